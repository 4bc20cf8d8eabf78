"use strict";
(() => {
  const button = document.getElementById("show-code");
  if (!button) return;
  const sources = document.querySelectorAll("details.source");
  if (!sources.length) return;
  button.hidden = false;
  document.body.classList.add("scripted");
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    button.textContent = open ? "Hide code" : "Show code";
    document.body.classList.toggle("with-code", open);
    sources.forEach((one) => { one.open = open; });
  });
})();
(() => {
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    if (target) target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", open);
  open();
})();
