# %% wrong: epsilon-inside-root — ε is added inside the root in both lines
# expect: epsilon-inside-root
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"] ** 2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] / np.sqrt(s[f"dW{l}"] + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / np.sqrt(s[f"db{l}"] + epsilon)
    return parameters, s
# %% wrong: epsilon-inside-root-w-only — ε inside the root in the W line, outside in the b line
# expect: slip:inside-the-call-step-epsilon
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * np.square(grads[f"dW{l}"])
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * np.square(grads[f"db{l}"])
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] / np.sqrt(s[f"dW{l}"] + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / (np.sqrt(s[f"db{l}"]) + epsilon)
    return parameters, s
# %% wrong: missing-brackets — `/ np.sqrt(s) + epsilon` adds ε to the quotient (so to the parameter)
# expect: slip:bracket-around-divisor-the-parameter-the-root-epsilon-2
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"] ** 2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] / np.sqrt(s[f"dW{l}"]) + epsilon
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / np.sqrt(s[f"db{l}"]) + epsilon
    return parameters, s
# %% wrong: no-root — divides by s + ε, the root is missing
# expect: root-left-out
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        d = "d" + key
        s[d] = beta * s[d] + (1 - beta) * grads[d] ** 2
        parameters[key] = parameters[key] - learning_rate * grads[d] / (s[d] + epsilon)
    return parameters, s
# %% wrong: no-root-in-b — the root is missing in the b line only
# expect: slip:call-dropped-step-the-root-2
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"] ** 2
        parameters[f"W{l}"] -= learning_rate * grads[f"dW{l}"] / (np.sqrt(s[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] -= learning_rate * grads[f"db{l}"] / (s[f"db{l}"] + epsilon)
    return parameters, s
# %% wrong: half-power-slip — s**1/2 is s/2, not the root
# expect: slip:half-for-root-step-s-of-the-gradient
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"] ** 2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] / (s[f"dW{l}"] ** 1/2 + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / (s[f"db{l}"] ** 1/2 + epsilon)
    return parameters, s
# %% wrong: no-square — averages the gradient itself instead of its square (NaN for negative s)
# expect: squares-left-out
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] / (np.sqrt(s[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / (np.sqrt(s[f"db{l}"]) + epsilon)
    return parameters, s
# %% wrong: no-square-in-b — the square is missing in the average of db only
# expect: slip:power-dropped-s-of-db-grad
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * np.power(grads[f"dW{l}"], 2)
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] / (np.sqrt(s[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / (np.sqrt(s[f"db{l}"]) + epsilon)
    return parameters, s
# %% wrong: factor-squared — squares the whole second term, ((1 - β)·dW)²
# expect: slip:power-of-product-s-of-the-gradient-1-beta
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + np.square((1 - beta) * grads[f"dW{l}"])
        s[f"db{l}"] = beta * s[f"db{l}"] + np.square((1 - beta) * grads[f"db{l}"])
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] / (np.sqrt(s[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / (np.sqrt(s[f"db{l}"]) + epsilon)
    return parameters, s
# %% wrong: sum-of-squares — s adds up the squares without weights, AdaGrad
# expect: squares-added-up
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = s["d" + key] + grads["d" + key] ** 2
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] / (np.sqrt(s["d" + key]) + epsilon)
    return parameters, s
# %% wrong: no-one-minus-beta — the new square enters with full weight
# expect: square-at-full-weight
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = beta * s["d" + key] + grads["d" + key] ** 2
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] / (np.sqrt(s["d" + key]) + epsilon)
    return parameters, s
# %% wrong: weights-swapped — (1 - β) for the past and β for the new square
# expect: weights-swapped
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = (1 - beta) * s["d" + key] + beta * grads["d" + key] ** 2
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] / (np.sqrt(s["d" + key]) + epsilon)
    return parameters, s
# %% wrong: s-dw-in-b-line — the b line divides by √s_dW
# expect: slip:other-name-step-s-of-dw-2
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"] ** 2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] / (np.sqrt(s[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / (np.sqrt(s[f"dW{l}"]) + epsilon)
    return parameters, s
# %% wrong: s-db-in-w-line — the W line divides by √s_db, which broadcasts across the columns
# expect: none
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"] ** 2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] / (np.sqrt(s[f"db{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / (np.sqrt(s[f"db{l}"]) + epsilon)
    return parameters, s
# %% wrong: step-before-average — divides by the old s and updates it afterwards
# expect: steps-with-old-average
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] / (np.sqrt(s[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / (np.sqrt(s[f"db{l}"]) + epsilon)
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"] ** 2
    return parameters, s
# %% wrong: fixed-epsilon — writes 1e-8 and ignores the argument epsilon
# expect: slip:argument-ignored-the-function-epsilon
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = beta * s["d" + key] + (1 - beta) * grads["d" + key] ** 2
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] / (np.sqrt(s["d" + key]) + 1e-8)
    return parameters, s
# %% wrong: no-epsilon — ε is not used at all
# expect: epsilon-left-out
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = beta * s["d" + key] + (1 - beta) * grads["d" + key] ** 2
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] / np.sqrt(s["d" + key])
    return parameters, s
# %% wrong: bias-corrected — divides s by 1 - β as in Adam's first step
# expect: corrected-as-in-adam
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"] ** 2
        sW = s[f"dW{l}"] / (1 - beta)
        sb = s[f"db{l}"] / (1 - beta)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] / (np.sqrt(sW) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / (np.sqrt(sb) + epsilon)
    return parameters, s
# %% wrong: matrix-product-square — np.dot(dW, dW) for the square, shapes do not fit, ValueError
# expect: shapes-do-not-fit
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * np.dot(grads[f"dW{l}"], grads[f"dW{l}"])
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * np.dot(grads[f"db{l}"], grads[f"db{l}"])
        parameters[f"W{l}"] -= learning_rate * grads[f"dW{l}"] / (np.sqrt(s[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] -= learning_rate * grads[f"db{l}"] / (np.sqrt(s[f"db{l}"]) + epsilon)
    return parameters, s
# %% wrong: norm-of-whole-gradient — squares summed over the whole array, one scale per layer instead of per element
# expect: one-scale-for-all
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = beta * s["d" + key] + (1 - beta) * np.sum(grads["d" + key] ** 2)
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] / (np.sqrt(s["d" + key]) + epsilon)
    return parameters, s
# %% wrong: gradient-forgotten — W - α/(√s + ε): the numerator is 1 instead of the gradient, in both lines
# expect: slip:numerator-dropped-step-grad
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = beta * s["d" + key] + (1 - beta) * grads["d" + key] ** 2
        parameters[key] = parameters[key] - learning_rate / (np.sqrt(s["d" + key]) + epsilon)
    return parameters, s
# %% wrong: squared-in-step — divides the squared gradient, dW²/√s, so the sign is lost
# expect: none
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        g2 = grads["d" + key] ** 2
        s["d" + key] = beta * s["d" + key] + (1 - beta) * g2
        parameters[key] = parameters[key] - learning_rate * g2 / (np.sqrt(s["d" + key]) + epsilon)
    return parameters, s
# %% wrong: multiplies-by-root — multiplies by √s + ε instead of dividing
# expect: multiplies-by-root
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = beta * s["d" + key] + (1 - beta) * grads["d" + key] ** 2
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] * (np.sqrt(s["d" + key]) + epsilon)
    return parameters, s
# %% wrong: divides-by-s-step-of-s — moves the parameter by s instead of the gradient, W - α·s/(√s + ε)
# expect: slip:other-name-step-s-of-the-gradient
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = beta * s["d" + key] + (1 - beta) * grads["d" + key] ** 2
        parameters[key] = parameters[key] - learning_rate * s["d" + key] / (np.sqrt(s["d" + key]) + epsilon)
    return parameters, s
# %% wrong: ascent-in-w — plus in the W line
# expect: slip:sign-changed-w-alpha-times-step
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"] ** 2
        parameters[f"W{l}"] = parameters[f"W{l}"] + learning_rate * grads[f"dW{l}"] / (np.sqrt(s[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / (np.sqrt(s[f"db{l}"]) + epsilon)
    return parameters, s
# %% wrong: root-stored-in-s — s stores the root, so the next step averages a root with squares
# expect: root-of-result
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = np.sqrt(beta * s["d" + key] + (1 - beta) * grads["d" + key] ** 2)
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] / (s["d" + key] + epsilon)
    return parameters, s
# %% wrong: returns-parameters-only — s is not returned
# expect: average-not-returned
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = beta * s["d" + key] + (1 - beta) * grads["d" + key] ** 2
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] / (np.sqrt(s["d" + key]) + epsilon)
    return parameters
# %% wrong: gradients-squared-in-place — squares the caller's gradients in place (`dW **= 2` on the array in grads); the step itself is right
# expect: none
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        dW = grads[f"dW{l}"]
        db = grads[f"db{l}"]
        step_W = learning_rate * dW
        step_b = learning_rate * db
        dW **= 2
        db **= 2
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * dW
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * db
        parameters[f"W{l}"] = parameters[f"W{l}"] - step_W / (np.sqrt(s[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - step_b / (np.sqrt(s[f"db{l}"]) + epsilon)
    return parameters, s
# %% wrong: s-not-stored — s kept in locals, returned unchanged
# expect: average-not-stored
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        sW = beta * s[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"] ** 2
        sb = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"] ** 2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"] / (np.sqrt(sW) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"] / (np.sqrt(sb) + epsilon)
    return parameters, s
# %% wrong: inside-root-and-no-factor — two mistakes: ε inside the root, and the factor 1 - β missing
# expect: square-at-full-weight + epsilon-inside-root
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = beta * s["d" + key] + grads["d" + key] ** 2
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] / np.sqrt(s["d" + key] + epsilon)
    return parameters, s
# %% wrong: no-root-and-plus-b — two mistakes: the root is missing, and b goes uphill
# expect: root-left-out + slip:sign-changed-b-alpha-times-step
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * grads[f"db{l}"] ** 2
        parameters[f"W{l}"] -= learning_rate * grads[f"dW{l}"] / (s[f"dW{l}"] + epsilon)
        parameters[f"b{l}"] += learning_rate * grads[f"db{l}"] / (s[f"db{l}"] + epsilon)
    return parameters, s
# %% wrong: brackets-and-swapped — two mistakes: brackets around √s + ε missing, and β and 1 - β swapped
# expect: weights-swapped
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key in parameters:
        s["d" + key] = (1 - beta) * s["d" + key] + beta * grads["d" + key] ** 2
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] / np.sqrt(s["d" + key]) + epsilon
    return parameters, s
# %% wrong: last-layer-and-old-s — two mistakes: last layer lost, and the step divides by the old s
# expect: last-layer-skipped + steps-with-old-average
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L):
        for p in "Wb":
            parameters[f"{p}{l}"] = parameters[f"{p}{l}"] - learning_rate * grads[f"d{p}{l}"] / (np.sqrt(s[f"d{p}{l}"]) + epsilon)
            s[f"d{p}{l}"] = beta * s[f"d{p}{l}"] + (1 - beta) * grads[f"d{p}{l}"] ** 2
    return parameters, s
# %% right: power-half — s ** 0.5 and g * g
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for name in parameters:
        g = grads["d" + name]
        s["d" + name] = beta * s["d" + name] + (1 - beta) * (g * g)
        parameters[name] = parameters[name] - learning_rate * (g / (s["d" + name] ** 0.5 + epsilon))
    return parameters, s
# %% right: scale-per-element — step sizes α/(√s + ε) first, then times the gradient
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        for p in ("W", "b"):
            key = f"d{p}{l}"
            s[key] = beta * s[key] + (1 - beta) * np.power(grads[key], 2)
            rate = learning_rate / (epsilon + np.sqrt(s[key]))
            parameters[f"{p}{l}"] = parameters[f"{p}{l}"] - rate * grads[key]
    return parameters, s
# %% right: in-place — augmented assignments on s and parameters
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for key, g in grads.items():
        s[key] *= beta
        s[key] += (1 - beta) * np.square(g)
    for key in parameters:
        parameters[key] -= learning_rate * grads["d" + key] / (np.sqrt(s["d" + key]) + epsilon)
    return parameters, s
# %% right: new-dicts — comprehensions, arguments untouched
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    s_new = {k: beta * s[k] + (1 - beta) * grads[k] ** 2 for k in s}
    p_new = {k: p - learning_rate * grads["d" + k] / (np.sqrt(s_new["d" + k]) + epsilon) for k, p in parameters.items()}
    return p_new, s_new
# %% right: np-divide — np.divide, np.multiply, np.add everywhere, helper function
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    def one(parameter, gradient, average):
        average = np.add(np.multiply(beta, average), np.multiply(1 - beta, np.multiply(gradient, gradient)))
        step = np.divide(gradient, np.add(np.sqrt(average), epsilon))
        return np.subtract(parameter, np.multiply(learning_rate, step)), average

    L = len(parameters) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"], s[f"dW{l}"] = one(parameters[f"W{l}"], grads[f"dW{l}"], s[f"dW{l}"])
        parameters[f"b{l}"], s[f"db{l}"] = one(parameters[f"b{l}"], grads[f"db{l}"], s[f"db{l}"])
    return parameters, s
# %% right: abs-square — abs(g)**2 and an average that is moved by (1-β)(g² - s)
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for l in range(len(parameters) // 2):
        for p in "bW":
            d, name = f"d{p}{l + 1}", f"{p}{l + 1}"
            s[d] = s[d] + (1 - beta) * (np.abs(grads[d]) ** 2 - s[d])
            parameters[name] = parameters[name] - grads[d] * learning_rate / (np.sqrt(s[d]) + epsilon)
    return parameters, s
# %% wrong: inside-w-and-brackets-b — two mistakes: ε is inside the root in the W line, and the brackets around √s + ε are missing in the b line
# expect: slip:inside-the-call-step-epsilon + slip:bracket-around-divisor-b-the-root-epsilon-2
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        dW, db = grads[f"dW{l}"], grads[f"db{l}"]
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * dW**2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * db**2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * dW / np.sqrt(s[f"dW{l}"] + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * db / np.sqrt(s[f"db{l}"]) + epsilon
    return parameters, s
# %% wrong: no-square-w-and-no-root-b — two mistakes: the square is missing in s_dW, and the root is missing in the b line
# expect: slip:power-dropped-s-of-dw-grad + slip:call-dropped-step-the-root-2
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        dW, db = grads[f"dW{l}"], grads[f"db{l}"]
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * dW
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * db**2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * dW / (np.sqrt(s[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * db / (s[f"db{l}"] + epsilon)
    return parameters, s
# %% wrong: full-weight-b-and-inside-w — two mistakes: the factor 1 - β is missing in s_db, and ε is inside the root in the W line
# expect: slip:factor-dropped-s-of-db-1-beta + slip:inside-the-call-step-epsilon
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        dW, db = grads[f"dW{l}"], grads[f"db{l}"]
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * dW**2
        s[f"db{l}"] = beta * s[f"db{l}"] + db**2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * dW / np.sqrt(s[f"dW{l}"] + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * db / (np.sqrt(s[f"db{l}"]) + epsilon)
    return parameters, s
# %% wrong: no-epsilon-and-b-uphill — two mistakes: ε is not used, and b goes uphill
# expect: epsilon-left-out + slip:sign-changed-b-alpha-times-step
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        dW, db = grads[f"dW{l}"], grads[f"db{l}"]
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * dW**2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * db**2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * dW / (np.sqrt(s[f"dW{l}"]))
        parameters[f"b{l}"] = parameters[f"b{l}"] + learning_rate * db / (np.sqrt(s[f"db{l}"]))
    return parameters, s
# %% wrong: half-slip-w-and-full-weight-b — two mistakes: `** 1/2` halves s in the W line, and the factor 1 - β is missing in s_db
# expect: slip:factor-dropped-s-of-db-1-beta + slip:half-for-root-step-s-of-dw
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        dW, db = grads[f"dW{l}"], grads[f"db{l}"]
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * dW**2
        s[f"db{l}"] = beta * s[f"db{l}"] + db**2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * dW / (s[f"dW{l}"] ** 1/2 + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * db / (np.sqrt(s[f"db{l}"]) + epsilon)
    return parameters, s
# %% wrong: no-alpha-and-no-epsilon — two mistakes: the learning rate is missing in both lines, and ε is not used
# expect: nan-or-infinity
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        dW, db = grads[f"dW{l}"], grads[f"db{l}"]
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * dW**2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * db**2
        parameters[f"W{l}"] = parameters[f"W{l}"] - dW / (np.sqrt(s[f"dW{l}"]))
        parameters[f"b{l}"] = parameters[f"b{l}"] - db / (np.sqrt(s[f"db{l}"]))
    return parameters, s
# %% wrong: lost-last-and-inside-w — two mistakes: the last layer is lost, and ε is inside the root in the W line
# expect: last-layer-skipped + slip:inside-the-call-step-epsilon
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L):
        dW, db = grads[f"dW{l}"], grads[f"db{l}"]
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * dW**2
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * db**2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * dW / np.sqrt(s[f"dW{l}"] + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * db / (np.sqrt(s[f"db{l}"]) + epsilon)
    return parameters, s
# %% wrong: only-parameters-and-no-square-w — two mistakes: s is not returned, and the square is missing in s_dW
# expect: average-not-returned + slip:power-dropped-s-of-dw-grad
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        dW, db = grads[f"dW{l}"], grads[f"db{l}"]
        s[f"dW{l}"] = beta * s[f"dW{l}"] + (1 - beta) * dW
        s[f"db{l}"] = beta * s[f"db{l}"] + (1 - beta) * db**2
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * dW / (np.sqrt(s[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * db / (np.sqrt(s[f"db{l}"]) + epsilon)
    return parameters
