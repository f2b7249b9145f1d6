"""The scale of the first weights under a slider: what becomes of a signal in thirty layers."""

import ipywidgets
import numpy as np

from ..figures.style import COLORS
from ..signal_propagation import signal_sizes
from .bitmap.controls import STYLE, menu
from .bitmap.explorer import Explorer


class DeepStackExplorer(Explorer):
    """Size of activations and gradients, layer by layer, in a stack with 30 layers of 200 units.

    Parameters
    ----------
    initialize_parameters_random, initialize_parameters_xavier, initialize_parameters_he : callable
        The student's functions.
    """

    exercises = {  # noqa: RUF012
        "initialize_parameters_random": 2,
        "initialize_parameters_xavier": 3,
        "initialize_parameters_he": 4,
    }
    alt = (
        "Two panels over the layers 0 to 30, both with a logarithmic axis and a band from half to double. "
        "Left: the size of the activations in the forward pass. Right: the size of the gradients in the backward pass."
    )
    swept = "factor"
    layers, units, examples = 30, 200, 20
    schemes = {  # noqa: RUF012
        "large random": "initialize_parameters_random",
        "Xavier": "initialize_parameters_xavier",
        "He": "initialize_parameters_he",
    }

    def make_sliders(self):
        """Return the choice of the initializer, the slider for a factor on its weights, and the activation."""
        scheme = menu("your initializer", "Xavier", list(self.schemes))
        factor = ipywidgets.FloatLogSlider(
            value=1.0, min=-3, max=1, step=0.01, description="weights ×", readout_format=".3g", style=STYLE
        )
        activation = menu("activation", "ReLU", ["ReLU", "tanh"])
        return {"scheme": scheme, "factor": factor, "activation": activation}

    def draw(self, figure):
        """Draw the axes with the band to hit, and make the two lines that move."""
        self._X = np.random.RandomState(1).randn(self.units, self.examples)
        self._weights = {}  # scheme -> what the student's function gave; one call is enough
        up, down = figure.subplots(1, 2, sharey=True)
        for axes, title in ((up, "activations, forward pass →"), (down, "← gradients, backward pass")):
            axes.axhspan(0.5, 2, color=COLORS["green"], alpha=0.25, linewidth=0)
            axes.set(xlabel="layer", xlim=(0, self.layers), ylim=(1e-7, 1e7), yscale="log")
            axes.set_title(title, fontsize=10)
        up.set_ylabel("size (root mean square)")
        style = {"linewidth": 1.7, "marker": ".", "markersize": 6}
        self._forward = self.moving(up.plot([], [], color=COLORS["blue"], **style)[0])
        self._backward = self.moving(down.plot([], [], color=COLORS["vermillion"], **style)[0])

    def update(self, scheme, factor, activation):
        """Send a signal up and a gradient down, show their sizes, and say what is left of them."""
        if scheme not in self._weights:
            dims = [self.units] * (self.layers + 1)
            given = self.call(self.schemes[scheme], dims)
            self._weights[scheme] = {name: np.array(array, dtype=float) for name, array in given.items()}
        self.forward, self.backward = signal_sizes(self._weights[scheme], self._X, activation, factor)
        if len(self.forward) != self.layers + 1:
            raise ValueError(f"the initializer must make {self.layers} layers, not {len(self.forward) - 1}")
        steps = np.arange(self.layers + 1)
        for line, sizes in ((self._forward, self.forward), (self._backward, self.backward)):
            line.set_data(steps, np.clip(sizes, 1e-300, 1e300))
        kept = all(0.5 <= size <= 2 for size in (self.forward[-1], self.backward[0]))
        return (
            f"{scheme} × {factor:.3g} with {activation}: in {self.layers} layers activations go from size 1 to "
            f"{_in_words(self.forward[-1])}, gradients in the backward pass from 1 to {_in_words(self.backward[0])}. "
            f"{'Both end' if kept else 'Not both end'} between half and double."
        )


def _in_words(size):
    """Write a size so that ordinary and astronomic ones can be read."""
    return f"{size:.2f}" if 0.1 <= size < 100 or size == 0 else f"{size:.0e}"
