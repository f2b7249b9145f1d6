"""Each explorer in Notebook 7, by Page Up and Page Down: its own shortcuts take the arrow keys from every slider."""

import lab
import pytest
from explorer_table import EXPLORERS
from playwright.sync_api import expect

lab.require_chromium()


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The notebook with all explorers in Notebook 7, which reports an error of its own while it starts."""
    with lab.opened(tmp_path_factory.mktemp("jupyter"), "notebook", lab.SHORT_TRAININGS) as page:
        page.errors.clear()
        yield page


@pytest.mark.parametrize("name", EXPLORERS)
def test_it_answers(name, page):
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
