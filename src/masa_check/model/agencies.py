"""The relevant agencies, and among them education."""

from typing import Annotated, Literal

from pydantic import Field

from masa_check.model.said import ConditionalStatement, Item, Part, Several, Statement, Words, given, told
from masa_check.model.schedule import Category
from masa_check.model.typed import Frequency, Whether


class Agency(Item):
    """A body named as a relevant agency."""

    name: Words = given('Its name', 'Cafcass')
    categories: Several[Category] | None = told(
        'The categories of the Schedule to SI 2018/789 that it falls under', ['cafcass']
    )
    in_schedule: Whether | None = told('Only for a body without `categories`: false if it is in none of them', False)
    said_under_duty: Whether | None = told(
        'Whether the text says that it is under the statutory duty to co-operate', True
    )
    why: Statement | None = told('Why it was chosen', 'It runs both hospitals in the area')
    how: Statement | None = told('How it works with the partners', 'It sits on the board and on three subgroups')
    contribution: Statement | None = told('What it contributes', 'It lends rooms for training')
    formerly: tuple[Words, ...] | None = told('Earlier names of the same body', ['National Probation Service'])


class Contributions(Part):
    """What relevant agencies have agreed to contribute."""

    funding: ConditionalStatement | None = told('Money', 'Two trusts pay £24,400 each')
    accommodation: ConditionalStatement | None = told('Rooms and buildings', 'The college lends rooms for training')
    services: ConditionalStatement | None = told('Services', "The hospital trust gives the named doctor's time")
    resources: ConditionalStatement | None = told('People and other resources', 'Agencies second staff to audits')


class Told(Part):
    """What relevant agencies are told: by being sent it, or by the published text itself."""

    escalation: Statement | None = told('How to escalate a concern', 'The escalation process is sent to all agencies')
    disputes: Statement | None = told('How disputes are resolved', 'The steps are set out in the induction pack')
    scrutiny: Statement | None = told('How independent scrutiny works', 'The scrutiny plan is sent to all agencies')
    whistleblowing: Statement | None = told('How to blow the whistle', 'The procedure is sent to all agencies')


class Agencies(Part):
    """The relevant agencies and how they are worked with."""

    list: Several[Agency] | None = told('The agencies', [{'name': 'Cafcass', 'categories': ['cafcass']}])
    said_under_duty: Whether | None = told('Whether the text says that all listed are under the statutory duty', False)
    why: Statement | None = told(
        'Why these agencies were chosen, if one reason serves all', 'Each works daily with children'
    )
    collaboration: Statement | None = told(
        'How they work together for better outcomes', 'Each names a member for the subgroups'
    )
    contributions: Contributions | None = told('What they contribute', {'funding': 'Two trusts pay £24,400 each'})
    assurance: Statement | None = told(
        "How the partners assure themselves of agencies' safeguarding policies", 'A yearly self-assessment is moderated'
    )
    information_flow: Statement | None = told(
        'How information is shared among agencies and partners', 'Under the tier 2 protocol that all have signed'
    )
    consulted: Statement | None = told(
        'How agencies were consulted on the arrangements', 'A draft went to all in March'
    )
    national_bodies: ConditionalStatement | None = told(
        'What part bodies with a national remit take', 'Cafcass sends a manager to the board'
    )
    voluntary_sector: Statement | None = told(
        'How the voluntary sector was considered', 'Two charities sit on the board'
    )
    childcare: Statement | None = told(
        'How nurseries and childminders were considered as agencies', 'Childminders meet the board each term'
    )
    sports_clubs: Statement | None = told(
        'How sports clubs were considered as agencies', 'The county sports partnership sits on a subgroup'
    )
    reviewed: Frequency | None = told('When the list is reviewed', 'annually')
    told: Told | None = Field(
        default=None,
        description='What agencies are told',
        examples=[{'escalation': 'The process is sent to all agencies'}],
    )


class Education(Part):
    """How education and childcare are brought in."""

    early_years: Statement | None = told('Early years settings', 'The early years forum chooses a member of the board')
    childcare: Statement | None = told('Other childcare', 'Childminders and clubs meet the business manager each term')
    schools: Statement | None = told('Schools', 'Head teachers of a primary and a secondary school sit on the board')
    independent_schools: Statement | None = told(
        'Independent schools', 'The independent schools share a seat on the board'
    )
    academies: Statement | None = told('Academies and free schools', 'Trust leaders share two seats on the board')
    colleges: Statement | None = told('Colleges', 'The further education college sits on the board')
    alternative_provision: Statement | None = told(
        'Alternative provision', 'The head of the pupil referral unit attends'
    )
    other: Statement | None = told('Other education providers', 'Language schools are in the safeguarding network')
    representative: Statement | None = told(
        'Who represents education where strategy is decided', 'A head teacher sits with the delegated partners'
    )
    operational: Statement | None = told(
        'How education is engaged in day-to-day work', 'A forum of safeguarding leads each term'
    )
    strategic: Statement | None = told(
        'How education is engaged in strategy', 'An education group reports to the executive'
    )
    difference: Statement | None = told(
        'What difference this makes to decisions', 'Attendance became a priority at its request'
    )
    meaning: Statement | None = told(
        'What being a relevant agency means for a provider', 'Join audits, share data, train staff'
    )
    escalation: Statement | None = told(
        'How a provider can escalate an issue', 'Through the forum to the partnership chair'
    )
    called_a_partner: Whether | None = told('Whether the text calls education a safeguarding partner', False)


__all__ = ['Agencies', 'Agency', 'Annotated', 'Education', 'Literal']
