// Charts: the arrow keys lead from mark to mark, each says what it stands for, Enter opens what stands behind it.
const walk = (svg, stops) => {
  // stops may change under way; one of them is always in the order of the tab key
  const middle = (stop) => {
    const box = stop.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  let current = stops[0];
  const settle = (stop) => {
    current?.setAttribute("tabindex", "-1");
    current = stops.includes(stop) ? stop : stops[0];
    current?.setAttribute("tabindex", "0");
  };
  const go = (stop) => {
    if (!stop) return;
    settle(stop);
    stop.focus();
  };
  const beside = (step) => stops[stops.indexOf(current) + step];
  const across = (down) => {
    const [x, y] = middle(current);
    const cost = ([left, top]) => Math.abs(top - y) + 3 * Math.abs(left - x);
    return stops.map((stop) => [middle(stop), stop]).filter(([place]) => (place[1] - y) * down > 2)
      .sort((one, other) => cost(one[0]) - cost(other[0]))[0]?.[1];
  };
  const keys = { ArrowRight: () => beside(1), ArrowLeft: () => beside(-1), ArrowDown: () => across(1), ArrowUp: () => across(-1),
    Home: () => stops[0], End: () => stops.at(-1) };
  svg.addEventListener("keydown", (event) => {
    if (event.key === "t" || event.key === "T") svg.closest("figure").querySelector("details.data > summary")?.click();
    if (!keys[event.key] || !current) return;
    event.preventDefault();
    go(keys[event.key]());
  });
  svg.addEventListener("focusin", (event) => {
    const stop = stops.find((one) => one.contains(event.target));
    if (stop && stop !== current) go(stop);
  });
  settle(current);
  return () => settle(current);
};
folded.then(({ marks }) => [...document.querySelectorAll("figure.chart > svg")].forEach((svg, number) => {
  // what the marks stand for comes folded, in their order
  const bare = [...svg.querySelectorAll("a > *, [data-m]")];
  (marks[number] || []).forEach(([claims, label, address], place) => {
    const mark = bare[place];
    if (!mark) return;
    mark.dataset.claims = claims;
    mark.dataset.label = label;
    if (!address) return;
    const link = document.createElementNS("http://www.w3.org/2000/svg", "a");
    link.setAttribute("href", address);
    mark.before(link);
    link.append(mark);
  });
  svg.querySelectorAll("a").forEach((link) => link.setAttribute("tabindex", "-1"));
  // marks of one source share a link in the file; here each gets its own
  for (const link of svg.querySelectorAll("a")) {
    const marks = [...link.children].filter((one) => one.dataset.claims);
    for (const mark of marks.slice(1).reverse()) {
      const own = link.cloneNode(false);
      own.append(mark);
      link.after(own);
    }
  }
  const seen = new Map();
  const links = [];
  for (const link of svg.querySelectorAll("a")) {
    const mark = link.querySelector("[data-claims]");
    const label = (mark && mark.dataset.label) || link.textContent;
    const first = mark && seen.get(mark.dataset.claims);
    if (first) {
      link.setAttribute("aria-label", first.getAttribute("aria-label"));
      link.setAttribute("aria-hidden", "true");
      continue;
    }
    link.setAttribute("aria-label", label);
    if (mark) seen.set(mark.dataset.claims, link);
    links.push(link);
  }
  if (!links.length) return;
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-description", words.marks);
  for (const scale of svg.querySelectorAll(".role-axis, .role-legend")) scale.setAttribute("aria-hidden", "true");
  walk(svg, links);
}));
(() => {
  const tip = made("div", { class: "tip", "aria-hidden": "true" });
  tip.hidden = true;
  document.body.append(tip);
  const show = async (link) => {
    const mark = link.dataset.claims ? link : link.querySelector("[data-claims]");
    tip.replaceChildren(made("b", {}, link.getAttribute("aria-label") || ""));
    const box = link.getBoundingClientRect();
    const place = () => {
      const left = Math.min(Math.max(8, box.left + box.width / 2 - tip.offsetWidth / 2), innerWidth - tip.offsetWidth - 8);
      const above = box.top - tip.offsetHeight - 8;
      tip.style.left = `${left}px`;
      tip.style.top = `${above > 8 ? above : box.bottom + 8}px`;
    };
    tip.hidden = false;
    place();
    const row = mark && await rowOf(mark.dataset.claims.split(" ")[0]);
    if (row && tip.firstChild && tip.firstChild.textContent === link.getAttribute("aria-label")) {
      tip.append(row.cells[1].textContent);
      place();
    }
  };
  const hide = () => { tip.hidden = true; };
  for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(enter, (event) => {
      const link = event.target.closest?.("figure.chart svg a, .live [data-claims]");
      if (link) show(link);
    });
    document.addEventListener(leave, hide);
  }
  addEventListener("scroll", hide, { passive: true, capture: true });
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();
