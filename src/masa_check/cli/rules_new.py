"""`masa-check rules new`: writes a duty of one's own to fill in."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from masa_check.cli import output, terminal
from masa_check.cli.output import Target
from masa_check.declaration.kinds import ARRANGEMENTS, PAIR, YEARLY_REPORT
from masa_check.errors import MasaError
from masa_check.rulebook import rulebook
from masa_check.rulebook.draft import draft
from masa_check.rulebook.rulebook import Rulebook

AskedOf = StrEnum('AskedOf', {'ARRANGEMENTS': ARRANGEMENTS, 'YEARLY_REPORT': YEARLY_REPORT, 'PAIR': PAIR})


def new(
    duty: Annotated[
        str, Argument(help='Its id: small letters, figures and hyphens, as in our-chair-rotation.', metavar='DUTY')
    ],
    asked_of: Annotated[AskedOf, Option(help='The document that is asked; a pair is both.')] = AskedOf.ARRANGEMENTS,
    file: Annotated[
        str, Option('--output', '-o', help='The file to write; standard output if not given.', metavar='FILE')
    ] = '-',
) -> None:
    """
    Write a duty of your own to fill in, with what belongs in each place and an example above it.

    Write over each "...", then run `masa-check rules test` with the folder: it says what is still open.

    \b
    Examples:
      masa-check rules new our-chair-rotation -o own/chair.yaml
      masa-check rules new our-report-names-leads --asked-of yearly-report -o own/leads.yaml
      masa-check rules new our-second-question
    """
    book = rulebook.load([rulebook.folder()], examples=False)
    _refuse_id(duty, book)
    newest = book.editions_read[-1].id
    text = draft(duty, asked_of.value, newest)
    if file == '-':
        terminal.write(text)
        return
    _refuse_file(file)
    output.make_folder(file)
    with output.opened((Target('rules', file),)) as (outlet,):
        outlet.write(text)
    folder = Path(file).parent.as_posix()
    terminal.tell(f'masa-check: wrote {file}; write over each "..." in it, then run `masa-check rules test {folder}`')


def _refuse_id(duty: str, book: Rulebook) -> None:
    """Refuse an id that is taken, or that could not stand in an address or on a command line."""
    if not re.fullmatch(r'[a-z0-9]+(-[a-z0-9]+)*', duty):
        plain = '-'.join(re.findall('[a-z0-9]+', duty.lower())) or 'our-chair-rotation'
        raise MasaError(f'"{duty}" has more in it than small letters, figures and hyphens', remedy=f'write {plain}')
    if duty in book.duties:
        raise MasaError(f'the id "{duty}" is taken: ids are for ever', remedy=f'choose another, as our-{duty}')


def _refuse_file(file: str) -> None:
    """Refuse a file that is there, and one that no folder of rules would be known to hold."""
    if not file.endswith('.yaml'):
        raise MasaError('rules are read from files whose names end in .yaml', path=file, remedy='add .yaml to the name')
    if Path(file).exists():
        remedy = 'choose another name; or leave out --output, and copy what begins with "- id:" into the file'
        raise MasaError('the file is there already', path=file, remedy=remedy)
