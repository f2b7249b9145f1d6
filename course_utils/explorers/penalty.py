"""The strength λ of the L2 penalty under a slider."""

import numpy as np

from ..figures.style import METHODS
from .football_training import FootballExplorer, draw_weights, weight_norms
from .framework.scene import Panel


class PenaltyExplorer(FootballExplorer):
    """The football network under a slider for λ.

    Parameters
    ----------
    forward_propagation : callable
        The notebook's own.
    compute_cost_with_regularization, backward_propagation_with_regularization : callable
        The student's functions.
    """

    exercises = {  # noqa: RUF012
        "compute_cost_with_regularization": 1,
        "backward_propagation_with_regularization": 2,
    }
    alt = (
        "First: the training kicks over the regions in which the network predicts 0 or 1. Then: the network with its "
        "weights as lines, the wider the larger; and the norms of its three weight matrices, with those for λ = 0 "
        "behind them. Last: for each chosen λ a small picture of the prediction, and the accuracies on training and "
        "test set."
    )
    options = (0.0, 0.1, 0.3, 1.0, 3.0, 10.0, 20.0)
    symbol = "λ"

    def __init__(self, forward_propagation, *functions):
        self._forward = forward_propagation
        super().__init__(*functions)

    def forward(self, value, X, parameters):
        return self._forward(X, parameters)

    def backward(self, value, X, Y, cache):
        return self.call("backward_propagation_with_regularization", X, Y, cache, value)

    def more_panels(self):
        layers = {0: "input", 1: "layer 1", 2: "layer 2", 3: "output"}
        network = Panel("weights", xlim=(-0.3, 3.3), ylim=(-4.2, 4.2), xticks=layers, yticks={}, width=290, height=215)
        names = {1: "W1", 2: "W2", 3: "W3"}
        norms = Panel(
            "norms of the weights", ylabel="norm", xlim=(0.4, 3.6), ylim=(0, 20), xticks=names, width=180, height=215
        )
        return [network, norms]

    def show_more(self, panels, parameters, value):
        network, norms = panels
        draw_weights(network, parameters)
        ghost = self.norms(0.0)
        if ghost is not None and value:
            norms.bars([1, 2, 3], ghost, width=0.8, color="muted", alpha=0.35, label="λ = 0")
        norms.bars([1, 2, 3], weight_norms(parameters), width=0.5, color=METHODS["L2"]["color"], label=f"λ = {value:g}")
        X, Y = self._data[:2]
        output, _ = self._forward(X, parameters)
        name = "compute_cost_with_regularization"
        plain, cost = (float(np.squeeze(self.call(name, output, Y, parameters, at))) for at in (0.0, value))
        return f"Cost {cost:.3f} = cross-entropy {plain:.3f} + penalty {cost - plain:.3f}."
