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
from masa_check.model.identity import LocalAuthority
from masa_check.model.lookup import Lookup, items_of
from masa_check.model.partners import Partner
from masa_check.model.schedule import outsider
from masa_check.model.status import Status
from masa_check.model.typed import Frequency, Whether

# Words that make another body of one that begins with the name of a partner.
ANOTHER_BODY = frozenset({'commissioner', 'youth', 'probation', 'fire', 'trust', 'school', 'schools'})
# A month or a year that is named; "may" is a month only where a word before it says so.
NAMED_DAY = (
    r'\b(January|February|March|April|((in|by|of|each|every) )May|June|July|August|September|October|November|December'
    r'|20\d\d)\b'
)
# Bodies that act for the whole country: WT2023 paragraph 72 names the first two.
NATIONAL = frozenset({'cafcass', 'british-transport-police', 'nhs-england', 'borders-and-immigration'})
POLICE_OR_HEALTH = frozenset({'police', 'constabulary', 'ccg', 'icb', 'clinical', 'integrated'})


@check
def covers_categories(agencies: tuple[Agency, ...], any_of: list[str]) -> CheckResult:
    """Some agency on the list falls under one of these categories of the Schedule."""
    if any(category in any_of for agency in agencies for category in items_of(agency.categories)):
        return MET
    untold = [agency.name for agency in agencies if _of_unknown_category(agency)]
    if untold:
        return unknown(f'it is not declared under which category of the Schedule these fall: {", ".join(untold[:3])}')
    return absent()


def _of_unknown_category(agency: Agency) -> bool:
    return not items_of(agency.categories) and not _says(agency.in_schedule, so=False)


def _says(whether: Whether | None, *, so: bool) -> bool:
    return whether is not None and whether.so is so


@check
def not_said_under_duty(agency: Agency, all_said: Lookup, partners: Lookup) -> CheckResult:
    """A body outside the Schedule is not said to be under the duty that the Schedule carries."""
    if items_of(agency.categories) or _says(agency.in_schedule, so=True):
        return MET
    if partners.in_place and _names_a_partner(agency, partners.value):
        return does_not_arise('a safeguarding partner is under the duty in its own right')
    said = _under_duty_by_text(agency, all_said)
    if said is None:
        return unknown(f'it is not declared whether the text puts {agency.name} under the statutory duty')
    if not said:
        return MET
    what = outsider(agency.name)
    if not what and _of_unknown_category(agency):
        return unknown(f'it is not declared whether {agency.name} is in the Schedule')
    sort = f' ({what})' if what else ''
    return wrong(f'said to be under the statutory duty, though not in the Schedule{sort}')


def _under_duty_by_text(agency: Agency, all_said: Lookup) -> bool | None:
    """Whether the text puts the body under the duty, by itself or with all others; None where that is not declared."""
    if agency.said_under_duty is not None:
        return bool(agency.said_under_duty.so)
    if all_said.status is Status.UNDECLARED:
        return None
    return bool(all_said.in_place and all_said.value.so)


@check
def is_no_partner(agency: Agency, partners: tuple[Partner, ...]) -> CheckResult:
    """A safeguarding partner is not listed among the relevant agencies."""
    if items_of(agency.categories) or not _names_a_partner(agency, partners):
        return MET
    return wrong('a safeguarding partner, not a relevant agency')


def _names_a_partner(agency: Agency, partners: tuple[Partner, ...]) -> bool:
    words = names.words(agency.name)
    if words & ANOTHER_BODY:
        return False
    cores = ((partner, names.place_words(partner.name)) for partner in partners)
    return any(core and core <= words and _same_sort(partner, words) for partner, core in cores)


def _same_sort(partner: Partner, words: frozenset[str]) -> bool:
    """Whether the name speaks of a body of the partner's kind: Luton Food Bank is not Luton Borough Council."""
    if partner.kind == 'local-authority':
        return bool(words & {'council', 'authority'})
    return names.words(partner.name) <= words or bool(words & POLICE_OR_HEALTH)


@check
def says_when(frequency: Frequency) -> CheckResult:
    """How often, or a month or year in which; "regularly" and "as needed" are neither."""
    said = frequency.every or ''
    if tells_how_often(said) or re.search(NAMED_DAY, said):
        return MET
    return short(f'says "{said}", which is neither how often nor when')


@check
def agrees_with_national(agencies: tuple[Agency, ...], national: Lookup) -> CheckResult:
    """No body with a national remit is listed where it is said that none takes part."""
    if national.status is not Status.NOT_APPLICABLE:
        return does_not_arise('it is not said that no body with a national remit takes part')
    listed = [agency.name for agency in agencies if NATIONAL & set(items_of(agency.categories))]
    return wrong(f'said not to arise, though these are listed: {", ".join(listed)}') if listed else MET


@check
def in_england(authority: LocalAuthority) -> CheckResult:
    """The statute is about local authority areas in England."""
    if authority.code is None:
        return unknown(f'the code of {authority.name} is not declared')
    return MET if authority.code.startswith('E') else wrong(f'{authority.name} is not in England')
