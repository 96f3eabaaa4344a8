"""The safeguarding partners with their leads and delegates, the chair, and the structure below them."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, Self

from masa_check.model.declared import Maybe, optional, required
from masa_check.model.sentence import Words
from masa_check.model.statement import Item, Part, Several, Statement
from masa_check.model.typed import Frequency, Office
from masa_check.values import PartialDate

PartnerKind = Literal['local-authority', 'ccg', 'icb', 'police']
HEALTH = {'ccg': 'health', 'icb': 'health'}
ICBS_SINCE = 'integrated-care-boards'  # the day of law by its name in rules/editions.yaml
SUCCEEDED = 'integrated care boards replaced clinical commissioning groups'  # docs/decisions/0020
Rank = Literal[
    'chief-executive',
    'accountable-officer',
    'chief-constable',
    'deputy-chief-constable',
    'assistant-chief-constable',
    'head-of-public-protection',
    'area-commander',
    'chief-superintendent',
    'superintendent',
    'chief-inspector',
    'inspector',
    'sergeant',
    'constable',
    'director',
    'other',
]


class Lead(Office):
    """The lead safeguarding partner of one body."""

    rank: Maybe[Rank] = optional('The rank, where the name of the office does not show it', 'chief-executive')


class Delegate(Lead):
    """A delegated safeguarding partner."""

    noun = 'delegate'
    authority: Maybe[Statement] = optional(
        'What authority the delegate holds', 'May commit the force on policy and resources'
    )


class SafeguardingPartner(Item):
    """One of the bodies that make the arrangements."""

    noun = 'safeguarding partner'
    short_key = ''
    refusal = (
        '{} stands where several keys belong',
        'write "kind: ..." behind the dash, and below it "name: ..." in the column of kind',
    )
    short_schema = ()
    needed_keys = frozenset({'kind'})
    kind: PartnerKind = required('Which safeguarding partner it is', 'police')
    name: Words = required('The name of the body', 'Bedfordshire Police')
    acts_for: Maybe[tuple[Words, ...]] = optional(
        'In a joint area: the local authorities for which this partner acts', ['Bedford Borough Council']
    )
    formerly: Maybe[tuple[Words, ...]] = optional(
        'Earlier names of the same body', ['Luton Clinical Commissioning Group']
    )

    @property
    def identity(self) -> str:
        return f'{self.kind}/{self.name}'

    @property
    def known_by(self) -> str:
        return self.name

    @property
    def role(self) -> str:
        return HEALTH.get(self.kind, self.kind)

    def successor_of(self, older: Self, dates: Mapping[str, date]) -> str:
        if (older.kind, self.kind) != ('ccg', 'icb'):
            return ''
        day = dates.get(ICBS_SINCE)
        return f'{SUCCEEDED} on {PartialDate(day.year, day.month, day.day).spoken}' if day else SUCCEEDED

    def body_on(self, day: date, dates: Mapping[str, date]) -> str:
        """The body that is this partner on a day: not a clinical commissioning group where boards took over by then."""
        since = dates.get(ICBS_SINCE)
        is_over = self.kind == 'ccg' and since is not None and day >= since
        return f'the integrated care board that replaced {self.name}' if is_over else self.name


class Partner(SafeguardingPartner):
    """A safeguarding partner, with its lead and delegates."""

    lead: Maybe[Lead] = optional('The lead safeguarding partner, by office', {'office': 'Chief Constable'})
    delegates: Maybe[Several[Delegate]] = optional(
        'The delegated safeguarding partners, by office', [{'office': 'Assistant Chief Constable'}]
    )


class Leadership(Part):
    """How the lead and delegated partners work as a team."""

    act_as_team: Maybe[Statement] = optional(
        'How the lead partners act as one team', 'They agree priorities and budget together'
    )
    meets: Maybe[Frequency] = optional('How often the lead partners meet', 'twice a year')
    delegates_meet: Maybe[Frequency] = optional('How often the delegated partners meet', 'quarterly')
    delegates_authority: Maybe[Statement] = optional(
        'What authority delegates have to speak, decide and hold their sector to account', 'May commit their agency'
    )
    accountability: Maybe[Statement] = optional(
        'Who stays accountable when functions are delegated', 'Each lead partner stays accountable'
    )
    in_touch: Maybe[Statement] = optional('How delegates and lead partners keep in touch', 'They meet every six weeks')
    key_decisions: Maybe[Statement] = optional(
        'How lead partners are part of key decisions', 'Each change of a service goes to the lead partners'
    )
    escalation: Maybe[Statement] = optional(
        'How delegates take what they cannot resolve to the lead partners', 'By the risk log, within five days'
    )
    strategic_plan: Maybe[Statement] = optional(
        'How the joint strategic plan is made and owned', 'The delegates write it and the lead partners agree it'
    )
    single_point: Maybe[Statement] = optional(
        'How one partner comes to lead where a single point of leadership is needed', 'The three decide who leads'
    )
    designated_professionals: Maybe[Statement] = optional(
        'How designated health professionals advise the partners', 'The designated doctor and nurse attend each meeting'
    )
    structure: Maybe[Statement] = optional(
        'How the text explains who answers to whom', 'A chart shows who answers to whom'
    )
    inspection: Maybe[Statement] = optional(
        'How the text explains inspection', 'Joint targeted inspections look at all three'
    )


class Chair(Part):
    """The partnership chair."""

    held_by: Maybe[Office] = optional('The office that chairs', {'office': "Director of Children's Services"})
    held_as: Maybe[Literal['delegate', 'lead', 'independent', 'other', 'not-stated']] = optional(
        'In what capacity: a delegated partner, a lead partner, an independent person or other', 'delegate'
    )
    agreed_by_all: Maybe[Statement] = optional(
        'That all lead partners agreed on the chair', 'Agreed by the three lead partners'
    )
    reviewed: Maybe[Statement] = optional(
        'How the role is regularly reviewed', 'Reviewed by the lead partners each spring'
    )
    rotation: Maybe[Statement] = optional(
        'How the role passes between the delegates', 'Passes each year to the next partner'
    )
    authority: Maybe[Statement] = optional(
        'What authority the chair has', 'Takes risks to the lead partners and allocates resources'
    )
    single_contact: Maybe[Statement] = optional(
        'That the chair is the single contact', 'Correspondence goes to the chair'
    )
    separate_from_scrutiny: Maybe[Statement] = optional(
        'That the chair and scrutiny are kept apart', 'The chair takes no part in scrutiny'
    )


class BusinessManagement(Part):
    """The business management function."""

    function: Maybe[Statement] = optional(
        'What supports the partnership from day to day', 'A business unit of four supports it'
    )
    resourced: Maybe[Statement] = optional(
        'How it has the resources and capacity that it needs', 'Funded in full each year'
    )
    analysis: Maybe[Statement] = optional(
        'What analytical capacity it has', 'A data analyst works for the three partnerships'
    )


class Group(Item):
    """A board, executive or subgroup."""

    noun = 'group'
    name: Words = required('Its name', 'Strategic Board')
    purpose: Maybe[Statement] = optional('What it is for', 'Leads the multi-agency work in the area')
    footprint: Maybe[Literal['local', 'wider', 'not-stated']] = optional(
        'Whether it covers this area or a wider one', 'local'
    )
    chair: Maybe[Office] = optional('Who chairs it', 'Delegated safeguarding partner')
    meets: Maybe[Frequency] = optional('How often it meets', 'six times a year')
    formerly: Maybe[tuple[Words, ...]] = optional(
        'Earlier names of the same group, or the groups that became this one', ['Safeguarding Children Board']
    )


class Priority(Item):
    """A priority of the year."""

    noun = 'priority'
    name: Words = required('The priority', 'Neglect')
    lead: Maybe[Office] = optional('Who leads on it', 'Head of Public Protection')


class Priorities(Part):
    """The priorities of the year."""

    list: Maybe[Several[Priority]] = optional('The priorities', ['Neglect', 'Exploitation'])
    set_how: Maybe[Statement] = optional('How they are chosen and by whom', 'Agreed by the lead partners each spring')


class Board(Item):
    """Another board or partnership."""

    noun = 'linked board'
    name: Words = required('Its name', 'Health and Wellbeing Board')
    how: Maybe[Statement] = optional('How the two are linked', 'The chairs meet twice a year')
    formerly: Maybe[tuple[Words, ...]] = optional('Earlier names of the same board', ['Local Children Board'])


class Links(Part):
    """Links to other boards and partnerships."""

    boards: Maybe[Several[Board]] = optional('Which boards', ['Health and Wellbeing Board'])
    coordination: Maybe[Statement] = optional(
        'How work with them is co-ordinated', 'A joint protocol; the chairs meet each term'
    )
