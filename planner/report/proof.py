"""A proof on the terminal, and for other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planner.messages import number, signed_number, text
from planner.proof.words import claim_sentences
from planner.report.lines import wrap
from planner.schema.languages import Language

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.proof.types import Claim, Proof
    from planner.proof.words import Contradiction


def proof_lines(
    proof: Proof,
    dataset: Dataset,
    why: Contradiction | None,
    paths: tuple[Path, Path | None],
    language: Language,
    *,
    width: int,
) -> list[str]:
    """What is proven, sentence by sentence, and where the proof is: its file, and the workbook with the sheet."""
    said = list(claim_sentences(proof, dataset, language)) if why is None else _contradiction(why, language)
    said.append(text("proof.where", language, path=paths[0]))
    if paths[1] is not None:
        said.append(text("proof.sheet", language, path=paths[1]))
    return [part for line in said for part in wrap(line, width, rest="  ")]


def _contradiction(why: Contradiction, language: Language) -> list[str]:
    head = text(
        "proof.impossible",
        language,
        count=len(why.lines),
        needed=number(why.needed, language),
        possible=number(why.possible, language),
    )
    return [
        head,
        *(_line(line.weight, line.text, line.sheet, line.cell, line.amount, language) for line in why.lines),
    ]


def _line(weight: float, said: str, sheet: str, cell: str, amount: float, language: Language) -> str:
    return text(
        "proof.line",
        language,
        weight=number(weight, language, 4),
        text=said.rstrip("."),
        sheet=sheet,
        cell=cell,
        amount=signed_number(amount, language),
    )


def proof_result(
    proof: Proof,
    why: Contradiction | None,
    path: Path,
    copy: Path | None,
    findings: Sequence[Mapping[str, object]],
) -> dict[str, object]:
    """What ``planner prove --json`` prints; the proof itself is in the file."""
    return {
        "status": "proven" if why is None else "infeasible",
        "claims": [_claim_object(claim) for claim in proof.claims],
        "left_out": list(proof.left_out),
        "relaxed": proof.relaxed,
        "contradiction": None if why is None else _contradiction_object(why),
        "findings": list(findings),
        "proof": str(path),
        "sheet": None if copy is None else str(copy),
    }


def _claim_object(claim: Claim) -> dict[str, object]:
    return {
        "goals": dict(claim.goals),
        "value": claim.value,
        "bound": float(claim.bound.value),
        "gap": claim.gap,
        "closed": claim.closed,
        "tolerance": claim.tolerance,
        "allowance": float(claim.bound.allowance),
        "slack": [cap.slack for cap in claim.caps],
    }


def _contradiction_object(why: Contradiction) -> dict[str, object]:
    lines = [
        {"text": one.text, "weight": one.weight, "amount": one.amount, "sheet": one.sheet, "cell": one.cell}
        for one in why.lines
    ]
    return {"needed": why.needed, "possible": why.possible, "lines": lines}
