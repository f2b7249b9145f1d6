"""nbgrader's settings in this course folder; every nbgrader command and Formgrader read this file.

`course.toml` beside it has the settings of the course. Other settings of nbgrader can be added at the end.
"""

from pathlib import Path

from grading.gradebook.nbgrader_settings import configure

c = get_config()  # noqa: F821 - nbgrader provides it
configure(c, Path(__file__).parent)
