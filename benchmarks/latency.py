"""How long from a key on a slider to new pixels, for each explorer, in JupyterLab in a headless Chromium.

The clock is the browser's own: from the time stamp of the key event to the frame after the one in which the new
picture has been loaded. The next key follows when that picture is there, and the picture has to be another one.
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
  window.latencies = [];
  let pressed = null;
  handle.addEventListener('keydown', event => { pressed = event.timeStamp; }, true);
  image.addEventListener('load', () => {
    if (pressed === null) return;
    const start = pressed;
    pressed = null;  // later pictures of the same move are better ones, not the first
    requestAnimationFrame(() => setTimeout(() => window.latencies.push(performance.now() - start)));
  });
}"""


def latencies(page: lab.Page, name: str, moves: int = MOVES) -> np.ndarray:
    """Press keys on the first slider of an explorer; return the milliseconds until each new picture."""
    handle = page.explorer(name).locator("[role=slider]").first
    handle.scroll_into_view_if_needed()
    handle.evaluate(_MEASURE)
    low, high, now = (float(handle.get_attribute(f"aria-value{which}")) for which in ("min", "max", "now"))
    key, back = ("ArrowRight", "ArrowLeft") if high - now > now - low else ("ArrowLeft", "ArrowRight")
    for move in range(moves):
        handle.press(key if move // 3 % 2 == 0 else back)  # three steps there, three back
        page.page.wait_for_function(f"window.latencies.length > {move}")
    return np.array(page.page.evaluate("window.latencies"))


def main() -> None:
    """Print one row for each explorer."""
    if lab.CHROMIUM is None:
        raise SystemExit("no chromium found: the latency of the explorers was not measured")
    print("From a key on a slider to new pixels, in JupyterLab (python benchmarks/latency.py)")
    print(f"{'explorer':<12} {'moves':>5} {'median':>9} {'95 %':>9}")
    with tempfile.TemporaryDirectory() as folder, lab.jupyter(Path(folder)) as address, lab.browser() as browser:
        page = lab.Page(browser.new_page(viewport={"width": 1280, "height": 900}), address)
        for name in EXPLORERS:
            measured = latencies(page, name)
            median, high = np.percentile(measured, (50, 95))
            print(f"{name:<12} {len(measured):>5} {median:>6.0f} ms {high:>6.0f} ms", flush=True)


if __name__ == "__main__":
    main()
