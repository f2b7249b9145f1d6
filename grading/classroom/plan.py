"""How a class is graded, as the options of `course grade` say it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grading.classroom.workers import LocalWorkers
from grading.course import Course
from grading.judging.grading_inputs import Material, Rules, make_material
from grading.sandbox.limits import Limits

if TYPE_CHECKING:
    from grading.classroom.cluster import ClusterWorkers


@dataclass(frozen=True)
class Plan:
    """How a class is graded.

    Attributes
    ----------
    sandbox : bool
        Whether submissions run inside bubblewrap.
    demos : bool
        Whether demonstrations run as well.
    force : bool
        Whether everything is judged again.
    jobs : int
        Worker processes; 0 means one a core.
    scheduler : str
        Address of a Dask scheduler whose workers judge instead.
    """

    sandbox: bool = True
    demos: bool = False
    force: bool = False
    jobs: int = 0
    scheduler: str = ""

    def material(self, course: Course, assignment: str) -> Material:
        """Return what judging needs under this plan.

        Raises
        ------
        CourseError
            If the course folder does not hold it.
        """
        return make_material(course, assignment, Rules(Limits.of_course(course.root), self.sandbox, self.demos))

    def workers(self, material: Material) -> LocalWorkers | ClusterWorkers:
        """Return the workers that judge, for use in a ``with`` statement; those of this machine start when needed.

        Raises
        ------
        CourseError
            If the scheduler cannot be reached.
        """
        if self.scheduler:
            from grading.classroom.cluster import ClusterWorkers

            return ClusterWorkers(material, self.scheduler)
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return LocalWorkers(material, self.jobs or cores)
