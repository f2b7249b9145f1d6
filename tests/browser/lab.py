"""A real JupyterLab on localhost with a notebook that holds every explorer, opened in a headless Chromium."""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from explorer_table import EXPLORERS
from playwright.sync_api import TimeoutError, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
TESTS = Path(__file__).resolve().parent.parent
expect.set_options(timeout=60_000)  # a busy machine may take longer than Playwright's five seconds
# the trainings of regularization, which an explorer works out ahead, should not keep a core busy while tests run
SHORT_TRAININGS = """
from course_utils import CirclesExplorer, DropoutExplorer, PenaltyExplorer
CirclesExplorer.iterations = DropoutExplorer.iterations = PenaltyExplorer.iterations = 3_000
"""
_FLAGS = [
    "--no-sandbox",  # Chromium's own refuses to run as root; the page is ours and the server local
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATHS = {"lab": "lab/tree", "notebook": "notebooks"}
_SETTINGS = {
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},  # all cells are in the page at once
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},  # light or dark as the browser says
}


def require_chromium():
    """Skip the module that calls this where there is no Chromium, or fail where CI needs it."""
    if CHROMIUM is None:
        if os.environ.get("COURSE_REQUIRE_BROWSER"):
            pytest.fail("COURSE_REQUIRE_BROWSER is set, but there is no chromium")
        pytest.skip("the explorers were not tried in a browser: there is no chromium", allow_module_level=True)


@contextlib.contextmanager
def jupyter(folder, setup, cells):
    """Serve a folder with its notebook `explorers.ipynb` to JupyterLab and Notebook 7; yields the server's address.

    Parameters
    ----------
    folder : Path
        Empty; the notebook, the settings and the server's log are written there.
    setup : str
        Code to run before the explorers are made.
    cells : dict
        Name -> source of each cell after the first.
    """
    write_notebook(folder / "explorers.ipynb", setup, cells)
    for plugin, settings in _SETTINGS.items():
        file = folder / "settings" / (plugin.replace(":", "/") + ".jupyterlab-settings")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab"]  # whose server has Notebook 7 as an extension
    options = [
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--ServerApp.open_browser=False",
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={folder}",
        "--ServerApp.allow_root=True",
        "--LabApp.extension_manager=readonly",
    ]
    private = {"JUPYTER_CONFIG_DIR": folder / "config", "JUPYTERLAB_SETTINGS_DIR": folder / "settings"}
    private |= {"JUPYTERLAB_WORKSPACES_DIR": folder / "workspaces", "JUPYTER_RUNTIME_DIR": folder / "runtime"}
    environment = os.environ | {name: str(path) for name, path in private.items()}
    with open(folder / "server.log", "w") as log:
        server = subprocess.Popen([*command, *options], env=environment, cwd=folder, stdout=log, stderr=log)
        try:
            _wait_for(server, f"http://127.0.0.1:{port}/api", folder / "server.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(server, address, log, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    raise RuntimeError(f"the Jupyter server did not answer:\n{log.read_text()[-2000:]}")


def write_notebook(path, setup, cells):
    """Write a notebook with these cells, dict name -> source, after one that makes the explorers available."""
    imports = f"import sys\nsys.path.insert(0, {str(TESTS)!r})\nfrom explorer_table import EXPLORERS\n"
    sources = [imports + setup, *cells.values()]
    written = [
        {
            "cell_type": "code",
            "id": f"cell-{number}",
            "execution_count": None,
            "metadata": {},
            "outputs": [],
            "source": source,
        }
        for number, source in enumerate(sources)
    ]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path.write_text(json.dumps({"cells": written, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}))


class Page:
    """The notebook in the browser, all cells run.

    Parameters
    ----------
    page : playwright.sync_api.Page
        Where to open it.
    address : str
        The notebook's.
    cells : dict
        Its cells, by name.
    """

    def __init__(self, page, address, cells):
        self.page = page
        self._names = list(cells)
        self.errors = []  # what the browser's console reports
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        # the front end asks which kernel, where the server's first answer came too early: at any moment, maybe twice
        page.add_locator_handler(
            page.locator(".jp-Dialog"),
            lambda dialog: dialog.locator(".jp-mod-accept").first.click(),
            no_wait_after=True,
        )
        page.goto(address)
        page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for(timeout=60_000)
        self._run_all()

    def _run_all(self):
        """Run all cells, anew where the kernel was not ready yet, and wait for the last explorer."""
        first, last = (self.page.locator(".jp-CodeCell").nth(number) for number in (0, len(self._names)))
        started = first.locator(".jp-InputPrompt", has_text=re.compile(r"[*\d]"))
        for _ in range(5):
            self.page.get_by_role("menuitem", name="Run", exact=True).click()
            self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
            with contextlib.suppress(TimeoutError):
                started.wait_for(timeout=5_000)
                break
        last.locator(".ex-figure").first.wait_for(timeout=60_000)

    def explorer(self, name):
        """The output of this explorer's cell."""
        return self.page.locator(".jp-CodeCell").nth(1 + self._names.index(name)).locator(".jp-OutputArea-output")


def at_the_end(slider):
    """Whether a slider can go no further up."""
    return slider.get_attribute("aria-valuenow") == slider.get_attribute("aria-valuemax")


@contextlib.contextmanager
def browser():
    """Start Chromium; yields a Playwright browser."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        try:
            yield chromium
        finally:
            chromium.close()


def explorer_cells():
    """Return a cell for each explorer of the table."""
    return {name: f"explorer = EXPLORERS[{name!r}].make(); explorer" for name in EXPLORERS}


@contextlib.contextmanager
def served(folder, setup="", cells=None):
    """Start the server and the browser once; yields a function that opens the notebook in a front end.

    It takes ``"lab"`` or ``"notebook"`` (Notebook 7) and options of Playwright's ``new_page``, and is a context manager
    that yields a `Page`. The cells are one explorer each, unless others are given.
    """
    cells = cells or explorer_cells()
    with jupyter(folder, setup, cells) as address, browser() as chromium:

        @contextlib.contextmanager
        def opened(front_end, **options):
            page = chromium.new_page(**{"viewport": {"width": 1280, "height": 900}} | options)
            yield Page(page, f"{address}/{_PATHS[front_end]}/explorers.ipynb", cells)
            page.close()

        yield opened
