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
# # Initialization: where training begins
#
# Your network has no bug. It trains for an hour, but the cost stays at 0.6931 and the accuracy at 50 %.
# **What is wrong?** A frequent cause is the start of the training: the first numbers in the weight matrices.
#
# In parts 1 to 5 the network, the data and the training never change. Only the first weights change. They alone
# decide whether the network reaches an accuracy of 50 %, 83 % or 99 %. Part 6 shows how the first weights change the
# activations and the gradients in a network with 30 layers.
#
# **You need** NumPy arrays and matrix products, derivatives, and the variance of random numbers. You should have seen
# a neural network, gradient descent and backpropagation before. This is notebook 1 of 4. Its last cell shows
# the course page: how the notebooks belong together, and a glossary in English and Chinese.
#
# **After this notebook you can**
#
# - explain why identical units stay identical, and why a network of zeros does not learn;
# - explain where an infinite cost comes from, and compute the cost so that it stays finite;
# - derive the right scale of the first weights from the number of inputs of a layer, with and without ReLU;
# - recognize vanishing and exploding signals in a deep network, and prevent both.
#
# | part | question | minutes |
# |---|---|---:|
# | | Introduction, notation and data | 5 |
# | 1 | Can a network begin with zeros? | 15 |
# | 2 | Are large random numbers better? | 12 |
# | 3 | Xavier: how large should a weight be? | 11 |
# | 4 | He: what does ReLU change? | 5 |
# | 5 | Which start wins? | 10 |
# | 6 | What changes in a deep network? | 17 |
# | 7 | In your own words, and a summary | 14 |
# | | together | 89 |
# | | optional, at the end of parts 6 and 7 | 7 |
#
# The minutes include reading at 200 words a minute, the experiments, and an estimate for coding. The two
# **optional** sections are not graded, and you can leave them out.
#
# Run the cells from top to bottom. After each exercise, a `check(...)` cell tests your function. Figures with
# sliders run *your* functions, so they work as soon as you have finished the exercises above them. If a cell that you
# did not write stops with an error, first finish the exercises above it.

# %% given="imports"
wheel = "course_utils-1.1.0-py3-none-any.whl"  # what this notebook needs
try:
    from course_utils import check, require_wheel

    require_wheel(wheel)
except ImportError as error:
    advice = f"{error}: run `%pip install ../{wheel}` in a new cell, then restart the kernel."
    error._render_traceback_ = lambda: [advice]  # one line instead of a traceback
    raise

import numpy as np

np.set_printoptions(precision=4, suppress=True)

# %% [markdown]
# **Notation.** There are $m$ examples. `X` has the shape $(n_0, m)$: each column contains the $n_0$ inputs of one
# example. `Y` has the shape $(1, m)$ and contains the labels 0 and 1.
#
# The list `layers_dims` $= [n_0, n_1, \dots, n_L]$ contains $n_0$ and then the number of units of each layer. The
# input has no weights, so the network has $L$ layers, one fewer than the list has entries. Layer $l$ computes
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$$
#
# and then the activations $A^{[l]}$ from $Z^{[l]}$. The input of layer 1 is $A^{[0]} = X$. The weights
# $W^{[l]}$ and the biases $b^{[l]}$ of all layers are the **parameters** of the network.
#
# $W^{[l]}$ has one row for each of the $n_l$ units of layer $l$. It has one column for each of the $n_{l-1}$ units of
# the layer before. So the shape of $W^{[l]}$ is $(n_l, n_{l-1})$. The bias $b^{[l]}$ has the shape $(n_l, 1)$. In
# code, $n_l$ is `layers_dims[l]` and $n_{l-1}$ is `layers_dims[l - 1]`.
#
# Our network has `layers_dims = [2, 10, 5, 1]`, so $L = 3$. Layers 1 and 2 are **hidden layers**, between the input
# and the output. They use ReLU, $a = \max(z, 0)$. Layer 3, the output layer, uses the sigmoid
# $a = \sigma(z) = 1/(1 + e^{-z})$. So its output is a number between 0 and 1: the probability of the label 1. If this
# probability is above 0.5, the network predicts label 1, otherwise label 0.
#
# The cost is the mean of the cross-entropy over the examples. For one example with the label $y$ and the output $a$,
# the cross-entropy is
#
# $$-y \log a - (1-y) \log(1-a) \qquad\text{with the natural logarithm.}$$
#
# A $d$ before a name means a derivative, which the backward pass computes. $dW^{[l]}$ and $db^{[l]}$ are the
# derivatives of the cost with respect to $W^{[l]}$ and $b^{[l]}$, in the same shapes. $dZ^{[l]}$ and $dA^{[l]}$ have
# one column for each example: the derivatives of the cross-entropy of this example with respect to its column of
# $Z^{[l]}$ or $A^{[l]}$.
#
# Small letters mean a single example: $x$, $z^{[l]}$, $a^{[l]}$, $dz^{[l]}$ and $da^{[l]}$ are its columns of $X$,
# $Z^{[l]}$, $A^{[l]}$, $dZ^{[l]}$ and $dA^{[l]}$.
#
# The next cell loads and draws the data: points on two circles. Can this network separate them?

# %% demo="imports-for-experiments"
from course_utils import (
    CirclesExplorer,
    DeepStackExplorer,
    accuracy,
    cost_and_gradients,
    load_circles,
    predict_probability,
    signal_sizes,
    train_from,
)
from course_utils.figures import initialization as figures

X, Y, X_test, Y_test = load_circles()
figures.plot_circles(X, Y)
print(f"{X.shape[1]} points to train on and {X_test.shape[1]} to test with; half of them have label 1.")

# %% [markdown]
# ## 1 · Can a network begin with zeros?
#
# A network that has seen no data should not prefer any answer. So why not set every weight and every bias to
# zero?
#
# **By hand.** Let `layers_dims = [4, 3, 2]`. Then $n_0 = 4$, $n_1 = 3$, $n_2 = 2$, and there are $L = 2$ layers:
#
# | | shape of $W^{[l]}$: $(n_l, n_{l-1})$ | shape of $b^{[l]}$: $(n_l, 1)$ | number of parameters |
# |---|---|---|---|
# | layer 1 | (3, 4) | (3, 1) | 12 + 3 = 15 |
# | layer 2 | (2, 3) | (2, 1) | 6 + 2 = 8 |
#
# ### Exercise 1: `initialize_parameters_zeros`
#
# Fill the dict `parameters` with zeros in the right shapes, for each layer $l = 1, \dots, L$, and return it. The keys
# of layer $l$ are `f"W{l}"` and `f"b{l}"`; for `l = 1` these are `"W1"` and `"b1"`. `np.zeros` takes the shape as *one*
# argument, a pair: for example, `np.zeros((3, 4))` has 3 rows and 4 columns.
#
# For example, `initialize_parameters_zeros([2, 1])` should return
#
#     {'W1': array([[0., 0.]]), 'b1': array([[0.]])}


# %% exercise="initialize_parameters_zeros"
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}),
            bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # layers_dims[0] is the input, which has no weights
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
# The next cell trains the network from these zeros. The given function `train_from(initialize, layers_dims, X, Y)`
# calls `initialize(layers_dims)` once to get the first parameters. Then it takes 15000 steps (**iterations**) of
# gradient descent on the whole training set, with the learning rate $\alpha = 0.01$. Its result is a `run` with three
# parts: `run.start` contains the first parameters, `run.parameters` the last ones, and `run.costs` the cost before
# each step.
#
# **Predict.** The network 2-10-5-1 has 30 + 55 + 6 = 91 parameters. After 15000 steps from zero, how many of them
# have changed by more than $10^{-9}$? (A smaller change could be a rounding error.) What share of the training points
# is classified correctly?

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
# Not one parameter has changed. The formulas show why. Take one example, $x = (1, 0.5)^T$ with the label $y = 0$. Read
# first the forward pass from top to bottom, then the backward pass. (For the sigmoid with the cross-entropy,
# $dz^{[3]}$ is simply the output minus the label.)
#
# | forward pass | | backward pass | |
# |---|---|---|---|
# | $z^{[1]} = W^{[1]} x + b^{[1]}$ | 0 in all 10 units | $dz^{[3]} = a^{[3]} - y$ | $0.5 - 0 = 0.5$ |
# | $a^{[1]} = \max(z^{[1]}, 0)$ | 0 | $dW^{[3]} = dz^{[3]} a^{[2]T}$ | $0.5 \cdot 0 = 0$ |
# | $z^{[2]}$, $a^{[2]}$ | 0 | $db^{[3]} = dz^{[3]}$ | 0.5 |
# | $a^{[3]} = \sigma(0)$ | 0.5 | $da^{[2]} = W^{[3]T} dz^{[3]}$ | $0 \cdot 0.5 = 0$ |
#
# $dW^{[3]}$ contains the factor $a^{[2]} = 0$, so it is zero. $da^{[2]}$ contains the factor $W^{[3]} = 0$. All
# gradients of layer 2 contain the factor $da^{[2]} = 0$, so they are zero too. In the same way, the gradients of layer
# 1 are zero.
#
# Only the last bias has a gradient: 0.5 for an example with label 0, and $0.5 - 1 = -0.5$ for one with label 1. Half
# of our labels are 1, so the mean of these gradients is zero, and this bias does not change either. Every output stays
# at 0.5, so every example costs $-\log 0.5 = \log 2 \approx 0.6931$. An output of 0.5 is not *above* 0.5, so the
# network predicts label 0 for every point. This is correct for half of the points.
#
# Is the number 0 the problem? The next cell sets all weights to 0.5 instead, and keeps the biases at zero. Then the
# example above gets $z^{[1]} = 0.5 \cdot 1 + 0.5 \cdot 0.5 = 0.75$ in all units of layer 1. The activations are no
# longer zero, so the weights change. **Predict:** does the network learn the circles?


# %% demo="train-all-alike"
def all_equal(layers_dims):
    zeros = initialize_parameters_zeros(layers_dims)
    # add 0.5 to each W, but not to b
    return {name: array + 0.5 if name.startswith("W") else array for name, array in zeros.items()}


equal = train_from(all_equal, layers_dims, X, Y, label="all weights 0.5")
figures.plot_equal_start(equal, X, Y)

# %% [markdown]
# The cost falls from 1.79 to 0.65, but this network cannot solve the problem. Its **decision boundary**, the line
# between the points with the predictions 0 and 1, is straight. In the right panel, each unit of layer 1 is a point. The
# coordinates of the point are the two weights of the unit: one for $x_1$, one for $x_2$. The weights have changed, but
# all ten units still have the same two weights. The next picture shows the reason.

# %% demo="twin-units"
figures.draw_twin_units()

# %% [markdown]
# Look at the middle network. The ten units of layer 1 have the same weights, so they compute the same activation.
# The weights that lead from these units to layer 2 are the same too, so all ten units get the same gradient. Their
# weights change by the same step, so the units are still identical after it. This repeats in every iteration.
#
# A layer of ten identical units can do no more than a layer with one unit. Here all ten compute the same sum
# $w_1 x_1 + w_2 x_2 + b$, and the output depends on this one number only. Points with the same sum are on a straight
# line, so the decision boundary is a straight line too.
#
# Random weights make the units different: they **break the symmetry**. The biases may still begin at zero, because
# units with different weights are already different.
#
# **Remember**
#
# - Two units of a layer stay identical if all their numbers are identical: the weights of their inputs, their biases,
#   and the weights that lead to the next layer. So the first weights must be different.
# - With zeros and ReLU, the gradient of every weight is exactly zero. Nothing is learned.
# - Biases may begin at zero, because the random weights already break the symmetry.

# %% [markdown]
# ## 2 · Are large random numbers better?
#
# Different weights are easy to get: draw them at random. Does it matter how large they are? We begin with large
# weights, with the standard deviation 10:
#
# $$W^{[l]} = \texttt{randn} \cdot 10 \qquad\qquad b^{[l]} = 0$$
#
# `np.random.randn(rows, columns)` draws from the normal distribution with mean 0 and standard deviation 1. If you
# multiply by 10, the standard deviation is 10 and the variance 100. (`np.random.rand` is a different function: it
# draws uniformly between 0 and 1, so no number is negative.)
#
# The line `np.random.seed(3)` is given, so everyone draws the same numbers. For this, everyone must also draw in the
# same order: $W^{[1]}$, then $W^{[2]}$, and so on. Draw each matrix with one call of `randn` in its final shape, and
# draw nothing else.
#
# **By hand.** For `layers_dims = [4, 3, 2]`, the first four numbers after this seed are 1.7886, 0.4365, 0.0965 and
# −1.8635. They are the first row of $W^{[1]}$. Times 10, the row is 17.886, 4.365, 0.965 and −18.635.
#
# ### Exercise 2: `initialize_parameters_random`
#
# Return the same dict as in exercise 1, but with random weights: `np.random.randn` times 10. The biases are zero. For
# example, `initialize_parameters_random([2, 1])` should return
#
#     {'W1': array([[17.8863,  4.3651]]), 'b1': array([[0.]])}


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
    L = len(layers_dims) - 1  # layers_dims[0] is the input, which has no weights
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
# **Predict.** With zeros, the first cost was 0.69. Will the first cost now be lower or higher, and about how large?
# Will the network learn the circles?

# %% demo="train-large-random"
runs["large random"] = train_from(initialize_parameters_random, layers_dims, X, Y, label="large random")
figures.plot_cost_and_boundary(runs, "large random", X, Y)

# %% [markdown]
# The symmetry is broken, and the network learns something. But why is the first cost so high? Large weights make
# $z^{[3]}$ large, here between about 60 and 7000. (With other random numbers, $z^{[3]}$ can also be negative.) So at
# the start the network predicts label 1 for every point, with a probability of almost 1. It is confident before it
# has learned anything, and it is wrong for half of the points.
#
# How much does a point with label 0 cost? Write $z$ for its $z^{[3]}$. For large $z$, $e^{-z}$ is almost 0, so
# $1 - \sigma(z) = e^{-z} / (1 + e^{-z}) \approx e^{-z}$. So the cost is $-\log(1 - \sigma(z)) \approx z$: a point with
# $z = 60$ costs 60. For the 150 points with label 0, the mean of $z$ is about 3547. The other 150 points cost almost
# nothing, so the mean over all points is about $3547 / 2 \approx 1774$.
#
# There is a numerical problem too. For $z > 37$ the difference between $\sigma(z)$ and 1 is too small for a 64-bit
# number. So the computer rounds $\sigma(z)$ to exactly 1. If the label is 0, the cost contains
# $\log(1 - 1) = \log 0 = -\infty$. The next cell computes the same cost in three ways. (Its line `np.errstate` only
# hides NumPy's warning about $\log 0$.)

# %% table="log-of-zero"
A3 = predict_probability(runs["large random"].start, X)
label_probability = np.where(Y == 1, A3, 1 - A3)  # of each point's true label
print(f"outputs that are exactly 0 or 1: {np.sum((A3 == 0) | (A3 == 1))} of {A3.size}")
print(f"true labels that get probability 0: {np.sum(label_probability == 0)}")
with np.errstate(divide="ignore"):
    print(f"cost by the formula:             {np.mean(-np.log(label_probability)):8.2f}")
print(f"cost clipped at 1e-15:           {np.mean(-np.log(np.maximum(label_probability, 1e-15))):8.2f}")
cost, _ = cost_and_gradients(runs["large random"].start, X, Y)
print(f"cost written with Z3:            {cost:8.2f}")

# %% [markdown]
# - **The formula** gives infinity. One point is enough for this, if its true label gets the probability 0. (If you
#   compute both terms, $y \log a + (1-y) \log(1-a)$, the result is NaN, because $0 \cdot \infty$ is NaN on a computer.)
# - **Clipping** replaces a probability below $10^{-15}$ by $10^{-15}$. The result is finite but misleading. Every
#   wrong point counts $-\log 10^{-15} \approx 34.5$, even if its cost is several thousand. Half of the points are
#   wrong, so the mean is 17.27.
# - **Written with $z$**, the cost contains no $\sigma$ that could be rounded. We use $1 - \sigma(z) = 1/(1 + e^z)$ and
#   $\sigma(z) = e^z/(1 + e^z)$. So the cost is $\log(1 + e^z)$ for label 0, and $\log(1 + e^z) - z$ for label 1. One
#   formula for both is $\log(1 + e^{z}) - y\,z$. For $z = 2$ this gives 2.127 for label 0 and 0.127 for label 1.
#
# One problem is left: above $z \approx 710$, $e^z$ is too large for a 64-bit number (it **overflows**).
# `np.logaddexp(0, z)` computes $\log(e^0 + e^z) = \log(1 + e^z)$ without an overflow. The given function
# `cost_and_gradients` uses it.
#
# An infinite cost does not stop the training, because gradient descent never uses the value of the cost. The
# backward pass begins with $dZ^{[3]} = A^{[3]} - Y$, which is always between $-1$ and 1.
#
# But two other effects slow the training down. At the beginning, large activations make $dW$ large, so the cost
# oscillates (goes up and down) for hundreds of iterations. Later, the steps are small compared with weights of about
# 10, so the network changes slowly. The next cell prints how far the weights have moved in all 15000 steps, as a share
# of their size at the start. Here, the size of a matrix is its norm: the root of the sum of its squared entries.

# %% table="how-far-weights-move"
run = runs["large random"]
for l in (1, 2, 3):
    W, moved = run.start[f"W{l}"], run.parameters[f"W{l}"] - run.start[f"W{l}"]
    print(f"W{l} has moved by {np.linalg.norm(moved) / np.linalg.norm(W):4.0%} of its size")

# %% [markdown]
# For comparison: the weights of part 4 have a better scale. In the same 15000 steps, $W^{[1]}$ moves by 51 % of its
# size, $W^{[2]}$ by 114 % and $W^{[3]}$ by 391 %.
#
# **Remember**
#
# - Random weights break the symmetry. *Large* random weights make the network confident before it has learned
#   anything.
# - An infinite cost means that the true label of some example got the probability 0. Compute the cost from $z$, and
#   choose smaller weights.
# - Large weights need large changes. More iterations help, but slowly.

# %% [markdown]
# ## 3 · Xavier: how large should a weight be?
#
# Zeros are too small and 10 is too large. Is there a rule for the right scale, or do you have to try? The **signal**
# is the activations that each layer gives to the next layer. Look at one unit. It multiplies each of its $n_{l-1}$
# inputs by a weight and adds the products (the bias is 0):
#
# $$z = w_1 a_1 + w_2 a_2 + \dots + w_{n_{l-1}} a_{n_{l-1}}$$
#
# The inputs $a_i$ are given numbers. The weights are drawn independently, with mean 0 and variance
# $\operatorname{Var}(w)$. Two rules for variances are enough:
#
# 1. A random number times a constant: $\operatorname{Var}(w_i a_i) = a_i^2 \operatorname{Var}(w)$.
# 2. Variances of independent numbers add up:
#    $\operatorname{Var}(z) = (a_1^2 + \dots + a_{n_{l-1}}^2) \operatorname{Var}(w)$.
#
# A sum is the number of terms times their mean. Let $\operatorname{mean}(a^2)$ be the mean of the squared inputs. Then
#
# $$\operatorname{Var}(z) = n_{l-1} \cdot \operatorname{Var}(w) \cdot \operatorname{mean}(a^2)$$
#
# The mean of $z$ is 0, because the mean of every weight is 0. So $\operatorname{Var}(z)$ is the mean of $z^2$. All
# units of a layer draw their weights from the same distribution. So the mean of $z^2$ over the units of the layer is
# also about $\operatorname{Var}(z)$.
#
# So the mean square of $a$ determines the mean square of $z$. From now on, the **size** of a signal is the root of its
# mean square (the *root mean square*). The variance of $a$ would be the wrong measure. For example, $a = (1, 1, 1, 1)$
# has the variance 0, but $z = w_1 + w_2 + w_3 + w_4$ has the variance $4 \operatorname{Var}(w)$.
#
# The next picture shows how widely $z$ spreads with 4, 16 and 64 inputs. It writes $n$ for $n_{l-1}$. In the left
# panel, $\operatorname{Var}(w)$ is 1. In the right panel, the weights have the scale that we derive after the
# picture.

# %% demo="sum-spread"
figures.draw_sum_spread()

# %% [markdown]
# The signal should keep its size from layer to layer. Otherwise, it becomes very small or very large after many layers
# (part 6). Suppose first that the activation function changes almost nothing: the next layer gets about $z$. Then the
# factor $n_{l-1} \cdot \operatorname{Var}(w)$ in front of $\operatorname{mean}(a^2)$ must be 1:
#
# $$
# \operatorname{Var}(w) = \frac{1}{n_{l-1}}
# \qquad\text{so}\qquad
# W^{[l]} = \texttt{randn} \cdot \sqrt{\frac{1}{n_{l-1}}}
# $$
#
# The root is needed because a factor $c$ multiplies the *standard deviation* of `randn` by $c$, and the variance by
# $c^2$.
#
# **By hand.** Four inputs, $a = (1, -1, 2, 0)$. Their squares are 1, 1, 4 and 0, so $\operatorname{mean}(a^2) = 1.5$.
#
# | weights | $\operatorname{Var}(w)$ | $\operatorname{Var}(z) = 4 \operatorname{Var}(w) \cdot 1.5$ | size of $z$ |
# |---|---|---|---|
# | large random | 100 | 600 | $\sqrt{600} \approx 24.5$ |
# | Xavier | $1/4$ | 1.5, the same as $\operatorname{mean}(a^2)$ | $\sqrt{1.5} \approx 1.22$ |
#
# For `layers_dims = [4, 3, 2]`, the scale is $\sqrt{1/4} = 0.5$ in layer 1 and $\sqrt{1/3} \approx 0.5774$ in layer 2.
# The first weight is $1.7886 \cdot 0.5 = 0.8943$.
#
# **Convention.** Xavier is the first name of Xavier Glorot. In the paper by Glorot and Bengio (2010) the variance is
# $2/(n_{l-1}+n_l)$. This is a compromise between the forward pass and the backward pass; part 6 explains it. Many texts
# use the name Xavier for the simpler $1/n_{l-1}$, and so does this course. In a library, "Xavier" or "Glorot" usually
# means the formula of the paper. So read its documentation before you compare results.
#
# ### Exercise 3: `initialize_parameters_xavier`
#
# Draw as in exercise 2, but now the scale of layer $l$ is $\sqrt{1/n_{l-1}}$ instead of 10. For example,
# `initialize_parameters_xavier([2, 1])` should return
#
#     {'W1': array([[1.2648, 0.3087]]), 'b1': array([[0.]])}


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
    L = len(layers_dims) - 1  # layers_dims[0] is the input, which has no weights
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
# Does the experiment agree with the formula? The next cell takes layers with 10, 100 and 1000 inputs. Each layer has
# 400 units and gets 200 examples. The inputs are random numbers with mean 0 and standard deviation 1, so
# $\operatorname{mean}(a^2)$ is about 1. The cell measures the standard deviation of $z$ over all units and examples.
# **Predict** the three numbers for the large random weights.

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
# Compare the column *large random* with $10\sqrt{n}$: 31.6, 100 and 316.2. The column *Xavier* should be close to 1
# in each row.
#
# **Remember**
#
# - A sum over $n$ inputs grows like $\sqrt{n}$. Weights with the standard deviation $1/\sqrt{n}$ compensate for this.
# - $n$ is $n_{l-1}$, the number of units of the layer *before*. It is the number of columns of $W^{[l]}$.
# - Multiply `randn` by the standard deviation. It is the root of the variance.

# %% [markdown]
# ## 4 · He: what does ReLU change?
#
# With Xavier's rule, $z$ has the same size as the inputs of the layer. But the next layer does not get $z$, it gets
# $a = \max(z, 0)$. How much of the signal does ReLU remove? The answer leads to the rule of Kaiming He. (In this
# notebook, "He" is always this name.)

# %% demo="relu-halves"
figures.draw_relu_halves()

# %% [markdown]
# **By hand.** Four values that are symmetric around 0: $z = (3, -1, 1, -3)$. Their squares are 9, 1, 1 and 9, so
# $\operatorname{mean}(z^2) = 5$. ReLU gives $a = (3, 0, 1, 0)$ with the squares 9, 0, 1 and 0, so
# $\operatorname{mean}(a^2) = 2.5$, half of 5. The same is true for the values $z$ of a layer. They are symmetric around
# 0, because the weights are, and their mean square is $\operatorname{Var}(z)$. So
#
# $$\operatorname{mean}(a^2) = \tfrac12 \operatorname{Var}(z)$$
#
# With Xavier's scale, every ReLU layer halves the mean square. He and co-authors (2015) compensate for this with a
# factor 2 in the variance:
#
# $$
# \operatorname{Var}(w) = \frac{2}{n_{l-1}}
# \qquad\text{so}\qquad
# W^{[l]} = \texttt{randn} \cdot \sqrt{\frac{2}{n_{l-1}}}
# $$
#
# For `layers_dims = [4, 3, 2]`, the scale is $\sqrt{2/4} \approx 0.7071$ in layer 1 and $\sqrt{2/3} \approx 0.8165$
# in layer 2. The first weight is $1.7886 \cdot 0.7071 \approx 1.265$.
#
# Use the same rule in every layer, also in the first and the last one. Strictly, layer 1 does not need the 2, because
# its inputs do not come from a ReLU. But one additional factor $\sqrt2$ changes little.
#
# ### Exercise 4: `initialize_parameters_he`
#
# Draw as in exercise 3, but with the scale $\sqrt{2/n_{l-1}}$. The 2 belongs under the root. For example,
# `initialize_parameters_he([2, 1])` should return
#
#     {'W1': array([[1.7886, 0.4365]]), 'b1': array([[0.]])}


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
    L = len(layers_dims) - 1  # layers_dims[0] is the input, which has no weights
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
# - ReLU halves the mean square. The 2 in He's scale restores it in every layer.
# - Use He with ReLU. Use Xavier with activations such as tanh, which change small numbers very little.
# - The two scales differ by the factor $\sqrt2$ only, but a deep network applies it once per layer.

# %% [markdown]
# ## 5 · Which start wins?
#
# Now compare the starts of the four exercises. We add a fifth start, *tiny random*, because some textbooks say: "begin
# with small random numbers". This start divides the large random weights by 1000, so their standard deviation is
# $10 / 1000 = 0.01$.
#
# **Predict.** Which of the five reach 99 % on the training points: zeros, large random, tiny random, Xavier, He?


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
figures.plot_boundaries(runs, X, Y)
figures.plot_all_costs(runs)

# %% [markdown]
# In the first plot, look for the decision boundaries that form a closed ring. In the second plot, look for the costs
# that stay at 0.69. The course on which this notebook is based published the training accuracies 50 % for zeros, 83 %
# for large random and 99 % for He. Compare them with your table.
#
# **Tiny weights do not help either.** Take layer 2 and the formula of part 3:
# $\operatorname{Var}(z) = 10 \cdot 0.01^2 \cdot \operatorname{mean}(a^2) = 0.001 \operatorname{mean}(a^2)$. So the
# size of $z$ is only $\sqrt{0.001} \approx 0.03$ times the size of the layer's inputs. After three such layers, almost
# nothing reaches the output, and almost no gradient comes back. After training, every output still differs from 0.5 by
# less than $10^{-6}$. These tiny differences decide which label is predicted, so the accuracy is no better than that of
# guessing. The weights should not be *small*, they should have the *right scale*.
#
# Which scales work? The next cell trains the same network from your starts, with all first weights multiplied by a
# factor. (The start *all 0.5* of part 1 is your zeros plus 0.5.) In the first panel, each of the ten units of layer 1
# is a line: on one side of its line, the activation of the unit is 0. In the second panel, each unit is a path: its
# two weights during the training, as a share of the largest weight. Each training takes a second or two, and *Play*
# repeats it.
#
# **Predict.** How many different lines does the first panel show with *all 0.5*? Does a factor change this number? By
# which factors can you multiply the large random weights, so that the network reaches 99 %? **Move** the slider
# *weights ×*. **Target:** with *large random*, reach 99 % on the training points.

# %% demo="explore-circles"
CirclesExplorer(
    initialize_parameters_zeros, initialize_parameters_random, initialize_parameters_xavier, initialize_parameters_he
)

# %% [markdown]
# With *all 0.5* there is only one line, because the ten units stay identical. A factor keeps them identical. With
# *large random*, only the factor 0.1 reaches the target: then the weights have the standard deviation 1 in every layer.
# He's rule gives 1, 0.45 and 0.63 in the three layers, and reaches 99 % too. So in this small network the exact scale
# is not important. But with larger factors the accuracy is lower, and with the factors 0.01 and 0.001 the network does
# not learn the circles in this time.
#
# In a deep network the exact scale is important, as the next part shows.
#
# **Remember**
#
# - With the same network and data, the start decides whether learning is fast, slow or impossible.
# - Weights that are too large: the network is confident, often wrong and slow to change. Weights that are too small:
#   almost no signal and almost no gradient.
# - With two labels, a first cost far above $\log 2$ means that the first weights are too large. If the cost does not
#   change at all, check whether the signal vanishes.

# %% [markdown]
# ## 6 · What changes in a deep network?
#
# For many years, networks with more than a few layers were hard to train, and the start was one of the reasons.
# Suppose that each layer multiplies the size of the signal by a factor $g$. After $l$ layers, the size has been
# multiplied by $g^l$:

# %% demo="signal-strength"
figures.draw_signal_strength()

# %% [markdown]
# After 30 layers, $0.7^{30} \approx 0.00002$ and $1.4^{30} \approx 24000$. If $g < 1$, the signal **vanishes**. If
# $g > 1$, it **explodes**.
#
# **What is $g$?** Let $\sigma_w$ be the standard deviation of the weights, so $\operatorname{Var}(w) = \sigma_w^2$.
# (This $\sigma_w$ is a number, not the sigmoid.) The weights multiply the mean square by $n_{l-1} \sigma_w^2$ (part 3),
# and ReLU multiplies it by $\tfrac12$ (part 4). So for a ReLU layer
#
# $$
# \operatorname{mean}(a^2) = \tfrac12\, n_{l-1}\, \sigma_w^2 \cdot \operatorname{mean}(a_{\text{before}}^2)
# $$
#
# where $a_{\text{before}}$ are the activations of the layer before. The size is the root of the mean square, so its
# factor is
#
# $$g = \sigma_w \sqrt{n_{l-1} / 2}$$
#
# **By hand.** With $n_{l-1} = 50$ and $\sigma_w = 0.1$, the factor is $g = 0.1 \cdot \sqrt{25} = 0.5$. After 10
# layers, $0.5^{10} \approx 0.001$ is left.
#
# **Gradients** have the same problem. In backpropagation, $dA^{[l-1]} = W^{[l]T} dZ^{[l]}$ is a sum over the $n_l$
# units of layer $l$, and ReLU sets about half of $dZ^{[l]}$ to zero. So the backward factor is
# $\sigma_w \sqrt{n_l / 2}$, now with $n_l$. The two factors are equal only if a layer has as many units as inputs. If
# not, no $\sigma_w$ makes both factors 1. So the paper of Glorot and Bengio (part 3) uses the mean of $n_{l-1}$ and
# $n_l$ instead of $n_{l-1}$.
#
# The next cell sends inputs of size 1 through 30 ReLU layers with 200 units each. Then it sends a gradient of size 1
# back from the last layer. The table after it shows the mean factor per layer: the 30th root of the size after 30
# layers. **Predict** the factor $g$ for each of the four random starts. (For Xavier, $\sigma_w = \sqrt{1/200}$.)

# %% demo="deep-stack"
stack = [200] * 31  # 200 inputs and 30 layers of 200 units
signals = np.random.RandomState(1).randn(200, 20)  # 20 examples
initializers = {
    "large random": initialize_parameters_random,
    "tiny random": tiny_random,
    "Xavier": initialize_parameters_xavier,
    "He": initialize_parameters_he,
}
sizes = {name: signal_sizes(initialize(stack), signals, "ReLU") for name, initialize in initializers.items()}
figures.plot_signal_sizes(sizes)

# %% table="factor-per-layer"
print(f"{'initialization':16}{'factor per layer':>18}{'signal after 30':>18}{'gradient after 30':>20}")
for name, (forward, backward) in sizes.items():
    print(f"{name:16}{forward[-1] ** (1 / 30):>18.2f}{forward[-1]:>18.1g}{backward[0]:>20.1g}")

# %% [markdown]
# The formula gives $g = \sigma_w \sqrt{200/2} = 10\,\sigma_w$: 100 for large random, 0.1 for tiny random,
# $\sqrt{1/2} \approx 0.71$ for Xavier and 1 for He. In the plot, Xavier looks similar to He, because the axis goes up
# to $10^{60}$. But the table shows that with Xavier only about $1/30\,000$ of the size is left.
#
# The gradient of the *weights*, $dW^{[l]} = \tfrac1m dZ^{[l]} A^{[l-1]T}$, is a product of a gradient and
# activations. If one of them has vanished, layer $l$ does not learn.
#
# One number per layer does not show everything. The next cell draws histograms of the activations of four layers. The
# horizontal axis is logarithmic: a shift to the left by 5 means that the activations are $10^5$ times smaller. In which
# row does the histogram stay at the same place? Small shifts are hard to see, so compare the numbers in the panels too.

# %% demo="histograms-relu"
figures.plot_activation_histograms(initializers, "ReLU")

# %% [markdown]
# Only the histograms in the row *He* stay at the same place. In the row *Xavier* the shift is small, but the number
# falls from 0.7 in layer 1 to 0.03 in layer 10.
#
# **Predict.** By which factor must Xavier's weights be multiplied so that the signal keeps its size through 30 ReLU
# layers? Would 5 % more or less matter? **Move** the slider *weights ×*, which multiplies all weights of the chosen
# start by a factor. The thin lines show the other starts without a factor. Click in the first panel to choose the layer
# of the histograms. **Targets:**
#
# 1. With *Xavier* and ReLU, make both curves end inside the green band, where the size is between 0.5 and 2.
# 2. With *large random* and ReLU, do the same. Compute the factor first.
# 3. Choose *large random* with the factor 1 and *tanh*. The activations cannot explode, because tanh never exceeds 1.
#    What happens to the gradients? (The text below the panels gives the sizes that are outside the axes.)

# %% demo="explore-deep-stack"
DeepStackExplorer(initialize_parameters_random, initialize_parameters_xavier, initialize_parameters_he)

# %% [markdown]
# In target 1 the factor is $\sqrt2 \approx 1.41$, which turns Xavier's rule into He's rule. In target 2 the weights
# need the standard deviation $\sqrt{2/200} = 0.1$ instead of 10, so the factor is 0.01. A factor that is 5 % too
# large multiplies the signal by $1.05^{30} \approx 4.3$. A factor that is 5 % too small multiplies it by
# $0.95^{30} \approx 0.21$. A deep network needs a precise start.
#
# **Tanh: why can gradients explode when activations cannot?** In target 3, the activations keep the size 1, but the
# gradients grow to about $10^{21}$. Look at the histograms for tanh:

# %% demo="histograms-tanh"
figures.plot_activation_histograms(initializers, "tanh")

# %% [markdown]
# In the row *large random*, nearly every activation is close to $-1$ or 1: the units are **saturated**. In
# backpropagation a layer multiplies the gradient by the slope of tanh, $1 - a^2$, and then by the weights. A
# saturated unit has a slope near 0 and blocks the gradient. But a few units have a slope near 1, and their weights of
# size 10 make the gradient larger. These few units are enough: $10^{21}$ after 30 layers is a factor of
# $10^{21/30} \approx 5$ per layer. So always look at both passes.
#
# In the row *Xavier* the activations shrink slowly, and in the row *He* their size stays at about 0.6. For 30 tanh
# layers both rules work. For very deep tanh networks, Xavier is the better start (see the optional section below).
#
# Initialization sets the sizes only at the start, and training changes the weights. So very deep networks also use
# methods that keep the size during training. Two examples, which this course does not teach, are normalization layers
# and residual connections.
#
# **Remember**
#
# - Depth turns a factor into a power: $g^L$ vanishes for $g < 1$ and explodes for $g > 1$.
# - With ReLU, $g = 1$ needs $\sigma_w = \sqrt{2/n_{l-1}}$. This is He's rule.
# - Saturated tanh units have bounded activations, but the gradients can still explode.
# - If a deep network does not learn, print the size of its activations and gradients, layer by layer.

# %% [markdown]
# ### Optional (4 minutes): three details of part 6
#
# **Is He's rule right for the gradients too?** Its forward factor is 1. Its backward factor is
# $\sqrt{2/n_{l-1}} \cdot \sqrt{n_l/2} = \sqrt{n_l / n_{l-1}}$. For example, a layer with 50 inputs and 200 units has
# $\sigma_w = \sqrt{2/50} = 0.2$, so its backward factor is $0.2 \cdot \sqrt{200/2} = 2$.
#
# But the product of these factors does not grow with the depth. Under the root,
# $\frac{n_1}{n_0} \cdot \frac{n_2}{n_1} \cdots \frac{n_L}{n_{L-1}} = \frac{n_L}{n_0}$, because all numbers in between
# cancel. So the backward factor of the whole network is $\sqrt{n_L / n_0}$.
#
# **Tanh with large weights: where does the factor 5 come from?** Here are the numbers for layers of 200 units, with
# weights of standard deviation 10:
#
# - The inputs of a layer have a size of about 1, so the size of $z$ is about $10 \cdot \sqrt{200} \approx 141$. In a
#   normal distribution with this standard deviation, only about 1 value in 180 has $|z| < 1$. Nearly all other units
#   have a slope near 0.
# - Therefore the mean square of the slope is small, about 0.004.
# - But the sum over 200 units with weights of size 10 multiplies the mean square by $200 \cdot 10^2 = 20000$.
#
# Together, one layer multiplies the mean square of the gradient by about $20000 \cdot 0.004 = 80$. So it multiplies the
# size by $\sqrt{80} \approx 9$, not by 5. The reason is that 80 is the *mean* over many random draws, and a few large
# values raise this mean. For each example, a layer has on average only about one unit with $|z| < 1$. If it has none,
# little of the gradient is left; if it has three, the gradient grows much more than usual. For a single example, the
# median of the factor is about 25 instead of 80, and $\sqrt{25} = 5$.
#
# **Xavier or He for tanh?** Xavier's rule treats tanh as $a = z$, but tanh makes large numbers smaller. The smaller the
# numbers are, the less they shrink. The additional $\sqrt2$ of He compensates for this in the forward pass. But look at
# both passes. All sizes in this table begin at 1:
#
# | start, with tanh | activations after 30 layers | gradients after 30 layers | gradients after 100 layers |
# |---|---|---|---|
# | Xavier | 0.13 | 0.17 | about 0.07 |
# | He | 0.57 | 3.1 | about 75 |
#
# With He the gradients grow by about 4 % per layer, so they explode in a very deep network. With Xavier the signal and
# the gradients shrink, but more and more slowly.

# %% [markdown]
# ## 7 · In your own words, and a summary
#
# *(10 points, graded by a person; about ten sentences.)* Write your answer in the next cell.
#
# A friend has built a network with 20 hidden ReLU layers of 300 units each. Its weights start as
# `np.random.randn(...) * 0.01`, its biases at zero. In the first hundred iterations the cost stays at
# 0.6931. Your friend says: "The network is stuck because its biases are all the same. I will make them
# random."
#
# 1. Is your friend right about the biases? What does 0.6931 tell you?
# 2. Compute the factor by which the size of the signal changes in each layer. How much is left after 20 layers?
# 3. What would you change? Name two things that you would print to see whether your change was right.

# %% [markdown] answer="reflection"
# **1.** No. Equal biases are not the problem, because the weights are random: units with different weights compute
# different things, so the symmetry is already broken. 0.6931 is $\log 2$, the cost of answering 0.5 to everything.
# The last $z$ is almost zero for every example, so no signal reaches the output.
#
# **2.** A ReLU layer multiplies the size of a signal by $g = \sigma_w \sqrt{n_{l-1}/2}$. With
# $\sigma_w = 0.01$ and $n = 300$ that is $0.01 \cdot \sqrt{150} \approx 0.1225$. After 20 layers about
# $0.1225^{20} \approx 6 \cdot 10^{-19}$ is left. The gradients shrink by the same factor in the backward pass, so the
# weights get practically no gradient either.
#
# **3.** I would draw the weights with He's scale, $\sqrt{2/300} \approx 0.08$, which makes $g = 1$, and
# leave the biases at zero. I would print the root mean square of the activations and of the gradients,
# layer by layer, before the first step: both should have about the same size everywhere. Then the cost
# should start to move within the first iterations.

# %% [markdown]
# ### Summary
#
# | start | scale of `randn` | result | use it |
# |---|---|---|---|
# | zeros | 0 | all units of a layer identical, no gradient for weights | for biases only |
# | large random | 10 | high first cost, oscillation, slow learning | never |
# | tiny random | 0.01 | the signal vanishes | never |
# | Xavier | $\sqrt{1/n_{l-1}}$ | keeps the size if $a \approx z$ | tanh |
# | Xavier, as in the paper | $\sqrt{2/(n_{l-1}+n_l)}$ | compromise between both passes | tanh; usual in libraries |
# | He | $\sqrt{2/n_{l-1}}$ | keeps the size with ReLU | ReLU |
#
# **Formulas**
#
# - one layer: $\operatorname{Var}(z) = n_{l-1} \cdot \operatorname{Var}(w) \cdot \operatorname{mean}(a^2)$
# - ReLU: $\operatorname{mean}(a^2) = \tfrac12 \operatorname{Var}(z)$
# - factor of a ReLU layer, forward pass: $\sigma_w \sqrt{n_{l-1}/2}$
# - factor of a ReLU layer, backward pass: $\sigma_w \sqrt{n_l/2}$
# - cost of an example without overflow: `np.logaddexp(0, z) - y * z`
#
# **Typical mistakes**
#
# - $n_l$ instead of $n_{l-1}$: the scale depends on the inputs of a layer, not on its units.
# - The variance as factor: `randn` must be multiplied by the root of the variance.
# - The 2 of He outside the root: then the variance is $4/n_{l-1}$, twice as large as it should be.
# - `rand` instead of `randn`: no weight is negative, and their mean is not 0.
# - Setting the seed again for each layer: then all layers begin with the same numbers.
#
# **Optional (3 minutes): test yourself**
#
# 1. Layer 1 begins with zeros, layers 2 and 3 with He's weights. All layers before the output use ReLU. Does the
#    network learn the circles?
# 2. Your labels are half 0 and half 1. The first cost is 25. What does this tell you?
# 3. A ReLU layer has 800 inputs and 200 units. Which standard deviation should its weights have?
#
# <details>
# <summary>Answers</summary>
#
# 1. No. $a^{[1]} = 0$, and because the biases are zero, $a^{[2]} = 0$ too. So $dW^{[2]}$ and $dW^{[3]}$ are zero. The
#    slope of ReLU at $z = 0$ is taken as 0, so $dW^{[1]}$ is zero as well. Only the last bias can change.
# 2. A network that gives every example the probability 0.5 has the cost $\log 2 \approx 0.69$. With a cost of 25, the
#    network is very confident and often wrong, so its first weights are too large.
# 3. $\sqrt{2/800} = 0.05$. The number of units, 200, does not matter.
#
# </details>
#
# **Where to read on**
#
# - X. Glorot and Y. Bengio, *Understanding the difficulty of training deep feedforward neural networks*, AISTATS
#   2010: histograms of activations and gradients, and the rule named after Xavier Glorot.
# - K. He, X. Zhang, S. Ren and J. Sun, *Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet
#   Classification*, ICCV 2015: the 2 for ReLU, and why it is enough to keep the size in one of the two passes.
# - A. Zhang, Z. Lipton, M. Li and A. Smola, *Dive into Deep Learning*: the section "Numerical Stability and
#   Initialization".
#
# **Next in this course** is notebook 2, `regularization`: your network now learns its training examples, but does it
# classify new ones? The next cell shows the course page with the glossary of all four notebooks.
#
# Data: `make_circles` of scikit-learn.

# %% demo="course-page"
from course_utils import course_page

course_page()
