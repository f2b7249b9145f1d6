"""Call a student's function with all cases of a key in the notebook's own process, within a time limit."""

import contextlib
import sys
import warnings

from .outcomes import Outcome, call, defined_by, is_cell, random_state_kept
from .time_limit import run_with_limit

# for all cases of an exercise together, which take a right answer less than a second
SECONDS = 10.0


def call_all(function, cases, namespace, seconds=None):
    """Return one outcome per case; what did not end in time, and every case after it, has the kind ``"timeout"``."""
    seconds = SECONDS if seconds is None else seconds
    outcomes = []
    own_file = getattr(getattr(function, "__code__", None), "co_filename", None)

    def work():
        for case in cases:
            outcomes.append(call(function, case, namespace))

    with _restored(namespace, {name for case in cases for name in defined_by(case.stand_ins)}):
        place = run_with_limit(work, seconds, lambda file: file == own_file or is_cell(file))
    message = f"after {seconds:g} seconds it was still {place}" if place else ""
    return outcomes + [Outcome("timeout", message=message)] * (len(cases) - len(outcomes))


@contextlib.contextmanager
def _restored(namespace, names):
    """Restore streams, warnings, random numbers and names, which a call that is stopped may leave changed."""
    before = {name: namespace[name] for name in names if name in namespace}
    with (
        random_state_kept(),
        warnings.catch_warnings(),
        contextlib.redirect_stdout(sys.stdout),
        contextlib.redirect_stderr(sys.stderr),
    ):
        try:
            yield
        finally:
            for name in names:
                namespace.pop(name, None)
            namespace.update(before)
