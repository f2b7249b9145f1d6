"""The sections of a feedback page: one for each graded question, with the student's own cells."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape
from nbconvert.filters import Highlight2HTML
from nbformat import NotebookNode

from course_utils.checks.message_panel import as_html
from grading.exercises.solution_markers import worked_solution
from grading.gradebook.safe_markdown import to_safe_html
from grading.judging.rebuild import is_solution
from grading.judging.verdict import AspectScore, ExerciseVerdict

_EMPTY = Markup()
_HIGHLIGHT = Highlight2HTML(pygments_lexer="python")
_SPAN = re.compile(r'<span class="(\w+)">([^<]*)</span>')
STATES = ("none", "part", "pending", "optional", "full")  # in the order of the overview
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z`“])")


@dataclass(frozen=True)
class Points:
    """What the gradebook says about a graded cell."""

    score: float
    max_score: float
    pending: bool = False  # whether a person still has to grade it
    set_by_hand: bool = False  # whether a person replaced the score of a check

    @property
    def state(self) -> str:
        """One of `STATES`."""
        if self.pending or not self.max_score:
            return "pending" if self.max_score else "optional"
        if self.score < self.max_score:
            return "part" if self.score > 0 else "none"
        return "full"


@dataclass(frozen=True)
class Piece:
    """A cell as the page shows it."""

    html: Markup
    output: str = ""


@dataclass
class Section:
    """A graded question, with the cells that lead to it."""

    name: str = ""  # grade_id of the graded cell
    title: Markup = _EMPTY
    points: Points = field(default_factory=lambda: Points(0, 0))
    lines: list[Markup] = field(default_factory=list)  # the message
    aspects: tuple[AspectScore, ...] = ()
    attempted: bool = True
    comment: Markup = _EMPTY  # the grader's
    own: list[Piece] = field(default_factory=list)
    given: list[Piece] = field(default_factory=list)
    solution: Markup = _EMPTY
    note: str = ""  # on the isolation, if it was weaker than it should be

    @property
    def sentence(self) -> Markup:
        """The first sentence of the message, else of the grader's comment."""
        text = self.lines[0] if self.lines else escape(self.comment.striptags())
        return Markup(_SENTENCE_END.split(str(text), maxsplit=1)[0])


def make_sections(
    notebook: NotebookNode,
    points: Mapping[str, Points],
    comments: Mapping[str, Any],
    source_cells: Iterable[Mapping[str, Any]] = (),
) -> list[Section]:
    """Return the sections of a graded notebook, in its order.

    Points and comments are those of the gradebook, by grade_id. The source notebook's cells contain the worked
    solutions, if the page should show them.
    """
    verdicts = [ExerciseVerdict.from_json(each) for each in notebook.metadata.get("course", {}).get("verdicts", [])]
    by_exercise = {verdict.exercise: verdict for verdict in verdicts}
    solutions = {
        cell["id"]: _show(cell["cell_type"], worked_solution("".join(cell["source"]))) for cell in source_cells
    }
    sections, section = [], Section()
    for cell in notebook.cells:
        tag, role = cell.metadata.get("nbgrader", {}), cell.metadata.get("course", {})
        if is_solution(cell):
            section.comment = Markup(to_safe_html(_comment(comments.get(tag["grade_id"]), role)))
            section.solution = solutions.get(cell.id, _EMPTY)
        if tag.get("grade") and not is_solution(cell):
            section.note = _printed(cell)
        else:
            pieces = section.own if is_solution(cell) or "extra" in role else section.given
            pieces.append(Piece(_show(cell.cell_type, cell.source), _printed(cell)))
        if tag.get("grade"):
            section.name = tag["grade_id"]
            section.points = points.get(section.name, Points(0, tag.get("points", 0)))
            _describe(section, role, by_exercise)
            sections.append(section)
            section = Section()
    if sections:  # what follows the last question
        sections[-1].own += section.own
        sections[-1].given += section.given
    return sections


def _comment(comment: Any, role: Mapping[str, Any]) -> str:
    """Return the grader's comment; earlier versions repeated the message in an exercise's automatic comment."""
    if comment is None:
        return ""
    return (comment.manual_comment if "exercise" in role else comment.comment) or ""


def _describe(section: Section, role: Mapping[str, Any], verdicts: Mapping[str, ExerciseVerdict]) -> None:
    """Add title, message and aspects."""
    verdict = verdicts.get(role.get("check", ""))
    if verdict is None:
        section.title = Markup("Written answer")
        if section.points.pending:
            section.lines = [Markup("This answer needs manual grading.")]
        return
    section.title = Markup("<code>{}</code>").format(Markup("_<wbr>").join(verdict.exercise.split("_")))
    section.attempted = verdict.attempted
    if section.points.set_by_hand:
        section.lines = [Markup("A grader has set these points.")]
    section.lines += [Markup(as_html(line)) for line in verdict.message.split("\n")]
    section.aspects = verdict.aspects


def _show(cell_type: str, source: str) -> Markup:
    if cell_type == "code":
        return highlight(source)
    # headings get the level below that of the sections, and empty ones of a table are no headings
    return Markup(re.sub(r"<(/?)h[1-6]\b", r"<\1h4", to_safe_html(source)).replace("<th></th>", "<td></td>"))


def _printed(cell: NotebookNode) -> str:
    return "".join(output.get("text", "") for output in cell.get("outputs", ()))


@lru_cache(maxsize=1024)  # the pages of a class have the same given code
def highlight(source: str) -> Markup:
    """Return Python code as HTML in few colours; nbconvert puts every token into an element of its own."""
    return Markup(_SPAN.sub(_marked, _HIGHLIGHT(source)))


def _marked(span: re.Match[str]) -> str:
    kind, text = span.groups()
    if kind == "ow":  # the operators that are words
        kind = "k"
    return f'<span class="{kind[0]}">{text}</span>' if kind[0] in "kmsc" else text
