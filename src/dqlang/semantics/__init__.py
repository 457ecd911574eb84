"""From what a rule says to what it means: columns found, types known, checks turned into expressions.

`analyze.py` is the way in. `names.py` gives rules their names, `scope.py` finds columns, `values.py`, `checks.py`,
`subjects.py` and `conditions.py` turn the tree into expressions, `lints/` holds advice, one opinion per file.
"""
