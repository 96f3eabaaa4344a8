"""The formulas by which a form says how far it is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from masa_check.forms.slot import ANSWER, DETAIL, PAGE, QUOTE, SECTION, TO_CONFIRM, VALUE, WORDS
from masa_check.forms.table import FIRST, FORCE, ID, LAST, STATE, FormRow

ANSWERED, TO_CHOOSE, TO_DO = 'answered', 'choose an answer', 'to do'
ANY = '?*'  # of these
BESIDE = (WORDS, DETAIL, QUOTE, SECTION, PAGE)  # what is no answer by itself


class ListPlace(NamedTuple):
    """Where the rows of a list stand: the name of its sheet, and the letter of the column of their answers, or ''."""

    sheet: str
    answer: str


def formula(row: FormRow, number: int, letters: Mapping[str, str], last: int, lists: Mapping[str, ListPlace]) -> str:
    """
    The formula that says whether a question is answered, or only has words beside; '' of what nobody has to answer.

    It looks at cells of its own row, and for what is answered of a whole part at that part by its id, so that rows can
    be sorted.
    """
    if not row.counts:
        return ''
    tests = [f'{letters[key]}{number}<>""' for key in (ANSWER, VALUE)]
    if row.list_sheet:
        tests.append(_list_test(lists[row.list_sheet]))
    ids, answers = (f'${letters[key]}${FIRST}:${letters[key]}${last}' for key in (ID, ANSWER))
    tests += [f'COUNTIFS({ids},"{group}",{answers},"?*")>0' for group in filter(None, row.group.split('\n'))]
    beside = ','.join(f'{letters[key]}{number}<>""' for key in BESIDE)
    return f'=IF(OR({",".join(tests)}),"{ANSWERED}",IF(OR({beside}),"{TO_CHOOSE}","{TO_DO}"))'


def _list_test(place: ListPlace) -> str:
    """The test whether a list has rows, of which none is still to be confirmed."""
    rows = f"COUNTA('{place.sheet}'!$B${FIRST}:$B${LAST})>0"
    if not place.answer:
        return rows
    answers = f"'{place.sheet}'!${place.answer}${FIRST}:${place.answer}${LAST}"
    return f'AND({rows},COUNTIF({answers},"{TO_CONFIRM.words}")=0)'


def counted(sheet: str, letters: Mapping[str, str], state: str, *, statutory: bool = False) -> str:
    """How many questions of a sheet are answered, or have any state."""
    states = f"'{sheet}'!${letters[STATE]}${FIRST}:${letters[STATE]}${LAST}"
    forces = f"'{sheet}'!${letters[FORCE]}${FIRST}:${letters[FORCE]}${LAST}"
    return f'COUNTIFS({states},"{state}"' + (f',{forces},"statute")' if statutory else ')')
