"""A verification as JSON in a versioned shape, as a table for a spreadsheet, and as lines for editors and jobs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from masa_check import inert
from masa_check.evidence.claim import ClaimKind
from masa_check.evidence.printed import NoticeKind
from masa_check.evidence.tier import Tier
from masa_check.evidence.verdict import Verification, message, remedy
from masa_check.evidence.verification import ClaimOutcome, ClaimResult
from masa_check.inert import printable
from masa_check.reporters.annotation import annotation
from masa_check.reporters.data import Count, Line, dumped
from masa_check.reporters.draw import sheet

SCHEMA_VERSION: Literal[1] = 1


class PortionData(TypedDict):
    """How many of some things are there."""

    there: Count
    of: Count


class NoticeData(TypedDict):
    """Something told of a document."""

    kind: NoticeKind
    message: str
    remedy: str
    page: Annotated[int, Field(ge=0, description='0: of the whole document')]


class GateDocumentData(TypedDict):
    """A published document, and whether it is the one that was declared."""

    text: Annotated[str, Field(description="Its name under `texts`; '' if the declaration names none")]
    path: str
    sha256: str
    passes: bool
    headings: PortionData
    values: PortionData
    named: Annotated[bool, Field(description='Whether its title or a local authority stands in it')]
    same_file: Annotated[bool | None, Field(description='Whether its hash is the declared one; null if none is')]
    notices: list[NoticeData]


class GateData(TypedDict):
    """Whether the documents are those that were declared; otherwise there are no values."""

    passes: bool
    documents: list[GateDocumentData]


class ValueData(TypedDict):
    """A value, a quotation, a heading or a summary; its keys are the columns of the table as well."""

    path: Annotated[str, Field(description='Dotted keys, and the number of an item from 0: partners.0.lead.office')]
    what: ClaimKind
    value: str
    outcome: ClaimOutcome
    section: Annotated[str, Field(description="The heading under which it stands, or ''")]
    page: Annotated[str, Field(description="The page as printed, or ''")]
    tier: Annotated[Tier | Literal[''], Field(description='How exactly it stands there')]
    line: Line
    text: Annotated[str, Field(description='In which of the texts')]
    hint: str


class VerificationData(TypedDict):
    """Keys are added within a version; none is removed or changes its type."""

    schema_version: Literal[1]
    declaration: Annotated[str, Field(description='The path of the declaration')]
    gate: GateData
    values: list[ValueData]


def as_json(verification: Verification) -> str:
    """The verification as JSON."""
    return dumped(as_data(verification))


def as_data(verification: Verification) -> VerificationData:
    """The verification as plain data, as schemas/verification.schema.json describes it."""
    return {
        'schema_version': SCHEMA_VERSION,
        'declaration': verification.path,
        'gate': {
            'passes': verification.passes,
            'documents': [
                {
                    'text': gate.text.name,
                    'path': gate.text.path,
                    'sha256': gate.text.sha256,
                    'passes': gate.passes,
                    'headings': {'there': gate.headings.there, 'of': gate.headings.of},
                    'values': {'there': gate.values.there, 'of': gate.values.of},
                    'named': gate.names_it,
                    'same_file': gate.same_file,
                    'notices': [
                        {'kind': one.kind, 'message': one.message, 'remedy': one.remedy, 'page': one.page}
                        for one in gate.text.document.notices
                    ],
                }
                for gate in verification.gates
            ],
        },
        'values': [_value(result) for result in verification.results],
    }


def as_csv(verification: Verification) -> str:
    """The values as CSV, one row each, with a header."""
    return sheet.lines((list(ValueData.__annotations__), *(_value(one).values() for one in verification.results)))


def concise(verification: Verification) -> str:
    """Each result that somebody must look at, as `path:line:col: outcome what message; remedy`; no names of persons."""
    return ''.join(f'{inert.line(printable(_line(verification.path, one)))}\n' for one in verification.alarms)


def github(verification: Verification) -> str:
    """The same as annotations of a job on GitHub."""
    return ''.join(f'{_annotation(verification.path, one)}\n' for one in verification.alarms)


def _value(result: ClaimResult) -> ValueData:
    return {
        'path': result.key,
        'what': result.claim.kind,
        'value': result.claim.value,
        'outcome': result.outcome,
        'section': result.section,
        'page': result.page,
        'tier': result.tier,
        'line': result.place.line,
        'text': result.text,
        'hint': result.hint,
    }


def _line(path: str, result: ClaimResult) -> str:
    where = f'{path}:{result.place.line}:{result.place.column}'
    return f'{where}: {result.outcome} {result.claim.kind} {_nameless(result)}'


def _annotation(path: str, result: ClaimResult) -> str:
    properties = {'file': path, 'line': result.place.line, 'title': 'masa-check verify'}
    return annotation('warning', properties, _nameless(result))


def _nameless(result: ClaimResult) -> str:
    """What is wrong and what to do, for readers who need no names of persons."""
    return f'{message(result, with_names=False)}; {remedy(result)}'
