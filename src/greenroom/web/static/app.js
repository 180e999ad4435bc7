// Theme without a reload, so that nothing typed on the page is lost. Without this script the
// form does the same through the server.
const switcher = document.querySelector("[data-theme-switch]");

const isDark = () =>
  (document.documentElement.dataset.theme ??
    (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

switcher?.addEventListener("click", (event) => {
  event.preventDefault();
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  document.cookie = `greenroom_theme=${theme}; Path=/; Max-Age=31536000; SameSite=Strict`;
});

// A form that is on its way is not sent again by a second click.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Back from the browser's cache, the form can be used again.
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
});

// What a wide screen has room for is open there from the start.
if (matchMedia("(min-width: 901px)").matches) {
  for (const part of document.querySelectorAll("details[data-wide]")) part.open = true;
}
