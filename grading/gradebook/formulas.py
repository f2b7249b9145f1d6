"""TeX to MathML, which browsers show without network and scripts.

latex2mathml passes on what it finds in TeX, markup and style included, so only what a formula needs is kept here.
"""

import re
from functools import lru_cache
from html import escape, unescape
from itertools import zip_longest
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, tostring

from latex2mathml.converter import Converter

_MAX_CHARS = 2_000  # those of the course have 300 at most

_ELEMENTS = {
    *("math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mphantom", "mstyle"),
    *("mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd"),
}
_ATTRIBUTES = {
    *("accent", "accentunder", "display", "displaystyle", "fence", "form", "mathvariant", "maxsize", "minsize"),
    *("movablelimits", "scriptlevel", "separator", "stretchy", "width"),
}
_ESCAPED = re.compile(r"\\([_%&#$])")
# a word, a level, or a length that moves nothing far
_VALUE = re.compile(r"[a-z-]+|\d|-?0?\.\d+em|\d(\.\d+)?em")


@lru_cache(maxsize=4096)  # the pages of a class have the same formulas
def to_mathml(tex: str, display: str = "inline") -> str:
    """Return a formula, without dollar signs, as MathML ("inline" or "block"), or its TeX as code if that fails."""
    if len(tex) <= _MAX_CHARS:
        try:
            converter = Converter(display=display)
            # to define a macro raises an error: a short text with macros can stand for a very long one
            converter.macros = MappingProxyType({})  # type: ignore[assignment]
            formula = _cleaned(converter.convert_to_element(tex))
            return tostring(formula, encoding="unicode", short_empty_elements=False)
        except Exception:  # a formula that is not TeX raises many kinds of errors, RecursionError among them
            pass
    return f'<code class="tex">{escape(tex)}</code>'


def _cleaned(element: Element) -> Element:
    """Return a copy with allowed attributes only, whose texts have no markup; raise ValueError if an element is not."""
    if element.tag not in _ELEMENTS:
        raise ValueError(f"<{element.tag}> is not allowed")
    kept = {name: value for name, value in element.items() if name in _ATTRIBUTES and _VALUE.fullmatch(value)}
    copy = Element(element.tag, kept)
    # latex2mathml leaves entities, and in \text also the backslash of an escaped character
    copy.text = _ESCAPED.sub(r"\1", unescape(element.text or ""))
    for child, following in zip_longest(element, element[1:]):
        copy.append(_cleaned(child))
        if child.tag == "mi" and len(copy[-1].text or "") > 1 and following is not None and following.tag != "mo":
            SubElement(
                copy, "mspace", width=".167em"
            )  # as TeX has it between a function, such as log, and its argument
    return copy
