"""Worker processes on this machine that judge submissions. One that dies is replaced, and its work is done again.

Neither loky nor pebble serves here; both were tried. When a worker dies, loky fails every waiting submission. Pebble's
workers outlive a coordinator that is killed. Both would also need our bounded queue, retries and early start.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import queue
import signal
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait

from grading.errors import CourseError
from grading.gradebook.graded_submission import GradedSubmission, GradingResult, render
from grading.interrupts import stop_if_interrupted
from grading.judging.grading_inputs import GradingInputs
from grading.judging.submission_judge import SubmissionJudge

# submissions that a worker has at the same time, so that it never waits for the next one
_AHEAD = 2
# how often a submission is judged if its worker dies
ATTEMPTS = 2


@dataclass
class Task:
    """A submission to be judged."""

    student: str
    content: bytes
    deaths: int = 0


def grade_content(judge: SubmissionJudge, student: str, content: bytes) -> GradedSubmission:
    """Judge the content of one submission and return it with the verdict in its notebook."""
    verdict, submission = judge.judge(content)
    return render(student, submission, verdict)


def failed(student: str, error: BaseException) -> GradingResult:
    """Return the result of a submission that could not be judged because the grader failed."""
    problem = f"the grader failed ({type(error).__name__}: {str(error)[:300]}); the submission has no verdict yet"
    return GradingResult(student, problem)


class LocalWorkers(AbstractContextManager["LocalWorkers"]):
    """At most `jobs` worker processes, each with one warm sandbox; use it in a ``with`` statement."""

    def __init__(self, inputs: GradingInputs, jobs: int):
        self.jobs = jobs
        self._inputs = pickle.dumps(inputs)
        self._workers: list[_Worker] = []

    def start(self, number: int) -> None:
        """Start this many workers, `jobs` at most, before the first task."""
        while len(self._workers) < min(number, self.jobs):
            self._workers.append(_Worker(self._inputs))

    def __exit__(self, *exc: object) -> None:
        for worker in self._workers:
            worker.end()

    def grade(self, tasks: Iterator[Task]) -> Iterator[GradedSubmission | GradingResult]:
        """Grade the submissions, in the order in which they finish; a task is taken when a worker is free.

        A `GradingResult` says why a submission could not be judged. Raise `CourseError` if a worker cannot start a
        sandbox.
        """
        again: deque[Task] = deque()
        self._feed(tasks, again)
        while any(worker.tasks for worker in self._workers):
            busy = [worker for worker in self._workers if worker.tasks]
            ready = wait([worker.connection for worker in busy], timeout=1)
            stop_if_interrupted()
            for worker in [worker for worker in busy if worker.connection in ready]:
                yield from self._take(worker, again)
            self._feed(tasks, again)

    def _feed(self, tasks: Iterator[Task], again: deque[Task]) -> None:
        """Give every worker a first task, then the next; workers start when they are needed."""
        for ahead in range(1, _AHEAD + 1):
            for number in range(self.jobs):
                while len(self._workers) <= number or len(self._workers[number].tasks) < ahead:
                    task = again.popleft() if again else next(tasks, None)
                    if task is None:
                        return
                    self.start(number + 1)
                    self._workers[number].give(task)

    def _take(self, worker: _Worker, again: deque[Task]) -> Iterator[GradedSubmission | GradingResult]:
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
                yield failed(suspect.student, CourseError("its worker process died, twice"))
            return
        worker.tasks.popleft()
        if isinstance(answer, CourseError):
            raise answer
        yield answer


class _Worker:
    """The coordinator's end of a worker process; `tasks` are those that it has, oldest first.

    A thread sends the data, so neither the start of the process nor a full pipe delays other workers.
    """

    def __init__(self, inputs: bytes):
        self.tasks: deque[Task] = deque()
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), daemon=True)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # until it ignores the signal itself
        self._process.start()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        theirs.close()
        self._outbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._outbox.put(inputs)
        self._sender = threading.Thread(target=self._send, daemon=True)
        self._sender.start()

    def give(self, task: Task) -> None:
        self.tasks.append(task)
        self._outbox.put(pickle.dumps((task.student, task.content)))

    def end(self) -> None:
        """End the process, and with it its sandbox."""
        self._process.kill()
        self._process.join()
        self._outbox.put(None)
        self._sender.join()  # before the connection is closed that it writes to
        self.connection.close()

    def _send(self) -> None:
        with contextlib.suppress(OSError):  # the process has died, which `_take` notices
            while (data := self._outbox.get()) is not None:
                self.connection.send_bytes(data)


def _work(connection: Connection) -> None:
    """Receive the inputs, then judge submissions until the coordinator closes the connection or is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the coordinator handles Ctrl-C
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    received: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, received), daemon=True).start()
    with SubmissionJudge(pickle.loads(received.get())) as judge:
        judge.start()
        while True:
            connection.send(_answer(judge, *pickle.loads(received.get())))


def _receive(connection: Connection, received: queue.SimpleQueue[bytes]) -> None:
    """Receive submissions while another one is judged, so that the coordinator never waits for a full pipe.

    When the coordinator closes the connection, this process ends at once, and its sandbox with it.
    """
    try:
        while True:
            received.put(connection.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)


def _answer(judge: SubmissionJudge, student: str, content: bytes) -> GradedSubmission | GradingResult | CourseError:
    try:
        return grade_content(judge, student, content)
    except CourseError as error:
        return error
    except Exception as error:
        return failed(student, error)
