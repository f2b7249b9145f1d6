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
# Two students train the same network on the same data, from the same first weights and with the same learning
# rate. Both programs go through the training points 10,000 times. Then the first network classifies 79.7 % of the
# points correctly, the second one 94.0 %. The programs differ in one function only: the **optimizer**, the rule
# that turns a gradient into a step. **Which optimizer is better, and why?** You will write four optimizers, compare
# them, and answer this question.
#
# **At the end you can**
#
# - choose a learning rate and a mini-batch size, and decrease the learning rate during training;
# - smooth noisy gradients with an exponentially weighted average;
# - write gradient descent, momentum, RMSProp and Adam, and say what each of them adds;
# - explain what saddle points and plateaus do.
#
# **You need** the dict `parameters` of a network and the gradients of its cost, as in notebook 1. This is
# notebook 4 of 4. Its last cell shows the course page with all symbols, and a glossary in English and Chinese.
#
# | part | question | minutes |
# |---|---|---:|
# | | Start | 3 |
# | 1 | Gradient descent: how long should a step be? | 8 |
# | 2 | Mini-batches: how much data does one step need? | 10 |
# | 3 | Exponentially weighted averages: how do we smooth noisy numbers? | 9 |
# | 4 | Momentum: how do we stop the zigzag? | 15 |
# | 5 | RMSProp: what if gradients have very different sizes? | 7 |
# | 6 | Adam: can we have both? | 13 |
# | 7 | Four optimizers on the moons: who wins, and why? | 5 |
# | 8 | Learning-rate decay: how do we stop at the minimum? | 5 |
# | 9 | Saddle points and plateaus: is training stuck? | 2 |
# | 10 | In your own words | 9 |
# | 11 | The notebook on one page | 2 |
# | | **the core, with everything that is graded** | **88** |
# | | optional: test yourself | 3 |
# | A–F | optional experiments | 41 |
#
# The minutes include reading at 200 words a minute, the experiments, and an estimate for coding. Run the cells
# from top to bottom. Figures and sliders use *your* functions. If a given cell stops with an error, first
# finish the exercises above it.

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
# **Notation.** There are $m$ examples with $n_x$ features. Each example is a column: `X` has shape $(n_x, m)$,
# and `Y` contains the labels 0 and 1 in shape $(1, m)$. A network has $L$ layers, and `parameters` is a dict with
# the keys `"W1"`, `"b1"`, `"W2"`, `"b2"` and so on. $dW$ is short for the derivative of the cost $J$ with respect
# to $W$. The dict `grads` contains these derivatives: `"dW1"` has the shape of `"W1"`, `"db1"` the shape of `"b1"`.
# The given function `cost_and_gradients(parameters, X, Y)` returns the cost and `grads`. In formulas, $W^{[l]}$ and
# $b^{[l]}$ belong to layer $l$, and the arrow $\leftarrow$ means that the value on its right replaces the old value.
#
# The next cell shows the data of this notebook. Beside the data you see a cost with only one weight $w$ and one bias
# $b$. You will need the data and this cost several times.


# %% demo="imports-for-experiments"
# The experiments, figures and sliders of this notebook use these functions. You need not read the list.
from course_utils import (
    AverageExplorer,
    BatchSizeExplorer,
    BowlExplorer,
    DecayExplorer,
    MoonsExplorer,
    OptimizersExplorer,
    PlateauExplorer,
    accuracy,
    bowl,
    cost_and_gradients,
    descend,
    difference_from_sklearn,
    load_moons,
    load_temperatures,
    parabola,
    progress,
    starting_parameters,
    train_for_seconds,
    train_network,
)
from course_utils.figures import optimization as figures

X, Y = load_moons()
figures.draw_moons_and_bowl(X, Y)

# %% [markdown]
# ## 1 · Gradient descent: how long should a step be?
#
# The gradient points in the direction in which the cost grows fastest. So we take a step in the opposite
# direction, downhill. For every layer $l = 1, \dots, L$:
#
# $$
# W^{[l]} \leftarrow W^{[l]} - \alpha\, dW^{[l]}
# \qquad\qquad b^{[l]} \leftarrow b^{[l]} - \alpha\, db^{[l]}
# $$
#
# The **learning rate** $\alpha$ multiplies the gradient and so decides how long the step is.
#
# **By hand.** The cost $J = w^2$ has the derivative $dw = 2w$. Start at $w = 1$ with $\alpha = 0.3$:
#
# - first step: $dw = 2$, so $w \leftarrow 1 - 0.3 \cdot 2 = 0.4$;
# - second step: $dw = 0.8$, so $w \leftarrow 0.4 - 0.3 \cdot 0.8 = 0.16$.
#
# The same rule updates a bias. For example, $b = 0.5$ and $db = -1$ give $b \leftarrow 0.5 - 0.3 \cdot (-1) = 0.8$.
#
# ### Exercise 1: `update_parameters_with_gd`
#
# Update every `W` and every `b` once, and return the dict. The number of layers `L` is given. Layers are counted
# from 1, and f-strings such as `f"W{l}"` build the keys.
#
# **Expected** for the numbers by hand: put the weight 1 into `W1` and its gradient 2 into `dW1`. Put the bias 0.5 into
# `b1` and its gradient −1 into `db1`. With $\alpha = 0.3$, the new `W1` is `[[0.4]]` and the new `b1` is `[[0.8]]`.
# This is the first case of `check`.


# %% exercise="update_parameters_with_gd"
def update_parameters_with_gd(parameters, grads, learning_rate):
    """Take one step of gradient descent.

    Arguments:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
        grads: dict "dW1", "db1", ..., "dWL", "dbL", shaped like the parameters
        learning_rate: the learning rate alpha, a number

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
# **Predict.** On the parabola $J = w^2$, every step multiplies $w$ by $1 - 2\alpha$, because
# $w - \alpha \cdot 2w = (1 - 2\alpha)\,w$. What will ten steps from $w = -1$ look like for $\alpha = 0.05$,
# $0.3$, $0.9$ and $1.05$?


# %% demo="learning-rate-on-a-parabola"
# `descend` takes an optimizer as two functions: the first one creates what the optimizer remembers from step
# to step (its state), the second one takes a step. Gradient descent remembers nothing. The argument t is the number
# of the step; only Adam will need t. We start at w = -1. The parabola does not depend on b, which stays 0.
def no_state(parameters):
    return None


def gd_step(parameters, grads, state, t, learning_rate):
    return update_parameters_with_gd(parameters, grads, learning_rate), state


figures.plot_learning_rates(
    {
        rate: descend(parabola, (-1, 0), no_state, gd_step, steps=10, learning_rate=rate)
        for rate in (0.05, 0.3, 0.9, 1.05)
    }
)

# %% [markdown]
# The factors are 0.9, 0.4, −0.8 and −1.1. So the first run is slow and the second one is fast. The third run
# **oscillates**: the sign of $w$ changes in every step. But $w$ comes closer and closer to the minimum, so this run
# **converges**. In the last run, $w$ moves farther and farther away: this run **diverges**. Gradient descent converges
# if the factor is between −1 and 1.
#
# The parabola $J = \frac{c}{2} w^2$ has the derivative $c\,w$ and the second derivative $c$, its **curvature**.
# (For $J = w^2$ the curvature is 2.) A step multiplies $w$ by $1 - \alpha c$. This factor is above −1 only if
# $\alpha < 2 / c$. For $J = w^2$ the limit is $2/2 = 1$: the run with 0.9 converges, the run with 1.05 diverges. You
# need this limit in part 4.
#
# **Remember**
#
# - One step updates *all* weights and biases, with gradients that were computed *before* the step.
# - If $\alpha$ is too small, training is slow. If it is too large, the cost oscillates or grows.
# - The larger the curvature of the cost, the smaller $\alpha$ must be.

# %% [markdown]
# ## 2 · Mini-batches: how much data does one step need?
#
# Your training set has five million examples. Must you read all of them before you may take one step?
#
# - **Batch** gradient descent uses all $m$ examples for each step. The gradient is exact, but one pass over the
#   data, an **epoch**, gives only one step.
# - **Stochastic** gradient descent uses one example for each step. One epoch gives $m$ steps, but the gradients
#   are **noisy**: each of them differs from the exact one.
# - **Mini-batch** gradient descent shuffles the examples and cuts them into parts, the **mini-batches**. It uses one
#   mini-batch for each step. Five million examples in mini-batches of 1000 give 5000 steps in one epoch.
#
# The training loop is the same for all three. In this loop, `parts` is a list of pairs `(X_part, Y_part)`. Each pair
# contains the examples of one step. Only this list differs:
#
#     for epoch in range(epochs):
#         for X_part, Y_part in parts:
#             cost, grads = cost_and_gradients(parameters, X_part, Y_part)
#             parameters = update_parameters_with_gd(parameters, grads, learning_rate)
#
# - Batch: `parts` is `[(X, Y)]`, a list with a single pair.
# - Stochastic: `parts` has one pair for each example $j$. In this pair, `X_part` is the column `X[:, j:j+1]` with shape
#   $(n_x, 1)$. Do not write `X[:, j]`, because its shape is $(n_x,)$. Then `W @ X[:, j] + b` is a matrix instead of
#   a column, and Python gives no error message.
# - Mini-batch: every epoch starts with a new list, `parts = random_mini_batches(X, Y, 1000, seed)`. You write this
#   function in exercise 2. A new `seed` in every epoch gives a new shuffle.

# %% demo="picture-mini-batches"
figures.draw_mini_batches()

# %% [markdown]
# **By hand.** Take $m = 7$ and mini-batch size 3. After the shuffle, the mini-batches are the columns 0 to 2, 3 to 5,
# and 6. Their sizes are 3, 3 and 1. With $m = 6$ there are two mini-batches, and no empty third one. With
# $m = 2$ there is one mini-batch, with 2 examples.
#
# ### Exercise 2: `random_mini_batches`
#
# The shuffle is given. Cut the shuffled columns, in order, into mini-batches of `mini_batch_size`, and return a
# list of pairs `(mini_batch_X, mini_batch_Y)`. The last mini-batch contains the remaining columns. (A Python slice may
# go past the end of an array. It then stops at the end.)
#
# With the numbers of the picture,
# `random_mini_batches(np.array([[0, 1, 2, 3, 4, 5, 6]]), np.array([[0, 1, 1, 0, 0, 1, 0]]), 3, seed=2)`
# should return
#
#     [(array([[4, 1, 3]]), array([[0, 1, 0]])), (array([[2, 6, 5]]), array([[1, 0, 1]])), (array([[0]]), array([[0]]))]


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
            k = mini_batch_size, except that the last pair may be smaller
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
# **Which size is best?** Small mini-batches give many noisy steps. Large ones give few steps, but with less noise,
# so $\alpha$ can be larger. Very small mini-batches also waste time, because NumPy is only fast if it computes many
# columns at once. So training is usually fastest with a size in the middle. Optional part A tests this with a slider.
#
# **Remember**
#
# - Up to about 2000 examples, you can use the whole batch, but then training needs more epochs. Otherwise choose 64,
#   128, 256 or 512, as far as the memory of your computer allows.
# - The cost of single mini-batches goes up and down even when training works. Look at its trend.
# - Shuffle `X` and `Y` with the same permutation, and shuffle again in every epoch.

# %% [markdown]
# ## 3 · Exponentially weighted averages: how do we smooth noisy numbers?
#
# The gradients of mini-batches are noisy. The average of the last few gradients is less noisy. Let us first
# average something that is easier to imagine: daily temperatures $\theta_1, \theta_2, \dots$ Start with
# $v_0 = 0$. On day $t$, take the fraction $\beta$ of the old average and add the fraction $1 - \beta$ of the new
# value:
#
# $$v_t = \beta\, v_{t-1} + (1-\beta)\,\theta_t$$
#
# **By hand.** The temperatures are 10, 12 and 8, and $\beta = 0.9$:
#
# - $v_1 = 0.9 \cdot 0 + 0.1 \cdot 10 = 1$
# - $v_2 = 0.9 \cdot 1 + 0.1 \cdot 12 = 2.1$
# - $v_3 = 0.9 \cdot 2.1 + 0.1 \cdot 8 = 2.69$
#
# Insert $v_1$ into $v_2$, and $v_2$ into $v_3$. This gives
# $v_3 = 0.1 \cdot 8 + 0.1 \cdot 0.9 \cdot 12 + 0.1 \cdot 0.9^2 \cdot 10$. So the newest value has the weight
# $1 - \beta$. With every day that passes, the weight of a value shrinks by the factor $\beta$:


# %% demo="picture-average-weights"
figures.draw_average_weights()

# %% [markdown]
# We say that $v_t$ averages over *about* $1/(1-\beta)$ days: 2 days for $\beta = 0.5$, 10 days for 0.9, 50 days
# for 0.98. Older values have much less weight than the newest one. For example, with $\beta = 0.9$ a value that is
# 10 days old has $0.9^{10} \approx 0.35$ times the weight of the newest value.
#
# **Bias correction.** Here *bias* means a systematic error, not the parameter $b$. For temperatures around 10,
# $v_3 = 2.69$ is much too low, because the average started at 0. The weights of the three values are 0.1, 0.09
# and 0.081. Their sum is not 1 but $0.271 = 1 - 0.9^3$. So we divide $v_3$ by this sum. The result is called
# $\hat v_3$ (read: v hat). On day $t$:
#
# $$\hat v_t = \frac{v_t}{1-\beta^t}$$
#
# By hand: $\hat v_1 = 1 / 0.1 = 10$, $\hat v_2 = 2.1 / 0.19 \approx 11.05$,
# $\hat v_3 = 2.69 / 0.271 \approx 9.93$. Only the output is corrected: $v_{t+1}$ is computed from $v_t$, not from
# $\hat v_t$.
#
# ### Exercise 3: `exponentially_weighted_average`
#
# Return the whole series $\hat v_1, \dots, \hat v_T$. If `bias_correction` is false, return $v_1, \dots, v_T$.
# The first value $\theta_1$ is `values[0]`, so the index in Python is $t - 1$.
#
# `exponentially_weighted_average([10, 12, 8], 0.9)` should return
#
#     array([10.    , 11.0526,  9.9262])


# %% exercise="exponentially_weighted_average"
def exponentially_weighted_average(values, beta, bias_correction=True):
    """Smooth a series with exponentially decaying weights.

    Arguments:
        values: the series theta_1, ..., theta_T, a list or array of T numbers
        beta: weight of the past, 0 <= beta < 1
        bias_correction: whether to divide v_t by 1 - beta**t

    Returns:
        averages: array of T numbers, the (corrected) v_1, ..., v_T, without v_0 = 0
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

# %% [markdown]
# The next cell averages the temperatures of 200 days. **Predict** for $\beta = 0.5$, $0.9$ and $0.98$: which average
# is the smoothest? Which one is too low for the longest time if the bias is not corrected?

# %% demo="three-averages"
values, season = load_temperatures()
corrected = {beta: exponentially_weighted_average(values, beta) for beta in (0.5, 0.9, 0.98)}
uncorrected = {beta: exponentially_weighted_average(values, beta, False) for beta in (0.5, 0.9, 0.98)}
figures.plot_averages(values, corrected, uncorrected)

# %% [markdown]
# **Remember**
#
# - $\beta$ is the weight of the past. The average reaches back about $1/(1-\beta)$ values.
# - A larger $\beta$ gives a smoother average that reacts later.
# - Bias correction matters only at the start, while $\beta^t$ is not yet small. For $\beta = 0.98$ the start lasts a
#   hundred values or more, because $0.98^{100}$ is still 0.13.

# %% [markdown]
# ## 4 · Momentum: how do we stop the zigzag?
#
# The bowl at the start of this notebook is $J = (w^2 + 100\, b^2)/2$. Its curvature is 1 along $w$ and 100
# along $b$. The limit of part 1 is $2/1 = 2$ along $w$, but $2/100 = 0.02$ along $b$. So gradient descent needs
# $\alpha < 0.02$. We take $\alpha = 0.018$. What happens along $b$, and what happens along $w$?


# %% demo="zigzag"
path, costs = descend(bowl, (-4, 0.5), no_state, gd_step, steps=100, learning_rate=0.018)
figures.plot_zigzag(path, costs)

# %% [markdown]
# Each step multiplies $b$ by $1 - 0.018 \cdot 100 = -0.8$, so the path zigzags. It multiplies $w$ by
# $1 - 0.018 = 0.982$, so the path is slow along the valley. There is only one learning rate for both directions.
#
# Now look at the gradients of several steps. Along $b$ their signs alternate, so their average is nearly zero.
# Along $w$ their signs agree, so their average is not small. Therefore **momentum** does not step along the gradient.
# It steps along an exponentially weighted average of the gradients, the **velocity** $v$:
#
# $$
# v_{dW^{[l]}} \leftarrow \beta\, v_{dW^{[l]}} + (1-\beta)\, dW^{[l]}
# \qquad\qquad W^{[l]} \leftarrow W^{[l]} - \alpha\, v_{dW^{[l]}}
# $$
#
# So $v_{dW^{[l]}}$ is the average of the gradients $dW^{[l]}$. The same holds for $b^{[l]}$ with $v_{db^{[l]}}$. With
# $\beta = 0$ this is gradient descent. Bias correction is usually left out, because only the first steps are
# too short. For $\beta = 0.9$ these are about 20 steps, because $0.9^{20} \approx 0.12$.
#
# **Convention.** Other books and libraries write $v \leftarrow \beta\,v + dW$, without the factor $1-\beta$. Their
# velocity is $1/(1-\beta)$ times ours (ten times for $\beta = 0.9$). So for the same path, their learning rate
# must be $(1-\beta)\,\alpha$, for example 0.01 instead of 0.1.


# %% demo="picture-velocity"
figures.draw_velocity()

# %% [markdown]
# **By hand.** These are the numbers of the picture: the weight $W = 6$ (on the axis of $w$), the bias $b = 1$, the
# gradients $dW = 6$ and $db = 10$, the old velocities $v_{dW} = 4$ and $v_{db} = -5$. We use $\beta = 0.9$ and
# $\alpha = 0.1$.
#
# - $v_{dW} \leftarrow 0.9 \cdot 4 + 0.1 \cdot 6 = 4.2$, so $W \leftarrow 6 - 0.1 \cdot 4.2 = 5.58$
# - $v_{db} \leftarrow 0.9 \cdot (-5) + 0.1 \cdot 10 = -3.5$, so $b \leftarrow 1 - 0.1 \cdot (-3.5) = 1.35$
#
# ### Exercise 4: `initialize_velocity`
#
# Return a dict with an array of zeros for every parameter. The keys are `"dW1"`, `"db1"` and so on, as in
# `grads`. Each array has the shape of its parameter.
#
# `initialize_velocity({"W1": np.ones((2, 3)), "b1": np.ones((2, 1))})` should return
#
#     {'dW1': array([[0., 0., 0.], [0., 0., 0.]]), 'db1': array([[0.], [0.]])}


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
# For every parameter, first compute the new velocity, then take the step along the new velocity. Return
# `parameters` and `v`.
#
# **Expected** for the numbers by hand: in the new velocity, `dW1` is `[[4.2]]` and `db1` is `[[-3.5]]`. The new
# `W1` is `[[5.58]]` and the new `b1` is `[[1.35]]`.


# %% exercise="update_parameters_with_momentum"
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    """Take one step of gradient descent with momentum.

    Arguments:
        parameters: dict "W1", "b1", ..., "WL", "bL"
        grads: dict "dW1", "db1", ..., "dWL", "dbL", shaped like the parameters
        v: the velocity so far, a dict like grads
        beta: weight of the past, 0 <= beta < 1
        learning_rate: the learning rate alpha, a number

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
# **Predict.** At $\alpha = 0.018$, what will $\beta = 0.9$ change: the path, the final cost, or both? **Move**
# the slider for $\beta$.
#
# **Target:** bring the cost after 100 steps below 1e-8. You will need a larger $\alpha$ too, and a $\beta$ below 0.9.
# The map on the right shows the cost after 100 steps for all pairs of $\beta$ and $\alpha$. Move the pointer over the
# map to see the path of a pair, and click to choose it. Which $\alpha$ and which $\beta$ reach the target? With
# $\beta = 0$, no $\alpha$ brings the cost below 0.1. Why?

# %% demo="explore-momentum"
BowlExplorer(initialize_velocity, update_parameters_with_momentum)

# %% [markdown]
# At $\alpha = 0.018$, $\beta = 0.9$ replaces the zigzag by wide curves, but the final cost is almost the same:
# 0.15 instead of 0.21. So momentum alone does not make training fast.
#
# Without momentum, $\alpha$ must stay below 0.02, so each step multiplies $w$ by 0.98 or more. The start is $w = -4$.
# After 100 steps, $w$ is still at least $4 \cdot 0.98^{100} \approx 0.53$ away from the minimum. So the cost is at
# least $0.53^2/2 \approx 0.14$. With momentum, the alternating gradients along $b$ nearly cancel. So a larger $\alpha$
# is still stable, and $w$ moves faster. In the map, only $\alpha = 0.07$, 0.1 and 0.15 reach the target, with $\beta$
# between about 0.7 and 0.8.
#
# **Remember**
#
# - Momentum averages gradients: parts that alternate in sign cancel, parts with the same sign stay.
# - It makes training stable at larger learning rates. You gain speed only if you then increase $\alpha$.
# - $\beta = 0.9$ is a good first value. If $\beta$ is too large, momentum reacts late and passes the minimum.

# %% [markdown]
# ## 5 · RMSProp: what if gradients have very different sizes?
#
# At $w = 4$, $b = 0.5$ on the bowl, the gradient is 4 along $w$ and 50 along $b$. So $w$, which is farther from
# the minimum, gets the shorter step. Could each parameter have its own step size?
#
# **RMSProp** (*root mean square propagation*, Hinton, 2012) computes an exponentially weighted average $s$ of the
# *squares* of the gradients. For each parameter, $\sqrt{s}$ is the typical size of its gradient. RMSProp divides
# the gradient by this size:
#
# $$
# s_{dW^{[l]}} \leftarrow \beta\, s_{dW^{[l]}} + (1-\beta)\,\big(dW^{[l]}\big)^2
# \qquad\qquad W^{[l]} \leftarrow W^{[l]} - \alpha\, \frac{dW^{[l]}}{\sqrt{s_{dW^{[l]}}}+\varepsilon}
# $$
#
# The same holds for $b^{[l]}$. Square, root and division apply to each element of the arrays. The number $\varepsilon$
# is so small that you can ignore it by hand. Its purpose is explained below the picture.
#
# **By hand.** Take $W = 4$ and $b = 0.5$ with the gradients 4 and 50. At the start $s = 0$. We use $\beta = 0.9$ and
# $\alpha = 0.1$:
#
# | | $dW = 4$ | $db = 50$ |
# |---|---|---|
# | new $s$ | $0.1 \cdot 4^2 = 1.6$ | $0.1 \cdot 50^2 = 250$ |
# | $\sqrt{s}$ | 1.265 | 15.81 |
# | gradient divided by $\sqrt{s}$ | 3.162 | 3.162 |
# | new parameter | $4 - 0.1 \cdot 3.162 = 3.684$ | $0.5 - 0.1 \cdot 3.162 = 0.184$ |
#
# The gradients differ by a factor of 12.5, but both parameters change by the same amount.

# %% demo="picture-rmsprop"
figures.draw_rmsprop_direction()

# %% [markdown]
# **Convention.** The small number $\varepsilon$ prevents a division by zero. It is *outside* the root. Inside the
# root, $\varepsilon = 10^{-8}$ would give $\sqrt{10^{-8}} = 10^{-4}$ at $s = 0$, which is 10,000 times as large. This
# RMSProp has no bias correction, so its first step is $1/\sqrt{1-\beta} \approx 3.16$ times $\alpha$, as in the table.
#
# ### Exercise 6: `update_parameters_with_rmsprop`
#
# First update `s`, then take the step with the new `s`. Return `parameters` and `s`. (At the start, `s` is a dict
# of zeros, which `initialize_velocity` can make.)
#
# **Expected** for the numbers by hand: the new `W1` is `[[3.6838]]` and the new `b1` is `[[0.1838]]`. In the new
# `s`, `dW1` is `[[1.6]]` and `db1` is `[[250]]`.


# %% exercise="update_parameters_with_rmsprop"
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    """Take one step of RMSProp.

    Arguments:
        parameters: dict "W1", "b1", ..., "WL", "bL"
        grads: dict "dW1", "db1", ..., "dWL", "dbL", shaped like the parameters
        s: the average of the squared gradients so far, a dict like grads
        learning_rate: the learning rate alpha, a number
        beta: weight of the past, 0 <= beta < 1
        epsilon: small number that prevents a division by zero, added outside the root

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
# - Each parameter gets its own step size, from the recent sizes of its own gradients.
# - The average is over *squares*, so it contains the size of the gradients but not their sign.
# - The steps do not become short near the minimum: the gradients shrink, and $\sqrt{s}$ shrinks with them.

# %% [markdown]
# ## 6 · Adam: can we have both?
#
# Momentum improves the direction. RMSProp gives each parameter its own step size. **Adam** (Kingma & Ba, 2015)
# does both. It computes momentum's average $v$ of the gradients and RMSProp's average $s$ of their squares. Then it
# corrects the bias of both averages. In step $t = 1, 2, \dots$, for each element of the arrays:
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
# The same holds for $b$. Each average is corrected with *its own* $\beta$, and $\varepsilon$ is outside the root.
# The next step starts from $v$ and $s$, not from $\hat v$ and $\hat s$. The usual values are $\beta_1 = 0.9$,
# $\beta_2 = 0.999$ and $\varepsilon = 10^{-8}$.
#
# So Adam's step is the average gradient divided by the typical size of the gradient, times $\alpha$.
#
# The next picture shows gradients of about 50 for $b$ (first row) and of about 4 for $w$ (second row). The left panels
# show the gradients, $\hat v$, and a band from $-\sqrt{\hat s}$ to $\sqrt{\hat s}$. On the right is the ratio
# $\hat v / \sqrt{\hat s}$: the line divided by the upper edge of the band. Compare steps 1 to 40 with steps 41 to 80.
# Then compare the two rows.

# %% demo="picture-adam"
figures.draw_adam_ratio()

# %% [markdown]
# **By hand.** We compute the first step, $t = 1$. Again $W = 4$ and $b = 0.5$ have the gradients 4 and 50. At the start
# $v = s = 0$. We use $\alpha = 0.01$ and the usual values of $\beta_1$ and $\beta_2$:
#
# | | $dW = 4$ | $db = 50$ |
# |---|---|---|
# | $v$, then $\hat v = v / (1 - 0.9)$ | 0.4, then 4 | 5, then 50 |
# | $s$, then $\hat s = s / (1 - 0.999)$ | 0.016, then 16 | 2.5, then 2500 |
# | $\hat v / \sqrt{\hat s}$ | 1 | 1 |
# | new parameter | $4 - 0.01 \cdot 1 = 3.99$ | $0.5 - 0.01 \cdot 1 = 0.49$ |
#
# The first step of Adam changes each parameter by $\alpha$. The size of the gradient makes no difference. Without
# the corrections, this step would be $0.4 / \sqrt{0.016} \approx 3.16$ times $\alpha$ (optional part B).
#
# ### Exercise 7: `initialize_adam`
#
# Return two dicts of zeros, `v` and `s`, each like the dict of exercise 4. They must be two different dicts with
# different arrays, so that a change in one dict does not change the other.
#
# `initialize_adam({"W1": np.ones((1, 2)), "b1": np.ones((1, 1))})` should return
#
#     ({'dW1': array([[0., 0.]]), 'db1': array([[0.]])}, {'dW1': array([[0., 0.]]), 'db1': array([[0.]])})


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
# `t` is the number of the step, starting from 1. Return `parameters`, `v` and `s`, with the new `v` and `s` *before*
# the bias correction.
#
# **Expected** for the numbers by hand: the new `W1` is `[[3.99]]` and the new `b1` is `[[0.49]]`. In `v`, `dW1` is
# `[[0.4]]` and `db1` is `[[5]]`. In `s`, `dW1` is `[[0.016]]` and `db1` is `[[2.5]]`.


# %% exercise="update_parameters_with_adam"
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Take one step of Adam.

    Arguments:
        parameters: dict "W1", "b1", ..., "WL", "bL"
        grads: dict "dW1", "db1", ..., "dWL", "dbL", shaped like the parameters
        v: the average of the gradients so far, a dict like grads
        s: the average of the squared gradients so far, a dict like grads
        t: number of this step, 1 for the first
        learning_rate: the learning rate alpha, a number
        beta1: weight of the past in v
        beta2: weight of the past in s
        epsilon: small number that prevents a division by zero, added outside the root

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
# <details><summary><b>Predict.</b> The cost is multiplied by 0.01, and so are all gradients. Which of the four
# optimizers need another learning rate for the same path? (Click to compare.)</summary>
#
# Gradient descent and momentum do: their steps are proportional to the gradient, so they need $100\,\alpha$. RMSProp
# and Adam divide by the typical size of the gradient, so the factor cancels. Optional part C tests this with sliders.
# </details>
#
# **Remember**
#
# - Adam divides the average gradient (as in momentum) by the typical size of the gradient (as in RMSProp). Both have
#   bias correction.
# - A step rarely changes a parameter by much more than $\alpha$. So $\alpha$ is easy to choose: 0.001 is the
#   usual start. (The default 0.01 here suits a very small network.)
# - `t` counts steps, not epochs, and starts from 1. For $t = 0$ the correction would divide by zero.

# %% [markdown]
# ## 7 · Four optimizers on the moons: who wins, and why?
#
# Now we repeat the experiment of the introduction. The network has two hidden layers with 5 and 2 ReLU units, and
# one sigmoid unit as output. All optimizers get the same start, the same shuffles, 10,000 epochs and
# $\alpha = 0.0007$. In mini-batches of 64, the 300 points give five steps in each epoch ($300 = 4 \cdot 64 + 44$).
#
# `train_network` runs the training loop. It takes each optimizer as two functions, as in part 1: one that creates
# its state ($v$, $s$ or both), and one that takes a step.
#
# **Predict** the accuracy on the 300 training points: which optimizers reach 90 %? Will momentum be better than
# gradient descent? (Each of the four runs takes some seconds.)


# %% demo="four-optimizers"
def momentum_step(parameters, grads, v, t, learning_rate):
    return update_parameters_with_momentum(parameters, grads, v, 0.9, learning_rate)


def rmsprop_step(parameters, grads, s, t, learning_rate):
    return update_parameters_with_rmsprop(parameters, grads, s, learning_rate)


def adam_step(parameters, grads, state, t, learning_rate):
    v, s = state
    parameters, v, s = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate)
    return parameters, (v, s)


optimizers = {
    "gradient descent": (no_state, gd_step),
    "momentum": (initialize_velocity, momentum_step),
    "RMSProp": (initialize_velocity, rmsprop_step),
    "Adam": (initialize_adam, adam_step),
}


# %% demo="train-gradient-descent"
# `**others` passes all other arguments, such as the number of epochs, on to `train_network`.
def train_moons(name, **others):
    start, step = optimizers[name]
    return train_network(X, Y, starting_parameters("moons"), start, step, random_mini_batches, **others)


settings = {"epochs": 10_000, "learning_rate": 0.0007, "mini_batch_size": 64, "seed": 10}
moons = {"gradient descent": train_moons("gradient descent", **settings, label="gradient descent")}

# %% demo="train-momentum"
moons["momentum"] = train_moons("momentum", **settings, label="momentum")

# %% demo="train-rmsprop"
moons["RMSProp"] = train_moons("RMSProp", **settings, label="RMSProp")

# %% demo="train-adam"
moons["Adam"] = train_moons("Adam", **settings, label="Adam")

# %% table="optimizers"
print(f"{'optimizer':18}{'train accuracy':>15}{'cost':>8}")
for name, run in moons.items():
    cost, _ = cost_and_gradients(run.parameters, X, Y)
    print(f"{name:18}{accuracy(run.parameters, X, Y):>15.1%}{cost:>8.2f}")

# %% demo="compare-optimizers"
figures.plot_boundaries(moons, X, Y)
figures.plot_cost_curves(moons)

# %% [markdown]
# **Why are momentum and gradient descent equal?** 79.7 % for both is the right result, not a bug. With the
# factor $1-\beta$, momentum moves about as far as gradient descent with the same $\alpha$. Momentum would allow a
# much larger $\alpha$, but here $\alpha = 0.0007$ is tiny for both. So both are still far from the minimum.
#
# **Why are RMSProp and Adam better here?** Their steps are about $\alpha$ long even where the gradient is small.
# So they get farther in the same number of epochs. With $\alpha = 0.1$, gradient descent also separates the two moons
# (optional part D). So here is an answer to the question at the start: at this small $\alpha$, RMSProp and Adam are
# better, because their steps are longer. This does not prove that they are better if you choose the best $\alpha$ for
# each optimizer.
#
# **Remember**
#
# - With *one* learning rate for all optimizers, you mainly compare how long their steps are. For a fair
#   comparison, tune $\alpha$ for each of them.
# - Adam works well with little tuning. That is why many people try it first.
# - Adam stores two more numbers for each parameter. Momentum and RMSProp store one.

# %% [markdown]
# ## 8 · Learning-rate decay: how do we stop at the minimum?
#
# With a constant $\alpha$, the noise of the mini-batches keeps the weights moving around the minimum. The larger
# $\alpha$ is, the farther away they move. So we want large steps at first and small ones later. The simplest rule
# decreases $\alpha$ in every epoch. The **decay rate** says how fast $\alpha$ decreases. The first epoch has the number
# 0, and $\alpha_0$ is its learning rate:
#
# $$\alpha = \frac{\alpha_0}{1 + \text{decay rate} \cdot \text{epoch}}$$
#
# **By hand**, for $\alpha_0 = 0.5$ and decay rate 1: epoch 0 has $\alpha = 0.5$, epoch 3 has $0.5/4 = 0.125$,
# and epoch 9 has $0.5/10 = 0.05$. This shows a danger: after 9 epochs $\alpha$ is only a tenth of $\alpha_0$, so
# training may stop long before the minimum.
#
# The second rule decreases $\alpha$ in stairs: $\alpha$ stays constant during an interval of several epochs.
# $\lfloor\cdot\rfloor$ means: round down to a whole number.
#
# $$
# \alpha = \frac{\alpha_0}{1 + \text{decay rate} \cdot \lfloor \text{epoch} \,/\, \text{interval} \rfloor}
# $$
#
# **By hand**, for $\alpha_0 = 0.8$, decay rate 0.6 and interval 4: epoch 3 has $\lfloor 3/4 \rfloor = 0$, so
# $\alpha = 0.8$. Epoch 7 has $\lfloor 7/4 \rfloor = 1$, so $\alpha = 0.8/1.6 = 0.5$. Epoch 8 has
# $\lfloor 8/4 \rfloor = 2$, so $\alpha = 0.8/2.2 \approx 0.364$.
#
# ### Exercise 9: `update_lr`
#
# Use the first formula. `update_lr(0.5, 3, 1.0)` should return
#
#     0.125


# %% exercise="update_lr"
def update_lr(learning_rate0, epoch_num, decay_rate):
    """Decrease the learning rate with every epoch.

    Arguments:
        learning_rate0: the learning rate in epoch 0
        epoch_num: number of the epoch, from 0
        decay_rate: how fast the learning rate decreases

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
# Use the second formula. `schedule_lr_decay(0.8, 7, 0.6, 4)` should return
#
#     0.5


# %% exercise="schedule_lr_decay"
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    """Decrease the learning rate once every `time_interval` epochs.

    Arguments:
        learning_rate0: the learning rate in epoch 0
        epoch_num: number of the epoch, from 0
        decay_rate: how fast the learning rate decreases
        time_interval: number of epochs between two changes

    Returns:
        learning_rate: the learning rate for this epoch
    """
    ### BEGIN SOLUTION
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))
    ### END SOLUTION


# %% check="schedule_lr_decay"
check(schedule_lr_decay)

# %% demo="schedules"
epochs = np.arange(100)
figures.plot_schedules(
    {
        "every epoch": [update_lr(0.1, epoch, 0.1) for epoch in epochs],
        "in stairs": [schedule_lr_decay(0.1, epoch, 1, 20) for epoch in epochs],
        "cosine": 0.05 * (1 + np.cos(np.pi * epochs / 100)),
    }
)

# %% [markdown]
# The third curve is half a cosine wave, from $\alpha_0$ down to 0. It is not an exercise. Large networks often use this
# **cosine schedule**, after a *warm-up* in which $\alpha$ grows from 0 to $\alpha_0$. Optional part D trains with
# decay.
#
# **Remember**
#
# - Decay allows large steps at the start and small steps near the minimum.
# - Calculate the $\alpha$ that you really have in the middle and at the end of the training.
# - First find a good constant $\alpha$. A schedule improves the result, but it cannot repair a bad $\alpha_0$.

# %% [markdown]
# ## 9 · Saddle points and plateaus: is training stuck?
#
# The cost has not changed for an hour. Is the network stuck in a bad **local minimum**? (There the cost is lower
# than at all points nearby, but not the lowest of all.) Probably not. At a minimum, the cost curves upward in
# *every* direction.
#
# Take a network with $n$ parameters, so there are $n$ directions, and a point where the gradient is zero. Suppose that
# a coin decides for each direction whether the cost curves up or down. Then the point is a minimum with probability
# $2^{-n}$. For $n = 20$ this is about one in a million, and networks have thousands of parameters. So nearly all points
# with zero gradient are **saddle points**: the cost curves up in some directions and down in others. (Real directions
# are not independent like coins. Optional part E tests random matrices.)


# %% demo="picture-saddle"
figures.draw_saddle()

# %% [markdown]
# A saddle point does not stop training, but training becomes slow. Around the saddle point is a **plateau**, a region
# where the gradient is almost zero. There, the steps of gradient descent are almost zero too. RMSProp and Adam
# divide by the size of the gradient, so they usually leave a plateau faster. The noise of mini-batches also helps.
#
# **Remember**
#
# - With many parameters, expect saddle points, not bad local minima.
# - A flat cost curve may be a plateau. Do not stop at once: train for more epochs, or try another optimizer.
# - Adam's steps hardly depend on the size of the gradient, so they can cross a plateau.

# %% [markdown]
# ## 10 · In your own words
#
# *(10 points, graded by a person; about eight sentences.)*
#
# A friend trains a deep network with mini-batches of 64 and Adam at a constant $\alpha = 0.01$. The training
# cost falls quickly for five epochs. Then it goes up and down around one value for fifty epochs and does not
# fall any further. Your friend says: "It is stuck in a local minimum. I will start again from other weights."
#
# 1. Why is a local minimum not the most likely explanation? Name two other explanations.
# 2. Propose two changes, in the order in which you would try them. For each change, say what you expect to see if
#    this change was the right one.
# 3. Why can the cost of the last mini-batch go up although the training makes progress?

# %% [markdown] answer="reflection"
# **1.** At a local minimum the cost must curve upward in every one of very many directions. Almost all points
# with zero gradient are saddle points instead. The cost also goes up and down, so the weights are still moving.
# A more likely explanation is that the steps are too long. Adam's steps have a length of about α even when the
# gradient is small. So at a constant α, the weights keep moving around the minimum, and the distance grows with α.
# Another explanation is a plateau beside a saddle point, where progress is slow for a while.
#
# **2.** First I decrease the learning rate, with a schedule that starts from the same α₀ and decreases it in
# stairs. If the steps were too long, the cost falls at the first decrease, and its noise becomes smaller. If
# nothing changes, I suspect a plateau or gradients that are too noisy, and I use larger mini-batches (or a
# larger β₁). If noise was the problem, the curve becomes smoother and falls again. On a plateau I would see
# small gradients, and I would wait. Only after that would I start again from other weights.
#
# **3.** Each mini-batch contains other examples, and some of them are harder than others. A step that decreases
# the cost on one mini-batch, or on all the data, can increase it on the next mini-batch. So I look at the mean
# over an epoch, or at the trend.

# %% [markdown]
# ## 11 · The notebook on one page
#
# | method | what it remembers | step |
# |---|---|---|
# | gradient descent | nothing | $W \leftarrow W - \alpha\,dW$ |
# | momentum | $v \leftarrow \beta v + (1-\beta)\,dW$ | $W \leftarrow W - \alpha\,v$ |
# | RMSProp | $s \leftarrow \beta s + (1-\beta)\,dW^2$ | $W \leftarrow W - \alpha\,dW / (\sqrt{s} + \varepsilon)$ |
# | Adam | $v$ with $\beta_1$, $s$ with $\beta_2$ | $W \leftarrow W - \alpha\,\hat v / (\sqrt{\hat s} + \varepsilon)$ |
#
# **When to use which one.** Start with Adam and $\alpha = 0.001$. Momentum with a tuned $\alpha$ and a schedule
# is often used for image networks. RMSProp helps if gradients have very different sizes. Gradient descent is
# the simplest optimizer, with which you compare the others.
#
# - Limit of gradient descent: $\alpha < 2 / \text{curvature}$. Bias correction: $\hat v = v / (1 - \beta^t)$.
#   Length of the average: about $1/(1-\beta)$.
# - Mini-batches: $\lceil m / \text{size} \rceil$ steps in each epoch ($\lceil\cdot\rceil$: round up). Decay:
#   $\alpha_0 / (1 + \text{decay rate} \cdot \text{epoch})$.
#
# ### Typical mistakes
#
# - You copy a learning rate from a program that uses $v \leftarrow \beta v + dW$. Your learning rate must be
#   $1/(1-\beta)$ times as large.
# - `t` counts epochs instead of steps, or starts from 0.
# - The corrected $\hat v$ is stored and corrected again in the next step.
# - The decay is so fast that training stops before the minimum.
#
# **The core ends here.** Nothing below is graded, and you can do the optional parts in any order.
#
# ### Test yourself (optional)
#
# <details><summary>1. The cost grows from step to step. What do you try first, and why?</summary>
#
# A smaller learning rate. The factor $1 - \alpha \cdot \text{curvature}$ is below −1 in some direction, so each
# step ends farther from the minimum.
# </details>
# <details><summary>2. A gradient alternates between +2 and −2. How long are Adam's steps after some time?</summary>
#
# About 5 % of $\alpha$. Positive and negative gradients nearly cancel: $v$ is about ±0.1, and Adam divides it by
# $\sqrt{s} \approx 2$. RMSProp has no $v$, so its steps are about $\alpha$ long, forwards and backwards.
# </details>
# <details><summary>3. There are 1000 examples, in mini-batches of 64. What is Adam's t after 10 epochs?</summary>
#
# $\lceil 1000 / 64 \rceil = 16$ steps in each epoch, 160 steps in 10 epochs, so $t = 160$.
# </details>
#
# ### Where to read on
#
# This is the last of the four notebooks. What if a training run does not do what you want? The last cell shows the
# course page. Its first table says which notebook helps.
#
# G. Goh, *Why Momentum Really Works*, Distill, 2017 (with sliders). D. P. Kingma and J. Ba, *Adam: A Method for
# Stochastic Optimization*, ICLR 2015. G. Hinton, *Neural Networks for Machine Learning*, lecture 6, 2012
# (RMSProp). B. T. Polyak, *Some methods of speeding up the convergence of iteration methods*, 1964 (momentum).
# Y. N. Dauphin et al., *Identifying and attacking the saddle point problem in high-dimensional non-convex
# optimization*, NeurIPS 2014. The data are `make_moons` of scikit-learn.

# %% [markdown]
# ## Optional A · The size of the mini-batches (7 minutes)
#
# Here a single neuron classifies the moons. It has only two weights and no bias, so we can draw its cost. Training
# lasts three epochs. The next cell compares three sizes: 1, all 300, and the size that you choose.
# **Predict.** With $\alpha = 0.3$, which mini-batch size gets nearest to the minimum: 1, 64 or all 300? Which path
# is the noisiest? **Move** the size, and press *Play*. **Target:** keep the cost of the third epoch inside the green
# box, first with size 1, then with 8, then with 64. How must $\alpha$ change?

# %% demo="explore-batch-size"
BatchSizeExplorer(update_parameters_with_gd, random_mini_batches)

# %% [markdown]
# At $\alpha = 0.3$, size 1 gets nearest, and its path is the noisiest. The reason is the number of steps: the same 900
# examples are 900 steps for size 1, and 3 steps for the whole batch. After 60 *steps* (right panel), all sizes
# have about the same cost. But the curve of a large mini-batch is smoother, because its gradient is less noisy. So a
# large mini-batch allows a larger $\alpha$: size 1 stays in the box at $\alpha = 0.1$, size 8 at $\alpha = 1$, size 64
# at $\alpha = 10$. The whole batch takes only three steps, and does not reach the box for any $\alpha$ of the slider.
#
# **Predict.** Now every size gets the same *time*, 0.3 seconds, with 4800 examples and the moons network. Which
# size processes the most examples in a second? Which one reaches the lowest cost?

# %% demo="mini-batch-size"
# 16 copies of the 300 points are 4800 examples; `progress` shows a progress bar
X_big, Y_big = np.tile(X, 16), np.tile(Y, 16)
functions = update_parameters_with_gd, random_mini_batches
sizes, timings = [1, 4, 16, 64, 256, 1024, 4800], []
for size in progress(sizes, "0.3 seconds each", "sizes"):
    start = starting_parameters("moons")
    timings.append(train_for_seconds(0.3, X_big, Y_big, start, *functions, size, learning_rate=0.1))
figures.plot_speed_and_cost(sizes, timings)

# %% [markdown]
# Very small mini-batches process few examples in a second, because NumPy is only fast if it computes many columns
# at once. Very large ones process many examples, but take few steps. A size in between usually reaches the lowest cost.
# The best size depends on your computer, and the times vary. So run the cell twice and compare.

# %% [markdown]
# ## Optional B · Averages and bias correction (5 minutes)
#
# The temperatures of part 3 are a smooth curve, the *season*, plus noise. An average with a small $\beta$ follows the
# noise. An average with a large $\beta$ follows the season too late.
#
# **Predict.** For which $\beta$ between 0.5 and 0.99 is the corrected average closest to the true season? **Move**
# the slider. **Target:** bring the distance between the corrected average and the season below 0.7 °C. The sentence
# below the picture gives this distance: the root mean square of the differences on all 200 days.
#
# Then set $\beta = 0.9$. The right panel shows how much weight each day has in the average of one day, which you choose
# with the yellow point. **Predict** with part 3: without correction, what is the sum of the weights in the average of
# day 5? Move the point to day 5 and compare.

# %% demo="explore-averages"
AverageExplorer(exponentially_weighted_average)

# %% [markdown]
# The target needs a $\beta$ from 0.83 to 0.91. For $\beta = 0.88$ the distance is 0.64 °C. It is 1.38 °C for
# $\beta = 0.5$, because much noise is left, and 2.37 °C for $\beta = 0.98$, because the average is late. On day 5 the
# weights sum to $1 - 0.9^5 \approx 0.41$. The correction divides each weight by this sum.
#
# **Does Adam need the bias correction?** For a very large $t$, $\beta^t$ is almost 0 and the correction does
# nothing. So we can turn the correction off: we pass `t + 1_000_000` to your function instead of `t`.
# **Predict:** will the first steps become shorter or longer?


# %% demo="adam-without-correction"
def uncorrected_step(parameters, grads, state, t, learning_rate):
    return adam_step(parameters, grads, state, t + 1_000_000, learning_rate)


figures.plot_adam_correction(
    descend(bowl, (-4, 0.5), initialize_adam, adam_step, steps=100, learning_rate=0.5),
    descend(bowl, (-4, 0.5), initialize_adam, uncorrected_step, steps=100, learning_rate=0.5),
    learning_rate=0.5,
)

# %% [markdown]
# The first steps become longer. With a gradient $g$, the first corrected step is $\alpha$ times
# $|g| \,/ \sqrt{g^2} = 1$. Without correction, $v$ is only 0.1 times as large, and $\sqrt{s}$ is only
# $\sqrt{0.001} \approx 0.0316$ times as large. So the first step is $0.1 / 0.0316 \approx 3.16$ times as long.

# %% [markdown]
# ## Optional C · Momentum and Adam under sliders (8 minutes)
#
# All four optimizers start at the same point of the bowl with the same $\alpha$. You can drag the point. A slider
# multiplies the cost, and so all gradients, by a number. The right panel shows the cost *before* it is multiplied, so
# that you can compare.
#
# **Predict.** If the cost is multiplied by 100 and $\alpha$ stays the same, which paths change? **Move** the
# sliders. **Target:** after 100 steps, the costs of momentum *and* Adam are below 0.001. Then set the cost to × 0.01.
# Which of the two needs a different $\alpha$, and which value?

# %% demo="explore-optimizers"
OptimizersExplorer(
    update_parameters_with_gd,
    initialize_velocity,
    update_parameters_with_momentum,
    update_parameters_with_rmsprop,
    initialize_adam,
    update_parameters_with_adam,
)

# %% [markdown]
# At cost × 1, both are below 0.001 for $\alpha = 0.1$ and for 0.2. At cost × 0.01, momentum needs an $\alpha$ that is
# 100 times as large. Adam can keep its $\alpha$, because the factor cancels.
#
# Look at RMSProp with $\alpha = 0.1$. After about 50 steps its cost goes up again and again. Near the minimum the
# gradients become tiny, and after some steps $s$ is tiny too. Then a small gradient, divided by a still smaller root,
# gives a long step, far past the minimum.
#
# **Does a real network behave like the bowl?** The next slider trains the moons network with your momentum for 40
# epochs. At $\alpha = 5$, the cost of plain mini-batch gradient descent jumps up and down. **Predict:** which $\beta$
# makes the curve smooth? **Target:** at $\alpha = 5$, classify at least 93 % correctly with a smooth curve: the cost
# never rises by more than 0.05 from one epoch to the next. (*Play* shows the boundary after each epoch.) Then find out
# how much accuracy $\beta = 0.99$ costs at $\alpha = 0.1$.

# %% demo="explore-momentum-on-moons"
MoonsExplorer(random_mini_batches, initialize_velocity, update_parameters_with_momentum)

# %% [markdown]
# At $\alpha = 5$ the curve is smooth for $\beta$ between about 0.92 and 0.97. With 0.9 the curve still jumps once. At
# $\alpha = 0.1$ the curve is smooth without momentum, so $\beta = 0.99$ only makes training slower: after 40
# epochs, 68 % of the points are correct instead of 73 %. For a smooth curve, a larger $\alpha$ needs a larger $\beta$.

# %% [markdown]
# ## Optional D · Training with decay (7 minutes)
#
# Does decay help in practice? We train the single neuron of optional part A again, with mini-batches of 16. At a
# constant $\alpha = 3$ its cost goes up and down until the end. The middle panel shows how far the cost is above the
# lowest possible cost.
#
# **Predict.** What will the cost curve look like when the decay rate is too small? And when it is too large?
# **Move** the decay rate. **Target:** keep all costs of the last five epochs (the thin line) inside the green box.
# Then try to reach the box from $\alpha_0 = 0.3$. Why does no decay rate help there?

# %% demo="explore-decay"
DecayExplorer(update_parameters_with_gd, random_mini_batches, update_lr, schedule_lr_decay)

# %% [markdown]
# If the decay is too slow, the cost keeps its noise. If it is too fast, the curve becomes smooth far above the
# lowest cost: $\alpha$ was already tiny when the neuron was still far from the minimum. From
# $\alpha_0 = 3$ with decay in every epoch, the decay rates 0.3 and 1 reach the box. With decay every five epochs, the
# decay rate must be 3 or more. With $\alpha_0 = 0.3$, even a constant $\alpha$ is too slow, and decay makes training
# slower.
#
# Now each optimizer trains the moons network for 1000 epochs from a large $\alpha_0$: 0.1 for gradient descent and
# momentum, 0.01 for RMSProp and Adam. The table below has one row for each optimizer and three columns: constant
# $\alpha$, decay in every epoch, and decay in stairs of 100 epochs. The decay rate is 1. **Predict:** in which column
# will the accuracies be different from the other two?

# %% demo="train-with-decay"
decays = {
    "constant": lambda learning_rate0, epoch: learning_rate0,
    "every epoch": lambda learning_rate0, epoch: update_lr(learning_rate0, epoch, 1),
    "in stairs": lambda learning_rate0, epoch: schedule_lr_decay(learning_rate0, epoch, 1, 100),
}
large = {"gradient descent": 0.1, "momentum": 0.1, "RMSProp": 0.01, "Adam": 0.01}
decayed = {}
# `rates` contains the learning rate of each epoch, and `rates.__getitem__(epoch)` is the same as `rates[epoch]`
for name, kind in progress([(name, kind) for name in optimizers for kind in decays], "1000 epochs each", "runs"):
    rates = [decays[kind](large[name], epoch) for epoch in range(1000)]
    decayed[name, kind] = train_moons(name, epochs=1000, learning_rate=rates.__getitem__)

# %% table="learning-rate-decay"
print(f"{'train accuracy':18}" + "".join(f"{kind:>14}" for kind in decays))
for name in optimizers:
    shares = [accuracy(decayed[name, kind].parameters, X, Y) for kind in decays]
    print(f"{name:18}" + "".join(f"{share:>14.0%}" for share in shares))

# %% demo="decay-curves"
figures.plot_decay_runs(decayed)

# %% [markdown]
# With decay rate 1 in every epoch, all four optimizers stop too early: $\alpha$ is almost zero before the
# network separates the moons. In stairs of 100 epochs, all four reach 92 % or more. But gradient descent and
# momentum are slower than with a constant $\alpha$. Decay is an advantage only near the minimum, as you saw with
# the neuron.

# %% [markdown]
# ## Optional E · Saddle points and plateaus (7 minutes)
#
# How rare are minima among random points with zero gradient? In part 9, a coin decided for each direction. Now we take
# random symmetric matrices of shape $(n, n)$ as the second derivatives of a cost with $n$ parameters. From each matrix,
# NumPy computes $n$ numbers, the **eigenvalues**. They are the curvatures of the cost along $n$ perpendicular
# directions. If all eigenvalues are positive, the cost curves upward in every direction. The next cell prints how
# often this happens among 20,000 matrices.

# %% table="random-curvatures"
generator = np.random.default_rng(0)
shares = {}
for n in range(1, 7):
    matrices = generator.normal(size=(20_000, n, n))
    curvatures = np.linalg.eigvalsh(matrices + matrices.transpose(0, 2, 1))
    shares[n] = np.mean(np.all(curvatures > 0, axis=1))
print("\n".join(f"n = {n}: {share:6.2%}" for n, share in shares.items()))

# %% demo="shares-of-minima"
figures.plot_shares_of_minima(shares)

# %% [markdown]
# **Predict.** Four optimizers start beside a saddle point, at $w = 0.6$, where the slope along $b$ is 1e-1. Make
# that slope ten times smaller. How many more steps does gradient descent need to bring the cost below 0.01? And
# RMSProp? **Target:** at slope 1e-8, bring momentum below 0.01 within the 200 steps. Then change to the
# plateau, a flat cost with one hollow around the minimum, and to slope 1e-4. Is there an $\alpha$ with which gradient
# descent gets across? You can also drag the start to other points with the same slope.

# %% demo="explore-plateau"
PlateauExplorer(
    update_parameters_with_gd,
    initialize_velocity,
    update_parameters_with_momentum,
    update_parameters_with_rmsprop,
    initialize_adam,
    update_parameters_with_adam,
)

# %% [markdown]
# **Beside the saddle point** the slope is tiny. RMSProp and Adam divide it by its own tiny size, so their steps are
# long from the beginning. Gradient descent is slow until the slope has grown. At $\alpha = 0.1$ it needs 24 more
# steps each time the slope is ten times smaller. Momentum needs still more steps, because its average is smaller
# than a growing gradient. At slope 1e-8 with $\alpha = 0.2$, momentum brings the cost below 0.01 in step 186.
#
# **On the plateau** the slope does not grow. Gradient descent and momentum do not get across for any $\alpha$ of the
# slider. Adam gets across for all of them. RMSProp gets across for $\alpha$ up to 0.2. But at $\alpha = 0.2$ it then
# oscillates around the minimum, because its steps stay about $\alpha$ long, and its cost stays near 0.04. (From some
# other starting points it comes below 0.01.) At $\alpha = 0.5$ its first step is $3.16 \cdot 0.5 \approx 1.6$ long in
# each coordinate, so it jumps over the minimum. The next steps jump over the minimum too, until RMSProp is too far
# away.

# %% [markdown]
# ## Optional F · The same in a framework (7 minutes)
#
# Is your Adam the same as a library's? scikit-learn's `MLPClassifier` can have the shape of our network. It
# stores $W^{[l]}$ transposed in `coefs_` and $b^{[l]}$ in `intercepts_`. It expects examples in *rows*, and it
# adds an L2 penalty unless `alpha=0` (this alpha is not the learning rate). `difference_from_sklearn` gives
# both networks the same start and the same mini-batches. It compares all weights after each of 100 steps, and returns
# the largest difference.
#
# **Predict.** scikit-learn's momentum is $v \leftarrow \beta v - \alpha\,dW$, $W \leftarrow W + v$. Which
# learning rate does it need for the same path as yours?


# %% demo="adam-with-scaled-epsilon"
# Your Adam with another epsilon. The text below the table explains why.
def adam_step_scaled_epsilon(parameters, grads, state, t, learning_rate):
    v, s = state
    epsilon = 1e-8 / np.sqrt(1 - 0.999**t)
    parameters, v, s = update_parameters_with_adam(parameters, grads, v, s, t, learning_rate, 0.9, 0.999, epsilon)
    return parameters, (v, s)


# %% demo="scikit-learn"
# Nesterov's momentum is a variant that this notebook does not use. It is scikit-learn's default, so we switch it off.
sgd = {"solver": "sgd", "alpha": 0, "nesterovs_momentum": False}
adam = {"solver": "adam", "alpha": 0, "learning_rate_init": 0.01}
# `sgd | {...}` joins two dicts; `*optimizers["momentum"]` inserts the two functions of momentum
rows = [  # its name, your start and step, your learning rate, scikit-learn's settings
    ("gradient descent, α = 0.1", no_state, gd_step, 0.1, sgd | {"momentum": 0, "learning_rate_init": 0.1}),
    ("momentum, α = 0.1, theirs 0.1", *optimizers["momentum"], 0.1, sgd | {"learning_rate_init": 0.1}),
    ("momentum, α = 0.1, theirs (1 - 0.9) · 0.1", *optimizers["momentum"], 0.1, sgd | {"learning_rate_init": 0.01}),
    ("Adam, α = 0.01", *optimizers["Adam"], 0.01, adam),
    ("Adam, α = 0.01, ε / √(1 - β2^t)", initialize_adam, adam_step_scaled_epsilon, 0.01, adam),
]
differences = {
    name: difference_from_sklearn(X, Y, start, step, rate, random_mini_batches, **settings)
    for name, start, step, rate, settings in rows
}

# %% table="scikit-learn-comparison"
print(f"{'yours beside scikit-learn':44}largest difference in 100 steps")
for name, worst in differences.items():
    print(f"{name:44}{'below 1e-12' if worst < 1e-12 else f'{worst:.0e}'}")

# %% [markdown]
# Gradient descent agrees to the last digits. Momentum agrees if scikit-learn's learning rate is multiplied by
# $1-\beta$. With the same number it is a different optimizer.
#
# Adam differs in the fifth decimal, and the last line shows the reason. scikit-learn puts both corrections into
# the step size, $\alpha\,\sqrt{1-\beta_2^t}\,/\,(1-\beta_1^t)$, and divides $v$ by $\sqrt{s} + \varepsilon$
# with the *uncorrected* $s$. This is the same as dividing $\hat v$ by
# $\sqrt{\hat s} + \varepsilon/\sqrt{1-\beta_2^t}$. So its $\varepsilon$ acts like a larger one, about 30 times
# as large in the first step. (Section 2 of Adam's paper suggests this order of computation.) The difference is
# visible only where gradients are very small.
#
# In everyday use, a few lines are enough. The next cell trains six networks with scikit-learn's Adam. Only their first
# weights and their shuffles differ:

# %% demo="scikit-learn-everyday"
import warnings

from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

plain = {"solver": "adam", "learning_rate_init": 0.01, "alpha": 0, "max_iter": 1000, "n_iter_no_change": 1000}
shares = []
for seed in progress(range(6), "1000 epochs each", "starts"):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # we look after 1000 epochs, converged or not
        network = MLPClassifier((5, 2), random_state=seed, **plain).fit(X.T, Y[0])
    shares.append(network.score(X.T, Y[0]))
print("Train accuracy from six different starts:", ", ".join(f"{share:.0%}" for share in shares))

# %% [markdown]
# The optimizer is the same in all six runs, but the results differ. A network with only two units in its last
# hidden layer depends strongly on its first weights. The notebook on initialization explains why.
#
# **Remember**
#
# - Before you compare or copy hyperparameters, compare the conventions: the factor in momentum, the place of
#   $\varepsilon$, a hidden penalty.
# - With the same start and the same mini-batches, you can test any optimizer against another one, step by step.
# - A library saves you the code. You still need to understand its arguments.

# %% demo="course-page"
from course_utils import course_page

course_page()
