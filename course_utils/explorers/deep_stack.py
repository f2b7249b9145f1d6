"""The scale of the first weights under a slider: what becomes of a signal in thirty layers."""

import contextlib

import numpy as np

from ..figures.style import METHODS
from ..signal_propagation import activations, signal_sizes
from .framework.controls import log_slider, menu, moved_by_handle
from .framework.explorer import Explorer, Failed, Unfinished, Unfit
from .framework.scene import Panel

_LAYERS, _UNITS, _EXAMPLES = 30, 200, 20
_LOW, _HIGH = 1e-7, 1e7  # the sizes that the panels show
_EDGES = np.linspace(-7, 7, 29)  # of the histograms, as powers of ten
_SCHEMES = {
    "large random": "initialize_parameters_random",
    "Xavier": "initialize_parameters_xavier",
    "He": "initialize_parameters_he",
}


class DeepStackExplorer(Explorer):
    """Size of activations and gradients, layer by layer, in a stack with 30 layers of 200 units.

    Parameters
    ----------
    initialize_parameters_random, initialize_parameters_xavier, initialize_parameters_he : callable
        The student's functions.
    """

    exercises = {name: number for number, name in enumerate(_SCHEMES.values(), start=2)}  # noqa: RUF012
    alt = (
        "Left: the size of the activations over the layers 0 to 30 in the forward pass, for three initializations, on "
        "a logarithmic axis with a band from half to double. Middle: the size of the gradients in the backward pass. "
        "Right: histograms of the activations of one layer, which can be chosen in the left panel."
    )

    seed = 3  # of the weights: the one that the notebook gives

    def make_panels(self):
        self._X = np.random.RandomState(1).randn(_UNITS, _EXAMPLES)
        self._weights = {}  # scheme -> what the student's function gave; one call is enough
        self._signals = {}  # (scheme, factor, activation) -> sizes forward and backward, histogram of each layer
        axes = {"xlabel": "layer", "xlim": (0, _LAYERS), "ylim": (_LOW, _HIGH), "yscale": "log"}
        up = Panel("activations, forward pass →", ylabel="size (root mean square)", **axes)
        down = Panel("← gradients, backward pass", ylabel="size (root mean square)", **axes)
        for panel in (up, down):
            panel.box((0, _LAYERS), (0.5, 2))
        up.handle("layer", _LOW * 4, "layer of the histograms", previews=True)
        axes = {"xlim": (_LOW, _HIGH), "ylim": (0, 1), "xscale": "log"}
        spread = Panel("activations of one layer", xlabel="absolute value", ylabel="share of activations", **axes)
        return [up, down, spread]

    def make_sliders(self):
        return {
            "scheme": menu("your initializer", "Xavier", list(_SCHEMES)),
            "factor": log_slider("weights ×", 1.0, (-3, 1), 0.025, ".3g"),
            "activation": menu("activation", "ReLU", ["ReLU", "tanh"]),
            "layer": moved_by_handle(_LAYERS, (0, _LAYERS), steps=_LAYERS),
        }

    def update(self, panels, scheme, factor, activation, layer):
        forward, backward, _ = self._signal(scheme, factor, activation)
        for other in _SCHEMES:
            if other != scheme:
                self._draw_other(panels, other, activation, int(layer))
        look = METHODS[scheme] | {"label": f"{scheme} × {factor:.3g}", "link": "layer"}
        self._draw_signal(panels, (scheme, factor, activation), int(layer), linewidth=2.5, marker=".", **look)
        up, _, spread = panels
        up.line([layer, layer], up.y["lim"], color="muted", linewidth=1, hover=False)
        spread.text(_LOW * 2, 0.93, f"layer {int(layer)}")
        reached = all(0.5 <= size <= 2 for size in (forward[-1], backward[0]))
        end = "Both end between half and double: target reached." if reached else "At least one ends outside the band."
        return (
            f"{scheme} × {factor:.3g} with {activation}: in {_LAYERS} layers activations go from size 1 to "
            f"{_in_words(forward[-1])}, gradients in the backward pass from 1 to {_in_words(backward[0])}. {end}"
        )

    def _draw_other(self, panels, scheme, activation, layer):
        """Draw an initializer that was not chosen, if the student has finished it."""
        with contextlib.suppress(Unfinished, Failed, Unfit):  # which is told when this one is chosen
            self._draw_signal(panels, (scheme, 1.0, activation), layer, linewidth=1, label=scheme, **METHODS[scheme])

    def _draw_signal(self, panels, of, layer, **look):
        forward, backward, histograms = self._signal(*of)
        up, down, spread = panels
        plain = {"linestyle": "-", "marker": None, "link": None, "label": None, "hover": False}
        up.line(np.arange(_LAYERS + 1), forward, **look)
        down.line(np.arange(_LAYERS + 1), backward, **look)
        spread.line(10 ** _EDGES[:-1], histograms[layer], step=True, **look | plain)

    def _signal(self, scheme, factor, activation):
        """Return the sizes forward and backward, and the histogram of each layer, worked out once."""
        key = scheme, factor, activation
        if key not in self._signals:
            if scheme not in self._weights:
                given = self.call(_SCHEMES[scheme], [_UNITS] * (_LAYERS + 1))
                self._weights[scheme] = {name: np.array(array, dtype=float) for name, array in given.items()}
            weights = self._weights[scheme]
            if len(weights) != 2 * _LAYERS:
                raise Unfit(_SCHEMES[scheme], f"should make {_LAYERS} layers, not {len(weights) // 2}.")
            layers = activations(weights, self._X, activation, factor)
            self._signals[key] = *signal_sizes(weights, self._X, activation, factor), list(map(_histogram, layers))
        return self._signals[key]


def _histogram(A):
    """Return the share of activations between powers of ten; those that are 0 count, but are in no bin."""
    sizes = np.abs(A[A != 0])
    return np.histogram(np.log10(sizes[np.isfinite(sizes)]), _EDGES)[0] / A.size


def _in_words(size):
    """Write a size so that ordinary and astronomic ones can be read."""
    return f"{size:.2f}" if 0.1 <= size < 100 or size == 0 else f"{size:.0e}"
