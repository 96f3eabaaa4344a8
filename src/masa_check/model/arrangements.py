"""The declaration of one publication of multi-agency safeguarding arrangements."""

from typing import Literal

from masa_check.model.agencies import Agencies, Education
from masa_check.model.declared import Maybe, optional, required
from masa_check.model.funding import Funding
from masa_check.model.identity import Area, Citation, Published
from masa_check.model.partners import BusinessManagement, Chair, Group, Leadership, Links, Partner, Priorities
from masa_check.model.practice import (
    Audits,
    DataUse,
    Disputes,
    InformationSharing,
    JointWorking,
    Reviews,
    Scrutiny,
    Threshold,
    Training,
    Voice,
)
from masa_check.model.publication import Publication, YearlyReportPromised
from masa_check.model.statement import ConditionalStatement, Several, Statement
from masa_check.model.typed import WrittenDate


class Arrangements(Published):
    """The contents of one published arrangements document, part by part."""

    kind: Literal['arrangements'] = required('The kind of document', 'arrangements')
    superseded_on: Maybe[WrittenDate] = optional('When a later document took its place', '2024-12-20')
    cites: Maybe[Several[Citation]] = optional(
        'Which editions it names, and how', [{'edition': 'wt2018', 'cited_as': 'in-force'}]
    )
    area: Maybe[Area] = optional('The area covered', {'boundaries': 'The area of Luton Borough Council'})
    publication: Maybe[Publication] = optional('Publication', {'on': '2019-05-30'})
    partners: Maybe[Several[Partner]] = optional(
        'The safeguarding partners', [{'kind': 'police', 'name': 'Bedfordshire Police'}]
    )
    leadership: Maybe[Leadership] = optional('Lead and delegated partners as a team', {'meets': 'twice a year'})
    chair: Maybe[Chair] = optional('The partnership chair', {'held_as': 'delegate'})
    business_management: Maybe[BusinessManagement] = optional(
        'Business management', {'function': 'A business unit of four'}
    )
    groups: Maybe[Several[Group]] = optional(
        'Boards and subgroups', [{'name': 'Strategic Board', 'meets': 'quarterly'}]
    )
    priorities: Maybe[Priorities] = optional('The priorities of the year', {'list': ['Neglect']})
    joint_working: Maybe[JointWorking] = optional(
        "How partners meet children's needs", {'identify': 'A joint front door'}
    )
    agencies: Maybe[Agencies] = optional('The relevant agencies', {'list': ['Cafcass']})
    education: Maybe[Education] = optional('Education and childcare', {'schools': 'Two head teachers sit on the board'})
    youth_custody: Maybe[ConditionalStatement] = optional(
        'How youth custody is included',
        {'status': 'not-applicable', 'because': 'There is no establishment in the area'},
    )
    residential_homes: Maybe[ConditionalStatement] = optional(
        "How children's residential homes are included", 'The director for corporate parenting speaks for them'
    )
    information_sharing: Maybe[InformationSharing] = optional(
        'Sharing of information', {'principles': 'The seven golden rules'}
    )
    data: Maybe[DataUse] = optional('Use of data and intelligence', {'help': 'A scorecard is read each quarter'})
    training: Maybe[Training] = optional('Training', {'commissioned': 'A training unit of three areas'})
    audits: Maybe[Audits] = optional('Audits', {'multi_agency': 'A yearly programme of four'})
    funding: Maybe[Funding] = optional('Funding', {'total': 264.6})
    reviews: Maybe[Reviews] = optional('Practice reviews', {'commissioning': 'The case review group recommends'})
    voice: Maybe[Voice] = optional('The voice of children and families', {'included': 'A group of young people'})
    escalation: Maybe[Statement] = optional('How concerns are escalated', 'From worker to manager to the chair')
    disputes: Maybe[Disputes] = optional('Disputes', {'how': 'From managers to delegates to lead partners'})
    whistleblowing: Maybe[Statement] = optional('The whistleblowing procedure', 'Staff may write to the lay member')
    threshold: Maybe[Threshold] = optional('The threshold document', {'document': 'Effective Support'})
    links: Maybe[Links] = optional('Links to other boards', {'boards': ['Health and Wellbeing Board']})
    scrutiny: Maybe[Scrutiny] = optional('Independent scrutiny', {'arrangements': 'An independent scrutineer reports'})
    yearly_report: Maybe[YearlyReportPromised] = optional(
        'What is said of the yearly report', {'deadline': '30 September'}
    )
