"""A workbook on the table: read, solved, and edited step by step, with every step to go back to.

A desk is changed by one thread at a time (``Desk.busy``). A step does not change any more, so that what takes long
(reasons, the download) looks at one and keeps nobody from editing. Each change counts its ``revision`` up; who wants
to change something names the revision that was seen, so that two tabs never undo each other's work unseen.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from planner import api
from planner.dataset.types import Dataset
from planner.findings import BadInput, Finding
from planner.plan.types import Plan
from planner.reading.types import Case
from planner.schema.types import Language
from planner.serve.case_with_choices import Cells, cells_of, with_choices
from planner.serve.choices import Choice, Choices, Pair, choices_of
from planner.serve.revise import Reviser, Timing
from planner.solve.options import Progress, SolveOptions
from planner.solve.stopping import stop_if_asked, stoppable
from planner.solve.time_left import Forecast

MOST_PROPOSALS = 6
"""Proposals that are kept aside at once."""


class Stale(Exception):  # noqa: N818 - read as a noun in messages
    """Somebody else has changed the desk since."""


class Unknown(Exception):  # noqa: N818 - read as a noun in messages
    """What was named is not there."""


class NotReady(Exception):  # noqa: N818 - read as a noun in messages
    """What was asked needs a plan, and the desk has none."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was decided, and the plan that follows; ``plan`` has no numbers where none can keep it."""

    choices: Choices
    plan: Plan
    timing: Timing = field(default_factory=Timing)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A step that was kept aside under a name."""

    name: str
    step: Step


@dataclass(slots=True, eq=False)
class Desk:
    """One workbook. ``path`` is the copy that is read; ``language`` what the user asked for, None: the workbook's."""

    id: str
    path: Path
    language: Language | None = None
    busy: threading.RLock = field(default_factory=threading.RLock)
    revision: int = 0
    case: Case | None = None
    solving: bool = False
    stop: threading.Event = field(default_factory=threading.Event)
    forecast: Forecast = field(default_factory=Forecast)
    failed: Plan | None = None
    steps: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    _cells: Cells | None = None
    _reviser: Reviser | None = None
    _findings: dict[Language, tuple[Finding, ...]] = field(default_factory=dict)

    def open(self) -> None:
        """Reads the workbook; what is wrong with it ``findings`` says.

        Raises:
            BadInput: the file is no workbook.
        """
        self.case = api.read(self.path, self.language)
        self._findings = {self.case.language: _find_noticed(self.case)}
        self.revision += 1

    def findings(self, language: Language) -> tuple[Finding, ...]:
        """What was noticed in the workbook, in ``language``: it is read again where that is another."""
        if self.case is None:
            return ()
        if language not in self._findings:
            self._findings[language] = _find_noticed(api.read(self.path, language))
        return self._findings[language]

    @property
    def step(self) -> Step:
        """What is on the table now.

        Raises:
            NotReady: nothing was solved yet.
        """
        if not self.steps:
            raise NotReady
        return self.steps[-1]

    @property
    def dataset(self) -> Dataset:
        """The data of the plan on the table."""
        return self.step.plan.dataset

    def solve(self, tell: Callable[[str, int, int], None], repair: int | None = None) -> None:
        """Finds the best plan, unless the workbook holds one, and makes it what edits are compared with.

        ``tell`` is told each stage, with its step and how many there are. ``repair`` is the number of an offered one.

        Raises:
            BadInput: the workbook has errors.
            Stopped: ``stop`` was set meanwhile; the desk is as it was.
        """
        if self.case is None:
            raise NotReady
        with stoppable(self.stop):
            self._solve(tell, repair)

    def _solve(self, tell: Callable[[str, int, int], None], repair: int | None) -> None:
        if self.case is None:
            raise NotReady
        holds_plan = self.case.previous is not None and self.case.previous.complete and repair is None
        if not holds_plan and not self._solve_first(tell, repair):
            return
        stop_if_asked()
        self.forecast = Forecast()  # of the edits to come nothing is foreseen
        tell("warm", 0, 0)
        case = self.case
        self._cells, self._reviser = cells_of(case), Reviser(case)
        choices = choices_of(case)
        plan, timing = self._reviser.plan(with_choices(case, self._cells, choices, named=True))
        if plan.solution.quantities is None:
            self.failed = plan
        else:
            self.failed = None
            self.steps, self.undone = [Step(choices, plan, timing)], []
        self.revision += 1

    def _solve_first(self, tell: Callable[[str, int, int], None], repair: int | None) -> bool:
        """Solves a case without a plan, and reads its plan workbook in its place; False where there is no plan."""
        if self.case is None:
            raise NotReady
        self.forecast = Forecast()

        def step(at: Progress) -> None:
            self.forecast.begin_step(at)
            tell("step", at.step, at.steps)

        def stage(name: str) -> None:
            stop_if_asked()
            self.forecast.enter(name)
            tell(name, 0, 0)

        options = SolveOptions(on_progress=step)

        if repair is None:
            plan = api.solve(self.case, options, stage)
        else:
            plan = api.solve_after_repair(self.case, repair, options, stage)
        if plan.solution.quantities is None:
            self.failed = plan
            self.revision += 1
            return False
        self.forecast.enter("writing")
        tell("writing", 0, 0)
        path = self.path.with_name(f"{self.path.stem}.plan{self.path.suffix}")
        api.write(plan, path, force=True)
        self.path = path
        self.case = api.read(path, self.language)
        self._findings = {self.case.language: _find_noticed(self.case)}
        return True

    # Edits

    def edit(self, revision: int, pair: Pair, choice: Choice) -> None:
        """Decides about one pool and Direction, and solves again.

        Raises:
            Stale: the desk has changed since ``revision``.
            NotReady: nothing was solved yet.
            Unknown: no such pool or Direction.
            BadInput: the decisions contradict the rest of the workbook.
            Stopped: ``stop`` was set meanwhile; the desk is as it was.
        """
        self._expect(revision)
        self._require_known(pair)
        choices = {known: made for known, made in self.step.choices.items() if known != pair}
        if not choice.empty:
            choices[pair] = choice
        if choices != self.step.choices:
            self._go_to(self._plan_choices(choices))

    def undo(self, revision: int) -> None:
        """Takes the last edit back; the edit can be made again with ``redo``."""
        self._expect(revision)
        if len(self.steps) > 1:
            self.undone.append(self.steps.pop())
            self.revision += 1

    def redo(self, revision: int) -> None:
        """Makes the edit again that was taken back last."""
        self._expect(revision)
        if self.undone:
            self.steps.append(self.undone.pop())
            self.revision += 1

    def keep(self, revision: int, name: str) -> None:
        """Keeps what is on the table aside under ``name``; the oldest goes where there are too many."""
        self._expect(revision)
        others = [one for one in self.proposals if one.name != name]
        self.proposals = [*others, Proposal(name, self.step)][-MOST_PROPOSALS:]
        self.revision += 1

    def take(self, revision: int, name: str) -> None:
        """Puts a proposal on the table, which can be taken back like any edit; Unknown where there is none."""
        self._expect(revision)
        self._go_to(self.proposal(name).step)

    def proposal(self, name: str) -> Proposal:
        """The proposal called ``name``; Unknown where there is none."""
        for one in self.proposals:
            if one.name == name:
                return one
        raise Unknown(name)

    def _go_to(self, step: Step) -> None:
        self.steps.append(step)
        self.undone.clear()
        self.revision += 1

    def _plan_choices(self, choices: Choices) -> Step:
        if self._reviser is None:
            raise NotReady
        case = self.case_with(choices)
        if self._reviser.warm:
            plan, timing = self._reviser.plan(case)
        else:
            self.stop.clear()
            with stoppable(self.stop):
                plan, timing = self._reviser.plan(case)
        return Step(choices, plan, timing)

    def _expect(self, revision: int) -> None:
        if not self.steps:
            raise NotReady
        if revision != self.revision:
            raise Stale

    def _require_known(self, pair: Pair) -> None:
        data = self.dataset
        if pair[0] not in {pool.name for pool in data.pools}:
            raise Unknown(pair[0])
        if pair[1] not in {direction.name for direction in data.directions}:
            raise Unknown(pair[1])

    def case_with(
        self, choices: Choices, *, named: bool = True, author: str = "", language: Language | None = None
    ) -> Case:
        """The case of the desk with these ``choices``, in ``language``; see ``planner.serve.case_with_choices``.

        Raises:
            NotReady: nothing was solved yet.
        """
        if self.case is None or self._cells is None:
            raise NotReady
        case = self.case if language is None else replace(self.case, language=language)
        return with_choices(case, self._cells, choices, named=named, author=author)

    def before(self) -> Mapping[str, float]:
        """The goals of the version on the table: those that the workbook holds, else those of its first solve."""
        previous = self.case.previous if self.case is not None else None
        recorded = previous.versions[-1].goals if previous is not None and previous.versions else {}
        return recorded or self.steps[0].plan.goals


def _find_noticed(case: Case) -> tuple[Finding, ...]:
    """Everything noticed in a workbook."""
    try:
        return api.build(case)[1]
    except BadInput as bad:
        return bad.findings
