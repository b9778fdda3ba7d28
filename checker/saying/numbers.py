"""Numbers as people write them."""

from checker.saying.catalogue import sentences


def spoken_number(number: int, language: str) -> str:
    """Return a whole number with its thousands set apart: 12.345 in German."""
    return f"{number:,}".replace(",", sentences("numbers", language)["thousands"])
