"""Each explorer as a student uses it: in JupyterLab, from the keyboard."""

import re
from pathlib import Path

import lab
import pytest
from explorer_table import EXPLORERS
from playwright.sync_api import expect

lab.require_chromium()

SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The notebook with all explorers in JupyterLab; it is closed here, for it keeps an event loop running."""
    with lab.opened(tmp_path_factory.mktemp("jupyter"), "lab", lab.SHORT_TRAININGS) as page:
        yield page


@pytest.fixture(scope="module")
def screenshots():
    """Where the pictures go that a person may look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return SCREENSHOTS


@pytest.fixture(params=EXPLORERS)
def explorer(request, page):
    """One explorer's output; whatever the browser or the kernel reports meanwhile is an error."""
    before = len(page.errors)
    output = page.explorer(request.param)
    output.scroll_into_view_if_needed()
    yield output
    assert page.errors[before:] == []
    expect(page.page.locator('[data-mime-type="application/vnd.jupyter.stderr"]')).to_have_count(0)


def key_for(control):
    """The key that a student would press on a slider or a button."""
    if control.get_attribute("role") != "slider":
        return "Enter"
    return "ArrowLeft" if lab.at_the_end(control) else "ArrowRight"


def picture(explorer):
    return explorer.locator("img").get_attribute("src")


def test_it_answers_to_every_control_from_the_keyboard(explorer, page, screenshots, request):
    name = request.node.callspec.params["explorer"].replace(" ", "-")
    image, status = explorer.locator("img"), explorer.get_by_role("status")
    expect(image).to_have_js_property("complete", True)
    assert len(image.get_attribute("title")) > 60  # the picture's text alternative
    explorer.screenshot(path=screenshots / f"{name}.png")

    first = status.inner_text()
    for control in explorer.locator("[role=slider], .widget-toggle-button:not(.mod-active)").element_handles():
        source, words = picture(explorer), status.inner_text()
        control.press(key_for(control))
        expect(status).not_to_have_text(words)
        expect(image).not_to_have_attribute("src", source)
        assert control.evaluate("element => element === document.activeElement")  # the notebook took no key
    explorer.screenshot(path=screenshots / f"{name}-moved.png")

    explorer.get_by_role("button", name="Reset").press("Enter")
    expect(status).to_have_text(re.compile(re.escape(first.split(":")[0].split(",")[0])))


def test_a_replay_plays_and_stops(explorer, page):
    image, button = explorer.locator("img"), explorer.get_by_role("button", name=re.compile("Replay|Stop"))
    button.press("Enter")
    expect(button).to_have_text("Stop")
    seen = set()
    for _ in range(3):
        source = picture(explorer)
        expect(image).not_to_have_attribute("src", source)
        seen.add(source)
    assert len(seen) == 3
    button.press("Enter")
    expect(button).to_have_text("Replay")


def test_at_two_hundred_percent_all_can_be_read(page, screenshots):
    """Zoom halves the page's width in CSS pixels and doubles each pixel."""
    page.page.set_viewport_size({"width": 640, "height": 450})
    try:
        for name in EXPLORERS:
            explorer = page.explorer(name)
            explorer.scroll_into_view_if_needed()
            explorer.screenshot(path=screenshots / f"{name.replace(' ', '-')}-narrow.png")
            end = explorer.bounding_box()["x"] + explorer.bounding_box()["width"]
            for control in explorer.locator(".widget-readout, button").all():
                assert control.bounding_box()["x"] + control.bounding_box()["width"] <= end + 1
            assert explorer.locator("img").bounding_box()["width"] >= 640  # wider than the cell: it scrolls there
    finally:
        page.page.set_viewport_size({"width": 1280, "height": 900})
