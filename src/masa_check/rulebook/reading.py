"""Reads the files of a rulebook: the index, the duties of each theme, and the tables beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from masa_check.document.document import Document, parse
from masa_check.document.files import contents
from masa_check.errors import MasaError
from masa_check.model.authorities import ListedAuthority
from masa_check.rulebook import theme
from masa_check.rulebook.authorities import authorities
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.index import Index
from masa_check.rulebook.index import read as index_of
from masa_check.rulebook.rule_files import Sources

INDEX = 'editions.yaml'


def read(sources: Sources) -> tuple[Index, dict[str, Duty], tuple[ListedAuthority, ...]]:
    """What the index says, the duties by their ids, and the local authorities. Raises MasaError."""
    facts, duties = _duties([_document(path, raw) for path, raw in sources.texts])
    return facts, duties, tuple(one for path, raw in sources.tables for one in authorities(path, raw))


def document(file: Path) -> Document:
    """One file of rules, read."""
    return _document(file.as_posix(), contents(file, file.as_posix()))


def _document(path: str, raw: bytes) -> Document:
    if not raw.strip():
        raise MasaError('the file of rules is empty', path=path, remedy='write a theme and its duties, or delete it')
    return parse(raw, path)


def _duties(documents: Sequence[Document]) -> tuple[Index, dict[str, Duty]]:
    """What the index says, and the duties of all themes in its order."""
    index = next((document for document in documents if Path(document.path).name == INDEX), None)
    if index is None:
        raise MasaError(f'there is no {INDEX} among the rules', path=documents[0].path, remedy='put it back')
    facts = index_of(index)
    duties: dict[str, Duty] = {}
    for document in _in_order([one for one in documents if one is not index], index):
        for duty in theme.duties(document, facts.editions):
            if duty.id in duties:
                remedy = 'ids are for ever: choose another'
                raise MasaError(f'the id "{duty.id}" is used twice', path=duty.path, line=duty.line, remedy=remedy)
            duties[duty.id] = duty
    return facts, duties


def _in_order(documents: Sequence[Document], index: Document) -> list[Document]:
    """The themes in the order that the index gives them; those that it does not name come after."""
    order = [str(name) for name in index.data.get('themes', [])]

    def place(document: Document) -> int:
        stem = Path(document.path).stem
        return order.index(stem) if stem in order else len(order)

    return sorted(documents, key=place)
