"""Groups the files of an archive by who handed them in."""

from collections import defaultdict
from dataclasses import dataclass, field

from grading.lms import canvas, moodle
from grading.lms.match import Person, StudentIndex
from grading.lms.names import Sender
from grading.lms.unpack import ReceivedFile

_MAX_DEPTH = 3  # folders around those of the students


@dataclass
class Senders:
    """The files by who handed them in, and the names that belong to nobody.

    `lms` is ``"canvas"``, ``"moodle"`` or ``"folder"``.
    """

    lms: str
    files: dict[Sender, list[ReceivedFile]]
    unknown: list[str] = field(default_factory=list)


def group_by_sender(files: list[ReceivedFile], students: StudentIndex) -> Senders:
    """Find the format of an archive, and who handed in each file.

    The names that count are those at the smallest depth at which any is of the LMS or of a student. Deeper names are
    chosen by students, who could take each other's.
    """

    def folder_sender(name: str) -> Sender | None:
        person = Person(name.removesuffix(".zip"), keys=(name.removesuffix(".zip"),))
        return Sender("folder", person, name) if students.find(person) else None

    formats = (("moodle", moodle.sender), ("canvas", canvas.sender), ("folder", folder_sender))
    for depth in range(_MAX_DEPTH):
        groups: dict[str, list[ReceivedFile]] = defaultdict(list)
        for file in files:
            if len(file.parts) > depth and not any(part.endswith(".zip") for part in file.parts[:depth]):
                groups[file.parts[depth]].append(file)
        folders = {name for name, group in groups.items() if any(len(file.parts) > depth + 1 for file in group)}
        # Canvas names files; in a folder, a file without a folder of its own belongs to nobody
        found = {
            lms: {name: sender for name in groups if (lms != "folder" or name in folders) and (sender := find(name))}
            for lms, find in formats
        }
        lms = max(found, key=lambda lms: len(found[lms]))
        if found[lms]:
            break
    senders = Senders(lms, {sender: groups[name] for name, sender in found[lms].items()})
    known = {id(file) for group in senders.files.values() for file in group}
    lost = [file for file in files if id(file) not in known and (file.is_notebook or file.is_archive)]
    senders.unknown = list(dict.fromkeys("/".join(file.parts[: depth + 1]) for file in lost))
    return senders
