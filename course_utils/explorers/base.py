"""What all explorers share: sliders, one picture, one line of text.

The picture is drawn with Matplotlib outside pyplot. Everything that stays is drawn once and kept as pixels;
a move of a slider puts these pixels back and draws only the artists that changed: a few milliseconds' work.
"""

import base64
import html
import io

import ipywidgets
import numpy as np
import traitlets
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from ..panel import as_html


class Unfinished(Exception):  # noqa: N818 - a state of the exercise, not an error
    """One of the student's functions raises NotImplementedError; the argument is its name."""


class Failed(Exception):  # noqa: N818 - a wrapper, with the error itself inside
    """One of the student's functions raises something else; the arguments are its name and the error."""


class Unfit(Exception):  # noqa: N818 - no error of its own: the rest of a sentence about it
    """One of the student's functions returned the wrong thing; the arguments are its name and what is wrong."""


class Picture(ipywidgets.Image):
    """An image with a text alternative: the front end shows ``tooltip`` as the image's accessible name.

    It does so only for widgets that have a ``description``, and stock ``Image`` has none (ipywidgets 8.1).
    """

    description = traitlets.Unicode("").tag(sync=True)


class Explorer:
    """A figure that answers to sliders.

    A subclass names the student's functions it needs in `exercises`, describes its picture in `alt`,
    makes its sliders in `make_sliders`, draws what stays in `draw`, and in `update` works out what moves.

    Parameters
    ----------
    *functions : callable
        The student's functions, in the order of `exercises`.
    """

    exercises: dict = {}  # noqa: RUF012 - name of the function -> number of the exercise; never changed
    alt = ""
    size = (8.4, 3.3)  # inches, at 100 pixels each
    seed = 3

    def __init__(self, *functions):
        self._functions = dict(zip(self.exercises, functions, strict=True))
        self._artists = []  # what is drawn at every move, in this order
        self._results = []  # those of them that show what the student's functions did
        self.message = ""

        figure = Figure(figsize=self.size, dpi=100, layout="constrained")
        self._canvas = FigureCanvasAgg(figure)
        self.draw(figure)
        self._canvas.draw()  # artists that move are `animated`, which leaves them out here
        self._background = self._canvas.copy_from_bbox(figure.bbox)

        self.sliders = self.make_sliders()
        self.picture = Picture(format="png", tooltip=self.alt, layout={"max_width": "100%"})
        self.text = ipywidgets.HTML()
        self.reset = ipywidgets.Button(description="Reset", tooltip="Put the sliders back")
        controls = ipywidgets.HBox([*self.sliders.values(), self.reset], layout={"flex_flow": "row wrap"})
        self.widget = ipywidgets.VBox([controls, self.picture, self.text], layout={"align_items": "flex-start"})
        self._defaults = {name: slider.value for name, slider in self.sliders.items()}
        for slider in self.sliders.values():
            slider.observe(self._refresh, names="value")
        self.reset.on_click(self._put_back)
        self._refresh()

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

    # --- what a subclass uses

    def moving(self, artist):
        """Declare an artist that changes with the sliders, and return it."""
        artist.set_animated(True)
        self._artists.append(artist)
        self._results.append(artist)
        return artist

    def above(self, *artists):
        """Declare artists that never change but lie above some that do, so they must be drawn again."""
        for artist in artists:
            artist.set_animated(True)
            self._artists.append(artist)

    def call(self, name, *arguments, returns=()):
        """Call the student's function of this name; `returns` names what comes back where it is more than one thing."""
        try:
            result = self._functions[name](*arguments)
        except NotImplementedError:
            raise Unfinished(name) from None
        except Exception as error:  # a student's function can fail in any way
            raise Failed(name, error) from error
        if result is None:
            raise Unfit(name, "returned None. Is the `return` missing?")
        if not returns:
            return result
        if not isinstance(result, list | tuple) or len(result) < len(returns):
            both = " and ".join(f"`{thing}`" for thing in returns)
            raise Unfit(name, f"should return {both}, but one of them is missing.")
        return result[: len(returns)]

    # --- the machinery

    def _put_back(self, _button):
        for name, slider in self.sliders.items():
            slider.value = self._defaults[name]

    def _refresh(self, _change=None):
        """Ask for the new state and show it; whatever the student's functions do, one line says it."""
        values = {name: slider.value for name, slider in self.sliders.items()}
        random_state = np.random.get_state()
        np.random.seed(self.seed)
        worked = False
        try:
            with np.errstate(all="ignore"):
                self.message = self.update(**values)
            worked = True
        except Unfinished as unfinished:
            name = unfinished.args[0]
            number = self.exercises[name]
            self.message = f"Finish exercise {number} (`{name}`) first, then run this cell again."
        except Failed as failed:
            name, error = failed.args
            self.message = f"Your `{name}` failed: {_one_line(error)}"
        except Unfit as unfit:
            name, problem = unfit.args
            self.message = f"Your `{name}` {problem}"
        except Exception as error:  # what a function returned can be unfit in any way
            names = " or ".join(f"`{name}`" for name in self.exercises)
            self.message = f"What your {names} returned cannot be shown: {_one_line(error)}"
        finally:
            np.random.set_state(random_state)
        for artist in self._results:
            artist.set_visible(worked)
        self.picture.value = self._png()
        self.text.value = f'<div role="status">{as_html(self.message)}</div>'

    def _png(self):
        """Put the kept pixels back, draw the artists that move over them, and return the picture's bytes."""
        self._canvas.restore_region(self._background)
        for artist in self._artists:
            artist.axes.draw_artist(artist)
        pixels = Image.fromarray(np.asarray(self._canvas.buffer_rgba())).convert("RGB")
        png = io.BytesIO()
        pixels.save(png, "png", compress_level=1)  # speed counts here, the picture never leaves the machine
        return png.getvalue()

    def _repr_mimebundle_(self, include=None, exclude=None):
        """Give a front end the widget, and any other reader the first picture with its text."""
        png = base64.b64encode(self.picture.value).decode("ascii")
        alt, message = html.escape(self.alt, quote=True), as_html(self.message)
        return {
            **self.widget._repr_mimebundle_(),
            "text/html": f'<figure><img alt="{alt}" src="data:image/png;base64,{png}">'
            f"<figcaption>{message}</figcaption></figure>",
            "image/png": png,
            "text/plain": f"{self.alt}\n{self.message}",
        }


def _one_line(error):
    """Return an exception's type and the first line of its text, not too long."""
    text = str(error).strip().partition("\n")[0][:160]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
