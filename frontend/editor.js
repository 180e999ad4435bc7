// A code editor in the place of each `textarea[data-editor]`. The textarea stays in the form and
// holds the same text at every moment, so drafts, reset and sending know nothing of the editor.
import { closeBrackets } from "@codemirror/autocomplete";
import { history } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { search } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  lineNumbers,
} from "@codemirror/view";

import { keys, stayInside } from "./keys.js";
import { languages } from "./languages.js";
import { look } from "./look.js";
import { lineMarks } from "./marks.js";

const nonce = document.querySelector("script[nonce]")?.nonce ?? "";

const announce = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

/** What the textarea says about itself, for the element that people type in now. */
function attributesOf(area) {
  const attributes = { tabindex: "0", spellcheck: "false", autocapitalize: "off" };
  const label = area.labels[0];
  if (label) attributes["aria-labelledby"] = label.id;
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (area.hasAttribute(name)) attributes[name] = area.getAttribute(name);
  }
  // Nothing can be typed, so a touch need not bring up the keyboard.
  if (area.readOnly) attributes.inputmode = "none";
  return attributes;
}

/** Text typed here goes to the textarea. */
const push = (area) =>
  EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    const text = update.state.doc.toString();
    if (text === area.value) return;
    area.value = text;
    announce(area);
  });

/** Text that the textarea got by other ways (reset, another script, the browser) comes here. */
function pull(area, view) {
  const { doc } = view.state;
  if (area.value === doc.toString()) return;
  view.dispatch({ changes: { from: 0, to: doc.length, insert: area.value } });
}

const writing = (area) => [
  history(),
  closeBrackets(),
  indentOnInput(),
  EditorState.readOnly.of(area.readOnly),
  push(area),
];

function open(area) {
  const frame = area.parentElement;
  const marks = area.dataset.lines
    ? lineMarks(area.form.elements.namedItem(area.dataset.lines), announce)
    : null;
  const view = new EditorView({
    doc: area.value,
    extensions: [
      EditorView.cspNonce.of(nonce),
      EditorView.contentAttributes.of(attributesOf(area)),
      EditorState.tabSize.of(4),
      indentUnit.of("    "),
      highlightSpecialChars(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      bracketMatching(),
      search({ top: true }),
      marks?.extension ?? lineNumbers(),
      writing(area),
      keys(area),
      languages[area.dataset.editor] ?? [],
      look,
    ],
  });
  const place = document.createElement("div");
  place.className = "editor-view";
  place.append(view.dom);
  const hadFocus = document.activeElement === area;
  frame.append(place);
  frame.classList.add("ready");
  stayInside(view);
  takeLabel(area, view);
  keepEqual(area, () => {
    pull(area, view);
    marks?.pull(view);
  });
  if (hadFocus) view.focus();
}

/** The label now names the editor; it would lead to a field that cannot be seen. */
function takeLabel(area, view) {
  const label = area.labels[0];
  if (!label) return;
  label.removeAttribute("for");
  label.addEventListener("click", () => view.focus());
}

function keepEqual(area, follow) {
  area.addEventListener("input", follow);
  area.addEventListener("change", follow);
  // The fields have their first values again only after the event.
  area.form?.addEventListener("reset", () => setTimeout(follow));
  addEventListener("pageshow", follow);
}

for (const area of document.querySelectorAll("textarea[data-editor]")) open(area);
