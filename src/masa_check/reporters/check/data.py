"""The report as data, in a shape that is versioned and never loses a key; its schema is made from these types."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.report.acceptance import AcceptanceState
from masa_check.reporters.data import ActData, Count, Day, Line, Notice, RunDay, ToolData
from masa_check.rulebook.edition import EditionStatus
from masa_check.values import Force, Outcome, Reason, Severity, Verdict

SCHEMA_VERSION: Literal[2] = 2
KIND = 'arrangements, yearly-report or pair; or waivers, acts, baseline or deleted, of what is wrong with those files'
WHY = "Why it is undeclared; `restated`: absent, since the text has only the guidance's words; null otherwise"


class TextData(TypedDict):
    """A text that was read, by its short name."""

    name: str
    sha256: str


class ReadingData(TypedDict):
    """How many statements were read by whom, and the hashes of the texts; that of the declaration is `sha256`."""

    statements: Count
    judged: Annotated[Count, Field(description='Statements that name who judged them, or who checked them')]
    checked: Annotated[Count, Field(description='Of those, how many a second office has checked')]
    texts: list[TextData]


class QuoteData(TypedDict):
    """Words of the text, with the place where they stand."""

    quote: str
    section: str | None
    page: int | None
    text: Annotated[str | None, Field(description='Which of the texts that were read')]


class AskAnswerData(TypedDict):
    """What came of one ask put to one object."""

    ask: str
    ref: str | None
    force: Force
    confidence: str
    object: str
    outcome: Outcome
    reason: Annotated[Reason | None, Field(description=WHY)]
    message: str
    path: str
    line: Line
    column: Line
    quotes: Annotated[list[QuoteData], Field(description='Words of the text, as the declaration quotes them')]
    answered: Annotated[str | None, Field(description='Who has judged it, where only a person can, when and on what')]


class DutyAnswerData(TypedDict):
    """What came of one duty."""

    duty: str
    theme: str
    force: Force
    verdict: Verdict
    restated: Annotated[Count, Field(description="Asks that the text answers only in the guidance's words")]
    asks: list[AskAnswerData]


class EditionData(TypedDict):
    """A document held to one edition."""

    edition: str
    status: EditionStatus
    counts: Annotated[
        bool, Field(description='Whether its findings can fail the run; of statute-only, those of statute alone')
    ]
    notice: str
    answers: list[DutyAnswerData]


class DocumentData(TypedDict):
    """One document, or another file that the run rests on."""

    path: str
    kind: Annotated[str, Field(description=KIND)]
    id: str | None
    name: str
    sha256: Annotated[str, Field(pattern='^([0-9a-f]{64})?$')]
    dated: str
    read_in_part: bool
    proposed: Annotated[Count, Field(description='Statuses that are left to confirm, and count as not declared')]
    readable: Annotated[bool, Field(description='false: we could not read it, so no duty was checked')]
    editions: list[EditionData]
    not_asked: list[str]
    beside: Annotated[list[str], Field(description='The other documents of a pair')]
    notice: Annotated[
        str,
        Field(description='Why two documents could not be laid side by side, or that the date of one is still to come'),
    ]
    acts: Annotated[list[ActData], Field(description='What is on record as done; no verdict rests on it')]
    answered: Annotated[Count | None, Field(description='Questions answered in a blank form; null of any other file')]
    questions: Annotated[Count | None, Field(description='Of how many; null of any other file')]
    reading: Annotated[ReadingData | None, Field(description='Who read the text; null if it is unreadable')]


class PlaceData(TypedDict):
    """A place in another document."""

    path: str
    line: Line
    column: Line


class AcceptanceData(TypedDict):
    """Why a finding does not fail the run."""

    owner: Annotated[str | None, Field(description='The office that puts it right; null for the baseline')]
    until: Day | None
    reason: str | None
    path: Annotated[str | None, Field(description='The file in which it was accepted')]
    line: Line | None
    revision: Annotated[
        str | None, Field(description='At which it was so already, where only what was lost since can fail')
    ]


class FindingData(TypedDict):
    """What is wrong at one place about one object."""

    duty: str
    ask: str
    object: str
    edition: str | None
    status: EditionStatus | None
    counts: bool
    force: Annotated[Force | None, Field(description='null for what is wrong with a file itself')]
    severity: Severity
    outcome: Outcome
    reason: Annotated[Reason | None, Field(description=WHY)]
    message: Annotated[str, Field(min_length=1)]
    asks: str
    remedy: str
    citation: str
    confidence: str | None
    path: str
    line: Line
    column: Line
    end_column: Line
    related: Annotated[
        list[PlaceData], Field(description='Where in another document stands what it is to be read beside')
    ]
    state: Annotated[AcceptanceState, Field(description='Only what is open can fail the run')]
    acceptance: Annotated[AcceptanceData | None, Field(description='null if it is open')]
    change: Annotated[str | None, Field(description='The hash of a loss since a revision, by which it can be approved')]


class SummaryData(TypedDict):
    """What the run adds up to."""

    documents: Count
    unreadable: Count
    duties_asked: Annotated[Count, Field(description='Under the editions that decide')]
    verdicts: dict[Verdict, Count]
    restated: Annotated[Count, Field(description="Of the duties with the verdict gap: only the guidance's words")]
    findings: Annotated[dict[Force, Count], Field(description='That count and are open, by force')]
    faults_of_shape: Count
    waived: Annotated[Count, Field(description='Findings that an office has undertaken to put right by a day')]
    known: Annotated[Count, Field(description='Findings that the baseline knows')]
    replaced: Annotated[Count, Field(description='Asked by guidance that does not count for the document')]
    known_statutory: Annotated[
        Count, Field(description='Of those, findings of statute: nobody is named to put them right')
    ]


class ReportData(TypedDict):
    """Keys are added within a version; none is removed or changes its type."""

    schema_version: Literal[2]
    tool: ToolData
    on: RunDay
    notice: Notice
    documents: list[DocumentData]
    findings: list[FindingData]
    summary: SummaryData
