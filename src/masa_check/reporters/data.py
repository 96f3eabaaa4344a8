"""What the data of every command has in common: how it is written, and the types that its schemas are made from."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.report.record import Act
from masa_check.reporters.encoding import encoded
from masa_check.rulebook.rulebook import Rulebook
from masa_check.version import __version__

Count = Annotated[int, Field(ge=0)]
Line = Annotated[int, Field(ge=1)]  # and a column, both counted from 1
Day = Annotated[str, Field(json_schema_extra={'format': 'date'})]
Notice = Annotated[
    str, Field(description="What holds of the guidance on the day of the run; '' while all of it has been read")
]
RunDay = Annotated[Day, Field(description='The day by which was judged')]


class ToolData(TypedDict):
    """What made the data, and the rules that were put."""

    name: Literal['masa-check']
    version: str
    rulebook: Annotated[str, Field(pattern='^[0-9a-f]{16}$', description='The hash of the rules that were put')]


class ActData(TypedDict):
    """Something that the partners have done, by their record."""

    duty: str
    ask: Annotated[str | None, Field(description='null for the whole duty')]
    objects: list[str]
    what: str
    on: Day
    office: str
    evidence: str
    line: Annotated[Line, Field(description='In the file of acts')]


def tool(rulebook: Rulebook) -> ToolData:
    """What every command says of itself in its data."""
    return {'name': 'masa-check', 'version': __version__, 'rulebook': rulebook.hash}


def act_data(act: Act) -> ActData:
    """An act as data."""
    return {
        'duty': act.duty,
        'ask': act.ask or None,
        'objects': list(act.objects),
        'what': act.what,
        'on': act.on.isoformat(),
        'office': act.office,
        'evidence': act.evidence,
        'line': act.place.line,
    }


def dumped(data: Any) -> str:
    """Data as JSON that is whole and yet acts on no screen."""
    return f'{encoded(data)}\n'
