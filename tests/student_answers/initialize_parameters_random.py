# %% wrong: rand-for-randn — np.random.rand is uniform between 0 and 1: no negative weights, and another distribution
# expect: uniform-instead-of-normal
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.random.rand(layers_dims[l], layers_dims[l - 1]) * 10
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: factor-missing — the factor 10 is missing, the weights have standard deviation 1
# expect: not-scaled
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: small-as-usual — the usual 0.01 instead of 10, because small weights are what one has learned
# expect: small-instead-of-large
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation 10; bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 0.01
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: divided-by-ten — the draws are divided by 10 instead of multiplied
# expect: divided-by-ten
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation 10; bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.random.randn(layers_dims[l], layers_dims[l - 1]) / 10
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: plus-ten — 10 is added to the draws, so the mean is 10 and the standard deviation 1
# expect: ten-added
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation 10; bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) + 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: ten-as-variance — the factor is sqrt(10): 10 is taken for the variance
# expect: ten-as-variance
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    std = np.sqrt(10)
    for l in range(1, L + 1):
        parameters["W" + str(l)] = std * np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: squared-factor — the weights are multiplied by the variance 100
# expect: variance-as-deviation
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    variance = 10 ** 2
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * variance
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: random-biases-after — the biases are drawn at random too, all after the weights, so the weights are right
# expect: none
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation 10; bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
    for l in range(1, L + 1):
        parameters["b" + str(l)] = np.random.randn(layers_dims[l], 1) * 10
    return parameters

# %% wrong: random-biases-between — each bias is drawn at random right after its weights, which also shifts the draws of the later weights
# expect: biases-drawn
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters["b" + str(l)] = np.random.randn(layers_dims[l], 1)
    return parameters

# %% wrong: biases-times-zero — the biases are drawn and multiplied by 0: they are zero, but the draws shift W2 and the later weights
# expect: drawn-for-biases-too
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters["b" + str(l)] = np.random.randn(layers_dims[l], 1) * 0
    return parameters

# %% wrong: last-layer-first — the layers are drawn from the last to the first, so each W gets another layer's draws
# expect: none
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation 10; bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(L, 0, -1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: drawn-transposed — drawn in the shape (n_{l-1}, n_l) and transposed: the right shape with the draws in another order
# expect: drawn-then-transposed
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        W = np.random.randn(layers_dims[l - 1], layers_dims[l]) * 10
        parameters["W" + str(l)] = W.T
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: shape-transposed — W has the shape (n_{l-1}, n_l)
# expect: weights-transposed
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l - 1], layers_dims[l]) * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: seed-in-the-loop — the seed is set again for every layer, so all layers begin with the same numbers
# expect: seed-in-the-loop
def initialize_parameters_random(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}
    for l in range(1, L + 1):
        np.random.seed(3)
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: seed-deleted — the given line with the seed was deleted, so every call gives other weights
# expect: seed-left-out
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    L = len(layers_dims) - 1
    parameters = {}
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: another-seed — the given seed 3 was changed to 42
# expect: none
def initialize_parameters_random(layers_dims):
    np.random.seed(42)
    parameters = {}
    L = len(layers_dims)
    for l in range(1, L):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: new-generator — draws with np.random.default_rng(3), a generator with other numbers than np.random.randn
# expect: another-generator
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    rng = np.random.default_rng(3)
    for l in range(1, L + 1):
        parameters["W" + str(l)] = 10 * rng.standard_normal((layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: tuple-to-randn — the shape is given to randn as one tuple, as for np.zeros, and raises a TypeError
# expect: shape-as-pair
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn((layers_dims[l], layers_dims[l - 1])) * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: factor-inside-bracket — the factor 10 stands inside the bracket and multiplies the number of columns
# expect: wrong-shape
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation 10; bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1] * 10)
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: power-for-product — ** 10 instead of * 10: the draws are raised to the tenth power
# expect: none
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) ** 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: output-layer-unscaled — the factor 10 is applied to the hidden layers only; the output layer keeps standard deviation 1
# expect: factor-too-many
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])
        if l < L:
            W = W * 10
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: only-first-scaled — the scaling line is outside the loop and reaches only W1
# expect: constant-factor
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    parameters["W1"] *= 10
    return parameters

# %% wrong: uniform-minus-ten-to-ten — drawn uniformly between -10 and 10 instead of from the normal distribution
# expect: uniform-around-zero
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.uniform(-10, 10, (layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: absolute-values — the absolute value is taken so that no weight is negative
# expect: signs-lost
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation 10; bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.abs(np.random.randn(layers_dims[l], layers_dims[l - 1])) * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: redraw-until-mean-zero — each W is drawn again until its mean is exactly 0, which never happens: an endless loop
# expect: never-ends
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        while W.mean() != 0:
            W = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: centered-weights — the mean of each drawn matrix is subtracted, so the weights are no longer the draws
# expect: none
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters["W" + str(l)] = (W - np.mean(W)) * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: column-by-column — the units' weights are drawn one column of W at a time, so the draws land in other places
# expect: drawn-then-transposed
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        W = np.zeros((layers_dims[l], layers_dims[l - 1]))
        for j in range(layers_dims[l - 1]):
            W[:, j] = 10 * np.random.randn(layers_dims[l])
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: test-draw-first — a draw for a look at the numbers was left in and moves all weights along the stream
# expect: none
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    print("test:", np.random.randn())
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: circles-network-typed — the sizes 2-10-5-1 of the notebook's network are typed in, and the argument is ignored
# expect: keys-too-many
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    parameters["W1"] = np.random.randn(10, 2) * 10
    parameters["b1"] = np.zeros((10, 1))
    parameters["W2"] = np.random.randn(5, 10) * 10
    parameters["b2"] = np.zeros((5, 1))
    parameters["W3"] = np.random.randn(1, 5) * 10
    parameters["b3"] = np.zeros((1, 1))
    return parameters

# %% wrong: one-number-per-layer — one random number is drawn per layer and fills the whole matrix: the symmetry is not broken
# expect: one-number-for-all-weights
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.ones((layers_dims[l], layers_dims[l - 1])) * np.random.randn() * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: biases-are-ten — the biases are 10 everywhere, because the bias should be as large as the weights
# expect: constant-added
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation 10; bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters["b" + str(l)] = np.ones((layers_dims[l], 1)) * 10
    return parameters

# %% wrong: two-rand-and-row-bias — two mistakes: rand for randn, and biases of shape (1, n_l)
# expect: bias-as-row + uniform-instead-of-normal
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation 10; bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.rand(layers_dims[l], layers_dims[l - 1]) * 10
        parameters["b" + str(l)] = np.zeros((1, layers_dims[l]))
    return parameters

# %% wrong: two-no-factor-and-short — two mistakes: the factor 10 is missing, and the last layer is left out
# expect: last-layer-skipped + not-scaled
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: two-small-and-random-biases — two mistakes: the factor is 0.01, and the biases are drawn at random
# expect: none
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 0.01
        parameters["b" + str(l)] = np.random.randn(layers_dims[l], 1) * 0.01
    return parameters

# %% wrong: two-rand-no-factor — two mistakes: rand for randn, and no factor 10
# expect: not-scaled + uniform-instead-of-normal
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.rand(layers_dims[l], layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: two-seed-in-loop-no-factor — two mistakes: the seed is set in every turn of the loop, and the factor is missing
# expect: seed-in-the-loop + not-scaled
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        np.random.seed(3)
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: two-reversed-argument — two mistakes: the caller's list is reversed in place, and the layers are therefore in the wrong order
# expect: wrong-shape
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    layers_dims.reverse()
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l - 1], layers_dims[l]) * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l - 1], 1))
    return parameters

# %% right: normal-with-scale — np.random.normal(0, 10, shape) draws the same numbers from the same stream
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.normal(0, 10, (layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% right: standard-normal-in-place — np.random.standard_normal(shape), and the factor applied in place
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        W = np.random.standard_normal(size=(layers_dims[l], layers_dims[l - 1]))
        W *= 10
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% right: number-by-number — each weight is drawn by its own call, row by row: the same stream in the same order
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        W = np.zeros((layers_dims[l], layers_dims[l - 1]))
        b = np.zeros((layers_dims[l], 1))
        for i in range(layers_dims[l]):
            for j in range(layers_dims[l - 1]):
                W[i, j] = 10 * np.random.randn()
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = b
    return parameters

# %% right: unit-by-unit — a list comprehension draws one row for each unit
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W%i" % l] = 10.0 * np.array([np.random.randn(layers_dims[l - 1]) for unit in range(layers_dims[l])])
        parameters["b%i" % l] = np.array([[0.0]] * layers_dims[l])
    return parameters

# %% right: one-long-draw — all weights are drawn in one vector and cut up, which gives the same numbers
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    sizes = [layers_dims[l] * layers_dims[l - 1] for l in range(1, L + 1)]
    stream = np.random.randn(sum(sizes)) * 10
    ends = np.cumsum(sizes)
    for l in range(1, L + 1):
        part = stream[ends[l - 1] - sizes[l - 1] : ends[l - 1]]
        parameters[f"W{l}"] = part.reshape(layers_dims[l], layers_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters

# %% right: weights-then-biases — starts from initialize_parameters_zeros and replaces the weights
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation 10; bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    parameters = initialize_parameters_zeros(layers_dims)
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(*parameters["W" + str(l)].shape) * 10
    return parameters

# %% right: own-random-state — a RandomState(3) of its own gives the same numbers and leaves the global stream alone
def initialize_parameters_random(layers_dims):
    rs = np.random.RandomState(3)
    shapes = list(zip(layers_dims[1:], layers_dims[:-1]))
    weights = {f"W{l}": rs.randn(*shape) * 10 for l, shape in enumerate(shapes, 1)}
    biases = {f"b{l}": np.zeros((rows, 1)) for l, (rows, _) in enumerate(shapes, 1)}
    return {**weights, **biases}

# %% right: biases-first — the dict holds the biases before the weights, and the factor is np.multiply
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
        parameters["W" + str(l)] = np.multiply(np.random.randn(layers_dims[l], layers_dims[l - 1]), 10)
    return parameters

# %% wrong: two-transposed-and-no-factor — two mistakes: W is (n_{l-1}, n_l), and the factor is missing
# expect: not-scaled + weights-transposed
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l - 1], layers_dims[l])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: two-variance-and-random-bias — two mistakes: the factor is sqrt(10), and the biases are drawn, after all weights
# expect: ten-as-variance
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(10)
    for l in range(1, L + 1):
        parameters["b" + str(l)] = np.random.randn(layers_dims[l], 1)
    return parameters

# %% wrong: two-row-bias-no-factor — two mistakes: the biases are rows, and the factor is missing
# expect: bias-as-row + not-scaled
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])
        10 * W
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((1, layers_dims[l]))
    return parameters

# %% wrong: two-generator-and-one-for-deviation — two mistakes: another generator, and the variance 10 in place of the standard deviation
# expect: ten-as-variance + another-generator
def initialize_parameters_random(layers_dims):
    """Draw large weights; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation 10; bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    rng = np.random.default_rng(seed=3)
    for l in range(1, L + 1):
        parameters["W" + str(l)] = rng.normal(0, np.sqrt(10), (layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: two-seed-deleted-and-rand — two mistakes: the seed was deleted, and rand stands for randn
# expect: uniform-instead-of-normal + seed-left-out
def initialize_parameters_random(layers_dims):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = np.random.rand(layers_dims[l], layers_dims[l - 1]) * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters
