"""A draft as JSON in a versioned shape, and as the declaration that it is."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypedDict

from masa_check.drafts.draft import Draft
from masa_check.drafts.proposal import Proposal
from masa_check.drafts.writing import as_yaml
from masa_check.model.status import ProposedStatus
from masa_check.reporters.data import dumped

SCHEMA_VERSION: Literal[1] = 1


class DraftedTextData(TypedDict):
    """The published document, or the first of its texts."""

    path: str
    sha256: str


class RepeatedData(TypedDict):
    """How much of a passage is an edition's own words."""

    edition: str
    share: Annotated[float, Field(ge=0, le=1)]


class PassageData(TypedDict):
    """A passage that may answer a question."""

    section: Annotated[str, Field(description="The heading under which it stands, or ''")]
    page: Annotated[str, Field(description="The page as printed, or ''")]
    text: str
    document: Annotated[str, Field(description='In which of the texts')]
    guidance: Annotated[RepeatedData | None, Field(description='null where its words are its own')]


class QuotationData(TypedDict):
    """Words of the first passage, letter by letter, or null."""

    text: str
    page: str


class QuestionData(TypedDict):
    """A question, what is proposed of it, and up to five passages, the best first."""

    path: Annotated[str, Field(description='Dotted keys')]
    question: str
    proposed: Annotated[ProposedStatus | None, Field(description='null where a person must read the passages')]
    quote: QuotationData | None
    passages: list[PassageData]


class DraftData(TypedDict):
    """Keys are added within a version; none is removed or changes its type."""

    schema_version: Literal[1]
    kind: str
    document: DraftedTextData
    documents: list[DraftedTextData]
    questions: list[QuestionData]
    rows: Annotated[dict[str, list[dict[str, Any]]], Field(description='Rows to confirm, by the path of their list')]


def as_json(draft: Draft) -> str:
    """The draft as JSON."""
    return dumped(as_data(draft))


def yaml(draft: Draft) -> str:
    """The draft as a declaration."""
    return as_yaml(draft)


def as_data(draft: Draft) -> DraftData:
    """The draft as plain data, as schemas/draft.schema.json describes it."""
    documents: list[DraftedTextData] = [{'path': one.path, 'sha256': one.sha256} for one in draft.texts]
    return {
        'schema_version': SCHEMA_VERSION,
        'kind': draft.kind,
        'document': documents[0],
        'documents': documents,
        'questions': [_question(one) for one in draft.proposals],
        'rows': {'.'.join(path): [dict(row) for row in rows] for path, rows in draft.rows.items()},
    }


def _question(proposal: Proposal) -> QuestionData:
    quotation = proposal.quotation
    return {
        'path': '.'.join(proposal.path),
        'question': proposal.wording.question,
        'proposed': proposal.status,
        'quote': {'text': quotation.text, 'page': proposal.passages[0].passage.printed_page(quotation.page)}
        if quotation
        else None,
        'passages': [
            {
                'section': ranked.passage.section,
                'page': ranked.passage.page,
                'text': ranked.passage.text,
                'document': ranked.passage.text_name,
                'guidance': {'edition': copied.edition, 'share': round(copied.share, 2)} if copied.share else None,
            }
            for ranked, copied in zip(proposal.passages, proposal.repeats, strict=True)
        ],
    }
