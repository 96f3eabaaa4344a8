"""What one declaration tells of one fact, ready to be held beside what another tells of it."""

from __future__ import annotations

import re
from typing import Any

from masa_check.diffs.facts.change import NOT_DECLARED, FactState
from masa_check.diffs.facts.matching import Renamed
from masa_check.model import names
from masa_check.model.declared import Declared
from masa_check.model.exempt import PERSONAL, facts
from masa_check.model.money import Pounds, pounds
from masa_check.model.statement import Part, WithStatus
from masa_check.model.status import Status
from masa_check.values import Share

BODIES = frozenset({'name', 'body'})  # fields that hold the name of a body
EDITIONS = frozenset({'follows', 'edition'})
LINKED = re.compile(r'[a-z]+(-[a-z]+)+')  # a word of a closed set: what-works-csc
OPEN = frozenset({Status.IN_PLACE, Status.PLANNED})  # the statuses of a group within which something can be declared


def statement_state(node: WithStatus | None, unit: str, renamed: Renamed) -> FactState:
    """What a statement tells by itself: its status, its value and its words; nothing of what hangs on it."""
    if node is None:
        return NOT_DECLARED
    paid = pounds(node, unit)
    summary = '; '.join(filter(None, (node.summary, node.where and f'to be found in {node.where}')))
    return FactState(node.status, node.words, _one_line(summary), paid, _key(node, paid, renamed))


def _key(node: WithStatus, paid: Pounds | None, renamed: Renamed) -> tuple[str, ...]:
    """What must be equal for two statements to say the same."""
    if paid:
        return str(paid.number.normalize()), _one_line(node.summary or ''), _one_line(node.where or '')
    own = {field.key for field in facts(type(node))} - PERSONAL - {'name'}
    keys = own & node.own_keys if isinstance(node, Part) else own
    return tuple(
        f'{key} {_normalised(key, getattr(node, key), renamed)}' for key in sorted(keys) if _plain(getattr(node, key))
    )


def _plain(value: Any) -> bool:
    return value is not None and not isinstance(value, Declared | tuple)


def _normalised(key: str, value: Any, renamed: Renamed) -> str:
    """A value without what makes no difference: how a name is spelled, how lines are broken, a nought at the end."""
    if key in BODIES:
        return renamed.get(names.short(value), names.short(value))
    if key == 'office':
        return names.key(value)
    if isinstance(value, Share):
        return f'{value.bound}{value.number.normalize()}'
    return _one_line(str(value))


def _one_line(text: str) -> str:
    return ' '.join(text.split())


def value_state(key: str, node: Any, renamed: Renamed) -> FactState:
    """What a value tells that stands by itself."""
    if node is None:
        return NOT_DECLARED
    text = 'yes' if node is True else 'no' if node is False else _one_line(getattr(node, 'spoken', str(node)))
    words = text.replace('-', ' ') if LINKED.fullmatch(text) else text.upper() if key in EDITIONS else text
    return (
        FactState(Status.NOT_STATED)
        if text == Status.NOT_STATED
        else FactState(Status.IN_PLACE, words, key=(_normalised(key, node, renamed),))
    )


def item_state(node: Any, unit: str) -> FactState:
    """What an item of a list tells by being there; its sums are printed in the unit given."""
    name = display_name(node)
    status = node.status if isinstance(node, WithStatus) else Status.IN_PLACE
    return FactState(status, name, _digest(node, unit), key=(name,))


def _digest(node: Any, unit: str) -> str:
    """All that is said of one thing, in one line: what comes or goes with it."""
    if not isinstance(node, Declared):
        return ''
    skip = PERSONAL | {'status', 'name', 'formerly'}
    said = (_in_short(getattr(node, field.key), unit) for field in facts(type(node)) if field.key not in skip)
    return '; '.join(filter(None, said))


def _in_short(value: Any, unit: str) -> str:
    if isinstance(value, tuple):
        return ', '.join(sorted(display_name(one) for one in value))
    if isinstance(value, WithStatus):
        return str(pounds(value, unit) or _one_line(value.words or value.summary or ''))
    return '' if value is None or isinstance(value, Declared | bool) else _one_line(str(value))


def display_name(node: Any) -> str:
    """The name of an item as a reader would say it."""
    text = _one_line(node.known_by if isinstance(node, Declared) else str(node))
    return text.replace('-', ' ') if LINKED.fullmatch(text) else text


def missing_item_state(node: Any) -> FactState:
    """What a list tells of an item that is not in it: that there is none at all, or none of that name."""
    if node is None:
        return NOT_DECLARED
    if isinstance(node, tuple):
        return FactState(Status.UNNAMED if node else Status.EMPTY)
    return FactState(node.status)


def list_state(node: Any, renamed: Renamed) -> FactState:
    """What a list tells that has no items."""
    return FactState(Status.EMPTY) if isinstance(node, tuple) else statement_state(node, '', renamed)
