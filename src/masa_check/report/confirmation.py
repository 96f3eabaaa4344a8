"""What to do about an answer that is only proposed."""

from __future__ import annotations

from masa_check.declaration.declaration import Declaration
from masa_check.engine.answer import AskAnswer
from masa_check.model.shape import field_at
from masa_check.values import KeyPath, Outcome


def confirmation(declared: Declaration, ask: AskAnswer) -> str:
    """What to do where the answer is only proposed; '' elsewhere."""
    if ask.outcome is not Outcome.UNDECLARED or not declared.proposed:
        return ''
    places = [one for one in declared.proposed if one[: len(ask.at)] == ask.at or ask.at[: len(one)] == one]
    if not places:
        return ''
    path = '.'.join(step for step in ask.at if isinstance(step, str))
    return f'Confirm what is proposed under `{path}`: {_instead(declared, min(places, key=len))}'


def _instead(declared: Declaration, place: KeyPath) -> str:
    """What to write in the place of a proposal: of a list its items, of a value the value, and else a status."""
    if isinstance(place[-1], int):
        return 'in each row that is right, write `status` for `proposed`; delete the rows that are wrong'
    steps = tuple(step for step in place if isinstance(step, str))
    field = field_at(type(declared.model), steps, as_written=True)
    if field.is_list:
        return 'in its place, list what the text names, one item a line after a dash, or write not-stated'
    value = field.type.value_keys[0]
    if value != 'summary':
        return f'give `{value}` as the text has it and delete `proposed`, or write not-stated in place of both'
    return 'write `status` for `proposed`, and what the text says'
