"""The named checks, one module each, found by discovery: a new file in this folder is a new check.

A check's module has a docstring (its page in the reference) and one `CHECK`, a `dqlang.checks.spec.CheckSpec`.
"""
