"""Words for slips: where a change is, and what the program then does, in the terms of the notebook."""

from __future__ import annotations

import ast
from typing import Any

# kind of mutation -> what the code does, why that is wrong, where to look. {0} is the place.
SENTENCES: dict[str, tuple[str, str]] = {
    "other-name": (
        "In {0}, {1} is used in the place of {2}.",
        "These are two different quantities, so compare the names in that line with the formula.",
    ),
    "one-more": ("In {0}, {1} is counted one too high.", "Check from which number it is counted."),
    "one-less": ("In {0}, {1} is counted one too low.", "Check from which number it is counted."),
    "number-doubled": ("In {0}, {1} is doubled.", "Compare the factors in that line with those of the formula."),
    "squared": ("In {0}, {1} is squared.", "The formula has no square there, so compare the exponents."),
    "root-taken": ("In {0}, a root is taken of the result.", "The formula has no root there."),
    "size-taken": (
        "In {0}, the sign of {1} is lost.",
        "A negative value must stay negative there, so look for an absolute value or a square.",
    ),
    "sign-taken": ("In {0}, only the sign of {1} counts.", "Its size matters as well."),
    "factor-dropped": (
        "In {0}, the factor {1} is missing.",
        "Without it the result has the wrong size, so compare the factors with those of the formula.",
    ),
    "divided-for-multiplied": ("In {0}, the code divides by {1}.", "The formula multiplies by it."),
    "added-for-multiplied": ("In {0}, {1} is added.", "The formula multiplies by it."),
    "power-of-product": (
        "In {0}, the factor {1} is squared together with what it multiplies.",
        "Only the second factor has the exponent, so look at the brackets.",
    ),
    "division-dropped": (
        "In {0}, the division by {1} is missing.",
        "Without it the result has the wrong size, so look at the denominator of the formula.",
    ),
    "multiplied-for-divided": ("In {0}, the code multiplies by {1}.", "The formula divides by it."),
    "divided-twice": ("In {0}, the code divides by {1} twice.", "The formula divides by it once."),
    "fraction-inverted": ("In {0}, the fraction is upside down.", "Check what is above and what is below the bar."),
    "whole-division": ("In {0}, the division rounds down to a whole number.", "The fraction must keep its decimals."),
    "numerator-dropped": ("In {0}, {1} is missing above the fraction bar.", "Look at the numerator of the formula."),
    "subtracted-for-divided": ("In {0}, {1} is subtracted.", "The formula divides by it."),
    "bracket-around-divisor": (
        "In {0}, only a part of {1} is below the fraction bar.",
        "Division comes before addition and goes from left to right, so the whole denominator needs brackets.",
    ),
    "bracket-around-factor": (
        "In {0}, only a part of {1} is multiplied.",
        "Multiplication comes before addition, so the whole sum needs brackets.",
    ),
    "bracket-around-numerator": (
        "In {0}, only a part of {1} is divided or multiplied.",
        "Division and multiplication come before addition, so the whole sum needs brackets.",
    ),
    "not-floored": ("In {0}, the quotient is not rounded down.", "Only whole intervals count."),
    "rounded-up": ("In {0}, the quotient is rounded up.", "An interval counts only when it is over."),
    "rounded-to-nearest": (
        "In {0}, the quotient is rounded to the nearest whole number.",
        "An interval counts only when it is over.",
    ),
    "remainder": ("In {0}, the remainder is used.", "The formula needs the number of whole intervals."),
    "floored-then-multiplied": (
        "In {0}, the number of whole intervals is multiplied by {1} again.",
        "The formula needs the number of intervals, not of epochs.",
    ),
    "only-first-step": ("In {0}, only the first interval counts.", "Each interval that is over counts."),
    "power-dropped": ("In {0}, the exponent of {1} is missing.", "Compare the exponents with those of the formula."),
    "times-for-power": ("In {0}, {1} is multiplied by {2}.", "The formula has {2} as an exponent."),
    "fixed-power": ("In {0}, the exponent is always 2.", "The formula has {1} as the exponent."),
    "higher-power": ("In {0}, the exponent of {1} is too high.", "Compare the exponents with those of the formula."),
    "product-order": (
        "In {0}, {1} and {2} are multiplied in the other order.",
        "The order decides the shape of a matrix product.",
    ),
    "term-dropped": (
        "In {0}, the term {1} is missing.",
        "The formula has this term as well, so compare the sum with it.",
    ),
    "term-dropped-and-sign": (
        "In {0}, the term {1} is missing, and so is the minus sign.",
        "Compare the difference with that of the formula.",
    ),
    "sign-changed": ("In {0}, {1} enters with the wrong sign.", "Compare plus and minus with the formula."),
    "difference-reversed": ("In {0}, {1} is subtracted from {2}.", "The difference must be taken the other way round."),
    "multiplied-for-added": ("In {0}, {1} and {2} are multiplied.", "The formula adds them."),
    "second-term-repeated": ("In {0}, {1} is added twice.", "The formula adds it once."),
    "power-of-sum": (
        "In {0}, the whole of {1} is raised to the power.",
        "Only the last number has the exponent, so look at the brackets.",
    ),
    "inside-the-call": ("In {0}, {1} is added inside {2}.", "The formula adds it outside."),
    "weights-exchanged": ("In {0}, the weights {1} and {2} are exchanged.", "Check which of them belongs to the past."),
    "call-dropped": ("In {0}, {1} is missing.", "Compare the line with the formula."),
    "half-for-root": (
        "In {0}, half of {1} is used where its root belongs.",
        "A power comes before a division, so an exponent that is a fraction needs brackets.",
    ),
    "square-for-root": ("In {0}, {1} is squared.", "The formula has its root there."),
    "root-of-numerator-only": ("In {0}, only the numerator is below the root.", "The root covers the whole fraction."),
    "root-of-denominator-only": (
        "In {0}, only the denominator is below the root.",
        "The root covers the whole fraction.",
    ),
    "power-after-call": (
        "In {0}, the power is taken after {1}.",
        "Values of opposite sign cancel in the sum first: the power belongs to each value.",
    ),
    "other-call": ("In {0}, {1} is used.", "The formula has {2} there."),
    "sizes-summed": ("In {0}, the absolute values are added up.", "The norm is the root of the sum of squares."),
    "largest-size": ("In {0}, the largest absolute value is taken.", "The norm is the root of the sum of squares."),
    "arguments-exchanged": (
        "In {0}, two arguments of {1} are exchanged.",
        "Check the order in which they are expected.",
    ),
    "axis-dropped": (
        "In {0}, the sum runs over everything.",
        "It should run over the examples only: look at the axis.",
    ),
    "axis-other": ("In {0}, the sum runs along the wrong axis.", "The examples are the columns."),
    "keepdims-dropped": (
        "In {0}, the result loses a dimension.",
        "It must stay a column, so that it has the shape of the bias.",
    ),
    "axis-and-keepdims-dropped": (
        "In {0}, everything is summed up to one number.",
        "The sum should run over the examples only.",
    ),
    "loop-ends-early": ("In {0}, the last round is missing.", "The end of a range is not part of it."),
    "loop-ends-late": ("In {0}, there is one round too many.", "Check where the range ends."),
    "loop-starts-late": ("In {0}, the first round is missing.", "Check where the range starts."),
    "loop-starts-early": ("In {0}, the rounds start one too early.", "Check where the range starts."),
    "loop-from-zero": ("In {0}, the rounds are counted from 0.", "Check from which number they are counted."),
    "comparison": (
        "In {0}, the comparison is another one than in {1}.",
        "Check its direction, and whether equality counts.",
    ),
    "comparison-dropped": (
        "In {0}, {1} itself is used, without the comparison.",
        "The formula needs only yes or no there.",
    ),
    "comparison-complement": ("In {0}, the comparison is with one minus {1}.", "Check which probability is meant."),
    "index-more": ("In {0}, an index is one too high.", "Check from which number the entries are counted."),
    "index-less": ("In {0}, an index is one too low.", "Check from which number the entries are counted."),
    "constant-more": ("In {0}, there is a larger number in the place of {1}.", "Compare it with the formula."),
    "constant-less": ("In {0}, there is a smaller number in the place of {1}.", "Compare it with the formula."),
    "slice-later": ("In {0}, the {1} of the slice is one too late.", "The end of a slice is not part of it."),
    "slice-earlier": ("In {0}, the {1} of the slice is one too early.", "The end of a slice is not part of it."),
    "slice-open": ("In {0}, the slice has no {1}.", "Check which examples it holds."),
    "slice-without-size": (
        "In {0}, the {1} of the slice counts mini-batches.",
        "A slice counts examples, so the number needs the size as a factor.",
    ),
    "condition-always": ("In {0}, both cases are treated as if the condition held.", "Check when it holds."),
    "condition-never": ("In {0}, both cases are treated as if the condition never held.", "Check when it holds."),
    "condition-inverted": ("In {0}, the two cases are exchanged.", "Check when the condition holds."),
    "not-added-up": ("In {0}, each value takes the place of the one before.", "The values are to be added up."),
    "extra-factor": ("In {0}, there is one factor {1} too many.", "Compare the factors with those of the formula."),
    "extra-division": ("In {0}, the result is divided by {1} once too often.", "Compare it with the formula."),
    "extra-term": (
        "In {0}, {1} is added, but the formula does not add it.",
        "Compare the terms with those of the formula.",
    ),
    "sign-of-line": ("In {0}, the sign is turned round.", "Compare plus and minus with the formula."),
    "returned-exchanged": ("In {0}, {1} and {2} are exchanged.", "The caller unpacks them in the other order."),
    "line-dropped": ("{0} has no effect.", "Its result is missing: is the line there, and is its result stored?"),
    "return-in-loop": ("The return is inside the loop.", "The function ends after the first round."),
    "line-too-early": ("{0} is computed before {1} has its new value.", "The order of the two steps matters."),
    "old-value": ("In {0}, {1} is the one from before the update.", "The formula uses the new value."),
    "old-returned": (
        "In {0}, {1} comes back as it was.",
        "The new values must be stored, because the next step needs them.",
    ),
    "stored-back": ("The result of {0} also replaces {1}.", "The average must stay uncorrected for the next step."),
    "argument-ignored": ("In {0}, {1} always counts as {2}.", "The caller's value must be used."),
    "argument-fixed-here": ("In {0}, {1} always counts as {2}.", "The caller's value must be used there."),
    "bracket-too-wide": (
        "In {0}, the whole sum is multiplied or divided by {1}.",
        "Only its last term has this factor, so look at the brackets.",
    ),
    "numbers-exchanged": ("In {0}, {1} and {2} are exchanged.", "Check which of them belongs to which line."),
    "transpose-dropped": ("In {0}, {1} is not transposed.", "Check the shapes of the product."),
}

_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "·", ast.Div: "/", ast.Pow: "^", ast.MatMult: "·", ast.FloorDiv: "//"}
_LETTERS = {
    "learning_rate": "α",
    "learning_rate0": "α0",
    "beta": "β",
    "beta1": "β1",
    "beta2": "β2",
    "epsilon": "ε",
    "lambd": "λ",
    "t": "t",
    "m": "m",
    "theta": "θ",
    "keep_prob": "`keep_prob`",
    "decay_rate": "the decay rate",
    "epoch_num": "the number of the epoch",
    "time_interval": "the interval",
    "mini_batch_size": "the size",
}
_NUMBERS = frozenset(_LETTERS)
_FUNCTIONS = {
    "sqrt": "the root",
    "sum": "the sum",
    "mean": "the mean",
    "norm": "the norm",
    "abs": "the absolute value",
    "zeros": "zeros",
    "ones": "ones",
    "zeros_like": "zeros",
    "ones_like": "ones",
    "copy": "a copy",
    "randn": "normal numbers",
    "rand": "uniform numbers",
    "max": "the maximum",
    "relu": "the ReLU",
    "sigmoid": "the sigmoid",
}
_STATE = ("v", "s")


class Wording:
    """Words for the parts of one exercise's programs."""

    def __init__(self, vocabulary: dict[str, str]):
        self.words = _LETTERS | vocabulary
        self.numbers = _NUMBERS

    def say(self, node: ast.AST) -> str:
        """Return words for an expression, at most a few."""
        match node:
            case ast.Name():
                return self.words.get(node.id, node.id if "_" not in node.id else f"`{node.id}`")
            case ast.Constant():
                return str(node.value)
            case ast.Subscript() if key := self._key(node):
                return key
            case ast.Attribute(attr="T"):
                return f"{self.say(node.value)} transposed"
            case ast.BinOp():
                text = f"{self._inner(node.left)} {_SIGNS.get(type(node.op), '?')} {self._inner(node.right)}"
                return text if len(text) <= 60 else "a part of the formula"
            case ast.Compare():
                return f"the comparison of {self.say(node.left)} and {self.say(node.comparators[0])}"
            case ast.Call():
                return self.function(node)
        return "a part of the formula"

    def _inner(self, node: ast.AST) -> str:
        text = self.say(node)
        return f"({text})" if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub) else text

    def _key(self, node: ast.Subscript) -> str:
        """Return words for an entry of a dict: ``v of dW``."""
        if isinstance(node.slice, ast.JoinedStr):
            parts: list[Any] = [value.value for value in node.slice.values if isinstance(value, ast.Constant)]
            key = "".join(parts)
            if any(
                isinstance(v, ast.FormattedValue) and getattr(v.value, "id", "") == "name" for v in node.slice.values
            ):
                key = {"d": "the gradient"}.get(key, key)
        elif isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
            key = node.slice.value
        elif isinstance(node.slice, ast.Name):
            key = "the parameter" if getattr(node.value, "id", "") == "parameters" else ""
        else:
            return ""
        name = getattr(node.value, "id", "")
        return f"{name} of {key}" if name in _STATE and key else key

    def function(self, node: ast.Call) -> str:
        """Return words for what a call does."""
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return self.function_name(name)

    def function_name(self, name: str) -> str:
        """Return words for a function."""
        return _FUNCTIONS.get(name, f"`{name}`")

    def place(self, line: ast.stmt) -> str:
        """Return words for a line."""
        match line:
            case ast.Return():
                return "the returned result"
            case ast.For():
                return "the loop"
            case ast.If():
                return "the condition"
            case ast.Assign(targets=[target]) | ast.AugAssign(target=target):
                if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name) and not self._key(target):
                    return f"the line for {self.say(target.value)}"
                if isinstance(target, ast.Tuple):
                    return "the line for " + " and ".join(self.say(item) for item in target.elts)
                return f"the line for {self.say(target)}"
        return "the function"
