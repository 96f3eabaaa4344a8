"""Checks of the local authorities whose area is covered, beside the list that ships with the rules."""

from __future__ import annotations

from datetime import date

from masa_check.checks.registry import MET, CheckContext, CheckResult, check, does_not_arise, unknown, wrong
from masa_check.model import authorities as listing
from masa_check.model import names
from masa_check.model.authorities import ListedAuthority
from masa_check.model.identity import LocalAuthority
from masa_check.values import PartialDate


@check
def in_england(authority: LocalAuthority, context: CheckContext) -> CheckResult:
    """The local authority is in England, by its code or as one of the list."""
    if authority.code is None:
        if listing.called(authority.name, context.authorities):
            return MET
        return unknown(f'the code of {authority.name}')
    return MET if authority.code.startswith('E') else wrong(f'{authority.name} is not in England')


@check
def code_is_its_own(authority: LocalAuthority, context: CheckContext) -> CheckResult:
    """The code belongs to the authority of this name, at the date of the document; an unlisted code is not judged."""
    owner = listing.with_code(authority.code, context.authorities) if authority.code else None
    if owner is None:
        return does_not_arise('no code is declared' if not authority.code else f'{authority.code} is not listed')
    if not owner.is_called(authority.name) and not _is_unlisted_namesake(authority, owner, context):
        return wrong(f'{authority.code} is the code of {owner.name}{_own_code(authority, context)}')
    if context.dated and not owner.is_there(*context.dated):
        return wrong(f'{_ended(owner, context)}{_own_code(authority, context)}')
    return MET


def _is_unlisted_namesake(authority: LocalAuthority, owner: ListedAuthority, context: CheckContext) -> bool:
    """Whether no authority of the list has this name, and it shares a word with the name of the code's owner."""
    shared = names.words(owner.name) & names.words(authority.name)
    return bool(shared) and not listing.called(authority.name, context.authorities)


def _own_code(authority: LocalAuthority, context: CheckContext) -> str:
    """The code that the list gives an authority at the date of the document, as the end of a sentence."""
    theirs = listing.called(authority.name, context.authorities)
    then = [one.code for one in theirs if context.dated is None or one.is_there(*context.dated)]
    return f'; the code of {authority.name} is {then[0]}' if len(then) == 1 else ''


def _ended(owner: ListedAuthority, context: CheckContext) -> str:
    if owner.until and context.dated and owner.until < context.dated[0]:
        return f'{owner.code} was in use until {_spoken(owner.until)}'
    return f'{owner.code} is in use from {_spoken(owner.since)}' if owner.since else ''


def _spoken(day: date) -> str:
    return PartialDate(day.year, day.month, day.day).spoken


@check
def region_is_theirs(
    authorities: tuple[LocalAuthority, ...], context: CheckContext, region: str | None = None
) -> CheckResult:
    """The region declared is the one in which the local authorities lie, as far as they are listed."""
    if not region:
        return does_not_arise('no region is declared')
    lies = listing.region_of([authority.name for authority in authorities], context.authorities)
    if not lies:
        return does_not_arise('the list gives these authorities no region')
    return MET if names.says_no_more(region, lies) else wrong(f'{region} is declared; the area lies in {lies}')
