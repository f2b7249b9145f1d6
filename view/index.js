// The view of an explorer: Python works out scenes, and this draws them. A scene that is already known for the position
// of the sliders is drawn at once, without asking Python.

import { keepKeys, keyOf, loadInputs, nameSliders } from "./inputs.js";
import { html } from "./marks.js";
import { Panel } from "./panel.js";
import { button, Player } from "./player.js";
import style from "./style.css";

class ExplorerView {
  constructor(model, inputs, node) {
    Object.assign(this, { model, inputs, node, known: new Map(), hovered: null, chosen: null, waiting: true });
    this.frame = JSON.parse(model.get("frame"));
    this.player = new Player(this.frame.moment, this.frame.first, () => this.#redraw());
    this.overview = this.frame.panels.map(() => []);
    this.panels = this.frame.panels.map((panel, index) => new Panel(panel, index, this));
    this.#build();
    this.#setOverview();
    this.#take(model.get("answer"));
  }

  #build() {
    const reset = () => Object.values(this.inputs).forEach((input) => input.set(input.start));
    const seed = this.frame.seed === null ? "" : `random seed ${this.frame.seed}`;
    this.panelRow = html("div", { className: "ex-panels" }, ...this.panels.map((panel) => panel.node));
    this.notice = html("div", { className: "ex-notice" });
    this.figure = html("div", { className: "ex-figure", role: "figure", ariaLabel: this.frame.alt }, this.panelRow, this.notice);
    this.status = html("div", { className: "ex-status", role: "status" });
    const tools = html("div", { className: "ex-tools" }, button("Reset", reset), this.player.node, html("small", {}, seed));
    this.node.replaceChildren(html("style", {}, style), this.figure, tools, this.status);
  }

  get moment() {
    return this.player.moment;
  }

  marksOf(index) {
    return { frame: this.frame.panels[index].marks, overview: this.overview[index], answer: this.answer?.panels[index] ?? [] };
  }

  hover(point) {
    this.hovered = point;
    for (const panel of this.panels) panel.highlight();
  }

  // Move inputs while the pointer is over a panel; without a move, go back to what the reader chose.
  preview(move) {
    const inputs = Object.values(this.inputs);
    this.previewing = true;
    if (move) {
      this.chosen ??= inputs.map(({ raw }) => raw);
      move();
    } else this.chosen?.forEach((raw, number) => inputs[number].set(raw));
    this.previewing = false;
    if (!move) this.choose();
  }

  // The inputs' values are what the reader chose.
  choose() {
    this.chosen = null;
    for (const panel of this.panels) panel.redraw("none");
  }

  // An input moved: draw what is known for it, else wait for Python's answer. The handles move at once.
  moved() {
    if (!this.previewing) this.choose();
    const known = this.known.get(keyOf(this.inputs));
    this.waiting = !known;
    if (known) this.#show(known);
    else if (this.previewing) for (const panel of this.panels) panel.redraw("none");
    if (!known) this.figure.setAttribute("aria-busy", true);
  }

  #take(text) {
    if (!text) return;
    const answer = this.#remember(text);
    const key = keyOf(this.inputs);
    // while the browser waits, an answer to an earlier position is better than none
    if (answer.key === key || this.waiting) this.#show(answer);
    if (answer.key === key) this.waiting = false;
  }

  #remember(text) {
    const answer = JSON.parse(text);
    if (answer.key) this.known.set(answer.key, answer);
    return answer;
  }

  #show(answer) {
    if (answer.number === this.answer?.number) return;
    this.answer = answer;
    this.hovered = null;
    const ends = answer.panels.flat().map((mark) => (mark.over_time ? Math.round((length(mark) - 1) * mark.over_time) + 1 : 0));
    this.player.setLength(Math.max(1, ...ends));
    this.#redraw();
    this.figure.setAttribute("aria-busy", answer.busy);
    this.notice.hidden = !answer.failed;
    this.panelRow.classList.toggle("ex-stale", answer.failed);
    this.notice.innerHTML = answer.failed ? answer.message.replaceAll("\n", "<br>") : "";
    this.status.setAttribute("aria-live", answer.busy ? "off" : "polite"); // a screen reader is told the last word only
    this.status.classList.toggle("ex-covered", answer.failed);
    if (this.status.dataset.text !== answer.message) this.status.innerHTML = this.status.dataset.text = answer.message;
  }

  #redraw() {
    for (const panel of this.panels) panel.redraw("answer");
  }

  #setOverview() {
    this.overview = JSON.parse(this.model.get("overview"));
    for (const panel of this.panels) panel.redraw("overview");
  }

  listen() {
    const listeners = [
      [this.model, "change:answer", () => this.#take(this.model.get("answer"))],
      [this.model, "change:overview", () => this.#setOverview()],
      [this.model, "msg:custom", (content) => this.#remember(content.answer)],
      ...Object.values(this.inputs).map((input) => [input.model, `change:${input.trait}`, () => this.moved()]),
    ];
    for (const [source, event, action] of listeners) source.on(event, action);
    return () => {
      this.player.stop();
      for (const [source, event, action] of listeners) source.off(event, action);
    };
  }
}

const length = (mark) => mark.codes?.shape[0] ?? (mark.widths ?? mark.x).length;

// Prepare the sliders once they are in the page.
function adopt(node, tries = 50) {
  const explorer = node.closest(".course-explorer");
  if (explorer && explorer.querySelector("[role=slider], .widget-toggle-buttons, .ex-figure")) {
    keepKeys(...explorer.querySelectorAll("button, input"));
    nameSliders(explorer);
  }
  if (tries) setTimeout(() => adopt(node, tries - 1), 200);
}

export default {
  async render({ model, el }) {
    el.classList.add("course-explorer-view");
    const { inputs } = JSON.parse(model.get("frame"));
    const view = new ExplorerView(model, await loadInputs(model.widget_manager, inputs), el);
    const stop = view.listen();
    adopt(el);
    return stop;
  },
};
