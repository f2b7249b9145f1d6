"""A notebook as a page that nobody runs: each explorer's first picture is there, in words too."""

import html
import re
from pathlib import Path

import nbclient
import nbformat
from explorer_table import EXPLORERS
from nbconvert import HTMLExporter

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("bowl", "average", "epsilon")  # what they share makes the picture; these are the quick ones


def test_a_page_shows_every_explorers_first_picture_with_its_description():
    sources = [f"import sys; sys.path.insert(0, {str(ROOT / 'tests')!r}); from explorer_table import EXPLORERS"]
    sources += [f"EXPLORERS[{name!r}].make()" for name in NAMES]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3", store_widget_state=False).execute()
    page, _ = HTMLExporter().from_notebook_node(notebook)
    pictures = re.findall(r'<img alt="([^"]*)" src="data:image/png;base64,([^"]{9000,})"', page)
    assert [html.unescape(alt) for alt, _ in pictures] == [EXPLORERS[name].make().alt for name in NAMES]
    assert "after 100 steps the cost is" in page
