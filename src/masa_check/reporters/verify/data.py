"""Verifications as JSON in a versioned shape, as a table for a spreadsheet, and as lines for editors and jobs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypedDict

from masa_check import inert
from masa_check.evidence.claim import ClaimKind
from masa_check.evidence.printed import NoticeKind
from masa_check.evidence.problem import Problem
from masa_check.evidence.tier import Tier
from masa_check.evidence.verdict import Verification, message, remedy
from masa_check.evidence.verification import ClaimOutcome, ClaimResult
from masa_check.inert import printable
from masa_check.reporters.annotation import annotation
from masa_check.reporters.check.fingerprint import AS_SHOWN, Root, digest
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
    waived: Annotated[str, Field(description="By which office it is being put right, and until when, or ''")]


class VerificationData(TypedDict):
    """Keys are added within a version; none is removed or changes its type."""

    schema_version: Literal[1]
    declaration: Annotated[str, Field(description='The path of the declaration')]
    gate: GateData
    values: list[ValueData]
    proposed: Annotated[Count, Field(description='Statuses that nobody has confirmed; nothing of them is looked for')]


def as_json(verifications: Sequence[Verification]) -> str:
    """The verification of one declaration as JSON."""
    (verification,) = verifications
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
        'proposed': verification.proposed,
    }


def as_csv(verifications: Sequence[Verification]) -> str:
    """The values of one declaration as CSV, one row each, with a header."""
    (verification,) = verifications
    return sheet.lines((list(ValueData.__annotations__), *(_value(one).values() for one in verification.results)))


def concise(verifications: Sequence[Verification]) -> str:
    """Each thing that somebody must look at, as `path:line:col: outcome what message; remedy`; no names of persons."""
    return ''.join(f'{inert.line(printable(_line(path, one)))}\n' for path, one in _problems(verifications))


def github(verifications: Sequence[Verification], root: Root = AS_SHOWN) -> str:
    """The same as annotations of a job on GitHub."""
    return ''.join(f'{_annotation(root.path(path), one)}\n' for path, one in _problems(verifications))


def gitlab(verifications: Sequence[Verification], root: Root = AS_SHOWN) -> str:
    """The same as a report on code quality, as merge requests on GitLab show it."""
    return dumped([_issue(root.path(path), one) for path, one in _problems(verifications)])


def _problems(verifications: Sequence[Verification]) -> Iterator[tuple[str, Problem]]:
    return ((one.path, problem) for one in verifications for problem in one.problems)


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
        'waived': result.waiver.words if result.waiver else '',
    }


def _line(path: str, problem: Problem) -> str:
    result = problem.result
    where = f'{path}:{result.place.line}:{result.place.column}'
    return f'{where}: {result.outcome} {result.claim.kind} {nameless(problem)}'


def _annotation(path: str, problem: Problem) -> str:
    properties = {'file': path, 'line': problem.result.place.line, 'title': 'masa-check verify'}
    return annotation('warning', properties, nameless(problem))


def _issue(path: str, problem: Problem) -> dict[str, Any]:
    """One problem; it is known by its place in the declaration and its kind, whatever line it stands on."""
    result, name = problem.result, f'verify-{problem.result.claim.kind}'
    return {
        'description': printable(f'{name}: {nameless(problem)}'),
        'check_name': name,
        'fingerprint': known_by(path, problem),
        'severity': 'major',
        'location': {'path': printable(path), 'lines': {'begin': result.place.line}},
    }


def known_by(path: str, problem: Problem) -> str:
    """By what a problem is known again: its place in the declaration, its kind and its value, whatever its line."""
    result = problem.result
    return digest(path, 'verify', result.key, result.claim.kind, result.claim.value)


def nameless(problem: Problem) -> str:
    """What is wrong and what to do, for readers who need no names of persons."""
    return f'{message(problem, with_names=False)}; {remedy(problem.result)}'
