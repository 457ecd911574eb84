"""Dates, times and numbers as other countries, tools and everyday speech write them."""

from __future__ import annotations

from dqlang.syntax.slip_form import MONTHS, NUMBER, UNITS, Known, instead

_DATE = r"\d{4}-\d\d-\d\d(?:T[\d:.]+)?"
_CURRENCY = r"(?:usd|eur|gbp|chf|jpy|cny|inr|aud|cad)"
_MEASURE = r"(?:kg|mg|km|cm|mm|lbs?|miles?|degrees?|\u00b0[cf]?|pcs|pieces|items?|points?|times(?! \w))"
_AMOUNT = r"\d+(?:\.\d+)?"

SLIPS = [
    # dates
    Known(
        rf"\b(?P<at>(?P<d>\d\d?)-(?P<month>{MONTHS})-(?P<y>\d{{4}}))\b",
        "`{at}` is not how dates are written here",
        "write `{date}`",
        "{date}",
    ),
    Known(
        rf"\b(?P<at>the (?P<d>\d\d?)(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTHS})\.?,? (?P<y>\d{{4}}))\b",
        "`{at}` is not how dates are written here",
        "write `{date}`",
        "{date}",
    ),
    Known(
        r"(?P<at>(?<![\d.])\d\d?[-/.]\d\d?[-/.]\d\d)(?!\d)",
        "`{at}` leaves open which year is meant, and what is the day",
        "write year, month and day, as in `2024-12-31`",
    ),
    Known(
        rf"(?P<at>\b(?:(?:{MONTHS}) (?:19|20)\d\d|q[1-4] ?(?:19|20)\d\d|(?:19|20)\d\d[- ]?q[1-4]|(?:19"
        rf"|20)\d\d-\d\d))(?![-\d])",
        "`{at}` is not a day",
        "write the first or the last day of it, as in `2024-12-01`",
    ),
    Known(
        r"(?P<at>(?P<day>\d{4}-\d\d-\d\d)[ T](?P<h>\d\d?):(?P<min>\d\d)(?::\d\d)? ?(?P<half>am|pm))\b",
        "the hours of a day are counted from 0 to 23",
        "write `{clock}`",
        "{clock}",
    ),
    # times of day
    Known(
        r"(?P<at>(?<![\d:.-])(?P<hour>0?[1-9]|1[0-2])(?P<minutes>(?::[0-5]\d)?) ?(?P<half>am|pm))\b",
        "the hours of a day are counted from 0 to 23",
        "write `{time}`",
        "{time}",
    ),
    instead(
        r"(?P<at>(?<![\d:.-])(?P<clock>\d:[0-5]\d(?::[0-5]\d)?)(?![\d:]))",
        "0{clock}",
        "the hour of a time of day has two digits",
    ),
    instead(
        r"\b(?:be|is) (?:not )?on (?P<at>(?:a )?(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?)\b",
        "['{weekday}']",
        "days of the week stand in a list, in quotes",
    ),
    instead(r"\b(?:be|is) (?:not )?(?P<at>(?:a )?(?P<days>weekday|weekend))\b", "on a {days}"),
    instead(
        rf"\bbe (?P<at>(?:from )?(?P<a>{_DATE}) ?(?:to|until|through|-|\u2013) ?(?P<b>{_DATE}))", "between {a} and {b}"
    ),
    instead(rf"\bbe (?P<at>since)(?= {_DATE}| \w+$)", "on or after", safe=False),
    instead(rf"\bbe (?P<at>until|till|by)(?= {_DATE}| \w+$)", "on or before", safe=False),
    instead(r"\b(?:be|is) (?:not )?(?P<at>yesterday)\b", "equal to 1 day ago"),
    instead(r"\b(?:be|is) (?:not )?(?P<at>tomorrow)\b", "equal to 1 day from now"),
    Known(
        r"\b(?P<at>(?:this|last|next|current|previous) (?:day|week|month|quarter|year))\b",
        "`{at}` leaves open which days are meant",
        "write a range of days, as in `be between 2024-01-01 and 2024-12-31`, or `be within the last 30 days`",
    ),
    Known(
        r"^(?P<at>(?P<x>[\w.]+) (?P<modal>must|should) be in (?P<y>(?:19|20)\d\d))\b",
        "a year is asked of `year of {x}`",
        "write `year of {x} {modal} be {y}`",
        "year of {x} {modal} be {y}",
        safe=False,
    ),
    # ages: of a day of birth, or of a column that holds the years
    instead(
        rf"\b(?P<at>(?:at most|not more than|no more than|up to|max(?:imum)?) (?P<n>\d+ (?:{UNITS})) old)\b",
        "within the last {n}",
        safe=False,
    ),
    instead(
        rf"\b(?P<at>(?:at least|not less than|no less than|min(?:imum)?) (?P<n>\d+ (?:{UNITS})) old)\b",
        "on or before {n} ago",
        safe=False,
    ),
    instead(
        rf"\b(?P<at>(?:less than|under|younger than|fewer than) (?P<n>\d+ (?:{UNITS})) old)\b",
        "after {n} ago",
        safe=False,
    ),
    instead(
        rf"\b(?P<at>(?:more than|over|older than|greater than) (?P<n>\d+ (?:{UNITS})) old)\b",
        "before {n} ago",
        safe=False,
    ),
    instead(r"\b(?P<at>(?P<n>\d+ (?:days?|weeks?|months?)) or older)\b", "on or before {n} ago", safe=False),
    instead(rf"\bbe (?P<at>older th[ae]n)(?= {NUMBER}(?! (?:{UNITS})))", "greater than", safe=False),
    instead(rf"\bbe (?P<at>younger th[ae]n)(?= {NUMBER}(?! (?:{UNITS})))", "less than", safe=False),
    Known(
        rf"\b(?:less|more|greater|at least|at most|than) (?:than )?(?P<at>(?P<n>\d+ (?:{UNITS})))$",
        "`{at}` is a time, and no moment",
        "count it from now or from a column, as in `be after {n} ago` or `be before {n} after Ordered`",
    ),
    instead(
        rf"\b(?:be|is) (?:not )?(?P<at>(?P<n>\d+ (?:{UNITS})) (?=(?:before|after|ago|from now)\b))", "equal to {n} "
    ),
    # numbers
    instead(
        r"(?P<at>(?<![\d.,])(?P<whole>\d{1,3}(?:['_\u2019]\d{3})+)(?!\d))",
        "{plain}",
        "a number has no sign for thousands",
    ),
    instead(
        r"(?P<at>(?<![\d.,])(?P<whole>\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?![\d.,]))",
        "{plain}",
        "a number has no space for thousands",
        safe=False,
    ),
    instead(
        r"(?P<at>(?<![\d.,])(?P<grouped>\d{1,3}(?:[. '\u2019]\d{3})+),(?P<rest>\d+)(?![\d,]))",
        "{pointed}",
        "decimals stand behind a point, and thousands without one",
    ),
    instead(
        rf"(?P<at>(?<![\d.,\w])(?P<amount>{_AMOUNT}) ?(?P<scale>k|m|mio|thousand|million|billion))(?!\w)",
        "{scaled}",
        "a number is written in digits",
        safe=False,
    ),
    instead(
        r"\b(?:at least|at most|than|length|be) (?P<at>zero|one|two|three|four|five|six|seven|eight|nine"
        r"|ten)(?= (?:char|letter|rows?)|$)",
        "{digit}",
        "a number is written in digits",
        safe=False,
    ),
    instead(
        rf"\bbe (?P<at>(?:equal to )?(?P<a>{NUMBER}) ?(?:\u00b1|\+/-|\+-) ?(?P<b>{NUMBER}))", "equal to {a} within {b}"
    ),
    instead(r"\bbe (?P<at>(?P<n>\d[\d.]*)\+)(?! ?\w)", "at least {n}"),
    Known(
        rf"\bbe (?P<at>(?:about|around|approximately|roughly|circa|close to|nearly|almost|near) (?P<n>{NUMBER}))",
        "`{at}` leaves open how far off a value may be",
        "say it with `within`, as in `be equal to {n} within 0.5`",
    ),
    instead(rf"(?P<at>\b{_CURRENCY} ?(?P<n>\d[\d.,]*))", "{n}", "a number stands without a currency", safe=False),
    instead(
        r"(?P<at>[$\u20ac\u00a3\u00a5] ?(?P<n>\d[\d.]*,\d+))", "{n}", "a number stands without a currency", safe=False
    ),
    instead(
        rf"(?P<at>(?<![\w.])(?P<n>{_AMOUNT}) ?{_MEASURE})(?!\w)", "{n}", "a number stands without its unit", safe=False
    ),
]
