"""What the tables of cases share."""

from checker import judge


def codes(from_text: str, domain_text: str = "example.de", field: str | None = None) -> set[str]:
    """Return the codes found, about one field or about all."""
    findings = judge(from_text, domain_text).findings
    return {finding.code for finding in findings if field in (None, finding.field)}
