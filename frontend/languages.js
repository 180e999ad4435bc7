// What can be edited, by the name in `data-editor`.
import { pythonLanguage } from "@codemirror/lang-python";
import { SQLDialect } from "@codemirror/lang-sql";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";

// The words that make up queries. Longer lists hold `day` or `source` too, which here are columns.
const duckdb = SQLDialect.define({
  keywords: `
    all alter analyze and anti any as asc asof between by case cast check collate constraint create
    cross cube current default delete desc describe distinct drop else end escape except exclude
    exists explain extract fetch filter first following for foreign from full glob group grouping
    having ilike in inner insert intersect into is isnull join key last lateral left like limit
    materialized natural not notnull null nulls offset on or order outer over partition pivot
    positional preceding primary qualify range recursive references replace returning right rollup
    rows sample select semi sets similar some struct summarize table tablesample then ties to
    try_cast unbounded union unique unpivot update using values view when where window with within`,
  types: `
    bigint blob bool boolean char date datetime decimal double float hugeint int integer interval
    numeric real smallint text time timestamp timestamptz tinyint ubigint uinteger usmallint
    utinyint uuid varchar`,
  doubleDollarQuotedStrings: true,
  operatorChars: "+-*/<>=~!@#%^&|?",
  identifierQuotes: '"',
});

const DIFF_LINES = [
  [/^(\+\+\+|---|@@|diff |index )/, Decoration.line({ class: "cm-diff-head" })],
  [/^\+/, Decoration.line({ class: "cm-diff-new" })],
  [/^-/, Decoration.line({ class: "cm-diff-old" })],
];

function diffLines(view) {
  const found = [];
  for (const { from, to } of view.visibleRanges) {
    let line = view.state.doc.lineAt(from);
    for (;;) {
      const kind = DIFF_LINES.find(([pattern]) => pattern.test(line.text));
      if (kind) found.push(kind[1].range(line.from));
      if (line.to >= to) break;
      line = view.state.doc.line(line.number + 1);
    }
  }
  return Decoration.set(found);
}

const diff = ViewPlugin.define(
  (view) => ({
    lines: diffLines(view),
    update({ docChanged, viewportChanged }) {
      if (docChanged || viewportChanged) this.lines = diffLines(view);
    },
  }),
  { decorations: ({ lines }) => lines },
);

// Only how the text is read: the languages' own completions would give answers away.
export const languages = {
  python: pythonLanguage,
  sql: duckdb.language,
  "diff-readonly": diff,
};
