// Lines of a text that a reviewer marks, kept in a field of the form as `3,7`.
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter, keymap, lineNumbers } from "@codemirror/view";

class Flag extends GutterMarker {
  toDOM() {
    return document.createTextNode("⚑");
  }
}

const FLAG = new Flag();
const TINTED = Decoration.line({ class: "cm-marked" });

const tidy = (numbers) => [...new Set(numbers)].sort((a, b) => a - b);

/** The numbers of lines that are there, each once, in order. */
function parse(text, doc) {
  const numbers = text.split(",").map(Number);
  return tidy(numbers.filter((n) => Number.isInteger(n) && n >= 1 && n <= doc.lines));
}

function inWords(numbers) {
  if (!numbers.length) return "No line is marked";
  return `Marked: ${numbers.length === 1 ? "line" : "lines"} ${numbers.join(", ")}`;
}

/** Where the marks are said in words, in the place of the field that needs no script. */
function summaryBeside(input) {
  const summary = document.createElement("span");
  summary.setAttribute("role", "status");
  const row = input.closest(".editor-marks");
  row.append(summary);
  row.classList.add("ready");
  return summary;
}

const setMarks = StateEffect.define();

/** The numbers of the marked lines. */
const marks = StateField.define({
  create: () => [],
  update: (numbers, { effects }) => effects.find((effect) => effect.is(setMarks))?.value ?? numbers,
  provide: (field) => EditorView.decorations.compute([field], (state) => atLines(TINTED, state)),
});

/** The same value at the start of each marked line. */
function atLines(value, state) {
  return RangeSet.of(state.field(marks).map((n) => value.range(state.doc.line(n).from)));
}

const toggled = (numbers, number) =>
  numbers.includes(number) ? numbers.filter((n) => n !== number) : tidy([...numbers, number]);

/**
 * Marks kept in `input`, for a text that cannot be changed: its lines keep their numbers.
 * `announce` tells the form that the field changed.
 */
export function lineMarks(input, announce) {
  const summary = summaryBeside(input);

  function pull(view) {
    const numbers = parse(input.value, view.state.doc);
    summary.textContent = inWords(numbers);
    view.dispatch({ effects: setMarks.of(numbers) });
  }

  function toggle(view, at) {
    const number = view.state.doc.lineAt(at).number;
    input.value = toggled(view.state.field(marks), number).join(",");
    pull(view);
    announce(input);
    return true;
  }

  function press(view, line) {
    view.dispatch({ selection: { anchor: line.from } });
    view.focus();
    return toggle(view, line.from);
  }

  const run = (view) => toggle(view, view.state.selection.main.head);
  const domEventHandlers = { click: press };
  return {
    pull,
    extension: [
      marks,
      gutter({
        class: "cm-marks",
        markers: (view) => atLines(FLAG, view.state),
        initialSpacer: () => FLAG,
        renderEmptyElements: true,
        domEventHandlers,
      }),
      lineNumbers({ domEventHandlers }),
      keymap.of([
        { key: "Space", run },
        { key: "Enter", run },
      ]),
    ],
  };
}
