"""Call a student's function with all cases of a key in the notebook's process, within a time limit."""

import contextlib
import sys
import warnings

from ..patch_globals import restored
from .outcomes import Outcome, call, defined_by, is_cell, random_state_kept
from .time_limit import run_with_limit

# for all cases of an exercise together, which take a right answer less than a second
SECONDS = 10.0


def call_all(function, cases, namespace, seconds=None):
    """Return one outcome per case; from the first call that did not end in time on, they are of kind ``"timeout"``."""
    seconds = SECONDS if seconds is None else seconds
    outcomes = []
    own_file = getattr(getattr(function, "__code__", None), "co_filename", None)

    def work():
        for case in cases:
            outcomes.append(call(function, case, namespace))

    stubs = {name for case in cases for name in defined_by(case.stubs)}
    with (  # a call that is stopped may leave all of this changed
        restored(namespace, stubs),
        random_state_kept(),
        warnings.catch_warnings(),
        contextlib.redirect_stdout(sys.stdout),
        contextlib.redirect_stderr(sys.stdout),  # nbgrader counts any text on standard error as a failure
    ):
        place = run_with_limit(work, seconds, lambda file: file == own_file or is_cell(file))
    message = f"after {seconds:g} seconds it was still {place}" if place else ""
    return outcomes + [Outcome("timeout", message=message)] * (len(cases) - len(outcomes))
