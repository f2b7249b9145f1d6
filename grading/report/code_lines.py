"""A solution's logical lines without comments, docstrings and calls beside the function: what a report may show of it.

Nothing is executed. Comments and docstrings are left out because they say nothing about the mistake, and because they
are where students put their names.
"""

import ast
import io
import itertools
import tokenize
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

INDENT = "    "

# longer than any real answer; parsing needs memory in proportion
_MOST_CHARACTERS = 20_000
_NO_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


@dataclass(frozen=True)
class Token:
    """A word or sign of Python, with the quotes of a text made double, and its place in the source."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """A logical line: how deep it is indented, its tokens, and its source without comments."""

    depth: int
    tokens: tuple[Token, ...]
    source: str

    @property
    def code(self) -> tuple[int, tuple[str, ...]]:
        """Return what is the same for lines that differ in spaces and quotes only."""
        return self.depth, tuple(token.text for token in self.tokens)

    def render(self) -> str:
        """Return the line, indented by four spaces for each level."""
        return INDENT * self.depth + "\n".join(row.rstrip() for row in self.source.split("\n"))

    def between(self, first: int, last: int) -> str:
        """Return the source of the tokens from `first` to before `last`."""
        start = self.tokens[0].start
        return self.source[self.tokens[first].start - start : self.tokens[last - 1].end - start]


def read_lines(source: str) -> list[Line] | None:
    """Return the logical lines of a solution; None if it is not plain Python, or too long."""
    if len(source) > _MOST_CHARACTERS:
        return None
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    try:
        blocks = _blocks(_parse(source))
        left_out = {each.lineno for node, _, block in blocks for each in block if _says_nothing(each, node)}
        lines = [line for first, line in _logical_lines(source) if first not in left_out]
        return lines if structure(text_of(lines)) == structure(source) else None
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return None


def text_of(lines: Iterable[Line]) -> str:
    """Return the source that logical lines make."""
    return "".join(f"{line.render()}\n" for line in lines)


def structure(source: str) -> str:
    """Return a text that is the same for programs that differ in layout, comments and docstrings only."""
    tree = _parse(source)
    for node, name, statements in _blocks(tree):
        setattr(node, name, [each for each in statements if not _says_nothing(each, node)])
    return ast.dump(tree)


def _parse(source: str) -> ast.Module:
    with warnings.catch_warnings():  # about what a student wrote
        warnings.simplefilter("ignore")
        return ast.parse(source)


def printable(text: str) -> str:
    """Return code in which each character is what it looks like: no control characters, nothing from right to left."""
    return "".join(char if _is_plain(char) else char.encode("unicode_escape").decode() for char in text)


def _is_plain(char: str) -> bool:
    return char == "\n" or (char.isprintable() and unicodedata.bidirectional(char) not in ("R", "AL"))


def _says_nothing(statement: ast.stmt, parent: ast.AST) -> bool:
    """Whether it is a docstring or another text by itself, or a call such as ``print`` beside the function."""
    if not isinstance(statement, ast.Expr):
        return False
    is_text = isinstance(statement.value, ast.Constant) and isinstance(statement.value.value, str)
    return is_text or isinstance(parent, ast.Module)


def _blocks(tree: ast.Module) -> Iterator[tuple[ast.AST, str, list[ast.stmt]]]:
    """Yield each block of statements, with the node and the name of the field that contain it."""
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            statements = getattr(node, name, None)
            if isinstance(statements, list):
                yield node, name, statements


def _logical_lines(source: str) -> Iterator[tuple[int, Line]]:
    """Yield the number of the first physical line and the logical line."""
    starts = list(itertools.accumulate((len(line) for line in io.StringIO(source)), initial=0))
    found = list(tokenize.generate_tokens(io.StringIO(source).readline))
    bare = _without_comments(source, [_span(token, starts) for token in found if token.type == tokenize.COMMENT])
    depth, first, tokens = 0, 0, list[Token]()
    for token in found:
        depth += (token.type == tokenize.INDENT) - (token.type == tokenize.DEDENT)
        if token.type == tokenize.NEWLINE and tokens:
            yield first, Line(depth, tuple(tokens), bare[tokens[0].start : tokens[-1].end])
            tokens = []
        elif token.type not in _NO_CODE:
            first = first if tokens else token.start[0]
            tokens.append(Token(_with_double_quotes(token), *_span(token, starts)))


def _span(token: tokenize.TokenInfo, starts: list[int]) -> tuple[int, int]:
    """Return the places in the source where a token begins and ends."""
    return starts[token.start[0] - 1] + token.start[1], starts[token.end[0] - 1] + token.end[1]


def _without_comments(source: str, comments: list[tuple[int, int]]) -> str:
    """Return the source with spaces for the comments, so that everything else keeps its place."""
    for start, end in comments:
        source = source[:start] + " " * (end - start) + source[end:]
    return source


def _with_double_quotes(token: tokenize.TokenInfo) -> str:
    name = tokenize.tok_name[token.type]
    return token.string.replace("'", '"') if name == "STRING" or name.startswith("FSTRING") else token.string
