// To take along: a chart as SVG or PNG with its title and sources in the picture, a table as CSV; all without a network.
(() => {
  const save = (blob, name) => {
    const link = made("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  const name = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "borderdesk";
  // what begins like a formula would run as one in a spreadsheet (https://owasp.org/www-community/attacks/CSV_Injection)
  const cell = (text) => {
    const plain = text.replace(/\s+/g, " ").trim();
    const safe = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
    return /[",;\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const line = (row) => [...row.cells].flatMap((one) => {
    const link = one.querySelector("a[href^='http']");
    return link && one === row.cells[row.cells.length - 1] ? [cell(one.textContent), cell(link.href)] : [cell(one.textContent)];
  }).join(",");
  const csv = (holder) => [...holder.querySelectorAll("tr")].map(line).join("\r\n") + "\r\n";
  const button = (label, act, about) => {
    const made_button = made("button", { type: "button", "aria-label": `${label}: ${about}` }, label);
    made_button.addEventListener("click", act);
    return made_button;
  };
  const WIDTH = 720, EDGE = 24, NS = "http://www.w3.org/2000/svg";
  const lines = (text, size, weight) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${weight} ${size}px Arial, sans-serif`;
    const found = [""];
    for (const word of text.split(/\s+/)) {
      const longer = found.at(-1) ? `${found.at(-1)} ${word}` : word;
      if (pen.measureText(longer).width > WIDTH - 2 * EDGE && found.at(-1)) found.push(word);
      else found[found.length - 1] = longer;
    }
    return found.filter(Boolean);
  };
  const picture = (figure) => {
    const chart = figure.querySelector("svg").cloneNode(true);
    chart.querySelectorAll("a").forEach((one) => one.replaceWith(...one.childNodes));
    const [, , w, h] = chart.getAttribute("viewBox").split(" ").map(Number);
    const scale = Math.min(1, (WIDTH - 2 * EDGE) / w);
    const whole = document.createElementNS(NS, "svg");
    let y = EDGE;
    const write = (text, size, weight, colour) => lines(text, size, weight).forEach((one) => {
      const words = document.createElementNS(NS, "text");
      y += size * 1.3;
      for (const [key, value] of Object.entries({ x: EDGE, y, "font-family": "Arial, Helvetica, sans-serif", "font-size": size, "font-weight": weight, fill: colour })) words.setAttribute(key, value);
      words.textContent = one;
      whole.append(words);
    });
    const caption = figure.querySelector("figcaption");
    if (caption) {
      write(caption.querySelector("strong").textContent, 18, 700, "#111111");
      caption.querySelectorAll("span").forEach((one) => write(one.textContent, 12, 400, "#555555"));
    }
    for (const [key, value] of Object.entries({ x: EDGE, y: y + 14, width: w * scale, height: h * scale, color: "#111111" })) chart.setAttribute(key, value);
    chart.removeAttribute("style");
    const height = Math.ceil(y + 14 + h * scale + EDGE);
    for (const [key, value] of Object.entries({ xmlns: NS, viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height })) whole.setAttribute(key, value);
    const ground = document.createElementNS(NS, "rect");
    for (const [key, value] of Object.entries({ width: WIDTH, height, fill: "#ffffff" })) ground.setAttribute(key, value);
    whole.prepend(ground);
    whole.append(chart);
    return [new XMLSerializer().serializeToString(whole).replaceAll("currentColor", "#111111"), height];
  };
  const png = (figure, title) => {
    const [svg, height] = picture(figure);
    const image = new Image();
    image.onload = () => {
      const canvas = made("canvas", { width: WIDTH * 2, height: height * 2 });
      canvas.getContext("2d").drawImage(image, 0, 0, WIDTH * 2, height * 2);
      canvas.toBlob((blob) => save(blob, `${name(title)}.png`));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  };
  for (const figure of document.querySelectorAll("figure.chart")) {
    if (!figure.querySelector("svg :is(a, [data-m])")) continue;
    const title = figure.querySelector("figcaption strong")?.textContent || document.title;
    const tools = made("div", { class: "tools" });
    tools.append(button("SVG", () => save(new Blob([picture(figure)[0]], { type: "image/svg+xml" }), `${name(title)}.svg`), title));
    tools.append(button("PNG", () => png(figure, title), title));
    const place = figure.querySelector("[data-table]");
    if (place) tools.append(button("CSV", async () => save(new Blob(["\ufeff", csv((await folded).tables[place.dataset.table])], { type: "text/csv" }), `${name(title)}.csv`), title));
    figure.append(tools);
  }
  for (const holder of document.querySelectorAll("main .scroll")) {
    const title = holder.querySelector("caption")?.textContent || document.title;
    holder.after(made("div", { class: "tools" }, button("CSV", () => save(new Blob(["\ufeff", csv(holder)], { type: "text/csv" }), `${name(title)}.csv`), title)));
  }
})();
