"""The basis of a deadline: the documents of an area, a rule with its authority, and a place in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from masa_check.deadlines.due import Due, FileLine, SetBy, State, Window
from masa_check.declaration.declaration import Declaration
from masa_check.declaration.kinds import YEARLY_REPORT
from masa_check.model.lookup import look
from masa_check.model.typed import Day
from masa_check.rulebook.duty import Authority
from masa_check.rulebook.edition import Edition
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, KeyPath


class AreaDocuments(NamedTuple):
    """The documents of one area on a day, each kind from the oldest to the newest."""

    arrangements: tuple[Declaration, ...]
    reports: tuple[Declaration, ...]

    def current(self, on: date) -> Declaration | None:
        """
        The newest arrangements on a day; None if they are marked as superseded by then.

        Unpublished arrangements replace nothing, and are current only where there are no others.
        """
        texts = self.arrangements
        newest = max(texts, key=lambda one: (is_out(one), texts.index(one)), default=None)
        superseded = getattr(newest.model, 'superseded_on', None) if newest else None
        return None if superseded and superseded.first <= on else newest

    @property
    def any(self) -> Declaration:
        """A document of the area: the newest arrangements, or the newest report where there are none."""
        return (*self.reports, *self.arrangements)[-1]


PROMISED = 'promised in the text; no law and no guidance sets this day'


class Rule(NamedTuple):
    """A rule of the calendar: its task, its force and citation, and whether files show that the task is done."""

    id: str
    what: str
    force: Force | None = None
    citation: str = PROMISED
    tells: bool = False
    set_by: SetBy = SetBy.TEXT


class Anchor(NamedTuple):
    """The place in a document from which a deadline follows, and the day of the run."""

    declared: Declaration
    at: KeyPath
    on: date

    def due(self, rule: Rule, window: Window | None, why: str, about: str = '') -> Due:
        """The deadline with its window of days; without a window, a deadline whose day is unknown."""
        model = self.declared.model
        return Due(
            area=model.id,
            name=model.name,
            rule=rule.id,
            about=about,
            what=rule.what,
            window=window,
            state=window.state(self.on, known=rule.tells) if window else State.UNKNOWN,
            set_by=rule.set_by,
            force=rule.force,
            citation=rule.citation,
            why=why,
            places=(self.place,),
        )

    @property
    def place(self) -> FileLine:
        """The place as a line of the file."""
        return FileLine(self.declared.document.path, self.declared.document.position(self.at).line)


def areas(declarations: Iterable[Declaration], on: date) -> Mapping[str, AreaDocuments]:
    """The documents on a day by the id of their area; a report belongs to the area that it names."""
    by_area: dict[str, tuple[list[Declaration], list[Declaration]]] = {}
    for declaration in sorted(declarations, key=_age):
        if not _is_after(declaration, on):
            by_area.setdefault(declaration.model.area_id, ([], []))[declaration.model.kind == YEARLY_REPORT].append(
                declaration
            )
    return {area: AreaDocuments(tuple(texts), tuple(reports)) for area, (texts, reports) in sorted(by_area.items())}


def _is_after(declaration: Declaration, on: date) -> bool:
    """Whether a document is surely later than a day: arrangements by their date, a report by its publication."""
    if declaration.model.kind == YEARLY_REPORT:
        if not is_out(declaration):
            return False  # a draft informs about the report before it, whatever its own date
        out = published(declaration)
        if out:
            return out.first > on
    return declaration.dated is not None and declaration.dated[0] > on


def _age(declared: Declaration) -> tuple[date, str]:
    """The sort key of a document: the last day of its date, then its path; undated ones first."""
    dated = declared.dated
    return (dated[1] if dated else date.min), declared.document.path


def day(root: Any, *steps: str) -> Window | None:
    """The window of days of a date in a text; None where no date is in place."""
    lookup = look(root, steps)
    if not lookup.in_place:
        return None
    value = lookup.value.on if isinstance(lookup.value, Day) else lookup.value
    return Window.of(value) if value else None


def is_out(declared: Declaration) -> bool:
    """Whether a document is published, or does not say how far it has come."""
    return declared.model.stage in (None, 'published')


def published(declared: Declaration) -> Window | None:
    """The window of days on which a document was published."""
    if not is_out(declared):
        return None
    return day(declared.model, 'publication', 'on')


def edition_on(book: Rulebook, when: date) -> Edition | None:
    """The last edition whose text has been read that had come into force by a day."""
    return next(_come_by(book, when), None)


def set_in(book: Rulebook, name: str, when: date) -> Authority | None:
    """The ask that sets a deadline in the edition of a day; None where that edition sets none."""
    edition = edition_on(book, when)
    return book.deadline(name, edition.id) if edition else None


def last_set(book: Rulebook, name: str, when: date) -> Authority | None:
    """The ask that sets a deadline in the edition of a day, or in the last before it that did."""
    return next(filter(None, (book.deadline(name, edition.id) for edition in _come_by(book, when))), None)


def _come_by(book: Rulebook, when: date) -> Iterator[Edition]:
    """The editions whose text has been read that had come into force by a day, the last first."""
    return (edition for edition in reversed(book.editions_read) if edition.since <= when)


def unread_on(book: Rulebook, when: date, keeps: str = 'keeps this day') -> str:
    """What has to be said of a day on which an edition is in force whose text has not been read."""
    read = edition_on(book, when)
    newer = [
        edition.short
        for edition in book.editions.values()
        if edition.advisory and (read.since if read else date.min) < edition.since <= when
    ]
    if not (read and newer):
        return ''
    return f'; {read.since_replaced}: the text of {newer[0]} has not been read, so whether it {keeps} is not known'


def by_authority(authority: Authority, rule: Rule, set_by: SetBy = SetBy.LAW) -> Rule:
    """A rule with the force and the citation of the ask that sets it."""
    return rule._replace(force=authority.force, citation=authority.citation, set_by=set_by)
