"""How long from a key on a slider to new pixels, for each explorer, in JupyterLab in a headless Chromium.

Two cells beside the explorers say what is possible and what is usual: ``floor`` swaps ready pictures of ipywidgets'
``Image`` in Python, ``interact`` draws a new Matplotlib figure. All are measured in one run and in the same way, by the
browser's clock: from the time stamp of the key event to the second animation frame after the picture has changed,
which begins when the first one is on the screen. The slider sweeps from end to end; the next key follows when the
picture is there.
"""

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

import lab  # noqa: E402 - the tests' own server, browser and list of explorers
from explorer_table import EXPLORERS  # noqa: E402

MOVES = 40
_FLOOR = """
import io, ipywidgets
from PIL import Image
pictures = []
for shade in range(100):
    file = io.BytesIO()
    Image.effect_noise((840, 330), 20 + shade / 5).quantize(8).save(file, "png")
    pictures.append(file.getvalue())
image, slider = ipywidgets.Image(value=pictures[0]), ipywidgets.IntSlider(0, 0, 99)
slider.observe(lambda change: setattr(image, "value", pictures[change.new]), "value")
ipywidgets.VBox([slider, image])
"""
_INTERACT = """
import matplotlib.pyplot as plt, numpy as np
@ipywidgets.interact(beta=(0.0, 0.99, 0.01))
def draw(beta=0.5):
    x = np.arange(200)
    figure, axes = plt.subplots(figsize=(8.4, 3.3))
    axes.plot(x, np.sin(x * beta))
    plt.show()
"""
_MEASURE = """handle => {
  const output = handle.closest('.jp-OutputArea-output');
  let pressed = null;
  handle.addEventListener('keydown', event => { pressed = event.timeStamp; }, true);
  window.latencies = [];
  const seen = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    if (pressed === null) return;
    window.latencies.push(performance.now() - pressed);
    pressed = null;
  }));
  output.addEventListener('load', seen, true);  // a picture of Image or Matplotlib
  window.watcher?.disconnect();
  window.watcher = new MutationObserver(seen);
  for (const layer of output.querySelectorAll('[data-layer=answer]')) window.watcher.observe(layer, {childList: true});
  window.pictureAfter = count => new Promise(done => {
    const look = () => window.latencies.length > count ? done() : setTimeout(look, 5);
    look();
  });
}"""


def latencies(page: lab.Page, name: str, moves: int = MOVES) -> np.ndarray:
    """Press keys on the first slider of a cell; return the milliseconds until each new picture."""
    handle = page.explorer(name).locator("[role=slider]").first
    handle.scroll_into_view_if_needed()
    handle.focus()
    handle.evaluate(_MEASURE)
    low, high = (float(handle.get_attribute(f"aria-value{end}")) for end in ("min", "max"))
    key = "ArrowRight"
    for move in range(moves):
        now = float(handle.get_attribute("aria-valuenow"))
        key = "ArrowRight" if now == low else "ArrowLeft" if now == high else key
        page.page.keyboard.press(key)
        page.page.evaluate(f"window.pictureAfter({move})")
    return np.array(page.page.evaluate("window.latencies"))


def main() -> None:
    """Print one row for each explorer."""
    if lab.CHROMIUM is None:
        raise SystemExit("no chromium found: the latency of the explorers was not measured")
    print("From a key on a slider to new pixels, in JupyterLab (python benchmarks/latency.py)")
    print(f"{'explorer':<12} {'moves':>5} {'median':>9} {'95 %':>9} {'of the floor':>13}")
    cells = {"floor": _FLOOR, "interact": _INTERACT} | lab.explorer_cells()
    chosen = sys.argv[1:] or list(EXPLORERS)
    with tempfile.TemporaryDirectory() as folder, lab.served(Path(folder), "", cells) as opened, opened("lab") as page:
        time.sleep(10)  # the explorers work ahead
        floor = None
        for name in ["floor", "interact", *chosen]:
            measured = latencies(page, name)
            median, high = np.percentile(measured, (50, 95))
            floor = floor or median
            print(
                f"{name:<12} {len(measured):>5} {median:>6.0f} ms {high:>6.0f} ms {median / floor:>11.2f} ×", flush=True
            )


if __name__ == "__main__":
    main()
