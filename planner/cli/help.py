"""Help texts. That of ``planner`` itself is written without importing click, so that it appears at once."""

from __future__ import annotations

from planner.cli.table import COMMANDS, GLOBAL_OPTIONS, Exit
from planner.messages import text
from planner.report.lines import wrap

TYPE_CHECKING = False  # known to type checkers; importing it from typing costs more than the help itself
if TYPE_CHECKING:
    from collections.abc import Mapping

    import click

    from planner.schema.languages import Language

WIDTH = 80
_COLUMN = 26
_SHARED = {"lang", "quiet", "verbose", "json", "help", "force"}


def overview(language: Language) -> str:
    """What ``planner --help`` prints."""
    commands = {name: text(f"help.{name}.short", language) for name in COMMANDS}
    options = {shown: text(code, language) for shown, code in GLOBAL_OPTIONS.items()}
    parts = [
        text("help.usage", language, usage="planner [OPTIONS] COMMAND"),
        _paragraph(text("help.planner", language)),
        _section(text("help.commands", language), commands),
        _section(text("help.options", language), options),
        _examples("planner", language),
        _paragraph(text("help.more", language)),
    ]
    return "\n\n".join(parts)


def command_help(command: click.Command, context: click.Context, language: Language) -> str:
    """What ``planner <command> --help`` prints."""
    name = str(command.name)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    meanings = {
        _signature(p, context): parameter_help(name, p, language) for p in command.get_params(context)
    }
    options = {shown: meaning for shown, meaning in meanings.items() if shown.startswith("-")}
    arguments = {shown: meaning for shown, meaning in meanings.items() if shown not in options}
    parts = [
        text("help.usage", language, usage=usage),
        *(_paragraph(part) for part in text(f"help.{name}", language).split("\n")),
        _section(text("help.arguments", language), arguments) if arguments else "",
        _section(text("help.options", language), options),
        _examples(name, language),
        exit_codes(language) if name == "solve" else "",
    ]
    return "\n\n".join(part for part in parts if part)


def parameter_help(command: str, parameter: click.Parameter, language: Language) -> str:
    """What an option or argument means; its own default, where it has one, is part of the sentence."""
    name = str(parameter.name).lstrip("_").replace("click_default_", "")
    return text(f"option.{name}" if name in _SHARED else f"option.{command}.{name}", language)


def exit_codes(language: Language) -> str:
    """The table of exit codes."""
    meanings = {str(code.value): text(f"exit.{code.name.lower()}", language) for code in Exit}
    return _section(text("help.exits", language), meanings)


def _examples(command: str, language: Language) -> str:
    lines = text(f"help.{command}.examples", language).splitlines()
    return "\n".join([text("help.examples", language), *(f"  {line}" for line in lines)])


def _signature(parameter: click.Parameter, context: click.Context) -> str:
    """As the help lists it: ``CASE``, ``--force``, ``-o, --output FILE``."""
    if parameter.param_type_name == "argument":
        return parameter.make_metavar(context)
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if getattr(parameter, "is_flag", False) else f"{names} {parameter.make_metavar(context)}"


def _paragraph(words: str) -> str:
    return "\n".join(wrap(words, WIDTH, "  "))


def _section(heading: str, entries: Mapping[str, str]) -> str:
    """A heading and two columns, the second wrapped beside the first, or under it where the first is long."""
    column = min(_COLUMN, max(map(len, entries)) + 4)
    lines = [heading]
    for name, meaning in entries.items():
        start = f"  {name}".ljust(column)
        if len(start) > column or not start.endswith(" "):
            lines.append(start)
            start = " " * column
        lines += wrap(meaning, WIDTH, start, " " * column)
    return "\n".join(lines)
