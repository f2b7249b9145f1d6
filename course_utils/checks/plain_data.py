"""Convert arguments and returned values into JSON and back, exactly.

The judge and the process that runs student code exchange only this: no pickle, no code, and limited size and depth.
Numbers are exact (JSON contains the shortest decimal that reads back as the same float64).

A value is written as one of

==================  =========================================
``null``            None
``true``, ``3``     bool, int (NumPy scalars become Python's)
``0.5``, ``NaN``    float
``"text"``          str
``{"l": [...]}``    list or tuple
``{"d": [...]}``    dict, as pairs ``[key, value]``
``{"a": [...]}``    array: ``[shape, flat values]``
``{"f": [...]}``    array of floats: ``[shape, base64]``
==================  =========================================

Processes exchange the last form, the bytes of little-endian float64. Files that people may read contain digits.
"""

import base64
import binascii
import math

import numpy as np

MAX_DEPTH = 12  # default limit of the levels that are written
DEEPEST = 50  # limit of the levels that are read, and of `depth`
MAX_NUMBERS = 200_000
MAX_TEXT = 2_000
MAX_DIMENSIONS = 32
_BYTES = np.dtype("<f8")

# for example, of two averages that would change together
SHARED = "one array or dict in two places, where a change of one changes the other"


class NotPlainError(ValueError):
    """A value that is not numbers, text, arrays, lists or dicts, or is too large or too deep."""


def encode(value, *, binary=False, depth=MAX_DEPTH):
    """Return a JSON-ready copy of `value`.

    Parameters
    ----------
    value : None, bool, int, float, str, array of numbers, or list, tuple or dict of these
    binary : bool
        Whether to write arrays of floats as bytes, which takes a twentieth of the time.
    depth : int
        Largest number of nested levels.

    Raises
    ------
    NotPlainError
        If anything in it has another type, the same dict occurs twice (`SHARED`), or there are more than
        `MAX_NUMBERS` values or `depth` levels.
    """
    return _Encoder(binary, depth).encode(value, 0)


class _Encoder:
    """One encoding, with the remaining budget of values."""

    def __init__(self, binary, deepest):
        self.binary = binary
        self.deepest = deepest
        self.budget = MAX_NUMBERS
        self.dicts = set()

    def encode(self, value, depth):
        if depth > self.deepest:
            raise NotPlainError(f"nested more than {self.deepest} levels deep")
        self._spend(1)
        if value is None or type(value) in (bool, float):
            return value
        if type(value) is int:
            return _bounded_int(value)
        if type(value) in (str, np.str_):
            return str(value[:MAX_TEXT])
        if isinstance(value, np.ndarray | np.generic):
            return self._array(value)
        if isinstance(value, list | tuple):
            items = list.__iter__(value) if isinstance(value, list) else tuple.__iter__(value)
            return self.of_list([self.encode(item, depth + 1) for item in items])
        if isinstance(value, dict):
            if id(value) in self.dicts:
                raise NotPlainError(SHARED)
            self.dicts.add(id(value))
            return self.of_dict([[_key(key), self.encode(item, depth + 1)] for key, item in dict.items(value)])
        raise NotPlainError(f"a value of type {type(value).__name__}")

    def _array(self, value):
        value = np.asarray(value)
        if value.dtype.kind not in "biuf":
            raise NotPlainError(f"an array of dtype {value.dtype}")
        self._spend(value.size)
        if value.dtype.kind == "f":
            value = value.astype(np.float64)
        if value.ndim == 0:
            return value.item()
        return self.of_array(value)

    def of_list(self, items):
        return {"l": items}

    def of_dict(self, pairs):
        return {"d": pairs}

    def of_array(self, value):
        if self.binary and value.dtype.kind == "f":
            return {"f": [list(value.shape), base64.b64encode(value.astype(_BYTES).tobytes()).decode()]}
        return {"a": [list(value.shape), value.ravel().tolist()]}

    def _spend(self, count):
        self.budget -= count
        if self.budget < 0:
            raise NotPlainError(f"more than {MAX_NUMBERS:,} values")


def plain(value):
    """Return what `decode` gives for the encoded value, made directly; both raise the same errors."""
    return _Copier(binary=True, deepest=MAX_DEPTH).encode(value, 0)


class _Copier(_Encoder):
    """Makes the value itself plain, instead of encoding it."""

    def of_list(self, items):
        return items

    def of_dict(self, pairs):
        return dict(pairs)

    def of_array(self, value):
        return value if value.dtype.kind == "f" else _array_of(value.ravel().tolist(), value.shape)


def decode(data):
    """Return the value that `encode` wrote, with lists instead of tuples.

    Raises
    ------
    NotPlainError
        If `data` is not in the form of `encode`, or is nested too deep.
    """
    return _Decoder().decode(data, 0)


class _Decoder:
    """One decoding, with the remaining budget of values: a student's process may have written the data."""

    def __init__(self):
        self.budget = MAX_NUMBERS

    def decode(self, data, depth):
        if depth > DEEPEST:
            raise NotPlainError(f"nested more than {DEEPEST} levels deep")
        self._spend(1)
        if data is None or isinstance(data, bool | float):
            return data
        if isinstance(data, int):
            return _bounded_int(data)
        if isinstance(data, str):
            return data[:MAX_TEXT]
        if isinstance(data, dict) and len(data) == 1:
            [(kind, content)] = data.items()
            if isinstance(content, list):
                if kind == "l":
                    return [self.decode(item, depth + 1) for item in content]
                if kind == "d":
                    return self._dict(content, depth)
                if kind == "a":
                    return self._array(content)
                if kind == "f":
                    return self._floats(content)
        raise NotPlainError("not in the form of plain data")

    def _dict(self, content, depth):
        if not all(isinstance(pair, list) and len(pair) == 2 for pair in content):
            raise NotPlainError("a dict that is not made of pairs")
        return {_key(key): self.decode(value, depth + 1) for key, value in content}

    def _array(self, content):
        shape, flat = self._shape_and(list, content)
        if math.prod(shape) != len(flat) or not all(isinstance(number, bool | int | float) for number in flat):
            raise NotPlainError("an array whose shape and values disagree")
        try:
            array = _array_of(flat, shape)
        except (TypeError, ValueError, OverflowError) as error:
            raise NotPlainError("an array that cannot be read") from error
        if array.dtype.kind not in "biuf":
            raise NotPlainError("an array of numbers too large to compare")
        return array

    def _floats(self, content):
        shape, text = self._shape_and(str, content)
        if 4 * -(-math.prod(shape) * _BYTES.itemsize // 3) != len(text):
            raise NotPlainError("an array whose shape and values disagree")
        try:
            return np.frombuffer(binascii.a2b_base64(text, strict_mode=True), _BYTES).astype(np.float64).reshape(shape)
        except (TypeError, ValueError, OverflowError, binascii.Error) as error:
            raise NotPlainError("an array that cannot be read") from error

    def _shape_and(self, kind, content):
        """Return an array's shape and values; the shape is checked before it is used."""
        if len(content) != 2 or not isinstance(content[0], list) or not isinstance(content[1], kind):
            raise NotPlainError("an array that cannot be read")
        shape, values = content
        if len(shape) > MAX_DIMENSIONS or not all(type(n) is int and 0 <= n <= MAX_NUMBERS for n in shape):
            raise NotPlainError("an array of a shape that cannot be")
        self._spend(math.prod(shape))
        return shape, values

    def _spend(self, count):
        self.budget -= count
        if self.budget < 0:
            raise NotPlainError(f"more than {MAX_NUMBERS:,} values")


def _array_of(flat, shape):
    return np.array(flat if flat else np.zeros(0)).reshape(shape)


def _key(key):
    if isinstance(key, np.str_ | np.integer):
        key = key.item()
    if type(key) is str:
        return key[:MAX_TEXT]
    if type(key) is int:
        return _bounded_int(key)
    raise NotPlainError(f"a dict key of type {type(key).__name__}")


def _bounded_int(value):
    if value.bit_length() > 1024:
        raise NotPlainError("an integer of more than 1024 bits")
    return value
