# %% wrong: last-batch-lost — cuts only the full mini-batches, the leftover examples are dropped
# expect: last-batch-lost
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    num_complete = m // mini_batch_size
    for k in range(num_complete):
        mini_batch_X = shuffled_X[:, k * mini_batch_size:(k + 1) * mini_batch_size]
        mini_batch_Y = shuffled_Y[:, k * mini_batch_size:(k + 1) * mini_batch_size]
        mini_batches.append((mini_batch_X, mini_batch_Y))
    return mini_batches
# %% wrong: empty-last-batch — appends the rest without asking whether there is one, so an empty pair at multiples
# expect: empty-last-batch
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    n = int(m / mini_batch_size)
    for k in range(n):
        mini_batches.append((shuffled_X[:, k*mini_batch_size:(k+1)*mini_batch_size], shuffled_Y[:, k*mini_batch_size:(k+1)*mini_batch_size]))
    mini_batches.append((shuffled_X[:, n*mini_batch_size:], shuffled_Y[:, n*mini_batch_size:]))
    return mini_batches
# %% wrong: slice-end-without-size — the slice of X ends at k + 1 instead of (k + 1) * size, Y's is right
# expect: slip:slice-without-size-mini-batch-x-end
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    n = m // mini_batch_size
    for k in range(n):
        mini_batch_X = shuffled_X[:, k * mini_batch_size : k + 1]
        mini_batch_Y = shuffled_Y[:, k * mini_batch_size : (k + 1) * mini_batch_size]
        mini_batches.append((mini_batch_X, mini_batch_Y))
    if m % mini_batch_size != 0:
        mini_batches.append((shuffled_X[:, n * mini_batch_size :], shuffled_Y[:, n * mini_batch_size :]))
    return mini_batches
# %% wrong: y-slice-start-without-size — Y's slice starts at k instead of k * size
# expect: slip:slice-without-size-mini-batch-y-start
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    n = m // mini_batch_size
    for k in range(n):
        mini_batch_X = shuffled_X[:, k * mini_batch_size : (k + 1) * mini_batch_size]
        mini_batch_Y = shuffled_Y[:, k : (k + 1) * mini_batch_size]
        mini_batches.append((mini_batch_X, mini_batch_Y))
    if m % mini_batch_size != 0:
        mini_batches.append((shuffled_X[:, n * mini_batch_size :], shuffled_Y[:, n * mini_batch_size :]))
    return mini_batches
# %% wrong: y-not-shuffled — slices the unshuffled Y, so the labels no longer belong to the examples
# expect: labels-not-shuffled
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    for j in range(0, m, mini_batch_size):
        mini_batches.append((shuffled_X[:, j:j + mini_batch_size], Y[:, j:j + mini_batch_size]))
    return mini_batches
# %% wrong: nothing-shuffled — slices X and Y themselves, the shuffled arrays are never used
# expect: cut-from-unshuffled
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    return [(X[:, j:j + mini_batch_size], Y[:, j:j + mini_batch_size]) for j in range(0, m, mini_batch_size)]
# %% wrong: second-permutation-for-y — draws a fresh permutation for Y, X and Y are shuffled differently
# expect: labels-shuffled-differently
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    shuffled_X = X[:, np.random.permutation(m)]
    shuffled_Y = Y[:, np.random.permutation(m)]

    mini_batches = []
    for j in range(0, m, mini_batch_size):
        mini_batches.append((shuffled_X[:, j:j + mini_batch_size], shuffled_Y[:, j:j + mini_batch_size]))
    return mini_batches
# %% wrong: permutes-rows — changed the given shuffle to X[permutation], which permutes rows, IndexError when m > n_x
# expect: index-out-of-range
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    shuffled_X = X[permutation, :]
    shuffled_Y = Y[permutation, :]

    mini_batches = []
    for j in range(0, m, mini_batch_size):
        mini_batches.append((shuffled_X[:, j:j + mini_batch_size], shuffled_Y[:, j:j + mini_batch_size]))
    return mini_batches
# %% wrong: rows-cut — cuts rows instead of columns, forgets the `:,` in the slices
# expect: batches-of-rows
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    for j in range(0, m, mini_batch_size):
        mini_batches.append((shuffled_X[j:j + mini_batch_size], shuffled_Y[j:j + mini_batch_size]))
    return mini_batches
# %% wrong: seed-zero — seeds with 0 and ignores the argument seed
# expect: slip:argument-ignored-the-function-seed
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(0)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    return [(shuffled_X[:, j:j + mini_batch_size], shuffled_Y[:, j:j + mini_batch_size]) for j in range(0, m, mini_batch_size)]
# %% wrong: size-64-hard-coded — cuts into 64s whatever mini_batch_size says
# expect: slip:argument-ignored-the-function-the-size
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    for j in range(0, m, 64):
        mini_batches.append((shuffled_X[:, j:j + 64], shuffled_Y[:, j:j + 64]))
    return mini_batches
# %% wrong: number-for-size — takes mini_batch_size as the number of mini-batches (array_split into that many)
# expect: wrong-number-of-entries
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    xs = np.array_split(shuffled_X, mini_batch_size, axis=1)
    ys = np.array_split(shuffled_Y, mini_batch_size, axis=1)
    return list(zip(xs, ys))
# %% wrong: equal-parts — array_split into ceil(m/size) parts of nearly equal size, so the batches are not full ones plus a rest
# expect: batches-of-equal-size
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    count = int(np.ceil(m / mini_batch_size))
    return list(zip(np.array_split(shuffled_X, count, axis=1), np.array_split(shuffled_Y, count, axis=1)))
# %% wrong: rest-first — the short batch with the leftover is put at the front of the list
# expect: wrong-shape
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    rest = m % mini_batch_size
    mini_batches = []
    if rest:
        mini_batches.append((shuffled_X[:, :rest], shuffled_Y[:, :rest]))
    for j in range(rest, m, mini_batch_size):
        mini_batches.append((shuffled_X[:, j:j + mini_batch_size], shuffled_Y[:, j:j + mini_batch_size]))
    return mini_batches
# %% wrong: rest-from-the-back-start — the leftover slice starts at m - size instead of the end of the full batches, so examples appear twice
# expect: last-batch-overlaps
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    n = m // mini_batch_size
    for k in range(n):
        mini_batches.append((shuffled_X[:, k*mini_batch_size:(k+1)*mini_batch_size], shuffled_Y[:, k*mini_batch_size:(k+1)*mini_batch_size]))
    if m % mini_batch_size != 0:
        mini_batches.append((shuffled_X[:, -mini_batch_size:], shuffled_Y[:, -mini_batch_size:]))
    return mini_batches
# %% wrong: rest-starts-at-k — the leftover slice starts at k * size with the loop's last k, so the last full batch comes again (and NameError for m < size)
# expect: name-not-defined
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    for k in range(m // mini_batch_size):
        mini_batch_X = shuffled_X[:, k * mini_batch_size:(k + 1) * mini_batch_size]
        mini_batch_Y = shuffled_Y[:, k * mini_batch_size:(k + 1) * mini_batch_size]
        mini_batches.append((mini_batch_X, mini_batch_Y))
    if m % mini_batch_size != 0:
        mini_batches.append((shuffled_X[:, k * mini_batch_size:], shuffled_Y[:, k * mini_batch_size:]))
    return mini_batches
# %% wrong: off-by-one-slice-end — slices end at (k+1)*size - 1, one example of each batch is lost
# expect: slices-one-too-short
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    n = m // mini_batch_size
    for k in range(n):
        a, b = k * mini_batch_size, (k + 1) * mini_batch_size - 1
        mini_batches.append((shuffled_X[:, a:b], shuffled_Y[:, a:b]))
    if m % mini_batch_size:
        mini_batches.append((shuffled_X[:, n*mini_batch_size:], shuffled_Y[:, n*mini_batch_size:]))
    return mini_batches
# %% wrong: single-columns — cuts a one-dimensional Y: shuffled_Y[0, ...] loses the row, shape (k,) instead of (1, k)
# expect: labels-lose-a-dimension
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    for j in range(0, m, mini_batch_size):
        mini_batches.append((shuffled_X[:, j:j + mini_batch_size], shuffled_Y[0, j:j + mini_batch_size]))
    return mini_batches
# %% wrong: x-and-y-lists — returns two lists (all X parts, all Y parts) instead of one list of pairs
# expect: wrong-number-of-entries
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_X, mini_Y = [], []
    for j in range(0, m, mini_batch_size):
        mini_X.append(shuffled_X[:, j:j + mini_batch_size])
        mini_Y.append(shuffled_Y[:, j:j + mini_batch_size])
    return mini_X, mini_Y
# %% wrong: flat-list — appends X part and Y part one after the other, not as pairs
# expect: wrong-number-of-entries
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    for j in range(0, m, mini_batch_size):
        mini_batches += (shuffled_X[:, j:j + mini_batch_size], shuffled_Y[:, j:j + mini_batch_size])
    return mini_batches
# %% wrong: swapped-pair — pairs are (Y part, X part)
# expect: pairs-exchanged
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    for j in range(0, m, mini_batch_size):
        mini_batches.append((shuffled_Y[:, j:j + mini_batch_size], shuffled_X[:, j:j + mini_batch_size]))
    return mini_batches
# %% wrong: append-after-loop — the append stands after the loop, so only the last part gets into the list
# expect: only-last-batch-kept
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    for j in range(0, m, mini_batch_size):
        mini_batch_X = shuffled_X[:, j:j + mini_batch_size]
        mini_batch_Y = shuffled_Y[:, j:j + mini_batch_size]
    mini_batches.append((mini_batch_X, mini_batch_Y))
    return mini_batches
# %% wrong: no-return — builds the list but does not return it
# expect: nothing-returned
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    for j in range(0, m, mini_batch_size):
        mini_batches.append((shuffled_X[:, j:j + mini_batch_size], shuffled_Y[:, j:j + mini_batch_size]))
# %% wrong: while-forever — while loop whose start never moves, never ends
# expect: never-ends
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    start = 0
    while start < m:
        end = start + mini_batch_size
        mini_batches = [(shuffled_X[:, start:end], shuffled_Y[:, start:end])]
    return mini_batches
# %% wrong: shuffles-again — puts the finished mini-batches into another random order, so they are not cut in order
# expect: wrong-shape
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    parts = [(shuffled_X[:, j:j + mini_batch_size], shuffled_Y[:, j:j + mini_batch_size]) for j in range(0, m, mini_batch_size)]
    order = np.random.permutation(len(parts))
    return [parts[i] for i in order]
# %% wrong: shuffles-x-in-place — writes the shuffled columns into the caller's X and Y
# expect: none
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    X[:] = X[:, permutation]
    Y[:] = Y[:, permutation]

    return [(X[:, j:j + mini_batch_size], Y[:, j:j + mini_batch_size]) for j in range(0, m, mini_batch_size)]
# %% wrong: with-replacement — picks every mini-batch with np.random.choice, so examples repeat and others are missing
# expect: none
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    mini_batches = []
    for k in range(int(np.ceil(m / mini_batch_size))):
        picked = np.random.choice(m, min(mini_batch_size, m - k * mini_batch_size))
        mini_batches.append((X[:, picked], Y[:, picked]))
    return mini_batches
# %% wrong: ceil-minus-one — number of parts computed with m // size + 1 and every part cut, so an empty one at multiples
# expect: empty-last-batch
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    for k in range(m // mini_batch_size + 1):
        part = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((shuffled_X[:, part], shuffled_Y[:, part]))
    return mini_batches
# %% wrong: reshape-needs-multiple — reshapes the columns into full batches, ValueError when size does not divide m
# expect: shapes-do-not-fit
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    k = m // mini_batch_size
    bx = shuffled_X.reshape(X.shape[0], k, mini_batch_size)
    by = shuffled_Y.reshape(1, k, mini_batch_size)
    return [(bx[:, i], by[:, i]) for i in range(k)]
# %% wrong: lost-and-unshuffled-y — two mistakes: the leftover is dropped, and Y is sliced unshuffled
# expect: last-batch-lost + labels-not-shuffled
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    for k in range(m // mini_batch_size):
        x = shuffled_X[:, k * mini_batch_size:(k + 1) * mini_batch_size]
        y = Y[:, k * mini_batch_size:(k + 1) * mini_batch_size]
        mini_batches.append((x, y))
    return mini_batches
# %% wrong: short-and-empty — two mistakes: X's slice ends at k+1 without the size, and an empty rest is appended at multiples
# expect: empty-last-batch
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    n = m // mini_batch_size
    for k in range(n):
        mini_batches.append((shuffled_X[:, k * mini_batch_size : k + 1], shuffled_Y[:, k * mini_batch_size : (k + 1) * mini_batch_size]))
    mini_batches.append((shuffled_X[:, n * mini_batch_size:], shuffled_Y[:, n * mini_batch_size:]))
    return mini_batches
# %% wrong: seed-and-rest — two mistakes: no seed is set, and the leftover is dropped
# expect: last-batch-lost + seed-ignored
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    return [(shuffled_X[:, k * mini_batch_size:(k + 1) * mini_batch_size], shuffled_Y[:, k * mini_batch_size:(k + 1) * mini_batch_size]) for k in range(m // mini_batch_size)]
# %% wrong: swapped-and-doubled — two mistakes: pairs are (Y, X), and the last batch starts too early so examples come twice
# expect: wrong-shape
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    n = m // mini_batch_size
    for k in range(n):
        mini_batches.append((shuffled_Y[:, k*mini_batch_size:(k+1)*mini_batch_size], shuffled_X[:, k*mini_batch_size:(k+1)*mini_batch_size]))
    if m % mini_batch_size:
        mini_batches.append((shuffled_Y[:, m - mini_batch_size:], shuffled_X[:, m - mini_batch_size:]))
    return mini_batches
# %% right: np-split — np.split at the multiples of the size
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    cuts = np.arange(mini_batch_size, m, mini_batch_size)
    return list(zip(np.split(shuffled_X, cuts, axis=1), np.split(shuffled_Y, cuts, axis=1)))
# %% right: array-split-indices — np.array_split with indices, pairs as a list comprehension of tuples
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    together = np.vstack([X, Y])[:, permutation]

    parts = np.array_split(together, range(mini_batch_size, m, mini_batch_size), axis=1)
    return [(part[:-1], part[-1:]) for part in parts]
# %% right: pairs-as-lists — pairs are lists [X_part, Y_part]
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    for start in range(0, m, mini_batch_size):
        mini_batches.append([shuffled_X[:, start:start + mini_batch_size], shuffled_Y[:, start:start + mini_batch_size]])
    return mini_batches
# %% right: cut-the-permutation — cuts the permutation itself and indexes the unshuffled X and Y
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    result = []
    while len(permutation) > 0:
        now, permutation = permutation[:mini_batch_size], permutation[mini_batch_size:]
        result.append((X[:, now], Y[:, now]))
    return result
# %% right: textbook-floor — full batches with math.floor, then a separate rest with the condition
import math

def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation].reshape((1, m))

    mini_batches = []
    num_complete_minibatches = math.floor(m / mini_batch_size)
    for k in range(0, num_complete_minibatches):
        mini_batch_X = shuffled_X[:, mini_batch_size * k : mini_batch_size * (k + 1)]
        mini_batch_Y = shuffled_Y[:, mini_batch_size * k : mini_batch_size * (k + 1)]
        mini_batch = (mini_batch_X, mini_batch_Y)
        mini_batches.append(mini_batch)
    if m % mini_batch_size != 0:
        mini_batch_X = shuffled_X[:, num_complete_minibatches * mini_batch_size : m]
        mini_batch_Y = shuffled_Y[:, num_complete_minibatches * mini_batch_size : m]
        mini_batches.append((mini_batch_X, mini_batch_Y))
    return mini_batches
# %% right: generator-inside — a generator helper turned into a list, copies of the parts
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    def parts():
        j = 0
        while j < m:
            end = min(j + mini_batch_size, m)
            yield shuffled_X[:, j:end].copy(), shuffled_Y[:, j:end].copy()
            j = end

    print("number of batches:", -(-m // mini_batch_size))
    return list(parts())
# %% wrong: y-plain-and-always-rest — two mistakes: Y is cut unshuffled in the full batches, and a rest is appended even if there is none
# expect: empty-last-batch
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    full = m // mini_batch_size
    for k in range(0, full):
        start = k * mini_batch_size
        end = (k + 1) * mini_batch_size
        mini_batches.append((shuffled_X[:, start:end], Y[:, start:end]))
    if True:
        start = full * mini_batch_size
        mini_batches.append((shuffled_X[:, start:m], shuffled_Y[:, start:m]))
    return mini_batches
# %% wrong: rest-y-plain-and-short — two mistakes: Y is cut unshuffled in the last batch, and slices end one example too early
# expect: slip:slice-earlier-mini-batch-x-end
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    full = m // mini_batch_size
    for k in range(0, full):
        start = k * mini_batch_size
        end = (k + 1) * mini_batch_size - 1
        mini_batches.append((shuffled_X[:, start:end], shuffled_Y[:, start:end]))
    if m % mini_batch_size != 0:
        start = full * mini_batch_size
        mini_batches.append((shuffled_X[:, start:m], Y[:, start:m]))
    return mini_batches
# %% wrong: seed-fixed-and-always-rest — two mistakes: the seed is always 1, and a rest is appended even if there is none
# expect: wrong-number-of-entries
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(1)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    full = m // mini_batch_size
    for k in range(0, full):
        start = k * mini_batch_size
        end = (k + 1) * mini_batch_size
        mini_batches.append((shuffled_X[:, start:end], shuffled_Y[:, start:end]))
    if True:
        start = full * mini_batch_size
        mini_batches.append((shuffled_X[:, start:m], shuffled_Y[:, start:m]))
    return mini_batches
# %% wrong: from-one-and-rest-y-plain — two mistakes: k counts from 1, so the first batch is lost, and Y is cut unshuffled in the last batch
# expect: slip:loop-starts-late-the-loop-2
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    full = m // mini_batch_size
    for k in range(1, full):
        start = k * mini_batch_size
        end = (k + 1) * mini_batch_size
        mini_batches.append((shuffled_X[:, start:end], shuffled_Y[:, start:end]))
    if m % mini_batch_size != 0:
        start = full * mini_batch_size
        mini_batches.append((shuffled_X[:, start:m], Y[:, start:m]))
    return mini_batches
# %% wrong: rest-too-early-and-flat-y — two mistakes: the rest starts one batch too early, and the labels lose their row
# expect: wrong-shape
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    full = m // mini_batch_size
    for k in range(0, full):
        start = k * mini_batch_size
        end = (k + 1) * mini_batch_size
        mini_batches.append((shuffled_X[:, start:end], shuffled_Y[0, start:end]))
    if m % mini_batch_size != 0:
        start = (full - 1) * mini_batch_size
        mini_batches.append((shuffled_X[:, start:m], shuffled_Y[:, start:m]))
    return mini_batches
# %% wrong: no-size-in-end-and-rest-too-early — two mistakes: the end of a slice is k + 1 without the size, and the rest starts one batch too early
# expect: wrong-shape
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    full = m // mini_batch_size
    for k in range(0, full):
        start = k * mini_batch_size
        end = k + 1
        mini_batches.append((shuffled_X[:, start:end], shuffled_Y[:, start:end]))
    if m % mini_batch_size != 0:
        start = (full - 1) * mini_batch_size
        mini_batches.append((shuffled_X[:, start:m], shuffled_Y[:, start:m]))
    return mini_batches
# %% wrong: short-and-y-plain — two mistakes: slices end one example too early, and Y is cut unshuffled in the full batches
# expect: slip:slice-earlier-mini-batch-x-end
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]

    mini_batches = []
    full = m // mini_batch_size
    for k in range(0, full):
        start = k * mini_batch_size
        end = (k + 1) * mini_batch_size - 1
        mini_batches.append((shuffled_X[:, start:end], Y[:, start:end]))
    if m % mini_batch_size != 0:
        start = full * mini_batch_size
        mini_batches.append((shuffled_X[:, start:m], shuffled_Y[:, start:m]))
    return mini_batches
