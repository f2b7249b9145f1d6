# %% wrong: no-one-minus-beta — v = beta * v + dW in both lines, the other convention without the factor 1 - β
# expect: gradient-at-full-weight
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return parameters, v
# %% wrong: no-factor-in-b — the factor 1 - β is missing in the line for v_db only
# expect: slip:factor-dropped-v-of-db-1-beta
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return parameters, v
# %% wrong: weights-swapped — β weighs the new gradient and 1 - β the past
# expect: weights-swapped
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = (1 - beta) * v[f"dW{l}"] + beta * grads[f"dW{l}"]
        v[f"db{l}"] = (1 - beta) * v[f"db{l}"] + beta * grads[f"db{l}"]
        parameters[f"W{l}"] -= learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] -= learning_rate * v[f"db{l}"]
    return parameters, v
# %% wrong: steps-with-gradient — velocity is updated but the step uses the plain gradient
# expect: steps-along-gradient
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters, v
# %% wrong: b-steps-with-gradient — b steps along its gradient, W along its velocity
# expect: biases-step-along-gradient
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters, v
# %% wrong: step-before-velocity — steps along the old velocity and updates it afterwards
# expect: steps-with-old-velocity
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
    return parameters, v
# %% wrong: v-db-from-dw — v_db mixes dW in after copy-paste, which broadcasts to W's shape or fails
# expect: bias-takes-weight-gradient
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v["dW" + str(l)] = beta * v["dW" + str(l)] + (1 - beta) * grads["dW" + str(l)]
        v["db" + str(l)] = beta * v["db" + str(l)] + (1 - beta) * grads["dW" + str(l)]
        parameters["W" + str(l)] = parameters["W" + str(l)] - learning_rate * v["dW" + str(l)]
        parameters["b" + str(l)] = parameters["b" + str(l)] - learning_rate * v["db" + str(l)]
    return parameters, v
# %% wrong: v-db-from-v-dw — v_db's past is v_dW
# expect: slip:other-name-v-of-db-v-of-dw
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v["dW" + str(l)] = beta * v["dW" + str(l)] + (1 - beta) * grads["dW" + str(l)]
        v["db" + str(l)] = beta * v["dW" + str(l)] + (1 - beta) * grads["db" + str(l)]
        parameters["W" + str(l)] = parameters["W" + str(l)] - learning_rate * v["dW" + str(l)]
        parameters["b" + str(l)] = parameters["b" + str(l)] - learning_rate * v["db" + str(l)]
    return parameters, v
# %% wrong: w-moved-by-v-db — the W line subtracts α·v_db, which broadcasts across the columns
# expect: slip:other-name-w-v-of-db
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"db{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return parameters, v
# %% wrong: alpha-in-velocity-too — the learning rate enters the velocity and the step, so α is squared
# expect: learning-rate-inside-velocity
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * learning_rate * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * learning_rate * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return parameters, v
# %% wrong: sklearn-form — v ← βv - α·dW, W ← W + v, the library's form
# expect: velocity-of-steps
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] - learning_rate * grads["d" + key]
        parameters[key] = parameters[key] + v["d" + key]
    return parameters, v
# %% wrong: ascent — steps uphill along the velocity in both lines
# expect: walks-uphill
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] + learning_rate * v["d" + key]
    return parameters, v
# %% wrong: minus-in-average — subtracts the new gradient in the velocity of W only
# expect: slip:sign-changed-v-of-dw-1-beta-times-dw
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] - (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return parameters, v
# %% wrong: bias-corrected — divides the velocity by 1 - β before the step, as a correction of step 1, there should be none
# expect: corrected-as-in-adam
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"] / (1 - beta)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"] / (1 - beta)
    return parameters, v
# %% wrong: beta-0-9 — writes 0.9 and 0.1 instead of the argument beta
# expect: slip:argument-ignored-the-function-beta-5
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = 0.9 * v[f"dW{l}"] + 0.1 * grads[f"dW{l}"]
        v[f"db{l}"] = 0.9 * v[f"db{l}"] + 0.1 * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return parameters, v
# %% wrong: past-forgotten — v = (1 - β)·dW, the old velocity is not used
# expect: velocity-forgets-past
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return parameters, v
# %% wrong: velocity-reset — calls initialize_velocity inside, so the past is thrown away at each step
# expect: velocity-forgets-past
# initialize_velocity stands in the cell of its own exercise
def initialize_velocity(parameters):
    return {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}

def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    v = initialize_velocity(parameters)
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return parameters, v
# %% wrong: velocity-not-stored — keeps the new velocity in local names, the returned v is the old one
# expect: velocity-not-stored
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        vW = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        vb = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * vW
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * vb
    return parameters, v
# %% wrong: returns-parameters-only — v is not returned
# expect: velocity-not-returned
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return parameters
# %% wrong: return-order — returns v, parameters in the wrong order
# expect: returned-in-other-order
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return v, parameters
# %% wrong: last-layer-lost — range(1, L)
# expect: last-layer-skipped
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return parameters, v
# %% wrong: v-keys-w — reads v under "W1" instead of "dW1", KeyError
# expect: key-not-found
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"W{l}"] = beta * v[f"W{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"b{l}"] = beta * v[f"b{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"W{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"b{l}"]
    return parameters, v
# %% wrong: new-dict-loses-b — comes back with a new velocity dict that holds only the weights' entries
# expect: keys-of-one-kind-missing
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    new_v = {}
    for l in range(1, L + 1):
        new_v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        vb = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] -= learning_rate * new_v[f"dW{l}"]
        parameters[f"b{l}"] -= learning_rate * vb
    return parameters, new_v
# %% wrong: no-alpha-for-b — the b line subtracts the velocity without the learning rate
# expect: slip:factor-dropped-b-alpha
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - v[f"db{l}"]
    return parameters, v
# %% wrong: b-becomes-w — b is computed from W: b = W - α·v_db
# expect: slip:other-name-b-w
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"W{l}"] - learning_rate * v[f"db{l}"]
    return parameters, v
# %% wrong: averages-parameters — averages the parameter instead of the gradient: v = βv + (1-β)W
# expect: slip:other-name-v-of-db-b-2 + slip:other-name-v-of-dw-w-2
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * parameters[key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v
# %% wrong: velocity-plus-gradient — adds the velocity to the gradient in the step: W - α(v + dW)
# expect: velocity-and-gradient-added
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * (v["d" + key] + grads["d" + key])
    return parameters, v
# %% wrong: nesterov — steps along the look-ahead βv + (1-β)dW of the new velocity, Nesterov's momentum
# expect: look-ahead
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        g = grads["d" + key]
        v["d" + key] = beta * v["d" + key] + (1 - beta) * g
        parameters[key] = parameters[key] - learning_rate * (beta * v["d" + key] + (1 - beta) * g)
    return parameters, v
# %% wrong: swapped-and-uphill-b — two mistakes: weights of past and gradient swapped, and b goes uphill
# expect: weights-swapped + slip:sign-changed-b-alpha-times-v-of-db
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = (1 - beta) * v[f"dW{l}"] + beta * grads[f"dW{l}"]
        v[f"db{l}"] = (1 - beta) * v[f"db{l}"] + beta * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] + learning_rate * v[f"db{l}"]
    return parameters, v
# %% wrong: no-factor-old-step — two mistakes: the factor 1 - β is missing, and the step is taken before the velocity is updated
# expect: steps-with-old-velocity + gradient-at-full-weight
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
        v[f"dW{l}"] = beta * v[f"dW{l}"] + grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + grads[f"db{l}"]
    return parameters, v
# %% wrong: lost-layer-and-no-alpha — two mistakes: last layer lost, learning rate missing
# expect: last-layer-skipped + slip:argument-ignored-the-function-alpha
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L):
        for p in ["W", "b"]:
            v[f"d{p}{l}"] = beta * v[f"d{p}{l}"] + (1 - beta) * grads[f"d{p}{l}"]
            parameters[f"{p}{l}"] = parameters[f"{p}{l}"] - v[f"d{p}{l}"]
    return parameters, v
# %% wrong: gradient-step-and-no-factor — two mistakes: velocity without 1 - β, and b steps along its gradient
# expect: slip:factor-dropped-v-of-dw-1-beta + biases-step-along-gradient + gradient-at-full-weight
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta * v[f"dW{l}"] + grads[f"dW{l}"]
        v[f"db{l}"] = beta * v[f"db{l}"] + grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters, v
# %% right: in-place-arrays — v and parameters changed in place with *= and +=
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        for p in ("W", "b"):
            v[f"d{p}{l}"] *= beta
            v[f"d{p}{l}"] += (1 - beta) * grads[f"d{p}{l}"]
            parameters[f"{p}{l}"] -= learning_rate * v[f"d{p}{l}"]
    return parameters, v
# %% right: new-dicts — comprehensions, nothing changed in place
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    new_parameters = {key: parameters[key] - learning_rate * new_v["d" + key] for key in parameters}
    return new_parameters, new_v
# %% right: two-loops — first all velocities, then all steps
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(L):
        v["dW" + str(l+1)] = beta * v["dW" + str(l+1)] + (1 - beta) * grads["dW" + str(l+1)]
        v["db" + str(l+1)] = beta * v["db" + str(l+1)] + (1 - beta) * grads["db" + str(l+1)]
    for l in range(L):
        parameters["W" + str(l+1)] = parameters["W" + str(l+1)] - learning_rate * v["dW" + str(l+1)]
        parameters["b" + str(l+1)] = parameters["b" + str(l+1)] - learning_rate * v["db" + str(l+1)]
    return parameters, v
# %% right: difference-form — v += (1-β)(dW - v), an equal formula, and a helper
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    def mix(old, new):
        return old + (1 - beta) * (new - old)

    for name in list(parameters):
        d = "d" + name
        v[d] = mix(v[d], grads[d])
        parameters[name] = parameters[name] - learning_rate * v[d]
    return parameters, v
# %% right: returns-list — the two dicts in a list
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(L, 0, -1):
        v[f"dW{l}"] = np.average([v[f"dW{l}"], grads[f"dW{l}"]], axis=0, weights=[beta, 1 - beta])
        v[f"db{l}"] = np.average([v[f"db{l}"], grads[f"db{l}"]], axis=0, weights=[beta, 1 - beta])
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return [parameters, v]
# %% right: step-from-pieces — steps from the two pieces αβv and α(1-β)dW before v is stored, equal result
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        for p in "Wb":
            old, g = v[f"d{p}{l}"], grads[f"d{p}{l}"]
            parameters[f"{p}{l}"] = parameters[f"{p}{l}"] - learning_rate * beta * old - learning_rate * (1 - beta) * g
            v[f"d{p}{l}"] = beta * old + (1 - beta) * g
    return parameters, v
# %% wrong: full-weight-w-and-b-no-alpha — two mistakes: the factor 1 - β is missing in v_dW, and the learning rate is missing in the b line
# expect: slip:factor-dropped-v-of-dw-1-beta + slip:factor-dropped-b-alpha
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(L):
        n = str(l + 1)
        v["dW" + n] = np.multiply(beta, v["dW" + n]) + grads["dW" + n]
        v["db" + n] = np.multiply(beta, v["db" + n]) + (1 - beta) * grads["db" + n]
        parameters["W" + n] = parameters["W" + n] - learning_rate * v["dW" + n]
        parameters["b" + n] = parameters["b" + n] - v["db" + n]
    return parameters, v
# %% wrong: sign-in-average-b-and-w-uphill — two mistakes: v_db subtracts the new gradient, and W goes uphill
# expect: slip:sign-changed-v-of-db-1-beta-times-db + slip:sign-changed-w-alpha-times-v-of-dw
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(L):
        n = str(l + 1)
        v["dW" + n] = np.multiply(beta, v["dW" + n]) + (1 - beta) * grads["dW" + n]
        v["db" + n] = np.multiply(beta, v["db" + n]) - (1 - beta) * grads["db" + n]
        parameters["W" + n] = parameters["W" + n] + learning_rate * v["dW" + n]
        parameters["b" + n] = parameters["b" + n] - learning_rate * v["db" + n]
    return parameters, v
# %% wrong: w-raw-and-full-weight — two mistakes: W steps along its raw gradient, and the factor 1 - β is missing in both averages
# expect: slip:factor-dropped-v-of-db-1-beta + slip:other-name-w-dw-2 + gradient-at-full-weight
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(L):
        n = str(l + 1)
        v["dW" + n] = np.multiply(beta, v["dW" + n]) + grads["dW" + n]
        v["db" + n] = np.multiply(beta, v["db" + n]) + grads["db" + n]
        parameters["W" + n] = parameters["W" + n] - learning_rate * grads["dW" + n]
        parameters["b" + n] = parameters["b" + n] - learning_rate * v["db" + n]
    return parameters, v
# %% wrong: full-weight-and-only-parameters — two mistakes: the factor 1 - β is missing in both averages, and v is not returned
# expect: gradient-at-full-weight + velocity-not-returned
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(L):
        n = str(l + 1)
        v["dW" + n] = np.multiply(beta, v["dW" + n]) + grads["dW" + n]
        v["db" + n] = np.multiply(beta, v["db" + n]) + grads["db" + n]
        parameters["W" + n] = parameters["W" + n] - learning_rate * v["dW" + n]
        parameters["b" + n] = parameters["b" + n] - learning_rate * v["db" + n]
    return parameters
# %% wrong: swapped-order-and-w-uphill — two mistakes: v and parameters are returned in the wrong order, and W goes uphill
# expect: returned-in-other-order
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(L):
        n = str(l + 1)
        v["dW" + n] = np.multiply(beta, v["dW" + n]) + (1 - beta) * grads["dW" + n]
        v["db" + n] = np.multiply(beta, v["db" + n]) + (1 - beta) * grads["db" + n]
        parameters["W" + n] = parameters["W" + n] + learning_rate * v["dW" + n]
        parameters["b" + n] = parameters["b" + n] - learning_rate * v["db" + n]
    return v, parameters
# %% wrong: lost-last-and-full-weight — two mistakes: the last layer is lost, and the factor 1 - β is missing in both averages
# expect: none
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(L - 1):
        n = str(l + 1)
        v["dW" + n] = np.multiply(beta, v["dW" + n]) + grads["dW" + n]
        v["db" + n] = np.multiply(beta, v["db" + n]) + grads["db" + n]
        parameters["W" + n] = parameters["W" + n] - learning_rate * v["dW" + n]
        parameters["b" + n] = parameters["b" + n] - learning_rate * v["db" + n]
    return parameters, v
# %% wrong: b-gets-v-dw-and-w-uphill — two mistakes: b is moved by v_dW, which broadcasts to the shape of W, and W goes uphill
# expect: slip:sign-changed-w-alpha-times-v-of-dw + slip:other-name-b-v-of-dw
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(L):
        n = str(l + 1)
        v["dW" + n] = np.multiply(beta, v["dW" + n]) + (1 - beta) * grads["dW" + n]
        v["db" + n] = np.multiply(beta, v["db" + n]) + (1 - beta) * grads["db" + n]
        parameters["W" + n] = parameters["W" + n] + learning_rate * v["dW" + n]
        parameters["b" + n] = parameters["b" + n] - learning_rate * v["dW" + n]
    return parameters, v
# %% wrong: lost-last-and-w-raw — two mistakes: the last layer is lost, and W steps along its raw gradient
# expect: last-layer-skipped + slip:other-name-w-dw
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for l in range(L - 1):
        n = str(l + 1)
        v["dW" + n] = np.multiply(beta, v["dW" + n]) + (1 - beta) * grads["dW" + n]
        v["db" + n] = np.multiply(beta, v["db" + n]) + (1 - beta) * grads["db" + n]
        parameters["W" + n] = parameters["W" + n] - learning_rate * grads["dW" + n]
        parameters["b" + n] = parameters["b" + n] - learning_rate * v["db" + n]
    return parameters, v
