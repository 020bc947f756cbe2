"""Strict Open XML, which Excel offers to save, as an ordinary workbook: other addresses, and percents as numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from planner.spreadsheet.markup import STRICT_MAIN
from planner.spreadsheet.package import Package
from planner.spreadsheet.relations import related_part

_ADDRESS = re.compile(
    rb"""(\b(?:xmlns(?::[\w.-]+)?|Type|uri)\s*=\s*["'])http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)"""
)
_CONFORMANCE = re.compile(rb"""(<(?:\w+:)?workbook\b[^>]*?)\s+conformance\s*=\s*["']strict["']""")
_PERCENT = re.compile(rb"""(<(a|c):\w+ val=["'])(-?[0-9]+(?:\.[0-9]+)?)%""")
_RENAMED = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}
_THOUSANDTHS = 1000
_PARTS = (".xml", ".rels")


def ordinary(package: Package) -> Package:
    """A package of Strict Open XML with its parts as those of an ordinary workbook; any other as it is.

    Raises:
        Refusal: a part is damaged, or the file unpacks to too much.
    """
    main = related_part(package, "", "officeDocument")
    if main is None or package.document(main).root.namespace != STRICT_MAIN:
        return package
    changes = {}
    for name in package.parts:
        if name.casefold().endswith(_PARTS):
            before = package.xml(name)
            after = _PERCENT.sub(_as_number, _ADDRESS.sub(_ordinary_address, before))
            if name == main:
                after = _CONFORMANCE.sub(rb"\1", after)
            if after != before:
                changes[name] = after
    return replace(package.with_parts(changes), strict=True)


def _ordinary_address(found: re.Match[bytes]) -> bytes:
    place = b"/".join(_RENAMED.get(word, word) for word in found[3].split(b"/"))
    return b"%bhttp://schemas.openxmlformats.org/%b/2006/%b" % (found[1], found[2], place)


def _as_number(found: re.Match[bytes]) -> bytes:
    """A percent of a drawing in thousandths, one of a chart in whole percents, as ordinary workbooks have them."""
    share = float(found[3]) * (_THOUSANDTHS if found[2] == b"a" else 1)
    return found[1] + str(round(share)).encode()
