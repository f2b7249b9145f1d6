"""Stop student code that runs too long, in the thread that runs it, on every operating system.

Signals are no solution: Windows has no alarm, and a signal reaches only the main thread. Instead a second thread raises
an exception in the running one. Python delivers it between two bytecodes, so a single long call into C code runs to its
end first; the notebook's interrupt button stops most of these.
"""

import ast
import linecache
import sys
import threading

_INTERVAL = 0.05  # seconds between two attempts


class TimeLimitReached(BaseException):
    """Raised in code that runs too long; not an Exception, so that `except Exception` does not catch it."""


def run_with_limit(work, seconds, is_students):
    """Run `work()` to its end, or stop it after a time.

    Parameters
    ----------
    work : callable
        A function without arguments and result.
    seconds : float
        The limit.
    is_students : callable
        ``is_students(filename)`` says whether code from this file may be stopped; other code is never stopped.

    Returns
    -------
    str or None
        The place at which the code was stopped, or None if it ended in time.
    """
    watchdog = _Watchdog(seconds, is_students)
    try:
        try:
            watchdog.start()
            work()
        finally:
            watchdog.stop()
    except TimeLimitReached:
        pass
    return watchdog.place


class _Watchdog:
    """The thread that waits for the limit, and then raises `TimeLimitReached` until the student's code has ended."""

    def __init__(self, seconds, is_students):
        self.place = None
        self._seconds = float(seconds)
        self._is_students = is_students
        self._target = threading.get_ident()
        self._hooks_before = sys.gettrace(), sys.getprofile()
        self._lines = 0  # run by the student's code since an exception was raised in it
        self._finished = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="time limit of check", daemon=True)
        watchdog = self

        class Raised(TimeLimitReached):
            """The exception for the other thread, which creates the instance and so runs `_insist`."""

            def __init__(self):
                watchdog._insist()

        self._exception = Raised

    def start(self):
        try:
            self._thread.start()
        except RuntimeError:  # where there are no threads, as in a browser, there is no limit
            self._finished.set()

    def stop(self):
        """End the thread, and cancel an exception that was raised but not delivered."""
        stopped = False
        while not stopped:
            try:
                self._finished.set()
                if self._thread.ident is not None:
                    self._thread.join()
                if self.place is not None:
                    sys.settrace(self._hooks_before[0])
                    sys.setprofile(self._hooks_before[1])
                    self._raise(None)
                stopped = True
            except TimeLimitReached:
                continue  # it arrived after the student's code had ended

    def _watch(self):
        wait = self._seconds
        while not self._finished.wait(wait):
            wait = _INTERVAL
            frames = self._student_frames(sys._current_frames().get(self._target))
            if frames:
                self.place = self.place or _describe_place(frames)
                self._raise(self._exception)

    def _student_frames(self, frame):
        """Return the frames of student code below a frame, the innermost first."""
        frames = []
        while frame is not None:
            if self._is_students(frame.f_code.co_filename):
                frames.append(frame)
            frame = frame.f_back
        return frames

    def _raise(self, exception):
        """Raise an exception in the watched thread, or cancel it with None."""
        import ctypes  # takes some milliseconds, and is rarely needed

        value = ctypes.py_object(exception) if exception else None
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._target), value)

    def _insist(self):
        """Raise the exception again where the student's code continues, for example in an `except:`.

        Python ends tracing when a trace function raises; the profile function, which is called whenever a function
        ends, starts it again.
        """
        sys.setprofile(self._profile)
        self._trace_student_frames(sys._getframe())

    def _trace_student_frames(self, frame):
        self._lines = 0
        sys.settrace(self._trace)
        for one in self._student_frames(frame):
            one.f_trace = self._trace

    def _profile(self, frame, event, arg):
        if event == "return" and self._is_students(frame.f_code.co_filename):
            self._trace_student_frames(frame.f_back)

    def _trace(self, frame, event, arg):
        if not self._is_students(frame.f_code.co_filename):
            return None
        if event == "line":
            self._lines += 1
            if self._lines > 1:  # on its first line a handler would catch what is raised in it
                raise TimeLimitReached
        return self._trace


def _describe_place(frames):
    """Return the running loop, that of the innermost frame that has one, else the line."""
    for frame in frames:
        line, text = _loop_around(frame)
        if line:
            return f"in the loop in line {line} of the cell of `{_name_of(frames, frame)}`, `{text}`"
    return f"in line {frames[0].f_lineno} of the cell of `{_name_of(frames, frames[0])}`"


def _name_of(frames, frame):
    """Return the name of the function that a frame runs; a comprehension has that of the function around it."""
    named = [one.f_code.co_name for one in frames[frames.index(frame) :] if not one.f_code.co_name.startswith("<")]
    return named[0] if named else frame.f_code.co_name


def _loop_around(frame):
    """Return the line and the text of the innermost loop statement that a frame is in; (None, "") without one."""
    lines = linecache.getlines(frame.f_code.co_filename, frame.f_globals)
    try:
        nodes = list(ast.walk(ast.parse("".join(lines))))
    except (SyntaxError, ValueError):  # a cell with a line of IPython's, for example
        return None, ""
    first = frame.f_code.co_firstlineno
    loops = [
        node.lineno
        for node in nodes
        if isinstance(node, ast.While | ast.For) and first <= node.lineno <= (frame.f_lineno or 0) <= node.end_lineno
    ]
    return (max(loops), lines[max(loops) - 1].strip().replace("`", "")) if loops else (None, "")
