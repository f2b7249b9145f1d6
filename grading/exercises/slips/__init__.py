"""Slips: likely small mistakes in an exercise, made from the syntax tree of its right answers.

`mutations` changes a program in one place, `styles` writes the same program in another way first, `wording` says in
words what was changed. `groups` makes one known error of all slips that give the same; `stability` leaves out
those whose outcomes depend on the processor.
"""
