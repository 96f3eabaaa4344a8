"""The approvals of losses in a waivers file: which hold on a day, what is wrong with one, and which fit nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from datetime import date

from masa_check.checks.dates import YEAR, months_after
from masa_check.document.document import Position
from masa_check.gate.trouble import Trouble, about, no_office
from masa_check.model.waivers import ApprovedChange
from masa_check.report.acceptance import Acceptance, Subject
from masa_check.report.approval import Approval
from masa_check.report.report import DocumentReport
from masa_check.rulebook.rulebook import Rulebook


def troubles(one: ApprovedChange, place: Position, book: Rulebook, on: date) -> Iterator[Trouble]:
    """What keeps an approval from ever holding; that its day has passed is no fault."""
    yield from about(one, place, book)
    yield from no_office(one.owner, place, 'owner')
    longest = months_after(one.agreed_on, YEAR)
    if one.agreed_on > on:
        yield Trouble(
            place, f'this was agreed on {one.agreed_on}, which is still to come', 'check the day', key='agreed_on'
        )
    elif one.expires > longest:
        yield Trouble(
            place,
            f'this holds until {one.expires}, which is more than a year',
            f'let it end by {longest}',
            key='expires',
        )


def named(one: ApprovedChange) -> str:
    """What an approval is about, in a message."""
    return ', '.join(filter(None, (one.duty, one.ask, one.object, one.fact)))


def holding(
    approved: Iterable[tuple[ApprovedChange, Position]], failed: Set[Position], on: date
) -> tuple[Approval, ...]:
    """The approvals without a fault; one whose day has passed approves nothing."""
    return tuple(
        Approval(
            change=one.change,
            document=one.document,
            place=place,
            reason=one.reason,
            owner=one.owner,
            expires=one.expires,
            duty=one.duty or '',
            ask=one.ask or '',
            object=one.object or '',
            fact=one.fact or '',
            ended=one.expires < on,
        )
        for one, place in approved
        if place not in failed
    )


def notes(unused: Iterable[Approval], path: str) -> Iterator[str]:
    """What is said of approvals that approve nothing here; it fails no run."""
    for one in unused:
        why = f'ended on {one.expires}' if one.ended else 'fits no change here'
        yield f'{path}:{one.place.line}: this approval of a loss {why}; delete it once its change is merged'


def watched(
    documents: Iterable[DocumentReport], acceptance: Acceptance, used: set[Approval]
) -> Iterator[DocumentReport]:
    """The documents as they come, with the approvals that are used by one of them noted."""
    for document in documents:
        lines = {
            finding.accepted.line for finding in document.counted if finding.accepted and finding.accepted.approved
        }
        subject = Subject(document.id, document.path)
        named_here = (one for one in acceptance.waivers.approvals if acceptance.names(one, subject))
        used.update(one for one in named_here if one.place.line in lines)
        yield document
