"use strict";
(() => {
  const root = document.documentElement;
  const cards = [...document.querySelectorAll(".card")];
  const place = document.getElementById("place");
  const kinds = [...document.querySelectorAll(".counts input")];
  const marksOf = id => [...document.querySelectorAll(`a[data-in~="${id}"]`)];
  const off = new Set();
  let current = null;
  root.classList.add("scripted");

  const wanted = () => cards.filter(card => !off.has(card.dataset.kind));
  const show = id => {
    const card = document.getElementById(id);
    if (!card || !cards.includes(card)) return;
    current = card;
    root.classList.add("chosen");
    document.querySelectorAll(".now").forEach(it => it.classList.remove("now"));
    card.classList.add("now");
    marksOf(id).forEach(it => it.classList.add("now"));
    place.textContent = `${wanted().indexOf(card) + 1 || "–"} of ${wanted().length}`;
  };
  const go = step => {
    const list = wanted();
    if (!list.length) return;
    const here = list.indexOf(current);
    const at = here < 0 ? (step > 0 ? 0 : list.length - 1) : (here + step + list.length) % list.length;
    const id = list[at].id;
    show(id);
    const mark = document.getElementById(`at-${id}`) || marksOf(id)[0];
    mark.focus({ preventScroll: true });
    show(id);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    mark.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  };
  const marked = event => event.target.closest?.("a[data-in]");
  const first = mark => mark.dataset.in.split(" ")[0];

  const text = document.getElementById("text");
  text.addEventListener("mouseover", event => { const mark = marked(event); if (mark) show(first(mark)); });
  text.addEventListener("focusin", event => { const mark = marked(event); if (mark) show(first(mark)); });
  text.addEventListener("click", event => {
    const mark = marked(event);
    if (mark) { event.preventDefault(); show(first(mark)); }
  });
  document.getElementById("next").addEventListener("click", () => go(1));
  document.getElementById("back").addEventListener("click", () => go(-1));
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (["j", "ArrowRight"].includes(event.key)) { event.preventDefault(); go(1); }
    if (["k", "ArrowLeft"].includes(event.key)) { event.preventDefault(); go(-1); }
  });
  kinds.forEach(box => box.addEventListener("change", () => {
    if (box.checked) off.delete(box.value); else off.add(box.value);
    root.classList.toggle(`without-${box.value}`, !box.checked);
    place.textContent = `${wanted().length} to look at`;
  }));
})();
