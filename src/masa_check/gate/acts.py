"""A file of acts: which of it are on record on the day of a run, and notices of what is wrong with the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from datetime import date
from typing import NamedTuple

from masa_check.document.document import Document, Position
from masa_check.gate.trouble import Trouble, about, file_of, named_by, nameless, no_office, of_entry, placed, report_of
from masa_check.model.acts import ActsFile, Recorded
from masa_check.report.acceptance import Acceptance, Subject
from masa_check.report.finding import FileFault
from masa_check.report.record import Act, Acts
from masa_check.report.report import DocumentReport
from masa_check.rulebook.duty import AskedTo
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force

BEGIN = 'begin with the line "acts:", or "acts: []" while there are none'
ASKS = 'That what is on record says what was done, when, by which office, and where the evidence is'


class Recordings(NamedTuple):
    """A file of acts as it is read on a day: what is on record, and what is wrong with the rest."""

    document: Document
    record: Acts
    troubles: tuple[Trouble, ...]


def read(document: Document, folder: str, book: Rulebook, on: date) -> Recordings:
    """
    Read a file of acts, which names documents as seen from the folder given.

    Raises MasaError, with the line, if it has not the shape of one. What is wrong with one act is a notice (force
    `advice`), since acts never change how a run ends.
    """
    file = file_of(document, ActsFile, '--acts')
    acts = placed(document, 'acts', file.acts)
    troubles = [wrong for one, place in acts for wrong in of_entry(named_by(one), _wrong(one, place, book, on))]
    failed = {trouble.place for trouble in troubles}
    sound = tuple(_act(one, place) for one, place in acts if place not in failed)
    notices = tuple(trouble._replace(force=Force.ADVICE) for trouble in (*troubles, *_of_text(sound, book)))
    return Recordings(document, Acts(document.path, folder, sound), notices)


def _wrong(one: Recorded, place: Position, book: Rulebook, on: date) -> Iterator[Trouble]:
    """What keeps an act from being on record."""
    yield from about(one, place, book)
    yield from no_office(one.office, place, 'office')
    if one.on > on:
        yield Trouble(
            place, f'this is to be done on {one.on}, which is still to come', 'record it when it is done', key='on'
        )


def _of_text(acts: Iterable[Act], book: Rulebook) -> Iterator[Trouble]:
    """The acts that stand beside no verdict, because all that they are about has to be said by the text."""
    for one in acts:
        duty = book.duties[one.duty]
        authorities = (a for ask in duty.asks if one.ask in ('', ask) for a in duty.authorities_of(ask))
        if all(authority.asked_to is AskedTo.SAY for authority in authorities):
            message = 'the text itself is asked to say this, so no act answers it; it is only listed'
            yield Trouble(one.place, message, 'declare what the text says of it', about=named_by(one))


def _act(one: Recorded, place: Position) -> Act:
    return Act(
        duty=one.duty,
        document=one.document,
        place=place,
        what=one.what,
        office=one.office,
        on=one.on,
        evidence=one.evidence,
        ask=one.ask or '',
        objects=one.object,
    )


def watched(
    documents: Iterable[DocumentReport],
    recordings: Recordings,
    acceptance: Acceptance,
    missing: Set[str] = frozenset(),
    *,
    whole: bool = False,
) -> Iterator[DocumentReport]:
    """
    The documents as they come, and after them notices of what is wrong with the acts, if anything is.

    `missing` are paths at which there is no document; `whole` says that no further document could be the one named.
    """
    left = list(recordings.record.acts)
    seen: set[str] = set()
    for document in documents:
        subject = Subject(document.id, document.path)
        seen.add(document.id or document.path)
        whole = whole and not document.broken
        left = [one for one in left if not acceptance.names(one, subject)]
        yield document
    lost = [nameless(one, seen, Force.ADVICE) for one in left if whole or one.document in missing]
    if recordings.troubles or lost:
        yield report_of(recordings.document, FileFault.ACTS, ASKS, [*recordings.troubles, *lost])
