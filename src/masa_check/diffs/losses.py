"""The losses of a document since an earlier revision: the only findings that fail a run with `--since`."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from masa_check.declaration.kinds import PAIR
from masa_check.diffs.asks import ask_changes
from masa_check.document.document import Position
from masa_check.engine.answer import FAULTS
from masa_check.report.acceptance import Key
from masa_check.report.finding import FileFault, fault, key_of
from masa_check.report.report import DocumentReport
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Outcome


def losses(old: DocumentReport, new: DocumentReport, rulebook: Rulebook) -> frozenset[Key]:
    """The keys of the newer document's findings on asks that were met, and now are not met or no longer declared."""
    if new.kind == PAIR:
        met = {key for key, outcome in _outcomes(old) if outcome is Outcome.MET}
        return frozenset(key for key, outcome in _outcomes(new) if outcome in FAULTS and key in met)
    changes = ask_changes(old, new, rulebook)
    return frozenset(
        (change.duty, change.ask, change.now.object) for change in changes if change.became.fails and change.now
    )


def _outcomes(report: DocumentReport) -> Iterator[tuple[Key, Outcome]]:
    """The outcome of each ask under the editions that decide."""
    answers = (answer for edition_report in report.deciding for answer in edition_report.answers)
    return ((key_of(answer, ask), ask.outcome) for answer in answers for ask in answer.asks)


def since(old: DocumentReport | None, new: DocumentReport, rulebook: Rulebook, revision: str) -> DocumentReport:
    """
    The report of a document in which only losses since a revision are open; of a new document, the report unchanged.

    A document is new where there was none before, where the older one could not be read, or where its kind or id
    differs.
    """
    if old is None or (old.kind, old.id) != (new.kind, new.id) or not (old.deciding and new.deciding):
        return new
    lost = losses(old, new, rulebook)
    finders = (finder._replace(terms=finder.terms._replace(lost=lost, revision=revision)) for finder in new.finders)
    return replace(new, finders=tuple(finders))


def deleted(old: DocumentReport, left: Set[str], revision: str) -> DocumentReport | None:
    """
    A finding that a deleted document has lost all that it met; None where another document has its id.

    Also None where it met nothing, or was no declaration.
    """
    met = {key[0] for key, outcome in _outcomes(old) if outcome is Outcome.MET}
    if not met or old.id in left:
        return None
    of = f'of {len(met)} duties' if len(met) > 1 else 'of one duty'
    message = f'deleted since {revision}, when it met all or part {of}; nobody declares any more what became of it'
    remedy = f'Put it back, or declare what has taken its place with the id "{old.id}"'
    finding = fault(FileFault.DELETED, old.path, message, remedy, Position(1, 1, 2))
    return DocumentReport(old.path, FileFault.DELETED, old.name, '', None, faults=(finding,), declared=False)
