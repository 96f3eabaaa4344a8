"""Everything else that the documents of an area undertake to do by some time."""

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
    """What the current arrangements and the last report promise, each thing once even if it is said again."""
    speaking = [one for one in (area.current(on), *area.reports[-1:]) if one]
    seen: dict[str, set[str]] = {}
    for one in speaking:
        for at, what, by in _promised(one.model):
            days = seen.setdefault(what, set())
            if by not in days:
                yield _due(Anchor(one, at, on), what, by, f'{what} {by}' if days else what)
                days.add(by)


def _due(basis: Anchor, what: str, by: str, about: str) -> Due:
    window = window_of(by)
    unclear = '' if window else ', which does not tell a day'
    return basis.due(PROMISE._replace(what=what), window, f'the text says "{by}"{unclear}', about)


def _promised(model: Declared) -> Iterator[tuple[KeyPath, str, str]]:
    """What is to be done, and by when, of every promise in a declaration, with the place where it stands."""
    for at, _, one in places(model, Promise, Update):
        if isinstance(one, Promise) and one.by:
            yield at, one.what, one.by
        elif isinstance(one, Update) and one.timescale and one.timescale.by:
            yield at, f'changed in the arrangements: {one.name}', one.timescale.by
