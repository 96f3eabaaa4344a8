"""`masa-check schema`: prints a JSON Schema."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

from typer import Argument, Typer

from masa_check import schema as schemas
from masa_check.cli import world
from masa_check.kinds import KINDS

Which = StrEnum(
    'Which',
    {'ARRANGEMENTS': 'arrangements', 'YEARLY_REPORT': 'yearly-report', 'REPORT': 'report', 'SURVEY': 'survey'},
)

app = Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def schema(
    which: Annotated[
        Which, Argument(help='Of a kind of document, or of the JSON of a report or a survey.')
    ] = Which.ARRANGEMENTS,
) -> None:
    """
    Print the JSON Schema of a declaration, for editors, or of the JSON of a report or a survey, for programs.

    \b
    Examples:
      masa-check schema > arrangements.schema.json
      masa-check schema yearly-report > yearly-report.schema.json
      masa-check schema report
    """
    declared = which.value in KINDS
    made = schemas.declaration(which.value) if declared else schemas.shipped(which.value)
    world.put(json.dumps(made, indent=2, ensure_ascii=False) + '\n')
