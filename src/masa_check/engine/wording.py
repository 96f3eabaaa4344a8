"""What came of an ask, in one line that a chief officer can read."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, get_args

from masa_check.model.lookup import Lookup
from masa_check.model.partners import PartnerKind
from masa_check.model.status import Status
from masa_check.values import Outcome, Reason

SILENT = frozenset(get_args(PartnerKind))  # parts of an identity that a reader does not need to hear


class AskResult(NamedTuple):
    """What came of it at one place: the outcome, what the check said, and how the place was found."""

    object: str
    outcome: Outcome
    message: str
    lookup: Lookup
    reason: Reason | None = None


def subject_of(what: str, object: str) -> str:
    """What is asked, and of which thing where there are several."""
    return f'{what} ({_read_out(object)})' if object else what


def in_words(subject: str, came: AskResult, *, in_part: bool) -> str:
    """What is wrong, said of the subject; `in_part`: other texts were not read."""
    return subject if came.outcome is Outcome.MET else f'{subject}: {_description(came, in_part=in_part)}'


@lru_cache(maxsize=4096)
def _read_out(name: str) -> str:
    """The identity of a thing as a reader would say it: police/Bedfordshire Police is the Bedfordshire Police."""
    return ', '.join(part.replace('_', ' ') for part in name.split('/') if part not in SILENT)


def _description(came: AskResult, *, in_part: bool) -> str:
    found, outcome = came.lookup, came.outcome
    if outcome is Outcome.UNDECLARED:
        return 'not declared' + (f' ({came.message})' if came.message else '')
    if outcome is Outcome.PERSON:
        return f'for a person to judge: {came.message}'
    if came.message:
        return came.message
    because = getattr(found.value, 'because', None)
    if outcome is Outcome.NOT_APPLICABLE:
        return because or 'does not arise'
    return _by_status(found, in_part=in_part) + (f' ({because})' if because else '')


def _by_status(found: Lookup, *, in_part: bool) -> str:
    if found.status is Status.PLANNED:
        return 'planned, and not said to be in place'
    if found.status is Status.ELSEWHERE:
        return f'the text only points to {found.value.where}'
    if found.status is Status.RESTATED:
        return 'only the words of the guidance, not what is done here'
    return 'not in this text' if in_part else 'not in the text'
