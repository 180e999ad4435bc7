// Keys of the editor.
import { closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, historyKeymap, indentWithTab, simplifySelection } from "@codemirror/commands";
import { closeSearchPanel, searchKeymap } from "@codemirror/search";
import { EditorView, keymap } from "@codemirror/view";

// Long enough to find the next key without haste; any other key ends it sooner.
const LEAVE_MS = 60_000;

/** Esc, and then Tab moves the focus on instead of indenting. */
function leave(view) {
  closeSearchPanel(view);
  simplifySelection(view);
  view.setTabFocusMode(LEAVE_MS);
  return true;
}

/** Press the first of the form's buttons that is there. */
function press(area, ...selectors) {
  const controls = [...(area.form?.elements ?? [])];
  for (const selector of selectors) {
    const button = controls.find((control) => control.matches(selector));
    if (button) {
      button.click();
      return true;
    }
  }
  return false;
}

const sending = (area) => {
  const submit = () => press(area, "[data-submit]", ".btn.primary");
  const run = () => press(area, "[data-run]") || submit();
  return [
    { key: "Mod-Enter", run, shift: submit },
    { mac: "Ctrl-Enter", run, shift: submit },
  ];
};

// It would put in a line where the key has nothing to press.
const usual = defaultKeymap.filter(({ key }) => key !== "Mod-Enter");

/** All keys; in a text that cannot be changed Tab leaves at once. */
export const keys = (area) => [
  keymap.of([
    { key: "Escape", run: leave },
    ...sending(area),
    ...(area.readOnly ? [] : [...closeBracketsKeymap, indentWithTab]),
    ...usual,
    ...historyKeymap,
    ...searchKeymap,
  ]),
  EditorView.domEventHandlers({
    blur(event, view) {
      view.setTabFocusMode(false);
    },
  }),
];

/** What is typed here, also in the search panel, is no command of the page. */
export function stayInside(view) {
  view.dom.addEventListener("keydown", (event) => event.stopPropagation());
}
