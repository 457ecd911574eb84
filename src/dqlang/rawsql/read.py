"""SQL tokens to a tree, by the precedences of Spark SQL. One expression, and nothing behind it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from dqlang.rawsql.tokens import Token, tokens
from dqlang.rawsql.tree import Call, Case, Column, Node, Operation, SqlError, TryCast, Value, parts_of
from dqlang.source import Span

DEPTH = 32  # deeper, Python's recursion would end the reading
CHAIN = 100  # of operators without parentheses, which the reading does not mind, but all that comes behind it
LENGTH = 500  # tokens
LARGEST = 400  # the most places before or behind the point, so that no number fills the memory once written out
_COMPARISONS = {"=": "=", "==": "=", "<>": "<>", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">=", "<=>": "<=>"}
_ADDITIVE = ("+", "-", "||")
_QUERIES = ("SELECT", "EXISTS", "WITH", "FROM", "TABLE", "VALUES", "UNION", "LATERAL")
_STATEMENTS = ("DROP", "DELETE", "INSERT", "UPDATE", "ALTER", "CREATE", "TRUNCATE", "MERGE", "SET", "USE", "GRANT")
_THROWING = {
    "/": ("`/` throws at zero", "write `try_divide(a, b)`"),
    "%": ("`%` throws at zero", "write `try_mod(a, b)`"),
    "DIV": ("`DIV` throws at zero", "write `try_divide(a, b)`"),
}


def read(sql: str) -> Node:
    """The tree of an expression. Raises SqlError."""
    return _Reader(sql).whole()


class _Reader:
    def __init__(self, sql: str) -> None:
        self._tokens = tokens(sql)
        self._place = 0
        self._depth = 0
        if len(self._tokens) > LENGTH:
            raise SqlError(
                Span(self._tokens[LENGTH].span.start, len(sql)),
                f"this is longer than {LENGTH} words and signs",
                "make several rules of it",
            )

    def whole(self) -> Node:
        if self._next.kind == "end":
            raise SqlError(self._next.span, "there is no SQL in this text", "write a condition, such as 'a + b > c'")
        node = self._expression()
        if self._next.kind != "end":
            raise self._surprise()
        _refuse_deep(node)
        return node

    # --- operators, those that bind least first

    def _expression(self) -> Node:
        self._depth += 1
        if self._depth > DEPTH:
            raise SqlError(self._next.span, f"this is nested deeper than {DEPTH} levels", "make several rules of it")
        node = self._chain("OR", lambda: self._chain("AND", self._negation))
        self._depth -= 1
        return node

    def _chain(self, operator: str, item: Callable[[], Node]) -> Node:
        items = [item()]
        while self._took(operator):
            items.append(item())
        return items[0] if len(items) == 1 else Operation(operator, tuple(items), _over(items))

    def _negation(self) -> Node:
        """`NOT` once or more: an even number of them is none."""
        start, negated = self._next.span, False
        while self._took("NOT") or self._took("!"):
            negated = not negated
        node = self._predicate()
        return Operation("NOT", (node,), start.to(node.span)) if negated else node

    def _predicate(self) -> Node:
        left = self._sum()
        while True:
            sign = self._next.upper
            if sign in _COMPARISONS:
                self._take()
                right = self._sum()
                left = Operation(_COMPARISONS[sign], (left, right), left.span.to(right.span))
                if self._next.upper in _COMPARISONS:
                    raise SqlError(self._next.span, "two comparisons in a row", "join two comparisons by AND")
            elif self._took("IS"):
                left = self._is(left)
            elif sign == "NOT" and self._tokens[self._place + 1].upper in ("IN", "BETWEEN", "LIKE", "RLIKE", "REGEXP"):
                self._take()
                inner = self._test(left)
                left = Operation("NOT", (inner,), inner.span)
            elif sign in ("IN", "BETWEEN", "LIKE", "RLIKE", "REGEXP"):
                left = self._test(left)
            else:
                return left

    def _is(self, left: Node) -> Node:
        negated, token = self._took("NOT"), self._take()
        span = left.span.to(token.span)
        if token.upper in ("NULL", "TRUE", "FALSE"):
            node: Node = Operation(f"IS {token.upper}", (left,), span)
        elif token.upper == "DISTINCT":
            self._expect("FROM")
            right = self._sum()
            node, negated = Operation("<=>", (left, right), left.span.to(right.span)), not negated
        else:
            raise SqlError(token.span, f"`IS {token.text}` cannot be read here", "write `IS NULL` or `IS NOT NULL`")
        return Operation("NOT", (node,), node.span) if negated else node

    def _test(self, left: Node) -> Node:
        operator = self._take().upper
        if operator == "IN":
            self._expect("(")
            if self._next.upper in _QUERIES:
                raise self._surprise()
            items, end = self._items(")")
            return Operation("IN", (left, *items), left.span.to(end))
        if operator == "BETWEEN":
            low = self._sum()
            self._expect("AND")
            high = self._sum()
            return Operation("BETWEEN", (left, low, high), left.span.to(high.span))
        pattern = self._sum()
        if not isinstance(pattern, Value) or pattern.kind != "text":
            raise SqlError(pattern.span, "a pattern is a text in quotes", f"write `{operator} '...'`")
        return Operation("LIKE" if operator == "LIKE" else "RLIKE", (left, pattern), left.span.to(pattern.span))

    def _sum(self) -> Node:
        node = self._product()
        while self._next.upper in _ADDITIVE:
            operator = self._take().upper
            right = self._product()
            node = Operation(operator, (node, right), node.span.to(right.span))
        return node

    def _product(self) -> Node:
        node = self._signed()
        while self._next.upper in ("*", "/", "%", "DIV"):
            sign = self._take()
            if sign.upper != "*":
                raise SqlError(
                    sign.span, *_THROWING.get(sign.text, ("`DIV` throws at zero", "write `try_divide(a, b)`"))
                )
            right = self._signed()
            node = Operation("*", (node, right), node.span.to(right.span))
        return node

    def _signed(self) -> Node:
        start = self._next.span
        if self._took("+"):
            return self._signed_once(start)
        if self._took("-"):
            node = self._signed_once(start)
            if isinstance(node, Value) and isinstance(node.value, Decimal):
                return Value("number", -node.value, start.to(node.span))
            return Operation("-", (Value("number", Decimal(0), start), node), start.to(node.span))
        return self._operand()

    def _signed_once(self, start: Span) -> Node:
        if self._next.upper in ("+", "-"):
            raise SqlError(start.to(self._next.span), "two signs in a row", "write one")
        return self._operand()

    # --- operands

    def _operand(self) -> Node:
        token = self._take()
        if token.kind == "number":
            return _number(token)
        if token.kind == "text":
            return Value("text", token.text, token.span)
        if token.upper == "(":
            if self._next.upper in ("SELECT", "WITH", "VALUES", "FROM", "TABLE"):
                raise self._surprise()
            node = self._expression()
            if self._next.text == ",":
                raise SqlError(
                    self._next.span, "several values in parentheses cannot be read here", "join rules by AND"
                )
            self._expect(")")
            return node
        if token.kind == "name":
            return self._named(token)
        self._place -= 1
        raise self._surprise()

    def _named(self, token: Token) -> Node:
        word, follows = token.upper, self._next
        if word in ("TRUE", "FALSE"):
            return Value("boolean", word == "TRUE", token.span)
        if word == "NULL":
            return Value("null", None, token.span)
        if word in ("DATE", "TIMESTAMP") and follows.kind == "text":
            self._take()
            return Value(word.lower(), follows.text, token.span.to(follows.span))
        if word == "INTERVAL" and follows.kind in ("text", "number"):
            raise SqlError(token.span, "intervals cannot be read here", "write `date_add(d, 30)` or `add_months(d, 1)`")
        if word == "CASE":
            return self._case(token.span)
        if follows.text == "(" and follows.kind == "sign":
            return self._call(token)
        if word in ("CURRENT_DATE", "CURRENT_TIMESTAMP") and follows.text != ".":
            return Call(word.lower(), (), token.span)
        if word in _QUERIES[:3] or word in ("WHEN", "THEN", "ELSE", "END", "AND", "OR", "IS", "IN", "BETWEEN"):
            self._place -= 1
            raise self._surprise()
        if follows.kind in ("name", "text") and not follows.quoted and word in _STATEMENTS:
            raise SqlError(token.span, f"`{word}` begins a statement, and only a condition can stand here")
        return self._path(token)

    def _path(self, token: Token) -> Node:
        parts, span = [token.text], token.span
        while self._took("."):
            part = self._take()
            if part.kind != "name":
                raise SqlError(part.span, "a name is missing behind the point", None)
            parts.append(part.text)
            span = span.to(part.span)
        if self._next.text == "(":
            raise SqlError(span, f"`{'.'.join(parts)}` is a function of a database, and only listed ones can be called")
        return Column(tuple(parts), span)

    def _call(self, token: Token) -> Node:
        name = token.text.lower()
        self._take()
        if token.upper == "CAST":
            raise SqlError(token.span, "`cast` throws where a value does not fit", "write `try_cast(a AS type)`")
        if token.upper == "TRY_CAST":
            return self._try_cast(token.span)
        if self._next.upper in ("DISTINCT", "ALL", "*"):
            raise SqlError(token.span, f"`{name}` looks at several rows", "write a rule about the table")
        arguments, end = self._items(")", empty=True)
        if self._next.upper in ("OVER", "FILTER", "WITHIN"):
            raise SqlError(self._next.span, "windows look at several rows", "write a rule about the table")
        return Call(name, arguments, token.span.to(end))

    def _try_cast(self, start: Span) -> Node:
        operand = self._expression()
        self._expect("AS")
        first = self._take()
        written = first.text.lower()
        if self._took("("):
            while self._next.text not in (")", ""):
                written += self._take().text
            written = written.replace(first.text.lower(), first.text.lower() + "(", 1) + ")"
            self._expect(")")
        end = self._expect(")")
        return TryCast(operand, written, start.to(end))

    def _case(self, start: Span) -> Node:
        subject = None if self._next.upper == "WHEN" else self._expression()
        branches = []
        while self._took("WHEN"):
            when = self._expression()
            if subject is not None:
                when = Operation("=", (subject, when), when.span)
            self._expect("THEN")
            branches.append((when, self._expression()))
        if not branches:
            raise SqlError(self._next.span, "`CASE` needs a `WHEN`", None)
        otherwise = self._expression() if self._took("ELSE") else None
        end = self._expect("END")
        return Case(tuple(branches), otherwise, start.to(end))

    # --- tokens

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._next
        if token.kind == "end":
            raise SqlError(token.span, "the SQL stops too early")
        self._place += 1
        return token

    def _took(self, word: str) -> bool:
        if self._next.upper != word:
            return False
        self._place += 1
        return True

    def _expect(self, word: str) -> Span:
        span = self._next.span
        if not self._took(word):
            raise SqlError(span, f"here should be `{word}`" if self._next.text else f"`{word}` is missing at the end")
        return span

    def _items(self, closing: str, empty: bool = False) -> tuple[tuple[Node, ...], Span]:
        if empty and self._next.text == closing:
            return (), self._take().span
        items = [self._expression()]
        while self._took(","):
            items.append(self._expression())
        return tuple(items), self._expect(closing)

    def _surprise(self) -> SqlError:
        token = self._next
        if token.kind == "end":
            return SqlError(token.span, "the SQL stops too early")
        if token.upper in _QUERIES:
            return SqlError(token.span, "queries cannot stand here: only one expression over the row's columns")
        if token.upper in _STATEMENTS:
            return SqlError(token.span, f"`{token.upper}` begins a statement, and only a condition can stand here")
        return SqlError(token.span, f"`{token.text}` does not fit here")


def _over(items: list[Node]) -> Span:
    return items[0].span.to(items[-1].span)


def _number(token: Token) -> Value:
    exponent = token.text.lower().partition("e")[2]
    value = None if len(token.text) > LARGEST or len(exponent) > 4 else Decimal(token.text)
    if value is None or abs(value.adjusted()) > LARGEST:
        raise SqlError(token.span, "no column holds such a number", "write a number of fewer digits")
    return Value("number", value, token.span)


def _refuse_deep(node: Node) -> None:
    level = [node]
    for _ in range(CHAIN):
        below = (part for each in level for part in parts_of(each))
        level = list({id(part): part for part in below}.values())  # what stands behind CASE is below each of its WHEN
    if level:
        raise SqlError(level[0].span, f"this is nested or chained more than {CHAIN} times", "make several rules of it")
