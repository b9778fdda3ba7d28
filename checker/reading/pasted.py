"""Take away what mail programs, panels and lists put around an address when it is copied.

What is taken away is noted. Only what cannot change the domain goes: where two mailboxes could be
meant, both stay, and the reader is asked.
"""

import re
from functools import cache

from checker.knowledge import resources
from checker.reading.notes import Notes
from checker.reading.text import unwrap

_ENTITY = re.compile(
    r"&(?:(lt|gt|amp|quot|apos|nbsp)|#(\d{1,4})|#x([0-9a-f]{1,3}));", re.IGNORECASE
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'", "nbsp": " "}
# A link in HTML, in Markdown and in a chat, whose text may be the same address once more.
_LINKS = (
    re.compile(
        r"""<a\s[^<>]*href=["']?mailto:(?P<to>[^<>"'?\s]+)[^<>]*>(?P<text>[^<>]*)</a>""",
        re.IGNORECASE,
    ),
    re.compile(r"\[(?P<text>[^\[\]]*)\]\(mailto:(?P<to>[^()?\s]+)[^()]*\)", re.IGNORECASE),
    re.compile(r"<mailto:(?P<to>[^<>|?]+)(?:\?[^<>|]*)?\|(?P<text>[^<>]*)>", re.IGNORECASE),
)
# Outlook as plain text: max@example.de<mailto:max@example.de>
_TWICE = re.compile(r"(?<![^\s<>])([^\s<>@]+@[^\s<>@]+)\s?<mailto:\1(?:\?[^<>]*)?>", re.IGNORECASE)
# Another Outlook: Max Müller <max@example.de> [mailto:max@example.de]
_ONCE_MORE = re.compile(r"<([^\s<>@]+@[^\s<>@]+)>\s?\[mailto:\1\]", re.IGNORECASE)
_MAILTO = re.compile(r"(^|[<(]\s*)mailto:([^?<>()]*)(?:\?[^<>()]*)?", re.IGNORECASE)
# Older Outlook: Max Müller [mailto:max@example.de]
_MAILTO_IN_BRACKETS = re.compile(r"\[(mailto:[^\[\]<>]*)\]", re.IGNORECASE)
# A field's name after the address in its brackets, in whatever language.
_FIELD_AFTER_ANGLE = re.compile(r"(?<=>)\s*(?=[\w-]+(?: [\w-]+)?\s?:)")
# The same after an address without brackets.
_FIELD_AFTER_ADDRESS = re.compile(r"@[^\s<>;,]*[^\s<>;,:](\s+)(?=[^\W\d][\w-]*(?: [\w-]+)?\s?:)")
# The same by the name of the field, also where a field of one line has dropped the line breaks:
# max@example.deBetreff: …
_NEXT_FIELD = r"(?:(?<!\s)\s+|(?-i:(?<=[a-z])(?=[A-Z])))(?=WORDS\s?:)"
# In front of a line of a list: 1. max@example.de, - max@example.de
_LIST_MARK = re.compile(r"(?:\d{1,3}[.)]|-)\s+(?=\S)")
# An address in a sentence, and what stands around its words.
_ADDRESS = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}", re.IGNORECASE)
_AROUND_WORDS = ",.:;!?()„“”\"'"
# In front of the last word of a text.
_LAST_WORD = re.compile(r"(?<![\s,;|])[\s,;|]+(?=[^\s,;|]*$)")
_NOT_ALONE = re.compile(r'["()@:\\]')
_GAP = re.compile(r"[\s;,]+")
_BIG_GAP = re.compile(r"(?<!\s)\s{2,}")
# A cell of a table or a value of a program's record, in its quotes: "max@example.de"
_IN_QUOTES = re.compile(r"""(?<!\w)(["'])\s*([^\s"'@]+@[^\s"'@]+)\s*\1""")
# A label without a colon: before a cell, an address, or a name and an address without brackets.
_COLUMN = r"WORDS(?:\t\s*|\s\s+|\s?\|\s?|\s(?=[^\s@]+@)|\s(?=[^@<>]+\s[^\s@<>]+@[^\s@<>]+$))"
# The same for a domain, with and without a sign behind it; and how it is, behind the domain.
_DOMAIN_LABEL = r"WORDS(?:\s?[:=|]|\t)\s*(?=\S)"
_DOMAIN_COLUMN = r"(?:'PASS'\s)?WORDS\s+(?=[^\s@]+\.[^\s@])"
_STATE = r"(?<=\S)(?:(?:\s?[,:;|]|\s+[-–(]?)\s*WORDS\)?)+$"
_CELL_ENDS = re.compile(r"[,;\t]| \| ")
# A value that is a name and an address: {"name": "From", "value": "Max <max@example.de>"}, or in a
# file of settings: from = "Max <max@example.de>"
_VALUE = re.compile(r'[\w"]\s?[:=]\s?"([^"<>@]*<[^\s"<>@]+@[^\s"<>@]+>)"')
# The day or the hour that programs show behind an address: 20. Nov. 2026, Fri, Nov 20, 09:15
_MOMENT = re.compile(r"(?:[^\W\d]{2,10}\.?,?\s){0,2}\d{1,2}[.:/,\s]")
# Outlook's and Exchange's lists of addresses: Max Müller [SMTP:max@example.de]
_SMTP_IN_BRACKETS = re.compile(r"([\[<(])\s?smtp:([^\[\]<>()\s]+)\s?[\])>]", re.IGNORECASE)
# Signs that are no ASCII and may belong to an address that somebody mistyped.
_OF_ADDRESSES = "＠．。"
# Angle brackets of other keyboards and fonts.
_OTHER_ANGLES = re.compile(r"[‹〈＜«]\s?([^‹›〈〉＜＞«»<>@]+@[^‹›〈〉＜＞«»<>@]+)[›〉＞»]")
# What a program shows behind an address: max@example.de [Max Müller], max@example.de - Max Müller
_NAME_BEHIND = re.compile(
    r"([^\s<>()\[\]@,;]+@[^\s<>()\[\]@,;|]+)"
    r"(?:\s\[([^\[\]@<>]+)\]|\s[-–]\s([^\W\d_][^@<>:,;]+)"
    r"|(?:\s[|/·]\s|\|(?=[A-ZÄÖÜ])|\s(?=[A-ZÄÖÜ][^\s.]+ [^.]+$))([^@<>,;:]+))"
)
# Of a signature or a result, the tag with the domain (RFC 6376 3.5): v=1; d=example.de; s=hs1
_SIGNED = re.compile(r"((?:(?!\bd=).)*?)\bd=([\w.-]+)((?:(?!\bd=).)*)", re.DOTALL)
# The name of a DKIM key, alone or in its record: a selector, and the domain that signs with it
# (RFC 6376, 3.6.2.1).
_KEY = re.compile(
    r"(?:(?:CNAME|TXT)\s+)?[\w-]+\._domainkey\.([\w-]+(?:\.[\w-]+)+\.?)"
    r"(?:\s+(?:\d+\s+)?(?:IN\s+)?(?:CNAME|TXT)\s+(?:\S+\.\S+|\"?v=DKIM1.*))?",
    re.IGNORECASE,
)
# In front of a line of a list of domains; and a domain that links to itself, as chats give it.
_BULLET = re.compile(r"^(?:\d{1,3}[.)]|[-–•·→✓✔✅])\s+")
_NAME_LINK = re.compile(r"\[((?:https?://)?([\w.-]+)/?)\]\(https?://\2/?\)")
# "Max Müller" max@example.de
_QUOTED_NAME = re.compile(r'("[^"@<>\\]*"\s)([^\s"()<>@,;:]+@[^\s"()<>@,;:]+)')
# Marks of emphasis, and other brackets: *max@example.de*, _max@example.de_, {max@example.de}
_MARKED = re.compile(r"(?:([*_]{1,2})|\{)([^\s<>,;{}]+@[^\s<>,;{}@*]+?)(?(1)\1|\})")
# Behind an address a sentence ends.
_SENTENCE_ENDS = re.compile(r"(?<=[^\W_])[!?]+$")
# The marks of web pages that people copy along; none of them holds an address.
_TAGS = re.compile(
    r"</?(?:b|br|div|em|font|i|p|span|strong|td|tr|u)(?:\s[^<>@]*)?/?>", re.IGNORECASE
)
# As some programs write what they do not check: Max Müller <"max@example.de">
_QUOTES_IN_ANGLES = re.compile(r"""<\s?(["'])([^\s<>"'@]+@[^\s<>"'@]+)\1\s?>""")
_TWO_ANGLES = re.compile(r"<\s*<([^<>]*)>\s*>")
# As lists and panels show a name and its address: Max Müller (max@example.de), or (<…>); some
# languages put a word behind it: … Max Müller (max@example.de) kirjoitti:
_ANGLE_IN_BRACKETS = re.compile(r"\(\s?(<[^<>()]*>)\s?\)")
_NAME_AND_BRACKETS = re.compile(
    r'([^<>()\[\]@"]*)[(\[]\s*([^\s<>()\[\]@]+@[^\s<>()\[\]@]+)\s*[)\]][,;]?(\s[^\W\d]+\s?:)?'
)


def peel(text: str, notes: Notes) -> str:
    """Return the address field that a cleaned, pasted `text` holds, as RFC 5322 would write it.

    Raises Unreadable when nothing is left.
    """
    if mark := _LIST_MARK.match(text):
        text = _leave_out(text[mark.end() :], mark[0], notes)
    text = _without_tags(_without_entities(text, notes), notes)
    text = _with_plain_brackets(_with_plain_quotes(_bare(text, notes), notes), notes)
    text = _without_mailto(unwrap(_without_label(text, notes), notes), notes)
    if (at := text.find("@")) < 0:
        return text
    return _alone(_up_to_next_field(_of_author(text, at, notes), notes), notes)


def peel_domain(text: str, notes: Notes) -> str:
    """Return the domain that a cleaned, pasted `text` holds: without a name before, a state behind.

    E-Mail-Versand: example.de, signed-by: example.de, d=example.de; example.de (connected);
    hs1-12._domainkey.example.de
    """
    if domain := _signing(text, notes):
        return domain
    if (plain := _NAME_LINK.sub(r"\1", _BULLET.sub("", text, count=1))) != text:
        notes.add("punct_stripped")
    return _without_state(_without_domain_label(plain, notes), notes)


def _signing(text: str, notes: Notes) -> str | None:
    """Return the domain of a DKIM key or signature, None where the text is none."""
    if key := _KEY.fullmatch(text):
        return _leave_out(key[1], text[: key.start(1)] + text[key.end(1) :], notes)
    if (signed := _SIGNED.fullmatch(text)) and "://" not in text:
        before, domain, after = signed.groups()
        # Behind anything but another tag or a result it is a second domain.
        if "=" in before or (before in ("", "header.") and before + after):
            return _leave_out(domain, before + after, notes)
    return None


def _without_domain_label(text: str, notes: Notes) -> str:
    if label := _words("domain_labels", _DOMAIN_LABEL).match(text):
        notes.add("header_label_stripped", label=label[0].strip())
        text = text[label.end() :]
    if column := _words("domain_columns", _DOMAIN_COLUMN).match(text):
        text = _leave_out(text[column.end() :], column[0], notes)
    return text


def _without_state(text: str, notes: Notes) -> str:
    """Leave out what a panel says of the domain right behind it, and note that it is not connected.

    What says both, one of them of another use, stays and is refused.
    """
    state = _words("domain_states", _STATE).search(text)
    if not state:
        return text
    denial = _words("domain_not_connected", r"\bWORDS\b")
    if denied := denial.search(state[0]):
        denied_word = denied[0].split()[-1].lower()
        if denied_word in denial.sub("", state[0]).lower():
            return text
        notes.add("not_connected", state=denied[0])
    return _leave_out(text[: state.start()], state[0], notes)


@cache
def _words(kind: str, template: str) -> re.Pattern[str]:
    """Return a pattern: `template` with the table's words of a kind in the place of WORDS."""
    words: list[str] = resources.toml("data/reading/mail_programs.toml")[kind]
    words = sorted(words, key=len, reverse=True)
    choice = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)
    return re.compile(template.replace("WORDS", f"(?:{choice})"), re.IGNORECASE)


def _without_entities(text: str, notes: Notes) -> str:
    """Undo the escapes of web pages and tickets: &lt;max@example.de&gt;"""
    if "&" not in text or ";" not in text:
        return text
    plain = _ENTITY.sub(_character, text)
    if plain != text:
        notes.add("entities_read")
    return plain


def _without_tags(text: str, notes: Notes) -> str:
    """Leave out the marks of web pages: <b>From:</b> Max"""
    if not (tags := _TAGS.findall(text)):
        return text
    plain = _TAGS.sub(" ", text).strip()
    return _leave_out(plain, " ".join(tags), notes) if plain else text


def _character(entity: re.Match[str]) -> str:
    name, decimal, hexadecimal = entity.groups()
    if name:
        return _NAMED[name.lower()]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0x20 <= code < 0x7F else entity[0]


def _with_plain_quotes(text: str, notes: Notes) -> str:
    """Undo a CSV cell (RFC 4180 2.7): \"\"\"Max Müller\"\" <max@example.de>\""""
    if not (text[0] == text[-1] == '"' and '""' in text[1:-1]):
        return text
    notes.add("punct_stripped")
    return text[1:-1].replace('""', '"')


def _bare(text: str, notes: Notes) -> str:
    """Return an address without marks of emphasis around it, and the sentence's end behind it."""
    bare = _SENTENCE_ENDS.sub("", text) if text[-1] in "!?" and "@" in text else text
    bare = marked[2] if (marked := _MARKED.fullmatch(bare)) else bare
    if bare != text:
        notes.add("punct_stripped")
    return bare


def _with_plain_brackets(text: str, notes: Notes) -> str:
    if text[0] == "‹":
        return text
    # As Markdown has them: Max \<max@example.de\>
    text = text.replace("\\<", "<").replace("\\>", ">")
    if "<" in text:
        plain = _QUOTES_IN_ANGLES.sub(r"<\2>", text)
    else:
        plain = _SMTP_IN_BRACKETS.sub(r"<\2>", _OTHER_ANGLES.sub(r"<\1>", text))
    if plain != text:
        notes.add("punct_stripped")
    return plain


def _without_label(text: str, notes: Notes) -> str:
    # With the types of a vCard (RFC 6350 6.4.2): item1.EMAIL;TYPE=WORK:max@example.de
    label = _words(
        "labels", r"[>*\s]*(?:item\d+\.)?WORDS(?:;[\w,=]+)*\s?(?::|=(?=\s))\**\s*"
    ).match(text)
    label = label or _words("columns", _COLUMN).match(text)
    if label:
        if rest := text[label.end() :]:
            notes.add("header_label_stripped", label=label[0].strip())
        return rest
    # Absendername: Max Muster, Absenderadresse: max@example.de
    at = text.find("@")
    if at < 0 or text.find(":", 0, at) < 0 or text.find("@", at + 1) > 0:
        return text
    label = _words("columns", r"(?<=[\s,;|])WORDS\s?:\s*(?=[^\s@:]+@)").search(text)
    return _leave_out(text[label.end() :], text[: label.end()], notes) if label else text


def _without_mailto(text: str, notes: Notes) -> str:
    if "mailto:" not in text.lower():
        return text
    text = _TWICE.sub(r"\1", _ONCE_MORE.sub(r"<\1>", text))
    for link in _LINKS:
        text = link.sub(_target, text)
    text = _TWO_ANGLES.sub(r"<\1>", text)
    notes.add("mailto_stripped")
    return _MAILTO.sub(r"\1\2", _MAILTO_IN_BRACKETS.sub(r"<\1>", text)).strip()


def _target(link: re.Match[str]) -> str:
    address, text = link["to"], link["text"].strip()
    return f"<{address}>" if text.casefold() == address.casefold() else f"{text} <{address}>"


def _of_author(text: str, at: int, notes: Notes) -> str:
    """Return what follows “on behalf of”: in front of it stands Sender, not From."""
    if text.find("@", at + 1) < 0:
        return text
    phrase = _words("on_behalf", r"[\s;]WORDS[\s;]+(?=.*@)").search(text, at)
    # In quotes it is part of a name.
    if not phrase or text.count('"', 0, phrase.start()) % 2:
        return text
    return _leave_out(text[phrase.end() :], text[: phrase.end()], notes)


def _up_to_next_field(text: str, notes: Notes) -> str:
    """Return the text without the further fields of a forwarding block."""
    at = text.find("@")
    if text.find(":", at) < 0:
        return text
    if after := _FIELD_AFTER_ADDRESS.match(text, at):
        return _leave_out(text[: after.start(1)], text[after.end(1) :], notes)
    found = _FIELD_AFTER_ANGLE.search(text, at)
    found = found or _words("next_fields", _NEXT_FIELD).search(text, at)
    return _leave_out(text[: found.start()], text[found.end() :], notes) if found else text


def _alone(text: str, notes: Notes) -> str:
    """Return an address without what stands beside it in a row, a list or a menu."""
    if value := _VALUE.search(text):
        return _leave_out(value[1], text[: value.start()] + text[value.end() :], notes)
    if "<" in text:
        return _ANGLE_IN_BRACKETS.sub(r"\1", text)
    text = _quoted_cell(_cell(text, notes), notes)
    if (gap := _GAP.search(text, text.find("@"))) and _is_beside(text[gap.end() :].lower()):
        text = _leave_out(text[: gap.start()], text[gap.end() :], notes)
    if behind := _NAME_BEHIND.fullmatch(text):
        return _leave_out(behind[1], behind[2] or behind[3] or behind[4], notes)
    if quoted := _QUOTED_NAME.fullmatch(text):
        return f"{quoted[1]}<{quoted[2]}>"
    if bracketed := _NAME_AND_BRACKETS.fullmatch(text):
        return f"{bracketed[1]}<{bracketed[2]}>{bracketed[3] or ''}"
    alone = _after_name(text, notes)
    return _of_sentence(text, notes) if alone == text else alone


def _of_sentence(text: str, notes: Notes) -> str:
    """Return the only address of a sentence: unsere Adresse ist max@example.de, danke!

    The word in front of it says whose it is, or the one behind. What could belong to the domain, as
    in max@mail.exam ple.de, stays.
    """
    table = resources.toml("data/reading/mail_programs.toml")
    words = text.split()
    at = next(place for place, word in enumerate(words) if "@" in word)
    address, others = words[at].strip(_AROUND_WORDS), words[:at] + words[at + 1 :]
    plain = [word.lower().strip(_AROUND_WORDS) for word in others]
    before, after = plain[:at], plain[at:]
    is_said = before[-1] in table["introduce"] if before else after and after[0] in table["told_of"]
    is_alone = _ADDRESS.fullmatch(address) and not any("@" in word for word in others)
    if not is_said or not is_alone or any("." in word for word in after[:1]):
        return text
    others = (*_of_others(), *table["of_contacts"])
    if any(f"{word} ".startswith(others) for word in plain):
        return text
    notes.add("of_sentence", address=address)
    return address


@cache
def _of_others() -> tuple[str, ...]:
    """Return how words begin by which an address is none that anybody wrote from."""
    return tuple(resources.toml("data/reading/mail_programs.toml")["of_others"])


def _after_name(text: str, notes: Notes) -> str:
    """Return the address of Max Muster, max@example.de: what is in front begins like a name.

    Or like the mark of a mail server, or a drawing: [EXT] max@example.de, ✉ max@example.de.

    A space in an address (m ax@example.de) is a mistake that the reader has to see.
    """
    before, _, after = text.partition("@")
    last = _LAST_WORD.search(before)
    if not last or not _begins_beside(before[0]) or _GAP.search(after):
        return text
    if _NOT_ALONE.search(before) or _NOT_ALONE.search(after):
        return text
    if any(word.startswith(_of_others()) for word in before.lower().split()):
        return text
    return _leave_out(text[last.end() :], text[: last.start()], notes)


def _begins_beside(first: str) -> bool:
    """Tell whether a character begins a name, a mark or a drawing, and no address."""
    is_drawing = not (first.isalnum() or first.isascii() or first in _OF_ADDRESSES)
    return first.isupper() or first == "[" or is_drawing


def _is_beside(text: str) -> bool:
    """Tell whether a text behind an address is what programs show there.

    That is a link, a day or an hour, or “via” and a domain, as Gmail has it.
    """
    table = resources.toml("data/reading/mail_programs.toml")
    if text in table["links"] or ("@" not in text and _MOMENT.match(text)):
        return True
    via = next((word for word in table["via"] if text.startswith(f"{word} ")), "")
    return bool(via) and " " not in text[len(via) + 1 :].strip()


def _cell(text: str, notes: Notes) -> str:
    """Return the cell with the address, of a row whose cells a tab or a wide gap divides."""
    cells = text.split("\t")
    holding = [cell for cell in cells if "@" in cell]
    if len(cells) > 1 and len(holding) == 1:
        rest = " ".join(cell for cell in cells if cell is not holding[0])
        text = _leave_out(holding[0].strip(), rest, notes)
    # Only in front of the @: behind it a gap could divide a domain.
    gaps = [*_BIG_GAP.finditer(text, 0, text.find("@"))]
    return _leave_out(text[gaps[-1].end() :], text[: gaps[-1].start()], notes) if gaps else text


def _quoted_cell(text: str, notes: Notes) -> str:
    """Return the only address of a row or a record, whose other cells or values are no addresses.

    Max;Muster;max@example.de;Marketing or {"name": "Max", "address": "max@example.de"}
    """
    at = text.find("@")
    if text.find("@", at + 1) > 0:
        return text
    if quoted := _IN_QUOTES.search(text):
        return _leave_out(quoted[2], text[: quoted.start()] + text[quoted.end() :], notes)
    cells = _CELL_ENDS.split(text)
    if ":" in text or "(" in text or len(cells) < 3:
        return text
    cell = next(cell for cell in cells if "@" in cell)
    rest = " ".join(other.strip() for other in cells if other is not cell)
    return text if " " in cell.strip() else _leave_out(cell.strip(), rest, notes)


def _leave_out(kept: str, rest: str, notes: Notes) -> str:
    notes.add("left_out", text=" ".join(rest.split()))
    return kept
