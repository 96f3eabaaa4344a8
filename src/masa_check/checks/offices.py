"""Checks of who signed, whose officer the scrutineer is, how high the police delegates rank, and of publication."""

from __future__ import annotations

from masa_check.checks.judged import MET, Asked, Judged, check, does_not_arise, same_name, says_no_more, short, wrong
from masa_check.checks.people import police_rank, rank_of, rank_told_by
from masa_check.model.identity import SignOff
from masa_check.model.partners import Delegate, Partner
from masa_check.model.practice import Scrutineer
from masa_check.model.typed import Day
from masa_check.select import Found
from masa_check.values import Outcome

HEADS = frozenset({'chief-executive', 'accountable-officer', 'chief-constable'})
WORST_FIRST = (Outcome.WRONG, Outcome.PERSON, Outcome.MET)


@check
def police_ranks(delegates: tuple[Delegate, ...]) -> Judged:
    """No delegate of the police ranks lower than footnote 23 of WT2023 expects."""
    judged = [police_rank(delegate) for delegate in delegates if delegate.status == 'in-place']
    if not judged:
        return does_not_arise('no delegate is in place')
    return min(judged, key=lambda one: WORST_FIRST.index(one.outcome))


@check
def signed_by_lead(signature: SignOff, partners: tuple[Partner, ...]) -> Judged:
    """The office that signed for a partner is that of its lead."""
    lead = next((p.lead for p in partners if says_no_more(p.name, signature.name)), None)
    if not (signature.office and lead and lead.office):
        return does_not_arise('the office that signed and the office of the lead are not both named')
    signed, due = rank_told_by(signature.office), rank_of(lead)
    if signed == due and (signed in HEADS or says_no_more(signature.office, lead.office)):
        return MET
    if same_name(signature.office, lead.office):
        return MET
    return wrong(f'signed by the {signature.office}; the lead named is the {lead.office}')


@check
def is_no_officer_of(scrutineer: Scrutineer, partners: tuple[Partner, ...]) -> Judged:
    """The scrutineer does not belong to one of the bodies whose work is scrutinised."""
    if not scrutineer.body:
        return does_not_arise('the text does not say to which body the scrutineer belongs')
    names = {name: partner.name for partner in partners for name in (partner.name, *(partner.formerly or ()))}
    partner = next((name for known, name in names.items() if same_name(scrutineer.body, known)), '')
    return wrong(f'{scrutineer.identity} belongs to {partner}, a safeguarding partner') if partner else MET


@check
def is_published(stage: str, on: Found, asked: Asked) -> Judged:
    """The arrangements are out, and do not themselves speak of their publication as still to come."""
    if stage != 'published':
        return wrong(f'{stage}, and not said to be published')
    if on.status == 'planned':
        return short('the text speaks of it as still to come')
    if isinstance(on.value, Day) and on.value.on and on.value.on.first > asked.on:
        return short(f'it is dated {on.value.on}, which is still to come')
    return MET
