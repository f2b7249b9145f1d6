"""Processes of this machine that judge submissions, one a core. One that dies is replaced, and its work done again.

These are our own because loky fails every waiting submission when one worker dies, and pebble's workers outlive a
coordinator that is killed (both were tried). Either would also need our bounded queue, retries and early start.
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
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait

from grading.errors import CourseError
from grading.gradebook.graded_submission import GradedSubmission, GradingResult, render
from grading.judging.grading_inputs import GradingInputs
from grading.judging.submission_judge import SubmissionJudge

# submissions that are sent to a worker in advance, so that it never waits for the next one
_AHEAD = 2
# how often a submission is tried whose worker died
ATTEMPTS = 2


@dataclass
class Task:
    """A submission to be judged."""

    student: str
    content: bytes
    deaths: int = 0


def grade_content(judge: SubmissionJudge, student: str, content: bytes) -> GradedSubmission:
    """Judge the content of one submission and write the verdict into its notebook."""
    verdict, submission = judge.judge(content)
    return render(student, submission, verdict)


def failed(student: str, error: BaseException) -> GradingResult:
    """Say that judging a submission failed, which is the grader's fault and not the student's."""
    problem = f"the grader failed ({type(error).__name__}: {str(error)[:300]}); the submission has no verdict yet"
    return GradingResult(student, problem)


class LocalWorkers:
    """Worker processes, each with one warm sandbox; use it in a ``with`` statement.

    Parameters
    ----------
    inputs : GradingInputs
        What every worker needs.
    jobs : int
        How many.
    """

    def __init__(self, inputs: GradingInputs, jobs: int):
        self.jobs = jobs
        self._inputs = pickle.dumps(inputs)
        self._workers: list[_Worker] = []

    def start(self, number: int) -> None:
        """Start so many workers, `jobs` at most, ahead of the first task."""
        while len(self._workers) < min(number, self.jobs):
            self._workers.append(_Worker(self._inputs))

    def __enter__(self) -> LocalWorkers:
        return self

    def __exit__(self, *exc: object) -> None:
        for worker in self._workers:
            worker.end()

    def grade(self, tasks: Iterator[Task]) -> Iterator[GradedSubmission | GradingResult]:
        """Grade the submissions, in whatever order they get done; tasks are taken when a worker is free.

        A `GradingResult` says why a submission could not be judged.

        Raises
        ------
        CourseError
            If a worker has no sandbox to start.
        """
        again: deque[Task] = deque()
        self._feed(tasks, again)
        while any(worker.tasks for worker in self._workers):
            busy = [worker for worker in self._workers if worker.tasks]
            ready = wait([worker.connection for worker in busy])
            for worker in [worker for worker in busy if worker.connection in ready]:
                yield from self._take(worker, again)
            self._feed(tasks, again)

    def _feed(self, tasks: Iterator[Task], again: deque[Task]) -> None:
        """Give every worker something to do, and only then something more; workers are started when needed."""
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
    """A worker process as the coordinator sees it; `tasks` is what it has been given, oldest first.

    A thread of the coordinator sends the data: neither the start of the process nor a full pipe delays other workers.
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
        with contextlib.suppress(OSError):  # the process has died, which is noticed when its answer is awaited
            while (data := self._outbox.get()) is not None:
                self.connection.send_bytes(data)


def _work(connection: Connection) -> None:
    """Judge what arrives, after the inputs, until the coordinator hangs up or has been killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the coordinator handles Ctrl-C
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    received: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, received), daemon=True).start()
    with SubmissionJudge(pickle.loads(received.get())) as judge:
        judge.start()
        while True:
            connection.send(_answer(judge, *pickle.loads(received.get())))


def _receive(connection: Connection, received: queue.SimpleQueue[bytes]) -> None:
    """Take in submissions while another is judged: the coordinator never waits for a full pipe.

    When it hangs up, this process ends on the spot, and its sandbox with it.
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
