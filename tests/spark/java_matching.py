"""Runs java.util.regex in threads of the session's JVM, with the stack of an executor's thread and a time limit."""

from __future__ import annotations

from py4j.protocol import Py4JJavaError

STACK = 1 << 20


class JavaMatching:
    """One match at a time. What outlasts its limit is stopped: the text is a buffer whose end can be pulled away."""

    def __init__(self, jvm) -> None:
        self.jvm = jvm
        self.callable = jvm.java.lang.Class.forName("java.util.concurrent.Callable")
        self.seconds = jvm.java.util.concurrent.TimeUnit.MILLISECONDS

    def run(self, pattern: str, text: str, *, seconds: float, length: int = 0, end: str = "") -> str:
        """`true`, `false`, `overflow` or `slow`: for the text, doubled up to `length`, with `end` behind."""
        jvm = self.jvm
        builder = jvm.java.lang.StringBuilder(text)
        while text and builder.length() < length:
            builder.append(builder, 0, builder.length())
        buffer = jvm.java.nio.CharBuffer.wrap(builder.append(end))
        matcher = jvm.java.util.regex.Pattern.compile(pattern).matcher(buffer)
        call = jvm.java.beans.EventHandler.create(self.callable, matcher, "lookingAt")
        task = jvm.java.util.concurrent.FutureTask(call)
        thread = jvm.java.lang.Thread(None, task, "match", STACK)
        thread.setDaemon(True)
        thread.start()
        try:
            return str(task.get(int(seconds * 1000), self.seconds)).lower()
        except Py4JJavaError as error:
            name = _innermost(error.java_exception)
        if name == "java.lang.StackOverflowError":
            return "overflow"
        assert name == "java.util.concurrent.TimeoutException", name
        buffer.limit(0)
        thread.join(5000)
        assert not thread.isAlive(), f"{pattern!r} cannot be stopped"
        return "slow"


def _innermost(exception) -> str:
    while exception.getCause() is not None:
        exception = exception.getCause()
    return exception.getClass().getName()
