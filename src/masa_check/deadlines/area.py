"""On what a deadline rests: the documents of an area, a rule and its authority, and a place in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from masa_check.deadlines.due import Due, State, Window
from masa_check.declaration.declaration import Declaration
from masa_check.declaration.kinds import YEARLY_REPORT
from masa_check.model.lookup import look
from masa_check.model.typed import Day
from masa_check.rulebook.duty import Authority
from masa_check.rulebook.edition import Edition
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, KeyPath


class AreaDocuments(NamedTuple):
    """The documents of one area that are there on a day, each kind from the oldest to the newest."""

    arrangements: tuple[Declaration, ...]
    reports: tuple[Declaration, ...]

    def current(self, on: date) -> Declaration | None:
        """
        The newest of its arrangements on a day, unless something that was not given has taken their place.

        What is not yet published takes nobody's place, and speaks only where there is nothing else.
        """
        texts = self.arrangements
        newest = max(texts, key=lambda one: (one.model.stage in (None, 'published'), texts.index(one)), default=None)
        superseded = getattr(newest.model, 'superseded_on', None) if newest else None
        return None if superseded and superseded.first <= on else newest

    @property
    def any(self) -> Declaration:
        """A document of the area, its arrangements rather than a report."""
        return (*self.reports, *self.arrangements)[-1]


PROMISED = 'promised in the text; no law and no guidance sets this day'


class Rule(NamedTuple):
    """What is to be done by a day, who asks it, and whether the files would tell that it has been done."""

    id: str
    what: str
    force: Force | None = None
    citation: str = PROMISED
    tells: bool = False


class Anchor(NamedTuple):
    """The place in a document that a deadline rests on, and the day by which it is judged."""

    declared: Declaration
    at: KeyPath
    on: date

    def due(self, rule: Rule, window: Window | None, why: str, about: str = '') -> Due:
        """What falls due between two days, or on a day that nobody can tell."""
        model = self.declared.model
        return Due(
            area=model.id,
            name=model.name,
            rule=rule.id,
            about=about,
            what=rule.what,
            window=window,
            state=window.state(self.on, known=rule.tells) if window else State.UNKNOWN,
            force=rule.force,
            citation=rule.citation,
            why=why,
            path=self.declared.document.path,
            line=self.declared.document.position(self.at).line,
        )


def areas(declarations: Iterable[Declaration], on: date) -> Mapping[str, AreaDocuments]:
    """The documents that are there on a day, by the id of their area; a report is of the area that it names."""
    by_area: dict[str, tuple[list[Declaration], list[Declaration]]] = {}
    for one in sorted(declarations, key=_age):
        if not _came_later(one, on):
            by_area.setdefault(one.model.area_id, ([], []))[one.model.kind == YEARLY_REPORT].append(one)
    return {area: AreaDocuments(tuple(texts), tuple(reports)) for area, (texts, reports) in sorted(by_area.items())}


def _came_later(one: Declaration, on: date) -> bool:
    """Whether a document surely came after a day: arrangements by their date, a report by the day it came out."""
    if one.model.kind == YEARLY_REPORT:
        if one.model.stage not in (None, 'published'):
            return False  # what is being written tells of the report before it, whatever date it is to bear
        out = published(one)
        if out:
            return out.first > on
    return one.dated is not None and one.dated[0] > on


def _age(declared: Declaration) -> tuple[date, str]:
    """By the last day that its date can mean; without one, before all others."""
    dated = declared.dated
    return (dated[1] if dated else date.min), declared.document.path


def day(root: Any, *steps: str) -> Window | None:
    """The days that a date in a text can mean; None where none is in place."""
    found = look(root, steps)
    if not found.in_place:
        return None
    value = found.value.on if isinstance(found.value, Day) else found.value
    return Window.of(value) if value else None


def published(declared: Declaration) -> Window | None:
    """The days on which a document can have been published."""
    if declared.model.stage not in (None, 'published'):
        return None
    return day(declared.model, 'publication', 'on')


def editions_read(book: Rulebook) -> tuple[Edition, ...]:
    """The editions whose text has been read, the earliest first."""
    return tuple(edition for edition in book.editions.values() if not edition.advisory)


def edition_on(book: Rulebook, when: date) -> Edition | None:
    """The last edition whose text has been read that had come into force by a day."""
    return next((edition for edition in reversed(editions_read(book)) if edition.since <= when), None)


def set_in(book: Rulebook, name: str, when: date) -> Authority | None:
    """The ask that sets a deadline in the edition of a day; None where that edition sets none."""
    edition = edition_on(book, when)
    return book.deadline(name, edition.id) if edition else None


def last_set(book: Rulebook, name: str, when: date) -> Authority | None:
    """The ask that sets a deadline in the edition of a day, or in the last before it that did."""
    editions = (edition for edition in reversed(editions_read(book)) if edition.since <= when)
    return next(filter(None, (book.deadline(name, edition.id) for edition in editions)), None)


def unread_on(book: Rulebook, when: date) -> str:
    """What has to be said of a day on which an edition is in force whose text has not been read."""
    read = edition_on(book, when)
    newer = [
        edition.short
        for edition in book.editions.values()
        if edition.advisory and (read.since if read else date.min) < edition.since <= when
    ]
    return f'; the text of {newer[0]} has not been read, so whether it keeps this day is not known' if newer else ''


def by_authority(authority: Authority, rule: Rule) -> Rule:
    """A rule with the force and the citation of the ask that sets it."""
    return rule._replace(force=authority.force, citation=authority.citation)
