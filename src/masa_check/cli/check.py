"""`masa-check check`: puts every duty to one or more documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option, Typer

from masa_check import document, reading
from masa_check.cli import output, printing, world
from masa_check.cli.output import Target
from masa_check.cli.printing import Look
from masa_check.cli.world import Colour
from masa_check.errors import ExitCode, MasaError
from masa_check.report import Count, DocumentReport, Question, report_on
from masa_check.rulebook import Rulebook
from masa_check.values import Force


class FailOn(StrEnum):
    """The weakest force at which a finding fails the run."""

    MUST = 'must'
    MUST_GUIDANCE = 'must-guidance'
    SHOULD = 'should'
    EXPECTED = 'expected'
    ADVICE = 'advice'
    NEVER = 'never'


FORMAT_HELP = f'How to print the report: {", ".join(printing.FORMATS)}.'
HELP = """
Check arrangements and yearly reports against every duty of law and guidance.

Each duty comes out as met, partly met, missing, not declared, for a person to
judge, or as one that does not arise; each finding stands at its line.

\b
Examples:
  masa-check check luton-2024.yaml
  masa-check check masa/ --fail-on should --format concise
  masa-check check "masa/**/*.yaml" --on 2024-12-31 --format json
  masa-check check masa/ --output json=report.json
  masa-check check - --stdin-filename masa/luton.yaml < luton.yaml

\b
Exit codes:
  0  ran, and nothing at or above --fail-on
  1  ran, and at least one finding at or above it
  2  could not run: arguments or rules
  3  nothing matched the paths
  70 our own mistake
"""

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(help=HELP)
def check(  # noqa: PLR0917 - one parameter an option
    paths: Annotated[
        list[str], Argument(help='Files, folders, patterns, or - for standard input.', metavar='PATHS...')
    ],
    edition: Annotated[
        str | None, Option(help='Hold every document to this edition (wt2018, wt2023), whatever its date.')
    ] = None,
    on: Annotated[
        str | None, Option(help='The day to judge by, as 2024-07-31; today if not given.', metavar='DATE')
    ] = None,
    format: Annotated[str | None, Option('--format', '-f', help=FORMAT_HELP, metavar='FORMAT')] = None,
    outputs: Annotated[list[str] | None, Option('--output', '-o', help=output.HELP, metavar=output.METAVAR)] = None,
    fail_on: Annotated[FailOn, Option(help='The weakest force at which a finding fails the run.')] = FailOn.MUST,
    select: Annotated[
        list[str] | None, Option(help='Put only these duties (ids, with commas between).', metavar='DUTIES')
    ] = None,
    ignore: Annotated[
        list[str] | None, Option(help='Leave these duties out; they are printed as not asked.', metavar='DUTIES')
    ] = None,
    rules: Annotated[Path | None, Option(help='A folder of further rules of your own.', metavar='DIR')] = None,
    sarif_include_waived: Annotated[
        bool, Option('--sarif-include-waived', help='Keep in SARIF what is waived or known, as suppressed.')
    ] = False,
    quiet: Annotated[bool, Option('--quiet', '-q', help='Only the counts and what is to be put right.')] = False,
    verbose: Annotated[bool, Option('--verbose', '-v', help='Other editions in full as well.')] = False,
    color: Annotated[Colour, Option(help='When to print in colour.')] = Colour.AUTO,
    stdin_filename: Annotated[
        str, Option(help='What to call standard input in the report.', metavar='NAME')
    ] = 'standard input',
) -> None:
    """Put every duty to the documents named, print the report, and exit as `--fail-on` has it."""
    wanted = output.targets(format, outputs, printing.FORMATS)
    with output.opened(wanted) as outlets:
        book = world.rules(rules)
        question = Question(book, world.day(on), _edition(edition, book), _duties(book, select, ignore))
        documents = _each(paths, stdin_filename, question, wanted)
        look = Look(verbosity=verbose - quiet, colour=world.coloured(color), include_waived=sarif_include_waived)
        count = printing.send(documents, outlets, question, look)
        _stop_at_nothing(count)
    raise Exit(ExitCode.FINDINGS if count.fails(_threshold(fail_on)) else ExitCode.OK)


def _stop_at_nothing(count: Count) -> None:
    """No document is no reason to be content, and leaves no report behind."""
    if not count.documents:
        world.tell('masa-check: nothing matched the paths given; name a file, or a folder that holds *.yaml files')
        raise Exit(ExitCode.NOTHING_TO_CHECK)


def _threshold(fail_on: FailOn) -> Force | None:
    return None if fail_on is FailOn.NEVER else Force(fail_on.value)


def _edition(named: str | None, book: Rulebook) -> str:
    return '' if named is None else world.one_of(named.lower(), list(book.editions), 'edition')


def _duties(book: Rulebook, select: list[str] | None, ignore: list[str] | None) -> frozenset[str] | None:
    """The duties to put, or None for all; a duty of statute cannot be left out by name."""
    known = list(book.duties)
    chosen, left = ({world.one_of(name, known, 'duty') for name in _names(given)} for given in (select, ignore))
    for name in sorted(left):
        duty = book.duties[name]
        if any(duty.force(edition) is Force.MUST for edition in duty.editions):
            raise MasaError(f'"{name}" is a duty of statute and cannot be left out', remedy='take it out of --ignore')
    put = (chosen or set(known)) - left
    if not put or (select and not chosen):
        raise MasaError('no duty is left to put', remedy='name one in --select, and not in --ignore')
    return frozenset(put) if chosen or left else None


def _names(given: list[str] | None) -> Iterator[str]:
    for names in given or ():
        yield from (name.strip() for name in names.split(',') if name.strip())


def _each(
    paths: list[str], stdin_filename: str, question: Question, wanted: Sequence[Target]
) -> Iterator[DocumentReport]:
    """The report of each file; all of them are looked for before the first is read."""
    if '' in paths:
        raise MasaError('one of the paths is empty', remedy='name a file or a folder')
    named = reading.find([path for path in paths if path != '-'])
    output.refuse_to_overwrite(wanted, [found.path for found in named])
    if '-' in paths:
        if sys.stdin is None:
            raise MasaError('there is nothing to read from', remedy='leave standard input open, or name a file')
        raw, shown = sys.stdin.buffer.read(reading.LARGEST + 1), stdin_filename.replace('\\', '/')
        yield report_on(partial(document.parse, raw, shown), shown, question)
    for found in named:
        yield report_on(partial(document.read, found.path, found.shown), found.shown, question)
