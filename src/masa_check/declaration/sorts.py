"""What to write in place of a value of the wrong sort: true for a sentence, a list for a text, `p12` for a page."""

from __future__ import annotations

import re
from typing import Any

from masa_check.conversion import as_period
from masa_check.declaration.at_path import example_at, field_at, keys_of
from masa_check.display import as_yaml, shown
from masa_check.model.declared import Declared
from masa_check.model.long_form import of_status
from masa_check.model.shape import Field
from masa_check.model.statement import Statement
from masa_check.model.typed import Span, Whether
from masa_check.values import KeyPath

WANTED = {
    'string_type': 'words',
    'int_type': 'a whole number',
    'bool_type': 'true or false',
    'tuple_type': 'a list, one item a line, each after a dash',
    'dict_type': 'keys and values, one pair a line',
    'model_type': 'words, or keys and values, one pair a line',
}
LONGEST = 120  # letters of a text that a remedy shows
SAY_IT = 'say in a few words what the text says, or write not-stated'


def wrong_sort(model: type[Declared], kind: str, value: Any, at: KeyPath, key: str) -> tuple[str, str]:
    """What is said of a value whose sort is not the one that pydantic wants, and the remedy."""
    keys = keys_of(at)
    field, wanted = field_at(model, keys), WANTED[kind]
    owner = field.type if field else None
    if kind == 'model_type' and owner is Whether:
        fault, remedy = Whether.refusal
        return fault.format(shown(value)), remedy
    if kind == 'model_type' and not getattr(owner, 'short_key', ''):
        wanted = 'keys and values, one pair a line'
    message, remedy = f'{shown(value)} cannot be read as "{key}"', f'write {wanted}{example_at(model, at)}'
    if other := _instead_of(field, key, value):
        remedy = other
    elif key == 'source' and kind == 'tuple_type' and type(value) is int:
        remedy = f'write the heading under which it stands, or {{page: {value}}}'
    elif owner is Span and (years := as_period(str(value))):
        remedy = f'write {years}, or the months that the text gives'
    return message, remedy


def _instead_of(field: Field | None, key: str, value: Any) -> str:
    """The remedy for a value where the field wants another sort, or '' where nothing more is known than the sort."""
    if key == 'page' and (page := re.search(r'[0-9]{1,4}', str(value))):
        return f'write the first page as a number: {int(page[0])}'
    if key != 'summary' and not (field and not field.is_list and field.holds(Statement)):
        return ''
    if isinstance(value, bool):
        may_not_arise = field is not None and getattr(field.type, 'may_not_arise', False)
        of_no = f'write {key}: {of_status("not-applicable")} with the reason if it does not arise, or else '
        return f'{of_no if may_not_arise and not value else ""}{SAY_IT}'
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return 'delete the dashes, so that its keys stand in one column'
    if isinstance(value, list) and value[1:] and all(isinstance(one, str) for one in value):
        words = as_yaml('; '.join(value))
        shown = f'{words[:LONGEST]}...' if len(words) > LONGEST else words
        return f'write it as one text, without dashes or square brackets: {key}: {shown}'
    return ''
