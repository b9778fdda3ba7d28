"""Say in a reader's language who receives a contact's mail."""

from collections.abc import Iterable, Mapping
from typing import Any

from checker.case.details import Detail
from checker.knowledge.products import product_ids
from checker.lookup.wording import questions, reasons, spoken_about, with_what_matters
from checker.mx.judging import Case, Received
from checker.mx.products import Product
from checker.reading.outcome import Certainty, Outcome
from checker.saying.catalogue import sentences
from checker.saying.report import Report, owner_of, report, spoken_steps, steps_for

TOOL = "mx"

VERDICTS: Mapping[Case, str] = {
    **dict.fromkeys(Case, "unclear"),
    Case.INVALID: "invalid",
    Case.NO_SUCH_DOMAIN: "problem",
    Case.NULL_MX: "problem",
    Case.NO_MAIL: "problem",
    Case.FOR_EVERYONE: "ok",
    Case.RECOGNISED: "ok",
}
"""The traffic light of each case: ok where the product is known."""


def describe(found: Received, language: str) -> dict[str, Any]:
    """Return the report on who receives, in `language` ("de" or "en"), as plain data for JSON.

    `products` and `behind` have a `link` to the site's page about a product, where there is one;
    `letter` has what other tools can use: the ids of those that the facts know.
    """
    words = sentences(TOOL, language)
    case = found.case
    values = {
        "domain": found.domain.unicode if found.domain else "",
        "hosts": ", ".join(found.hosts),
        "products": words["and"].join(product.name for product in found.products),
        "behind": words["and"].join(product.name for product in found.behind),
        "why": reasons(found.findings, language),
    }
    steps = steps_for(TOOL, case)
    text = words["text"][case].format_map(values)
    if found.behind:
        text = f"{text} {words['behind'].format_map(values)}"
    findings = [spoken_about(finding, words["findings"], language) for finding in found.findings]
    return report(
        TOOL,
        language,
        Outcome(VERDICTS[case], owner_of(TOOL, steps[0]), _certainty(found), case),
        headline=words["headline"][case].format_map(values),
        text=with_what_matters(text, findings),
        findings=findings,
        next_steps=spoken_steps(TOOL, steps, language, values),
        domain=found.domain and found.domain.ascii,
        hosts=[*found.hosts],
        products=[_product(product, language) for product in found.products],
        behind=[_product(product, language) for product in found.behind],
        letter=_offered(found),
        **questions(found.answers),
    )


def _certainty(found: Received) -> Certainty:
    if VERDICTS[found.case] in ("unclear", "invalid"):
        return Certainty.UNKNOWN
    stated = all(product.certainty is Certainty.STATED for product in found.products)
    return Certainty.STATED if stated else Certainty.LIKELY


def _offered(found: Received) -> dict[Detail, str]:
    """Return the product to search first, and the one behind it, as far as the facts know them.

    Of several that may be behind it none is taken: who reads the report must say which it is.
    """
    receiving, behind = map(_known, (found.products, found.behind))
    named = [*receiving[:1], *(behind if len(behind) == 1 else ())]
    return dict(zip((Detail.PRODUCT, Detail.BEHIND), named, strict=False))


def _known(products: Iterable[Product]) -> list[str]:
    return [product.id for product in products if product.id in product_ids()]


def _product(product: Product, language: str) -> Report:
    anchor = product.id.replace("_", "-")
    known = product.id in product_ids()
    return {
        "id": product.id,
        "name": product.name,
        "kind": product.kind.value,
        "certainty": product.certainty.value,
        "link": f"/{language}/it/#{anchor}" if known else None,
    }
