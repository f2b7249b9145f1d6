# %% wrong: no-floor — epoch / interval is not rounded down, a smooth decay instead of stairs
# expect: not-stepped
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num / time_interval)
    return learning_rate
# %% wrong: fixed-interval — 1000 is written into the formula, the argument is ignored
# expect: slip:argument-ignored-the-function-the-interval
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * np.floor(epoch_num / 1000))
    return learning_rate
# %% wrong: round-not-floor — rounds to the nearest whole number, so the stairs come half an interval early
# expect: rounded-to-nearest
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * round(epoch_num / time_interval))
# %% wrong: ceil — rounds up, each stair one interval too early
# expect: rounded-up
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.ceil(epoch_num / time_interval))
# %% wrong: floor-of-product — floor of decay_rate * epoch / interval, the decay rate is inside the floor
# expect: denominator-floored
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + np.floor(decay_rate * epoch_num / time_interval))
# %% wrong: remainder — epoch % interval, the remainder instead of the quotient
# expect: remainder-for-count
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * (epoch_num % time_interval))
    return learning_rate
# %% wrong: interval-ignored — the rule of exercise 9, a decay in every epoch
# expect: interval-ignored
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num)
    return learning_rate
# %% wrong: floor-of-rate — the floor around the whole rate, which makes it 0
# expect: whole-fraction-floored
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return np.floor(learning_rate0 / (1 + decay_rate * epoch_num / time_interval))
# %% wrong: floor-of-denominator — the floor around the whole denominator
# expect: denominator-floored
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / np.floor(1 + decay_rate * epoch_num / time_interval)
# %% wrong: epochs-from-one — counts from 1: floor((epoch + 1) / interval), stairs one epoch early
# expect: slip:one-more-the-returned-result-the-number-of-the-epoch
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * ((epoch_num + 1) // time_interval))
# %% wrong: first-stair-at-once — floor(...) + 1, the first interval is already lowered
# expect: slip:one-more-the-returned-result-the-number-of-whole-intervals
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stair = epoch_num // time_interval + 1
    return learning_rate0 / (1 + decay_rate * stair)
# %% wrong: missing-brackets — no brackets around the denominator
# expect: bracket-missing
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / 1 + decay_rate * np.floor(epoch_num / time_interval)
    return learning_rate
# %% wrong: one-missing — the 1 is missing, division by zero in the first interval
# expect: slip:term-dropped-the-returned-result-1
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (decay_rate * (epoch_num // time_interval))
# %% wrong: precedence-of-floor-division — decay_rate * epoch // interval: * comes before //, so the product is floored
# expect: denominator-floored
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num // time_interval)
    return learning_rate
# %% wrong: only-at-the-stair — lowers the rate only in the epochs divisible by the interval, otherwise α0
# expect: lowered-for-one-epoch
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    if epoch_num % time_interval == 0:
        learning_rate = learning_rate0 / (1 + decay_rate * epoch_num / time_interval)
    else:
        learning_rate = learning_rate0
    return learning_rate
# %% wrong: else-missing — sets learning_rate only at multiples of the interval, UnboundLocalError otherwise
# expect: name-not-defined
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    if epoch_num % time_interval == 0:
        learning_rate = learning_rate0 / (1 + decay_rate * epoch_num / time_interval)
    return learning_rate
# %% wrong: halves — halves the rate in each stair (1/2**floor), step decay of another kind
# expect: halved-at-every-change
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * 0.5 ** np.floor(epoch_num / time_interval)
# %% wrong: compound — (1 + decay)**floor
# expect: decay-compounds
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate) ** (epoch_num // time_interval)
# %% wrong: multiplies — multiplies by the denominator, the rate grows in stairs
# expect: rate-grows
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * (1 + decay_rate * np.floor(epoch_num / time_interval))
# %% wrong: interval-over-epoch — interval / epoch turned around, division by zero in epoch 0
# expect: division-by-zero
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.floor(time_interval / epoch_num))
# %% wrong: decay-ignored — decay rate taken as 1
# expect: slip:factor-dropped-the-returned-result-the-decay-rate
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + epoch_num // time_interval)
# %% wrong: floor-multiplied-back — floor(epoch/interval) * interval, the epoch of the last stair instead of its number
# expect: slip:floored-then-multiplied-the-returned-result-the-interval
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    last = (epoch_num // time_interval) * time_interval
    return learning_rate0 / (1 + decay_rate * last)
# %% wrong: floor-closes-too-early — np.floor(epoch_num) / interval: the bracket of the floor closes too early
# expect: not-stepped
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * np.floor(epoch_num) / time_interval)
    return learning_rate
# %% wrong: math-not-imported — math.floor without import, NameError
# expect: name-not-defined
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * math.floor(epoch_num / time_interval))
    return learning_rate
# %% wrong: no-return — nothing is returned
# expect: nothing-returned
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))
# %% wrong: decayed-from-current — compounding: divides by (1 + decay·k) for all stairs k up to the present one
# expect: decay-in-a-loop
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0
    for k in range(1, epoch_num // time_interval + 1):
        learning_rate = learning_rate / (1 + decay_rate * k)
    return learning_rate
# %% wrong: calls-update-lr-with-rest — calls update_lr with epoch % interval
# expect: remainder-for-count
# update_lr stands in the cell of its own exercise
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * epoch_num)

def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return update_lr(learning_rate0, epoch_num % time_interval, decay_rate)
# %% wrong: never-ends — subtracts the interval in a while loop from the wrong name
# expect: never-ends
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stairs = 0
    rest = epoch_num
    while rest >= time_interval:
        stairs += 1
        rest = epoch_num - time_interval
    return learning_rate0 / (1 + decay_rate * stairs)
# %% wrong: single-stair — one stair only: after the first interval the rate is lowered once and for all
# expect: slip:only-first-step-the-returned-result
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    if epoch_num < time_interval:
        return learning_rate0
    return learning_rate0 / (1 + decay_rate)
# %% wrong: strictly-greater — a while with > instead of >=: at exact multiples the stair comes one epoch late
# expect: changes-one-epoch-late
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stairs = 0
    while epoch_num > time_interval:
        epoch_num -= time_interval
        stairs += 1
    return learning_rate0 / (1 + decay_rate * stairs)
# %% wrong: fixed-interval-no-floor — two mistakes: 1000 written in, and no floor
# expect: not-stepped + slip:argument-ignored-the-function-the-interval
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * epoch_num / 1000)
# %% wrong: ceil-and-no-one — two mistakes: rounded up, and the 1 is missing
# expect: rounded-up + slip:term-dropped-the-returned-result-1
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (decay_rate * np.ceil(epoch_num / time_interval))
# %% wrong: from-one-and-no-floor — two mistakes: epochs counted from 1, no floor
# expect: not-stepped + slip:one-more-the-returned-result-the-number-of-the-epoch
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num + 1) / time_interval)
# %% wrong: product-floored-and-multiplied — two mistakes: the decay rate is inside the floor, and α0 is multiplied by the denominator
# expect: denominator-floored + rate-grows
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * (1 + decay_rate * epoch_num // time_interval)
# %% wrong: decay-not-used-and-round — two mistakes: decay rate not used, and rounded to the nearest
# expect: rounded-to-nearest + slip:factor-dropped-the-returned-result-the-decay-rate
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + np.round(epoch_num / time_interval))
# %% right: floor-division — // with brackets
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))
# %% right: int-cut — int(...) cuts the decimals, for epochs from 0 the same as floor
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    step = int(epoch_num / time_interval)
    learning_rate = learning_rate0 / (1 + step * decay_rate)
    return learning_rate
# %% right: calls-update-lr — calls update_lr with the number of the stair
# update_lr stands in the cell of its own exercise
def update_lr(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * epoch_num)

def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return update_lr(learning_rate0, epoch_num // time_interval, decay_rate)
# %% right: divmod — divmod and a NumPy scalar
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stair, _rest = divmod(epoch_num, time_interval)
    return np.float64(learning_rate0) / (1 + decay_rate * stair)
# %% right: counted-stairs — counts the stairs in a while loop
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stairs = 0
    while epoch_num >= time_interval:
        epoch_num -= time_interval
        stairs += 1
    denominator = 1 + decay_rate * stairs
    return learning_rate0 / denominator
# %% right: math-floor-local-import — import inside the function, result as array of no dimensions
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    from math import floor
    learning_rate = np.asarray(learning_rate0 / (1 + decay_rate * floor(epoch_num / time_interval)))
    return learning_rate
# %% right: remainder-removed — subtracts the remainder before it divides
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    whole = (epoch_num - epoch_num % time_interval) / time_interval
    return learning_rate0 * 1.0 / (1.0 + decay_rate * whole)
# %% wrong: ceil-and-times — two mistakes: rounded up, and the rate is multiplied instead of divided
# expect: rounded-up + rate-grows
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stair = np.ceil(epoch_num / time_interval)
    denominator = 1 + decay_rate * stair
    return learning_rate0 * denominator
# %% wrong: fixed-and-times — two mistakes: the interval is always 1000, and the rate is multiplied instead of divided
# expect: rate-grows + slip:argument-ignored-the-function-the-interval
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stair = np.floor(epoch_num / 1000)
    denominator = 1 + decay_rate * stair
    return learning_rate0 * denominator
# %% wrong: plus-one-and-no-rate — two mistakes: the stairs are counted from 1, and the decay rate is left out
# expect: slip:constant-more-the-returned-result-1 + slip:factor-dropped-the-returned-result-the-decay-rate
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stair = np.floor(epoch_num / time_interval) + 1
    denominator = 1 + stair
    return learning_rate0 / denominator
# %% wrong: minus-and-ceil — two mistakes: the denominator has a minus, and rounded up
# expect: rounded-up + slip:sign-changed-the-returned-result-the-decay-rate-times-ceil
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stair = np.ceil(epoch_num / time_interval)
    denominator = 1 - decay_rate * stair
    return learning_rate0 / denominator
# %% wrong: fixed-and-no-rate — two mistakes: the interval is always 1000, and the decay rate is left out
# expect: slip:factor-dropped-the-returned-result-the-decay-rate + slip:argument-ignored-the-function-the-interval
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stair = np.floor(epoch_num / 1000)
    denominator = 1 + stair
    return learning_rate0 / denominator
