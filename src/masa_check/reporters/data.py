"""What the data of every command has in common: how it is written, and the types that its schemas are made from."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.display import visible
from masa_check.inert import COMMAND
from masa_check.report.record import Act
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
    """Data as JSON that is whole and yet acts on no screen: what cannot be seen is escaped."""
    return COMMAND.sub(_escaped, visible(json.dumps(data, ensure_ascii=False, indent=2))) + '\n'


def _escaped(found: re.Match[str]) -> str:
    """What a runner of jobs would follow, its last letter as a number: the same to whoever reads JSON."""
    return found[0] if found[0] == ':' else f'{found[0][:-1]}\\u{ord(found[0][-1]):04x}'  # no line begins with colons
