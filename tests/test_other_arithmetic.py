"""Another processor or library differs in the last digits: build, check and grading must give the same results.

Each setting is tried in a process of its own, which does all the work and prints what it found
(`other_arithmetic.py`).
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from answer_keys import function_of, key_of, solution
from numpy._core._multiarray_umath import __cpu_dispatch__ as dispatched
from numpy._core._multiarray_umath import __cpu_features__ as features

from course_utils.checks.fingerprint import fingerprints
from grading.course import Course
from grading.demo.synthetic_class import synthetic_class
from grading.exercises import ASSIGNMENTS, exercises_of, find_exercise
from grading.exercises.answers import Answers
from grading.exercises.trusted_calls import outcomes_of

ROOT = Path(__file__).resolve().parent.parent
COURSE = Course(ROOT)
SEEDS = [1789]
ERRORS = "errors in the last digits"

# what all settings are compared with; an x86-64 processor without AVX2 cannot run Haswell's code, and ARM has its own
HASWELL = {"OPENBLAS_NUM_THREADS": "1"} | ({"OPENBLAS_CORETYPE": "Haswell"} if features.get("AVX2") else {})
# environment, and what the processor must be able to do
SETTINGS = {
    "OpenBLAS as on Sandybridge, two threads": (
        {"OPENBLAS_CORETYPE": "Sandybridge", "OPENBLAS_NUM_THREADS": "2"},
        "AVX",
    ),
    "OpenBLAS as on Nehalem, NumPy without the processor's features": (
        {
            "OPENBLAS_CORETYPE": "Nehalem",
            "NPY_DISABLE_CPU_FEATURES": " ".join(name for name in dispatched if features[name]),
        },
        "SSE42",
    ),
    ERRORS: (HASWELL, None),
}


def sources_of_class(assignment):
    """Exercise -> each source that the synthetic class hands in for it, the student's helpers before it.

    Its mistakes are left out: they are misconceptions, and every misconception is judged anyway.
    """
    release = json.loads(COURSE.release(assignment).read_text(encoding="utf-8"))
    answers = Answers(COURSE, assignment)
    mistakes = {
        wrong.apply(answers.solutions[exercise.name])
        for exercise in exercises_of(assignment)
        for wrong in exercise.misconceptions
    }
    sources = {exercise.name: [] for exercise in exercises_of(assignment)}
    for notebook in synthetic_class(answers, release).values():
        helpers = ""
        for cell in notebook["cells"]:
            name = cell["metadata"].get("course", {}).get("exercise")
            source = "".join(cell["source"])
            if source in mistakes:
                continue
            if name:
                sources[name].append(helpers + source)
            elif cell["cell_type"] == "code" and "course" not in cell["metadata"]:
                helpers += source + "\n\n"
    return {name: list(dict.fromkeys(programs)) for name, programs in sources.items()}


@pytest.fixture(scope="module")
def programs():
    return {assignment: sources_of_class(assignment) for assignment in ASSIGNMENTS}


def run(programs, variables, errors=False):
    task = json.dumps({"programs": programs, "seeds": SEEDS, "errors": errors})
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "other_arithmetic.py"],
        input=task,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    for assignment in ASSIGNMENTS:
        stored = COURSE.reference(assignment).read_bytes().replace(b"\r\n", b"\n")
        assert found["reference"][assignment] == hashlib.sha256(stored).hexdigest()
    return found


@pytest.fixture(scope="module")
def baseline(programs):
    return run(programs, HASWELL)


def test_check_and_judge_agree_on_right_answers_and_misconceptions(baseline):
    for assignment in ASSIGNMENTS:
        for exercise in exercises_of(assignment):
            right = 1 + len(exercise.alternatives)
            names = [wrong.name for wrong in exercise.misconceptions]
            assert baseline["check"][exercise.name][:right] == [[None, []]] * right
            for judged in baseline["judge"][exercise.name]:
                assert judged[:right] == [[exercise.points, None]] * right
                assert [misconception for _, misconception in judged[right : right + len(names)]] == names


@pytest.mark.parametrize("name", ["gradient_check", "gradient_check_n"])
def test_rounding_errors_do_not_decide_the_fingerprint_of_a_misconception(name):
    exercise = find_exercise(name)
    key = key_of(exercise)
    for wrong in (None, *exercise.misconceptions):
        source = solution(exercise) if wrong is None else wrong.apply(solution(exercise))
        outcomes = outcomes_of(function_of(exercise, source), key.cases)
        found = fingerprints(key, outcomes)
        assert fingerprints(key, outcomes, shift=0.02) == fingerprints(key, outcomes, shift=-0.02) == found


@pytest.mark.parametrize("setting", SETTINGS)
def test_another_arithmetic_gives_the_same_files_and_verdicts(setting, programs, baseline):
    variables, feature = SETTINGS[setting]
    if feature and not features.get(feature):
        pytest.skip(f"this processor has no {feature}")
    found = run(programs, variables, errors=setting == ERRORS)
    for kind in ("check", "judge"):
        assert found[kind] == baseline[kind]
    if setting == ERRORS:
        assert found["unrounded"] != baseline["unrounded"], "nothing differed, so nothing was tried"
