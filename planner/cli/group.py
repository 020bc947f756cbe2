"""The click group: commands are imported when called, and their help comes from the catalogue."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from planner.cli import help as words
from planner.cli.language import environment_language
from planner.cli.options import session, shared
from planner.cli.streams import put
from planner.cli.table import COMMANDS
from planner.cli.usage import ExtraArguments
from planner.messages import text

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _print_help(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    """Through our own streams: click's end the process where the reader has left (``| head``)."""
    if asked and not context.resilient_parsing:
        put(context.get_help())
        context.exit()


class Command(click.Command):
    """A command whose help is ``help.<name>`` of the catalogue, in the user's language."""

    allow_extra_args = True  # refused below, in the user's language

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; an option is never taken as the value of the one before it.

        Raises:
            click.UsageError: with its context, so that the hint names this command's help.
        """
        _refuse_options_as_values(self, ctx, args)
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not ctx.resilient_parsing:
            raise ExtraArguments(" ".join(rest), ctx)
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, which speaks as everything else does."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _print_help
        return option

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - click's signature
        """What a shell shows beside the command's name."""
        return text(f"help.{self.name}.short", environment_language())

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Options with the meaning that the help gives them."""
        options = {name: parameter for parameter in self.get_params(ctx) for name in parameter.opts}
        offered = super().shell_complete(ctx, incomplete)
        for item in offered:
            if item.value in options:
                item.help = words.parameter_help(str(self.name), options[item.value], environment_language())
        return offered

    def get_help(self, ctx: click.Context) -> str:
        """Usage, meaning, options, examples."""
        return words.command_help(self, ctx, session(ctx).language)


def _refuse_options_as_values(command: click.Command, ctx: click.Context, args: list[str]) -> None:
    options = {name: option for option in command.get_params(ctx) for name in option.opts if name[0] == "-"}
    for word, following in pairwise(args):
        if word == "--":
            return
        option = options.get(word)
        if following in options and isinstance(option, click.Option) and not (option.is_flag or option.count):
            raise click.BadOptionUsage(word, "", ctx)


class Commands(click.Group):
    """``planner``: knows its commands by name, and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command called ``cmd_name``, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def get_help(self, ctx: click.Context) -> str:
        """The same as ``planner --help`` without click."""
        return words.overview(session(ctx).language)


def _print_version(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked:
        from planner.cli.version import versions

        put(versions())
        context.exit()


_SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}


@click.group(cls=Commands, context_settings=_SETTINGS, no_args_is_help=True)
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version)
@shared
def planner() -> None:
    """Plan transfers; see ``help.planner`` in the catalogue."""
