"""Each explorer as a student uses it, by keyboard and pointer: in JupyterLab, then in Notebook 7, on one server."""

import re
from pathlib import Path

import lab
import pytest
from axe_playwright_python.sync_playwright import Axe
from explorer_table import EXPLORERS
from playwright.sync_api import expect

lab.require_chromium()

SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
SETUP = f"""{lab.SHORT_TRAININGS}
from explorer_table import momentum, zeros
def unfinished(*arguments):
    raise NotImplementedError()
def failing(*arguments):
    return {{}}["dw1"]
def nan(*arguments):
    parameters, v = momentum(*arguments)
    return {{name: array * float("nan") for name, array in parameters.items()}}, v
"""
WRONG = {  # what the bowl says of functions that do not work
    "unfinished": "Finish exercise 5 (update_parameters_with_momentum) first",
    "failing": "raises KeyError (line 12 of its cell): 'dw1'",
    "nan": "Your momentum: NaN in step 1.",
}
CELLS = lab.explorer_cells() | {
    name: f"from course_utils import BowlExplorer\nBowlExplorer(zeros, {name})" for name in WRONG
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Server and browser; they are closed at the end of this module, because Playwright keeps an event loop running."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with lab.served(tmp_path_factory.mktemp("jupyter"), SETUP, CELLS) as opened:
        yield opened


@pytest.fixture(scope="class")
def page(opened):
    """The notebook with all explorers in JupyterLab."""
    with opened("lab") as page:
        yield page
        assert page.errors == []


@pytest.fixture(scope="class")
def page_in_notebook_7(opened):
    """The same in Notebook 7, which reports an error of its own while it starts."""
    with opened("notebook") as page:
        page.errors.clear()
        yield page
        assert page.errors == []


def shown(page, name):
    """The explorer of this name, in view."""
    explorer = page.explorer(name)
    explorer.scroll_into_view_if_needed()
    expect(explorer.locator(".ex-plot svg [data-layer=answer]").first).to_be_attached()
    return explorer


def drawing(explorer):
    """What the answer's layers show."""
    return explorer.locator("[data-layer=answer]").evaluate_all("layers => layers.map(one => one.outerHTML).join()")


def key_for(control):
    """The key that a student would press on a slider or a button."""
    if control.get_attribute("role") != "slider":
        return "Enter"
    return "ArrowLeft" if lab.at_the_end(control) else "ArrowRight"


def wait_for_another(explorer, before):
    for _ in range(400):
        if drawing(explorer) != before:
            return
        explorer.page.wait_for_timeout(50)
    raise AssertionError("the picture did not change")


class TestJupyterLab:
    @pytest.mark.parametrize("name", EXPLORERS)
    def test_it_answers_to_every_control_from_the_keyboard(self, name, page):
        explorer = shown(page, name)
        status = explorer.get_by_role("status")
        file = SCREENSHOTS / f"{name.replace(' ', '-')}.png"
        explorer.screenshot(path=file)
        first = status.inner_text()
        for control in explorer.locator("[role=slider], .widget-toggle-button:not(.mod-active)").element_handles():
            before = drawing(explorer)
            control.press(key_for(control))
            wait_for_another(explorer, before)
            assert control.evaluate("element => element === document.activeElement")  # the notebook took no key
        explorer.screenshot(path=file.with_stem(f"{file.stem}-moved"))
        explorer.get_by_role("button", name="Reset").press("Enter")
        expect(status).to_have_text(re.compile(re.escape(first.split(":")[0].split(",")[0])))
        expect(page.page.locator('[data-mime-type="application/vnd.jupyter.stderr"]')).to_have_count(0)

    def test_a_run_plays_pauses_and_steps(self, page):
        explorer = shown(page, "bowl")
        whole, words = drawing(explorer), explorer.locator(".ex-player span")
        explorer.get_by_role("button", name="Play").press("Enter")
        expect(words).not_to_have_text(re.compile("step (0|100) "))
        explorer.get_by_role("button", name="Pause").press("Enter")
        assert len(drawing(explorer)) < len(whole)
        step = int(words.inner_text().split()[1])
        explorer.get_by_role("button", name="One step forward").press("Enter")
        expect(words).to_have_text(f"step {step + 1} of 100")
        page.page.emulate_media(reduced_motion="reduce")
        explorer.get_by_role("slider").first.press("ArrowRight")
        expect(explorer.get_by_role("button", name="Play")).to_be_hidden()
        page.page.emulate_media(reduced_motion="no-preference")

    def test_a_handle_follows_the_pointer_at_once_and_the_path_follows_the_handle(self, page):
        explorer = shown(page, "bowl")
        handle, mouse = explorer.get_by_role("slider", name="starting point"), page.page.mouse
        before, box = drawing(explorer), handle.bounding_box()
        mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        mouse.down()
        mouse.move(box["x"] + 80, box["y"] + 60, steps=5)
        after = handle.bounding_box()
        assert (round(after["x"] + after["width"] / 2 - box["x"]), 80) == pytest.approx((80, 80), abs=4)
        mouse.up()
        wait_for_another(explorer, before)
        assert not handle.get_attribute("aria-valuetext").startswith("w = -4,")

    def test_hovering_a_step_of_the_path_shows_it_on_the_cost_curve_too(self, page):
        explorer = shown(page, "bowl")
        explorer.get_by_role("button", name="Reset").press("Enter")
        expect(explorer.get_by_role("slider", name="starting point")).to_have_attribute(
            "aria-valuetext", "w = -4, b = 0.5"
        )
        box = explorer.get_by_role("slider", name="starting point").bounding_box()
        page.page.mouse.move(box["x"] + box["width"] / 2 + 8, box["y"] + box["height"] / 2 + 10)
        expect(explorer.locator(".ex-tooltip:visible")).to_have_count(2)
        expect(explorer.locator(".ex-tooltip").nth(1)).to_contain_text("cost = ")
        explorer.screenshot(path=SCREENSHOTS / "bowl-hovered.png")

    def test_hovering_the_map_shows_other_values_until_the_pointer_leaves_or_clicks(self, page):
        explorer, mouse = shown(page, "bowl"), page.page.mouse
        explorer.get_by_role("button", name="Reset").press("Enter")
        status, handle = explorer.get_by_role("status"), explorer.get_by_role("slider", name="β and α")
        box = explorer.locator(".ex-plot").nth(2).bounding_box()
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        expect(status).to_contain_text("β = 0.00, α = 0.018")
        mouse.move(*middle)
        expect(status).not_to_contain_text("β = 0.00")
        expect(handle).to_have_attribute("aria-valuetext", "momentum β = 0, learning rate α = 0.018")
        explorer.screenshot(path=SCREENSHOTS / "bowl-preview.png")
        status.hover()
        expect(status).to_contain_text("β = 0.00, α = 0.018")
        mouse.click(*middle)
        status.hover()
        expect(handle).not_to_have_attribute("aria-valuetext", re.compile("β = 0,"))
        expect(status).not_to_contain_text("β = 0.00")

    @pytest.mark.parametrize("name", WRONG)
    def test_what_does_not_work_is_said_over_the_picture_or_in_it(self, name, page):
        explorer = shown(page, name)
        expect(explorer.get_by_role("status")).to_contain_text(WRONG[name])
        expect(explorer.locator(".ex-notice")).to_be_visible(visible=name != "nan")
        if name == "nan":
            expect(explorer.locator(".ex-notes").first).to_contain_text("your momentum: NaN in step 1")
        explorer.screenshot(path=SCREENSHOTS / f"bowl-{name}.png")

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_axe_finds_nothing_serious(self, theme, page):
        page.page.emulate_media(color_scheme=theme)
        expect(page.page.locator("body")).to_have_attribute("data-jp-theme-light", str(theme == "light").lower())
        for name in EXPLORERS:
            shown(page, name).screenshot(path=SCREENSHOTS / f"{name.replace(' ', '-')}-{theme}.png")
        response = Axe().run(page.page, context=".course-explorer").response
        assert "aria-input-field-name" in {one["id"] for one in response["passes"]}  # it has seen the sliders
        serious = [
            (one["id"], node["target"], node["failureSummary"])
            for one in response["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]
        assert serious == []

    @pytest.mark.parametrize("width", [640, 1280, 1600])  # 640 is a window of 1280 at 200 % zoom
    def test_it_takes_the_width_that_there_is_and_fits_the_screen_from_1280_by_800(self, width, page):
        page.page.set_viewport_size({"width": width, "height": 800})
        room = page.page.locator(".jp-WindowedPanel-outer").bounding_box()["height"]
        try:
            for name in EXPLORERS:
                explorer = shown(page, name)
                explorer.screenshot(path=SCREENSHOTS / f"{name.replace(' ', '-')}-{width}.png")
                cell = explorer.bounding_box()
                assert width < 1280 or cell["height"] < room, name
                panels = [panel.bounding_box() for panel in explorer.locator(".ex-plot svg:not([aria-hidden])").all()]
                for box in [
                    *panels,
                    *(one.bounding_box() for one in explorer.locator(".widget-readout, button:visible").all()),
                ]:
                    assert box["x"] + box["width"] <= cell["x"] + cell["width"] + 1
                assert max(box["x"] + box["width"] for box in panels) > cell["x"] + 0.9 * cell["width"]
        finally:
            page.page.set_viewport_size({"width": 1280, "height": 900})


class TestNotebook7:
    """Its own shortcuts leave the arrow keys to the sliders."""

    @pytest.mark.parametrize("name", EXPLORERS)
    def test_it_answers(self, name, page_in_notebook_7):
        explorer = shown(page_in_notebook_7, name)
        slider = explorer.locator("[role=slider]").first
        before = drawing(explorer)
        slider.press(key_for(slider))
        wait_for_another(explorer, before)
        expect(page_in_notebook_7.page.locator('[data-mime-type="application/vnd.jupyter.stderr"]')).to_have_count(0)
