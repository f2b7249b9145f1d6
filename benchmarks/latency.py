"""How long from a key or a drag to new pixels, for each explorer, in JupyterLab in a headless Chromium.

Two cells beside the explorers say what is possible and what is usual: ``floor`` swaps ready pictures of ipywidgets'
``Image`` in Python, ``interact`` draws a new Matplotlib figure. All are measured in one run and in the same way, by the
browser's clock: from the time stamp of the event to the second animation frame after the change, which begins when the
first one is on the screen. The next event follows when the picture is there.

The keys sweep the first slider from end to end, after a pause in which the explorer works ahead. ``known`` is the share
of the positions that the browser drew without asking Python. Each handle is dragged over places that are new to it:
``handle`` is the time until the handle has moved, and the other times are those until the picture has changed.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

import lab  # noqa: E402 - the tests' own server, browser and list of explorers
from explorer_table import EXPLORERS  # noqa: E402

MOVES = 40
DRAGS = 20
_PAUSE = 3_000  # milliseconds to work ahead before an explorer is measured
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
_MEASURE = """output => {
  let armed = false, started = null;
  const start = event => { if (armed) [armed, started] = [false, event.timeStamp]; };
  for (const kind of ['keydown', 'pointermove']) output.addEventListener(kind, start, true);
  window.arm = () => { [armed, started, window.seen] = [true, null, {}]; };
  arm();
  const see = what => {
    const since = started;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (since !== null && since === started) seen[what] ??= performance.now() - since;
    }));
  };
  window.atRest = () => !output.querySelector('[aria-busy=true]');
  output.addEventListener('load', () => see('picture'), true);  // a picture of Image or Matplotlib
  new MutationObserver(changes => {
    for (const {target, attributeName, oldValue} of changes) {
      if (attributeName === 'aria-busy') seen.asked ||= target.ariaBusy === 'true' && started !== null;
      else if (target.matches('.ex-handle')) target.getAttribute('transform') !== oldValue && see('handle');
      else if (target.dataset.layer === 'answer') see('picture');
    }
  }).observe(output, {
    subtree: true, childList: true, attributeFilter: ['aria-busy', 'transform'], attributeOldValue: true,
  });
}"""


def measured(page, act, handle=None) -> dict | None:
    """Do something; return the milliseconds until handle and picture changed, or None where the handle stayed."""
    before = handle and handle.get_attribute("transform")
    page.wait_for_function("atRest()")  # a better picture of the position before is not taken for an answer
    page.evaluate("arm()")
    act()
    if handle and handle.get_attribute("transform") == before:
        return None
    page.wait_for_function("seen.picture", polling=5)
    return page.evaluate("seen")


def presses(page, slider) -> list[dict]:
    """Sweep a slider with the arrow keys and return what was seen at each move."""
    low, high = (float(slider.get_attribute(f"aria-value{end}")) for end in ("min", "max"))
    slider.focus()
    key, moves = "ArrowRight", []
    for _ in range(MOVES + 1):
        now = float(slider.get_attribute("aria-valuenow"))
        key = "ArrowRight" if now == low else "ArrowLeft" if now == high else key
        moves.append(measured(page, lambda key=key: page.keyboard.press(key)))
        if len(moves) == 1:
            page.wait_for_timeout(_PAUSE)
    return moves[1:]


def drags(page, handle) -> list[dict]:
    """Drag a handle through its panel and return what was seen at each place that is new to it."""
    box, panel = handle.bounding_box(), handle.locator("xpath=ancestor::*[name()='svg']").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    share = 0.3 if x > panel["x"] + panel["width"] / 2 else 0.7
    across, up = panel["x"] + share * panel["width"] - x, panel["y"] + 0.35 * panel["height"] - y
    page.mouse.move(x, y)
    page.mouse.down()
    places = [(x + across * n / DRAGS, y + up * n / DRAGS) for n in range(1, DRAGS + 1)]
    moves = [measured(page, lambda place=place: page.mouse.move(*place), handle) for place in places]
    page.mouse.up()
    return [move for move in moves if move]


def row(name: str, by: str, moves: list[dict], floor: float | None) -> float:
    """Print the times of these moves and return the median."""
    median, high = np.percentile([move["picture"] for move in moves], (50, 95))
    known = f"{np.mean([not move.get('asked') for move in moves]):.0%}" if name in EXPLORERS else "–"
    handles = [move["handle"] for move in moves if "handle" in move]
    handle = f"{np.median(handles):.0f} ms" if handles and by != "key" else "–"
    times = f"{handle:>8} {median:>5.0f} ms {high:>6.0f} ms {median / (floor or median):>8.2f} ×"
    print(f"{name:<12} {by:<32} {len(moves):>5} {known:>6} {times}", flush=True)
    return median


def main() -> None:
    """Print a row for the keys and for each handle of each explorer."""
    if lab.CHROMIUM is None:
        raise SystemExit("no chromium found: the latency of the explorers was not measured")
    print("From a key or a drag to new pixels, in JupyterLab (python benchmarks/latency.py)")
    print(f"{'explorer':<12} {'by':<32} moves  known   handle   median      95 %   of the floor")
    cells = {"floor": _FLOOR, "interact": _INTERACT} | lab.explorer_cells()
    chosen = sys.argv[1:] or list(EXPLORERS)
    with (
        tempfile.TemporaryDirectory() as folder,
        lab.served(Path(folder), "", cells) as opened,
        opened("lab") as lab_page,
    ):
        page, floor = lab_page.page, None
        page.set_default_timeout(120_000)  # a long training can be under way
        for name in ["floor", "interact", *chosen]:
            explorer = lab_page.explorer(name).first  # what `interact` draws is an output inside of it
            explorer.scroll_into_view_if_needed()
            explorer.evaluate(_MEASURE)
            sliders, handles = explorer.locator("[role=slider]:not(.ex-handle)"), explorer.locator(".ex-handle")
            median = row(name, "key", presses(page, sliders.first), floor)
            floor = floor or median
            for handle in handles.all():
                row(name, f"drag: {handle.get_attribute('aria-label')}", drags(page, handle), floor)


if __name__ == "__main__":
    main()
