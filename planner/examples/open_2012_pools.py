"""``open-2012-pools``: the reference case where the pools of Centre-Est still do what F17 counts.

What may leave them follows from the decline of their own activity: as its figures give it, or as the source prints it.
"""

# ruff: noqa: E501 - sentences in both languages

from __future__ import annotations

from dataclasses import replace

from planner.examples import open_2012
from planner.examples.types import Entry, Example, Value
from planner.months import Month
from planner.schema.inputs import input_sheet
from planner.schema.types import Label

PLACE = "Centre-Est"
EARLIER, LATER = Month(2009, 8), Month(2011, 8)
"""The middle months of the two quarters."""

TITLE = Label(
    "Open 2012–2013: what the pools of Centre-Est still do",
    "Open 2012–2013 : ce que font encore les viviers de Centre-Est",
)
PURPOSE = Label(
    "The reference case with the activities that the pools of Centre-Est do today (F17, F8). They decline, and what they still "
    "need may not leave: as their own figures give it, −36.5 % for the 1014 line, or as the source prints it, −56 %.",
    "Le cas de référence avec les activités que font aujourd'hui les viviers de Centre-Est (F17, F8). Elles déclinent, et ce "
    "qu'elles demandent encore ne peut pas partir : comme leurs chiffres le donnent, −36,5 % pour la ligne 1014, ou comme la "
    "source l'imprime, −56 %.",
)
OWN_FIGURES = Label("decline as its own figures give it", "baisse que donnent ses propres chiffres")
AS_PRINTED = Label("decline as printed", "baisse telle qu'imprimée")

# activity, type, flow of Q3 2009, flow of Q3 2011, change printed, minutes per contact, share outsourced, whether that is a fact
LINES: tuple[tuple[Label, Label, float, float, float, float, float, bool], ...] = (
    (Label("1014 line", "Ligne 1014"), open_2012.AVSC, 520_000.0, 330_000.0, -0.56, 20.0, 0.27, True),
    (
        Label("Technical support (UAT)", "Support technique (UAT)"),
        open_2012.OTHER,
        480_000.0,
        332_000.0,
        -0.32,
        8.0,
        0.80,
        False,
    ),
    (Label("CCOR", "CCOR"), open_2012.CCO, 377_000.0, 188_000.0, -0.50, 20.0, 0.60, True),
)
MONTHS_A_QUARTER = 3


def _monthly(flow: float) -> float:
    """Contacts of a month of the quarter that had ``flow``, in digits that a workbook keeps."""
    return round(flow / MONTHS_A_QUARTER, 6)


def _note(before: float, later: float, outsourced: float, is_fact: bool) -> Label:
    share = f"{100 * outsourced:.0f} %"
    partners = (
        Label(f"F8: partners do {share} of it (fact)", f"F8 : les prestataires en font {share} (fait)")
        if is_fact
        else Label(
            f"{share} are done by others than this pool", f"{share} sont faits par d'autres que ce vivier"
        )
    )
    shown = [f"{flow:,.0f}" for flow in (before, later)]
    french = [flow.replace(",", "\u202f") for flow in shown]
    return Label(
        f"F17: {shown[0]} calls in Q3 2009 and {shown[1]} in Q3 2011 (facts), ÷ 3, in the middle month of the quarter. {partners.en}. "
        "Minutes are all the work on a call, calibrated so that it fills most of the pool.",
        f"F17 : {french[0]} appels au 3e trimestre 2009 et {french[1]} au 3e trimestre 2011 (faits), ÷ 3, au mois central du trimestre. "
        f"{partners.fr}. Les minutes sont tout le travail sur un appel, calées pour occuper l'essentiel du vivier.",
    )


def _sources() -> tuple[Entry, ...]:
    rows = []
    for name, kind, before, later, printed, minutes, outsourced, is_fact in LINES:
        facts: dict[str | int, str] = dict.fromkeys(("contacts", "earlier_contacts", "stated_change"), "F17")
        rows.append(
            Entry(
                {
                    "activity": name,
                    "type": kind,
                    "direction": PLACE,
                    "contacts": _monthly(later),
                    "month": LATER,
                    "earlier_contacts": _monthly(before),
                    "earlier_month": EARLIER,
                    "stated_change": printed,
                    "handling_time": minutes,
                    "outsourced": outsourced,
                    "source": "A",
                    "note": _note(before, later, outsourced, is_fact),
                },
                facts=facts | ({"outsourced": "F8"} if is_fact else {}),
            )
        )
    return tuple(rows)


def _scenario(name: Label, activity: Label, change: tuple[str, float], source: str, note: Label) -> Entry:
    column = input_sheet("sources").column("contacts")
    how, value = change
    return Entry(
        {
            "scenario": name,
            "sheet": input_sheet("sources").label,
            "row": activity,
            "column": column.label,
            "change": how,
            "value": value,
            "source": source,
            "note": note,
        },
        like={"value": column} if how == "set" else {},
    )


def _scenarios() -> tuple[Entry, ...]:
    as_it_stands = Label("The case as it stands.", "Le cas tel quel.")
    base = _scenario(OWN_FIGURES, LINES[0][0], ("multiply", 1.0), "F", as_it_stands)
    printed = [
        _scenario(
            AS_PRINTED, line[0], ("set", _monthly(line[2] * (1 + line[4]))), "A",
            Label(
                f"Earlier contacts × (1 − {-100 * line[4]:.0f} %): what the source prints (F17).",
                f"Contacts antérieurs × (1 − {-100 * line[4]:.0f} %) : ce que la source imprime (F17).",
            ),
        )
        for line in LINES
    ]  # fmt: skip
    return (base, *printed)


def _settings(rows: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The reference case's settings with this title; hours and occupancy now count."""
    used = {
        "productive_hours": Label("What an FTE works at its post.", "Ce qu'un ETP travaille à son poste."),
        "occupancy": Label("What of it is spent on contacts.", "Ce qui en est passé en contact."),
    }
    result = []
    for row in rows:
        key = row.like["value"].key
        change: dict[str, Value] = (
            {"value": TITLE} if key == "title" else {"note": used[key]} if key in used else {}
        )
        result.append(replace(row, values={**row.values, **change}))
    return tuple(result)


def _doubts(doubts: tuple[tuple[Label, Label], ...]) -> tuple[tuple[Label, Label], ...]:
    """Those of the reference case; the one on call flows says what this case makes of them."""
    *others, (title, _) = doubts
    text = Label(
        "520 → 330 is −36.5 %, not −56 %; 480 → 332 is −30.8 %, not −32 %; 377 → 188 is −50.1 %. The case follows the figures; the "
        "scenario “decline as printed” shows what the printed changes would mean (F17).",
        "520 → 330, c'est −36,5 %, pas −56 % ; 480 → 332, c'est −30,8 %, pas −32 % ; 377 → 188, c'est −50,1 %. Le cas suit les chiffres ; "
        "le scénario « baisse telle qu'imprimée » montre ce que voudraient dire les évolutions imprimées (F17).",
    )
    return (*others, (title, text))


def build() -> Example:
    """The reference case with what the pools of Centre-Est still do."""
    case = open_2012.build()
    sheets = {
        **case.sheets,
        "settings": _settings(case.sheets["settings"]),
        "sources": _sources(),
        "scenarios": _scenarios(),
    }
    return replace(
        case, key="open-2012-pools", title=TITLE, purpose=PURPOSE, sheets=sheets, doubts=_doubts(case.doubts)
    )
