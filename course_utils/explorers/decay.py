"""Learning-rate decay under a slider: too little keeps circling, too much stops learning."""

import numpy as np

from ..figures.style import COLORS
from ..moons_neuron import MoonsNeuron
from .bitmap.controls import choice
from .bitmap.explorer import Explorer
from .bitmap.formatting import in_words, truncate_at_divergence


class DecayExplorer(Explorer):
    """A single neuron on the moons: 30 epochs in mini-batches of 16, with a learning rate that shrinks.

    Parameters
    ----------
    update_parameters_with_gd, random_mini_batches, update_lr, schedule_lr_decay : callable
        The student's functions.
    """

    exercises = {  # noqa: RUF012
        "update_parameters_with_gd": 1,
        "random_mini_batches": 2,
        "update_lr": 9,
        "schedule_lr_decay": 10,
    }
    alt = (
        "Left: the learning rate in each of 30 epochs, on a logarithmic axis. Right: how far the cost lies above the "
        "lowest one there is, after each step, on a logarithmic axis, with a green box to hit in the last five. "
        "Grey and dashed in both: a constant learning rate."
    )
    seed = 1  # of the first epoch's shuffle; the next epochs take the next seeds
    epochs = 30
    size_of_batches = 16
    landing = 5  # the last epochs, in which the cost is to stay below the goal
    goal = 2e-4
    prefetches = True

    def make_sliders(self):
        """Return the sliders for α₀, for the decay rate and for how often the rate is lowered."""
        intervals = [("epoch", 1), ("2 epochs", 2), ("5 epochs", 5), ("10 epochs", 10)]
        return {
            "learning_rate": choice("start α₀", 3.0, [0.1, 0.3, 1.0, 3.0, 10.0]),
            "decay_rate": choice("decay rate", 0.0, [0.0, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0]),
            "interval": choice("lowered every", 1, intervals),
        }

    def draw(self, figure):
        """Draw the axes and the box to hit, and make the lines that move."""
        self._neuron = MoonsNeuron()
        self._parts = None  # the mini-batches, the same for every rate
        self._constant = {}  # α₀ -> what a constant rate makes of it
        rates, curve = figure.subplots(1, 2, width_ratios=(2, 3))
        rates.set(xlabel="epoch", ylabel="learning rate α", xlim=(0, self.epochs), ylim=(3e-4, 30), yscale="log")
        rates.set_title("learning rate in each epoch", fontsize=10)
        box = {"color": COLORS["green"], "alpha": 0.4, "linewidth": 0}
        curve.fill_between((self.epochs - self.landing, self.epochs), 1e-8, self.goal, **box)
        curve.set(xlabel="epoch", ylabel="cost above the lowest", xlim=(0, self.epochs), ylim=(1e-7, 3), yscale="log")
        curve.set_title("cost after each step; keep it in the box", fontsize=10)
        grey = {"color": "0.55", "linestyle": "--", "linewidth": 1}
        blue = {"color": COLORS["blue"], "linewidth": 1.3}
        steps = {"drawstyle": "steps-post"}
        self._flat = self.moving(rates.plot([], [], **grey, **steps)[0])
        self._rates = self.moving(rates.plot([], [], **{**blue, "linewidth": 2}, **steps)[0])
        self._plain = self.moving(curve.plot([], [], **grey, label="constant α₀")[0], over_time=True)
        self._decayed = self.moving(curve.plot([], [], **blue, label="with your decay")[0], over_time=True)
        curve.legend(loc="upper right", fontsize=8)

    def work(self, learning_rate, decay_rate, interval):
        """Train with a constant rate and with the shrinking one; yield the second one's rates and `_train`."""
        rates = [self._rate(learning_rate, epoch, decay_rate, interval) for epoch in range(self.epochs)]
        if learning_rate not in self._constant:
            self._constant[learning_rate] = yield from self._train([learning_rate] * self.epochs)
        yield rates, (yield from self._train(rates))

    def show(self, result, learning_rate, decay_rate, interval):
        """Show both trainings, and say how the last epochs went."""
        self.rates, self.excess = result
        plain = self._constant[learning_rate]
        self._flat.set_data([0, self.epochs], [learning_rate] * 2)
        self._rates.set_data(np.arange(self.epochs + 1), [*self.rates, self.rates[-1]])
        for line, excess in ((self._plain, plain), (self._decayed, self.excess)):
            epochs = np.linspace(0, self.epochs, len(excess))
            line.set_data(*truncate_at_divergence((epochs, np.maximum(excess, 1e-9)), ~(excess < 1e9)))
        how_often = "epoch (update_lr)" if interval == 1 else f"{interval} epochs (schedule_lr_decay)"
        worst, constant = in_words(self.worst(self.excess)), in_words(self.worst(plain))
        return (
            f"α₀ = {learning_rate:g}, decay rate {decay_rate:g}, lowered every {how_often}: α ends at "
            f"{self.rates[-1]:.2g}. In the last {self.landing} epochs the cost stays within {worst} of the lowest "
            f"there is; with a constant rate within {constant}. "
            f"Shuffled with seeds {self.seed} to {self.seed + self.epochs - 1}."
        )

    def _rate(self, learning_rate, epoch, decay_rate, interval):
        """Return what the student's function makes of α₀."""
        if interval == 1:
            return float(self.call("update_lr", learning_rate, epoch, decay_rate))
        return float(self.call("schedule_lr_decay", learning_rate, epoch, decay_rate, interval))

    def _train(self, rates):
        """Train with these rates, one for each epoch; return how far each cost lies above the lowest.

        There is a pause after each epoch.
        """
        neuron = self._neuron
        if self._parts is None:
            self._parts = [
                self.call("random_mini_batches", neuron.X, neuron.Y, self.size_of_batches, self.seed + epoch)
                for epoch in range(self.epochs)
            ]

        def step(parameters, grads, rate):
            return self.call("update_parameters_with_gd", parameters, grads, rate)

        for path in neuron.descend(self._parts, step, rates.__getitem__):  # noqa: B007 - the last one counts
            yield
        return neuron.cost(*np.transpose(path)) - neuron.lowest

    def worst(self, excess):
        """Return the largest of the values that belong to the last epochs."""
        return excess[-sum(len(parts) for parts in self._parts[-self.landing :]) :].max()
