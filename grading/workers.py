"""Processes of this machine that judge submissions, one a core. One that dies is replaced, and its work done again."""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from grading.errors import CourseError
from grading.graded_notebook import Paper, make_paper
from grading.judge_submission import SubmissionJudge
from grading.material import Material
from grading.verdict_store import Record

# submissions that a worker has at hand, so that it never waits for the next one
_AHEAD = 2
# how often a submission is tried whose worker died
ATTEMPTS = 2
_SECONDS_TO_END = 5.0


@dataclass
class Task:
    """A submission to be judged."""

    student: str
    content: bytes
    deaths: int = 0


@dataclass(frozen=True)
class Judged:
    """What came of a submission: its record and paper, or why there are none."""

    student: str
    record: Record | None = None
    paper: Paper | None = None
    failure: str = ""


def judge_content(judge: SubmissionJudge, content: bytes) -> tuple[Record, Paper]:
    """Judge one submission and prepare what is to be filed of it."""
    record, prepared = judge.judge(content)
    return record, make_paper(prepared, record["verdict"])


def failure_of(error: BaseException) -> str:
    """Say that judging a submission failed, which is the grader's fault and not the student's."""
    return f"the grader failed ({type(error).__name__}: {str(error)[:300]}); the submission has no verdict yet"


class LocalWorkers:
    """Worker processes, each with one warm sandbox; use it in a ``with`` statement.

    Parameters
    ----------
    material : Material
        What every worker needs.
    jobs : int
        How many.
    """

    def __init__(self, material: Material, jobs: int):
        self._material = material
        self._context = multiprocessing.get_context("spawn")
        self._jobs = jobs
        self._workers: list[_Worker] = []

    def __enter__(self) -> LocalWorkers:
        return self

    def __exit__(self, *exc: object) -> None:
        for worker in self._workers:
            worker.end()

    def judge(self, tasks: Iterator[Task]) -> Iterator[Judged]:
        """Judge the submissions, in whatever order they get done; tasks are taken when a worker is free.

        Raises
        ------
        CourseError
            If a worker has no sandbox to start.
        """
        again: deque[Task] = deque()
        self._feed(tasks, again)
        while any(worker.tasks for worker in self._workers):
            busy = {worker.connection: worker for worker in self._workers if worker.tasks}
            for connection in wait(list(busy)):
                yield from self._take(busy[connection], again)
            self._feed(tasks, again)

    def _feed(self, tasks: Iterator[Task], again: deque[Task]) -> None:
        """Give every worker something to do, a suspect to one that has nothing else: it may die of it."""
        for number in range(self._jobs):
            while len(self._workers) <= number or len(self._workers[number].tasks) < _AHEAD:
                task = again.popleft() if again else next(tasks, None)
                if task is None:
                    return
                if len(self._workers) <= number:
                    self._workers.append(_Worker(self._context, self._material))
                self._workers[number].give(task)

    def _take(self, worker: _Worker, again: deque[Task]) -> Iterator[Judged]:
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            suspect, *others = worker.tasks
            self._workers.remove(worker)
            worker.end()
            again.extend(others)
            suspect.deaths += 1
            if suspect.deaths < ATTEMPTS:
                again.append(suspect)
            else:
                yield Judged(suspect.student, failure=failure_of(CourseError("its worker process died, twice")))
            return
        task = worker.tasks.popleft()
        if isinstance(answer, CourseError):
            raise answer
        if isinstance(answer, str):
            yield Judged(task.student, failure=answer)
        else:
            yield Judged(task.student, *answer)


@dataclass
class _Worker:
    """A worker process as the coordinator sees it; `tasks` is what it has been given, oldest first."""

    context: Any
    material: Material
    tasks: deque[Task] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self.connection, theirs = self.context.Pipe()
        self._process = self.context.Process(target=_work, args=(theirs, self.material), daemon=True)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # until it can say that it does not care
        self._process.start()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        theirs.close()

    def give(self, task: Task) -> None:
        self.tasks.append(task)
        try:
            self.connection.send_bytes(task.content)
        except OSError:
            return  # it has died, which is noticed when its answer is awaited

    def end(self) -> None:
        """Let the process go: it ends by itself when its connection is closed."""
        self.connection.close()
        self._process.join(_SECONDS_TO_END)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _work(connection: Connection, material: Material) -> None:
    """Judge what arrives until the coordinator hangs up, or has been killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the coordinator's business
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    contents: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    with SubmissionJudge(material) as judge:
        threading.Thread(target=_receive, args=(connection, contents), daemon=True).start()
        while True:
            connection.send(_answer(judge, contents.get()))


def _receive(connection: Connection, contents: queue.SimpleQueue[bytes]) -> None:
    """Take in submissions while another is judged: the coordinator never waits for a full pipe.

    When it hangs up, this process ends on the spot, and its sandbox with it.
    """
    try:
        while True:
            contents.put(connection.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)


def _answer(judge: SubmissionJudge, content: bytes) -> tuple[Record, Paper] | CourseError | str:
    try:
        return judge_content(judge, content)
    except CourseError as error:
        return error
    except Exception as error:
        return failure_of(error)
