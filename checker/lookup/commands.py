"""The commands that ask open questions, for whoever looks them up by hand."""

from collections.abc import Iterable

from checker.lookup.answers import Question

_FORMS = {
    "windows": "nslookup -type={type} {name}",
    "powershell": "Resolve-DnsName -Type {type} {name} | Format-List",
    "unix": "dig {name} {type}",
}


def commands(questions: Iterable[Question]) -> dict[str, list[str]]:
    """Return a command for each question, by system: Windows, PowerShell, macOS and Linux."""
    asked = [question._asdict() for question in questions]
    return {system: [form.format(**one) for one in asked] for system, form in _FORMS.items()}
