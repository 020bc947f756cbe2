"""The map of a page: centres where they are, and who has changed Direction, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.messages import column_number, text
from planner.page import charts
from planner.page.content import Content
from planner.page.pictures import words
from planner.page.types import Picture, Table

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

_MEANINGFUL = 0.05  # FTE
_DIGITS = 2
_LEAST_PLACES = 2


def map_picture(content: Content) -> Picture | None:
    """Centres by their coordinates, with a slider of months; None where fewer than two have coordinates."""
    data, language = content.dataset, content.language
    known = [
        d for d, one in enumerate(data.directions) if one.latitude is not None and one.longitude is not None
    ]
    if len(known) < _LEAST_PLACES:
        return None
    staff = content.proposal.staff
    places = [
        {
            "direction": data.directions[d].name,
            "t": t,
            "month": f"{data.month(t)}-01",
            "latitude": data.directions[d].latitude,
            "longitude": data.directions[d].longitude,
            "staff": round(float(staff[d, t]), _DIGITS),
        }
        for d in known
        for t in range(data.months)
    ]
    moved = _moves_so_far(content)
    flows = [_flow(content, int(i), int(d), int(t), float(moved[i, d, t]))
             for i, d, t in np.argwhere(moved > _MEANINGFUL) if i in known and d in known]  # fmt: skip
    cells = tuple(
        (data.directions[i].name, data.directions[d].name, column_number(float(moved[i, d, -1]), language, 1))
        for i, d in np.argwhere(moved[:, :, -1] > _MEANINGFUL)
    )
    heads = words(content)
    table = Table(
        (heads["from"], heads["to"], heads["fte"]), cells, 1, tuple((row[0], row[1]) for row in cells)
    )
    spec = charts.map_chart(
        places,
        flows,
        heads,
        last=data.months - 1,
        most=max(float(staff[known].max()), 1.0),
        most_flow=max(float(moved.max(initial=0.0)), 1.0),
    )
    months = tuple(data.month(t).text(language) for t in range(data.months))
    title, note = text("page.chart_map", language), text("page.chart_map_note", language)
    return Picture("map", title, note, spec, table, slider=months)


def _moves_so_far(content: Content) -> FloatArray:
    """Who has left each Direction for each other one by the end of each month (D, D, T), FTE."""
    data = content.dataset
    count = len(data.directions)
    moved: FloatArray = np.zeros((count, count, data.months))
    for s, pool in enumerate(data.pools):
        moved[pool.direction] += content.proposal.transfers[s].cumsum(axis=1)
    moved[range(count), range(count)] = 0.0
    return moved


def _flow(content: Content, i: int, d: int, t: int, fte: float) -> dict[str, object]:
    origin, destination = content.dataset.directions[i], content.dataset.directions[d]
    return {
        "from": origin.name,
        "to": destination.name,
        "t": t,
        "fte": round(fte, _DIGITS),
        "latitude": origin.latitude,
        "longitude": origin.longitude,
        "latitude2": destination.latitude,
        "longitude2": destination.longitude,
    }
