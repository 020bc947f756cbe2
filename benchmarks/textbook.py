"""The same case by the stack that most people would write: pandas on openpyxl, textbook PuLP, openpyxl.

``python -m benchmarks.textbook case.xlsx plan.xlsx`` reads open-2012, builds the linear program with ``lpSum`` and
dictionaries of variables, solves it once per priority, and writes the plan into a copy of the workbook. It prints
what each priority reached, as JSON. It knows only what that case uses, and checks nothing.
"""

from __future__ import annotations

import datetime
import json
import math
import re
import sys
from typing import Any

import openpyxl
import pandas as pd
import pulp

type Table = pd.DataFrame
SLACK = 1e-9


def read_tables(path: str) -> dict[str, Table]:
    """Sheet → rows, under the headings in the third line, without their units."""
    tables: dict[str, Table] = pd.read_excel(path, sheet_name=None, header=2, engine="openpyxl")
    for name, table in tables.items():
        table.columns = [
            re.sub(r" \(.*\)$", "", column) if isinstance(column, str) else column for column in table
        ]
        tables[name] = table.dropna(how="all")
    return tables


class Case:
    """The case as dictionaries, the way a model in a notebook begins."""

    def __init__(self, tables: dict[str, Table]) -> None:
        settings = tables["Settings"].set_index("Setting")["Value"]
        self.first = pd.Timestamp(settings["first month"])
        self.months = range(int(settings["months"]))
        self.settings = settings
        directions = tables["Directions"].set_index("Direction")
        self.directions = list(directions.index)
        self.direction = directions.to_dict("index")
        self.types = tables["Advisor types"].set_index("Type").to_dict("index")
        self.pools = tables["Pools"].set_index("Pool").to_dict("index")
        self.partners = tables["Partners"].set_index("Partner").to_dict("index")
        self.activities = tables["Activities"].set_index("Activity").to_dict("index")
        self.envelopes = tables["Envelopes"].to_dict("records")
        self.price = float(tables["Rules"].set_index("Rule").loc["outsourced_share", "Price"])
        self.customers = self._lines(tables["Customers"])
        self.share = self._lines(tables["Outsourcing"])["max share"]
        self.work = {
            (d, a, t): self.direction[d]["Share of customers"]
            * self.customers[row["Driver"]][t]
            / row["Units per FTE"]
            for d in self.directions
            for a, row in self.activities.items()
            for t in self.months
        }
        self.distance = {(i, d): self._distance(i, d) for i in self.directions for d in self.directions}

    def _lines(self, table: Table) -> dict[str, list[float]]:
        months = [column for column in table.columns if isinstance(column, datetime.datetime)]
        return {row["Line"]: [float(row[month]) for month in months] for _, row in table.iterrows()}

    def _distance(self, i: str, d: str) -> float:
        a, b = self.direction[i], self.direction[d]
        p, q = math.radians(a["Latitude"]), math.radians(b["Latitude"])
        h = math.sin((q - p) / 2) ** 2
        h += math.cos(p) * math.cos(q) * math.sin(math.radians(b["Longitude"] - a["Longitude"]) / 2) ** 2
        return 2 * 6371.0088 * math.asin(math.sqrt(h))

    def index(self, month: Any) -> int:
        """Months from the first one; a blank month lies before it."""
        if pd.isna(month):
            return 0
        return int((month.year - self.first.year) * 12 + month.month - self.first.month)

    def length(self, pool: str) -> int:
        """Months of training of a pool's advisors."""
        return int(self.types[self.pools[pool]["Type"]]["Training months"])

    def route(self, pool: str, d: str) -> bool:
        """Whether advisors of a pool may move to a Direction."""
        home = self.pools[pool]["Direction"]
        return bool(home == d or self.distance[home, d] <= self.settings["maximum move distance"])


class Model:
    """The linear program, written as in PuLP's tutorials."""

    def __init__(self, case: Case) -> None:
        self.case, self.problem = case, pulp.LpProblem("transfers", pulp.LpMinimize)
        c, add = case, self.problem.add_variable_dicts
        opened = {(d, t): t >= c.index(c.direction[d]["Opens"]) for d in c.directions for t in c.months}
        keys = [
            (s, d, t)
            for s in c.pools
            for d in c.directions
            for t in c.months
            if c.route(s, d) and t + c.length(s) >= c.index(c.direction[d]["Opens"])
        ]
        own = [key for key in c.work if opened[key[0], key[2]]]
        self.x = add("x", keys, lowBound=0)
        self.n = add("n", [(d, t) for d in c.directions for t in c.months], lowBound=0)
        self.k = add("k", [(s, t) for s in c.pools for t in c.months], lowBound=0)
        self.y = add("y", own, lowBound=0)
        self.g = add("g", own, lowBound=0)
        self.r = add("r", list(c.work), lowBound=0)
        self.u = add("u", list(c.work), lowBound=0)
        self.o = add("o", [(p, *key) for p in c.partners for key in c.work], lowBound=0)
        self.z = add("z", [(p, t) for p in c.partners for t in c.months], lowBound=0)
        self.v = add("v", list(c.months), lowBound=0)
        self.largest = self.problem.add_variable("largest", lowBound=0)
        self.balances()
        self.transfer_rules()
        self.work_rules()

    def balances(self) -> None:
        """Staff, pools, work, aid, effective staff, payments."""
        c, problem, lpSum = self.case, self.problem, pulp.lpSum  # noqa: N806 - PuLP's name
        for d, row in c.direction.items():
            kept = 1 - row["Attrition"]
            for t in c.months:
                before = row["Starting staff"] if t == 0 else self.n[d, t - 1]
                arrivals = lpSum(
                    self.x[s, d, t - c.length(s)] for s in c.pools if (s, d, t - c.length(s)) in self.x
                )
                problem += self.n[d, t] == kept * before + arrivals
                ramp = lpSum(
                    (1 - rate) * self.x[s, d, t - c.length(s) - m]
                    for s in c.pools
                    for m in range(3)
                    if (rate := c.types[c.pools[s]["Type"]][f"Productivity month {m + 1}"]) < 1
                    and (s, d, t - c.length(s) - m) in self.x
                )
                done = lpSum(self.y[d, a, t] + self.g[d, a, t] for a in c.activities if (d, a, t) in self.y)
                problem += done <= self.n[d, t] - ramp
        for s, row in c.pools.items():
            kept = 1 - row["Attrition"]
            for t in c.months:
                before = row["Available"] if t == 0 else self.k[s, t - 1]
                left = lpSum(self.x[s, d, t] for d in c.directions if (s, d, t) in self.x)
                problem += self.k[s, t] == kept * before - left
        for key, due in c.work.items():
            partners = lpSum(self.o[(p, *key)] for p in c.partners)
            problem += (
                lpSum([self.y[key]] if key in self.y else []) + self.r[key] + partners + self.u[key] == due
            )
        for a in c.activities:
            for t in c.months:
                given = lpSum(self.g[d, a, t] for d in c.directions if (d, a, t) in self.g)
                problem += given == lpSum(self.r[d, a, t] for d in c.directions)
        for p in c.partners:
            for t in c.months:
                problem += self.z[p, t] >= lpSum(
                    self.o[p, d, a, t] for d in c.directions for a in c.activities
                )

    def transfer_rules(self) -> None:
        """Largest share, envelope, minimum staff, seats, releases, mobility."""
        c, problem, lpSum = self.case, self.problem, pulp.lpSum  # noqa: N806 - PuLP's name
        for s, row in c.pools.items():
            left = lpSum(self.x[key] for key in self.x if key[0] == s)
            problem += left <= row["Available"] * self.largest
            problem += left <= row["Release total"]
            for t in c.months:
                keys = [(s, d, t) for d in c.directions if (s, d, t) in self.x]
                if keys:
                    problem += lpSum(self.x[key] for key in keys) <= row["Release per month"]
        for window in c.envelopes:
            span = range(c.index(window["From"]), c.index(window["To"]) + 1)
            left = lpSum(self.x[key] for key in self.x if key[2] in span)
            problem += left >= window["Minimum"]
            problem += left <= window["Maximum"]
        for d, row in c.direction.items():
            for t in c.months:
                if t >= c.index(row["Minimum from"]):
                    problem += self.n[d, t] >= row["Minimum staff"]
                keys = [
                    (s, d, left)
                    for s in c.pools
                    for left in range(t - c.length(s) + 1, t + 1)
                    if (s, d, left) in self.x
                ]
                if keys:
                    problem += lpSum(self.x[key] for key in keys) <= row["Training seats"]
        for year in range(len(c.months) // 12):
            keys = [key for key in self.x if key[2] // 12 == year]
            moves = lpSum(self.x[key] for key in keys if c.pools[key[0]]["Direction"] != key[1])
            problem += moves <= c.settings["mobility share"] * lpSum(self.x[key] for key in keys)

    def work_rules(self) -> None:
        """Outsourced shares, partners' capacity and change."""
        c, problem, lpSum = self.case, self.problem, pulp.lpSum  # noqa: N806 - PuLP's name
        for t in c.months:
            due = sum(c.work[d, a, t] for d in c.directions for a in c.activities)
            outsourced = lpSum(
                self.o[p, d, a, t] for p in c.partners for d in c.directions for a in c.activities
            )
            problem += outsourced - self.v[t] <= c.share[t] * due
            for a, row in c.activities.items():
                due = sum(c.work[d, a, t] for d in c.directions)
                outsourced = lpSum(self.o[p, d, a, t] for p in c.partners for d in c.directions)
                if not pd.isna(row["Outsourced min"]):
                    problem += outsourced >= row["Outsourced min"] * due
                problem += outsourced <= row["Outsourced max"] * due
            for p, row in c.partners.items():
                keys = [(d, a) for d in c.directions for a in c.activities]
                now = lpSum(self.o[p, d, a, t] for d, a in keys)
                problem += now <= row["Capacity"]
                if t > 0:
                    before = lpSum(self.o[p, d, a, t - 1] for d, a in keys)
                    problem += now - before <= row["Change per month"]
                    problem += before - now <= row["Change per month"]

    def goals(self) -> list[Any]:
        """Objective of each priority: targets and service, cost, well-being."""
        c, lpSum = self.case, pulp.lpSum  # noqa: N806 - PuLP's name
        pay, moving = c.settings["internal cost"], c.settings["move cost"]
        first = c.price * lpSum(self.v.values()) + c.settings["unmet cost"] * lpSum(self.u.values())
        cost = pay * lpSum(self.n.values()) + lpSum(c.partners[p]["Cost"] * z for (p, _), z in self.z.items())
        distance = 100 * self.largest
        for (s, d, t), x in self.x.items():
            home = c.pools[s]["Direction"]
            training = c.types[c.pools[s]["Type"]]["Training cost"] + pay * min(
                c.length(s), len(c.months) - t
            )
            cost += (training + (moving if home != d else 0)) * x
            distance += c.distance[home, d] / 100 * x
        return [first, cost, distance]

    def solve(self) -> list[float]:
        """Each priority in turn, held for the next; returns what each reached."""
        reached = []
        for goal in self.goals():
            self.problem.setObjective(goal)
            self.problem.solve(pulp.HiGHS(msg=False))
            value = float(pulp.value(goal) or 0.0)
            reached.append(value)
            self.problem += goal <= value + SLACK * max(1.0, abs(value))
        return reached


def write_plan(model: Model, source: str, target: str) -> None:
    """The case's workbook with the plan on sheets of its own."""
    c = model.case
    book = openpyxl.load_workbook(source)
    head = [str((c.first + pd.DateOffset(months=t)).date())[:7] for t in c.months]
    transfers = book.create_sheet("Transfers")
    transfers.append(["Pool", "To", *head])
    for s in c.pools:
        for d in c.directions:
            row = [model.x[s, d, t].value() if (s, d, t) in model.x else 0.0 for t in c.months]
            transfers.append([s, d, *row])
    staff = book.create_sheet("Staff")
    staff.append(["Direction", *head])
    for d in c.directions:
        staff.append([d, *(model.n[d, t].value() for t in c.months)])
    outsourced = book.create_sheet("Outsourced")
    outsourced.append(["Partner", "Activity", *head])
    for p in c.partners:
        for a in c.activities:
            row = [sum(model.o[p, d, a, t].value() for d in c.directions) for t in c.months]
            outsourced.append([p, a, *row])
    book.save(target)


def main(source: str, target: str) -> None:
    """From the workbook to the plan."""
    model = Model(Case(read_tables(source)))
    reached = model.solve()
    write_plan(model, source, target)
    size = [model.problem.numConstraints(), model.problem.numVariables()]
    print(json.dumps({"reached": reached, "size": size}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
