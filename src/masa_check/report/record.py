"""Acts on record: what the partners have done, which is shown beside a verdict and never changes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from masa_check.document.document import Position


class Act(NamedTuple):
    """Something that was done, by day, office and evidence, and its place in the file of acts."""

    duty: str
    document: str
    place: Position
    what: str
    office: str
    on: date
    evidence: str
    ask: str = ''
    objects: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What was done, by which office, when, and where the evidence is."""
        return f'{self.what} ({the(self.office)}, {self.on}; {self.evidence})'

    def answers(self, ask: str, about: str) -> bool:
        """Whether it is an act on an ask about an object: all where it names none."""
        return self.ask in ('', ask) and (not self.objects or about in self.objects)


class Acts(NamedTuple):
    """The acts of a file that are in order; it names documents by path from its folder."""

    path: str = ''
    folder: str = ''
    acts: tuple[Act, ...] = ()


def by_record(acts: Iterable[Act]) -> str:
    """The note on acts in every report: "Done, by record: ...", or ''."""
    words = '; '.join(dict.fromkeys(act.words for act in acts))
    return f'Done, by record: {words}' if words else ''


def the(office: str) -> str:
    """The name of an office with its article."""
    return office if office.lower().startswith('the ') else f'the {office}'


def being_put_right(owner: str, until: date | None) -> str:
    """The note on what an office has undertaken to put right by a day."""
    return f'known, being put right by {the(owner)}, until {until}'
