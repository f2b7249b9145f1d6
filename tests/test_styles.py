"""Right answers in other styles lose nothing."""

import warnings
from collections import OrderedDict, defaultdict

import numpy as np
import pytest
from answer_keys import SEEDS, call_all, function_of, key_of, points, solution

from course_utils.checks.diagnosis import diagnose
from grading.exercises import all_exercises, find_exercise

EXERCISES = all_exercises()
every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)

# exercise -> style -> source; NumPy is there as np, other imports stand in the source
STYLES = {
    "initialize_parameters_zeros": {
        "zip-of-sizes": """
def initialize_parameters_zeros(layers_dims):
    parameters = {}
    for l, (before, here) in enumerate(zip(layers_dims, layers_dims[1:]), start=1):
        parameters["W%d" % l] = np.zeros([here, before])
        parameters["b%d" % l] = np.zeros([here, 1])
    return parameters
""",
        "lists-of-whole-numbers": """
def initialize_parameters_zeros(dims):
    sizes = dict(enumerate(dims))
    W = {f"W{l}": [[0] * sizes[l - 1] for _ in range(sizes[l])] for l in range(1, len(dims))}
    return W | {f"b{l}": [[0]] * sizes[l] for l in range(1, len(dims))}
""",
        "nothing-times-random": """
def initialize_parameters_zeros(layers_dims):
    parameters = {}
    for l in range(len(layers_dims) - 1, 0, -1):
        parameters["b" + str(l)] = np.full((layers_dims[l], 1), 0.0)
        parameters["W" + str(l)] = 0 * np.random.rand(layers_dims[l], layers_dims[l - 1])
    return parameters
""",
    },
    "initialize_parameters_random": {
        "source-material": """
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    parameters = {}
    L = len(layers_dims)
    for l in range(1, L):
        parameters['W' + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters['b' + str(l)] = np.zeros(shape=(layers_dims[l], 1))
    return parameters
""",
        "normal-with-scale": """
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters[f"W{l}"] = np.random.normal(0.0, 10.0, size=(layers_dims[l], layers_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1), dtype=int)
    return parameters
""",
        "generator-object": """
def initialize_parameters_random(layers_dims):
    random = np.random.RandomState(seed=3)
    shapes = list(zip(layers_dims[1:], layers_dims[:-1]))
    W = [10.0 * random.standard_normal(shape) for shape in shapes]
    b = [np.zeros((rows, 1)) for rows, _ in shapes]
    return {f"{k}{l + 1}": a[l] for l in range(len(W)) for k, a in (("W", W), ("b", b))}
""",
        "all-drawn-at-once": """
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    counts = [n * m for n, m in zip(layers_dims[1:], layers_dims)]
    pieces = np.split(np.random.randn(sum(counts)) * 10, np.cumsum(counts)[:-1])
    parameters = {}
    for l, piece in enumerate(pieces, 1):
        parameters[f"W{l}"] = piece.reshape(layers_dims[l], layers_dims[l - 1])
        parameters[f"b{l}"] = [[0.0] for _ in range(layers_dims[l])]
    return parameters
""",
    },
    "initialize_parameters_xavier": {
        "divided-by-root": """
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters[f"W{l}"] = np.random.randn(layers_dims[l], layers_dims[l - 1]) / np.sqrt(layers_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters
""",
        "normal-with-scale": """
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(len(layers_dims) - 1):
        n_in, n_out = layers_dims[l], layers_dims[l + 1]
        parameters[f"W{l + 1}"] = np.random.normal(loc=0, scale=n_in ** (-1 / 2), size=(n_out, n_in))
        parameters[f"b{l + 1}"] = 0.0 * np.ones((n_out, 1))
    return parameters
""",
        "of-initialize-random": """
def initialize_parameters_xavier(layers_dims):
    parameters = initialize_parameters_random(layers_dims)
    for name in parameters:
        if name[0] == "W":
            parameters[name] /= 10 * np.sqrt(parameters[name].shape[1])
    return parameters
""",
        "columns-of-the-drawn": """
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    parameters, l = dict(), 1
    while l < len(layers_dims):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])
        W *= np.sqrt(1. / W.shape[1])
        parameters.update({"W" + str(l): W, "b" + str(l): np.zeros_like(W[:, :1])})
        l += 1
    return parameters
""",
    },
    "initialize_parameters_he": {
        "of-initialize-xavier": """
def initialize_parameters_he(layers_dims):
    return {name: array * np.sqrt(2) for name, array in initialize_parameters_xavier(layers_dims).items()}
""",
        "power-one-half": """
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layers_dims)):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters[f"W{l}"] = W * (2 / layers_dims[l - 1]) ** 0.5
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters
""",
        "two-roots": """
import math

def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layers_dims)):
        scale = math.sqrt(2) / math.sqrt(layers_dims[l - 1])
        parameters[f"W{l}"] = np.multiply(scale, np.random.standard_normal((layers_dims[l], layers_dims[l - 1])))
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters
""",
        "weights-by-a-helper": """
def _weights(units, inputs):
    return np.random.normal(0, np.sqrt(2 / inputs), (units, inputs))

def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1
    weights = {f"W{l}": _weights(layers_dims[l], layers_dims[l - 1]) for l in range(1, L + 1)}
    biases = {f"b{l}": np.zeros((layers_dims[l], 1)) for l in range(1, L + 1)}
    return {**weights, **biases}
""",
        "single-precision": """
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layers_dims)):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1]).astype(np.float32)
        parameters[f"W{l}"] = W * np.float32(np.sqrt(2 / layers_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1), dtype=np.float32)
    return parameters
""",
    },
    "compute_cost_with_regularization": {
        "one-line": """
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]
    return compute_cost(A3, Y) + (lambd / (2 * m)) * sum(np.sum(np.square(W)) for W in (W1, W2, W3))
""",
        "written-out": """
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = A3.shape[1]
    logprobs = np.multiply(-np.log(A3), Y) + np.multiply(-np.log(1 - A3), 1 - Y)
    cross_entropy_cost = 1.0 / m * np.nansum(logprobs)
    L2_cost = 1.0 / m * lambd / 2 * (
        np.linalg.norm(parameters["W1"]) ** 2
        + np.linalg.norm(parameters["W2"]) ** 2
        + np.linalg.norm(parameters["W3"]) ** 2
    )
    cost = cross_entropy_cost + L2_cost
    return cost
""",
        "over-the-keys": """
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    penalty = 0
    for name, array in parameters.items():
        if name.startswith("W"):
            penalty += np.vdot(array, array)
    cost = compute_cost(A3, Y)
    cost += lambd * penalty / Y.size / 2
    return np.array([[cost]]).squeeze()
""",
        "matrix-products": """
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]
    entropy = -(Y @ np.log(A3).T + (1 - Y) @ np.log(1 - A3).T) / m
    L = len(parameters) // 2
    traces = [np.trace(parameters["W" + str(l + 1)] @ parameters["W" + str(l + 1)].T) for l in range(L)]
    return entropy.item() + 0.5 * lambd * np.sum(traces) / m
""",
    },
    "backward_propagation_with_regularization": {
        "np-multiply-and-int64": """
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
    dZ3 = A3 - Y
    dW3 = 1.0 / m * (np.dot(dZ3, A2.T) + lambd * W3)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1.0 / m * (np.dot(dZ2, A1.T) + lambd * W2)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1.0 / m * (np.dot(dZ1, X.T) + lambd * W1)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dZ3": dZ3, "dW3": dW3, "db3": db3, "dA2": dA2, "dZ2": dZ2, "dW2": dW2,
            "db2": db2, "dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
""",
        "loop-over-layers": """
def backward_propagation_with_regularization(X, Y, cache, lambd):
    A = [X, cache[1], cache[5], cache[9]]
    W = [None, cache[2], cache[6], cache[10]]
    m = X.shape[1]
    gradients = {"dZ3": A[3] - Y}
    for l in (3, 2, 1):
        dZ = gradients[f"dZ{l}"]
        gradients[f"dW{l}"] = np.einsum("im,jm->ij", dZ, A[l - 1]) / m + W[l] * lambd / m
        gradients[f"db{l}"] = dZ.mean(axis=1, keepdims=True)
        if l > 1:
            gradients[f"dA{l - 1}"] = W[l].T @ dZ
            gradients[f"dZ{l - 1}"] = np.where(cache[4 * (l - 2)] > 0, gradients[f"dA{l - 1}"], 0)
    return gradients
""",
        "in-place-slopes-and-a-penalty-at-the-end": """
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    g = {}
    g["dZ3"] = np.subtract(A3, Y)
    g["dA2"] = (g["dZ3"].T @ W3).T
    g["dZ2"] = np.array(g["dA2"], copy=True)
    g["dZ2"][Z2 <= 0] = 0
    g["dA1"] = W2.T.dot(g["dZ2"])
    g["dZ1"] = g["dA1"] * np.sign(A1)
    for l, below, W in ((1, X, W1), (2, A1, W2), (3, A2, W3)):
        g["dW%d" % l] = g["dZ%d" % l] @ below.T / m
        g["db%d" % l] = (g["dZ%d" % l] @ np.ones((m, 1))) / m
        g["dW%d" % l] += lambd / m * W
    return g
""",
    },
    "forward_propagation_with_dropout": {
        "source-steps": """
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1 = parameters["W1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"]
    b2 = parameters["b2"]
    W3 = parameters["W3"]
    b3 = parameters["b3"]
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(A1.shape[0], A1.shape[1])
    D1 = (D1 < keep_prob).astype(int)
    A1 = np.multiply(A1, D1)
    A1 /= keep_prob
    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(A2.shape[0], A2.shape[1])
    D2 = (D2 < keep_prob).astype(int)
    A2 = np.multiply(A2, D2)
    A2 /= keep_prob
    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
""",
        "at-most-instead-of-less": """
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    D1 = np.random.random_sample(Z1.shape) <= keep_prob
    A1 = np.where(D1, np.maximum(0, Z1) / keep_prob, 0)
    Z2 = W2 @ A1 + b2
    D2 = np.random.uniform(size=Z2.shape) <= keep_prob
    A2 = np.where(D2, np.maximum(0, Z2) / keep_prob, 0)
    Z3 = W3 @ A2 + b3
    A3 = 1 / (1 + np.exp(-Z3))
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
""",
        "kept-above-the-dropped-share": """
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    A, cache = X, []
    for l in (1, 2):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z = W @ A + b
        A = relu(Z)
        D = np.random.rand(*A.shape) >= 1 - keep_prob
        A = A / keep_prob
        A[~D] = 0
        cache += [Z, D, A, W, b]
    Z3 = parameters["W3"] @ A + parameters["b3"]
    A3 = sigmoid(Z3)
    return A3, (*cache, Z3, A3, parameters["W3"], parameters["b3"])
""",
        "choice-of-zero-and-one": """
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1, W2, b2, W3, b3 = [parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3")]
    Z1 = W1 @ X + b1
    D1 = np.random.choice([0, 1], size=Z1.shape, p=[1 - keep_prob, keep_prob])
    A1 = relu(Z1) * D1 * (1 / keep_prob)
    Z2 = W2 @ A1 + b2
    D2 = np.random.choice([0, 1], size=Z2.shape, p=[1 - keep_prob, keep_prob])
    A2 = relu(Z2) * D2 * (1 / keep_prob)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
""",
        "binomial-masks": """
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1, W2, b2, W3, b3 = [parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3")]
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.binomial(n=1, p=keep_prob, size=A1.shape)
    A1 = A1 / keep_prob * D1
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.binomial(n=1, p=keep_prob, size=A2.shape)
    A2 = A2 / keep_prob * D2
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, [Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3]
""",
    },
    "backward_propagation_with_dropout": {
        "source-steps": """
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m = X.shape[1]
    (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3) = cache
    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(W3.T, dZ3)
    dA2 = dA2 * D2
    dA2 = dA2 / keep_prob
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(W2.T, dZ2)
    dA1 = dA1 * D1
    dA1 = dA1 / keep_prob
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dZ3": dZ3, "dW3": dW3, "db3": db3, "dA2": dA2, "dZ2": dZ2, "dW2": dW2,
            "db2": db2, "dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
""",
        "loop-with-slopes-of-z": """
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    m = X.shape[1]
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    g = {"dZ3": A3 - Y}
    for l, below, W, Z, D in ((3, A2, W3, Z2, D2), (2, A1, W2, Z1, D1), (1, X, W1, None, None)):
        g[f"dW{l}"] = g[f"dZ{l}"] @ below.T / m
        g[f"db{l}"] = np.mean(g[f"dZ{l}"], 1, keepdims=True)
        if Z is not None:
            g[f"dA{l - 1}"] = np.where(D, W.T @ g[f"dZ{l}"], 0) / keep_prob
            g[f"dZ{l - 1}"] = g[f"dA{l - 1}"] * (Z > 0)
    return g
""",
        "scaled-masks-of-its-own": """
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    scale1, scale2 = np.asarray(D1) / keep_prob, np.asarray(D2) / keep_prob
    m = Y.shape[1]
    dZ3 = A3 - Y
    dA2 = np.outer(W3, dZ3) * scale2
    dZ2 = dA2.copy()
    dZ2[A2 == 0] = 0
    dA1 = W2.T @ dZ2 * scale1
    dZ1 = dA1.copy()
    dZ1[A1 == 0] = 0
    gradients = {"dA2": dA2, "dA1": dA1}
    for l, dZ, A in ((1, dZ1, X), (2, dZ2, A1), (3, dZ3, A2)):
        gradients |= {f"dZ{l}": dZ, f"dW{l}": dZ @ A.T / m, f"db{l}": dZ.sum(axis=1).reshape(-1, 1) / m}
    return gradients
""",
    },
    "forward_propagation": {
        "np-dot": """
def forward_propagation(x, theta):
    J = np.dot(theta, x)
    return J
""",
        "an-array-without-dimensions": """
def forward_propagation(x, theta):
    return np.multiply(np.array(x), np.array(theta))
""",
        "a-layer-of-one": """
def forward_propagation(x, theta):
    return (np.array([[theta]]) @ np.array([[x]])).item()
""",
    },
    "backward_propagation": {
        "named": """
def backward_propagation(x, theta):
    dtheta = x
    return dtheta
""",
        "chain-rule": """
def backward_propagation(x, theta):
    dJ = 1.0
    return dJ * x
""",
        "keeps-the-shape": """
def backward_propagation(x, theta):
    return np.float64(x) * np.ones_like(theta, dtype=float)
""",
    },
    "gradient_check": {
        "source-of-the-course": """
def gradient_check(x, theta, epsilon=1e-7):
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    J_plus = forward_propagation(x, thetaplus)
    J_minus = forward_propagation(x, thetaminus)
    gradapprox = (J_plus - J_minus) / (2. * epsilon)
    grad = backward_propagation(x, theta)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    difference = numerator / denominator
    if difference < 1e-7:
        print("The gradient is correct!")
    else:
        print("The gradient is wrong!")
    return difference
""",
        "abs": """
def gradient_check(x, theta, epsilon=1e-7):
    slope = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / 2 / epsilon
    grad = backward_propagation(x, theta)
    return abs(grad - slope) / (abs(grad) + abs(slope))
""",
        "by-name-and-with-arrays": """
def gradient_check(x, theta, epsilon=1e-7):
    J = [forward_propagation(x=x, theta=np.float64(theta + sign * epsilon)) for sign in (1, -1)]
    both = np.array([backward_propagation(x=x, theta=theta), np.divide(J[0] - J[1], 2 * epsilon)])
    return np.sqrt(np.square(np.diff(both)).sum()) / np.abs(both).sum()
""",
        "denominator-never-zero": """
def gradient_check(x, theta, epsilon=1e-7):
    J_right, J_left = (forward_propagation(x, theta + step) for step in (epsilon, -epsilon))
    approx = np.array([[0.5 * (J_right - J_left) / epsilon]])
    grad = np.array([[backward_propagation(x, theta)]])
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx) + 1e-15)
""",
        "arrays-of-one-number": """
def gradient_check(x, theta, epsilon=1e-7):
    theta = np.array([float(theta)])
    approx = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / (2 * epsilon)
    grad = np.array([float(np.squeeze(backward_propagation(x, theta)))])
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))
""",
    },
    "gradient_check_n": {
        "source-of-the-course": """
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    parameters_values, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    num_parameters = parameters_values.shape[0]
    J_plus = np.zeros((num_parameters, 1))
    J_minus = np.zeros((num_parameters, 1))
    gradapprox = np.zeros((num_parameters, 1))
    for i in range(num_parameters):
        thetaplus = np.copy(parameters_values)
        thetaplus[i][0] = thetaplus[i][0] + epsilon
        J_plus[i], _ = forward_propagation_n(X, Y, vector_to_dictionary(thetaplus))
        thetaminus = np.copy(parameters_values)
        thetaminus[i][0] = thetaminus[i][0] - epsilon
        J_minus[i], _ = forward_propagation_n(X, Y, vector_to_dictionary(thetaminus))
        gradapprox[i] = (J_plus[i] - J_minus[i]) / (2 * epsilon)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    difference = numerator / denominator
    print(difference)
    return difference
""",
        "rows-of-the-identity": """
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta = dictionary_to_vector(parameters)[0].ravel()
    grad = gradients_to_vector(gradients).ravel()
    J = lambda t: forward_propagation_n(X, Y, vector_to_dictionary(t))[0]
    approx = np.array([(J(theta + e) - J(theta - e)) / (2 * epsilon) for e in epsilon * np.eye(theta.size)])
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))
""",
        "step-there-and-back": """
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, keys = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    squares = [0.0, 0.0, 0.0]
    for i in range(len(keys)):
        old = theta[i, 0]
        theta[i, 0] = old + epsilon
        plus = forward_propagation_n(X, Y, vector_to_dictionary(theta))[0]
        theta[i, 0] = old - epsilon
        minus = forward_propagation_n(X, Y, vector_to_dictionary(theta))[0]
        theta[i, 0] = old
        slope = (plus - minus) / (2 * epsilon)
        for k, number in enumerate((grad[i, 0] - slope, grad[i, 0], slope)):
            squares[k] += number**2
    a, b, c = np.sqrt(squares)
    return a / (b + c)
""",
        "entries-of-the-dict": """
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    grad, approx = [], []
    for key in parameters:
        for i in range(parameters[key].shape[0]):
            for j in range(parameters[key].shape[1]):
                parameters[key][i, j] += epsilon
                J_plus = forward_propagation_n(X, Y, parameters)[0]
                parameters[key][i, j] -= 2 * epsilon
                J_minus = forward_propagation_n(X, Y, parameters)[0]
                parameters[key][i, j] += epsilon
                approx += [(J_plus - J_minus) / (2 * epsilon)]
                grad += [gradients["d" + key][i, j]]
    grad, approx = np.array(grad), np.array(approx)
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))
""",
        "list-made-a-column": """
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, keys = dictionary_to_vector(parameters)
    slopes = []
    for i, key in enumerate(keys):
        costs = []
        for step in (epsilon, -epsilon):
            moved = theta.copy()
            moved[i] += step
            costs.append(forward_propagation_n(X, Y, vector_to_dictionary(moved))[0])
        slopes.append((costs[0] - costs[1]) / (2 * epsilon))
    gap = np.linalg.norm(gradients_to_vector(gradients) - np.array(slopes).reshape(-1, 1))
    return gap / (np.linalg.norm(gradients_to_vector(gradients)) + np.linalg.norm(slopes))
""",
        "all-at-once-after-the-loop": """
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    cost = {}
    for sign in (+1, -1):
        for i in range(theta.shape[0]):
            moved = theta + sign * epsilon * (np.arange(theta.shape[0]) == i)[:, np.newaxis]
            cost[sign, i], _ = forward_propagation_n(X=X, Y=Y, parameters=vector_to_dictionary(moved))
    approx = np.array([[cost[1, i] - cost[-1, i]] for i in range(len(grad))]) / (2 * epsilon)
    size = lambda v: np.sqrt((v.T @ v).item())
    return size(grad - approx) / (size(grad) + size(approx))
""",
    },
    "backward_propagation_n": {
        "only-what-was-wrong-mended": """
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
    dZ3 = A3 - Y
    dW3 = 1./m * np.dot(dZ3, A2.T)
    db3 = 1./m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1./m * np.dot(dZ2, A1.T)
    db2 = 1./m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1./m * np.dot(dZ1, X.T)
    db1 = 1./m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dZ3": dZ3, "dW3": dW3, "db3": db3, "dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2,
            "dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
""",
        "loop": """
def backward_propagation_n(X, Y, cache):
    m = Y.shape[1]
    A = {0: X, 1: cache[1], 2: cache[5]}
    W = {2: cache[6], 3: cache[10]}
    g = {"dZ3": cache[9] - Y}
    for l in (3, 2, 1):
        g[f"dW{l}"] = g[f"dZ{l}"] @ A[l - 1].T / m
        g[f"db{l}"] = g[f"dZ{l}"].mean(axis=1).reshape(-1, 1)
        if l > 1:
            g[f"dA{l - 1}"] = W[l].T @ g[f"dZ{l}"]
            g[f"dZ{l - 1}"] = np.where(A[l - 1] > 0, g[f"dA{l - 1}"], 0)
    return g
""",
        "faults-undone-at-the-end": """
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    dZ3 = A3 - Y
    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (Z2 > 0)
    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (Z1 > 0)
    grads = dict(dZ3=dZ3, dA2=dA2, dZ2=dZ2, dA1=dA1, dZ1=dZ1)
    grads["dW3"], grads["db3"] = np.dot(dZ3, A2.T) / m, np.sum(dZ3, axis=1, keepdims=True) / m
    grads["dW2"], grads["db2"] = 2 * np.dot(dZ2, A1.T) / m, np.sum(dZ2, axis=1, keepdims=True) / m
    grads["dW1"], grads["db1"] = np.dot(dZ1, X.T) / m, 4 * np.sum(dZ1, axis=1, keepdims=True) / m
    grads["dW2"] /= 2
    grads["db1"] *= 0.25
    return grads
""",
    },
    "update_parameters_with_gd": {
        "in-place": """
def update_parameters_with_gd(parameters, grads, learning_rate):
    for l in range(len(parameters) // 2):
        parameters["W" + str(l + 1)] -= learning_rate * grads["dW" + str(l + 1)]
        parameters["b" + str(l + 1)] -= learning_rate * grads["db" + str(l + 1)]
    return parameters
""",
        "new-dict": """
def update_parameters_with_gd(parameters, grads, learning_rate):
    return {name: array - learning_rate * grads["d" + name] for name, array in parameters.items()}
""",
        "over-keys-of-grads": """
def update_parameters_with_gd(p, g, alpha):
    for key, gradient in g.items():
        p[key[1:]] = np.subtract(p[key[1:]], np.multiply(alpha, gradient))
    return p
""",
        "lists-for-arrays": """
def update_parameters_with_gd(parameters, grads, learning_rate):
    return {n: (parameters[n] - learning_rate * grads["d" + n]).tolist() for n in sorted(parameters)}
""",
        "helper-function": """
def _move(array, gradient, rate):
    return array - rate * gradient

def update_parameters_with_gd(parameters, grads, learning_rate):
    for l in range(1, len(parameters) // 2 + 1):
        for kind in "Wb":
            parameters[f"{kind}{l}"] = _move(parameters[f"{kind}{l}"], grads[f"d{kind}{l}"], learning_rate)
    return parameters
""",
    },
    "random_mini_batches": {
        "full-ones-then-rest": """
import math

def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation].reshape((1, m))
    mini_batches = []
    complete = math.floor(m / mini_batch_size)
    for k in range(0, complete):
        mini_batch_X = shuffled_X[:, k * mini_batch_size : (k + 1) * mini_batch_size]
        mini_batch_Y = shuffled_Y[:, k * mini_batch_size : (k + 1) * mini_batch_size]
        mini_batches.append((mini_batch_X, mini_batch_Y))
    if m % mini_batch_size != 0:
        mini_batches.append((shuffled_X[:, complete * mini_batch_size :], shuffled_Y[:, complete * mini_batch_size :]))
    return mini_batches
""",
        "array-split-at-indices": """
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    order = np.random.permutation(X.shape[1])
    cuts = np.arange(mini_batch_size, X.shape[1], mini_batch_size)
    parts = np.array_split(order, cuts)
    return [(X[:, part], Y[:, part]) for part in parts]
""",
        "zip-of-splits": """
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    order = np.random.RandomState(seed).permutation(X.shape[1])
    cuts = range(mini_batch_size, X.shape[1], mini_batch_size)
    return list(zip(np.split(X[:, order], cuts, axis=1), np.split(Y[:, order], cuts, axis=1)))
""",
        "while-loop-of-lists": """
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    order = np.arange(X.shape[1])
    np.random.shuffle(order)
    batches = ()
    while len(order):
        batches += ([np.take(X, order[:mini_batch_size], axis=1), Y[:, order[:mini_batch_size]]],)
        order = order[mini_batch_size:]
    return batches
""",
        "rows-then-transposed": """
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    data = np.vstack((X, Y)).T[np.random.permutation(Y.size)]
    pieces = [data[i : i + mini_batch_size].T for i in range(0, len(data), mini_batch_size)]
    return [(piece[:-1], piece[-1:]) for piece in pieces]
""",
    },
    "exponentially_weighted_average": {
        "list": """
def exponentially_weighted_average(values, beta, bias_correction=True):
    v, out = 0, []
    for t, theta in enumerate(values, start=1):
        v = beta * v + (1 - beta) * theta
        out.append(v / (1 - beta ** t) if bias_correction == True else v)
    return out
""",
        "corrected-afterwards": """
def exponentially_weighted_average(values, beta, bias_correction=True):
    v = np.zeros(len(values) + 1)
    for t in range(1, len(v)):
        v[t] = np.add(beta * v[t - 1], (1 - beta) * values[t - 1])
    v = v[1:]
    if bias_correction:
        v = v / (1 - np.power(beta, np.arange(1, len(v) + 1)))
    return v
""",
        "vectorised": """
def exponentially_weighted_average(values, beta, bias_correction=True):
    age = np.subtract.outer(np.arange(len(values)), np.arange(len(values)))
    weights = np.where(age >= 0, (1 - beta) * float(beta) ** np.maximum(age, 0), 0.0)
    if bias_correction:
        weights = weights / weights.sum(axis=1, keepdims=True)
    return weights @ np.asarray(values)
""",
        "recursion": """
def exponentially_weighted_average(values, beta, bias_correction=True):
    def v(t):
        return 0.0 if t == 0 else beta * v(t - 1) + (1 - beta) * values[t - 1]
    return np.array([v(t) / (1 - beta**t if bias_correction else 1) for t in range(1, len(values) + 1)])
""",
        "moving-towards-the-value": """
from itertools import accumulate

def exponentially_weighted_average(values, beta, bias_correction=True):
    v = list(accumulate(values, lambda v, x: v + (1 - beta) * (x - v), initial=0.0))[1:]
    return tuple(a / (1 - beta**t) if bias_correction else a for t, a in enumerate(v, 1))
""",
        "single-precision-array": """
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages, v = np.zeros(len(values), dtype=np.float32), 0.0
    for t in range(len(values)):
        v = beta * v + (1 - beta) * values[t]
        averages[t] = v / (1 - beta ** (t + 1)) if bias_correction else v
    return averages
""",
    },
    "initialize_velocity": {
        "comprehension": """
def initialize_velocity(parameters):
    return {"d" + name: np.zeros(array.shape) for name, array in parameters.items()}
""",
        "times-zero": """
initialize_velocity = lambda parameters: {f"d{k}": 0 * v for k, v in parameters.items()}
""",
        "whole-number-zeros": """
def initialize_velocity(parameters):
    v = dict()
    for l in range(len(parameters) // 2):
        for kind in ["W", "b"]:
            rows, columns = parameters[kind + str(l + 1)].shape
            v["d" + kind + str(l + 1)] = np.zeros((rows, columns), dtype=int)
    return v
""",
    },
    "update_parameters_with_momentum": {
        "in-place": """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for key in v:
        v[key] *= beta
        v[key] += (1.0 - beta) * grads[key]
        parameters[key[1:]] -= learning_rate * v[key]
    return parameters, v
""",
        "new-dicts": """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_v = {k: beta * v[k] + (1 - beta) * grads[k] for k in grads}
    return [{k: p - learning_rate * new_v["d" + k] for k, p in parameters.items()}, new_v]
""",
        "zip-over-keys": """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for name, key in zip(parameters.keys(), v.keys()):
        v[key] = grads[key] + beta * (v[key] - grads[key])
        parameters[name] = parameters[name] + (-learning_rate) * v[key]
    return (parameters, v)
""",
        "weights-then-biases": """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for kind in ("b", "W"):
        for l in range(L, 0, -1):
            k = kind + str(l)
            v["d" + k] = np.multiply(beta, v["d" + k]) + np.multiply(1 - beta, grads["d" + k])
            parameters[k] = parameters[k] - learning_rate * v["d" + k]
    return parameters, v
""",
    },
    "update_parameters_with_rmsprop": {
        "in-place": """
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for k in parameters:
        s["d" + k] *= beta
        s["d" + k] += (1 - beta) * np.square(grads["d" + k])
        parameters[k] -= learning_rate * grads["d" + k] / (epsilon + s["d" + k] ** 0.5)
    return parameters, s
""",
        "new-dicts": """
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    s = {k: beta * s[k] + (1 - beta) * g * g for k, g in grads.items()}
    rates = {k: learning_rate / (np.sqrt(s[k]) + epsilon) for k in s}
    return {k: p - rates["d" + k] * grads["d" + k] for k, p in parameters.items()}, s
""",
        "spelt-out": """
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        i = str(l + 1)
        s["dW" + i] = beta * s["dW" + i] + (1 - beta) * np.power(grads["dW" + i], 2)
        s["db" + i] = beta * s["db" + i] + (1 - beta) * np.power(grads["db" + i], 2)
        parameters["W" + i] -= learning_rate * (grads["dW" + i] / (np.power(s["dW" + i], 0.5) + epsilon))
        parameters["b" + i] -= learning_rate * (grads["db" + i] / (np.power(s["db" + i], 0.5) + epsilon))
    return parameters, s
""",
    },
    "initialize_adam": {
        "comprehensions": """
def initialize_adam(parameters):
    return tuple({"d" + k: np.zeros_like(p) for k, p in parameters.items()} for _ in range(2))
""",
        "copy": """
def initialize_adam(parameters):
    v = {"d" + k: np.full(p.shape, 0.0) for k, p in parameters.items()}
    return [v, {k: a.copy() for k, a in v.items()}]
""",
        "views-of-one-memory": """
def initialize_adam(parameters):
    memory = np.zeros((2, sum(p.size for p in parameters.values())))
    states, end = ({}, {}), 0
    for name, p in parameters.items():
        end += p.size
        for state, row in zip(states, memory):
            state["d" + name] = row[end - p.size : end].reshape(p.shape)
    return states
""",
        "of-initialize-velocity": """
def initialize_adam(parameters):
    return initialize_velocity(parameters), initialize_velocity(parameters)
""",
    },
    "update_parameters_with_adam": {
        "extra-returns": """
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected, s_corrected = {}, {}
    for l in range(L):
        for k in ("dW" + str(l + 1), "db" + str(l + 1)):
            v[k] = beta1 * v[k] + (1 - beta1) * grads[k]
            v_corrected[k] = v[k] / (1 - np.power(beta1, t))
            s[k] = beta2 * s[k] + (1 - beta2) * np.power(grads[k], 2)
            s_corrected[k] = s[k] / (1 - np.power(beta2, t))
            parameters[k[1:]] -= learning_rate * v_corrected[k] / (np.sqrt(s_corrected[k]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected
""",
        "new-dicts": """
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    v = {k: beta1 * v[k] + (1 - beta1) * g for k, g in grads.items()}
    s = {k: beta2 * s[k] + (1 - beta2) * g * g for k, g in grads.items()}
    def step(k):
        return learning_rate * (v[k] / (1 - beta1**t)) / ((s[k] / (1 - beta2**t)) ** 0.5 + epsilon)
    return [{k: p - step("d" + k) for k, p in parameters.items()}, v, s]
""",
        "rescaled-rate": """
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    root = np.sqrt(1 - beta2**t)
    for k in parameters:
        v["d" + k] += (1 - beta1) * (grads["d" + k] - v["d" + k])
        s["d" + k] += (1 - beta2) * (np.square(grads["d" + k]) - s["d" + k])
        rate = learning_rate * root / (1 - beta1**t)
        parameters[k] = parameters[k] - rate * v["d" + k] / (np.sqrt(s["d" + k]) + epsilon * root)
    return parameters, v, s
""",
    },
    "update_lr": {
        "lambda": "update_lr = lambda alpha, epoch, rate: 1 / (1 + rate * epoch) * alpha",
        "power": """
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = np.float64(learning_rate0) * (1 + decay_rate * epoch_num) ** -1.0
    return learning_rate
""",
        "zero-dimensional": """
def update_lr(learning_rate0, epoch_num, decay_rate):
    return np.array(learning_rate0 / (1 + np.multiply(decay_rate, epoch_num)))
""",
    },
    "schedule_lr_decay": {
        "np-floor": """
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))
""",
        "int": """
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    intervals = int(epoch_num / time_interval)
    return (1 / (1 + decay_rate * intervals)) * learning_rate0
""",
        "of-update-lr": """
import math
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return update_lr(learning_rate0, math.floor(epoch_num / time_interval), decay_rate)
""",
        "divmod": """
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    whole, _ = divmod(epoch_num, time_interval)
    return np.divide(learning_rate0, 1 + decay_rate * whole)
""",
    },
}


@every_exercise
def test_every_exercise_has_other_styles(exercise):
    assert len(STYLES[exercise.name]) >= 3


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("name", "style"), [(name, style) for name, styles in STYLES.items() for style in styles], ids=str
)
def test_a_right_answer_in_another_style_loses_nothing(name, style, seed):
    exercise = find_exercise(name)
    key = key_of(exercise, seed)
    outcomes = call_all(function_of(exercise, STYLES[name][style]), key)
    assert diagnose(key, outcomes).failures == ()
    assert points(key, outcomes) == exercise.points


# The reference, dressed in other ways


def _rebuilt(value, sequence, mapping, array):
    """A copy of what a function returned, made of other types; `array` converts arrays and numbers."""
    if isinstance(value, dict):
        return mapping({name: _rebuilt(item, sequence, mapping, array) for name, item in value.items()})
    if isinstance(value, list | tuple):
        return sequence(_rebuilt(item, sequence, mapping, array) for item in value)
    return array(value)


def _loudly(value):
    print("a line of output")
    warnings.warn("a warning", stacklevel=1)
    return value


DRESSES = {
    "lists-for-tuples": lambda value: _rebuilt(value, list, dict, lambda x: x),
    "tuples-for-lists": lambda value: _rebuilt(value, tuple, dict, lambda x: x),
    "ordered-dicts": lambda value: _rebuilt(value, tuple, OrderedDict, lambda x: x),
    "dicts-with-defaults": lambda value: _rebuilt(value, tuple, lambda d: defaultdict(list, d), lambda x: x),
    "dicts-in-other-order": lambda value: _rebuilt(value, tuple, lambda d: dict(reversed(d.items())), lambda x: x),
    "nested-lists-for-arrays": lambda value: _rebuilt(value, list, dict, lambda x: np.asarray(x).tolist()),
    "numpy-numbers": lambda value: _rebuilt(value, tuple, dict, lambda x: np.float64(x) if np.ndim(x) == 0 else x),
    "column-major-arrays": lambda value: _rebuilt(value, tuple, dict, lambda x: np.array(x, order="F")),
    "prints-and-warnings": _loudly,
}


@every_exercise
@pytest.mark.parametrize("dress", DRESSES)
def test_the_types_around_right_numbers_do_not_matter(exercise, dress):
    reference = function_of(exercise, solution(exercise))
    key = key_of(exercise, 1)
    outcomes = call_all(lambda *args: DRESSES[dress](reference(*args)), key, within=reference)
    assert diagnose(key, outcomes).failures == ()


@every_exercise
def test_values_after_the_expected_ones_count_only_where_they_are_accepted(exercise):
    if len(exercise.returns) == 1:
        pytest.skip("returns one thing")
    reference = function_of(exercise, solution(exercise))
    key = key_of(exercise, 1)
    outcomes = call_all(lambda *args: (*reference(*args), {"more": 1}), key, within=reference)
    assert points(key, outcomes) == (exercise.points if exercise.extra_returns else 0)
