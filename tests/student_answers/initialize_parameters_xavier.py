# %% wrong: no-root — the factor is the variance 1/n_{l-1}; the root that makes it a standard deviation is missing
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
    raise NotImplementedError()

# %% wrong: own-size — the root of 1/n_l: the layer's own size instead of the size of the layer before
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: glorot-paper — the paper's 2/(n_{l-1}+n_l), which the notebook names but does not use
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: he-scale — the 2 of He's rule: sqrt(2/n_{l-1})
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: multiplied-by-root-n — multiplies by sqrt(n_{l-1}) instead of dividing, so large layers get larger weights
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: divided-by-inverse-root — divides by sqrt(1/n_{l-1}): the root is on the wrong side of the fraction
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: power-precedence — (1/n) ** 1/2 is (1/n)/2 in Python, because ** binds before /
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: integer-division — // instead of /: the factor is 0 for every layer with more than one input
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: input-size-for-all — every layer uses the number of inputs n_0
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: ten-left-in — copied from exercise 2: the factor 10 stayed next to the new scale
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: only-ten — copied from exercise 2 and not changed: standard deviation 10
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
    raise NotImplementedError()

# %% wrong: rand-with-xavier — rand instead of randn: uniform between 0 and 1, with the right scale
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: uniform-xavier — the uniform form of Xavier, between -1/sqrt(n) and 1/sqrt(n), known from a library
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
    raise NotImplementedError()

# %% wrong: scaled-random-biases — the biases are drawn with the same scale instead of being zero
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
    raise NotImplementedError()

# %% wrong: biases-are-the-scale — the biases are filled with the scale, because "each layer has a scale of its own"
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: minus-one-on-the-size — n_{l-1} is read as n_l - 1: the layer's own size minus one
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: index-of-l-minus-one — l - 1 itself, without layers_dims, is under the root: division by zero in layer 1
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: product-of-sizes — the root of 1/(n_l * n_{l-1}), the number of weights, not the number of inputs of one unit
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: normalized-by-measured-std — the draws are divided by their own standard deviation before they are scaled
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
    raise NotImplementedError()

# %% wrong: scale-adds-up — the scale is multiplied on from layer to layer instead of set anew, so later layers get smaller and smaller
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: scale-of-first-layer — the scale is computed once before the loop, from W1's inputs, and an l that is not updated
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
    raise NotImplementedError()

# %% wrong: added-not-multiplied — the scale is added to the draws instead of multiplied
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
    raise NotImplementedError()

# %% wrong: typed-for-circles — the roots of 2, 10 and 5 are typed in; other networks get a wrong scale
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: transposed — W is drawn in the shape (n_{l-1}, n_l); the scale is right
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: rows-of-own-matrix — the size is taken from W.shape[0], the rows, where the columns are the inputs
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: math-not-imported — math.sqrt is used and math is not imported
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: scaled-after-the-loop — the scaling line stands after the loop, so only the last layer is scaled
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: random-weights-reused-with-ten — takes the weights of exercise 2 and scales them, but forgets that they carry the factor 10
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: root-of-one-only — np.sqrt(1) / n: the bracket closes too early, so the root does not reach n
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: output-layer-not-scaled — only the hidden layers get Xavier's scale; the output layer keeps standard deviation 1
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: argument-replaced — the sizes in the caller's list are replaced by their roots to have them at hand
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-own-size-no-root — two mistakes: the layer's own size, and no root
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-he-and-own-size — two mistakes: the 2 of He, and the layer's own size
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
    raise NotImplementedError()

# %% wrong: two-paper-without-root — two mistakes: the paper's mean of both sizes, and no root
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-transposed-own-size — two mistakes: W is (n_{l-1}, n_l), and the scale uses n_l
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-rand-no-root — two mistakes: rand for randn, and the variance as a factor
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
    raise NotImplementedError()

# %% wrong: two-paper-and-flat-bias — two mistakes: the paper's scale, and biases with one axis
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-short-and-no-root — two mistakes: the last layer is missing, and the root is missing
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
    raise NotImplementedError()

# %% right: divided-by-root — divides by np.sqrt(n_{l-1}) instead of multiplying by a root
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: power-minus-half — n ** -0.5 as the scale
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: normal-with-scale — np.random.normal with scale=sqrt(1/n)
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: random-weights-reused — takes the weights of exercise 2 and divides by 10 and by the root
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: columns-of-the-matrix — the size is read from W.shape[1], and the matrix is scaled in place
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: diagonal-matrix — scales by a matrix product with a diagonal matrix, in a helper lambda
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: exp-of-log — the standard deviation as exp(-log(n)/2), with math imported in the function
def initialize_parameters_xavier(layers_dims):
    """Draw weights with variance 1 / n_{l-1}; the biases are zero."""
    np.random.seed(3)
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

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
