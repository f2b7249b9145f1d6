"""What all explorers share: sliders, one picture, one line of text, Reset and Replay.

A move of a slider only notes that there is something to answer. The answer follows as soon as the messages that wait
have been taken (`work.Worker`), so that of many positions the last one wins. Without an event loop, as in a plain
test, each move is answered before the assignment to ``slider.value`` returns, exactly and to the end.
"""

import html
from time import perf_counter

import ipywidgets
import numpy as np

from ...checks.message_panel import as_html
from .background import INPUT, PREFETCH, REFINE, SLICE, Interrupted, Run, Worker, running_loop, undisturbed
from .canvas import Canvas
from .picture import Picture
from .replay import Replay, stops

_AT_FIRST = 1.0  # seconds of work before an explorer is shown for the first time
_AT_ONCE = 0.004  # seconds of work before a move of a slider is answered
_BETWEEN_PICTURES = 0.1  # seconds between two pictures of work that goes on
_MOST_RUNS = 250  # positions whose results are kept


class Unfinished(Exception):  # noqa: N818 - a state of the exercise, not an error
    """One of the student's functions raises NotImplementedError; the argument is its name."""


class Failed(Exception):  # noqa: N818 - a wrapper, with the error itself inside
    """One of the student's functions raises something else; the arguments are its name and the error."""


class Unfit(Exception):  # noqa: N818 - no error of its own: the rest of a sentence about it
    """One of the student's functions returned the wrong thing; the arguments are its name and what is wrong."""


class Explorer:
    """A figure that answers to sliders.

    A subclass names the student's functions it needs in `exercises`, describes its picture in `alt`,
    makes its sliders in `make_sliders`, draws what stays in `draw`, and in `update` works out what moves.

    Where that takes more than some 5 ms, it writes `work` and `show` instead of `update`: `work` is a generator that
    yields better and better results, each after a few milliseconds, or None where it may pause; `show` sets the
    artists for one of them. The first result is shown at once, better ones follow while the sliders rest, and then
    those along the slider that moved last are worked out ahead. What was worked out is kept.

    Parameters
    ----------
    *functions : callable
        The student's functions, in the order of `exercises`.

    Attributes
    ----------
    message : str
        The line of text under the picture.
    error : Exception or None
        What stands behind the message, where the student's functions did not work.
    """

    exercises: dict = {}  # noqa: RUF012 - name of the function -> number of the exercise; never changed
    alt = ""
    size = (8.4, 3.3)  # inches, at 100 pixels each
    seed = 3
    swept = ""  # the slider that a replay moves where time has no meaning; the first one unless named
    prefetches = False  # whether the values along a slider are worked out while nothing else is to do
    shows_others = False  # whether the picture also shows what is worked out for other values
    _latest = None  # of this kind, the explorer used last

    def __init__(self, *functions):
        self._functions = dict(zip(self.exercises, functions, strict=True))
        self._loop = running_loop()
        self.message = ""
        self.error = None
        self._runs = {}  # slider values -> the work for them
        self._first_random_state = np.random.RandomState(self.seed).get_state()
        self._moved = False  # whether a slider moved since the last answer
        self._shown_at = 0.0

        self._canvas = Canvas(self.size)
        self.draw(self._canvas.figure)
        self._canvas.keep()
        self._make_widgets()
        self._answer(_AT_FIRST if self._loop else None)
        self._serve()

    def _make_widgets(self):
        self.sliders = self.make_sliders()
        self._moved_last = next(iter(self.sliders))
        self.swept = self.swept or self._moved_last
        self._defaults = self.values
        # in a narrow window or under zoom the picture shrinks a little, then it scrolls: its letters stay readable
        self.picture = Picture(tooltip=self.alt, layout={"max_width": "100%", "min_width": "640px"})
        frame = ipywidgets.Box([self.picture], layout={"max_width": "100%", "overflow": "auto"})
        self.text = ipywidgets.HTML()
        self.reset = ipywidgets.Button(description="Reset", tooltip="Put the sliders back")
        self._replay = Replay(self)
        note = ipywidgets.HTML(f"<small>random seed {self.seed}</small>")
        buttons = ipywidgets.HBox([self.reset, self.replay, note])  # where the row breaks, these stay together
        self.reset.layout.width = "max-content"
        for slider in self.sliders.values():
            if hasattr(slider, "readout"):  # not a row of buttons
                slider.layout.width = "23em"  # of which label and value take what they need
                slider.layout.max_width = "96%"  # its margins are not counted
        layout = {"flex_flow": "row wrap", "align_items": "flex-end", "max_width": "100%"}
        row = ipywidgets.HBox([*self.sliders.values(), buttons], layout=layout)
        self.widget = ipywidgets.VBox([row, frame, self.text], layout={"align_items": "flex-start"})
        for slider in self.sliders.values():
            slider.observe(self._take_note, names="value")
        self.reset.on_click(lambda _button: self.soon(self._put_back))

    # --- what a subclass provides

    def make_sliders(self):
        """Return a dict name -> slider; `update` gets the values under these names."""
        raise NotImplementedError

    def draw(self, figure):
        """Draw what stays, and make the artists that move with `self.moving`."""
        raise NotImplementedError

    def update(self, **values):
        """Set the artists that move for these slider values and return the line of text."""
        raise NotImplementedError

    def work(self, **values):
        """Yield better and better results for these slider values, the exact one last; None only allows a pause."""
        yield None

    def show(self, result, **values):
        """Set the artists that move for this result of `work` and return the line of text."""
        return self.update(**values)

    def moments(self):
        """Return how many pictures a replay of what is shown has; with none, it moves the first slider instead."""
        return max((len(x) for _, x, _ in self.points_over_time()), default=0)

    def rewind(self, moment):
        """Set what else than the lines over time shows this moment of a replay, counted from 0."""

    # --- what a subclass uses

    def moving(self, artist, over_time=False):
        """Declare an artist that changes with the sliders, and return it.

        A line whose points follow each other in time (a path, a cost curve) is drawn point by point in a replay.
        """
        return self._canvas.moving(artist, over_time)

    def above(self, *artists):
        """Declare artists that never change but lie above some that do, so they must be drawn again."""
        self._canvas.above(*artists)

    def call(self, name, *arguments, returns=()):
        """Call the student's function of this name; `returns` names what comes back where it is more than one thing."""
        try:
            result = self._functions[name](*arguments)
        except NotImplementedError:
            raise Unfinished(name) from None
        except (Exception, SystemExit) as error:  # a student's function can fail in any way
            raise Failed(name, error) from error
        if result is None:
            raise Unfit(name, "returned None. Is the `return` missing?")
        if not returns:
            return result
        if not isinstance(result, list | tuple) or len(result) < len(returns):
            both = " and ".join(f"`{thing}`" for thing in returns)
            raise Unfit(name, f"should return {both}, but one of them is missing.")
        return result[: len(returns)]

    def finished(self):
        """Return what is worked out to the end, ``[(values, result), …]``."""
        return [(run.values, run.result) for run in self._runs.values() if run.done and run.error is None]

    # --- what a reader of this object uses

    @property
    def values(self):
        """The sliders' values, by name."""
        return {name: slider.value for name, slider in self.sliders.items()}

    @property
    def replay(self):
        """The button that starts and stops the replay."""
        return self._replay.button

    def points_over_time(self):
        """Return what `show_moment` draws point by point: each line over time with its points."""
        return self._canvas.points_over_time()

    def show_moment(self, points, moment):
        """Show one moment of a replay: the first points of each of these lines, and whatever else there was then."""
        for line, x, y in points:
            line.set_data(x[: moment + 1], y[: moment + 1])
        with undisturbed(self._first_random_state):
            self.rewind(moment)
        self.picture.show(self._canvas.png())

    def show_again(self):
        """Show what the sliders ask for, after a replay."""
        self._answer(_AT_ONCE if self.can_wait else None)
        self._serve()

    # --- the machinery

    def soon(self, action):
        """Do something on the event loop of the cells, from whichever thread; without a loop do it now."""
        if self.can_wait:
            self._loop.call_soon_threadsafe(action)
        else:
            action()

    @property
    def can_wait(self):
        """Whether work can be done later, on the event loop of the cells."""
        return self._loop is not None and self._loop.is_running()

    def _take_note(self, change):
        """Note that a slider moved; unless the replay moves it, the replay is over."""
        self._moved_last = next(name for name, slider in self.sliders.items() if slider is change.owner)
        if not self._replay.moves_sliders:
            self.soon(self._replay.leave)
        self._moved = True
        self.soon(self._serve if self.can_wait else self._answer)

    def _put_back(self):
        self._replay.stop()
        for name, slider in self.sliders.items():
            slider.value = self._defaults[name]

    def _serve(self):
        """Have the rest of the work done on the event loop, where there is one."""
        type(self)._latest = self
        if self.can_wait:
            Worker.on(self._loop).serve(self)

    @property
    def urgency(self):
        """How urgent the work is: `INPUT`, `REFINE`, `PREFETCH`, or 0 where there is nothing to do."""
        if self._moved:
            return INPUT
        if self._replay.plays or isinstance(self.error, Interrupted):
            return 0
        if not self._run_for(self.values).done:
            return REFINE
        return PREFETCH if self._next_ahead() else 0

    def work_a_slice(self):
        """Do the most urgent work for some milliseconds."""
        if self._moved:
            self._answer(_AT_ONCE)
            return
        shown = self._run_for(self.values)
        run = shown if not shown.done else self._next_ahead()
        run.advance(SLICE)
        interrupted = isinstance(run.error, Interrupted)
        it_is_time = perf_counter() - self._shown_at > _BETWEEN_PICTURES
        if interrupted or (run is shown and (run.done or it_is_time)):
            self._present(run)
        elif run is not shown and run.done and self.shows_others:
            self._present(shown)

    def _next_ahead(self):
        """Return the next work ahead, or None; of several explorers of a kind only the one used last works ahead."""
        if not self.prefetches or type(self)._latest is not self or self.error is not None:
            return None
        return next((run for run in map(self._run_for, self._along_the_slider()) if not run.done), None)

    def _along_the_slider(self):
        """Return the values along the slider that moved last, the nearest first."""
        places, values = stops(self.sliders[self._moved_last]), self.values
        here = places.index(values[self._moved_last]) if values[self._moved_last] in places else 0
        nearest = sorted(range(len(places)), key=lambda place: abs(place - here))
        return [values | {self._moved_last: places[place]} for place in nearest]

    def _run_for(self, values):
        """Return the work for these slider values, begun now or before."""
        key = tuple(values.values())
        if key not in self._runs:
            if len(self._runs) == _MOST_RUNS:
                del self._runs[next(iter(self._runs))]
            self._runs[key] = Run(values, self.work(**values), self._first_random_state)
        return self._runs[key]

    def _answer(self, seconds=None):
        """Work for the sliders' values for so long, without a time to the end, and show what came out."""
        self._moved = False
        run = self._run_for(self.values)
        run.advance(seconds, to_a_result=True)
        self._present(run)

    def _present(self, run):
        """Show the result, or say in one line what the student's functions did instead."""
        self.error = run.error
        if self.error is None:
            try:
                with undisturbed(self._first_random_state):
                    self.message = self.show(run.result, **run.values)
            except Exception as error:  # what a function returned can be unfit in any way
                self.error = error
        if self.error is not None:
            self.message = self._in_words(self.error)
        if isinstance(self.error, Interrupted):
            self._runs.clear()  # what was interrupted begins anew with the next move
        self._canvas.show_results(self.error is None)
        self.picture.show(self._canvas.png())
        # a screen reader is told the last word only
        live = "polite" if run.done and not self._replay.plays else "off"
        self.text.value = f'<div role="status" aria-live="{live}">{as_html(self.message)}</div>'
        self._shown_at = perf_counter()

    def _in_words(self, error):
        """Say in one line what the student's functions did instead of working."""
        if isinstance(error, Interrupted):
            return "You interrupted this. Move a slider to go on."
        if isinstance(error, Unfinished):
            (name,) = error.args
            return f"Finish exercise {self.exercises[name]} (`{name}`) first, then run this cell again."
        if isinstance(error, Failed):
            name, cause = error.args
            return f"Your `{name}` failed: {_one_line(cause)}"
        if isinstance(error, Unfit):
            name, problem = error.args
            return f"Your `{name}` {problem}"
        names = " or ".join(f"`{name}`" for name in self.exercises)
        return f"What your {names} returned cannot be shown: {_one_line(error)}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        """Give a front end the widget, and any other reader the first picture with its text."""
        png = self.picture.as_text
        alt, message = html.escape(self.alt, quote=True), as_html(self.message)
        return {
            "application/vnd.jupyter.widget-view+json": self.widget.get_view_spec(),
            "text/html": f'<figure><img alt="{alt}" src="data:image/png;base64,{png}">'
            f"<figcaption>{message}</figcaption></figure>",
            "image/png": png,
            "text/plain": f"{self.alt}\n{self.message}",
        }


def _one_line(error):
    """Return an exception's type and the first line of its text, not too long."""
    text = str(error).strip().partition("\n")[0][:160]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
