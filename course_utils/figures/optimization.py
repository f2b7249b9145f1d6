"""The pictures and plots of the optimization notebook.

A `draw_…` function explains an idea and takes no results; a `plot_…` function shows what the student's functions gave.
"""

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

from ..cost_surfaces import bowl, parabola, saddle
from ..network import accuracy, predict
from ..plots import draw_contours, plot_decision_boundary, scatter_classes
from .display import show_figure
from .style import CLASSES, COLORS, METHODS, MUTED, label_lines, line_styles, subplots

_LOOKS = (("orange", "-"), ("purple", "--"), ("green", "-."), ("black", ":"))  # of lines that show no method


def _arrow(ax, start, move, color, label="", at=(0, 0), linestyle="-", **text):
    """Draw an arrow from `start`, and its label `at` an offset in points from the middle of the arrow."""
    start, end = np.array(start, dtype=float), np.array(start, dtype=float) + move
    look = {"arrowstyle": "-|>", "color": color, "linewidth": 2, "linestyle": linestyle, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", xy=end, xytext=start, arrowprops=look | {"mutation_scale": 12}, zorder=4)
    if label:
        place = {"xytext": at, "textcoords": "offset points", "fontsize": 9, "color": "black"}
        ax.annotate(label, xy=(start + end) / 2, **place | text)


def _draw_from_above(ax, cost, view, title, minima=((0, 0),)):
    """Draw the contours of a cost over w and b, with equal scales, and mark its minima."""
    draw_contours(ax, cost, *view).set_edgecolor((0, 0, 0, 0.25))
    ax.plot(*np.transpose(minima), "X", color="black", markersize=9, markeredgecolor="white", zorder=5)
    ax.set(title=title, xlabel="$w$", ylabel="$b$", xlim=view[0], ylim=view[1], aspect="equal")


# Start, gradient descent


def draw_moons_and_bowl(X, Y):
    """Draw the data of the notebook and the bowl with arrows that point downhill."""
    figure, (left, right) = subplots(1, 2, figsize=(11, 2.9), width_ratios=(2, 5))
    scatter_classes(left, X, Y)
    left.set(title="the data: two moons", xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    for label, (x, y) in enumerate(((-0.95, 1.25), (1.95, 1))):
        left.text(x, y, f"label {label}", ha="center", color=CLASSES[label][0], fontsize=9)
    title = "a cost with two parameters: the bowl, and the direction downhill"
    _draw_from_above(right, bowl.cost, ((-5, 5), (-1, 1)), title)
    for point in ((-4, 0.6), (-2, 0.6), (2, -0.6), (4, -0.6), (-4, 0), (4, 0)):
        _arrow(right, point, -0.008 * np.array(bowl.slopes(*point)), COLORS["green"])
    alt = (
        "Left: 300 points, the two labels form two interleaved half circles. Right: long narrow elliptic contours of a "
        "cost over w and b with the minimum in the middle. Arrows point downhill: long and straight across the valley "
        "where b is large, very short along the valley."
    )
    caption = (
        f"The network must separate the two moons ({X.shape[1]} points, one in each column of X). The bowl is a simple "
        "model of a cost, seen from above: it is lowest at the cross. The arrows point downhill. They are long across "
        "the valley, where the cost is steep, and tiny along the valley, where it is almost flat."
    )
    show_figure(figure, alt, caption)


def _describe(w):
    """Say in a word or two how a run on the parabola went, from its first step."""
    factor = w[1] / w[0]
    if not abs(factor) < 1:
        return "diverges"
    return "oscillates" if factor < 0 else "too small" if factor > 0.8 else "converges quickly"


def plot_learning_rates(runs):
    """Draw runs on the parabola and their costs; `runs` maps a learning rate to the (path, costs) of `descend`."""
    figure, axes = subplots(1, len(runs) + 1, figsize=(12, 2.6), width_ratios=[1] * len(runs) + [1.3])
    w = np.linspace(-1.7, 1.7, 101)
    verdicts = {rate: _describe(path[:, 0]) for rate, (path, _) in runs.items()}
    looks = [{"color": COLORS[color], "linestyle": style} for color, style in _LOOKS]
    for ax, look, (rate, (path, costs)) in zip(axes, looks, runs.items(), strict=False):
        ax.plot(w, parabola.cost(w, 0), color=MUTED, linewidth=1)
        shown = np.abs(path[:, 0]) < 1.7
        ax.plot(path[shown, 0], costs[shown], "o-", color=look["color"], linewidth=1, markersize=4)
        ax.set(title=f"α = {rate}: {verdicts[rate]}", xlabel="$w$", xlim=(-1.7, 1.7), ylim=(-0.1, 2.9))
    axes[0].set_ylabel("cost $J = w^2$")
    for (rate, (_, costs)), look in zip(runs.items(), looks, strict=False):
        axes[-1].plot(np.maximum(costs, 1e-12), **look, label=f"α = {rate}")
    axes[-1].set(title="cost after each step", xlabel="step", xticks=(0, 5, 10), yscale="log", ylim=(1e-8, 20))
    label_lines(axes[-1])
    words = ", ".join(f"α = {rate} {verdict}" for rate, verdict in verdicts.items())
    ends = ", ".join(f"{costs[-1]:.2g}" for _, costs in runs.values())
    alt = f"The parabola with ten steps of gradient descent from w = -1: {words}. Last panel: the costs of all."
    show_figure(
        figure,
        alt,
        f"Ten steps from w = −1. The cost starts at 1 and ends at {ends}, in the order of the panels. Steps that leave "
        "a panel are not drawn.",
    )


# Mini-batches


def _draw_example(ax, x, y, example, label):
    """Draw one column of X as a box, and its label as a smaller box below."""
    color = to_rgba(CLASSES[label][0], 0.3)
    for bottom, height, text in ((y, 0.9, f"$x^{{({example})}}$"), (y - 0.55, 0.45, str(label))):
        ax.add_patch(Rectangle((x, bottom), 0.9, height, facecolor=color, edgecolor="black", linewidth=0.8))
        ax.text(x + 0.45, bottom + height / 2, text, ha="center", va="center")


def draw_mini_batches():
    """Draw seven examples, their shuffle, and the three mini-batches of size 3 that it is cut into."""
    permutation, labels = (4, 1, 3, 2, 6, 5, 0), (0, 1, 1, 0, 0, 1, 0)
    figure, ax = subplots(figsize=(8.5, 3.9))
    for place, example in enumerate(permutation):
        _draw_example(ax, place, 4.4, place, labels[place])
        _draw_example(ax, place, 2.2, example, labels[example])
        _draw_example(ax, place + 0.5 * (place // 3), 0, example, labels[example])
        ax.plot((example + 0.45, place + 0.45), (3.8, 3.15), color=MUTED, linewidth=1)
    for y, text in ((4.4, "X\nY"), (2.2, "shuffled X\nshuffled Y"), (0, "mini-\nbatches")):
        ax.text(-0.25, y + 0.17, text, ha="right", va="center", linespacing=1.9)
    for x, width, text in ((0, 3, "size 3"), (3.5, 3, "size 3"), (7, 1, "size 1")):
        ax.text(x + width / 2 - 0.05, -0.95, text, ha="center", va="center")
    ax.set(xlim=(-2.2, 8.1), ylim=(-1.2, 5.5), aspect="equal")
    ax.axis("off")
    alt = (
        "Seven numbered columns of X with their labels below. Second row: the same columns in the order "
        f"{', '.join(map(str, permutation))}, each with its own label. Third row: this order is cut into mini-batches "
        "with 3, 3 and 1 columns."
    )
    caption = (
        "Shuffle, then cut: X and Y are shuffled with the same permutation, so every column keeps its label. "
        "The last mini-batch takes what remains."
    )
    show_figure(figure, alt, caption)


def plot_speed_and_cost(sizes, timings):
    """Plot the (examples per second, cost) of each mini-batch size."""
    speeds, costs = np.transpose(timings)
    figure, axes = subplots(1, 2, figsize=(9, 2.9))
    for ax, values, ylabel in zip(axes, (speeds, costs), ("examples per second", "cost at the end"), strict=True):
        ax.plot(sizes, values, "o-", color=COLORS["green"])
        ax.set(xscale="log", xlabel="mini-batch size", ylabel=ylabel)
    axes[0].set_yscale("log")
    axes[1].set_ylim(bottom=0)
    best = sizes[int(np.argmin(costs))]
    alt = (
        "Left: examples per second against the mini-batch size, both on logarithmic axes. Right: the cost at the end "
        "against the mini-batch size."
    )
    caption = (
        f"Here, mini-batches of {sizes[-1]} process {speeds[-1] / speeds[0]:.0f} times as many examples per second as "
        f"single examples. The lowest cost belongs to size {best}: {costs.min():.2f}."
    )
    show_figure(figure, alt, caption)


# Exponentially weighted averages


def draw_average_weights():
    """Draw the weights that an exponentially weighted average gives to the values of the last days."""
    figure, axes = subplots(1, 3, figsize=(10, 2.4))
    ages = np.arange(61)
    for ax, beta in zip(axes, (0.5, 0.9, 0.98), strict=True):
        ax.bar(ages, (1 - beta) * beta**ages, width=0.8, color=COLORS["green"])
        reach = 1 / (1 - beta)
        ax.axvline(reach, color="black", linestyle="--", linewidth=1)
        side = {"x": reach - 1, "ha": "right"} if reach > 30 else {"x": reach + 1}
        ax.text(y=0.97 * (1 - beta), s=rf"$1/(1-\beta) = {reach:.0f}$ days", va="top", **side)
        ax.set(title=rf"$\beta = {beta}$", xlabel="age of the value in days", xlim=(-1, 61))
    axes[0].set_ylabel("weight")
    alt = (
        "Three bar charts of the weight of a value against its age, for beta 0.5, 0.9 and 0.98. The weights fall "
        "exponentially; a dashed line marks an age of 2, 10 and 50 days."
    )
    caption = (
        "The newest value (age 0) has the largest weight, 1 − β. Each older value has β times the weight of the value "
        "one day newer. A larger β spreads the weight over more days. The vertical axes have different scales."
    )
    show_figure(figure, alt, caption)


def plot_averages(values, corrected, uncorrected):
    """Plot a series and its averages, dicts of β -> average, with and without bias correction."""
    figure, axes = subplots(1, 2, figsize=(11, 3.2), sharey=True)
    days = np.arange(1, len(values) + 1)
    for ax, averages, title in zip(axes, (uncorrected, corrected), ("without", "with"), strict=True):
        ax.plot(days, values, ".", color=MUTED, markersize=4, markeredgewidth=0)
        for (beta, average), (color, style) in zip(averages.items(), _LOOKS, strict=False):
            ax.plot(days, average, style, color=COLORS[color], linewidth=1 + beta**4, label=f"β = {beta}")
        ax.set(title=f"{title} bias correction", xlabel="day", ylim=(0, 30))
    axes[0].set_ylabel("temperature in °C")
    label_lines(axes[1])
    slowest = max(corrected)
    gap = np.asarray(corrected[slowest]) - np.asarray(uncorrected[slowest])
    alt = (
        "Noisy daily temperatures as dots, with three averages. Left: without bias correction. Right: with it. The "
        "lines for a larger beta are smoother and follow the season later."
    )
    caption = (
        f"Compare the first days of both panels. For β = {slowest} the bias correction adds {gap[0]:.1f} °C on day 1, "
        f"{gap[49]:.1f} °C on day 50 and {gap[-1]:.1f} °C on the last day."
    )
    show_figure(figure, alt, caption)


# Momentum, RMSProp, Adam


def plot_zigzag(path, costs):
    """Plot the path of gradient descent on the bowl, with equal scales."""
    figure, ax = subplots(figsize=(10, 2.5))
    _draw_from_above(ax, bowl.cost, ((-4.5, 1), (-0.65, 0.65)), "gradient descent, α = 0.018")
    ax.plot(*path.T, ".-", color=METHODS["gradient descent"]["color"], linewidth=1.4, markersize=4)
    alt = (
        "Contours of the bowl with the path of gradient descent from w = -4, b = 0.5: it jumps from one side of the "
        "valley to the other while it moves slowly along the valley."
    )
    caption = (
        f"Each dot is one step. In {len(path) - 1} steps the cost changes from {costs[0]:.1f} to {costs[-1]:.2f}. The "
        "cross is the minimum."
    )
    show_figure(figure, alt, caption)


def draw_velocity():
    """Draw the new velocity as the sum of the old velocity and the gradient, each with its weight."""
    start, gradient, velocity, beta, scale = np.array([6, 1]), np.array([6, 10]), np.array([4, -5]), 0.9, 0.45
    figure, ax = subplots(figsize=(7.5, 5))
    title = "the numbers by hand, on a bowl with $J = (w^2 + 10\\,b^2)/2$"
    _draw_from_above(ax, lambda w, b: (w**2 + 10 * b**2) / 2, ((-0.6, 8.6), (-3.7, 3.4)), title)
    old, new = -scale * beta * velocity, -scale * (1 - beta) * gradient
    arrows = (
        (start, -scale * gradient, "black", "gradient descent: $-$ gradient", (8, -40), {"linestyle": "--"}),
        (start, old, COLORS["sky"], r"$-0.9\cdot$ old velocity", (10, 6), {}),
        (start + old, new, COLORS["orange"], r"$-0.1\cdot$ gradient", (-12, 8), {"ha": "right"}),
        (start, old + new, METHODS["momentum"]["color"], "their sum: $-$ new velocity", (-14, -12), {"ha": "right"}),
    )
    for foot, move, color, label, at, text in arrows:
        _arrow(ax, foot, move, color, label, at, **text)
    ax.plot(*start, "o", color="black", markersize=7, zorder=5)
    alt = (
        "Contours of a bowl with a point at w = 6, b = 1. A dashed arrow for gradient descent points steeply down, "
        "across the valley. An arrow for 0.9 times the old velocity points up and left. From its tip a short arrow for "
        "0.1 times the gradient points down and left. The sum of both, the new velocity, is the direction of momentum."
    )
    caption = (
        "The old velocity has the larger weight, so one new gradient changes the direction only a little. All arrows "
        f"are drawn at {scale:.0%} of their length."
    )
    show_figure(figure, alt, caption)


def draw_rmsprop_direction():
    """Draw the directions of gradient descent and of RMSProp at one point of the bowl."""
    figure, ax = subplots(figsize=(10, 2.9))
    _draw_from_above(ax, bowl.cost, ((-0.5, 5.5), (-0.7, 0.7)), "directions at $w = 4$, $b = 0.5$")
    _arrow(ax, (4, 0.5), -0.02 * np.array([4, 50]), "black", at=(8, -14), label="gradient descent: 4 and 50")
    color = METHODS["RMSProp"]["color"]
    _arrow(ax, (4, 0.5), (-1, -1), color, at=(-16, 4), ha="right", label="RMSProp: 3.16 and 3.16")
    ax.plot(4, 0.5, "o", color="black", markersize=6, zorder=5)
    alt = (
        "Contours of the bowl with a point at w = 4, b = 0.5. The arrow of gradient descent points almost straight "
        "across the valley. The arrow of RMSProp points diagonally, towards lower b and lower w."
    )
    caption = (
        "Compare the directions, not the lengths: gradient descent moves 12.5 times as far along b as along w. RMSProp "
        "moves equally far along both."
    )
    show_figure(figure, alt, caption)


def _weighted_means(values, beta):
    """Return the mean of all values up to each one, with weights that shrink by `beta` per step of age."""
    return np.array([np.average(values[: t + 1], weights=beta ** np.arange(t, -1, -1)) for t in range(len(values))])


def draw_adam_ratio():
    """Draw gradients of two sizes, and the ratio of their mean to their typical size, which is Adam's step."""
    figure, axes = subplots(2, 2, figsize=(10, 4.6), sharex=True)
    noise = np.random.RandomState(1).randn(2, 80)
    steps = np.arange(1, 81)
    pattern = np.where((steps <= 40) | (steps % 2 == 0), 1, -1)
    for (left, right), (name, size), wobble in zip(axes, (("b", 50), ("w", 4)), noise, strict=True):
        gradients = size * (pattern + 0.3 * wobble)
        mean, typical = _weighted_means(gradients, 0.9), np.sqrt(_weighted_means(gradients**2, 0.999))
        left.fill_between(steps, -typical, typical, color=METHODS["RMSProp"]["color"], alpha=0.25, linewidth=0)
        left.plot(steps, gradients, ".", color=MUTED, markersize=5, markeredgewidth=0)
        left.plot(steps, mean, **METHODS["momentum"] | {"linestyle": "-"}, linewidth=2)
        left.set(title=f"gradients of ${name}$", ylabel="gradient", ylim=(-2.2 * size, 2.2 * size))
        right.plot(steps, mean / typical, **METHODS["Adam"] | {"linestyle": "-"}, linewidth=2)
        right.axhline(0, color=MUTED, linewidth=0.8)
        right.set(title=f"step of ${name}$, in units of α", ylim=(-1.3, 1.3))
        right.set_ylabel(r"$\hat{v}\,/\,\sqrt{\hat{s}}$")
    axes[0, 0].text(
        80, -103, r"line: $\hat{v}$    band: $\pm\sqrt{\hat{s}}$    dots: gradients", ha="right", fontsize=9
    )
    for ax in axes[1]:
        ax.set_xlabel("step")
    alt = (
        "Left: gradients of two parameters, with sizes of about 50 and of about 4. A line shows Adam's average, a "
        "band the typical size. Right: the ratio of both. It is nearly the same for the two parameters: near 1 in "
        "the first 40 steps, where the gradients agree in sign, and near 0 later, where the signs alternate."
    )
    caption = (
        "80 invented gradients of b and of w. The size of the gradients cancels, so both right panels look almost the "
        "same. The ratio is near 1 while the signs of the gradients agree (steps 1 to 40). It falls towards 0 when the "
        "signs alternate (from step 41)."
    )
    show_figure(figure, alt, caption)


def plot_adam_correction(corrected, uncorrected, learning_rate):
    """Plot Adam with and without bias correction on the bowl, each a (path, costs) of `descend`."""
    figure, axes = subplots(1, 2, figsize=(10, 3))
    runs = {"with bias correction": corrected, "without": uncorrected}
    looks = METHODS["Adam"] | {"linestyle": "-"}, {"color": COLORS["sky"], "linestyle": ":"}
    longest = {}
    for (label, (path, costs)), look in zip(runs.items(), looks, strict=True):
        steps = np.abs(np.diff(path, axis=0)).max(axis=1) / learning_rate
        longest[label] = steps.max()
        axes[0].plot(np.arange(1, len(path)), steps, **look, linewidth=2, label=label)
        axes[1].plot(costs, **look, linewidth=2, label=label)
    axes[0].axhline(1, color=MUTED, linewidth=0.8)
    axes[0].set(title="length of a step, in units of α", xlabel="step", ylabel="largest change ÷ α", ylim=(0, None))
    axes[1].set(title="cost after each step", xlabel="step", ylabel="cost", yscale="log")
    label_lines(axes[1])
    alt = (
        "Left: the largest change of a parameter in each step, divided by the learning rate, for Adam with and without "
        "bias correction. Right: the cost after each step, on a logarithmic axis."
    )
    caption = (
        f"α = {learning_rate:g}. The longest step is {longest['with bias correction']:.1f} α with bias correction and "
        f"{longest['without']:.1f} α without. The highest cost is {corrected[1].max():.1f} with it and "
        f"{uncorrected[1].max():.1f} without; both start at {corrected[1][0]:.1f}."
    )
    show_figure(figure, alt, caption)


# The moons, decay


def plot_boundaries(runs, X, Y):
    """Plot the decision boundary of each trained network."""
    figure, axes = subplots(1, len(runs), figsize=(12, 2.5), sharey=True)
    reached = {name: f"{accuracy(run.parameters, X, Y):.1%}" for name, run in runs.items()}
    for ax, (name, run) in zip(axes, runs.items(), strict=True):
        plot_decision_boundary(
            lambda points, p=run.parameters: predict(p, points), X, Y, ax, f"{name}: {reached[name]}"
        )
        ax.set_aspect("equal")
        ax.label_outer()
    words = ", ".join(f"{name} {share}" for name, share in reached.items())
    alt = f"The moons over the regions in which each network predicts 0 or 1. Train accuracy: {words}."
    show_figure(
        figure,
        alt,
        "Look between the two moons: which boundaries are straight there, and which ones bend around the moons?",
    )


def plot_cost_curves(runs):
    """Plot the cost of each run, and the cost of single mini-batches in the background."""
    figure, ax = subplots(figsize=(8.5, 3))
    every = 20  # epochs between two points: the curve looks the same, and the page stays small
    for name, run in runs.items():
        epochs = np.arange(1, len(run.costs) + 1)[::every]
        if name in ("gradient descent", "Adam"):
            ax.plot(epochs, run.last_batch_costs[::every], color=METHODS[name]["color"], alpha=0.25, linewidth=0.6)
        ax.plot(epochs, run.costs[::every], **METHODS[name], linewidth=2, label=name)
    ax.set(xlabel="epoch", ylabel="cost", ylim=(0, 0.9))
    label_lines(ax)
    ends = ", ".join(f"{name} {run.costs[-1]:.2f}" for name, run in runs.items())
    alt = f"Cost curves of the optimizers over the epochs. Costs of the last epoch: {ends}."
    caption = (
        "Thick lines: mean cost of each epoch. Thin lines, for gradient descent and Adam: cost of the last mini-batch "
        "of the epoch, with 44 points. This cost goes up and down although training works."
    )
    show_figure(figure, alt, caption)


def plot_schedules(rates):
    """Plot learning rates over the epochs; `rates` maps the name of a schedule to its learning rates."""
    figure, ax = subplots(figsize=(8, 2.8))
    for (name, values), look in zip(rates.items(), line_styles(rates), strict=True):
        ax.plot(values, **look, linewidth=2, label=name)
    ax.set(xlabel="epoch", ylabel="learning rate α", ylim=(0, None))
    label_lines(ax)
    alt = f"Learning rates over {len(values)} epochs for the schedules {', '.join(rates)}."
    middles = ", ".join(f"{name} {values[len(values) // 2]:.3f}" for name, values in rates.items())
    show_figure(figure, alt, f"All start from α₀ = {next(iter(rates.values()))[0]:.2g}. In the middle α is: {middles}.")


def plot_decay_runs(runs):
    """Plot the costs of each optimizer under each kind of decay; `runs` maps (optimizer, decay) to a run."""
    names, kinds = list(dict.fromkeys(name for name, _ in runs)), list(dict.fromkeys(kind for _, kind in runs))
    figure, axes = subplots(1, len(names), figsize=(12, 2.7), sharey=True)
    for ax, name in zip(axes, names, strict=True):
        for kind in kinds:
            costs = runs[name, kind].costs
            ax.plot(np.arange(1, len(costs) + 1)[::5], costs[::5], **METHODS[kind], linewidth=1.5, label=kind)
        ax.set(title=name, xlabel="epoch", ylim=(0, 0.8))
    axes[0].set_ylabel("cost")
    label_lines(axes[-1])
    alt = f"Cost curves of {', '.join(names)}, one panel each, for the learning rates {', '.join(kinds)}."
    worst = {kind: max(runs[name, kind].costs[-1] for name in names) for kind in kinds}
    ends = ", ".join(f"{kind} {cost:.2f}" for kind, cost in worst.items())
    show_figure(
        figure, alt, f"The highest of the four costs at the end: {ends}. Where does a curve become flat too early?"
    )


# Saddle points


def draw_saddle():
    """Draw a cost with a saddle point from above and along its two axes."""
    figure, axes = subplots(1, 3, figsize=(11, 3), width_ratios=(1.2, 1, 1))
    view = (-1.6, 1.6), (-1.6, 1.6)
    _draw_from_above(axes[0], saddle.cost, view, "from above, with the direction downhill", ((0, -1), (0, 1)))
    for point in ((1.2, 0.05), (-1.2, -0.05), (0, 0.3), (0, -0.3), (0.8, 0.8), (-0.8, -0.8)):
        _arrow(axes[0], point, -0.45 * np.array(saddle.slopes(*point)), COLORS["green"])
    axes[0].plot(0, 0, "o", color=COLORS["yellow"], markeredgecolor="black", zorder=5)
    line = np.linspace(-1.6, 1.6, 101)
    for ax, cost, name, word in (
        (axes[1], saddle.cost(line, 0), "w", "up"),
        (axes[2], saddle.cost(0, line), "b", "down"),
    ):
        ax.plot(line, cost, color=COLORS["green"], linewidth=2)
        ax.plot(0, saddle.cost(0, 0), "o", color=COLORS["yellow"], markeredgecolor="black", zorder=5)
        ax.set(title=f"along ${name}$ the cost curves {word}", xlabel=f"${name}$", ylim=(-0.05, 1.3))
    axes[1].set_ylabel("cost")
    alt = (
        "Left: contours of a cost with a saddle point in the middle and two minima, above and below it. Arrows point "
        "towards the middle along w and away from it along b. Middle: along w the cost is a valley. Right: along b it "
        "is a hill between two valleys."
    )
    caption = (
        "The gradient is zero at the disc, but the disc is not a minimum: along b the cost falls on both sides, to the "
        "two minima (crosses)."
    )
    show_figure(figure, alt, caption)


def plot_shares_of_minima(shares):
    """Plot the share of matrices that curve upward in every direction, against their size n."""
    figure, ax = subplots(figsize=(7, 2.8))
    sizes = np.array(list(shares))
    found = np.array(list(shares.values()))
    ax.plot(sizes, 0.5**sizes, "--", color="black", label="independent directions, $2^{-n}$")
    ax.plot(sizes[found > 0], found[found > 0], "o-", color=COLORS["green"], label="random matrices")
    ax.set(yscale="log", xlabel="number of parameters $n$", ylabel="share")
    label_lines(ax)
    alt = "The share of points that are minima against the number of parameters, on a logarithmic axis, for two models."
    caption = (
        "The share of minima falls faster than 2⁻ⁿ, because the directions of a random matrix are not independent."
    )
    if not np.all(found[1:] <= 0.5 ** sizes[1:]):
        caption = "Compare the two curves: which one falls faster?"
    if not found.all():
        caption += f" No point is drawn for n = {', '.join(map(str, sizes[found == 0]))}: no minimum was found there."
    show_figure(figure, alt, caption)
