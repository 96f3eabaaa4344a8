"""The documents that differ from a git revision, each with what became of it since."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from masa_check.cli import git, terminal
from masa_check.cli.paths import shown as shown_path
from masa_check.diffs.losses import deleted
from masa_check.diffs.losses import since as lost_since
from masa_check.document import document, files
from masa_check.document.document import Read
from masa_check.document.files import InputFile
from masa_check.errors import MasaError
from masa_check.report.pairing import together
from masa_check.report.report import DocumentReport, Question, report_on


class Since(NamedTuple):
    """A revision, and the files that differ from it or are gone."""

    revision: str
    top: str
    differ: frozenset[str]
    gone: tuple[str, ...]

    def reports(self, found: Sequence[InputFile], paths: Sequence[str], question: Question) -> Iterator[DocumentReport]:
        """The documents that differ and the pairs of which one does, with only what each has lost since open."""
        yield from self._deleted(found, paths, question)
        changed = {one.shown for one in found if self._differs(one)}
        if not changed:
            if found:
                terminal.tell(f'masa-check: no document differs from {self.revision}')
            return
        before = {(one.kind, one.path): one for one in together(self._before(found), question)}
        for one in together(map(document.to_read, found), question):
            if changed & {one.path, *(other.path for other in one.beside)}:
                yield lost_since(before.get((one.kind, one.path)), one, question.rulebook, self.revision)

    def _deleted(
        self, found: Sequence[InputFile], paths: Sequence[str], question: Question
    ) -> Iterator[DocumentReport]:
        """What was deleted where documents are looked for: named, and told as lost if nothing stands in its place."""
        gone = [path for path in self.gone if any(_lies_in(path, folder) for folder in paths)]
        left = frozenset(_ids(found)) if gone else frozenset()
        for path in gone:
            shown = shown_path(path)
            terminal.tell(f'masa-check: {shown} was there at {self.revision} and has been deleted')
            raw = git.contents(git.At(self.revision, Path(path).relative_to(self.top).as_posix()))
            lost = deleted(report_on(partial(document.parse, raw, shown), shown, question), left, self.revision)
            if lost:
                yield lost

    def _differs(self, one: InputFile) -> bool:
        if not Path(os.path.realpath(one.path.parent)).is_relative_to(self.top):
            remedy = 'go into the repository that it is in'
            raise MasaError('this is not in the repository that you stand in', path=one.shown, remedy=remedy)
        return os.path.realpath(one.path) in self.differ

    def _before(self, found: Sequence[InputFile]) -> Iterator[tuple[Read, str]]:
        """The documents as they were, each under the name that it has now; those that were not there are left out."""
        for one in found:
            if not self._differs(one):
                yield document.to_read(one)
                continue
            with suppress(MasaError):
                raw = git.contents(git.named_at(one.path, self.revision))
                yield partial(document.parse, raw, one.shown), one.shown


def since(revision: str) -> Since:
    """What differs from a revision; raises MasaError where there is no such one, or no repository."""
    differ = frozenset(os.path.realpath(path) for path in git.changed_since(revision))
    return Since(
        revision, os.path.realpath(git.root()), differ, tuple(str(path) for path in git.deleted_since(revision))
    )


def _ids(found: Sequence[InputFile]) -> Iterator[str]:
    """The ids of the documents that are there; one that cannot be read has none."""
    for one in found:
        with suppress(MasaError):
            yield str(document.read(one.path, one.shown).data.get('id', ''))


def _lies_in(path: str, folder: str) -> bool:
    """Whether a file that is gone lay where a path or a pattern looks for documents."""
    if not path.lower().endswith(files.ENDINGS):
        return False
    fixed = folder.replace('\\', '/').partition('*')[0].rpartition('/')[0] if '*' in folder else folder
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(fixed or '.'))
