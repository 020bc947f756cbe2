"""Generated sheets put into the user's workbook, whose other parts stay byte for byte as they were."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from planner.spreadsheet.generated_sheets import name_for_macros, select_sheet
from planner.spreadsheet.moving import Moved, move_parts, refuse_foreign
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import Package
from planner.spreadsheet.placement import arrange, replacements
from planner.spreadsheet.references import forget_sheets
from planner.spreadsheet.refusal import Refusal
from planner.spreadsheet.relations import (
    OFFICE_TYPE,
    Link,
    Relationship,
    edit_relationships,
    free_id,
    related_part,
    relationships,
    workbook_part,
)
from planner.spreadsheet.removal import drop_calculation_chain, remove_parts
from planner.spreadsheet.styles import StyleMap, merge_styles, with_stylesheet
from planner.spreadsheet.tabs import NewSheet, active_position, deselect, forget_titles, write_tabs
from planner.spreadsheet.workbook import SheetEntry, sheets


def graft(
    package: Package,
    generated: Package | bytes,
    *,
    replace: Collection[str] = (),
    before_first: Collection[str] = (),
    after: str | None = None,
    active: str | None = None,
) -> Package:
    """The package with every sheet of a workbook made by XlsxWriter added to it, ``generated`` (or its file's bytes).

    Sheets titled as in ``replace`` are taken out first with the parts that only they use; one that comes back under
    its title keeps its place among the tabs, its hidden state, its ids and its name in macros, so that formulas and
    charts that refer to it go on working. New sheets in ``before_first`` open the workbook; the others stand beside
    their neighbours that came back, else after the sheet ``after`` (one of either workbook), else they close the
    workbook. ``active`` is the sheet that the workbook opens on; without it the user's own stays.

    Changed besides: the list of sheets and names, styles (only added to), content types, relationships; the sheet
    that was selected loses its selection where ``active`` is given; formulas that read a sheet which does not
    come back say ``#REF!``; the order of calculation and the list of titles in the document's properties are
    dropped, as programs rebuild them. Every added sheet bears a hidden name, see ``added_sheets``.

    Raises:
        Refusal: a generated sheet is called like one that is not in ``replace``; a part that is needed is damaged.
        ValueError: the generated workbook holds something that cannot be moved.
    """
    source = open_package(generated) if isinstance(generated, bytes) else generated
    refuse_foreign(source)
    own, coming = sheets(package), sheets(source)
    removed = _find_removed(own, coming, replace)
    tabs = arrange(
        [entry.title for entry in own],
        [entry.title for entry in coming],
        removed=removed,
        before_first=before_first,
        after=after,
    )
    replaced = {new: own[old] for new, old in replacements(tabs).items()}
    active = active or _kept_active(package, replaced.values())
    package, new = _exchange(package, source, removed, replaced, active)
    if active is not None:
        kept = [own[tab.old].part for tab in tabs if tab.old is not None and tab.new is None]
        package = deselect(package, kept)
    package = write_tabs(package, source, tabs, new, active)
    lost = {own[place].title for place in removed} - {entry.title for entry in replaced.values()}
    return drop_calculation_chain(forget_titles(forget_sheets(package, lost)))


def _exchange(
    package: Package,
    source: Package,
    removed: Collection[int],
    replaced: Mapping[int, SheetEntry],
    active: str | None,
) -> tuple[Package, Mapping[int, NewSheet]]:
    """The package without the sheets ``removed`` and with those of ``source``, and what the list of tabs says of them.

    ``replaced`` are the sheets of the package whose place a sheet of ``source`` takes, by its position there.
    """
    own, coming = sheets(package), sheets(source)
    code_names = {new: _code_name(package, entry) for new, entry in replaced.items()}
    wishes = {coming[new].part: entry.part for new, entry in replaced.items() if entry.part}
    package = remove_parts(package, workbook_part(package), [own[place].relation for place in removed])
    package, styles = _add_styles(package, source)
    package, moved = move_parts(package, source, coming, styles, wishes)
    package = _finish_sheets(package, coming, moved, code_names, active)
    return _link_sheets(package, own, coming, replaced, moved)


def _find_removed(
    own: Sequence[SheetEntry], coming: Sequence[SheetEntry], replace: Collection[str]
) -> frozenset[int]:
    """The positions of the sheets to take out; refuses a new sheet called like one that stays."""
    wanted = {title.casefold() for title in replace}
    removed = frozenset(place for place, entry in enumerate(own) if entry.title.casefold() in wanted)
    staying = {entry.title.casefold(): entry.title for place, entry in enumerate(own) if place not in removed}
    for entry in coming:
        if entry.title.casefold() in staying:
            raise Refusal("package_sheet_taken", sheet=staying[entry.title.casefold()])
    return removed


def _kept_active(package: Package, replaced: Collection[SheetEntry]) -> str | None:
    """The title of the sheet that the user's workbook opens on, where that sheet is being replaced."""
    tabs, position = sheets(package), active_position(package)
    shown = tabs[position] if position < len(tabs) else None
    return shown.title if shown is not None and shown in replaced else None


def _code_name(package: Package, entry: SheetEntry) -> str:
    """The name of a sheet in the user's macros, "" where it has none."""
    if not entry.part:
        return ""
    document = package.sound_document(entry.part, shallow=("sheetData",))
    properties = document.root.child("sheetPr") if document is not None else None
    return properties.attributes.get("codeName", "") if properties else ""


def _add_styles(package: Package, source: Package) -> tuple[Package, StyleMap]:
    """The package with the generated workbook's formats in its stylesheet."""
    styles = related_part(source, workbook_part(source), Link.STYLES)
    if styles is None:
        raise ValueError("the generated workbook has no stylesheet")
    package, own = with_stylesheet(package)
    merged, places = merge_styles(package.document(own), source.document(styles))
    return package.with_parts({own: merged}), places


def _finish_sheets(
    package: Package,
    coming: Sequence[SheetEntry],
    moved: Moved,
    code_names: Mapping[int, str],
    active: str | None,
) -> Package:
    """Select the sheet that the workbook opens on, and no other; keep names that macros use."""
    changes = {}
    for place, entry in enumerate(coming):
        part = moved.parts[entry.part]
        data = select_sheet(
            package.data(part), active is not None and entry.title.casefold() == active.casefold()
        )
        if code_names.get(place):
            data = name_for_macros(data, code_names[place])
        changes[part] = data
    return package.with_parts(changes)


def _link_sheets(
    package: Package,
    own: Sequence[SheetEntry],
    coming: Sequence[SheetEntry],
    replaced: Mapping[int, SheetEntry],
    moved: Moved,
) -> tuple[Package, dict[int, NewSheet]]:
    """The package with relationships from the workbook to the generated sheets, and their entries in its list."""
    main = workbook_part(package)
    taken = {link.id for link in relationships(package, main)} | {
        entry.relation for entry in replaced.values()
    }
    next_id = max(entry.sheet_id for entry in own) + 1
    links, new = [], {}
    for place, entry in enumerate(coming):
        before = replaced.get(place)
        relation = before.relation if before else free_id(taken)
        taken.add(relation)
        links.append(
            Relationship(relation, OFFICE_TYPE + entry.kind, "", moved.parts[entry.part], external=False)
        )
        new[place] = NewSheet(
            entry.title, before.sheet_id if before else next_id, relation, entry.state, entry.kind
        )
        next_id += before is None
    return edit_relationships(package, main, add=links), new
