"""The declaration of one publication of multi-agency safeguarding arrangements."""

from typing import Literal

from masa_check.model.agencies import Agencies, Education
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
from masa_check.model.statement import ConditionalStatement, Maybe, Several, Statement, given, told
from masa_check.model.typed import WrittenDate


class Arrangements(Published):
    """What one published arrangements document says, declared part by part."""

    kind: Literal['arrangements'] = given('What sort of document is declared', 'arrangements')
    superseded_on: Maybe[WrittenDate] = told('When a later document took its place', '2024-12-20')
    cites: Maybe[Several[Citation]] = told(
        'Which editions it names, and how', [{'edition': 'wt2018', 'cited_as': 'in-force'}]
    )
    area: Maybe[Area] = told('The area covered', {'boundaries': 'The area of Luton Borough Council'})
    publication: Maybe[Publication] = told('Publication', {'on': '2019-05-30'})
    partners: Maybe[Several[Partner]] = told(
        'The safeguarding partners', [{'kind': 'police', 'name': 'Bedfordshire Police'}]
    )
    leadership: Maybe[Leadership] = told('Lead and delegated partners as a team', {'meets': 'twice a year'})
    chair: Maybe[Chair] = told('The partnership chair', {'held_as': 'delegate'})
    business_management: Maybe[BusinessManagement] = told(
        'Business management', {'function': 'A business unit of four'}
    )
    groups: Maybe[Several[Group]] = told('Boards and subgroups', [{'name': 'Strategic Board', 'meets': 'quarterly'}])
    priorities: Maybe[Priorities] = told('The priorities of the year', {'list': ['Neglect']})
    joint_working: Maybe[JointWorking] = told("How partners meet children's needs", {'identify': 'A joint front door'})
    agencies: Maybe[Agencies] = told('The relevant agencies', {'list': ['Cafcass']})
    education: Maybe[Education] = told('Education and childcare', {'schools': 'Two head teachers sit on the board'})
    youth_custody: Maybe[ConditionalStatement] = told(
        'How youth custody is included',
        {'status': 'not-applicable', 'because': 'There is no establishment in the area'},
    )
    residential_homes: Maybe[ConditionalStatement] = told(
        "How children's residential homes are included", 'The director for corporate parenting speaks for them'
    )
    information_sharing: Maybe[InformationSharing] = told(
        'Sharing of information', {'principles': 'The seven golden rules'}
    )
    data: Maybe[DataUse] = told('Use of data and intelligence', {'help': 'A scorecard is read each quarter'})
    training: Maybe[Training] = told('Training', {'commissioned': 'A training unit of three areas'})
    audits: Maybe[Audits] = told('Audits', {'multi_agency': 'A yearly programme of four'})
    funding: Maybe[Funding] = told('Funding', {'total': 264.6})
    reviews: Maybe[Reviews] = told('Practice reviews', {'commissioning': 'The case review group recommends'})
    voice: Maybe[Voice] = told('The voice of children and families', {'included': 'A group of young people'})
    escalation: Maybe[Statement] = told('How concerns are escalated', 'From worker to manager to the chair')
    disputes: Maybe[Disputes] = told('Disputes', {'how': 'From managers to delegates to lead partners'})
    whistleblowing: Maybe[Statement] = told('The whistleblowing procedure', 'Staff may write to the lay member')
    threshold: Maybe[Threshold] = told('The threshold document', {'document': 'Effective Support'})
    links: Maybe[Links] = told('Links to other boards', {'boards': ['Health and Wellbeing Board']})
    scrutiny: Maybe[Scrutiny] = told('Independent scrutiny', {'arrangements': 'An independent scrutineer reports'})
    yearly_report: Maybe[YearlyReportPromised] = told('What is said of the yearly report', {'deadline': '30 September'})
