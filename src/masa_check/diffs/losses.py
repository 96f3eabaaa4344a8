"""What a document has lost since an earlier state of it: only that fails a run which looks at what changed."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from masa_check.declaration.kinds import PAIR
from masa_check.diffs.asks import ask_changes
from masa_check.document.document import Position
from masa_check.engine.answer import FAULTS
from masa_check.report.acceptance import Key
from masa_check.report.finding import fault, key_of
from masa_check.report.report import DocumentReport
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Outcome

DELETED = 'deleted'


def losses(old: DocumentReport, new: DocumentReport, rulebook: Rulebook) -> frozenset[Key]:
    """What was met and is met or declared no longer, as the findings of the newer document are about it."""
    if new.kind == PAIR:
        met = {key for key, outcome in _outcomes(old) if outcome is Outcome.MET}
        return frozenset(key for key, outcome in _outcomes(new) if outcome in FAULTS and key in met)
    changes = ask_changes(old, new, rulebook)
    return frozenset((one.duty, one.ask, one.now.object) for one in changes if one.became.fails and one.now)


def _outcomes(report: DocumentReport) -> Iterator[tuple[Key, Outcome]]:
    """What came of each ask, under the editions that decide."""
    answers = (answer for held in report.deciding for answer in held.answers)
    return ((key_of(answer, ask), ask.outcome) for answer in answers for ask in answer.asks)


def since(old: DocumentReport | None, new: DocumentReport, rulebook: Rulebook, revision: str) -> DocumentReport:
    """
    A document of which only what it has lost since a revision is open; a new one has nothing else to go by than itself.

    A document is new where there was none, where it could not be read, or where another stood in its place.
    """
    if old is None or (old.kind, old.id) != (new.kind, new.id) or not (old.deciding and new.deciding):
        return new
    lost = losses(old, new, rulebook)
    finders = (one._replace(terms=one.terms._replace(lost=lost, revision=revision)) for one in new.finders)
    return replace(new, finders=tuple(finders))


def deleted(old: DocumentReport, left: Set[str], revision: str) -> DocumentReport | None:
    """
    What a deleted document has lost: all that it met, unless a document of its id is left, which speaks in its place.

    None where nothing was met, or where it was no declaration.
    """
    met = {key[0] for key, outcome in _outcomes(old) if outcome is Outcome.MET}
    if not met or old.id in left:
        return None
    of = f'of {len(met)} duties' if len(met) > 1 else 'of one duty'
    message = f'deleted since {revision}, when it met all or part {of}; nobody declares any more what became of it'
    remedy = f'Put it back, or declare what has taken its place with the id "{old.id}"'
    found = fault(DELETED, old.path, message, remedy, Position(1, 1, 2))
    return DocumentReport(old.path, DELETED, old.name, '', None, faults=(found,), declared=False)
