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
# # Gradient checking: is your backpropagation right?
#
# Your network trains, and the cost falls. The accuracy is 87 %, a little lower than you had hoped. So you change the
# learning rate, then the initialization, then the number of units. After three weeks you find the reason: one wrong
# sign in one line of backpropagation. **How could you have found it on the first day?**
#
# An error in backpropagation rarely causes an error message. Wrong gradients often still reduce the cost, but less
# than the right ones. This notebook gives you a test that finds such errors in seconds. You *measure* the derivative
# and compare it with the result of backpropagation. Then you use this test to find two errors in a backward pass that
# looks correct.
#
# **After this notebook you can**
#
# - measure a derivative with two calls of the cost, and explain why two sides are better than one;
# - compare two gradients with one number, and interpret this number;
# - check all parameters of a network, and trace an error back to one line of code;
# - choose $\varepsilon$ to balance approximation and rounding error, and recognize a false alarm;
# - say when a gradient check does not work, and why you do not run it during training.
#
# | part | question | minutes |
# |---|---|---:|
# | 1 | How do you measure a derivative? | 12 |
# | 2 | Are two derivatives the same? | 18 |
# | 3 | How do you check 47 parameters? | 18 |
# | 4 | Which line is wrong? | 16 |
# | 5 | Why not check in every iteration? | 2 |
# | 6 | When does a check fail for right gradients? | 9 |
# | 7 | In your own words, and a summary | 13 |
# | | together | 88 |
# | | optional, in parts 2, 4, 5, 6 and 7 | 10 |
#
# Paragraphs and cells that begin with **Optional** are not graded, and nothing below needs them. You should know how a
# forward pass and backpropagation work. The code of the network in parts 3 to 6 is given. This is notebook 3 of 4.
#
# Run the cells from top to bottom. After each exercise, a `check(...)` cell tests your function. The figures with
# sliders run *your* functions, so they work as soon as you have finished the exercises above them. If another given
# cell stops with an error, first finish the exercises above it.

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
# **Notation.** $J$ is the cost. $\theta$ (theta) is a parameter, or from part 3 on the column of all parameters.
# $\varepsilon$ (epsilon) is a small positive number. The **gradient** is the derivative of $J$, or the column of the
# derivatives if there are several parameters. The gradient that backpropagation computes is called `grad`. The
# gradient that you measure is called `gradapprox`, because it is an approximation.
#
# The next cell repeats the story from the beginning as an experiment. A network is trained twice. In the first
# training, one line of backpropagation has a wrong sign. The left panel shows only this training. Would you notice
# the error there? The right panel shows both trainings. (The cell also imports four tools. Each of them is explained
# in the part that uses it.)

# %% demo="imports-for-experiments"
from course_utils import BugHuntExplorer, EpsilonExplorer, difference_by_parameter, replace_functions
from course_utils.figures import gradient_checking as figures

figures.draw_hidden_bug()

# %% [markdown]
# ## 1 · How do you measure a derivative?
#
# To test the result of backpropagation, you need the same derivative from another source, so you measure it. The
# derivative of $J$ at $\theta$ is the slope of the tangent. A **chord** is a line through two points of the curve. If
# the two points are close to $\theta$, the chord has almost the same slope as the tangent. To compute the slope of a
# chord you need no calculus. You need only the cost at two points. Divide the difference of the two costs by the
# distance between the two points on the $\theta$ axis. The picture shows two chords of the curve $J = \theta^3$ and its
# tangent at $\theta = 1$.

# %% demo="chords"
figures.draw_chords()

# %% [markdown]
# The **one-sided** chord goes from $\theta$ to $\theta + \varepsilon$, so its two points are $\varepsilon$ apart. The
# **two-sided** chord goes from $\theta - \varepsilon$ to $\theta + \varepsilon$, so its two points are $2\varepsilon$
# apart. Their slopes are
#
# $$
# \text{one-sided: } \frac{J(\theta+\varepsilon) - J(\theta)}{\varepsilon}, \qquad
# \text{two-sided: } \frac{J(\theta+\varepsilon) - J(\theta-\varepsilon)}{2\,\varepsilon}
# $$
#
# For $\varepsilon \to 0$, both slopes approach the derivative $dJ/d\theta$. But which one is closer for the same
# $\varepsilon$?
#
# **By hand.** $J = \theta^3$ at $\theta = 1$ has the derivative $3\theta^2 = 3$. Multiply out
# $(1 + \varepsilon)^3 = 1 + 3\varepsilon + 3\varepsilon^2 + \varepsilon^3$ and
# $(1 - \varepsilon)^3 = 1 - 3\varepsilon + 3\varepsilon^2 - \varepsilon^3$. The costs of the one-sided chord differ
# by $(1 + \varepsilon)^3 - 1 = 3\varepsilon + 3\varepsilon^2 + \varepsilon^3$. Divide this by $\varepsilon$. The
# costs of the two-sided chord differ by $(1 + \varepsilon)^3 - (1 - \varepsilon)^3 = 6\varepsilon + 2\varepsilon^3$.
# Divide this by $2\varepsilon$:
#
# | | slope of the chord | $\varepsilon = 0.5$ | $\varepsilon = 0.1$ | $\varepsilon = 0.01$ |
# |---|---|---|---|---|
# | one-sided | $3 + 3\varepsilon + \varepsilon^2$ | 4.75 | 3.31 | 3.0301 |
# | two-sided | $3 + \varepsilon^2$ | 3.25 | 3.01 | 3.0001 |
#
# The difference between the slope of the chord and the derivative 3 is called the **approximation error**. If
# $\varepsilon$ becomes 10 times smaller, the error of the one-sided slope becomes about 10 times smaller. The error of
# the two-sided slope becomes 100 times smaller. For one parameter, both slopes need two costs, so the better one is
# not more work. From here on we use the two-sided slope.
#
# Now you have two ways to compute the same number: measure it, or use backpropagation. Most errors are in the
# backward pass. The forward pass is simpler, so you can trust it more. **A gradient check uses the forward pass to
# test the backward pass.** The next picture shows both passes for the smallest possible model,
# $J(\theta) = \theta\,x$. Here $x$ and $\theta$ are two numbers. In the picture, $x = 2$ and $\theta = 4$.

# %% demo="graph"
figures.draw_graph()

# %% [markdown]
# **By hand.** We use the numbers of the picture, $x = 2$ and $\theta = 4$.
#
# - Forward pass: $J = 4 \cdot 2 = 8$.
# - Measured slope with $\varepsilon = 0.5$: $J(4.5) = 9$ and $J(3.5) = 7$, so the slope is
#   $(9 - 7)/(2 \cdot 0.5) = 2$.
#
# The backward pass must give the same result, 2. The checks of exercises 1 and 2 begin with $x = 2$ and $\theta = 4$.
#
# ### Exercise 1: `forward_propagation`
#
# Return the cost $J = \theta\,x$. For example, `forward_propagation(3, 5)` should return
#
#     15


# %% exercise="forward_propagation"
def forward_propagation(x, theta):
    """Compute the cost J(theta) = theta * x of the smallest model.

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
# Return the derivative of $J(\theta) = \theta\,x$ with respect to the parameter $\theta$. (The input $x$ is not
# learned, so we need no derivative with respect to $x$.) First derive the formula on paper, then write it as code. Do
# not call `forward_propagation`, because a derivative that is computed from the cost cannot be tested with the cost.
#
# For example, `backward_propagation(3, 5)` should return
#
#     3


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
# - You can measure a derivative with two calls of the cost, one on each side.
# - The error of the two-sided slope is proportional to $\varepsilon^2$, the error of the one-sided slope to
#   $\varepsilon$.
# - A check is useful only if the backward pass does not compute its derivative from the cost function.

# %% [markdown]
# ## 2 · Are two derivatives the same?
#
# Suppose `grad` is 6 and `gradapprox` is 6.5. Is this an error in the code, or only an approximation error? To decide,
# you need one number that measures how different the two values are.
#
# The distance between the two gradients alone is not enough. Suppose this distance is 0.001. If both gradients have the
# size 0.01, they are rather different. If both have the size 1000, they are almost the same. So we divide the distance
# by the sum of both sizes. In the first case this gives $0.001 / (0.01 + 0.01) = 0.05$, and in the second case
# $0.001 / (1000 + 1000) = 0.0000005$. The result is the **relative difference**:
#
# $$
# \text{difference} = \frac{\lVert \text{grad} - \text{gradapprox} \rVert_2}
# {\lVert \text{grad} \rVert_2 + \lVert \text{gradapprox} \rVert_2}
# $$
#
# $\lVert v \rVert_2 = \sqrt{v_1^2 + v_2^2 + \dots}$ is the **norm**, the length of a vector: in NumPy
# `np.linalg.norm`. For a single number it is the absolute value. We often leave out the small 2 and write
# $\lVert v \rVert$. The relative difference is always between 0 and 1. (If both gradients are 0, it is not defined.)
# If you multiply the cost and both gradients by 100, the relative difference stays the same. From here on, "the
# difference" is this relative difference. We also use short names for the two costs:
#
# $$
# J^+ = J(\theta + \varepsilon), \qquad J^- = J(\theta - \varepsilon), \qquad
# \text{gradapprox} = \frac{J^+ - J^-}{2\,\varepsilon}
# $$
#
# **By hand.** Let $J = x\,\theta^3$ with $x = 2$, $\theta = 1$ and $\varepsilon = 0.5$.
#
# | quantity | computation | value |
# |---|---|---|
# | $J^+$ | $2 \cdot 1.5^3$ | 6.75 |
# | $J^-$ | $2 \cdot 0.5^3$ | 0.25 |
# | gradapprox | $(6.75 - 0.25) / (2 \cdot 0.5)$ | 6.5 |
# | grad | $3\,x\,\theta^2 = 3 \cdot 2 \cdot 1$ | 6 |
# | difference | $\lvert 6 - 6.5 \rvert / (6 + 6.5) = 0.5 / 12.5$ | 0.04 |
#
# So the 6.5 does not mean that the code is wrong. The 0.04 is an approximation error, because $\varepsilon = 0.5$ is
# very large. With $\varepsilon = 0.01$ the difference is only 0.000017.
#
# ### Exercise 3: `gradient_check`
#
# Return the relative difference of `grad` and `gradapprox`. Your function must **call** `forward_propagation` and
# `backward_propagation`. It must not contain the formulas of these two functions, because then it would not notice an
# error in them. The check cell and the grading replace both functions by other functions, with derivatives that are
# right or wrong. For example, the first case of the check uses $J = x\,\theta^3$ with the numbers of the table above.
# In code, do not forget the brackets around $2\,\varepsilon$.
#
# The graph of your own $J = \theta\,x$ is a straight line, and a chord of a straight line is the line itself. So
# `gradient_check(2, 4, 0.5)` should return
#
#     np.float64(0.0)
#
# (Python shows `0.0` if you use `abs` instead of `np.linalg.norm`. Both are correct.)


# %% exercise="gradient_check"
def gradient_check(x, theta, epsilon=1e-7):
    """Compare the derivative from backward_propagation with a measured slope of forward_propagation.

    Arguments:
        x: the input, a number
        theta: the parameter, a number
        epsilon: the step from theta to each side

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

# %% [markdown]
# The next cell checks your own derivative with the default $\varepsilon = 10^{-7}$. Your derivative at $x = 2$ is 2.
# Then the cell gives your check a wrong derivative, 4, which is twice as large. The second line should print
# $\lvert 4 - 2 \rvert / (4 + 2) \approx 0.333$.
#
# **A tool: `replace_functions`.** How can we give your check a wrong derivative, without changing your code? We use
# `replace_functions`. It belongs to this course, and the cell of the first picture has imported it. It has this form:
#
#     with replace_functions(gradient_check, backward_propagation=twice_the_derivative):
#         ...
#
# The first argument is the function that you want to run, here your `gradient_check`. The name before `=` is the
# function that we replace. The name after `=` is the new function, which the next cell defines. In the indented lines,
# `gradient_check` calls `twice_the_derivative` whenever its code says `backward_propagation`. After these lines,
# `gradient_check` calls your `backward_propagation` again. Several later cells use this tool.


# %% demo="first-check"
print(f"J = θ x at x = 2, θ = 4: difference {gradient_check(2, 4):.0e}")


def twice_the_derivative(x, theta):
    return 2 * x


with replace_functions(gradient_check, backward_propagation=twice_the_derivative):
    print(f"with a derivative twice as large: difference {gradient_check(2, 4):.3f}")

# %% [markdown]
# The first difference is about $3 \cdot 10^{-10}$, which Python prints as `3e-10`. It is not exactly 0, because a
# computer rounds. With the default $\varepsilon = 10^{-7}$, the difference has this meaning:
#
# | difference | meaning |
# |---|---|
# | below $10^{-7}$ | the gradient is right |
# | $10^{-7}$ to $10^{-3}$ | look again: rounding, a corner in the cost (part 6), or a small error |
# | above $10^{-3}$ | almost certainly an error |
#
# The next cell opens `EpsilonExplorer`, the figure with sliders.
#
# **Predict.** In mathematics $\varepsilon$ goes to 0. On a computer $J$ has only about 16 digits. Among
# $\varepsilon = 10^{-2}, 10^{-5}, 10^{-8}, 10^{-12}$, which gives the *smallest* difference for a right derivative?
# The slider applies your check to the curve $J = x\,\theta^3$ at $x = 1$, $\theta = 0.7$.
#
# **Move** $\varepsilon$ from 1 downwards. First watch the chord on the left, then the difference on the right. The left
# panel is magnified: it always shows about three steps $\varepsilon$. At $\varepsilon = 10^{-15}$, look closely at the
# blue curve, the *stored J*: is it still smooth? **Target:** a difference below $10^{-11}$. Then set the *planted
# error* to 0.0001 %. This makes the derivative wrong by this share. For which $\varepsilon$ is the curve of *your
# check* clearly above the curve *without the planted error*?

# %% demo="explore-epsilon"
EpsilonExplorer(gradient_check)

# %% [markdown]
# **Why is the smallest $\varepsilon$ not the best?** Return to $J = \theta^3$ at $\theta = 1$, and let
# $\varepsilon = 10^{-12}$. A computer stores about 16 digits:
#
#     J⁺      = 1.0000000000030003     should be 1.000000000003
#     J⁻      = 0.9999999999970001     should be 0.999999999997
#     J⁺ − J⁻ = 6.0002e-12             should be 6.0000e-12
#
# Both costs are almost 1, and the last of their digits is wrong. This error is only about $10^{-16}$. But their
# difference is only $6 \cdot 10^{-12}$, and it still has an error of this size. So only about four digits of the
# difference are correct, and the computer finds the slope 3.0001 instead of 3. The steps of the blue curve at
# $\varepsilon = 10^{-15}$ have the same reason: the computer cannot store the numbers between two steps.
#
# So the measured slope has two errors, and they depend on $\varepsilon$ in opposite ways:
#
# - The approximation error is the difference between chord and tangent. Here it is $\varepsilon^2$, as in part 1.
# - The **rounding error** of $J$ is about $10^{-16}$. The division by $2\varepsilon$ makes it larger, to about
#   $10^{-16}/\varepsilon$. Rounding errors look random, so they are also called **rounding noise**.
#
# | $\varepsilon$ | approximation error $\varepsilon^2$ | rounding error $10^{-16}/\varepsilon$ |
# |---|---|---|
# | $10^{-2}$ | $10^{-4}$ | $10^{-14}$ |
# | $10^{-5}$ | $10^{-10}$ | $10^{-11}$ |
# | $10^{-8}$ | $10^{-16}$ | $10^{-8}$ |
# | $10^{-12}$ | $10^{-24}$ | $10^{-4}$ |
#
# Of these four $\varepsilon$, $10^{-5}$ has the smallest sum of both errors. So choose $\varepsilon$ to balance
# approximation and rounding error. They are equal if $\varepsilon^2 = 10^{-16}/\varepsilon$. Then
# $\varepsilon^3 = 10^{-16}$, so $\varepsilon \approx 5 \cdot 10^{-6}$. The next picture shows both errors as lines. The
# points are the errors of the slopes that a computer measures.

# %% demo="epsilon-balance"
figures.draw_epsilon_balance()

# %% [markdown]
# **An error in the derivative** looks different, because it does not depend on $\varepsilon$. In the figure with the
# sliders it appears as a **plateau**, a flat part of the curve. The planted error of 0.0001 % is $10^{-6}$ of the
# derivative, and the sum of both sizes is about twice the derivative. So the plateau is at the difference
# $10^{-6} / 2 = 5 \cdot 10^{-7}$. The plateau reaches from about $\varepsilon = 5 \cdot 10^{-4}$ down to $10^{-10}$.
# For larger or smaller $\varepsilon$, even a right derivative has a difference of about this size or more. The curve
# has a small dip near $\varepsilon = 10^{-3}$: there the approximation error cancels a part of the planted error.
#
# Our default $\varepsilon = 10^{-7}$ is a common choice. But $10^{-5}$ has less rounding noise, so some later cells
# use it.
#
# **Optional.** Single precision (`float32`) has only about 7 digits. Even with a good $\varepsilon$, the difference
# is then about $10^{-5}$ for $J = \theta^3$, and about $10^{-4}$ for the network of part 3. So run gradient checks in
# double precision (`float64`, about 16 digits), which is NumPy's default.
#
# **Remember**
#
# - Divide by the sizes of *both* gradients. The difference is then between 0 and 1.
# - A smaller $\varepsilon$ is not always better. Good values are between $10^{-4}$ and $10^{-7}$.
# - Rounding noise depends on $\varepsilon$, but a wrong derivative does not. If you are not sure, try another
#   $\varepsilon$.

# %% [markdown]
# ## 3 · How do you check 47 parameters?
#
# A network has many parameters, and each of them has its own derivative. So you measure one slope for each parameter.
# First we write all parameters into one column $\theta$. Then we move one entry of the column: we increase or
# decrease it by $\varepsilon$. All other entries keep their values.
#
# For example, let $W^{[1]} = (2, 3)$ and $b^{[1]} = 1$. (The number in square brackets is the layer.) Then
# $\theta = (2, 3, 1)^T$. The $T$ means transposed: $\theta$ is a column. We count its entries from 0, as NumPy does.
# Let the cost be $J = \theta_0\,\theta_1 + \theta_2^3$, and let $\varepsilon = 0.1$. We also need a
# formula for the move of one entry. Let $e_i$ be the column whose entry $i$ is 1 and whose other entries are 0. For
# three parameters,
#
# $$
# e_0 = \begin{pmatrix} 1 \\ 0 \\ 0 \end{pmatrix}, \qquad
# e_1 = \begin{pmatrix} 0 \\ 1 \\ 0 \end{pmatrix}, \qquad
# e_2 = \begin{pmatrix} 0 \\ 0 \\ 1 \end{pmatrix}, \qquad
# \begin{pmatrix} 2 \\ 3 \\ 1 \end{pmatrix} + 0.1\, e_1 = \begin{pmatrix} 2 \\ 3.1 \\ 1 \end{pmatrix}
# $$
#
# So $\theta + \varepsilon\, e_i$ is $\theta$ with only entry $i$ increased by $\varepsilon$. The picture moves entry
# 1, which is 3, up and down. It contains the names of two functions:
#
# - `dictionary_to_vector` writes all arrays into one column;
# - `vector_to_dictionary` does the opposite: it cuts the column into the arrays again.
#
# You do not have to write these two functions. You will find their code later in this part.

# %% demo="moved-entry"
figures.draw_moved_entry()

# %% [markdown]
# For $n$ parameters, the measured slopes are
#
# $$
# \text{gradapprox}_i = \frac{J(\theta + \varepsilon\, e_i) - J(\theta - \varepsilon\, e_i)}{2\,\varepsilon},
# \qquad i = 0, \dots, n-1
# $$
#
# **By hand.** For the example of the picture, $\theta = (2, 3, 1)^T$, $J = \theta_0\,\theta_1 + \theta_2^3$ and
# $\varepsilon = 0.1$:
#
# | $i$ | $J(\theta + \varepsilon\, e_i)$ | $J(\theta - \varepsilon\, e_i)$ | $\text{gradapprox}_i$ | $\text{grad}_i$ |
# |---|---|---|---|---|
# | 0 | $2.1 \cdot 3 + 1 = 7.3$ | $1.9 \cdot 3 + 1 = 6.7$ | $0.6 / 0.2 = 3$ | $\theta_1 = 3$ |
# | 1 | $2 \cdot 3.1 + 1 = 7.2$ | $2 \cdot 2.9 + 1 = 6.8$ | $0.4 / 0.2 = 2$ | $\theta_0 = 2$ |
# | 2 | $6 + 1.1^3 = 7.331$ | $6 + 0.9^3 = 6.729$ | $0.602 / 0.2 = 3.01$ | $3\,\theta_2^2 = 3$ |
#
# (The 3.01 contains the approximation error $\varepsilon^2 = 0.01$.) Now compare the two whole columns,
# $\text{grad} = (3, 2, 3)^T$ and $\text{gradapprox} = (3, 2, 3.01)^T$, with the formula of part 2:
#
# $$
# \frac{\lVert (0, 0, -0.01) \rVert}{\lVert (3, 2, 3) \rVert + \lVert (3, 2, 3.01) \rVert}
# = \frac{0.01}{4.690 + 4.697} \approx 0.00107
# $$
#
# **The network.** The next two cells are given. The first contains the forward pass of a network: LINEAR → RELU →
# LINEAR → RELU → LINEAR → SIGMOID. Here LINEAR is the step $Z = W A + b$. The cost is the cross-entropy. The second
# cell contains three functions that convert between dicts and columns. The network has 4 inputs and layers of 5, 3
# and 1 units. So its six arrays contain $5 \cdot 4 + 5 + 3 \cdot 5 + 3 + 1 \cdot 3 + 1 = 47$ parameters. The third
# cell makes three examples and random parameters, and shows the parameters as one column.


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
        cache: (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3), for the backward pass
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
        keys: list of 47 names; keys[i] is the name of the array that theta[i, 0] belongs to
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
figures.plot_parameters(theta, keys)
print(f"theta has shape {theta.shape}; keys[20] is {keys[20]!r}: theta[20, 0] is the first number of b1.")

# %% [markdown]
# ### Exercise 4: `gradient_check_n`
#
# The first three lines are given: the columns `theta` and `grad`, and a column of zeros for the measured slopes. Write
# a loop over all entries, `for i in range(len(theta))`. For each `i`:
#
# 1. Copy `theta` twice with `np.copy`. In the first copy, increase entry `[i, 0]` by `epsilon`. In the second copy,
#    decrease this entry by `epsilon`.
# 2. Convert each copy to a dict with `vector_to_dictionary`, and pass this dict to `forward_propagation_n`, after `X`
#    and `Y`. This function returns two values. You need only the first one, the cost.
# 3. Compute the two-sided slope from the two costs, and store it in `gradapprox[i, 0]`.
#
# After the loop, return the relative difference of `grad` and `gradapprox`.
#
# Three typical mistakes:
#
# - `theta_plus = theta` does not copy the array. It only gives the same array a second name.
# - `theta[i]` is an array with one element. The number is `theta[i, 0]`.
# - Some programs compute new gradients inside the function. Yours should check the `gradients` that it receives.
#
# The first case of the check has the three parameters of the table above and $\varepsilon = 0.1$. So your function
# should return about 0.00107 for this case. Other cases have other networks, so do not write the number 47 into your
# code.


# %% exercise="gradient_check_n"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    """Compare gradients with measured slopes of forward_propagation_n, one parameter after the other.

    Arguments:
        parameters: dict "W1", "b1", ..., the network's parameters
        gradients: dict "dW1", "db1", ..., the gradients to be checked (other keys do not matter)
        X: array of shape (n_x, m), one example per column
        Y: array of shape (1, m), the labels
        epsilon: the step of each parameter to each side

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
# - Move one parameter at a time. All other parameters keep their values.
# - Copy the column before you move an entry. Otherwise the steps of earlier parameters remain in the column.
# - Compute one relative difference for the whole columns, from their norms.

# %% [markdown]
# ## 4 · Which line is wrong?
#
# A colleague has written the backward pass of the network. The formulas follow from the chain rule, layer by layer
# from the last to the first. Here $dW$ is short for the derivative of $J$ with respect to $W$. The sign $\odot$
# multiplies entry by entry. $[A > 0]$ is 1 where $A$ is positive and 0 elsewhere: this is the derivative of ReLU. A
# column of $dZ$ or $dA$ belongs to the cost of one example, before the average over the $m$ examples. So the factor
# $1/m$ appears only in $dW$ and $db$:
#
# $$
# dZ^{[3]} = A^{[3]} - Y, \qquad
# dA^{[l]} = W^{[l+1]T}\, dZ^{[l+1]}, \qquad
# dZ^{[l]} = dA^{[l]} \odot [A^{[l]} > 0]
# $$
#
# $$
# dW^{[l]} = \frac{1}{m}\, dZ^{[l]} A^{[l-1]T}, \qquad
# db^{[l]} = \frac{1}{m} \sum_{\text{examples}} dZ^{[l]}, \qquad A^{[0]} = X
# $$
#
# The formulas of $dA^{[l]}$ and $dZ^{[l]}$ are for the layers $l = 2$ and 1. The formulas of $dW^{[l]}$ and $db^{[l]}$
# are for all three layers.
#
# ### Exercise 5: `backward_propagation_n`
#
# **Two lines of the code are wrong.** Run the cell as it is. Do not compare the code with the formulas yet, because
# your check should find the errors. Later in this part you return to this cell and correct the two lines.


# %% exercise="backward_propagation_n"
def backward_propagation_n(X, Y, cache):
    """Compute the gradients of the cost of the 3-layer network.

    Arguments:
        X: array of shape (n_x, m), one example per column
        Y: array of shape (1, m), the labels 0 and 1
        cache: the second value that forward_propagation_n returns

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
verdict = "there is an error in the gradients" if difference > 1e-3 else "no large error is left"
print(f"cost {cost:.4f}, difference {difference:.3g}: {verdict}.")

# %% [markdown]
# The given code has the difference 0.285, so it certainly contains an error. But where is it?
#
# **What do typical errors look like?** Let the right gradient be $g$, and suppose the measured slopes are $g$ too.
# The code returns $k\,g$, with a wrong factor $k$. Then
# $\lVert k\,g - g \rVert = \lvert k - 1 \rvert \cdot \lVert g \rVert$, and $\lVert g \rVert$ cancels:
#
# $$
# \text{difference} = \frac{\lVert k\,g - g \rVert}{\lVert k\,g \rVert + \lVert g \rVert}
# = \frac{\lvert k - 1 \rvert}{\lvert k \rvert + 1}
# $$
#
# **By hand.** For $k = 2$, the difference is $\lvert 2 - 1 \rvert / (2 + 1) = 1/3 \approx 0.333$.
#
# **Predict** the difference for three wrong gradients: half as large ($k = 0.5$), four times as large ($k = 4$), and
# with the wrong sign ($k = -1$). The next cell replaces your derivative by $k$ times the derivative, for eight
# factors $k$. (In the code, `factor=factor` stores the current factor in each new function.)

# %% table="what-errors-look-like"
factors = {"right": 1, "1 % too large": 1.01, "twice too large": 2, "half": 0.5}
factors |= {"three times": 3, "four times": 4, "zero": 0, "wrong sign": -1}
for name, factor in factors.items():

    def faulty(x, theta, factor=factor):
        return factor * x

    with replace_functions(gradient_check, backward_propagation=faulty):
        print(f"{name:16} difference {gradient_check(2.0, 4.0):.3f}")

# %% [markdown]
# A factor 2 and a factor 1/2 give the same difference. So 0.333 means twice *or* half as large as it should be. The
# factor 0 gives $1/1 = 1$. Every negative $k$ also gives 1, because then the numerator and the denominator are equal.
# For example, $k = -3$ gives $\lvert -3 - 1 \rvert / (3 + 1) = 4/4$.
#
# **Which gradient is wrong?** Check one array at a time. The given function `difference_by_parameter` calls your
# check six times, with $\varepsilon = 10^{-5}$. Each time it checks one array, and keeps the other five arrays fixed.

# %% table="parameter-by-parameter"
differences = difference_by_parameter(gradient_check_n, forward_propagation_n, parameters, gradients, X, Y)
for name, difference in differences.items():
    print(f"{name}  difference {difference:.3f}  {'<- wrong' if difference > 0.001 else ''}".rstrip())

# %% [markdown]
# **Optional (2 minutes): the bug hunt.** You can go further and look at each of the 47 entries. In the next figure,
# each entry of the six gradients is a cell. A larger difference gives a darker orange. A cell is grey if its gradient
# and its measured slope are both 0. Click a cell to see the cost while its parameter moves. The chord is the one
# that your check measures, and the dashed line has the slope that your backpropagation computes. **Predict:** in a
# wrong array, do all entries have the same difference? **Target:** no wrong entry is left. (You reach it after you
# have corrected exercise 5. Do not drag the yellow point of the right panel, the kink, before part 6.)

# %% demo="bug-hunt"
BugHuntExplorer(gradient_check_n, backward_propagation_n, forward_propagation_n, parameters, X, Y)

# %% [markdown]
# With the given code, two arrays are wrong. Their differences are 0.333 and 0.600. The bug hunt shows that in these
# two arrays *all* entries that are not zero are wrong by the same factor. So the reason is a line of code. A single
# wrong entry would suggest a corner in the cost (part 6).
#
# For 20 of the 47 entries, the gradient and the measured slope are both 0. (These are the grey cells of the bug hunt.)
# The reason is three ReLU units that are off for all three examples: their output is always 0. The 20 entries test
# almost nothing. So in your own projects, repeat the check with several random parameters and other data.
#
# **Which line?** In the next picture, an arrow from one gradient to another means: the second is computed from the
# first. Read the picture from right to left, because the backward pass begins with $dZ^{[3]}$. Each panel has an
# error in one line:

# %% demo="error-spread"
figures.draw_error_spread()

# %% [markdown]
# Look at the table of the six differences again. With the given code, $dW^{[1]}$ is right, and it is computed from
# $dZ^{[1]}$. So $dZ^{[1]}$ is very probably right too. The same is true for all gradients from which $dZ^{[1]}$ is
# computed: the whole upper row of the picture. (This is not certain, because two errors can compensate each other.) So
# the two errors do not come from the upper row. Very probably, each error is in the line that computes the wrong array
# itself.
#
# Go back to the cell of exercise 5. Find the two lines that compute the two wrong arrays, compare them with the
# formulas, and correct only these two lines. Then run that cell and all cells below it again. The table of the six
# differences should now show 0.000 six times.

# %% check="backward_propagation_n"
check(backward_propagation_n)

# %% [markdown]
# **Is there a third, very small error?** After the correction, the cell below exercise 5 prints a difference of about
# $1.2 \cdot 10^{-7}$ for all 47 parameters. This is slightly above the limit $10^{-7}$ of part 2. Rounding noise
# depends on $\varepsilon$, but a wrong derivative does not. **Predict:** is the $1.2 \cdot 10^{-7}$ rounding noise or
# an error? The next cell runs your check with 25 values of $\varepsilon$, from $10^{-12}$ to 1:

# %% demo="epsilon-of-the-network"
epsilons = 10.0 ** np.arange(-12, 0.1, 0.5)
curve = [gradient_check_n(parameters, gradients, X, Y, epsilon) for epsilon in epsilons]
figures.plot_epsilons(epsilons, curve)

# %% [markdown]
# If your gradients are right, the difference at $\varepsilon = 10^{-4}$ is about $2 \cdot 10^{-10}$. So the
# $1.2 \cdot 10^{-7}$ was rounding noise. If you see a plateau instead, an error is left. Look also at the points at
# $\varepsilon = 0.03$ and $0.1$. Between them, the approximation error should grow like $\varepsilon^2$, by a factor
# of about 10. But the difference grows by a factor of about 300. Part 6 explains this jump.
#
# **Remember**
#
# - First check all parameters together, then array by array, then look at one line.
# - If a gradient is right, the gradients from which it was computed are very probably right too.
# - If the difference is slightly above the limit, try $\varepsilon = 10^{-5}$ before you search for an error.

# %% [markdown]
# ## 5 · Why not check in every iteration?
#
# If a check finds errors so well, why not run it in every iteration? Count the forward passes.
#
# **By hand.** Three parameters need $2 \cdot 3 = 6$ forward passes, as in the table of part 3. **Predict** the number
# for 47 parameters. The next cell replaces the forward pass by `counted`, which stores each call in the list `calls`.
# Then `counted` calls the original forward pass, which is stored in `forward`. For comparison, backpropagation
# computes all 47 derivatives in one backward pass.

# %% table="forward-passes"
calls = []


def counted(X, Y, parameters, forward=forward_propagation_n):
    calls.append(parameters)
    return forward(X, Y, parameters)


with replace_functions(gradient_check_n, forward_propagation_n=counted):
    gradient_check_n(parameters, gradients, X, Y)
print(f"{len(theta)} parameters: {len(calls)} forward passes")

# %% [markdown]
# So the work grows with the number of parameters: a check of $n$ parameters needs $2n$ forward passes. A network with
# twice as many parameters needs twice as many passes, and each pass takes longer too. (One-sided slopes need only
# $n + 1$ passes, because all of them use the same $J(\theta)$. But they are less accurate.)
#
# **Optional (2 minutes).** How many seconds does a check take? The next cell measures a forward and a backward pass
# of three networks, with 100 examples each. It does not run the check: it multiplies the time of one forward pass by
# $2n$.

# %% demo="seconds"
figures.plot_check_times(forward_propagation_n, backward_propagation_n)

# %% [markdown]
# In the optional figure, compare the right ends of the two bars of each network. The axis is logarithmic, so equal
# distances are equal *factors*. The distance between the two ends grows with the number of parameters, because a check
# needs $2n$ forward passes. The upper bar contains only one forward and one backward pass. Together they usually take
# two or three times as long as the forward pass alone, for every number of parameters. (The times vary if your computer
# is busy.)
#
# Because a check needs so many passes, use it only for *debugging*: once, with few units and few examples. The code
# of the backward pass is the same for all sizes of the layers. So you can test this code with a small network as well
# as with a large one.
#
# **Remember**
#
# - A check of $n$ parameters needs $2n$ forward passes.
# - Check a small network with few examples, but with the same code.
# - Switch the check off for the training.

# %% [markdown]
# ## 6 · When does a check fail for right gradients?
#
# Suppose your check reports a difference of 1, and you look for an error for hours. But there is no error in your
# gradients. This is called a **false alarm**. Two situations often cause false alarms.
#
# ### Dropout
#
# Dropout switches off random units in each forward pass: their output is 0 (see the notebook on regularization). Each
# unit stays on with the probability `keep_prob`. The random pattern of 0 and 1 is called a **mask**. With a new mask in
# each pass, $J^+$ and $J^-$ are the costs of two *different* networks.
#
# **By hand.** Suppose two masks give the costs 0.70 and 0.65. With $\varepsilon = 10^{-5}$ the measured slope is
# $0.05 / (2 \cdot 10^{-5}) = 2500$. Let the true slope be 0.3. Then the difference is
# $\lvert 0.3 - 2500 \rvert / (0.3 + 2500) \approx 0.9998$.
#
# The first cell below defines ReLU with dropout in two versions, both with `keep_prob` $= 0.8$. One version makes a
# new mask in each pass. The other one has the same mask in all passes, because it uses a fixed seed. The second cell
# moves one parameter, $b^{[3]}$, in small steps and plots the cost. **Predict:** what will the curve of the cost look
# like in each of the two versions?
#
# (We leave out the usual division by `keep_prob`. Then your backward pass is right with dropout too, because the
# factor $[A > 0]$ is 0 for all units that are switched off.)


# %% demo="dropout-activations"
def relu_with_dropout(Z):
    return np.maximum(0, Z) * (np.random.rand(*Z.shape) < 0.8)


def relu_same_mask(Z):
    return np.maximum(0, Z) * (np.random.RandomState(3).rand(*Z.shape) < 0.8)


# %% demo="dropout-cost"
steps = np.linspace(-0.01, 0.01, 41)
moved = [parameters | {"b3": parameters["b3"] + step} for step in steps]  # 41 dicts that differ only in b3
activations = {"new mask in each pass": relu_with_dropout, "the same mask in all passes": relu_same_mask}
costs = {}
np.random.seed(2)
for name, activation in activations.items():
    with replace_functions(forward_propagation_n, relu=activation):
        costs[name] = [forward_propagation_n(X, Y, one)[0] for one in moved]  # [0] is the cost
figures.plot_moving_cost(steps, costs)

# %% [markdown]
# In the right panel the cost changes only by about 0.004, but the points form a line with a slope. In the left panel
# the cost jumps up and down by about 2, so there is no slope to measure. What does your check report for right
# gradients? The next cell runs the check three times for each kind of mask:

# %% demo="dropout-on"
for name, activation in activations.items():
    with replace_functions(forward_propagation_n, relu=activation):
        # compute the gradients with dropout too, then check them three times
        _, cache_dropout = forward_propagation_n(X, Y, parameters)
        gradients_dropout = backward_propagation_n(X, Y, cache_dropout)
        trials = [gradient_check_n(parameters, gradients_dropout, X, Y, 1e-5) for _ in range(3)]
    print(f"{name:28}", ", ".join(f"{trial:.1g}" for trial in trials))

# %% [markdown]
# With right gradients, the same mask gives differences below $10^{-7}$. With new masks, the check reports an error
# although the gradients are correct. You have two options:
#
# - **Check without dropout** (`keep_prob = 1`), and switch dropout on after the check.
# - **Use the same mask in all passes.** Then you check the backward pass of dropout as well.
#
# ### The kink of ReLU
#
# $\text{relu}(z) = \max(0, z)$ has the slope 0 for $z < 0$ and the slope 1 for $z > 0$. At $z = 0$ it has a corner,
# called a **kink**. There is no derivative at the kink, so the code of the backward pass must choose a value, usually
# 0. But you can measure the two-sided slope even at the kink:

# %% demo="kink"
figures.draw_kink()

# %% [markdown]
# **By hand.**
#
# - On the kink, $\theta = 0$: the measured slope is
#   $(\text{relu}(\varepsilon) - \text{relu}(-\varepsilon)) / (2\varepsilon) = (\varepsilon - 0) / (2\varepsilon)$.
#   This is $\tfrac12$ for *every* $\varepsilon$. If the code chooses 0, the difference is
#   $\lvert 0 - \tfrac12 \rvert / (0 + \tfrac12) = 1$. If it chooses 1, the difference is $\tfrac12 / \tfrac32 = 1/3$.
#   A smaller $\varepsilon$ does not help.
# - Across the kink, with $\theta = 0.004$ and $\varepsilon = 0.01$: the two points are $0.014$ and $-0.006$, and
#   $\text{relu}(-0.006) = 0$. So the measured slope is $(0.014 - 0)/0.02 = 0.7$ instead of 1, and the difference is
#   $0.3 / 1.7 \approx 0.18$. A smaller $\varepsilon$ helps, because then the step does not reach the kink.
#
# **Predict.** The next cell checks $J = \text{relu}(\theta\,x)$ with $x = 1$ at $\theta = 0.5$, $0.001$ and $0$, each
# with $\varepsilon = 0.01$ and $0.0001$. The code of the derivative is right, and it chooses 0 at the kink. Which of
# the six differences are not zero?


# %% table="relu-kink"
def relu_cost(x, theta):
    return max(0.0, theta * x)


def relu_slope(x, theta):
    return x if theta * x > 0 else 0.0


print(f"{'':12}{'ε = 0.01':>10}{'ε = 0.0001':>12}")
with replace_functions(gradient_check, forward_propagation=relu_cost, backward_propagation=relu_slope):
    for theta_near in (0.5, 0.001, 0.0):
        row = [gradient_check(1.0, theta_near, epsilon) for epsilon in (1e-2, 1e-4)]
        print(f"θ = {theta_near:<8}{row[0]:>10.3f}{row[1]:>12.3f}")

# %% [markdown]
# Three differences are not zero. At $\theta = 0.001$, only the step 0.01 reaches the kink. At $\theta = 0$, on the
# kink, a smaller step does not help. These differences are large, because there is only one parameter. In a network,
# most other measured slopes are right, so the difference of the whole column is smaller. But a large network has many
# units, so some of them are probably close to their kink.
#
# **Optional (2 minutes).** Return to the bug hunt of part 4, with $\varepsilon = 0.01$, and choose the first entry of
# $db^{[1]}$. Drag the kink slowly to the left. **Predict:** at which places of the kink is this entry wrong? Which
# other entries become wrong, although no line of code has changed? Then choose a smaller $\varepsilon$. (The figure
# moves the kink by a change of one bias, so you see a slightly different network.)
#
# In the bug hunt, this entry is wrong while the kink is between the two points of the chord. Entries in the first row
# of $dW^{[1]}$ become wrong too, because these weights belong to the same unit, with the same kink.
#
# A kink also explains the jump at $\varepsilon = 0.1$ in part 4. For one of the three examples, one unit of layer 1
# has $z = 0.079$. A step of 0.1 in its bias moves this unit across its kink, but a step of 0.03 does not.
#
# **Remember**
#
# - $J$ must be the same function in every pass: no new masks, no new choice of examples, no other new random numbers.
# - Suspect a kink if only a few entries are wrong, and if a smaller $\varepsilon$ or other data make them right.
# - A check compares the backward pass with the forward pass. Suppose both contain the same error, for example in the
#   formula of the cost. Then the check cannot find this error.

# %% [markdown]
# ## 7 · In your own words, and a summary
#
# *(10 points, graded by a person; about ten sentences.)*
#
# A friend trains a four-layer network with dropout. After each epoch (one pass through the training data), your friend
# runs a gradient check with $\varepsilon = 10^{-7}$ on all the training data. Each check takes an hour, and the
# difference is always about 1.
#
# 1. What is wrong with the way your friend runs the check? Explain why the difference is about 1 and why the check
#    takes so long. Then describe the check that you would run instead.
# 2. Your own check finds, array by array: 0.500 for $W^{[2]}$, $b^{[2]}$, $W^{[1]}$ and $b^{[1]}$, and 0.000 for layers
#    3 and 4. How many errors do you expect, and in which line of the code do you look first? By which factor are the
#    gradients wrong?
# 3. After the correction the difference is $10^{-9}$, but the network still does not learn. Name two errors that no
#    gradient check can find. (What else does a training need, besides a right backward pass?)

# %% [markdown] answer="reflection"
# **1.** Dropout is on, so each forward pass has a new mask. $J^+$ and $J^-$ belong to different networks, and their
# difference divided by $2\varepsilon$ is huge. So the result is near 1 for right and for wrong gradients. I would
# switch dropout off, or use one mask for all passes. A check also needs two forward passes per parameter. So I would
# run it once, before the training, with few units per layer and a few examples. I would take $\varepsilon$ around
# $10^{-5}$, and vary it if I am not sure about the result.
#
# **2.** Probably one error. Layers 3 and 4 are right, so everything up to $dZ^{[3]}$ is very probably right. The
# weights *and* the biases of layer 2 are wrong by the same factor, and both are computed from $dZ^{[2]}$. The
# gradients of layer 1 are computed from it as well. So I look at the line for $dZ^{[2]}$ (or $dA^{[2]}$) first. A
# difference of 0.5 means $|k-1| = 0.5\,(k+1)$, so the factor is 3 or 1/3.
#
# **3.** The check compares the gradients with the cost. So it cannot find an error in the cost or in the forward pass,
# such as mixed-up labels or a missing activation: both passes then agree on the wrong function. It also cannot find
# errors outside of the gradients: all weights start at zero, the learning rate is far too small or too large, or the
# update has the wrong sign.

# %% [markdown]
# ### Summary
#
# **Formulas**
#
# - measured slope of parameter $i$:
#   $\text{gradapprox}_i = \big(J(\theta + \varepsilon\, e_i) - J(\theta - \varepsilon\, e_i)\big) / (2\varepsilon)$
# - relative difference:
#   $\lVert \text{grad} - \text{gradapprox} \rVert / (\lVert \text{grad} \rVert + \lVert \text{gradapprox} \rVert)$
# - difference of a gradient with a wrong factor $k$: $\lvert k - 1 \rvert / (\lvert k \rvert + 1)$
# - errors of the measured slope: approximation proportional to $\varepsilon^2$, rounding about $10^{-16}/\varepsilon$
# - cost of a check: $2n$ forward passes for $n$ parameters
#
# **What to do when**
#
# | you see | probable reason | what to do |
# |---|---|---|
# | a difference below $10^{-7}$ | right gradients | train, without the check |
# | slightly above $10^{-7}$ | rounding | try $\varepsilon = 10^{-5}$ |
# | the same difference for every $\varepsilon$ | an error | check array by array |
# | 0.333, 0.5, 0.6 in a whole array | a factor 2, 3, 4 or 1/2, 1/3, 1/4 | look at its line, then at the lines before |
# | 1 in a whole array | wrong sign, or a gradient of 0 | look at the signs |
# | a few single entries are wrong | a kink of ReLU | smaller $\varepsilon$, other data |
# | about 1 in all arrays, with other digits in each run | random numbers in $J$ | switch dropout off, or fix the mask |
#
# **Typical mistakes**
#
# - `/ 2 * epsilon` instead of `/ (2 * epsilon)`.
# - `theta_plus = theta` without a copy.
# - A very small $\varepsilon$ such as $10^{-12}$.
# - The absolute difference instead of the relative one.
# - A check with its own formula of the cost or the derivative, which does not call your two functions.
# - A check in every iteration of the training.
#
# **Optional (4 minutes): test yourself**
#
# 1. $J = \theta^2$ at $\theta = 3$ with $\varepsilon = 1$. What are the two-sided slope, the derivative and the
#    difference?
# 2. A network has 10 000 parameters, and a forward pass takes 5 ms. How long does a check take?
# 3. All differences are 0.000 except 0.600 for $b^{[2]}$. In which line is the error, and by which factor may it be
#    wrong?
#
# <details>
# <summary>Answers</summary>
#
# 1. $(16 - 4)/2 = 6$, and the derivative is $2 \cdot 3 = 6$. The difference is 0: for a parabola, the two-sided slope
#    is exact for every $\varepsilon$.
# 2. $2 \cdot 10\,000$ forward passes of 5 ms are 100 seconds.
# 3. In the line of $db^{[2]}$, because $dW^{[2]}$ is computed from the same $dZ^{[2]}$ and is right. The factor is 4
#    or 1/4, because $3/5 = 0.6$.
#
# </details>
#
# **Where to read on**
#
# - P. E. Gill, W. Murray and M. H. Wright, *Practical Optimization*, 1981: the two-sided difference and its rounding
#   error.
# - Y. Bengio, *Practical Recommendations for Gradient-Based Training of Deep Architectures*, 2012, section 4.1:
#   checking backpropagation with finite differences (another name for measured slopes).
# - A. G. Baydin, B. A. Pearlmutter, A. A. Radul and J. M. Siskind, *Automatic Differentiation in Machine Learning: a
#   Survey*, JMLR 2018: how frameworks compute gradients without hand-written backward passes.
# - Libraries contain such checks too: `scipy.optimize.check_grad` and `torch.autograd.gradcheck`.
#
# **Next in this course** is notebook 4, `optimization`. There the gradients are right, and the question is: how do
# you turn gradients into steps? The next cell shows the course page: how the notebooks belong together, and a
# glossary in English and Chinese.

# %% demo="course-page"
from course_utils import course_page

course_page()
