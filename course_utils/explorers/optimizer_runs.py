"""The student's four optimizers side by side on one surface."""

import numpy as np

from ..figures.style import METHODS
from ..training import descend
from .framework.explorer import Explorer


class OptimizerRunsExplorer(Explorer):
    """Gradient descent, momentum, RMSProp and Adam, from one start and with one learning rate.

    Parameters
    ----------
    update_parameters_with_gd, initialize_velocity, update_parameters_with_momentum, update_parameters_with_rmsprop, \
initialize_adam, update_parameters_with_adam : callable
        The student's functions.
    """

    exercises = {  # noqa: RUF012
        "update_parameters_with_gd": 1,
        "initialize_velocity": 4,
        "update_parameters_with_momentum": 5,
        "update_parameters_with_rmsprop": 6,
        "initialize_adam": 7,
        "update_parameters_with_adam": 8,
    }
    names = ("gradient descent", "momentum", "RMSProp", "Adam")
    beta = 0.9  # of momentum; RMSProp and Adam keep the defaults of their signatures

    def run_optimizers(self, surface, point, *, steps, learning_rate):
        """Run the four optimizers, with a pause after each; yields a dict name -> (path, costs) at the end."""
        optimizers = (
            (lambda parameters: None, self._gd),
            (self._velocity, self._momentum),
            (self._velocity, self._rmsprop),
            (lambda parameters: self.call("initialize_adam", parameters, returns=("v", "s")), self._adam),
        )
        runs = {}
        for name, (start, step) in zip(self.names, optimizers, strict=True):
            runs[name] = descend(surface, point, start, step, steps=steps, learning_rate=learning_rate)
            yield
        yield runs

    def draw_runs(self, plane, curve, runs, minimum):
        """Draw the path and the costs of each optimizer, and the minimum above them."""
        for name, (path, costs) in runs.items():
            look = METHODS[name] | {"label": name, "link": "step", "over_time": True}
            drawn = curve.line(np.arange(len(costs)), costs, **look)
            # the path ends where the costs do, so that a run diverges in one step and not in two
            plane.line(*path[: len(drawn["x"])].T, bound=np.inf, marker=".", markersize=4, linewidth=1.2, **look)
        plane.points(*np.transpose([minimum]), marker="X", markersize=9, hover=False)

    # --- the student's functions as `descend` takes them

    def _velocity(self, parameters):
        return self.call("initialize_velocity", parameters)

    def _gd(self, parameters, grads, _state, _t, learning_rate):
        return self.call("update_parameters_with_gd", parameters, grads, learning_rate), None

    def _momentum(self, parameters, grads, v, _t, learning_rate):
        name = "update_parameters_with_momentum"
        return self.call(name, parameters, grads, v, self.beta, learning_rate, returns=("parameters", "v"))

    def _rmsprop(self, parameters, grads, s, _t, learning_rate):
        name = "update_parameters_with_rmsprop"
        return self.call(name, parameters, grads, s, learning_rate, returns=("parameters", "s"))

    def _adam(self, parameters, grads, state, t, learning_rate):
        name = "update_parameters_with_adam"
        returns = ("parameters", "v", "s")
        parameters, *state = self.call(name, parameters, grads, *state, t, learning_rate, returns=returns)
        return parameters, state
