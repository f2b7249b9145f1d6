"""The guide in the zip file: docs/students.md as a page that every browser opens."""

from pathlib import Path

from nbconvert.filters import markdown2html_mistune

_PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Guide for students</title>
<style>
:root {{ color-scheme: light dark; }}
main {{ max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }}
pre {{ padding: .6rem; border: 1px solid; border-radius: 4px; overflow-x: auto; }}
code {{ font-size: .95em; }}
table {{ border-collapse: collapse; }}
td, th {{ padding: .4rem; border: 1px solid; text-align: left; vertical-align: top; }}
.anchor-link {{ display: none; }}
</style>
<main>
{}
</main>
</html>
"""


def guide_page(markdown: Path) -> str:
    """Return a page with the text of a Markdown file."""
    return _PAGE.format(markdown2html_mistune(markdown.read_text(encoding="utf-8")))
