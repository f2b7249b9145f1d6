"""Where the templates of nbgrader's pages are: first this course's, which replace nbgrader's of the same name."""

from pathlib import Path

import nbgrader

_NBGRADER = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"

TEMPLATE_FOLDERS = [str(Path(__file__).parent / "templates"), str(_NBGRADER)]
