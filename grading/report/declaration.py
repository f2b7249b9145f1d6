"""A wrong answer as the text of a `Misconception`, to be pasted into ``grading/exercises/<assignment>.py``.

A student's solution is not run here. Its declaration is: as trusted code, by `course build` and `course grade`, so a
person has to read it first.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from grading.exercises.exercise import Misconception
from grading.report.code_lines import INDENT, Line, printable, read_lines, structure, text_of

HINT = "TODO: what the code does, why that is wrong, where to look."

Edit = tuple[str, str]


def declare(name: str, reference: str, solution: Sequence[Line]) -> str:
    """Return the declaration of a wrong answer: as changes of the reference if that is shorter, else as its source."""
    source = text_of(solution)
    edits = edits_between(reference, solution)
    short = edits and sum(len(old) + len(new) for old, new in edits) < len(source)
    return _text(name, edits) if edits and short else _text(name, source)


def edits_between(reference: str, solution: Sequence[Line]) -> tuple[Edit, ...] | None:
    """Return the changes (old, new) that make the wrong answer from the reference, or None if there are none such."""
    right = read_lines(reference) or []
    matcher = SequenceMatcher(None, [line.code for line in right], [line.code for line in solution], autojunk=False)
    edits: list[Edit] = []
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            edits += _edits_of_hunk(reference, right, (start, end), solution[new_start:new_end])
    unique = tuple(dict.fromkeys(edits))
    try:
        made = Misconception("made", swaps=unique).apply(reference)
        return unique if structure(made) == structure(text_of(solution)) else None
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None


def _edits_of_hunk(
    reference: str, right: Sequence[Line], place: tuple[int, int], new: Sequence[Line]
) -> Iterator[Edit]:
    """Yield the changes for lines `place` of the reference, line by line where their numbers and depths are equal."""
    old = right[place[0] : place[1]]
    if old and [line.depth for line in old] == [line.depth for line in new]:
        for one, other in zip(old, new, strict=True):
            if one.code != other.code:
                yield _edit_within(reference, one, other)
        return
    text = "\n".join(line.render() for line in new)
    if old:
        start, end = _line_start(reference, old[0]), old[-1].tokens[-1].end
    elif place[0] < len(right):  # inserted before this line
        start = end = _line_start(reference, right[place[0]])
        text += "\n"
    else:
        start = end = right[-1].tokens[-1].end
        text = "\n" + text
    yield _widened(reference, start, end, text)


def _line_start(reference: str, line: Line) -> int:
    return reference.rfind("\n", 0, line.tokens[0].start) + 1


def _edit_within(reference: str, old: Line, new: Line) -> Edit:
    """Return the change of those tokens in which two lines differ, with as many around them as make the place clear."""
    ours, theirs = ([token.text for token in line.tokens] for line in (old, new))
    shorter = min(len(ours), len(theirs))
    before = next((n for n in range(shorter) if ours[n] != theirs[n]), shorter)
    after = next((n for n in range(shorter - before) if ours[-1 - n] != theirs[-1 - n]), shorter - before)
    while before or after:
        first, last, new_last = before, len(ours) - after, len(theirs) - after
        if first < min(last, new_last):
            start, end = old.tokens[first].start, old.tokens[last - 1].end
            text = reference[start:end]
            if reference.count(text) == 1 and _is_readable(text):
                return text, new.between(first, new_last)
        if before >= after:
            before -= 1
        else:
            after -= 1
    return _widened(reference, old.tokens[0].start, old.tokens[-1].end, new.between(0, len(theirs)))


def _is_readable(text: str) -> bool:
    """Whether it has a name or number in it, and all brackets that are opened are closed."""
    return any(map(str.isalnum, text)) and all(text.count(a) == text.count(b) for a, b in ("()", "[]", "{}"))


def _widened(reference: str, start: int, end: int, new: str) -> Edit:
    """Return a change whose old text occurs once, with whole lines before it where it must be longer."""
    while (start == end or reference.count(reference[start:end]) > 1) and start > 0:
        earlier = reference.rfind("\n", 0, start - 1) + 1
        new, start = reference[earlier:start] + new, earlier
    return reference[start:end], new


def _text(name: str, change: tuple[Edit, ...] | str) -> str:
    """Return the declaration with these changes, or with this source."""
    if isinstance(change, str):
        how = 'source="""{}"""'.format(_escaped(change, '"""'))
    else:
        edits = "".join(f"{2 * INDENT}({_literal(old)}, {_literal(new)}),\n" for old, new in change)
        how = f"swaps=(\n{edits}{INDENT})"
    return f'Misconception(\n{INDENT}"{name}",\n{INDENT}"{HINT}",\n{INDENT}{how},\n),\n'


def _literal(text: str) -> str:
    quote = "'" if '"' in text and "'" not in text else '"'
    return quote + _escaped(text, quote).replace("\n", "\\n") + quote


def _escaped(text: str, quote: str) -> str:
    return printable(text.replace("\\", "\\\\").replace(quote, "\\" + "\\".join(quote)))
