"""The base class of explorers: inputs, answers to them, and work ahead. The package's docstring shows how to use it.

A move of a slider only notes that there is something to answer. The answer follows as soon as the messages that wait
have been taken (`background.Worker`), so that of many positions the last one wins. Without an event loop, as in a plain
test, each move is answered before the assignment to ``slider.value`` returns, exactly and to the end.
"""

import contextlib
import itertools
from time import perf_counter
from typing import NamedTuple

import ipywidgets
import numpy as np

from ...checks.diagnosis import no_value
from ...checks.message_panel import as_html
from ...checks.outcomes import raised
from .background import INPUT, PREFETCH, REFINE, SLICE, Interrupted, Run, Worker, running_loop, undisturbed
from .controls import has_own_control, position, stops
from .scene import to_json
from .scene_view import SceneView

_AT_FIRST = 1.0  # seconds of work before an explorer is shown for the first time
_AT_ONCE = 0.004  # seconds of work before a move of a slider is answered
_OTHER_COORDINATE = 0.005  # seconds until the second coordinate of a dragged handle has arrived
_BETWEEN_PICTURES = 0.1  # seconds between two pictures of work that goes on
_MOST_RUNS = 250  # positions whose results are kept
_counter = itertools.count(1)


class Unfinished(Exception):  # noqa: N818 - a state of the exercise, not an error
    """One of the student's functions raises NotImplementedError; the argument is its name."""


class Failed(Exception):  # noqa: N818 - a wrapper, with the error itself inside
    """One of the student's functions raises something else; the arguments are its name and the error."""


class Unfit(Exception):  # noqa: N818 - no error of its own: the rest of a sentence about it
    """One of the student's functions returned the wrong thing; the arguments are its name and what is wrong."""


class Answer(NamedTuple):
    """What the picture shows for some values of the inputs."""

    panels: list
    message: str
    error: Exception | None


class Explorer:
    """A picture that answers to sliders and handles.

    Parameters
    ----------
    *functions : callable
        The student's functions, in the order of `exercises`.

    Attributes
    ----------
    sliders : dict
        Name -> ipywidget, of all inputs.
    message : str
        The text under the picture.
    error : Exception or None
        The cause of the message, where the student's functions did not work.
    """

    exercises: dict = {}  # noqa: RUF012 - name of the function -> number of the exercise; never changed
    alt = ""
    moment, first_moment = "step", 0  # what passes in a run over time, and the number of its first point
    seed: int | None = None  # of the random draws; none is shown where nothing is random
    works_ahead = True  # whether the values along an input are worked out while nothing else is to do
    _latest = None  # of this kind, the explorer used last: only that one works ahead

    def __init__(self, *functions):
        self._functions = dict(zip(self.exercises, functions, strict=True))
        self._loop = running_loop()
        self._runs = {}  # values -> the work for them
        self._first_random_state = np.random.RandomState(self.seed or 0).get_state()
        self._moved = False  # whether an input moved since the last answer
        self._shown_at = 0.0
        self._overview_of = None  # how many runs were in the overview when it was drawn
        self._panels = self.make_panels()
        for panel in self._panels:
            panel.moment, panel.first_moment = self.moment, self.first_moment
        self.sliders = self.make_sliders()
        self._moved_last = next(iter(self.sliders))
        self._make_widgets()
        self._respond(_AT_FIRST if self._loop else None)
        self._serve()

    def _make_widgets(self):
        inputs = {}
        for name, slider in self.sliders.items():
            slider.observe(self._take_note, names="value")
            trait, places = ("index", stops(slider)) if hasattr(slider, "options") else ("value", None)
            inputs[name] = {"model": slider.model_id, "trait": trait, "stops": places, "start": getattr(slider, trait)}
        frame = {"panels": [panel.frame() | {"marks": panel.marks} for panel in self._panels], "inputs": inputs}
        frame |= {"alt": self.alt, "moment": self.moment, "first": self.first_moment, "seed": self.seed}
        self.view = SceneView(frame=to_json(frame))
        visible = [slider for slider in self.sliders.values() if has_own_control(slider)]
        for slider in visible:
            if hasattr(slider, "readout"):  # not a row of buttons
                slider.layout.flex, slider.layout.width, slider.layout.max_width = "1 1 24em", "auto", "44em"
        row = ipywidgets.HBox(visible, layout={"flex_flow": "row wrap", "align_items": "center"})
        self.widget = ipywidgets.VBox([row, self.view], layout={"width": "calc(100% - 4px)"})
        self.widget.add_class("course-explorer")  # where the view finds the sliders, to give them accessible names

    # --- what a subclass provides

    def make_sliders(self):
        """Return a dict name -> input; `update` gets the values under these names."""
        raise NotImplementedError

    def make_panels(self):
        """Return the panels, with the marks that stay."""
        raise NotImplementedError

    def update(self, panels, **values):
        """Draw the marks for these values and return the message."""
        raise NotImplementedError

    def work(self, **values):
        """Yield better and better results for these values, the exact one last; None only allows a pause."""
        yield None

    def show(self, panels, result, **values):
        """Draw the marks for this result of `work` and return the message."""
        return self.update(panels, **values)

    def overview(self, panels, finished):
        """Draw the results of the positions that were visited, from ``[(values, result), …]``."""

    # --- what a subclass uses

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

    # --- what a reader of this object uses

    @property
    def values(self):
        """The inputs' values, by name."""
        values = {}
        for name, slider in self.sliders.items():
            place = position(slider, slider.value)
            values[name] = slider.value if place is None else stops(slider)[place]  # as exact as when worked out ahead
        return values

    @property
    def message(self):
        """The text under the picture."""
        return self._answer.message

    @property
    def error(self):
        """The cause of the message, where the student's functions did not work."""
        return self._answer.error

    @property
    def result(self):
        """The latest result of `work` for the inputs' values."""
        return self._run_for(self.values).result

    @property
    def scene(self):
        """The panels with all their marks."""
        panels = [panel.blank() for panel in self._panels]
        for whole, *layers in zip(panels, self._panels, self._overview, self._answer.panels, strict=True):
            whole.marks = [mark for layer in layers for mark in layer.marks]
        return panels

    def find(self, label):
        """Return the first mark with this label."""
        return next(mark for panel in self.scene for mark in panel.marks if mark.get("label") == label)

    @property
    def is_finished(self):
        """Whether the picture shows the last result of `work` and not one on the way."""
        return self._run_for(self.values).done

    def finished(self, *, visited=False):
        """Return what is worked out to the end, ``[(values, result), …]``; of visited positions only if asked."""
        runs = [run for run in self._runs.values() if run.visited or not visited]
        return [(run.values, run.result) for run in runs if run.done and run.error is None]

    # --- the machinery

    @property
    def can_wait(self):
        """Whether work can be done later, on the event loop of the cells."""
        return self._loop is not None and self._loop.is_running()

    def _take_note(self, change):
        """Note that an input moved, from any thread."""
        self._moved_last = next(name for name, slider in self.sliders.items() if slider is change.owner)
        self._moved = True
        if self.can_wait:
            self._loop.call_soon_threadsafe(self._serve)
        else:
            self._respond()

    def _serve(self):
        """Have the rest of the work done on the event loop, where there is one."""
        type(self)._latest = self
        if self.can_wait:
            Worker.on(self._loop).serve(self)

    @property
    def urgency(self):
        """How urgent the work is: one of the numbers in `background`, or 0 where there is nothing to do."""
        if self._moved:
            return INPUT
        if isinstance(self.error, Interrupted):
            return 0
        if not self._run_for(self.values).done:
            return REFINE
        return PREFETCH if self._next_ahead() else 0

    @property
    def patience(self):
        """Seconds to wait before a move is answered: the coordinates of a dragged handle come one after the other."""
        return 0 if has_own_control(self.sliders[self._moved_last]) else _OTHER_COORDINATE

    def work_a_slice(self):
        """Do the most urgent work for some milliseconds."""
        if self._moved:
            self._respond(_AT_ONCE)
            return
        shown = self._run_for(self.values)
        run = shown if not shown.done else self._next_ahead()
        run.advance(SLICE if run is shown else 2 * SLICE)  # nobody waits for what is worked out ahead
        if run is shown:
            if run.done or perf_counter() - self._shown_at > _BETWEEN_PICTURES:
                self._present(run)
        elif isinstance(run.error, Interrupted):
            run.values = self.values  # the reader is told at the position that is shown
            self._present(run)
        elif run.done:
            self.view.send({"answer": self._as_json(run)})
            self._draw_overview()

    def _next_ahead(self):
        """Return the next run along the input that moved last that the browser does not know, or None."""
        if not self.works_ahead or type(self)._latest is not self or self.error is not None:
            return None
        moved, values = self._moved_last, self.values
        places = stops(self.sliders[moved])
        here = position(self.sliders[moved], values[moved]) or 0
        nearest = sorted(range(len(places)), key=lambda place: abs(place - here))
        runs = (self._run_for(values | {moved: places[place]}) for place in nearest)
        return next((run for run in runs if not run.text), None)

    def _run_for(self, values):
        """Return the work for these values, begun now or before."""
        key = tuple(values.values())
        if key not in self._runs:
            if len(self._runs) == _MOST_RUNS:
                del self._runs[next(iter(self._runs))]
            self._runs[key] = Run(values, self.work(**values), self._first_random_state)
        return self._runs[key]

    def _respond(self, seconds=None):
        """Work for the inputs' values for so long, without a time to the end, and show the result."""
        self._moved = False
        run = self._run_for(self.values)
        run.advance(seconds, to_a_result=True)
        self._present(run)

    def _present(self, run):
        """Show the result of this run, or say what the student's functions did instead."""
        text = self._as_json(run)
        self._answer, run.visited = run.answer, True
        if isinstance(self.error, Interrupted):
            self._runs.clear()  # what was interrupted begins anew with the next move
        self._draw_overview()
        self.view.answer = text
        self._shown_at = perf_counter()

    def _as_json(self, run):
        """Return what the browser draws for a run's latest result; for the last one it is worked out once."""
        if run.done and run.text:
            return run.text
        run.answer = answer = self._draw(run)
        if answer.error is not None:
            run.error = answer.error
        places = [position(slider, run.values[name]) for name, slider in self.sliders.items()]
        text = {
            "key": "" if None in places else ",".join(map(str, places)),
            "number": next(_counter),  # the browser draws no answer twice
            "panels": [panel.marks for panel in answer.panels],
            "message": as_html(answer.message),
            "failed": answer.error is not None,
            "busy": not run.done,
        }
        run.text = to_json(text) if run.done else ""
        return run.text or to_json(text)

    def _draw(self, run):
        panels, error = self._blank(), run.error
        if error is None:
            try:
                with undisturbed(self._first_random_state):
                    message = self.show(panels, run.result, **run.values)
                notes = dict.fromkeys(f"{note[:1].upper()}{note[1:]}." for panel in panels for note in panel.notes)
                return Answer(panels, " ".join([message, *notes]), None)
            except Exception as raised_here:  # what a function returned can be unfit in any way
                error = raised_here
        return Answer(self._blank(), self._in_words(error), error)

    def _draw_overview(self):
        finished = self.finished(visited=True)  # the others would tell the reader what is still to be predicted
        if len(finished) != self._overview_of:
            self._overview_of, self._overview = len(finished), self._blank()
            # what cannot be shown is said by the answers
            with undisturbed(self._first_random_state), contextlib.suppress(Exception):
                self.overview(self._overview, finished)
            self.view.overview = to_json([panel.marks for panel in self._overview])

    def _blank(self):
        return [panel.blank() for panel in self._panels]

    def _in_words(self, error):
        """Say what the student's functions did instead of working, as `check` says it."""
        if isinstance(error, Interrupted):
            return "You interrupted this. Move a slider to go on."
        if isinstance(error, Unfinished):
            (name,) = error.args
            return f"Finish exercise {self.exercises[name]} (`{name}`) first, then run this cell again."
        if isinstance(error, Failed):
            name, cause = error.args
            return no_value(f"`{name}`", raised(cause)).detail
        if isinstance(error, Unfit):
            name, problem = error.args
            return f"`{name}` {problem}"
        names = " or ".join(f"`{name}`" for name in self.exercises)
        return f"The result of {names} cannot be shown. {type(error).__name__}: {str(error)[:160]}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        """Give a front end the widget, and any other reader a picture with its text."""
        from .static_picture import bundle  # Matplotlib loads when it is first needed

        return {"application/vnd.jupyter.widget-view+json": self.widget.get_view_spec()} | bundle(self)
