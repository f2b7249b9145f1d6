"""The probability keep_prob of dropout under a slider: masks, predictions of thinned networks, and their average."""

import numpy as np

from ..figures.style import COLORS, METHODS
from ..network import predict_probability
from .football_training import FootballExplorer, draw_weights, unit_places
from .framework.controls import moved_by_handle
from .framework.scene import Panel

_PASSES = 20


class DropoutExplorer(FootballExplorer):
    """The football network under a slider for keep_prob.

    Parameters
    ----------
    forward_propagation_with_dropout, backward_propagation_with_dropout : callable
        The student's functions.
    """

    exercises = {  # noqa: RUF012
        "forward_propagation_with_dropout": 3,
        "backward_propagation_with_dropout": 4,
    }
    alt = (
        "First: the training kicks over the regions in which the network, without dropout, predicts 0 or 1, and a kick "
        "that can be moved. Then: the network with the mask of one pass; and the outputs for this kick in 20 passes "
        "with dropout, with their average and the output without dropout. Last: for each chosen keep_prob a small "
        "picture of the prediction, and the accuracies on training and test set."
    )
    options = (1.0, 0.86, 0.5, 0.3, 0.1)
    symbol = "keep_prob"
    seed = 1
    iterations, blocks = 10_500, 21  # enough for the network without dropout to overfit
    moment, first_moment, plays_training = "pass", 1, False

    def make_sliders(self):
        kick = {"x1": moved_by_handle(0.0, (-0.4, 0.4), 40), "x2": moved_by_handle(0.0, (-0.27, 0.27), 36)}
        return super().make_sliders() | kick

    def forward(self, value, X, parameters):
        return self.call("forward_propagation_with_dropout", X, parameters, value, returns=("A3", "cache"))

    def backward(self, value, X, Y, cache):
        return self.call("backward_propagation_with_dropout", X, Y, cache, value)

    def more_panels(self):
        layers = {0: "input", 1: "layer 1", 2: "layer 2", 3: "output"}
        axes = {"xlim": (-0.3, 3.3), "ylim": (-4.2, 4.2), "xticks": layers, "yticks": {}}
        network = Panel("network of this pass", width=220, height=215, **axes)
        outputs = Panel(
            "output for the yellow kick",
            xlabel="pass",
            ylabel="output",
            xlim=(0.5, _PASSES + 0.5),
            width=270,
            height=215,
        )
        outputs.line(outputs.x["lim"], [0.5, 0.5], color="muted", linewidth=1, hover=False)
        return [network, outputs]

    def make_panels(self):
        panels = super().make_panels()
        panels[0].handle("x1", "x2", "kick whose predictions are shown")
        return panels

    def show_more(self, panels, parameters, value, x1, x2):
        network, outputs = panels
        kick = np.array([[x1], [x2]])
        A3, cache = self.forward(value, np.tile(kick, _PASSES), parameters)
        kept = [np.ones((_PASSES, 2)), np.array(cache[1], dtype=float).T, np.array(cache[6], dtype=float).T]
        draw_weights(network, parameters, [*kept, np.ones((_PASSES, 1))], over_time=1)
        hidden = np.vstack(unit_places()[1:3])
        size = np.hstack(kept[1:]) * 11
        network.segments(hidden, hidden, size, colors=COLORS["sky"], cap="round", over_time=1)
        passes, thinned = np.arange(1, _PASSES + 1), np.reshape(A3, -1)
        average, plain = np.cumsum(thinned) / passes, predict_probability(parameters, kick)[0, 0]
        outputs.line(outputs.x["lim"], [plain, plain], label="without dropout", **METHODS["no regularization"])
        outputs.points(passes, thinned, color=COLORS["sky"], over_time=1, label="single pass")
        outputs.line(passes, average, over_time=1, linewidth=2, label="average so far", **METHODS["dropout"])
        return (
            f"For the yellow kick, {_PASSES} passes with dropout give outputs from {thinned.min():.2f} to "
            f"{thinned.max():.2f}, on average {average[-1]:.2f}; without dropout the output is {plain:.2f}."
        )
