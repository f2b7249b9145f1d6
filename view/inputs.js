// The explorer's inputs: the models of its sliders and buttons, and of the numbers that only a handle moves.

class Input {
  constructor(model, { trait, start, stops }) {
    Object.assign(this, { model, trait, start, stops });
  }

  get raw() {
    return this.model.get(this.trait);
  }

  get value() {
    return this.stops ? this.stops[this.raw] : this.raw;
  }

  // Which stop the input is at, counted from 0, or null between two of them; `controls.position` counts the same way.
  get position() {
    if (this.stops) return this.raw;
    const base = this.model.get("base");
    const place = ((base ? Math.log(this.raw) / Math.log(base) : this.raw) - this.model.get("min")) / this.model.get("step");
    return Math.abs(place - Math.round(place)) < 1e-6 ? Math.round(place) : null;
  }

  get places() {
    if (this.stops) return this.stops;
    const [low, step, base] = ["min", "step", "base"].map((name) => this.model.get(name));
    const count = Math.round((this.model.get("max") - low) / step);
    return Array.from({ length: count + 1 }, (_, n) => {
      const place = Number((low + n * step).toFixed(10));
      return base ? base ** place : place;
    });
  }

  // Move to a stop, here at once and then in Python.
  moveTo(place) {
    const raw = this.stops ? place : this.places[place];
    if (raw !== undefined) this.set(raw);
  }

  set(raw) {
    if (raw === this.raw) return;
    this.model.set(this.trait, raw);
    this.model.save_changes();
  }
}

export async function loadInputs(manager, described) {
  const inputs = {};
  for (const [name, one] of Object.entries(described)) {
    inputs[name] = new Input(await manager.get_model(one.model), one);
  }
  return inputs;
}

export function keyOf(inputs) {
  const places = Object.values(inputs).map((input) => input.position);
  return places.includes(null) ? "" : places.join(",");
}

// JupyterLab and Notebook 7 take arrow keys from what has the focus, unless it has this attribute.
export function keepKeys(...nodes) {
  for (const node of nodes) node.setAttribute("data-lm-suppress-shortcuts", "true");
}

// ipywidgets gives its sliders no accessible name, and a list's index instead of its value.
export function nameSliders(explorer) {
  for (const box of explorer.querySelectorAll(".widget-inline-hbox, .widget-toggle-buttons")) {
    const label = box.querySelector(".widget-label")?.textContent ?? "";
    const readout = box.querySelector(".widget-readout");
    const handle = box.querySelector("[role=slider]");
    if (handle) {
      const say = () => handle.setAttribute("aria-valuetext", readout?.textContent || handle.ariaValueNow);
      handle.setAttribute("aria-label", label);
      keepKeys(handle);
      if (readout && !readout.dataset.watched) {
        readout.dataset.watched = "yes";
        if (readout.isContentEditable || readout.hasAttribute("contenteditable")) readout.setAttribute("role", "textbox");
        readout.setAttribute("aria-label", `${label}: value`);
        new MutationObserver(say).observe(readout, { childList: true, characterData: true, subtree: true });
      }
      say();
    } else {
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", label);
    }
  }
}
