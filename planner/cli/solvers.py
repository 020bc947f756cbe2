"""``planner solvers``: which solvers can be named, and which are on this machine."""

from __future__ import annotations

import click

from planner.cli.group import Command
from planner.cli.options import with_session
from planner.cli.session import Session
from planner.cli.show import print_json
from planner.cli.streams import put
from planner.cli.table import Exit
from planner.messages import text


@click.command("solvers", cls=Command)
@with_session
def command(asked: Session) -> Exit:
    """List PuLP's solvers, those that are installed marked."""
    from planner.model.pulp_import import import_pulp
    from planner.solve.other_solvers import available_solvers

    here = set(available_solvers())
    names = sorted(set(import_pulp().listSolvers()), key=lambda name: (name not in here, name.casefold()))
    if asked.json:
        print_json({"solvers": [{"name": name, "available": name in here} for name in names]})
        return Exit.SOLVED
    for name in names:
        put(text("cli.solver_here" if name in here else "cli.solver_absent", asked.language, name=name))
    return Exit.SOLVED
