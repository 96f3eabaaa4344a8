"""The losses of a document since an earlier revision: the only findings that fail a run with `--changed-since`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from masa_check.declaration.kinds import PAIR
from masa_check.diffs.asks import AskChange, ask_changes
from masa_check.diffs.level import Became, Level, level
from masa_check.document.document import Position
from masa_check.engine.answer import FAULTS, AskAnswer
from masa_check.report.acceptance import Key
from masa_check.report.finding import FileFault, Finding, fault
from masa_check.report.report import DocumentReport
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Outcome


def losses(old: DocumentReport, new: DocumentReport, rulebook: Rulebook) -> Iterator[AskChange]:
    """The changes that weigh as a loss: steps down, and faults on what was not there before."""
    return (change for change in ask_changes(old, new, rulebook) if change.is_loss)


def since(old: DocumentReport | None, new: DocumentReport, rulebook: Rulebook, revision: str) -> DocumentReport:
    """
    The report of a document in which only losses since a revision are open; of a new document, the report unchanged.

    A document is new where there was none before, where the older one could not be read, or where its kind or id
    differs. Two documents that are no longer checked together have lost all that they said together.
    """
    if old is not None and old.kind == new.kind == PAIR and old.deciding and not new.deciding:
        return deleted(old, frozenset(), revision) or new
    if old is None or (old.kind, old.id) != (new.kind, new.id) or not (old.deciding and new.deciding):
        return new
    lost = tuple(losses(old, new, rulebook))
    keys = {_key(change): change.hash for change in lost}
    finders = tuple(
        finder._replace(terms=finder.terms._replace(lost=keys, revision=revision)) for finder in new.finders
    )
    return new._replace(finders=finders, silenced=tuple(_silenced(lost, new._replace(finders=finders))))


def _key(change: AskChange) -> Key:
    return change.duty, change.ask, change.latest.object if change.latest else change.object


def _silenced(lost: Iterable[AskChange], new: DocumentReport) -> Iterator[Finding]:
    """A finding for each loss that is no fault of the newer text: its subject fell silent, and it does not arise."""
    answers = {(answer.duty, answer.edition): answer for held in new.editions for answer in held.answers}
    for change in lost:
        if change.now and change.now.outcome not in FAULTS:
            for finder in new.finders:
                answer = answers.get((change.duty, finder.standing.edition.id))
                if finder.standing.counts and answer:
                    outcome = Outcome.ABSENT if change.became is Became.LOST else Outcome.UNDECLARED
                    ask = change.now._replace(message=change.message, outcome=outcome)
                    yield finder.finding(answer, ask)._replace(counts=change.counts)
                    break


def _says_something(ask: AskAnswer) -> bool:
    """Whether a document would lose an ask if it fell silent."""
    reached = level(ask)
    return reached is not None and reached.reaches(Level.PLANNED_OR_ELSEWHERE)


def deleted(old: DocumentReport, left: Set[str], revision: str) -> DocumentReport | None:
    """
    A finding that a deleted document, or a pair, has lost all that it said; None where another document has its id.

    Also None where it said nothing of what is asked, or was no declaration.
    """
    answers = (answer for held in old.deciding for answer in held.answers)
    duties = {answer.duty for answer in answers if any(map(_says_something, answer.asks))}
    if not duties or old.id in left:
        return None
    number = f'{len(duties)} duties' if len(duties) > 1 else 'one duty'
    if old.kind == PAIR:
        message = f'no longer checked together with its arrangements, as at {revision}, when {number} were answered'
        remedy = 'Write under `reports_on` which arrangements the report is about, and name both files'
    else:
        message = f'deleted since {revision}, when it answered {number}; nobody declares any more what became of it'
        remedy = f'Put it back, or declare what has taken its place with the id "{old.id}"'
    finding = fault(FileFault.DELETED, old.path, message, remedy, Position(1, 1, 2))
    return DocumentReport(old.path, FileFault.DELETED, old.name, None, faults=(finding,), declared=False)
