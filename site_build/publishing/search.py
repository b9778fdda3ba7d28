"""The search: what every page loads of it, and what only those load who search.

The theme fetches `search_index.json` as a page opens: nothing stays in it but settings. What stands
on the pages (`sections.py`), what people call it (`search_words/`), and the script that finds it
(`overrides/assets/search/`) become one file, `search.js`, which the worker `later.js` loads. Its
name holds no fingerprint: a page that was opened before an update still finds it, and so does a
reader who searched before the update and has no network after it.
"""

import json
import tomllib
from dataclasses import asdict
from pathlib import Path

from site_build.publishing import assets, sections

WORDS = Path(__file__).parent / "search_words"


def publish(folder: Path) -> None:
    """Split the search of the language that was built into `folder`."""
    path = folder / "search" / "search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    (language,) = index["config"]["lang"]
    words = tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))
    known = {
        "language": language,
        "fill": words["fill"],
        "same": words["same"],
        "docs": columns(docs(sections.read(folder), words)),
    }
    script = f"{assets.search()}self.search = openSearch({write(known)})\n"
    (folder / "search" / "search.js").write_text(script, encoding="utf-8")
    path.write_text(write({**index, "docs": []}), encoding="utf-8")


def docs(found: dict[str, sections.Section], words: dict) -> list[dict]:
    """Return the sections with what people call them and what they count; none that counts 0."""
    return [
        {
            **asdict(section),
            "location": location,
            "names": [name for key in keys(location) for name in words["places"].get(key, [])],
            "weight": weight,
        }
        for location, section in found.items()
        if (weight := weigh(location, words["weights"]))
    ]


def columns(rows: list[dict]) -> dict[str, list]:
    """Return the same by what each says: like stands beside like, which packs better."""
    return {key: [row[key] for row in rows] for key in rows[0]}


def weigh(location: str, weights: dict[str, float]) -> float:
    """Return what a place counts, or its page if that is less."""
    page = location.partition("#")[0]
    return min(weights.get(key, 1) for key in [page, *keys(location)])


def keys(location: str) -> list[str]:
    """Return what `search_words` may call a place: by all of it, or by its heading alone."""
    page, mark, heading = location.partition("#")
    return [location, mark + heading] if page and heading else [location]


def write(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
