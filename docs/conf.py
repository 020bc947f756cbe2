"""Settings of the site, which ``scripts/site`` builds.

Its source is the whole tree, so that one link serves the site and the tree.
"""

from __future__ import annotations

import gettext
import re
from pathlib import Path
from typing import Any

import sphinx
from sphinx.application import Sphinx

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

_FRENCH = gettext.translation("sphinx", Path(sphinx.__file__).parent / "locale", ["fr"])
_FURTHER = {
    "Previous": "Précédent",
    "Next": "Suivant",
    "On this page": "Sur cette page",
    "Made with": "Fait avec",
}
"""Words of the theme that Sphinx does not translate."""


def _in_french(words: str) -> str:
    return _FURTHER.get(words) or _FRENCH.gettext(words)


def _choose_language(
    _app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """French words around French pages, and in the side bar their pages alone."""
    if not (page.startswith("docs/fr/") or page == "README.fr"):
        return
    context |= {"language": "fr", "_": _in_french, "gettext": _in_french}
    parts = re.split(r'(?=<p class="caption")', str(context["furo_navigation_tree"]))
    french = [part for part in parts if ">Français<" in part]
    context["furo_navigation_tree"] = f'<div class="sidebar-tree">{"".join(french)}</div>'


def setup(app: Sphinx) -> dict[str, bool]:
    """Registers the choice of language after the theme has put its side bar together."""
    app.connect("html-page-context", _choose_language, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
