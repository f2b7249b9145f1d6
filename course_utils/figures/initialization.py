"""The pictures and plots of the initialization notebook."""

import numpy as np

from ..network import accuracy, predict
from ..plots import plot_costs, plot_decision_boundary, scatter_classes
from ..signal_propagation import activations
from .display import show_figure
from .style import COLORS, METHODS, MUTED, label_lines, subplots

# Pictures of ideas


def draw_twin_units():
    """Draw the network 2-10-5-1 three times, with the activations that three kinds of first weights give."""
    sizes = [2, 10, 5, 1]
    generator = np.random.RandomState(4)
    figure, axes = subplots(1, 3, figsize=(10, 3.9))
    draws = {
        "all weights 0": lambda shape: np.zeros(shape),
        "all weights 0.5": lambda shape: np.full(shape, 0.5),
        "random weights": lambda shape: generator.randn(*shape) * np.sqrt(2 / shape[1]),
    }
    for ax, (title, draw) in zip(axes, draws.items(), strict=True):
        weights = [draw((rows, columns)) for rows, columns in zip(sizes[1:], sizes, strict=False)]
        _draw_network(ax, weights, np.array([1.0, 0.5]))
        ax.set_title(title)
    show_figure(
        figure,
        "The network with 2 inputs, 10 and 5 hidden units and 1 output, drawn three times with the inputs 1 and 0.5. "
        "All weights 0: every hidden unit has the activation 0, and the output is 0.5. All weights 0.5: the ten units "
        "of layer 1 all have the activation 0.75, and the five of layer 2 all have 3.75. Random weights: the units "
        "have different activations.",
        "A stronger green is a larger activation, a thicker line a larger weight, and a dotted line the weight 0. Left "
        "and middle: all units of a layer have the same activation. Right: the activations are different; a unit with "
        "0 has a negative sum, which ReLU sets to 0.",
    )


def _draw_network(ax, weights, a):
    """Draw one network: its weights as lines, its units as discs that hold their activations for the input `a`."""
    places = _unit_places([len(a), *(len(W) for W in weights)])
    for l, W in enumerate(weights):
        activation = np.maximum(W @ a, 0) if l < len(weights) - 1 else 1 / (1 + np.exp(-W @ a))
        for row, column in np.ndindex(W.shape):
            strength = min(abs(W[row, column]) / 1.5, 1)
            style = {"linestyle": "-" if strength else ":", "linewidth": 0.4 + 1.6 * strength}
            ax.plot(*np.transpose([places[l][column], places[l + 1][row]]), color=MUTED, zorder=1, **style)
        _draw_units(ax, places[l], a)
        a = activation
    _draw_units(ax, places[-1], a)
    for (x, _), name in zip((layer[0] for layer in places), ("x", "layer 1", "layer 2", "output"), strict=True):
        ax.text(x, -5.3, name, ha="center", va="top", fontsize=9)
    ax.set(xlim=(-0.5, 3.5), ylim=(-6, 5.2))
    ax.axis("off")


def _unit_places(sizes):
    """Return the place of each unit, layer by layer."""
    return [[(x, (size - 1) / 2 - unit) for unit in range(size)] for x, size in enumerate(sizes)]


def _draw_units(ax, places, values):
    """Draw units as discs; a larger activation makes a stronger green."""
    for place, value in zip(places, values, strict=True):
        ax.plot(*place, "o", markersize=21, color="white", markeredgecolor="black", markeredgewidth=0.8, zorder=2)
        alpha = min(value / 4, 1) * 0.8
        ax.plot(*place, "o", markersize=20, color=COLORS["green"], alpha=alpha, markeredgewidth=0, zorder=3)
        ax.text(*place, f"{round(value, 2):g}", ha="center", va="center_baseline", fontsize=8, zorder=4)


def draw_sum_spread():
    """Draw how widely a sum over n inputs spreads, with weights of standard deviation 1 and with Xavier's."""
    z = np.linspace(-22, 22, 600)
    figure, axes = subplots(1, 2, figsize=(9, 2.8), sharey=True)
    titles = ("weights with standard deviation 1", "weights with standard deviation 1/√n")
    for ax, title, scaled in zip(axes, titles, (False, True), strict=True):
        for n, style in ((4, "-"), (16, "--"), (64, "-.")):
            deviation = 1 if scaled else np.sqrt(n)
            density = np.exp(-((z / deviation) ** 2) / 2) / deviation
            ax.plot(z, density, style, color="black", linewidth=1.3)
            if not scaled:
                ax.text(1.4 * deviation + 0.3, np.exp(-0.9) / deviation, f"n = {n}", fontsize=9)
        ax.set(title=title, xlabel="z", yticks=[])
        ax.spines["left"].set_visible(False)
    axes[1].text(2, 0.45, "n = 4, 16 and 64:\nthe same curve", fontsize=9)
    show_figure(
        figure,
        "Two panels with bell curves of z for 4, 16 and 64 inputs of mean square 1. Left, with weights of standard "
        "deviation 1: the more inputs, the wider the curve; its standard deviation is 2, 4 and 8. Right, with weights "
        "of standard deviation 1 over the square root of n: the three curves are identical.",
        "The distribution of z for n inputs with mean(a²) = 1. Left: the standard deviation of z is √n, so 2, 4 and 8. "
        "Right: weights with the factor 1/√n compensate for this, and all three curves have the standard deviation 1.",
    )


def draw_relu_halves():
    """Draw how ReLU halves the mean square of values that are symmetric around zero."""
    z = np.linspace(-3.5, 3.5, 400)
    density = np.exp(-(z**2) / 2)
    figure, axes = subplots(1, 2, figsize=(8, 2.5), sharey=True)
    axes[0].fill_between(z[z < 0], density[z < 0], color=COLORS["orange"], alpha=0.5, linewidth=0)
    axes[0].fill_between(z[z >= 0], density[z >= 0], color=COLORS["green"], alpha=0.5, linewidth=0)
    axes[0].text(-2.3, 0.75, "½ of mean(z²)", ha="center", fontsize=9)
    axes[0].text(2.3, 0.75, "½ of mean(z²)", ha="center", fontsize=9)
    axes[1].fill_between(z[z >= 0], density[z >= 0], color=COLORS["green"], alpha=0.5, linewidth=0)
    axes[1].plot([0, 0], [0, 1.15], color=COLORS["orange"], linewidth=4, solid_capstyle="butt")
    axes[1].text(-0.15, 0.75, "half of the values are 0\nand contribute nothing", ha="right", fontsize=9)
    for ax, title in zip(axes, ("before ReLU: z", "after ReLU: a = max(z, 0)"), strict=True):
        ax.set(title=title, yticks=[], xlim=(-3.5, 3.5))
        ax.spines["left"].set_visible(False)
    show_figure(
        figure,
        "Left: a bell curve of z, symmetric around 0; the negative and the positive half contribute half of the mean "
        "square each. Right: after ReLU the positive half is unchanged and the negative half has become a spike at 0.",
        "The distribution of z, and of a after ReLU. The squares of the negative values are half of the mean square, "
        "and ReLU sets these values to 0. So half of the mean square is left.",
    )


def draw_signal_strength():
    """Draw the size of a signal in ten layers, for three factors per layer."""
    layers = np.arange(11)
    figure, axes = subplots(1, 3, figsize=(9, 2.5))
    for ax, factor, limit in zip(axes, (0.7, 1, 1.4), (0.8, 0.8, 15), strict=True):
        ax.vlines(layers, -(factor**layers) / 2, factor**layers / 2, color=COLORS["green"], linewidth=9)
        title = f"g = {factor}: size {factor**10:.2g} after 10 layers"
        ax.set(title=title, xlabel="layer", xticks=(0, 5, 10), yticks=[], ylim=(-limit, limit))
        ax.spines["left"].set_visible(False)
    show_figure(
        figure,
        "Three rows of bars, one bar for the size of the signal in each of the layers 0 to 10. With the factor 0.7 "
        "per layer the bars shrink to 0.028, with 1 they stay the same, with 1.4 they grow to 29. The third panel "
        "has a coarser scale.",
        "The height of a bar is the size of the signal. A factor below 1 makes the signal vanish, a factor above 1 "
        "makes it explode. The third panel has a coarser scale: its first bar also has the size 1.",
    )


# Plots of results


def plot_circles(X, Y):
    """Plot the examples."""
    figure, ax = subplots(figsize=(3.6, 3.4))
    scatter_classes(ax, X, Y)
    ax.text(0, 0, "label 1", ha="center", va="center", color=COLORS["vermillion"])
    ax.text(0.95, 0.95, "label 0", ha="center", color=COLORS["blue"])
    ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    show_figure(
        figure,
        f"{X.shape[1]} points on two noisy circles with the same centre: label 0 outside, label 1 inside.",
        "No straight line separates the labels. The network needs a closed ring between the two circles.",
    )


def plot_equal_start(run, X, Y):
    """Plot what a network that began with equal weights predicts, and the weights of its first layer."""
    figure, (left, right) = subplots(1, 2, figsize=(8.6, 3.3))
    plot_decision_boundary(lambda points: predict(run.parameters, points), X, Y, left, "prediction after training")
    left.set_aspect("equal")
    looks = {"start": ("o", "black"), "after training": ("X", COLORS["green"])}
    for (label, (marker, color)), parameters in zip(looks.items(), (run.start, run.parameters), strict=True):
        W1 = parameters["W1"]
        right.plot(*W1.T, marker, color=color, markersize=10)
        different = _different_rows(W1)
        note = "all the same" if different == 1 else f"{different} different"
        right.annotate(f"{label}: 10 units,\n{note}", W1[0], (12, -8), textcoords="offset points")
    right.set(title="the weights of the 10 units of layer 1", xlabel="weight of $x_1$", ylabel="weight of $x_2$")
    right.margins(x=0.9, y=0.6)
    start, end = _different_rows(run.start["W1"]), _different_rows(run.parameters["W1"])
    share = accuracy(run.parameters, X, Y)
    show_figure(
        figure,
        f"Left: the circles and the decision boundary, with {share:.0%} of the training points classified correctly. "
        f"Right: the two weights of each unit of layer 1 as a point; {start} different at the start, {end} at the end.",
        "Right: units with the same weights are drawn as one point. "
        f"Number of different units among the ten of layer 1 after training: {end}. First cost: {run.costs[0]:.2f}, "
        f"last cost: {run.costs[-1]:.2f}. Train accuracy: {share:.0%}.",
    )


def _different_rows(W):
    return len(np.unique(W.round(9), axis=0))


def plot_cost_and_boundary(runs, name, X, Y):
    """Plot the costs of all runs, and the decision boundary of one of them."""
    figure, (left, right) = subplots(1, 2, figsize=(9.5, 3.4), width_ratios=(3, 2))
    plot_costs({label: run.costs for label, run in runs.items()}, left, xlabel="iteration", log=True, legend=False)
    label_lines(left)
    run = runs[name]
    plot_decision_boundary(lambda points: predict(run.parameters, points), X, Y, right, f"{name}, after training")
    right.set_aspect("equal")
    above = np.flatnonzero(run.costs > 1)
    last = f"above 1 for the last time in iteration {above[-1] + 1}" if len(above) else "never above 1"
    share = accuracy(run.parameters, X, Y)
    show_figure(
        figure,
        f"Left: cost over the iterations on a logarithmic axis; {name} begins at {run.costs[0]:.0f} and ends at "
        f"{run.costs[-1]:.2f}. Right: its decision boundary, {share:.0%} of the training points correct.",
        f"{name.capitalize()}: the first cost is {run.costs[0]:.0f}, the cost is {last}, and the train accuracy is "
        f"{share:.0%}. The left axis is logarithmic.",
    )


def plot_boundaries(runs, X, Y):
    """Plot the decision boundary of each run."""
    figure, axes = subplots(1, len(runs), figsize=(12, 2.9), sharey=True)
    for ax, (name, run) in zip(axes, runs.items(), strict=True):
        plot_decision_boundary(lambda points, p=run.parameters: predict(p, points), X, Y, ax, name)
        ax.set_aspect("equal")
        ax.label_outer()
    shares = ", ".join(f"{name} {accuracy(run.parameters, X, Y):.0%}" for name, run in runs.items())
    show_figure(
        figure,
        f"The circles with the decision boundary of each network after training. Train accuracy: {shares}.",
        "The same network, trained from different first weights. The colours show the predicted label. "
        f"Train accuracy: {shares}.",
    )


def plot_all_costs(runs):
    """Plot the costs of the runs, up to a cost of 1."""
    figure, ax = subplots(figsize=(7.5, 3.2))
    plot_costs({name: run.costs for name, run in runs.items()}, ax, xlabel="iteration", legend=False)
    ax.set_ylim(0, 1)
    label_lines(ax)
    lasts = ", ".join(f"{name} {run.costs[-1]:.2f}" for name, run in runs.items())
    halves = [f"{name} {np.argmax(run.costs < 0.35)}" for name, run in runs.items() if (run.costs < 0.35).any()]
    show_figure(
        figure,
        f"Cost over the iterations, with an axis from 0 to 1. Last costs: {lasts}.",
        "The axis ends at 1, so higher costs are cut off. "
        f"First iteration with a cost below 0.35, half of log 2: {', '.join(halves) or 'none'}.",
    )


def plot_signal_sizes(sizes):
    """Plot the size of the signal and of the gradient, layer by layer, for each initializer."""
    figure, axes = subplots(1, 2, figsize=(10.5, 3.4), sharey=True)
    titles = ("forward pass: size of the activations →", "← backward pass: size of the gradients")
    for direction, (ax, title) in enumerate(zip(axes, titles, strict=True)):
        curves = {name: both[direction] for name, both in sizes.items()}
        plot_costs(curves, ax, xlabel="layer", ylabel="root mean square", log=True, legend=False)
        ax.set_title(title)
    label_lines(axes[0])
    axes[1].set_ylabel("")
    ends = "; ".join(f"{name} {forward[-1]:.0e} and {backward[0]:.0e}" for name, (forward, backward) in sizes.items())
    show_figure(
        figure,
        "Two panels over the layers 0 to 30 with logarithmic axes: the size of the activations in the forward pass, "
        f"the size of the gradients in the backward pass. The last activation and the first gradient: {ends}.",
        "Read the right panel from right to left. A straight line on a logarithmic axis means that every layer "
        "multiplies the size by the same factor.",
    )


def plot_activation_histograms(initializers, activation, layers=(1, 2, 5, 10)):
    """Plot histograms of the activations of some layers, with a row for each initializer.

    Parameters
    ----------
    initializers : dict
        Name -> function of the list of sizes.
    activation : {"ReLU", "tanh"}
        The activation of all layers.
    layers : sequence of int
        The layers to show.
    """
    X = np.random.RandomState(1).randn(200, 100)
    figure, axes = subplots(len(initializers), len(layers), figsize=(10, 1.35 * len(initializers) + 0.6), squeeze=False)
    for row, (name, initialize) in zip(axes, initializers.items(), strict=True):
        signals = activations(initialize([200] * (max(layers) + 1)), X, activation)
        for ax, layer in zip(row, layers, strict=True):
            _histogram(ax, signals[layer], activation, METHODS[name]["color"] if name in METHODS else "black")
        row[0].set_ylabel(name)
    for ax, layer in zip(axes[0], layers, strict=True):
        ax.set_title(f"layer {layer}")
    shown = "log₁₀ a of the positive activations" if activation == "ReLU" else "a"
    figure.supxlabel(shown, fontsize=10)
    show_figure(
        figure,
        f"Histograms of the activations a in the layers {', '.join(map(str, layers))} of a stack of {activation} "
        f"layers with 200 units, one row for each of: {', '.join(initializers)}. The number in each panel is the "
        "root mean square.",
        f"Activations of {activation} layers; the number in each panel is their root mean square. Compare the panels "
        "of one row: does the histogram stay at the same place, and does it keep its shape?",
    )


def _histogram(ax, a, activation, color):
    """Draw the histogram of one layer, with axes that all panels share."""
    if activation == "ReLU":
        ax.hist(np.log10(a[a > 0]), bins=np.linspace(-21, 21, 85), color=color, histtype="stepfilled")
    else:
        ax.hist(a.ravel(), bins=np.linspace(-1, 1, 41), color=color, histtype="stepfilled")
    ax.text(0.98, 0.95, f"{np.sqrt(np.mean(a**2)):.1g}", transform=ax.transAxes, ha="right", va="top", fontsize=9)
    ax.set(yticks=[], ylim=(0, 1.3 * ax.get_ylim()[1]))
    ax.label_outer()
    ax.spines["left"].set_visible(False)
