"""A copy of the user's workbook in which each faulty cell is coloured and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from planner.findings import BadInput, Finding, Level
from planner.messages import finding, text
from planner.schema.names import fold
from planner.schema.types import Language
from planner.spreadsheet.addresses import address, position
from planner.spreadsheet.cells import StyledValue, set_cells
from planner.spreadsheet.comments import add_notes
from planner.spreadsheet.graft import graft
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import Package
from planner.spreadsheet.refusal import Refusal
from planner.spreadsheet.relations import Link
from planner.spreadsheet.sheetdata import read_sheet_data
from planner.spreadsheet.styles import Stylesheet, with_stylesheet
from planner.spreadsheet.workbook import added_sheets, find_sheet, sheets, suit_extension
from planner.writing.cut_texts import cut_cells
from planner.writing.marking_list import Marked, Place, listing
from planner.writing.rendering import DAMAGES, Rendered, render

FILLS = {Level.ERROR: "FFFF9E91", Level.WARNING: "FFFFD27A", Level.INFO: "FFBFDCF2"}
"""Background of a marked cell, by the worst finding on it; dark text stays readable on each."""

_WORST_FIRST = (Level.ERROR, Level.WARNING, Level.INFO)


def render_marked(
    source: bytes, findings: Iterable[Finding], suffix: str, language: Language | None = None
) -> Rendered:
    """A copy of the workbook file ``source`` with every finding shown, for a file whose name ends in ``suffix``.

    Each cell concerned is coloured over its own number format, font and borders, and has a note with the
    messages. A new first sheet lists all findings with links to their cells. ``language`` is that of the words
    added; without it, that of the workbook's sheet names.

    Raises:
        BadInput: the workbook cannot be changed safely; the findings are in it.
    """
    findings = tuple(findings)
    try:
        package = open_package(source, language or "en")
        language = language or _language_of(package)
        package, cut = _mark(package, findings, suffix, language)
        return render(package, cut)
    except DAMAGES as damage:
        detail = str(damage.places.get("detail", damage.code) if isinstance(damage, Refusal) else damage)
        said = finding(Level.ERROR, "mark_damaged", language or "en", detail=detail)
        raise BadInput((*findings, said)) from damage


def _mark(
    package: Package, findings: Iterable[Finding], suffix: str, language: Language
) -> tuple[Package, list[Finding]]:
    """The package with every finding shown, and what is said of notes that are cut."""
    cut: list[Finding] = []
    marked = _locate(package, findings)
    package = suit_extension(package, suffix)
    for title, cells in _by_sheet(marked).items():
        package = _colour(package, title, cells)
        notes = {cell: _note(on_cell, language) for cell, on_cell in cells.items()}
        cut += cut_cells(language, title, notes)
        package = add_notes(package, title, notes, text("mark_author", language))
    earlier = added_sheets(package)
    sheet = _free_title(package, text("mark_sheet", language), earlier)
    listed = listing(sheet, marked, language)
    replaced = [sheet] if sheet in earlier else []
    return graft(package, listed, replace=replaced, before_first=[sheet], active=sheet), cut


def _language_of(package: Package) -> Language:
    """The language that most of the input sheets are called in."""
    from planner.schema.inputs import INPUTS

    titles = {fold(entry.title) for entry in sheets(package)}
    french = sum(fold(sheet.label.fr) in titles for sheet in INPUTS)
    return "fr" if french > sum(fold(sheet.label.en) in titles for sheet in INPUTS) else "en"


def _locate(package: Package, findings: Iterable[Finding]) -> list[Marked]:
    """The findings, worst first, each with its cell where the file has it."""
    titles = {
        entry.title.casefold(): entry.title for entry in sheets(package) if entry.kind == Link.WORKSHEET
    }
    ordered = sorted(findings, key=lambda finding: _WORST_FIRST.index(finding.level))
    return [Marked(finding, _place(finding, titles)) for finding in ordered]


def _place(finding: Finding, titles: Mapping[str, str]) -> Place | None:
    title = titles.get(finding.sheet.casefold())
    try:
        cell = address(*position(finding.cell.partition(":")[0]))
    except ValueError:
        return None
    return (title, cell) if title else None


def _by_sheet(marked: Iterable[Marked]) -> dict[str, dict[str, list[Finding]]]:
    """Sheet title → cell → findings on it, worst first."""
    cells: dict[str, dict[str, list[Finding]]] = {}
    for entry in marked:
        if entry.place is not None:
            title, cell = entry.place
            cells.setdefault(title, {}).setdefault(cell, []).append(entry.finding)
    return cells


def _colour(package: Package, title: str, cells: Mapping[str, Sequence[Finding]]) -> Package:
    """The package with the cells of a sheet on the background of their worst finding."""
    package, part = with_stylesheet(package)
    styles = Stylesheet(package.document(part))
    sheet = read_sheet_data(package.data(find_sheet(package, title).part))
    looks = {
        cell: StyledValue(style=styles.fill(int(sheet.style(position(cell)) or "0"), FILLS[found[0].level]))
        for cell, found in cells.items()
    }
    return set_cells(package.with_parts({part: styles.data()}), title, looks)


def _note(findings: Sequence[Finding], language: Language) -> str:
    return "\n\n".join(
        text("mark_note", language, level=_level(finding, language), message=finding.message)
        for finding in findings
    )


def _level(finding: Finding, language: Language) -> str:
    return text(f"mark_{finding.level.value}", language)


def _free_title(package: Package, wish: str, ours: Collection[str]) -> str:
    """``wish``, or ``wish 2`` and so on where the user has a sheet called so."""
    taken = {entry.title.casefold() for entry in sheets(package) if entry.title not in ours}
    title, number = wish, 2
    while title.casefold() in taken:
        title, number = f"{wish} {number}", number + 1
    return title
