# %% wrong: epochs-from-one — counts epochs from 1: epoch_num + 1, so epoch 0 is already lowered
# expect: epochs-counted-from-one
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (1 + decay_rate * (epoch_num + 1))
    return learning_rate
# %% wrong: epoch-minus-one — epoch_num - 1, one epoch late
# expect: slip:one-less-the-returned-result-the-number-of-the-epoch
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * (epoch_num - 1))
# %% wrong: missing-brackets — `learning_rate0 / 1 + decay_rate * epoch_num` adds the product
# expect: bracket-missing
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / 1 + decay_rate * epoch_num
    return learning_rate
# %% wrong: one-missing — divides by decay_rate * epoch_num, the 1 is missing, division by zero in epoch 0
# expect: slip:term-dropped-the-returned-result-1
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (decay_rate * epoch_num)
    return learning_rate
# %% wrong: multiplies — multiplies by 1 + decay_rate * epoch, the rate grows
# expect: rate-grows
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 * (1 + decay_rate * epoch_num)
    return learning_rate
# %% wrong: exponential-decay — decay_rate ** epoch, another rule
# expect: exponential-decay
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 * decay_rate ** epoch_num
    return learning_rate
# %% wrong: exp-decay — α0·e^(-decay·epoch), another rule
# expect: natural-exponential
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * np.exp(-decay_rate * epoch_num)
# %% wrong: linear-decay — subtracts: α0·(1 - decay·epoch), which becomes negative
# expect: linear-decay
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 * (1 - decay_rate * epoch_num)
    return learning_rate
# %% wrong: compound — (1 + decay_rate)**epoch in the denominator, compound interest
# expect: decay-compounds
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (1 + decay_rate) ** epoch_num
    return learning_rate
# %% wrong: brackets-around-sum-first — the 1 is inside the product as well: 1 + (1 + decay_rate) * epoch
# expect: slip:second-term-repeated-the-returned-result-the-decay-rate-times-the-number-of-the-epoch + slip:factor-dropped-the-returned-result-the-decay-rate
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / ((1 + decay_rate) * epoch_num + 1)
    return learning_rate
# %% wrong: decay-ignored — decay_rate is not used, 1 is assumed
# expect: slip:factor-dropped-the-returned-result-the-decay-rate
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + epoch_num)
# %% wrong: epoch-ignored — α0 / (1 + decay_rate), the same rate in all epochs
# expect: slip:factor-dropped-the-returned-result-the-number-of-the-epoch
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (1 + decay_rate)
    return learning_rate
# %% wrong: square-root-decay — root of the epoch instead of the epoch
# expect: root-of-the-epochs
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * np.sqrt(epoch_num))
# %% wrong: schedule-rule — the stairs of exercise 10 with an interval of 1000
# expect: none
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * np.floor(epoch_num / 1000))
# %% wrong: applied-to-decay-rate — the fraction is taken of the decay rate: decay_rate / (1 + α0·epoch)
# expect: rates-exchanged
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = decay_rate / (1 + learning_rate0 * epoch_num)
    return learning_rate
# %% wrong: factor-only — returns 1 / (1 + decay·epoch) without α0
# expect: slip:numerator-dropped-the-returned-result-alpha0
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = 1 / (1 + decay_rate * epoch_num)
    return learning_rate
# %% wrong: no-return — sets the local name only
# expect: nothing-returned
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num)
# %% wrong: recursive-loop — divides again in each epoch of a loop, so the decay compounds
# expect: decay-in-a-loop
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0
    for epoch in range(epoch_num + 1):
        learning_rate = learning_rate / (1 + decay_rate * epoch)
    return learning_rate
# %% wrong: minus-in-denominator — 1 - decay·epoch in the denominator
# expect: slip:sign-changed-the-returned-result-the-decay-rate-times-the-number-of-the-epoch
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 - decay_rate * epoch_num)
# %% wrong: whole-division — // cuts the rate to a whole number
# expect: same-number-everywhere
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 // (1 + decay_rate * epoch_num)
# %% wrong: unknown-name — uses learning_rate before it exists, UnboundLocalError
# expect: name-not-defined
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate / (1 + decay_rate * epoch_num)
    return learning_rate
# %% wrong: floor-limit — never below a tenth of α0, a floor that the formula does not have
# expect: none
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num)
    return max(learning_rate, 0.1 * learning_rate0)
# %% wrong: never-above-one — caps the decay rate at 1
# expect: none
def update_lr(learning_rate0, epoch_num, decay_rate):
    decay_rate = min(decay_rate, 1)
    return learning_rate0 / (1 + decay_rate * epoch_num)
# %% wrong: rounded — rounds the rate to 4 decimals
# expect: rounded
def update_lr(learning_rate0, epoch_num, decay_rate):
    return round(learning_rate0 / (1 + decay_rate * epoch_num), 4)
# %% wrong: sum-for-product — 1 + decay_rate + epoch_num
# expect: slip:added-for-multiplied-the-returned-result-the-number-of-the-epoch
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate + epoch_num)
# %% wrong: epochs-and-no-one — two mistakes: the 1 is missing, and epochs are counted from 1
# expect: slip:bracket-too-wide-the-returned-result-the-decay-rate
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (decay_rate * (epoch_num + 1))
    return learning_rate
# %% wrong: exponential-from-one — two mistakes: exponential rule decay_rate ** epoch, and epochs counted from 1
# expect: exponential-decay + slip:one-more-the-returned-result-the-number-of-the-epoch
def update_lr(learning_rate0, epoch_num, decay_rate):
    epoch = epoch_num + 1
    return learning_rate0 * decay_rate ** epoch
# %% wrong: brackets-and-minus — two mistakes: no brackets around the denominator and a minus in it
# expect: bracket-missing + slip:sign-changed-the-returned-result-the-decay-rate-times-the-number-of-the-epoch
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / 1 - decay_rate * epoch_num
# %% wrong: squared-epoch-from-one — two mistakes: the epoch is squared, and counted from 1
# expect: slip:squared-the-returned-result-the-number-of-the-epoch + slip:one-more-the-returned-result-the-number-of-the-epoch
def update_lr(learning_rate0, epoch_num, decay_rate):
    n = epoch_num + 1
    return learning_rate0 / (1 + decay_rate * n**2)
# %% wrong: changes-global — stores the rate in a global name and returns None
# expect: nothing-returned
def update_lr(learning_rate0, epoch_num, decay_rate):
    global learning_rate
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num)
    print(learning_rate)
# %% wrong: while-forever — waits in a while loop until epoch reaches epoch_num, but never counts it
# expect: never-ends
def update_lr(learning_rate0, epoch_num, decay_rate):
    epoch = 0
    denominator = 1
    while epoch < epoch_num:
        denominator += decay_rate
    return learning_rate0 / denominator
# %% right: product-with-reciprocal — α0 times 1/(...)
def update_lr(learning_rate0, epoch_num, decay_rate):
    factor = 1 / (1 + epoch_num * decay_rate)
    return factor * learning_rate0
# %% right: np-divide — NumPy functions, NumPy scalar as result
def update_lr(learning_rate0, epoch_num, decay_rate):
    return np.divide(learning_rate0, np.add(1, np.multiply(decay_rate, epoch_num)))
# %% right: power-minus-one — (...) ** -1
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * (1 + decay_rate * epoch_num) ** -1
# %% right: summed-denominator — adds decay_rate in a loop
def update_lr(learning_rate0, epoch_num, decay_rate):
    denominator = 1
    for _ in range(epoch_num):
        denominator += decay_rate
    learning_rate = learning_rate0 / denominator
    return learning_rate
# %% right: one-element-array — result as an array with one element
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = np.array([learning_rate0]) / (1 + decay_rate * epoch_num)
    return learning_rate
# %% right: lambda-typed — lambda inside, type hints and a print
def update_lr(learning_rate0: float, epoch_num: int, decay_rate: float) -> float:
    rule = lambda n: learning_rate0 / (1 + decay_rate * n)
    learning_rate = rule(epoch_num)
    print(f"epoch {epoch_num}: {learning_rate:.5f}")
    return learning_rate
# %% wrong: from-one-and-times — two mistakes: epochs are counted from 1, and the rate is multiplied instead of divided
# expect: rate-grows + slip:one-more-the-returned-result-the-number-of-the-epoch
def update_lr(learning_rate0, epoch_num, decay_rate):
    denominator = 1 + decay_rate * (epoch_num + 1)
    learning_rate = learning_rate0 * denominator
    return learning_rate
# %% wrong: minus-and-no-alpha0 — two mistakes: the denominator has a minus, and α0 is left out
# expect: slip:numerator-dropped-the-returned-result-alpha0 + slip:sign-changed-the-returned-result-the-decay-rate-times-the-number-of-the-epoch
def update_lr(learning_rate0, epoch_num, decay_rate):
    denominator = 1 - decay_rate * epoch_num
    learning_rate = 1 / denominator
    return learning_rate
# %% wrong: two-and-times — two mistakes: the denominator starts at 2, and the rate is multiplied instead of divided
# expect: rate-grows + slip:constant-more-the-returned-result-1
def update_lr(learning_rate0, epoch_num, decay_rate):
    denominator = 2 + decay_rate * epoch_num
    learning_rate = learning_rate0 * denominator
    return learning_rate
# %% wrong: turned-and-from-one — two mistakes: the fraction is turned round, and epochs are counted from 1
# expect: epochs-counted-from-one + slip:fraction-inverted-the-returned-result-alpha0
def update_lr(learning_rate0, epoch_num, decay_rate):
    denominator = 1 + decay_rate * (epoch_num + 1)
    learning_rate = denominator / learning_rate0
    return learning_rate
