"""The pictures and plots of the regularization notebook."""

import numpy as np

from ..network import accuracy, cost_and_gradients, predict
from ..plots import plot_costs, plot_decision_boundary, scatter_classes
from .display import show_figure
from .style import COLORS, METHODS, MUTED, label_lines, subplots

# Pictures of ideas


def draw_bias_and_variance():
    """Draw polynomials of three degrees, each fitted to 12 training sets that differ in their noise only."""
    x, grid = np.linspace(0, 1, 15), np.linspace(0, 1, 200)
    truth = np.sin(2 * np.pi * grid)
    noise = 0.3 * np.random.RandomState(2).randn(12, len(x))
    titles = {1: "degree 1: high bias", 4: "degree 4: neither", 12: "degree 12: high variance"}
    figure, axes = subplots(1, 3, figsize=(10, 2.9), sharey=True)
    for ax, (degree, title) in zip(axes, titles.items(), strict=True):
        for values in np.sin(2 * np.pi * x) + noise:
            fit = np.polynomial.Chebyshev.fit(x, values, degree)
            ax.plot(grid, fit(grid), color=COLORS["orange"], linewidth=0.8, alpha=0.7)
        ax.plot(grid, truth, color="black", linewidth=2)
        ax.set(title=title, xlabel="input", ylim=(-2, 2), xticks=[], yticks=[])
    axes[0].set_ylabel("output")
    axes[0].plot(x, np.sin(2 * np.pi * x) + noise[0], "o", color="black", markersize=3.5)
    axes[0].annotate("the rule", (0.25, 1), (0.42, 1.45), fontsize=9, arrowprops={"arrowstyle": "-", "color": MUTED})
    axes[0].text(0.03, -1.8, "dots: one of the training sets", fontsize=9)
    show_figure(
        figure,
        "A wavy curve, the rule, in three panels. Each panel has 12 thin curves, one for each training set. Left, "
        "straight lines: the 12 lines are similar to each other, but all miss the waves. Middle, degree 4: the 12 "
        "curves are similar and close to the rule. Right, degree 12: each curve swings in its own way.",
        "Each thin curve is the fit to one of 12 training sets. Left: all 12 fits make the same error, a high bias. "
        "Right: each fit follows the noise of its own training set, a high variance.",
    )


# the cost of the data in `draw_penalty_circles`: its minimum, and how steep it is
_BEST = np.array([2.4, 1.2])
_CURVATURE = np.array([[0.5, 0.3], [0.3, 1.1]])


def _data_cost(w1, w2):
    d1, d2 = w1 - _BEST[0], w2 - _BEST[1]
    return (_CURVATURE[0, 0] * d1**2 + 2 * _CURVATURE[0, 1] * d1 * d2 + _CURVATURE[1, 1] * d2**2) / 2


def _penalized_minimum(strength):
    return np.linalg.solve(_CURVATURE + strength * np.eye(2), _CURVATURE @ _BEST)


def draw_penalty_circles():
    """Draw the contours of a cost of two weights, the circles of the L2 penalty, and where their sum is smallest."""
    w1, w2 = np.meshgrid(np.linspace(-1.2, 4.2, 200), np.linspace(-1, 2.9, 200))
    minima = {strength: _penalized_minimum(strength) for strength in (0.2, 0.8)}
    figure, ax = subplots(figsize=(7.2, 4.6))
    levels = sorted(_data_cost(*place) for place in minima.values())
    levels = sorted([0.03, *levels, 1.9, 3.2])
    ax.contour(w1, w2, _data_cost(w1, w2), levels=levels, colors=[COLORS["sky"]], linewidths=1.2)
    for strength, place in minima.items():
        ax.add_patch(_circle(np.linalg.norm(place)))
        ax.plot(*place, "o", color="black", markersize=6, zorder=4)
        _label_point(ax, "smaller λ" if strength < 0.5 else "larger λ", place, (-14, 34))
    path = np.array([_penalized_minimum(strength) for strength in np.geomspace(1e-3, 300, 80)])
    ax.plot(*path.T, **METHODS["L2"], linewidth=1.8)
    ax.plot(*_BEST, "X", color="black", markersize=8, zorder=4)
    _label_point(ax, "λ = 0: minimum of\nthe cross-entropy", _BEST, (34, -34))
    ax.plot(0, 0, "+", color="black", markersize=9)
    _label_point(ax, "very large λ: 0", (0, 0), (0, -26))
    for name, place in {"cross-entropy": (3.6, 0.0), "penalty": (0.0, 2.05)}.items():
        ax.text(*place, name, fontsize=9, ha="center", bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})
    ax.set(xlabel="$w_1$", ylabel="$w_2$", aspect="equal", xlim=(-1.2, 4.2), ylim=(-1, 2.9))
    show_figure(
        figure,
        "The plane of two weights. Ellipses around a cross are contours of the cross-entropy, dashed circles around "
        "the origin are contours of the penalty. Two dots mark the minimum of the sum, for a smaller and a larger λ: "
        "at each dot an ellipse touches a circle. A dashed line leads from the cross through both dots to the origin.",
        "As λ grows, the minimum of the whole cost moves along the thick dashed line, from the cross to zero. At each "
        "dot, an ellipse touches a circle: no other point of this circle has a lower cross-entropy.",
    )


def _label_point(ax, text, place, offset):
    """Write a label beside a point, with a thin line from one to the other."""
    leader = {"arrowstyle": "-", "color": MUTED, "linewidth": 0.8, "shrinkB": 5}
    page = {"facecolor": "white", "edgecolor": "none", "pad": 1}  # so that no contour crosses the text
    where = {"textcoords": "offset points", "ha": "center", "zorder": 5}
    ax.annotate(text, place, offset, **where, fontsize=9, arrowprops=leader, bbox=page)


def _circle(radius):
    from matplotlib.patches import Circle  # Matplotlib is already loaded here

    return Circle((0, 0), radius, fill=False, edgecolor=MUTED, linestyle=(0, (4, 3)), linewidth=1)


def draw_shrinking():
    """Draw one step of gradient descent with a penalty as two arrows, and weights that only shrink."""
    figure, (left, right) = subplots(1, 2, figsize=(9.4, 3.2), width_ratios=(4, 5))
    start, shrunk, end = np.array([3.0, 2.0]), np.array([2.25, 1.5]), np.array([1.45, 2.05])
    left.plot([0, start[0]], [0, start[1]], ":", color=MUTED)
    arrow = {"arrowstyle": "-|>", "linewidth": 2, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 14}
    left.annotate("", shrunk, start, arrowprops=arrow | {"color": METHODS["L2"]["color"]})
    left.annotate("", end, shrunk, arrowprops=arrow | {"color": "black"})
    left.plot(*start, "o", color="black", markersize=5)
    left.plot(0, 0, "+", color="black", markersize=10)
    left.text(3.05, 2.02, "$W$", fontsize=11)
    left.text(2.72, 1.45, "1. shrink towards 0", fontsize=9)
    left.text(1.45, 2.2, "2. step $-α\\,dW$\nof the cross-entropy", fontsize=9, ha="center")
    left.text(0.12, -0.06, "0", fontsize=10, va="top")
    left.set(title="one step (shrinking is exaggerated)", xlim=(-0.4, 4.6), ylim=(-0.4, 3), aspect="equal")
    left.axis("off")
    steps = np.arange(0, 5001, 50)
    for strength, style in ((0.1, ":"), (0.7, "--"), (3, "-.")):
        look = {"color": METHODS["L2"]["color"], "linestyle": style}
        right.plot(steps, (1 - 0.3 * strength / 200) ** steps, **look, linewidth=1.8, label=f"λ = {strength}")
    right.set(
        title="shrinking alone: dW = 0, α = 0.3, m = 200", xlabel="step", ylabel="what is left of a weight", ylim=(0, 1)
    )
    label_lines(right)
    show_figure(
        figure,
        "Left: a weight vector W as a point; a first arrow leads straight towards the origin, a second arrow from its "
        "end is the step of the cross-entropy. Right: three falling curves over 5000 steps, for α = 0.3 and m = 200. "
        "With λ = 0.1 a share of 0.47 is left, with λ = 0.7 a share of 0.005, with λ = 3 nothing.",
        "Left: a step of gradient descent with L2 first shrinks all weights by the same factor, and then makes "
        "the step of the cross-entropy. Right: with the first arrow alone, every weight decays to zero. With a larger "
        "λ it decays faster.",
    )


def draw_dropout_masks():
    """Draw the network 2-20-3-1 with two different masks."""
    random = np.random.RandomState(3)
    figure, axes = subplots(1, 2, figsize=(9, 4.6))
    for iteration, ax in enumerate(axes, start=1):
        kept = [np.array([True] * 2), random.rand(20) < 0.6, random.rand(3) < 0.6, np.array([True])]
        _draw_network(ax, kept)
        ax.set_title(f"iteration {iteration}: {kept[1].sum()} of 20 and {kept[2].sum()} of 3 units are kept")
    show_figure(
        figure,
        "The network with 2 inputs, 20 and 3 hidden units and 1 output, drawn twice. In each drawing other hidden "
        "units are crossed out, and all their connections are missing; inputs and output are always there.",
        "The network for the same example in two iterations, with keep_prob = 0.6. The crossed units are dropped: "
        "their activation is zero, so their connections have no effect.",
    )


def _draw_network(ax, kept):
    """Draw one network; units that are not kept are crossed out and have no connections."""
    spread = (6.0, 1.0, 3.0, 1.0)  # distance between two units of a layer
    places = [
        [(x, ((len(layer) - 1) / 2 - unit) * gap) for unit in range(len(layer))]
        for x, (layer, gap) in enumerate(zip(kept, spread, strict=True))
    ]
    for l in range(3):
        for (start, on), (end, next_on) in _pairs(places[l], kept[l], places[l + 1], kept[l + 1]):
            if on and next_on:
                ax.plot(*np.transpose([start, end]), color=MUTED, linewidth=0.7, zorder=1)
    for layer, on in zip(places, kept, strict=True):
        for place, is_kept in zip(layer, on, strict=True):
            face = {"color": COLORS["green"]} if is_kept else {"color": "white", "markeredgecolor": MUTED}
            ax.plot(*place, "o", markersize=9, **face, zorder=2)
            if not is_kept:
                ax.plot(*place, "x", markersize=8, color="black", markeredgewidth=1.3, zorder=3)
    for x, name in enumerate(("x", "layer 1", "layer 2", "output")):
        ax.text(x, -11, name, ha="center", va="top", fontsize=9)
    ax.set(xlim=(-0.3, 3.3), ylim=(-12.5, 10.5))
    ax.axis("off")


def _pairs(places, kept, next_places, next_kept):
    """Yield each connection of two layers as a pair of (place, whether it is kept)."""
    for start in zip(places, kept, strict=True):
        for end in zip(next_places, next_kept, strict=True):
            yield start, end


# Plots of results


def plot_kicks(training, test):
    """Plot training kicks and test kicks side by side; each argument is a pair of X and Y."""
    figure, axes = subplots(1, 2, figsize=(10, 3.5), sharex=True, sharey=True)
    for ax, (X, Y), name in zip(axes, (training, test), ("training set", "test set"), strict=True):
        scatter_classes(ax, X, Y)
        ax.set(title=f"{name}: {X.shape[1]} kicks", xlabel="$x_1$", aspect="equal")
    axes[0].set_ylabel("$x_2$")
    axes[1].legend(
        title="headed by", labels=["other team (0)", "own team (1)"], loc="center left", bbox_to_anchor=(1, 0.5)
    )
    show_figure(
        figure,
        "Two scatter plots of kicks on the field. In both, most triangles (own team) are above a rising straight line "
        "and most discs (other team) below it. About one kick in 16 is on the wrong side, each time another one.",
        "In both sets, the same rising line separates most kicks of the two teams. The kicks on the wrong side are "
        "noise. In the test set, they are in other places than in the training set.",
    )


def plot_penalty_runs(runs, X, Y):
    """Plot the decision boundary and the cost of each run, the training kicks over the boundary."""
    figure, axes = subplots(1, len(runs) + 1, figsize=(12, 3.2))
    for ax, (name, (parameters, _)) in zip(axes, runs.items(), strict=False):
        _plot_boundary(ax, parameters, X, Y, name)
    costs = {_method(name): costs for name, (_, costs) in runs.items()}
    plot_costs(costs, axes[-1], xlabel="thousand iterations", legend=False)
    axes[-1].set(title="cost, penalty included", ylim=(0, None))
    label_lines(axes[-1])
    shares = ", ".join(f"{name} {accuracy(run[0], X, Y):.1%}" for name, run in runs.items())
    lasts = ", ".join(f"{name} {costs[-1]:.3f}" for name, costs in costs.items())
    show_figure(
        figure,
        f"The decision boundaries of {' and '.join(runs)} over the training kicks, and their costs over the "
        f"iterations. Train accuracy: {shares}. Last costs: {lasts}.",
        "The colour of an area is the team that the network predicts there. Does a boundary bend around single kicks? "
        "And which cost is lower at the end? "
        f"Train accuracy: {shares}. Last costs: {lasts}.",
    )


def _method(name):
    """Return the name under which `METHODS` has the style of a run."""
    return name.partition(",")[0]


def _plot_boundary(ax, parameters, X, Y, title):
    if not all(np.isfinite(array).all() for array in parameters.values()):
        title += "\nSome weights are not numbers!"  # or the prediction, label 0 everywhere, would look like a result
    plot_decision_boundary(lambda points: predict(parameters, points), X, Y, ax, title, margin=0.03)
    ax.set_aspect("equal")


def plot_three_boundaries(runs, training, test):
    """Plot the boundary of each run over the training kicks (top) and over the test kicks (bottom)."""
    figure, axes = subplots(2, len(runs), figsize=(11, 5.6), sharex=True, sharey=True)
    for column, (name, (parameters, _)) in zip(axes.T, runs.items(), strict=True):
        _plot_boundary(column[0], parameters, *training, f"{name}\ntrain {accuracy(parameters, *training):.1%}")
        _plot_boundary(column[1], parameters, *test, f"test {accuracy(parameters, *test):.1%}")
    for ax in axes.flat:
        ax.label_outer()
    shares = "; ".join(
        f"{name}: train {accuracy(run[0], *training):.1%}, test {accuracy(run[0], *test):.1%}"
        for name, run in runs.items()
    )
    show_figure(
        figure,
        f"The decision boundary of each network, over the training kicks in the top row and over the test kicks in the "
        f"bottom row. {shares}.",
        "Top: training kicks. Bottom: test kicks with the same boundaries. Find a place where a boundary bends around "
        "a few training kicks. Are the test kicks at the same place classified correctly?",
    )


def plot_more_data(networks, test):
    """Plot networks that were trained on different numbers of kicks.

    Parameters
    ----------
    networks : dict
        Number of training kicks -> triple of parameters, X and Y of the training.
    test : pair
        X and Y of the kicks to test with.
    """
    figure, axes = subplots(1, len(networks) + 1, figsize=(12.5, 2.9), width_ratios=[1] * len(networks) + [1.2])
    shares = {}
    for ax, (count, (parameters, X, Y)) in zip(axes, networks.items(), strict=False):
        _plot_boundary(ax, parameters, X, Y, f"{count} training kicks")
        shares[count] = accuracy(parameters, X, Y), accuracy(parameters, *test)
    for name, values in zip(("training set", "test set"), zip(*shares.values(), strict=True), strict=True):
        axes[-1].plot(list(shares), values, "o", **METHODS[name], label=name, markersize=5)
    title = "the gap becomes smaller" if _closes(shares) else ""
    axes[-1].set(xscale="log", xlabel="training kicks", ylabel="accuracy", title=title)
    axes[-1].set_xticks(list(shares), [str(count) for count in shares])
    axes[-1].minorticks_off()
    label_lines(axes[-1])
    summary = "; ".join(
        f"{count} kicks: train {train:.1%}, test {other:.1%}" for count, (train, other) in shares.items()
    )
    show_figure(
        figure,
        "The decision boundary of the same network without regularization, trained on different numbers of kicks, and "
        f"its accuracies. {summary}.",
        f"The same network without any penalty, trained on more and more kicks. Does its boundary come closer to a "
        f"straight line, and do the two accuracies come closer to each other? {summary}.",
    )


def _closes(shares):
    """Whether the gap between train and test accuracy is smallest where there are most examples."""
    gaps = [train - test for train, test in shares.values()]
    return gaps[-1] == min(gaps) < gaps[0]


def plot_early_stopping(snapshots, every, training, test):
    """Plot cost and accuracy on training set and test set during a training, and the lowest test cost.

    Parameters
    ----------
    snapshots : list of dict
        The parameters before iterations 0, `every`, 2 `every`, …
    every : int
        Iterations between two snapshots.
    training, test : pair
        X and Y.
    """
    iterations = every * np.arange(1, len(snapshots))
    data = {"training set": training, "test set": test}
    measures = {
        "cross-entropy": lambda parameters, X, Y: cost_and_gradients(parameters, X, Y)[0],
        "accuracy": accuracy,
    }
    curves = {
        measure: {name: np.array([function(p, *data[name]) for p in snapshots[1:]]) for name in data}
        for measure, function in measures.items()
    }
    test_costs = curves["cross-entropy"]["test set"]
    if not np.isfinite(test_costs).all():
        print("Some costs are infinite or not a number, so there is no point to stop at. Check exercise 2.")
        return
    best = int(np.argmin(test_costs))
    figure, axes = subplots(1, 2, figsize=(11, 3.3))
    for ax, (measure, lines) in zip(axes, curves.items(), strict=True):
        for name, curve in lines.items():
            ax.plot(iterations, curve, **METHODS[name], linewidth=1.6, label=name)
        ax.axvline(iterations[best], color="black", linewidth=1, linestyle=":")
        ax.set(xscale="log", xlabel="iteration", title=measure, xlim=(iterations[0], iterations[-1]))
        label_lines(ax)
    axes[0].set_ylim(0, None)
    axes[0].annotate(
        f"stop here: {iterations[best]}",
        (iterations[best], axes[0].get_ylim()[1]),
        (-6, -12),
        textcoords="offset points",
        ha="right",
        fontsize=9,
    )
    shares = curves["accuracy"]["test set"]
    summary = (
        f"Lowest test cost: {test_costs[best]:.2f} at iteration {iterations[best]}, with {shares[best]:.1%} of the "
        f"test kicks correct. At iteration {iterations[-1]}, the test cost is {test_costs[-1]:.2f}, and "
        f"{shares[-1]:.1%} of the test kicks are correct."
    )
    show_figure(
        figure,
        "Two panels over the iterations of one training, on a logarithmic axis: cross-entropy and accuracy, each on "
        f"training set and test set. A dotted line marks the lowest test cost. {summary}",
        f"Left of the dotted line, compare how the two costs change. Then do the same right of it. {summary}",
    )
