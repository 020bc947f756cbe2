"""Commands that the user is told to run next: as they can be pasted, on one line, started as this one was."""

from __future__ import annotations

import os
import sys
from pathlib import Path

UV = "UV_RUN_RECURSION_DEPTH"
"""Set by ``uv run`` in the environment of what it starts."""


def command_line(*arguments: str | Path) -> str:
    """``planner`` with ``arguments``, quoted for the shell of this system, a path as it was typed."""
    words = [*launcher(), *map(str, arguments)]
    if os.name == "nt":
        import subprocess

        return subprocess.list2cmdline(words)
    import shlex

    return shlex.join(words)


def launcher() -> list[str]:
    """The words before the command's name: ``planner``, ``uv run planner``, ``python -m planner``."""
    started = Path(sys.argv[0] if sys.argv else "")
    if started.name == "__main__.py" and started.parent.name == "planner":
        python = Path(sys.executable).name or "python"
        return ["uv", "run", "python", "-m", "planner"] if UV in os.environ else [python, "-m", "planner"]
    return ["uv", "run", "planner"] if UV in os.environ else ["planner"]
