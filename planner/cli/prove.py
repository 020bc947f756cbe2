"""``planner prove``: why no plan is better than this one, as a file that anybody can check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.cli.group import Command
from planner.cli.options import file_argument, force_option, output_option, with_session
from planner.cli.paths import WORKBOOKS, output_path, write_free, write_to
from planner.cli.progress import Tell, watch
from planner.cli.results import Written, write_workbook
from planner.cli.session import Session
from planner.cli.show import print_findings, print_json, width
from planner.cli.streams import put
from planner.cli.table import Exit
from planner.findings import Level

if TYPE_CHECKING:
    from planner.plan.types import Plan
    from planner.proof.run import Proven
    from planner.proof.types import Proof


@click.command("prove", cls=Command)
@file_argument("plan")
@output_option
@click.option("--sheet", type=click.Path(path_type=Path), metavar="COPY")
@force_option
@with_session
def command(asked: Session, plan: Path, output: Path | None, *, sheet: Path | None, force: bool) -> Exit:
    """Prove the plan, write the proof, and say what it claims."""
    target = output_path(output, (".json",), asked, force=force, inputs=[plan])
    copy = output_path(sheet, WORKBOOKS, asked, force=force, inputs=[plan])
    proven = watch(lambda tell: _proven(plan, asked, tell), asked)
    path = write_proof(proven.proof, plan, target, asked, force=force)
    speaking = asked.for_case(proven.case)
    if copy is None or proven.why is not None:
        _tell(proven, path, Written(None), speaking)
        return Exit.SOLVED if proven.why is None else Exit.INFEASIBLE
    from planner.writing.proof_workbook import render_proof

    written = write_workbook(
        lambda: render_proof(proven.as_plan(), proven.proof, copy.suffix),
        copy,
        asked,
        language=proven.case.language,
        force=force,
    )
    _tell(proven, path, written, speaking)
    return written.exit_of(Exit.SOLVED)


def _proven(path: Path, asked: Session, tell: Tell) -> Proven:
    from planner.proof.run import prove_case

    tell("reading")
    case = api.read(path, asked.asked)
    tell("dataset")
    case, dataset, findings = api.build_with_margins(case)
    tell("proof")
    return prove_case(case, dataset, findings)


def write_proof(proof: Proof, plan: Path, target: Path | None, asked: Session, *, force: bool) -> Path:
    """Write ``proof`` where asked, or beside ``plan`` under its name, and return where it is."""
    from planner.files import replacing
    from planner.proof.record import proof_object

    content = (json.dumps(proof_object(proof), separators=(",", ":"), allow_nan=False) + "\n").encode()

    def write(path: Path, *, force: bool) -> Path:
        with replacing(path, force=force) as part:
            part.write_bytes(content)
        return path

    if target is not None:
        return write_to(write, target, asked, force=force)
    return write_free(write, _names(plan), asked)


def write_proof_of(plan: Plan, path: Path, asked: Session) -> None:
    """Write the proof that ``plan`` was given beside its workbook at ``path``, and say where."""
    from planner.proof.types import proof_of

    proof = proof_of(plan)
    if proof is not None:
        asked.say("proof.where", path=write_proof(proof, path, None, asked, force=False))


def _names(plan: Path) -> Iterator[Path]:
    """``plan.proof.json`` beside the plan, then ``plan.proof-2.json`` and so on."""
    for number in count(1):
        yield plan.with_name(f"{plan.stem}.proof{'' if number == 1 else f'-{number}'}.json")


def _tell(proven: Proven, path: Path, written: Written, speaking: Session) -> None:
    """Say what is proven, and where the proof and the ``written`` copy with the sheet are."""
    from planner.report.proof import proof_lines, proof_result

    if speaking.json:
        findings = [finding.as_json() for finding in (*proven.findings, *written.findings)]
        print_json(proof_result(proven.proof, proven.why, path, written.path, findings))
        return
    wrong = [one for one in proven.findings if one.level == Level.ERROR]
    print_findings([*wrong, *written.findings], speaking)
    if not speaking.quiet:
        paths = (path, written.path)
        lines = proof_lines(proven.proof, proven.dataset, proven.why, paths, speaking.language, width=width())
        put("\n".join(lines))
