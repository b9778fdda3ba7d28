"""The theme's search in two parts: what every page loads, and what only those load who search.

The theme fetches `search_index.json` as a page opens: nothing stays in it but settings. The words
of all pages, and the scripts that find them, become one file, `search.js`, which the worker
`later.js` loads. Its name holds no fingerprint: a page that was opened before an update still finds
it, and so does a reader who searched before the update and has no network after it.
"""

import json
import re
from pathlib import Path

SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def publish(folder: Path) -> None:
    """Split the search of the language that was built into `folder`."""
    path = folder / "search" / "search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    javascripts = folder / "assets" / "javascripts"
    (language,) = index["config"]["lang"]
    parts = [part.read_text(encoding="utf-8") for part in scripts(javascripts, language)]
    parts.append(f"self.docs = {write(index['docs'])}")
    packed = ";\n".join(SOURCE_MAP.sub("", part) for part in parts)
    (folder / "search" / "search.js").write_text(packed, encoding="utf-8")
    path.write_text(write({**index, "docs": []}), encoding="utf-8")


def scripts(javascripts: Path, language: str) -> list[Path]:
    """Return what searches a language: our script, the theme's, and the language's fill words.

    Those stand beside its stemmer; the English ones come with the theme's script.
    """
    (theme,) = (javascripts / "workers").glob("search.*.js")
    names = ("stemmer.support", language)
    stemmers = [javascripts / "lunr" / "min" / f"lunr.{name}.min.js" for name in names]
    return [javascripts / "workers" / "stems.js", theme, *filter(Path.exists, stemmers)]


def write(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
