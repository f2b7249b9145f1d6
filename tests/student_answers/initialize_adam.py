# %% wrong: same-dict — v = s = {} makes one dict with two names, so later v and s change each other
# expect: averages-share-arrays
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = s = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v, s
# %% wrong: same-arrays — v and s are two dicts that share the same zero arrays
# expect: averages-share-arrays
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = s[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = s[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v, s
# %% wrong: shallow-copy — s = v.copy() copies the dict but shares the arrays
# expect: averages-share-arrays
# initialize_velocity stands in the cell of its own exercise
def initialize_velocity(parameters):
    return {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}

def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = v.copy()
    return v, s
# %% wrong: s-is-v — s = v, a second name
# expect: averages-share-arrays
# initialize_velocity stands in the cell of its own exercise
def initialize_velocity(parameters):
    return {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}

def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = v
    return v, s
# %% wrong: s-empty — s stays an empty dict
# expect: keys-missing
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v, s
# %% wrong: s-written-into-v — the line for s's dW writes into v after copy-paste, so s holds the biases' entries only
# expect: keys-of-one-kind-missing
def initialize_adam(parameters):
    L = len(parameters) // 2
    v, s = {}, {}
    for l in range(1, L + 1):
        v["dW" + str(l)] = np.zeros_like(parameters["W" + str(l)])
        v["db" + str(l)] = np.zeros_like(parameters["b" + str(l)])
        v["dW" + str(l)] = np.zeros_like(parameters["W" + str(l)])
        s["db" + str(l)] = np.zeros_like(parameters["b" + str(l)])
    return v, s
# %% wrong: s-ones — s starts at one to keep the division safe
# expect: s-starts-at-one
def initialize_adam(parameters):
    v = {}
    s = {}
    for key in parameters:
        v["d" + key] = np.zeros_like(parameters[key])
        s["d" + key] = np.ones_like(parameters[key])
    return v, s
# %% wrong: keys-without-d — keys of the parameters in both dicts
# expect: keys-named-otherwise
def initialize_adam(parameters):
    v = {key: np.zeros_like(value) for key, value in parameters.items()}
    s = {key: np.zeros_like(value) for key, value in parameters.items()}
    return v, s
# %% wrong: s-keys-without-d — v has the right keys, s those of the parameters
# expect: keys-named-otherwise
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
        s[f"W{l}"] = np.zeros(parameters[f"W{l}"].shape)
        s[f"b{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v, s
# %% wrong: s-db-with-w-shape — s's db has the shape of W
# expect: wrong-shape
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
        s[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        s[f"db{l}"] = np.zeros(parameters[f"W{l}"].shape)
    return v, s
# %% wrong: last-layer-lost-in-both — range(1, L)
# expect: last-layer-skipped
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
        s[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        s[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v, s
# %% wrong: layers-from-zero — range(L) with W{l}, KeyError W0
# expect: layers-counted-from-zero
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(L):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
        s[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        s[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v, s
# %% wrong: returns-v-only — s is not returned
# expect: only-one-average
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
        s[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        s[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v
# %% wrong: one-dict-of-both — returns a single dict {"v": ..., "s": ...}
# expect: return-incomplete
# initialize_velocity stands in the cell of its own exercise
def initialize_velocity(parameters):
    return {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}

def initialize_adam(parameters):
    v = initialize_velocity(parameters)
    s = initialize_velocity(parameters)
    return {"v": v, "s": s}
# %% wrong: parameters-as-start — v starts at copies of the parameters, s at zeros
# expect: none
def initialize_adam(parameters):
    v = {"d" + key: np.copy(value) for key, value in parameters.items()}
    s = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    return v, s
# %% wrong: s-squares-of-parameters — s starts at the squares of the parameters
# expect: none
def initialize_adam(parameters):
    v, s = {}, {}
    for key, value in parameters.items():
        v["d" + key] = np.zeros(value.shape)
        s["d" + key] = value ** 2
    return v, s
# %% wrong: plain-zeros — numbers 0 instead of arrays
# expect: number-for-array
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L + 1):
        v[f"dW{l}"], v[f"db{l}"] = 0, 0
        s[f"dW{l}"], s[f"db{l}"] = 0, 0
    return v, s
# %% wrong: biases-missing-in-s — the dict s has no entries for the biases
# expect: s-without-biases
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
        s[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
    return v, s
# %% wrong: no-return — None
# expect: nothing-returned
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
        s[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        s[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
# %% wrong: np-zeros-without-tuple — np.zeros(a, b), TypeError
# expect: types-do-not-fit
def initialize_adam(parameters):
    v = {}
    s = {}
    for key in parameters:
        rows, columns = parameters[key].shape
        v["d" + key] = np.zeros(rows, columns)
        s["d" + key] = np.zeros(rows, columns)
    return v, s
# %% wrong: return-in-loop — returns after layer 1
# expect: return-in-the-loop
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
        s[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        s[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
        return v, s
# %% wrong: zeroes-parameters — sets the caller's parameters to zero in place before it copies them, which erases the network
# expect: none
def initialize_adam(parameters):
    v, s = {}, {}
    for key, value in parameters.items():
        value[:] = 0
        v["d" + key] = value.copy()
        s["d" + key] = value.copy()
    return v, s
# %% wrong: keys-v-and-s — keys "vdW1" and "sdW1" as in the formulas
# expect: keys-named-otherwise
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L + 1):
        v[f"vdW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"vdb{l}"] = np.zeros(parameters[f"b{l}"].shape)
        s[f"sdW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        s[f"sdb{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v, s
# %% wrong: shared-across-layers — one array of zeros reused for all biases and both dicts: np.zeros((n_1, 1)) of layer 1
# expect: averages-share-arrays
def initialize_adam(parameters):
    zero_b = np.zeros(parameters["b1"].shape)
    v, s = {}, {}
    for l in range(1, len(parameters) // 2 + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        s[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = zero_b
        s[f"db{l}"] = zero_b
    return v, s
# %% wrong: three-layers-fixed — hard-coded for three layers
# expect: key-not-found
def initialize_adam(parameters):
    v, s = {}, {}
    for l in (1, 2, 3):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
        s[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        s[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v, s
# %% wrong: flat-biases — biases of shape (n,)
# expect: dimension-lost
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L + 1):
        n = parameters[f"W{l}"].shape[0]
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(n)
        s[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        s[f"db{l}"] = np.zeros(n)
    return v, s
# %% wrong: shared-and-lost — two mistakes: v and s share their arrays, and the last layer is lost
# expect: none
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    for l in range(1, L):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
    return v, dict(v)
# %% wrong: ones-and-keys — two mistakes: ones instead of zeros in s, and keys without d in v
# expect: s-starts-at-one
def initialize_adam(parameters):
    v, s = {}, {}
    for key in parameters:
        v[key] = np.zeros(parameters[key].shape)
        s["d" + key] = np.ones(parameters[key].shape)
    return v, s
# %% wrong: no-s-biases-and-order — two mistakes: s has no entries for the biases, and the two are returned as (s, v)
# expect: keys-of-one-kind-missing
def initialize_adam(parameters):
    L = len(parameters) // 2
    v, s = {}, {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
        v[f"db{l}"] = np.zeros(parameters[f"b{l}"].shape)
        s[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
    return s, v
# %% wrong: scalars-and-lost-biases — two mistakes: numbers instead of arrays, and only weights
# expect: keys-of-one-kind-missing
def initialize_adam(parameters):
    v = {f"dW{l + 1}": 0.0 for l in range(len(parameters) // 2)}
    s = {f"dW{l + 1}": 0.0 for l in range(len(parameters) // 2)}
    return v, s
# %% right: two-calls — calls initialize_velocity twice
# initialize_velocity stands in the cell of its own exercise
def initialize_velocity(parameters):
    return {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}

def initialize_adam(parameters):
    return initialize_velocity(parameters), initialize_velocity(parameters)
# %% right: deepcopy — deep copy of the first dict
import copy

def initialize_adam(parameters):
    v = {"d" + key: np.zeros_like(value) for key, value in parameters.items()}
    s = copy.deepcopy(v)
    return v, s
# %% right: comprehension-tuple — a tuple made by a generator expression
def initialize_adam(parameters):
    return tuple({"d" + key: np.zeros(value.shape) for key, value in parameters.items()} for _ in range(2))
# %% right: list-result — two dicts in a list, copies in s
def initialize_adam(parameters):
    v, s = {}, {}
    for l in range(len(parameters) // 2):
        for p in ("W", "b"):
            key = f"{p}{l + 1}"
            v["d" + key] = parameters[key] * 0.0
            s["d" + key] = v["d" + key].copy()
    return [v, s]
# %% right: helper-zeros — inner helper, prints the keys
def initialize_adam(parameters: dict):
    def zeros():
        result = {}
        l = 1
        while "W" + str(l) in parameters:
            result["dW" + str(l)] = np.zeros((parameters["W" + str(l)].shape[0], parameters["W" + str(l)].shape[1]))
            result["db" + str(l)] = np.zeros((parameters["b" + str(l)].shape[0], 1))
            l += 1
        return result

    v, s = zeros(), zeros()
    print("keys:", *v)
    return v, s
# %% wrong: shared-and-shape — two mistakes: v and s share their arrays, and db takes the shape of W
# expect: averages-share-arrays
def initialize_adam(parameters):
    L = len(parameters) // 2
    v = {}
    s = {}
    for l in range(1, L + 1):
        zero = np.zeros(parameters[f"W{l}"].shape)
        v[f"dW{l}"], s[f"dW{l}"] = zero, zero
        v[f"db{l}"], s[f"db{l}"] = zero, zero
    return v, s
# %% wrong: ones-and-only-v — two mistakes: both start at one, and only v is returned
# expect: return-incomplete
def initialize_adam(parameters):
    v, s = {}, {}
    for key, value in parameters.items():
        v["d" + key] = np.ones_like(value)
        s["d" + key] = np.ones_like(value)
    return v
