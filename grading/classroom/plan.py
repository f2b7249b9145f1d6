"""How a class is graded: the options of `course grade`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grading.classroom.workers import LocalWorkers
from grading.course import Course
from grading.judging.grading_inputs import GradingInputs, RunOptions, make_grading_inputs
from grading.sandbox.limits import Limits

if TYPE_CHECKING:
    from grading.classroom.cluster import ClusterWorkers


@dataclass(frozen=True)
class Plan:
    """How a class is graded."""

    sandbox: bool = True  # whether submissions run inside bubblewrap
    demos: bool = False  # whether demonstrations run as well
    force: bool = False  # whether everything is judged again
    jobs: int = 0  # worker processes; 0 means one per core
    scheduler: str = ""  # address of a Dask scheduler whose workers judge, or empty

    def grading_inputs(self, course: Course, assignment: str) -> GradingInputs:
        """Return the inputs for judging; raises CourseError as `make_grading_inputs` and `Limits.of_course` do."""
        options = RunOptions(Limits.of_course(course.root), self.sandbox, self.demos)
        return make_grading_inputs(course, assignment, options)

    def workers(self, inputs: GradingInputs) -> LocalWorkers | ClusterWorkers:
        """Return the workers that judge, for a ``with`` statement; raise `CourseError` if there is no scheduler."""
        if self.scheduler:
            from grading.classroom.cluster import ClusterWorkers

            return ClusterWorkers(inputs, self.scheduler)
        return self.local_workers(inputs)

    def local_workers(self, inputs: GradingInputs) -> LocalWorkers:
        """Return the workers of this machine, which start when they are needed."""
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return LocalWorkers(inputs, self.jobs or cores)
