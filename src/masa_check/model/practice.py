"""What the partnership does: joint working, information, learning, voice, thresholds, disputes and scrutiny."""

from typing import Literal

from masa_check.model.sentence import Words
from masa_check.model.statement import Maybe, Part, Several, Statement, told
from masa_check.model.typed import Frequency, Office


class JointWorking(Part):
    """How the partners work together for children."""

    identify: Maybe[Statement] = told("How they identify children's needs", 'A joint front door screens every contact')
    respond: Maybe[Statement] = told(
        "How they respond to children's needs", 'Joint teams act on each need that is found'
    )
    looked_after: Maybe[Statement] = told(
        'How looked-after children are within scope', 'A subgroup watches over their safety'
    )


class InformationSharing(Part):
    """How information and data are shared."""

    processes: Maybe[Statement] = told('The processes', 'Requests go through a joint mailbox and are answered in a day')
    principles: Maybe[Statement] = told('The principles', 'The seven golden rules are adopted')
    agreement: Maybe[Statement] = told('The agreement that is in place', 'A tier 2 protocol that all partners signed')
    requests: Maybe[Statement] = told('How partners may require information', 'Written requests by any one partner')
    strengthened: Maybe[Statement] = told('How data sharing has been strengthened', 'A shared record went live in 2026')


class DataUse(Part):
    """How data and intelligence are used."""

    help: Maybe[Statement] = told('To judge how effective help is', 'A scorecard is read each quarter')
    early_help: Maybe[Statement] = told('To judge early help', 'Early help episodes are on the scorecard')
    disproportionality: Maybe[Statement] = told(
        'To find disproportionality and racism', 'Figures are broken down by ethnicity'
    )


class Training(Part):
    """Multi-agency training."""

    commissioned: Maybe[Statement] = told('How it is commissioned', 'A training unit of three areas commissions it')
    delivered: Maybe[Statement] = told('How it is delivered', 'Face to face and online, by trainers from each agency')
    monitored: Maybe[Statement] = told('How its impact is monitored', 'Practice is looked at three months after')


class Audits(Part):
    """Audits."""

    multi_agency: Maybe[Statement] = told('Multi-agency audits', 'A yearly programme of four audits')
    inter_agency: Maybe[Statement] = told('Audits between agencies', "Agencies audit one another's referrals")


class Reviews(Part):
    """Local child safeguarding practice reviews."""

    commissioning: Maybe[Statement] = told(
        'How they are commissioned', 'The case review group recommends, the chair commissions'
    )
    publishing: Maybe[Statement] = told('How they are published', 'On the website for at least a year')
    process: Maybe[Statement] = told('The process', 'Notification, rapid review, decision, reviewer, report')
    embedding: Maybe[Statement] = told('How learning is embedded', 'Briefings, training, and an audit after six months')


class Voice(Part):
    """The voice of children and families."""

    included: Maybe[Statement] = told('How it is included', 'A group of young people reads each plan')
    shapes: Maybe[Statement] = told('How experience shapes delivery', 'The front door changed its opening hours')
    protected_characteristics: Maybe[Statement] = told(
        'How those with protected characteristics take part', 'Deaf children were asked in sign language'
    )


class Disputes(Part):
    """How disputes between partners and agencies are resolved."""

    how: Maybe[Statement] = told('The steps', 'From managers to delegates to lead partners')
    agreed: Maybe[Statement] = told('That the lead partners agreed on the system', 'Agreed by the three lead partners')
    locally: Maybe[Statement] = told('That disputes are resolved locally', 'Partners settle disputes among themselves')
    stakeholders: Maybe[Statement] = told(
        'Who helps to settle a dispute', 'The Police and Crime Commissioner may be asked'
    )
    final_step: Maybe[Statement] = told('The last step if nothing helps', 'Referral to the Secretary of State')


class Threshold(Part):
    """The local threshold document."""

    document: Maybe[Statement] = told('Which document it is', 'Effective Support for Children and Young People')
    aligned: Maybe[Statement] = told('How it lines up with the arrangements', 'Its four levels set which team responds')


class Scrutineer(Office):
    """Who scrutinises."""

    noun = 'scrutineer'
    form: Maybe[Literal['person', 'group', 'peer', 'other']] = told('A person, a group, peers or other', 'person')
    independent_of: Maybe[tuple[Words, ...]] = told('Of whom the scrutineer is independent', ['Bedfordshire Police'])


class Scrutiny(Part):
    """Independent scrutiny of how effective the arrangements are."""

    arrangements: Maybe[Statement] = told(
        'What independent scrutiny there is', 'An independent scrutineer reports twice a year'
    )
    by: Maybe[Several[Scrutineer]] = told('By whom', [{'office': 'Independent Scrutineer', 'form': 'person'}])
    how: Maybe[Statement] = told('How it is done', 'Deep dives, observation and talks with children')
    independence: Maybe[Statement] = told(
        'How its independence is secured', 'Appointed from outside by the three leads'
    )
    rigorous: Maybe[Statement] = told('How it challenges rigorously', 'The scrutineer may ask any partner for evidence')
    plan: Maybe[Statement] = told('The plan for scrutiny', 'A two-year plan is an annex')
    arrangements_reviewed: Maybe[Statement] = told(
        'How the arrangements are reviewed', 'The scrutineer tests each section'
    )
    reviewed_every: Maybe[Frequency] = told('How often the arrangements are reviewed', 'annually')
    areas: Maybe[Statement] = told('Which areas will be scrutinised', 'Neglect, exploitation and the front door')
    recommendations: Maybe[Statement] = told(
        'How recommendations are taken forward', 'An action log goes to each board'
    )
