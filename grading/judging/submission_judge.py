"""From the bytes of one submission to its verdict: read, rebuild, run, judge. Every command grades through this."""

import time
from contextlib import AbstractContextManager
from dataclasses import replace

from grading.judging.grading_inputs import GradingInputs
from grading.judging.notebook_judge import NotebookJudge
from grading.judging.read_submission import read_submission
from grading.judging.rebuild import RebuiltSubmission
from grading.judging.verdict import Verdict
from grading.sandbox.client import Sandbox
from grading.sandbox.isolation import choose


class SubmissionJudge(AbstractContextManager["SubmissionJudge"]):
    """Judges submissions of one assignment, one at a time, in a warm sandbox; use it in a ``with`` statement."""

    def __init__(self, inputs: GradingInputs):
        options = inputs.options
        self.inputs = inputs
        self._judge = NotebookJudge(inputs.assignment, inputs.keys, options.demos)
        self._sandbox = Sandbox(options.limits, choose(options.sandboxed, options.limits.tmp_bytes))

    def __exit__(self, *exc: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the sandbox before the first submission, without waiting for it."""
        self._sandbox.start()

    def close(self) -> None:
        """End the sandbox and all processes in it."""
        self._sandbox.close()

    def judge(self, content: bytes) -> tuple[Verdict, RebuiltSubmission]:
        """Return the verdict on a content, and the submission as graded; raise `CourseError` without a sandbox."""
        start = time.perf_counter()
        submission = read_submission(content, self.inputs.release)
        if submission.refused:
            # no code of a refused submission runs, so the sandbox may not have been started
            verdict, isolation = self._judge.refuse(submission.refused), self._sandbox.isolation.name
        else:
            verdict = self._judge.judge(submission.notebook, self._sandbox)
            isolation = self._sandbox.protection
        key, seconds = self.inputs.verdict_key(content), round(time.perf_counter() - start, 4)
        incidents = submission.incidents
        return replace(verdict, incidents=incidents, isolation=isolation, key=key, seconds=seconds), submission
