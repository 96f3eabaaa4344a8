"""The changed facts of a comparison, with both documents side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from masa_check.diffs.comparison import Fact
from masa_check.diffs.facts.change import FactChange, FactKind, FactState, Sort
from masa_check.diffs.sentence import PROMISE, lowered, named_together, subject
from masa_check.diffs.side import Side
from masa_check.model.status import Status
from masa_check.reporters.diff.wording import marked
from masa_check.reporters.draw.page import Table, Words

SAYS = {
    Status.IN_PLACE: 'in place',
    Status.IN_PART: 'in part',
    Status.PLANNED: 'planned',
    Status.ELSEWHERE: 'only pointed to elsewhere',
    Status.RESTATED: 'only the words of the guidance',
    Status.NOT_STATED: 'the text does not say',
    Status.NOT_APPLICABLE: 'said not to arise',
    Status.UNDECLARED: 'not declared',
    Status.EMPTY: 'there is none',
    Status.UNNAMED: 'not named',
}


def table(facts: Iterable[Fact], sides: tuple[Side, Side], sorts: Mapping[Sort, str]) -> Table:
    """A row for each fact: the sort of change, the fact, and its state in each document."""
    head = ('change', 'what', *(side.when for side in sides))
    rows = tuple(_row(fact.change, sorts) for fact in facts)
    return Table(head, rows, caption='What the texts say', named_by=1)


def beside(table: Table, caption: str, *, columns: bool) -> Table:
    """A table of duties; with `columns`, its last one, the title, stands before those of the two documents."""
    if not columns:
        return table._replace(caption=caption)
    rows = tuple((first, last, *verdicts) for first, *verdicts, last in table.rows)
    return Table(('change', 'duty', *table.head[1:-1]), rows, caption=caption, named_by=1)


def _row(change: FactChange, sorts: Mapping[Sort, str]) -> tuple[Words, ...]:
    before, after = (_cell(change, one) for one in (change.before, change.after))
    of_kind = change.kind in (FactKind.STATEMENT, FactKind.VALUE)
    both_say = all(state.words or state.summary or state.pounds for state in (change.before, change.after))
    cells = marked(before, after) if of_kind and both_say else (Words(before), Words(after))
    return Words(sorts[change.sort], change.sort), Words(_about(change)), *cells


def _cell(change: FactChange, state: FactState) -> str:
    cells = {FactKind.ITEM: _item, FactKind.PERSON: _holder, FactKind.NAME: _name}
    return cells.get(change.kind, _statement)(change, state)


def _about(change: FactChange, depth: int = 0) -> str:
    """The name of the fact from a depth of its path on, with the note that explains its change."""
    if len(change.spot.names) <= depth:
        return 'itself'
    *steps, last = change.spot.names[depth:]
    about = subject(change.spot.names[depth:])
    if change.kind is FactKind.NAME:
        likely = ', likely the same, which a person should confirm' if change.likely else ''
        about = f'{about}, by name{likely}'
    elif change.kind is FactKind.PERSON:
        about = ', '.join(filter(None, (subject(steps), 'who holds the office')))
    elif last.noun == PROMISE:
        about = ', '.join(filter(None, (subject(steps[:-1]), f'a promise: {last.text}')))
    elif change.kind is FactKind.ITEM:
        owner = next((name.text for name in reversed(steps) if name.item), '') if last.noun else subject(steps)
        about = f'{owner}: {about}' if owner else about
    return f'{about} ({change.note})' if change.note else about


def _item(change: FactChange, state: FactState) -> str:
    """The cell for an item: named or promised with what is said of it, or absent."""
    if state.words and not state.silent and state.status is not Status.UNDECLARED:
        promised = change.spot.names[-1].noun == PROMISE
        text = ('promised' if promised else 'named') if state.status is Status.IN_PLACE else SAYS[state.status]
        return f'{text}: {state.summary}' if state.summary else text
    return SAYS[state.status]


def _name(change: FactChange, state: FactState) -> str:
    """The cell for a thing under another name, or for several that became one, with what changed within."""
    words = named_together((change.older if state is change.before else change.newer) or (state.words,))
    if not change.inner:
        return ': '.join(filter(None, (words, str(state.pounds or '') or state.summary)))
    within = (
        f'{lowered(_about(one, len(change.spot.names)))}: {_cell(one, _state_on(one, change, state))}'
        for one in change.inner
    )
    return '; '.join((words, *within))


def _state_on(inner: FactChange, change: FactChange, state: FactState) -> FactState:
    return inner.before if state is change.before else inner.after


def _holder(change: FactChange, state: FactState) -> str:
    """The cell for an office-holder; without names, whether one is named and whether it is another one."""
    if state.status is Status.UNDECLARED:
        return 'nobody is named'
    both = change.before.status == change.after.status
    somebody = ('one office-holder' if state is change.before else 'another one') if both else 'an office-holder'
    return state.words or somebody


def _statement(_: FactChange, state: FactState) -> str:
    """The cell for a statement: its value or status, and the declarer's summary."""
    words = str(state.pounds) if state.pounds else state.words
    if state.status is Status.IN_PLACE:
        return ': '.join(filter(None, (words, state.summary))) or SAYS[state.status]
    text = f'{SAYS[state.status]} ({words})' if words else SAYS[state.status]
    return f'{text}: {state.summary}' if state.summary else text
