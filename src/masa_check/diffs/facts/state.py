"""The state of one fact in one declaration, ready to be compared with its state in another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from masa_check.diffs.facts.change import NOT_DECLARED, FactState
from masa_check.diffs.facts.matching import Renamed
from masa_check.model import names
from masa_check.model.declared import Declared
from masa_check.model.exempt import PERSONAL, facts
from masa_check.model.money import Pounds, pounds, together
from masa_check.model.shape import Field
from masa_check.model.statement import Part, WithStatus
from masa_check.model.status import Status
from masa_check.model.typed import Frequency, Office
from masa_check.values import Share

BODIES = frozenset({'name', 'body'})  # fields with the name of a body
EDITIONS = frozenset({'follows', 'edition'})
LINKED = re.compile(r'[a-z]+(-[a-z]+)+')  # a word of a closed set: what-works-csc
OPEN = frozenset({Status.IN_PLACE, Status.PLANNED})  # the statuses with which a group can have fields


def statement_state(node: WithStatus | None, unit: str, renamed: Renamed) -> FactState:
    """The state of a statement: its status, value and summary, without the facts nested in it."""
    if node is None:
        return NOT_DECLARED
    paid = pounds(node, unit)
    summary = '; '.join(filter(None, (node.gist, node.where and f'to be found in {node.where}')))
    return FactState(node.status, node.words, _one_line(summary), paid, _key(node, paid, renamed))


def _key(node: WithStatus, paid: Pounds | None, renamed: Renamed) -> tuple[str, ...]:
    """The parts of a statement that must be equal for two statements to say the same."""
    if paid:
        return str(paid.number.normalize()), _one_line(node.gist), _one_line(node.where or '')
    own = {field.key for field in facts(type(node))} - PERSONAL - {'name'}
    keys = own & node.own_keys if isinstance(node, Part) else own
    quoted = () if node.summary or not node.gist else (f'quote {_one_line(node.gist)}',)
    return quoted + tuple(
        f'{key} {_normalised(key, getattr(node, key), renamed)}' for key in sorted(keys) if _plain(getattr(node, key))
    )


def _plain(value: Any) -> bool:
    return value is not None and not isinstance(value, Declared | tuple)


def _normalised(key: str, value: Any, renamed: Renamed) -> str:
    """A value without differences that do not matter: spelling of a name, line breaks, a trailing nought."""
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
    """The state of a plain value."""
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
    """The state of a list item by its presence; its amounts are printed in the given unit."""
    name = display_name(node)
    status = node.status if isinstance(node, WithStatus) else Status.IN_PLACE
    return FactState(status, name, _digest(node, unit), key=(name,))


def items_state(nodes: Sequence[Any], unit: str) -> FactState:
    """The state of several items as one: their names, all that is declared about them, and the sum of their amounts."""
    states = [item_state(node, unit) for node in nodes]
    status = states[0].status if len({one.status for one in states}) == 1 else Status.IN_PLACE
    words = '; '.join(one.words for one in states)
    several = len(states) > 1
    summary = '; '.join(f'{one.words}: {one.summary}' if several else one.summary for one in states if one.summary)
    paid = together([pounds(getattr(node, 'amount', None), unit) for node in nodes])
    return FactState(status, words, summary, paid, key=tuple(one.words for one in states))


def _digest(node: Any, unit: str) -> str:
    """A one-line summary of all that is declared about an item, shown when the whole item is added or removed."""
    if not isinstance(node, Declared):
        return ''
    skip = PERSONAL | {'status', 'name', 'office', 'what', 'kept'}
    parts = (_in_short(field, getattr(node, field.key), unit) for field in facts(type(node)) if field.key not in skip)
    return '; '.join(filter(None, parts))


def _in_short(field: Field, value: Any, unit: str) -> str:
    """One field of an item in short; how often and by whom are told with the name of the field."""
    if isinstance(value, tuple):
        return ', '.join(sorted(display_name(one) for one in value))
    if isinstance(value, WithStatus):
        said = (value.gist, value.words) if value.status is Status.IN_PART else (value.words or value.gist,)
        words = str(pounds(value, unit) or _one_line(', '.join(filter(None, said))))
        about = field.description[0].lower() + field.description[1:]
        return f'{about}: {words}' if words and isinstance(value, Office | Frequency) else words
    plain = '' if value is None or isinstance(value, Declared | bool) else _one_line(str(value))
    return '' if plain == Status.NOT_STATED else plain


def display_name(node: Any) -> str:
    """The name of an item as a reader would say it."""
    text = _one_line(node.known_by if isinstance(node, Declared) else str(node))
    return text.replace('-', ' ') if LINKED.fullmatch(text) else text


def missing_item_state(node: Any) -> FactState:
    """The state of an item that is not in a list: the list is undeclared, is empty, or does not name it."""
    if node is None:
        return NOT_DECLARED
    if isinstance(node, tuple):
        return FactState(Status.UNNAMED if node else Status.EMPTY)
    return FactState(node.status)


def list_state(node: Any, renamed: Renamed) -> FactState:
    """The state of a list without items."""
    return FactState(Status.EMPTY) if isinstance(node, tuple) else statement_state(node, '', renamed)
