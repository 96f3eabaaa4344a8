"""The options that several commands share, each said once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, TypeAlias

from typer import Argument, Option
from typer.core import TyperCommand, TyperOption

from masa_check.cli import arguments, output, terminal
from masa_check.rulebook import rulebook
from masa_check.values import Ladder

Paths: TypeAlias = Annotated[list[str], Argument(help='Files, folders or patterns.', metavar='PATHS...')]
Edition: TypeAlias = Annotated[
    str | None,
    Option('--edition', help='Check every document against this edition ({editions}), whatever its date.'),
]
On: TypeAlias = Annotated[
    str | None, Option('--on', help='The day to judge by, as 2024-07-31; today if not given.', metavar='DATE')
]
Outputs: TypeAlias = Annotated[
    list[str] | None, Option('--output', '-o', help=output.HELP, metavar=output.METAVAR)
]  # fmt: skip
Rules: TypeAlias = Annotated[
    Path | None, Option('--rules', help='A folder of further rules of your own.', metavar='DIR')
]  # fmt: skip
Named: TypeAlias = Annotated[
    list[str] | None,
    Argument(
        help='Files, folders, patterns, or - for standard input; if none is named, those of the settings.',
        metavar='PATHS...',
        show_default=False,
    ),
]
Select: TypeAlias = Annotated[
    list[str] | None,
    Option('--select', help='Check only these duties: ids, with commas between.', metavar='DUTIES'),
]
Ignore: TypeAlias = Annotated[
    list[str] | None,
    Option('--ignore', help='Leave these duties out; the report says so.', metavar='DUTIES'),
]
RequireQuotes: TypeAlias = Annotated[
    bool, Option('--require-quotes', help='Make a finding of what is met without a quotation from the text.')
]  # fmt: skip
Waivers: TypeAlias = Annotated[
    str | None,
    Option('--waivers', help='A file of what is being put right, by whom and when.', metavar='FILE'),
]
NoWaivers: TypeAlias = Annotated[
    bool, Option('--no-waivers', help='Check as if nothing had been waived, for an audit.')
]  # fmt: skip
Acts: TypeAlias = Annotated[
    str | None,
    Option('--acts', help='A file of what was done; it changes no verdict.', metavar='FILE'),
]
Baseline: TypeAlias = Annotated[
    str | None, Option('--baseline', help='A file of what was known when you began; it fails no run.', metavar='FILE')
]
ChangedSince: TypeAlias = Annotated[
    str | None,
    Option(
        '--changed-since',
        help='Check what differs from this git revision; only a loss fails.',
        metavar='REV',
    ),
]
StdinFilename: TypeAlias = Annotated[str, Option(help='What to call standard input in the report.', metavar='NAME')]
Config: TypeAlias = Annotated[
    str | None,
    Option('--config', help='A file of settings, in place of the nearest masa-check.toml.', metavar='FILE'),
]
NoConfig: TypeAlias = Annotated[bool, Option('--no-config', help='Read no file of settings.')]
Jobs: TypeAlias = Annotated[
    int | None, Option('--jobs', help='Processes to use: one, or one a processor from 100 files on.', min=1)
]
Color: TypeAlias = Annotated[terminal.Colour, Option('--color', help='When to print in colour.')]


class EditionCommand(TyperCommand):
    """A command with `--edition`, whose help names the editions that have been read."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The options; the rules are read only where somebody asks for help."""
        book = rulebook.load([rulebook.folder()], examples=False)
        names = ', '.join(edition.id for edition in book.editions_read)
        for option in self.params:
            if isinstance(option, TyperOption) and option.name == 'edition':
                option.help = (option.help or '').format(editions=names)
        super().format_options(ctx, formatter)


def how_to_print(what: str, formats: Iterable[str]) -> Any:
    """The option `--format` of a command, which lists the formats that there are."""
    return Option('--format', '-f', help=f'How to print {what}: {", ".join(formats)}.', metavar='FORMAT')


def fail_on(ladder: type[Ladder], help: str, metavar: str = '') -> Any:
    """The option `--fail-on` of a command, which takes a rung of a ladder, or `never`; many rungs go into the help."""
    rungs = [*ladder, arguments.NEVER]
    return Option(
        help=f'{help} One of <{" | ".join(rungs)}>.' if metavar else help, metavar=metavar or f'<{"|".join(rungs)}>'
    )
