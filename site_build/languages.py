"""One MkDocs project per language, built into a subfolder of the chooser's site."""

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

CHOOSER = "mkdocs.yml"


def is_chooser(config: MkDocsConfig) -> bool:
    """Tell the project at the root, which builds the others, from a language's own."""
    return Path(config.config_file_path).name == CHOOSER


def address(config: MkDocsConfig) -> str:
    """Return the address a project is published at; mkdocs.yml always names one."""
    assert config.site_url, "mkdocs.yml gives SITE_URL a default"
    return config.site_url


def build_all(config: MkDocsConfig) -> None:
    """Build `<language>.yml` into `<site>/<language>/` for each of `extra.alternate`."""
    for alternate in config.extra["alternate"]:
        build_one(config, alternate["lang"])


def build_one(chooser: MkDocsConfig, language: str) -> None:
    """Build one language the way `mkdocs build` does, start-up and shut-down events included."""
    config = load_config(
        str(Path(chooser.config_file_path).parent / f"{language}.yml"),
        site_dir=str(Path(chooser.site_dir) / language),
        site_url=f"{address(chooser).rstrip('/')}/{language}/",
        strict=chooser.strict,
    )
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
