"""Opens a file of Word or Excel (.docx, .xlsx): the parts that are read, with a limit to what they unpack to."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final, NamedTuple

from masa_check.evidence import xml_tree
from masa_check.evidence.file_sort import ZIP, sort_of
from masa_check.evidence.limits import EXPANDED, MB, PARTS, UnreadableError, refuse_over
from masa_check.evidence.xml_tree import BROKEN, Node

MAIN = 'word/document.xml'
LOCKED = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'  # of the files in which Word puts a document with a password, and old ones


class PackageKind(NamedTuple):
    """What a message calls a file, what to save it as, and what to do with a broken one."""

    name: str
    save: str
    mend: str


WORD = PackageKind('Word', 'a Word document (.docx)', BROKEN)
EXCEL = PackageKind('Excel', 'an Excel workbook (.xlsx)', 'open it in Excel or LibreOffice and save it again')


def _broken(raw: bytes, kind: PackageKind) -> UnreadableError:
    """The refusal of what is no such file, or a broken one."""
    if raw.startswith(ZIP):
        return UnreadableError(f'this {kind.name} file is broken', remedy=kind.mend)
    return other_sort(sort_of(raw), kind)


def other_sort(found: str, kind: PackageKind) -> UnreadableError:
    """The refusal of a file of another sort than its name has."""
    remedy = 'choose the right file, or give this one the ending that fits it'
    return UnreadableError(f'this is {found}, and not {kind.save}', remedy=remedy)


class Package:
    """A file of Word or Excel, open; a part that is not there is None."""

    def __init__(self, raw: bytes, kind: PackageKind = WORD) -> None:
        if raw.startswith(LOCKED):
            message = f'this is an old {kind.name} file, or one with a password'
            raise UnreadableError(message, remedy=f'save it as {kind.save} without a password')
        self._kind: Final = kind
        try:
            self._zip: Final = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise _broken(raw, kind) from None
        self._sizes: Final = {one.filename: one.file_size for one in self._zip.infolist()}
        refuse_over(len(self._sizes), PARTS, 'parts')
        self._left = EXPANDED

    def tree(self, name: str) -> Node | None:
        """A part as XML, if it is there; all together unpack to no more than so much, whatever they say."""
        if name not in self._sizes:
            return None
        if self._sizes[name] > self._left:
            raise self._refusal()
        try:
            with self._zip.open(name) as part:
                raw = part.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError):
            message = f'this {self._kind.name} file is broken, or has a password'
            raise UnreadableError(message, remedy=self._kind.mend) from None
        if len(raw) > self._left:
            raise self._refusal()
        self._left -= len(raw)
        return xml_tree.parse(raw)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parts."""
        return tuple(self._sizes)

    def related(self, part: str) -> Mapping[str, str]:
        """The parts that a part speaks of, by id; nothing outside the file."""
        folder, name = posixpath.split(part)
        tree = self.tree(posixpath.join(folder, '_rels', f'{name}.rels'))
        if tree is None:
            return {}
        return {
            one.get('Id'): posixpath.normpath(posixpath.join(folder, one.get('Target'))).lstrip('/')
            for one in tree.all('rel:Relationship')
            if one.get('TargetMode') != 'External'
        }

    def _refusal(self) -> UnreadableError:
        message = f'this {self._kind.name} file unpacks to more than {EXPANDED // MB} MB of text'
        return UnreadableError(message, remedy='save it again without what is embedded in it')
