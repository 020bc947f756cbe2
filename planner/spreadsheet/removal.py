"""Sheets taken out of a package together with the parts that only they use."""

from __future__ import annotations

from collections.abc import Iterable

from planner.spreadsheet.package import Package
from planner.spreadsheet.relations import (
    Link,
    declare_types,
    edit_relationships,
    reachable,
    relations_part,
    relationships,
    workbook_part,
)


def remove_parts(package: Package, source: str, removed: Iterable[str]) -> Package:
    """The package without the parts that ``source`` links to by the ids in ``removed``, nor what only they use.

    Parts that nothing has ever linked to are the user's business and stay.
    """
    ids = set(removed)
    if not ids:
        return package
    targets = [link.part for link in relationships(package, source) if link.id in ids and link.part]
    package = edit_relationships(package, source, remove=ids)
    gone = reachable(package, [t for t in targets if t in package.parts]) - reachable(package, [""])
    lists = [name for part in gone if (name := package.actual(relations_part(part)))]
    return declare_types(package.without([*gone, *lists]), {}, remove=gone)


def drop_calculation_chain(package: Package) -> Package:
    """The package without the order of calculation, which Excel rebuilds: a stale one is a damaged file to it."""
    main = workbook_part(package)
    chains = [link.id for link in relationships(package, main) if link.kind == Link.CALC_CHAIN]
    return remove_parts(package, main, chains)
