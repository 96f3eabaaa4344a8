"""The partnership's work: joint working, information, learning, voice, thresholds, disputes and scrutiny."""

from typing import Literal

from masa_check.model.declared import Maybe, optional
from masa_check.model.sentence import Words
from masa_check.model.statement import NameStatement, Part, PlaceStatement, Several, Statement
from masa_check.model.typed import Frequency, Office


class JointWorking(Part):
    """How the partners work together for children."""

    identify: Maybe[Statement] = optional(
        "How they identify children's needs", 'A joint front door screens every contact'
    )
    respond: Maybe[Statement] = optional(
        "How they respond to children's needs", 'Joint teams act on each need that is found'
    )
    health_structures: Maybe[Statement] = optional(
        'How the arrangements reflect the structures of health and care',
        'The maternity system and the primary care networks report to the health subgroup',
    )
    looked_after: Maybe[Statement] = optional(
        'How looked-after children are within scope', 'A subgroup watches over their safety'
    )
    services: Maybe[Statement] = optional(
        'How services for children and families are co-ordinated and delivered',
        'Each district has one team that brings family help, health and housing together',
    )


class InformationSharing(Part):
    """How information and data are shared."""

    processes: Maybe[Statement] = optional(
        'The processes', 'Requests go through a joint mailbox and are answered in a day'
    )
    principles: Maybe[Statement] = optional('The principles', 'The seven golden rules are adopted')
    agreement: Maybe[Statement] = optional(
        'The agreement that is in place', 'A tier 2 protocol that all partners signed'
    )
    requests: Maybe[Statement] = optional('How partners may require information', 'Written requests by any one partner')
    strengthened: Maybe[Statement] = optional(
        'How data sharing has been strengthened', 'A shared record went live in 2026'
    )


class DataUse(Part):
    """How data and intelligence are used."""

    help: Maybe[Statement] = optional('To judge how effective help is', 'A scorecard is read each quarter')
    early_help: Maybe[Statement] = optional('To judge early help', 'Early help episodes are on the scorecard')
    disproportionality: Maybe[Statement] = optional(
        'To find disproportionality and racism', 'Figures are broken down by ethnicity'
    )


class Training(Part):
    """Multi-agency training."""

    commissioned: Maybe[Statement] = optional('How it is commissioned', 'A training unit of three areas commissions it')
    delivered: Maybe[Statement] = optional(
        'How it is delivered', 'Face to face and online, by trainers from each agency'
    )
    monitored: Maybe[Statement] = optional('How its impact is monitored', 'Practice is looked at three months after')


class Audits(Part):
    """Audits."""

    multi_agency: Maybe[Statement] = optional('Multi-agency audits', 'A yearly programme of four audits')
    inter_agency: Maybe[Statement] = optional('Audits between agencies', "Agencies audit one another's referrals")


class Reviews(Part):
    """Local child safeguarding practice reviews."""

    identification: Maybe[Statement] = optional(
        'How serious cases are identified', 'Any agency may send a case to the review group, which meets within a week'
    )
    commissioning: Maybe[Statement] = optional(
        'How they are commissioned', 'The case review group recommends, the chair commissions'
    )
    publishing: Maybe[PlaceStatement] = optional('How they are published', 'On the website for at least a year')
    process: Maybe[Statement] = optional('The process', 'Notification, rapid review, decision, reviewer, report')
    embedding: Maybe[Statement] = optional(
        'How learning is embedded', 'Briefings, training, and an audit after six months'
    )


class Voice(Part):
    """The voice of children and families."""

    included: Maybe[Statement] = optional('How it is included', 'A group of young people reads each plan')
    shapes: Maybe[Statement] = optional('How experience shapes delivery', 'The front door changed its opening hours')
    protected_characteristics: Maybe[Statement] = optional(
        'How those with protected characteristics take part', 'Deaf children were asked in sign language'
    )
    carers: Maybe[Statement] = optional('How carers take part', 'Foster carers meet the delegates twice a year')
    young_carers: Maybe[Statement] = optional(
        'How young carers take part', 'The young carers forum sends two members to the board'
    )


class Disputes(Part):
    """How disputes between partners and agencies are resolved."""

    how: Maybe[Statement] = optional('The steps', 'From managers to delegates to lead partners')
    agreed: Maybe[Statement] = optional(
        'That the lead partners agreed on the system', 'Agreed by the three lead partners'
    )
    locally: Maybe[Statement] = optional(
        'That disputes are resolved locally', 'Partners settle disputes among themselves'
    )
    stakeholders: Maybe[Statement] = optional(
        'Who helps to settle a dispute', 'The Police and Crime Commissioner may be asked'
    )
    final_step: Maybe[Statement] = optional('The last step if nothing helps', 'Referral to the Secretary of State')


class Threshold(Part):
    """The local threshold document."""

    document: Maybe[NameStatement] = optional('Which document it is', 'Effective Support for Children and Young People')
    aligned: Maybe[Statement] = optional(
        'How it lines up with the arrangements', 'Its four levels set which team responds'
    )
    published: Maybe[PlaceStatement] = optional('Where it is published', "It is on the partnership's website")


class Scrutineer(Office):
    """A scrutineer, by office."""

    noun = 'scrutineer'
    form: Maybe[Literal['person', 'group', 'peer', 'other']] = optional('A person, a group, peers or other', 'person')
    independent_of: Maybe[tuple[Words, ...]] = optional(
        'Which bodies the scrutineer is independent of', ['Bedfordshire Police']
    )


class Scrutiny(Part):
    """Independent scrutiny of how effective the arrangements are."""

    arrangements: Maybe[Statement] = optional(
        'What independent scrutiny there is', 'An independent scrutineer reports twice a year'
    )
    by: Maybe[Several[Scrutineer]] = optional(
        'Who scrutinises', [{'office': 'Independent Scrutineer', 'form': 'person'}]
    )
    how: Maybe[Statement] = optional('How it is done', 'Deep dives, observation and talks with children')
    independence: Maybe[Statement] = optional(
        'How its independence is secured', 'Appointed from outside by the three leads'
    )
    rigorous: Maybe[Statement] = optional(
        'How it challenges rigorously', 'The scrutineer may ask any partner for evidence'
    )
    plan: Maybe[Statement] = optional('The plan for scrutiny', 'A two-year plan is an annex')
    arrangements_reviewed: Maybe[Statement] = optional(
        'How the arrangements are reviewed', 'The scrutineer tests each section'
    )
    reviewed_every: Maybe[Frequency] = optional('How often the arrangements are reviewed', 'annually')
    areas: Maybe[Statement] = optional('Which areas will be scrutinised', 'Neglect, exploitation and the front door')
    recommendations: Maybe[Statement] = optional(
        'How recommendations are taken forward', 'An action log goes to each board'
    )
    skills: Maybe[Statement] = optional(
        "The scrutineer's knowledge, skills and expertise", 'The scrutineer led inspections of protection for ten years'
    )
    assured: Maybe[Statement] = optional(
        'How the lead partners are assured that scrutiny is objective and rigorous',
        'Peers from another area look at the scrutiny each second year',
    )
    data: Maybe[Statement] = optional(
        'What data, intelligence and information scrutiny rests on', 'The scorecard, audits and inspection reports'
    )
    voice: Maybe[Statement] = optional(
        'How scrutiny takes account of children and their families', 'The scrutineer meets a group of care leavers'
    )
    documents: Maybe[Statement] = optional(
        'How the scrutineer evaluates the arrangements and the yearly report, and contributes to them',
        'The scrutineer reads each draft and writes a chapter of the report',
    )
