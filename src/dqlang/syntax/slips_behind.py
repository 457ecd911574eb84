"""What beginners write for conditions, columns' names, the parts of a sentence behind its checks, and values."""

from __future__ import annotations

from dqlang.syntax.slip_form import ALL_COLUMNS, ITEM, MONTHS, PART, TEXT, UNITS, VERB, Known, instead

SLIPS = [
    # conditions
    instead(r"(?P<at> ?,)(?= (?:when|if present|because|as|for|tagged)\b)", ""),
    instead(
        rf" (?P<at>(?:when|if|where) (?:it is |they are )?(?:not (?:null|missing)|present))(?={PART}$)", "if present"
    ),
    instead(
        rf" (?P<at>(?:when|if|where) (?:it is |they are )?(?:available|given|known))(?={PART}$)",
        "if present",
        safe=False,
    ),
    instead(
        r"\bwhen (?!.*\bat least one of\b)(?:.* (?:and|or) )?(?P<column>[\w.`]+) "
        r"(?P<third>is|has(?! length)|does|matches|contains|starts|ends)\b[^()]* "
        r"(?:and|or) (?P<at>(?:is|has|does not|matches|contains|starts|ends))\b",
        "{column} {at}",
        "the second check has no column",
    ),
    instead(
        r"\bwhen (?:.* (?:and|or) )?(?P<column>[\w.`]+) is not .* (?:and|or) (?P<at>not) (?=['\"\d])",
        "{column} is not",
        "the second check has no column",
    ),
    instead(rf"\bwhen (?P<at>[\w.`]+) (?={TEXT})", "{at} is", safe=False),
    instead(
        r"(?<!only) (?P<at>if|where|provided(?: that)?|given(?: that)?|whenever|while|in case)\b(?! present)",
        "when",
    ),
    Known(
        rf" (?P<at>(?:unless|except(?: when| if| where)?) (?P<condition>.+?))(?={PART}$)",
        "`{word}` is not how dqlang says it",
        "write `when not ({condition})`",
        "when not ({condition})",
    ),
    Known(
        r"^(?P<at>(?:when|if|where) (?P<condition>[^,]+?),? (?:then )?"
        r"(?P<rule>(?:(?!is|has)[\w.`]+) (?:must|should) .+?))\.?$",
        "the condition stands in front",
        "write `{rule} when {condition}`",
        "{rule} when {condition}",
    ),
    Known(
        r"^(?P<at>(?:when|if|where) (?P<condition>[^,]+), (?:then )?(?P<rule>.+?))\.?$",
        "the condition stands in front",
        "write `{rule} when {condition}`",
        "{rule} when {condition}",
    ),
    instead(r"\bwhen\b.* (?P<at>(?:must|should) (?:not )?be)\b", "{is}", safe=False),
    instead(r"\bwhen\b.* (?P<at>must have)\b", "has", safe=False),
    instead(r"\bwhen\b.* (?P<at>isn['\u2019]t)\b", "is not"),
    instead(r"\bwhen\b.* (?P<at>doesn['\u2019]t)\b", "does not"),
    instead(r"\bwhen\b.* (?P<at>(?:does not|doesn['\u2019]t) exist)\b", "is null", safe=False),
    instead(r"\bwhen\b.* (?P<at>exists)\b", "is not null", safe=False),
    instead(r"\bwhen\b.* (?P<at>equals?(?: to)?)\b", "is equal to"),
    instead(r"\bwhen\b.*(?<!is) (?P<at>(?P<sign>>=|<=|=>|=<|>|<))", "is {words}"),
    instead(r"\bwhen\b.*(?<!is) (?P<at>=)(?!=)", "is"),
    instead(
        r"\bwhen\b.*(?<!is)(?<!not)(?<!when)(?<!and)(?<!or) "
        r"(?P<at>(?P<verb>in|between|at least|at most|not null|null|present|blank|missing))\b",
        "is {verb}",
    ),
    instead(r"\bwhen\b.* (?P<at>(?:has|have) not?)\b", "does not have"),
    instead(r"\bwhen\b.* (?P<at>not matches)\b", "does not match"),
    instead(r"\bwhen\b.* (?P<at>match)\b", "matches"),
    instead(r"\bwhen\b.* (?P<at>contain|include|includes)\b", "contains"),
    instead(r"\bwhen\b.* (?P<at>start with|begins with)\b", "starts with"),
    instead(r"\bwhen\b.* (?P<at>(?:is|are) present)\b", "is present"),
    instead(r"(?P<at>==)", "is"),
    instead(r"(?P<at>!=|<>)", "is not"),
    instead(r"(?P<at>&&)", "and"),
    instead(r"(?P<at>&)", "and", safe=False),
    instead(r"(?P<at>\|\|)", "or"),
    # subjects
    instead(
        r"\bunique (?P<at>(?:per|for each|in each|within) "
        r"\(?(?P<one>[\w.`]+)(?P<more>(?:(?:,| and|, and) (?!be )[\w.`]+)+)\)?)",
        "within ({one}{more})",
    ),
    instead(
        r"\bunique (?P<at>(?:by|in|for) "
        r"\(?(?P<one>[\w.`]+)(?P<more>(?:(?:,| and|, and) (?!be )[\w.`]+)+)\)?)",
        "within ({one}{more})",
        safe=False,
    ),
    instead(r"\bunique (?P<at>per|for each|in each|for every)\b", "within"),
    instead(r"\bunique (?P<at>by|in)\b", "within", safe=False),
    instead(
        rf"^(?!{ALL_COLUMNS})(?P<at>each of|any of|all of|every of|each|any|all)\b(?! (?:must|should))",
        "every",
        safe=False,
    ),
    Known(
        r"^(?P<at>either (?P<names>[\w.`, ]+?)) (?:must|should)\b",
        "`either` is not how dqlang says it",
        "write `at least one of {list}`",
        "at least one of {list}",
        safe=False,
    ),
    Known(
        r"^(?P<at>neither (?P<names>[\w.`, ]+?) nor (?P<last>[\w.`]+) (?P<modal>must|should)) ",
        "`neither` is not how dqlang says it",
        "write `{names} and {last} {modal} not`",
        "{names} and {last} {modal} not",
    ),
    instead(r"^(?P<at>(?:both|the|column|field|the column|the field) )(?=[\w`'\"])", ""),
    Known(
        r"^(?P<at>\[(?P<name>[^\[\]]+)\])",
        "a name stands in backquotes, not in square brackets",
        "write `` `{name}` ``",
        "`{name}`",
        safe=False,
    ),
    Known(
        r"^(?P<at>\w+['\u2019]s(?: \w+)*) (?:must|should)\b",
        "a column's name that holds other signs stands in backquotes",
        "write `` `{at}` ``",
        "`{at}`",
        safe=False,
    ),
    # other words behind a check
    instead(
        r"\bvalid (?:date|timestamp) (?P<at>(?:in|as|of|with the|using|with)? ?(?:the )?format)(?= ?['\"])",
        "with format",
    ),
    instead(rf"\bvalid (?:date|timestamp) (?P<at>\(?(?P<text>{TEXT})\)?)", "with format {text}"),
    instead(r"\bvalid (?:date|timestamp) (?P<at>\((?P<text>[^()'\"]+)\))", "with format '{text}'"),
    instead(r"\bwith format (?P<at>[a-z]+(?:[-/. ][a-z]+)+)", "'{at}'", "text stands in quotes", safe=False),
    Known(
        rf"\b{VERB} (?:not )?(?P<at>(?:be |look )?like (?P<like>{TEXT}))",
        "`like` is not how dqlang says it",
        "write `{like}`",
        "{like}",
        safe=False,
    ),
    instead(
        r"\b(?:be|is) (?:not )?(?P<at>(?:found )?in (?:the )?(?:table )?(?P<word>\w+(?:\.\w+)+))",
        "in lookup {word}",
        safe=False,
    ),
    Known(
        r"\b(?:be|is) (?:not )?(?P<at>in (?:the )?(?:table (?P<word>\w+)|(?P<word2>\w+) table))",
        "another table is called a lookup",
        "write `in lookup` and the table's column, such as `in lookup Countries.Code`",
    ),
    instead(r"(?<!not) (?P<at>for all rows|for every row|for each row|always|in all cases)\b", ""),
    instead(r" for (?P<at>(?P<n>\d+) ?%(?: of (?:the |all )?rows)?)", "at least {n}% of rows"),
    instead(r" (?P<at>in (?:at least )?(?P<n>\d+) ?% of (?:the |all )?(?:rows|cases))", "for at least {n}% of rows"),
    instead(r" for at least (?P<at>(?P<n>\d+) ?(?:%|percent)(?: of (?:the )?(?:rows|records))?)", "{n}% of rows"),
    instead(r" (?P<at>named|called|als)\b", "as"),
    instead(
        r" as (?P<at>['\"\u2018\u201c\u201e](?P<name>[^'\"\u2018-\u201e]+)['\"\u2018\u2019\u201c\u201d])",
        "{name_}",
        "a rule's name has no quotes",
        safe=False,
    ),
    instead(
        r" as (?P<at>(?!long |well )"
        r"\w+(?:[- ](?!when |because |tagged |for |if |is |are |has |have |must |should )\w+)+)",
        "{at_}",
        "a rule's name is one word",
        safe=False,
    ),
    Known(
        r" because (?P<at>(?!['\"\u2018\u201c]).+)$",
        "a reason stands in quotes",
        "write `'{at}'`",
        "'{at}'",
        safe=False,
    ),
    instead(rf" (?P<at>tagged|tags?|tagged with) (?P<text>{TEXT})", "tagged"),
    instead(r" for (?P<at>at most (?P<n>\d+))(?= rows?\b)", "all but {n}", safe=False),
    instead(rf"\b(?P<at>one|two|three|four|five|six|seven|eight|nine|ten)\b(?= (?:{UNITS}|rows?)\b)", "{digit}"),
    # values of other places
    Known(
        r"(?P<at>(?<![\d.])(?P<d>\d\d?)[-/.](?P<m>\d\d?)[-/.](?P<y>\d{4}))\b",
        "`{at}` is not how dates are written here",
        "write {dates}: year, month, day",
        "{date}",
    ),
    Known(
        r"(?P<at>(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?))\b",
        "`{at}` is not how dates are written here",
        "write `{date}`",
        "{date}",
    ),
    Known(
        rf"\b(?P<at>(?P<d>\d\d?)(?:st|nd|rd|th|\.)? (?:of )?(?P<month>{MONTHS})\.?,? (?P<y>\d{{4}}))\b",
        "`{at}` is not how dates are written here",
        "write `{date}`",
        "{date}",
    ),
    Known(
        rf"\b(?P<at>(?P<month>{MONTHS})\.? (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>\d{{4}}))\b",
        "`{at}` is not how dates are written here",
        "write `{date}`",
        "{date}",
    ),
    instead(
        r"(?P<at>(?P<day>\d{4}-\d\d-\d\d) (?P<time>\d\d:\d\d(?::\d\d)?))",
        "{day}T{time}",
        "a timestamp has no space inside",
    ),
    instead(
        r"(?<!\w)(?P<at>[$\u20ac\u00a3\u00a5] ?(?P<n>\d[\d.]*))",
        "{n}",
        "a number stands without a currency",
        safe=False,
    ),
    instead(
        r"(?P<at>(?P<n>\d[\d.]*) ?(?:[$\u20ac\u00a3\u00a5]|(?:usd|eur|gbp|chf|dollars?|euros?)\b))",
        "{n}",
        "a number stands without a currency",
        safe=False,
    ),
    Known(
        r"(?P<at>(?P<n>\d[\d.]*) ?%)",
        "a share cannot stand here",
        "write the number as the column holds it: `{share}` or `{n}`",
    ),
    instead(
        r"(?P<at>(?<![\d.,])(?P<whole>\d{1,3}(?:,\d{3}){2,})(?![\d,]))",
        "{plain}",
        "a number has no comma for thousands",
    ),
    instead(  # a single comma may stand before decimals
        r"(?P<at>(?<![\d.,])(?P<whole>\d{1,3},\d{3})(?![\d,]))",
        "{plain}",
        "a number has no comma for thousands",
        safe=False,
    ),
    instead(
        r"(?P<at>(?<![\d.,])(?P<whole>\d{1,3}(?:\.\d{3}){2,})(?![\d.]))",
        "{plain}",
        "a number has no point for thousands",
    ),
    instead(r"(?P<at>(?<![\d.,])(?P<a>\d+),(?P<b>\d+)(?![\d,]))", "{a}.{b}", "decimals stand behind a point"),
    instead(r"(?P<at>(?P<scientific>\d[\d.]*e[-+]?\d{1,2}))\b", "{decimal}", "numbers are written in plain decimals"),
    instead(r"(?<![\w.])(?P<at>\.(?P<n>\d+))", "0.{n}", "a number begins with a digit"),
    Known(
        rf"\b(?:be )?(?P<at>within (?P<n>\d+ (?:{UNITS})) of (?P<x>[\w.]+))",
        "`within ... of` leaves open on which side",
        "write `between {n} before {x} and {n} after {x}`",
        "between {n} before {x} and {n} after {x}",
        safe=False,
    ),
    instead(rf"\bbe (?P<at>within (?P<n>\d+ (?:{UNITS})) (?P<side>after|before) (?P<x>[\w.]+))", "between {window}"),
    instead(
        rf"\bbe (?P<at>within (?P<n>\d+ (?:{UNITS})) (?P<side>from) (?P<x>[\w.]+))", "between {window}", safe=False
    ),
    instead(r"(?P<at>\u00d7)", "*"),
    instead(r"(?P<at>\u2212)", "-"),
    instead(r"(?P<at>\u2013)", "-", safe=False),
    instead(r"(?P<at>\u2265)", ">="),
    instead(r"(?P<at>\u2264)", "<="),
    Known(
        r"^(?!(?:at least )?\d+ ?(?:%|percent) of )"
        r"(?!\$[a-z]+\$|[a-z]{1,2}\d+:[a-z]|\w+![a-z]+\d)(?P<at>\d+[a-z_]\w*|\w+ \([^()'\"`]*\)"
        r"|(?=[^`'\"]*[^\w\s`'\".,()\[\]<>=])[^`'\"]+?) (?:must|should)\b",
        "a column's name that holds other signs stands in backquotes",
        "if `{at}` is one column, write `` `{at}` ``",
        "`{at}`",
        safe=False,
    ),
    Known(
        rf"(?:^|, (?:and )?| and )(?!{ALL_COLUMNS}|(?:be|have|contain|match|start|end) )"
        rf"(?P<at>{ITEM}(?: {ITEM})+)(?=,| and | must\b| should\b)",
        "a column's name of several words stands in backquotes",
        "if `{at}` is one column, write `` `{at}` ``",
        "`{at}`",
        safe=False,
    ),
    Known(
        r"\b(?:be|is) (?:not )?(?P<at>`(?P<inside>[^`]+)`)",
        "text stands in straight quotes, and a column behind `equal to`",
        "write `'{inside}'` or {equal}",
        "equal to {at}",
        safe=False,
    ),
    Known(
        rf"\bbe (?P<at>within (?P<n>\d+ (?:{UNITS})))(?={PART}$)",
        "`{at}` leaves open whether before or after",
        "write `within the last {n}` or `between now and {n} from now`",
        "within the last {n}",
        safe=False,
    ),
    Known(
        r"\b(?:must|should)\b.*(?P<at>[;.,]) *[\w`]+(?: [\w`]+)? (?:must|should)\b",
        "two rules stand on one line",
        "begin a new line behind the `{at}`",
    ),
    Known(
        r"\b(?P<first>must|should)\b.+ (?P<at>must|should)\b",
        "`{first}` and `{at}` stand in one rule",
        "write two rules, or join checks by `and`, each with its verb: `must be present and be unique`",
    ),
]
