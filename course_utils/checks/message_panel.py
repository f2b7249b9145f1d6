"""The box in which `check` and the feedback show their results, as HTML and as plain text.

A sign and words show the state, never colour alone, and the text has the colours of the reader's theme.
"""

from dataclasses import dataclass
from html import escape

# Okabe and Ito's blue, vermilion and grey, which people with every kind of colour vision can distinguish
_LOOKS = {"passed": ("✓", "#0072b2"), "failed": ("✗", "#d55e00"), "open": ("○", "#808080")}

# the states of a row, in words and as signs
_STATES = {True: ("passed", "✓"), False: ("failed", "✗"), None: ("not reached", "–")}


@dataclass(frozen=True)
class Row:
    """One line of the list under the message."""

    passed: bool | None  # None: not reached
    text: str


@dataclass(frozen=True)
class Panel:
    """The content of the box.

    Attributes
    ----------
    state : str
        ``"passed"``, ``"failed"`` or ``"open"`` (not attempted).
    title, message : str
        Plain text; text between backquotes is shown as code, and each line of the message as a line.
    rows : tuple of Row
        The list under the message.
    """

    state: str
    title: str
    message: str
    rows: tuple = ()

    @property
    def text(self):
        """The panel as plain text."""
        sign = _LOOKS[self.state][0]
        lines = [f"{sign} {self.title}"] + [f"  {line}" for line in self.message.split("\n")]
        lines += [f"    {_sign(row)} {row.text}" for row in self.rows]
        return "\n".join(lines)

    @property
    def html(self):
        """The panel as one HTML element."""
        sign, colour = _LOOKS[self.state]
        rows = "".join(
            f'<li style="margin:0"><span aria-hidden="true">{_sign(row)}</span> '
            f'<span style="position:absolute;left:-999em">{_STATES[row.passed][0]}: </span>'
            f"{as_html(row.text)}</li>"
            for row in self.rows
        )
        message = "".join(f'<div style="margin-top:.2em">{as_html(line)}</div>' for line in self.message.split("\n"))
        listed = f'<ul style="list-style:none;margin:.4em 0 0;padding:0 0 0 .2em">{rows}</ul>' if rows else ""
        return (
            f'<div role="status" style="position:relative;overflow:hidden;max-width:46em;margin:.3em 0;'
            f"padding:.5em .8em;border:1px solid rgba(128,128,128,.35);border-left:.35em solid {colour};"
            f'border-radius:.25em;line-height:1.45">'
            f'<strong><span aria-hidden="true">{sign}</span> {as_html(self.title)}</strong>'
            f"{message}{listed}</div>"
        )

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html, "text/plain": self.text}


def _sign(row):
    return _STATES[row.passed][1]


def as_html(text):
    """Escape text for HTML, and show text between backquotes as code."""
    pieces = escape(text).split("`")
    return "".join(f"<code>{piece}</code>" if index % 2 else piece for index, piece in enumerate(pieces))
