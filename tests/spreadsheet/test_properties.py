"""Custom document properties, and what kind of file a workbook is."""

from __future__ import annotations

import io

import openpyxl
import pytest
import xlsxwriter

from planner.spreadsheet.opening import open_package
from planner.spreadsheet.package import changed_parts, package_bytes
from planner.spreadsheet.properties import custom_properties, set_custom_properties
from planner.spreadsheet.workbook import plan_suffix, suffix, suit_extension, uses_1904
from tests.spreadsheet.samples import PREFIXED, parts, rich_workbook, with_unknown_parts, zip_parts

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning:openpyxl")


def with_properties() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet("A")
        book.set_custom_property("Client", "Société <A> & fils")
        book.set_custom_property("Round", 3)
        book.set_custom_property("Final", value=True)
    return buffer.getvalue()


@pytest.mark.parametrize("data", [rich_workbook(), with_unknown_parts(rich_workbook()), zip_parts(PREFIXED)])
def test_a_file_without_properties_gets_them(data: bytes) -> None:
    package = open_package(data)
    assert custom_properties(package) == {}
    after = set_custom_properties(package, {"planner.id": "7f-é<&>", "planner.version": "2"})
    assert changed_parts(package, after) == {
        "[Content_Types].xml": "changed",
        "_rels/.rels": "changed",
        "docProps/custom.xml": "added",
    }
    again = open_package(package_bytes(after))
    assert custom_properties(again) == {"planner.id": "7f-é<&>", "planner.version": "2"}
    book = openpyxl.load_workbook(io.BytesIO(package_bytes(after)))
    assert book.custom_doc_props["planner.id"].value == "7f-é<&>"


def test_others_properties_stay_as_they_are() -> None:
    package = open_package(with_properties())
    after = set_custom_properties(package, {"planner.id": "a"})
    assert changed_parts(package, after) == {"docProps/custom.xml": "changed"}
    assert custom_properties(after) == {
        "Client": "Société <A> & fils", "Round": "3", "Final": "true", "planner.id": "a",
    }  # fmt: skip
    before = package.data("docProps/custom.xml")
    assert after.data("docProps/custom.xml").startswith(before.removesuffix(b"</Properties>"))


def test_a_property_is_replaced_or_taken_away() -> None:
    package = set_custom_properties(open_package(with_properties()), {"planner.id": "a"})
    changed = set_custom_properties(package, {"Planner.ID": "b", "Round": None, "nothing": None})
    assert custom_properties(changed) == {"Client": "Société <A> & fils", "Final": "true", "planner.id": "b"}
    assert not changed_parts(changed, set_custom_properties(changed, {"planner.id": "b"}))
    ids = [line.split(b'"')[0] for line in changed.data("docProps/custom.xml").split(b'pid="')[1:]]
    assert len(ids) == len(set(ids)) == 3


def test_a_macro_workbook_stays_one_unless_its_new_name_forbids_it() -> None:
    package = open_package(with_unknown_parts(rich_workbook()))
    assert (suffix(package), plan_suffix(package)) == (".xlsm", ".xlsm")
    assert suit_extension(package, ".XLSM") is package
    plain = suit_extension(package, ".xlsx")
    assert suffix(plain) == ".xlsx"
    assert changed_parts(package, plain)["xl/vbaProject.bin"] == "removed"
    assert suffix(suit_extension(plain, ".xlsm")) == ".xlsm"
    assert suit_extension(package, ".pdf") is package


def test_a_plan_made_from_a_template_is_a_workbook() -> None:
    content = parts(rich_workbook())
    types = content["[Content_Types].xml"]
    content["[Content_Types].xml"] = types.replace(b"sheet.main+xml", b"template.main+xml")
    template = open_package(zip_parts(content))
    assert (suffix(template), plan_suffix(template)) == (".xltx", ".xlsx")
    assert suit_extension(template, plan_suffix(template)).data("[Content_Types].xml") == types


def test_the_way_days_are_counted() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"date_1904": True}) as book:
        book.add_worksheet("A")
    assert uses_1904(open_package(buffer.getvalue()))
    assert not uses_1904(open_package(rich_workbook()))
    assert not uses_1904(open_package(zip_parts(PREFIXED)))
