# %% wrong: shapes-of-W-swapped — W has a row for each unit of the layer before, (n_{l-1}, n_l): rows and columns are swapped
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: last-layer-missing — range(1, L) stops one layer early, so WL and bL do not exist
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: bias-as-row — the biases have shape (1, n_l) and not (n_l, 1)
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: bias-one-axis — the biases are vectors of shape (n_l,), with one axis instead of two
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: keys-start-at-zero — the layers are counted from 0, so the keys are W0 … W(L-1) although the shapes are right
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: loop-from-zero-index-minus-one — the loop runs over 0 … L-1 but the body is that for 1 … L: layer 0 takes layers_dims[-1], and layer L is missing
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: key-without-number — the f of the f-string is missing, so every layer writes to the same keys "W{l}" and "b{l}"
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: keys-are-integers — the dict is nested by layer number: parameters[1]["W"] instead of parameters["W1"]
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: nothing-returned — the dict is filled and printed, but never returned
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: zeros-with-two-arguments — np.zeros gets the two sizes as two arguments, so the second one is taken as a dtype and raises
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: small-random-instead — the student remembers that zeros are bad and draws small random weights instead of zeros
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: ones-instead — np.ones where np.zeros is needed, in weights and biases
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: biases-are-one — the weights are zero but the biases start at 1
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: bias-of-previous-layer — the bias has a row for each unit of the layer before: n_{l-1} instead of n_l
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: dict-emptied-in-loop — parameters = {} stands inside the loop, so only the last layer survives
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: return-in-loop — return is indented into the loop, so only layer 1 is built
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: counts-entries-as-layers — the loop runs to L+1 as if layers_dims had a layer more, and the index runs out of range
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: pops-the-argument — the sizes are popped from the caller's list, so layers_dims is shorter after the call
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: three-layers-only — three layers are typed by hand: networks of any other depth get a wrong dict or an error
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: scalar-bias — every layer gets the number 0.0 as its bias instead of an array of shape (n_l, 1)
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: no-biases — only the weights are filled in, the biases are forgotten
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: square-weights — W is square, (n_l, n_l), as if a layer received its own activations
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: W-key-in-bias-line — the second line was copied and its key is still W, so the zeros of the bias overwrite the weights and b does not exist
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-transposed-and-short — two mistakes: W has the shape (n_{l-1}, n_l), and the loop leaves the last layer out
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-lower-case-and-row-bias — two mistakes: the keys are lower case w1, and the biases are rows (1, n_l)
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-transposed-and-flat-bias — two mistakes: W has the shape (n_{l-1}, n_l), and b is flat
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-keys-from-zero-and-transposed — two mistakes: keys start at W0, and W has the shape (n_{l-1}, n_l)
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-random-weights-bias-one — two mistakes: the weights are random, and the biases are ones
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-popped-and-row-bias — two mistakes: the input size is deleted from the caller's list, and the biases are rows
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: returns-two-dicts — weights and biases are returned as two separate dicts in a tuple
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: string-plus-int — the key is built by adding a string and an integer, which raises a TypeError
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: misspelled-argument — the argument is called layer_dims in the body, so a NameError is raised
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: first-size-everywhere — every W has n_0 columns, as if every layer received the input
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: dict-comprehensions — two comprehensions merged with |
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: zip-of-neighbours — runs over pairs of neighbouring sizes, and does not use L
def initialize_parameters_zeros(layers_dims: list[int]) -> dict[str, np.ndarray]:
    parameters = {}
    for l, (n_in, n_out) in enumerate(zip(layers_dims, layers_dims[1:]), start=1):
        parameters.update({f"W{l}": np.zeros((n_out, n_in)), f"b{l}": np.zeros((n_out, 1))})
    return parameters

# %% right: nested-lists — builds rows of 0.0 by hand and turns them into arrays
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: random-times-zero — draws random numbers and multiplies them by 0, which leaves some negative zeros
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere.

    Arguments:
        layers_dims: list of the sizes n_0, n_1, ..., n_L, from the input to the output

    Returns:
        parameters: dict "W1", "b1", ..., "WL", "bL" of zeros; Wl of shape (n_l, n_{l-1}), bl of shape (n_l, 1)
    """
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: while-and-walrus — counts with a walrus, in a while loop, and builds the layers from the last to the first
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: bias-from-weights — the bias is the row sum of the zero weights, with keepdims
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: helper-class — a small class makes the layers, and the method is called outside the graded function's body
class Layer:
    def __init__(self, n_in, n_out):
        self.W = np.zeros((n_out, n_in))
        self.b = np.zeros((n_out, 1))


def initialize_parameters_zeros(layers_dims):
    layers = [Layer(layers_dims[k], layers_dims[k + 1]) for k in range(len(layers_dims) - 1)]
    parameters = {}
    for number, layer in enumerate(layers):
        parameters["W" + str(number + 1)] = layer.W
        parameters["b" + str(number + 1)] = layer.b
    return parameters

# %% right: empty-then-fill — np.empty and an in-place assignment of zero to every entry
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    raise NotImplementedError()
