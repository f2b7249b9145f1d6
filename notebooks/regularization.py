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
# # Regularization

# %% given="imports"
import numpy as np

from course_utils import check

np.set_printoptions(precision=4, suppress=True)


# %% given="network"
def relu(Z):
    return np.maximum(Z, 0)


def sigmoid(Z):
    return (1 + np.tanh(Z / 2)) / 2  # the same as 1 / (1 + e^-Z), but it cannot overflow


def forward_propagation(X, parameters):
    """LINEAR -> RELU -> LINEAR -> RELU -> LINEAR -> SIGMOID; return A3 and what the way back will need."""
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


# %% exercise="backward_propagation_with_regularization"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    ### BEGIN SOLUTION
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m + lambd / m * W3
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (A2 > 0)
    dW2 = dZ2 @ A1.T / m + lambd / m * W2
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (A1 > 0)
    dW1 = dZ1 @ X.T / m + lambd / m * W1
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    ### END SOLUTION

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients


# %% check="backward_propagation_with_regularization"
check(backward_propagation_with_regularization)


# %% exercise="forward_propagation_with_dropout"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

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

    ### BEGIN SOLUTION
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    ### END SOLUTION

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)


# %% check="forward_propagation_with_dropout"
check(forward_propagation_with_dropout)


# %% exercise="backward_propagation_with_dropout"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    """Run the network backward through the same hidden units that were kept on the way forward.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation_with_dropout returned beside A3
        keep_prob: the probability with which a hidden unit was kept

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1; dA2 and dA1 after the masks
    """
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache

    ### BEGIN SOLUTION
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3
    dA2 = dA2 * D2 / keep_prob
    dZ2 = dA2 * (A2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2
    dA1 = dA1 * D1 / keep_prob
    dZ1 = dA1 * (A1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    ### END SOLUTION

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients


# %% check="backward_propagation_with_dropout"
check(backward_propagation_with_dropout)

# %% [markdown] answer="reflection"
# Model answer.
