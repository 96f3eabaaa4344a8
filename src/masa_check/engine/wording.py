"""The message of an ask's result, in one line for a reader without law or code."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, get_args

from masa_check.checks.registry import RESTATED
from masa_check.model.lookup import Lookup
from masa_check.model.partners import PartnerKind
from masa_check.model.status import Status
from masa_check.values import Outcome, Reason

NOT_KNOWN_TO_ARISE = frozenset({Reason.CONDITION_UNKNOWN, Reason.CONDITION_SILENT})
SILENT = frozenset(get_args(PartnerKind))  # parts of an identity that a message leaves out


class AskResult(NamedTuple):
    """The result of an ask at one place: the object, the outcome, the check's message and the lookup."""

    object: str
    outcome: Outcome
    message: str
    lookup: Lookup
    reason: Reason | None = None
    decided_by: Lookup | None = None  # where that is not the look-up at whose place it is told
    needs: tuple[str, ...] = ()  # as in the result of a check
    evidence: str = ''

    @property
    def status(self) -> Status:
        """The status of what decided the outcome."""
        return (self.decided_by or self.lookup).status


def undeclared(object: str, lookup: Lookup) -> AskResult:
    """The result where nothing is declared at a place, so that there is nothing to check."""
    return AskResult(object, Outcome.UNDECLARED, '', lookup, Reason.KEY_MISSING)


def subject_of(what: str, *objects: str) -> str:
    """The subject of a message: what is asked, with the objects in brackets where it is asked of several."""
    named = [read_out(object) for object in objects if object]
    return f'{what} ({"; ".join(named)})' if named else what


def in_words(subject: str, description: str) -> str:
    """The message: the subject, then what is wrong, if anything is."""
    return f'{subject}: {description}' if description else subject


def describe(result: AskResult, *, in_part: bool) -> str:
    """What is wrong, or '' where nothing is; `in_part` means that other texts were not read."""
    return '' if result.outcome is Outcome.MET else _description(result, in_part=in_part)


@lru_cache(maxsize=4096)
def read_out(name: str) -> str:
    """An object's identity for a reader: `police/Bedfordshire Police` becomes "Bedfordshire Police"."""
    return ', '.join(part.replace('_', ' ') for part in name.split('/') if part not in SILENT)


def _description(result: AskResult, *, in_part: bool) -> str:
    lookup, outcome = result.lookup, result.outcome
    if result.reason in NOT_KNOWN_TO_ARISE:
        return result.message
    if outcome is Outcome.UNDECLARED:
        return 'not declared' + (f' ({result.message})' if result.message else '')
    if outcome is Outcome.PERSON:
        return f'for a person to judge: {result.message}'
    if result.message:
        return result.message
    because = getattr(lookup.value, 'because', None)
    if outcome is Outcome.NOT_APPLICABLE:
        return because or 'does not arise'
    return _by_status(lookup, in_part=in_part) + (f' ({because})' if because else '')


def _by_status(lookup: Lookup, *, in_part: bool) -> str:
    if lookup.status is Status.IN_PART:
        return f'the text says some of it; missing: {lookup.value.lacks}'
    if lookup.status is Status.PLANNED:
        return 'planned, and not said to be in place'
    if lookup.status is Status.ELSEWHERE:
        return f'the text only points to {lookup.value.where}'
    if lookup.status is Status.RESTATED:
        return RESTATED
    return 'not in this text' if in_part else 'not in the text'
