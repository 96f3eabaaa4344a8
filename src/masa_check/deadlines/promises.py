"""Deadlines from the promises in the documents of an area."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from masa_check.deadlines.area import Anchor, AreaDocuments, Rule
from masa_check.deadlines.due import Due, window_of
from masa_check.model.declared import Declared
from masa_check.model.reporting import Update
from masa_check.model.shape import places
from masa_check.model.statement import Promise
from masa_check.values import KeyPath

PROMISE = Rule('promise', '')


def due(area: AreaDocuments, on: date) -> Iterator[Due]:
    """The deadlines from the promises of the current arrangements and the last report, each promise once."""
    speaking = [declaration for declaration in (area.current(on), *area.reports[-1:]) if declaration]
    seen: dict[str, set[str]] = {}
    for declaration in speaking:
        for at, what, by in _promised(declaration.model):
            days = seen.setdefault(what, set())
            if by not in days:
                yield _due(Anchor(declaration, at, on), what, by, f'{what} {by}' if days else what)
                days.add(by)


def _due(anchor: Anchor, what: str, by: str, about: str) -> Due:
    window = window_of(by)
    unclear = '' if window else ', which does not tell a day'
    return anchor.due(PROMISE._replace(what=what), window, f'the text says "{by}"{unclear}', about)


def _promised(model: Declared) -> Iterator[tuple[KeyPath, str, str]]:
    """The place, task and time of each promise in a declaration."""
    for at, _, thing in places(model, Promise, Update):
        if isinstance(thing, Promise) and thing.by and not thing.kept:
            yield at, thing.what, thing.by
        elif isinstance(thing, Update) and thing.timescale and thing.timescale.by:
            yield at, f'changed in the arrangements: {thing.name}', thing.timescale.by
