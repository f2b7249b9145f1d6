# %% wrong: keys-without-d — keys "W1", "b1" like the parameters instead of "dW1", "db1"
# expect: keys-of-parameters
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"W{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"b{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v
# %% wrong: layers-from-zero — keys "dW0" ..., KeyError W0
# expect: layers-counted-from-zero
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(L):
        v[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])
        v[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])
    return v
# %% wrong: keys-shifted — reads W{l+1} but stores under dW{l}, so keys run from 0
# expect: keys-named-otherwise
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(L):
        v["dW" + str(l)] = np.zeros_like(parameters["W" + str(l + 1)])
        v["db" + str(l)] = np.zeros_like(parameters["b" + str(l + 1)])
    return v
# %% wrong: last-layer-lost — range(1, L) forgets the last layer
# expect: last-layer-skipped
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L):
        v[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])
        v[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])
    return v
# %% wrong: w-shape-in-b-line — db gets the shape of W after copy-paste
# expect: bias-shaped-like-weights
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])
        v[f"db{l}"] = np.zeros_like(parameters[f"W{l}"])
    return v
# %% wrong: w-key-in-b-line — both lines write the key dW, so dW gets b's shape and db is missing
# expect: keys-of-one-kind-missing
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v["dW" + str(l)] = np.zeros(parameters["W" + str(l)].shape)
        v["dW" + str(l)] = np.zeros(parameters["b" + str(l)].shape)
    return v
# %% wrong: ones — starts at one instead of zero
# expect: constant-added
def initialize_velocity(parameters):
    v = {}
    for name, value in parameters.items():
        v["d" + name] = np.ones(value.shape)
    return v
# %% wrong: copies-of-parameters — starts at the parameters themselves
# expect: starts-at-parameters
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.copy(parameters[f"W{l}"])
        v[f"db{l}"] = np.copy(parameters[f"b{l}"])
    return v
# %% wrong: scalar-zeros — plain number 0 for each gradient, no arrays
# expect: number-for-array
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = 0
        v[f"db{l}"] = 0
    return v
# %% wrong: weights-only — no entry for the biases
# expect: keys-of-one-kind-missing
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
    return v
# %% wrong: random-start — small random numbers like weights
# expect: none
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.random.randn(*parameters[f"W{l}"].shape) * 0.01
        v[f"db{l}"] = np.zeros((parameters[f"W{l}"].shape[0], 1))
    return v
# %% wrong: shape-as-two-arguments — np.zeros(rows, columns) without the tuple, TypeError
# expect: types-do-not-fit
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape[0], parameters[f"W{l}"].shape[1])
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape[0], 1)
    return v
# %% wrong: zeroes-parameters — multiplies the parameters themselves by zero in place, which erases the network, and stores those same arrays as the velocity
# expect: none
def initialize_velocity(parameters):
    v = {}
    for key in parameters:
        v["d" + key] = parameters[key]
        v["d" + key] *= 0
    return v
# %% wrong: np-zeros-of-array — np.zeros(W) instead of np.zeros(W.shape), TypeError
# expect: types-do-not-fit
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"])
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"])
    return v
# %% wrong: transposed-shapes — shape turned around, (n_{l-1}, n_l)
# expect: transposed
def initialize_velocity(parameters):
    v = {}
    for l in range(1, len(parameters) // 2 + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape[::-1])
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v
# %% wrong: flat-bias — db of shape (n,) instead of (n, 1)
# expect: dimension-lost
def initialize_velocity(parameters):
    v = {}
    for l in range(1, len(parameters) // 2 + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape[0])
    return v
# %% wrong: hard-coded-two-layers — just two layers by name
# expect: written-for-two-layers
def initialize_velocity(parameters):
    v = {}
    v["dW1"] = np.zeros_like(parameters["W1"])
    v["db1"] = np.zeros_like(parameters["b1"])
    v["dW2"] = np.zeros_like(parameters["W2"])
    v["db2"] = np.zeros_like(parameters["b2"])
    return v
# %% wrong: shapes-of-the-moons — the shapes of the 2-5-2-1 network written as numbers
# expect: keys-too-many
def initialize_velocity(parameters):
    v = {"dW1": np.zeros((5, 2)), "db1": np.zeros((5, 1)), "dW2": np.zeros((2, 5)), "db2": np.zeros((2, 1)), "dW3": np.zeros((1, 2)), "db3": np.zeros((1, 1))}
    return v
# %% wrong: keys-dv — keys "vdW1", "vdb1" from the formula's v_dW
# expect: keys-named-otherwise
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"vdW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"vdb{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v
# %% wrong: return-in-loop — returns after the first layer
# expect: return-in-the-loop
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
        return v
# %% wrong: no-return — returns nothing
# expect: nothing-returned
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
# %% wrong: empty-arrays — np.empty_like leaves arbitrary numbers, and 1e-3 is added to them
# expect: none
def initialize_velocity(parameters):
    return {"d" + key: np.empty_like(value) + 1e-3 for key, value in parameters.items()}
# %% wrong: list-instead-of-dict — a list of arrays
# expect: no-dict-returned
def initialize_velocity(parameters):
    v = []
    for key in parameters:
        v.append(np.zeros(parameters[key].shape))
    return v
# %% wrong: epsilon-start — starts at 1e-3 everywhere "to avoid a division by zero", not at zero
# expect: constant-added
def initialize_velocity(parameters):
    v = {}
    for key, value in parameters.items():
        v["d" + key] = np.full(value.shape, 1e-3)
    return v
# %% wrong: writes-into-parameters — adds the keys dW1, db1 to parameters itself (while iterating over a copy), and returns it
# expect: keys-too-many
def initialize_velocity(parameters):
    v = parameters
    for key in list(parameters.keys()):
        v["d" + key] = np.zeros(parameters[key].shape)
    return v
# %% wrong: tuple-w-and-b — returns two dicts, one for the weights and one for the biases
# expect: no-dict-returned
def initialize_velocity(parameters):
    L = len(parameters) // 2
    vW, vb = {}, {}
    for l in range(1, L + 1):
        vW[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        vb[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return vW, vb
# %% wrong: l-wrong-case — uses L instead of l in the key, so only the last layer exists
# expect: layers-missing
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"dW{L}"] = np.zeros(parameters[f"W{L}"].shape)
        v[f"db{L}"] = np.zeros(parameters[f"b{L}"].shape)
    return v
# %% wrong: lost-and-flat — two mistakes: the last layer is lost and the biases are flat
# expect: layers-missing
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(len(parameters[f"b{l}"]))
    return v
# %% wrong: ones-and-no-d — two mistakes: ones, and keys without d
# expect: keys-of-parameters
def initialize_velocity(parameters):
    return {key: np.ones_like(parameters[key]) for key in parameters}
# %% wrong: no-biases-and-scalars — two mistakes: no entries for the biases, and plain zeros instead of arrays
# expect: keys-of-one-kind-missing
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(L):
        v["dW" + str(l + 1)] = 0.0
    return v
# %% wrong: transposed-and-lost — two mistakes: W's shape turned around, and the last layer forgotten
# expect: layers-missing
def initialize_velocity(parameters):
    v = {}
    for l in range(1, len(parameters) // 2):
        W = parameters[f"W{l}"]
        v[f"dW{l}"] = np.zeros((W.shape[1], W.shape[0]))
        v[f"db{l}"] = np.zeros((W.shape[0], 1))
    return v
# %% right: dict-comprehension — over items
def initialize_velocity(parameters):
    return {"d" + key: np.zeros_like(value) for key, value in parameters.items()}
# %% right: zero-times — 0 times each parameter
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = 0 * parameters[f"W{l}"]
        v[f"db{l}"] = parameters[f"b{l}"] - parameters[f"b{l}"]
    return v
# %% right: from-shapes — np.zeros with explicit rows and columns
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(L):
        rows, columns = parameters["W" + str(l + 1)].shape
        v["dW" + str(l + 1)] = np.zeros((rows, columns))
        v["db" + str(l + 1)] = np.zeros((rows, 1))
    return v
# %% right: biases-first — biases first, then weights, other order of the keys
def initialize_velocity(parameters):
    v = {}
    for kind in ("b", "W"):
        for l in range(len(parameters) // 2, 0, -1):
            v.update({f"d{kind}{l}": np.full(parameters[f"{kind}{l}"].shape, 0.0)})
    return v
# %% right: dict-zip — dict and zip with a map and type hints
def initialize_velocity(parameters: dict) -> dict:
    names = map("d{}".format, parameters)
    arrays = map(np.zeros_like, parameters.values())
    v = dict(zip(names, arrays))
    print(sorted(v))
    return v
# %% right: integer-zeros — zeros of an integer type
def initialize_velocity(parameters):
    v = {}
    for key in parameters.keys():
        v["d" + key] = np.zeros(parameters[key].shape, dtype=int)
    return v
# %% wrong: skipped-first-and-shape — two mistakes: layer 1 is skipped, and db takes the shape of W
# expect: layers-missing
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(2, L + 1):
        v["dW%d" % l] = np.zeros_like(parameters["W%d" % l])
        v["db%d" % l] = np.zeros_like(parameters["W%d" % l])
    return v
# %% wrong: ones-and-return-inside — two mistakes: ones instead of zeros, and the return is inside the loop
# expect: layers-missing
def initialize_velocity(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.ones(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.ones(parameters[f"b{l}"].shape)
        return v
