r"""The names that `\p{...}` takes: those that Java 17 and every later version know alike."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_CATEGORIES = "C Cc Cf Cn Co L LC Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs"
_POSIX = "ASCII Alnum Alpha Blank Cntrl Digit Graph Lower Print Punct Space Upper XDigit"
_BINARY = "Alphabetic Control Digit Hex_Digit Ideographic Letter Lowercase Punctuation Titlecase Uppercase White_Space"
_SCRIPTS = """
Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali Bhaiksuki Bopomofo
Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian Caucasian_Albanian Chakma Cham Cherokee Chorasmian Common
Coptic Cuneiform Cypriot Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs Elbasan Elymaic
Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati Gunjala_Gondi Gurmukhi Han Hangul Hanifi_Rohingya Hanunoo
Hatran Hebrew Hiragana Imperial_Aramaic Inherited Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi
Kannada Katakana Kayah_Li Kharoshthi Khitan_Small_Script Khmer Khojki Khudawadi Lao Latin Lepcha Limbu Linear_A
Linear_B Lisu Lycian Lydian Mahajani Makasar Malayalam Mandaic Manichaean Marchen Masaram_Gondi Medefaidrin
Meetei_Mayek Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi Mongolian Mro Multani Myanmar Nabataean
Nandinagari New_Tai_Lue Newa Nko Nushu Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Old_Hungarian Old_Italic
Old_North_Arabian Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Oriya Osage Osmanya Pahawh_Hmong
Palmyrene Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada Shavian Siddham
SignWriting Sinhala Sogdian Sora_Sompeng Soyombo Sundanese Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham
Tai_Viet Takri Tamil Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Ugaritic Vai Wancho Warang_Citi Yezidi Yi
Zanabazar_Square
"""

CATEGORIES = frozenset(_CATEGORIES.split())
POSIX = frozenset(_POSIX.split())
BINARY = frozenset("Is" + name for name in _BINARY.split())
SCRIPTS = frozenset(_SCRIPTS.split())

NAMES = (
    CATEGORIES | POSIX | BINARY | frozenset("Is" + category for category in CATEGORIES) | {"Is" + s for s in SCRIPTS}
)

# What people write in other dialects, by its words without case, spaces and underscores.
_OTHER_NAMES = {
    "letter": "L",
    "mark": "M",
    "number": "N",
    "punctuation": "P",
    "symbol": "S",
    "separator": "Z",
    "uppercaseletter": "Lu",
    "lowercaseletter": "Ll",
    "titlecaseletter": "Lt",
    "decimalnumber": "Nd",
    "currencysymbol": "Sc",
    "mathsymbol": "Sm",
    "spaceseparator": "Zs",
    "dashpunctuation": "Pd",
    "word": "Alnum",
}


def _key(name: str) -> str:
    return name.replace("_", "").replace(" ", "").replace("-", "").casefold()


@lru_cache(maxsize=1)
def _by_key() -> dict[str, str]:
    known = {_key(script): "Is" + script for script in SCRIPTS}
    known.update((_key(name[2:]), name) for name in BINARY)
    known.update(_OTHER_NAMES)
    known.update((_key(name), name) for name in sorted(NAMES, reverse=True))
    return known


def suggestion(name: str) -> str | None:
    """The known name that another spelling or dialect means: `Latin`, `script=Latin`, `alpha`, `Letter`."""
    return _by_key().get(_key(name.rpartition("=")[2]))


# --- which ASCII characters have a property ---------------------------------------------------------------------------

_ASCII_TESTS = {
    "ASCII": lambda c: True,
    "Alnum": str.isalnum,
    "Alpha": str.isalpha,
    "Blank": lambda c: c in " \t",
    "Cntrl": lambda c: not c.isprintable(),
    "Digit": str.isdigit,
    "Graph": lambda c: "!" <= c <= "~",
    "Lower": str.islower,
    "Print": str.isprintable,
    "Punct": lambda c: "!" <= c <= "~" and not c.isalnum(),
    "Space": lambda c: c in " \t\n\x0b\f\r",
    "Upper": str.isupper,
    "XDigit": lambda c: c in "0123456789abcdefABCDEF",
    "IsAlphabetic": str.isalpha,
    "IsControl": lambda c: not c.isprintable(),
    "IsDigit": str.isdigit,
    "IsHex_Digit": lambda c: c in "0123456789abcdefABCDEF",
    "IsIdeographic": lambda c: False,
    "IsLetter": str.isalpha,
    "IsLowercase": str.islower,
    "IsPunctuation": lambda c: unicodedata.category(c).startswith("P"),
    "IsTitlecase": lambda c: False,
    "IsUppercase": str.isupper,
    "IsWhite_Space": lambda c: c in " \t\n\x0b\f\r",
    "LC": str.isalpha,
    "IsLC": str.isalpha,
    "IsLatin": str.isalpha,
    "IsCommon": lambda c: not c.isalpha(),
}


def has_in_ascii(name: str, character: str) -> bool:
    """Whether an ASCII character has a property of `NAMES`."""
    test = _ASCII_TESTS.get(name)
    if test is not None:
        return test(character)
    category = name.removeprefix("Is")
    return category in CATEGORIES and unicodedata.category(character).startswith(category)
