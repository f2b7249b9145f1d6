# %% wrong: ascent — adds the gradient in both lines, so it walks uphill
# expect: walks-uphill
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] + learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] + learning_rate * grads[f"db{l}"]
    return parameters
# %% wrong: plus-in-b-line — adds the gradient in the line for b only
# expect: slip:sign-changed-b-alpha-times-db
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] -= learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] += learning_rate * grads[f"db{l}"]
    return parameters
# %% wrong: w-in-b-line — the b line starts from W after copy-paste: b = W - α·db, which broadcasts or gives W's shape
# expect: slip:other-name-b-w
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters["W" + str(l)] = parameters["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        parameters["b" + str(l)] = parameters["W" + str(l)] - learning_rate * grads["db" + str(l)]
    return parameters
# %% wrong: w-minus-alpha-db — W is moved by α·db, which broadcasts across the columns
# expect: slip:other-name-w-db-2
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"db{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
# %% wrong: last-layer-lost — range(1, L) leaves the last layer as it was
# expect: last-layer-skipped
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
# %% wrong: layers-from-zero — counts layers from 0, KeyError 'W0'
# expect: layers-counted-from-zero
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(L):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
# %% wrong: first-layer-skipped — range(2, L + 1) leaves layer 1 as it was
# expect: comes-back-unchanged
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(2, L + 1):
        parameters[f"W{l}"] -= learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] -= learning_rate * grads[f"db{l}"]
    return parameters
# %% wrong: no-alpha — subtracts the whole gradient, the learning rate is missing in both lines
# expect: learning-rate-left-out
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - grads[f"db{l}"]
    return parameters
# %% wrong: no-alpha-for-b — the learning rate is missing in the b line only
# expect: slip:factor-dropped-b-alpha
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - grads[f"db{l}"]
    return parameters
# %% wrong: biases-forgotten — updates the weights only
# expect: biases-left-out
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
    return parameters
# %% wrong: b-becomes-the-step — the b line assigns the step -α·db and drops the old b
# expect: slip:term-dropped-b-b
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] =- learning_rate * grads[f"db{l}"]
    return parameters
# %% wrong: brackets-around-difference — (W - α) * dW, brackets around the wrong part in both lines
# expect: slip:bracket-too-wide-b-db + slip:bracket-too-wide-w-dw
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = (parameters[f"W{l}"] - learning_rate) * grads[f"dW{l}"]
        parameters[f"b{l}"] = (parameters[f"b{l}"] - learning_rate) * grads[f"db{l}"]
    return parameters
# %% wrong: minus-for-times — W - α - dW: a minus typed for the product in the W line
# expect: slip:added-for-multiplied-w-dw
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate - grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
# %% wrong: divides-by-alpha — divides the gradient by the learning rate
# expect: slip:divided-for-multiplied-b-alpha + slip:divided-for-multiplied-w-alpha
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - grads[f"dW{l}"] / learning_rate
        parameters[f"b{l}"] = parameters[f"b{l}"] - grads[f"db{l}"] / learning_rate
    return parameters
# %% wrong: fixed-alpha — uses 0.01 inside instead of the argument learning_rate
# expect: slip:argument-ignored-the-function-alpha
def update_parameters_with_gd(parameters, grads, learning_rate):
    alpha = 0.01
    for key in parameters:
        parameters[key] = parameters[key] - alpha * grads["d" + key]
    return parameters
# %% wrong: two-layers-hard-coded — handles exactly two layers by name; deeper networks keep their other layers
# expect: written-for-two-layers
def update_parameters_with_gd(parameters, grads, learning_rate):
    parameters["W1"] = parameters["W1"] - learning_rate * grads["dW1"]
    parameters["b1"] = parameters["b1"] - learning_rate * grads["db1"]
    parameters["W2"] = parameters["W2"] - learning_rate * grads["dW2"]
    parameters["b2"] = parameters["b2"] - learning_rate * grads["db2"]
    return parameters
# %% wrong: locals-not-stored — computes the new W and b in local names and never stores them back
# expect: result-not-stored
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        W = parameters[f"W{l}"]
        b = parameters[f"b{l}"]
        W = W - learning_rate * grads[f"dW{l}"]
        b = b - learning_rate * grads[f"db{l}"]
    return parameters
# %% wrong: return-in-loop — the return is indented into the loop, so only layer 1 is updated
# expect: return-in-the-loop
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
        return parameters
# %% wrong: no-return — updates correctly but returns nothing
# expect: nothing-returned
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
# %% wrong: returns-grads — returns grads instead of parameters
# expect: keys-named-otherwise
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return grads
# %% wrong: wrong-grad-key — asks grads for "W1" without the d, KeyError
# expect: key-not-found
def update_parameters_with_gd(parameters, grads, learning_rate):
    for key, value in parameters.items():
        parameters[key] = value - learning_rate * grads[key]
    return parameters
# %% wrong: f-string-forgotten — writes "W{l}" without the f, KeyError
# expect: key-not-found
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters["W{l}"] = parameters["W{l}"] - learning_rate * grads["dW{l}"]
        parameters["b{l}"] = parameters["b{l}"] - learning_rate * grads["db{l}"]
    return parameters
# %% wrong: new-dict-with-grad-keys — the new dict uses the keys dW1, db1 of the gradients
# expect: keys-named-otherwise
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    new = {}
    for l in range(1, L + 1):
        new[f"dW{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        new[f"db{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return new
# %% wrong: new-dict-weights-only — the new dict receives only the weights, the biases are missing in it
# expect: keys-of-one-kind-missing
def update_parameters_with_gd(parameters, grads, learning_rate):
    return {f"W{l}": parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] for l in range(1, len(parameters) // 2 + 1)}
# %% wrong: twice-per-layer — nested loop over L repeats the update of every layer L times
# expect: updated-in-every-round
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(L):
        for l in range(1, L + 1):
            parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
            parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
# %% wrong: divided-by-number-of-layers — divides the step by L, as if the mean over layers was needed
# expect: step-divided-by-depth
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] -= learning_rate * grads[f"dW{l}"] / L
        parameters[f"b{l}"] -= learning_rate * grads[f"db{l}"] / L
    return parameters
# %% wrong: sign-of-gradient — steps by α times the sign of the gradient, its size is lost
# expect: none
def update_parameters_with_gd(parameters, grads, learning_rate):
    for l in range(1, len(parameters) // 2 + 1):
        for p in "Wb":
            parameters[p + str(l)] = parameters[p + str(l)] - learning_rate * np.sign(grads["d" + p + str(l)])
    return parameters
# %% wrong: multiplies-parameters — W * (1 - α·dW): the step is scaled by the parameter itself
# expect: none
def update_parameters_with_gd(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] *= 1 - learning_rate * grads["d" + key]
    return parameters
# %% wrong: wrong-layer-gradient — uses the gradient of layer L for all layers (index L instead of l), shapes do not fit
# expect: shapes-do-not-fit
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{L}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{L}"]
    return parameters
# %% wrong: range-and-sign — two mistakes: the last layer is lost, and W is moved uphill
# expect: last-layer-skipped + slip:sign-changed-w-alpha-times-dw
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L):
        parameters[f"W{l}"] += learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] -= learning_rate * grads[f"db{l}"]
    return parameters
# %% wrong: alpha-and-bias — two mistakes: the learning rate is missing in the W line, and b is moved uphill
# expect: slip:sign-changed-b-alpha-times-db + slip:factor-dropped-w-alpha
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] + learning_rate * grads[f"db{l}"]
    return parameters
# %% wrong: only-weights-uphill — two mistakes: biases are not updated, and the weights go uphill
# expect: biases-left-out + slip:sign-changed-w-alpha-times-dw
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(L):
        parameters["W" + str(l+1)] = parameters["W" + str(l+1)] + learning_rate * grads["dW" + str(l+1)]
    return parameters
# %% wrong: db-in-w-and-no-alpha-in-b — two mistakes: W moved by db, and b without the learning rate
# expect: slip:factor-dropped-b-alpha + slip:other-name-w-db-2
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"db{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - grads[f"db{l}"]
    return parameters
# %% wrong: l-stands-still — while loop without l += 1, never ends
# expect: never-ends
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    l = 1
    while l <= L:
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
# %% right: dict-comprehension — a new dict by comprehension over items
def update_parameters_with_gd(parameters, grads, learning_rate):
    return {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}
# %% right: in-place-augmented — augmented assignment changes the caller's arrays in place
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] -= learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] -= learning_rate * grads[f"db{l}"]
    return parameters
# %% right: deepcopy — updates a deep copy
import copy

def update_parameters_with_gd(parameters, grads, learning_rate):
    new = copy.deepcopy(parameters)
    L = len(new) // 2
    for l in range(L):
        new["W" + str(l + 1)] = new["W" + str(l + 1)] - learning_rate * grads["dW" + str(l + 1)]
        new["b" + str(l + 1)] = new["b" + str(l + 1)] - learning_rate * grads["db" + str(l + 1)]
    return new
# %% right: iterates-over-grads — loops over the gradients' keys and cuts off the d
def update_parameters_with_gd(parameters, grads, learning_rate):
    for dname, gradient in grads.items():
        if dname[1:] in parameters:
            parameters[dname[1:]] = np.subtract(parameters[dname[1:]], np.multiply(learning_rate, gradient))
    return parameters
# %% right: helper-step — inner helper, while loop, plus a negative step
def update_parameters_with_gd(parameters: dict, grads: dict, learning_rate: float) -> dict:
    def step(name):
        parameters[name] = parameters[name] + (-learning_rate) * grads[f"d{name}"]

    l = 1
    while f"W{l}" in parameters:
        step(f"W{l}")
        step(f"b{l}")
        l += 1
    return parameters
# %% right: elementwise-loops — explicit loops over rows and columns
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        for kind in ("W", "b"):
            old = parameters[kind + str(l)]
            new = np.zeros(old.shape)
            for i in range(old.shape[0]):
                for j in range(old.shape[1]):
                    new[i, j] = old[i, j] - learning_rate * grads["d" + kind + str(l)][i, j]
            parameters[kind + str(l)] = new
    return parameters
# %% wrong: w-uphill-and-no-alpha-b — two mistakes: W goes uphill, and the learning rate is missing in the b line
# expect: slip:factor-dropped-b-alpha + slip:sign-changed-w-alpha-times-dw
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        Wi = "W" + str(i)
        bi = "b" + str(i)
        parameters[Wi] = parameters[Wi] + learning_rate * grads["d" + Wi]
        parameters[bi] = parameters[bi] - grads["d" + bi]
    return parameters
# %% wrong: skipped-first-and-b-uphill — two mistakes: layer 1 is skipped, and b goes uphill
# expect: none
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(2, L + 1):
        Wi = "W" + str(i)
        bi = "b" + str(i)
        parameters[Wi] = parameters[Wi] - learning_rate * grads["d" + Wi]
        parameters[bi] = parameters[bi] + learning_rate * grads["d" + bi]
    return parameters
# %% wrong: lost-last-and-no-alpha-w — two mistakes: the last layer is lost, and the learning rate is missing in the W line
# expect: last-layer-skipped + slip:factor-dropped-w-alpha
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L):
        Wi = "W" + str(i)
        bi = "b" + str(i)
        parameters[Wi] = parameters[Wi] - grads["d" + Wi]
        parameters[bi] = parameters[bi] - learning_rate * grads["d" + bi]
    return parameters
# %% wrong: return-inside-and-b-uphill — two mistakes: the return is inside the loop, and b goes uphill
# expect: return-in-the-loop + slip:sign-changed-b-alpha-times-db
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        Wi = "W" + str(i)
        bi = "b" + str(i)
        parameters[Wi] = parameters[Wi] - learning_rate * grads["d" + Wi]
        parameters[bi] = parameters[bi] + learning_rate * grads["d" + bi]
        return parameters
# %% wrong: no-return-and-w-uphill — two mistakes: nothing is returned, and W goes uphill
# expect: nothing-returned
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        Wi = "W" + str(i)
        bi = "b" + str(i)
        parameters[Wi] = parameters[Wi] + learning_rate * grads["d" + Wi]
        parameters[bi] = parameters[bi] - learning_rate * grads["d" + bi]
# %% wrong: b-from-w-and-no-alpha-w — two mistakes: b starts from W, and the learning rate is missing in the W line
# expect: slip:factor-dropped-w-alpha + slip:other-name-b-w
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        Wi = "W" + str(i)
        bi = "b" + str(i)
        parameters[Wi] = parameters[Wi] - grads["d" + Wi]
        parameters[bi] = parameters[Wi] - learning_rate * grads["d" + bi]
    return parameters
# %% wrong: return-inside-and-no-alpha-b — two mistakes: the return is inside the loop, and the learning rate is missing in the b line
# expect: return-in-the-loop + slip:factor-dropped-b-alpha
def update_parameters_with_gd(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        Wi = "W" + str(i)
        bi = "b" + str(i)
        parameters[Wi] = parameters[Wi] - learning_rate * grads["d" + Wi]
        parameters[bi] = parameters[bi] - grads["d" + bi]
        return parameters
