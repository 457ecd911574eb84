"""What Sail refuses of the cases that all engines are given, and why. A newly refused one fails its test."""

from __future__ import annotations

REFUSED = {
    "text compared with a number never stops the job": "`Amount / 0 .*`: a division of numbers with decimals",
    "one complete value": "`S must be valid json`: JSON is read more loosely",
    "deep and long ones": "`S must be valid json`: JSON is read more loosely",
    "keys of JSON text": "`P must have keys .*`: JSON is read more loosely",
    **dict.fromkeys(
        (
            "a JSON object with a schema",
            "keys that must be in JSON",
            "numbers of each size in JSON",
            "texts, truths and days in JSON",
            "lists and objects within JSON",
            "names of keys in JSON",
        ),
        "`S must be valid json with schema .*`: JSON is read more loosely",
    ),
}
"""By a case's title: what the refusal says."""


def is_refused(test: str) -> bool:
    return any(title in test for title in REFUSED)
