"""The documents that differ from a git revision, each with what became of it since."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial
from itertools import islice
from typing import NamedTuple

from masa_check.cli import earlier, git, older, terminal
from masa_check.cli.earlier import Scope, Whereabouts
from masa_check.cli.git_objects import Objects
from masa_check.cli.git_program import GitError
from masa_check.cli.git_tree import LINK, GitTree, LinkError
from masa_check.cli.paths import shown as shown_path
from masa_check.declaration.declaration import Declaration, declare
from masa_check.declaration.kinds import ARRANGEMENTS, YEARLY_REPORT
from masa_check.diffs.losses import deleted as lost_as_a_whole
from masa_check.diffs.losses import since as lost_since
from masa_check.document import document, files, folder
from masa_check.document.document import Document, Read
from masa_check.document.files import InputFile
from masa_check.errors import MasaError
from masa_check.report.finding import in_short
from masa_check.report.pairing import together
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, report_on

HALF = 0.5  # as git has it


class FileState(NamedTuple):
    """A document of today: the place that it had at the revision, or '' if it is new, and whether it is another now."""

    file: InputFile
    place: str
    differs: bool


class Since(NamedTuple):
    """A revision, all that it held, and where documents are looked for."""

    revision: str
    tree: GitTree
    scope: Scope
    objects: Objects

    def reports(self, found: Sequence[InputFile], question: Question) -> Iterator[DocumentReport]:
        """The documents that differ and the pairs of which one does, with only what each has lost since open."""
        with self.objects:
            yield from self._reports(found, question)

    def _reports(self, found: Sequence[InputFile], question: Question) -> Iterator[DocumentReport]:
        now = {one.shown: earlier.current_place(one.path, one.shown, self.tree) for one in found}
        earlier.refuse_other_repositories(now.values(), self.tree, self.revision)
        was = {one.shown: self._former_place(one, now[one.shown]) for one in found}
        known = {*now.values(), *was.values()}
        gone = {one: path for one, path in earlier.documents(self.tree, self.scope).items() if one not in known}
        moved = self._moved([one for one in found if not was[one.shown]], gone)
        deleted = {one: gone[one] for one in gone if one not in moved.values()}
        became = earlier.whereabouts(list(deleted), self.tree) if deleted else Whereabouts(frozenset(), {})
        yield from self._deleted(deleted, became, found, question)
        for outer in earlier.submodules(self.tree, self.scope):
            self._tell(outer, f'is a submodule, so we cannot know what it said at {self.revision}')
        lost = [place for place in deleted if place not in became.left_out]
        yield from self._changed([self._state(one, was | moved, moved) for one in found], lost, question)

    def _former_place(self, file: InputFile, now: str) -> str:
        try:
            return earlier.former_place(file.path, now, self.tree, self.scope)
        except LinkError:
            terminal.tell(
                f'masa-check: {file.shown} led out of the repository at {self.revision}; it is checked as new'
            )
            return ''

    def _state(self, file: InputFile, was: Mapping[str, str], moved: Container[str]) -> FileState:
        place = was[file.shown]
        same = place and file.shown not in moved and not earlier.differs(file.path, self.tree.entries[place])
        return FileState(file, place, not same)

    def _changed(
        self, states: Sequence[FileState], gone: Sequence[str], question: Question
    ) -> Iterator[DocumentReport]:
        changed = {one.file.shown for one in states if one.differs} | {self._shown(place) for place in gone}
        if not any(one.differs for one in states) and states:
            terminal.tell(f'masa-check: no document differs from {self.revision}')
        if not changed:
            return
        states = self._beside_changed(states, gone)
        reports = map(older.noticed, together(self._before(states, gone), older.of(question)))
        before = {(one.kind, one.path): one for one in reports}
        unread = {one.path: one for one in before.values() if one.broken and one.path in changed}
        left: dict[str, set[str]] = {}  # the ids of today by kind
        read = set()
        for one in together((document.to_read(state.file) for state in states), question):
            was = before.pop((one.kind, one.path), None)
            left.setdefault(one.kind, set()).add(one.id)
            read |= {one.path} if not one.broken else set()
            if changed & {one.path, *(other.path for other in (*one.beside, *(was.beside if was else ())))}:
                yield lost_since(was, one, question.rulebook, self.revision)
        for path in sorted(unread.keys() & read):
            why = in_short(unread[path].faults)
            terminal.tell(f'masa-check: {path} could not be read at {self.revision} ({why}); it is checked as new')
        for was in before.values():  # of another kind now, or of a pair that is none any more
            if was.path in read and changed & {was.path, *(other.path for other in was.beside)}:
                lost = lost_as_a_whole(was, left.get(was.kind, set()), self.revision)
                yield from [lost] if lost else []

    def _beside_changed(self, states: Sequence[FileState], gone: Sequence[str]) -> list[FileState]:
        """
        The documents that differ, and those that may belong to a pair of one that does or did: they write its id.

        Beside a report there is one of other arrangements too, if there are any: the report is told then that its own
        are missing.
        """
        places = [*gone, *(one.place for one in states if one.differs)]
        top = self.tree.top
        self.objects.prepare(top, (self.tree.entries[one].path for one in places if one and self._is_of(one, top)))
        then = (self._read(place) for place in places if place)
        now = (_quietly(document.to_read(one.file)[0]) for one in states if one.differs)
        ids = _ids(one for one in (*then, *now) if one)
        near = {one.file.shown for one in states if one.differs or _mentions(one.file, ids)}
        if any(_mentions(one.file, [YEARLY_REPORT.encode()]) for one in states if one.file.shown in near):
            apart = (one.file for one in states if one.file.shown not in near)
            near.update(islice((file.shown for file in apart if _is_arrangements(file)), 1))
        return [one for one in states if one.file.shown in near]

    def _is_of(self, place: str, top: str) -> bool:
        return self.tree.entries[place].top == top and self.tree.entries[place].is_file

    def _before(self, states: Sequence[FileState], gone: Sequence[str]) -> Iterator[tuple[Read, str]]:
        """
        The documents as they were, each under the name that it has now; those that were not there are left out.

        Those that are gone are read too, since a pair may have lost one of them.
        """
        for place in gone:
            if raw := self._contents(place):
                yield partial(document.parse, raw, self._shown(place)), self._shown(place)
        for file, place, is_other in states:
            if not is_other:
                yield document.to_read(file)
            elif raw := self._contents(place):
                yield partial(document.parse, raw, file.shown), file.shown

    def _moved(self, fresh: Sequence[InputFile], gone: Mapping[str, str]) -> dict[str, str]:
        """Where the files that are new to their places were before: each at the likest of those that had its id."""
        left = {place: was for place in gone if (was := self._read(place))} if fresh else {}
        places: dict[str, str] = {}
        for file in fresh if left else ():
            now = _quietly(partial(document.read, file.path, file.shown))
            alike = {place: likeness for place, was in left.items() if now and (likeness := _likeness(was, now))}
            if alike:
                likest = max(alike, key=lambda place: alike[place])
                places[file.shown] = likest
                del left[likest]
                if alike[likest] <= 1:
                    self._tell(gone[likest], f'{self._formerly} deleted; {file.shown} is taken to replace it')
        return places

    def _deleted(
        self, gone: Mapping[str, str], became: Whereabouts, found: Sequence[InputFile], question: Question
    ) -> Iterator[DocumentReport]:
        """What was deleted where documents are looked for: named, and told as lost if nothing stands in its place."""
        for place, path in gone.items():
            shown = self._tell(path, self._fate(place, became))
            raw = b'' if place in became.left_out else self._contents(place)
            if raw:
                report = report_on(partial(document.parse, raw, shown), shown, question)
                lost = lost_as_a_whole(report, frozenset(), self.revision)
                if lost and not _is_among(report, found):
                    yield lost

    def _fate(self, place: str, became: Whereabouts) -> str:
        """What is told of a document that is not looked at any more."""
        if place in became.left_out:
            return 'is left out of this sparse checkout, and is not checked'
        if self.tree.entries[place].mode == LINK:
            return f'led out of the repository at {self.revision}, so we cannot know what it said'
        if place in became.moved:
            return f'{self._formerly} moved to {self._shown(became.moved[place])}, which is not checked'
        if os.path.lexists(os.path.join(self.tree.top, place)):
            return f'was there at {self.revision} and is passed over now: git ignores it, or it is no file any more'
        return f'{self._formerly} deleted'

    @property
    def _formerly(self) -> str:
        return f'was there at {self.revision} and has been'

    def _tell(self, path: str, fate: str) -> str:
        """Name what is not looked at any more, with what became of it; gives its path as shown."""
        shown = self._shown(path)
        terminal.tell(f'masa-check: {shown} {fate}')
        return shown

    def _shown(self, path: str) -> str:
        return folder.shown(shown_path(os.path.join(self.tree.top, path)))

    def _read(self, place: str) -> Document | None:
        """A document as it was, if it could be read."""
        raw = self._contents(place)
        return _quietly(partial(document.parse, raw, place)) if raw else None

    def _contents(self, place: str) -> bytes:
        """The bytes of a document as it was; none if it was not there, or too large to be one."""
        if not place or not self.tree.entries[place].is_file:
            return b''
        try:
            return self.tree.entries[place].contents(place, self.objects)
        except GitError:
            raise
        except MasaError:
            return b''


def since(revision: str, paths: Sequence[str], is_apart: Callable[[str], bool]) -> Since:
    """What a revision held where documents are looked for; raises MasaError where there is no such one."""
    tree = git.tree(revision)
    return Since(revision, tree, earlier.scope(paths, tree.top, is_apart), Objects())


def _quietly(read: Read) -> Document | None:
    try:
        return read()
    except MasaError:
        return None


def _identity(one: Document) -> tuple[str, str]:
    """The kind and the id of a document, which it keeps wherever it is moved."""
    return str(one.data.get('kind', '')), str(one.data.get('id', ''))


def _ids(documents: Iterable[Document]) -> list[bytes]:
    """The ids of documents, and of the arrangements that they report on, as they are written."""
    groups = [one.data for one in documents]
    groups += [about for one in groups if isinstance(about := one.get('reports_on'), dict)]
    return sorted({str(one['id']).encode() for one in groups if one.get('id')})


def _mentions(file: InputFile, ids: Iterable[bytes]) -> bool:
    """Whether a file may hold one of these ids: by its bytes, unless a letter in it could be written as an escape."""
    try:
        raw = files.contents(file.path, file.shown)
    except MasaError:
        return True
    return b'\\' in raw or any(one in raw for one in ids)


def _is_arrangements(file: InputFile) -> bool:
    found = _quietly(document.to_read(file)[0]) if _mentions(file, [ARRANGEMENTS.encode()]) else None
    return found is not None and isinstance(declare(found), Declaration)


def _is_among(report: DocumentReport, found: Iterable[InputFile]) -> bool:
    """Whether one of the files has the kind and the id of a document."""
    wanted = [report.id.encode()]
    alike = (_quietly(document.to_read(one)[0]) for one in found if _mentions(one, wanted))
    return any(one and _identity(one) == (report.kind, report.id) for one in alike)


def _likeness(was: Document, now: Document) -> float:
    """How many lines are the same if one may be the other moved; one of another date has to be like it by half."""
    if _identity(was) != _identity(now):
        return 0
    same = SequenceMatcher(None, was.text.splitlines(), now.text.splitlines(), autojunk=False).ratio()
    if was.data.get('dated') == now.data.get('dated'):
        return 1 + same
    return same if same >= HALF else 0
