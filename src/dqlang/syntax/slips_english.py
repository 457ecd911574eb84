"""Everyday English for what a rule says in one way: what stands around the sentence, facts, verbs and conditions."""

from __future__ import annotations

from dqlang.syntax.slip_form import ITEM, MODAL, NUMBER, PART, TEXT, VALUE, VERB, Known, instead

_FACT = r"^(?!.*\b(?:must|should)\b)(?:\w+ of )?[\w.`]+"
_NAMES = r"(?P<names>[\w.`]+(?:(?:, (?:and |or )?| and | or )[\w.`]+)+)"
_TRIED = r"(?:ensure|make sure|check|verify|validate|confirm|assert|see)"

SLIPS = [
    # what stands around a sentence
    Known(
        rf"^(?P<at>(?:please )?(?:{_TRIED}|it is (?:required|necessary|important)|we (?:need|want"
        rf"|expect))(?: that)? )(?=\w)",
        "a rule begins with its column",
        "leave out `{at}`",
        "",
    ),
    Known(
        r"^(?P<at>there (?P<modal>must|should) (?:be no|not be any) (?:white ?space|blanks?"
        r"|spaces?) in (?P<x>[\w.`]+))$",
        "a rule begins with its column",
        "write `{x} {modal} not have whitespace`",
        "{x} {modal} not have whitespace",
        safe=False,
    ),
    Known(
        r"^(?P<at>no (?P<x>[\w.`]+) (?:may|must|can|should) be)\b",
        "`no` in front is not how dqlang says it",
        "write `{x} must not be`",
        "{x} must not be",
        safe=False,
    ),
    Known(
        rf"^(?P<at>none of {_NAMES} (?:may|must|can|should) be)\b",
        "`none of` is not how dqlang says it",
        "write `{{list}} must not be`".replace("{{list}}", "{list}"),
        "{list} must not be",
        safe=False,
    ),
    # must and should
    instead(r"\b(?P<at>(?:is|are) to be)\b", "must be", safe=False),
    instead(r"\b(?P<at>(?:is|are) (?:supposed|expected|meant) to)\b", "should", safe=False),
    instead(r"\b(?P<at>(?:is|are) (?:recommended|desirable|desired|preferred))\b", "should be present", safe=False),
    instead(r"\b(?P<at>(?:is|are) (?:not|never) allowed to)\b", "must not"),
    instead(r"^[\w.`]+ (?P<at>(?:can|may|might) only)\b", "must", safe=False),
    instead(r"^[\w.`]+ (?P<at>required|mandatory)$", "must be present"),
    Known(
        r"^[\w.`]+ (?P<at>is (?:optional|nullable))\b",
        "`{at}` asks for nothing",
        "leave the line out; a rule that allows missing values ends with `if present`",
    ),
    Known(
        rf"\b{VERB} (?P<at>not (?:be )?(?:not|never|neither))\b",
        "two negations leave open what is meant",
        "write `must not be ...` or `must be ...`",
    ),
    instead(rf"\b{MODAL} (?P<at>both )", ""),
    instead(rf"\b{VERB} (?P<at>be ! ?)(?=(?:null|blank|empty|missing)\b)", "not be "),
    instead(rf"\b{VERB} (?:not )?match (?P<at>r)(?=['\"])", ""),
    Known(
        r"\b(?P<at>should must|must should)\b",
        "`must` and `should` cannot stand in one rule",
        "write `must` where a row that fails is wrong, and `should` where it is suspicious",
    ),
    # facts
    instead(rf"{_FACT} (?P<at>(?:has|have) no)\b", "must not have", "a rule says `must` or `should`", safe=False),
    instead(rf"{_FACT} (?P<at>has|have)\b", "must have", "a rule says `must` or `should`", safe=False),
    instead(
        rf"{_FACT} (?P<at>(?:does not|doesn['\u2019]t|do not|don['\u2019]t|never) (?P<act>contain|start|end"
        rf"|match|have)s?)\b",
        "must not {act}",
        "a rule says `must` or `should`",
        safe=False,
    ),
    instead(
        rf"{_FACT} (?P<at>(?P<act>contain|start|end)s|(?P<third>matches))\b(?! must)",
        "must {base}",
        "a rule says `must` or `should`",
        safe=False,
    ),
    instead(rf"{_FACT} (?P<at>exists?)$", "must be present", "a rule says `must` or `should`", safe=False),
    instead(rf"{_FACT} (?P<at>equals(?: to)?)\b", "must be equal to", "a rule says `must` or `should`", safe=False),
    instead(
        rf"{_FACT} (?P<at>(?:at least|at most|greater than|less than|before|after))\b",
        "must be {at}",
        "a rule says `must` or `should`",
        safe=False,
    ),
    # verbs
    instead(rf"\b{VERB} (?P<at>not exceed)\b", "be at most"),
    instead(rf"\b{VERB} (?P<at>exceed)\b", "be greater than"),
    instead(
        rf"\b{VERB} (?:not )?(?P<at>be (?:contained|included|listed|found|chosen|taken|selected|picked|a member|part) "
        r"(?:in|from|of)|be among|belong to)\b",
        "be in",
    ),
    instead(rf"\b{VERB} (?:not )?(?P<at>be matched by|fit|conform to|follow|comply with)(?= {TEXT})", "match"),
    instead(
        rf"\b{VERB} (?P<at>(?:contain|have|be|consist of|only contain)(?: made of)? (?:only )?(?:(?P<n>\d+) )?"
        r"(?:digits|numeric characters)(?: only)?)\b",
        "match '^[0-9]{times}$'",
        "digits are asked for by a pattern",
        safe=False,
    ),
    instead(
        rf"\b{VERB} (?:not )?(?P<at>(?:contain|have|include) (?:a|any|at least one|at least 1) (?:digit|number))s?\b",
        "match '[0-9]'",
        "digits are asked for by a pattern",
        safe=False,
    ),
    Known(
        rf"\b{VERB} (?P<at>(?:contain|have|be|consist of|only contain) (?:only )?(?:letters"
        rf"|alphabetic characters)(?: only)?)\b",
        "`letters` leaves open which ones",
        "say it with a pattern, as in `match '^[A-Za-z]+$'`",
    ),
    instead(
        rf"\b{VERB} (?:not )?(?P<at>be (?:written )?in (?:all )?(?:capitals|capital letters|upper ?case|uppercase))\b",
        "be upper case",
    ),
    instead(
        rf"\b{VERB} (?:not )?(?P<at>be (?:written )?in (?:all )?(?:small letters|lower ?case|lowercase))\b",
        "be lower case",
    ),
    instead(r"\b(?:have|contain) (?P<at>any )(?=\w)", ""),
    instead(
        rf"\b{VERB} (?P<at>not (?:be (?:duplicated?|repeated|doubled?)|(?:have|contain) (?:duplicates|doubles)"
        rf"|repeat))\b",
        "be unique",
    ),
    # comparisons
    instead(r"\bbe (?P<at>(?:less|lower|smaller) th[ae]n or equal)(?! to)\b", "at most"),
    instead(r"\bbe (?P<at>(?:greater|more|larger) th[ae]n or equal)(?! to)\b", "at least"),
    instead(r"\bbe (?P<at>exactly |precisely )(?=['\"\d-])", ""),
    instead(r"(?<!strictly )\bbetween \S+ and \S+(?P<at>,? \(?inclusive(?:ly)?\)?|,? both included)", ""),
    instead(
        r"\bbe (?P<at>between (?P<a>\S+) and (?P<b>[^\s,]+),? \(?exclusive(?:ly)?\)?)", "strictly between {a} and {b}"
    ),
    instead(rf"\b{VERB} (?P<at>be non[- ]?(?P<what>negative|positive))\b", "not be {what}"),
    instead(rf"\b{VERB} (?P<at>be non[- ]?zero)\b", "not be 0"),
    instead(r"\b(?:be|is) (?:not )?(?P<at>zero)\b", "0"),
    instead(rf"\b{VERB} (?P<at>have (?:a )?min(?:imum|imal)? length(?: of)? (?P<n>\d+))", "have length at least {n}"),
    instead(rf"\b{VERB} (?P<at>have (?:a )?max(?:imum|imal)? length(?: of)? (?P<n>\d+))", "have length at most {n}"),
    Known(
        r"^(?P<at>(?P<x>[\w.]+)['\u2019]s (?P<part>length|year|month|day|hour))(?= (?:must|should)\b)",
        "`{at}` is not how dqlang says it",
        "write `{part} of {x}`",
        "{part} of {x}",
    ),
    instead(r"\b\d[\d.]*(?P<at> but(?: also)?) (?=(?:at least|at most|less|greater|more|before|after)\b)", " and be"),
    Known(
        r"(?P<at> but\b.*)",
        "`but` is not how dqlang says it",
        "join two checks with `and`, or write a rule for each",
    ),
    # lists
    instead(r"\b(?:one|any) of(?P<at>(?: the following)?(?: values)?:| the following(?: values)?)(?= ?['\"\[\w])", ""),
    instead(rf"\b(?P<at>be neither (?P<a>{VALUE}) nor (?P<b>{VALUE}))", "not be in [{a}, {b}]"),
    instead(r"\b(?:be|is) (?:not )?(?P<at>in (?:the |a |this )?(?:list|set|values)(?: of)?:?)(?= ?['\"\[(\w])", "in"),
    instead(
        rf"\b(?:be|is) (?P<at>(?P<slashed>{TEXT}(?:/{TEXT})+|[a-z]\w*(?:/[a-z]\w*)+))(?={PART}$)",
        "in [{items}]",
        "several values stand in a list, text in quotes",
        safe=False,
    ),
    instead(
        rf"\b(?:be|is) (?:not )?in (?P<at>(?P<words>[a-z]\w*(?:(?:[;,] ?|,? or )[a-z]\w*)+))(?={PART}$)",
        "[{items}]",
        "several values stand in a list, text in quotes",
        safe=False,
    ),
    instead(rf"\bbe (?P<at>(?P<sum>{NUMBER} ?[-+*/] ?[a-z][\w.]*|[a-z][\w.]* [-+*/] [\w.]+))$", "equal to {sum}"),
    # several columns
    instead(rf"^(?P<at>(?P<a>[\w.`]+) (?:and/or|and / or) (?P<b>[\w.`]+))(?= {MODAL})", "at least one of {a} and {b}"),
    instead(rf"^(?P<at>(?:one|any) of {_NAMES})(?= {MODAL})", "at least one of {list}", safe=False),
    instead(rf"^(?P<at>(?:all|each|every) of )(?={ITEM}(?:, | and ))", ""),
    Known(
        rf"^(?P<at>(?:exactly|only) one of {_NAMES})(?= {MODAL})",
        "one rule cannot say that just one of several columns holds",
        "write `at least one of {list} must be present`, and for each a rule like `A must be null when B is not null`",
    ),
    instead(
        rf"^(?P<at>(?:the )?(?:combination|pair|combinations) (?:of )?(?P<a>[\w.`]+)(?: and "
        rf"|, )(?P<b>[\w.`]+))(?= {MODAL})",
        "({a}, {b})",
    ),
    instead(
        rf"^(?P<at>(?P<a>[\w.`]+)(?: and |, )(?P<b>[\w.`]+) (?:together|combined|in combination"
        rf"|as a pair))(?= {MODAL})",
        "({a}, {b})",
    ),
    # conditions
    Known(
        r" (?P<at>(?:if and only if|only if|only when|exactly when|exactly if|iff)\b.*)",
        "`{word}` says something about the other rows too",
        "write a rule with `when ...`, and another with `when not (...)` for the other rows",
    ),
    Known(
        r"(?P<at>^(?:if|when|where)\b.* (?:else|otherwise)\b.*|[,;]? (?:else|otherwise)\b.*)",
        "a rule has one condition and no second case",
        "write another rule, with `when not (...)` behind it",
    ),
    Known(
        r"^(?P<at>unless (?P<condition>[^,]+), (?P<rule>.+?))\.?$",
        "the condition stands in front",
        "write `{rule} when not ({condition})`",
        "{rule} when not ({condition})",
    ),
    Known(
        rf"^(?P<at>(?:for|in) (?P<x>[\w.`]+) (?:is |= ?)?(?P<v>{TEXT}),? (?P<rule>[\w.`]+ {MODAL} .+?))\.?$",
        "the condition stands in front",
        "write `{rule} when {x} is {v}`",
        "{rule} when {x} is {v}",
    ),
    instead(rf" (?P<at>for (?P<x>(?!all|at|every)[\w.`]+) (?:is |= ?)?(?P<v>{TEXT}))", "when {x} is {v}"),
    # parts behind
    Known(
        rf"^(?P<at>(?:at least )?(?P<n>\d+) ?(?:%|percent) of (?:the |all )?"
        rf"(?P<rule>(?!(?:rows|records|values|cases)\b)[\w.`]+ {MODAL} .+))$",
        "the share of rows stands behind the rule",
        "write `{rule} for at least {n}% of rows`",
        "{rule} for at least {n}% of rows",
    ),
    instead(
        r" (?P<at>(?:in |for )?(?:at least )?(?P<n>\d+) ?(?:%|percent) of (?:the )?(?:time|cases|records|entries))",
        "for at least {n}% of rows",
    ),
    instead(
        r" (?P<at>with (?:at most|up to|max(?:imum)?) (?P<n>\d+) (?:exceptions?|failures?|errors?))",
        "for all but {n} rows",
    ),
    instead(
        rf" (?P<at>(?:tagged(?: with| as)?|with (?:the )?tags?|tags?"
        rf"|labell?ed) (?P<first>{TEXT})(?P<more>(?:, ?{TEXT})*))",
        "tagged [{first}{more}]",
    ),
    # other languages
    Known(
        r"^[\w.` ]+? (?P<at>(?:muss|m\u00fcssen|soll|sollte|darf|doit|doivent|devrait|debe|deben|deber\u00eda"
        r"|deve|devono|dovrebbe"
        r"|moet|moeten|musi)\b.*)",
        "rules are written in English",
        "write a sentence such as `Name must be present`",
    ),
]
