// Every number opens what stands behind it: its words, who said them, when, where, and the arithmetic.
const chain = (() => {
  const title = made("h2", { id: "chain-title" }, words.chain);
  const close = made("button", { type: "button" }, words.close);
  const body = made("div");
  const dialog = made("dialog", { class: "chain", "aria-labelledby": "chain-title" }, made("header", {}, title, close), body);
  document.body.append(dialog);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a[href^='#']")) dialog.close();
  });
  const claim = (row) => {
    const labels = [...row.closest("table").querySelectorAll("thead th")].map((one) => one.textContent);
    const list = made("dl");
    let source;
    [...row.cells].forEach((cell, place) => {
      const link = cell.querySelector("a[href^='http']");
      if (link && place === row.cells.length - 1) source = link.cloneNode(true);
      if (!cell.textContent.trim()) return;
      const shown = made("dd");
      shown.append(...[...cell.cloneNode(true).childNodes].filter((one) => one.nodeName !== "SCRIPT"));
      list.append(made("div", {}, made("dt", {}, labels[place] || ""), shown));
    });
    const go = made("p", { class: "go" });
    if (source) {
      source.textContent = `${words.open} ↗`;
      go.append(source);
    }
    if (row.id && row.isConnected) go.append(made("a", { href: `#${row.id}` }, words.row));
    return made("article", {}, list, go);
  };
  const idsOf = (element) => {
    const [, one] = /^#claim-(.+)$/.exec(element.getAttribute("href") || "") || [];
    return element.dataset.claims ? element.dataset.claims.split(" ") : one ? [decodeURIComponent(one)] : [];
  };
  // the row that says how a number was reached: its words, and the claims that it names
  const how = async (link) => {
    const name = (link.getAttribute("href") || "").slice(1);
    if (!name.startsWith("how-")) return ["", []];
    const row = document.getElementById(name) || await inTables(`#${CSS.escape(name)}`);
    if (!row) return ["", []];
    const said = made("span");
    said.append(...row.cells[1].cloneNode(true).childNodes);
    return [said, [...said.querySelectorAll("a[href^='#claim-']")].flatMap(idsOf)];
  };
  const MOST = 12;
  const open = async (said, arithmetic, ids) => {
    const rows = (await Promise.all(ids.slice(0, MOST).map(rowOf))).filter(Boolean);
    body.replaceChildren(made("p", { class: "said" }, said));
    if (arithmetic) body.append(made("p", { class: "how" }, arithmetic));
    body.append(...[...new Set(rows)].map(claim));
    if (ids.length > MOST) body.append(made("p", { class: "how" }, "…"));
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  };
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a.number, a.count, figure.chart svg a");
    if (!link) return;
    const mark = link.closest("svg") && link.querySelector("[data-claims]");
    event.preventDefault();
    if (mark) open(link.getAttribute("aria-label") || link.textContent, "", idsOf(mark));
    else how(link).then(([arithmetic, claims]) => open(link.textContent, arithmetic, claims.length ? claims : idsOf(link)));
  });
  return { open };
})();
