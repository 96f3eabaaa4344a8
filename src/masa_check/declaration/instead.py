"""What to write in place of words that evade, by the statuses that the field may have."""

from __future__ import annotations

import re
from typing import Any, get_args

from masa_check.declaration.at_path import one_of
from masa_check.display import as_yaml
from masa_check.model import shape
from masa_check.model.declared import Declared
from masa_check.model.evasion import evasion, plain
from masa_check.model.long_form import (
    TO_FILL_IN,
    begins_with_key,
    begins_with_status,
    in_brackets,
    of_status,
    with_source,
)
from masa_check.model.phrases.part import Evasion
from masa_check.model.sentence import INSTEAD, OR_SILENT, WRITE, is_placeholder
from masa_check.model.statement import STATUSES, Item, Part, WithStatus
from masa_check.values import KeyPath

OR_REMOVE = 'or remove the line until you know'
NOT_YET = f'not-stated if it is silent, {OR_REMOVE}'
ONCE_MORE = (  # a pointer to another line of the declaration, and not to a text
    r'(?:as|see|same(?: as)?|covered|answered|addressed|described|mentioned|stated|explained|included)'
    r' (?:above|below|earlier|previously|before|previous(?: \w+)?)|ditto|idem|ibid|same(?: again| answer)?'
)
A_TEXT = r'\b(?:policy|procedure|process|protocol|pathway|framework)\b'
IF_SILENT = 'write not-stated if the text is silent'


def instead(model: type[Declared], at: KeyPath, text: str, remedy: str) -> str:
    """
    The remedy for a refused text: the form of the status that it speaks of, or the remedy as it is.

    Example: for "See website" at `scrutiny.arrangements` it is `write arrangements: {status: elsewhere, where: See
    website}`, and for "n/a" it offers `not-applicable` only where that status may stand.
    """
    kind, (statement, place) = evasion(text), _statement(model, at)
    before = f'{place[-1]}: ' if place and isinstance(place[-1], str) else ''
    if statement and (begins_with_key(text) or begins_with_status(text)):
        return f'write {before}{in_brackets(text)}'
    if kind is None:
        of_word = statement and _may_be_in_part(statement, text)
        return f'{remedy}{_of_one_word(before, text) if of_word else _what_belongs(model, at, text)}'
    if statement is None:  # no status may stand here
        if remedy == OR_SILENT or remedy == INSTEAD[kind][1]:
            return WRITE
        return f'{remedy}, {OR_REMOVE}' if _is_typed(model, at) else remedy
    words = TO_FILL_IN if is_placeholder(text) or text in STATUSES else text
    if kind is Evasion.SECTION:
        there = with_source(statement.value_keys[0], text)
        other = f'{before}{of_status("elsewhere", words)} if it stands in another text'
        return f'write {before}{there} with what it says there, or {other}'
    if kind is Evasion.POINTER and re.fullmatch(ONCE_MORE, plain(text)):
        return 'write the words out again here: each line is read by itself'
    if kind in (Evasion.POINTER, Evasion.PLACE):
        return f'write {before}{of_status("elsewhere", words)}, or what the text itself says of it'
    if kind is Evasion.BARE and (named := re.search(A_TEXT, plain(text))):
        there = f'{before}{of_status("elsewhere")}'
        return f'say in a few words what the {named[0]} asks, or write {there} if the text only names it, or not-stated'
    if kind is Evasion.PROMISE:
        first = f'{remedy}, or' if _is_typed(model, (*place, statement.value_keys[0])) else 'write'
        return f'{first} {before}{of_status("planned", words)} if the text plans it, {NOT_YET}'
    if kind is Evasion.NOT_ARISING and statement.may_not_arise:
        return f'write {before}{of_status("not-applicable")} with the reason, or not-stated if the text is silent'
    return IF_SILENT if kind is Evasion.NOT_ARISING else remedy


def _statement(model: type[Declared], at: KeyPath) -> tuple[type[WithStatus] | None, KeyPath]:
    """The type of the statement that a text stands in or in the place of, and its path; None where there is none."""
    field = _field(model, at)
    for kind in (field.silence, field.type) if field else ():
        if _has_status(kind):
            return kind, at
    owner = _field(model, at[:-1]) if at else None
    if owner and _has_status(owner.type) and at[-1] == owner.type.value_keys[0]:
        return owner.type, at[:-1]
    return None, at


def _what_belongs(model: type[Declared], at: KeyPath, text: str) -> str:
    """The words of a list, or the keys of a group, in whose place a text stands; '' where there is no such set."""
    field = _field(model, at)
    if field is None:
        return ''
    if words := [str(word) for word in get_args(field.type)]:
        return f': {one_of(text, words)}'
    own = field.type.own_keys if isinstance(field.type, type) and issubclass(field.type, Part) else None
    keys = [key for key in shape.written(field.type) if key not in own] if own and not field.is_list else []
    return f'; keys that belong here: {", ".join(keys)}' if keys else ''


def _may_be_in_part(statement: type[WithStatus], text: str) -> bool:
    """Whether a text is one word that may be all that the document prints about a statement."""
    return not statement.instead_of_part and len(text.split()) == 1 and text not in STATUSES


def _of_one_word(before: str, text: str) -> str:
    """What to write where the document prints one word and no more, such as "Delivers" in a chart."""
    word = re.sub(r'^\W+|\W+$', '', text)
    form = as_yaml({'status': 'in-part', 'summary': f"The text only says '{word}'", 'lacks': TO_FILL_IN})
    return f'; if it prints only this word, write {before}{form}'


def _is_typed(model: type[Declared], at: KeyPath) -> bool:
    """Whether a date, a sum or another value that is no text belongs at a path."""
    field = _field(model, at)
    return field is not None and field.type is not str


def _has_status(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, WithStatus) and not issubclass(kind, Item)


def _field(model: type[Declared], at: KeyPath) -> shape.Field | None:
    keys = tuple(step for step in at if isinstance(step, str))
    try:
        return shape.field_at(model, keys, as_written=True) if keys else None
    except LookupError:
        return None
