"""Markdown to HTML for feedback pages and Formgrader: a student's text can neither run code nor slow them down.

`nbgrader_settings` replaces nbconvert's own filters by these, because those do not change HTML.
"""

from __future__ import annotations

from html import escape

from bleach import clean
from bleach.css_sanitizer import CSSSanitizer
from nbconvert.filters import markdown2html_mistune

# a longer text is shown without rendering, whose time can grow with the square of the length
MAX_CHARS = 10_000

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAGS = {
    *_HEADINGS,
    *("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em", "hr", "i", "img"),
    *("kbd", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "summary", "sup"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_WITH_CLASS = {"a", "code", "div", "pre", "span"}
_STYLES = CSSSanitizer(allowed_css_properties=["text-align"])


def to_safe_html(text: str) -> str:
    """Return Markdown as HTML without scripts, frames, event handlers, forms and foreign pictures."""
    if len(text) > MAX_CHARS:
        return _as_written(text)
    try:
        html = markdown2html_mistune(text)
        return clean(html, _TAGS, _is_allowed, protocols=["http", "https", "mailto"], css_sanitizer=_STYLES)
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
    return name in allowed.get(tag, ()) or (name == "id" and tag in _HEADINGS)
