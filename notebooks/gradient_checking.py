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

# %% given="imports"
import numpy as np

from course_utils import check

np.set_printoptions(precision=4, suppress=True)

# %% [markdown]
# ### Exercise 1: `forward_propagation`


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
# ### Exercise 3: `gradient_check`


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


# %% [markdown]
# ### Exercise 4: `gradient_check_n`


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

    return {
        "dZ3": dZ3, "dW3": dW3, "db3": db3, "dA2": dA2,
        "dZ2": dZ2, "dW2": dW2, "db2": db2, "dA1": dA1,
        "dZ1": dZ1, "dW1": dW1, "db1": db1,
    }  # fmt: skip


# %% check="backward_propagation_n"
check(backward_propagation_n)

# %% [markdown] answer="reflection"
# An answer.
