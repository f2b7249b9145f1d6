// Plays a run over time: buttons to play, pause and step, and a slider to scrub.

import { html } from "./marks.js";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

export function button(textContent, onclick, ariaLabel = null) {
  return html("button", { type: "button", textContent, onclick, ariaLabel });
}

export class Player {
  constructor(moment, first, onMoment) {
    Object.assign(this, { name: moment, first, onMoment, last: 0, moment: null, timer: null });
    this.play = button("Play", () => (this.timer ? this.stop() : this.start()));
    const back = button("◀", () => this.#step(-1), `One ${moment} back`);
    const forth = button("▶", () => this.#step(1), `One ${moment} forward`);
    this.scrub = html("input", { type: "range", min: 0, step: 1, ariaLabel: moment, oninput: () => this.#show(Number(this.scrub.value)) });
    this.words = html("span");
    this.node = html("div", { className: "ex-player" }, this.play, back, forth, this.scrub, this.words);
    this.setLength(1);
  }

  // Another run with so many moments: show all of it.
  setLength(count) {
    this.last = Math.max(0, count - 1);
    this.scrub.max = this.last;
    this.node.hidden = this.last === 0;
    this.play.hidden = STILL.matches;
    this.stop();
    this.moment = null;
    this.#tell();
  }

  start() {
    if (this.moment === null || this.moment >= this.last) this.#show(0);
    const began = performance.now(), from = this.moment, seconds = Math.min(4, 0.12 * this.last);
    this.timer = setInterval(() => {
      const at = Math.min(this.last, from + Math.floor(((performance.now() - began) / 1000 / seconds) * this.last));
      this.#show(at, true);
      if (at === this.last) this.stop();
    }, 30);
    this.play.textContent = "Pause";
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.play.textContent = "Play";
  }

  #step(by) {
    this.#show(Math.max(0, Math.min(this.last, (this.moment ?? this.last) + by)));
  }

  #show(moment, playing = false) {
    if (!playing) this.stop();
    this.moment = moment;
    this.#tell();
    this.onMoment();
  }

  #tell() {
    const at = this.moment ?? this.last;
    this.scrub.value = at;
    this.words.textContent = `${this.name} ${this.first + at} of ${this.first + this.last}`;
    this.scrub.ariaValueText = this.words.textContent;
  }
}
