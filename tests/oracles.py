"""What the exercises should give, computed another way than in the notebooks.

`ORACLES` has a function for every exercise: scalar Python loops over nested lists, no array arithmetic.
`LIBRARY` has other people's own code, scikit-learn's and SciPy's, for those where its conventions can be mapped
onto ours. Both take an exercise's arguments, and by name what a case brings for the exercise to call, and return
lists, or arrays, of the same structure as the answer.
"""

import cmath
import itertools
import math
from fractions import Fraction

import numpy as np
from scipy.optimize._numdiff import approx_derivative
from sklearn.metrics import log_loss
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer
from sklearn.utils import gen_batches


def _entrywise(function, *arrays):
    """Apply a function of numbers to each entry of matrices of one shape."""
    rows, columns = arrays[0].shape
    lists = [array.tolist() for array in arrays]
    return [[function(*(m[i][j] for m in lists)) for j in range(columns)] for i in range(rows)]


def _each(function, parameters, *states, prefix=""):
    """Apply a function of numbers to each parameter and to its entries in dicts keyed like gradients."""
    return {
        prefix + name: _entrywise(function, array, *(state["d" + name] for state in states))
        for name, array in parameters.items()
    }


def gradient_descent(parameters, grads, learning_rate):
    return _each(lambda p, g: p - learning_rate * g, parameters, grads)


def mini_batches(X, Y, mini_batch_size=64, seed=0):
    order = np.random.RandomState(seed).permutation(X.shape[1]).tolist()
    batches, left = [], order
    while left:
        taken, left = left[:mini_batch_size], left[mini_batch_size:]
        batches.append(
            ([[row[i] for i in taken] for row in X.tolist()], [[row[i] for i in taken] for row in Y.tolist()])
        )
    return batches


def weighted_average(values, beta, bias_correction=True):
    """Closed form: every average is a weighted sum of the whole past, normalised when corrected."""
    averages = []
    for t in range(1, len(values) + 1):
        weights = [(1 - beta) * beta**age for age in range(t)]
        total = math.fsum(w * float(values[t - 1 - age]) for age, w in enumerate(weights))
        averages.append(total / math.fsum(weights) if bias_correction else total)
    return averages


def zeros(parameters):
    return _each(lambda _: 0.0, parameters, prefix="d")


def momentum(parameters, grads, v, beta, learning_rate):
    def average(_, g, old):
        return beta * old + (1 - beta) * g

    new = _each(average, parameters, grads, v, prefix="d")
    return _each(lambda p, g, old: p - learning_rate * average(p, g, old), parameters, grads, v), new


def rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    def square(_, g, old):
        return beta * old + (1 - beta) * g * g

    def step(p, g, old):
        return p - learning_rate * g / (math.sqrt(square(p, g, old)) + epsilon)

    return _each(step, parameters, grads, s), _each(square, parameters, grads, s, prefix="d")


def adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    def first(_, g, old_v, __):
        return beta1 * old_v + (1 - beta1) * g

    def second(_, g, __, old_s):
        return beta2 * old_s + (1 - beta2) * g * g

    def step(p, *state):
        v_hat = first(p, *state) / (1 - math.pow(beta1, t))
        s_hat = second(p, *state) / (1 - math.pow(beta2, t))
        return p - learning_rate * v_hat / (math.sqrt(s_hat) + epsilon)

    arrays = parameters, grads, v, s
    return _each(step, *arrays), _each(first, *arrays, prefix="d"), _each(second, *arrays, prefix="d")


def decayed(learning_rate0, epoch_num, decay_rate):
    return 1 / (1 / learning_rate0 + decay_rate * epoch_num / learning_rate0)


def stepped(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    """Count the changes one by one."""
    rate, changes = learning_rate0, 0
    for epoch in range(1, epoch_num + 1):
        if epoch % time_interval == 0:
            changes += 1
            rate = decayed(learning_rate0, changes, decay_rate)
    return rate


def all_zero(layers_dims):
    return _layers(layers_dims, lambda inputs: 0.0)


def drawn(standard_deviation):
    """Draw each weight by itself, row by row: what a seed gives is a sequence, whatever it is poured into."""

    def initialize(layers_dims):
        generator = np.random.RandomState(3)
        return _layers(layers_dims, lambda inputs: generator.standard_normal() * standard_deviation(inputs))

    return initialize


def _layers(sizes, weight):
    """Return nested lists of weights, each from a function of the number of inputs, with biases of zero."""
    parameters = {}
    for number, (inputs, units) in enumerate(itertools.pairwise(sizes), start=1):
        parameters[f"W{number}"] = [[weight(inputs) for _ in range(inputs)] for _ in range(units)]
        parameters[f"b{number}"] = [[0.0] for _ in range(units)]
    return parameters


def regularized_cost(A3, Y, parameters, lambd):
    losses = [-math.log(a if y == 1 else 1 - a) for a, y in zip(A3[0].tolist(), Y[0].tolist(), strict=True)]
    squares = [w * w for name in ("W1", "W2", "W3") for row in parameters[name].tolist() for w in row]
    return math.fsum(losses) / len(losses) + lambd * math.fsum(squares) / 2 / len(losses)


class _Losses:
    """The three-layer network from any point onward, one example at a time, in complex numbers.

    The derivative of a loss by x is its imaginary part at x + ih, over h: exact, as no difference is taken.
    """

    def __init__(self, X, Y, Z, A, W, b, D, keep_prob):
        self.inputs = [array.tolist() for array in (X, *A[:2])]  # of each layer, after dropout
        self.Y, self.Z = Y[0].tolist(), [array.tolist() for array in Z]
        self.W, self.b = [array.tolist() for array in W], [array[:, 0].tolist() for array in b]
        self.D, self.keep_prob = D, keep_prob

    def sums(self, l, j):
        column = [row[j] for row in self.inputs[l]]
        return self.linear(l, column)

    def linear(self, l, column):
        return [
            sum(w * a for w, a in zip(row, column, strict=True)) + b
            for row, b in zip(self.W[l], self.b[l], strict=True)
        ]

    def from_sums(self, l, z, j):
        if l == 2:
            a = 1 / (1 + cmath.exp(-z[0]))
            return -cmath.log(a if self.Y[j] == 1 else 1 - a)
        return self.from_activations(l, [v if v.real > 0 else 0 for v in z], j)

    def from_activations(self, l, a, j):
        kept = [v * bool(self.D[l][i, j]) / self.keep_prob for i, v in enumerate(a)]
        return self.from_sums(l + 1, self.linear(l + 1, kept), j)


_TINY = 1e-30


def _gradients(losses, m, lambd=0.0):
    """All derivatives: by Z and A those of an example's own loss, by W and b those of the cost."""
    gradients = {}
    for l in range(3):
        Z = losses.Z[l]
        columns = [[row[j] for row in Z] for j in range(m)]

        def nudged(values, i):
            return [v + 1j * _TINY * (k == i) for k, v in enumerate(values)]

        units = range(len(Z))
        gradients[f"dZ{l + 1}"] = [
            [losses.from_sums(l, nudged(columns[j], i), j).imag / _TINY for j in range(m)] for i in units
        ]
        if l < 2:
            active = [[max(v, 0.0) for v in column] for column in columns]
            gradients[f"dA{l + 1}"] = [
                [losses.from_activations(l, nudged(active[j], i), j).imag / _TINY for j in range(m)] for i in units
            ]
        for name, rows in (("W", losses.W[l]), ("b", [losses.b[l]])):
            slopes = []
            for row in rows:
                slopes.append([])
                for k, value in enumerate(row):
                    row[k] = value + 1j * _TINY
                    cost = sum(losses.from_sums(l, losses.sums(l, j), j) for j in range(m)) / m
                    if name == "W":
                        cost += lambd / (2 * m) * row[k] ** 2
                    slopes[-1].append(cost.imag / _TINY)
                    row[k] = value
            gradients[f"d{name}{l + 1}"] = slopes if name == "W" else [[slope] for slope in slopes[0]]
    return gradients


def backward_regularized(X, Y, cache, lambd):
    Z, A, W, b = (cache[k::4] for k in range(4))
    everyone = [np.ones(A[0].shape), np.ones(A[1].shape)]
    return _gradients(_Losses(X, Y, Z, A, W, b, everyone, 1.0), X.shape[1], lambd)


def forward_dropout(X, parameters, keep_prob=0.5):
    """Draw the masks number by number."""
    rows, cache = X.tolist(), []
    for l in (1, 2, 3):
        W, b = parameters[f"W{l}"].tolist(), parameters[f"b{l}"][:, 0].tolist()
        Z = [
            [sum(w * row[j] for w, row in zip(ws, rows, strict=True)) + bias for j in range(len(rows[0]))]
            for ws, bias in zip(W, b, strict=True)
        ]
        if l == 3:
            A3 = [[1 / (1 + math.exp(-z)) for z in row] for row in Z]
            return A3, (*cache, Z, A3, W, [[bias] for bias in b])
        D = [[float(np.random.random_sample() < keep_prob) for _ in row] for row in Z]
        rows = [
            [max(z, 0.0) / keep_prob if kept else 0.0 for z, kept in zip(*pair, strict=True)]
            for pair in zip(Z, D, strict=True)
        ]
        cache += [Z, D, rows, W, [[bias] for bias in b]]
    return None


def backward_dropout(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    network = (Z1, Z2, Z3), (A1, A2, A3), (W1, W2, W3), (b1, b2, b3)
    return _gradients(_Losses(X, Y, *network, (D1, D2), keep_prob), X.shape[1])


def line(x, theta):
    return float(Fraction(x) * Fraction(theta))


def slope_of_line(x, theta, *, forward_propagation=None):
    """The rise of an exact straight line over a width of one, whatever the notebook's cost is."""
    return float(Fraction(x) * (Fraction(theta) + 1) - Fraction(x) * Fraction(theta))


def _relative_difference(gradient, measured):
    def size(numbers):
        return math.sqrt(math.fsum(number * number for number in numbers))

    return size([g - a for g, a in zip(gradient, measured, strict=True)]) / (size(gradient) + size(measured))


def gradient_check(x, theta, epsilon=1e-7, *, forward_propagation, backward_propagation):
    rise = forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)
    return _relative_difference([backward_propagation(x, theta)], [rise / epsilon / 2])


def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7, *, forward_propagation_n, **_):
    """Step in each entry of the dict itself: no vector, and no helper for one."""
    gradient, measured = [], []
    for name, array in parameters.items():
        for entry in np.ndindex(array.shape):
            costs = []
            for step in (epsilon, -epsilon):
                moved = {key: value.copy() for key, value in parameters.items()}
                moved[name][entry] += step
                costs.append(forward_propagation_n(X, Y, moved)[0])
            measured.append((costs[0] - costs[1]) / (2 * epsilon))
            gradient.append(gradients["d" + name][entry])
    return _relative_difference(gradient, measured)


def backward_propagation_n(X, Y, cache):
    """Move one entry of one array by an imaginary step, and see how the cost answers: no chain rule.

    The imaginary part of J(z + ih) / h is dJ/dz without cancellation. The notebook's dZ and dA belong to the summed
    cost, so they are m times as large.
    """
    names = ["Z1", "A1", "W1", "b1", "Z2", "A2", "W2", "b2", "Z3", "A3", "W3", "b3"]
    arrays = dict(zip(names, cache, strict=True))
    m = X.shape[1]

    def slope(stepped, entry):
        def step(name, array):
            array = array.astype(complex)
            if name == stepped:
                array[entry] += 1e-30j
            return array

        A = X
        for l in "123":
            Z = step("Z" + l, step("W" + l, arrays["W" + l]) @ A + step("b" + l, arrays["b" + l]))
            A = step("A" + l, np.where(Z.real > 0, Z, 0) if l < "3" else 1 / (1 + np.exp(-Z)))
        return (-Y * np.log(A) - (1 - Y) * np.log(1 - A)).sum().imag / m / 1e-30

    gradients = {}
    for name, array in arrays.items():
        scale = m if name[0] in "ZA" else 1
        gradient = [scale * slope(name, entry) for entry in np.ndindex(array.shape)]
        gradients["d" + name] = np.reshape(gradient, array.shape)
    del gradients["dA3"]  # the notebook goes from A3 to Z3 in one step
    return gradients


ORACLES = {
    "initialize_parameters_zeros": all_zero,
    "initialize_parameters_random": drawn(lambda inputs: 10.0),
    "initialize_parameters_xavier": drawn(lambda inputs: inputs**-0.5),
    "initialize_parameters_he": drawn(lambda inputs: math.exp(0.5 * (math.log(2) - math.log(inputs)))),
    "compute_cost_with_regularization": regularized_cost,
    "backward_propagation_with_regularization": backward_regularized,
    "forward_propagation_with_dropout": forward_dropout,
    "backward_propagation_with_dropout": backward_dropout,
    "forward_propagation": line,
    "backward_propagation": slope_of_line,
    "gradient_check": gradient_check,
    "gradient_check_n": gradient_check_n,
    "backward_propagation_n": backward_propagation_n,
    "update_parameters_with_gd": gradient_descent,
    "random_mini_batches": mini_batches,
    "exponentially_weighted_average": weighted_average,
    "initialize_velocity": zeros,
    "update_parameters_with_momentum": momentum,
    "update_parameters_with_rmsprop": rmsprop,
    "initialize_adam": lambda parameters: (zeros(parameters), zeros(parameters)),
    "update_parameters_with_adam": adam,
    "update_lr": decayed,
    "schedule_lr_decay": stepped,
}


def _lists(parameters, *states):
    """Split dicts into lists of arrays in one order, as scikit-learn keeps them."""
    names = list(parameters)
    return names, [parameters[n].copy() for n in names], *([state["d" + n] for n in names] for state in states)


def _dict(names, arrays, prefix=""):
    return {prefix + name: array for name, array in zip(names, arrays, strict=True)}


def sklearn_gd(parameters, grads, learning_rate):
    names, values, gradients = _lists(parameters, grads)
    SGDOptimizer(values, learning_rate, momentum=0.0, nesterov=False).update_params(values, gradients)
    return _dict(names, values)


def sklearn_momentum(parameters, grads, v, beta, learning_rate):
    """Use that scikit-learn's velocity u is the step: u = -alpha v, its rate alpha (1 - beta)."""
    names, values, gradients, old = _lists(parameters, grads, v)
    optimizer = SGDOptimizer(values, learning_rate * (1 - beta), momentum=beta, nesterov=False)
    optimizer.velocities = [-learning_rate * array for array in old]
    optimizer.update_params(values, gradients)
    return _dict(names, values), _dict(names, [-u / learning_rate for u in optimizer.velocities], "d")


def sklearn_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Use that scikit-learn adds its epsilon to the uncorrected root, so ours is scaled to it."""
    names, values, gradients, first, second = _lists(parameters, grads, v, s)
    optimizer = AdamOptimizer(values, learning_rate, beta1, beta2, epsilon * math.sqrt(1 - beta2**t))
    optimizer.ms, optimizer.vs, optimizer.t = first, second, t - 1
    optimizer.update_params(values, gradients)
    return _dict(names, values), _dict(names, optimizer.ms, "d"), _dict(names, optimizer.vs, "d")


def sklearn_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    """Use that Adam without memory of gradients, so late that nothing is corrected, is RMSProp."""
    updated, _, squares = sklearn_adam(parameters, grads, s, s, 10**7, learning_rate, 0.0, beta, epsilon)
    return updated, squares


def sklearn_mini_batches(X, Y, mini_batch_size=64, seed=0):
    order = np.random.RandomState(seed).permutation(X.shape[1])
    return [(X[:, order[part]], Y[:, order[part]]) for part in gen_batches(X.shape[1], mini_batch_size)]


def sklearn_regularized_cost(A3, Y, parameters, lambd):
    penalty = sum(np.linalg.norm(parameters[f"W{l}"], "fro") ** 2 for l in (1, 2, 3)) * lambd / 2
    return log_loss(Y[0], A3[0], labels=[0, 1]) + penalty / Y.shape[1]


def scipy_gradient_check(x, theta, epsilon=1e-7, *, forward_propagation, backward_propagation):
    measured = approx_derivative(lambda t: forward_propagation(x, t.item()), [theta], "3-point", abs_step=epsilon)
    return _relative_difference([backward_propagation(x, theta)], measured.ravel())


def scipy_gradient_check_n(
    parameters,
    gradients,
    X,
    Y,
    epsilon=1e-7,
    *,
    forward_propagation_n,
    dictionary_to_vector,
    vector_to_dictionary,
    gradients_to_vector,
    **_,
):
    def cost(theta):
        return forward_propagation_n(X, Y, vector_to_dictionary(theta))[0]

    theta, _keys = dictionary_to_vector(parameters)
    measured = approx_derivative(cost, theta.ravel(), "3-point", abs_step=epsilon)
    return _relative_difference(gradients_to_vector(gradients).ravel(), measured.ravel())


LIBRARY = {
    "gradient_check": scipy_gradient_check,
    "gradient_check_n": scipy_gradient_check_n,
    "compute_cost_with_regularization": sklearn_regularized_cost,
    "update_parameters_with_gd": sklearn_gd,
    "random_mini_batches": sklearn_mini_batches,
    "update_parameters_with_momentum": sklearn_momentum,
    "update_parameters_with_rmsprop": sklearn_rmsprop,
    "update_parameters_with_adam": sklearn_adam,
}
