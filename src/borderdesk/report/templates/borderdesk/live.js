// Live charts: one country stands out in all of them, and days chosen on one over time hold for every other.
(() => {
  if (!document.getElementById("runtime") || !window.DecompressionStream) return;
  const DAY = 86400000, CLAIM = "; claim: ", ENOUGH = 6;
  const state = { country: "", days: null };
  const live = [];
  const runtime = async () => {
    const ready = new Promise((done) => { window.live = done; });
    document.head.append(made("script", {}, await unfolded("runtime")));
    return ready;
  };
  // each step on its own, so that the page answers in between
  const idle = () => new Promise((done) => (window.requestIdleCallback || setTimeout)(done));
  const itemOf = (element) => (element.__data__ || element.parentNode?.__data__ || {});
  // what each mark stands for, as the drawn chart says it: the first of a claim can be reached, the others are as one with it
  const tell = (one) => {
    const seen = new Set();
    one.stops.length = 0;
    for (const group of one.svg.querySelectorAll("g[role]")) for (const name of ["role", "aria-roledescription"]) group.removeAttribute(name);
    for (const scale of one.svg.querySelectorAll(".role-axis, .role-legend")) scale.setAttribute("aria-hidden", "true");
    for (const mark of one.svg.querySelectorAll(".role-mark :is(path, text, rect, line)")) {
      const { address, description, datum, opacity, x, mark: kind } = itemOf(mark);
      const [label, claims] = (description || "").split(CLAIM);
      mark.classList.toggle("country", Boolean(datum?.country) && (!address || kind.marktype === "shape"));
      if (!claims || !address || seen.has(claims)) {
        mark.setAttribute("aria-hidden", "true");
        mark.removeAttribute("tabindex");
        if (!claims || !address) continue;
      }
      mark.dataset.claims = claims.replaceAll(", ", " ");
      mark.setAttribute("aria-label", label);
      mark.removeAttribute("aria-roledescription");
      const away = one.view.signal("only_days") && (x < 0 || x > kind.group.width);
      const pale = state.country && datum.country && datum.country !== state.country;
      if (seen.has(claims) || away || pale || opacity === 0) {
        mark.setAttribute("aria-hidden", "true");
        mark.removeAttribute("tabindex");
        continue;
      }
      seen.add(claims);
      mark.removeAttribute("aria-hidden");
      mark.setAttribute("role", "button");
      mark.setAttribute("tabindex", "-1");
      one.stops.push(mark);
    }
    one.settle?.();
  };
  const spanOf = ({ view, times }) => times.length ? view.scale(times[0]).domain().map(Number) : null;
  const meets = (days, span) => days && span && days[1] > span[0] && days[0] < span[1];
  const apply = async () => {
    bar.tell();
    for (const one of live) {
      one.view.signal("only_country", state.country).signal("only_days", meets(state.days, one.span) ? state.days : null);
      await one.view.runAsync();
      tell(one);
    }
  };
  const choose = (country) => {
    state.country = state.country === country ? "" : country;
    return apply();
  };
  const everything = () => {
    Object.assign(state, { country: "", days: null });
    return apply();
  };
  const countryOf = ({ mark, datum, text, address }) => {
    if (mark?.role === "axis-label") return datum.value;
    if (mark?.role === "axis-title") return text;
    return datum && (!address || mark.marktype === "shape") ? datum.country : "";
  };
  const listen = (one) => {
    one.svg.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-claims]"), item = itemOf(event.target);
      const country = event.detail && countryOf(item);
      if (one.dragged) one.dragged = false;
      else if (country && one.countries.includes(country)) choose(country);
      else if (mark && (event.ctrlKey || event.metaKey)) made("a", { href: item.address, target: "_blank", rel: "noreferrer" }).click();
      else if (mark) chain.open(mark.getAttribute("aria-label"), "", mark.dataset.claims.split(" "));
    });
    one.svg.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    });
    if (one.span) brush(one);
  };
  // days are chosen by drawing over them; a finger scrolls, it has the fields of the bar
  const brush = (one) => {
    const shade = made("div", { class: "shade" });
    shade.hidden = true;
    one.holder.append(shade);
    let from = null;
    const plotAt = (x, y) => [...one.svg.querySelectorAll("path.background")].map((path) => path.getBoundingClientRect())
      .filter((box) => box.width > 40 && box.height > 8 && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
      .sort((a, b) => a.width * a.height - b.width * b.height)[0];
    const within = (x) => Math.min(Math.max(x, from.plot.left), from.plot.right);
    one.svg.addEventListener("pointerdown", (event) => {
      const plot = plotAt(event.clientX, event.clientY);
      one.dragged = false;
      if (plot && !event.button && event.pointerType !== "touch") from = { plot, x: event.clientX };
    });
    addEventListener("pointermove", (event) => {
      if (!from || Math.abs(event.clientX - from.x) < ENOUGH) return;
      event.preventDefault();
      getSelection().removeAllRanges();
      const box = one.holder.getBoundingClientRect(), ends = [from.x, within(event.clientX)].sort((a, b) => a - b);
      const place = { left: ends[0] - box.left, top: from.plot.top - box.top, width: ends[1] - ends[0], height: from.plot.height };
      for (const [name, value] of Object.entries(place)) shade.style[name] = `${value}px`;
      shade.hidden = false;
    });
    addEventListener("pointerup", (event) => {
      if (!from) return;
      const [start, end] = spanOf(one), { plot, x } = from;
      const when = (at) => start + (end - start) * (at - plot.left) / plot.width;
      const ends = [x, within(event.clientX)].sort((a, b) => a - b);
      from = null;
      shade.hidden = true;
      if (ends[1] - ends[0] < ENOUGH) return;
      one.dragged = true;
      const first = Math.floor(when(ends[0]) / DAY) * DAY;
      state.days = [first, Math.max(first + DAY, Math.ceil(when(ends[1]) / DAY) * DAY)];
      apply();
    });
    one.svg.addEventListener("dblclick", () => {
      state.days = null;
      apply();
    });
  };
  const bar = (() => {
    const place = document.getElementById("explore");
    const country = made("select", {}, made("option", { value: "" }, words.countries));
    const [first, last] = [words.first_day, words.last_day].map((label) => made("input", { type: "date", "aria-label": label }));
    const all = made("button", { type: "button" }, words.everything);
    const days = made("span", { class: "days" }, made("span", {}, words.days), first, "–", last);
    const key = made("span", { class: "key" });  // where days are chosen the names at the ends of the lines may be away
    const series = () => new Map(live.flatMap((one) => [...one.svg.querySelectorAll(".role-mark text")].map(itemOf))
      .filter((item) => item.datum?.side && item.text === item.datum.side).map((item) => [item.text, item.fill]));
    const day = (moment) => new Date(moment).toISOString().slice(0, 10);
    const build = () => {
      for (const name of [...new Set(live.flatMap((one) => one.countries))].sort((a, b) => a.localeCompare(b, document.documentElement.lang))) {
        country.append(made("option", { value: name }, name));
      }
      const spans = live.map((one) => one.span).filter(Boolean);
      country.addEventListener("change", () => choose(country.value));
      for (const field of [first, last]) {
        field.addEventListener("change", () => {
          const start = first.valueAsNumber, end = last.valueAsNumber;
          const whole = [Math.min(...spans.map((span) => span[0])), Math.max(...spans.map((span) => span[1]))];
          const chosen = [Number.isNaN(start) ? whole[0] : start, Number.isNaN(end) ? whole[1] : end + DAY];
          state.days = Number.isNaN(start) && Number.isNaN(end) || chosen[0] >= chosen[1] ? null : chosen;
          apply();
        });
      }
      all.addEventListener("click", everything);
      const parts = [made("label", {}, `${words.country} `, country), ...(spans.length ? [days] : []), key, all];
      key.append(...[...series()].map(([name, colour]) => made("span", { style: `border-color: ${colour}` }, name)));
      place.append(...parts);
      place.nextElementSibling.textContent = words.explore;
      place.setAttribute("role", "group");
      place.setAttribute("aria-label", words.explore_charts);
      tellAll();
    };
    const tellAll = () => {
      country.value = state.country;
      first.value = state.days ? day(state.days[0]) : "";
      last.value = state.days ? day(state.days[1] - 1) : "";
      key.hidden = !state.days;
      all.disabled = !state.country && !state.days;
    };
    return { build, tell: tellAll };
  })();
  const draw = async (figure, { spec, times, countries }, { View, parse, expressionInterpreter }) => {
    const drawn = figure.querySelector("svg"), holder = made("div", { class: "live" });
    const flow = parse(spec, {}, { ast: true });
    await idle();
    const view = new View(flow, { expr: expressionInterpreter, renderer: "svg" }).initialize(holder);
    await idle();
    await view.runAsync();
    await idle();
    const one = { view, holder, times, countries, svg: holder.querySelector("svg"), stops: [] };
    one.span = spanOf(one);
    for (const name of ["role", "aria-label", "aria-roledescription"]) holder.removeAttribute(name);
    const named = { role: "group", style: drawn.getAttribute("style"), "aria-label": drawn.getAttribute("aria-label"), "aria-description": words.marks };
    for (const [name, value] of Object.entries(named)) one.svg.setAttribute(name, value);
    one.svg.removeAttribute("tabindex");
    tell(one);
    drawn.replaceWith(holder);
    one.settle = walk(one.svg, one.stops);
    listen(one);
    live.push(one);
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]") && (state.country || state.days)) everything();
  });
  (async () => {
    const charts = JSON.parse(await unfolded("charts")), vega = await runtime();
    const figures = [...document.querySelectorAll("figure.chart")];
    for (const [place, chart] of charts.entries()) {
      if (!chart) continue;
      await idle();
      await draw(figures[place], chart, vega);
    }
    bar.build();
    document.body.classList.add("alive");
  })();
})();
