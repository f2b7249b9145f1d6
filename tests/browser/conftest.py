"""Opens the notebook with all explorers in a front end. Where there is no Chromium, one line says so."""

import contextlib
import os

import lab
import pytest


@pytest.fixture(scope="module")
def open_in(tmp_path_factory):
    """A function that takes a front end, ``"lab"`` or ``"notebook"``, and returns its page with every cell run.

    All is closed here and not at the end of the session, for a browser keeps an event loop running.
    """
    if lab.CHROMIUM is None:
        if os.environ.get("COURSE_REQUIRE_BROWSER"):
            pytest.fail("COURSE_REQUIRE_BROWSER is set, but there is no chromium")
        pytest.skip("the explorers were not tried in a browser: there is no chromium")
    with contextlib.ExitStack() as stack:

        def open_in(front_end):
            address = stack.enter_context(lab.jupyter(tmp_path_factory.mktemp("jupyter"), front_end))
            browser = stack.enter_context(lab.browser())
            return lab.Page(browser.new_page(viewport={"width": 1280, "height": 900}), address)

        yield open_in
