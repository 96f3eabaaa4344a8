"""The formulas by which a form says how far it is filled in."""

from __future__ import annotations

from collections.abc import Mapping

from masa_check.forms.slot import ANSWER, VALUE
from masa_check.forms.table import FIRST, FORCE, ID, LAST, STATE, Row

ANSWERED, TO_DO = 'answered', 'to do'


def formula(row: Row, number: int, letters: Mapping[str, str], last: int, names: Mapping[str, str]) -> str:
    """
    The formula that says whether a question is answered; '' of what nobody has to answer by itself.

    It looks at cells of its own row, and for what is answered of a whole part at that part by its id, so that rows can
    be sorted.
    """
    if not row.counts:
        return ''
    tests = [f'{letters[key]}{number}<>""' for key in (ANSWER, VALUE)]
    if row.list_sheet:
        tests.append(f"COUNTA('{names[row.list_sheet]}'!$B${FIRST}:$B${LAST})>0")
    ids, answers = (f'${letters[key]}${FIRST}:${letters[key]}${last}' for key in (ID, ANSWER))
    tests += [f'COUNTIFS({ids},"{group}",{answers},"?*")>0' for group in filter(None, row.group.split('\n'))]
    return f'=IF(OR({",".join(tests)}),"{ANSWERED}","{TO_DO}")'


def counted(sheet: str, letters: Mapping[str, str], state: str, *, statutory: bool = False) -> str:
    """How many questions of a sheet are answered, or still to do."""
    states = f"'{sheet}'!${letters[STATE]}${FIRST}:${letters[STATE]}${LAST}"
    forces = f"'{sheet}'!${letters[FORCE]}${FIRST}:${letters[FORCE]}${LAST}"
    return f'COUNTIFS({states},"{state}"' + (f',{forces},"statute")' if statutory else ')')
