// Draws the marks of a panel as SVG.

import { contours } from "d3-contour";
import { curveLinear, curveStepAfter, line } from "d3-shape";

const SVG = "http://www.w3.org/2000/svg";
const FAR = 1e4; // pixels: browsers draw nothing that is much farther away
const DASHES = { "-": "", "--": "6 3.5", "-.": "7 3 1.5 3", ":": "1.5 3", none: "" };
const SHAPES = {
  o: (r) => `m${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`,
  s: (r) => `m${-r},${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
  "^": (r) => `m0,${-1.2 * r}l${1.1 * r},${2.1 * r}h${-2.2 * r}z`,
  X: (r) => `m${-r},${-r}l${r},${r}l${r},${-r}m0,${2 * r}l${-r},${-r}l${-r},${r}`,
};
SHAPES["."] = SHAPES.o;

export function element(name, attributes = {}, text = null) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  if (text !== null) made.textContent = text;
  return made;
}

export function html(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

export function paint(color = "black") {
  const own = { black: "var(--ink)", "#000000": "var(--ink)", muted: "var(--muted)", white: "var(--page)" };
  return own[color] ?? color;
}

export function dashes({ linestyle = "-", linewidth = 1.6 }) {
  return Array.isArray(linestyle) ? linestyle[1].map((length) => length * linewidth).join(" ") : DASHES[linestyle];
}

// How many points of a run there are at a moment; all of them where it does not run over time.
export function shown(mark, moment) {
  if (!mark.over_time || moment === null) return mark.x.length;
  return Math.min(mark.x.length, Math.floor(moment / mark.over_time + 1e-9) + 1);
}

// Which of several pictures over time is shown: the last one where no moment is chosen.
function picture(mark, moment, pictures) {
  return moment === null ? pictures - 1 : Math.min(pictures - 1, Math.floor(moment / mark.over_time));
}

const DRAW = {
  none: () => [],

  line(mark, { x, y }, moment) {
    const count = shown(mark, moment);
    const points = Array.from({ length: count }, (_, i) => [mark.x[i], mark.y[i]]);
    const defined = ([a, b]) => a !== null && b !== null;
    const color = paint(mark.color);
    const drawn = [];
    if (mark.linestyle !== "none") {
      const path = line((p) => x(p[0]), (p) => y(p[1])).defined(defined).curve(mark.step ? curveStepAfter : curveLinear);
      const look = { fill: "none", stroke: color, "stroke-width": mark.linewidth ?? 1.6, "stroke-dasharray": dashes(mark) };
      drawn.push(element("path", { d: path(points) ?? "", "stroke-linejoin": "round", opacity: mark.alpha, ...look }));
    }
    if (mark.marker) {
      const shape = SHAPES[mark.marker]((mark.markersize ?? 5) / 2);
      const d = points.filter(defined).map(([a, b]) => `M${x(a)},${y(b)}${shape}`).join("");
      const edge = mark.marker === "X" ? { stroke: color, "stroke-width": 3 } : { stroke: "var(--page)", "stroke-width": mark.marker === "." ? 0 : 0.5 };
      drawn.push(element("path", { d, fill: mark.marker === "X" ? "none" : color, opacity: mark.alpha, ...edge }));
    }
    if (mark.over_time && moment !== null && count && defined(points[count - 1])) {
      drawn.push(spot(x(points[count - 1][0]), y(points[count - 1][1]), color));
    }
    return drawn;
  },

  segments(mark, { x, y }, moment) {
    const now = (name) => (Array.isArray(mark[name][0]) ? mark[name][picture(mark, moment, mark[name].length)] : mark[name]);
    const [x1, y1, x2, y2, widths] = ["x1", "y1", "x2", "y2", "widths"].map(now);
    return x1.flatMap((_, i) => {
      if ([x1[i], y1[i], x2[i], y2[i]].includes(null)) return [];
      const lost = widths[i] === null;
      const look = { stroke: paint(mark.colors[i]), "stroke-width": lost ? 1 : widths[i], opacity: mark.alpha };
      const ends = { x1: x(x1[i]), y1: y(y1[i]), x2: x(x2[i]), y2: y(y2[i]), "stroke-linecap": mark.cap };
      return [element("line", { ...ends, ...look, "stroke-dasharray": lost ? "2 3" : "" })];
    });
  },

  image(mark, { x, y }, moment) {
    const shape = mark.codes.shape;
    const [rows, columns] = shape.slice(-2);
    const codes = decode(mark.codes);
    const first = shape.length > 2 ? picture(mark, moment, shape[0]) * rows * columns : 0;
    const canvas = Object.assign(document.createElement("canvas"), { width: columns, height: rows });
    const context = canvas.getContext("2d");
    const pixels = context.createImageData(columns, rows);
    const palette = mark.palette.map((color) => [1, 3, 5, 7].map((at) => parseInt(color.slice(at, at + 2) || "ff", 16)));
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const code = codes[first + row * columns + column];
        pixels.data.set(palette[code], 4 * ((rows - 1 - row) * columns + column));
      }
    }
    context.putImageData(pixels, 0, 0);
    const [left, right, bottom, top] = mark.extent;
    const box = { x: x(left), y: y(top), width: x(right) - x(left), height: y(bottom) - y(top) };
    const href = canvas.toDataURL();
    return [element("image", { ...box, href, preserveAspectRatio: "none", style: "image-rendering:pixelated" })];
  },

  contours(mark, { x, y, panel }) {
    const rows = mark.heights.length, columns = mark.heights[0].length;
    const [left, right] = panel.x.lim, [bottom, top] = panel.y.lim;
    // d3 puts the values into the middle of cells, and closes each ring outside of the panel
    const place = ([i, j]) => [
      x(left + ((i - 0.5) / (columns - 1)) * (right - left)),
      y(bottom + ((j - 0.5) / (rows - 1)) * (top - bottom)),
    ];
    const lines = contours().size([columns, rows]).thresholds(mark.levels)(mark.heights.flat());
    return lines.map(({ coordinates }) => {
      const rings = coordinates.flat().map((ring) => `M${ring.map(place).join("L")}`);
      const look = { fill: "none", stroke: paint(mark.color), "stroke-width": 0.8, opacity: mark.alpha ?? 0.5 };
      return element("path", { d: rings.join(""), ...look });
    });
  },

  bars(mark, { x, y }) {
    return mark.heights.flatMap((height, i) => {
      if (height === null) return [];
      const left = x(mark.x[i] - mark.width / 2), right = x(mark.x[i] + mark.width / 2);
      const box = { x: left, width: right - left, y: y(Math.max(height, 0)), height: Math.abs(y(0) - y(height)) };
      return [element("rect", { ...box, fill: paint(mark.color), opacity: mark.alpha })];
    });
  },

  box(mark, { x, y }) {
    const [left, right] = mark.x.map(x), [bottom, top] = mark.y.map(y);
    const place = { x: left, y: top, width: right - left, height: bottom - top };
    const text = { x: (left + right) / 2, y: bottom - 5, "text-anchor": "middle", class: "ex-remark" };
    return [element("rect", { ...place, fill: mark.color, opacity: mark.alpha }), element("text", text, mark.text)];
  },

  text(mark, { x, y }) {
    const look = { "text-anchor": mark.anchor, fill: paint(mark.color), class: "ex-remark" };
    return [element("text", { x: x(mark.x), y: y(mark.y), ...look }, mark.text)];
  },
};

// Draw one mark; `axes` has the scales `x` and `y` in pixels, and the panel.
export function draw(mark, axes, moment) {
  return DRAW[mark.type](mark, axes, moment);
}

export function spot(x, y, color) {
  return element("circle", { cx: x, cy: y, r: 5, fill: color, stroke: "var(--page)", "stroke-width": 1.5, class: "ex-spot" });
}

// A scale that takes any number to a place on or near the screen; 0 on a logarithmic axis lies below its end.
export function tame(scale) {
  return (value) => {
    const place = scale(value);
    if (Number.isFinite(place)) return Math.max(-FAR, Math.min(FAR, place));
    const [low, high] = scale.range();
    return value > 0 ? high + Math.sign(high - low) * FAR : low + Math.sign(low - high) * 10;
  };
}

function decode({ shape, runs }) {
  const codes = new Uint8Array(shape.reduce((a, b) => a * b, 1));
  for (let i = 0, at = 0; i < runs.length; at += runs[i + 1], i += 2) codes.fill(runs[i], at, at + runs[i + 1]);
  return codes;
}
