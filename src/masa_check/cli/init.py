"""`masa-check init`: writes a file to fill in."""

from enum import StrEnum
from typing import Annotated

from typer import Argument, Option, Typer

from masa_check.cli import output, rulebooks, terminal
from masa_check.cli.output import Target
from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.questions import wording
from masa_check.questions.blank import blank as blank_form
from masa_check.questions.registry import questions
from masa_check.questions.starter import starter
from masa_check.rulebook import rulebook

BLANK = 'Write every key as not yet looked at, to be answered one by one.'
Kind = StrEnum('Kind', {'ARRANGEMENTS': ARRANGEMENTS, 'YEARLY_REPORT': YEARLY_REPORT})

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def init(
    path: Annotated[str, Argument(help='The file to write, or - for standard output.', metavar='FILE')] = '-',
    kind: Annotated[Kind, Option(help='What is to be declared.')] = Kind.ARRANGEMENTS,
    blank: Annotated[bool, Option('--blank', help=BLANK)] = False,
    force: Annotated[bool, Option('--force', help='Write over a file that is there.')] = False,
) -> None:
    """
    Write a starter: every question in plain English with an example, ready to be filled in.

    A list has one example, and the keys that each of its items may have.

    Until something is filled in, `masa-check check` says of every duty that it is not declared.

    \b
    Examples:
      masa-check init masa/luton.yaml
      masa-check init masa/luton-report-2025.yaml --kind yearly-report
      masa-check init masa/luton.yaml --blank
      masa-check init - | less
    """
    asked = questions(rulebooks.rules(None), wording.load([rulebook.folder()]), kind.value)
    text = blank_form(kind.value, asked) if blank else starter(kind.value, asked)
    if path == '-':
        terminal.write(text)
        return
    if not force:
        output.refuse_existing(path, 'choose another name, or add --force to write over it')
    output.make_folder(path)
    with output.opened((Target('starter', path),)) as (outlet,):
        outlet.write(text)
    terminal.tell(f'masa-check: wrote {path}; fill it in and run `masa-check check {path}`')
