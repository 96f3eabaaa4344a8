"""Editions of the guidance, and which of them a document is held to."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

FOR_EVER = date.max
STATUTE = 'statute'  # the day of law by its name in rules/editions.yaml


class EditionStatus(StrEnum):
    """How an edition stands to one document."""

    IN_FORCE = 'in-force'
    TRANSITION = 'transition'
    STATUTE_ONLY = 'statute-only'  # statute binds the document; the guidance is replaced since, or not out yet
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
    same_as: str = ''
    changes: str = ''

    @property
    def short(self) -> str:
        """The name by which the field calls it: its id in capitals."""
        return self.id.upper()

    @property
    def days(self) -> str:
        """The days between which it is in force, both ends."""
        return f'from {self.since}' + (f' to {self.until}' if self.until < FOR_EVER else ', no end known')

    @property
    def since_replaced(self) -> str:
        """The words for guidance of the edition that stands beside a document dated after its end."""
        return f'asked by the {self.since.year} edition, since replaced'


def named_by(editions: Iterable[Edition]) -> Iterator[ReportRecipient]:
    """The recipients of the yearly report, each while the edition that names it is the last that has been read."""
    full = sorted((one for one in editions if not one.advisory), key=lambda one: one.since)
    ends = [*(one.since - timedelta(1) for one in full[1:]), FOR_EVER]
    for one, last in zip(full, ends, strict=False):
        for named in one.recipients:
            yield named._replace(since=max(named.since, one.since), until=min(named.until, last))


class Standing(NamedTuple):
    """An edition as it bears on one document: how it stands, whether its findings count, and why."""

    edition: Edition
    status: EditionStatus
    counts: bool
    notice: str = ''
    as_of: date | None = None  # the day by which it asks, where that is not the date of the document
    guidance: str = ''  # of statute alone: why the guidance of the edition does not count


class DocumentDay(NamedTuple):
    """What of a document decides its edition: its date, and the edition that it says it follows."""

    dated: tuple[date, date] | None
    follows: str = ''


def standings(
    editions: Iterable[Edition], document: DocumentDay, on: date, asked_for: str = '', statute: date = date.min
) -> tuple[Standing, ...]:
    """
    The editions that a document is held to, those that decide first (requirements, section 3.6).

    None decides for a document from before the day on which the statute came into force.
    """
    known = sorted(editions, key=lambda edition: edition.since)
    if asked_for:
        return tuple(_asked_for(next(edition for edition in known if edition.id == asked_for), known, document))
    deciding = _deciding([edition for edition in known if not edition.advisory], document, on, statute)
    newest = max((standing.edition.since for standing in deciding), default=date.min)
    later = (edition for edition in known if newest < edition.since and (edition.since <= on or edition is known[0]))
    return (*deciding, *(_later(edition, on) for edition in later))


def _asked_for(named: Edition, known: list[Edition], document: DocumentDay) -> Iterator[Standing]:
    """
    The edition that the user names; with one whose text has not been read, the statute as the last that has cites it.
    """
    if not named.advisory:
        yield Standing(named, EditionStatus.IN_FORCE, counts=True, notice=_replaced(named, document))
        return
    read = [edition for edition in known if not edition.advisory and edition.since < named.since]
    yield from (_of_statute(one, f'Statute counts under {named.short} too') for one in read[-1:])
    yield Standing(named, EditionStatus.ADVISORY, counts=True, notice=f'{named.short}: {TEXT_UNREAD}')


def _later(edition: Edition, on: date) -> Standing:
    if edition.advisory:
        notice = f'{edition.short} (in force {edition.days}): {TEXT_UNREAD}'
        return Standing(edition, EditionStatus.ADVISORY, counts=False, notice=notice)
    notice = (
        f'{edition.short} (in force {edition.days}) came after this document: '
        f'what it would lack on {on}, not what it lacked then'
    )
    return Standing(edition, EditionStatus.READINESS, counts=False, notice=notice, as_of=on)


def _deciding(full: list[Edition], document: DocumentDay, on: date, statute: date) -> list[Standing]:
    dated, follows = document
    if dated is None:
        chosen = next((edition for edition in full if edition.id == follows), _in_force(full, on))
        return [Standing(chosen, EditionStatus.IN_FORCE, counts=True, notice=_undated(chosen, on))]
    if dated[1] < statute:
        return []
    possible = [edition for edition in full if _may_bind(edition, full, *dated)] or [_in_force(full, dated[0])]
    if len(possible) == 1:
        return [_alone(possible[0], full, document)]
    own = next((edition for edition in possible if edition.id == follows), None)
    if own is None:
        notice = (
            'It is dated in the transition between two editions and does not say which it follows. '
            'We check both, and count only what we find under both'
        )
        return [Standing(edition, EditionStatus.TRANSITION, counts=True, notice=notice) for edition in possible]
    others = [edition for edition in possible if edition is not own]
    return [
        Standing(
            own,
            EditionStatus.IN_FORCE,
            counts=True,
            notice=f'It is dated in the transition between two editions, and says that it follows {own.short}',
        ),
        *(Standing(edition, EditionStatus.TRANSITION, counts=False) for edition in others),
    ]


def _alone(edition: Edition, full: list[Edition], document: DocumentDay) -> Standing:
    """The one edition that can bind a document: statute alone, where its guidance was not out or had been replaced."""
    assert document.dated
    first, last = document.dated
    if last < edition.since:
        notice = f'{edition.short} was published on {edition.since}, after this document'
        not_yet = f'asked by the {edition.since.year} edition, not yet published'
        return Standing(edition, EditionStatus.STATUTE_ONLY, counts=True, notice=notice, guidance=not_yet)
    if not any(one.since <= last <= one.until for one in full):
        return _of_statute(edition, _replaced(edition, document))
    notice = f'Part of what its date can mean is before {edition.since}' if first < edition.since else ''
    return Standing(edition, EditionStatus.IN_FORCE, counts=True, notice=notice)


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


TEXT_UNREAD = 'we have not read its text, so all that it asks is advice'


def _undated(chosen: Edition, on: date) -> str:
    later = f'; if the document is later than {chosen.until}, only statute counts' if chosen.until < on else ''
    return f'No date is declared, so {chosen.short} is applied{later}'


def _replaced(edition: Edition, document: DocumentDay) -> str:
    """The notice on an edition for a document that is, or may be, dated after its end; else ''."""
    if document.dated is None or document.dated[1] <= edition.until:
        return ''
    may = 'is' if document.dated[0] > edition.until else 'may be'
    return f'{edition.short} was replaced after {edition.until}, and this document {may} later'


def _of_statute(edition: Edition, notice: str) -> Standing:
    return Standing(edition, EditionStatus.STATUTE_ONLY, counts=True, notice=notice, guidance=edition.since_replaced)


def gone(editions: Iterable[Edition], dated: date, follows: str) -> Iterator[str]:
    """The ids of the editions that a document of a day can no longer call in force, unless it follows one in time."""
    known = sorted(editions, key=lambda edition: edition.since)
    for edition, successor in zip(known, [*known[1:], None], strict=True):
        until = successor.transition_until if successor and edition.id == follows else None
        if dated > max(edition.until, until or edition.until):
            yield edition.id


def notice_of_day(editions: Iterable[Edition], on: date) -> str:
    """
    What every report of a day says first once an edition is in force that has not been read; else ''.

    It says from which days the guidance that is applied was in force, how later documents are shown, and where the
    present edition and the summary of its changes are.
    """
    known = sorted(editions, key=lambda edition: edition.since)
    read = [edition for edition in known if not edition.advisory and edition.since <= on]
    newer = [edition for edition in known if edition.advisory and edition.since <= on]
    if not read or not newer or newer[-1].since < read[-1].since:
        return ''
    now, last = newer[-1], read[-1]
    changes = f'; summary of its changes: {now.changes}' if now.changes else ''
    return (
        f'{now.short} has replaced {last.short} (in force {last.days}), and we have not read it: what {last.short} '
        f'asked of a later document is shown as "{last.since_replaced}". Current text: {now.address}{changes}'
    )
