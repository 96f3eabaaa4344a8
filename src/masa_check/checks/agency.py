"""Checks of the relevant agencies, of the Schedule and of the area."""

from __future__ import annotations

import re

from masa_check.checks.registry import (
    MET,
    CheckResult,
    absent,
    check,
    does_not_arise,
    short,
    unknown,
    wrong,
)
from masa_check.checks.words import tells_how_often
from masa_check.model import names
from masa_check.model.agencies import Agency
from masa_check.model.lookup import Lookup, items_of
from masa_check.model.partners import Partner
from masa_check.model.schedule import outsider
from masa_check.model.statement import WithStatus
from masa_check.model.status import Status
from masa_check.model.typed import Frequency, Whether

# Words that show another body, although its name begins with a partner's name.
ANOTHER_BODY = frozenset({'commissioner', 'youth', 'probation', 'fire', 'trust', 'school', 'schools'})
# A month or a year that is named; "may" is a month only where a word before it says so.
NAMED_DAY = (
    r'\b(January|February|March|April|((in|by|of|each|every) )May|June|July|August|September|October|November|December'
    r'|20\d\d)\b'
)
# Bodies that act for the whole country: WT2023 paragraph 72 names the first two.
NATIONAL = frozenset({'cafcass', 'british-transport-police', 'nhs-england', 'borders-and-immigration'})
MONEY = r'£|\b(pay|pays|paid|payments?|funds?|funded|funding|money|budgets?)\b'
POLICE_OR_HEALTH = frozenset({'police', 'constabulary', 'ccg', 'icb', 'clinical', 'integrated'})


@check
def covers_categories(agencies: tuple[Agency, ...], any_of: list[str]) -> CheckResult:
    """Some agency on the list is in one of these categories of the Schedule to SI 2018/789."""
    if any(category in any_of for agency in agencies for category in items_of(agency.categories)):
        return MET
    undeclared = [agency.name for agency in agencies if _of_unknown_category(agency)]
    if undeclared:
        return unknown(f'under which category of the Schedule these fall: {", ".join(undeclared[:3])}')
    return absent()


def _of_unknown_category(agency: Agency) -> bool:
    return not items_of(agency.categories) and not _says(agency.in_schedule, so=False)


def _says(whether: Whether | None, *, so: bool) -> bool:
    return whether is not None and whether.so is so


@check
def not_said_under_duty(agency: Agency, all_said: Lookup, partners: Lookup) -> CheckResult:
    """The text does not put a body outside the Schedule under the duty of the agencies in the Schedule."""
    if items_of(agency.categories) or _says(agency.in_schedule, so=True):
        return MET
    if partners.in_place and names_a_partner(agency, partners.value):
        return does_not_arise('a safeguarding partner is under the duty in its own right')
    under_duty = _under_duty_by_text(agency, all_said)
    if under_duty is None:
        return unknown(f'whether the text puts {agency.name} under the statutory duty')
    if not under_duty:
        return MET
    what = outsider(agency.name)
    if not what and _of_unknown_category(agency):
        return unknown(f'whether {agency.name} is in the Schedule')
    kind_of_body = f' ({what})' if what else ''
    return wrong(f'said to be under the statutory duty, though not in the Schedule{kind_of_body}')


def _under_duty_by_text(agency: Agency, all_said: Lookup) -> bool | None:
    """Whether the text puts the body under the duty, by itself or with all others; None where that is not declared."""
    if agency.said_under_duty is not None:
        return bool(agency.said_under_duty.so)
    if all_said.status is Status.UNDECLARED:
        return None
    return bool(all_said.in_place and all_said.value.so)


@check
def agencies_pay(told: WithStatus | tuple[Agency, ...], table: Lookup) -> CheckResult:
    """The text says what agencies pay: in words, of one agency, or in a line of the table of contributions."""
    if not isinstance(told, tuple):
        return MET
    named = _shown_by(told, of_money=True)
    lines = (line for line in items_of(table.value) if line.status is Status.IN_PLACE)
    paying = [f'{line.name} pays' for line in lines if line.counts_for == 'agency']
    return MET._replace(evidence='; '.join(named or paying)) if named or paying else absent()


@check
def agencies_contribute(told: WithStatus | tuple[Agency, ...]) -> CheckResult:
    """The text says what agencies give beside money: of all of them, or of one on the list."""
    if not isinstance(told, tuple):
        return MET
    named = _shown_by(told, of_money=False)
    return MET._replace(evidence='; '.join(named)) if named else absent()


def _shown_by(agencies: tuple[Agency, ...], *, of_money: bool) -> list[str]:
    """The agencies with a contribution in money, or in something else, each with what the text says of it."""
    told = ((agency.name, agency.contribution) for agency in agencies)
    said = [(name, one.summary) for name, one in told if one and one.status is Status.IN_PLACE and one.summary]
    return [f'{name}: {summary}' for name, summary in said if _is_of_money(summary) is of_money]


def _is_of_money(contribution: str) -> bool:
    return bool(re.search(MONEY, contribution.lower()))


@check
def is_no_partner(agency: Agency, partners: tuple[Partner, ...]) -> CheckResult:
    """A safeguarding partner is not listed among the relevant agencies."""
    if items_of(agency.categories) or not names_a_partner(agency, partners):
        return MET
    return wrong('a safeguarding partner, not a relevant agency')


def names_a_partner(agency: Agency, partners: tuple[Partner, ...]) -> bool:
    """Whether the name of an agency is that of one of the safeguarding partners."""
    words = names.words(agency.name)
    if words & ANOTHER_BODY:
        return False
    cores = ((partner, names.place_words(partner.name)) for partner in partners)
    return any(core and core <= words and _same_sort(partner, words) for partner, core in cores)


def _same_sort(partner: Partner, words: frozenset[str]) -> bool:
    """Whether a name is of the partner's kind of body: Luton Food Bank is not Luton Borough Council."""
    if partner.kind == 'local-authority':
        return bool(words & {'council', 'authority'})
    return names.words(partner.name) <= words or bool(words & POLICE_OR_HEALTH)


@check
def says_when(frequency: Frequency) -> CheckResult:
    """The text names a frequency, a month or a year; "regularly" and "as needed" are none."""
    words = frequency.every or ''
    if tells_how_often(words) or re.search(NAMED_DAY, words):
        return MET
    return short(f'says "{words}", which is neither how often nor when')


@check
def agrees_with_national(agencies: tuple[Agency, ...], national: Lookup) -> CheckResult:
    """No listed agency has a national remit if the text says that no such body takes part."""
    if national.status is not Status.NOT_APPLICABLE:
        return does_not_arise('the text does not say that no national body takes part')
    national_agencies = [agency.name for agency in agencies if NATIONAL & set(items_of(agency.categories))]
    return (
        wrong(f'said not to arise, though these are listed: {", ".join(national_agencies)}')
        if national_agencies
        else MET
    )
