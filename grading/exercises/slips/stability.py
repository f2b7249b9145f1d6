"""Whether a slip gives the same fingerprints on every processor."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from course_utils.checks.answer_key import AnswerKey
from course_utils.checks.explanation import wrong_parts
from grading.exercises.slips.mutations import Mutation
from grading.exercises.trusted_calls import outcomes_of

# kinds of mutations after which the last digit of a number can decide
AMPLIFYING = {
    "whole-division",
    "not-floored",
    "rounded-up",
    "rounded-to-nearest",
    "remainder",
    "floored-then-multiplied",
    "root-taken",
}

# How much the arguments are nudged, relative to their size, and how often: far more than two processors differ, and far
# less than a step of the fingerprints' grid. Where rounding errors are a part of what is compared, they are drawn anew
# with each larger nudge, and a sum must keep a distance (in steps) from where it would be rounded to another step.
_NUDGE, _NUDGE_WITH_NOISE = 1e-12, 1e-8
_TRIALS, _TRIALS_WITH_NOISE = 1, 4
_MARGIN = 0.02


def is_stable(key: AnswerKey, mutation: Mutation, function: Callable[..., Any], found: dict[str, Any]) -> bool:
    """Whether a difference in the last digits, as between two processors, leaves the fingerprints as they are."""
    noisy = key.rtol > 1e-6
    if not noisy and mutation.kind not in AMPLIFYING:
        return True
    size, trials = (_NUDGE_WITH_NOISE, _TRIALS_WITH_NOISE) if noisy else (_NUDGE, _TRIALS)
    for seed, sign in itertools.product(range(trials), (1, -1)):
        draws = np.random.RandomState(seed)
        nudged = [replace(case, args=_nudged(case.args, sign * size, draws)) for case in key.cases]
        if wrong_parts(key, outcomes_of(function, nudged), sign * _MARGIN if noisy else 0.0) != found:
            return False
    return True


def _nudged(value: Any, size: float, draws: np.random.RandomState) -> Any:
    """Return plain data with every float a little larger or smaller."""
    if isinstance(value, dict):
        return {name: _nudged(item, size, draws) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_nudged(item, size, draws) for item in value)
    if isinstance(value, float) or (isinstance(value, np.ndarray) and value.dtype.kind == "f"):
        return value * (1 + size * draws.uniform(-1, 1, np.shape(value)))
    return value
