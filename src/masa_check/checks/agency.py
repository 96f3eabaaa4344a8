"""Checks of the relevant agencies, of the Schedule and of the area."""

from __future__ import annotations

from masa_check.checks.judged import MET, Judged, absent, check, name_words, unknown, wrong
from masa_check.model.agencies import Agency
from masa_check.model.identity import LocalAuthority
from masa_check.model.partners import Partner
from masa_check.model.schedule import outsider
from masa_check.model.typed import Whether

# Words that make another body of one that begins with the name of a partner.
ANOTHER_BODY = frozenset({'commissioner', 'youth', 'probation', 'fire', 'trust', 'school', 'schools'})
FILLER = frozenset({'borough', 'city', 'county', 'council', 'metropolitan', 'district', 'nhs'})


def _categories(agency: Agency) -> tuple[str, ...]:
    return agency.categories if isinstance(agency.categories, tuple) else ()


@check
def covers_categories(agencies: tuple[Agency, ...], any_of: list[str]) -> Judged:
    """Some agency on the list falls under one of these categories of the Schedule."""
    named = [agency for agency in agencies if agency.status == 'in-place']
    if any(category in any_of for agency in named for category in _categories(agency)):
        return MET
    untold = [a.name for a in named if not _categories(a) and a.in_schedule is None]
    if untold:
        return unknown(f'it is not declared under which category of the Schedule these fall: {", ".join(untold[:3])}')
    return absent()


@check
def not_said_under_duty(agency: Agency, all_said: Whether | None = None) -> Judged:
    """A body outside the Schedule is not said to be under the duty that the Schedule carries."""
    inside = bool(_categories(agency)) or bool(agency.in_schedule and agency.in_schedule.so)
    outside = bool(agency.in_schedule and agency.in_schedule.so is False)
    what = outsider(agency.name)
    if inside or not (outside or what):
        return MET if inside else unknown(f'it is not declared whether {agency.name} is in the Schedule')
    said = agency.said_under_duty if agency.said_under_duty is not None else all_said
    if said is None:
        return unknown(f'it is not declared whether the text puts {agency.name} under the statutory duty')
    if said.so:
        return wrong(f'{agency.name} is said to be under the statutory duty, but is not in the Schedule' + (f' ({what})' if what else ''))
    return MET


@check
def is_no_partner(agency: Agency, partners: tuple[Partner, ...]) -> Judged:
    """A safeguarding partner is not listed among the relevant agencies."""
    if _categories(agency):
        return MET
    words = name_words(agency.name)
    for partner in partners:
        core = name_words(partner.name) - FILLER
        if core and core <= words and not words & ANOTHER_BODY and _same_sort(partner, words):
            return wrong(f'{agency.name} is a safeguarding partner, not a relevant agency')
    return MET


def _same_sort(partner: Partner, words: frozenset[str]) -> bool:
    """Whether the name speaks of a body of the partner's kind: Luton Food Bank is not Luton Borough Council."""
    if partner.kind == 'local-authority':
        return bool(words & {'council', 'authority'})
    return name_words(partner.name) <= words or bool(words & {'police', 'constabulary', 'ccg', 'icb', 'clinical', 'integrated'})


@check
def in_england(authority: LocalAuthority) -> Judged:
    """The statute is about local authority areas in England."""
    if authority.code is None:
        return unknown(f'the code of {authority.name} is not declared')
    return MET if authority.code.startswith('E') else wrong(f'{authority.name} is not in England')
