"""Running untrusted code: the process that runs student code, its isolation and its limits.

`inside/` runs beside student code: it is started by path and never imported.
"""
