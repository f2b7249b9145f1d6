# %% wrong: shapes-of-W-swapped — W has a row for each unit of the layer before, (n_{l-1}, n_l): rows and columns are swapped
# expect: weights-transposed
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.zeros((layers_dims[l - 1], layers_dims[l]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: last-layer-missing — range(1, L) stops one layer early, so WL and bL do not exist
# expect: last-layer-skipped
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L):
        parameters["W" + str(l)] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))

    return parameters

# %% wrong: bias-as-row — the biases have shape (1, n_l) and not (n_l, 1)
# expect: bias-as-row
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((1, layers_dims[l]))
    return parameters

# %% wrong: bias-one-axis — the biases are vectors of shape (n_l,), with one axis instead of two
# expect: bias-without-second-dimension
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros(layers_dims[l])
    return parameters

# %% wrong: keys-start-at-zero — the layers are counted from 0, so the keys are W0 … W(L-1) although the shapes are right
# expect: keys-counted-from-zero
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
    for i in range(L):
        parameters[f"W{i}"] = np.zeros((layers_dims[i + 1], layers_dims[i]))
        parameters[f"b{i}"] = np.zeros((layers_dims[i + 1], 1))
    return parameters

# %% wrong: loop-from-zero-index-minus-one — the loop runs over 0 … L-1 but the body is that for 1 … L: layer 0 takes layers_dims[-1], and layer L is missing
# expect: input-counted-as-layer
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
    for l in range(L):
        parameters['W' + str(l)] = np.zeros((layers_dims[l], layers_dims[l-1]))
        parameters['b' + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: key-without-number — the f of the f-string is missing, so every layer writes to the same keys "W{l}" and "b{l}"
# expect: keys-without-layer-number
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
    for l in range(1, L + 1):
        parameters["W{l}"] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters["b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: keys-are-integers — the dict is nested by layer number: parameters[1]["W"] instead of parameters["W1"]
# expect: keys-missing
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters[l] = {}
        parameters[l]["W"] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters[l]["b"] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: nothing-returned — the dict is filled and printed, but never returned
# expect: nothing-returned
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    print(parameters)

# %% wrong: zeros-with-two-arguments — np.zeros gets the two sizes as two arguments, so the second one is taken as a dtype and raises
# expect: shape-as-two-arguments
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.zeros(layers_dims[l], layers_dims[l - 1])
        parameters[f"b{l}"] = np.zeros(layers_dims[l], 1)
    return parameters

# %% wrong: small-random-instead — the student remembers that zeros are bad and draws small random weights instead of zeros
# expect: small-random-weights
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l-1]) * 0.01
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: ones-instead — np.ones where np.zeros is needed, in weights and biases
# expect: biases-start-at-one + ones-for-zeros
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
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.ones((layers_dims[l], layers_dims[l-1]))
        parameters["b" + str(l)] = np.ones((layers_dims[l], 1))
    return parameters

# %% wrong: biases-are-one — the weights are zero but the biases start at 1
# expect: biases-start-at-one
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.zeros((layers_dims[l], layers_dims[l-1]))
        parameters["b" + str(l)] = np.ones((layers_dims[l], 1))
    return parameters

# %% wrong: bias-of-previous-layer — the bias has a row for each unit of the layer before: n_{l-1} instead of n_l
# expect: bias-sized-by-inputs
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, len(layers_dims)):
        n_in, n_out = layers_dims[l - 1], layers_dims[l]
        parameters[f"W{l}"] = np.zeros((n_out, n_in))
        parameters[f"b{l}"] = np.zeros((n_in, 1))
    return parameters

# %% wrong: dict-emptied-in-loop — parameters = {} stands inside the loop, so only the last layer survives
# expect: layers-missing
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters = {}
        parameters["W" + str(l)] = np.zeros((layers_dims[l], layers_dims[l-1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: return-in-loop — return is indented into the loop, so only layer 1 is built
# expect: return-in-the-loop
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
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.zeros((layers_dims[l], layers_dims[l-1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
        return parameters

# %% wrong: counts-entries-as-layers — the loop runs to L+1 as if layers_dims had a layer more, and the index runs out of range
# expect: beyond-the-list-of-sizes
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 2):
        parameters["W" + str(l)] = np.zeros((layers_dims[l], layers_dims[l-1]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: pops-the-argument — the sizes are popped from the caller's list, so layers_dims is shorter after the call
# expect: none
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
    n_prev = layers_dims.pop(0)
    l = 1
    while layers_dims:
        n = layers_dims.pop(0)
        parameters[f"W{l}"] = np.zeros((n, n_prev))
        parameters[f"b{l}"] = np.zeros((n, 1))
        n_prev = n
        l += 1
    return parameters

# %% wrong: three-layers-only — three layers are typed by hand: networks of any other depth get a wrong dict or an error
# expect: written-for-three-layers
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
    parameters["W1"] = np.zeros((layers_dims[1], layers_dims[0]))
    parameters["b1"] = np.zeros((layers_dims[1], 1))
    parameters["W2"] = np.zeros((layers_dims[2], layers_dims[1]))
    parameters["b2"] = np.zeros((layers_dims[2], 1))
    parameters["W3"] = np.zeros((layers_dims[3], layers_dims[2]))
    parameters["b3"] = np.zeros((layers_dims[3], 1))
    return parameters

# %% wrong: scalar-bias — every layer gets the number 0.0 as its bias instead of an array of shape (n_l, 1)
# expect: bias-as-number
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
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters[f"b{l}"] = 0.0
    return parameters

# %% wrong: no-biases — only the weights are filled in, the biases are forgotten
# expect: biases-left-out
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.zeros((layers_dims[l], layers_dims[l - 1]))
    return parameters

# %% wrong: square-weights — W is square, (n_l, n_l), as if a layer received its own activations
# expect: weights-square
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
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.zeros((layers_dims[l], layers_dims[l]))
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: W-key-in-bias-line — the second line was copied and its key is still W, so the zeros of the bias overwrite the weights and b does not exist
# expect: keys-of-one-kind-missing
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.zeros((layers_dims[l], layers_dims[l-1]))
        parameters["W" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: two-transposed-and-short — two mistakes: W has the shape (n_{l-1}, n_l), and the loop leaves the last layer out
# expect: layers-missing
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L):
        parameters["W" + str(l)] = np.zeros((layers_dims[l-1], layers_dims[l]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: two-lower-case-and-row-bias — two mistakes: the keys are lower case w1, and the biases are rows (1, n_l)
# expect: keys-of-one-kind-missing
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
    for l in range(1, L + 1):
        parameters["w" + str(l)] = np.zeros((layers_dims[l], layers_dims[l-1]))
        parameters["b" + str(l)] = np.zeros((1, layers_dims[l]))
    return parameters

# %% wrong: two-transposed-and-flat-bias — two mistakes: W has the shape (n_{l-1}, n_l), and b is flat
# expect: wrong-shape
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    dims = layers_dims
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.zeros([dims[l - 1], dims[l]])
        parameters[f"b{l}"] = np.zeros([dims[l]])
    return parameters

# %% wrong: two-keys-from-zero-and-transposed — two mistakes: keys start at W0, and W has the shape (n_{l-1}, n_l)
# expect: keys-named-otherwise
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for i in range(len(layers_dims) - 1):
        parameters["W" + str(i)] = np.zeros((layers_dims[i], layers_dims[i + 1]))
        parameters["b" + str(i)] = np.zeros((layers_dims[i + 1], 1))
    return parameters

# %% wrong: two-random-weights-bias-one — two mistakes: the weights are random, and the biases are ones
# expect: biases-start-at-one
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters[f"b{l}"] = np.ones((layers_dims[l], 1))
    return parameters

# %% wrong: two-popped-and-row-bias — two mistakes: the input size is deleted from the caller's list, and the biases are rows
# expect: bias-as-row
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
    n_prev = layers_dims[0]
    del layers_dims[0]
    for l, n in enumerate(layers_dims):
        parameters["W%d" % (l + 1)] = np.zeros((n, n_prev))
        parameters["b%d" % (l + 1)] = np.zeros((1, n))
        n_prev = n
    return parameters

# %% wrong: returns-two-dicts — weights and biases are returned as two separate dicts in a tuple
# expect: no-dict-returned
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    W = {f"W{l}": np.zeros((layers_dims[l], layers_dims[l - 1])) for l in range(1, L + 1)}
    b = {f"b{l}": np.zeros((layers_dims[l], 1)) for l in range(1, L + 1)}
    return W, b

# %% wrong: string-plus-int — the key is built by adding a string and an integer, which raises a TypeError
# expect: types-do-not-fit
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for l in range(1, L + 1):
        parameters["W" + l] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters["b" + l] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: first-size-everywhere — every W has n_0 columns, as if every layer received the input
# expect: wrong-shape
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    n_x = layers_dims[0]
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.zeros((layers_dims[l], n_x))
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters

# %% right: dict-comprehensions — two comprehensions merged with |
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    W = {f"W{l}": np.zeros((layers_dims[l], layers_dims[l - 1])) for l in range(1, L + 1)}
    b = {f"b{l}": np.zeros((layers_dims[l], 1)) for l in range(1, L + 1)}
    return W | b

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

    for l in range(1, L + 1):
        rows = []
        for i in range(layers_dims[l]):
            rows.append([0.0] * layers_dims[l - 1])
        parameters["W" + str(l)] = np.array(rows)
        parameters["b" + str(l)] = np.array([[0.0] for i in range(layers_dims[l])])
    return parameters

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
    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 0
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1)) * 0
    return parameters

# %% right: while-and-walrus — counts with a walrus, in a while loop, and builds the layers from the last to the first
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    l = L + 1
    while (l := l - 1) > 0:
        shape = layers_dims[l], layers_dims[l - 1]
        parameters["W{}".format(l)] = np.full(shape, 0.0)
        parameters["b{}".format(l)] = np.full((shape[0], 1), fill_value=0.0)
        print("layer", l, shape)
    return parameters

# %% right: bias-from-weights — the bias is the row sum of the zero weights, with keepdims
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        W = np.zeros(shape=[layers_dims[l], layers_dims[l - 1]])
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = W.sum(axis=1, keepdims=True)
    return parameters

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

    for l in range(1, L + 1):
        W = np.empty((layers_dims[l], layers_dims[l - 1]))
        W[:] = 0
        b = np.empty((layers_dims[l], 1))
        b[...] = 0.
        parameters[f"W{l}"], parameters[f"b{l}"] = W, b
    return parameters

# %% wrong: two-short-and-flat-bias — two mistakes: the last layer is missing, and the biases have one axis
# expect: layers-missing
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for i in range(1, len(layers_dims) - 1):
        parameters["W" + str(i)] = np.zeros((layers_dims[i], layers_dims[i-1]))
        parameters["b" + str(i)] = np.zeros((layers_dims[i],))
    return parameters

# %% wrong: two-keys-from-zero-and-row-bias — two mistakes: the keys start at W0, and the biases are rows
# expect: keys-named-otherwise
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    # YOUR CODE HERE
    for k, (n_in, n_out) in enumerate(zip(layers_dims, layers_dims[1:])):
        parameters[f"W{k}"] = np.zeros((n_out, n_in))
        parameters[f"b{k}"] = np.zeros((1, n_out))
    return parameters

# %% wrong: two-transposed-and-bias-of-inputs — two mistakes: W is (n_{l-1}, n_l), and b has n_{l-1} rows
# expect: wrong-shape
def initialize_parameters_zeros(layers_dims):
    """Start with zeros everywhere."""
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters["W" + str(l)] = np.zeros((layers_dims[l-1], layers_dims[l]))
        parameters["b" + str(l)] = np.zeros((layers_dims[l-1], 1))
    return parameters

# %% wrong: two-small-random-transposed — two mistakes: small random weights instead of zeros, in the shape (n_{l-1}, n_l)
# expect: small-random-weights + slip:arguments-exchanged-w-normal-numbers
def initialize_parameters_zeros(layers_dims):
    L = len(layers_dims) - 1  # the input is no layer
    parameters = {}

    for l in range(1, L + 1):
        parameters[f"W{l}"] = 0.01 * np.random.randn(layers_dims[l - 1], layers_dims[l])
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters

# %% wrong: two-bias-ones-flat — two mistakes: the biases are ones, and they have one axis
# expect: dimension-lost
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
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.zeros((layers_dims[l], layers_dims[l - 1]))
        parameters[f"b{l}"] = np.ones(layers_dims[l])
    return parameters
