"""A first draft of a declaration: what is proposed of each question, and rows to confirm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from masa_check.drafts import gate, identity
from masa_check.drafts.guidance import Editions
from masa_check.drafts.passage import Passage, passages
from masa_check.drafts.proposal import Proposal, proposals
from masa_check.drafts.ranking import Ranking
from masa_check.evidence.verification import PublishedText
from masa_check.questions.wording import Wordings
from masa_check.rulebook.duty import Path

Row = Mapping[str, Any]


class Draft(NamedTuple):
    """What is proposed of some texts, as one declaration."""

    kind: str
    id: str
    name: str
    texts: tuple[PublishedText, ...]
    proposals: tuple[Proposal, ...]
    rows: Mapping[Path, tuple[Row, ...]]  # of each list, and of each plain value as one row


def kind_of(texts: Sequence[PublishedText]) -> str:
    """The kind of document that some texts are together; '' for neither."""
    return gate.kind_of(_cut(texts), texts[0].document.title).kind


def draft(texts: Sequence[PublishedText], kind: str, worded: Wordings, editions: Editions) -> Draft:
    """The draft for some texts, which are one document of a kind."""
    cut = _cut(texts)
    made = proposals(kind, Ranking(cut), worded.of(kind), editions)
    return Draft(kind, identity.id(texts[0].path), identity.name(texts, cut), tuple(texts), tuple(made), {})


def _cut(texts: Sequence[PublishedText]) -> list[Passage]:
    return [passage for text in texts for passage in passages(text.document, text.name)]
