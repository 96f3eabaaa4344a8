"""The commands, gathered under one name."""

from __future__ import annotations

from typing import Annotated

from typer import Exit, Option, Typer

from masa_check import __version__, rulebook
from masa_check.cli import check, explain, init, rules, schema, world

app = Typer(
    name='masa-check',
    add_completion=True,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={'help_option_names': ['-h', '--help'], 'max_content_width': 100},
)
app.command(help=check.HELP)(check.check)
app.add_typer(rules.app, name='rules')
app.command()(explain.explain)
app.command()(schema.schema)
app.command()(init.init)


def _version(wanted: bool) -> None:
    if wanted:
        world.put(f'masa-check {__version__} (rulebook {rulebook.load([rulebook.folder()]).hash})\n')
        raise Exit


@app.callback()
def about(
    version: Annotated[
        bool,
        Option('--version', callback=_version, is_eager=True, help='Print the version and the hash of the rulebook.'),
    ] = False,
) -> None:
    """
    Hold published safeguarding arrangements to what law and guidance ask of them.

    \b
    Begin here:
      masa-check init masa.yaml        write a file to fill in
      masa-check check masa.yaml       see what is met and what is missing
      masa-check explain DUTY          read what one duty asks, and by what authority
    """
