"""What is wrong with a file that is read beside the documents, entry by entry, as findings at its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from masa_check.checks.people import is_an_office
from masa_check.declaration.declaration import FaultKind, fitted
from masa_check.declaration.other_files import behind_option
from masa_check.document.document import Document, Position
from masa_check.errors import MasaError, did_you_mean
from masa_check.model.declared import Declared
from masa_check.model.persons import named_person
from masa_check.model.typed import Office
from masa_check.model.waivers import About, ApprovedChange
from masa_check.report.acceptance import Named
from masa_check.report.finding import FileFault, Finding, fault
from masa_check.report.report import DocumentReport
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Outcome

NAME_IT = 'name the office: it stays when the person moves on'
File = TypeVar('File', bound=Declared)
Entry = TypeVar('Entry', bound=Declared)


class Trouble(NamedTuple):
    """What is wrong with a waiver, an answer or an act; one with a force is a warning."""

    place: Position  # of the entry
    message: str
    remedy: str
    force: Force | None = None
    about: str = ''
    key: str = ''  # of the entry, at whose line it is shown
    ended: bool = False  # it was in order until its day


def file_of(document: Document, model: type[File], option: str) -> File:
    """The file that an option names in its model; raises MasaError, with the line, if it has not the shape of one."""
    file = fitted(document.data, model)
    if not isinstance(file, tuple):
        return file
    if other := behind_option(document, option):
        raise MasaError(other[0], path=document.path, line=1, remedy=other[1])
    # A key that is misspelt makes another be missing: it is named first.
    first = next((one for one in file if one.kind is FaultKind.UNKNOWN_KEY), file[0])
    others = len(file) - 1
    place = document.position(first.at)
    remedy = f'{first.remedy} ({others} more to put right in this file)' if others else first.remedy
    raise MasaError(first.message, path=document.path, line=place.line, column=place.column, remedy=remedy)


def named_by(one: About | Named) -> str:
    """What an entry is about: its duty, and its ask and objects where it names them."""
    return ', '.join(filter(None, (one.duty, one.ask, *(one.object if isinstance(one, About) else one.objects))))


def placed(document: Document, key: str, entries: Iterable[Entry]) -> list[tuple[Entry, Position]]:
    """Each entry of a list of a file, with its place."""
    return [(one, document.position((key, number))) for number, one in enumerate(entries)]


def of_entry(name: str, *found: Iterable[Trouble]) -> Iterator[Trouble]:
    """What was found wrong with an entry, under the name of what it is about."""
    return (trouble._replace(about=name) for trouble in chain(*found))


def about(one: About | ApprovedChange, place: Position, book: Rulebook) -> Iterator[Trouble]:
    """What is wrong with the duty and the part of it that an entry names."""
    if not one.duty:  # it is about a fact
        return
    duty = book.duties.get(one.duty)
    if duty is None:
        yield Trouble(place, 'there is no such duty', nearest_of(one.duty, list(book.duties)), key='duty')
    elif one.ask and one.ask not in duty.asks:
        yield Trouble(place, f'it has no part "{one.ask}"', f'write one of: {", ".join(duty.asks)}', key='ask')


def nearest_of(given: str, known: Sequence[str], otherwise: str = '`masa-check rules` lists them') -> str:
    """What to do about a name that is not known: the nearest that is, or where the names are listed."""
    return did_you_mean(given, known, likeness=0.5) or otherwise


def nameless(one: Named, seen: Iterable[str], force: Force | None) -> Trouble:
    """The trouble that no document goes by the name that an entry gives it."""
    message = f'there is no document "{one.document}", neither by id nor by path from the folder of this file'
    remedy = nearest_of(one.document, sorted(seen), 'name its `id`')
    return Trouble(one.place, message, remedy, force, named_by(one), 'document')


def no_office(office: str, place: Position, key: str) -> Iterator[Trouble]:
    """What is wrong with an office that names a person."""
    judged, named = is_an_office(Office.model_construct(office=office)), named_person(office)
    if named:
        remedy = f'write {named.office}: it stays when the person moves on' if named.office else NAME_IT
        yield Trouble(place, 'a person is named where an office belongs', remedy, key=key)
    elif judged.outcome is not Outcome.MET:
        yield Trouble(place, judged.message, NAME_IT, key=key)


def report_of(document: Document, kind: FileFault, asks: str, troubles: Sequence[Trouble]) -> DocumentReport:
    """What is wrong with the file, as every format shows a document."""
    findings = sorted((_finding(document, kind, asks, one) for one in troubles), key=lambda finding: finding.order)
    return DocumentReport(
        path=document.path,
        kind=kind,
        name=kind.capitalize(),
        document=document,
        faults=tuple(findings),
        declared=False,
    )


def _finding(document: Document, kind: FileFault, asks: str, trouble: Trouble) -> Finding:
    place = _key_place(document, trouble)
    made = fault(kind, document.path, f'{trouble.about}: {trouble.message}', trouble.remedy, place)
    return made._replace(object=trouble.about, force=trouble.force, asks=asks)


def _key_place(document: Document, trouble: Trouble) -> Position:
    """Where the key of an entry stands, or the entry where the key is not written."""
    for key, entries in document.data.items():
        for number in range(len(entries)):
            if document.position((key, number)) == trouble.place:
                return document.position((key, number, trouble.key))
    return trouble.place
