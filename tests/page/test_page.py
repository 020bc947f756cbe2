"""What a page says in both languages, and that it asks nothing of anybody."""

from __future__ import annotations

import re
from math import nan
from pathlib import Path
from typing import Any

import pytest

import planner
from planner.api import build
from planner.page import render
from planner.page.content import content_of
from planner.page.read import read_page
from planner.page.render import render_page
from planner.scenarios.band import Spread
from planner.schema.languages import Language
from tests.cli.conftest import Call
from tests.page import cases
from tests.page.reading import Page
from tests.support import half_a_person_more, write_workbook

SAID = {
    "en": (
        "What is proposed",
        "In 2012, 7.5\u00a0FTE leave their pool for the new centres",
        "Centres open: Sud (Mar 2012).",
        "Without transfers these rules cannot be kept: Transfer envelope, Minimum staff.",
        "Alpha works at its limit in",
        "Sud keeps its minimum of 3 in",
        "At its limit: Partner capacity (tightest: Alpha, ",
        "Since version 1: 1 input (Partners!B2)",
        "first proposal",
    ),
    "fr": (
        "Ce qui est proposé",
        "En 2012, 7,5\u00a0ETP quittent leur vivier pour les nouveaux centres",
        "Centres qui ouvrent\u00a0: Sud (mars 2012).",
        "Sans transfert, ces règles ne peuvent pas être tenues\u00a0: Enveloppe de transferts, Effectif minimum.",
        "Alpha travaille à sa limite dans",
        "Sud tient son minimum de 3 en",
        "À la limite\u00a0: Capacité des prestataires (au plus juste\u00a0: Alpha, ",
        "Depuis la version 1\u00a0: 1 entrée (Partners!B2)",
        "first proposal",
    ),
}
PICTURES = ["bridge", "chances", "staff-0", "staff-1", "flows", "map", "calendar", "share"]
STORY = ["proposed", "compared", "costs", "risk", "limits", "changed", "pictures"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_tells_the_story(pages: dict[Language, str], language: Language) -> None:
    page = Page(pages[language])
    assert page.language == language
    for sentence in SAID[language]:
        assert sentence in page.text
    assert "Two <centres> & a partner" in page.text
    assert [one for one in page.ids if one in PICTURES] == PICTURES
    assert [one for one in page.ids if one in STORY] == STORY


def test_no_word_of_one_language_stands_in_the_other(pages: dict[Language, str]) -> None:
    assert "Directions" in Page(pages["fr"]).text
    for word in ("Vivier", "Conseillers", "Formés"):
        assert word in pages["fr"]
        assert word not in pages["en"]
    for word in ("Trained", "advisors", "million"):
        assert word not in Page(pages["fr"]).text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_loads_nothing(pages: dict[Language, str], language: Language) -> None:
    page = Page(pages[language])
    assert page.loads
    assert not [one for one in page.loads if not str(one).startswith("#")]
    assert set(page.loads) <= {f"#{one}" for one in page.ids} | {"#main"}
    assert not re.search(
        r"""(?:src|href)\s*=\s*["']?\s*(?:https?:)?//|url\(\s*["']?(?:https?:)?//""", pages[language]
    )
    assert len(pages[language].encode()) < 5_000_000


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_id_stands_twice(pages: dict[Language, str], language: Language) -> None:
    ids = Page(pages[language]).ids
    assert len(ids) == len(set(ids))


def test_people_are_named_only_where_asked(plans: tuple[Path, Path], pages: dict[Language, str]) -> None:
    for name in (cases.AUTHOR, cases.REVIEWER):
        assert name not in pages["en"]
    case = planner.read(plans[1])
    named = render_page(content_of(case, *build(case)), authors=True, interactive=False)
    for name in (cases.AUTHOR, cases.REVIEWER):
        assert name in named


def _values(spec: Any) -> list[dict[str, Any]]:
    """Every row of data in a chart, inline or named."""
    named = [row for rows in spec.get("datasets", {}).values() for row in rows]
    layers = [spec, *spec.get("layer", [])]
    return [*named, *(row for one in layers for row in one.get("data", {}).get("values", []))]


def test_the_charts_show_the_plan(plans: tuple[Path, Path], pages: dict[Language, str]) -> None:
    case = planner.read(plans[1])
    content = content_of(case, *build(case))
    assert case.previous is not None
    agreed = {(move.pool, move.to): 0.0 for move in case.previous.moves}
    for move in case.previous.moves:
        agreed[move.pool, move.to] += move.fte
    specs = dict(zip(PICTURES, Page(pages["en"]).specs, strict=True))
    flows = {(row["pool"], row["direction"]): row["fte"] for row in _values(specs["flows"]) if "pool" in row}
    assert flows == pytest.approx(agreed, abs=1e-4)
    assert sum(flows.values()) == pytest.approx(7.5, abs=0.05)
    nord = [row["staff"] for row in _values(specs["staff-0"]) if "staff" in row]
    assert nord[: cases.MONTHS] == pytest.approx(content.proposal.staff[0].tolist(), abs=1e-4)
    steps = [row for row in _values(specs["bridge"]) if row.get("kind") == "total"]
    assert steps[-1]["end"] == pytest.approx(content.proposal.goals["cost"], rel=1e-6)
    share = [row for row in _values(specs["share"]) if row.get("direction") == "" and "share" in row]
    own = content.proposal.own_work()
    assert own is not None
    assert share[0]["share"] == pytest.approx(own[:, 0].sum() / 12, abs=1e-4)
    assert share[0]["target"] == pytest.approx(0.7)


def test_a_plan_of_an_older_version_says_what_lacks(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    import openpyxl

    book: Any = openpyxl.load_workbook(plans[0])
    sheet = book["Planner"]
    for row in range(sheet.max_row, 3, -1):
        if sheet.cell(row, 1).value == "figures":
            sheet.delete_rows(row)
    book.save(tmp_path / "older.xlsx")
    case = planner.read(tmp_path / "older.xlsx")
    content = content_of(case, *build(case))
    assert "page.no_outcome" in {one.code for one in content.findings}
    page = Page(render_page(content, interactive=False))
    assert "The plan comes from an earlier version of planner" in page.text
    assert {"share", "bridge"}.isdisjoint(page.ids)
    assert {"flows", "staff-0", "chances"} <= set(page.ids)


def _edited(plan: Path, target: Path, *, forget: bool) -> Path:
    """The plan with other inputs: a minimum, a month of work, a partner less and a pool more."""
    import openpyxl

    book: Any = openpyxl.load_workbook(plan)
    book["Directions"]["H2"] = 9.5
    book["Workload"]["B2"] = 40
    book["Partners"].delete_rows(2)
    book["Pools"].append(["AVSC Sud", "AVSC", "Sud", 4])
    if forget:  # the currency that the plan recorded, so that its inputs cannot be put together again
        sheet = book["Planner"]
        (row,) = (
            row for row in range(1, sheet.max_row + 1) if "first_month" in str(sheet.cell(row, 6).value)
        )
        sheet.cell(row, 6).value = sheet.cell(row, 6).value.replace("500", "501")
    book.save(target)
    return target


@pytest.mark.parametrize("language", ["en", "fr"])
def test_inputs_that_were_edited_since_are_said_and_do_not_show(
    tmp_path: Path, plans: tuple[Path, Path], language: Language
) -> None:
    edited = _edited(plans[0], tmp_path / plans[0].name, forget=False)
    content = read_page(edited, language)
    page = Page(render_page(content, interactive=False))
    before = Page(render_page(read_page(plans[0], language), interactive=False))
    (said,) = [one.message for one in content.findings if one.code == "page.stale"]
    for place in ("Directions!H2", "Workload!B2", "Partners", "Pools"):
        assert place in said
    assert said in page.text
    assert page.text.replace(said, "").split() == before.text.split()


def test_inputs_whose_records_are_damaged_are_told_from_the_plan(
    tmp_path: Path, plans: tuple[Path, Path]
) -> None:
    content = read_page(_edited(plans[0], tmp_path / "edited.xlsx", forget=True))
    assert "page.stale_mixed" in {one.code for one in content.findings}
    page = Page(render_page(content, interactive=False))
    assert "follow from its transfers and the inputs of today" in page.text
    assert "9.5" in page.text  # the minimum of today


def test_python_writes_what_the_command_writes(tmp_path: Path, plans: tuple[Path, Path], call: Call) -> None:
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    assert planner.report(plans[1], one) == one
    assert call("report", plans[1], "-o", other).code == 0
    assert one.read_bytes() == other.read_bytes()
    with pytest.raises(FileExistsError):
        planner.report(plans[1], one)
    planner.report(plans[1], one, language="fr", authors=True, force=True)
    french = Page(one.read_text(encoding="utf-8"))
    assert french.language == "fr"
    assert cases.AUTHOR in french.text
    with pytest.raises(ValueError, match=r"\.docx"):
        planner.report(plans[1], tmp_path / "one.docx")


def test_python_refuses_a_case_without_a_plan_and_names_the_extra(
    tmp_path: Path, plans: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = write_workbook(tmp_path / "case.xlsx", cases.sheets())
    with pytest.raises(planner.BadInput, match=r"planner solve case\.xlsx"):
        planner.report(case, tmp_path / "report.html")
    monkeypatch.setattr(render, "find_spec", lambda _name: None)
    with pytest.raises(planner.BadInput, match=r"transfer-planner\[report\]"):
        planner.report(plans[0], tmp_path / "report.html")
    assert not (tmp_path / "report.html").exists()


def test_a_case_without_coordinates_has_no_map(tmp_path: Path) -> None:
    sheets = cases.sheets()
    for row in sheets["Directions"]:
        del row[2:4]
    path = write_workbook(tmp_path / "case.xlsx", sheets)
    plan = planner.write(planner.solve(planner.read(path)), tmp_path / "plan.xlsx")
    case = planner.read(plan)
    page = Page(render_page(content_of(case, *build(case)), interactive=False))
    assert "map" not in page.ids
    assert "There is no map" in page.text


def test_the_short_form_tells_the_same(plans: tuple[Path, Path]) -> None:
    shown = Page(planner.solve(planner.read(plans[0].with_name("edited.xlsx")))._repr_html_()).text
    for sentence in SAID["en"][:4]:
        assert sentence.replace("\u00a0", " ") in shown


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "What whole people cost, compared with fractions of people: penalties for missed targets 0 EUR, for "
               "work left undone 0 EUR; cost +50 EUR; well-being"),
        ("fr", "Ce que coûtent les personnes entières par rapport à des fractions de personnes : pénalités pour "
               "cibles manquées 0 EUR, pour travail non fait 0 EUR ; coût +50 EUR ; bien-être"),
    ],
)  # fmt: skip
def test_the_price_of_whole_people_is_told(tmp_path: Path, language: Language, said: str) -> None:
    """As on the Summary and in the terminal."""
    plan = planner.solve(planner.read(write_workbook(tmp_path / "case.xlsx", half_a_person_more())))
    case = planner.read(planner.write(plan, tmp_path / "plan.xlsx"), language)
    text = Page(render_page(content_of(case, *build(case)), interactive=False)).text
    assert said in text.replace("\u00a0", " ")


def test_a_month_without_work_has_no_share(tmp_path: Path) -> None:
    sheets = cases.sheets()
    sheets["Workload"][1][-1] = 0
    path = write_workbook(tmp_path / "case.xlsx", sheets)
    plan = planner.write(planner.solve(planner.read(path)), tmp_path / "plan.xlsx")
    case = planner.read(plan)
    spread = Spread()
    for number, share in enumerate((0.5, 0.6)):
        spread.widen(number, "as it is", [share] * (cases.MONTHS - 1) + [nan])
    content = content_of(case, *build(case), spread.band())
    page = Page(render_page(content))
    rows = [row for row in _values(page.specs[PICTURES.index("share")]) if row.get("direction") == ""]
    assert [(row["share"] is None, row["low"], row["high"]) for row in rows[-2:]] == [
        (False, 0.5, 0.6),
        (True, None, None),
    ]
