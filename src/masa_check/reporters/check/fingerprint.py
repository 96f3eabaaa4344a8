"""Where a finding stands, and which finding it is, for programs that keep count of them from run to run."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from masa_check.report.finding import Finding
from masa_check.report.record import by_record
from masa_check.report.report import DocumentReport


class Root(NamedTuple):
    """The folder that paths are told from, and the one from which they were shown; both from the top of the disk."""

    folder: str = '/'
    here: str = '/'

    def path(self, shown: str) -> str:
        """A path as seen from the root of the repository, with forward slashes."""
        return posixpath.relpath(posixpath.join(self.here, shown), self.folder)


AS_SHOWN = Root()


class Traced(NamedTuple):
    """A finding, its path from the root, and what it is known by whatever line it stands on."""

    finding: Finding
    path: str
    known_by: str
    number: int = 1
    copy: str = ''  # the path of its document, if the run has had another of the same id and date before

    @property
    def in_run(self) -> str:
        """What tells it from every other finding of the run, whose paths are no part of what a finding is known by."""
        return digest(self.known_by, self.copy) if self.copy else self.known_by


class Tracer:
    """Tells what each finding of a run is known by, one document after another."""

    def __init__(self, root: Root, *, accepted: bool = False) -> None:
        self._root, self._accepted = root, accepted
        self._before: set[tuple[str, ...]] = set()

    def traced(self, document: DocumentReport) -> Iterator[Traced]:
        """Every open finding of the next document, and the accepted ones if asked for, in the order of the report."""
        seen: dict[str, int] = {}
        about = (document.kind, document.id or document.path, document.dated)
        copy = self._root.path(document.path) if about in self._before else ''
        self._before.add(about)
        for finding in document.counted:
            known_by = fingerprint(document, finding)
            seen[known_by] = seen.get(known_by, 0) + 1
            if self._accepted or not finding.accepted:
                yield Traced(finding, self._root.path(finding.path), known_by, seen[known_by], copy)


def fingerprint(document: DocumentReport, finding: Finding) -> str:
    """
    What a finding is known by from run to run: the document, the duty, the ask and the object; never line or wording.

    A document is known by its id and its date, as the next one of the partnership has the same id; one that has no id
    by its path. What is wrong with a file itself is known by what is said of it.
    """
    about = finding.key if finding.ask else (finding.duty, finding.message, '')
    return digest(document.id or document.path, document.dated, *about)


def digest(*parts: str) -> str:
    """What tells one list of words from another."""
    return hashlib.sha256('\0'.join(parts).encode('utf-8', errors='replace')).hexdigest()


def in_full(finding: Finding) -> str:
    """What is missing, what was done by record, by what authority it is asked, and what to do."""
    parts = (finding.message, by_record(finding.acts), finding.citation, finding.remedy and f'To do: {finding.remedy}')
    return '. '.join(part for part in parts if part)
