"""Checks that belong to the language and that nothing behind the grammar carries out yet."""

from __future__ import annotations

_FORMATS = (
    "email, url, uuid, ip address, ipv4, ipv6, mac address, phone number, country code, subdivision code, "
    "currency code, language code, credit card, iban, bic, lei, isbn, ean, vin, us zip code, us state, ssn, "
    "nhs number, npi, icd10 code, loinc code, ndc code, latitude, longitude, base64, hex, semantic version, decimal, "
    "percentage, money"
)
_FEATURES = {
    **{f"be valid {name}": "published formats" for name in _FORMATS.split(", ")},
}


def feature(phrase: str) -> str | None:
    """What a check that is not built yet belongs to, in words; None for any other."""
    return _FEATURES.get(phrase)
