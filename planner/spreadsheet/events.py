"""XML as a run of events: for large parts, of which little is to be kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from planner.spreadsheet.refusal import Refusal

Attributes = Mapping[str, str]
StartHandler = Callable[[str, Attributes], None]


def run_events(
    content: bytes,
    name: str,
    start: StartHandler,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Runs the handlers over the XML of the part ``name``; names come as written, prefix included.

    Raises:
        Refusal: a DOCTYPE, or XML that is not well formed.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text

    def doctype(*_: object) -> None:
        raise Refusal("reading.doctype", detail=name)

    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise Refusal("reading.damaged", detail=name) from fault


def local(name: str) -> str:
    """An element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]
