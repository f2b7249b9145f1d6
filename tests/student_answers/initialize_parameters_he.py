# %% wrong: xavier-scale — the 2 is missing: this is Xavier's sqrt(1/n_{l-1})
# expect: xavier-for-he
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(1 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: no-root — 2/n_{l-1} without the root: the variance is used as the standard deviation
# expect: root-left-out
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

    # YOUR CODE HERE
    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = 2 / fan_in
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: factor-outside-the-root — 2 * sqrt(1/n_{l-1}): the 2 stands outside the root
# expect: two-outside-root
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 2 * np.sqrt(1 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: root-of-two-only — sqrt(2) / n_{l-1}: the root ends before the size
# expect: root-over-numerator-only
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2) / layers_dims[l - 1]
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: factor-over-root — 2 / sqrt(n): the 2 is not under the root, written as 2 / n ** 0.5
# expect: two-outside-root
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = 2 / fan_in ** 0.5
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: own-size — sqrt(2/n_l), the layer's own size
# expect: scaled-by-own-size
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = np.sqrt(2 / fan_out)
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: paper-glorot — sqrt(2/(n_{l-1}+n_l)), the 2 belongs to another rule
# expect: sum-of-both-sizes
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = np.sqrt(2 / (fan_in + fan_out))
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: half-instead-of-double — sqrt(1/(2n)): ReLU halves, so the student halves again instead of making up for it
# expect: two-in-the-denominator
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = np.sqrt(1 / (2 * fan_in))
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: bracket-missing-in-quotient — 1/2*n is computed as n/2, so the weights grow with the layer
# expect: scale-inverted
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = np.sqrt(1 / 2 * fan_in)
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: first-layer-xavier — layer 1 gets Xavier's scale because its inputs passed no ReLU, but the notebook wants one rule for all
# expect: first-layer-without-two
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = np.sqrt(1 / fan_in) if l == 1 else np.sqrt(2 / fan_in)
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: output-layer-xavier — the output layer gets Xavier's scale because it has a sigmoid
# expect: last-layer-without-two
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = np.sqrt((2 if l < L else 1) / fan_in)
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: relu-on-weights — ReLU is applied to the weights: half of them are zero and none is negative
# expect: negative-cut-off
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2 / layers_dims[l - 1])
        parameters["W" + str(l)] = np.maximum(0, W)
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: small-positive-biases — the biases start at 0.01 so that the ReLUs are on, as some tutorials recommend
# expect: constant-added
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.full((layers_dims[l], 1), 0.01)
    return parameters

# %% wrong: power-precedence — (2/n) ** 1/2 is (2/n)/2 = 1/n
# expect: slip:half-for-root-w-2-over-a-layer-s-size
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = (2 / fan_in) ** 1 / 2
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: integer-division — 2 // n is 0 for layers with more than two inputs
# expect: division-of-whole-numbers
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = np.sqrt(2 // fan_in)
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: minus-one-on-the-size — n_{l-1} is read as n_l - 1; a layer with one unit gets an infinite scale
# expect: division-by-zero
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2 / (layers_dims[l] - 1))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: bracket-closes-early — layers_dims[l] - 1 under the root without the bracket: sqrt(2/n_l - 1), NaN for most layers
# expect: nan-or-infinity
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2 / layers_dims[l] - 1)
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: one-under-the-root — sqrt(2 / n + 1)
# expect: factor-too-many
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

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2 / layers_dims[l - 1] + 1)
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: multiplied-by-size — sqrt(2 * n): times instead of divided by
# expect: slip:multiplied-for-divided-w-a-layer-s-size
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2 * layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: he-uniform — the uniform form of He, limits ±sqrt(6/n), from a library
# expect: uniform-with-the-same-variance
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

    # YOUR CODE HERE
    for l in range(1, L + 1):
        limit = np.sqrt(6 / layers_dims[l - 1])
        parameters["W" + str(l)] = np.random.uniform(-limit, limit, (layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: variance-as-normal-scale — np.random.normal gets the variance 2/n where it wants the standard deviation
# expect: root-left-out
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.normal(0, 2 / layers_dims[l - 1], (layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: bias-drawn-with-he — the biases are drawn with the same scale, all of them after the weights
# expect: none
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2 / layers_dims[l - 1])
    for l in range(1, L + 1):
        parameters["b" + str(l)] = np.random.randn(layers_dims[l], 1) * np.sqrt(2 / layers_dims[l - 1])
    return parameters

# %% wrong: index-one-too-far-back — the scale uses n_{l-2}: for layer 1 this is the size of the output, layers_dims[-1]
# expect: slip:index-less-w-1
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2 / layers_dims[l - 2])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: truncated-draws — weights beyond two standard deviations are clipped, as in a library's truncated normal
# expect: none
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        std = np.sqrt(2 / layers_dims[l - 1])
        W = np.random.randn(layers_dims[l], layers_dims[l - 1]) * std
        parameters["W" + str(l)] = np.clip(W, -2 * std, 2 * std)
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: average-width — one scale for all layers, from the mean of all sizes
# expect: factor-too-many
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

    # YOUR CODE HERE
    n = np.mean(layers_dims)
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2 / n)
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: root-applied-twice — the scale is stored as a root and goes through np.sqrt again
# expect: factor-too-many
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        std = np.sqrt(2 / layers_dims[l - 1])
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(std)
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: l-under-the-root — the layer's number l is under the root in place of its size
# expect: layer-number-for-size
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2 / l)
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: xavier-result-times-two — Xavier's weights times 2 instead of times the root of 2
# expect: two-outside-root
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

    # YOUR CODE HERE
    parameters = initialize_parameters_xavier(layers_dims)
    for l in range(1, L + 1):
        parameters["W" + str(l)] = parameters["W" + str(l)] * 2
    return parameters

# %% wrong: everything-after-xavier-scaled-once — Xavier's parameters, with the root of 2 applied to W1 only
# expect: constant-factor
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

    # YOUR CODE HERE
    parameters = initialize_parameters_xavier(layers_dims)
    parameters["W1"] = parameters["W1"] * np.sqrt(2)
    return parameters

# %% wrong: two-xavier-own-size — two mistakes: no 2, and the layer's own size
# expect: xavier-for-he + slip:index-more-w-1
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = np.sqrt(1 / fan_out)
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: two-own-size-no-root — two mistakes: the layer's own size, and no root
# expect: root-left-out + slip:index-more-w-1
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = 2 / fan_out
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: two-paper-and-random-bias — two mistakes: the paper's sum of both sizes, and random biases drawn in between
# expect: none
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

    # YOUR CODE HERE
    for l in range(1, L + 1):
        std = np.sqrt(2 / (layers_dims[l - 1] + layers_dims[l]))
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * std
        parameters["b" + str(l)] = np.random.randn(layers_dims[l], 1) * std
    return parameters

# %% wrong: two-no-two-no-root — two mistakes: the 2 is missing and the root is missing
# expect: slip:half-for-root-w-2-over-a-layer-s-size
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

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * (1 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: two-rand-and-xavier — two mistakes: rand for randn, and Xavier's scale
# expect: xavier-for-he + uniform-instead-of-normal
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.rand(layers_dims[l], layers_dims[l - 1]) / np.sqrt(layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: two-transposed-and-no-two — two mistakes: W has the shape (n_{l-1}, n_l), and the 2 is missing
# expect: xavier-for-he + weights-transposed
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l - 1], layers_dims[l]) * np.sqrt(1 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: two-row-bias-two-outside — two mistakes: biases as rows, and the 2 outside the root
# expect: two-outside-root + bias-as-row
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

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = 2 * np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(1 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((1, layers_dims[l]))
    return parameters

# %% right: from-xavier — Xavier's weights times the root of 2
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    parameters = initialize_parameters_xavier(layers_dims)
    return {k: v * np.sqrt(2) if k[0] == "W" else v for k, v in parameters.items()}

# %% right: half-of-the-size — 1 / sqrt(n/2)
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = 1 / np.sqrt(fan_in / 2)
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% right: power-half — (2/n) ** 0.5 and np.dot with the scale
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.dot(np.random.randn(layers_dims[l], layers_dims[l - 1]), (2 / layers_dims[l - 1]) ** 0.5)
        parameters["b" + str(l)] = np.zeros(shape=(layers_dims[l], 1))
    return parameters

# %% right: weights-as-a-list-first — all weights in a list, then zipped into the dict
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    weights = [
        np.random.randn(n_out, n_in) * np.sqrt(2.0 / n_in) for n_in, n_out in zip(layers_dims[:-1], layers_dims[1:])
    ]
    for l, W in enumerate(weights):
        parameters[f"W{l + 1}"] = W
        parameters[f"b{l + 1}"] = np.zeros_like(W[:, :1])
    return parameters

# %% right: array-of-sizes — layers_dims becomes an array, and all scales are computed at once
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    dims = np.array(layers_dims)
    stds = np.sqrt(2 / dims[:-1])
    for l in range(1, L + 1):
        parameters["W" + str(l)] = stds[l - 1] * np.random.randn(dims[l], dims[l - 1])
        parameters["b" + str(l)] = np.zeros((dims[l], 1))
    return parameters

# %% right: two-steps — Xavier's step and ReLU's step are written separately
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        n = layers_dims[l - 1]
        W = np.random.randn(layers_dims[l], n)
        W = W / np.sqrt(n)  # keeps the size
        W *= 2**0.5  # makes up for ReLU
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = W @ np.zeros((n, 1))
    print({name: value.shape for name, value in parameters.items()})
    return parameters

# %% right: shared-helper — a helper with the variance as an argument, defined above, seeds and draws
def _draw(layers_dims, variance):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layers_dims)):
        n_in = layers_dims[l - 1]
        parameters[f"W{l}"] = np.random.randn(layers_dims[l], n_in) * np.sqrt(variance(n_in))
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters


def initialize_parameters_he(layers_dims):
    return _draw(layers_dims, variance=lambda n: 2 / n)

# %% wrong: two-factor-outside-own-size — two mistakes: the 2 is outside the root, and the size is n_l
# expect: two-outside-root + slip:index-more-w-1
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = 2 / np.sqrt(fan_out)
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: two-paper-no-root — two mistakes: the sum of both sizes, and no root
# expect: sum-of-both-sizes + slip:call-dropped-w-the-root
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = 2 / (fan_in + fan_out)
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: two-no-root-and-first-layer — two mistakes: no root, and the first layer without the 2
# expect: first-layer-without-two + slip:call-dropped-w-the-root
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        fan_in = layers_dims[l - 1]
        fan_out = layers_dims[l]
        std = (1 if l == 1 else 2) / fan_in
        parameters[f"W{l}"] = np.random.randn(fan_out, fan_in) * std
        parameters[f"b{l}"] = np.zeros((fan_out, 1))
    return parameters

# %% wrong: two-inverted-flat-bias — two mistakes: the fraction under the root is upside down, and the biases have one axis
# expect: scale-inverted + bias-without-second-dimension
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(layers_dims[l - 1] / 2)
        parameters["b" + str(l)] = np.zeros(layers_dims[l])
    return parameters

# %% wrong: two-own-size-small-biases — two mistakes: the scale uses n_l, and the biases are 0.01
# expect: scaled-by-own-size
def initialize_parameters_he(layers_dims):
    """Draw weights with variance 2 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(2 / layers_dims[l])
        parameters["b" + str(l)] = 0.01 * np.ones((layers_dims[l], 1))
    return parameters
