"""Every code that reading an address or a domain can report, and how much each one matters."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from checker.reading.findings import Finding, Level

_ERRORS = """
    empty too_long control_char bidi_control
    no_at no_local no_domain no_address several_at several_angle unbalanced_angle text_after_angle
    unclosed_comment unclosed_quote space_in_address space_in_domain dot_in_local
    several_domains fullwidth_at exchange_address envelope_address message_id other_field
    empty_label hyphen label_too_long domain_too_long single_label numeric_tld ip_literal
    bad_idn bad_punycode public_suffix wildcard not_a_domain
"""
_WARNINGS = """
    freemail_from freemail_domain tenant_domain esp_from alias_from alias_hidden rewritten_from
    esp_domain not_connected special_use psl_private
    mixed_script whole_script eszett_lookalike did_you_mean address_in_display_name
    invisible_removed several_addresses unquoted_comma obs_space_at_dot
    eai_local local_over_64 underscore unknown_tld needs_dmarc_record
"""
_NOTES = """
    trailing_dot odd_dot compat_mapped mailto_stripped header_label_stripped url_stripped
    email_in_domain_field punct_stripped comment group source_route semicolon_list
    address_repeated_in_name quoted_local hyphen34 left_out entities_read freemail_listed
    at_written_out of_sentence
"""

LEVELS: Mapping[str, Level] = {
    code: level
    for level, codes in ((Level.ERROR, _ERRORS), (Level.WARNING, _WARNINGS), (Level.NOTE, _NOTES))
    for code in codes.split()
}


class Unreadable(Exception):
    """A field that cannot be judged; its notes say why."""


class Notes:
    """What was noticed about one field, each code once: `findings`, in their order.

    It can begin with the findings of a field that was read before.
    """

    __slots__ = ("_field", "findings")

    def __init__(self, field: StrEnum, findings: Iterable[Finding] = ()) -> None:
        self._field = field
        self.findings = list(findings)

    def add(self, code: str, **values: str) -> None:
        """Note `code` with the values its sentence needs; the first note of a code stays."""
        if code not in self:
            self.findings.append(Finding(code, LEVELS[code], self._field, values))

    def refuse(self, code: str, **values: str) -> Unreadable:
        """Note an error and return the exception to raise: the field cannot be judged."""
        self.add(code, **values)
        return Unreadable(code)

    def __contains__(self, code: str) -> bool:
        """Tell whether `code` was noted."""
        return code in [finding.code for finding in self.findings]
