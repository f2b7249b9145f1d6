# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Optimization
#
# A network learns by taking many small steps downhill. This notebook is about *how* to step: in which
# direction, how far, and after looking at how much data. You write five optimizers from their formulas,
# watch them walk, and train the same network with each of them.
#
# **When you are done you can**
#
# - split a training set into mini-batches and say what their size trades against what;
# - smooth a noisy series with an exponentially weighted average, and correct its start;
# - write gradient descent, momentum, RMSProp and Adam, and say what each one adds to the one before;
# - make the learning rate shrink, and tell a good schedule from one that stops learning;
# - recognize a plateau, and check your own optimizer against a library's.
#
# | part | | minutes |
# |---|---|---:|
# | 1 | Gradient descent | 5 |
# | 2 | Batch, mini-batch, stochastic | 12 |
# | 3 | Exponentially weighted averages | 10 |
# | 4 | Momentum | 12 |
# | 5 | RMSProp | 7 |
# | 6 | Adam | 10 |
# | 7 | Four optimizers on the moons | 5 |
# | 8 | Learning-rate decay | 8 |
# | 9 | Saddle points and plateaus | 4 |
# | 10 | The same in a framework | 5 |
# | 11 | In your own words | 7 |
# | | together | 85 |
#
# Run the cells from top to bottom. After each exercise a `check(...)` cell tells you how you are doing.
# Figures with sliders run *your* functions: they come to life when the exercises before them are done. If
# any other given cell stops with an error, an exercise above it is not finished yet.

# %% given="imports"
import numpy as np

from course_utils import check

np.set_printoptions(precision=4, suppress=True)

# %% [markdown]
# **Notation.** Examples are columns: `X` has shape $(n_x, m)$ and `Y`, the labels 0 and 1, shape
# $(1, m)$. The network has $L$ layers; `parameters` is a dict with `"W1"`, `"b1"`, …, `"WL"`, `"bL"`, and
# `grads` holds the derivatives of the cost $J$ under `"dW1"`, `"db1"`, …, each shaped like its parameter.
# `cost_and_gradients(parameters, X, Y)` runs the network forward and backward and is given, so that you
# can think about the steps alone.

# %% demo="imports-for-experiments"
from time import perf_counter

import matplotlib.pyplot as plt

from course_utils import (
    AverageExplorer,
    BowlExplorer,
    MoonsExplorer,
    accuracy,
    bowl,
    cost_and_gradients,
    descend,
    load_moons,
    load_temperatures,
    plot_costs,
    plot_decision_boundary,
    plot_paths,
    predict,
    progress,
    saddle,
    starting_parameters,
    train_network,
)

X, Y = load_moons()
fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.2), layout="constrained")
for label, marker, color in ((0, "o", "#0072B2"), (1, "^", "#D55E00")):
    left.plot(*X[:, Y[0] == label], marker, color=color, markersize=4, label=f"label {label}")
left.set(title="the data of this notebook: two moons", xlabel="$x_1$", ylabel="$x_2$")
left.legend()
plot_paths(bowl.cost, {}, (-5, 5), (-0.8, 0.8), right, target=(0, 0))
w, b = np.meshgrid([-4, -2, 2, 4], [-0.6, -0.01, 0.6])
slope_w, slope_b = bowl.slopes(w, b)
right.quiver(w, b, -slope_w, -slope_b, color="#0072B2", width=0.006, scale=400)
right.set_title("an elongated bowl, and the direction downhill")
plt.show()
print(f"The moons: {X.shape[1]} points, one per column of X {X.shape}; the labels Y have shape {Y.shape}.")
print("On the bowl the arrows are longest where it is steep: across the valley, not along it.")

# %% [markdown]
# ## 1 · Gradient descent
#
# The gradient points uphill, so step the other way. For every layer $l = 1, \dots, L$:
#
# $$
# W^{[l]} \leftarrow W^{[l]} - \alpha\, dW^{[l]}
# \qquad\qquad b^{[l]} \leftarrow b^{[l]} - \alpha\, db^{[l]}
# $$
#
# The **learning rate** $\alpha$ is how far you trust the slope. Layers are counted from 1, as in the
# formula.
#
# ### Exercise 1: `update_parameters_with_gd`
#
# Update every `W` and every `b` once. `L` is given; build the names of the parameters with f-strings such
# as `f"W{l}"`.


# %% exercise="update_parameters_with_gd"
def update_parameters_with_gd(parameters, grads, learning_rate):
    """Take one step of gradient descent.

    Arguments:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
        grads: dict "dW1", "db1", ..., "dWL", "dbL", shaped like the parameters
        learning_rate: the step size alpha, a number

    Returns:
        parameters: the dict with the updated arrays
    """
    L = len(parameters) // 2  # each layer has a W and a b

    ### BEGIN SOLUTION
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
    ### END SOLUTION


# %% check="update_parameters_with_gd"
check(update_parameters_with_gd)

# %% [markdown]
# **Remember**
#
# - One step changes *all* parameters, weights and biases, with the gradients of the *same* moment.
# - Too small an $\alpha$ is slow; too large an $\alpha$ overshoots, and the cost grows.
# - All other optimizers in this notebook change what is subtracted; the loop stays.

# %% [markdown]
# ## 2 · Batch, mini-batch, stochastic
#
# How much data should one look at before taking a step?
#
# - **Batch** gradient descent uses all $m$ examples: the gradient is exact, and one pass over the data,
#   an *epoch*, yields one step.
# - **Stochastic** gradient descent uses one example: $m$ steps per epoch, each in a rather noisy
#   direction.
# - **Mini-batch** gradient descent lies between: the examples are shuffled and cut into parts of, say,
#   64.
#
# In all three the training consists of three nested loops: over the epochs, over the parts of the data,
# and, inside the update, over the layers. Only the parts differ:
#
#     for epoch in range(epochs):
#         for X_part, Y_part in parts:
#             cost, grads = cost_and_gradients(parameters, X_part, Y_part)
#             parameters = update_parameters_with_gd(parameters, grads, learning_rate)
#
# The parts are `[(X, Y)]` for batch descent. For stochastic descent, part $j$ is `X[:, j:j+1]`, of shape
# $(n_x, 1)$. Beware of `X[:, j]`: it has shape $(n_x,)$, is no column any more, and adding a bias of
# shape $(n, 1)$ to a product with it quietly gives a matrix instead of a column.
#
# ### Exercise 2: `random_mini_batches`
#
# The shuffle is given: the same permutation for `X` and `Y`, so that every example keeps its label. Cut
# the shuffled columns into parts of `mini_batch_size`, in order. The last part takes what is left over.
# Two cases deserve a thought: $m$ a multiple of the size (no empty part at the end!) and $m$ smaller than
# the size (one part, with everything).


# %% exercise="random_mini_batches"
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    """Shuffle the examples and cut them into mini-batches.

    Arguments:
        X: array of shape (n_x, m), one example per column
        Y: array of shape (1, m), the labels
        mini_batch_size: number of examples in a full mini-batch
        seed: fixes the shuffle, so that everyone gets the same one

    Returns:
        mini_batches: list of pairs (mini_batch_X, mini_batch_Y) of shapes (n_x, k) and (1, k);
            k = mini_batch_size, and possibly less in the last pair
    """
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    ### BEGIN SOLUTION
    mini_batches = []
    for start in range(0, m, mini_batch_size):
        mini_batch_X = shuffled_X[:, start : start + mini_batch_size]
        mini_batch_Y = shuffled_Y[:, start : start + mini_batch_size]
        mini_batches.append((mini_batch_X, mini_batch_Y))
    return mini_batches
    ### END SOLUTION


# %% check="random_mini_batches"
check(random_mini_batches)

# %% [markdown]
# **Predict** before you run the next cell. It trains a single neuron (layers 2-1, bias held at 0, so that
# the cost depends on two weights and can be drawn) for six epochs in the three ways, all with the same
# $\alpha$. Which path is the shortest? Which is the most ragged? Which epoch takes longest on the clock?

# %% demo="three-ways-to-descend"
X_centered = X - X.mean(axis=1, keepdims=True)


def whole(epoch):
    return [(X_centered, Y)]


def mini(epoch):
    return random_mini_batches(X_centered, Y, 64, seed=epoch)


def single(epoch):
    return random_mini_batches(X_centered, Y, 1, seed=epoch)


def train_neuron(parts, epochs=6, rate=lambda epoch: 0.5):
    parameters = {"W1": np.zeros((1, 2)), "b1": np.zeros((1, 1))}
    path = [parameters["W1"][0].copy()]  # a copy: your update may change the array in place
    start = perf_counter()
    for epoch in range(epochs):
        for X_part, Y_part in parts(epoch):
            _, grads = cost_and_gradients(parameters, X_part, Y_part)
            grads["db1"] = np.zeros((1, 1))
            parameters = update_parameters_with_gd(parameters, grads, rate(epoch))
            path.append(parameters["W1"][0].copy())
    return np.array(path), (perf_counter() - start) / epochs


def neuron_cost(w1, w2):
    margins = np.multiply.outer(w1, X_centered[0]) + np.multiply.outer(w2, X_centered[1])
    return np.mean(np.logaddexp(0, margins) - Y[0] * margins, axis=-1)


ways = {"batch": whole, "mini-batch (64)": mini, "stochastic": single}
view = (-0.5, 3), (-5.5, 0.5)
runs = {name: train_neuron(parts) for name, parts in ways.items()}
fig, axes = plt.subplots(1, 3, figsize=(11, 3.4), layout="constrained", sharey=True)
for ax, (name, (path, _)) in zip(axes, runs.items(), strict=True):
    plot_paths(neuron_cost, {name: path}, *view, ax, "$w_1$", "$w_2$", target=(1.21, -3.89))
plt.show()
for name, (path, seconds) in runs.items():
    print(
        f"{name:16}{len(path) - 1:5} steps in 6 epochs, {1e3 * seconds:6.2f} ms per epoch, "
        f"cost {neuron_cost(*path[-1]):.3f}"
    )

# %% [markdown]
# Batch descent follows the slope exactly but has taken just six steps. Stochastic descent arrives within
# its first epoch, and then never rests: each example pulls its own way. It also pays the overhead of a
# NumPy call 300 times per epoch, because one column at a time leaves nothing to vectorize. Mini-batches
# get most of both advantages.
#
# The next cell measures this bargain on 4800 examples with the 2-5-2-1 network of this notebook. Every
# size gets the same time on the clock.

# %% demo="mini-batch-size"
X_big, Y_big = np.tile(X, 16), np.tile(Y, 16)


def train_for(budget, size):
    """Return how many examples pass in a second, and the cost after `budget` seconds of steps."""
    parameters, spent, seen, epoch = starting_parameters("moons"), 0.0, 0, 0
    while spent < budget:
        epoch += 1
        parts = random_mini_batches(X_big, Y_big, size, seed=epoch)  # the shuffle is off the clock
        start = perf_counter()
        for X_part, Y_part in parts:
            _, grads = cost_and_gradients(parameters, X_part, Y_part)
            parameters = update_parameters_with_gd(parameters, grads, learning_rate=0.1)
            seen += X_part.shape[1]
            if spent + perf_counter() - start > budget:
                break
        spent += perf_counter() - start
    return seen / spent, cost_and_gradients(parameters, X_big, Y_big)[0]


sizes, budget = [1, 4, 16, 64, 256, 1024, 4800], 0.3
speeds, costs = np.transpose([train_for(budget, size) for size in sizes])
fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.2), layout="constrained")
left.plot(sizes, speeds, "o-", color="#0072B2")
left.set(xscale="log", yscale="log", xlabel="mini-batch size", ylabel="examples", title="examples per second")
right.plot(sizes, costs, "s-", color="#D55E00")
right.set(xscale="log", xlabel="mini-batch size", ylabel="cost", title=f"cost after {budget} s of training")
right.set_ylim(bottom=0)
plt.show()
print(f"Mini-batches of 64 look at {speeds[3] / speeds[0]:.0f} times as many examples per second as single ones.")
print(f"Cost after {budget} s: single {costs[0]:.2f}, mini-batches of 64 {costs[3]:.2f}, whole batch {costs[-1]:.2f}.")

# %% [markdown]
# **Remember**
#
# - Up to about 2000 examples: take the whole batch if you like. Beyond: a power of two, typically 64 to
#   512, that fits into memory.
# - The cost of a mini-batch goes up and down from step to step even when all is well; look at its trend.
# - Shuffle `X` and `Y` together, and anew in every epoch.

# %% [markdown]
# ## 3 · Exponentially weighted averages
#
# Mini-batch gradients are noisy measurements of a direction. Before we average gradients, let us average
# something that everyone has a feeling for: daily temperatures $\theta_1, \theta_2, \dots$ Start from
# $v_0 = 0$ and mix each new value in:
#
# $$v_t = \beta\, v_{t-1} + (1-\beta)\,\theta_t$$
#
# Unrolled, $v_t = (1-\beta)\,(\theta_t + \beta\,\theta_{t-1} + \beta^2\,\theta_{t-2} + \dots)$: the
# weight of a day shrinks by the factor $\beta$ with each day that passes, and after $1/(1-\beta)$ days
# about a third of it is left ($\beta^{1/(1-\beta)}$ is 0.25 for $\beta = 0.5$ and nears $1/e \approx 0.37$
# for large $\beta$). So $v_t$ averages over *about* $1/(1-\beta)$ days: 2 days for $\beta = 0.5$, 10 for
# $0.9$, 50 for $0.98$. All it ever stores is one number.
#
# **Bias correction.** The weights in $v_t$ add up to $1-\beta^t$, not to 1: the average starts from
# $v_0 = 0$ and needs time to forget it. Dividing repairs that:
#
# $$\hat v_t = \frac{v_t}{1-\beta^t}$$
#
# The divisor is a matter of the output only. The recursion goes on with the uncorrected $v_t$.
#
# ### Exercise 3: `exponentially_weighted_average`
#
# Return the whole series $\hat v_1, \dots, \hat v_T$, or $v_1, \dots, v_T$ when `bias_correction` is
# false. Mind the index: $\theta_1$ is `values[0]`.


# %% exercise="exponentially_weighted_average"
def exponentially_weighted_average(values, beta, bias_correction=True):
    """Smooth a series with exponentially decaying weights.

    Arguments:
        values: the series theta_1, ..., theta_T, a list or array of T numbers
        beta: weight of the past, 0 <= beta < 1
        bias_correction: whether to divide v_t by 1 - beta**t

    Returns:
        averages: array of T numbers, the (corrected) v_1, ..., v_T; v_0 = 0 is not among them
    """
    averages = np.zeros(len(values))

    ### BEGIN SOLUTION
    v = 0.0
    for t in range(1, len(values) + 1):
        v = beta * v + (1 - beta) * values[t - 1]
        if bias_correction:
            averages[t - 1] = v / (1 - beta**t)
        else:
            averages[t - 1] = v
    return averages
    ### END SOLUTION


# %% check="exponentially_weighted_average"
check(exponentially_weighted_average)

# %% demo="three-averages"
values, season = load_temperatures()
days = np.arange(1, len(values) + 1)
fig, axes = plt.subplots(1, 2, figsize=(11, 3.4), layout="constrained", sharey=True)
for ax, correction in zip(axes, (True, False), strict=True):
    ax.plot(days, values, ".", color="0.75", markersize=4)
    for beta, color, style in ((0.5, "#E69F00", "-"), (0.9, "#D55E00", "--"), (0.98, "#009E73", "-.")):
        average = exponentially_weighted_average(values, beta, correction)
        ax.plot(days, average, style, color=color, label=f"β = {beta}")
    ax.set(title=f"{'with' if correction else 'without'} bias correction", xlabel="day", ylim=(0, 30))
axes[0].set_ylabel("temperature in °C")
axes[1].legend(loc="lower right")
plt.show()
print("The larger β, the smoother the line and the later it follows the season.")
gap = exponentially_weighted_average(values, 0.98) - exponentially_weighted_average(values, 0.98, False)
print(f"Without correction the line for β = 0.98 starts {gap[0]:.0f} °C below the corrected one, near 0 °C,")
print(f"and is still {gap[99]:.0f} °C below it after 100 days.")

# %% [markdown]
# **Predict.** A small $\beta$ follows the noise, a large one lags behind the season. Where between 0.5
# and 0.99 will the corrected average lie closest to the true season? **Move** the slider. **Target:**
# bring the distance below 0.7 °C.

# %% demo="explore-averages"
AverageExplorer(exponentially_weighted_average)

# %% [markdown]
# **Remember**
#
# - $\beta$ is the weight of the past; the average reaches back about $1/(1-\beta)$ values.
# - Smooth and late, or ragged and prompt: you choose with $\beta$.
# - Bias correction matters at the start and fades by itself, because $\beta^t \to 0$.

# %% [markdown]
# ## 4 · Momentum
#
# On an elongated bowl, gradient descent is stuck between two evils. Across the valley the slope is steep
# and asks for a small $\alpha$, along it the slope is gentle and asks for a large one. With the largest
# $\alpha$ that still converges, it zigzags from wall to wall and creeps forward.


# %% demo="zigzag"
def nothing(parameters):
    return None


def gd_step(parameters, grads, state, t, learning_rate):
    return update_parameters_with_gd(parameters, grads, learning_rate), state


path, costs = descend(bowl, (-4, 0.5), nothing, gd_step, steps=100, learning_rate=0.018)
plot_paths(bowl.cost, {"gradient descent, α = 0.018": path}, (-5, 2), (-0.8, 0.8), target=(0, 0))
plt.show()
print(f"After 100 steps gradient descent has brought the cost from {costs[0]:.1f} to {costs[-1]:.2f}.")

# %% [markdown]
# The zigzag averages out to nearly nothing, the creeping does not. So step along an exponentially
# weighted average of the gradients, the **velocity** $v$:
#
# $$
# v_{dW^{[l]}} \leftarrow \beta\, v_{dW^{[l]}} + (1-\beta)\, dW^{[l]}
# \qquad\qquad W^{[l]} \leftarrow W^{[l]} - \alpha\, v_{dW^{[l]}}
# $$
#
# and the same for $b^{[l]}$ with $v_{db^{[l]}}$. With $\beta = 0$ this is gradient descent. It needs no
# bias correction in practice: the slow start is over after some $1/(1-\beta)$ steps.
#
# **Convention.** This is the *moving-average* form. Other books and libraries write
# $v \leftarrow \beta\,v + dW$ without the factor $1-\beta$. Their velocity is then $1/(1-\beta)$ times
# ours, ten times for $\beta = 0.9$: for the same path their learning rate must be $(1-\beta)\,\alpha$.
# Ask which form is meant before you copy a learning rate.
#
# ### Exercise 4: `initialize_velocity`
#
# A velocity of zero for every gradient: keys `"dW1"`, `"db1"`, …, shapes like the parameters.


# %% exercise="initialize_velocity"
def initialize_velocity(parameters):
    """Start the velocity at zero.

    Arguments:
        parameters: dict "W1", "b1", ..., "WL", "bL"

    Returns:
        v: dict "dW1", "db1", ..., "dWL", "dbL" of zeros, shaped like the parameters
    """
    L = len(parameters) // 2
    v = {}

    ### BEGIN SOLUTION
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])
        v[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])
    return v
    ### END SOLUTION


# %% check="initialize_velocity"
check(initialize_velocity)

# %% [markdown]
# ### Exercise 5: `update_parameters_with_momentum`
#
# First the new velocity, then the step along it. Return both.


# %% exercise="update_parameters_with_momentum"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    """Take one step of gradient descent with momentum.

    Arguments:
        parameters: dict "W1", "b1", ..., "WL", "bL"
        grads: dict "dW1", "db1", ..., "dWL", "dbL", shaped like the parameters
        v: the velocity so far, a dict like grads
        beta: weight of the past, 0 <= beta < 1
        learning_rate: the step size alpha, a number

    Returns:
        parameters: the dict with the updated arrays
        v: the dict with the updated velocity
    """
    L = len(parameters) // 2

    ### BEGIN SOLUTION
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return parameters, v
    ### END SOLUTION


# %% check="update_parameters_with_momentum"
check(update_parameters_with_momentum)

# %% [markdown]
# **Predict.** At $\alpha = 0.018$, what will $\beta = 0.9$ change: the path, the final cost, or both?
# **Move** the β slider and see. Momentum alone is not speed: it *allows* a larger $\alpha$. **Target:**
# bring the cost below 1e-8 within the 100 steps. ($\beta = 0.9$ will not do; look a little lower. And
# with $\beta = 0$ no $\alpha$ brings it below 0.1. Why?)

# %% demo="explore-momentum"
BowlExplorer(initialize_velocity, update_parameters_with_momentum)

# %% [markdown]
# At $\alpha = 0.018$, β = 0.9 turns the zigzag into wide arcs and hardly lowers the cost: 0.15 instead of
# 0.21. Without momentum each step multiplies $b$ by $1 - 100\,\alpha$, which diverges beyond
# $\alpha = 0.02$, and $w$ by $1 - \alpha$: at $\alpha = 0.02$, $0.98^{100}$ leaves 13 % of the way to go.
#
# The same on the moons network, trained for 40 epochs. **Predict:** which β makes sense at $\alpha = 5$,
# where plain mini-batch descent is thrown about? **Target:** at $\alpha = 5$, classify at least 93 %
# correctly with a cost curve that goes down calmly. Then find out what $\beta = 0.99$ costs you at
# $\alpha = 0.1$.

# %% demo="explore-momentum-on-moons"
MoonsExplorer(random_mini_batches, initialize_velocity, update_parameters_with_momentum)

# %% [markdown]
# At $\alpha = 5$ the curve is calm for β between about 0.92 and 0.97; with 0.9 it still jumps once. At
# $\alpha = 0.1$ nothing needs calming, and $\beta = 0.99$ is nothing but slow: 68 % instead of 73 %.
#
# **Remember**
#
# - Momentum averages the gradients: what alternates cancels, what persists stays.
# - Its gain is stability, which you spend on a larger learning rate.
# - $\beta = 0.9$ is a good first choice. A larger α asks for a larger β; too large a β reacts late and
#   swings past the minimum.

# %% [markdown]
# ## 5 · RMSProp
#
# Momentum treats all directions alike. RMSProp (Hinton, 2012) measures how large the gradient of each
# single parameter usually is, and divides by that:
#
# $$
# s_{dW^{[l]}} \leftarrow \beta\, s_{dW^{[l]}} + (1-\beta)\,\big(dW^{[l]}\big)^2
# \qquad\qquad W^{[l]} \leftarrow W^{[l]} - \alpha\, \frac{dW^{[l]}}{\sqrt{s_{dW^{[l]}}}+\varepsilon}
# $$
#
# and the same for $b^{[l]}$. Square, root and division act on each element. Where the slope is steep, the
# step is divided by a large number; where it is gentle, by a small one. Both directions of the bowl
# advance at about the same pace.
#
# **Convention.** The small $\varepsilon$ keeps the division safe when $s$ is 0. It stands *outside* the
# root. (Inside the root, $\varepsilon = 10^{-8}$ would act like $10^{-4}$.) There is no bias correction
# here, so the first step is $1/\sqrt{1-\beta} \approx 3.2$ times $\alpha$ long.
#
# ### Exercise 6: `update_parameters_with_rmsprop`
#
# `s` starts as zeros; `initialize_velocity` makes just such a dict, so you need no other initializer.


# %% exercise="update_parameters_with_rmsprop"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    """Take one step of RMSProp.

    Arguments:
        parameters: dict "W1", "b1", ..., "WL", "bL"
        grads: dict "dW1", "db1", ..., "dWL", "dbL", shaped like the parameters
        s: the average of the squared gradients so far, a dict like grads
        learning_rate: the step size alpha, a number
        beta: weight of the past, 0 <= beta < 1
        epsilon: small number that keeps the division safe, added outside the root

    Returns:
        parameters: the dict with the updated arrays
        s: the dict with the updated average of squares
    """
    L = len(parameters) // 2

    ### BEGIN SOLUTION
    for l in range(1, L + 1):
        for name in (f"W{l}", f"b{l}"):
            grad = grads[f"d{name}"]
            s[f"d{name}"] = beta * s[f"d{name}"] + (1 - beta) * grad**2
            step = grad / (np.sqrt(s[f"d{name}"]) + epsilon)
            parameters[name] = parameters[name] - learning_rate * step
    return parameters, s
    ### END SOLUTION


# %% check="update_parameters_with_rmsprop"
check(update_parameters_with_rmsprop)

# %% [markdown]
# **Remember**
#
# - Each parameter gets a step size of its own, from its own recent gradients.
# - The average is over *squares*: it measures size and knows no direction.
# - Near the minimum RMSProp does not slow down by itself; gradients shrink, and so does what they are
#   divided by.

# %% [markdown]
# ## 6 · Adam
#
# Adam (Kingma & Ba, 2015) combines both: the direction is momentum's average of the gradients, the scale
# is RMSProp's average of their squares, and both are bias-corrected. In step $t = 1, 2, \dots$, element
# by element:
#
# $$
# v \leftarrow \beta_1\, v + (1-\beta_1)\, dW
# \qquad\qquad s \leftarrow \beta_2\, s + (1-\beta_2)\, (dW)^2
# $$
#
# $$
# \hat v = \frac{v}{1-\beta_1^{\,t}}
# \qquad\qquad \hat s = \frac{s}{1-\beta_2^{\,t}}
# \qquad\qquad W \leftarrow W - \alpha\,\frac{\hat v}{\sqrt{\hat s}+\varepsilon}
# $$
#
# and the same for $b$. Each average is corrected with *its own* β, $\varepsilon$ is outside the root, and
# what is carried to the next step is $v$ and $s$, never $\hat v$ and $\hat s$. The usual values are
# $\beta_1 = 0.9$, $\beta_2 = 0.999$, $\varepsilon = 10^{-8}$.
#
# **Predict.** In step $t=1$ with gradient $g$: how long is Adam's step? And how long would it be without
# the two corrections? (The answers are below the exercises.)
#
# ### Exercise 7: `initialize_adam`
#
# Two dicts of zeros like exercise 4's, each with arrays of its own.


# %% exercise="initialize_adam"
def initialize_adam(parameters):
    """Start both of Adam's averages at zero.

    Arguments:
        parameters: dict "W1", "b1", ..., "WL", "bL"

    Returns:
        v: average of the gradients, a dict "dW1", "db1", ..., "dWL", "dbL" of zeros, shaped like the parameters
        s: average of the squared gradients, another such dict
    """
    L = len(parameters) // 2
    v = {}
    s = {}

    ### BEGIN SOLUTION
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])
        v[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])
        s[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])
        s[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])
    return v, s
    ### END SOLUTION


# %% check="initialize_adam"
check(initialize_adam)

# %% [markdown]
# ### Exercise 8: `update_parameters_with_adam`
#
# `t` is the number of the step, 1 for the first. Return the uncorrected `v` and `s`.


# %% exercise="update_parameters_with_adam"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Take one step of Adam.

    Arguments:
        parameters: dict "W1", "b1", ..., "WL", "bL"
        grads: dict "dW1", "db1", ..., "dWL", "dbL", shaped like the parameters
        v: the average of the gradients so far, a dict like grads
        s: the average of the squared gradients so far, a dict like grads
        t: number of this step, 1 for the first
        learning_rate: the step size alpha, a number
        beta1: weight of the past in v
        beta2: weight of the past in s
        epsilon: small number that keeps the division safe, added outside the root

    Returns:
        parameters: the dict with the updated arrays
        v: the updated average of the gradients, before bias correction
        s: the updated average of the squared gradients, before bias correction
    """
    L = len(parameters) // 2

    ### BEGIN SOLUTION
    for l in range(1, L + 1):
        for name in (f"W{l}", f"b{l}"):
            grad = grads[f"d{name}"]
            v[f"d{name}"] = beta1 * v[f"d{name}"] + (1 - beta1) * grad
            s[f"d{name}"] = beta2 * s[f"d{name}"] + (1 - beta2) * grad**2
            v_corrected = v[f"d{name}"] / (1 - beta1**t)
            s_corrected = s[f"d{name}"] / (1 - beta2**t)
            step = v_corrected / (np.sqrt(s_corrected) + epsilon)
            parameters[name] = parameters[name] - learning_rate * step
    return parameters, v, s
    ### END SOLUTION


# %% check="update_parameters_with_adam"
check(update_parameters_with_adam)

# %% [markdown]
# The first step: $\hat v = g$ and $\sqrt{\hat s} = |g|$, so its length is $\alpha$, whatever the
# gradient. Without the corrections it is $0.1\,|g| \,/ \sqrt{0.001\, g^2} \approx 3.2$ times as long: the
# second average starts even lower than the first.
#
# To compare optimizers we give all of them the same two functions: one for what they remember at the
# start, one for a step.


# %% demo="four-optimizers"
def momentum_step(parameters, grads, v, t, learning_rate):
    return update_parameters_with_momentum(parameters, grads, v, 0.9, learning_rate)[:2]


def rmsprop_step(parameters, grads, s, t, learning_rate):
    return update_parameters_with_rmsprop(parameters, grads, s, learning_rate)[:2]


def adam_step(parameters, grads, state, t, learning_rate):
    v, s = state
    parameters, v, s = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate)[:3]
    return parameters, (v, s)


optimizers = {
    "gradient descent": (nothing, gd_step),
    "momentum": (initialize_velocity, momentum_step),
    "RMSProp": (initialize_velocity, rmsprop_step),
    "Adam": (initialize_adam, adam_step),
}

# %% demo="paths-on-the-bowl"
learning_rates = {"gradient descent": 0.018, "momentum": 0.05, "RMSProp": 0.05, "Adam": 0.15}
walks = {
    f"{name}, α = {learning_rates[name]}": descend(
        bowl, (-4, 0.5), *optimizer, steps=100, learning_rate=learning_rates[name]
    )
    for name, optimizer in optimizers.items()
}
fig, axes = plt.subplot_mosaic("ABE;CDE", figsize=(12, 4.6), layout="constrained")
for ax, (name, (path, _)) in zip((axes[letter] for letter in "ABCD"), walks.items(), strict=True):
    plot_paths(bowl.cost, {name: path}, (-5, 2), (-0.8, 0.8), ax, target=(0, 0))
plot_costs({name: costs for name, (_, costs) in walks.items()}, axes["E"], xlabel="step", log=True)
axes["E"].set(title="cost after each step", ylim=(1e-6, 1e2))
axes["E"].legend(loc="lower left", fontsize=8)
plt.show()
print("Gradient descent zigzags, momentum swings. RMSProp and Adam set out with equal steps along both axes,")
print("although the slope along b is 12 times as steep.")
b = walks["RMSProp, α = 0.05"][0][:, 1]
kick = 20 + np.argmax(np.abs(b[20:]) > 0.05)
print(f"By step {kick} RMSProp has long been on the valley floor, and is thrown out to b = {b[kick]:.2f}:")
print("its average s has faded with the gradients, and a tiny slope divided by a tinier root makes a large step.")
for name, (_, costs) in walks.items():
    print(f"{name:28} cost after 100 steps {costs[-1]:.0e}")

# %% [markdown]
# **Remember**
#
# - Adam = momentum's direction ÷ RMSProp's scale, both corrected for their start at zero.
# - A step is rarely much longer than $\alpha$ per parameter, so $\alpha$ is easy to choose: 0.001 is the
#   customary start. (The 0.01 in our signature suits a network as small as this one.)
# - Count `t` in steps, not in epochs, and from 1; at $t = 0$ the correction divides by zero.

# %% [markdown]
# ## 7 · Four optimizers on the moons
#
# Now the real thing: the 2-5-2-1 network (LINEAR→RELU→LINEAR→RELU→LINEAR→SIGMOID), 10000 epochs in
# mini-batches of 64, $\alpha = 0.0007$, the same start and the same shuffles for everyone. The optimizers
# are yours, the mini-batches too; `train_network` only turns the crank.
#
# **Predict** the accuracy on the 300 training points: who gets beyond 90 %, and will momentum beat plain
# gradient descent?


# %% demo="train-gradient-descent"
def train_moons(name, **settings):
    start, step = optimizers[name]
    return train_network(X, Y, starting_parameters("moons"), start, step, random_mini_batches, **settings)


published = {"epochs": 10_000, "learning_rate": 0.0007, "mini_batch_size": 64, "seed": 10}


moons = {"gradient descent": train_moons("gradient descent", **published, label="gradient descent")}

# %% demo="train-momentum"
moons["momentum"] = train_moons("momentum", **published, label="momentum")

# %% demo="train-rmsprop"
moons["RMSProp"] = train_moons("RMSProp", **published, label="RMSProp")

# %% demo="train-adam"
moons["Adam"] = train_moons("Adam", **published, label="Adam")

# %% table="optimizers"
print(f"{'optimizer':18}{'train accuracy':>15}{'cost':>8}")
for name, run in moons.items():
    cost, _ = cost_and_gradients(run.parameters, X, Y)
    print(f"{name:18}{accuracy(run.parameters, X, Y):>15.1%}{cost:>8.2f}")

# %% demo="compare-optimizers"
fig, axes = plt.subplots(1, 4, figsize=(13, 3.1), layout="constrained", sharey=True)
for ax, (name, run) in zip(axes, moons.items(), strict=True):
    plot_decision_boundary(lambda points, p=run.parameters: predict(p, points), X, Y, ax, name)
plt.show()
ax = plot_costs(
    {name: run.costs for name, run in moons.items()},
    background={name: moons[name].last_batch_costs for name in ("gradient descent", "Adam")},
)
ax.set_ylim(0, 0.9)
plt.show()
print("Bold: the cost of each epoch. Faint: the cost of its last mini-batch alone, 44 points, easy or hard ones.")
print("RMSProp and Adam bend the boundary around the moons; the two others are still on their way.")

# %% [markdown]
# Momentum and gradient descent end at the same 79.7 %. That is no mistake in your code. In the
# moving-average form momentum travels about as far as plain descent with the same $\alpha$; it would have
# allowed a far larger one, and this $\alpha$ is tiny. RMSProp and Adam do not depend on the size of the
# gradients: they take steps of about $\alpha$ even where the slope is gentle. Given enough epochs, or an
# $\alpha$ of 0.1, gradient descent gets there as well.
#
# **Remember**
#
# - With *one* learning rate for all, you compare how the methods scale a step, as much as the methods.
# - Adam works well with little tuning; that, and not magic, is why it is the usual first choice.
# - It pays with memory: two numbers per parameter, where momentum and RMSProp need one.

# %% [markdown]
# ## 8 · Learning-rate decay
#
# With a constant $\alpha$, mini-batch descent keeps circling the minimum at a distance that grows with
# $\alpha$. Large steps at first and small ones later would have the best of both. The simplest rule lets
# the rate shrink in every epoch, counted from 0:
#
# $$\alpha = \frac{\alpha_0}{1 + \text{decay rate} \cdot \text{epoch}}$$
#
# It has a trap: at decay rate 1 a tenth of $\alpha_0$ is left after 9 epochs and a thousandth after 999.
# Learning may stop long before the minimum. A *schedule* holds the rate for a while and then lowers it in
# stairs:
#
# $$
# \alpha = \frac{\alpha_0}{1 + \text{decay rate} \cdot \lfloor \text{epoch} \,/\, \text{interval} \rfloor}
# $$
#
# ### Exercise 9: `update_lr`
#
# The first of the two formulas.


# %% exercise="update_lr"
def update_lr(learning_rate0, epoch_num, decay_rate):
    """Shrink the learning rate with every epoch.

    Arguments:
        learning_rate0: the learning rate in epoch 0
        epoch_num: number of the epoch, from 0
        decay_rate: how fast the learning rate shrinks

    Returns:
        learning_rate: the learning rate for this epoch
    """
    ### BEGIN SOLUTION
    return learning_rate0 / (1 + decay_rate * epoch_num)
    ### END SOLUTION


# %% check="update_lr"
check(update_lr)

# %% [markdown]
# ### Exercise 10: `schedule_lr_decay`
#
# The second one. $\lfloor\cdot\rfloor$ rounds down to a whole number.


# %% exercise="schedule_lr_decay"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    """Shrink the learning rate once every `time_interval` epochs.

    Arguments:
        learning_rate0: the learning rate in epoch 0
        epoch_num: number of the epoch, from 0
        decay_rate: how fast the learning rate shrinks
        time_interval: number of epochs between two changes

    Returns:
        learning_rate: the learning rate for this epoch
    """
    ### BEGIN SOLUTION
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))
    ### END SOLUTION


# %% check="schedule_lr_decay"
check(schedule_lr_decay)

# %% demo="decay-curves"
epochs = np.arange(1000)
fig, ax = plt.subplots(figsize=(8, 3.2), layout="constrained")
ax.plot(epochs, [update_lr(0.1, epoch, 1) for epoch in epochs], color="#D55E00", label="update_lr, rate 1")
ax.plot(epochs, [update_lr(0.1, epoch, 0.01) for epoch in epochs], "--", color="#0072B2", label="update_lr, rate 0.01")
ax.plot(
    epochs,
    [schedule_lr_decay(0.1, epoch, 1, 100) for epoch in epochs],
    "-.",
    color="#009E73",
    label="schedule_lr_decay, rate 1, interval 100",
)
ax.set(yscale="log", xlabel="epoch", ylabel="learning rate")
ax.legend()
plt.show()
print(
    f"In epoch 100, update_lr with rate 1 has {update_lr(0.1, 100, 1):.4f} left of 0.1, "
    f"the schedule {schedule_lr_decay(0.1, 100, 1, 100):.4f}."
)
print("The stairs with rate 1 and interval 100 follow update_lr with rate 0.01.")

# %% [markdown]
# **Predict.** Each optimizer now trains for 1000 epochs from a generous $\alpha_0$: 0.1 for gradient
# descent and momentum, 0.01 for RMSProp and Adam. Which of the three columns below will stand out, and in
# which direction?


# %% demo="train-with-decay"
def constant(learning_rate0, epoch):
    return learning_rate0


def every_epoch(learning_rate0, epoch):
    return update_lr(learning_rate0, epoch, 1)


def in_stairs(learning_rate0, epoch):
    return schedule_lr_decay(learning_rate0, epoch, 1, 100)


decays = {"constant": constant, "every epoch": every_epoch, "in stairs": in_stairs}
generous = {"gradient descent": 0.1, "momentum": 0.1, "RMSProp": 0.01, "Adam": 0.01}
decayed = {}
for name, kind in progress([(name, kind) for name in optimizers for kind in decays], "1000 epochs each", "runs"):

    def rate(epoch, decay=decays[kind], learning_rate0=generous[name]):
        return decay(learning_rate0, epoch)

    decayed[name, kind] = train_moons(name, epochs=1000, learning_rate=rate)

# %% table="learning-rate-decay"
print(f"{'train accuracy':18}" + "".join(f"{kind:>14}" for kind in decays))
for name in optimizers:
    shares = [accuracy(decayed[name, kind].parameters, X, Y) for kind in decays]
    print(f"{name:18}" + "".join(f"{share:>14.0%}" for share in shares))

# %% [markdown]
# Decay in every epoch with rate 1 has starved all four: most of the learning rate was gone before the
# network had found the moons. The stairs learn about as well as a constant rate here. What decay *gains*
# shows near the minimum. Back to the single neuron of part 2 and its ragged stochastic path:

# %% demo="decay-settles"
rates = {
    "constant α = 0.5": lambda epoch: 0.5,
    "update_lr from 0.5, rate 1": lambda epoch: update_lr(0.5, epoch, 1),
}
settled = {name: train_neuron(single, 20, rate)[0] for name, rate in rates.items()}
fig, axes = plt.subplots(1, 2, figsize=(10, 3.4), layout="constrained", sharey=True)
for ax, (name, path) in zip(axes, settled.items(), strict=True):
    plot_paths(
        neuron_cost, {f"{name}, epochs 11 to 20": path[-3000:]}, *view, ax, "$w_1$", "$w_2$", target=(1.21, -3.89)
    )
plt.show()
for name, path in settled.items():
    costs = neuron_cost(*path[-3000:].T)
    print(f"{name:27} cost in epochs 11 to 20 between {costs.min():.4f} and {costs.max():.4f}")

# %% [markdown]
# **Remember**
#
# - Decay lets you start with large steps and end with a quiet landing.
# - Look at the learning rate you really have in the middle of the training, not at the formula alone.
# - Find a good constant $\alpha$ first. A schedule refines it; it does not rescue a bad one.

# %% [markdown]
# ## 9 · Saddle points and plateaus
#
# Does descent get trapped in bad local minima? In two dimensions they are easy to draw, and so people
# worried. But a point with zero gradient is a minimum only if the cost curves upward in *every*
# direction. If each of $n$ directions curved up or down by the toss of a coin, that would have
# probability $2^{-n}$. With thousands of parameters, nearly all points with zero gradient are **saddle
# points**: up along some directions, down along others. (A coin toss is a caricature; Dauphin et al.,
# 2014, look closer.) The cell below tosses whole curvature matrices instead of coins.

# %% table="random-curvatures"
generator = np.random.default_rng(0)
for n in range(1, 7):
    matrices = generator.normal(size=(20_000, n, n))
    curvatures = np.linalg.eigvalsh(matrices + matrices.transpose(0, 2, 1))
    share = np.mean(np.all(curvatures > 0, axis=1))
    print(f"n = {n}: {share:6.2%} of the random symmetric matrices curve upward in every direction")

# %% [markdown]
# What hurts is not being trapped but being slow. Around a saddle lies a **plateau** where the gradient is
# nearly zero, and a step proportional to the gradient is nearly none.
#
# **Predict.** Four walkers start beside a saddle, at $w = 1$, $b = 0.0001$, where the slope along $b$ is
# 0.0001. Who leaves first?

# %% demo="saddle"
walks = {
    name: descend(saddle, (1, 1e-4), *optimizer, steps=400, learning_rate=0.05)
    for name, optimizer in optimizers.items()
}
fig, (left, right) = plt.subplots(1, 2, figsize=(12, 3.6), layout="constrained")
plot_paths(saddle.cost, {name: path for name, (path, _) in walks.items()}, (-0.6, 1.2), (-0.4, 1.4), left)
for marker, height, label in (("s", 0, "saddle"), ("X", 1, "minimum")):
    left.plot(0, height, marker, color="black", markersize=8, markeredgecolor="white", zorder=5)
    left.annotate(label, (0, height), (8, -16), textcoords="offset points")
plot_costs({name: costs for name, (_, costs) in walks.items()}, right, xlabel="step")
plt.show()
for name, (_, costs) in walks.items():
    print(f"{name:18} brings the cost below 0.01 in {np.argmax(costs < 0.01):3} steps")

# %% [markdown]
# RMSProp and Adam divide the tiny slope by its own tiny size, and are off. Gradient descent has to wait
# until the slope has grown by itself, and moving-average momentum waits longer still, because an average
# trails behind what grows. (A larger $\alpha$ shortens both waits and does not change their order: at
# $\alpha = 0.5$ they are 24 and 54 steps.) The noise of mini-batches helps too: a walker that starts at
# exactly $b = 0$ never leaves without it.
#
# **Remember**
#
# - With many parameters, expect saddle points, not bad local minima.
# - A cost that has gone flat may be a plateau: wait, or change the optimizer, before you stop.
# - Adaptive steps cross plateaus, because they do not depend on the size of the gradient.

# %% [markdown]
# ## 10 · The same in a framework
#
# Libraries hold these optimizers ready. Reading their documentation with your own code at hand, you will
# know what each argument does, and where conventions differ. Here is scikit-learn's `MLPClassifier` with
# our network: it stores $W^{[l]}$ transposed in `coefs_` and $b^{[l]}$ in `intercepts_`, wants examples
# in *rows*, and adds an L2 penalty unless `alpha=0` (that α is not the learning rate).
#
# We set its weights to our start, feed it your mini-batches one by one, and compare all weights after
# each of 100 steps.
#
# **Predict.** scikit-learn's momentum is $v \leftarrow \beta v - \alpha\,dW$, $W \leftarrow W + v$. What
# learning rate must it get to walk beside yours?

# %% demo="scikit-learn"
import warnings

from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier


def sklearn_network(**settings):
    network = MLPClassifier((5, 2), alpha=0, max_iter=1, warm_start=True, shuffle=False, **settings)
    network.fit(X.T, Y[0])  # makes the weights; ours replace them
    ours = starting_parameters("moons")
    network.coefs_ = [ours[f"W{l}"].T for l in (1, 2, 3)]
    network.intercepts_ = [ours[f"b{l}"][:, 0] for l in (1, 2, 3)]
    return network


def difference(parameters, network):
    layers = enumerate(zip(network.coefs_, network.intercepts_, strict=True), start=1)
    return max(
        max(np.abs(parameters[f"W{l}"].T - coefs).max(), np.abs(parameters[f"b{l}"][:, 0] - intercepts).max())
        for l, (coefs, intercepts) in layers
    )


def side_by_side(step, state, learning_rate, **settings):
    """Return the largest difference of any weight over 100 steps."""
    parameters = starting_parameters("moons")
    worst = t = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # one step at a time cannot converge
        network = sklearn_network(**settings)
        for epoch in range(20):
            for X_part, Y_part in random_mini_batches(X, Y, 64, seed=epoch):
                _, grads = cost_and_gradients(parameters, X_part, Y_part)
                t += 1
                parameters, state = step(parameters, grads, state, t, learning_rate)
                train = network.fit if t == 1 else network.partial_fit  # `fit` begins with t = 1 and no velocity
                train(X_part.T, Y_part[0])
                worst = max(worst, difference(parameters, network))
    return worst


def adam_step_scaled_epsilon(parameters, grads, state, t, learning_rate):
    v, s = state
    epsilon = 1e-8 / np.sqrt(1 - 0.999**t)
    parameters, v, s = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, 0.9, 0.999, epsilon)[:3]
    return parameters, (v, s)


at_start = starting_parameters("moons")
velocity, adam = initialize_velocity, initialize_adam
sgd = {"solver": "sgd", "nesterovs_momentum": False}
differences = {
    "gradient descent, α = 0.1": side_by_side(gd_step, None, 0.1, **sgd, momentum=0, learning_rate_init=0.1),
    "momentum, α = 0.1, theirs 0.1": side_by_side(
        momentum_step, velocity(at_start), 0.1, **sgd, momentum=0.9, learning_rate_init=0.1
    ),
    "momentum, α = 0.1, theirs (1 - 0.9) · 0.1": side_by_side(
        momentum_step, velocity(at_start), 0.1, **sgd, momentum=0.9, learning_rate_init=(1 - 0.9) * 0.1
    ),
    "Adam, α = 0.01": side_by_side(adam_step, adam(at_start), 0.01, solver="adam", learning_rate_init=0.01),
    "Adam, α = 0.01, ε / √(1 - β2^t)": side_by_side(
        adam_step_scaled_epsilon, adam(at_start), 0.01, solver="adam", learning_rate_init=0.01
    ),
}

# %% table="scikit-learn-comparison"
print(f"{'yours beside scikit-learn':44}largest difference in 100 steps")
for name, worst in differences.items():
    print(f"{name:44}{'below 1e-12' if worst < 1e-12 else f'{worst:.0e}'}")

# %% [markdown]
# Your gradient descent *is* scikit-learn's, to the last digits. Momentum agrees once its learning rate is
# multiplied by $1-\beta$; with the same number it is another optimizer.
#
# Adam differs in the fifth decimal, and the last line tells why. scikit-learn folds both corrections into
# the step size, $\alpha\,\sqrt{1-\beta_2^t}\,/\,(1-\beta_1^t)$, and divides $v$ by
# $\sqrt{s} + \varepsilon$ with the *uncorrected* $s$. That is the same as dividing $\hat v$ by
# $\sqrt{\hat s} + \varepsilon/\sqrt{1-\beta_2^t}$: its ε is larger in effect, about 30 times in the first
# step. (The paper itself offers this order of computation in its section 2.) It shows most in the first
# steps and where gradients are small: the first step differs by the fraction $3 \cdot 10^{-7} / |g|$, five
# parts in ten thousand for the smallest gradient here.
#
# In everyday use all of this shrinks to a few lines. The penalty and early stopping are off, so that only
# chance differs, in the start and in the shuffles:

# %% demo="scikit-learn-everyday"
plain = {"solver": "adam", "learning_rate_init": 0.01, "alpha": 0, "max_iter": 1000, "n_iter_no_change": 1000}
shares = []
for seed in progress(range(6), "1000 epochs each", "starts"):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # after 1000 epochs we look, converged or not
        network = MLPClassifier((5, 2), random_state=seed, **plain).fit(X.T, Y[0])
    shares.append(network.score(X.T, Y[0]))
print("Train accuracy from six different starts:", ", ".join(f"{share:.0%}" for share in shares))

# %% [markdown]
# The same optimizer, six starts, quite different ends: a network with only two units in its last hidden
# layer is at the mercy of its first weights. (Three times as many epochs lift one of the six, from 88 to
# 95 %, and leave the others where they are.) That is what assignment 1 is about.

# %% [markdown]
# **Remember**
#
# - Before you compare or copy hyperparameters, compare conventions: momentum's factor, ε's place, a
#   hidden penalty.
# - Same start, same batches, one step at a time: so you can test any optimizer against another.
# - Libraries save you the code, not the understanding of what their arguments do.

# %% [markdown]
# ## 11 · In your own words
#
# *(10 points, read by a person; about ten sentences.)*
#
# A friend trains a deep network with mini-batches of 64 and Adam at a constant $\alpha = 0.01$. The
# training cost falls quickly for five epochs; then it jitters around one value for fifty epochs and falls
# no further. Your friend says: "It is stuck in a local minimum. I will start again from other weights."
#
# 1. Why is a local minimum not your first suspect? Name two other explanations.
# 2. Propose two changes, in the order in which you would try them. For each, say what you expect to see
#    if it was the right one.
# 3. Why can the last mini-batch's cost go up although the training as a whole makes progress?

# %% [markdown] answer="reflection"
# **1.** At a local minimum the cost would have to curve upward in every one of very many directions;
# almost all points with zero gradient are saddle points instead. The jitter itself says that the weights
# are still moving. More likely the steps are too long for the last stretch: Adam's steps have length
# about α however small the gradient is, so at a constant α it circles the minimum at a distance that
# grows with α. Or the network is crossing a plateau beside a saddle point, where progress is slow for a
# while.
#
# **2.** First I lower the learning rate, best by a schedule that starts from the same α₀ and comes down
# in stairs. If the steps were too long, the cost drops at the first stair and the jitter shrinks with it.
# If nothing changes, I suspect a plateau, or gradients that are too noisy, and make the mini-batches
# larger (or β₁). If noise was the trouble, the curve becomes calmer and falls again; on a plateau I would
# see small gradients, and would wait. Only then would I start again from other weights.
#
# **3.** Each mini-batch is another sample with other examples, some of them harder than others. A step
# that lowers the cost on one sample, or on all the data, may raise it on the next sample. So I look at
# the mean over an epoch, or at its trend.

# %% [markdown]
# **Sources.** D. P. Kingma and J. Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015. G. Hinton,
# *Neural Networks for Machine Learning*, lecture 6, 2012 (RMSProp). B. T. Polyak, *Some methods of
# speeding up the convergence of iteration methods*, 1964 (momentum). Y. N. Dauphin et al., *Identifying
# and attacking the saddle point problem in high-dimensional non-convex optimization*, NeurIPS 2014. Data:
# `make_moons` of scikit-learn.
