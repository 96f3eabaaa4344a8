"""Which published documents a declaration is held to: those of the command line, or those that it names itself."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from masa_check.cli import paths, terminal
from masa_check.cli.settings import Settings
from masa_check.declaration.declaration import Declaration, declared_in
from masa_check.document import document
from masa_check.document.files import InputFile
from masa_check.errors import MasaError, did_you_mean

NAMED = re.compile(r'([a-z0-9]+(?:-[a-z0-9]+)*)=(.+)', re.DOTALL)
NO_FILE = 'names no `file` under `texts`, so that there is nothing to hold it to'


class Pairing(NamedTuple):
    """A declaration, and the published documents by the names of its texts."""

    declaration: Declaration
    file: Path
    documents: Mapping[str, Path]


def declarations(settings: Settings) -> list[InputFile]:
    """The files that the paths of a run lead to, without what is no declaration: waivers, acts and rules."""
    named: list[str] | None = settings['paths'].value
    if not named:
        raise MasaError('no file is named', remedy='name files or folders, or set `paths` in masa-check.toml')
    beside = [settings[key].value for key in ('waivers', 'acts', 'rules')]
    apart = {Path(os.path.realpath(paths.either_slash(one))).as_posix() for one in beside if one}
    found = paths.search(named).files
    own = ({Path(os.path.realpath(one.path)).as_posix(), paths.folder_of(one.path)} for one in found)
    return [one for one, places in zip(found, own, strict=True) if not places & apart]


def pair(file: InputFile, given: Sequence[str]) -> Pairing:
    """A declaration with the documents of the command line, if there are any, and else with those that it names."""
    declared = _declared(file)
    return Pairing(declared, file.path, _files_by_text(given, declared) if given else dict(_own(declared, file.path)))


def refuse_nothing(pairings: Iterable[Pairing]) -> list[Pairing]:
    """The declarations that name a document; what names none is told."""
    known = list(pairings)
    for one in known:
        if not one.documents:
            terminal.tell(f'masa-check: {one.declaration.document.path}: {NO_FILE}')
    return [one for one in known if one.documents]


def _declared(file: InputFile) -> Declaration:
    """The declaration in a file; raises MasaError for what is no declaration."""
    return declared_in(document.read(file.path, file.shown), '; `masa-check check` tells all that is wrong')


def _files_by_text(given: Sequence[str], declared: Declaration) -> dict[str, Path]:
    """The files by the names of their texts; one file needs no name where there is one text."""
    texts = list(declared.model.texts)
    named: dict[str, Path] = {}
    for one in given:
        match = NAMED.fullmatch(one) if not Path(one).exists() else None
        name, path = (match[1], match[2]) if match else (texts[0] if len(texts) == 1 else '', one)
        if match and name not in texts:
            known = ', '.join(texts) or 'none'
            remedy = did_you_mean(name, texts) or f'the declaration names under `texts`: {known}'
            raise MasaError(f'there is no text "{name}"', path=declared.document.path, remedy=remedy)
        if not name and len(texts) > 1:
            remedy = f'say which it is: --document {texts[0]}={one}'
            raise MasaError('the declaration is of several texts', path=one, remedy=remedy)
        if name in named:
            raise MasaError('two documents are named for one text', path=path, remedy='name one')
        named[name] = Path(path)
    return named


def _own(declared: Declaration, file: Path) -> Iterator[tuple[str, Path]]:
    """The files that a declaration names, as seen from it; one that is not there is a fault of its line."""
    for name, text in declared.model.texts.items():
        if text.file:
            path = Path(os.path.normpath(file.parent / text.file))
            if not path.is_file():
                place = declared.document.value_position(('texts', name, 'file'))
                remedy = 'put it there, or correct `file`: a path as seen from this declaration'
                message = f'the file of this text is not there: {path.as_posix()}'
                raise MasaError(message, path=declared.document.path, line=place.line, remedy=remedy)
            yield name, path
