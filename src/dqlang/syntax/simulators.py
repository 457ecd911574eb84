"""ANTLR's simulators, which remember more. What is read, and how, stays the same.

The Python runtime's lexer keeps nothing beyond ASCII, nor what the end of the text leads to, and works both out anew.
"""

from __future__ import annotations

from functools import cache

from antlr4 import Lexer, Parser, ParserRuleContext, Token
from antlr4.atn.ATN import ATN
from antlr4.atn.ATNConfigSet import ATNConfigSet
from antlr4.atn.LexerATNSimulator import LexerATNSimulator
from antlr4.atn.ParserATNSimulator import ParserATNSimulator
from antlr4.dfa.DFA import DFA
from antlr4.dfa.DFAState import DFAState


class RememberingLexer(LexerATNSimulator):
    """Keeps each step of the lexer: by any character, and by the end of the text."""

    MIN_DFA_EDGE, MAX_DFA_EDGE = Token.EOF, 0x10FFFF

    def __init__(self, lexer: Lexer) -> None:
        before = lexer._interp
        super().__init__(lexer, before.atn, _steps(before.atn), before.sharedContextCache)

    def getExistingTargetState(self, s: DFAState, t: int) -> DFAState | None:
        return None if s.edges is None else s.edges.get(t - self.MIN_DFA_EDGE)

    def addDFAEdge(
        self, from_: DFAState, tk: int, to: DFAState | None = None, cfgs: ATNConfigSet | None = None
    ) -> DFAState:
        if from_.edges is None:
            from_.edges = {}  # a list of all characters would be too long
        return super().addDFAEdge(from_, tk, to, cfgs)


@cache
def _steps(atn: ATN) -> list[DFA]:
    """What is known so far, for all lexers of a grammar. The runtime's own list of it is not to be mixed with this."""
    return [DFA(state, number) for number, state in enumerate(atn.decisionToState)]


class ForgivingParser(ParserATNSimulator):
    """Knows that the grammar has no predicates: where nothing fits, none has to be asked."""

    def __init__(self, parser: Parser) -> None:
        before = parser._interp
        super().__init__(parser, before.atn, before.decisionToDFA, before.sharedContextCache)

    def getSynValidOrSemInvalidAltThatFinishedDecisionEntryRule(
        self, configs: ATNConfigSet, outerContext: ParserRuleContext
    ) -> int:
        return self.getAltThatFinishedDecisionEntryRule(configs)
