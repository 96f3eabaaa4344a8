"""`masa-check schema`: prints a JSON Schema."""

import json
from enum import StrEnum
from typing import Annotated

from typer import Argument, Typer

from masa_check.cli import terminal
from masa_check.declaration import schema as schemas

WHAT = 'Of a kind of document, of waivers, acts, settings or rules, or of the JSON of a command.'


class Which(StrEnum):
    """What there is a schema of."""

    ARRANGEMENTS = 'arrangements'
    YEARLY_REPORT = 'yearly-report'
    WAIVERS = 'waivers'
    ACTS = 'acts'
    SETTINGS = 'settings'
    RULES = 'rules'
    REPORT = 'report'
    SURVEY = 'survey'
    DEADLINES = 'deadlines'
    COMPARISON = 'comparison'
    HISTORY = 'history'
    VERIFICATION = 'verification'
    QUESTIONS = 'questions'


app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def schema(
    which: Annotated[Which, Argument(help=WHAT, metavar='WHICH')] = Which.ARRANGEMENTS,
) -> None:
    """
    Print the JSON Schema of what you write, for editors, or of the JSON of a command, for programs.

    \b
    Examples:
      masa-check schema > arrangements.schema.json
      masa-check schema yearly-report > yearly-report.schema.json
      masa-check schema waivers > waivers.schema.json
      masa-check schema acts > acts.schema.json
      masa-check schema rules > rules.schema.json
      masa-check schema report
      masa-check schema deadlines
    """
    made = schemas.of(which.value) if which.value in schemas.TITLES else schemas.shipped(which.value)
    terminal.write(json.dumps(made, indent=2, ensure_ascii=False) + '\n')
