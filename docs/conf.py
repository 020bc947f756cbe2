"""Settings of the site, which ``scripts/site`` builds.

Its source is the whole tree, so that one link serves the site and the tree.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx
from sphinx.locale import init

project = "Transfer planner"
author = "The authors of transfer-planner"
copyright = author  # noqa: A001 - the name is Sphinx's
html_title = project

extensions = ["myst_parser"]
root_doc = "docs/index"
include_patterns = [
    "*.md",
    "docs/*.md",
    "docs/fr/*.md",
    "models/*.md",
    "benchmarks/*.md",
    "benchmarks/results/*.md",
]
exclude_patterns = ["build/**"]

myst_heading_anchors = 4  # links to headings, as code forges make them
suppress_warnings = ["misc.highlighting_failure"]  # a code block of messages is no program

html_theme = "furo"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_theme_options = {"footer_icons": []}

_FRENCH = "docs/fr/"
_PAGES = ("README.fr",)


def _is_french(page: str) -> bool:
    return page.startswith(_FRENCH) or page in _PAGES


def _choose_language(
    _app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """French words around French pages, and in the side bar the pages of the reader's language."""
    french = _is_french(page)
    if french:
        translations, _ = init([], "fr")
        context |= {"language": "fr", "_": translations.gettext, "gettext": translations.gettext}
    tree = str(context.get("furo_navigation_tree", ""))
    head, *parts = re.split(r'(?=<p class="caption")', tree)
    kept = [part for part in parts if ("fr/" in part) == french or "fr/index" in part]
    context["furo_navigation_tree"] = head + "".join(kept)


def setup(app: Sphinx) -> dict[str, bool]:
    """Registers the choice of language after the theme has put its side bar together."""
    app.connect("html-page-context", _choose_language, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
