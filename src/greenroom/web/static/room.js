// The question room: drafts, keys and the clock. Every page works without this file.
const answer = document.querySelector("form[data-answer]");
const DRAFT_DELAY_MS = 600;
const RETRY_DELAY_MS = 3000;

// Drafts ---------------------------------------------------------------------------------------
const saved = document.querySelector("[data-saved]");
let timer = 0;
let lastSent = answer ? body() : "";
let sending = Promise.resolve();

function body() {
  const data = new FormData(answer);
  data.delete("attempt");
  return new URLSearchParams(data).toString();
}

function saveDraft() {
  clearTimeout(timer);
  const text = body();
  if (text === lastSent) return sending;
  lastSent = text;
  // One after the other, so that an older draft never arrives last.
  sending = sending.then(async () => {
    try {
      const response = await fetch(answer.dataset.draft, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: text,
      });
      // 409: the question is not open any more, and never will be again.
      if (response.ok || response.status === 409) {
        saved.textContent = response.ok ? "Draft kept" : "Draft not kept";
        return;
      }
    } catch {
      // The server cannot be reached; tried again like a refusal.
    }
    saved.textContent = "Draft not kept";
    lastSent = "";
    timer = setTimeout(saveDraft, RETRY_DELAY_MS);
  });
  return sending;
}

if (answer && !answer.querySelector("[data-card]")) {
  // On the document: fields beside the form may belong to it.
  document.addEventListener("input", ({ target }) => {
    if (target.form !== answer) return;
    clearTimeout(timer);
    timer = setTimeout(saveDraft, DRAFT_DELAY_MS);
  });
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveDraft();
  });
  addEventListener("pagehide", () => {
    const text = body();
    if (answer.dataset.sent || text === lastSent) return;
    navigator.sendBeacon(
      answer.dataset.draft,
      new Blob([text], { type: "application/x-www-form-urlencoded" }),
    );
  });
}

// Running --------------------------------------------------------------------------------------
const run = answer?.querySelector("[data-run]");
const submitter = answer?.querySelector("[data-submit]");
const trial = answer?.querySelector("[data-trial]");

async function runTrial() {
  run.setAttribute("aria-busy", "true");
  run.disabled = true;
  trial.replaceChildren(said("Running"));
  try {
    const response = await fetch(run.formAction, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "x-fragment": "1" },
      body: body(),
    });
    // 422: the answer cannot be run, and why; anything else is a page of its own, not a part.
    if (response.ok || response.status === 422) {
      // Written by our own templates, which escape all that a program printed.
      trial.innerHTML = await response.text();
    } else {
      trial.replaceChildren(said("It could not be run; reload the page. Your code is kept in it."));
    }
  } catch {
    trial.replaceChildren(said("The server cannot be reached. Your code is still here."));
  }
  run.disabled = false;
  run.removeAttribute("aria-busy");
}

function said(text) {
  const line = document.createElement("p");
  line.className = "muted";
  line.textContent = text;
  return line;
}

run?.addEventListener("click", (event) => {
  event.preventDefault();
  runTrial();
});

// The way back to the starter keeps a way back from it.
const reset = answer?.querySelector("[data-reset]");
if (reset) {
  const field = answer.elements[reset.dataset.reset];
  const starter = answer.querySelector("[data-starter]").content.textContent;
  const label = reset.textContent;
  let replaced = null;
  reset.hidden = false;
  reset.addEventListener("click", () => {
    const before = field.value;
    field.value = replaced ?? starter;
    replaced = replaced === null ? before : null;
    reset.textContent = replaced === null ? label : "Back to what you had";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// A reason for each marked line of a patch.
const reasons = answer?.querySelector("[data-reasons]");
const marks = answer?.elements.lines;
function askReasons() {
  const lines = marks.value.split(",").map((line) => line.trim()).filter((line) => /^\d+$/.test(line));
  for (const line of lines) {
    const name = `reason-${line}`;
    if (document.getElementById(name)) continue;
    const label = Object.assign(document.createElement("label"), { htmlFor: name });
    label.textContent = `Why line ${line}`;
    const area = Object.assign(document.createElement("textarea"), { id: name, name, rows: 2 });
    area.maxLength = 2000;
    const part = document.createElement("p");
    part.append(label, area);
    reasons.append(part);
  }
  for (const area of reasons.querySelectorAll("textarea")) {
    // What was typed stays when a mark goes: a slip of a finger must not cost it.
    area.parentElement.hidden = !lines.includes(area.name.slice(7)) && !area.value;
  }
}
if (reasons && marks) {
  marks.addEventListener("input", askReasons);
  askReasons();
}

const elapsed = document.querySelector("[data-elapsed]");
if (elapsed) {
  const begun = performance.now() - Number(elapsed.dataset.elapsed) * 1000;
  setInterval(() => {
    const seconds = Math.floor((performance.now() - begun) / 1000);
    elapsed.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }, 1000);
}

// Keys -----------------------------------------------------------------------------------------
const keys = document.querySelector("#keys");
const isTyping = (element) =>
  element.matches("textarea, select, input:not([type=radio], [type=checkbox])");

function choose(number) {
  const card = answer?.querySelector("details[data-card]");
  if (card) {
    if (card.open) answer.querySelector(`[data-rating="${number}"]`)?.click();
    return;
  }
  const input = answer?.querySelectorAll("input[name=answer]:is([type=radio], [type=checkbox])")[
    number - 1
  ];
  input?.focus();
  input?.click();
}

function turn() {
  const card = answer?.querySelector("details[data-card]");
  if (!card) return false;
  card.open = !card.open;
  return true;
}

// A card has no button to submit: Enter turns it, and its rating sends it.
function send() {
  const button = answer.querySelector(".btn.primary");
  if (button) answer.requestSubmit(button);
  else turn();
}

const COMMANDS = {
  n: () => document.querySelector("[data-key=n]")?.click(),
  f: () => document.querySelector("[data-key=f]")?.click(),
  "?": () => keys?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (keys?.open || event.altKey || event.defaultPrevented) return;
  const { key, target } = event;
  if (key === "Enter" && run && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    (event.shiftKey ? submitter : run).click();
    return;
  }
  if (event.metaKey) return;
  if (key === "Enter" && answer && !run && (event.ctrlKey || target.matches("input"))) {
    event.preventDefault();
    send();
    return;
  }
  if (event.ctrlKey || isTyping(target)) return;
  if (/^[1-9]$/.test(key)) {
    choose(Number(key));
  } else if (key === " " && target === document.body && turn()) {
    event.preventDefault();
  } else if (key === "Enter" && answer && !run && !target.closest("button, a, summary")) {
    send();
  } else {
    COMMANDS[key.toLowerCase()]?.();
  }
});

// After an answer the verdict comes first, for eyes on a phone and for screen readers.
document.querySelector("#feedback-title")?.focus();

// Clock ----------------------------------------------------------------------------------------
const clock = document.querySelector("[data-seconds-left]");
const GRACE_MS = 2500;
const LOW_SECONDS = 60;

if (clock) {
  const end = performance.now() + Number(clock.dataset.secondsLeft) * 1000;
  const shown = clock.querySelector("[data-clock]");
  const tick = async () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    clock.classList.toggle("low", left <= LOW_SECONDS);
    if (left > 0) return;
    clearInterval(ticking);
    if (answer) await saveDraft();
    // The server hands in what was kept once its own clock says so.
    setTimeout(() => location.assign(clock.dataset.over), GRACE_MS);
  };
  const ticking = setInterval(tick, 500);
  tick();
}
