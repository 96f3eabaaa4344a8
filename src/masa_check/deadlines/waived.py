"""What offices have undertaken to put right by a day, as the waivers have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from masa_check.accepted import Subject, names
from masa_check.deadlines.due import Due, Window
from masa_check.declaration import Declaration, fitted
from masa_check.document import Document
from masa_check.model.waivers import Waived, WaiversFile

CITED = 'undertaken in the waivers; no law and no guidance sets this day'


class Undertaken(NamedTuple):
    """A file of waivers, the folder from which it names documents, and that from which paths are shown."""

    document: Document
    folder: str
    here: str


def due(file: Undertaken, documents: Iterable[Declaration], on: date) -> Iterator[Due]:
    """The last day of each waiver; one that has ended while it still stands there is overdue."""
    read, known = fitted(file.document.data, WaiversFile), tuple(documents)
    assert isinstance(read, WaiversFile), 'a file of waivers is refused before it comes here'
    for number, one in enumerate(read.waivers):
        area, name = _area(one, file, known)
        window = Window(one.expires, one.expires)
        yield Due(
            area=area,
            name=name,
            rule='waiver',
            about='/'.join((one.document, one.duty, one.ask or '', *one.object)),
            what=f'{one.duty} is put right by the {one.owner}',
            window=window,
            state=window.state(on, known=True),
            force=None,
            citation=CITED,
            why=one.reason,
            path=file.document.path,
            line=file.document.position(('waivers', number)).line,
        )


def _area(one: Waived, file: Undertaken, known: Iterable[Declaration]) -> tuple[str, str]:
    """The area of the document that a waiver names; one that is not among the files stands by the name given."""
    for declared in known:
        subject = Subject(declared.model.id, declared.document.path)
        if names(one.document, file.folder, subject, file.here):
            return declared.model.id, declared.model.name
    return one.document, one.document
