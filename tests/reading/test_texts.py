"""Numbers, units and months as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.months import Month
from planner.reading.monthtext import looks_like_month, month_name, read_month
from planner.reading.numbers import contradicts_unit, fits_unit, read_number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1234", 1234, ""),
        ("1 234,5", 1234.5, ""),
        ("1\u00a0234,5", 1234.5, ""),
        ("1\u202f234\u202f567", 1_234_567, ""),
        ("1\u2009234.5", 1234.5, ""),
        ("1'234", 1234, ""),
        ("1,234.5", 1234.5, ""),
        ("1.234,5", 1234.5, ""),
        ("1,234,567", 1_234_567, ""),
        ("1234,567", 1234.567, ""),
        ("0,123", 0.123, ""),
        (",5", 0.5, ""),
        ("12,5 %", 12.5, "%"),
        ("12.5%", 12.5, "%"),
        ("(3)", -3, ""),
        ("(1 234,5) €", -1234.5, "€"),
        ("3-", -3, ""),
        ("\u22123,5", -3.5, ""),
        ("- 3", -3, ""),
        ("+3", 3, ""),
        ("45 ETP", 45, "ETP"),
        ("6 000 €", 6000, "€"),
        ("€6000", 6000, "€"),
        ("6000 EUR/FTE", 6000, "EUR/FTE"),
        ("\ufeff 7 ", 7, ""),
    ],
)
def test_a_number_with_one_reading(text: str, value: float, unit: str) -> None:
    found = read_number(text)
    assert found is not None
    assert (found.readings, found.unit) == ((value,), unit)


@pytest.mark.parametrize(
    ("text", "readings"),
    [("1,234", (1234, 1.234)), ("1.234", (1234, 1.234)), ("-12,500 €", (-12_500, -12.5))],
)
def test_a_number_with_two_readings(text: str, readings: tuple[float, float]) -> None:
    found = read_number(text)
    assert found is not None
    assert found.readings == readings


@pytest.mark.parametrize(
    "text",
    ["", "NA", "None", "-", "n/a", "#N/A", "12 34", "1,23,4", "--3", "(-3)", "3--", "1e3", "5.", "€5€",
     "2012-01-15", "1/2", "3:30", "٣", "12 à 15", "~12", "1 234 567,8,9"],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(-(10**9), 10**9), st.sampled_from(["\u00a0", "\u202f", " "]))
def test_a_french_number_means_itself(cents: int, space: str) -> None:
    shown = f"{cents / 100:,.2f}".replace(",", space).replace(".", ",")
    found = read_number(shown)
    assert found is not None
    assert found.readings == (cents / 100,)


@pytest.mark.parametrize(
    ("written", "unit", "fits"),
    [
        ("ETP", "FTE", True),
        ("ETP/mois", "FTE/month", True),
        ("ETP", "FTE/month", True),
        ("ETP/an", "FTE/month", False),
        ("€", "EUR/FTE", True),
        ("€/ETP-mois", "EUR/FTE-month", True),
        ("€ par ETP", "EUR/FTE", True),
        ("€", "FTE", False),
        ("k€", "EUR", False),
        ("$", "EUR", False),
        ("km", "km", True),
        ("mois", "months", True),
        ("h", "min", False),
        ("", "km", True),
    ],
)
def test_units_fit_or_not(written: str, unit: str, fits: bool) -> None:
    assert fits_unit(written, unit, "EUR") is fits


def test_the_currency_of_the_case_is_the_one_that_fits() -> None:
    assert fits_unit("$", "EUR/FTE", "USD")
    assert fits_unit("CHF", "EUR/FTE", "CHF")
    assert not fits_unit("€", "EUR/FTE", "USD")


@pytest.mark.parametrize(
    "text",
    ["2012-03", "2012-3", "2012/03", "03/2012", "3.2012", "2012-03-01", "2012-03-31", "2012-03-01 00:00:00",
     "2012-03-01T00:00:00Z", "mars 2012", "03/03/2012 00:00",
     "Mars-12", "mars-12", "MARS 12", "Mar 2012", "Mar-12", "Mar. 2012",
     "March 2012", "1er mars 2012", "2012 mars", "03/03/2012", "31/03/2012", "mars 2012 "],
)  # fmt: skip
def test_the_spellings_of_a_month(text: str) -> None:
    found = read_month(text)
    assert found is not None
    assert found.readings == (Month(2012, 3),)


@pytest.mark.parametrize(
    ("names", "number"),
    [
        ("janv. janvier Jan January", 1), ("févr. fevrier Février Feb February", 2), ("avr. avril Apr April", 4),
        ("mai May", 5), ("juin Jun June", 6), ("juil. juillet Jul July", 7), ("août aout Aug August", 8),
        ("sept. septembre Sep September", 9), ("oct. octobre October", 10), ("nov. novembre November", 11),
        ("déc. décembre Dec December", 12),
    ],
)  # fmt: skip
def test_the_names_of_the_months(names: str, number: int) -> None:
    for name in names.split():
        found = read_month(f"{name} 2013")
        assert found is not None
        assert found.readings == (Month(2013, number),)
        assert month_name(name) == number


@given(st.integers(1990, 2199), st.integers(1, 12), st.sampled_from(["en", "fr"]))
def test_a_month_is_read_as_the_planner_writes_it(year: int, month: int, language: str) -> None:
    for text in (Month(year, month).text(language), str(Month(year, month))):
        found = read_month(text)
        assert found is not None
        assert found.readings == (Month(year, month),)


def test_day_and_month_may_be_in_either_order() -> None:
    found = read_month("01/02/2012")
    assert found is not None
    assert found.readings == (Month(2012, 2), Month(2012, 1))


@pytest.mark.parametrize(
    "text",
    ["", "2012", "201203", "13/2012", "2012-13", "mars", "mars 1950", "brumaire 2012", "Q1 2012", "12"],
)
def test_what_is_no_month(text: str) -> None:
    assert read_month(text) is None


@pytest.mark.parametrize(
    ("text", "looks"),
    [("janvir 2012", True), ("13/2012", True), ("Febuary 2012", True), ("Note 2012", False), ("Total", False),
     ("Marge 2012", False), ("T1 2012", False), ("Budget 12", False)],
)  # fmt: skip
def test_what_was_meant_as_a_month(text: str, looks: bool) -> None:
    assert looks_like_month(text) is looks


@pytest.mark.parametrize(
    ("written", "unit", "contradicts"),
    [
        ("s", "min", True),
        ("min", "min", False),
        ("k€", "EUR/FTE", True),
        ("€", "EUR/FTE", False),
        ("EUR/FTE-month", "EUR/FTE-month", False),
        ("EUR/an", "EUR/FTE-month", True),
        ("EUR", "EUR/FTE-month", False),
        ("USD/FTE", "EUR/FTE", False),
        ("$/an", "EUR/FTE-month", True),
        ("€", "FTE", True),
        ("miles", "km", True),
        ("%/an", "share/month", True),
        ("%", "share/month", False),
        ("%", "FTE", True),
        ("jours", "months", True),
        ("ETP", "FTE/month", False),
        ("max", "FTE", False),
        ("au 31/12/2011", "FTE", False),
        ("par mois", "contacts", False),
        ("", "FTE", False),
        ("N1", "", False),
    ],
)
def test_a_unit_contradicts_only_where_it_is_surely_another(
    written: str, unit: str, contradicts: bool
) -> None:
    assert contradicts_unit(written, unit, "EUR") is contradicts
