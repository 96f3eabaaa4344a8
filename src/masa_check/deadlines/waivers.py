"""Deadlines from waivers: the days by which offices have undertaken to put findings right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from masa_check.deadlines.due import Due, FileLine, SetBy, Window
from masa_check.declaration.declaration import Declaration
from masa_check.report.acceptance import Acceptance, Subject, Waiver

CITED = 'undertaken in the waivers; no law and no guidance sets this day'


def due(accepted: Acceptance, documents: Iterable[Declaration], on: date) -> Iterator[Due]:
    """The last day of each waiver; an expired waiver that is still in the file is overdue."""
    known = tuple(documents)
    for waiver in accepted.waivers.waivers:
        area, name = _area(waiver, accepted, known)
        window = Window(waiver.expires, waiver.expires)
        yield Due(
            area=area,
            name=name,
            rule='waiver',
            about='/'.join((waiver.document, waiver.duty, waiver.ask, *waiver.objects)),
            what=f'{waiver.duty} is put right by the {waiver.owner}',
            window=window,
            state=window.state(on, known=True),
            set_by=SetBy.WAIVER,
            force=None,
            citation=CITED,
            why=waiver.reason,
            places=(FileLine(accepted.waivers.path, waiver.place.line),),
        )


def _area(waiver: Waiver, accepted: Acceptance, known: Iterable[Declaration]) -> tuple[str, str]:
    """
    The id and name of the area of the document that a waiver names; the name as written where the document is missing.
    """
    for declared in known:
        if accepted.names(waiver, Subject(declared.model.id, declared.document.path)):
            return declared.model.id, declared.model.name
    return waiver.document, waiver.document
