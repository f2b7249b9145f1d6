"""The tests of the tests: every known wrong answer loses points, and is called by its own name."""

import itertools
import re
from dataclasses import replace

import pytest
from answer_keys import SEEDS, call_all, function_of, key_of, misconceptions_of, points, solution

from course_utils.checks.answer_key import AnswerKey, Aspect, Case, KnownError
from course_utils.checks.diagnosis import diagnose
from course_utils.checks.explanation import matches, wrong_parts
from course_utils.checks.fingerprint import fingerprints
from course_utils.checks.outcomes import Outcome
from grading.exercises import all_exercises
from grading.exercises.exercise import Misconception

EXERCISES = all_exercises()
every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
every_misconception = pytest.mark.parametrize(
    ("exercise", "wrong"),
    [(exercise, wrong) for exercise in EXERCISES for wrong in exercise.misconceptions],
    ids=[f"{exercise.name}-{wrong.name}" for exercise in EXERCISES for wrong in exercise.misconceptions],
)


@every_misconception
def test_a_misconception_loses_points_and_is_named(exercise, wrong):
    function = function_of(exercise, wrong.apply(solution(exercise)))
    for seed in SEEDS:
        key = key_of(exercise, seed)
        outcomes = call_all(function, key)
        diagnosis = diagnose(key, outcomes)
        assert points(key, outcomes) < exercise.points
        assert (diagnosis.misconception, diagnosis.hint) == (wrong.name, wrong.hint)
        assert diagnosis.attempted is not wrong.untouched


@every_misconception
def test_a_misconception_that_shows_in_the_notebook_is_named_there(exercise, wrong):
    key = key_of(exercise)
    diagnosis = diagnose(key, call_all(function_of(exercise, wrong.apply(solution(exercise))), key))
    assert not diagnosis.failures or diagnosis.misconception == wrong.name


@every_exercise
def test_every_misconception_fails_a_visible_case(exercise):
    key = key_of(exercise)
    hidden = [name for name, outcomes in misconceptions_of(exercise).items() if not diagnose(key, outcomes).failures]
    assert hidden == []


@every_exercise
@pytest.mark.parametrize("seed", SEEDS)
def test_no_two_misconceptions_look_alike(exercise, seed):
    key = key_of(exercise, seed)
    known = {error.name: error for error in key.known_errors}
    found = misconceptions_of(exercise, seed)
    wrong = {name: wrong_parts(key, outcomes) for name, outcomes in found.items()}
    for one, other in itertools.combinations(found, 2):
        assert not matches(key, known[one], found[other], wrong[other]), f"{one} and {other} give the same"


@every_exercise
def test_there_are_enough_misconceptions(exercise):
    assert len(exercise.misconceptions) >= (5 if exercise.points >= 6 else 2)


@every_exercise
def test_names_are_kebab_case_and_unique(exercise):
    names = [wrong.name for wrong in exercise.misconceptions]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name) for name in names)


@every_misconception
def test_a_hint_has_two_or_three_short_sentences_without_code(exercise, wrong):
    sentences = re.split(r"(?<=\.)\s", wrong.hint)
    assert 2 <= len(sentences) <= 3, "what the code does, why that is wrong, where to look"
    assert all(re.fullmatch(r"[A-Zαβε][^.!?]*\.", sentence) for sentence in sentences)
    assert max(len(sentence.split()) for sentence in sentences) <= 22
    assert not re.search(r"[=*/`\[\]{}_]|np\.|\w\(", wrong.hint), "a hint names the idea, not the code"


def test_a_swap_must_occur_and_change_something():
    with pytest.raises(ValueError, match="does not occur"):
        Misconception("a-b", "Hint.", (("absent", "x"),)).apply("present")
    with pytest.raises(ValueError, match="changes nothing"):
        Misconception("a-b", "Hint.", (("present", "present"),)).apply("present")
    assert Misconception("a-b", "Hint.", (("a", "b"), ("c", "d"))).apply("aac") == "bbd"
    assert Misconception("a-b", "Hint.", source="whole").apply("anything") == "whole"


SHARING = {
    "one-dict": "v = {'d' + k: np.zeros_like(p) for k, p in parameters.items()}\n    return v, v",
    "shallow-copy": "v = {'d' + k: np.zeros_like(p) for k, p in parameters.items()}\n    return v, v.copy()",
    "one-assignment": """v, s = {}, {}
    for k, p in parameters.items():
        v['d' + k] = s['d' + k] = np.zeros_like(p)
    return v, s""",
    "view": """v = {'d' + k: np.zeros_like(p) for k, p in parameters.items()}
    return v, {k: a[:] for k, a in v.items()}""",
}


@pytest.mark.parametrize("way", SHARING)
def test_averages_in_one_memory_are_told_apart_from_right_ones(way):
    """An Adam that works in place would write one average over the other."""
    exercise = next(exercise for exercise in EXERCISES if exercise.name == "initialize_adam")
    function = function_of(exercise, f"def initialize_adam(parameters):\n    {SHARING[way]}")
    for key in (key_of(exercise), key_of(exercise, 1)):
        diagnosis = diagnose(key, call_all(function, key))
        assert diagnosis.misconception == "averages-share-arrays"
        assert diagnosis.failures[0].mismatch.detail.startswith("initialize_adam returns one array or dict in two")


def test_a_velocity_whose_biases_are_a_part_of_its_weights_is_refused():
    exercise = next(exercise for exercise in EXERCISES if exercise.name == "initialize_velocity")
    function = function_of(
        exercise, solution(exercise).replace('np.zeros_like(parameters[f"b{l}"])', 'v[f"dW{l}"][:, :1]')
    )
    key = key_of(exercise)
    assert points(key, call_all(function, key)) == 0


_RAND = "np.random.rand(*A{l}.shape)"
MASKS = {
    "a-generator-of-its-own": (f"{_RAND} < keep_prob", "np.random.default_rng().random(A{l}.shape) < 0.5"),
    "transposed": (_RAND, "np.random.rand(*A{l}.shape[::-1]).T"),
    "whole-numbers": (f"{_RAND} < keep_prob", "np.random.randint(0, 2, A{l}.shape)"),
    "too-many-drawn": (_RAND, "np.random.rand(2, *A{l}.shape)[1]"),
}


def _dropout_with(old, new):
    exercise = next(exercise for exercise in EXERCISES if exercise.name == "forward_propagation_with_dropout")
    swaps = tuple((old.format(l=l), new.format(l=l)) for l in (1, 2))
    return exercise, function_of(exercise, Misconception("a-b", "Hint.", swaps).apply(solution(exercise)))


@pytest.mark.parametrize("way", MASKS)
def test_masks_of_another_draw_are_known_as_such_whatever_they_hold(way):
    exercise, function = _dropout_with(*MASKS[way])
    for key in (key_of(exercise), key_of(exercise, 1)):
        assert diagnose(key, call_all(function, key)).misconception == "another-draw"


@pytest.mark.parametrize(
    "mask", ["None", "'text'", "[[1, 0], [1]]", "np.random.rand(9, 9) < 0.5", "0.3 * D{l}", "D{l} / 0"]
)
def test_what_is_no_mask_is_not_called_another_draw(mask):
    exercise, function = _dropout_with("Z{l}, D{l}, A{l}", f"Z{{l}}, {mask}, A{{l}}")
    key = key_of(exercise)
    diagnosis = diagnose(key, call_all(function, key))
    assert diagnosis.failures
    assert diagnosis.misconception != "another-draw"


@pytest.mark.parametrize("value", [None, 1.0, "text", [], [1.0, 2.0], [1.0, {"D1": 1}], [1.0, [1, 2]], [1, 2, 3]])
def test_what_holds_no_masks_is_not_called_another_draw(value):
    exercise = next(exercise for exercise in EXERCISES if exercise.name == "forward_propagation_with_dropout")
    key = key_of(exercise)
    assert diagnose(key, [Outcome("returned", value)] * len(key.cases)).misconception != "another-draw"


# Diagnosis

NO_KEY = (Outcome("raised", error="KeyError", message="'W0'"),) * 2
HALF = (Outcome("returned", 1), Outcome("raised", error="NameError", message="k"))
BARE = AnswerKey(
    name="f",
    returns=("x",),
    extra_returns=False,
    aspects=(Aspect("all", 2),),
    cases=(Case("one", (1,)), Case("two", (2,))),
    expected=(1, 2),
)
KEY = replace(
    BARE,
    known_errors=tuple(
        KnownError(name, (("|Hint.|",),), fingerprints(BARE, outcomes))
        for name, outcomes in (("known", NO_KEY), ("half", HALF))
    ),
    right=(fingerprints(BARE, (Outcome("returned", 1), Outcome("returned", 2))),),
)


def test_an_exception_type_alone_names_nothing():
    assert diagnose(KEY, NO_KEY).misconception == "known"
    other = [Outcome("raised", error="KeyError", message="'V1'")] * 2
    assert diagnose(KEY, other).misconception == "key-not-found"


def test_an_exception_beside_values_is_known_by_its_type():
    outcomes = [Outcome("returned", 1), Outcome("raised", error="NameError", message="another variable")]
    assert diagnose(KEY, outcomes).misconception == "half"
    assert diagnose(KEY, [Outcome("returned", 1), Outcome("raised", error="TypeError")]).misconception != "half"


def test_a_right_answer_is_never_named():
    assert diagnose(KEY, [Outcome("returned", 1), Outcome("returned", 2)]).misconception is None


_LINE = "kind|In {0}, {1} is missing.|Compare it with the formula."


def test_a_slip_says_only_that_the_results_fit_it():
    one, other = (_LINE, "the line for W", "λ"), (_LINE, "the line for b", "λ")
    assert KnownError("slip:x", (one,), {}, slip=True).hint == (
        "The results fit this slip: in the line for W, λ is missing. Compare it with the formula."
    )
    assert KnownError("slip:x", (one, other), {}, slip=True).hint == (
        "The results fit one of these slips: in the line for W, λ is missing, or in the line for b, λ is missing. "
        "Compare these places with the formula."
    )


def _explained(returned, **slip):
    """The diagnosis of gradients, of which one slip is known: it gives the values of `slip`."""
    right = {"dA1": 1.0, "dZ1": 2.0, "dW1": 3.0}
    key = AnswerKey("f", ("gradients",), False, (Aspect("all", 1),), (Case("one", ()),), (right,))
    key = replace(key, right=(fingerprints(key, [Outcome("returned", right)]),))
    wrong = wrong_parts(key, [Outcome("returned", right | slip)])
    known = KnownError("slip:known", ((_LINE, "the line for dZ1", "λ"),), wrong, slip=True)
    return diagnose(replace(key, known_errors=(known,)), [Outcome("returned", returned)])


def test_a_slip_explains_what_is_wrong_from_its_line_on():
    found = _explained({"dA1": 1.0, "dZ1": 5.0, "dW1": 7.0}, dZ1=5.0, dW1=6.0)
    assert found.misconception == "slip:known"
    assert found.hint.startswith("The following explains `dZ1`. The results fit this slip:")
    assert found.hint.endswith("What is wrong in `dW1` has another cause, or more than one.")


@pytest.mark.parametrize(
    "returned",
    [
        pytest.param({"dA1": 4.0, "dZ1": 5.0, "dW1": 6.0}, id="an-earlier-step-is-wrong"),
        pytest.param({"dA1": 1.0, "dZ1": 4.0, "dW1": 6.0}, id="its-own-line-gives-something-else"),
    ],
)
def test_a_slip_explains_nothing_where_the_cause_must_be_elsewhere(returned):
    assert _explained(returned, dZ1=5.0, dW1=6.0).misconception != "slip:known"


def test_two_errors_at_once_are_not_named_as_one():
    exercise = next(exercise for exercise in EXERCISES if exercise.name == "update_parameters_with_gd")
    wrong = {wrong.name: wrong for wrong in exercise.misconceptions}
    source = wrong["last-layer-skipped"].apply(wrong["walks-uphill"].apply(solution(exercise)))
    key = key_of(exercise, 1)
    diagnosis = diagnose(key, call_all(function_of(exercise, source), key))
    assert diagnosis.failures
    assert diagnosis.misconception is None


@pytest.mark.parametrize(
    ("kind", "text"), [("timeout", "too long"), ("died", "ended"), ("missing", "no function"), ("unusable", "cannot")]
)
def test_calls_without_a_value_say_why(kind, text):
    [failure] = diagnose(KEY, [Outcome(kind, message="why"), Outcome("returned", 2)]).failures
    assert text in failure.mismatch.brief
    assert failure.case.label == "one"


def test_keys_of_one_returned_dict_can_count_for_different_aspects():
    key = AnswerKey(
        name="f",
        returns=("grads",),
        extra_returns=False,
        aspects=(Aspect("weights", 1, ("dW1", "dW2")), Aspect("biases", 1, "db1")),
        cases=(Case("one", ()),),
        expected=({"dW1": 1, "db1": 2},),
    )

    def failed(value):
        return [failure.aspect.name for failure in diagnose(key, [Outcome("returned", value)]).failures]

    assert failed({"dW1": 1, "db1": 2}) == []
    assert failed({"dW1": 1, "db1": 3}) == failed({"dW1": 1}) == ["biases"]
    assert failed({"dW1": 0, "db1": 2}) == ["weights"]
    assert failed({"dW1": 1, "db1": 2, "dW2": 3}) == failed(None) == ["weights", "biases"]


@every_exercise
def test_a_misconception_costs_the_same_whatever_the_seed(exercise):
    """Another year's hidden cases must not make the same mistake dearer or cheaper."""
    lost = {}
    for seed in SEEDS:
        key = key_of(exercise, seed)
        for name, outcomes in misconceptions_of(exercise, seed).items():
            failures = diagnose(key, outcomes).failures
            lost.setdefault(name, set()).add(tuple(failure.aspect.name for failure in failures))
    assert {name: ways for name, ways in lost.items() if len(ways) > 1} == {}
