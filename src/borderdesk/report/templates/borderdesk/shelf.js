"use strict";
(() => {
  const form = document.getElementById("search");
  if (!form) return;
  const field = document.getElementById("query");
  const all = document.getElementById("all");
  const found = document.getElementById("found");
  // letters and digits in small, without accents, single blanks between and a blank on either side
  const fold = (text) => ` ${text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  const countries = Object.entries(JSON.parse(document.getElementById("countries").textContent))
    .map(([code, names]) => ({ code, name: names[0], names: names.map(fold) }));
  const editions = [...document.querySelectorAll(".edition")].map((node) => {
    const words = [...node.querySelectorAll("[data-words]")].map((part) => part.textContent).join(" ");
    const story = node.closest(".story").querySelector("h2").textContent;
    return { node, text: fold(`${words} ${story}`), codes: node.dataset.countries.split(" ") };
  });

  // what a query asks for: one country by its whole name, else names and texts that hold its words in a row, else each
  const asked = (query) => {
    const words = fold(query);
    const begins = words.slice(0, -1);
    const named = (test) => countries.filter((one) => one.names.some(test));
    const holds = (codes, edition) => codes.some((one) => edition.codes.includes(one.code));
    const whole = named((name) => name === words);
    if (whole.length) return [whole, (edition) => holds(whole, edition) || (words.length > 5 && edition.text.includes(words))];
    const begun = named((name) => name.includes(begins));
    const near = (edition) => holds(begun, edition) || edition.text.includes(begins);
    if (editions.some(near)) return [begun, near];
    const each = begins.trim().split(" ").map((word) => ` ${word}`);
    const of = each.map((word) => named((name) => name.includes(word)));
    return [of.flat(), (edition) => each.every((word, place) => holds(of[place], edition) || edition.text.includes(word))];
  };

  const say = (many, names, query) => {
    const listed = names.length > 4 ? `${names.slice(0, 4).join(", ")} …` : names.join(", ");
    if (!query.trim()) return "";
    if (!many) return `No edition for “${query.trim()}”.`;
    return `${many} of ${editions.length} edition${editions.length === 1 ? "" : "s"}${listed ? `: ${listed}` : ""}`;
  };

  let soon = 0;
  const keep = (query) => { history.replaceState(null, "", query ? `#q=${encodeURIComponent(query)}` : location.href.split("#")[0]); };
  const show = () => {
    const query = field.value;
    const [about, fits] = fold(query).trim() ? asked(query) : [[], () => true];
    const shown = editions.filter(fits);
    editions.forEach((one) => { one.node.hidden = !shown.includes(one); });
    document.querySelectorAll(".story").forEach((story) => { story.hidden = !story.querySelector(".edition:not([hidden])"); });
    all.hidden = !query;
    const names = about.filter((one) => shown.some((edition) => edition.codes.includes(one.code))).map((one) => one.name);
    found.textContent = say(shown.length, [...new Set(names)], query);
    clearTimeout(soon);
    soon = setTimeout(keep, 300, query.trim()); // a browser refuses an address for every letter of a fast typist
  };

  const clear = () => { field.value = ""; show(); field.focus(); };
  const recall = () => {
    if (!location.hash.startsWith("#q=")) return;
    try { field.value = decodeURIComponent(location.hash.slice(3)); } catch { field.value = ""; }
    show();
  };
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => { if (event.key === "Escape" && field.value) { event.preventDefault(); clear(); } });
  all.addEventListener("click", clear);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = document.querySelector(".story:not([hidden]) .edition:not([hidden]) h3 a");
    if (first) first.focus();
  });
  addEventListener("hashchange", recall);
  form.hidden = false;
  recall();
})();
