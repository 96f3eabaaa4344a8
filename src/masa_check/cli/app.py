"""The commands, gathered under one name, each imported only when it is called or listed."""

import importlib
from typing import Annotated, Any

import typer
from typer import Exit, Option, Typer
from typer.core import TyperCommand, TyperGroup

from masa_check.cli import terminal
from masa_check.cli.common_case import DEEP
from masa_check.errors import MasaError, did_you_mean
from masa_check.version import __version__

# Each with the first sentence of its help, so that a list of them imports none. Their annotations are not left as text,
# for typer would evaluate each twice.
COMMANDS = {
    'init': 'Write a starter: every question in plain English with an example, ready to be filled in.',
    'check': 'Check arrangements and yearly reports against every duty of law and guidance.',
    'baseline': 'Keep a baseline: the findings that are known, so that only what is lost from now on fails a run.',
    'deadlines': 'List what falls due for each partnership, and what is overdue, the most urgent first.',
    'diff': 'Show what changed between two documents: facts, duties, and what was lost.',
    'history': 'Show the verdicts on one declaration over time: a line for each revision in git, the oldest first.',
    'survey': 'Survey many documents: of each duty, how many state it, out of how many.',
    'verify': 'Check a declaration against the published document: does the document say that?',
    'draft': 'Propose a declaration from the published document, for a person to confirm.',
    'questions': 'List the questions that a document is asked: by what authority, why, and what a good answer says.',
    'form': 'Write an Excel workbook with every question to fill in, and read what came back.',
    'explain': 'Explain one duty: what each edition asks, by what authority, since when, why, and with what examples.',
    'rules': 'List the duties by theme, with the force that each edition gives them.',
    'schema': 'Print the JSON Schema of what you write, for editors, or of the JSON of a command, for programs.',
}


class Lazy(TyperCommand):
    """A command by its name and what it is for, imported once it is called."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        return self.imported().make_context(info_name, args, parent, **extra)

    def imported(self) -> Any:
        """The command itself; only schemas are written by pydantic."""
        if self.name != 'schema':
            from masa_check.model import prepared  # noqa: PLC0415 - help and completion have no need

            prepared.use()
        importlib.import_module(DEEP)
        return typer.main.get_command(importlib.import_module(f'masa_check.cli.{self.name}').app)


class Commands(TyperGroup):
    """A group whose commands are modules: starting one does not pay for the others, and listing them for none."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called; a misspelt one is refused with the nearest there is."""
        if args and not args[0].startswith('-') and args[0] not in COMMANDS:
            remedy = did_you_mean(args[0], COMMANDS, likeness=0.5) or f'the commands are: {", ".join(COMMANDS)}'
            raise MasaError(f'there is no command "{args[0]}"', remedy=remedy)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return Lazy(cmd_name, help=COMMANDS[cmd_name]) if cmd_name in COMMANDS else None


app = Typer(
    name='masa-check',
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={'help_option_names': ['-h', '--help'], 'max_content_width': 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from masa_check import installed  # noqa: PLC0415 - only this needs it
        from masa_check.rulebook import rule_files  # noqa: PLC0415 - as above

        hash = rule_files.hash_of([installed.folder('rules')])
        terminal.write(f'masa-check {__version__}, with version {hash} of the rules\n')
        raise Exit


@app.callback()
def about(
    version: Annotated[
        bool,
        Option('--version', callback=_version, is_eager=True, help='Print the version of masa-check and of its rules.'),
    ] = False,
) -> None:
    """
    Hold safeguarding arrangements, and the yearly reports on them, to what law and guidance ask of them.

    \b
    Begin here:
      masa-check init masa.yaml        write a file to fill in
      masa-check check masa.yaml       see what is met and what is missing
      masa-check explain DUTY          read what one duty asks, and by what authority
    """
