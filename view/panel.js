// One panel: title, legend, axes, marks, handles, notes and the tooltip.

import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear, scaleLog } from "d3-scale";
import { select } from "d3-selection";
import { keepKeys } from "./inputs.js";
import { draw, element, html, paint, shown, spot, tame } from "./marks.js";

const MARGIN = { left: 56, right: 12, top: 8, bottom: 40 };
const NEAR = 30; // pixels within which a point is hovered

const short = (value) => (value === null ? "NaN" : Number(value.toPrecision(4)).toLocaleString("en", { maximumSignificantDigits: 4, useGrouping: false, notation: value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5) ? "scientific" : "standard" }).toLowerCase());

export class Panel {
  // `explorer` has inputs, layers of this panel (`layersOf`), the moment, and what is hovered.
  constructor(described, index, explorer) {
    // each explorer has its own copy of this module, so a counter would not be unique
    Object.assign(this, { described, index, explorer, clip: `plot-${Math.random().toString(36).slice(2)}` });
    const box = (className, ...children) => html("div", { className }, ...children);
    this.svg = element("svg", { height: described.height });
    [this.legend, this.notes, this.tooltip] = ["ex-legend", "ex-notes", "ex-tooltip"].map((name) => box(name));
    this.plot = box("ex-plot", this.svg, this.notes, this.tooltip);
    this.node = box("ex-panel", box("ex-head", html("b", {}, described.title), this.legend), this.plot);
    this.node.style.flex = `${described.width} 1 ${described.width}px`;
    this.handles = new Map();
    this.svg.addEventListener("pointermove", (event) => this.#hover(event));
    this.svg.addEventListener("pointerleave", () => this.#leave());
    this.svg.addEventListener("pointerdown", (event) => this.#grab(event));
    new ResizeObserver(([{ contentRect }]) => this.#resize(contentRect.width)).observe(this.plot);
  }

  get marks() {
    return this.explorer.marksOf(this.index);
  }

  #resize(width) {
    if (!width || width === this.width) return;
    this.width = width;
    const { x, y, height } = this.described;
    const scale = (axis, range) => (axis.scale === "log" ? scaleLog : scaleLinear)(axis.lim, range);
    this.scales = {
      x: scale(x, [MARGIN.left, width - MARGIN.right]),
      y: scale(y, [height - MARGIN.bottom, MARGIN.top]),
    };
    this.axes = { x: tame(this.scales.x), y: tame(this.scales.y), panel: this.described };
    this.svg.setAttribute("width", width);
    const frame = { x: MARGIN.left, y: MARGIN.top, width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
    const clip = element("clipPath", { id: this.clip });
    clip.append(element("rect", frame));
    const layers = () => Object.fromEntries(["frame", "overview", "answer"].map((name) => [name, element("g", { "clip-path": `url(#${this.clip})`, "data-layer": name })]));
    this.images = layers(); // under all other marks
    this.layers = layers();
    this.top = element("g");
    this.grips = element("g");
    const silent = element("g", { "aria-hidden": "true" }); // the figure has a text alternative
    silent.append(clip, ...Object.values(this.images), ...this.#axisNodes(frame), ...Object.values(this.layers), this.top);
    this.svg.replaceChildren(silent, this.grips);
    this.handles.clear();
    this.redraw();
  }

  #axisNodes(frame) {
    const { x, y, height } = this.described;
    const bottom = element("g", { class: "ex-axis", transform: `translate(0,${height - MARGIN.bottom})` });
    const left = element("g", { class: "ex-axis", transform: `translate(${MARGIN.left},0)` });
    const ticks = (axis, described, count) => {
      if (described.ticks) {
        const labels = new Map(described.ticks);
        return axis.tickValues([...labels.keys()]).tickFormat((value) => labels.get(value));
      }
      return described.scale === "log" ? axis.tickValues(decades(described.lim, count)).tickFormat(power) : axis.ticks(count);
    };
    select(bottom).call(ticks(axisBottom(this.scales.x).tickSizeOuter(0), x, Math.max(2, frame.width / 70)));
    select(left).call(ticks(axisLeft(this.scales.y).tickSizeOuter(0), y, 6));
    const middle = MARGIN.top + frame.height / 2;
    return [
      bottom,
      left,
      element("text", { class: "ex-label", x: MARGIN.left + frame.width / 2, y: height - 5, "text-anchor": "middle" }, x.label),
      element("text", { class: "ex-label", transform: `translate(11,${middle})rotate(-90)`, "text-anchor": "middle" }, y.label),
    ];
  }

  // Draw all layers, or only those named.
  redraw(...names) {
    if (!this.axes) return;
    for (const [name, marks] of Object.entries(this.marks)) {
      if (names.length && !names.includes(name)) continue;
      const drawn = (kinds) => marks.filter(kinds).flatMap((mark) => draw(mark, this.axes, this.explorer.moment));
      this.images[name].replaceChildren(...drawn(({ type }) => type === "image"));
      this.layers[name].replaceChildren(...drawn(({ type }) => type !== "image" && type !== "handle"));
    }
    const all = Object.values(this.marks).flat();
    this.#list(all);
    const notes = [...new Set(all.map(({ note }) => note).filter(Boolean))];
    this.notes.replaceChildren(...notes.map((note) => html("div", {}, `⚠ ${note}`)));
    this.#placeHandles(all.filter(({ type }) => type === "handle"));
    this.highlight();
  }

  #list(marks) {
    const labels = marks.filter(({ label, type }) => label && type !== "handle");
    const written = labels.map(({ label, color, marker, linestyle }) => [label, color, marker, linestyle].join()).join(";");
    if (written === this.written) return;
    this.written = written;
    this.legend.replaceChildren(
      ...labels.map((mark) => {
        const sample = element("svg", { width: 26, height: 12, "aria-hidden": "true" });
        const axes = { x: (value) => value, y: () => 6 };
        const line = { ...mark, type: "line", over_time: 0, step: false, linestyle: mark.type === "bars" ? "-" : mark.linestyle, linewidth: mark.type === "bars" ? 8 : mark.linewidth };
        sample.append(...draw({ ...line, marker: undefined, x: [1, 25], y: [0, 0] }, axes, null));
        if (mark.marker) sample.append(...draw({ ...line, linestyle: "none", x: [13], y: [0] }, axes, null));
        return html("span", { className: "ex-entry" }, sample, mark.label);
      }),
    );
  }

  // --- hovering

  #hover(event) {
    if (!this.axes || event.buttons) return;
    const [left, top] = this.#place(event);
    if (this.#previewing) this.explorer.preview(() => this.#move(this.#previewing, left, top));
    let best = { distance: NEAR };
    for (const mark of Object.values(this.marks).flat()) {
      if (mark.type !== "line" || mark.hover === false) continue;
      for (let i = 0; i < shown(mark, this.explorer.moment); i++) {
        if (mark.x[i] === null || mark.y[i] === null) continue;
        const distance = Math.hypot(this.axes.x(mark.x[i]) - left, this.axes.y(mark.y[i]) - top);
        if (distance < best.distance) best = { distance, mark, i };
      }
    }
    this.explorer.hover(best.mark ? { mark: best.mark, index: best.i, moment: best.i * (best.mark.over_time || 1), panel: this } : null);
  }

  #leave() {
    this.explorer.hover(null);
    this.explorer.preview(null);
  }

  #place(event) {
    const box = this.svg.getBoundingClientRect();
    return [((event.clientX - box.left) * this.width) / box.width, ((event.clientY - box.top) * this.width) / box.width];
  }

  // Show the hovered point here, and the points that belong to the same moment of what is linked to it.
  highlight() {
    if (!this.axes) return;
    const { hovered } = this.explorer;
    this.top.replaceChildren();
    this.tooltip.hidden = true;
    if (!hovered) return;
    for (const mark of Object.values(this.marks).flat()) {
      const linked = mark === hovered.mark || (mark.link && mark.link === hovered.mark.link);
      const index = mark === hovered.mark ? hovered.index : Math.floor(hovered.moment / (mark.over_time || 1) + 1e-9);
      if (mark.type !== "line" || !linked || index >= shown(mark, this.explorer.moment) || mark.y[index] === null) continue;
      const [x, y] = [this.axes.x(mark.x[index]), this.axes.y(mark.y[index])];
      this.top.append(spot(x, y, paint(mark.color)));
      this.#tell(mark, index, x, y);
    }
  }

  #tell(mark, index, x, y) {
    const { x: across, y: up } = this.described;
    const { moment, first } = this.explorer.frame;
    const lines = [mark.label, `${across.label || "x"} = ${short(mark.x[index])}`, `${up.label || "y"} = ${short(mark.y[index])}`];
    if (mark.over_time && across.label !== moment) lines.push(`${moment} ${first + Math.round(index * mark.over_time)}`);
    this.tooltip.replaceChildren(...lines.filter(Boolean).map((text) => html("div", {}, text)));
    this.tooltip.hidden = false;
    const right = x > this.width / 2;
    Object.assign(this.tooltip.style, { top: `${Math.max(0, y - 20)}px`, left: right ? "" : `${x + 12}px`, right: right ? `${this.width - x + 12}px` : "" });
  }

  // --- handles

  #placeHandles(marks) {
    for (const mark of marks) {
      const handle = this.handles.get(mark.label) ?? this.#makeHandle(mark);
      const value = (name) => (typeof mark[name] === "string" ? this.explorer.inputs[mark[name]].value : mark[name]);
      const previewing = mark.previews && this.explorer.chosen;
      handle.mark = mark;
      handle.preview.style.display = previewing ? "" : "none";
      (previewing ? handle.preview : handle.node).setAttribute("transform", `translate(${this.axes.x(value("x"))},${this.axes.y(value("y"))})`);
      if (previewing) continue;
      const inputs = ["x", "y"].filter((name) => typeof mark[name] === "string");
      const words = inputs.map((name) => `${this.described[name].label || name} = ${short(value(name))}`).join(", ");
      const place = this.explorer.inputs[mark[inputs[0]]];
      const aria = { valuetext: words, valuenow: place.position ?? 0, valuemin: 0, valuemax: place.places.length - 1 };
      for (const [name, text] of Object.entries(aria)) handle.node.setAttribute(`aria-${name}`, text);
    }
  }

  #makeHandle(mark) {
    const node = element("g", { class: "ex-handle", tabindex: 0, role: "slider", "aria-label": mark.label });
    node.append(element("circle", { r: 16, class: "ex-reach" }), element("circle", { r: 7, fill: paint(mark.color), stroke: "var(--ink)", "stroke-width": 1.5 }));
    const handle = { node, mark, preview: element("circle", { r: 4, fill: paint(mark.color), stroke: "var(--ink)", class: "ex-spot" }) };
    keepKeys(node);
    node.addEventListener("pointermove", (event) => {
      if (node.hasPointerCapture(event.pointerId)) this.#move(handle, ...this.#place(event));
    });
    node.addEventListener("keydown", (event) => this.#step(handle, event));
    this.handles.set(mark.label, handle);
    this.grips.append(handle.preview, node);
    return handle;
  }

  // The handle, if this panel has one, that also goes to where the reader presses; hovering there is a preview of it.
  get #previewing() {
    return [...this.handles.values()].find(({ mark }) => mark.previews);
  }

  #grab(event) {
    const touched = [...this.handles.values()].find(({ node }) => node.contains(event.target));
    const handle = touched ?? this.#previewing;
    if (!handle) return;
    this.explorer.hover(null);
    this.explorer.choose();
    if (!touched) this.#move(handle, ...this.#place(event));
    handle.node.setPointerCapture(event.pointerId);
    handle.node.focus();
    event.preventDefault();
  }

  // Move a handle's inputs to the stops that are nearest to a place.
  #move({ mark }, left, top) {
    for (const [axis, pixel] of [["x", left], ["y", top]]) {
      if (typeof mark[axis] !== "string") continue;
      const input = this.explorer.inputs[mark[axis]];
      const distances = input.places.map((place) => Math.abs(this.axes[axis](place) - pixel));
      input.moveTo(distances.indexOf(Math.min(...distances)));
    }
  }

  #step({ mark }, event) {
    const big = event.shiftKey ? 10 : 1;
    const steps = { ArrowRight: ["x", big], ArrowLeft: ["x", -big], ArrowUp: ["y", big], ArrowDown: ["y", -big] };
    const [axis, count] = steps[event.key] ?? [];
    const free = axis && [axis, "x", "y"].find((name) => typeof mark[name] === "string");
    if (!free) return;
    event.preventDefault();
    event.stopPropagation();
    const input = this.explorer.inputs[mark[free]];
    input.moveTo(Math.max(0, Math.min(input.places.length - 1, (input.position ?? 0) + count)));
  }
}

function decades([low, high], most) {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const every = Math.max(1, Math.ceil((last - first + 1) / most));
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, i) => 10 ** (first + i * every));
}

function power(value) {
  const exponent = Math.round(Math.log10(value));
  const superscript = [...String(exponent)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit] ?? "⁻").join("");
  return exponent >= -2 && exponent <= 3 ? String(Number(value.toPrecision(3))) : `10${superscript}`;
}
