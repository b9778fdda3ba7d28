"""The contact's possible security products, as the facts about them know them."""

from checker.knowledge.facts import Fact, fact, topic


def product_ids() -> tuple[str, ...]:
    """Return the ids of all products, in the order of the facts."""
    return tuple(
        fact_id.split(".")[1] for fact_id in topic("products") if fact_id.endswith(".name")
    )


def product_fact(product: str, name: str) -> Fact:
    """Return one fact about a product, such as its `trace_path`."""
    return fact(f"products.{product}.{name}")
