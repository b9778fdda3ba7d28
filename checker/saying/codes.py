"""An answer as codes: what a link holds to show it again, without anything that was typed.

First the tool, then its codes in an order of its own, empty ones at the end left out:
`reply-no-dmarc_fail-550-5.7.26-gmail`. A code has small letters, digits, "_" and ".": a fragment
holds those as they are. Links stand in other people's tickets: a new code goes to the end.
"""

_BETWEEN = "-"


def packed(tool: str, *codes: object) -> str:
    """Return the codes of an answer of `tool` as one text; None stands for an empty one."""
    texts = ["" if code is None else str(code) for code in codes]
    return _BETWEEN.join([tool, *texts]).rstrip(_BETWEEN)


def unpacked(tool: str, text: str, count: int) -> list[str]:
    """Return the `count` codes in `text`; ValueError if they are of another tool, or too many."""
    name, *codes = text.split(_BETWEEN)
    if name != tool or len(codes) > count:
        raise ValueError(text)
    return codes + [""] * (count - len(codes))
