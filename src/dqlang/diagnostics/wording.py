"""Small pieces of English that messages share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def quote(words: str) -> str:
    """The user's words, set off by backquotes; by doubled ones where the words hold a backquote themselves."""
    return f"`` {words} ``" if "`" in words else f"`{words}`"


def either(words: Iterable[str]) -> str:
    """`a`, `b` or `c`."""
    return _joined([quote(word) for word in words], "or")


def all_of(words: Iterable[str]) -> str:
    """`a`, `b` and `c`."""
    return _joined([quote(word) for word in words], "and")


def did_you_mean(candidates: Sequence[str]) -> str | None:
    return f"did you mean {either(candidates)}?" if candidates else None


def readings(sentences: Iterable[str]) -> str:
    """Sentences to choose from, each on a line of its own."""
    choices = list(sentences)
    return _head(len(choices)) + "\n".join(f"    {sentence}" for sentence in choices)


def alternatives(readings_: Iterable[Sequence[str]]) -> str:
    """Readings to choose from; a reading may take several sentences."""
    choices = ["\n".join(f"    {sentence}" for sentence in sentences) for sentences in readings_]
    return _head(len(choices)) + "\nor\n".join(choices)


def _head(choices: int) -> str:
    return "write one of:\n" if choices > 1 else "write:\n"


def _joined(items: list[str], joiner: str) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + f" {joiner} " + items[-1]
