# %% wrong: weights-swapped — (1-β) weighs the past and β the new value
# expect: weights-swapped
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i in range(len(values)):
        v = (1 - beta) * v + beta * values[i]
        averages[i] = v / (1 - beta ** (i + 1)) if bias_correction else v
    return averages
# %% wrong: corrected-fed-back — stores the corrected value in v, so the recursion goes on with the corrected average
# expect: correction-fed-back
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i in range(len(values)):
        v = beta * v + (1 - beta) * values[i]
        if bias_correction:
            v = v / (1 - beta ** (i + 1))
        averages[i] = v
    return averages
# %% wrong: recursion-on-averages — takes averages[i-1], which is already corrected, as the past
# expect: correction-fed-back
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    for i in range(len(values)):
        past = averages[i - 1] if i > 0 else 0
        averages[i] = beta * past + (1 - beta) * values[i]
        if bias_correction:
            averages[i] /= 1 - beta ** (i + 1)
    return averages
# %% wrong: t-from-zero — the exponent is i instead of i + 1, division by zero in the first step
# expect: correction-one-step-behind
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for t in range(len(values)):
        v = beta * v + (1 - beta) * values[t]
        if bias_correction:
            averages[t] = v / (1 - beta**t)
        else:
            averages[t] = v
    return averages
# %% wrong: missing-brackets — `/ 1 - beta**t` divides by 1 and subtracts beta**t
# expect: slip:bracket-around-divisor-averages-1-beta-power-t
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for t, theta in enumerate(values, start=1):
        v = beta * v + (1 - beta) * theta
        averages[t - 1] = v / 1 - beta**t if bias_correction else v
    return averages
# %% wrong: power-of-one-minus-beta — divides by (1 - beta)**t instead of 1 - beta**t
# expect: slip:power-of-sum-averages-1-beta
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for t, theta in enumerate(values, start=1):
        v = beta * v + (1 - beta) * theta
        averages[t - 1] = v / (1 - beta)**t if bias_correction else v
    return averages
# %% wrong: beta-times-t — divides by 1 - beta*t, a product where a power is asked
# expect: slip:times-for-power-averages-beta
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i, theta in enumerate(values):
        v = beta * v + (1 - beta) * theta
        averages[i] = v
        if bias_correction:
            averages[i] = v / (1 - beta * (i + 1))
    return averages
# %% wrong: always-corrected — ignores bias_correction and always divides
# expect: always-corrected
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0.0
    for i in range(len(values)):
        v = beta * v + (1 - beta) * values[i]
        averages[i] = v / (1 - beta ** (i + 1))
    return averages
# %% wrong: never-corrected — ignores bias_correction and never divides
# expect: correction-ignored
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i in range(len(values)):
        v = beta * v + (1 - beta) * values[i]
        averages[i] = v
    return averages
# %% wrong: correction-inverted — corrects when bias_correction is false
# expect: slip:condition-inverted-the-condition
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i in range(len(values)):
        v = beta * v + (1 - beta) * values[i]
        if not bias_correction:
            averages[i] = v / (1 - beta ** (i + 1))
        else:
            averages[i] = v
    return averages
# %% wrong: multiplied-correction — multiplies by 1 - beta**t instead of dividing
# expect: correction-shrinks
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i in range(len(values)):
        v = beta * v + (1 - beta) * values[i]
        averages[i] = v
        if bias_correction:
            averages[i] *= 1 - beta ** (i + 1)
    return averages
# %% wrong: starts-from-first-value — v starts at values[0] instead of 0 and is still corrected
# expect: starts-at-first-value
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = values[0]
    for i in range(len(values)):
        v = beta * v + (1 - beta) * values[i]
        averages[i] = v / (1 - beta ** (i + 1)) if bias_correction else v
    return averages
# %% wrong: no-one-minus-beta — adds the new value with full weight, as in the other momentum convention
# expect: present-at-full-weight
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i in range(len(values)):
        v = beta * v + values[i]
        averages[i] = v / (1 - beta ** (i + 1)) if bias_correction else v
    return averages
# %% wrong: first-value-skipped — loop from 1 skips theta_1, so averages[0] stays 0
# expect: slip:loop-starts-late-the-loop
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    for t in range(1, len(values)):
        averages[t] = beta * averages[t - 1] + (1 - beta) * values[t]
    if bias_correction:
        for t in range(len(values)):
            averages[t] /= 1 - beta ** (t + 1)
    return averages
# %% wrong: includes-v-zero — returns T + 1 numbers, v_0 = 0 is among them
# expect: start-included
def exponentially_weighted_average(values, beta, bias_correction=True):
    v = [0.0]
    for theta in values:
        v.append(beta * v[-1] + (1 - beta) * theta)
    averages = np.array(v)
    if bias_correction:
        for t in range(1, len(v)):
            averages[t] = v[t] / (1 - beta**t)
    return averages
# %% wrong: only-last-number — returns the last average, not the whole series
# expect: only-last-average
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i in range(len(values)):
        v = beta * v + (1 - beta) * values[i]
        if bias_correction:
            averages = v / (1 - beta ** (i + 1))
        else:
            averages = v
    return averages
# %% wrong: same-correction-for-all — divides all averages by 1 - beta**T with the last t
# expect: corrected-for-whole-series
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for t in range(1, len(values) + 1):
        v = beta * v + (1 - beta) * values[t - 1]
        averages[t - 1] = v
    if bias_correction:
        averages = averages / (1 - beta**t)
    return averages
# %% wrong: overwrites-values — the smoothed series is written into the caller's values
# expect: none
def exponentially_weighted_average(values, beta, bias_correction=True):
    v = 0
    for i in range(len(values)):
        v = beta * v + (1 - beta) * values[i]
        values[i] = v / (1 - beta ** (i + 1)) if bias_correction else v
    return np.array(values)
# %% wrong: fixed-beta — uses 0.9 in the recursion, the argument beta only in the correction
# expect: slip:argument-fixed-here-v-beta-3
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i in range(len(values)):
        v = 0.9 * v + 0.1 * values[i]
        averages[i] = v
        if bias_correction:
            averages[i] = v / (1 - beta ** (i + 1))
    return averages
# %% wrong: return-in-loop — return indented into the loop, ends after the first value
# expect: return-in-the-loop
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i in range(len(values)):
        v = beta * v + (1 - beta) * values[i]
        averages[i] = v / (1 - beta ** (i + 1)) if bias_correction else v
        return averages
# %% wrong: index-from-one — values[t] with t from 1 to T, IndexError at the end
# expect: index-out-of-range
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for t in range(1, len(values) + 1):
        v = beta * v + (1 - beta) * values[t]
        averages[t] = v
        if bias_correction:
            averages[t] = v / (1 - beta**t)
    return averages
# %% wrong: plain-window-mean — a moving mean over the last 1/(1-β) values instead of the exponential weights
# expect: none
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    days = int(round(1 / (1 - beta)))
    for i in range(len(values)):
        averages[i] = np.mean(values[max(0, i - days + 1):i + 1])
    return averages
# %% wrong: previous-from-values — mixes the previous value theta_{t-1} instead of the previous average
# expect: previous-value-for-average
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    for i in range(len(values)):
        before = values[i - 1] if i > 0 else 0
        averages[i] = beta * before + (1 - beta) * values[i]
        if bias_correction:
            averages[i] = averages[i] / (1 - beta ** (i + 1))
    return averages
# %% wrong: correction-one-behind-guarded — the correction counts one step too few (exponent i, with i = 0 left uncorrected); averages[-1] = 0 is a correct start
# expect: none
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = np.zeros(len(values))
    for i in range(len(values)):
        v[i] = beta * v[i - 1] + (1 - beta) * values[i]
        if bias_correction and i > 0:
            averages[i] = v[i] / (1 - beta**i)
        else:
            averages[i] = v[i]
    return averages
# %% wrong: t-one-too-large — exponent t + 1 with t already counted from 1
# expect: correction-one-step-ahead
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    t = 1
    for theta in values:
        v = beta * v + (1 - beta) * theta
        t += 1
        averages[t - 2] = v / (1 - beta**t) if bias_correction else v
    return averages
# %% wrong: stored-before-update — stores v before it is updated, the series comes one step late
# expect: stored-before-update
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for t, theta in enumerate(values, 1):
        averages[t - 1] = v / (1 - beta**t) if bias_correction else v
        v = beta * v + (1 - beta) * theta
    return averages
# %% wrong: no-return — nothing returned
# expect: nothing-returned
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i in range(len(values)):
        v = beta * v + (1 - beta) * values[i]
        averages[i] = v / (1 - beta ** (i + 1)) if bias_correction else v
    print(averages)
# %% wrong: method-of-list — values.size on a list, AttributeError for lists
# expect: no-such-attribute
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(values.size)
    v = 0
    for i in range(values.size):
        v = beta * v + (1 - beta) * values[i]
        averages[i] = v / (1 - beta ** (i + 1)) if bias_correction else v
    return averages
# %% wrong: caret-for-power — types ^ for the power, TypeError for floats
# expect: types-do-not-fit
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i in range(len(values)):
        v = beta * v + (1 - beta) * values[i]
        averages[i] = v / (1 - beta ^ (i + 1)) if bias_correction else v
    return averages
# %% wrong: swapped-and-uncorrected — two mistakes: weights swapped, and the correction is never applied
# expect: weights-swapped + correction-ignored
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    for i in range(len(values)):
        averages[i] = (1 - beta) * averages[i - 1] + beta * values[i]
    return averages
# %% wrong: fed-back-and-power — two mistakes: corrected value stored back into v, and the divisor is (1-beta)**t
# expect: correction-fed-back + slip:power-of-sum-v-1-beta
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i, theta in enumerate(values):
        v = beta * v + (1 - beta) * theta
        if bias_correction:
            v /= (1 - beta) ** (i + 1)
        averages[i] = v
    return averages
# %% wrong: first-start-and-late-t — two mistakes: starts at values[0], and the exponent is i so the first divisor is 0
# expect: none
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = values[0]
    averages[0] = v
    for i in range(1, len(values)):
        v = beta * v + (1 - beta) * values[i]
        averages[i] = v / (1 - beta**i) if bias_correction else v
    return averages
# %% wrong: no-factor-and-same-t — two mistakes: the factor 1 - beta is missing, and the correction uses T for all
# expect: present-at-full-weight + corrected-for-whole-series
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0
    for i in range(len(values)):
        v = beta * v + values[i]
        averages[i] = v
    if bias_correction:
        averages /= 1 - beta ** len(values)
    return averages
# %% right: vectorised-correction — recursion in a loop, correction for all t at once
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0.0
    for i, theta in enumerate(values):
        v += (1 - beta) * (theta - v)
        averages[i] = v
    if bias_correction:
        averages = averages / (1 - beta ** np.arange(1, len(values) + 1))
    return averages
# %% right: weights-matrix — a lower triangular matrix of weights (1-β)β^(t-k) and its row sums as the divisor
def exponentially_weighted_average(values, beta, bias_correction=True):
    T = len(values)
    lag = np.arange(T)[:, None] - np.arange(T)[None, :]
    weights = np.where(lag >= 0, (1 - beta) * float(beta) ** np.maximum(lag, 0), 0.0)
    result = weights @ np.asarray(values, dtype=float)
    if bias_correction:
        result /= weights.sum(axis=1)
    return result
# %% right: python-list-then-array — collects in a list and converts at the end, running power of beta
def exponentially_weighted_average(values, beta, bias_correction=True):
    out, v, power = [], 0, 1
    for theta in values:
        power *= beta
        v = beta * v + (1 - beta) * theta
        out.append(v / (1 - power) if bias_correction else v)
    return np.array(out)
# %% right: negative-index-trick — averages[-1] is still 0 in the first step, correction afterwards in a reversed loop
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    for i in range(len(values)):
        averages[i] = beta * averages[i - 1] + (1 - beta) * values[i]
    if bias_correction:
        for i in reversed(range(len(values))):
            averages[i] = averages[i] / (1 - beta ** (i + 1))
    return averages
# %% right: accumulate — itertools.accumulate with a lambda, type hints
from itertools import accumulate

def exponentially_weighted_average(values, beta: float, bias_correction: bool = True) -> np.ndarray:
    series = list(accumulate(values, lambda v, theta: beta * v + (1 - beta) * theta, initial=0.0))[1:]
    if not bias_correction:
        return np.array(series)
    return np.array([v / (1 - beta**t) for t, v in enumerate(series, start=1)])
# %% right: weighted-mean-form — the corrected average as weighted mean sum(w*theta)/sum(w) with np.average
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    for t in range(1, len(values) + 1):
        w = np.power(float(beta), np.arange(t - 1, -1, -1))
        past = np.array(values[:t], dtype=float)
        if bias_correction:
            averages[t - 1] = np.average(past, weights=w)
        else:
            averages[t - 1] = (1 - beta) * np.sum(w * past)
    return averages
# %% wrong: full-and-brackets — two mistakes: the new value enters with full weight, and the brackets of the divisor are missing
# expect: present-at-full-weight + slip:bracket-around-divisor-averages-1-beta-power-t
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0.0
    for i in range(len(values)):
        t = i + 1
        v = beta * v + values[i]
        if bias_correction:
            averages[i] = v / 1 - beta**t
        else:
            averages[i] = v
    return averages
# %% wrong: swapped-and-late-t — two mistakes: β and 1 - β are swapped in the recursion, and t counts from 0
# expect: weights-swapped + correction-one-step-behind
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0.0
    for i in range(len(values)):
        t = i
        v = (1 - beta) * v + beta * values[i]
        if bias_correction:
            averages[i] = v / (1 - beta**t)
        else:
            averages[i] = v
    return averages
# %% wrong: first-and-power — two mistakes: v starts at the first value, and the divisor is (1 - β)^t
# expect: starts-at-first-value + slip:power-of-sum-averages-1-beta
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = values[0]
    for i in range(len(values)):
        t = i + 1
        v = beta * v + (1 - beta) * values[i]
        if bias_correction:
            averages[i] = v / (1 - beta)**t
        else:
            averages[i] = v
    return averages
# %% wrong: inverted-and-power — two mistakes: the correction is made when it is not wanted, and the divisor is (1 - β)^t
# expect: none
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0.0
    for i in range(len(values)):
        t = i + 1
        v = beta * v + (1 - beta) * values[i]
        if not bias_correction:
            averages[i] = v / (1 - beta)**t
        else:
            averages[i] = v
    return averages
# %% wrong: swapped-and-ignored — two mistakes: β and 1 - β are swapped in the recursion, and bias_correction is ignored
# expect: weights-swapped + always-corrected
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0.0
    for i in range(len(values)):
        t = i + 1
        v = (1 - beta) * v + beta * values[i]
        if True:
            averages[i] = v / (1 - beta**t)
        else:
            averages[i] = v
    return averages
# %% wrong: times-and-first — two mistakes: the correction multiplies, and v starts at the first value
# expect: starts-at-first-value + correction-shrinks
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = values[0]
    for i in range(len(values)):
        t = i + 1
        v = beta * v + (1 - beta) * values[i]
        if bias_correction:
            averages[i] = v * (1 - beta**t)
        else:
            averages[i] = v
    return averages
# %% wrong: ignored-and-brackets — two mistakes: bias_correction is ignored, and the brackets of the divisor are missing
# expect: always-corrected + slip:bracket-around-divisor-averages-1-beta-power-t
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0.0
    for i in range(len(values)):
        t = i + 1
        v = beta * v + (1 - beta) * values[i]
        if True:
            averages[i] = v / 1 - beta**t
        else:
            averages[i] = v
    return averages
# %% wrong: inside-and-late-t — two mistakes: the return is inside the loop, and t counts from 0
# expect: correction-one-step-behind + return-in-the-loop
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0.0
    for i in range(len(values)):
        t = i
        v = beta * v + (1 - beta) * values[i]
        if bias_correction:
            averages[i] = v / (1 - beta**t)
        else:
            averages[i] = v
        return averages
# %% wrong: inverted-and-swapped — two mistakes: the correction is made when it is not wanted, and β and 1 - β are swapped in the recursion
# expect: weights-swapped + slip:condition-inverted-the-condition
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages = np.zeros(len(values))
    v = 0.0
    for i in range(len(values)):
        t = i + 1
        v = (1 - beta) * v + beta * values[i]
        if not bias_correction:
            averages[i] = v / (1 - beta**t)
        else:
            averages[i] = v
    return averages
