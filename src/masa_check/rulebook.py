"""The rulebook: every duty and edition, loaded from the files of the themes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from masa_check import theme
from masa_check.document import Document, parse
from masa_check.duty import Duty
from masa_check.editions import FOR_EVER, Edition, Named
from masa_check.errors import MasaError
from masa_check.select import KeyPath
from masa_check.theme import FLAG, LIST, TEXT, Keys, known, need, refuse
from masa_check.values import PartialDate

INDEX = 'editions.yaml'
RECIPIENT: Keys = {'body': TEXT, 'from': TEXT, 'until': TEXT}
EDITION: Keys = {
    'id': TEXT, 'title': TEXT, 'address': TEXT, 'from': TEXT, 'until': TEXT, 'transition_until': TEXT, 'advisory': FLAG,
    'recipients': LIST, 'paged_by': TEXT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every duty, in the order of its themes, and the editions that ask them."""

    editions: Mapping[str, Edition]
    duties: Mapping[str, Duty]
    hash: str

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes in the order of the rulebook."""
        return tuple(dict.fromkeys(duty.theme for duty in self.duties.values()))


def folder() -> Path:
    """Where the rules that ship with the tool are: inside the package, or at the top of a checkout."""
    inside = Path(__file__).parent / 'rules'
    return inside if inside.is_dir() else Path(__file__).parents[2] / 'rules'


def load(folders: Sequence[Path]) -> Rulebook:
    """Load the themes of one or more folders, of which the first holds the editions; raises MasaError."""
    documents = [document for place in folders for document in _documents(place)]
    index = next((document for document in documents if Path(document.path).name == INDEX), None)
    if index is None:
        raise MasaError(f'there is no {INDEX} among the rules', path=folders[0].as_posix(), remedy='put it back')
    editions = dict(_editions(index))
    duties: dict[str, Duty] = {}
    for document in _in_order([one for one in documents if one is not index], index):
        for duty in theme.duties(document, editions):
            if duty.id in duties:
                remedy = 'ids are for ever: choose another'
                raise MasaError(f'the id "{duty.id}" is used twice', path=duty.path, line=duty.line, remedy=remedy)
            duties[duty.id] = duty
    return Rulebook(editions, duties, _hash(documents))


def _documents(place: Path) -> list[Document]:
    """The files of one folder of rules."""
    files = sorted(place.glob('*.yaml'))
    if not files:
        raise MasaError('no rules were found', path=place.as_posix(), remedy='name a folder that holds *.yaml files')
    return [_document(file) for file in files]


def _document(file: Path) -> Document:
    raw = file.read_bytes()
    if not raw.strip():
        raise MasaError(
            'the file of rules is empty', path=file.as_posix(), remedy='write a theme and its duties, or delete it'
        )
    return parse(raw, file.as_posix())


def _hash(documents: Sequence[Document]) -> str:
    """What tells one rulebook from another: it changes with any byte of any file."""
    return hashlib.sha256(''.join(document.sha256 for document in documents).encode()).hexdigest()[:16]


def _in_order(documents: Sequence[Document], index: Document) -> list[Document]:
    """The themes in the order that the index gives them; those that it does not name come after."""
    order = [str(name) for name in index.data.get('themes', [])]

    def place(document: Document) -> int:
        stem = Path(document.path).stem
        return order.index(stem) if stem in order else len(order)

    return sorted(documents, key=place)


def _editions(document: Document) -> Iterator[tuple[str, Edition]]:
    whole = known(document, (), document.data, {'themes': LIST, 'editions': LIST})
    for number, raw in enumerate(need(document, (), whole, 'editions')):
        at: KeyPath = ('editions', number)
        data = known(document, at, raw, EDITION)
        recipients = [known(document, (*at, 'recipients'), one, RECIPIENT) for one in data.get('recipients', ())]
        yield (
            need(document, at, data, 'id'),
            Edition(
                **{key: need(document, at, data, key) for key in ('id', 'title', 'address')},
                since=_day(document, at, data, 'from'),
                until=_day(document, at, data, 'until'),
                transition_until=_day(document, at, data, 'transition_until') if 'transition_until' in data else None,
                advisory=data.get('advisory', False),
                recipients=tuple(
                    Named(
                        need(document, at, one, 'body'),
                        _day(document, at, one, 'from'),
                        _day(document, at, one, 'until'),
                    )
                    for one in recipients
                ),
                paged_by=data.get('paged_by', ''),
            ),
        )


def _recipient(document: Document, at: KeyPath, data: Mapping[str, Any]) -> Named:
    days = (_day(document, at, data, key) for key in ('from', 'until'))
    return Named(need(document, at, data, 'body'), *days)


def _day(document: Document, at: KeyPath, data: Mapping[str, Any], key: str) -> date:
    """A day, or the end of time where none is given."""
    try:
        return PartialDate.parse(data[key]).first if key in data else FOR_EVER
    except ValueError as wrong:
        raise refuse(document, (*at, key), str(wrong), 'write a day') from wrong
