"""The slips of an exercise as known errors, made when an answer is first not explained without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course_utils.checks.answer_key import AnswerKey, KnownError
from grading.exercises import find_exercise

if TYPE_CHECKING:
    from grading.exercises.answers import Answers


class SlipsOnDemand:
    """Makes the slips of one exercise once for each process: on all hidden cases this takes seconds.

    Parameters
    ----------
    answers : Answers
        The right answers, and what they call.
    exercise : str
        The exercise's name.
    """

    def __init__(self, answers: Answers, exercise: str):
        self.answers = answers
        self.name = exercise
        self._slips: tuple[KnownError, ...] | None = None

    def __getstate__(self) -> dict[str, Any]:
        """Return what is pickled: nothing that was made so far."""
        return {"answers": self.answers, "name": self.name, "_slips": None}

    def __call__(self, key: AnswerKey) -> tuple[KnownError, ...]:
        """Return the slips on the cases of the key, which has the declared misconceptions."""
        if self._slips is None:
            self._slips = self.answers.slips(find_exercise(self.name), key)
        return self._slips
