"""The corpus of student answers in tests/student_answers/, judged with the answer keys.

``python tests/student_corpus.py [EXERCISE …]`` prints for each answer its idea and the name and hint that it gets.
"""

import re
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from answer_keys import call_all, function_of, key_of

from course_utils.checks.diagnosis import diagnose
from course_utils.checks.outcomes import Outcome
from grading.exercises import find_exercise

FOLDER = Path(__file__).parent / "student_answers"
SEED = 20
SECONDS = 0.5  # of processor time; no right answer needs a tenth of it
_SECTION = re.compile(r"^# %% (wrong|right): (\S+) — (.*)\n(?:# expect: (.*)\n)?", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """One section of the corpus: what a student could have written, the idea behind it, and the name it should get."""

    exercise: str
    kind: str
    name: str
    idea: str
    expect: str | None
    source: str


def read_answers(exercise):
    """Return the answers to an exercise, in the order of its file."""
    text = (FOLDER / f"{exercise}.py").read_text(encoding="utf-8")
    heads = list(_SECTION.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return [
        Answer(exercise, *(head[i] for i in range(1, 5)), text[head.end() : end])
        for head, end in zip(heads, ends, strict=True)
    ]


class _TimeUpError(BaseException):
    """Not an `Exception`: it passes through what a student, or a call, catches."""


def _stop(*_):
    raise _TimeUpError


def diagnose_answer(answer, seed=SEED):
    """Return the diagnosis of an answer on the visible and the hidden cases; visible ones alone without a seed."""
    exercise = find_exercise(answer.exercise)
    key = key_of(exercise, seed, slips=True)
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        outcomes = call_all(function_of(exercise, answer.source), key)
    except _TimeUpError:
        outcomes = [Outcome("timeout")] * len(key.cases)
    except (SyntaxError, KeyError):
        outcomes = [Outcome("missing")] * len(key.cases)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return diagnose(key, outcomes)


def main(names):
    """Print what each wrong answer is told, and how many of them are named."""
    totals = {"one": [0, 0], "two": [0, 0]}
    for name in names or sorted(file.stem for file in FOLDER.glob("*.py")):
        counts = {"one": [0, 0], "two": [0, 0]}
        for answer in read_answers(name):
            found = diagnose_answer(answer)
            if answer.kind == "right":
                if found.failures:
                    print(f"{name} RIGHT BUT REFUSED {answer.name}")
                continue
            kind = "two" if "two mistakes" in answer.idea else "one"
            for count in (counts, totals):
                count[kind][0] += found.misconception is not None
                count[kind][1] += 1
            print(f"{name} {answer.name} — {answer.idea}\n    {found.misconception}: {found.hint}")
            if found.misconception is None:
                place = found.failures[0].mismatch.detail if found.failures else "ACCEPTED"
                print(f"    {place[:150]}")
        print(f"== {name}: one {counts['one']} two {counts['two']}")
    print(f"== together: one {totals['one']} two {totals['two']}")


if __name__ == "__main__":
    main(sys.argv[1:])
