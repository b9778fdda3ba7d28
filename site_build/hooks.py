"""The MkDocs events of this site; each does one thing and is explained where it is done."""

import shutil
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from site_build import languages, runtime, serving
from site_build.pages import frames, go, look_ups, macros, operators, prefill, previews, words
from site_build.publishing import (
    assets,
    compressed,
    csp,
    headings,
    host_rules,
    icons,
    indents,
    leftovers,
    offline,
    search,
    styles,
    theme_script,
    twins,
    unbroken,
)

MARKERS = "site_build.pages.markdown"


def on_startup(command: str, dirty: bool) -> None:
    """Let the pages reload themselves while they are written."""
    serving.live_reload |= command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give the templates what they cannot know: words, the way to the root, the assets."""
    runtime.build()
    languages_ = [alternate["lang"] for alternate in config.extra["alternate"]]
    config.extra["words"] = {language: words.read(language) for language in languages_}
    config.extra["root"] = "" if languages.is_chooser(config) else "../"
    # Browsers want https for a service worker, and live reload is better off without one.
    config.extra["offline"] &= languages.address(config).startswith("https:")
    config.extra["assets"] = assets.bundle(look_ups.scripts())
    config.extra["proofs"] = assets.proofs()
    config.extra["inline"] = assets.inline()
    config.extra["python"] = runtime.PUBLISHED
    config.extra["first_files"] = runtime.first_files()
    if not languages.is_chooser(config):
        config.mdx_configs[MARKERS]["site"] = urljoin(languages.address(config), "..")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the short links at the root and the frames in each language; keep our own assets,
    published once, out of the theme's.
    """
    for file in go.files(config) if languages.is_chooser(config) else frames.files(config):
        files.append(file)
    for file in [file for file in files if assets.is_source(file.src_uri)]:
        files.remove(file)
    return files


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Tell the template which tool stands first in a page, and what a link puts into it."""
    page.meta["tool"] = tool = twins.first_tool(html)
    page.meta["linked"] = prefill.names(tool) if tool else ()
    return html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Draw the page's link preview, write its Markdown, complete its headings, words and policy.

    While pages are written nobody links to them, and the drawing takes longer than the pages.
    """
    if not serving.live_reload and not frames.is_frame(page):
        preview = Path(config.site_dir, page.url, previews.NAME)
        previews.draw(page.meta["title"], config.site_name, preview)
    if not languages.is_chooser(config) and not frames.is_frame(page):
        twins.publish(page, config)
    return complete(indents.drop(unbroken.keep(headings.part(output))))


def on_post_template(output_content: str, template_name: str, **_: object) -> str:
    """The same for the pages that are templates (404)."""
    return complete(output_content) if template_name.endswith(".html") else output_content


def complete(html: str) -> str:
    """Return a page with its content security policy, and the sizes of its icons."""
    return csp.fill(icons.size(html), [operator.origin for operator in operators.offered()])


def on_post_build(config: MkDocsConfig) -> None:
    """After the chooser, publish what all languages share and build each of them."""
    if not languages.is_chooser(config):
        return
    site = Path(config.site_dir)
    shutil.copyfile(Path(config.config_file_path).parent / "LICENSE", site / "LICENSE.txt")
    macros.publish(site, languages.address(config))
    twins.publish_list(site, config)
    assets.publish(site, config.extra["assets"])
    frames.publish(site)
    runtime.publish(site)
    languages.build_all(config)
    built = [alternate["lang"] for alternate in config.extra["alternate"]]
    for language in built:
        search.publish(site / language)
    styles.publish(site)
    theme_script.publish(site)
    leftovers.remove(site, built)
    if config.extra["offline"]:
        offline.publish(site)
    # Nobody waits for the last bytes of a page that is being written.
    if not serving.live_reload:
        compressed.publish(site)
    host_rules.publish(site)
