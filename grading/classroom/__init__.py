"""A whole class: what is to be graded, the workers that judge, on this machine or a cluster, and `course grade`.

Imported by `demo` and `cli`.
"""
