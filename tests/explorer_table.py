"""One list of the explorers, with right functions and a move: for the tests here, in the browser, and the benchmark.

The functions are written anew, not taken from the notebooks, except where a notebook's own given code belongs to them.
"""

import itertools
import json
from typing import NamedTuple

import numpy as np
from answer_keys import answers

import course_utils
from grading.exercises import find_exercise


class Entry(NamedTuple):
    """An explorer as a notebook makes it, and what its text says after a move."""

    kind: str  # name of the class
    functions: tuple
    slider: str  # which one to move,
    value: object  # where to,
    words: str  # and what the text then says

    def make(self, *functions):
        """Make the explorer, with other functions if some are given."""
        return getattr(course_utils, self.kind)(*(functions or self.functions))


def picture(explorer):
    """What an explorer shows, to compare."""
    answer = json.loads(explorer.view.answer)
    return [*(answer[name] for name in ("panels", "message", "failed")), json.loads(explorer.view.overview)]


def zeros(parameters):
    return {f"d{name}": np.zeros_like(array) for name, array in parameters.items()}


def momentum(parameters, grads, v, beta, learning_rate):
    v = {name: beta * v[name] + (1 - beta) * grads[name] for name in v}
    return {name: array - learning_rate * v[f"d{name}"] for name, array in parameters.items()}, v


def mini_batches(X, Y, mini_batch_size=64, seed=0):
    order = np.random.RandomState(seed).permutation(X.shape[1])
    parts = [order[i : i + mini_batch_size] for i in range(0, len(order), mini_batch_size)]
    return [(X[:, part], Y[:, part]) for part in parts]


def average(values, beta, bias_correction=True):
    v, averages = 0.0, []
    for t, value in enumerate(values, start=1):
        v = beta * v + (1 - beta) * value
        averages.append(v / (1 - beta**t) if bias_correction else v)
    return averages


def draws(scale):
    """An initializer whose weights have a scale that depends on the number of inputs."""

    def initialize(layers_dims):
        random, parameters = np.random.RandomState(3), {}
        for l, (inputs, units) in enumerate(itertools.pairwise(layers_dims), start=1):
            parameters[f"W{l}"] = random.randn(units, inputs) * scale(inputs)
            parameters[f"b{l}"] = np.zeros((units, 1))
        return parameters

    return initialize


large, xavier, he = draws(lambda n: 10), draws(lambda n: n**-0.5), draws(lambda n: (2 / n) ** 0.5)


def gradient_check(x, theta, epsilon=1e-7):
    ahead, behind = forward_propagation(x, theta + epsilon), forward_propagation(x, theta - epsilon)  # noqa: F821 - set by the test
    slope, gradient = (ahead - behind) / (2 * epsilon), backward_propagation(x, theta)  # noqa: F821
    return abs(slope - gradient) / (abs(slope) + abs(gradient))


def solution(name):
    exercise = find_exercise(name)
    return answers(exercise.assignment).reference(exercise)


def solutions(kind):
    return tuple(map(solution, getattr(course_utils, kind).exercises))


penalty = solution("compute_cost_with_regularization"), solution("backward_propagation_with_regularization")
dropout = solution("forward_propagation_with_dropout"), solution("backward_propagation_with_dropout")
forward = penalty[0].__globals__["forward_propagation"]


def bug_hunt():
    """What the notebook gives to the bug hunt; the network of its part 3."""
    check, backward = solution("gradient_check_n"), solution("backward_propagation_n")
    random, shapes = np.random.RandomState(1), check.__globals__["SHAPES"]
    X = random.randn(4, 3)
    parameters = {key: random.randn(*shape) for key, shape in shapes.items()}
    return check, backward, check.__globals__["forward_propagation_n"], parameters, X, np.array([[1, 1, 0]])


EXPLORERS = {
    "bowl": Entry("BowlExplorer", (zeros, momentum), "beta", 0.9, "β = 0.90"),
    "moons": Entry("MoonsExplorer", (mini_batches, zeros, momentum), "beta", 0.9, "β = 0.90"),
    "average": Entry("AverageExplorer", (average,), "beta", 0.9, "β = 0.90"),
    "deep stack": Entry("DeepStackExplorer", (large, xavier, he), "factor", 1.5, "Xavier × 1.5 "),
    "circles": Entry("CirclesExplorer", (draws(lambda n: 0), large, xavier, he), "scheme", "He", "He × 1"),
    "epsilon": Entry("EpsilonExplorer", (gradient_check,), "epsilon", 0.1, "ε = 1.0e-01"),
    "bug hunt": Entry("BugHuntExplorer", bug_hunt(), "epsilon", 1e-5, "with ε = 1e-05"),
    "batch size": Entry("BatchSizeExplorer", solutions("BatchSizeExplorer"), "size", 8, "Size 8, "),
    "optimizers": Entry("OptimizersExplorer", solutions("OptimizersExplorer"), "learning_rate", 0.1, "α = 0.1, "),
    "decay": Entry("DecayExplorer", solutions("DecayExplorer"), "decay_rate", 0.3, "decay rate 0.3, "),
    "plateau": Entry("PlateauExplorer", solutions("PlateauExplorer"), "slope", 1e-4, "slope along b 1e-4"),
    "penalty": Entry("PenaltyExplorer", (forward, *penalty), "value", 0.3, "λ = 0.3"),
    "dropout": Entry("DropoutExplorer", dropout, "value", 0.86, "keep_prob = 0.86"),
}
