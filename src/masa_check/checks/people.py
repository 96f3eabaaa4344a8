"""Checks of partners, leads, delegates, chairs and scrutineers."""

from __future__ import annotations

import re
from functools import lru_cache

from masa_check.checks.registry import (
    MET,
    CheckContext,
    CheckResult,
    absent,
    check,
    check_by_date,
    imprecise,
    person,
    short,
    unknown,
    wrong,
)
from masa_check.model import names
from masa_check.model.identity import LocalAuthority, SignOff
from masa_check.model.lookup import items_of
from masa_check.model.partners import ICBS_SINCE, Chair, Delegate, Lead, Partner, SafeguardingPartner
from masa_check.model.persons import named_person
from masa_check.model.practice import Scrutineer
from masa_check.model.source import Reading
from masa_check.model.status import Status
from masa_check.model.typed import Office
from masa_check.values import PartialDate, Reason

# The rank that words in the name of an office show; the first match decides.
RANK_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ('other', ('police and crime commissioner',)),
    ('', ('on behalf of', 'staff officer', 'deputy to', 'deputy head', 'deputy commissioner')),
    ('', ('assistant to', 'assistant head', 'assistant commissioner')),
    ('', ('managing director',)),  # the head of paid service of some councils, and of no other
    ('deputy-chief-constable', ('deputy chief constable',)),
    ('assistant-chief-constable', ('assistant chief constable',)),
    (
        'chief-constable',
        ('chief constable', 'chief officer of police', 'commissioner of police', 'police commissioner'),
    ),
    ('head-of-public-protection', ('head of public protection', 'head of crime and public protection')),
    ('area-commander', ('area commander',)),
    ('chief-superintendent', ('chief superintendent',)),
    ('superintendent', ('superintendent',)),
    ('chief-inspector', ('chief inspector',)),
    ('inspector', ('inspector',)),
    ('sergeant', ('sergeant',)),
    ('constable', ('constable',)),
    ('other', ('deputy chief executive', 'assistant chief executive')),
    ('chief-executive', ('chief executive', 'head of paid service')),
    ('accountable-officer', ('accountable officer',)),
    ('director', ('director',)),
)
# WT2023 footnote 23 names two offices and "equivalent": a person judges a rank that is not plainly above or below.
POLICE_HIGH = frozenset(
    {
        'chief-constable',
        'deputy-chief-constable',
        'assistant-chief-constable',
        'head-of-public-protection',
        'area-commander',
    }
)
POLICE_LOW = frozenset({'inspector', 'sergeant', 'constable'})

HELD_BY = {'independent': 'an independent person', 'lead': 'a lead partner', 'other': 'somebody else'}


def rank_of(office: Lead) -> str:
    """The rank as declared, or as the name of the office shows it; '' where neither does."""
    return office.rank or rank_told_by(office.office or '')


@lru_cache(maxsize=4096)
def rank_told_by(office: str) -> str:
    """
    The rank that the name of an office shows; '' where it shows none.

    Examples: "Interim Chief Executive" is a chief executive. "Deputy Chief Constable" is not a chief constable, because
    the longer words come first in the table. "Staff Officer to the Chief Constable" shows no rank.
    """
    title = office.lower()
    return next((rank for rank, words in RANK_WORDS if any(one in title for one in words)), '')


@check
def partner_of_kind(
    partners: tuple[SafeguardingPartner, ...], kinds: list[str], authorities: tuple[LocalAuthority, ...] | None = None
) -> CheckResult:
    """Each local authority in the area has a safeguarding partner of this kind."""
    ours = [partner for partner in partners if partner.kind in kinds]
    if not ours:
        return absent()
    left = [authority.name for authority in authorities or () if not any(_acts_for(p, authority.name) for p in ours)]
    if not left:
        return MET
    return short(f'none is named for {", ".join(left)}') if len(left) < len(authorities or ()) else absent()


def _acts_for(partner: SafeguardingPartner, authority: str) -> bool:
    if partner.acts_for is not None:
        return any(names.same_place(name, authority) for name in partner.acts_for)
    return partner.kind != 'local-authority' or names.same_place(partner.name, authority)


@check_by_date
def health_body_of_its_day(partner: Partner, context: CheckContext) -> CheckResult:
    """A CCG before the day on which integrated care boards took over, an integrated care board from then."""
    if context.dated is None:
        return unknown('the date of the document is not declared', Reason.NOTHING_TO_COMPARE)
    (first, last), since = context.dated, context.dates[ICBS_SINCE]
    if first < since <= last:
        month = PartialDate(since.year, since.month).spoken
        return imprecise(
            f'the date of the document leaves open which body it was; {partner.kind.upper()}s changed in {month}'
        )
    day = PartialDate(since.year, since.month, since.day).spoken
    if partner.kind == 'ccg' and first >= since:
        return wrong(f'{partner.name} is a clinical commissioning group; since {day} it is the integrated care board')
    if partner.kind == 'icb' and last < since:
        return wrong(f'{partner.name} is an integrated care board; there was none before {day}')
    return MET


@check_by_date
def leads_board(lead: Lead, context: CheckContext) -> CheckResult:
    """The lead for health is of an integrated care board, wherever the date of the document has one."""
    since = context.dates[ICBS_SINCE]
    if context.dated is None or context.dated[0] < since:
        return MET
    return wrong(f'{lead.identity} led a clinical commissioning group, and there has been none since {since}')


@check
def has_rank(lead: Lead, ranks: list[str]) -> CheckResult:
    """The lead holds the office that the guidance names."""
    rank = rank_of(lead)
    if rank in ranks:
        return MET
    if rank and rank != 'accountable-officer':
        return wrong(f'the lead named is {lead.identity}')
    return person(f'whether {lead.identity} is the head of the body')


def police_rank(delegate: Delegate) -> CheckResult:
    """No lower than area commander, head of public protection or equivalent."""
    rank = rank_of(delegate)
    if rank in POLICE_HIGH:
        return MET
    if rank in POLICE_LOW:
        return wrong(f'{delegate.identity} is below area commander and head of public protection')
    return person(f'whether {delegate.identity} is the equivalent of an area commander or a head of public protection')


@check
def single(delegates: tuple[Delegate, ...]) -> CheckResult:
    """Only one delegate is named, so that a reader knows who it is."""
    return (
        MET
        if len(delegates) == 1
        else short(f'{len(delegates)} are named, and the text does not say which is the delegate')
    )


@check
def is_delegate(chair: Chair, partners: tuple[Partner, ...]) -> CheckResult:
    """The partnership chair is one of the delegated safeguarding partners."""
    if chair.held_as is None:
        return unknown('in what capacity the chair is held')
    if chair.held_as == 'not-stated':
        return absent()
    if chair.held_as != 'delegate':
        return wrong(f'the chair is held by {HELD_BY[chair.held_as]}')
    if chair.held_by and chair.held_by.status is not Status.IN_PLACE:
        return short('planned, and not said to be in place') if chair.held_by.status is Status.PLANNED else absent()
    office = chair.held_by.office if chair.held_by else None
    named = [d for p in partners for d in items_of(p.delegates) if d.status is Status.IN_PLACE]
    delegates = [delegate.office for delegate in named if delegate.office]
    if not office or not delegates:
        return MET
    if any(names.says_no_more(office, delegate) for delegate in delegates):
        return MET
    if any(partner.delegates is None for partner in partners):
        return unknown('not every partner has its delegates declared', Reason.NOTHING_TO_COMPARE)
    return wrong(f'{office} is said to be a delegate, but is not among the delegates named')


@check
def differs_from(chair: Office, scrutineers: tuple[Scrutineer, ...]) -> CheckResult:
    """The chair is not the scrutineer."""
    for scrutineer in scrutineers:
        if chair.body and scrutineer.body and not names.same_name(chair.body, scrutineer.body):
            continue
        offices = bool(chair.office and scrutineer.office and names.says_no_more(chair.office, scrutineer.office))
        holders = bool(chair.holder and scrutineer.holder and names.same_person(chair.holder, scrutineer.holder))
        if offices or holders:
            return wrong(f'{chair.identity} both chairs the partnership and scrutinises it')
    return MET


@check
def signed_for_each(
    signatories: tuple[SignOff, ...],
    partners: tuple[SafeguardingPartner, ...],
    now: tuple[SafeguardingPartner, ...] | None = None,
    by_office: bool = False,
) -> CheckResult:
    """Somebody signed off for each safeguarding partner, under its name or its present name, and by office if asked."""
    known = {p.name: (p.name, *_names_now(p, partners, now or ())) for p in partners}
    signed = {own: [s for s in signatories if any(_signs_for(s.name, n) for n in ever)] for own, ever in known.items()}
    left = [own for own, signatures in signed.items() if not signatures]
    if not partners:
        return unknown('no safeguarding partner is declared', Reason.NOTHING_TO_COMPARE)
    if not left:
        bare = [own for own, signatures in signed.items() if by_office and not any(s.office for s in signatures)]
        return short(f'no office is given for {", ".join(bare)}') if bare else MET
    if len(left) == len(partners):
        message = 'no signatory has the name of a partner; write each name as in the list of partners'
        return unknown(message, Reason.UNCLEAR)
    return short(f'nobody signed off for {", ".join(left)}')


def _names_now(
    partner: SafeguardingPartner, partners: tuple[SafeguardingPartner, ...], now: tuple[SafeguardingPartner, ...]
) -> list[str]:
    """
    The names of a partner in a later document: its new name, or that of the only health body in each (decision 0020).
    """
    renamed = [other.name for other in now if any(names.same_name(partner.name, name) for name in other.formerly or ())]
    health = [other.name for other in now if other.role == 'health']
    alone = sum(other.role == 'health' for other in partners) == 1 == len(health)
    return renamed or (health if alone and partner.role == 'health' else [])


def _signs_for(signature: str, partner: str) -> bool:
    """
    Whether a signature is for a partner: its name has all the partner's words, or some of them and more than the place.

    Example: "Bedfordshire" alone signs for nobody, because several partners share it; "Bedfordshire Police" signs for
    "Bedfordshire Police Force".
    """
    written, known = names.words(signature), names.words(partner)
    return known <= written or (written <= known and len(written) > 1)


# Each pattern begins with a literal character, so that most texts are rejected quickly.
EMAIL_OR_PHONE = re.compile(r'@(?<=\S@)[^\s@]+\.\w+|\+44[\d() -]{8,}\d|0(?<!\w0)[\d() -]{8,}\d')


@check
def is_an_office(office: Office) -> CheckResult:
    """The entry is an office, and no person, e-mail address or telephone number."""
    if office.holder and not office.office:
        return wrong('a person is named, but not the office that the person holds')
    named = named_person(office.office or '')
    if named and not named.office:
        return wrong("this reads like a person's name; write the office, such as Chief Constable")
    if named:
        return wrong(f"a person's name stands in the office; write {named.office}, and the name apart from it")
    if EMAIL_OR_PHONE.search(f'{office.office} {office.body or ""}'):
        return wrong('an e-mail address or telephone number stands where an office belongs')
    return MET


@check
def reads_by_office(reader: Reading) -> CheckResult:
    """Who read the text is given by the office, and not by the name."""
    return is_an_office.judge(Office.model_construct(office=reader.office))
