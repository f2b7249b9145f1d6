"""One server and one browser for all tests here; where there is no Chromium, one line says that they are skipped."""

import os
from pathlib import Path

import lab
import pytest

SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"


@pytest.fixture(scope="session")
def page(tmp_path_factory):
    """The notebook with all explorers in JupyterLab, every cell run."""
    if lab.CHROMIUM is None:
        if os.environ.get("COURSE_REQUIRE_BROWSER"):
            pytest.fail("COURSE_REQUIRE_BROWSER is set, but there is no chromium")
        pytest.skip("the explorers were not tried in a browser: there is no chromium")
    with lab.jupyter(tmp_path_factory.mktemp("jupyter")) as address, lab.browser() as browser:
        yield lab.Page(browser.new_page(viewport={"width": 1280, "height": 900}), address)


@pytest.fixture(scope="session")
def screenshots():
    """Where the pictures go that a person may look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return SCREENSHOTS
