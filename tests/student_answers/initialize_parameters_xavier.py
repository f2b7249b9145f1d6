# %% wrong: no-root — the factor is the variance 1/n_{l-1}; the root that makes it a standard deviation is missing
# expect: root-left-out
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * (1 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: own-size — the root of 1/n_l: the layer's own size instead of the size of the layer before
# expect: scaled-by-own-size
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(1 / layers_dims[l])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: glorot-paper — the paper's 2/(n_{l-1}+n_l), which the notebook names but does not use
# expect: sum-of-both-sizes
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = np.sqrt(2 / (n_prev + n_l))
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% wrong: he-scale — the 2 of He's rule: sqrt(2/n_{l-1})
# expect: he-for-xavier
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = np.sqrt(2.0 / n_prev)
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% wrong: multiplied-by-root-n — multiplies by sqrt(n_{l-1}) instead of dividing, so large layers get larger weights
# expect: scale-inverted
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: divided-by-inverse-root — divides by sqrt(1/n_{l-1}): the root is on the wrong side of the fraction
# expect: scale-inverted
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1])/ np.sqrt(1 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: power-precedence — (1/n) ** 1/2 is (1/n)/2 in Python, because ** binds before /
# expect: slip:half-for-root-w-1-over-a-layer-s-size
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = (1 / n_prev) ** 1/2
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% wrong: integer-division — // instead of /: the factor is 0 for every layer with more than one input
# expect: factor-too-many
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = np.sqrt(1 // n_prev)
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% wrong: input-size-for-all — every layer uses the number of inputs n_0
# expect: scaled-by-input-size
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = 1 / np.sqrt(layers_dims[0])
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% wrong: ten-left-in — copied from exercise 2: the factor 10 stayed next to the new scale
# expect: ten-kept
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10 * np.sqrt(1 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: only-ten — copied from exercise 2 and not changed: standard deviation 10
# expect: still-times-ten
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: uniform-xavier — the uniform form of Xavier, between -1/sqrt(n) and 1/sqrt(n), known from a library
# expect: uniform-around-zero
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        limit = 1 / np.sqrt(layers_dims[l - 1])
        parameters["W" + str(l)] = np.random.uniform(-limit, limit, size=(layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: scaled-random-biases — the biases are drawn with the same scale instead of being zero
# expect: biases-drawn-and-scaled
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        scale = np.sqrt(1 / layers_dims[l - 1])
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * scale
        parameters["b" + str(l)] = np.random.randn(layers_dims[l], 1) * scale
    return parameters

# %% wrong: biases-are-the-scale — the biases are filled with the scale, because "each layer has a scale of its own"
# expect: none
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        scale = np.sqrt(1 / layers_dims[l - 1])
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * scale
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1)) + scale
    return parameters

# %% wrong: minus-one-on-the-size — n_{l-1} is read as n_l - 1: the layer's own size minus one
# expect: factor-too-many
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = np.sqrt(1 / max(n_l - 1, 1))
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% wrong: index-of-l-minus-one — l - 1 itself, without layers_dims, is under the root: division by zero in layer 1
# expect: division-by-zero
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(1 / (l - 1))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: product-of-sizes — the root of 1/(n_l * n_{l-1}), the number of weights, not the number of inputs of one unit
# expect: product-of-both-sizes
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = np.sqrt(1 / (n_l * n_prev))
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% wrong: normalized-by-measured-std — the draws are divided by their own standard deviation before they are scaled
# expect: factor-too-many
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])
        W = W / np.std(W)
        parameters["W" + str(l)] = W * np.sqrt(1 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: scale-adds-up — the scale is multiplied on from layer to layer instead of set anew, so later layers get smaller and smaller
# expect: factor-too-many
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    scale = 1.0
    for l in range(1, L + 1):
        scale *= np.sqrt(1 / layers_dims[l - 1])
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * scale
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: scale-of-first-layer — the scale is computed once before the loop, from W1's inputs, and an l that is not updated
# expect: slip:index-fixed-w
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    l = 1
    scale = np.sqrt(1 / layers_dims[l])
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * scale
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: added-not-multiplied — the scale is added to the draws instead of multiplied
# expect: scale-added
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) + np.sqrt(1 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: typed-for-circles — the roots of 2, 10 and 5 are typed in; other networks get a wrong scale
# expect: factor-too-many
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    sizes = {1: 2, 2: 10, 3: 5}
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) / np.sqrt(sizes.get(l, 10))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: rows-of-own-matrix — the size is taken from W.shape[0], the rows, where the columns are the inputs
# expect: scaled-by-own-size
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters["W" + str(l)] = W / np.sqrt(W.shape[0])
        parameters["b" + str(l)] = np.zeros((W.shape[0], 1))
    return parameters

# %% wrong: math-not-imported — math.sqrt is used and math is not imported
# expect: name-not-defined
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * math.sqrt(1 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: scaled-after-the-loop — the scaling line stands after the loop, so only the last layer is scaled
# expect: factor-too-many
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    parameters["W" + str(l)] *= np.sqrt(1 / layers_dims[l - 1])
    return parameters

# %% wrong: random-weights-reused-with-ten — takes the weights of exercise 2 and scales them, but forgets that they carry the factor 10
# expect: ten-kept
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    parameters = initialize_parameters_random(layers_dims)
    for l in range(1, L + 1):
        parameters["W" + str(l)] = parameters["W" + str(l)] / np.sqrt(layers_dims[l - 1])
    return parameters

# %% wrong: root-of-one-only — np.sqrt(1) / n: the bracket closes too early, so the root does not reach n
# expect: root-left-out
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(1) / layers_dims[l - 1]
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: output-layer-not-scaled — only the hidden layers get Xavier's scale; the output layer keeps standard deviation 1
# expect: factor-too-many
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = np.sqrt(1 / n_prev) if l < L else 1.0
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% wrong: argument-replaced — the sizes in the caller's list are replaced by their roots to have them at hand
# expect: none
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    roots = layers_dims
    shapes = list(zip(layers_dims[1:], layers_dims[:-1]))
    for k in range(len(roots)):
        roots[k] = np.sqrt(roots[k])
    for l, (rows, cols) in enumerate(shapes, start=1):
        parameters[f"W{l}"] = np.random.randn(rows, cols) / roots[l - 1]
        parameters[f"b{l}"] = np.zeros((rows, 1))
    return parameters

# %% wrong: two-own-size-no-root — two mistakes: the layer's own size, and no root
# expect: root-left-out + slip:index-more-w-1
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * (1 / layers_dims[l])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: two-he-and-own-size — two mistakes: the 2 of He, and the layer's own size
# expect: he-for-xavier + slip:index-more-w-1
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = np.sqrt(2 / n_l)
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% wrong: two-paper-without-root — two mistakes: the paper's mean of both sizes, and no root
# expect: sum-of-both-sizes + slip:call-dropped-w-the-root
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = 2 / (n_prev + n_l)
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% wrong: two-transposed-own-size — two mistakes: W is (n_{l-1}, n_l), and the scale uses n_l
# expect: scaled-by-own-size + weights-transposed
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l - 1], layers_dims[l]) / np.sqrt(layers_dims[l])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: two-rand-no-root — two mistakes: rand for randn, and the variance as a factor
# expect: root-left-out + uniform-instead-of-normal
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.rand(layers_dims[l], layers_dims[l - 1]) * (1 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: two-paper-and-flat-bias — two mistakes: the paper's scale, and biases with one axis
# expect: sum-of-both-sizes + bias-without-second-dimension
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        fan_in, fan_out = layers_dims[l - 1], layers_dims[l]
        parameters["W" + str(l)] = np.random.randn(fan_out, fan_in) * np.sqrt(2 / (fan_in + fan_out))
        parameters["b" + str(l)] = np.zeros(fan_out)
    return parameters

# %% wrong: two-short-and-no-root — two mistakes: the last layer is missing, and the root is missing
# expect: last-layer-skipped + root-left-out
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) / layers_dims[l - 1]
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% right: divided-by-root — divides by np.sqrt(n_{l-1}) instead of multiplying by a root
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1])/ np.sqrt(layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% right: power-minus-half — n ** -0.5 as the scale
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = n_prev**-0.5
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% right: normal-with-scale — np.random.normal with scale=sqrt(1/n)
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        std = np.sqrt(1 / layers_dims[l - 1])
        parameters["W" + str(l)] = np.random.normal(loc=0.0, scale=std, size=(layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% right: random-weights-reused — takes the weights of exercise 2 and divides by 10 and by the root
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    parameters = initialize_parameters_random(layers_dims)
    for l in range(1, L + 1):
        parameters["W" + str(l)] = parameters["W" + str(l)] / 10 * np.sqrt(1 / layers_dims[l - 1])
    return parameters

# %% right: columns-of-the-matrix — the size is read from W.shape[1], and the matrix is scaled in place
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l, (rows, cols) in enumerate(zip(layers_dims[1:], layers_dims), start=1):
        W = np.random.randn(rows, cols)
        W /= np.sqrt(W.shape[1])
        parameters |= {f"W{l}": W, f"b{l}": np.zeros((rows, 1))}
    return parameters

# %% right: diagonal-matrix — scales by a matrix product with a diagonal matrix, in a helper lambda
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    scale = lambda n: np.eye(n) * (1 / n) ** (1 / 2)
    for l in range(1, L + 1):
        n = layers_dims[l - 1]
        parameters["W" + str(l)] = np.matmul(np.random.randn(layers_dims[l], n), scale(n))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% right: exp-of-log — the standard deviation as exp(-log(n)/2), with math imported in the function
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    import math

    for l in range(1, L + 1):
        std = math.exp(-math.log(layers_dims[l - 1]) / 2)
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * std
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% right: recursion — a recursive helper draws the layers in order
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)

    def layers(l):
        if l == 0:
            return {}
        before = layers(l - 1)
        n_in, n_out = layers_dims[l - 1], layers_dims[l]
        before["W" + str(l)] = np.random.randn(n_out, n_in) * np.sqrt(np.reciprocal(float(n_in)))
        before["b" + str(l)] = np.zeros((n_out, 1))
        return before

    return layers(len(layers_dims) - 1)

# %% wrong: two-ten-kept-own-size — two mistakes: the factor 10 is still there, and the scale uses n_l
# expect: ten-kept + scaled-by-own-size
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = 10 / np.sqrt(n_l)
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% wrong: two-product-and-no-root — two mistakes: the product of both sizes, and no root
# expect: product-of-both-sizes + slip:call-dropped-w-the-root
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, len(layers_dims)):
        n_l, n_prev = layers_dims[l], layers_dims[l - 1]
        scale = 1 / (n_l * n_prev)
        parameters[f"W{l}"] = scale * np.random.randn(n_l, n_prev)
        parameters[f"b{l}"] = np.zeros((n_l, 1))
    return parameters

# %% wrong: two-own-size-row-bias — two mistakes: the scale uses n_l, and the biases are rows
# expect: scaled-by-own-size + bias-as-row
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) / np.sqrt(layers_dims[l])
        parameters["b" + str(l)] = np.zeros((1, layers_dims[l]))
    return parameters

# %% wrong: two-inverted-own-size — two mistakes: multiplied by the root, and of the layer's own size
# expect: scaled-by-own-size + slip:multiplied-for-divided-w-a-layer-s-size
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * np.sqrt(layers_dims[l])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: two-he-random-biases — two mistakes: He's scale, and random biases drawn between the weights
# expect: none
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL"; Wl of shape (n_l, n_{l-1}), normal with
            standard deviation sqrt(1 / n_{l-1}); bl of shape (n_l, 1), zero
    """
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        s = np.sqrt(2 / layers_dims[l - 1])
        parameters["W" + str(l)] = s * np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters["b" + str(l)] = s * np.random.randn(layers_dims[l], 1)
    return parameters
