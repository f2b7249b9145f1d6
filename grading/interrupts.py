"""Ctrl-C that is not lost.

Python drops a KeyboardInterrupt that arises in a destructor, and a library may catch it with everything else. So the
signal is also noted, and long loops look at the note.
"""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

_noted = threading.Event()


@contextlib.contextmanager
def interrupts_noted() -> Iterator[None]:
    """Note Ctrl-C for `stop_if_interrupted`, besides raising KeyboardInterrupt."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield  # it is ignored, as in a shell's background job
        return
    _noted.clear()
    before = signal.signal(signal.SIGINT, _note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def stop_if_interrupted() -> None:
    """Raise KeyboardInterrupt if there was a Ctrl-C."""
    if _noted.is_set():
        raise KeyboardInterrupt


def _note(signum: int, frame: FrameType | None) -> None:
    _noted.set()
    signal.default_int_handler(signum, frame)
