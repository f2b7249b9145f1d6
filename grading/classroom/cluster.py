"""Workers of a Dask cluster that judge submissions. A worker has this package and bubblewrap, but no course folder."""

import logging
import pickle
import platform
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

from grading.classroom.workers import Task, failed, grade_content
from grading.errors import CourseError, usage_error
from grading.gradebook.graded_submission import GradedSubmission, GradingResult
from grading.judging.grading_inputs import GradingInputs
from grading.judging.software import software_digest
from grading.judging.submission_judge import SubmissionJudge

try:
    from distributed import Client, Future, as_completed
except ImportError:
    raise CourseError("--scheduler needs Dask: pip install 'course-utils[cluster]'") from None

# submissions that are sent to the cluster in advance, for each of its threads
_AHEAD = 2
_SECONDS_TO_CONNECT = 5
_SECONDS_TO_FIND_WORKERS = 60


class ClusterWorkers(AbstractContextManager["ClusterWorkers"]):
    """The workers of an existing Dask cluster, at the address of its scheduler; use it in a ``with`` statement.

    When a worker is lost, the scheduler gives its work to another one. A submission with which several workers were
    lost has failed. The grading inputs are sent once. Raise `CourseError` if there is no scheduler at the address, or
    no worker.
    """

    def __init__(self, inputs: GradingInputs, address: str):
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # important events become errors here
        found = re.fullmatch(r"(?:tcp|tls|ws|wss)://\[?([^/\s]+?)\]?:(\d+)/?", address)
        if not found:
            raise usage_error(f"{address!r} is not the address of a scheduler; it must look like tcp://host:8786")
        self._address = address
        try:
            # if nothing listens, Dask itself would retry for a long time
            socket.create_connection((found[1], int(found[2])), _SECONDS_TO_CONNECT).close()
            self._client = Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, OverflowError) as error:
            raise CourseError(f"no Dask scheduler answers at {address!r} ({type(error).__name__})") from None
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS_TO_FIND_WORKERS)
        except TimeoutError:
            self._client.close()
            raise CourseError(f"the Dask scheduler at {address!r} has no workers") from None
        # the result of a task, not scattered data: the scheduler computes it again if all its copies are lost
        self._inputs = self._client.submit(pickle.loads, pickle.dumps(inputs), pure=False)

    def __exit__(self, *exc: object) -> None:
        self._client.close()

    def grade(self, tasks: Iterator[Task]) -> Iterator[GradedSubmission | GradingResult]:
        """Grade as `LocalWorkers.grade` does; raise `CourseError` if the scheduler is lost or a worker cannot judge."""
        running: dict[Any, Task] = {}
        done = as_completed(loop=self._client.loop)
        self._feed(tasks, running, done)
        while running:
            future = next(done)
            yield self._outcome(running.pop(future.key), future)
            self._feed(tasks, running, done)

    def _feed(self, tasks: Iterator[Task], running: dict[Any, Task], done: Any) -> None:
        threads = sum(self._client.nthreads().values())
        while len(running) < _AHEAD * max(threads, 1) and (task := next(tasks, None)):
            future = self._client.submit(_grade, self._inputs, task.student, task.content, pure=False)
            running[future.key] = task
            done.add(future)

    def _outcome(self, task: Task, future: Future) -> GradedSubmission | GradingResult:
        if future.status in ("cancelled", "lost"):
            raise CourseError(f"the Dask scheduler at {self._address!r} was lost; run the same command again to go on")
        error = future.exception()
        if isinstance(error, CourseError):
            raise error
        return failed(task.student, error) if error else future.result()


_here = threading.local()


def _grade(inputs: GradingInputs, student: str, content: bytes) -> GradedSubmission:
    """Judge one submission in a worker's thread; each thread keeps one warm sandbox."""
    judge: SubmissionJudge | None = getattr(_here, "judge", None)
    if judge is None or judge.inputs.digest != inputs.digest:
        if software_digest(inputs.assignment) != inputs.software:
            raise CourseError(
                f"the worker on {platform.node()} has other versions of Python, its packages or this course: "
                "install the same requirements.lock and the same course there"
            )
        if judge is not None:
            judge.close()
        judge = _here.judge = SubmissionJudge(inputs)
    return grade_content(judge, student, content)
