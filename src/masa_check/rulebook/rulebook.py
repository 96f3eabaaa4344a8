"""The rulebook: every duty and edition, loaded from the files of the themes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from masa_check import installed
from masa_check.cache import digest, keep, recall
from masa_check.document.document import Document, parse
from masa_check.document.files import contents
from masa_check.errors import MasaError
from masa_check.rulebook import edition_grammar, theme
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.edition import FOR_EVER, Edition, ReportRecipient
from masa_check.rulebook.fault import RuleFault, known
from masa_check.values import KeyPath, PartialDate
from masa_check.version import ADDRESS

INDEX = 'editions.yaml'


class Rulebook(NamedTuple):
    """Every duty, in the order of its themes, and the editions that ask them."""

    editions: Mapping[str, Edition]
    duties: Mapping[str, Duty]
    hash: str

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes in the order of the rulebook."""
        return tuple(dict.fromkeys(duty.theme for duty in self.duties.values()))


def folder() -> Path:
    """Where the rules that ship with the tool are."""
    return installed.folder('rules')


def page_path(duty: Duty) -> str:
    """Where the page of a duty is from the top of a checkout; '' for a duty of one's own, which has none."""
    file = Path(duty.path)
    return f'docs/duties/{file.stem}.md#{duty.id}' if file.parent == folder() else ''


def page_address(duty: Duty) -> str:
    """The page of a duty by an address that a browser can open; '' where there is none."""
    path = page_path(duty)
    return f'{ADDRESS}/{path}' if ADDRESS and path else ''


def load(folders: Sequence[Path], *, examples: bool = True) -> Rulebook:
    """
    Load the themes of one or more folders, of which the first holds the editions; raises MasaError.

    Without the examples of its duties, which no document is held to, a rulebook is there in half the time.
    """
    texts = [(file.as_posix(), contents(file, file.as_posix())) for place in folders for file in files(place)]
    key = digest(*(part for path, raw in texts for part in (path.encode(), raw)), *_own_code())
    kept = recall('rulebook' if examples else 'duties', key)
    if isinstance(kept, Rulebook):
        return kept
    book = _load([_document(path, raw) for path, raw in texts], digest(*(raw for _, raw in texts)))
    bare = book._replace(duties={duty.id: duty._replace(examples=()) for duty in book.duties.values()})
    keep('rulebook', key, book)
    keep('duties', key, bare)
    return book if examples else bare


def _own_code() -> list[bytes]:
    """The source of this folder: a rulebook kept by other code than this is loaded anew."""
    return [file.read_bytes() for file in sorted(Path(__file__).parent.glob('*.py'))]


def files(place: Path) -> list[Path]:
    """The files of one folder of rules."""
    files = sorted(file for file in place.glob('*.yaml') if file.is_file())
    if not files:
        raise MasaError('no rules were found', path=place.as_posix(), remedy='name a folder that holds *.yaml files')
    return files


def document(file: Path) -> Document:
    """One file of rules, read."""
    return _document(file.as_posix(), contents(file, file.as_posix()))


def _document(path: str, raw: bytes) -> Document:
    if not raw.strip():
        raise MasaError('the file of rules is empty', path=path, remedy='write a theme and its duties, or delete it')
    return parse(raw, path)


def _load(documents: Sequence[Document], hash: str) -> Rulebook:
    index = next((document for document in documents if Path(document.path).name == INDEX), None)
    if index is None:
        raise MasaError(f'there is no {INDEX} among the rules', path=documents[0].path, remedy='put it back')
    editions = dict(_editions(index))
    duties: dict[str, Duty] = {}
    for document in _in_order([one for one in documents if one is not index], index):
        for duty in theme.duties(document, editions):
            if duty.id in duties:
                remedy = 'ids are for ever: choose another'
                raise MasaError(f'the id "{duty.id}" is used twice', path=duty.path, line=duty.line, remedy=remedy)
            duties[duty.id] = duty
    return Rulebook(editions, duties, hash)


def _in_order(documents: Sequence[Document], index: Document) -> list[Document]:
    """The themes in the order that the index gives them; those that it does not name come after."""
    order = [str(name) for name in index.data.get('themes', [])]

    def place(document: Document) -> int:
        stem = Path(document.path).stem
        return order.index(stem) if stem in order else len(order)

    return sorted(documents, key=place)


def _editions(document: Document) -> Iterator[tuple[str, Edition]]:
    whole = known(document, (), document.data, edition_grammar.INDEX)
    for number, raw in enumerate(whole['editions']):
        at: KeyPath = ('editions', number)
        data = known(document, at, raw, edition_grammar.EDITION)
        yield (
            data['id'],
            Edition(
                **{key: data[key] for key in ('id', 'title', 'address')},
                since=_day(document, at, data, 'from'),
                until=_day(document, at, data, 'until'),
                transition_until=_day(document, at, data, 'transition_until') if 'transition_until' in data else None,
                advisory=data.get('advisory', False),
                recipients=tuple(
                    _recipient(document, (*at, 'recipients', number), one)
                    for number, one in enumerate(data.get('recipients', ()))
                ),
                paged_by=data.get('paged_by', ''),
            ),
        )


def _recipient(document: Document, at: KeyPath, raw: Any) -> ReportRecipient:
    data = known(document, at, raw, edition_grammar.RECIPIENT)
    since, until = (_day(document, at, data, key) for key in ('from', 'until'))
    return ReportRecipient(data['body'], since, until)


def _day(document: Document, at: KeyPath, data: Mapping[str, Any], key: str) -> date:
    """A day, or the end of time where none is given."""
    try:
        return PartialDate.parse(data[key]).first if key in data else FOR_EVER
    except ValueError as wrong:
        raise RuleFault((*at, key), str(wrong), 'write a day').error(document) from wrong
