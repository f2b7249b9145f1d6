"""The limits on a submission while it is graded, and the file in which an instructor changes them."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

from course_utils.checks import plain_data
from grading.course import read_toml
from grading.errors import CourseError

LIMITS_FILE = "limits.toml"


@dataclass(frozen=True)
class Limits:
    """Limits on one submission; a `limits.toml` in the course folder overrides any of them."""

    # processor time of each of the notebook's processes, of one cell, and of all calls of one check: it stops a program
    # that computes too long
    notebook_cpu_seconds: float = 120.0
    cell_cpu_seconds: float = 10.0
    check_cpu_seconds: float = 10.0
    # wall time of the same: it stops a program that waits, and is longer because it depends on the load of the machine
    notebook_seconds: float = 600.0
    cell_seconds: float = 60.0
    check_seconds: float = 60.0
    memory_bytes: int = 2 << 30  # address space of each process
    total_memory_bytes: int = 3 << 30  # memory that all processes of a submission hold together
    tmp_bytes: int = 64 << 20  # size of the submission's own /tmp
    file_bytes: int = 32 << 20  # size of one file
    processes: int = 128  # processes and threads at the same time; 0 sets no limit
    output_chars: int = 10_000  # characters of printed text that are kept for each cell
    check_bytes: int = 2_000_000  # what one check may return
    report_bytes: int = 32_000_000  # what the whole submission may return
    returned_depth: int = plain_data.MAX_DEPTH  # levels of nested lists and dicts in a value, `DEEPEST` at most

    @classmethod
    def of_course(cls, root: Path) -> Self:
        """Return the limits of a course folder; raise `CourseError` if its `limits.toml` is not valid."""
        values = read_toml(root / LIMITS_FILE)
        known = {field.name for field in fields(cls)}
        for name, value in values.items():
            if name not in known:
                raise CourseError(f"{LIMITS_FILE}: there is no limit {name!r}; there are {', '.join(sorted(known))}")
            if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
                raise CourseError(f"{LIMITS_FILE}: {name} must be a number, not {value!r}")
        if values.get("returned_depth", 0) > plain_data.DEEPEST:
            raise CourseError(f"{LIMITS_FILE}: returned_depth can be {plain_data.DEEPEST} at most")
        return cls(**values)
