"""Deadlines from the promises in the documents of an area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from masa_check.deadlines.area import Anchor, AreaDocuments, Rule
from masa_check.deadlines.arrangements import OWN
from masa_check.deadlines.due import Due, Window, window_of
from masa_check.model.declared import Declared
from masa_check.model.names import key
from masa_check.model.reporting import Update
from masa_check.model.shape import places
from masa_check.model.source import Promise
from masa_check.values import KeyPath

PROMISE = Rule('promise', '')
ON_THE_REPORT = 'yearly_report'  # the field of the arrangements that says when and where the report comes out


class PromiseText(NamedTuple):
    """A promise at one place: where, its task as told, the task itself, and its time."""

    at: KeyPath
    what: str
    task: str
    by: str


def due(area: AreaDocuments, on: date, own: Iterable[Due] = ()) -> Iterator[Due]:
    """
    The deadlines of the arrangements' own words, and of the promises in them and in the last report.

    A promise in several places is one deadline with all of them: where its words and its days are equal, and where the
    arrangements promise the yearly report by the very day that they name for it.

    Example: one panel, promised by a month in `voice` and by the same month in figures in the last report, is one line.
    """
    one_each: dict[tuple[str, Window | str], Due] = {(due.rule, due.window or due.about): due for due in own}
    speaking = [declaration for declaration in (area.current(on), *area.reports[-1:]) if declaration]
    for declaration in speaking:
        for wording in _wordings(declaration.model):
            anchor, window = Anchor(declaration, wording.at, on), window_of(wording.by)
            identity = key(wording.task), window or key(wording.by)
            of_report = OWN.id, window or ''
            if wording.at[0] == ON_THE_REPORT and of_report in one_each:
                due = _joined(one_each[of_report], anchor)
                one_each[of_report] = due._replace(why=f'{due.why}; it promises for that day too: {wording.what}')
            elif identity in one_each:
                one_each[identity] = _joined(one_each[identity], anchor)
            else:
                again = any(task == identity[0] for task, _ in one_each)
                one_each[identity] = _due(anchor, wording, window, again=again)
    yield from one_each.values()


def _joined(due: Due, anchor: Anchor) -> Due:
    """A deadline with one more place."""
    return due._replace(places=(*due.places, anchor.place))


def _due(anchor: Anchor, wording: PromiseText, window: Window | None, *, again: bool) -> Due:
    """The deadline of a promise; one that is promised for another day as well is known by its day too."""
    unclear = '' if window else ', which does not tell a day'
    about = f'{wording.what} {wording.by}' if again else wording.what
    return anchor.due(PROMISE._replace(what=wording.what), window, f'the text says "{wording.by}"{unclear}', about)


def _wordings(model: Declared) -> Iterator[PromiseText]:
    """The promises in a declaration that name a time and are not kept."""
    for at, _, thing in places(model, Promise, Update):
        if isinstance(thing, Promise) and thing.by and not thing.kept:
            yield PromiseText(at, thing.what, thing.what, thing.by)
        elif isinstance(thing, Update) and thing.timescale and thing.timescale.by:
            yield PromiseText(at, f'changed in the arrangements: {thing.name}', thing.name, thing.timescale.by)
