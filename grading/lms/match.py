"""Finds the student to whom a name in an archive or a table belongs; whoever is ambiguous is not found."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from grading.roster import Student, names_of


@dataclass(frozen=True)
class Person:
    """What an LMS tells of a student; what it does not tell is empty. `keys` are ids, logins and addresses."""

    name: str = ""
    lms_id: str = ""
    keys: tuple[str, ...] = ()


class StudentIndex:
    """The students of a course, by all that identifies them."""

    def __init__(self, students: Iterable[Student]):
        self._students = {student.id: student for student in students}
        self._by_lms_id: dict[str, set[str]] = defaultdict(set)
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for student in self._students.values():
            self._by_lms_id[student.lms_id].add(student.id)
            for key in (student.id, student.login, student.email):
                self._by_key[_folded(key)].add(student.id)
            for name in (student.last_name + student.first_name, student.first_name + student.last_name):
                self._by_name[letters(name)].add(student.id)

    def __len__(self) -> int:
        return len(self._students)

    def find(self, person: Person) -> str | None:
        """Return the id of a student: by the id in the LMS, then by id, login or e-mail address, then by name.

        A name is not enough if both sides have an id in the LMS, or an address of the same domain, and these differ.
        """
        if person.lms_id and person.lms_id in self._by_lms_id:
            return _only(self._by_lms_id[person.lms_id])
        keys = {_folded(key) for key in person.keys if key}
        if found := set().union(*(self._by_key.get(key, set()) for key in keys)):
            return _only(found)
        last, first = names_of(person.name)
        names = {letters(person.name), letters(first + last), letters(last + first)} - {""}
        found = set().union(*(self._by_name.get(name, set()) for name in names))
        return _only({student for student in found if not self._contradicts(self._students[student], person)})

    @staticmethod
    def _contradicts(student: Student, person: Person) -> bool:
        if person.lms_id and student.lms_id:
            return True  # they differ, else the student had been found
        return any("@" in key and _domain(key) == _domain(student.email) for key in person.keys)


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()


def _domain(address: str) -> str:
    return _folded(address).partition("@")[2]


def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalnum())
