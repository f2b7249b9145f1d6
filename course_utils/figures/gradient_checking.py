"""The pictures and plots of the gradient checking notebook."""

from itertools import pairwise
from time import perf_counter

import numpy as np
from matplotlib.patches import FancyArrowPatch, Rectangle

from ..datasets import load_moons
from ..network import accuracy, cost_and_gradients
from ..plots import plot_costs
from .display import show_figure
from .style import COLORS, METHODS, MUTED, label_lines, subplots

_WRONG = {"facecolor": COLORS["vermillion"], "alpha": 0.35}
_EXACT, _MEASURED = METHODS["derivative"], METHODS["finite difference"]

# Pictures of ideas


def draw_hidden_bug():
    """Train a network with right gradients and with a wrong sign in one of them, and draw both costs."""
    X, Y = load_moons()
    costs, shares = {}, {}
    for name, sign in {"one wrong sign": -1, "right gradients": 1}.items():
        random = np.random.RandomState(1)
        shapes = [(10, 2), (5, 10), (1, 5)]
        parameters = {f"W{l}": random.randn(*shape) * np.sqrt(2 / shape[1]) for l, shape in enumerate(shapes, 1)}
        parameters |= {f"b{l}": np.zeros((shape[0], 1)) for l, shape in enumerate(shapes, 1)}
        costs[name] = []
        for _ in range(1500):
            cost, gradients = cost_and_gradients(parameters, X, Y)
            gradients["dW1"] *= sign
            parameters = {key: array - 0.1 * gradients[f"d{key}"] for key, array in parameters.items()}
            costs[name].append(cost)
        shares[name] = accuracy(parameters, X, Y)
    figure, axes = subplots(1, 2, figsize=(10, 2.9), sharey=True, width_ratios=(1, 1.2))
    for ax, names in zip(axes, (["one wrong sign"], list(costs)), strict=True):
        plot_costs({name: costs[name] for name in names}, ax, xlabel="iteration", legend=False)
    axes[0].set(title="what you see", ylim=(0, None), xticks=(0, 500, 1000, 1500))
    axes[1].set(title="what you could have", ylabel="", xticks=(0, 500, 1000, 1500))
    label_lines(axes[1])
    results = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
    ends = ", ".join(f"{name} from {curve[0]:.2f} to {curve[-1]:.2f}" for name, curve in costs.items())
    show_figure(
        figure,
        f"Two panels with the cost over 1500 iterations. Left: only the run with one wrong sign. Right: the same curve "
        f"and the run with right gradients. Costs: {ends}.",
        "The same network, data and first weights, with and without one wrong sign in the gradients. Alone, the cost "
        f"on the left does not look wrong. Train accuracy: {results}.",
    )


def draw_chords():
    """Draw the chord to one side and the chord to both sides beside the tangent of the cubic at 1."""
    theta = np.linspace(0, 2, 100)
    figure, axes = subplots(1, 2, figsize=(9.5, 3.6), sharey=True)
    for ax, left, slope in ((axes[0], 1.0, 4.75), (axes[1], 0.5, 3.25)):
        ax.plot(theta, theta**3, color="black", linewidth=1.2)
        ax.axline((1, 1), slope=3, **_EXACT, linewidth=1.2)
        ax.axline((left, left**3), slope=slope, **_MEASURED, linewidth=1.8)
        ax.plot([left, 1.5], [left**3, 1.5**3], "o", color=_MEASURED["color"])
        ax.plot([1], [1], "o", color="black", markersize=4)
        ax.set(xlabel="θ", xlim=(0, 2), ylim=(-1, 6), xticks=(0, 0.5, 1, 1.5, 2))
        ax.text(1.74, 5.7, "J = θ³", ha="right", fontsize=9)
        ax.text(1.98, 2.4, "tangent:\nslope 3", ha="right", va="top", fontsize=9)
    axes[0].set(ylabel="J", title="one-sided: from θ to θ + ε")
    axes[1].set_title("two-sided: from θ − ε to θ + ε")
    for ax, name in zip(axes, ("slope 4.75", "slope 3.25"), strict=True):
        ax.text(1.36, 4.2, f"chord:\n{name}", ha="right", va="top", fontsize=9)
    show_figure(
        figure,
        "Two panels with the curve J = θ³, its tangent at θ = 1 with the slope 3, and a chord for ε = 0.5. Left: the "
        "chord from 1 to 1.5 has the slope 4.75. Right: the chord from 0.5 to 1.5 is almost parallel to the tangent, "
        "with the slope 3.25.",
        "Compare the slopes of the chords (green) with the slope 3 of the tangent at θ = 1. With ε = 0.5, the "
        "one-sided slope is wrong by 1.75 and the two-sided slope by only 0.25.",
    )


def draw_graph():
    """Draw the computational graph of J = θ x with its forward and its backward pass."""
    figure, ax = subplots(figsize=(8, 2.9))
    places = {"x": (0, 0.9), "θ": (0, -0.9), "×": (2.2, 0), "J": (4.4, 0)}
    texts = {"x": "x\n2", "θ": "θ\n4", "×": "×", "J": "J\n8"}
    for start, end, shift in (("x", "×", 0), ("θ", "×", 0.09), ("×", "J", 0.12)):
        _arrow(ax, places[start], places[end], shift, color="black")
    for start, end, shift in (("×", "θ", 0.09), ("J", "×", 0.12)):
        _arrow(ax, places[start], places[end], shift, color=COLORS["green"], linestyle="--")
    for name, place in places.items():
        _disc(ax, place, texts[name])
    ax.text(3.3, 0.32, "forward pass: J = θ x", ha="center", fontsize=10)
    ax.text(3.3, -0.5, "backward pass", ha="center", fontsize=10)
    ax.text(1.45, -0.95, "dJ/dθ", ha="center", fontsize=10)
    ax.set(xlim=(-0.5, 5), ylim=(-1.4, 1.4), aspect="equal")
    ax.axis("off")
    show_figure(
        figure,
        "A computational graph: solid arrows lead from the input x = 2 and the parameter θ = 4 to a multiplication "
        "and on to the cost J = 8. This is the forward pass. Dashed arrows lead from J over the multiplication to θ "
        "and give dJ/dθ. This is the backward pass. No dashed arrow leads to x.",
        "The forward pass (solid) computes the cost. The backward pass (dashed) computes the derivative of the cost "
        "with respect to the parameter θ.",
    )


def draw_moved_entry():
    """Draw how three parameters become a vector, of which one entry is moved to both sides."""
    figure, ax = subplots(figsize=(10, 3.3))
    for name, place, values in (("W1", (0, 0.55), (2, 3)), ("b1", (0, -1.05), (1,))):
        _cells(ax, place, [values], name)
    _cells(ax, (4.1, -1.5), [(2,), (3,), (1,)], "θ")
    _arrow(ax, (2.3, 0), (4.0, 0), 0, color="black", shrink=0)
    ax.text(3.15, 0.2, "dictionary_\nto_vector", ha="center", va="bottom", fontsize=9)
    for sign, bottom, moved, cost in (("+", 0.35, 3.1, 7.2), ("−", -3.35, 2.9, 6.8)):
        middle = bottom + 1.5
        _cells(ax, (7.6, bottom), [(2,), (moved,), (1,)], f"θ {sign} ε e₁", marked=(1, 0))
        _arrow(ax, (5.2, 0), (7.5, middle), 0, color="black", shrink=0)
        _arrow(ax, (8.7, middle), (11.6, middle), 0, color="black", shrink=0)
        ax.text(10.1, middle + 0.15, "vector_to_\ndictionary,\nforward pass", ha="center", va="bottom", fontsize=8)
        _disc(ax, (12.2, middle), f"J{'⁺' if sign == '+' else '⁻'}\n{cost}")
        _arrow(ax, (12.75, middle), (14.6, 0.25 if sign == "+" else -0.25), 0, color="black", shrink=0)
    ax.text(14.8, 0, "(7.2 − 6.8) / 0.2 = 2", va="center", fontsize=10)
    ax.set(xlim=(-0.2, 18.6), ylim=(-3.6, 4.2), aspect="equal")
    ax.axis("off")
    show_figure(
        figure,
        "From left to right: the parameters W1 = (2, 3) and b1 = 1 become the column θ = (2, 3, 1). Its entry 1 is "
        "moved by ε = 0.1: up to 3.1, which gives the cost 7.2, and down to 2.9, which gives the cost 6.8. The "
        "measured slope is (7.2 − 6.8) / 0.2 = 2.",
        "All parameters are in one column. Only the coloured entry 1 is moved, by ε = 0.1 up and down. The two costs "
        "give its slope.",
    )


def draw_epsilon_balance():
    """Draw approximation and rounding error of the two-sided slope of the cubic at 1, and the measured error."""
    epsilons = 10.0 ** np.arange(-12, 0.01, 0.25)
    measured = np.abs(((1 + epsilons) ** 3 - (1 - epsilons) ** 3) / (2 * epsilons) - 3)
    figure, ax = subplots(figsize=(7.5, 3.4))
    ax.plot(epsilons, measured, ".", color=_MEASURED["color"], zorder=3)
    ax.plot(epsilons, epsilons**2, "--", color="black", linewidth=1.2)
    ax.plot(epsilons, 1e-16 / epsilons, ":", color="black", linewidth=1.4)
    ax.text(2e-3, 1e-9, "approximation error\nε²", fontsize=9, va="top")
    ax.text(3e-11, 1e-9, "rounding error\nabout 10⁻¹⁶ / ε", fontsize=9, ha="center", va="top")
    ax.text(5e-6, 1e-7, "points:\nmeasured error", fontsize=9, ha="center", va="bottom")
    ax.set(xscale="log", yscale="log", ylim=(1e-14, 10), xlabel="ε", ylabel="error of the slope")
    show_figure(
        figure,
        "The error of the two-sided slope of J = θ³ at θ = 1 over ε, with logarithmic axes. For large ε it follows "
        "the line ε², for small ε it scatters around 10⁻¹⁶ / ε, which grows as ε gets smaller. The error is "
        f"smallest near ε = 5·10⁻⁶; the largest one for ε below 10⁻¹⁰ is {measured[epsilons < 1e-10].max():.0e}.",
        "A large ε has a large approximation error, and a small ε has a large rounding error. The best ε is where "
        "the two lines cross.",
    )


def draw_error_spread():
    """Draw which gradients become wrong when one line of the backward pass is wrong."""
    figure, axes = subplots(1, 2, figsize=(10, 2.6))
    errors = {"dW3": ("dW3",), "dA1": ("dA1", "dZ1", "dW1", "db1")}
    for ax, (line, wrong) in zip(axes, errors.items(), strict=True):
        _draw_backward_pass(ax, wrong)
        ax.set_title(f"an error in the line of {line}")
    show_figure(
        figure,
        "The backward pass twice, from right to left: dZ3, dA2, dZ2, dA1, dZ1, with dW and db of a layer below its "
        "dZ. Left: an error in the line of dW3 makes only dW3 wrong. Right: an error in the line of dA1 makes dA1, "
        "dZ1, dW1 and db1 wrong.",
        "The coloured gradients are wrong. An error spreads along the arrows, to all gradients that are computed from "
        "the wrong one.",
    )


def draw_kink():
    """Draw the chord of ReLU at its kink, across the kink and beside it."""
    figure, axes = subplots(1, 3, figsize=(10, 2.8), sharey=True)
    titles = ("on the kink", "across the kink", "beside the kink")
    for ax, title, theta, epsilon in zip(axes, titles, (0, 0.004, 0.004), (0.01, 0.01, 0.002), strict=True):
        left, right = theta - epsilon, theta + epsilon
        slope = (max(right, 0) - max(left, 0)) / (2 * epsilon)
        ax.plot([-0.02, 0, 0.02], [0, 0, 0.02], color="black", linewidth=1.2)
        ax.axline((left, max(left, 0)), slope=slope, **_MEASURED, linewidth=1.8)
        ax.plot([left, right], [max(left, 0), max(right, 0)], "o", color=_MEASURED["color"])
        ax.plot([theta], [max(theta, 0)], "o", color="black", markersize=4)
        ax.set(title=f"{title}: θ = {theta}", xlabel="θ", xlim=(-0.02, 0.02), ylim=(-0.006, 0.02), aspect="equal")
        ax.text(-0.019, 0.0185, f"ε = {epsilon}\nslope {slope:.1f}", va="top", fontsize=9)
    axes[0].set_ylabel("relu(θ)")
    show_figure(
        figure,
        "Three panels with relu(θ) and a two-sided chord. At θ = 0 the chord has the slope 0.5. At θ = 0.004 with "
        "ε = 0.01 the chord reaches across the kink and has the slope 0.7. At θ = 0.004 with ε = 0.002 it does not "
        "and has the slope 1.",
        "A chord (green) across the kink mixes the slopes 0 and 1. A smaller ε helps for θ = 0.004, but not for θ = 0, "
        "on the kink.",
    )


# Plots of results


def plot_parameters(theta, keys):
    """Plot the entries of the column of parameters.

    Parameters
    ----------
    theta : ndarray of shape (n, 1)
        The parameters.
    keys : list of str
        The array that each entry belongs to.
    """
    figure, ax = subplots(figsize=(10, 2.3))
    top = np.max(theta) + 0.5
    for number, key in enumerate(dict.fromkeys(keys)):
        places = [i for i, other in enumerate(keys) if other == key]
        color = (COLORS["green"], COLORS["orange"])[number % 2]
        ax.bar(places, theta[places, 0], color=color, width=0.7)
        ax.text(np.mean(places), top, key, ha="center", fontsize=10)
    ax.axhline(0, color="black", linewidth=0.6)
    ax.set(xlabel="i", ylabel="theta[i, 0]", xlim=(-1, len(keys)), ylim=(None, top + 0.5))
    blocks = ", ".join(f"{keys.count(key)} of {key}" for key in dict.fromkeys(keys))
    show_figure(
        figure,
        f"A bar for each entry of theta, in this order: {blocks}.",
        f"The {len(keys)} parameters as one column: {blocks}. The colour changes where the next array begins.",
    )


def plot_epsilons(epsilons, differences):
    """Plot the difference of a check over ε; the default ε of 1e-7 is among them."""
    epsilons, differences = np.asarray(epsilons), np.asarray(differences)
    default, best = int(np.argmin(np.abs(np.log10(epsilons) + 7))), int(np.nanargmin(differences))
    figure, ax = subplots(figsize=(7.5, 3.2))
    ax.plot(epsilons, differences, "o-", color=_MEASURED["color"], markersize=4)
    ax.axhline(1e-7, color=MUTED, linewidth=0.8)
    ax.text(epsilons[0], 1.3e-7, "limit 10⁻⁷", fontsize=9, color=MUTED, va="bottom")
    arrow = {"arrowstyle": "->", "color": "black"}
    for index, name, down in ((default, "default", 0.01), (best, "best", 0.05)):
        place = epsilons[index], differences[index]
        ax.annotate(name, place, (place[0], place[1] * down), arrowprops=arrow, ha="center", fontsize=9)
    low, high = np.nanmin(differences), np.nanmax(differences)
    ax.set(xscale="log", yscale="log", xlabel="ε", ylabel="difference", ylim=(min(low / 300, 1e-9), 3 * high))
    found = f"ε = 1e-07 gives {differences[default]:.0e}; the best, ε = {epsilons[best]:.0e}, gives {low:.0e}."
    show_figure(
        figure,
        f"The difference that your check returns, over ε from {epsilons[0]:.0e} to {epsilons[-1]:.0e}, with "
        f"logarithmic axes. {found}",
        "Your gradients, checked with different ε. Does the curve fall to a lowest point and rise again, or does "
        f"it have a flat part (a plateau)? Here {found}",
    )


def plot_check_times(forward_propagation_n, backward_propagation_n):
    """Measure both passes of three networks, and plot the time that one check would take beside them.

    Parameters
    ----------
    forward_propagation_n, backward_propagation_n : callable
        The passes of a 3-layer network.
    """
    figure, ax = subplots(figsize=(8, 2.9))
    rows, names = [], []
    for sizes in ((4, 5, 3, 1), (64, 32, 16, 1), (784, 128, 64, 1)):
        n, forward, both = _times(sizes, forward_propagation_n, backward_propagation_n)
        rows.append((both, 2 * n * forward))
        names.append(f"{n} parameters")
    for height, times in zip((2, 1, 0), rows, strict=True):
        for shift, seconds, color in zip((0.18, -0.18), times, ("black", _MEASURED["color"]), strict=True):
            ax.barh(height + shift, seconds, 0.32, color=color)
            ax.text(1.15 * seconds, height + shift, _duration(seconds), va="center", fontsize=9)
    ax.set(xscale="log", xlabel="seconds", yticks=(2, 1, 0), yticklabels=names, xlim=(1e-5, 60 * max(rows[-1])))
    ax.text(40 * max(rows[0]), 2.18, "forward and backward pass", fontsize=9, va="center")
    ax.text(40 * max(rows[0]), 1.82, "gradient check", fontsize=9, va="center")
    found = "; ".join(
        f"{name}: {_duration(both)} and {_duration(check)}" for name, (both, check) in zip(names, rows, strict=True)
    )
    show_figure(
        figure,
        "Bars on a logarithmic time axis for three networks: one forward and backward pass, and one gradient check. "
        f"{found}.",
        f"Upper bar: one forward and backward pass. Lower bar: a gradient check (2n forward passes). {found}.",
    )


def plot_moving_cost(steps, costs):
    """Plot costs while one parameter is moved a little.

    Parameters
    ----------
    steps : sequence of float
        How far the parameter is moved.
    costs : dict
        Name -> the costs.
    """
    figure, axes = subplots(1, len(costs), figsize=(10, 2.8))
    for ax, (name, curve) in zip(axes, costs.items(), strict=True):
        ax.plot(steps, curve, "o-", color=COLORS["green"], markersize=3, linewidth=0.8)
        ax.set(title=name, xlabel="step of one parameter", xticks=(min(steps), 0, max(steps)))
        ax.ticklabel_format(axis="y", useOffset=False)
    axes[0].set_ylabel("cost")
    found = "; ".join(f"{name}: from {min(curve):.3f} to {max(curve):.3f}" for name, curve in costs.items())
    show_figure(
        figure,
        f"The cost over small steps of one parameter, a panel for each of: {', '.join(costs)}. The costs are {found}.",
        f"The cost while one parameter moves by at most {max(steps):g}. The panels have different scales. In which "
        f"panel do the points form a line with a slope? Ranges of the cost: {found}.",
    )


# Parts of the pictures


def _arrow(ax, start, end, shift, shrink=17, **style):
    """Draw an arrow, moved to its left by `shift`."""
    start, end = np.array(start, dtype=float), np.array(end, dtype=float)
    across = np.array([start[1] - end[1], end[0] - start[0]])
    move = shift * across / np.linalg.norm(across)
    arrow = {"arrowstyle": "-|>", "mutation_scale": 12, "linewidth": 1.3, "shrinkA": shrink, "shrinkB": shrink}
    ax.add_patch(FancyArrowPatch(start + move, end + move, zorder=1, **arrow, **style))


def _disc(ax, place, text, color="white", size=34):
    ax.plot(*place, "o", markersize=size, color=color, markeredgecolor="black", markeredgewidth=1, zorder=2)
    ax.text(*place, text, ha="center", va="center", fontsize=10, zorder=4, linespacing=1.1)


def _cells(ax, corner, values, name, marked=None):
    """Draw an array as cells from its lower left corner, with its name above."""
    rows, columns = len(values), len(values[0])
    for row, column in np.ndindex(rows, columns):
        place = corner[0] + column, corner[1] + rows - row - 1
        if (row, column) == marked:
            ax.add_patch(Rectangle(place, 1, 1, facecolor=_MEASURED["color"], alpha=0.35, linewidth=0))
        ax.add_patch(Rectangle(place, 1, 1, fill=False, edgecolor="black", linewidth=1))
        text = f"{values[row][column]:g}"
        ax.text(place[0] + 0.5, place[1] + 0.5, text, ha="center", va="center", fontsize=10)
    ax.text(corner[0] + columns / 2, corner[1] + rows + 0.12, name, ha="center", va="bottom", fontsize=10)


def _draw_backward_pass(ax, wrong):
    """Draw the lines of the backward pass and what is computed from what; mark the gradients in `wrong`."""
    row = ["dZ3", "dA2", "dZ2", "dA1", "dZ1"]
    places = {name: (-1.25 * number, 0.0) for number, name in enumerate(row)}
    for name in ("dZ3", "dZ2", "dZ1"):
        x = places[name][0]
        places[f"dW{name[-1]}"], places[f"db{name[-1]}"] = (x - 0.45, -1.25), (x + 0.45, -1.25)
    pairs = [*pairwise(row), *((f"dZ{name[-1]}", name) for name in places if name not in row)]
    for start, end in pairs:
        _arrow(ax, places[start], places[end], 0, shrink=14, color="black")
    for name, place in places.items():
        box = {"boxstyle": "round,pad=0.3", "edgecolor": "black", "facecolor": "white"}
        ax.text(*place, name, ha="center", va="center", fontsize=9, bbox=box, zorder=2)
        if name in wrong:
            box = {"boxstyle": "round,pad=0.3", "edgecolor": "none", **_WRONG}
            ax.text(*place, name, ha="center", va="center", fontsize=9, bbox=box, zorder=3)
    ax.set(xlim=(-6.0, 1.0), ylim=(-1.75, 0.5))
    ax.axis("off")


# Measurements


def _times(sizes, forward_propagation_n, backward_propagation_n):
    """Return the number of parameters, and the seconds of a forward pass and of both passes with 100 examples."""
    random = np.random.RandomState(1)
    X, Y = random.randn(sizes[0], 100), np.ones((1, 100))
    parameters = {f"W{l}": 0.05 * random.randn(sizes[l], sizes[l - 1]) for l in (1, 2, 3)}
    parameters |= {f"b{l}": np.zeros((sizes[l], 1)) for l in (1, 2, 3)}
    forward = _seconds(forward_propagation_n, X, Y, parameters)
    backward = _seconds(backward_propagation_n, X, Y, forward_propagation_n(X, Y, parameters)[1])
    return sum(array.size for array in parameters.values()), forward, forward + backward


def _seconds(function, *arguments):
    """Return the shortest of 20 runs: other work of the computer only adds time."""
    times = []
    for _ in range(20):
        start = perf_counter()
        function(*arguments)
        times.append(perf_counter() - start)
    return min(times)


def _duration(seconds):
    if seconds < 1:
        return f"{float(f'{1e3 * seconds:.2g}'):g} ms"
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
