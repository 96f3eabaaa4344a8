"""The relevant agencies, and education among them."""

from masa_check.model.builder import Field
from masa_check.model.declared import Maybe, optional, required
from masa_check.model.schedule import Category
from masa_check.model.sentence import Words
from masa_check.model.statement import ConditionalStatement, Item, Part, Several, Statement
from masa_check.model.typed import Frequency, Office, Whether


class Agency(Item):
    """A body named as a relevant agency."""

    noun = 'relevant agency'
    name: Words = required('Its name', 'Cafcass')
    categories: Maybe[Several[Category]] = optional(
        'The categories of the Schedule to SI 2018/789 that it falls under', ['cafcass']
    )
    in_schedule: Maybe[Whether] = optional(
        'Of a body without a category: whether it falls in the Schedule all the same', False
    )
    said_under_duty: Maybe[Whether] = optional(
        'Whether the text says that it is under the statutory duty to co-operate', True
    )
    why: Maybe[Statement] = optional('Why it was chosen', 'It runs both hospitals in the area')
    how: Maybe[Statement] = optional('How it works with the partners', 'It sits on the board and on three subgroups')
    contribution: Maybe[Statement] = optional('What it contributes', 'It lends rooms for training')
    formerly: Maybe[tuple[Words, ...]] = optional('Earlier names of the same body', ['National Probation Service'])

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self.categories if isinstance(self.categories, tuple) else ())


class Contributions(Part):
    """What relevant agencies have agreed to contribute."""

    funding: Maybe[ConditionalStatement] = optional('Money', 'Two trusts pay £24,400 each')
    accommodation: Maybe[ConditionalStatement] = optional('Rooms and buildings', 'The college lends rooms for training')
    services: Maybe[ConditionalStatement] = optional('Services', "The hospital trust gives the named doctor's time")
    resources: Maybe[ConditionalStatement] = optional('People and other resources', 'Agencies second staff to audits')


class AgencyInformation(Part):
    """What agencies receive, either sent to them or in the published text."""

    escalation: Maybe[Statement] = optional(
        'How to escalate a concern', 'The escalation process is sent to all agencies'
    )
    disputes: Maybe[Statement] = optional('How disputes are resolved', 'The steps are set out in the induction pack')
    scrutiny: Maybe[Statement] = optional('How independent scrutiny works', 'The scrutiny plan is sent to all agencies')
    whistleblowing: Maybe[Statement] = optional('How to blow the whistle', 'The procedure is sent to all agencies')


class Agencies(Part):
    """The relevant agencies, and how the partners work with them."""

    list: Maybe[Several[Agency]] = optional('The agencies', [{'name': 'Cafcass', 'categories': ['cafcass']}])
    said_under_duty: Maybe[Whether] = optional(
        'Whether the text says that all listed are under the statutory duty', False
    )
    why: Maybe[Statement] = optional(
        'Why these agencies were chosen, if one reason serves all', 'Each works daily with children'
    )
    collaboration: Maybe[Statement] = optional(
        'How they work together for better outcomes', 'Each names a member for the subgroups'
    )
    contributions: Maybe[Contributions] = optional('What they contribute', {'funding': 'Two trusts pay £24,400 each'})
    assurance: Maybe[Statement] = optional(
        "How the partners assure themselves of agencies' safeguarding policies", 'A yearly self-assessment is moderated'
    )
    information_flow: Maybe[Statement] = optional(
        'How information is shared among agencies and partners', 'Under the tier 2 protocol that all have signed'
    )
    consulted: Maybe[Statement] = optional(
        'How agencies were consulted on the arrangements', 'A draft went to all in March'
    )
    national_bodies: Maybe[ConditionalStatement] = optional(
        'How bodies with a national remit take part', 'Cafcass sends a manager to the board'
    )
    voluntary_sector: Maybe[Statement] = optional(
        'How the voluntary sector was considered', 'Two charities sit on the board'
    )
    voluntary_engaged: Maybe[Statement] = optional(
        'How voluntary bodies on the list took part in drawing up the arrangements', 'Both charities wrote to the draft'
    )
    voluntary_told: Maybe[Statement] = optional(
        'How voluntary bodies on the list know of their statutory duty', 'A letter explained the duty to each'
    )
    childcare: Maybe[Statement] = optional(
        'How nurseries and childminders were considered as agencies', 'Childminders meet the board each term'
    )
    sports_clubs: Maybe[Statement] = optional(
        'How sports clubs were considered as agencies', 'The county sports partnership sits on a subgroup'
    )
    reviewed: Maybe[Frequency] = optional('When the list is reviewed', 'annually')
    told: Maybe[AgencyInformation] = Field(
        default=None,
        description='What agencies are told',
        examples=[{'escalation': 'The process is sent to all agencies'}],
    )


class Education(Part):
    """How education and childcare take part."""

    early_years: Maybe[Statement] = optional(
        'Early years settings', 'The early years forum chooses a member of the board'
    )
    childcare: Maybe[Statement] = optional(
        'Other childcare', 'Childminders and clubs meet the business manager each term'
    )
    schools: Maybe[Statement] = optional(
        'Schools', 'Head teachers of a primary and a secondary school sit on the board'
    )
    independent_schools: Maybe[Statement] = optional(
        'Independent schools', 'The independent schools share a seat on the board'
    )
    academies: Maybe[Statement] = optional('Academies and free schools', 'Trust leaders share two seats on the board')
    colleges: Maybe[Statement] = optional('Colleges', 'The further education college sits on the board')
    alternative_provision: Maybe[Statement] = optional(
        'Alternative provision', 'The head of the pupil referral unit attends'
    )
    other: Maybe[Statement] = optional('Other education providers', 'Language schools are in the safeguarding network')
    representative: Maybe[Statement] = optional(
        'Who represents education where strategy is decided', 'A head teacher sits with the delegated partners'
    )
    delegate: Maybe[Office] = optional(
        'The office that speaks for education among the delegated partners', {'office': 'Chair of the Heads Forum'}
    )
    operational: Maybe[Statement] = optional(
        'How education is engaged in day-to-day work', 'A forum of safeguarding leads each term'
    )
    strategic: Maybe[Statement] = optional(
        'How education is engaged in strategy', 'An education group reports to the executive'
    )
    difference: Maybe[Statement] = optional(
        'What difference this makes to decisions', 'Attendance became a priority at its request'
    )
    meaning: Maybe[Statement] = optional(
        'What being a relevant agency means for a provider', 'Join audits, share data, train staff'
    )
    escalation: Maybe[Statement] = optional(
        'How a provider can escalate an issue', 'Through the forum to the partnership chair'
    )
    called_a_partner: Maybe[Whether] = optional('Whether the text calls education a safeguarding partner', False)
