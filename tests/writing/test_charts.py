"""What charts are named after is a text, whatever it begins with (``type_named_dde``)."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

from tests.writing import plans
from tests.writing.sheet_values import result_sheets

DDE = "=cmd|' /C calc'!A0"
FORMULA = re.compile(r"<c:f>([^<]*)</c:f>")


def test_names_that_begin_with_an_equals_sign_stay_texts(tmp_path: Path) -> None:
    data = plans.dataset(2, 6, seed=1)
    types = (replace(data.types[0], name=DDE), *data.types[1:])
    directions = (replace(data.directions[0], name="=Staff!A1"), *data.directions[1:])
    data = replace(data, types=types, directions=directions)
    plan = plans.plan_of(data, plans.quantities(data, seed=2), plans.case(tmp_path / "case.xlsx"))
    with zipfile.ZipFile(io.BytesIO(result_sheets(plan, with_rules=False))) as book:
        charts = [book.read(name).decode() for name in book.namelist() if "charts/chart" in name]
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name]
    references = {found for chart in charts for found in FORMULA.findall(chart)}
    assert references
    assert all(re.fullmatch(r"('[^']+'|\w+)!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", found) for found in references)
    assert not [sheet for sheet in sheets if "cmd|" in sheet]
    shown = " ".join(charts)
    assert "<c:v>=cmd|&#39; /C calc&#39;!A0</c:v>" in shown.replace("'", "&#39;")
    assert "<c:v>=Staff!A1</c:v>" in shown
