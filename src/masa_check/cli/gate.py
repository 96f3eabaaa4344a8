"""What a run accepts and what is on record: waivers, acts and baseline, read before any document is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from masa_check.cli import paths, terminal
from masa_check.cli.textfile import text_of
from masa_check.document import document, files
from masa_check.document.document import Document
from masa_check.document.pattern import is_pattern, is_yaml
from masa_check.errors import MasaError
from masa_check.report.acceptance import NOTHING, Acceptance, Baseline, Named, Subject, Waivers
from masa_check.report.approval import Approval
from masa_check.report.record import Acts
from masa_check.report.report import DocumentReport
from masa_check.report.value_waiver import ValueWaiver
from masa_check.rulebook.rulebook import Rulebook

if TYPE_CHECKING:
    from masa_check.gate.acts import Recordings
    from masa_check.gate.waivers import Signed

MOST = 100 * files.LARGEST  # of a baseline, which has a line for every finding of every area


class Gate(NamedTuple):
    """What was accepted before a run, and the files in which that stands."""

    acceptance: Acceptance = NOTHING
    signed: Signed | None = None
    baseline: str = ''
    missing: frozenset[str] = frozenset()  # paths by which waivers and acts name a document, and where none is
    recordings: Recordings | None = None

    def approving(self, documents: Iterator[DocumentReport]) -> Iterator[DocumentReport]:
        """The documents of a check since a revision, and after them a note on each approval that fits none."""
        from masa_check.gate import approvals  # noqa: PLC0415 - only a run with approvals pays for it

        used: set[Approval] = set()
        yield from approvals.watched(documents, self.acceptance, used)
        tell_unused(self.acceptance, {*used, *(one for one in self.acceptance.waivers.approvals if one.fact)})

    def watch(
        self, documents: Iterator[DocumentReport], *, whole: bool = False, only_changed: bool = False
    ) -> Iterator[DocumentReport]:
        """
        The documents, and after them what is wrong with what was accepted, with a note on what names none of them.

        `whole` says that they are all there are, and `only_changed` that the others were left out by the run itself.
        """
        notes: list[str] = []
        if self.signed:
            from masa_check.gate import waivers  # noqa: PLC0415 - only a run with waivers pays for it

            if not whole and not only_changed:
                documents = waivers.noting(documents, self.signed, self.acceptance, self.missing, notes)
            documents = waivers.watched(documents, self.signed, self.acceptance, self.missing, whole=whole)
        if self.recordings:
            from masa_check.gate import acts  # noqa: PLC0415 - only a run with acts pays for it

            documents = acts.watched(documents, self.recordings, self.acceptance, self.missing, whole=whole)
        if self.acceptance.baseline.path:
            from masa_check.gate import baseline  # noqa: PLC0415 - only a run with a baseline pays for it

            documents = baseline.watched(documents, self.acceptance.baseline, self.acceptance.here, self.baseline)
        yield from documents
        for note in notes:
            terminal.tell(f'masa-check: {note}')


def opened(waivers: str | None, baseline: str | None, acts: str | None, book: Rulebook, on: date) -> Gate:
    """Read what was accepted and recorded; raises MasaError where a file is not there or not what it should be."""
    if not waivers and not baseline and not acts:
        return Gate()
    here = Path.cwd().as_posix()
    signed = _signed(waivers, book, on) if waivers else None
    text, known = _known(baseline) if baseline else ('', Baseline())
    holding = signed.holding if signed else Waivers()
    recordings = _recordings(acts, book, on) if acts else None
    record = recordings.record if recordings else Acts()
    missing = _missing(holding.folder, (*holding.waivers, *holding.judgements)) | _missing(record.folder, record.acts)
    return Gate(Acceptance(here, holding, known, record), signed, text, missing, recordings)


def approved(waivers: str | None, book: Rulebook, on: date) -> Acceptance:
    """What of a waivers file counts in a comparison: its approvals, and nothing else; raises MasaError as `opened`."""
    if not waivers:
        return NOTHING
    held = _signed(waivers, book, on).holding
    return Acceptance(Path.cwd().as_posix(), held._replace(waivers=(), judgements=()))


def tell_of_values(gate: Gate, needed: Set[ValueWaiver], subjects: Sequence[Subject]) -> None:
    """A note on each waiver of a value that holds no longer, or that is not needed; it fails no run."""
    if gate.signed and gate.signed.document.data.get('values'):
        from masa_check.gate import waivers  # noqa: PLC0415 - as above

        for note in waivers.value_notes(gate.signed, needed, subjects, gate.acceptance.here):
            terminal.tell(f'masa-check: {note}')


def tell_unused(acceptance: Acceptance, used: Set[Approval]) -> None:
    """A note on each approval that approves nothing in this run; after a merge that is every one, and it fails none."""
    if acceptance.waivers.approvals:
        from masa_check.gate import approvals  # noqa: PLC0415 - as above

        unused = (one for one in acceptance.waivers.approvals if one not in used)
        for note in approvals.notes(unused, acceptance.waivers.path):
            terminal.tell(f'masa-check: {note}')


def _signed(named: str, book: Rulebook, on: date) -> Signed:
    from masa_check.gate import waivers  # noqa: PLC0415 - as above

    read, folder = _document(named, 'waivers', waivers.BEGIN)
    return waivers.read(read, folder, book, on)


def _recordings(named: str, book: Rulebook, on: date) -> Recordings:
    from masa_check.gate import acts  # noqa: PLC0415 - as above

    read, folder = _document(named, 'acts', acts.BEGIN)
    return acts.read(read, folder, book, on)


def _document(named: str, key: str, begin: str) -> tuple[Document, str]:
    """A file that is read beside the documents, and the folder from which it names them."""
    path = Path(named)
    if not os.path.lexists(path):
        remedy = f'check the spelling, take it out of the settings, or write one that begins with "{key}:"'
        raise MasaError(f'there is no such {key} file', path=path.as_posix(), remedy=remedy)
    article = 'an' if key == 'acts' else 'a'
    wanted = f'{article} {key} file'
    read = document.read(path, path.as_posix(), wanted, begin=begin, most=files.LARGEST)  # of many areas, maybe
    return read, paths.folder_of(path)


def _missing(folder: str, named: Iterable[Named]) -> frozenset[str]:
    """The paths from a folder by which documents are named, and at which there is none."""
    written = {one.document: one.document.replace('\\', '/') for one in named}
    return frozenset(
        name
        for name, path in written.items()
        if is_yaml(path) and not is_pattern(path) and not os.path.lexists(os.path.join(folder, path))
    )


def _known(named: str) -> tuple[str, Baseline]:
    from masa_check.gate import baseline  # noqa: PLC0415 - as above

    path = Path(named)
    text = text_of(path, path.as_posix(), 'baseline', 'make it with `masa-check baseline create`', MOST)
    known = baseline.read(text, path.as_posix(), paths.folder_of(path))
    moved = frozenset(one.path for one in known.entries if not os.path.lexists(path.parent / one.path))
    return text, known._replace(moved=moved)
