"use strict";
// What the other parts share: the page's words in its language, the tables beneath charts unfolded once, claims by id.
const words = JSON.parse(document.getElementById("words").textContent);
const made = (tag, attributes = {}, ...parts) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...parts);
  return element;
};
const unfolded = async (id) => {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (one) => one.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
};
const folded = (async () => {
  const [rows, tables, marks] = JSON.parse(await unfolded("folded"));
  const parts = tables.map(([before, places, after]) => {
    const holder = document.createElement("template");
    holder.innerHTML = before + places.map((place) => rows[place]).join("") + after;
    return holder.content;
  });
  // a mark is told by its row, which has its claim and the address of its source
  const byPlace = [];
  tables.forEach(([, places], number) => {
    const found = [...parts[number].querySelectorAll("tr")].slice(-places.length);
    places.forEach((place, at) => { byPlace[place] = found[at]; });
  });
  const told = ([named, label, address]) => {
    if (typeof named === "string") return [named, label, address];
    const row = byPlace[named];
    return [row.dataset.claims, label, address && row.querySelector("td:last-child a").getAttribute("href")];
  };
  return { tables: parts, marks: marks.map((chart) => chart.map(told)) };
})().catch(() => ({ tables: [], marks: [] }));
const inTables = async (query) => {
  for (const table of (await folded).tables) {
    const found = table.querySelector(query);
    if (found) return found;
  }
  return null;
};
const rowOf = async (id) => document.getElementById(`claim-${id}`) ||
  await inTables(`tr[data-claims~="${CSS.escape(id)}"]`) || document.querySelector(`tr[data-claims~="${CSS.escape(id)}"]`);
(() => {
  const button = document.getElementById("show-code");
  const sources = document.querySelectorAll("details.source");
  if (!button || !sources.length) return;
  button.hidden = false;
  document.body.classList.add("scripted");
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    button.textContent = open ? words.hide_code : words.show_code;
    document.body.classList.toggle("with-code", open);
    sources.forEach((one) => { one.open = open; });
  });
})();
(() => {
  const wide = matchMedia("(min-width: 82rem)");
  const fold = () => document.querySelectorAll(".contents > details").forEach((one) => { one.open = wide.matches; });
  wide.addEventListener("change", fold);
  fold();
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
for (const details of document.querySelectorAll("details.data")) {
  details.addEventListener("toggle", async () => {
    const place = details.querySelector("[data-table]");
    if (!details.open || !place || place.childNodes.length) return;
    const table = (await folded).tables[place.dataset.table];
    place.append(table ? table.cloneNode(true) : words.old);
  });
}
// what is below the first screens (report.css) is laid out while the browser is idle, a section a frame
const idle = window.requestIdleCallback || ((act) => setTimeout(act, 1));
const below = [...document.querySelectorAll("main > section:nth-of-type(n + 8)")];
const layOut = () => {
  const section = below.shift();
  if (!section) return;
  section.style.contentVisibility = "visible";
  requestAnimationFrame(() => idle(layOut));
};
requestAnimationFrame(() => idle(layOut));
