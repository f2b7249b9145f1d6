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
# # Gradient checking
#
# Backpropagation is a chain of small formulas, and a slip in one of them rarely crashes anything. The network
# still learns, only worse, and you blame the learning rate. This notebook gives you an independent witness:
# you *measure* the slope of the cost and compare. Then you hunt down two errors in a backward pass that looks
# perfectly fine.
#
# **When you are done you can**
#
# - measure a derivative with two calls of the cost, and say why two sides are better than one;
# - compare two gradients with one number, and tell a good one from a bad one;
# - check all parameters of a network, and narrow an error down to one line of code;
# - choose ε between two evils, and recognize a false alarm;
# - say when a gradient check is of no use: with dropout on, at a kink, in every training step.
#
# | part | | minutes |
# |---|---|---:|
# | 1 | A slope you can measure | 10 |
# | 2 | The check | 15 |
# | 3 | All parameters of a network | 20 |
# | 4 | Find the two errors | 15 |
# | 5 | What a check costs | 5 |
# | 6 | Two false alarms | 10 |
# | 7 | In your own words | 10 |
# | | together | 85 |
#
# Run the cells from top to bottom. After each exercise a `check(...)` cell tells you how you are doing.
# The figure with sliders runs *your* function: it comes to life when the exercise before it is done. If
# any other given cell stops with an error, an exercise above it is not finished yet.

# %% given="imports"
import numpy as np

from course_utils import check

np.set_printoptions(precision=4, suppress=True)

# %% [markdown]
# **Notation.** $J$ is the cost, $\theta$ (theta) a parameter, or the column of all parameters. The exact
# derivative that backpropagation works out is called `grad`, the measured one `gradapprox`.

# %% demo="imports-for-experiments"
from time import perf_counter

import matplotlib.pyplot as plt

from course_utils import COLORS, EpsilonExplorer, difference_by_parameter, lend

theta = np.linspace(0, 2, 100)
fig, axes = plt.subplots(1, 2, figsize=(10, 3.2), layout="constrained", sharey=True)
ends = {"one side: slope 4.75": (1.0, 1.5), "both sides: slope 3.25": (0.5, 1.5)}
for ax, (title, (left, right)) in zip(axes, ends.items(), strict=True):
    ax.plot(theta, theta**3, color="0.35", label="$J = \\theta^3$")
    ax.axline((1, 1), slope=3, color="0.6", linestyle="--", label="tangent, slope 3")
    ax.axline((left, left**3), (right, right**3), color=COLORS["blue"], label="chord")
    ax.plot([left, right], [left**3, right**3], "o", color=COLORS["vermillion"])
    ax.set(title=title, xlabel="$\\theta$", xlim=(0, 2), ylim=(-1, 5))
axes[0].set_ylabel("$J$")
axes[0].legend(loc="upper left")
plt.show()
print("At θ = 1 with ε = 0.5: the tangent has slope 3, a chord to one side 4.75, one through both neighbours 3.25.")

# %% [markdown]
# ## 1 · A slope you can measure
#
# The derivative of $J$ at $\theta$ is the slope of the tangent. A chord between two points of the curve has
# nearly the same slope, and to draw a chord you need no calculus, just the cost at two places:
#
# $$
# \frac{dJ}{d\theta} = \lim_{\varepsilon \to 0} \frac{J(\theta+\varepsilon) - J(\theta-\varepsilon)}{2\,\varepsilon}
# $$
#
# Why to both sides? Try $J = \theta^3$ at $\theta = 1$, where the derivative is 3, with
# $\varepsilon = 0.1$. To the right only: $(1.331 - 1)/0.1 = 3.31$. To both sides:
# $(1.331 - 0.729)/0.2 = 3.01$. To the right the slope comes out too large, to the left too small, and the two
# errors nearly cancel. Make $\varepsilon$ ten times smaller, and the error of one side becomes 10 times
# smaller, that of both sides 100 times.
#
# So there are two ways to the same number. The way forward is simple, and you trust it. The way back is
# where errors hide. **The trusted $J$ becomes the judge of the derivative.**
#
# We begin with the smallest model there is, $J(\theta) = \theta\,x$ with numbers $x$ and $\theta$.
#
# ### Exercise 1: `forward_propagation`
#
# Return the cost.


# %% exercise="forward_propagation"
def forward_propagation(x, theta):
    """Compute the cost of the smallest model there is, J(theta) = theta * x.

    Arguments:
        x: the input, a number
        theta: the parameter, a number

    Returns:
        J: the cost, a number
    """
    ### BEGIN SOLUTION
    return theta * x
    ### END SOLUTION


# %% check="forward_propagation"
check(forward_propagation)

# %% [markdown]
# ### Exercise 2: `backward_propagation`
#
# Return the derivative of $J(\theta) = \theta\,x$. With respect to what? To the parameter $\theta$:
# parameters learn, inputs don't. Work it out on paper, and don't call `forward_propagation`: a derivative that
# asks the cost cannot be judged by it.


# %% exercise="backward_propagation"
def backward_propagation(x, theta):
    """Compute the derivative of J(theta) = theta * x with respect to theta.

    Arguments:
        x: the input, a number
        theta: the parameter, a number

    Returns:
        dtheta: the derivative dJ / dtheta, a number
    """
    ### BEGIN SOLUTION
    return x
    ### END SOLUTION


# %% check="backward_propagation"
check(backward_propagation)

# %% [markdown]
# **Remember**
#
# - A derivative can be measured: two calls of the cost, one to each side.
# - The error of the two-sided chord shrinks with $\varepsilon^2$, that of the one-sided with $\varepsilon$.
# - A check is worth something only because its two ways to the number share no code.

# %% [markdown]
# ## 2 · The check
#
# Measure the slope at $\theta$,
#
# $$
# J^+ = J(\theta + \varepsilon), \qquad J^- = J(\theta - \varepsilon), \qquad
# \text{gradapprox} = \frac{J^+ - J^-}{2\,\varepsilon},
# $$
#
# and compare it with `grad`. Is a gap of 0.001 a lot? That depends on how large the gradients are, so the gap
# is divided by their sizes:
#
# $$
# \text{difference} = \frac{\lVert \text{grad} - \text{gradapprox} \rVert_2}
# {\lVert \text{grad} \rVert_2 + \lVert \text{gradapprox} \rVert_2}
# $$
#
# $\lVert v \rVert_2 = \sqrt{v_1^2 + v_2^2 + \dots}$ is the length of a vector, `np.linalg.norm` in NumPy.
# Of a single number it is the absolute value. The difference lies between 0 and 1, in whatever units the
# cost is measured.
#
# ### Exercise 3: `gradient_check`
#
# Return the difference. Your function must **call** `forward_propagation` and `backward_propagation` and
# must not contain their formulas: a check with a formula of its own cannot notice when the function is wrong.
# (To see that it calls them, the check cell below, and grading later on, give your function another $J$ to
# call, with derivatives that are right or wrong.) Mind the brackets around $2\,\varepsilon$.


# %% exercise="gradient_check"
def gradient_check(x, theta, epsilon=1e-7):
    """Compare the derivative from backward_propagation with a measured slope of forward_propagation.

    Arguments:
        x: the input, a number
        theta: the parameter, a number
        epsilon: how far to step to either side of theta

    Returns:
        difference: the relative difference of the two, a number between 0 and 1
    """
    ### BEGIN SOLUTION
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
    ### END SOLUTION


# %% check="gradient_check"
check(gradient_check)


# %% demo="first-check"
print(f"J = θ x at x = 2, θ = 4: difference {gradient_check(2, 4):.0e}")


def twice_the_derivative(x, theta):
    return 2 * x


with lend(gradient_check, backward_propagation=twice_the_derivative):
    print(f"with a derivative twice too large: difference {gradient_check(2, 4):.3f}")

# %% [markdown]
# `lend` gives your function something else to call under a name that it uses, until the indented lines are
# over. Your function doesn't notice. We shall often use it to hand your check an error.
#
# How to read the number, with the default $\varepsilon = 10^{-7}$:
#
# | difference | |
# |---|---|
# | below $10^{-7}$ | the gradient is right |
# | $10^{-7}$ to $10^{-3}$ | look again: perhaps only rounding, or a kink (part 6), perhaps a small error |
# | above $10^{-3}$ | almost surely an error |
#
# **Predict.** In mathematics $\varepsilon$ goes to 0. On a computer $J$ has about 16 digits. Among
# $\varepsilon = 10^{-2}, 10^{-5}, 10^{-8}, 10^{-12}$, which gives the *smallest* difference for a right
# derivative? The slider hands your check the curve $J = x\,\theta^3$ at $x = 1$, $\theta = 0.7$.
#
# **Move** $\varepsilon$ from 1 downwards, and watch the chord first, then the number. **Target:** a difference
# below $10^{-11}$. Then plant an error of 0.0001 % in the derivative: for which $\varepsilon$ can your check
# still tell that something is wrong?

# %% demo="explore-epsilon"
EpsilonExplorer(gradient_check)

# %% [markdown]
# Two evils pull in opposite directions. A wide chord is not the tangent: that error falls with
# $\varepsilon^2$. A narrow chord compares two costs that agree in nearly all of their 16 digits: their
# difference keeps just a few true ones, and dividing by a tiny $\varepsilon$ blows up the rest. That error
# grows with $1/\varepsilon$. The best $\varepsilon$ is in between, here near $10^{-5.5}$. An error of the
# derivative, in contrast, is a **plateau**: no $\varepsilon$ makes it go away. One of 0.0001 % stands out from
# about $10^{-4}$ down to $10^{-9}$; further out on either side, a right derivative looks just as bad.
#
# (In single precision, with 7 digits instead of 16, even the best $\varepsilon$ leaves a difference above
# $10^{-6}$. Run gradient checks in double precision.)
#
# **Remember**
#
# - Relative, not absolute: divide by the sizes of *both* gradients.
# - Smaller is not better: $\varepsilon$ between $10^{-4}$ and $10^{-7}$ is a good choice.
# - Noise depends on $\varepsilon$; an error does not. In doubt, try another $\varepsilon$.

# %% [markdown]
# ## 3 · All parameters of a network
#
# The next two cells are given: the forward pass of a network, LINEAR → RELU → LINEAR → RELU → LINEAR →
# SIGMOID with the cross-entropy cost, and three helpers. The network has 4 inputs and layers of 5, 3 and 1
# units, which makes 47 parameters in six arrays. For a check they are one long column $\theta$.


# %% given="network"
def relu(Z):
    return np.maximum(0, Z)


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


def forward_propagation_n(X, Y, parameters):
    """Compute the cost of a 3-layer network: LINEAR -> RELU -> LINEAR -> RELU -> LINEAR -> SIGMOID.

    Arguments:
        X: array of shape (n_x, m), one example per column
        Y: array of shape (1, m), the labels 0 and 1
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"

    Returns:
        cost: the cross-entropy, averaged over the m examples, a number
        cache: (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3), for the way back
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    cost = np.mean(-Y * np.log(A3) - (1 - Y) * np.log(1 - A3))
    return cost, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)


# %% given="vectors-and-dicts"
SHAPES = {"W1": (5, 4), "b1": (5, 1), "W2": (3, 5), "b2": (3, 1), "W3": (1, 3), "b3": (1, 1)}


def dictionary_to_vector(parameters):
    """Stack all parameters into one column, in the order of SHAPES; each W row by row.

    Returns:
        theta: array of shape (47, 1)
        keys: list of 47 names; keys[i] says which parameter theta[i, 0] belongs to
    """
    theta = np.concatenate([parameters[key].reshape(-1, 1) for key in SHAPES])
    keys = [key for key in SHAPES for _ in range(parameters[key].size)]
    return theta, keys


def vector_to_dictionary(theta):
    """Cut a column of 47 numbers back into "W1", "b1", ..., "b3"."""
    parameters = {}
    start = 0
    for key, (rows, columns) in SHAPES.items():
        parameters[key] = theta[start : start + rows * columns].reshape(rows, columns)
        start += rows * columns
    return parameters


def gradients_to_vector(gradients):
    """Stack "dW1", "db1", ..., "db3" in the order of theta; shape (47, 1)."""
    return np.concatenate([gradients["d" + key].reshape(-1, 1) for key in SHAPES])


# %% demo="forty-seven-parameters"
np.random.seed(1)
X = np.random.randn(4, 3)
Y = np.array([[1, 1, 0]])
parameters = {key: np.random.randn(*shape) for key, shape in SHAPES.items()}

theta, keys = dictionary_to_vector(parameters)
fig, ax = plt.subplots(figsize=(10, 2.4), layout="constrained")
for number, key in enumerate(SHAPES):
    places = [i for i in range(len(keys)) if keys[i] == key]
    color = list(COLORS.values())[number]
    ax.bar(places, theta[places, 0], color=color, label=f"{key} {SHAPES[key]}", edgecolor="0.3", linewidth=0.4)
ax.axhline(0, color="0.5", linewidth=0.8)
ax.set(xlabel="$i$", ylabel="theta[i, 0]", xlim=(-1, 47))
ax.legend(ncols=6, loc="upper center", bbox_to_anchor=(0.5, 1.28), fontsize=9, frameon=False)
plt.show()
print(f"theta has shape {theta.shape}; keys[20] is {keys[20]!r}: theta[20, 0] is the first number of b1.")

# %% [markdown]
# The gradient of a cost with 47 parameters is 47 slopes, each along *one* parameter while the other 46
# rest. With $e_i$ for the column that is 1 in place $i$ and 0 elsewhere,
#
# $$
# \text{gradapprox}_i = \frac{J(\theta + \varepsilon\, e_i) - J(\theta - \varepsilon\, e_i)}{2\,\varepsilon},
# \qquad i = 0, \dots, n-1,
# $$
#
# and then the difference of the two whole columns, by the same formula as before.
#
# ### Exercise 4: `gradient_check_n`
#
# The three columns are prepared for you. For every $i$: copy `theta` (with `np.copy`, twice), move entry
# `[i, 0]` of one copy up and of the other down, turn each back into a dict with `vector_to_dictionary`, and
# call `forward_propagation_n`. It returns two things, of which you want the first. After the loop, compare
# the columns.
#
# Three pitfalls. `theta_plus = theta` makes a second *name*, not a copy. The entry of a column is
# `theta[i, 0]`, a number; `theta[i]` is an array with one number in it. And the gradients to check are those
# that are passed in, whoever computed them. As before, the check hands your function other networks to
# call, with more or fewer parameters than 47.


# %% exercise="gradient_check_n"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    """Compare gradients with measured slopes of forward_propagation_n, one parameter after the other.

    Arguments:
        parameters: dict "W1", "b1", ..., the network's parameters
        gradients: dict "dW1", "db1", ..., the gradients to be checked (other keys do not matter)
        X: array of shape (n_x, m), one example per column
        Y: array of shape (1, m), the labels
        epsilon: how far to step to either side of each parameter

    Returns:
        difference: the relative difference of the two gradients, a number between 0 and 1
    """
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    ### BEGIN SOLUTION
    for i in range(len(theta)):
        theta_plus, theta_minus = np.copy(theta), np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
    ### END SOLUTION


# %% check="gradient_check_n"
check(gradient_check_n)

# %% [markdown]
# **Remember**
#
# - One parameter at a time: all others stay where they are, on both sides.
# - Copy before you move, or the steps of earlier parameters stay in place.
# - Compare the whole columns by their lengths, not entry by entry.

# %% [markdown]
# ## 4 · Find the two errors
#
# A colleague has written the way back. It follows from the chain rule, layer by layer ($\odot$ multiplies
# entry by entry, and $[A > 0]$ is 1 where $A$ is positive and 0 elsewhere):
#
# $$
# dZ^{[3]} = A^{[3]} - Y, \qquad
# dZ^{[l]} = \big(W^{[l+1]T}\, dZ^{[l+1]}\big) \odot [A^{[l]} > 0]
# $$
#
# $$
# dW^{[l]} = \frac{1}{m}\, dZ^{[l]} A^{[l-1]T}, \qquad
# db^{[l]} = \frac{1}{m} \sum_{\text{examples}} dZ^{[l]}, \qquad A^{[0]} = X
# $$
#
# The code looks fine, but **two of its lines are wrong**. Training with it would even lower the cost.
# Don't compare it with the formulas yet: run the cell as it is, and let your check do the looking. You will
# come back to this cell to mend it.
#
# ### Exercise 5: `backward_propagation_n`


# %% exercise="backward_propagation_n"
def backward_propagation_n(X, Y, cache):
    """Compute the gradients of the cost of the 3-layer network.

    Arguments:
        X: array of shape (n_x, m), one example per column
        Y: array of shape (1, m), the labels 0 and 1
        cache: what forward_propagation_n returned beside the cost

    Returns:
        gradients: dict with the derivatives of all parameters, "dW1", "db1", ..., and of all Z and A
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    ### BEGIN SOLUTION
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    ### PLANTED dW2 = 1.0 / m * np.dot(dZ2, A1.T) * 2
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)
    ### PLANTED db1 = 4.0 / m * np.sum(dZ1, axis=1, keepdims=True)
    ### END SOLUTION

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first


# %% demo="suspect-gradients"
cost, cache = forward_propagation_n(X, Y, parameters)
gradients = backward_propagation_n(X, Y, cache)
difference = gradient_check_n(parameters, gradients, X, Y)
verdict = "there is an error in the gradients" if difference > 1e-3 else "no error is left to be seen"
print(f"cost {cost:.4f}, difference {difference:.3g}: {verdict}.")

# %% [markdown]
# With the code as it was given, the difference is 0.285: an error, no doubt. But where? Ask your check about one
# parameter at a time, with all others held fixed. And learn first how typical errors look:
#
# **Predict.** A gradient twice too large gives $\lVert 2g - g \rVert / (\lVert 2g \rVert + \lVert g \rVert)$,
# that is 1/3. What about one that is half of what it should be? Four times too large? With the wrong sign?

# %% table="what-errors-look-like"
factors = {"right": 1, "1 % too large": 1.01, "twice too large": 2, "half": 0.5, "three times": 3, "four times": 4}
factors |= {"zero": 0, "wrong sign": -1}
for name, factor in factors.items():

    def faulty(x, theta, factor=factor):
        return factor * x

    with lend(gradient_check, backward_propagation=faulty):
        print(f"{name:16} difference {gradient_check(2.0, 4.0):.3f}")

# %% [markdown]
# A difference of 1/3 says "a factor of 2", one of 0.6 "a factor of 4"; whether too much or too little, it
# can't say. Now your colleague's gradients, parameter by parameter:

# %% table="parameter-by-parameter"
differences = difference_by_parameter(gradient_check_n, forward_propagation_n, parameters, gradients, X, Y)
for name, difference in differences.items():
    print(f"{name}  difference {difference:.3f}  {'<- wrong' if difference > 0.001 else ''}".rstrip())

# %% [markdown]
# With the code as it was given, two of the six stand out, with 0.333 and 0.600. The zeros tell just as much: where
# $dW^{[1]}$ is right, so are the $dZ^{[1]}$ that it is made of and all that came before. So each error must be in
# the very line that computes the gradient. Now **look** at those two lines in the cell of exercise 5, compare
# them with the formulas, and mend them and nothing else. Then run that cell and the cells below it again,
# until the table shows six times 0.000.

# %% check="backward_propagation_n"
check(backward_propagation_n)

# %% [markdown]
# **The default $\varepsilon$ at its limit.** Mended, the difference is still about $1.2 \cdot 10^{-7}$, a little
# above the limit of the table in part 2. Is there a third, tiny error? Noise depends on $\varepsilon$, an
# error does not: so vary it.

# %% demo="epsilon-of-the-network"
epsilons = 10.0 ** np.arange(-12, 0.1, 0.5)
curve = [gradient_check_n(parameters, gradients, X, Y, epsilon) for epsilon in epsilons]
fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
ax.plot(epsilons, curve, "o-", color=COLORS["blue"], markersize=4)
ax.axhline(1e-7, color="0.7", linewidth=0.8)
ax.annotate("the default, 1e-7", (1e-7, curve[10]), (1e-9, 1e-9), arrowprops={"arrowstyle": "->"})
ax.set(xscale="log", yscale="log", xlabel="$\\varepsilon$", ylabel="difference", title="your network, your gradients")
plt.show()
best = int(np.argmin(curve))
print(f"ε = 1e-07: difference {curve[10]:.0e}; best at ε = {epsilons[best]:.0e}: {curve[best]:.0e}.")

# %% [markdown]
# With $\varepsilon = 10^{-4}$ the difference drops to $2 \cdot 10^{-10}$: it was rounding, the gradients are
# right. On the far right, at $\varepsilon = 0.1$, the curve jumps up more steeply than $\varepsilon^2$. You will
# see the reason in part 6.
#
# **Remember**
#
# - First the one number for all parameters, then parameter by parameter, then look at *one* line.
# - A zero in the table clears that gradient, and everything that it is computed from.
# - Slightly above the limit? Try $\varepsilon = 10^{-5}$ before you search for a bug that isn't there.

# %% [markdown]
# ## 5 · What a check costs
#
# **Predict.** How often does your check call the forward pass of a network with 47 parameters? And how does
# that compare with backpropagation, which gets all 47 derivatives at once?

# %% table="forward-passes"
calls = 0


def counted(X, Y, parameters, forward=forward_propagation_n):
    global calls
    calls += 1
    return forward(X, Y, parameters)


with lend(gradient_check_n, forward_propagation_n=counted):
    gradient_check_n(parameters, gradients, X, Y)
print(f"{len(theta)} parameters: {calls} forward passes")

# %% demo="seconds"


def seconds(function, *arguments):
    """The shortest of 20 runs: what else the computer does only ever adds time."""
    times = []
    for _ in range(20):
        start = perf_counter()
        function(*arguments)
        times.append(perf_counter() - start)
    return min(times)


checked = seconds(gradient_check_n, parameters, gradients, X, Y)
forward = seconds(forward_propagation_n, X, Y, parameters)
backward = seconds(backward_propagation_n, X, Y, cache)
print(f"47 parameters, measured: check {1e3 * checked:.1f} ms, forward and back {1e3 * (forward + backward):.2f} ms")

for sizes in ((64, 32, 16, 1), (784, 128, 64, 1)):
    X_big, Y_big = np.random.randn(sizes[0], 100), np.ones((1, 100))
    shapes = {f"W{l}": (sizes[l], sizes[l - 1]) for l in (1, 2, 3)} | {f"b{l}": (sizes[l], 1) for l in (1, 2, 3)}
    big = {key: 0.05 * np.random.randn(*shape) for key, shape in shapes.items()}
    n = sum(array.size for array in big.values())
    forward = seconds(forward_propagation_n, X_big, Y_big, big)
    backward = seconds(backward_propagation_n, X_big, Y_big, forward_propagation_n(X_big, Y_big, big)[1])
    print(
        f"{n} parameters: forward and back {1e3 * (forward + backward):.1f} ms; "
        f"a check would take {2 * n} forward passes, {2 * n * forward:.1f} s"
    )

# %% [markdown]
# Two forward passes per parameter: a network twice as large takes twice as many passes, each of which takes longer
# too. Backpropagation gets everything for the price of two or three passes. That is why a check belongs to
# *debugging*: once, on a small network and a few examples, and never inside the training loop.
#
# **Remember**
#
# - A check costs $2n$ forward passes for $n$ parameters.
# - Check small: few units, few examples, the same code.
# - Switch it off when you train.

# %% [markdown]
# ## 6 · Two false alarms
#
# **Dropout.** It switches units off at random, anew in each forward pass.
#
# **Predict.** The next cell lends the network an activation with dropout and checks right gradients. What does your
# check say, three times in a row? And what if it is the *same* units that are off in each pass?


# %% demo="dropout-on"
def relu_with_dropout(Z):
    return np.maximum(0, Z) * (np.random.rand(*Z.shape) < 0.8)


def relu_same_units_off(Z):
    return np.maximum(0, Z) * (np.random.RandomState(3).rand(*Z.shape) < 0.8)


np.random.seed(2)
for name, activation in {"new units off each time": relu_with_dropout, "same units off": relu_same_units_off}.items():
    with lend(forward_propagation_n, relu=activation):
        _, cache_dropout = forward_propagation_n(X, Y, parameters)
        gradients_dropout = backward_propagation_n(X, Y, cache_dropout)
        trials = [gradient_check_n(parameters, gradients_dropout, X, Y, 1e-5) for _ in range(3)]
    print(f"{name:24}", ", ".join(f"{trial:.1g}" for trial in trials))

# %% [markdown]
# With new units off in each pass, $J^+$ and $J^-$ are costs of two different networks. Their gap has nothing to do
# with $\varepsilon$, and divided by $2\,\varepsilon$ it becomes huge. The check cries wolf whatever the gradients are.
# So **check without dropout** (`keep_prob = 1`), then switch it on. Or fix the mask for all passes, and you
# check dropout's own backward pass as well. (We left out the division by `keep_prob`; it changes nothing here.)
#
# **A kink.** $\text{relu}(z) = \max(0, z)$ has slope 0 on its left and 1 on its right, and at 0 no derivative at all;
# code must pick one. What does your check say about $J = \text{relu}(\theta\,x)$ near the kink?
#
# **Predict** which of the six differences below are not zero, although the code of the derivative is right.


# %% table="relu-kink"
def relu_cost(x, theta):
    return max(0.0, theta * x)


def relu_slope(x, theta):
    return x if theta * x > 0 else 0.0


print(f"{'':12}{'ε = 0.01':>10}{'ε = 0.0001':>12}")
with lend(gradient_check, forward_propagation=relu_cost, backward_propagation=relu_slope):
    for theta_near in (0.5, 0.001, 0.0):
        row = [gradient_check(1.0, theta_near, epsilon) for epsilon in (1e-2, 1e-4)]
        print(f"θ = {theta_near:<8}{row[0]:>10.3f}{row[1]:>12.3f}")

# %% [markdown]
# Where the step reaches across the kink, the chord mixes two slopes, and a right derivative looks wrong. A smaller
# $\varepsilon$ helps, unless you stand on the kink itself. The larger the network, the more units stand
# close to theirs. That was the jump at $\varepsilon = 0.1$ in part 4: the step had switched one unit off.
#
# **Remember**
#
# - $J$ must be the same function in every pass: no dropout, no new mini-batch, no new random numbers.
# - A few odd entries that vanish with a smaller $\varepsilon$ or other data are kinks, not errors.
# - A check compares the way back with the way forward. If the cost itself is wrong, both agree on it.

# %% [markdown]
# ## 7 · In your own words
#
# *(10 points, read by a person; about ten sentences.)*
#
# A friend trains a four-layer network with dropout and runs a gradient check with $\varepsilon = 10^{-7}$ after
# each epoch, on all the training data. It takes an hour each time, and the difference is always about 1.
#
# 1. What is wrong with the way your friend runs the check? Describe the check you would run instead.
# 2. Your check finds, parameter by parameter: 0.500 for $W^{[2]}$, $b^{[2]}$, $W^{[1]}$ and $b^{[1]}$, and 0.000 for
#    layers 3 and 4. How many errors do you expect, and in which line of the code do you look first? What size
#    is the error?
# 3. After the repair the difference is $10^{-9}$, and still the network does not learn. Name two errors that no
#    gradient check can find.

# %% [markdown] answer="reflection"
# **1.** Dropout is on, so every forward pass has other units off: $J^+$ and $J^-$ belong to different networks,
# their gap divided by $2\varepsilon$ is huge, and the difference is near 1 whether the gradients are right or not. I
# would switch dropout off (or fix one mask for all passes). It also takes two forward passes per parameter, so
# I would run it once, before the training, with a few units per layer and a handful of examples, and not after
# each epoch. I would take $\varepsilon$ around $10^{-5}$, and vary it if the result is in doubt.
#
# **2.** Probably one error. Layers 3 and 4 are clean, so everything up to $dZ^{[3]}$ is right. The gradients of
# layer 2, weights *and* biases, are off by the same factor, and they share $dZ^{[2]}$; the error is handed on
# to layer 1, which is computed from it. So I look at the line for $dZ^{[2]}$ (or $dA^{[2]}$) first. A
# difference of 0.5 means $|k-1| = 0.5\,(k+1)$, so the factor is 3 or 1/3.
#
# **3.** The check compares the gradients with the cost, so it can't see an error in the cost or the forward pass
# itself, such as labels that have been mixed up, or a missing activation: both sides agree on the wrong
# function. Nor can it see what has nothing to do with gradients: all weights starting at zero, a learning rate
# that is far too small or too large, an update with the wrong sign.

# %% [markdown]
# **Sources.** The two-sided difference and its rounding error: P. E. Gill, W. Murray and M. H. Wright, *Practical
# Optimization*, 1981. Checking backpropagation by finite differences: Y. Bengio, *Practical
# Recommendations for Gradient-Based Training of Deep Architectures*, 2012, section 4.1.
