"""What an exercise is: one graded function with its aspects, cases and misconceptions.

Declarations live in `grading/exercises/`; the right answer does not: it is the solution cell of the notebook.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from course_utils.checks.answer_key import Aspect, Case
from grading.exercises.rounding import ARGUMENTS, rounded


@dataclass(frozen=True)
class Rewrite:
    """Another implementation, written as a change of the reference's source."""

    name: str  # in kebab-case
    hint: str = ""  # for a wrong one: what it does, why that is wrong, where to look
    swaps: tuple[tuple[str, str], ...] = ()  # texts of the reference, each of which must occur, and their replacements
    source: str | None = None  # a whole function, where swaps cannot say it

    def apply(self, reference: str) -> str:
        """Return its source; raise ValueError if a text to replace does not occur, or nothing changes."""
        if self.source is not None:
            return self.source
        changed = reference
        for old, new in self.swaps:
            if old not in changed:
                raise ValueError(f"{self.name!r}: {old!r} does not occur in the reference")
            changed = changed.replace(old, new)
        if changed == reference:
            raise ValueError(f"{self.name!r} changes nothing")
        return changed


@dataclass(frozen=True)
class Misconception(Rewrite):
    """A likely wrong answer."""

    untouched: bool = False  # whether it is the faulty code that the release gives the student to start from
    masks: tuple[str, ...] = ()  # returned entries by which alone it is known, see `KnownError`; such a one comes last


class Draw:
    """Where cases get their numbers from: fixed patterns when visible, an instructor's private seed when hidden."""

    def __init__(self, seed: Iterable[int] | None = None):
        self.hidden = seed is not None
        self._rng = np.random.default_rng(list(seed)) if seed is not None else None
        self._count = 0

    def array(self, *shape: int, low: float = -1.0, high: float = 1.0) -> np.ndarray:
        """Return an array of the given shape with values between `low` and `high`.

        A visible one is a ``np.linspace`` bent by a cosine, different at each call; it depends on no random
        generator, which could change with NumPy's version.
        """
        if self._rng is not None:
            return self._rng.uniform(low, high, size=shape)
        self._count += 1
        size = int(np.prod(shape))
        wave = np.cos(np.linspace(0.3, 0.3 + 2.4 * size, size) + 1.7 * self._count)
        return np.round(low + (high - low) * (wave + 1) / 2, 3).reshape(shape)

    def number(self, visible: float, low: float, high: float) -> float:
        """Return `visible` in a visible case, else a number between `low` and `high`."""
        return visible if self._rng is None else float(self._rng.uniform(low, high))

    def integer(self, visible: int, low: int, high: int) -> int:
        """Return `visible` in a visible case, else an integer from `low` to `high`."""
        return visible if self._rng is None else int(self._rng.integers(low, high + 1))


@dataclass(frozen=True)
class Exercise:
    """One graded function."""

    name: str
    assignment: str
    returns: tuple[str, ...]  # names of what it returns, for messages; more than one means a tuple
    aspects: tuple[Aspect, ...]  # what earns points
    cases: Callable[[Draw], list[Case]]  # each aspect has at least one visible and one hidden case
    misconceptions: tuple[Misconception, ...]
    extra_returns: bool = False  # whether values after the expected ones are accepted
    may_change: tuple[str, ...] = ()  # arguments that it may change in place: its caller goes on with what it returns
    alternatives: tuple[Rewrite, ...] = ()  # right as well, but with other values, such as another valid mask
    # numbers agree when |actual - expected| <= atol + rtol * max(|expected|), over their array
    rtol: float = 1e-6
    atol: float = 1e-9
    entries: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)  # returned tuple -> what it holds
    styles: tuple[Rewrite, ...] = ()  # other ways to write the reference, in which slips have other results
    vocabulary: dict[str, str] = field(default_factory=dict, hash=False)  # name in the reference -> words for hints

    @property
    def points(self) -> int:
        """What the exercise is worth."""
        return sum(aspect.points for aspect in self.aspects)

    def visible_cases(self) -> list[Case]:
        """Return the cases that every student's notebook carries."""
        return self._drawn(Draw())

    def hidden_cases(self, seed: int) -> list[Case]:
        """Return the cases of an instructor's private seed; the same seed gives the same cases."""
        return [replace(case, hidden=True) for case in self._drawn(Draw((seed, *self.name.encode())))]

    def _drawn(self, draw: Draw) -> list[Case]:
        """Return the cases of a draw, with arguments that are the same on every processor."""
        return [replace(case, args=rounded(case.args, *ARGUMENTS)) for case in self.cases(draw)]
