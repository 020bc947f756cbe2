"""What was wrong with the words of a command line, in the user's language."""

from __future__ import annotations

import click
from click import exceptions

from planner.cli.table import COMMANDS
from planner.messages import number, text
from planner.schema.languages import Language


class ExtraArguments(click.UsageError):
    """More arguments than a command takes; the message is what is too much."""


def describe(error: click.UsageError, language: Language) -> str:
    """The mistake in one sentence, and the command whose help would tell."""
    return f"{_mistake(error, language)} {_hint(error, language)}"


def _mistake(error: click.UsageError, language: Language) -> str:
    from planner.schema.names import nearest

    if isinstance(error, exceptions.NoSuchOption):
        begun, options = error.option_name.strip("-"), _options(error.ctx)
        near = next((name for name in options if name.startswith(begun)), None) or nearest(begun, options)
        return _unknown("usage.option", error.option_name, f"--{near}" if near else None, language)
    if isinstance(error, exceptions.NoSuchCommand):
        near = nearest(error.command_name, COMMANDS)
        return _unknown("usage.command", error.command_name, near, language)
    if isinstance(error, exceptions.MissingParameter) and error.param is not None:
        name = _name_of(error.param)
        return text("usage.missing", language, name=name)
    if isinstance(error, exceptions.BadParameter) and error.param is not None:
        if isinstance(error.param.type, click.Choice):
            choices = ", ".join(map(str, error.param.type.choices))
            return text("usage.choice", language, name=_name_of(error.param), choices=choices)
        if isinstance(error.param.type, click.IntRange | click.FloatRange):
            return _number(error.param, error.param.type, language)
        if expects := getattr(error.param.type, "expects", None):  # a type of ours
            return text(expects, language, name=_name_of(error.param))
    if isinstance(error, exceptions.BadOptionUsage):
        return _needs(error, language)
    if isinstance(error, ExtraArguments):
        return text("usage.extra", language, words=error.message)
    return error.format_message()


def _needs(error: exceptions.BadOptionUsage, language: Language) -> str:
    """Says that a value lacks, or how many: ``--between needs 2 values``; or that an option takes none."""
    options = error.ctx.command.get_params(error.ctx) if error.ctx is not None else []
    option = next((option for option in options if error.option_name in option.opts), None)
    if getattr(option, "is_flag", False):
        return text("usage.no_value", language, name=error.option_name)
    count = 1 if option is None else option.nargs
    if count > 1:
        return text("usage.values", language, name=error.option_name, count=count)
    return text("usage.value", language, name=error.option_name)


def _options(context: click.Context | None) -> list[str]:
    """The long options of the command, without their dashes."""
    parameters = context.command.get_params(context) if context is not None else []
    return [name[2:] for parameter in parameters for name in parameter.opts if name.startswith("--")]


def _unknown(code: str, name: str, near: str | None, language: Language) -> str:
    said = text(code, language, name=name)
    return f"{said} {text('usage.near', language, name=near)}" if near else said


def _name_of(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return str(parameter.name).upper()


def _number(parameter: click.Parameter, kind: click.IntRange | click.FloatRange, language: Language) -> str:
    """Says which numbers an option takes: ``--threads must be a whole number from 1 to 256``."""
    code = "usage.from_to" if kind.max is not None else "usage.above" if kind.min_open else "usage.at_least"
    bounds = {name: number(bound or 0, language) for name, bound in (("low", kind.min), ("high", kind.max))}
    return text(
        "usage.whole" if isinstance(kind, click.IntRange) else "usage.number",
        language,
        name=_name_of(parameter),
        range=text(code, language, **bounds),
    )


def _hint(error: click.UsageError, language: Language) -> str:
    command = error.ctx.command_path if error.ctx is not None else "planner"
    return text("usage.hint", language, command=f"{command} --help")
