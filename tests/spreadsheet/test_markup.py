"""Places found in XML, and splices that leave the rest alone."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.spreadsheet.markup import (
    Edits,
    Element,
    MarkupError,
    add_prefix,
    escape,
    parse,
    quote_attribute,
    tag,
)

TEXTS = st.text("aé ☃\U0001f4c8<>&\"'=/\t", max_size=6)
NAMES = st.sampled_from(["a", "row", "c", "x:f", "x:été"])


@st.composite
def markup(draw: st.DrawFn, depth: int = 3) -> bytes:
    """An element written in one of the many ways that XML allows."""
    name = draw(NAMES)
    attributes = draw(st.dictionaries(st.sampled_from(["r", "s", "xml:space", "q"]), TEXTS, max_size=3))
    quote = draw(st.sampled_from("\"'"))
    space = draw(st.sampled_from([" ", "\n\t"]))
    head = f"<{name}"
    for key, value in attributes.items():
        written = quote_attribute(value).replace("'", "&apos;")
        head += f"{space}{key}{draw(st.sampled_from(['=', ' = ']))}{quote}{written}{quote}"
    inner = escape(draw(TEXTS)) if draw(st.booleans()) else ""
    if depth and draw(st.booleans()):
        inner += b"".join(draw(st.lists(markup(depth - 1), max_size=3))).decode()
        inner += draw(st.sampled_from(["", "<!-- <c> -->", "<![CDATA[<c>]]>", "<?p >?>"]))
    return (
        f"{head}{space if attributes else ''}/>".encode()
        if not inner
        else f"{head}>{inner}</{name}>".encode()
    )


def document(body: bytes) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8"?>\n<root xmlns:x="urn:x">' + body + b"</root>"


@settings(deadline=None)
@given(st.lists(markup(), max_size=4).map(b"".join))
def test_every_element_is_found_where_it_lies(body: bytes) -> None:
    parsed = parse(document(body))
    expected = list(ElementTree.fromstring(document(body)).iter())  # noqa: S314 - made above
    found = list(parsed.root.walk())
    assert [element.local for element in found] == [e.tag.rpartition("}")[2] for e in expected]
    for element, other in zip(found, expected, strict=True):
        raw = parsed.raw(element)
        assert raw.startswith(b"<" + element.name.encode())
        assert raw.endswith(b"/>" if element.empty else f"</{element.name}>".encode())
        assert parsed.text(element) == "".join(other.itertext())


@settings(deadline=None)
@given(st.lists(markup(), min_size=1, max_size=4).map(b"".join), TEXTS, st.data())
def test_an_edit_changes_one_place_only(body: bytes, value: str, data: st.DataObject) -> None:
    parsed = parse(document(body))
    elements = list(parsed.root.walk())
    at = data.draw(st.integers(0, len(elements) - 1))
    edits = Edits(parsed)
    edits.set_attribute(elements[at], "s", value)
    edits.append(elements[at], b"<new/>")
    after = list(parse(edits.apply()).root.walk())
    new = [element for element in after if element.local == "new"]
    assert len(new) == 1
    kept = [(e.name, e.attributes) for e in after if e.local != "new"]
    before = [(e.name, dict(e.attributes) | ({"s": value} if e is elements[at] else {})) for e in elements]
    assert kept == before
    assert after[at].children[-1] is new[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "iso-8859-15", "windows-1252"])
def test_other_encodings_become_utf8(encoding: str) -> None:
    declared = "utf-16" if encoding.startswith("utf-16") else encoding
    text = f"<?xml version='1.0' encoding='{declared}'?><root a='é'>à</root>"
    data = text.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    parsed = parse(data)
    assert parsed.root.attributes == {"a": "é"}
    assert parsed.inner(parsed.root) == "à".encode()
    edits = Edits(parsed)
    edits.set_attribute(parsed.root, "b", "ü")
    assert parse(edits.apply()).root.attributes == {"a": "é", "b": "ü"}


def test_a_byte_order_mark_does_not_shift_places() -> None:
    parsed = parse(b"\xef\xbb\xbf" + document(b"<a>1</a>"))
    assert [parsed.raw(child) for child in parsed.root.children] == [b"<a>1</a>"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"text",
        b"<?xml version='1.0' encoding='x-none'?><a/>",
    ],
)
def test_what_is_not_sound_is_refused(data: bytes) -> None:
    with pytest.raises(MarkupError):
        parse(data)


def test_below_a_shallow_element_nothing_is_kept() -> None:
    parsed = parse(document(b"<a><b><c/></b></a><d/>"), shallow=("a",))
    assert [element.local for element in parsed.root.walk()] == ["root", "a", "d"]
    assert parsed.raw(parsed.root.children[0]) == b"<a><b><c/></b></a>"


def test_namespaces_are_told_by_what_prefixes_stand_for() -> None:
    parsed = parse(b'<x:a xmlns:x="urn:x" xmlns:r="urn:r"><b xmlns="urn:b" r:id="7" xmlns:r="urn:q"/></x:a>')
    (child,) = parsed.root.children
    assert (parsed.root.namespace, parsed.root.prefix, child.namespace) == ("urn:x", "x:", "urn:b")
    assert child.attribute("id", "urn:q") == "7"
    assert child.attribute("id", "urn:r") is None
    assert (child.prefix_of("urn:q"), child.prefix_of("urn:r"), child.prefix_of("urn:b")) == (
        "r:",
        None,
        None,
    )


def test_edits_refuse_to_overlap() -> None:
    parsed = parse(document(b"<a><b/></a>"))
    outer: Element = parsed.root.children[0]
    edits = Edits(parsed)
    edits.remove(outer)
    edits.remove(outer.children[0])
    with pytest.raises(ValueError, match="overlapping"):
        edits.apply()


def test_generated_markup_takes_the_prefix_of_its_new_parent() -> None:
    assert add_prefix(b'<font><sz val="1"/></font>', "x:") == b'<x:font><x:sz val="1"/></x:font>'
    assert tag("a", {"b": '<"&\n'}, b"c") == b'<a b="&lt;&quot;&amp;&#10;">c</a>'
