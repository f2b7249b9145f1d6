"""How long from a key on a slider to new pixels, for each explorer, in JupyterLab in a headless Chromium.

The clock is the browser's own: from the time stamp of the key event to the presentation of the first frame with the
new picture in it, as the browser's Element Timing tells (https://w3c.github.io/element-timing/). The slider sweeps
from end to end. The next key follows when the picture is there, and the picture has to be another one.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

import lab  # noqa: E402 - the tests' own server, browser and list of explorers
from explorer_table import EXPLORERS  # noqa: E402

MOVES = 60
_MEASURE = """handle => {
  const image = handle.closest('.jp-OutputArea-output').querySelector('img');
  image.setAttribute('elementtiming', 'picture');
  let pressed = null;
  handle.addEventListener('keydown', event => { pressed = event.timeStamp; }, true);
  window.latencies = [];
  window.pictureAfter = count => new Promise(done => {
    window.look = () => { if (window.latencies.length > count) done(); };
    window.look();
  });
  window.observer?.disconnect();
  window.observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      if (pressed === null || entry.loadTime < pressed) continue;  // a better picture of the move before
      window.latencies.push(entry.renderTime - pressed);
      pressed = null;
      window.look();
    }
  });
  window.observer.observe({type: 'element'});
}"""


def latencies(page: lab.Page, name: str, moves: int = MOVES) -> np.ndarray:
    """Press keys on the first slider of an explorer; return the milliseconds until each new picture."""
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
    print(f"{'explorer':<12} {'moves':>5} {'median':>9} {'95 %':>9}")
    with tempfile.TemporaryDirectory() as folder, lab.served(Path(folder)) as opened, opened("lab") as page:
        for name in EXPLORERS:
            measured = latencies(page, name)
            median, high = np.percentile(measured, (50, 95))
            print(f"{name:<12} {len(measured):>5} {median:>6.0f} ms {high:>6.0f} ms", flush=True)


if __name__ == "__main__":
    main()
