"""Each explorer as a student uses it, from the keyboard: in JupyterLab, then in Notebook 7, on one server."""

import re
from pathlib import Path

import lab
import pytest
from explorer_table import EXPLORERS
from playwright.sync_api import expect

lab.require_chromium()

SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Server and browser; they are closed at the end of this module, because Playwright keeps an event loop running."""
    with lab.served(tmp_path_factory.mktemp("jupyter"), lab.SHORT_TRAININGS) as opened:
        yield opened


@pytest.fixture(scope="class")
def page(opened):
    """The notebook with all explorers in JupyterLab."""
    with opened("lab") as page:
        yield page


@pytest.fixture(scope="class")
def page_in_notebook_7(opened):
    """The same in Notebook 7, which reports an error of its own while it starts."""
    with opened("notebook") as page:
        page.errors.clear()
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


class TestJupyterLab:
    def test_it_answers_to_every_control_from_the_keyboard(self, explorer, page, screenshots, request):
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

    def test_a_replay_plays_and_stops(self, explorer, page):
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

    def test_at_two_hundred_percent_all_can_be_read(self, page, screenshots):
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


class TestNotebook7:
    """By Page Up and Page Down: its own shortcuts take the arrow keys from every slider."""

    @pytest.mark.parametrize("name", EXPLORERS)
    def test_it_answers(self, name, page_in_notebook_7):
        page = page_in_notebook_7
        explorer = page.explorer(name)
        image, status = explorer.locator("img"), explorer.get_by_role("status")
        slider = explorer.locator("[role=slider]").first
        expect(image).to_have_js_property("complete", True)
        picture, words = image.get_attribute("src"), status.inner_text()
        slider.press("PageDown" if lab.at_the_end(slider) else "PageUp")
        expect(status).not_to_have_text(words)
        expect(image).not_to_have_attribute("src", picture)
        assert page.errors == []
        expect(page.page.locator('[data-mime-type="application/vnd.jupyter.stderr"]')).to_have_count(0)
