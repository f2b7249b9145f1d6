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
# # Initialization
#
# Training changes the weights a little at a time, so it matters where they begin. In this notebook the
# network, the data and the training stay the same from the first run to the last. Only the first weights
# differ, and with them the outcome: from a coin toss to 99 %.
#
# **When you are done you can**
#
# - say why weights that start alike stay alike, and why zeros do not learn at all;
# - explain where an infinite cost comes from, and what to do about it;
# - derive the scale of the first weights from the size of a layer, with and without ReLU;
# - tell vanishing from exploding signals in a deep stack, and stop both.
#
# | part | | minutes |
# |---|---|---:|
# | 1 | Zeros | 15 |
# | 2 | Large random numbers | 15 |
# | 3 | Xavier: keep the size | 12 |
# | 4 | He: make up for ReLU | 8 |
# | 5 | Five starts, one network | 6 |
# | 6 | A deep stack | 14 |
# | 7 | In your own words | 7 |
# | | together | 77 |
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
# $(1, m)$. A network is described by the sizes of its layers, `layers_dims` $= [n_0, n_1, \dots, n_L]$.
# Entry 0 is the input, which has no weights; so there are $L$ layers, one fewer than entries.
# `parameters` is a dict with `"W1"`, `"b1"`, …, `"WL"`, `"bL"`. Layer $l$ computes
# $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$, so $W^{[l]}$ has a row for each of its own $n_l$ units and a
# column for each of the $n_{l-1}$ units before it: shape $(n_l, n_{l-1})$. The bias $b^{[l]}$ has shape
# $(n_l, 1)$.

# %% demo="imports-for-experiments"
import matplotlib.pyplot as plt

from course_utils import (
    DeepStackExplorer,
    accuracy,
    cost_and_gradients,
    load_circles,
    plot_costs,
    plot_decision_boundary,
    predict,
    predict_probability,
    signal_sizes,
    train_from,
)

X, Y, X_test, Y_test = load_circles()
fig, ax = plt.subplots(figsize=(4.6, 3.6), layout="constrained")
for label, marker, color in ((0, "o", "#0072B2"), (1, "^", "#D55E00")):
    ax.plot(*X[:, Y[0] == label], marker, color=color, markersize=4, label=f"label {label}")
ax.set(title="the data of this notebook: two circles", xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
ax.legend(loc="center")
plt.show()
print(f"The circles: {X.shape[1]} points to train on and {X_test.shape[1]} to test with, half of each label.")
print("No straight line separates the labels: the network has to bend its boundary into a ring.")

# %% [markdown]
# The network has the layers 2-10-5-1, LINEAR→RELU→LINEAR→RELU→LINEAR→SIGMOID, with the cross-entropy
# cost. `train_from(initialize, layers_dims, X, Y)` calls your initializer once and then takes 15000 steps
# of batch gradient descent with $\alpha = 0.01$.
#
# ## 1 · Zeros
#
# A network that has seen no data should not prefer anything. So why not set every weight and every bias
# to zero?
#
# ### Exercise 1: `initialize_parameters_zeros`
#
# Zeros in the right shapes, for a network of any depth. `np.zeros` takes the shape as *one* argument, a
# pair; `f"W{l}"` makes the key of layer `l`.


# %% exercise="initialize_parameters_zeros"
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    ### BEGIN SOLUTION
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters
    ### END SOLUTION


# %% check="initialize_parameters_zeros"
check(initialize_parameters_zeros)

# %% [markdown]
# **Predict.** The network has 91 parameters. After 15000 steps from zero, how many of them have moved by
# more than a billionth? And what share of the training points is classified correctly?

# %% demo="train-zeros"
layers_dims = [2, 10, 5, 1]
runs = {"zeros": train_from(initialize_parameters_zeros, layers_dims, X, Y, label="zeros")}

# %% table="zeros"
run = runs["zeros"]
moved = sum(int(np.sum(np.abs(run.parameters[name] - array) > 1e-9)) for name, array in run.start.items())
print(f"parameters that moved: {moved} of {sum(array.size for array in run.start.values())}")
print(f"cost: {run.costs[0]:.4f} before the first step, {run.costs[-1]:.4f} before the last")
print(f"train accuracy: {accuracy(run.parameters, X, Y):.0%}")

# %% [markdown]
# Not one has moved. Follow the signal through the formulas: with zero weights $Z^{[1]} = 0$ and
# $A^{[1]} = 0$, and so it goes on; the output is $\sigma(0) = 0.5$ for every point, and the cost is
# $\log 2 \approx 0.6931$. On the way back,
#
# $$
# dW^{[l]} = \tfrac{1}{m}\, dZ^{[l]} A^{[l-1]T}
# \qquad\qquad dA^{[l-1]} = W^{[l]T} dZ^{[l]}
# $$
#
# In layers 2 and 3 the first factor meets $A^{[l-1]} = 0$. In layers 1 and 2 nothing arrives, because
# $W^{[l+1]} = 0$ blocks the way. So **every** $dW$ is zero. Of all parameters only the last bias
# gets any gradient, the mean of $A^{[3]} - Y$; here half of the labels are 1, and even that is zero. The
# best such a network can ever do is to learn one constant for all inputs.
#
# It would be a mistake to blame the number 0 alone. Start all weights at 0.5 instead: signals flow,
# gradients are not zero, the weights move. **Predict:** does that rescue the network?


# %% demo="train-all-alike"
def all_alike(layers_dims):
    zeros = initialize_parameters_zeros(layers_dims)
    return {name: array + 0.5 if name.startswith("W") else array for name, array in zeros.items()}


alike = train_from(all_alike, layers_dims, X, Y, label="all weights 0.5")
fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
plot_decision_boundary(lambda points: predict(alike.parameters, points), X, Y, left, "prediction after 15000 steps")
for weights, style, label in ((alike.start, "o", "at the start"), (alike.parameters, "X", "after 15000 steps")):
    color = "#0072B2" if style == "o" else "#D55E00"
    right.plot(*weights["W1"].T, style, color=color, markersize=11, label=label)
right.set(title="the ten units of layer 1, one on top of the other", xlabel="weight of $x_1$", ylabel="weight of $x_2$")
right.set(xlim=(0.4, 0.6), ylim=(0.4, 0.6), xticks=(0.4, 0.5, 0.6), yticks=(0.4, 0.5, 0.6))
right.legend()
plt.show()
W1 = alike.parameters["W1"].round(9)
print(f"The units have moved from (0.5, 0.5) to ({W1[0, 0]:.3f}, {W1[0, 1]:.3f}), all ten of them together.")
print(
    f"Different units in layer 1: {len(np.unique(W1, axis=0))} of 10. "
    f"The boundary is a straight line, the train accuracy {accuracy(alike.parameters, X, Y):.0%}."
)

# %% [markdown]
# It learns, and yet it is hopeless. Two units of a layer with the same weights compute the same
# activation. If the weights that lead *out* of them are alike too, they receive the same gradient and
# take the same step: they are twins forever. A layer of ten twins has the power of a layer with a single
# unit, and no amount of training changes that. Random numbers do: they **break the symmetry**. Biases may
# stay zero, because units with different weights are different already.
#
# **Remember**
#
# - Units that start alike stay alike: the first weights must differ from one another.
# - All zeros is worse still: with ReLU, every gradient of a weight is exactly zero.
# - Biases may start at zero. Breaking the symmetry is the weights' job.

# %% [markdown]
# ## 2 · Large random numbers
#
# So let us draw the weights, generously: from the normal distribution with standard deviation 10.
# `np.random.randn(rows, columns)` draws with standard deviation 1, and a factor multiplies it. (Its
# neighbour `np.random.rand` is something else: uniform between 0 and 1, never negative.)
#
# The line `np.random.seed(3)` is given, so that everyone gets the same "random" numbers. For them to be
# the same you also have to draw in the same order: $W^{[1]}$, $W^{[2]}$, …, each in its final shape, and
# nothing else.
#
# ### Exercise 2: `initialize_parameters_random`
#
# Weights: `np.random.randn` times 10. Biases: zero.


# %% exercise="initialize_parameters_random"
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation 10; bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    ### BEGIN SOLUTION
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters
    ### END SOLUTION


# %% check="initialize_parameters_random"
check(initialize_parameters_random)

# %% [markdown]
# **Predict.** Zeros began with a cost of 0.69. Will the cost begin lower or higher now, and about where?
# Will the network learn the circles?

# %% demo="train-large-random"
runs["large random"] = train_from(initialize_parameters_random, layers_dims, X, Y, label="large random")
run = runs["large random"]
fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.4), layout="constrained", width_ratios=(3, 2))
plot_costs({name: run.costs for name, run in runs.items()}, left, xlabel="iteration", log=True)
plot_decision_boundary(lambda points: predict(run.parameters, points), X, Y, right, "large random, after 15000 steps")
plt.show()
calm = int(np.flatnonzero(run.costs > 1)[-1]) + 1
print(f"The cost begins at {run.costs[0]:.0f}, jumps up and down for {calm} iterations, and then creeps.")
print(f"In the end {accuracy(run.parameters, X, Y):.0%} of the training points are on the right side.")

# %% [markdown]
# The symmetry is broken, and the network learns. But what a cost to start with! Large weights make large
# $Z^{[3]}$, and the sigmoid of a large number is 1 as far as a computer can tell: beyond $z \approx 37$
# the distance of $\sigma(z)$ from 1 is smaller than a 64-bit number can show next to 1. Where the label is
# 0, the formula of the cost then asks for the logarithm of $1 - 1 = 0$, which is $-\infty$. Three ways
# to write the same cost:

# %% table="log-of-zero"
A3 = predict_probability(runs["large random"].start, X)
given_to_truth = np.where(Y == 1, A3, 1 - A3)  # the probability that each point's true label gets
print(f"outputs that are exactly 0 or 1: {np.sum((A3 == 0) | (A3 == 1))} of {A3.size}")
print(f"true labels that get probability 0: {np.sum(given_to_truth == 0)}")
with np.errstate(divide="ignore"):
    print(f"cost by the formula:             {np.mean(-np.log(given_to_truth)):8.2f}")
print(f"cost with A3 kept above 1e-15:   {np.mean(-np.log(np.maximum(given_to_truth, 1e-15))):8.2f}")
cost, _ = cost_and_gradients(runs["large random"].start, X, Y)
print(f"cost written with Z3:            {cost:8.2f}")

# %% [markdown]
# - **The formula** gives infinity: one such point is enough. (Written as
#   $y \log a + (1-y) \log(1-a)$ it may even give NaN, because a computer's $0 \cdot \infty$ is no number.)
# - **Clipping** $a$ keeps the display finite, but the number is made up: each point that is surely wrong
#   counts $-\log 10^{-15} \approx 34.5$, no matter *how* wrong it is.
# - **Written with $z$**, before anything has been rounded, the cost of an example is
#   $\log(1 + e^{z}) - y\,z$. This is the same function, computed without the detour through $\sigma$, and
#   it is what `cost_and_gradients` does.
#
# The training itself is not harmed by an infinite cost, because it never uses the cost's value: its
# gradient starts from $dZ^{[3]} = A^{[3]} - Y$, which is always between $-1$ and 1.
#
# What does harm it? First, large activations make large $dW$, and the cost is thrown about for hundreds
# of iterations. Later, when the steps are calm, they are small compared with weights of size 10. The
# boundary stays about where chance has put its corners.

# %% table="how-far-weights-move"
run = runs["large random"]
for l in (1, 2, 3):
    W, moved = run.start[f"W{l}"], run.parameters[f"W{l}"] - run.start[f"W{l}"]
    print(f"W{l} has moved by {np.linalg.norm(moved) / np.linalg.norm(W):4.0%} of its size")

# %% [markdown]
# For comparison: the weights that part 4 draws, which have a better size, move by 51 %, 114 % and 391 % of
# their size in the same 15000 steps.
#
# **Remember**
#
# - Random weights break the symmetry; *large* random weights make the network sure before it knows.
# - An infinite cost means: some true label got probability 0. Compute the cost from $z$ and look at the
#   weights.
# - Large weights need large changes. More iterations help, but slowly.

# %% [markdown]
# ## 3 · Xavier: keep the size
#
# How large, then? Look at one unit. It sums over the $n_{l-1}$ units of the layer before:
#
# $$z = w_1 a_1 + w_2 a_2 + \dots + w_{n_{l-1}} a_{n_{l-1}}$$
#
# Let the weights be independent, with mean 0 and variance $\operatorname{Var}(w)$. Then variances add:
#
# $$\operatorname{Var}(z) = n_{l-1} \cdot \operatorname{Var}(w) \cdot \operatorname{mean}(a^2)$$
#
# The more units a layer listens to, the larger its sum. For $z$ to be as large as the $a$ it is made of,
# neither growing nor shrinking, the factor in front has to be 1:
#
# $$
# \operatorname{Var}(w) = \frac{1}{n_{l-1}}
# \qquad\text{so}\qquad
# W^{[l]} = \texttt{randn} \cdot \sqrt{\frac{1}{n_{l-1}}}
# $$
#
# The root is there because a factor multiplies the *standard deviation*, not the variance.
#
# **Convention.** Glorot and Bengio (2010) weigh the way forward against the way back, where $n_l$ units
# send their gradients to each unit before, and settle on the variance $2/(n_{l-1}+n_l)$. Xavier is
# Glorot's first name, and many texts, this course among them, use his name for the simpler
# $1/n_{l-1}$. Libraries that say "Xavier" or "Glorot" usually mean the paper's. Look before you
# compare.
#
# ### Exercise 3: `initialize_parameters_xavier`
#
# As before, but each layer has a scale of its own.


# %% exercise="initialize_parameters_xavier"
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    ### BEGIN SOLUTION
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(1 / layers_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters
    ### END SOLUTION


# %% check="initialize_parameters_xavier"
check(initialize_parameters_xavier)

# %% [markdown]
# Does the measurement agree? The next cell feeds layers of 10, 100 and 1000 inputs with numbers of
# standard deviation 1, and measures what comes out. **Predict** the three numbers for weights of standard
# deviation 10.

# %% table="size-of-z"
inputs = np.random.RandomState(0)
print(f"{'inputs of the layer':22}{'large random':>14}{'Xavier':>9}")
for n in (10, 100, 1000):
    a = inputs.randn(n, 200)
    sizes = [
        np.std(initialize([n, 400])["W1"] @ a)
        for initialize in (initialize_parameters_random, initialize_parameters_xavier)
    ]
    print(f"{n:<22}{sizes[0]:>14.1f}{sizes[1]:>9.2f}")

# %% [markdown]
# $10\sqrt{n}$ on the left; on the right 1, whatever the size of the layer.
#
# **Remember**
#
# - A sum over $n$ inputs grows like $\sqrt{n}$; weights of standard deviation $1/\sqrt{n}$ undo it.
# - $n$ is the size of the layer the weights *come from*, $n_{l-1}$: the number of columns of $W^{[l]}$.
# - Variance under the root, standard deviation in front of `randn`.

# %% [markdown]
# ## 4 · He: make up for ReLU
#
# One thing was forgotten. Between two layers stands ReLU, and it sets every negative $z$ to zero. A $z$
# that is symmetric around 0 loses half of its mean square:
#
# $$\operatorname{mean}(a^2) = \tfrac12 \operatorname{Var}(z)$$
#
# With Xavier's scale each layer then passes on only half of the variance. He et al. (2015) put it back
# with a 2:
#
# $$
# \operatorname{Var}(w) = \frac{2}{n_{l-1}}
# \qquad\text{so}\qquad
# W^{[l]} = \texttt{randn} \cdot \sqrt{\frac{2}{n_{l-1}}}
# $$
#
# The rule is the same for every layer. Strictly, the inputs of layer 1 have passed no ReLU; but one $\sqrt2$
# too many, at one place, does no harm.
#
# ### Exercise 4: `initialize_parameters_he`
#
# The 2 stands under the root, like $n_{l-1}$.


# %% exercise="initialize_parameters_he"
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(2 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    ### BEGIN SOLUTION
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2 / layers_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters
    ### END SOLUTION


# %% check="initialize_parameters_he"
check(initialize_parameters_he)

# %% [markdown]
# **Remember**
#
# - ReLU halves the mean square; the 2 in He's scale restores it, layer by layer.
# - He for ReLU; Xavier for activations such as tanh, which leave small numbers as they are.
# - The factor between the two is only $\sqrt2$. In a deep network it counts once per layer.

# %% [markdown]
# ## 5 · Five starts, one network
#
# If too large is bad, is small always good? Some textbooks say: "initialize with small random numbers".
# We add a fifth start to find out: the large random weights divided by 1000, which makes their standard
# deviation 0.01.
#
# **Predict.** Put the five in order: zeros, large random, tiny random, Xavier, He. Which of them reach
# 99 % on the training points?


# %% demo="train-tiny-random"
def tiny_random(layers_dims):
    large = initialize_parameters_random(layers_dims)
    return {name: array / 1000 for name, array in large.items()}


runs["tiny random"] = train_from(tiny_random, layers_dims, X, Y, label="tiny random")

# %% demo="train-xavier"
runs["Xavier"] = train_from(initialize_parameters_xavier, layers_dims, X, Y, label="Xavier")

# %% demo="train-he"
runs["He"] = train_from(initialize_parameters_he, layers_dims, X, Y, label="He")

# %% table="five-starts"
print(f"{'initialization':16}{'train accuracy':>15}{'test accuracy':>15}{'first cost':>12}{'last cost':>11}")
for name, run in runs.items():
    train, test = accuracy(run.parameters, X, Y), accuracy(run.parameters, X_test, Y_test)
    print(f"{name:16}{train:>15.0%}{test:>15.0%}{run.costs[0]:>12.2f}{run.costs[-1]:>11.2f}")

# %% demo="compare-starts"
fig, axes = plt.subplots(1, 5, figsize=(13, 2.9), layout="constrained", sharey=True)
for ax, (name, run) in zip(axes, runs.items(), strict=True):
    plot_decision_boundary(lambda points, p=run.parameters: predict(p, points), X, Y, ax, name)
    ax.label_outer()
plt.show()
ax = plot_costs({name: run.costs for name, run in runs.items()}, xlabel="iteration")
ax.set_ylim(0, 1)
plt.show()
print("Xavier and He close the ring; large random leaks out of it; zeros and tiny random see no ring at all.")
print("The costs of zeros and tiny random stay at 0.69, one line on top of the other.")
half = {name: int(np.argmax(runs[name].costs < 0.35)) for name in ("Xavier", "He")}
print(f"The cost is halved to 0.35 after {half['He']} iterations with He and {half['Xavier']} with Xavier.")

# %% [markdown]
# The published table of this experiment has three rows: zeros 50 %, large random 83 %, He 99 %. You have
# reproduced it, and added two. Tiny weights are no refuge: a signal that is multiplied by small numbers
# in three layers arrives as next to nothing, and so does the gradient on its way back. All its outputs are
# still 0.5 to within a millionth; on which side they fall is chance, and so is the accuracy. *Small* is
# not the point, the *right size* is.
#
# To be honest about it: with three narrow layers there is room for error. Weights of standard deviation
# 1, neither Xavier nor He, would do on these circles as well. The next part takes that room away.
#
# **Remember**
#
# - The start decides whether the same network learns fast, slowly or not at all.
# - Too large: sure, wrong, and slow to change. Too small: no signal, no gradient.
# - A first cost far above $\log 2$ means weights too large; a cost that does not move at all, no signal.

# %% [markdown]
# ## 6 · A deep stack
#
# Let each layer multiply the size of the signal by a factor $g$. After $L$ layers the factor is $g^L$,
# and $0.7^{30}$ is about 0.00002. Activations that fade like this **vanish**; with $g > 1$ they
# **explode**. Gradients take the same road backwards, $dA^{[l-1]} = W^{[l]T} dZ^{[l]}$, and share the
# fate.
#
# A stack of 30 ReLU layers with 200 units each gets inputs of size 1 (root mean square) and, at its top,
# a gradient of size 1. `signal_sizes` follows both. **Predict:** by what factor does the signal change
# per layer with each of your three random initializers? (The formula of part 3, with the ½ of part 4,
# knows.)

# %% demo="deep-stack"
stack = [200] * 31
signals = np.random.RandomState(1).randn(200, 20)
initializers = {
    "large random": initialize_parameters_random,
    "tiny random": tiny_random,
    "Xavier": initialize_parameters_xavier,
    "He": initialize_parameters_he,
}
sizes = {name: signal_sizes(initialize(stack), signals, "ReLU") for name, initialize in initializers.items()}
fig, axes = plt.subplots(1, 2, figsize=(11, 3.4), layout="constrained", sharey=True)
for direction, ax in enumerate(axes):
    curves = {name: both[direction] for name, both in sizes.items()}
    plot_costs(curves, ax, xlabel="layer", ylabel="size (root mean square)", log=True)
axes[0].set(title="activations, on their way up →")
axes[1].set(title="← gradients, on their way down", ylabel="")
plt.show()
print("On a logarithmic axis all lines are straight: every layer multiplies by the same factor.")

# %% table="factor-per-layer"
print(f"{'initialization':16}{'factor per layer':>18}{'signal after 30':>18}{'gradient after 30':>20}")
for name, (forward, backward) in sizes.items():
    print(f"{name:16}{forward[-1] ** (1 / 30):>18.2f}{forward[-1]:>18.1g}{backward[0]:>20.1g}")

# %% [markdown]
# The formula says $g = \sigma_w \sqrt{200/2} = 10\,\sigma_w$, where $\sigma_w$ is the standard deviation
# of the weights: 100 for large random, 0.1 for tiny random, $\sqrt{1/2} \approx 0.71$ for Xavier, 1 for
# He. And the gradient of the *weights* is a product of both signals,
# $dW^{[l]} = \tfrac1m dZ^{[l]} A^{[l-1]T}$: if either of them has vanished, that layer stands still.
#
# **Predict.** By which factor must Xavier's weights be multiplied so that the signal survives 30 ReLU
# layers? And with which precision: would 5 % more or less matter? **Move** the slider. **Targets:**
#
# 1. With *Xavier* and ReLU, bring both curves to an end inside the green band, between half and double.
# 2. With *large random* and ReLU, do the same. Work the factor out first.
# 3. Switch to *tanh*, which cannot explode because it never exceeds 1. What happens to the gradients when
#    the weights are large?

# %% demo="explore-deep-stack"
DeepStackExplorer(initialize_parameters_random, initialize_parameters_xavier, initialize_parameters_he)

# %% [markdown]
# A factor that is 5 % off changes the signal by $1.05^{30} \approx 4.3$: deep networks forgive little.
# With tanh, large weights push nearly all activations to $-1$ or 1. Their size looks healthy, and yet the
# gradients explode on their way down. One needs to look at both.
#
# Initialization sets the size only at the start; training then moves the weights. Very deep networks
# therefore add means that keep the size all along, such as normalization layers and shortcuts around
# layers.
#
# **Remember**
#
# - Depth turns a factor into a power: $g^L$ vanishes for $g < 1$ and explodes for $g > 1$.
# - $g = 1$ needs $\sigma_w = \sqrt{2/n_{l-1}}$ with ReLU: this is He's rule, and the reason for its 2.
# - When a deep network does not learn, print the size of its activations and gradients, layer by layer.

# %% [markdown]
# ## 7 · In your own words
#
# *(10 points, read by a person; about ten sentences.)*
#
# A friend has built a network with 20 hidden ReLU layers of 300 units each. Its weights start as
# `np.random.randn(...) * 0.01`, its biases at zero. In the first hundred iterations the cost stays at
# 0.6931. Your friend says: "The network is stuck because its biases are all the same. I will make them
# random."
#
# 1. Is your friend right about the biases? What does 0.6931 tell you?
# 2. Work out by which factor a signal changes in each layer, and what is left of it after 20 layers.
# 3. What would you change, and which two things would you print to see whether it was the right change?

# %% [markdown] answer="reflection"
# **1.** No. Equal biases do no harm, because the weights are random: units with different weights compute
# different things, so the symmetry is broken already. 0.6931 is $\log 2$, the cost of answering 0.5 to
# everything. The last $z$ is next to zero for every example, so no signal reaches the output.
#
# **2.** A ReLU layer multiplies the size of a signal by $g = \sigma_w \sqrt{n_{l-1}/2}$. With
# $\sigma_w = 0.01$ and $n = 300$ that is $0.01 \cdot \sqrt{150} \approx 0.1225$. After 20 layers about
# $0.1225^{20} \approx 6 \cdot 10^{-19}$ is left. Gradients shrink by the same factor on the way back, so the
# weights get practically no gradient either.
#
# **3.** I would draw the weights with He's scale, $\sqrt{2/300} \approx 0.08$, which makes $g = 1$, and
# leave the biases at zero. I would print the root mean square of the activations and of the gradients,
# layer by layer, before the first step: both should have about the same size everywhere. Then the cost
# should start to move within the first iterations.

# %% [markdown]
# **Sources.** X. Glorot and Y. Bengio, *Understanding the difficulty of training deep feedforward neural
# networks*, AISTATS 2010. K. He, X. Zhang, S. Ren and J. Sun, *Delving Deep into Rectifiers: Surpassing
# Human-Level Performance on ImageNet Classification*, ICCV 2015. Data: `make_circles` of scikit-learn.
