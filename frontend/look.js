// How the editor looks: the colours are those of app.css, in both themes.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const tint = (colour, share) => `color-mix(in srgb, var(--${colour}) ${share}%, transparent)`;

const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--bg)" },
  // The frame shows the focus, around the gutter too.
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    lineHeight: "inherit",
    overscrollBehaviorX: "contain",
  },
  ".cm-content": { padding: ".5rem 0", caretColor: "var(--text)" },
  ".cm-content:focus-visible": { outline: "none" },
  ".cm-line": { padding: "0 .75rem 0 .5rem" },
  ".cm-line::selection, .cm-line ::selection": { backgroundColor: tint("link", 35) },
  ".cm-gutters": {
    backgroundColor: "var(--surface-2)",
    color: "var(--muted)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.25rem", padding: "0 .4rem" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: tint("link", 7) },
  "&.cm-focused .cm-activeLineGutter": { backgroundColor: tint("link", 14) },
  "&.cm-focused .cm-lineNumbers .cm-activeLineGutter": { color: "var(--text)" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: tint("good", 22),
    outline: `1px solid ${tint("good", 60)}`,
  },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: tint("bad", 22) },
  ".cm-specialChar": { color: "var(--bad)" },
});

const panels = EditorView.theme({
  ".cm-panels": {
    backgroundColor: "var(--surface-2)",
    color: "var(--text)",
    fontFamily: "var(--font)",
  },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: ".5rem 2.5rem .5rem .5rem" },
  ".cm-panel.cm-search label": {
    display: "inline-flex",
    alignItems: "center",
    gap: ".3rem",
    minHeight: "2rem",
    fontSize: ".875rem",
    fontWeight: "400",
  },
  ".cm-panel.cm-search input[type=checkbox]": { margin: "0" },
  ".cm-panel.cm-search [name=close]": {
    top: ".35rem",
    right: ".35rem",
    width: "2rem",
    height: "2rem",
    fontSize: "1.25rem",
  },
  ".cm-panel .cm-textfield": {
    backgroundColor: "var(--bg)",
    border: "1px solid var(--edge)",
    fontSize: "1rem",
    minHeight: "2rem",
    padding: ".1rem .5rem",
    width: "min(14rem, 100%)",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--edge)",
    borderRadius: "8px",
    fontSize: ".875rem",
    minHeight: "2rem",
    "&:active": { backgroundImage: "none", backgroundColor: "var(--line)" },
  },
  ".cm-searchMatch": { backgroundColor: tint("warn", 25) },
  ".cm-searchMatch.cm-searchMatch-selected": {
    backgroundColor: tint("warn", 45),
    outline: "1px solid var(--warn)",
  },
});

const signs = EditorView.theme({
  ".cm-marks": { width: "1.75rem", cursor: "pointer" },
  ".cm-marks .cm-gutterElement": { textAlign: "center", color: "var(--warn)" },
  ".cm-marks .cm-gutterElement:hover": { backgroundColor: tint("warn", 20) },
  ".cm-marks ~ .cm-lineNumbers": { cursor: "pointer" },
  ".cm-marked, &.cm-focused .cm-marked": { backgroundColor: tint("warn", 20), boxShadow: "inset 3px 0 var(--warn)" },
  ".cm-diff-new": { backgroundColor: tint("good", 14) },
  ".cm-diff-old": { backgroundColor: tint("bad", 14) },
  ".cm-diff-head": { color: "var(--muted)" },
});

const colour = (name) => `var(--code-${name})`;

const code = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], color: colour("word") },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: colour("text") },
  { tag: tags.escape, color: colour("text"), fontWeight: "600" },
  { tag: tags.comment, color: "var(--muted)" },
  { tag: tags.number, color: colour("number") },
  {
    tag: [
      tags.definition(tags.function(tags.variableName)),
      tags.definition(tags.className),
      tags.standard(tags.name),
      tags.typeName,
      tags.meta,
    ],
    color: colour("name"),
  },
]);

const words = EditorState.phrases.of({
  next: "Next",
  previous: "Previous",
  all: "All",
  "match case": "Match case",
  regexp: "Regular expression",
  "by word": "Whole words",
  replace: "Replace this",
  "replace all": "Replace all",
});

// The first has the last word.
export const look = [signs, panels, theme, words, syntaxHighlighting(code)];
