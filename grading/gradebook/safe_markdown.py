"""Markdown to HTML for the pages of feedback and of Formgrader: nothing that a student wrote runs or slows them.

`nbgrader_config.py` puts these filters in place of nbconvert's own, which pass HTML on as it is.
"""

from __future__ import annotations

from html import escape

from bleach import clean
from bleach.css_sanitizer import CSSSanitizer
from nbconvert.filters import markdown2html_mistune

# a longer text is shown as it is written: some of it would take the renderer seconds, in proportion to its square
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
    except Exception:  # nbconvert's renderer raises on a picture that is not attached, for instance
        return _as_written(text)


def unchanged(html: str) -> str:
    """Return the same text: nbconvert's `strip_files_prefix` would make ``javascript:`` of ``files/javascript:``."""
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
