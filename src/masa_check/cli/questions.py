"""`masa-check questions`: lists what a document is asked, in plain English."""

from enum import StrEnum
from typing import Annotated

from typer import Option, Typer

from masa_check.cli import arguments, options, rulebooks, terminal
from masa_check.cli.formats import Formats, Look, data, page
from masa_check.cli.output import Outlet, Target
from masa_check.cli.terminal import Colour
from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.questions import wording
from masa_check.questions.registry import QuestionList, questions
from masa_check.rulebook import rulebook

FORMATS: Formats = {
    'text': page('questions.page.page'),
    'json': data('questions.data.as_json'),
    'csv': data('questions.data.as_csv'),
}
EDITION = 'Only by the authority of this edition; if not given, by the strongest of all that have been read.'
LIST_THEMES = 'without --theme, the list names them'
Format = StrEnum('Format', {'TEXT': 'text', 'JSON': 'json', 'CSV': 'csv'})
Kind = StrEnum('Kind', {'ARRANGEMENTS': ARRANGEMENTS, 'YEARLY_REPORT': YEARLY_REPORT})

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(name='questions')
def list_questions(  # noqa: PLR0917 - one parameter an option
    kind: Annotated[Kind, Option(help='Which kind of document is asked.')] = Kind.ARRANGEMENTS,
    edition: Annotated[str | None, Option(help=EDITION)] = None,
    theme: Annotated[str | None, Option(help='Only the questions of this theme.')] = None,
    format: Annotated[Format, Option('--format', '-f', help='How to print the list.')] = Format.TEXT,
    rules: options.Rules = None,
    color: options.Color = Colour.AUTO,
) -> None:
    """
    List the questions that a document is asked: by what authority, why, and what a good answer says.

    They stand theme by theme, in each those of statute first: the same questions in the same words as in the file that
    `init` writes.

    \b
    Examples:
      masa-check questions --theme Funding
      masa-check questions --kind yearly-report --edition wt2023
      masa-check questions --format csv > questions.csv
    """
    book = rulebooks.rules(rules)
    named = arguments.edition(edition or None, book)
    worded = wording.load([rulebook.folder(), *([rules] if rules else [])])
    asked = questions(book, worded, kind.value, named)
    themes = list(dict.fromkeys(one.theme for one in asked))
    about = arguments.one_of(theme, themes, 'theme', LIST_THEMES) if theme else ''
    chosen = tuple(one for one in asked if about in ('', one.theme))
    found = QuestionList(kind.value, named, chosen, book)
    FORMATS[format].write(Outlet(Target(format)), Look(colour=terminal.coloured(color)), found)
