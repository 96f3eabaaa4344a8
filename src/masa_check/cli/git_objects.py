"""The bytes of files at revisions: many are read through one process of git, which stays until the end."""

from __future__ import annotations

import os
from collections.abc import Iterable
from types import TracebackType
from typing import NamedTuple, Self

from masa_check.cli.git_program import Program, query
from masa_check.document.files import LARGEST, too_large

AT_ONCE = 500  # paths in one question
PLAIN = (b'unspecified', b'unset')  # of a filter
CHUNK = 65_536


class FoundObject(NamedTuple):
    """What git keeps by a name: its kind, its full name and its bytes, None where they are too many."""

    kind: str
    name: str
    raw: bytes | None


class Objects:
    """Reads what repositories keep; each has one process of git from its first question until the end."""

    def __init__(self) -> None:
        self._programs: dict[str, Program] = {}
        self._filters: dict[tuple[str, str], bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for program in self._programs.values():
            program.end()
        self._programs.clear()

    def contents(self, top: str, name: str, path: str, shown: str) -> bytes:
        """The bytes of a file, as they are checked out; raises MasaError where they are more than may be read."""
        found = self._read(top, name)
        if found is None:  # git says why
            return query(top, 'cat-file', 'blob', name)
        if found.raw is None:
            raise too_large(shown)
        if (top, path) not in self._filters:
            self.prepare(top, [path])
        if self._filters[top, path] in PLAIN:
            return found.raw
        return query(top, 'cat-file', '--filters', f'--path={path}', name)  # kept elsewhere, or locked

    def prepare(self, top: str, paths: Iterable[str]) -> None:
        """Ask at once which paths have their bytes kept elsewhere or locked, before they are read one by one."""
        unknown = [path for path in dict.fromkeys(paths) if (top, path) not in self._filters]
        for start in range(0, len(unknown), AT_ONCE):
            asked = unknown[start : start + AT_ONCE]
            words = query(top, 'check-attr', '-z', 'filter', '--', *asked).split(b'\0')
            self._filters |= {(top, path): value for path, value in zip(asked, words[2::3], strict=True)}

    def entry(self, top: str, commit: str, path: str) -> tuple[str, str] | None:
        """The mode and the name of what stands at a path at a commit, or None: folder by folder, without a link."""
        name, mode = f'{commit}^{{tree}}', ''
        for step in path.split('/'):
            found = self._read(top, name)
            entry = _in_folder(found, os.fsencode(step)) if found else None
            if entry is None:
                return None
            mode, name = entry
        return mode, name

    def _read(self, top: str, name: str) -> FoundObject | None:
        """
        What git keeps by a name, or None if it gives none.

        Example: the answer to `HEAD:a.yaml` is a line `<name> blob 12`, twelve bytes and the end of a line.
        """
        if top not in self._programs:
            self._programs[top] = Program(top, 'cat-file', '--batch')
        program = self._programs[top]
        head = program.ask(name).split()
        if len(head) != 3 or not head[2].isdigit():  # noqa: PLR2004 - as the example has it
            return None
        size = int(head[2])
        if size > LARGEST:
            for left in range(size + 1, 0, -CHUNK):
                program.read(min(left, CHUNK))
            return FoundObject(head[1].decode(), head[0].decode(), None)
        raw = program.read(size + 1)
        return FoundObject(head[1].decode(), head[0].decode(), raw[:size]) if len(raw) > size else None


def _in_folder(folder: FoundObject, wanted: bytes) -> tuple[str, str] | None:
    """The mode and the name of what a folder holds by a name: `100644 a.yaml`, a zero, and the name in bytes."""
    raw, digits, at = folder.raw or b'', len(folder.name) // 2, 0
    while folder.kind == 'tree' and at < len(raw):
        end = raw.index(b'\0', at)
        mode, _, name = raw[at:end].partition(b' ')
        at = end + 1 + digits
        if name == wanted:
            return mode.decode().zfill(6), raw[end + 1 : at].hex()
    return None
