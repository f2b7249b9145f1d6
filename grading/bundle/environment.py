"""What a student installs, for pip and for conda: derived from the project's dependencies and its lock."""

import re
import tomllib
from pathlib import Path

PYTHON = "3.12"  # conda installs this one; pip takes the student's own


def pinned_requirements(project: Path, wheel: str) -> str:
    """Return `requirements.txt`: the wheel, and the versions in the lock of all packages that it needs.

    The lock is for all systems and all versions of Python that the course supports, so this file is too. It has no
    hashes, because with them pip would also ask for a hash of the wheel.
    """
    lock = (project / "requirements.lock").read_text(encoding="utf-8")
    entries = [_read_entry(block) for block in re.split(r"\n(?=\S)", lock)]
    needed = {_name(line) for line in _dependencies(project)}
    while more := {name for name, _, parents in entries if parents & needed} - needed:
        needed |= more
    lines = [
        "# Everything for a student. In a terminal in this folder, with Python 3.11 to 3.13:",
        "#     python -m pip install -r requirements.txt",
        f"./{wheel}",
        *(pin for name, pin, _ in entries if name in needed),
    ]
    return "\n".join(lines) + "\n"


def conda_environment(project: Path, wheel: str) -> str:
    """Return `environment.yml`: packages of conda-forge, and the wheel in the same folder."""
    lines = [
        "# Everything for a student. In a terminal in this folder: conda env create -f environment.yml",
        "name: deep-learning",
        "channels:",
        "  - conda-forge",
        "  - nodefaults",
        "dependencies:",
        f"  - python={PYTHON}",
        *(f"  - {line}" for line in _dependencies(project)),
        "  - pip",
        "  - pip:",
        f"      - ./{wheel}",
    ]
    return "\n".join(lines) + "\n"


def _dependencies(project: Path) -> list[str]:
    return tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0]


def _read_entry(block: str) -> tuple[str, str, set[str]]:
    """Return the name of a package in the lock, the line that pins it, and the packages that need it."""
    pin = block.partition("\\\n")[0].strip()
    return _name(pin), pin, set(re.findall(r"^    # +(?:via )?([\w.-]+)", block, re.MULTILINE))
