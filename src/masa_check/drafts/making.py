"""Makes a draft of some texts: what they are, what is proposed, and rows that a declaration takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from masa_check.declaration.declaration import Declaration, declare
from masa_check.document.document import parse
from masa_check.drafts import gate, identity, rows
from masa_check.drafts.category_words import Words
from masa_check.drafts.draft import Draft, Row
from masa_check.drafts.guidance import Editions
from masa_check.drafts.passage import TextPassage, passages
from masa_check.drafts.proposal import OWN, Proposal, beginning_with, proposals
from masa_check.drafts.ranking import Ranking
from masa_check.drafts.writing import as_yaml
from masa_check.evidence.verification import PublishedText
from masa_check.model.bodies import ReportBody
from masa_check.model.status import Status
from masa_check.questions.wording import Wordings

OPENING_HEADINGS = 2  # of a text, in which it may say what it is
PRINTED = ('name', 'office', 'figure', 'every', 'by', 'on')  # of a row: what stands in the text
YEAR = 4  # letters of a date that stand in the text as they are


class Known(NamedTuple):
    """What is known of law and guidance, by which a text is read."""

    worded: Wordings
    fingerprints: Editions
    editions: Collection[str]
    bodies: Sequence[ReportBody]
    agency_words: Words


def kind_of(texts: Sequence[PublishedText]) -> str:
    """The kind of document that some texts are together; '' for neither."""
    first = texts[0].document
    headings = [section.heading for section in first.sections if section.heading.strip()]
    return gate.kind_of(_cut(texts), (first.title, *headings[:OPENING_HEADINGS]))


def draft(texts: Sequence[PublishedText], kind: str, known: Known) -> Draft:
    """The draft for some texts, which are one document of a kind."""
    cut = _cut(texts)
    made = tuple(proposals(kind, Ranking(cut), known.worded.of(kind), known.fingerprints))
    found = rows.rows(cut, made, known.editions, known.bodies, known.agency_words)
    made = tuple(
        _with_rows(one, found[one.path], cut, known.fingerprints) if one.path in found else one for one in made
    )
    return _valid(Draft(kind, identity.id(texts[0].path), identity.name(texts, cut), tuple(texts), made, found))


def _with_rows(
    proposal: Proposal, rows: Sequence[Row], passages: Sequence[TextPassage], fingerprints: Editions
) -> Proposal:
    """The proposal of what has rows: it is not silent, by whatever words it is said, and may be the guidance's."""
    if proposal.status not in (None, Status.NOT_STATED, Status.IN_PLACE):
        return proposal
    best = _read_from(rows, passages)
    if best:
        proposal = beginning_with(proposal, best, fingerprints)
    own = all(one.share < OWN for one in proposal.repeats[:1])
    is_in_place = proposal.takes_status and (own or proposal.status is Status.IN_PLACE)
    return proposal._replace(status=Status.IN_PLACE if is_in_place else None)


def _read_from(rows: Sequence[Row], passages: Sequence[TextPassage]) -> TextPassage | None:
    """The passage in which most of some rows stand; None where their section is not known."""
    sections = Counter(str(row['source'].get('section')) for row in rows if 'source' in row)
    most = sections.most_common(1)
    printed = [str(row[key])[: YEAR if key == 'on' else None] for row in rows for key in PRINTED if key in row]
    within = [one for one in passages if most and one.section == most[0][0]]
    return max(within, key=lambda one: sum(words in one.text for words in printed), default=None)


def _cut(texts: Sequence[PublishedText]) -> list[TextPassage]:
    several = len(texts) > 1
    return [one for text in texts for one in passages(text.document, text.name if several else '')]


def _valid(draft: Draft) -> Draft:
    """The draft without the rows and quotations that a declaration does not take."""
    while not isinstance(found := declare(parse(as_yaml(draft).encode(), 'draft')), Declaration):
        wrong = {tuple(step for step in fault.at if isinstance(step, str)) for fault in found}
        kept = {path: those for path, those in draft.rows.items() if not _any_at(wrong, path)}
        quoted = tuple(
            one._replace(quotation=None) if _any_at(wrong, one.path) and len(kept) == len(draft.rows) else one
            for one in draft.proposals
        )
        if len(kept) == len(draft.rows) and quoted == draft.proposals:
            raise ValueError(f'a draft that is no declaration: {found[0]}')
        draft = draft._replace(rows=kept, proposals=quoted)
    return draft


def _any_at(wrong: Collection[tuple[str, ...]], path: tuple[str, ...]) -> bool:
    return any(at[: len(path)] == path for at in wrong)
