"""The commands, gathered under one name, each imported only when it is called or listed."""

import importlib
from typing import Annotated, Any

import typer
from typer import Exit, Option, Typer
from typer.core import TyperGroup

from masa_check.cli import terminal
from masa_check.rulebook import rulebook
from masa_check.version import __version__

# Their annotations are not left as text, for typer would evaluate each twice.
COMMANDS = (
    'init',
    'check',
    'baseline',
    'deadlines',
    'diff',
    'history',
    'survey',
    'verify',
    'draft',
    'explain',
    'rules',
    'schema',
)


class Commands(TyperGroup):
    """A group whose commands are modules: starting one does not pay for the others."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f'masa_check.cli.{cmd_name}')
        return typer.main.get_command(module.app)


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
        terminal.write(
            f'masa-check {__version__} (rulebook {rulebook.load([rulebook.folder()], examples=False).hash})\n'
        )
        raise Exit


@app.callback()
def about(
    version: Annotated[
        bool,
        Option('--version', callback=_version, is_eager=True, help='Print the version and the hash of the rulebook.'),
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
