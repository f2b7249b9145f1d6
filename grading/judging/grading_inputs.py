"""All that is needed to judge submissions of one assignment; it can be sent to a machine without the course folder."""

import hashlib
import json
import pickle
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import nbformat

from course_utils.checks.answer_key import AnswerKey
from grading.course import Course, digest
from grading.judging.key_store import pickled_answer_keys
from grading.judging.software import software_digest
from grading.sandbox.limits import Limits
from grading.settings import Settings


@dataclass(frozen=True)
class RunOptions:
    """How submissions are run: their limits, whether bubblewrap isolates them, and whether demo cells run as well."""

    limits: Limits
    sandboxed: bool = True
    demos: bool = False


@dataclass(frozen=True)
class GradingInputs:
    """Everything that decides the verdicts on one assignment. It contains hidden cases: no student code may see it."""

    assignment: str
    release: dict[str, Any]  # the student's notebook as plain data, each source one string
    pickled_keys: bytes  # `keys`, as they are stored and sent; only a process that judges unpickles them
    options: RunOptions
    software: str  # `software_digest` of the machine that made these inputs
    digest: str  # SHA-256 over everything that decides a verdict, except the submission

    @cached_property
    def keys(self) -> dict[str, AnswerKey]:
        """Exercise -> `AnswerKey` of visible and hidden cases."""
        return pickle.loads(self.pickled_keys)

    def verdict_key(self, content: bytes) -> str:
        """Return the key of the verdict on a submission with this content."""
        return hashlib.sha256(self.digest.encode() + content).hexdigest()


def make_grading_inputs(course: Course, assignment: str, options: RunOptions) -> GradingInputs:
    """Gather what decides the verdicts; raise `CourseError` if the source notebook or the seed cannot be used."""
    course.read_source(assignment)  # refuses a source notebook that is older than its script
    software = software_digest(assignment)
    points = Settings.of_folder(course.root).cell_points(assignment)
    source = digest(course.source(assignment))
    decides_keys = {"seed": course.seed(), "software": software, "source": source, "points": points}
    release = course.release(assignment)
    # not `nbformat.read`: its validation takes longer than everything else here, and `course build` made this file
    node = nbformat.v4.reads(release.read_text(encoding="utf-8"))  # joins the lines of each source
    return GradingInputs(
        assignment,
        json.loads(json.dumps(node)),
        pickled_answer_keys(course, assignment, _digest(decides_keys)),
        options,
        software,
        _digest(decides_keys | {"release": digest(release), "options": asdict(options)}),
    )


def _digest(parts: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
