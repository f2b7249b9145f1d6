"""Run by test_other_arithmetic.py in a process of its own: build, check and judge under this process's arithmetic.

Standard input is a JSON object
``{"errors": bool, "seeds": [...], "programs": {assignment: {exercise: [source]}}}``.
Standard output is a JSON object of what was found, see `results`.

With ``errors``, results of `PERTURBED` functions and of every ``@`` are off by up to `ULPS` units in the last place.
This stands for ARM processors and other BLAS and math libraries, which no setting of this machine's gives: they add up
products in another order, fuse multiplications with additions, and round exp, log and tanh in their own way.
"""

import ast
import builtins
import hashlib
import json
import sys
import tempfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
PERTURBED = ("exp", "log", "tanh", "logaddexp")
ULPS = 4


class LastDigits:
    """Adds errors of a few units in the last place, drawn from a generator of its own."""

    def __init__(self):
        self._rng = np.random.default_rng(3)

    def add(self, exact, size):
        """Return a result with an error relative to `size`."""
        if np.asarray(exact).dtype.kind != "f":
            return exact
        ulps = self._rng.integers(-ULPS, ULPS, size=np.shape(exact), endpoint=True)
        error = ulps * np.finfo(float).eps * size
        return np.where(np.isfinite(exact), exact + error, exact)[()]

    def function(self, exact_function):
        """Return an elementwise function with errors; results such as exp(0) = 1 are exact in every library."""

        def function(*args, **kwargs):
            exact = exact_function(*args, **kwargs)
            return np.where(exact == np.rint(exact), exact, self.add(exact, np.abs(exact)))[()]

        return function

    def product(self, exact_product):
        """Return a matrix product with errors relative to the sizes of its terms, as in another order of adding."""

        def product(a, b):
            exact = exact_product(a, b)
            return self.add(exact, exact_product(np.abs(a), np.abs(b)))

        return product


class _CallMatrixProduct(ast.NodeTransformer):
    """Turns ``a @ b`` into a call: NumPy gives no way to change what ``@`` does with its arrays."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if not isinstance(node.op, ast.MatMult):
            return node
        call = ast.Call(ast.Name("matrix_product", ast.Load()), [node.left, node.right], [])
        return ast.copy_location(call, node)


def install_errors():
    """Make NumPy's functions, and ``@`` in all code compiled from now on for this course, err in the last digits."""
    digits = LastDigits()
    for name in PERTURBED:
        setattr(np, name, digits.function(getattr(np, name)))
    np.dot = digits.product(np.dot)
    np.matmul = builtins.matrix_product = digits.product(np.matmul)
    exact_compile = compile

    def compile_with_errors(source, filename, mode, *args, **kwargs):
        ours = str(filename).startswith(("<", *(str(ROOT / room) for room in ("course_utils", "grading"))))
        if mode == "exec" and ours and isinstance(source, str | bytes) and not (args or kwargs):  # not ast.parse
            tree = _CallMatrixProduct().visit(exact_compile(source, filename, mode, ast.PyCF_ONLY_AST))
            source = ast.fix_missing_locations(tree)
        return exact_compile(source, filename, mode, *args, **kwargs)

    builtins.compile = compile_with_errors
    sys.dont_write_bytecode = True
    sys.pycache_prefix = tempfile.gettempdir() + "/none"  # modules compiled without errors are not to be used


def results(programs, seeds):
    """Return what this arithmetic gives, by kind of work.

    ``reference``
        Assignment -> digest of its reference file.
    ``check``
        Exercise -> what `check` would say of the right answers and of each misconception.
    ``judge``
        Exercise -> for each seed, score and misconception of the given programs and of each misconception.
    ``unrounded``
        Digest of what right answers give, to the last digit.
    """
    from course_utils.checks import plain_data
    from course_utils.checks.answer_key import AnswerKey
    from course_utils.checks.diagnosis import diagnose
    from course_utils.checks.outcomes import Outcome
    from grading.authoring.reference import reference_bytes
    from grading.course import Course
    from grading.exercises import exercises_of
    from grading.exercises.answers import Answers
    from grading.exercises.trusted_calls import outcomes_of
    from grading.judging.verdict import judge_exercise

    course = Course(ROOT)
    found = {"reference": {}, "check": {}, "judge": {}}
    last_digits = hashlib.sha256()
    for assignment, programs_of in programs.items():
        answers = Answers(course, assignment)
        found["reference"][assignment] = hashlib.sha256(reference_bytes(answers)).hexdigest()
        stored = json.loads(course.reference(assignment).read_text(encoding="utf-8"))
        for exercise in exercises_of(assignment):
            for seed in seeds:
                key = answers.full_key(exercise, seed, slips=False)  # they are in the reference files
                known = [
                    *([Outcome("returned", value) for value in values] for values in (key.expected, *key.alternatives))
                ]
                known += [
                    outcomes_of(answers.rewritten(exercise, wrong), key.cases) for wrong in exercise.misconceptions
                ]
                functions = [answers.define(exercise, source) for source in programs_of.get(exercise.name, ())]
                judged = [
                    judge_exercise(key, outcomes) for outcomes in known + [outcomes_of(f, key.cases) for f in functions]
                ]
                found["judge"].setdefault(exercise.name, []).append([(v.score, v.misconception) for v in judged])
                last_digits.update(json.dumps([plain_data.encode(value) for value in key.expected]).encode())
            visible = AnswerKey.from_json(exercise.name, stored[exercise.name])
            checked = [diagnose(visible, outcomes[: len(visible.cases)]) for outcomes in known]
            found["check"][exercise.name] = [
                (d.misconception, [failure.aspect.name for failure in d.failures]) for d in checked
            ]
    return found | {"unrounded": last_digits.hexdigest()}


if __name__ == "__main__":
    task = json.load(sys.stdin)
    if task["errors"]:
        install_errors()
    json.dump(results(task["programs"], task["seeds"]), sys.stdout)
