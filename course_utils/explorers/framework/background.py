"""When an explorer works: in slices on the kernel's event loop, so that the reader is never kept waiting.

All of it is done on the loop on which cells run, and nothing in a thread: that would draw from ``np.random`` while the
student does. The messages of sliders may arrive in another thread (JupyterLab sends them to a subshell of the kernel),
so they only ask the loop for work.
"""

import asyncio
import contextlib
import functools
import io
import signal
import threading
import weakref
from time import perf_counter

import numpy as np
from threadpoolctl import ThreadpoolController

SLICE = 0.008  # seconds of work between two looks at what the reader does
_LISTEN = 0.001  # seconds for the messages that wait
INPUT, REFINE, PREFETCH = 3, 2, 1  # how urgent it is to answer a move, to show a better result, to work ahead
_REST = 0.3  # seconds after a move before anything but its own answer goes on
_PAINTING = 0.03  # seconds for the browser to show an answer, before even a better one is worked on


class Run:
    """Work for one position of the sliders. It can be interrupted, and has a random state of its own.

    Parameters
    ----------
    values : dict
        The sliders' values.
    results : iterator
        Works from one item to the next. Each is a better result, the last one the exact one; or None, where
        there is nothing to show yet and it was only a good moment to pause.
    random_state : tuple
        Where the random state starts.

    Attributes
    ----------
    result
        The latest one; None before the first, or where there is none.
    done : bool
        Whether it is the last.
    error : Exception or None
        What ended the work before its end.
    visited : bool
        Whether the reader was at this position, so that it was not only worked out ahead.
    """

    def __init__(self, values, results, random_state):
        self.values = values
        self._results = results
        self._random_state = random_state
        self.result = None
        self.done = False
        self.error = None
        self.visited = False
        self.answer, self.text = None, ""  # for the explorer: the picture of the result, and as JSON once it is done

    def advance(self, seconds=None, *, to_a_result=False):
        """Work on until the time is over, but at least to a first result if asked; without a time, to the end."""
        if self.done:
            return
        start = perf_counter()
        try:
            with undisturbed(self._random_state) as states:
                for result in self._results:
                    self.result = self.result if result is None else result
                    may_pause = self.result is not None or not to_a_result
                    if seconds is not None and may_pause and perf_counter() - start > seconds:
                        break
                else:
                    self.done = True
            self._random_state = states["after"]
        except Exception as error:  # a student's function can fail in any way
            self.error = error
            self.done = True


@contextlib.contextmanager
def undisturbed(random_state):
    """Work with this random state, without warnings and prints, so that a student's own work notices nothing.

    Yields a dict that afterwards holds the random state under ``"after"``. An interrupt of the kernel stops the work
    with `Interrupted`, also where the kernel would ignore it because no cell runs.
    """
    students = np.random.get_state()
    states = {}
    np.random.set_state(random_state)
    handler = _listen_to_interrupts()
    try:
        with np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()), _blas().limit(limits=1):
            yield states
    except KeyboardInterrupt:
        raise Interrupted from None
    finally:
        if handler is not None:
            signal.signal(signal.SIGINT, handler)
        states["after"] = np.random.get_state()
        np.random.set_state(students)


class Interrupted(Exception):  # noqa: N818 - the reader's wish, not an error
    """The reader interrupted the kernel."""


@functools.cache
def _blas():
    """Return what sets the number of BLAS threads: for so small matrices a second one only fights with the browser."""
    return ThreadpoolController().select(user_api="blas")


def _listen_to_interrupts():
    """Let SIGINT raise KeyboardInterrupt, and return the handler to put back (None where there is nothing to do)."""
    if threading.current_thread() is not threading.main_thread():
        return None  # only the main thread hears signals
    return signal.signal(signal.SIGINT, signal.default_int_handler)


_WORKERS: weakref.WeakKeyDictionary = weakref.WeakKeyDictionary()  # event loop -> its worker


class Worker:
    """Serves the explorers on one event loop: who has the most urgent work first, then who was asked last.

    An explorer has an ``urgency``, a number which is 0 when there is nothing to do, and works in ``work_a_slice()``. It
    answers a move after the seconds of its ``patience``.
    """

    def __init__(self):
        self._waiting = []  # explorers, the one asked last at the end
        self._task = None
        self._asked = asyncio.Event()
        self._asked_at = 0.0

    @classmethod
    def on(cls, loop):
        """Return the one worker of this event loop."""
        return _WORKERS.setdefault(loop, cls())

    def serve(self, explorer):
        """Remember that this explorer has work to do, and see that it is done."""
        if explorer in self._waiting:
            self._waiting.remove(explorer)
        self._waiting.append(explorer)
        self._asked_at = perf_counter()
        self._asked.set()
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._work())

    async def _work(self):
        while self._waiting:
            urgencies = [(one.urgency, one) for one in reversed(self._waiting)]
            urgency, explorer = max(urgencies, key=lambda pair: pair[0])
            if not urgency:
                self._waiting.clear()
            elif self._should_rest(urgency, explorer):
                await self._rest(_REST)
            else:
                if urgency == INPUT:
                    await asyncio.sleep(explorer.patience)
                explorer.work_a_slice()
                if urgency == INPUT:
                    await self._rest(_PAINTING)
                await asyncio.sleep(_LISTEN)  # slider positions that wait replace the one to be worked on

    async def _rest(self, seconds):
        """Wait for the next move, which is likely and should find the kernel free, but not for long."""
        self._asked.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._asked.wait(), seconds)

    def _should_rest(self, urgency, explorer):
        """Whether this work can wait because a slider has just moved: work ahead, and that of any other explorer."""
        if urgency == INPUT or perf_counter() - self._asked_at >= _REST:
            return False
        return urgency == PREFETCH or explorer is not self._waiting[-1]


def running_loop():
    """Return the event loop that runs here, as it does under the cells of a notebook, or None."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
