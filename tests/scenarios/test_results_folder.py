"""A folder of results: what is foreign, doubled or damaged is refused by name, never counted."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tests.support import minimal_case, write_workbook

pytest.importorskip("pyarrow", reason="results are stored with the extra “parquet”")

SWEEP = "Workload × 0.95..1.05 step 0.05"


def case_in(folder: Path, work: float = 45.0) -> Path:
    sheets = minimal_case()
    sheets["Workload"][1][2] = work
    return write_workbook(folder / f"case-{work:g}.xlsx", sheets)


@pytest.fixture
def kept(tmp_path: Path, call: Call) -> Path:  # noqa: F811
    """The results of four scenarios: the case and a sweep of three."""
    done = run(call, case_in(tmp_path), tmp_path / "runs")
    assert (done[0], done[1]["count"]) == (0, 4)
    return tmp_path / "runs"


def run(call: Call, case: Path, folder: Path, sweep: str = SWEEP) -> tuple[int, dict[str, object]]:  # noqa: F811
    done = call("scenarios", case, "--sweep", sweep, "--results", folder, "--json", "-o",
                case.with_name("out.xlsx"), "--force")  # fmt: skip
    return done.code, done.json


def refused(call: Call, folder: Path, file: str, said: str) -> None:  # noqa: F811
    code, found = run(call, case_in(folder.parent), folder)
    assert (code, found["status"]) == (2, "invalid")
    message = json.dumps(found["findings"])
    assert file in message
    assert said in message


def part_of(folder: Path) -> Path:
    (part,) = folder.glob("part-*.parquet")
    return part


def test_a_run_goes_on_from_what_is_kept(kept: Path, call: Call) -> None:  # noqa: F811
    code, found = run(call, case_in(kept.parent), kept)
    assert (code, found["count"]) == (0, 4)
    assert found["statuses"] == {"optimal": 4}


def test_parts_of_this_run_say_so_without_a_manifest(kept: Path, call: Call) -> None:  # noqa: F811
    (kept / "run.json").unlink()
    code, found = run(call, case_in(kept.parent), kept)
    assert (code, found["statuses"]) == (0, {"optimal": 4})


def test_parts_of_another_case_are_not_taken_over(kept: Path, call: Call) -> None:  # noqa: F811
    """With their manifest, and without it: a folder that has parts and no run.json."""
    code, found = run(call, case_in(kept.parent, 50.0), kept)
    assert code == 2
    assert "another case or of other scenarios" in json.dumps(found)
    (kept / "run.json").unlink()
    code, found = run(call, case_in(kept.parent, 50.0), kept)
    assert code == 2
    assert part_of(kept).name in json.dumps(found)
    assert not (kept / "run.json").exists()


def test_parts_of_other_scenarios_are_not_mixed_in(kept: Path, call: Call) -> None:  # noqa: F811
    other = kept.with_name("other")
    assert run(call, case_in(kept.parent), other, "Workload × 0.8..1 step 0.1")[0] == 0
    shutil.copy(part_of(other), kept / "part-0000100-0000103.parquet")
    refused(call, kept, "part-0000100-0000103.parquet", "other scenarios")


def test_parts_copied_twice_are_not_counted_twice(kept: Path, call: Call) -> None:  # noqa: F811
    shutil.copy(part_of(kept), kept / "part-0000000-0000003 (1).parquet")
    refused(call, kept, "part-", "that another file there holds too")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def turned_over(path: Path) -> None:
    """One byte of the first page: the metadata at the end stay readable."""
    data = bytearray(path.read_bytes())
    data[30] ^= 0xFF
    path.write_bytes(bytes(data))


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def without_identity(path: Path) -> None:
    """As version 0.1.0 wrote them."""
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    pq.write_table(table.replace_schema_metadata({}), path)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (truncated, "is damaged"),
        (emptied, "is damaged"),
        (turned_over, "is damaged"),
        (made_a_folder, "is damaged"),
        (without_identity, "earlier version"),
    ],
)
def test_damaged_parts_are_named(
    kept: Path,
    call: Call,  # noqa: F811
    damage: Callable[[Path], None],
    said: str,
) -> None:
    part = part_of(kept)
    damage(part)
    refused(call, kept, part.name, said)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"7", b'"run"', b"{}", b'{"run": ', b"\xff\xfe", b"\x00" * 40,
        b"[" * 100_000, b'{"run": ' + b"9" * 5_000 + b"}", b"PK\x03\x04",
    ],
    ids=range(13),
)  # fmt: skip
def test_damaged_manifests_are_named(kept: Path, call: Call, content: bytes) -> None:  # noqa: F811
    (kept / "run.json").write_bytes(content)
    refused(call, kept, "run.json", "is damaged")


@pytest.mark.parametrize("content", [b'{"run": null}', b'{"run": 7}', b'{"run": "other"}', b'{"run": [1]}'])
def test_manifests_of_another_run(kept: Path, call: Call, content: bytes) -> None:  # noqa: F811
    (kept / "run.json").write_bytes(content)
    refused(call, kept, "", "another case")


@pytest.mark.skipif(os.name != "posix", reason="links of another kind")
def test_a_manifest_that_is_no_file(kept: Path, call: Call) -> None:  # noqa: F811
    made_a_folder(kept / "run.json")
    refused(call, kept, "run.json", "is damaged")
    (kept / "run.json").rmdir()
    (kept / "run.json").symlink_to("nowhere")
    refused(call, kept, "run.json", "is damaged")
