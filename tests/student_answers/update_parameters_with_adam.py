# %% wrong: beta1-corrects-s — s is corrected with beta1 instead of beta2 in both lines
# expect: s-corrected-with-beta1
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta1**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta1**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: beta1-corrects-s-db — only s_corrected of db uses beta1**t
# expect: slip:other-name-s-corrected-beta1-2
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta1**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: beta2-corrects-v — v is corrected with beta2 instead of beta1
# expect: slip:other-name-v-corrected-beta2
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * np.square(g)
            v_hat = v["d" + name] / (1 - np.power(beta2, t))
            s_hat = s["d" + name] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon)
    return parameters, v, s
# %% wrong: betas-swapped-in-averages — β2 averages the gradients and β1 the squares, the corrections are as in the formula
# expect: slip:numbers-exchanged-v-of-the-gradient-and-s-of-the-gradient-beta1
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta2 * v[dkey] + (1 - beta2) * grads[dkey]
        s[dkey] = beta1 * s[dkey] + (1 - beta1) * grads[dkey] * grads[dkey]
        vc = v[dkey] / (1 - beta1 ** t)
        sc = s[dkey] / (1 - beta2 ** t)
        parameters[key] -= learning_rate * vc / (sc ** 0.5 + epsilon)
    return parameters, v, s
# %% wrong: betas-swapped-in-corrections — v is corrected with β2 and s with β1
# expect: slip:numbers-exchanged-v-corrected-and-s-corrected-beta1
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta2**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta2**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta1**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta1**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: beta1-in-s-past — the past of s in the W line is weighed with beta1: beta1 * s + (1 - beta2) * dW²
# expect: slip:other-name-s-of-dw-beta1
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta1 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: corrected-stored-back — the corrected values are stored back into v and s
# expect: corrected-stored-back
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        v[dkey] = v[dkey] / (1 - beta1 ** t)
        s[dkey] = s[dkey] / (1 - beta2 ** t)
        parameters[key] -= learning_rate * v[dkey] / (s[dkey] ** 0.5 + epsilon)
    return parameters, v, s
# %% wrong: v-corrected-stored-back — only the corrected v is stored back into v
# expect: slip:stored-back-v-corrected-v-of-the-gradient
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        v[dkey] = v[dkey] / (1 - beta1 ** t)
        sc = s[dkey] / (1 - beta2 ** t)
        parameters[key] -= learning_rate * v[dkey] / (sc ** 0.5 + epsilon)
    return parameters, v, s
# %% wrong: returns-corrected — returns v_corrected and s_corrected instead of v and s
# expect: corrected-stored-back
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v_corrected, s_corrected
# %% wrong: missing-brackets-correction — `/ 1 - beta1**t` without brackets in both corrections of v
# expect: slip:bracket-around-divisor-v-corrected-1-beta1-power-t
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / 1 - beta1**t
        v_corrected[f"db{l}"] = v[f"db{l}"] / 1 - beta1**t
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: power-of-one-minus-beta — divides by (1 - beta)**t in all corrections
# expect: slip:power-of-sum-v-corrected-and-s-corrected-1-beta1-and-1-beta2
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1)**t
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1)**t
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2)**t
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2)**t
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: t-minus-one — counts t from 0: exponent t - 1, division by zero at t = 1
# expect: one-step-behind
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * np.square(g)
            v_hat = v["d" + name] / (1 - np.power(beta1, t - 1))
            s_hat = s["d" + name] / (1 - np.power(beta2, t - 1))
            parameters[name] = parameters[name] - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon)
    return parameters, v, s
# %% wrong: t-plus-one — adds one to t, which is already counted from 1
# expect: one-step-ahead
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        vc = v[dkey] / (1 - beta1 ** t)
        sc = s[dkey] / (1 - beta2 ** t)
        parameters[key] -= learning_rate * vc / (sc ** 0.5 + epsilon)
    return parameters, v, s
# %% wrong: t-incremented-in-loop — counts t up inside the loop over the layers, only layer 1 has the right t
# expect: none
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
        t += 1
    return parameters, v, s
# %% wrong: beta-times-t — 1 - beta * t instead of a power in the correction of s
# expect: slip:times-for-power-s-corrected-beta2
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        vc = v[dkey] / (1 - beta1 ** t)
        sc = s[dkey] / (1 - beta2 * t)
        parameters[key] -= learning_rate * vc / (sc ** 0.5 + epsilon)
    return parameters, v, s
# %% wrong: no-correction — steps with the uncorrected averages
# expect: no-bias-correction
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        vc = v[dkey]
        sc = s[dkey]
        parameters[key] -= learning_rate * vc / (sc ** 0.5 + epsilon)
    return parameters, v, s
# %% wrong: s-not-corrected — v is corrected, s is not
# expect: s-not-corrected
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * np.square(g)
            v_hat = v["d" + name] / (1 - np.power(beta1, t))
            s_hat = s["d" + name] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * v_hat / (np.sqrt(s["d" + name]) + epsilon)
    return parameters, v, s
# %% wrong: v-not-corrected-in-b — the b line steps with the uncorrected v
# expect: slip:division-dropped-v-corrected-1-beta1-power-t-2
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: epsilon-inside-root — ε is inside the root
# expect: epsilon-inside-root
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * np.square(g)
            v_hat = v["d" + name] / (1 - np.power(beta1, t))
            s_hat = s["d" + name] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * v_hat / np.sqrt(s_hat + epsilon)
    return parameters, v, s
# %% wrong: epsilon-inside-root-b — ε inside the root in the b line only
# expect: slip:inside-the-call-b-epsilon
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / np.sqrt(s_corrected[f"db{l}"] + epsilon)
    return parameters, v, s
# %% wrong: missing-brackets-epsilon — `/ np.sqrt(s_hat) + epsilon` without brackets
# expect: slip:bracket-around-divisor-the-parameter-the-root-epsilon-2
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * np.square(g)
            v_hat = v["d" + name] / (1 - np.power(beta1, t))
            s_hat = s["d" + name] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * v_hat / np.sqrt(s_hat) + epsilon
    return parameters, v, s
# %% wrong: scaled-epsilon — scikit-learn's form: α√(1-β2^t)/(1-β1^t) · v/(√s + ε), where ε is larger in effect
# expect: epsilon-not-corrected
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        alpha_t = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        parameters[key] -= alpha_t * v[dkey] / (np.sqrt(s[dkey]) + epsilon)
    return parameters, v, s
# %% wrong: no-square — s averages the gradients, not their squares
# expect: squares-left-out
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * g
            v_hat = v["d" + name] / (1 - np.power(beta1, t))
            s_hat = s["d" + name] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon)
    return parameters, v, s
# %% wrong: no-square-in-b — the square is missing in the line for s_db
# expect: slip:power-dropped-s-of-db-grad
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"]
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: no-root — divides by s_hat + ε without a root
# expect: root-left-out
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        vc = v[dkey] / (1 - beta1 ** t)
        sc = s[dkey] / (1 - beta2 ** t)
        parameters[key] -= learning_rate * vc / (sc + epsilon)
    return parameters, v, s
# %% wrong: root-as-half-slip — `sc ** 1/2` is half of s, not its root
# expect: slip:half-for-root-step-s-corrected
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        vc = v[dkey] / (1 - beta1 ** t)
        sc = s[dkey] / (1 - beta2 ** t)
        parameters[key] -= learning_rate * vc / (sc ** 1/2 + epsilon)
    return parameters, v, s
# %% wrong: gradient-in-numerator — steps along the gradient, not its average: RMSProp with correction
# expect: steps-along-gradient
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * np.square(g)
            v_hat = v["d" + name] / (1 - np.power(beta1, t))
            s_hat = s["d" + name] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * g / (np.sqrt(s_hat) + epsilon)
    return parameters, v, s
# %% wrong: v-db-from-dw — v_db mixes in dW after copy-paste
# expect: slip:line-too-early-v-of-db-grad
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: root-of-s-dw-in-b — the b line divides by the root of s_dW
# expect: slip:other-name-s-corrected-s-of-dw
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: w-in-b-line — b starts from W: b = W - α·...
# expect: slip:other-name-b-w
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: plus-in-w — W goes uphill, b downhill
# expect: slip:sign-changed-w-alpha-times-step
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] + learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: last-layer-lost — range(1, L)
# expect: last-layer-skipped
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: no-one-minus-beta2 — the square enters with full weight
# expect: slip:factor-dropped-s-of-the-gradient-1-beta2
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + grads[dkey] * grads[dkey]
        vc = v[dkey] / (1 - beta1 ** t)
        sc = s[dkey] / (1 - beta2 ** t)
        parameters[key] -= learning_rate * vc / (sc ** 0.5 + epsilon)
    return parameters, v, s
# %% wrong: fixed-betas — 0.9 and 0.999 written into the averages, the arguments used in the corrections only
# expect: slip:argument-fixed-here-s-of-the-gradient-beta2 + slip:argument-fixed-here-v-of-the-gradient-beta1
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = 0.9 * v[dkey] + 0.1 * grads[dkey]
        s[dkey] = 0.999 * s[dkey] + 0.001 * grads[dkey] * grads[dkey]
        vc = v[dkey] / (1 - beta1 ** t)
        sc = s[dkey] / (1 - beta2 ** t)
        parameters[key] -= learning_rate * vc / (sc ** 0.5 + epsilon)
    return parameters, v, s
# %% wrong: wrong-order — returns parameters, s, v
# expect: returned-in-other-order
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * np.square(g)
            v_hat = v["d" + name] / (1 - np.power(beta1, t))
            s_hat = s["d" + name] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon)
    return parameters, s, v
# %% wrong: only-parameters — returns parameters alone
# expect: averages-not-returned
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * np.square(g)
            v_hat = v["d" + name] / (1 - np.power(beta1, t))
            s_hat = s["d" + name] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon)
    return parameters
# %% wrong: hats-mixed — the fraction is turned around: s_hat / (√v_hat + ε)
# expect: slip:other-name-step-s-corrected-and-v-corrected
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * np.square(g)
            v_hat = v["d" + name] / (1 - np.power(beta1, t))
            s_hat = s["d" + name] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * s_hat / (np.sqrt(v_hat) + epsilon)
    return parameters, v, s
# %% wrong: undefined-beta — writes beta instead of beta1, NameError
# expect: name-not-defined
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        vc = v[dkey] / (1 - beta1 ** t)
        sc = s[dkey] / (1 - beta2 ** t)
        parameters[key] -= learning_rate * vc / (sc ** 0.5 + epsilon)
    return parameters, v, s
# %% wrong: averages-after-step — the hats are computed from the old v and s, before they are updated
# expect: steps-with-old-averages
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(1, L + 1):
        for p in "Wb":
            d = f"d{p}{l}"
            v_hat = v[d] / (1 - beta1**t)
            s_hat = s[d] / (1 - beta2**t)
            parameters[f"{p}{l}"] = parameters[f"{p}{l}"] - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon)
            v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
            s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
    return parameters, v, s
# %% wrong: s-from-v — s averages the square of v, the averaged gradient, and not of dW
# expect: squares-of-average
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * v[dkey] ** 2
        vc = v[dkey] / (1 - beta1 ** t)
        sc = s[dkey] / (1 - beta2 ** t)
        parameters[key] -= learning_rate * vc / (sc ** 0.5 + epsilon)
    return parameters, v, s
# %% wrong: inside-root-and-beta1 — two mistakes: ε inside the root, and s corrected with β1
# expect: none
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * np.square(g)
            v_hat = v["d" + name] / (1 - np.power(beta1, t))
            s_hat = s["d" + name] / (1 - np.power(beta1, t))
            parameters[name] = parameters[name] - learning_rate * v_hat / np.sqrt(s_hat + epsilon)
    return parameters, v, s
# %% wrong: uncorrected-s-and-plus-b — two mistakes: s is not corrected, and b goes uphill
# expect: s-not-corrected + slip:sign-changed-b-alpha-times-step
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] 
        s_corrected[f"db{l}"] = s[f"db{l}"] 
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] + learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: no-alpha-and-t-off — two mistakes: learning rate missing, and t - 1 in the correction of v (so division by zero at first)
# expect: nan-or-infinity
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        vc = v[dkey] / (1 - beta1 ** (t - 1))
        sc = s[dkey] / (1 - beta2 ** t)
        parameters[key] -= vc / (sc ** 0.5 + epsilon)
    return parameters, v, s
# %% wrong: swapped-betas-lost-layer — two mistakes: β1 and 1 - β1 swapped in v, and the last layer is lost
# expect: last-layer-skipped + slip:weights-exchanged-v-of-the-gradient-beta1
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L):
        v[f"dW{l}"] = (1 - beta1) * v[f"dW{l}"] + beta1 * grads[f"dW{l}"]
        v[f"db{l}"] = (1 - beta1) * v[f"db{l}"] + beta1 * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: square-and-brackets — two mistakes: the square is missing in s_dW, and the brackets of 1 - beta2**t in s_db
# expect: slip:power-dropped-s-of-dw-grad + slip:bracket-around-divisor-s-corrected-1-beta2-power-t-3
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"]
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / 1 - beta2**t
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: stored-back-and-beta1 — two mistakes: the corrected values are stored back, and β1 corrects s
# expect: s-corrected-with-beta1 + corrected-stored-back
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        v[dkey] = v[dkey] / (1 - beta1 ** t)
        s[dkey] = s[dkey] / (1 - beta1 ** t)
        parameters[key] -= learning_rate * v[dkey] / (s[dkey] ** 0.5 + epsilon)
    return parameters, v, s
# %% wrong: epsilon-fixed — writes 1e-8 and ignores the argument epsilon
# expect: slip:argument-ignored-the-function-epsilon
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * np.square(g)
            v_hat = v["d" + name] / (1 - np.power(beta1, t))
            s_hat = s["d" + name] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * v_hat / (np.sqrt(s_hat) + 1e-8)
    return parameters, v, s
# %% right: textbook — two dicts of corrected values, extra return values v_corrected and s_corrected after the three
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected
# %% right: compact-in-place — parameters changed in place, g*g and ** 0.5
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        vc = v[dkey] / (1 - beta1 ** t)
        sc = s[dkey] / (1 - beta2 ** t)
        parameters[key] -= learning_rate * vc / (sc ** 0.5 + epsilon)
    return parameters, v, s
# %% right: np-power — np.power and np.square, two loops
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        for p in ["W", "b"]:
            name = p + str(l + 1)
            g = grads["d" + name]
            v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
            s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * np.square(g)
            v_hat = v["d" + name] / (1 - np.power(beta1, t))
            s_hat = s["d" + name] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon)
    return parameters, v, s
# %% right: folded-exact — both corrections folded into the step size, with ε scaled by √(1-β2^t) so that it is exactly equal
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for key in parameters.keys():
        dkey = "d" + key
        v[dkey] = beta1 * v[dkey] + (1 - beta1) * grads[dkey]
        s[dkey] = beta2 * s[dkey] + (1 - beta2) * grads[dkey] * grads[dkey]
        root = np.sqrt(1 - beta2**t)
        alpha_t = learning_rate * root / (1 - beta1**t)
        parameters[key] -= alpha_t * v[dkey] / (np.sqrt(s[dkey]) + epsilon * root)
    return parameters, v, s
# %% right: new-dicts — comprehensions into new dicts, the arguments are not changed
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    v = {k: beta1 * v[k] + (1 - beta1) * grads[k] for k in v}
    s = {k: beta2 * s[k] + (1 - beta2) * np.power(grads[k], 2) for k in s}
    hat = lambda average, beta: average / (1 - beta**t)
    updated = {}
    for k, value in parameters.items():
        direction, scale = hat(v["d" + k], beta1), hat(s["d" + k], beta2)
        updated[k] = value - learning_rate * direction / (np.sqrt(scale) + epsilon)
    return updated, v, s
# %% right: running-powers — β**t by repeated multiplication in a loop and in-place v, s
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    power1 = power2 = 1.0
    for _ in range(t):
        power1 *= beta1
        power2 *= beta2
    for l in range(1, len(parameters) // 2 + 1):
        for p in ("W", "b"):
            d = f"d{p}{l}"
            v[d] *= beta1
            v[d] += (1 - beta1) * grads[d]
            s[d] *= beta2
            s[d] += (1 - beta2) * grads[d] ** 2
            parameters[f"{p}{l}"] -= learning_rate * (v[d] / (1 - power1)) / (np.sqrt(s[d] / (1 - power2)) + epsilon)
    return parameters, v, s
# %% wrong: beta1-for-s-w-and-raw-v-b — two mistakes: s_dW is corrected with β1, and b steps with the uncorrected v
# expect: slip:other-name-s-corrected-beta1 + slip:division-dropped-v-corrected-1-beta1-power-t-2
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta1**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: inside-and-brackets-v — two mistakes: ε is inside the root in both lines, and the brackets of 1 - β1^t are missing
# expect: none
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / 1 - beta1**t
        v_corrected[f"db{l}"] = v[f"db{l}"] / 1 - beta1**t
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / np.sqrt(s_corrected[f"dW{l}"] + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / np.sqrt(s_corrected[f"db{l}"] + epsilon)
    return parameters, v, s
# %% wrong: no-square-b-and-w-uphill — two mistakes: the square is missing in s_db, and W goes uphill
# expect: slip:power-dropped-s-of-db-grad + slip:sign-changed-w-alpha-times-step
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"]
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] + learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: power-s-and-raw-v-b — two mistakes: s is divided by (1 - β2)^t, and b steps with the uncorrected v
# expect: slip:power-of-sum-s-corrected-1-beta2 + slip:division-dropped-v-corrected-1-beta1-power-t
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2)**t
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2)**t
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: beta2-in-v-b-and-inside — two mistakes: v_db's past is weighed with β2, and ε is inside the root in both lines
# expect: epsilon-inside-root + slip:other-name-v-of-db-beta2
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta2 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / np.sqrt(s_corrected[f"dW{l}"] + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / np.sqrt(s_corrected[f"db{l}"] + epsilon)
    return parameters, v, s
# %% wrong: full-weight-w-and-no-root-w — two mistakes: the factor 1 - β1 is missing in v_dW, and the root is missing in the W line
# expect: slip:factor-dropped-v-of-dw-1-beta1 + slip:call-dropped-step-the-root
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (s_corrected[f"dW{l}"] + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: order-and-inside — two mistakes: s and v are returned in the wrong order, and ε is inside the root in both lines
# expect: returned-in-other-order + epsilon-inside-root
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / np.sqrt(s_corrected[f"dW{l}"] + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / np.sqrt(s_corrected[f"db{l}"] + epsilon)
    return parameters, s, v
# %% wrong: returns-hats-and-w-uphill — two mistakes: the corrected averages are returned, and W goes uphill
# expect: corrected-stored-back + slip:sign-changed-w-alpha-times-step
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] + learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v_corrected, s_corrected
# %% wrong: brackets-v-and-no-root-w — two mistakes: the brackets of 1 - β1^t are missing, and the root is missing in the W line
# expect: slip:bracket-around-divisor-v-corrected-1-beta1-power-t + slip:call-dropped-step-the-root
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / 1 - beta1**t
        v_corrected[f"db{l}"] = v[f"db{l}"] / 1 - beta1**t
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta2**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (s_corrected[f"dW{l}"] + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v, s
# %% wrong: returns-hats-and-beta1-for-s-w — two mistakes: the corrected averages are returned, and s_dW is corrected with β1
# expect: corrected-stored-back + slip:other-name-the-function-beta1
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
    for l in range(1, L + 1):
        v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * grads[f"dW{l}"]
        v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * grads[f"db{l}"]
        v_corrected[f"dW{l}"] = v[f"dW{l}"] / (1 - beta1**t)
        v_corrected[f"db{l}"] = v[f"db{l}"] / (1 - beta1**t)
        s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * grads[f"dW{l}"] ** 2
        s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * grads[f"db{l}"] ** 2
        s_corrected[f"dW{l}"] = s[f"dW{l}"] / (1 - beta1**t)
        s_corrected[f"db{l}"] = s[f"db{l}"] / (1 - beta2**t)
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v_corrected[f"db{l}"] / (np.sqrt(s_corrected[f"db{l}"]) + epsilon)
    return parameters, v_corrected, s_corrected
