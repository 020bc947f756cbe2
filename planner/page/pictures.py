"""The pictures of a page: which numbers each chart shows, and the table behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from planner.chances.sentences import percent as chance_text
from planner.display import display_money, percent
from planner.messages import column_number, number, signed_number, text
from planner.page import charts
from planner.page.content import Content
from planner.page.types import Picture, Spec, Table
from planner.plan.outcome import COSTS
from planner.plan.sums import in_training
from planner.schema.languages import Language

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

_MEANINGFUL = 0.05  # FTE; less would read as 0.0
_TRUNCATED = 0.6  # share of a bar that says nothing, from which on the axis of the bridge leaves it out
_MILLION = 1e6
_DIGITS = 4  # of the numbers that a chart carries

_WORDS = {
    "staff": "page.staff", "minimum": "page.minimum", "training": "page.training", "month": "page.month",
    "direction": "page.direction", "pool": "page.pool", "fte": "page.fte", "from": "page.from", "to": "page.to",
    "share": "page.own_share", "target": "page.target", "chance": "page.chance", "step": "page.step",
}  # fmt: skip


def words(content: Content) -> dict[str, str]:
    """The words of charts, in the language of the page; ``label`` is an amount of money."""
    found = {name: text(code, content.language) for name, code in _WORDS.items()}
    return found | {"label": text("page.amount", content.language, currency=content.dataset.currency)}


def staff_pictures(content: Content) -> Iterator[Picture]:
    """One chart for each Direction that has staff, people in training or a minimum; all with one axis."""
    data, staff = content.dataset, content.proposal.staff
    training = in_training(data, content.proposal.transfers).sum(axis=1)
    minimums = [direction.typed_minimum or 0.0 for direction in data.directions]
    highest = max(float(staff.max(initial=0.0)), float(training.max(initial=0.0)), *minimums, 1.0)
    for d, direction in enumerate(data.directions):
        if staff[d].max() < _MEANINGFUL and training[d].max() < _MEANINGFUL and not minimums[d]:
            continue
        promised = [
            direction.typed_minimum if t >= direction.minimum_from else None for t in range(data.months)
        ]
        rows = [
            {
                "month": _date(content, t),
                "staff": _short(staff[d, t]),
                "training": _short(training[d, t]),
                "minimum": promised[t],
            }
            for t in range(data.months)
        ]
        cells = [
            (
                _month(content, t),
                _fte(content, staff[d, t]),
                "" if promised[t] is None else _fte(content, promised[t] or 0.0),
                _fte(content, training[d, t]),
            )
            for t in range(data.months)
        ]
        yield Picture(
            f"staff-{d}",
            direction.name,
            "",
            charts.staff_chart(rows, words(content), highest=highest),
            Table(_heads(content, "month", "staff", "minimum", "training"), tuple(cells), 3),
            direction=direction.name,
        )


def flows_picture(content: Content) -> Picture | None:
    """Pools against centres; None where nobody leaves."""
    data, total = content.dataset, content.proposal.transfers.sum(axis=2)
    pairs = [(int(s), int(d)) for s, d in np.argwhere(total > _MEANINGFUL)]
    if not pairs:
        return None
    rows = [
        {"pool": data.pools[s].name, "direction": data.directions[d].name, "fte": _short(total[s, d])}
        for s, d in pairs
    ]
    cells = [(data.pools[s].name, data.directions[d].name, _fte(content, total[s, d])) for s, d in pairs]
    homes = [data.directions[data.pools[s].direction].name for s, _ in pairs]
    concerned = tuple((data.directions[d].name, home) for (_, d), home in zip(pairs, homes, strict=True))
    centres = [one.name for d, one in enumerate(data.directions) if any(to == d for _, to in pairs)]
    pools = [one.name for s, one in enumerate(data.pools) if any(home == s for home, _ in pairs)]
    return _picture(
        content,
        "flows",
        charts.flows_chart(rows, words(content), pools, centres),
        Table(_heads(content, "pool", "to", "fte"), tuple(cells), 1, concerned),
        filtered=True,
    )


def calendar_picture(content: Content) -> Picture:
    """When centres open and people learn."""
    data = content.dataset
    training = in_training(data, content.proposal.transfers).sum(axis=1)
    rows = [
        {"direction": one.name, "month": _date(content, t), "training": _short(training[d, t])}
        for d, one in enumerate(data.directions)
        for t in range(data.months)
    ]
    openings = [
        {"direction": one.name, "month": _date(content, one.opens)}
        for one in data.directions
        if 0 < one.opens < data.months
    ]
    return _picture(
        content,
        "calendar",
        charts.calendar_chart(rows, openings, words(content), _names(content)),
        _by_month(content, training, lambda value: "" if value < _MEANINGFUL else _fte(content, value)),
        filtered=True,
    )


def share_picture(content: Content) -> Picture | None:
    """The in-house share, with the band of the scenarios where there is one; None where it is not known."""
    own, work = content.proposal.own_work(), content.proposal.work()
    if own is None:
        return None
    data, language, band = content.dataset, content.language, content.band
    limits = data.outsourced_share
    shares = {"": _ratio(own.sum(axis=0), work.sum(axis=0))}
    shares |= {one.name: _ratio(own[d], work[d]) for d, one in enumerate(data.directions)}
    rows: list[dict[str, object]] = []
    for name, values in shares.items():
        for t in range(data.months):
            limit, whole = limits[t], not name
            row: dict[str, object] = {"direction": name, "month": _date(content, t), "share": values[t]}
            row["target"] = 1 - limit if whole and limit is not None else None
            row["low"] = _share_or_none(band.low[t]) if whole and band is not None else None
            row["high"] = _share_or_none(band.high[t]) if whole and band is not None else None
            rows.append(row)
    heads = ["month", "share", "target"]
    cells = []
    for t, row in enumerate(rows[: data.months]):
        line = [_month(content, t), _share(content, row["share"]), _share(content, row["target"])]
        cells.append((*line, *([_share(content, row["low"]), _share(content, row["high"])] if band else ())))
    head = _heads(content, *heads)
    if band is not None:
        head = (*head, text("page.lowest", language), text("page.highest", language))
    code = "page.chart_share_note" if band is None else "page.chart_share_note_band"
    return Picture(
        "share",
        text("page.chart_share", language),
        text(code, language, count=0 if band is None else number(band.count, language, 0)),
        charts.share_chart(rows, words(content), band=band is not None),
        Table(head, tuple(cells), len(head) - 1),
        filtered=True,
    )


def bridge_picture(content: Content) -> Picture | None:
    """From the cost without transfers to that of the plan; None where either is not known."""
    language, currency = content.language, content.dataset.currency
    outcome, kinds = content.proposal.outcome, content.proposal.costs()
    baseline = outcome.baseline if outcome is not None else None
    if kinds is None or baseline is None or set(baseline.costs) != set(COSTS):
        return None
    steps = _bridge_steps(baseline.costs, kinds, language)
    least, most = min(step.low or step.high for step in steps), max(step.high for step in steps)
    cut = least > _TRUNCATED * most
    lowest = max(0.0, least - 0.35 * (most - least)) if cut else 0.0
    scale, unit = (
        (_MILLION, text("page.millions", language, value="").strip()) if most >= _MILLION else (1.0, "")
    )
    rows = [
        {
            "step": step.name,
            "start": max(step.low, lowest) / scale,
            "end": step.high / scale,
            "label": step.label(language),
            "kind": step.look,
        }
        for step in steps
    ]
    cells = tuple(
        (step.name, (number if step.look == "total" else signed_number)(step.value, language, 0))
        for step in steps
    )
    note = "page.chart_bridge_note" if cut else "page.chart_bridge_note_zero"
    return Picture(
        "bridge",
        text("page.chart_bridge", language),
        text(note, language, currency=f"{unit} {currency}".strip()),
        charts.bridge_chart(rows, words(content), lowest=lowest / scale),
        Table((words(content)["step"], words(content)["label"]), cells, 1),
    )


class _Step(NamedTuple):
    """A bar from ``low`` to ``high``; ``value``: the total, or what it adds; ``look``: total, more or less."""

    name: str
    low: float
    high: float
    value: float
    look: str

    def label(self, language: Language) -> str:
        """What stands beside the bar."""
        shown = display_money(abs(self.value), language)
        sign = {"less": "−", "more": "+"}.get(self.look, "") if shown != "0" else ""
        return sign + shown


def _bridge_steps(before: Mapping[str, float], after: Mapping[str, float], language: Language) -> list[_Step]:
    """The cost ``before``, what each kind of cost adds or saves, and the cost ``after``."""
    level = sum(before.values())
    steps = [_Step(text("page.bridge_without", language), 0.0, level, level, "total")]
    for kind in COSTS:
        difference = after[kind] - before[kind]
        low, high = sorted((level, level + difference))
        name = text(f"page.bridge_{kind}", language)
        steps.append(_Step(name, low, high, difference, "less" if difference < 0 else "more"))
        level += difference
    return [*steps, _Step(text("page.bridge_plan", language), 0.0, level, level, "total")]


def chances_picture(content: Content) -> Picture | None:
    """How sure each minimum is; None where no chance is told."""
    data, told = content.dataset, content.risk.chances.months
    if not told:
        return None
    rows = [
        {
            "direction": data.directions[one.direction].name,
            "month": _date(content, one.month),
            "chance": _short(one.chance),
        }
        for one in told
    ]
    grid: FloatArray = np.full((len(data.directions), data.months), np.nan)
    for one in told:
        grid[one.direction, one.month] = one.chance
    concerned = [one.name for d, one in enumerate(data.directions) if d in content.risk.chances.joint]
    return _picture(
        content,
        "chances",
        charts.chances_chart(rows, words(content), concerned),
        _by_month(content, grid, lambda value: "" if np.isnan(value) else _chance(content, value)),
        filtered=True,
    )


def _chance(content: Content, value: float) -> str:
    return chance_text(value, content.language)


def _share_or_none(share: float) -> float | None:
    """A share; None in a month without work, which has none."""
    return None if np.isnan(share) else share


def _ratio(part: FloatArray, whole: FloatArray) -> list[float | None]:
    return [round(float(p / w), _DIGITS) if w > 0 else None for p, w in zip(part, whole, strict=True)]


def _by_month(content: Content, values: FloatArray, show: Callable[[float], str]) -> Table:
    """A table of Directions against months; ``show`` turns a value into text."""
    data = content.dataset
    head = (text("page.direction", content.language), *(_month(content, t) for t in range(data.months)))
    rows = tuple(
        (one.name, *(show(float(values[d, t])) for t in range(data.months)))
        for d, one in enumerate(data.directions)
    )
    return Table(head, rows, data.months, tuple((one.name,) for one in data.directions))


def _picture(content: Content, name: str, spec: Spec, table: Table, *, filtered: bool) -> Picture:
    language = content.language
    title, note = text(f"page.chart_{name}", language), text(f"page.chart_{name}_note", language)
    return Picture(name, title, note, spec, table, filtered=filtered)


def _heads(content: Content, *names: str) -> tuple[str, ...]:
    return tuple(words(content)[name] for name in names)


def _names(content: Content) -> list[str]:
    return [one.name for one in content.dataset.directions]


def _date(content: Content, t: int) -> str:
    return f"{content.dataset.month(t)}-01"


def _month(content: Content, t: int) -> str:
    return content.dataset.month(t).text(content.language)


def _fte(content: Content, value: float) -> str:
    return column_number(float(value), content.language, 1)


def _share(content: Content, value: object) -> str:
    return percent(value, content.language) if isinstance(value, float) else ""


def _short(value: float) -> float:
    return round(float(value), _DIGITS) + 0.0
