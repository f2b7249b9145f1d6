"""Markdown to HTML for feedback pages and Formgrader: a student's text can neither run code nor slow them down.

`nbgrader_settings` replaces nbconvert's own filters by these, because those do not change HTML.
"""

import re
import secrets
from functools import lru_cache
from html import escape

from bleach import clean
from bleach.css_sanitizer import CSSSanitizer
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from grading.gradebook.formulas import to_mathml

# a longer text is shown without rendering, whose time can grow with the square of the length
MAX_CHARS = 10_000

_TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em", "hr", "i", "img"),
    *("kbd", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "summary", "sup"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_WITH_CLASS = {"a", "code", "div", "pre", "span"}
_STYLES = CSSSanitizer(allowed_css_properties=["text-align"])


class _Renderer(IPythonRenderer):
    """Collects the formulas, and leaves a numbered place for each: bleach cannot clean MathML safely."""

    def __init__(self) -> None:
        super().__init__(escape=False, exclude_anchor_links=True)
        self._formulas: list[str] = []
        self._name = f"formula-{secrets.token_hex(8)}"  # which no text can contain

    def inline_math(self, body: str) -> str:
        return self._place(to_mathml(body))

    def block_math(self, body: str) -> str:
        return self._place(to_mathml(body, "block"))

    def latex_environment(self, name: str, body: str) -> str:
        return self._place(to_mathml(f"\\begin{{{name}}}{body}\\end{{{name}}}", "block"))

    def _place(self, formula: str) -> str:
        self._formulas.append(formula)
        return f'<code class="{self._name}">{len(self._formulas) - 1}</code>'

    def insert_formulas(self, html: str) -> str:
        """Return clean HTML with every formula in its place."""
        return re.sub(f'<code class="{self._name}">(\\d+)</code>', lambda place: self._formulas[int(place[1])], html)


@lru_cache(maxsize=1024)  # the pages of a class have the same given text
def to_safe_html(text: str) -> str:
    """Return Markdown as HTML without scripts, frames, event handlers, forms and foreign pictures."""
    if len(text) > MAX_CHARS:
        return _as_written(text)
    try:
        renderer = _Renderer()
        html = MarkdownWithMath(renderer=renderer).render(text)
        safe = clean(html, _TAGS, _is_allowed, protocols=["http", "https", "mailto"], css_sanitizer=_STYLES)
        return renderer.insert_formulas(safe)
    except Exception:  # for example, nbconvert's renderer raises on a picture that is not attached
        return _as_written(text)


def unchanged(html: str) -> str:
    """Return the same text: nbconvert's `strip_files_prefix` would change ``files/javascript:`` to ``javascript:``."""
    return html


def _as_written(text: str) -> str:
    return f'<pre style="white-space: pre-wrap">{escape(text)}</pre>'


def _is_allowed(tag: str, name: str, value: str) -> bool:
    """Whether an element may have this attribute; bleach checks the schemes of its addresses after that."""
    if name == "class":
        return tag in _WITH_CLASS and "mermaid" not in value.lower()
    if tag == "img":
        return name in ("alt", "title") or (name == "src" and ":" not in value and not value.startswith(("//", "\\")))
    allowed = {"a": ("href", "title"), "td": ("style",), "th": ("style",), "details": ("open",)}
    return name in allowed.get(tag, ())
