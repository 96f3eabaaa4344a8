"""Checks of what is said in words, and of plain facts."""

from __future__ import annotations

import re

from masa_check.checks.registry import MET, CheckResult, absent, check, does_not_arise, person, short, wrong
from masa_check.model.lookup import Lookup
from masa_check.model.statement import WithStatus
from masa_check.model.status import Status
from masa_check.model.typed import Frequency, Whether

UNIT = (
    r'(day|week|fortnight|month|quarter|half-?year|term|year|annum|spring|summer|autumn|winter|meeting|january|february'
    r'|march|april|june|july|august|september|october|november|december)s?'
)
ONE_NUMBER = (
    r'(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty|twenty-four|thirty-six)'
)
NUMBER = rf'{ONE_NUMBER}( ?(-|to|or) ?{ONE_NUMBER})?'
# What tells how often, in small letters, each compiled when it is first looked for.
OFTEN = (
    r'\b(daily|weekly|fortnightly|monthly|quarterly|termly|yearly|annual(ly)?|biannual(ly)?|biennial(ly)?'
    rf'|half-yearly|bi-?monthly|twice|{NUMBER} times|x ?\d+|\d+ ?x)\b'
)
EACH = (
    rf'\b(once (a|an|each|every|per|in|during|during the|in the) ({NUMBER} |financial |calendar )?'
    rf'|(every|each|per) ({NUMBER} |other |second |third |financial )?){UNIT}\b'
)
# Words that take back what a period says.
LOOSE = r'\b(as needed|when(ever)? (it is )?needed|as and when|as required|no fixed)\b'


def tells_how_often(text: str) -> bool:
    """Whether some words name a period."""
    said = text.lower()
    return bool(re.search(OFTEN, said) or re.search(EACH, said))


@check
def stated(said: WithStatus) -> CheckResult:
    """The text says it: the engine has seen to every other status."""
    return MET


@check
def not_empty(items: tuple) -> CheckResult:  # type: ignore[type-arg]  # any list will do
    """At least one is given."""
    return MET if items else absent()


@check
def several(items: tuple) -> CheckResult:  # type: ignore[type-arg]  # any list will do
    """Two or more are given."""
    return MET if len(items) > 1 else absent()


@check
def says_how_often(frequency: Frequency) -> CheckResult:
    """A period that can be held to, not just "regularly"."""
    said = frequency.every or ''
    if tells_how_often(said) and not re.search(LOOSE, said.lower()):
        return MET
    return short(f'says "{said}", which is not how often')


@check
def is_so(whether: Whether, otherwise: str) -> CheckResult:
    """It is declared to be so."""
    return MET if whether.so else wrong(otherwise)


@check
def is_not_so(whether: Whether, otherwise: str) -> CheckResult:
    """It is declared not to be so."""
    return wrong(otherwise) if whether.so else MET


@check
def is_one_of(value: str, among: list[str], otherwise: str) -> CheckResult:
    """A plain word, one of those that answer the ask."""
    return MET if value in among else wrong(otherwise)


@check
def includes(items: tuple, item: str) -> CheckResult:  # type: ignore[type-arg]  # a list of plain words
    """A list of things that holds one in particular."""
    return MET if item in items else absent()


@check
def only_among(items: tuple, allowed: list[str], otherwise: str) -> CheckResult:  # type: ignore[type-arg]  # a list of plain words
    """A list of plain words, all of which are allowed."""
    others = [str(item) for item in items if item not in allowed]
    return wrong(f'{otherwise}: {", ".join(others)}') if others else MET


@check
def for_a_person(said: WithStatus, look_at: str) -> CheckResult:
    """Something that no program can weigh."""
    return person(look_at)


@check
def agrees_with_custody(establishment: Whether, custody: Lookup) -> CheckResult:
    """What is said of youth custody fits what is said of secure establishments."""
    if custody.status in (Status.UNDECLARED, Status.NOT_STATED, Status.RESTATED):
        return does_not_arise('nothing is said of youth custody here')
    if establishment.so and custody.status is Status.NOT_APPLICABLE:
        return wrong('youth custody is said not to arise, though a secure establishment stands in the area')
    return MET
