"""Editions of the guidance, and which of them a document is held to."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

FOR_EVER = date.max


class EditionStatus(StrEnum):
    """How an edition stands to one document."""

    IN_FORCE = 'in-force'
    TRANSITION = 'transition'
    READINESS = 'readiness'
    ADVISORY = 'advisory'


class ReportRecipient(NamedTuple):
    """A body that an edition names as recipient of the yearly report, and between which days."""

    body: str
    since: date
    until: date = FOR_EVER


class Edition(NamedTuple):
    """A dated body of guidance; until `transition_until` a document may still follow the one before it."""

    id: str
    title: str
    address: str
    since: date
    until: date = FOR_EVER
    transition_until: date | None = None
    advisory: bool = False
    recipients: tuple[ReportRecipient, ...] = ()
    paged_by: str = ''

    @property
    def short(self) -> str:
        """The name by which the field calls it: WT2023."""
        return self.id.upper()


def named_by(editions: Iterable[Edition]) -> Iterator[ReportRecipient]:
    """The recipients of the yearly report, each as long as the edition that names it is the last that has been read."""
    full = sorted((one for one in editions if not one.advisory), key=lambda one: one.since)
    ends = [*(one.since - timedelta(1) for one in full[1:]), FOR_EVER]
    for one, last in zip(full, ends, strict=False):
        yield from (named._replace(until=min(named.until, last)) for named in one.recipients)


class Standing(NamedTuple):
    """An edition as it bears on one document: how it stands, whether its findings count, and why."""

    edition: Edition
    status: EditionStatus
    counts: bool
    notice: str = ''


def standings(
    editions: Iterable[Edition],
    dated: tuple[date, date] | None,
    follows: str,
    on: date,
    asked_for: str = '',
) -> tuple[Standing, ...]:
    """The editions that a document is held to, those that decide first (requirements, section 3.6)."""
    known = sorted(editions, key=lambda edition: edition.since)
    if asked_for:
        return tuple(
            Standing(edition, EditionStatus.IN_FORCE, counts=True) for edition in known if edition.id == asked_for
        )
    full = [edition for edition in known if not edition.advisory]
    deciding = _deciding(full, dated, follows, on)
    newest = max(standing.edition.since for standing in deciding)
    later = [
        Standing(edition, _status_of(edition), counts=False, notice=_later(edition))
        for edition in known
        if newest < edition.since <= on
    ]
    return (*deciding, *later)


def _status_of(later: Edition) -> EditionStatus:
    return EditionStatus.ADVISORY if later.advisory else EditionStatus.READINESS


def _deciding(full: list[Edition], dated: tuple[date, date] | None, follows: str, on: date) -> list[Standing]:
    if dated is None:
        chosen = next((edition for edition in full if edition.id == follows), _in_force(full, on))
        notice = f'No date is declared, so {chosen.short} is applied'
        return [Standing(chosen, EditionStatus.IN_FORCE, counts=True, notice=notice)]
    possible = [edition for edition in full if _may_bind(edition, full, *dated)] or [_in_force(full, dated[0])]
    if len(possible) == 1:
        return [Standing(possible[0], EditionStatus.IN_FORCE, counts=True, notice=_replaced(possible[0], dated[0]))]
    own = next((edition for edition in possible if edition.id == follows), None)
    if own is None:
        notice = 'The document is of the transition and does not say which edition it follows: what both find counts'
        return [Standing(edition, EditionStatus.TRANSITION, counts=True, notice=notice) for edition in possible]
    others = [edition for edition in possible if edition is not own]
    return [
        Standing(
            own,
            EditionStatus.IN_FORCE,
            counts=True,
            notice=f'The document is of the transition and says that it follows {own.short}',
        ),
        *(Standing(edition, EditionStatus.TRANSITION, counts=False) for edition in others),
    ]


def _in_force(full: list[Edition], day: date) -> Edition:
    """The edition in force on a day; before the first of them, the first; after the last, the last."""
    return next((edition for edition in reversed(full) if edition.since <= day), full[0])


def _may_bind(edition: Edition, full: list[Edition], first: date, last: date) -> bool:
    """Whether a document of some day between two may follow the edition."""
    place = full.index(edition)
    successor = full[place + 1] if place + 1 < len(full) else None
    until = (successor.transition_until or edition.until) if successor else FOR_EVER
    since = edition.since if place else date.min
    return since <= last and first <= until


def _replaced(edition: Edition, first: date) -> str:
    if first <= edition.until:
        return ''
    return (
        f'{edition.short} was replaced after {edition.until}; '
        'its list is applied until the text of its successor has been read'
    )


def _later(edition: Edition) -> str:
    if edition.advisory:
        return f'{edition.short} is in force since {edition.since}, but its text has not been read: advice only'
    return f'{edition.short} came after this document: what it would lack today, not what it lacked then'
