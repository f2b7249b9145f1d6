"""Finds students whose solutions are more similar than chance explains: a reason to talk, not a proof.

Short exercises lead many students to the same structure (`structure.fingerprint`), so only rare structures count. If n
of N comparable solutions have a structure, it counts -log2((n - 1) / N) bits for each pair of them. This measures how
improbable it is to share the structure by chance, estimated without the pair itself. Right answers count half, because
they have more common causes: the task, the lecture, the libraries. Structures that the course itself suggests do not
count. The score of a pair is the sum over its exercises.

If all students worked independently, a pair would reach T bits with probability 2**-T at most. Common style makes
students more similar than that. The class itself shows how much: the quantiles of all pairs give the number of bits
per halving of the number of pairs. The threshold is where fewer than one pair in a hundred classes is expected. One
exercise alone never reaches it: with N students it counts at most log2(N) bits, and there are about N**2 / 2 pairs.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

# in a smaller class no structure is rare enough, and the quantiles mean nothing
SMALLEST_CLASS = 20
# pairs expected above the threshold by chance, in the whole class
_EXPECTED_BY_CHANCE = 0.01
_RIGHT_COUNTS = 0.5
_NOTHING = -1


@dataclass(frozen=True)
class Solution:
    """One solution's structure, and whether it has full marks."""

    fingerprint: str
    right: bool


@dataclass(frozen=True)
class Shared:
    """A structure of an exercise that all students of a group have, and whether it has full marks.

    Of all `compared` solutions in the class, `have_it` have this structure.
    """

    exercise: str
    right: bool
    have_it: int
    compared: int


@dataclass(frozen=True)
class Group:
    """Students who are connected by pairs above the threshold, and the structures that all of them share.

    `weakest` and `strongest` are the bits of the least and of the most similar of these pairs.
    """

    students: tuple[str, ...]
    weakest: float
    strongest: float
    shared: tuple[Shared, ...]


@dataclass(frozen=True)
class Similarity:
    """The result of comparing a class."""

    compared: int  # students with at least one solution that could be compared
    threshold: float | None  # bits that a pair must exceed
    bits_per_halving: float | None  # how similar the pairs of this class are: 1 for independent work
    why_none: str  # why there was no comparison; empty if there was one
    groups: tuple[Group, ...]  # most similar first


def find_groups(
    solutions: Mapping[str, Mapping[str, Solution]], expected: Mapping[str, Collection[str]] | None = None
) -> Similarity:
    """Find the groups of a class, from student -> exercise -> attempted solution that could be compared.

    `expected` has for each exercise the fingerprints that the course itself suggests: the reference, known mistakes in
    it, the stub. Its order is that of the exercises in a group.
    """
    students = sorted(student for student, own in solutions.items() if own)
    if len(students) < SMALLEST_CLASS:
        why = f"{len(students)} students have solutions to compare; copying cannot be distinguished from chance below "
        return Similarity(len(students), None, None, f"{why}{SMALLEST_CLASS}.", ())
    expected = expected or {}
    exercises = list(dict.fromkeys([*expected, *(exercise for student in students for exercise in solutions[student])]))
    table = _Table([solutions[student] for student in students], exercises, expected)
    scores = table.pair_scores()
    threshold, per_halving = _threshold(scores[np.triu_indices(len(students), k=1)])
    pairs = np.where(scores > threshold, scores, 0.0)
    _, labels = connected_components(csr_array(pairs), directed=False)
    connected = [np.flatnonzero(labels == label) for label, size in enumerate(np.bincount(labels)) if size > 1]
    groups = [_group(members, pairs, students, table) for members in connected]
    groups.sort(key=lambda group: (-group.strongest, group.students))
    return Similarity(len(students), threshold, per_halving, "", tuple(groups))


class _Table:
    """The structures of a class as numbers.

    `codes` has shape (students, exercises): equal numbers for equal structures, `_NOTHING` where none counts.
    `bits`, of the same shape, is what the structure counts when two students share it; 0 where none counts.
    """

    def __init__(
        self,
        solutions: Sequence[Mapping[str, Solution]],
        exercises: Sequence[str],
        expected: Mapping[str, Collection[str]],
    ):
        self.exercises = exercises
        self.codes = np.full((len(solutions), len(exercises)), _NOTHING, dtype=np.int32)
        self.bits = np.zeros(self.codes.shape)
        self.shared: dict[tuple[int, int], Shared] = {}  # by column and code
        for column, exercise in enumerate(exercises):
            own = {row: each[exercise] for row, each in enumerate(solutions) if exercise in each}
            self._fill(column, own, expected.get(exercise, ()))

    def _fill(self, column: int, own: Mapping[int, Solution], expected: Collection[str]) -> None:
        counts = Counter(solution.fingerprint for solution in own.values())
        right = {solution.fingerprint for solution in own.values() if solution.right}
        code_of = {name: code for code, name in enumerate(counts) if counts[name] > 1 and name not in expected}
        for row, solution in own.items():
            name = solution.fingerprint
            if name not in code_of:
                continue
            weight = _RIGHT_COUNTS if name in right else 1.0
            self.codes[row, column] = code_of[name]
            self.bits[row, column] = -weight * math.log2((counts[name] - 1) / len(own))
        for name, code in code_of.items():
            self.shared[column, code] = Shared(self.exercises[column], name in right, counts[name], len(own))

    def pair_scores(self) -> np.ndarray:
        """Return the score of each pair in bits, once: where the column's student comes after the row's."""
        columns = zip(self.codes.T, self.bits.T, strict=True)
        return np.triu(sum((codes[:, None] == codes) * bits for codes, bits in columns), k=1)


def _threshold(scores: np.ndarray) -> tuple[float, float]:
    """Return the threshold in bits, and the bits per halving of the number of pairs.

    Copies hardly change the quantiles, unless a quarter of the class copied.
    """
    quarter, eighth, sixteenth = np.quantile(scores, [3 / 4, 7 / 8, 15 / 16])
    per_halving = float(max(1.0, eighth - quarter, sixteenth - eighth))
    independent = math.log2(len(scores) / _EXPECTED_BY_CHANCE)
    as_similar_as_here = sixteenth + per_halving * math.log2(len(scores) / 16 / _EXPECTED_BY_CHANCE)
    return float(max(independent, as_similar_as_here)), per_halving


def _group(members: np.ndarray, pairs: np.ndarray, students: Sequence[str], table: _Table) -> Group:
    bits = pairs[members][pairs[members] > 0]
    codes = table.codes[members]
    common = np.flatnonzero((codes[0] != _NOTHING) & (codes == codes[0]).all(axis=0))
    shared = (table.shared[int(column), int(codes[0, column])] for column in common)
    ids = tuple(students[member] for member in members)
    return Group(ids, float(bits.min()), float(bits.max()), tuple(shared))
