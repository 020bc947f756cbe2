"""Coverage-guided fuzzing of the reader: atheris chooses the bytes that change a workbook (``changing.py``).

``scripts/soak --fuzz 20000`` runs so many of each kind, seeded, and bounded in time too. Whatever is changed, the
workbook is read or refused in words. The tests run a few without a guide.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.robust.changing import KINDS, Choices, bases

SECONDS_EACH = 60
"""A workbook that takes longer to read is a fault."""


def check(kind: str, data: bytes, path: Path) -> None:
    """Reads what ``data`` makes of a workbook, at ``path``. Anything that raises here is a fault of ours."""
    from planner import api
    from planner.findings import BadInput

    path.write_bytes(KINDS[kind](Choices(data)))
    try:
        found = api.build(api.read(path))[1]
    except BadInput as bad:
        found = bad.findings
        assert found
    assert all(one.message for one in found)


def _fuzz(kind: str, folder: Path, limits: list[str]) -> None:
    """Never returns: atheris ends the process, with 0 where every run was as it should be."""
    import atheris

    with atheris.instrument_imports(include=["planner"]):
        import planner.dataset.build
        import planner.reading.workbook  # noqa: F401
    bases()
    corpus = folder / "corpus"
    corpus.mkdir()
    for seed in range(40):
        (corpus / f"{seed}").write_bytes(Random(seed).randbytes(8 + 2 * seed))
    kept = f"-artifact_prefix={folder}/"
    options = ["fuzz", *limits, kept, f"-timeout={SECONDS_EACH}", "-max_len=256", str(corpus)]
    atheris.Setup(options, lambda data: check(kind, data, folder / "changed.xlsx"))
    atheris.Fuzz()


def main() -> int:
    """Fuzz each kind in a process of its own, or repeat one input; returns 1 where any went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=int, help="of each kind")
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=600, help="for each kind")
    parser.add_argument(
        "--input", help="what was printed as Base64 of an input that went wrong, to run it again"
    )
    parser.add_argument("--here", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    limits = [f"-runs={asked.runs}", f"-seed={asked.seed}", f"-max_total_time={asked.seconds}"]
    kinds = asked.kind or list(KINDS)
    if asked.here is not None:
        _fuzz(kinds[0], asked.here, limits)
    if asked.input is not None:
        with TemporaryDirectory() as folder:
            check(kinds[0], b64decode(asked.input), Path(folder) / "changed.xlsx")
        return 0
    wrong = [kind for kind in kinds if not _ends_well(kind, asked)]
    print(f"{len(wrong)} went wrong")
    return 1 if wrong else 0


def _ends_well(kind: str, asked: argparse.Namespace) -> bool:
    """Fuzzes one kind, and says what was reached, or what went wrong."""
    given = [str(asked.runs), "--seed", str(asked.seed), "--seconds", str(asked.seconds), "--kind", kind]
    with TemporaryDirectory(prefix="planner-fuzz-") as folder:
        command = [sys.executable, "-m", "tests.robust.fuzz", *given, "--here", folder]
        run = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    lines = run.stderr.splitlines()
    print(kind, *[line for line in lines if "cov:" in line][-1:], sep=": ", flush=True)
    if run.returncode:
        print(run.stdout, *lines[-60:], sep="\n", flush=True)
    return run.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
