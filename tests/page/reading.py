"""A page read back: its texts, what it would load, and its JSON."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

_SILENT = {"script", "style"}


class Page(HTMLParser):
    """``text`` is what people read, ``loads`` what the page names to load or lead to, ``scripts`` by their class."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.language = ""
        self.specs: list[Any] = []
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        for name in ("src", "href", "xlink:href", "action", "data", "poster", "srcset"):
            if found.get(name):
                self.loads.append(str(found[name]))
        self.loads += re.findall(r"url\(([^)]*)\)", str(found.get("style") or ""))
        self.ids += [str(found["id"])] if found.get("id") else []
        if tag == "html":
            self.language = str(found.get("lang"))
        if tag in _SILENT:
            self._open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._open:
            self.text += data + "\n"
            return
        tag, found = self._open[-1]
        if tag == "style":
            self.loads += re.findall(r"url\(([^)]*)\)|@import\s+(\S+)", data)
        if found.get("class") == "spec":
            self.specs.append(json.loads(data))
