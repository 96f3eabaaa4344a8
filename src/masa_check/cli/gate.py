"""What a run accepts: the waivers and the baseline that were named, read before any document is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from masa_check.cli import paths
from masa_check.cli.textfile import text_of
from masa_check.document import document, files
from masa_check.document.pattern import is_pattern, is_yaml
from masa_check.errors import MasaError
from masa_check.report.acceptance import NOTHING, Acceptance, Baseline, Target, Waivers
from masa_check.report.report import DocumentReport
from masa_check.rulebook.rulebook import Rulebook

if TYPE_CHECKING:
    from masa_check.gate.waivers import Signed

MOST = 100 * files.LARGEST  # of a baseline, which has a line for every finding of every area


class Gate(NamedTuple):
    """What was accepted before a run, and the files in which that stands."""

    acceptance: Acceptance = NOTHING
    signed: Signed | None = None
    baseline: str = ''
    missing: frozenset[str] = frozenset()  # paths by which the waivers name a document, and where none is

    def watch(self, documents: Iterator[DocumentReport], *, whole: bool = False) -> Iterator[DocumentReport]:
        """The documents, `whole` if they are all there are, and after them what is wrong with what was accepted."""
        if self.signed:
            from masa_check.gate import waivers  # noqa: PLC0415 - only a run with waivers pays for it

            documents = waivers.watched(documents, self.signed, self.acceptance, self.missing, whole=whole)
        if self.acceptance.baseline.path:
            from masa_check.gate import baseline  # noqa: PLC0415 - only a run with a baseline pays for it

            documents = baseline.watched(documents, self.acceptance.baseline, self.acceptance.here, self.baseline)
        return documents


def opened(waivers: str | None, baseline: str | None, book: Rulebook, on: date) -> Gate:
    """Read what was accepted; raises MasaError where a file is not there or is not what it should be."""
    if not waivers and not baseline:
        return Gate()
    here = Path.cwd().as_posix()
    signed = _signed(waivers, book, on) if waivers else None
    text, known = _known(baseline) if baseline else ('', Baseline())
    holding = signed.holding if signed else Waivers()
    return Gate(Acceptance(here, holding, known), signed, text, frozenset(_missing(holding)))


def _signed(named: str, book: Rulebook, on: date) -> Signed:
    from masa_check.gate import waivers  # noqa: PLC0415 - as above

    path = _path(named)
    if not os.path.lexists(path):
        remedy = 'check the spelling, take it out of the settings, or write one that begins with "waivers:"'
        raise MasaError('there is no such waivers file', path=path.as_posix(), remedy=remedy)
    read = document.read(path, path.as_posix(), begin=waivers.BEGIN, most=files.LARGEST)  # of many areas, maybe
    return waivers.read(read, paths.folder_of(path), book, on)


def _missing(holding: Waivers) -> Iterator[str]:
    named: tuple[Target, ...] = (*holding.waivers, *holding.judgements)
    for one in named:
        path = one.document.replace('\\', '/')
        is_path = is_yaml(path) and not is_pattern(path)
        if is_path and not os.path.lexists(os.path.join(holding.folder, path)):
            yield one.document


def _known(named: str) -> tuple[str, Baseline]:
    from masa_check.gate import baseline  # noqa: PLC0415 - as above

    path = _path(named)
    text = text_of(path, path.as_posix(), 'baseline', 'make it with `masa-check baseline create`', MOST)
    known = baseline.read(text, path.as_posix(), paths.folder_of(path))
    moved = frozenset(one.path for one in known.entries if not os.path.lexists(path.parent / one.path))
    return text, known._replace(moved=moved)


def _path(named: str) -> Path:
    """A path with either slash."""
    return Path(named if os.path.lexists(named) else named.replace('\\', '/'))
