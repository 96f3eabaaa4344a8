"""The facts that changed, each with what the older document says of it beside what the newer one says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from masa_check.diffs.comparison import Fact
from masa_check.diffs.facts.change import FactChange, FactKind, FactState, Sort
from masa_check.diffs.sentence import PROMISE, subject
from masa_check.diffs.side import Side
from masa_check.model.status import Status
from masa_check.reporters.draw.page import Table, Words

SAYS = {
    Status.IN_PLACE: 'in place',
    Status.PLANNED: 'planned',
    Status.ELSEWHERE: 'only pointed to elsewhere',
    Status.RESTATED: 'only the words of the guidance',
    Status.NOT_STATED: 'the text does not say',
    Status.NOT_APPLICABLE: 'said not to arise',
    Status.UNDECLARED: 'not declared',
    Status.EMPTY: 'there is none',
    Status.UNNAMED: 'not named',
    Status.FULFILLED: 'in place, without this promise',
}


def table(facts: Iterable[Fact], sides: tuple[Side, Side], sorts: Mapping[Sort, str]) -> Table:
    """A row a fact: what sort of change it is, what it is about, and what either document says."""
    head = ('change', 'what', *(side.when for side in sides))
    rows = tuple(_row(fact.change, sorts) for fact in facts)
    return Table(head, rows, caption='What the texts say', named_by=1)


def beside(table: Table, caption: str = '') -> Table:
    """A table whose last column says what a row is about, with that column before those of the two documents."""
    rows = tuple((first, last, *told) for first, *told, last in table.rows)
    return Table(('change', 'duty', *table.head[1:-1]), rows, caption=caption, named_by=1)


def _row(change: FactChange, sorts: Mapping[Sort, str]) -> tuple[Words, ...]:
    tell = {FactKind.ITEM: _item, FactKind.PERSON: _holder}.get(change.kind, _statement)
    told = (Words(tell(change, one)) for one in (change.before, change.after))
    return Words(sorts[change.sort], change.sort), Words(_about(change)), *told


def _about(change: FactChange) -> str:
    """What a change is about, with what explains it."""
    *way, last = change.spot.names
    about = subject(change.spot.names)
    if change.kind is FactKind.NAME:
        about = f'{about}, by name'
    elif change.kind is FactKind.PERSON:
        about = f'{subject(way)}, who holds the office'
    elif last.noun == PROMISE:
        about = f'{subject(way[:-1])}, a promise: {last.text}'
    elif change.kind is FactKind.ITEM:
        owner = next((name.text for name in reversed(way) if name.item), '') if last.noun else subject(way)
        about = f'{owner}: {about}' if owner else about
    return f'{about} ({change.note})' if change.note else about


def _item(change: FactChange, told: FactState) -> str:
    """Whether a document names a thing, and where it does not, what it likely calls it."""
    if told.words and not told.silent and told.status is not Status.UNDECLARED:
        promised = change.spot.names[-1].noun == PROMISE
        return ('promised' if promised else 'named') if told.status is Status.IN_PLACE else SAYS[told.status]
    likely = f'; likely called {change.likely}, which a person should confirm' if change.likely else ''
    return SAYS[told.status] + likely


def _holder(change: FactChange, told: FactState) -> str:
    """Who holds an office; where names were not asked for, whether anybody is named, and that it is somebody else."""
    if told.status is Status.UNDECLARED:
        return 'nobody is named'
    both = change.before.status == change.after.status
    somebody = ('one office-holder' if told is change.before else 'another one') if both else 'an office-holder'
    return told.words or somebody


def _statement(_: FactChange, told: FactState) -> str:
    """A value, or how far the text says anything, and the declarer's summary of it."""
    words = str(told.pounds) if told.pounds else told.words
    if told.status is Status.IN_PLACE:
        return ': '.join(filter(None, (words, told.summary))) or SAYS[told.status]
    said = f'{SAYS[told.status]} ({words})' if words else SAYS[told.status]
    return f'{said}: {told.summary}' if told.summary else said
