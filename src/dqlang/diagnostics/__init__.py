"""Problems: what is wrong with a rule file, where, and how to mend it.

`problem.py` holds the form that all share; each stage has a catalogue of its own (`files.py`, `marks.py`, `reading.py`,
`meaning.py`, `against_schema.py`, `patterns.py`, `advice.py`), each output format a file (`text.py`, `concise.py`,
`json_lines.py`, `github.py`, `sarif.py`).
"""
