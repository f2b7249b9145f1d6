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
# # Regularization: perfect in training, useless in practice?
#
# Your network classifies 98 % of its training examples correctly. Then you give it new examples of the same kind, and
# it makes an error in one of eight. The code has no bug. **What has the network learned?**
#
# It has memorized single training examples, even those whose label is wrong by chance. This notebook shows how to
# recognize this problem. It also shows four methods that help: a penalty on large weights (L2 regularization), units
# that are switched off at random (dropout), more data, and stopping early.
#
# **After this notebook you can**
#
# - recognize overfitting from training and test accuracy, and explain it with bias and variance;
# - add the L2 penalty to a cost and to its gradients, and explain why the weights then decay;
# - write the forward and backward pass of dropout, and explain its mask, its scaling, and when it must be off;
# - choose the strength $\lambda$ of the penalty, the probability `keep_prob` of dropout, and the number of iterations,
#   by their effect on examples outside the training set.
#
# | part | question | minutes |
# |---|---|---:|
# | 1 | What does overfitting look like? | 8 |
# | 2 | L2: what should a large weight cost? | 20 |
# | 3 | How strong should the penalty be? | 8 |
# | 4 | Dropout: what if units are missing at random? | 21 |
# | 5 | How many units should be kept? | 7 |
# | 6 | What else helps: more data, or stopping early? | 7 |
# | 7 | Which network is best? | 3 |
# | 8 | In your own words, and a summary | 16 |
# | | together | 90 |
#
# Paragraphs that begin with *Optional* are not included in these times. You can leave them out. This is notebook 2
# of 4.
#
# Run the cells from top to bottom. After each exercise, a `check(...)` cell tests your function. The figures and
# trainings run *your* functions, so they work as soon as you have finished the exercises above them. If a cell that you
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
# **Notation.** There are $m$ examples with $n_0$ inputs each. Examples are columns: `X` has the shape $(n_0, m)$, and
# `Y` holds the labels 0 and 1 in the shape $(1, m)$. The network has three layers,
# LINEAR→RELU→LINEAR→RELU→LINEAR→SIGMOID. Layers 1 and 2 are the **hidden layers**, and layer 3 computes the output.
# LINEAR computes $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ in layer $l$. The input of layer 1 is $A^{[0]} = X$. RELU or
# SIGMOID then computes the activations $A^{[l]}$ from $Z^{[l]}$. The `parameters` of the network are a dict with the
# keys `"W1"`, `"b1"`, …, `"W3"`, `"b3"`. A weight matrix has one row for each unit of its layer and one column for
# each input of the layer.
#
# You should know how a forward pass and backpropagation work. You do not have to write them: their code is given, and
# you will extend this code. The next cell defines the forward pass of the network and its cost, the **cross-entropy**.
# The output `A3` is the predicted probability of the label 1. For each example, the cost takes the probability of the
# correct label, and computes minus its logarithm. For example, if the output is 0.9 and the label is 1, this is
# $-\log 0.9 = 0.105$. The cost is the mean over all examples. Read both functions, `forward_propagation` and
# `compute_cost`.


# %% given="network"
def relu(Z):
    return np.maximum(Z, 0)


def sigmoid(Z):
    return (1 + np.tanh(Z / 2)) / 2  # the same as 1 / (1 + e^-Z), but it cannot overflow


def forward_propagation(X, parameters):
    """LINEAR -> RELU -> LINEAR -> RELU -> LINEAR -> SIGMOID; return A3 and the cache for the backward pass."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    cache = (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)
    return A3, cache


def compute_cost(A3, Y):
    """Return the cross-entropy: minus the logarithm of the right label's probability, averaged over examples."""
    return -np.mean(np.log(np.where(Y == 1, A3, 1 - A3)))


# %% [markdown]
# ## 1 · What does overfitting look like?
#
# In football, a goalkeeper kicks the ball far into the field. There a player heads it, that is, hits it with the head.
# Each example is one kick: the place $(x_1, x_2)$ where the ball came down. Its label says which team headed the ball:
# 1 for the goalkeeper's own team, 0 for the other team. The coach wants to know *where to kick the ball*. The network
# should predict for each place which team will head the ball. So it must be right about future kicks, not only about
# the recorded ones. We train on 200 kicks, the **training set**. Then we test on 200 other kicks, the **test set**.
#
# The point (0, 0) is the centre of the field. Along the field, $x_1$ runs from −0.4 to 0.4, which is 100 m. Across the
# field, $x_2$ runs from −0.27 to 0.27, which is about 68 m. (The data are made up. Part 7 says how to load the
# original data if you have them.)

# %% demo="the-kicks"
from course_utils import (
    DropoutExplorer,
    PenaltyExplorer,
    accuracy,
    draw_kicks,
    load_football,
    starting_parameters,
    train_full_batch,
)
from course_utils.figures import regularization as figures

X, Y, X_test, Y_test = load_football()
figures.plot_kicks((X, Y), (X_test, Y_test))

# %% [markdown]
# Imagine a straight line that rises from left to right and separates the two teams as well as possible. In both sets
# it is the same line, so the network should learn it. The kicks on the wrong side of the line are **noise**: they are
# there by chance, and they are different in every set.
#
# The **decision boundary** of a network is the line where its output is 0.5. On one side of the boundary the network
# predicts one team, on the other side the other team. The **accuracy** of a network is the share of examples for which
# its prediction is correct. Suppose that the boundary bends around single noisy kicks. Then the accuracy is higher on
# the training set, but *lower* on all other kicks. This is **overfitting**. You recognize it by a gap: a high training
# accuracy and a lower test accuracy.
#
# A network can fail in two ways, and overfitting is one of them. The next figure shows both ways with curves instead
# of boundaries. There are 12 training sets, which follow the same rule (thick curve) and differ only in their noise. A
# polynomial is fitted to each training set (thin curves). On the left it has degree 1, so it is a straight line. In
# the middle it has degree 4, and on the right degree 12.

# %% demo="bias-and-variance"
figures.draw_bias_and_variance()

# %% [markdown]
# - A model has a **high bias** if it is too simple. It makes the same kind of error on every training set. It
#   **underfits**, so its training accuracy *and* its test accuracy are low.
# - A model has a **high variance** if it depends too much on the training set. If the noise is different, the model is
#   different too. It **overfits**, so its test accuracy is much lower than its training accuracy.
#
# (The word *bias* has two meanings. Here it means an error of the whole model. The parameter $b$ of a layer is also
# called bias, but $b$ has nothing to do with this error.)
#
# Three examples:
#
# | | train accuracy | test accuracy | problem |
# |---|---:|---:|---|
# | network A | 99 % | 86 % | the gap is 13 %: high variance |
# | network B | 75 % | 74 % | a small gap, but both are low: high bias |
# | network C | 95 % | 93 % | neither |
#
# (An accuracy is low if it is clearly below what the best possible model reaches.)
#
# **Regularization** makes a model less flexible, so that it cannot follow every single example. This reduces the
# variance. But too much regularization causes a high bias.
#
# **Predict.** Look at the test kicks in the first figure again, and imagine the best straight boundary. Roughly what
# share of the test kicks does it classify correctly: 86, 94 or 100 %? Can a network reach a larger share on the
# training set? (The end of part 2 gives the answers.)

# %% [markdown]
# ## 2 · L2: what should a large weight cost?
#
# What does a network need to bend its boundary around a single kick? Its output must change over a short distance on
# the field. Suppose that the output rises from 0.1 to 0.9. The sigmoid of −2.2 is about 0.1, and the sigmoid of 2.2 is
# about 0.9. So the input of the sigmoid rises by 4.4. If this happens over a distance of 0.02 (2.5 m), the slope of
# this input is $4.4 / 0.02 = 220$.
#
# Now take three layers with one unit each. If both ReLUs are on (their inputs are positive), the slope is the product
# of the three weights. So each weight must be about 6, because $6^3 = 216$. Three weights of 1 give a slope of only 1,
# so the same rise needs a distance of 4.4. But the whole field is only 0.8 long. So the output can change fast only if
# weights are large.
#
# Therefore we add a cost for large weights. **L2 regularization** adds a **penalty** to the cost: the sum of *all
# squared weights* of all layers, times a factor. (The 2 in the name L2 refers to the squares.)
#
# $$
# J = \underbrace{-\frac1m \sum_{i=1}^{m} \Big( y^{(i)} \log a^{[3](i)}
# + (1-y^{(i)}) \log\big(1-a^{[3](i)}\big) \Big)}_{\text{cross-entropy}}
# \;+\; \underbrace{\frac{\lambda}{2m} \sum_{l=1}^{3} \sum_{k} \sum_{j}
# \Big(W^{[l]}_{kj}\Big)^2}_{\text{penalty}}
# $$
#
# Here $i$ counts the examples, $l$ the layers, and $k$ and $j$ the rows and columns of $W^{[l]}$. So $a^{[3](i)}$ is
# the output of the network, that is, of layer 3, for example $i$, and $y^{(i)}$ is its label. As in NumPy, $\log$ is
# the natural logarithm. The number $\lambda \ge 0$ (lambda) is the strength of the penalty. With $\lambda = 0$ the
# penalty disappears.
#
# The first term is what `compute_cost` computes. If the label is 1, then $1 - y^{(i)} = 0$, so the second product is
# zero. If the label is 0, the first product is zero.
#
# What does the penalty do to the minimum of the cost? Here is a cost with only two weights:

# %% demo="penalty-circles"
figures.draw_penalty_circles()

# %% [markdown]
# For two weights, the penalty is $\frac{\lambda}{2m}(w_1^2 + w_2^2)$. The sum $w_1^2 + w_2^2$ is the squared distance
# from zero, so the penalty is constant on each circle around zero. The cross-entropy is constant on each ellipse. It
# pulls the weights towards its own minimum, the cross, and the penalty pulls them towards zero. If $\lambda$ is
# larger, the minimum of the whole cost is nearer to zero.
#
# **Conventions.** The factor is $\lambda/(2m)$. The 2 cancels in the derivative, because the derivative of $w^2$ is
# $2w$. The $m$ makes the penalty weaker when there are more examples. This is useful, because with more examples the
# network needs less regularization. (Some libraries leave out the 2 or the $m$. So before you use a $\lambda$ from
# another program, read which factor it uses.) The biases $b$ are not penalized, because they only shift the input of a
# unit. They do not make its output change faster. In Python, `lambda` is a reserved word, so the argument is called
# `lambd`.
#
# **By hand.** Take the smallest network with three layers: one unit in each layer, with the weights 3, 1 and −2. We
# give it $m = 2$ examples with label 0, and suppose that its output is 0.5 for both. Let $\lambda = 0.2$.
#
# - cross-entropy: $-\log(1 - 0.5) = 0.6931$
# - sum of the squares: $3^2 + 1^2 + (-2)^2 = 14$
# - penalty: $\frac{0.2}{2 \cdot 2} \cdot 14 = 0.05 \cdot 14 = 0.7$
# - cost: $0.6931 + 0.7 = 1.3931$
#
# ### Exercise 1: `compute_cost_with_regularization`
#
# `compute_cost(A3, Y)` from the first cells computes the cross-entropy. Add the penalty of all three weight matrices,
# and return the sum. (In NumPy, `W ** 2` squares each weight of an array, and `np.sum` adds all numbers of an array.)
# For the network above, whose weights are `W1 = [[3]]`, `W2 = [[1]]` and `W3 = [[-2]]`, your function should return
# 1.3931. This is also the first case of `check`.


# %% exercise="compute_cost_with_regularization"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    ### BEGIN SOLUTION
    cross_entropy = compute_cost(A3, Y)
    squares = 0.0
    for l in (1, 2, 3):
        squares += np.sum(parameters[f"W{l}"] ** 2)
    return cross_entropy + lambd / (2 * m) * squares
    ### END SOLUTION


# %% check="compute_cost_with_regularization"
check(compute_cost_with_regularization)

# %% [markdown]
# Now the gradients. As usual, $dW^{[l]}$ is short for $\partial J / \partial W^{[l]}$, the gradient of the cost with
# respect to $W^{[l]}$. The gradient of a sum is the sum of the gradients. So the gradients of the cross-entropy do not
# change, and the gradient of the penalty is added. For a single weight, the derivative of $w^2$ is $2w$, and the 2
# cancels:
#
# $$
# \frac{\partial}{\partial w} \Big( \frac{\lambda}{2m}\, w^2 \Big) = \frac{\lambda}{m}\, w
# $$
#
# The other squares in the penalty do not contain $w$, so their derivative is zero. For a whole layer this gives
#
# $$
# dW^{[l]} = \underbrace{\frac1m\, dZ^{[l]} A^{[l-1]\mathsf T}}_{\text{cross-entropy}}
# + \underbrace{\frac{\lambda}{m} W^{[l]}}_{\text{penalty}}
# $$
#
# (The $\mathsf T$ means: transposed.) Nothing else changes. $db$ stays the same because the biases are not penalized.
# $dZ$ and $dA$ stay the same because the penalty depends only on the weights, not on any $Z$ or $A$.
#
# **By hand.** Give the small network the input $x = 1$ in both examples, and the biases 0, 0 and 6. Then
# $z^{[1]} = 3 \cdot 1 = 3$, $z^{[2]} = 1 \cdot 3 = 3$ and $z^{[3]} = -2 \cdot 3 + 6 = 0$, so the output is really 0.5.
# The two examples are identical, so the mean over the examples is the value of one example. Both hidden units are on,
# so the slope of their ReLU is 1. For each example, backpropagation gives:
#
# - layer 3: the output minus the label, $dZ^{[3]} = 0.5 - 0 = 0.5$
# - layer 2: $dZ^{[2]} = W^{[3]} dZ^{[3]} \cdot 1 = -2 \cdot 0.5 = -1$
# - layer 1: $dZ^{[1]} = W^{[2]} dZ^{[2]} \cdot 1 = 1 \cdot (-1) = -1$
#
# Now $dW^{[l]}$ is $dZ^{[l]}$ times the input of layer $l$, plus the term from the penalty. Again $\lambda = 0.2$, so
# $\lambda/m = 0.2/2 = 0.1$:
#
# | | from the cross-entropy | from the penalty | sum |
# |---|---|---|---:|
# | $dW^{[3]}$ | $dZ^{[3]} A^{[2]} = 0.5 \cdot 3 = 1.5$ | $0.1 \cdot (-2) = -0.2$ | 1.3 |
# | $dW^{[2]}$ | $dZ^{[2]} A^{[1]} = -1 \cdot 3 = -3$ | $0.1 \cdot 1 = 0.1$ | −2.9 |
# | $dW^{[1]}$ | $dZ^{[1]} X = -1 \cdot 1 = -1$ | $0.1 \cdot 3 = 0.3$ | −0.7 |
#
# ### Exercise 2: `backward_propagation_with_regularization`
#
# The lines of ordinary backpropagation are given. Each column of `dZ` and `dA` belongs to one example, and the factor
# $\frac1m$ appears only in `dW` and `db`. `(A2 > 0)` is the slope of ReLU: 1 where the unit is on, 0 where it is off.
# The first two lines define `m`, `W1`, `W2` and `W3`. Write three lines that add the gradient of the penalty to `dW3`,
# `dW2` and `dW1`. For the network above, these gradients should become 1.3, −2.9 and −0.7. This is also the first case
# of `check`.


# %% exercise="backward_propagation_with_regularization"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Return the gradients of the cost with the L2 penalty.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: the cache that forward_propagation returned
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # the gradients of the cross-entropy alone
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (A2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (A1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m

    # now add the gradient of the penalty to dW3, dW2 and dW1
    ### BEGIN SOLUTION
    dW3 = dW3 + lambd / m * W3
    dW2 = dW2 + lambd / m * W2
    dW1 = dW1 + lambd / m * W1
    ### END SOLUTION

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients


# %% check="backward_propagation_with_regularization"
check(backward_propagation_with_regularization)

# %% [markdown]
# What does the new term $\frac{\lambda}{m} W$ do in a step of gradient descent with the learning rate $\alpha$? From
# here to the end of this part, $dW$ is the gradient of the cross-entropy alone:
#
# $$
# W \leftarrow W - \alpha\Big(dW + \frac{\lambda}{m} W\Big) = \Big(1 - \frac{\alpha\lambda}{m}\Big)\, W - \alpha\, dW
# $$
#
# Each step first multiplies every weight by the same factor, which is slightly smaller than 1. This is why L2
# regularization is also called **weight decay**.
#
# **By hand.** With $\alpha = 0.3$, $\lambda = 0.7$ and $m = 200$, the factor is $1 - 0.3 \cdot 0.7 / 200 = 0.99895$.
# Suppose that the gradient of the cross-entropy is $dW = 0$. Then about 0.35 of each weight is left after 1000 steps,
# because $0.99895^{1000} \approx 0.35$.

# %% demo="shrinking"
figures.draw_shrinking()

# %% [markdown]
# *Optional: are L2 regularization and weight decay always the same?* No, only for plain gradient descent. The
# optimization notebook introduces Adam, which rescales the gradient of each weight. Adam also rescales the term
# $\frac{\lambda}{m} W$, so weights with large gradients decay too little. The variant AdamW therefore leaves this term
# out of the gradient, and multiplies the weights by a factor instead.
#
# **Experiment.** Now train the network twice from the same first weights: once with $\lambda = 0$ and once with
# $\lambda = 0.7$. The network has 2 inputs, hidden layers with 20 and 3 units, and 1 output, in short 2-20-3-1.
# `train_full_batch` runs the training loop with $\alpha = 0.3$. Each of the 30000 iterations uses all 200 kicks:
# forward pass, *your* backward pass, one step of gradient descent. The result is a pair: the trained parameters, and a
# list with the cost at every 1000th iteration. One training takes some seconds.
#
# **Predict.** Which of the two networks will be better on the training set, and which on the test set? At the end of
# the training, will the *cost* of the network with the penalty be above or below the other cost?


# %% demo="train-without-regularization"
def train(label, X, Y, lambd, iterations=30_000):
    # The training loop calls cost(A3, Y, parameters) and backward(X, Y, cache), without lambd.
    # So these two small functions add lambd and call your functions.
    def cost(A3, Y, parameters):
        return compute_cost_with_regularization(A3, Y, parameters, lambd)

    def backward(X, Y, cache):
        return backward_propagation_with_regularization(X, Y, cache, lambd)

    start = starting_parameters("football")
    settings = {"iterations": iterations, "learning_rate": 0.3, "label": label}
    return train_full_batch(X, Y, start, forward_propagation, backward, cost, **settings)


# runs: name -> pair of the trained parameters and the list of costs
runs = {"no regularization": train("no regularization", X, Y, lambd=0)}

# %% demo="train-with-penalty"
runs["L2, λ = 0.7"] = train("L2, λ = 0.7", X, Y, lambd=0.7)


# %% demo="compare-penalty"
def report(name, parameters):
    squares = sum(np.sum(parameters[f"W{l}"] ** 2) for l in (1, 2, 3))
    train_accuracy, test_accuracy = accuracy(parameters, X, Y), accuracy(parameters, X_test, Y_test)
    # {name:25} fills the name with spaces to 25 characters, and :.1% prints a share in percent
    print(f"{name:25} train {train_accuracy:.1%}, test {test_accuracy:.1%}, sum of squared weights {squares:.0f}")


figures.plot_penalty_runs(runs, X, Y)
for name, (parameters, _) in runs.items():  # _ is the list of costs, which is not used here
    report(name, parameters)

# %% [markdown]
# The data were made with a straight boundary. Then about 6 % of the kicks got the label of the other team. So even the
# best boundary classifies only about 94 % of new kicks correctly. By chance, the training set has slightly less noise.
# The straight boundary of the data classifies 95.5 % of the training kicks and 94 % of the test kicks correctly. (So
# the first answer to the prediction of part 1 is 94 %. The second answer is yes, because a network can also fit the
# noise of the training set.)
#
# Compare your numbers with 95.5 % on the training set and 94 % on the test set. If a network is clearly above 95.5 %
# on the training set, for example at 98 %, it has fitted noise. (96 % is only one kick more, which may be chance.) How
# much training accuracy does the second network lose, and how much test accuracy does it gain? By which factor is its
# sum of squared weights smaller?
#
# If the *cost* of the second network is higher, this is not a disadvantage. The two costs measure different things,
# because only one of them contains a penalty.
#
# **Remember**
#
# - L2 adds $\frac{\lambda}{2m}\sum W^2$ to the cost and $\frac{\lambda}{m} W$ to $dW$. Biases are not penalized.
# - In gradient descent, each step multiplies every weight by $1 - \alpha\lambda/m$, and then makes the usual step
#   $-\alpha\, dW$.
# - With small weights the output changes slowly, so the boundary cannot bend around single kicks.

# %% [markdown]
# ## 3 · How strong should the penalty be?
#
# No formula gives you $\lambda$. You try a few values and compare the accuracy on examples outside the training set.
# These examples should be a third set, the **development set**. If you choose $\lambda$ with the test set, the test
# accuracy no longer tells you how good the network is on new data. To keep the example small, we use the test set as
# development set here.
#
# How exact is such a comparison? One kick of 200 is already 0.5 %. Suppose that a network classifies each new kick
# correctly with the probability $p = 0.93$. Then its accuracy on $m = 200$ kicks varies by chance. The standard
# deviation, a typical size of this variation, is $\sqrt{p (1 - p) / m} = \sqrt{0.93 \cdot 0.07 / 200} \approx 0.018$,
# or 1.8 %. So a difference of 1 %, which is two kicks, may be chance.
#
# **Predict.** As $\lambda$ grows, what will happen to the weights, to the boundary, and to *both* accuracies?
#
# **Move** the slider. Each value trains the network again with your functions, for 15000 iterations. The first
# iterations are shown immediately, and the others follow within a second or two. (*Play* repeats the training.)
#
# - The panel *weights* shows the network. A purple line is a positive weight, and an orange line is a negative weight.
#   The wider the line is, the farther the weight is from zero.
# - The panel *norms of the weights* has one bar for each weight matrix, and the bars for $\lambda = 0$ behind them in
#   grey. The **norm** of a matrix is the square root of the sum of its squared weights.
# - The panel *prediction and accuracy for each chosen λ* collects the results of the values that you have chosen, when
#   their training has finished.
#
# **Targets:**
#
# 1. Find the range of $\lambda$ in which the test accuracy is at least 90 %. By which factor do its two ends differ?
# 2. Find the smallest $\lambda$ at which the network predicts one class everywhere.
#
# One more question, for $\lambda = 0$: is the test accuracy at the end of the training also the best test accuracy
# during the training?

# %% demo="explore-lambda"
PenaltyExplorer(forward_propagation, compute_cost_with_regularization, backward_propagation_with_regularization)

# %% [markdown]
# When this notebook was written, the values from 0.3 to 3 reached the first target. The values 0.1 and 10 were at its
# edge: one kick decides whether they reach it. So the two ends differ by a factor between 10 and 100. With 20, the
# network predicted one class everywhere. So the order of magnitude of $\lambda$ is important, and the exact value is
# not. This is why you try values that differ by factors, for example 0.1, 0.3, 1, 3 and 10. With $\lambda = 0$, the
# best test accuracy was 93.5 %, after 2000 iterations. After 15000 iterations, it was only 83.5 %. (In part 2, it was
# 88 % after 30000 iterations. Without regularization, it varies by a few percent to the end.) Part 6 returns to this.
#
# *Optional: why do the three norms have the same size at $\lambda = 1$?* (Look at the bars.) Double the weights and
# biases of one hidden layer. Then the outputs of its ReLU are doubled too. Now halve the weights of the next layer:
# the output of the network is the same as before. Of all these equivalent networks, the one with equal norms has the
# smallest sum of squares. For example, the pairs (1, 4) and (2, 2) have the same product 4, but their sums of squares
# are 17 and 8. So the norms are equal at every minimum of the cost with $\lambda > 0$. You see this in the bars only
# from $\lambda = 1$ on. With a smaller $\lambda$, the training has not reached a minimum after 15000 iterations.
#
# **Remember**
#
# - If $\lambda$ is too small, the network overfits: high variance. If it is too large, the network underfits: high
#   bias. Then *both* accuracies are low.
# - Choose $\lambda$ by its effect on examples outside the training set, never by the training accuracy.
# - If training *and* test accuracy are low, more regularization cannot help.

# %% [markdown]
# ## 4 · Dropout: what if units are missing at random?
#
# Suppose that only one person in a company can do an important task. If this person is ill, the company has a problem.
# A network has the same problem if its output depends on very few units. **Dropout** prevents this. In every
# iteration, and separately for every example, each hidden unit is kept with the probability `keep_prob`. If a unit is
# not kept, it is **dropped**: its activation is set to zero.

# %% demo="dropout-masks"
figures.draw_dropout_masks()

# %% [markdown]
# In every iteration, each example is processed by a different, smaller network. If the output depended on one
# particular unit, the cost would be high for every example in which this unit is dropped. So each unit must be useful
# together with many different sets of other units.
#
# **Formulas.** For each hidden layer $l$, after its ReLU:
#
# $$
# D^{[l]} = \big[\,\text{uniform random numbers in the shape of } A^{[l]} < \text{keep\_prob}\,\big]
# \qquad
# A^{[l]} \leftarrow \frac{A^{[l]} * D^{[l]}}{\text{keep\_prob}}
# $$
#
# The brackets compare each random number with `keep_prob`. So the **mask** $D^{[l]}$ contains 1 for kept units, where
# the random number is below `keep_prob`, and 0 for dropped units. (In NumPy, a comparison gives True and False. In a
# product, they count as 1 and 0.) The star multiplies element by element.
#
# **By hand.** A layer has four units with the activations 2, 3, 0 and 4, and `keep_prob` is 0.5. After
# `np.random.seed(1)`, the first four random numbers are 0.4170, 0.7203, 0.0001 and 0.3023.
#
# | | unit 1 | unit 2 | unit 3 | unit 4 | mean |
# |---|---:|---:|---:|---:|---:|
# | $A$ | 2 | 3 | 0 | 4 | 2.25 |
# | random number | 0.4170 | 0.7203 | 0.0001 | 0.3023 | |
# | mask $D$: 1 if the number is below 0.5 | 1 | 0 | 1 | 1 | |
# | $A * D$ | 2 | 0 | 0 | 4 | 1.5 |
# | $A * D\,/\,0.5$ | 4 | 0 | 0 | 8 | 3 |
#
# Unit 2 is dropped. Unit 3 is kept, but its activation was zero anyway.
#
# **Why divide?** A unit with the activation $a$ is kept with the probability `keep_prob`. So on average, its value in
# $A * D$ is only $a \cdot \text{keep\_prob}$. The division by `keep_prob` compensates for this. For example, unit 1
# becomes 4 in half of the masks and 0 in the other half. Its average is 2, as before. In the same way, the mean of the
# last row is 2.25 if you average over all masks. (With this single mask, it is 3 by chance.) So the network can later
# be used without dropout and without any correction. (This form is called *inverted dropout*.)
#
# **Convention.** Draw the random numbers of layer 1 with `np.random.rand(*A1.shape)`, and then those of layer 2 with
# `np.random.rand(*A2.shape)`. Keep a unit where the number is below `keep_prob`. (`rand` takes the sizes as separate
# arguments, and the star unpacks the shape.) Other random numbers would be equally good for dropout. But `check` and
# the grader compare your masks with the masks from these random numbers.
#
# Do *not* set a seed inside the function. Otherwise every iteration draws the same mask, and the same units are missing
# during the whole training. Set the seed once, before the training.
#
# ### Exercise 3: `forward_propagation_with_dropout`
#
# The lines of `forward_propagation` are given. For each of the two hidden layers, draw the mask (`D1` or `D2`).
# Multiply the activations (`A1` or `A2`) by the mask, divide them by `keep_prob`, and store the result under the same
# name. The inputs and the output are never dropped. The given last line puts the masks `D1` and `D2` into the cache,
# and also `A1` and `A2` *after* dropout.
#
# **There are two places to fill in.** Replace *both* lines `raise NotImplementedError()`. As long as one of them is
# left, the function stops there with an error. The two places differ only in the number of the layer.
#
# The first case of `check` is the layer above: `W1 = [[2], [3], [-1], [4]]`, biases 0, `X = [[1]]`, `keep_prob = 0.5`
# and the seed 1. Then `A1` should become 4, 0, 0, 8, and `D1` should be 1, 0, 1, 1 (or True, False, True, True).


# %% exercise="forward_propagation_with_dropout"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the forward pass and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)

    # place 1 of 2, layer 1: draw D1, then mask and scale A1
    ### BEGIN SOLUTION
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    ### END SOLUTION

    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)

    # place 2 of 2, layer 2: draw D2, then mask and scale A2
    ### BEGIN SOLUTION
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    ### END SOLUTION

    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)


# %% check="forward_propagation_with_dropout"
check(forward_propagation_with_dropout)

# %% [markdown]
# Does the division keep the average? The next cell takes the network before its training. For two values of
# `keep_prob`, it applies dropout 5000 times. It prints the mean of `A1`, the activations that layer 2 receives. The
# first line is the mean without dropout. Compare it with the means in the other two lines, with and without the
# division.

# %% table="expectation"
np.random.seed(1)
parameters = starting_parameters("football")
_, cache = forward_propagation(X[:, :50], parameters)
# in this cache without dropout, cache[1] is A1
print(f"without dropout          mean of A1 {cache[1].mean():.3f}")
for keep_prob in (0.86, 0.5):
    means = []
    for _ in range(5000):
        _, cache = forward_propagation_with_dropout(X[:, :50], parameters, keep_prob)
        means.append(cache[2].mean())  # cache[2] is A1 after dropout
    kept = np.mean(means)
    # kept * keep_prob is the mean that you would get without the division
    print(f"keep_prob = {keep_prob:<4}         mean of A1 {kept:.3f}, without the division {kept * keep_prob:.3f}")

# %% [markdown]
# *Optional: how exact is this?* The **expected value** of a number is its average over all masks. With the division,
# dropout changes neither the expected value of $A^{[l]}$ nor that of the next $Z^{[l+1]}$. But after the next ReLU,
# the expected value is different. Suppose that $z = 4$ for half of the masks and $z = -2$ for the other half. The
# expected value of $z$ is $(4 - 2)/2 = 1$, and this is also the $z$ without dropout. So without dropout the unit has
# the activation $\max(1, 0) = 1$. With dropout, the mean of its activation is $(4 + 0)/2 = 2$. So a network without
# dropout is only approximately the average of all smaller networks. In practice the approximation is good.
#
# **Now the backward pass.** A unit that was dropped for an example had no effect on the output, so it gets no gradient
# from this example. And because the forward pass multiplied $A$ by $D/\text{keep\_prob}$, the chain rule multiplies
# $dA$ by the same factor:
#
# $$
# dA^{[l]} \leftarrow \frac{dA^{[l]} * D^{[l]}}{\text{keep\_prob}}
# $$
#
# Everything else is as in ordinary backpropagation. There is no penalty here.
#
# **By hand.** Continue with the layer above: $A^{[1]} = (4, 0, 0, 8)$ after dropout. Layer 2 has one unit. Its four
# weights are 1 and its bias is 0, so $a^{[2]} = 4 + 0 + 0 + 8 = 12$ before dropout. The next random number is 0.1468,
# which is below 0.5. So this unit is kept and becomes $12 / 0.5 = 24$. With $W^{[3]} = 0.5$ and $b^{[3]} = -12$, we
# get $z^{[3]} = 0.5 \cdot 24 - 12 = 0$, and the output is 0.5. The label is 0, so $dZ^{[3]} = 0.5 - 0 = 0.5$.
#
# - layer 2: $dA^{[2]} = W^{[3]} \cdot dZ^{[3]} = 0.5 \cdot 0.5 = 0.25$. With mask and division, it becomes
#   $0.25 \cdot 1 / 0.5 = 0.5$.
# - layer 1: the ReLU of layer 2 is on, so $dZ^{[2]} = 0.5 \cdot 1 = 0.5$. Each unit of layer 1 has the weight 1 in
#   layer 2, so $dA^{[1]} = (0.5, 0.5, 0.5, 0.5)$. The mask is $(1, 0, 1, 1)$, and $0.5 / 0.5 = 1$. So with mask and
#   division $dA^{[1]}$ becomes $(1, 0, 1, 1)$.
#
# ### Exercise 4: `backward_propagation_with_dropout`
#
# Again the lines of backpropagation are given. Take the masks `D2` and `D1` from the cache, and do not draw new ones.
# Multiply `dA2` by `D2` and `dA1` by `D1`, divide both by `keep_prob`, and store the results in `dA2` and `dA1` again.
#
# **Again there are two places to fill in.** Replace *both* lines `raise NotImplementedError()`. As long as one of them
# is left, the function stops there with an error. If you can do only place 1, delete the line
# `raise NotImplementedError()` of place 2. Then the function runs to its end, and `check` shows which part is correct.
#
# For the example above, `dA2` should become 0.5, and `dA1` should become 1, 0, 1, 1. This is also the first case of
# `check`.


# %% exercise="backward_propagation_with_dropout"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    """Return the gradients, with the same hidden units dropped as in the forward pass.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: the cache that forward_propagation_with_dropout returned
        keep_prob: the probability with which a hidden unit was kept

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1; dA2 and dA1 after the masks
    """
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3

    # place 1 of 2, layer 2: mask and scale dA2
    ### BEGIN SOLUTION
    dA2 = dA2 * D2 / keep_prob
    ### END SOLUTION

    dZ2 = dA2 * (A2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2

    # place 2 of 2, layer 1: mask and scale dA1
    ### BEGIN SOLUTION
    dA1 = dA1 * D1 / keep_prob
    ### END SOLUTION

    dZ1 = dA1 * (A1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients


# %% check="backward_propagation_with_dropout"
check(backward_propagation_with_dropout)

# %% [markdown]
# You may notice that `(A2 > 0)` already blocks the gradient of dropped units, because their activation is zero. We
# apply the mask anyway: then $dA$ itself is correct, and the formula also holds for other activations, such as the
# sigmoid. The division is necessary in any case.
#
# Now train with dropout. The seed is set once, before the training. The cell records no costs, because each iteration
# has the cost of a different network.
#
# **Predict.** Dropout adds no penalty to the cost. Will the sum of the squared weights nevertheless be smaller than
# without regularization? (The cell before part 3 printed that sum.)


# %% demo="train-with-dropout"
def train_with_dropout(label, keep_prob):
    # The training loop calls forward(X, parameters) and backward(X, Y, cache), without keep_prob.
    # So these two small functions add keep_prob and call your functions.
    def forward(X, parameters):
        return forward_propagation_with_dropout(X, parameters, keep_prob)

    def backward(X, Y, cache):
        return backward_propagation_with_dropout(X, Y, cache, keep_prob)

    np.random.seed(1)  # once: every iteration draws new masks
    start = starting_parameters("football")
    return train_full_batch(X, Y, start, forward, backward, iterations=30_000, learning_rate=0.3, label=label)


runs["dropout, keep_prob = 0.86"] = train_with_dropout("dropout, keep_prob = 0.86", keep_prob=0.86)
report("dropout, keep_prob = 0.86", runs["dropout, keep_prob = 0.86"][0])  # [0]: the trained parameters

# %% [markdown]
# When this notebook was written, the sum was 867 without regularization, 593 with dropout, and 39 with L2. So dropout
# makes the weights smaller too, but less than L2 does. A large weight makes the output depend strongly on one unit. If
# this unit is dropped, the cost is high, so training avoids such weights.
#
# **Dropout is for training only.** `accuracy` uses the plain network, with all units and without division. What happens
# if you use the network and forget to switch dropout off?
#
# **Predict.** The next cell classifies the test kicks ten times *with* dropout. Will the ten accuracies be equal? Will
# their average be above or below the accuracy of the plain network?

# %% demo="dropout-left-on"
np.random.seed(1)
parameters = runs["dropout, keep_prob = 0.86"][0]
shares = []
for _ in range(10):
    A3, _ = forward_propagation_with_dropout(X_test, parameters, 0.86)
    shares.append(np.mean((A3 > 0.5) == Y_test))  # the share of test kicks with the correct prediction
print(f"test accuracy with dropout switched off: {accuracy(parameters, X_test, Y_test):.1%}")
print(f"left on, ten times: between {min(shares):.1%} and {max(shares):.1%}, on average {np.mean(shares):.1%}")

# %% [markdown]
# Notice two things. First, the same network gives different accuracies for the same kicks, because different units are
# missing each time. Second, a single result may be higher than that of the plain network by chance. So compare the
# *average* of the ten accuracies with the plain network. You can expect a lower average, because a network with
# missing units is usually worse than the whole network.
#
# **Remember**
#
# - Forward pass: draw a mask, apply it, divide by `keep_prob`, save the mask. Backward pass: the same mask, the same
#   division.
# - Draw new masks in every iteration. Draw none when you use or test the network.
# - The cost during training is noisy, because every iteration has a different network. Switch dropout off if you want a
#   smooth cost curve.

# %% [markdown]
# ## 5 · How many units should be kept?
#
# **Predict.** How few units can be kept before the network fails? **Move** the slider. **Target:** find the smallest
# `keep_prob` whose test accuracy is still at least 90 %.
#
# Then look at a single example, the yellow kick. Set `keep_prob` to 0.5, because at 1 no unit is dropped. The panel
# *network of this pass* shows one forward pass of this kick with dropout. Kept hidden units are blue. Dropped units are
# grey and have no lines. Step through the passes with ◀ and ▶. The panel *output for the yellow kick* shows the output
# of each pass, and the average of the passes so far.
#
# **Predict.** Drag the kick to the upper left, far from the boundary. Will single passes still predict the other team,
# with an output below 0.5? And on which side of 0.5 will the average of all 20 passes be?

# %% demo="explore-keep-prob"
DropoutExplorer(forward_propagation_with_dropout, backward_propagation_with_dropout)

# %% [markdown]
# When this notebook was written, `keep_prob` = 0.3 was enough for the target, and 0.1 was not. With 0.5 and the kick
# at (−0.2, 0.2), the outputs of the passes were between 0.30 and 1.00, and their average was 0.75. Without dropout,
# the output was 1.00. So a single pass can predict the other team. But the average predicted the same team as the
# network without dropout. This is usually so, except near the boundary. So you can use that one network, instead of
# averaging many smaller networks.
#
# **Remember**
#
# - `keep_prob = 1` means no dropout. The smaller `keep_prob` is, the stronger is the regularization. The weights become
#   smaller too, although the cost contains no penalty.
# - Layers with many units overfit most easily, and they still have enough units if some are dropped. So large layers
#   may get a smaller `keep_prob` than small layers. (Our functions use the same `keep_prob` for both hidden layers.)
# - A small layer fails first. With `keep_prob = 0.1`, each of the three units of our second layer is dropped with the
#   probability 0.9. So all three are missing for $0.9^3 \approx 73$ % of the examples.

# %% [markdown]
# ## 6 · What else helps: more data, or stopping early?
#
# ### More data
#
# Noise has no pattern. With more examples, each wrong label has many correct labels around it. So what happens to the
# network *without* regularization if it gets more kicks? We train it on 50, on 200 and on 800 kicks, and test it on
# 2000 new kicks. (To save time, each training has only 10000 iterations. So the accuracies for 200 kicks differ
# from those of part 2.)
#
# **Predict.** With more training data, will the *training* accuracy rise or fall?

# %% demo="more-data"
X_new, Y_new = draw_kicks(600, seed=1)  # 600 more kicks of the same kind
X_800, Y_800 = np.hstack([X_new, X]), np.hstack([Y_new, Y])  # one array with 600 + 200 = 800 columns
networks = {}
for m in (50, 200, 800):
    data = X_800[:, -m:], Y_800[:, -m:]  # the last 200 are the training set of the other parts
    # *data passes the two arrays as the arguments X and Y
    parameters, _ = train(f"{m} kicks", *data, lambd=0, iterations=10_000)
    networks[m] = (parameters, *data)
figures.plot_more_data(networks, draw_kicks(2000, seed=2))

# %% [markdown]
# Compare the boundaries, and then the gap between the two curves on the right. It is easy to memorize 50 kicks, but
# 800 kicks are too many for this network. If a network can no longer fit the noise, its training accuracy falls
# towards 94 %, and its test accuracy rises. (It falls towards 94 % because about 6 % of the labels are wrong.)
#
# More data is the best method against overfitting, because it adds knowledge and does not restrict the model. But data
# are expensive. Sometimes you can make new examples from the examples that you have: a mirrored photo of a cat still
# shows a cat. This is called **data augmentation**.
#
# ### Early stopping
#
# At the start of the training the weights are small, and the boundary is nearly straight. The bends come later. So you
# can simply stop before they come. The next cell trains without regularization and saves the parameters every 100
# iterations. (The comments in the code explain how it saves them.) Then it plots the cross-entropy and the accuracy of
# the saved networks. The axis of the iterations is logarithmic: equal distances on this axis are equal factors.
#
# **Predict.** The training cost falls nearly all the time. What does the *test* cost do? When is it lowest: after about
# 2000, 10000 or 30000 iterations?

# %% demo="early-stopping"
snapshots = []  # the saved parameters: before iteration 0, before iteration 100, and so on


# The training loop calls its cost function every 100 iterations ("every": 100 below), with the current parameters.
# So we pass save_snapshot as the cost function. It saves the parameters, and then returns the cost like every
# cost function. The loop makes a new dict of parameters in each step, so a saved dict does not change later.
def save_snapshot(A3, Y, parameters):
    snapshots.append(parameters)
    return compute_cost(A3, Y)


def plain_backward(X, Y, cache):
    return backward_propagation_with_regularization(X, Y, cache, lambd=0)  # lambd=0: without penalty


settings = {"iterations": 30_000, "learning_rate": 0.3, "every": 100, "label": "with snapshots"}
start = starting_parameters("football")
# here only the snapshots are used, so the result of the training is not stored
train_full_batch(X, Y, start, forward_propagation, plain_backward, save_snapshot, **settings)
figures.plot_early_stopping(snapshots, 100, (X, Y), (X_test, Y_test))

# %% [markdown]
# **Early stopping** computes the cost on a development set during the training. It keeps the parameters from the
# iteration with the lowest development cost. The weights stay small, because the training ends before they become
# large. (Here we use the test set as development set again.) The dotted line shows the iteration with the lowest test
# cost. Compare the test accuracy there with the test accuracy at the end.
#
# Why does the test *cost* show the problem more clearly than the accuracy? The accuracy only counts errors. The cost
# also measures how confident the network is, and an overfitted network is confident about its errors. For example,
# suppose that the correct label gets only the probability 0.4. This error costs $-\log 0.4 = 0.92$. If the correct
# label gets the probability 0.001, the error costs $-\log 0.001 = 6.91$. For the accuracy, both are one error.
#
# Early stopping needs only one training and no $\lambda$. But it also has a disadvantage. The number of iterations now
# decides two things at once: how well the cost is minimized, and how strongly the network is regularized.
#
# **Remember**
#
# - More data reduces the variance without increasing the bias. Use it if you can get it.
# - Plot the cost on the training set and on the development set. If the development cost rises while the training cost
#   falls, the network overfits.
# - Early stopping keeps the parameters with the lowest development cost.

# %% [markdown]
# ## 7 · Which network is best?
#
# Compare the three networks that were trained on the same 200 kicks for 30000 iterations: without regularization, with
# L2, and with dropout.
#
# **Predict** their order without looking back: first by training accuracy, then by test accuracy.

# %% demo="three-networks"
print(f"{'network':28}{'train':>8}{'test':>8}")
for name, (parameters, _) in runs.items():
    print(f"{name:28}{accuracy(parameters, X, Y):>8.1%}{accuracy(parameters, X_test, Y_test):>8.1%}")

# %% [markdown]
# When this notebook was written, the table said 98.5/88.0 % without regularization, 96.0/92.0 % with L2 and
# 95.0/91.0 % with dropout (train/test). Your numbers may differ a little, and in the first row by a few percent. A
# network that bends around single kicks is very sensitive. Even the rounding errors of another processor can change
# its boundary.
#
# Can the differences be chance? With 200 test kicks, the difference between L2 and dropout can be chance, because it
# is only two kicks. To be sure, we also tested the three networks on 20000 new kicks, where the standard deviation is
# only 0.2 %. They classified 88.7 % (no regularization), 92.4 % (L2) and 91.5 % (dropout) correctly. So both methods
# are really better than the first network.
#
# The next cell compares your networks with L2 and with dropout to your network without regularization:


# %% table="order-of-three-networks"
def gain(name, X, Y):
    # the accuracy of this network minus the accuracy without regularization; [0]: the trained parameters
    return accuracy(runs[name][0], X, Y) - accuracy(runs["no regularization"][0], X, Y)


for name in list(runs)[1:]:  # all networks except the first
    training = "gives up training accuracy" if gain(name, X, Y) < 0 else "trains as well"
    test = "and gains test accuracy" if gain(name, X_test, Y_test) > 0 else "and gains nothing"
    print(f"{name:28}{training:28}{test}")

# %% demo="three-borders"
figures.plot_three_boundaries(runs, (X, Y), (X_test, Y_test))

# %% [markdown]
# Suppose that a network has a lower training accuracy than the first network, but a higher test accuracy. Then the
# first network has the higher training accuracy only because it fitted noise. The methods can be combined: L2 together
# with dropout and early stopping is common.
#
# *Optional: the original data.* These exercises are based on an older course. If you have its file `data.mat`, write
# the path into the next cell. For that file, these accuracies (train/test) were published: 95/91.5 % without
# regularization, 94/93 % with λ = 0.7, and 93/95 % with dropout. The dropout of the older course set the seed in
# *every* iteration, so the same units were missing in the whole training. The next cell also does this, but only to
# reproduce the published number.

# %% demo="original-data"
path = None  # for example "data.mat"
if path is None:
    print("No path given: nothing to do.")
else:
    X, Y, X_test, Y_test = load_football(path)

    def same_masks_every_time(X, parameters):
        np.random.seed(1)
        return forward_propagation_with_dropout(X, parameters, 0.86)

    def backward(X, Y, cache):
        return backward_propagation_with_dropout(X, Y, cache, 0.86)

    start = starting_parameters("football")
    settings = {"iterations": 30_000, "learning_rate": 0.3, "label": "original data, dropout"}
    originals = {
        "no regularization": train("original data, no regularization", X, Y, lambd=0),
        "L2, λ = 0.7": train("original data, L2", X, Y, lambd=0.7),
        "dropout, keep_prob = 0.86": train_full_batch(X, Y, start, same_masks_every_time, backward, **settings),
    }
    for name, (parameters, _) in originals.items():
        print(f"{name:28}{accuracy(parameters, X, Y):>8.1%}{accuracy(parameters, X_test, Y_test):>8.1%}")
    X, Y, X_test, Y_test = load_football()  # use the made-up data again

# %% [markdown]
# ## 8 · In your own words, and a summary
#
# *(10 points, graded by a person; about ten sentences.)*
#
# A friend trains a network on 500 X-ray images. It classifies 99 % of them correctly, and 81 % of 500 other images.
# Your friend adds dropout with `keep_prob = 0.5` after every layer, including the output. Now the network classifies
# 74 % of the training images and 73 % of the other images correctly. If the same images are tested again, the numbers
# are slightly different.
#
# 1. What do the first two numbers tell you about the network, and what do the second two?
# 2. Name two mistakes in the use of dropout, and the effect of each.
# 3. Your friend wants to try L2 regularization instead. How should λ be chosen, which accuracy decides,
#    and what would you expect to see in the weights?

# %% [markdown] answer="reflection"
# **1.** 99 % and 81 % are a wide gap. The network overfits, because it has memorized the 500 images, including their
# noise. 74 % and 73 % are close together, so there is no overfitting any more. But both are low: the network is now
# regularized too strongly and underfits.
#
# **2.** Dropout on the output deletes half of the answers themselves. It belongs after hidden layers only. The numbers
# change from test to test, so dropout is still on during testing. It is for training only, and because training
# divides by `keep_prob`, no correction is needed later. Besides, 0.5 everywhere is a lot. I would begin with 0.8 or
# 0.9, and use the smaller value in the larger layers.
#
# **3.** I would try a few values of λ that differ by factors, such as 0.01, 0.1, 1 and 10. I would train with each of
# them, and compare the accuracy on images outside the training set. The best choice is a development set, with the
# test set kept for the very end. The training accuracy must not decide, because it is highest for λ = 0. The weights
# should become smaller as λ grows, because each step of gradient descent shrinks them by the factor 1 − αλ/m. The
# training accuracy should fall a little and the other one should rise. When λ is too large, both fall.

# %% [markdown]
# ### Summary
#
# | method | what it does | you choose | when to use it |
# |---|---|---|---|
# | L2 | adds $\frac{\lambda}{2m}\sum W^2$ to the cost | $\lambda$, for example 0.3, 1, 3 | try it first |
# | dropout | drops hidden units at random during training | `keep_prob`, 0.5 to 0.9 | large layers |
# | more data | surrounds wrong labels with correct ones | how much you can get | whenever you can get it |
# | data augmentation | makes new examples from old ones | changes that keep the label | images, sound, text |
# | early stopping | keeps the parameters with the lowest development cost | how often to compute it | nearly always |
#
# **Formulas**
#
# - L2 in the gradient: $dW^{[l]} = \frac1m dZ^{[l]} A^{[l-1]\mathsf T} + \frac{\lambda}{m} W^{[l]}$; $db$ does not
#   change
# - weight decay, with gradient descent: $W \leftarrow (1 - \alpha\lambda/m)\, W - \alpha\, dW$, where $dW$ is the
#   gradient of the cross-entropy alone
# - dropout, forward pass: $A^{[l]} \leftarrow A^{[l]} * D^{[l]} / \text{keep\_prob}$
# - dropout, backward pass: $dA^{[l]} \leftarrow dA^{[l]} * D^{[l]} / \text{keep\_prob}$, with the same $D^{[l]}$
#
# **What to do first**
#
# - low training accuracy: high bias. Use a larger network, train longer, regularize *less*.
# - high training accuracy, low test accuracy: high variance. Get more data, regularize *more*.
#
# **Typical mistakes**
#
# - The 2 is in the wrong place: the penalty has $\frac{\lambda}{2m}$, its gradient has $\frac{\lambda}{m}$.
# - The biases are penalized too.
# - A seed is set inside the forward pass. Then the same units are missing in every iteration.
# - The backward pass draws new masks, or does not divide.
# - Dropout is left on for testing.
# - $\lambda$ is chosen by the training accuracy, or by a test set that is then reported as a result.
#
# **Test yourself**
#
# 1. You double the number of training examples and keep $\lambda$. How does the factor $1 - \alpha\lambda/m$ change,
#    and is that reasonable?
# 2. A layer has the activations 1 and 5. With `keep_prob = 0.8`, which values can each of them have after dropout, and
#    what is the mean of each?
# 3. The training accuracy is 71 %, and the test accuracy is 70 %. A friend suggests a larger $\lambda$. What do you
#    say?
#
# <details>
# <summary>Answers</summary>
#
# 1. $\alpha\lambda/m$ is half as large, so the weights decay more slowly. This is reasonable: with more data there is
#    less overfitting, so less regularization is needed.
# 2. 0 or $1/0.8 = 1.25$, and 0 or $5/0.8 = 6.25$. The means are $0.8 \cdot 1.25 = 1$ and $0.8 \cdot 6.25 = 5$.
# 3. No. Both are low and the gap is small, so the problem is a high bias. A larger $\lambda$ makes it worse.
#
# </details>
#
# **Where to read on**
#
# - A. Krogh and J. A. Hertz, *A Simple Weight Decay Can Improve Generalization*, NIPS 1991.
# - N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever and R. Salakhutdinov, *Dropout: A Simple Way to Prevent Neural
#   Networks from Overfitting*, JMLR 15, 2014: the method with many experiments.
# - I. Loshchilov and F. Hutter, *Decoupled Weight Decay Regularization*, ICLR 2019: why L2 and weight decay differ for
#   Adam.
# - I. Goodfellow, Y. Bengio and A. Courville, *Deep Learning*, 2016: chapter 7, "Regularization for Deep Learning".
#
# **Next in this course** is notebook 3, `gradient_checking`: how do you know that your backpropagation is right? The
# next cell shows the course page: how the notebooks belong together, and a glossary in English and Chinese.
#
# Data: made up for this course (`course_utils/football.py`).

# %% demo="course-page"
from course_utils import course_page

course_page()
