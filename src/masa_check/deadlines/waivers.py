"""What offices have undertaken to put right by a day, as the waivers have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from masa_check.deadlines.due import Due, Window
from masa_check.declaration.declaration import Declaration
from masa_check.report.acceptance import Acceptance, Subject, Waiver

CITED = 'undertaken in the waivers; no law and no guidance sets this day'


def due(accepted: Acceptance, documents: Iterable[Declaration], on: date) -> Iterator[Due]:
    """The last day of each waiver; one that has ended while it still stands there is overdue."""
    known = tuple(documents)
    for one in accepted.waivers.waivers:
        area, name = _area(one, accepted, known)
        window = Window(one.expires, one.expires)
        yield Due(
            area=area,
            name=name,
            rule='waiver',
            about='/'.join((one.document, one.duty, one.ask, *one.objects)),
            what=f'{one.duty} is put right by the {one.owner}',
            window=window,
            state=window.state(on, known=True),
            force=None,
            citation=CITED,
            why=one.reason,
            path=accepted.waivers.path,
            line=one.place.line,
        )


def _area(one: Waiver, accepted: Acceptance, known: Iterable[Declaration]) -> tuple[str, str]:
    """The area of the document that a waiver names; one that is not among the files stands by the name given."""
    for declared in known:
        if accepted.names(one, Subject(declared.model.id, declared.document.path)):
            return declared.model.id, declared.model.name
    return one.document, one.document
