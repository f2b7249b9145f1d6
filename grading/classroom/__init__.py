"""`course grade` for a whole class: the plan, and the workers that judge, on this machine or on a cluster.

`course regrade` and `course explain` are for one student.
"""
