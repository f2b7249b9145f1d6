"""The course page: how the four notebooks belong together, their notation, and a glossary."""

from pathlib import Path


def course_page():
    """Return the course page (`course.md` beside this file) as IPython Markdown, which a notebook displays."""
    from IPython.display import Markdown  # not needed by those who only import course_utils

    return Markdown((Path(__file__).parent / "course.md").read_text(encoding="utf-8"))
