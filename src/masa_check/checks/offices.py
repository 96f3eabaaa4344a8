"""Checks of signatories, of the scrutineer's body, of the rank of police delegates, and of publication."""

from __future__ import annotations

from masa_check.checks.dates import READINGS, months_after
from masa_check.checks.people import police_rank, rank_of, rank_told_by
from masa_check.checks.registry import (
    MET,
    CheckContext,
    CheckResult,
    check,
    does_not_arise,
    person,
    short,
    wrong,
)
from masa_check.model import names
from masa_check.model.identity import SignOff
from masa_check.model.lookup import Lookup
from masa_check.model.partners import Delegate, Partner
from masa_check.model.practice import Scrutineer
from masa_check.model.status import Status
from masa_check.model.typed import Day, Whether
from masa_check.values import Outcome, PartialDate

HEADS = frozenset({'chief-executive', 'accountable-officer', 'chief-constable'})
WORST_FIRST = (Outcome.WRONG, Outcome.PERSON, Outcome.MET)


@check
def police_ranks(delegates: tuple[Delegate, ...]) -> CheckResult:
    """No delegate of the police ranks lower than area commander or head of public protection."""
    results = [police_rank(delegate) for delegate in delegates if delegate.status is Status.IN_PLACE]
    if not results:
        return does_not_arise('no delegate is in place')
    return min(results, key=lambda one: WORST_FIRST.index(one.outcome))


@check
def signed_by_lead(signature: SignOff, partners: tuple[Partner, ...]) -> CheckResult:
    """The office that signed for a partner is the office of its lead."""
    lead = next((p.lead for p in partners if names.says_no_more(p.name, signature.name)), None)
    if not (signature.office and lead and lead.office):
        return does_not_arise('the office that signed and the office of the lead are not both named')
    signed, due = rank_told_by(signature.office), rank_of(lead)
    if signed == due and (signed in HEADS or names.says_no_more(signature.office, lead.office)):
        return MET
    if names.same_name(signature.office, lead.office):
        return MET
    return wrong(f'signed by the {signature.office}; the lead named is the {lead.office}')


@check
def is_no_officer_of(scrutineer: Scrutineer, partners: tuple[Partner, ...]) -> CheckResult:
    """The scrutineer belongs to none of the bodies under scrutiny."""
    if not scrutineer.body:
        return does_not_arise('the text does not say to which body the scrutineer belongs')
    known = {name: partner.name for partner in partners for name in (partner.name, *(partner.formerly or ()))}
    partner = next((name for known_name, name in known.items() if names.same_name(scrutineer.body, known_name)), '')
    return wrong(f'{scrutineer.identity} belongs to {partner}, a safeguarding partner') if partner else MET


@check
def signed_by_heads(signatories: tuple[SignOff, ...]) -> CheckResult:
    """The head of each body is among those who signed; where no office is named, the ask does not arise."""
    offices: dict[str, list[SignOff]] = {}
    for signatory in signatories:
        if signatory.office:
            offices.setdefault(names.short(signatory.name), []).append(signatory)
    if not offices:
        return does_not_arise('the text does not say which offices signed')
    results = [_signed_by_head(signed) for signed in offices.values()]
    return min(results, key=lambda signatory: WORST_FIRST.index(signatory.outcome))


def _signed_by_head(signatories: list[SignOff]) -> CheckResult:
    """Whether the head of one body is among those who signed for it."""
    ranks = {rank_told_by(one.office or '') for one in signatories}
    who = ' and '.join(one.office or '' for one in signatories)
    if ranks & HEADS:
        return MET
    if '' in ranks:
        return person(f'whether {who} is the lead partner of {signatories[0].name}')
    return wrong(f'{who} signed for {signatories[0].name}, and not its head')


@check
def is_out(stage: str, on: Lookup, previous: Lookup, months: list[int], context: CheckContext) -> CheckResult:
    """
    A report is published; an approved one is late only a number of months after the report before it.

    The months are those of the strictest and of the mildest reading of the law; between the two a person judges.
    """
    if stage == 'published':
        return _not_to_come(on, context)
    last = previous.value.on if previous.in_place and isinstance(previous.value, Day) else None
    if last and months_after(last.last, min(months)) < context.on:
        late = months_after(last.last, max(months)) < context.on
        gone_by = max(months) if late else min(months)
        message = f'{stage}, not published, and more than {gone_by} months after the report before it, of {last}'
        return wrong(message) if late else person(f'{message}: {READINGS}')
    return does_not_arise('due on publication')


@check
def is_published(
    stage: str, on: Lookup, context: CheckContext, first: Lookup | None = None, first_due: str = ''
) -> CheckResult:
    """The arrangements are published: not only a part of them, nor a text that calls their publication a future event.

    Until the day by which first arrangements were due, only a text that is said to be an update can be late.
    """
    is_update = first is not None and isinstance(first.value, Whether) and first.value.so is False
    if first_due and not is_update and context.on <= PartialDate.parse(first_due).last and stage != 'published':
        return does_not_arise(f'first arrangements were due by {first_due}')
    if stage != 'published':
        return wrong(f'{stage}, and not said to be published')
    if on.status is Status.PLANNED and context.read_whole:
        return MET
    if on.status is not Status.PLANNED and context.read_in_part:
        return short('only a part of the arrangements was read, and it does not show that the rest is published')
    return _not_to_come(on, context)


def _not_to_come(on: Lookup, context: CheckContext) -> CheckResult:
    """Publication is not called a future event."""
    if on.status is Status.PLANNED:
        return short('the text speaks of it as still to come')
    if isinstance(on.value, Day) and on.value.on and on.value.on.first > context.on:
        return short(f'it is dated {on.value.on}, which is still to come')
    return MET
