"""Synthetic classes: verdicts and graded notebooks of any number of students, written without grading any."""

import json

import numpy as np

from grading.authoring.percent_script import BEGIN
from grading.demo.synthetic_class import fill
from grading.exercises import exercises_of
from grading.gradebook.verdict_store import VerdictStore
from grading.judging.verdict import Verdict


def verdict_of(exercise, kind, misconception=None):
    """A verdict in the form of `ExerciseVerdict.to_json`; kind is right, part, wrong or idle."""
    earned = [{"right": 1, "part": 0, "wrong": 0, "idle": 0}[kind] * aspect.points for aspect in exercise.aspects]
    if kind == "part":
        earned[0] = exercise.aspects[0].points
    aspects = [
        {"name": aspect.name, "earned": points, "points": aspect.points}
        for aspect, points in zip(exercise.aspects, earned, strict=True)
    ]
    return {
        "exercise": exercise.name,
        "passed": sum(earned) == exercise.points,
        "score": sum(earned),
        "max_score": exercise.points,
        "attempted": kind != "idle",
        "misconception": misconception,
        "message": kind,
        "aspects": aspects,
    }


def record_of(assignment, exercises, seconds=1.0, **verdict):
    """The stored verdict on a submission, in which all went well unless `verdict` says otherwise."""
    usual = {"isolation": "bubblewrap", "refused": "", "incidents": [], "ended": "done", "cells": {}}
    data = {"assignment": assignment, "exercises": exercises, **usual, **verdict}
    return Verdict.from_json({"key": "0" * 64, "verdict": data, "run": {"seconds": seconds}})


def write_student(course, assignment, student, verdict, notebook=None):
    """Store a verdict on a collected submission, and the graded notebook."""
    course.submission(student, assignment).parent.mkdir(parents=True, exist_ok=True)
    VerdictStore(course.root, assignment).write(student, verdict)
    if notebook is not None:
        path = course.graded(student, assignment)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook), encoding="utf-8")


def write_class(course, assignment, size, seed=0, copies=()):
    """Write a class of independent students of every strength; `copies` are lists of places that share all work."""
    rng = np.random.default_rng(seed)
    release = json.loads(course.release(assignment).read_text(encoding="utf-8"))
    solutions = {
        cell["metadata"]["course"]["exercise"]: "".join(cell["source"])
        for cell in course.read_source(assignment)["cells"]
        if "exercise" in cell["metadata"].get("course", {})
    }
    shared = {place: group[0] for group in copies for place in group[1:]}
    done = {}
    for place in range(size):
        if place in shared:
            verdicts, sources = done[shared[place]]
            sources = {name: f"# mine\n{source}" for name, source in sources.items()}
        else:
            copied = any(place in group for group in copies)
            verdicts, sources = _work(rng, exercises_of(assignment), solutions, 0.5 if copied else None)
        done[place] = verdicts, sources
        record = record_of(assignment, verdicts, seconds=float(rng.gamma(4, 0.3)))
        write_student(course, assignment, f"student-{place:04}", record, fill(release, sources))


def _work(rng, exercises, solutions, strength):
    """One student's verdicts and sources; of a given strength, all of it is unlike anybody's."""
    unique = strength is not None
    strength = strength if unique else rng.beta(4, 2)
    verdicts, sources = [], {}
    for number, exercise in enumerate(exercises):
        luck = rng.random() + 0.04 * (number - len(exercises) / 2)
        kind = "right" if luck < strength else "wrong" if luck < strength + 0.25 else "part"
        if luck > strength + 0.4 and not unique:
            verdicts.append(verdict_of(exercise, "idle"))
            continue
        wrong = exercise.misconceptions[min(int(rng.zipf(1.7)) - 1, len(exercise.misconceptions) - 1)]
        named = kind != "right" and rng.random() < 0.7 and not unique
        verdicts.append(verdict_of(exercise, kind, wrong.name if named else None))
        way = int(rng.integers(1 << 40)) if unique else min(int(rng.zipf(1.5)), 1 << 40)
        sources[exercise.name] = own_way(solutions[exercise.name], way)
    return verdicts, sources


def own_way(solution, number):
    """The solution with a line in it that nobody else has, unless they have the same number."""
    lines = solution.split("\n")
    place = next(place for place, line in enumerate(lines) if line.strip() == BEGIN)
    indent = lines[place][: lines[place].index(BEGIN)]
    return "\n".join([*lines[:place], f"{indent}way = [{number}]", *lines[place + 1 :]])
