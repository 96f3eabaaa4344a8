"""The parts of a yearly report: work done, changes for children, learning and costs."""

from typing import Literal

from masa_check.display import shown
from masa_check.invalid import InvalidValueError
from masa_check.model.builder import Field
from masa_check.model.declared import Maybe, optional, required
from masa_check.model.funding import Budget, Entry
from masa_check.model.practice import Scrutineer
from masa_check.model.sentence import Words
from masa_check.model.statement import ConditionalStatement, Item, Part, Several, Statement
from masa_check.model.typed import Amount, Flag, Whether


class Activity(Part):
    """What was done because of the arrangements."""

    done: Maybe[Statement] = optional('What was done', 'A joint front door opened and 640 staff were trained')
    practice_reviews: Maybe[Statement] = optional(
        'What was done on child safeguarding practice reviews, or that there was none',
        'Two rapid reviews were held and one review was published',
    )
    agencies: Maybe[Statement] = optional(
        'What relevant agencies did', 'Hospitals, schools and probation took part in all four audits'
    )
    services: Maybe[Statement] = optional(
        'How services for children and families were co-ordinated and delivered',
        'One team in each district brought family help, health and housing together',
    )


class Effectiveness(Part):
    """How effective the arrangements were in practice."""

    judgement: Maybe[Statement] = optional(
        'How effective the report says they were', 'Neglect is found sooner; exploitation is not'
    )
    evidence: Maybe[Statement] = optional('The evidence for this', 'Four audits and the visits of the scrutineer')


Journey = Literal['early-help', 'child-in-need', 'child-protection', 'looked-after', 'care-leaver']


class Impact(Item):
    """One change that the report credits to the work."""

    noun = 'thing that changed'
    name: Words = required('What the report says was changed', 'Neglect is found sooner')
    activity_only: Flag = Field(
        default=False,
        description='Whether the report tells only what was done, and not what changed for anybody',
        examples=[True],
    )
    measure: Maybe[Statement] = optional('How it was measured', 'Days from first concern to a plan')
    baseline: Maybe[Statement] = optional('What the measure was before', '41 days in the year before')
    comparison: Maybe[Statement] = optional(
        'What it is elsewhere, or without the work', '35 days in areas like this one'
    )
    result: Maybe[Statement] = optional('What it is now', '28 days in the year of the report')
    who: Maybe[Statement] = optional('Who was affected', '212 children under five and their parents')
    journey: Maybe[tuple[Journey, ...]] = optional(
        'Which children: from early help to those who have left care', ['early-help', 'care-leaver']
    )

    def _hold_together(self) -> None:
        """Refuse a result where only activity is declared."""
        if self.activity_only and self.result and self.result.status.says_something:
            raise InvalidValueError(
                f'{shown(self.name)} is said to be activity only, and yet it has a result', 'remove one of the two'
            )
        super()._hold_together()


class ImpactShown(Part):
    """Evidence of impact on children and families."""

    work: Maybe[Several[Impact]] = optional(
        'Of the work of partners and relevant agencies',
        [{'name': 'Neglect is found sooner', 'result': 'A plan is made within 28 days'}],
    )
    training: Maybe[Several[Impact]] = optional(
        'Of training', [{'name': 'Referrals after training', 'result': 'Four in five are complete'}]
    )


class PriorityReported(Item):
    """A priority of the period, and how far it has come."""

    noun = 'priority'
    name: Words = required('The priority', 'Neglect')
    progress: Maybe[Literal['good', 'some', 'little-or-none', 'not-stated']] = optional(
        'How far it has come, as the report says', 'some'
    )
    analysis: Maybe[Statement] = optional(
        'Where there is little progress or none: why', 'Three posts stood empty and the tool was not used'
    )


class Decision(Item):
    """A key decision and its results."""

    noun = 'decision'
    name: Words = required('What was decided', 'Every child on a plan has one lead worker')
    recommendation: Maybe[ConditionalStatement] = optional(
        'The recommendation that it answers, if there was one', 'Recommendation 2 of the review of Child B'
    )
    action: Maybe[Statement] = optional('What was done', 'Lead workers were named for all 143 children')
    progress: Maybe[Literal['done', 'under-way', 'not-begun', 'not-stated']] = optional('How far it has come', 'done')
    impact: Maybe[Statement] = optional('What this changed', 'Parents no longer tell their story to four people')


class Decisions(Part):
    """The record of key decisions and actions."""

    list: Maybe[Several[Decision]] = optional('The decisions', [{'name': 'One lead worker for each child on a plan'}])
    on_local_reviews: Maybe[ConditionalStatement] = optional(
        'What was done on the recommendations of local practice reviews', 'Seven of nine are carried out'
    )
    on_national_reviews: Maybe[ConditionalStatement] = optional(
        'What was done on the recommendations of national practice reviews', 'A plan answers each of them'
    )


class Feedback(Part):
    """Feedback from children and families."""

    sought: Maybe[Statement] = optional('How it was sought', 'A panel of parents met four times')
    used: Maybe[Statement] = optional('How it was used', 'Letters were rewritten after what parents said')
    shapes: Maybe[Statement] = optional(
        'How the experience of children and families shapes the work, apart from feedback',
        'The front door opened at weekends after a study of night-time calls',
    )


class FundingReported(Budget):
    """What the arrangements cost in the period, who paid, and what it achieved."""

    spent: Maybe[Amount] = optional('The total that was spent, as printed', 251.3)
    costs: Maybe[Several[Entry]] = optional('What it was spent on', [{'name': 'Independent scrutiny', 'amount': 18}])
    changes: Maybe[Statement] = optional(
        'What changed in the funding, or that nothing did', 'The board of health pays £4,000 more than the year before'
    )
    impact: Maybe[Statement] = optional(
        'What the funding achieved', 'The post of an analyst paid for the profile of neglect'
    )
    value: Maybe[Statement] = optional(
        'Whether it was good value for money', 'Joint training costs a third less than buying it'
    )
    transparent: Maybe[Statement] = optional(
        'How it is transparent to children and families', 'A page in plain words shows where each pound went'
    )
    agencies_pay: Maybe[Whether] = optional('Whether any relevant agency pays', True)


class EducationReported(Part):
    """Education and childcare in the arrangements."""

    operational: Maybe[Statement] = optional(
        'How education is represented and heard in day-to-day work', 'Its forum met each term; 61 schools came'
    )
    strategic: Maybe[Statement] = optional(
        'How education is represented and heard where strategy is decided', 'A head teacher came to all five meetings'
    )
    difference: Maybe[Statement] = optional('What difference this made to decisions', 'Attendance became a priority')
    meaning: Maybe[Statement] = optional(
        'What being a relevant agency means for a provider', 'Join audits, share data, train staff'
    )
    escalation: Maybe[Statement] = optional(
        'How a provider can escalate an issue', 'Through the forum to the partnership chair'
    )


class Theme(Item):
    """A theme that recurs in reviews, scrutiny or audits."""

    noun = 'theme'
    name: Words = required('The theme', "The father's part in the family is not asked about")
    drawn_from: Maybe[tuple[Literal['reviews', 'scrutineer', 'audits', 'other'], ...]] = optional(
        'The sources of the theme', ['reviews', 'audits']
    )


class Incidents(Part):
    """Serious incidents."""

    learning: Maybe[ConditionalStatement] = optional(
        'What was learnt from serious incidents', 'Babies were not seen at home by both services'
    )


class ReviewsReported(Part):
    """Child safeguarding practice reviews and their results."""

    impact: Maybe[ConditionalStatement] = optional('What reviews changed', 'Home visits are now made together')
    learning: Maybe[ConditionalStatement] = optional(
        'What local reviews taught', 'Practitioners took silence for consent'
    )


class AuditsReported(Part):
    """Audits of cases, under the local protocols for assessment."""

    cases: Maybe[Statement] = optional(
        'What was learnt from audits of cases', 'In 14 of 40 cases the child had not been seen alone'
    )
    progress: Maybe[Statement] = optional(
        'What progress followed the audits', 'All five actions of the audit are carried out'
    )
    impact: Maybe[Statement] = optional('What the audits changed', 'In the next audit it was 4 of 40')


class ScrutinyReported(Part):
    """Independent scrutiny in the period."""

    by: Maybe[Several[Scrutineer]] = optional(
        'Who scrutinises', [{'office': 'Independent Scrutineer', 'form': 'person'}]
    )
    impact: Maybe[Statement] = optional('What scrutiny changed', 'The front door is now open at weekends')
    learning: Maybe[Statement] = optional('What was learnt from it', 'Leaders saw too few records themselves')
    response: Maybe[Statement] = optional('How the lead partners answer its findings', 'Nine of eleven are carried out')
    skills: Maybe[Statement] = optional(
        "The scrutineer's knowledge, skills and expertise", 'The scrutineer led inspections of protection for ten years'
    )
    assured: Maybe[Statement] = optional(
        'How the lead partners were assured that scrutiny was objective and rigorous',
        'Peers from another area looked at the scrutiny of the year',
    )
    data: Maybe[Statement] = optional(
        'What data, intelligence and information scrutiny rested on', 'The scorecard, audits and inspection reports'
    )
    voice: Maybe[Statement] = optional(
        'How scrutiny took account of children and their families', 'The scrutineer met a group of care leavers'
    )
    documents: Maybe[Statement] = optional(
        'How the scrutineer evaluated the arrangements and the report, and contributed to them',
        'The scrutineer read both drafts and wrote chapter 13',
    )


class DataReported(Part):
    """How data was used in the period."""

    learning: Maybe[Statement] = optional(
        'How data is used to learn', 'The scorecard led to the audit of missing children'
    )
    disproportionality: Maybe[Statement] = optional(
        'What it shows of disproportionality and racism', 'Black boys are referred later than others'
    )


class SharingReported(Part):
    """What the sharing of information achieved."""

    practice: Maybe[Statement] = optional('How it improved practice', 'Midwives now see what the police know')
    outcomes: Maybe[Statement] = optional('How it improved outcomes', 'Six babies were made safe before birth')


class Reforms(Part):
    """National reforms."""

    implemented: Maybe[Statement] = optional(
        'Which were put into effect, and how', 'Family help teams began in October'
    )
    decisions: Maybe[Statement] = optional(
        'What the partners decided and did about them', 'A joint programme board was set up'
    )
    issues: Maybe[ConditionalStatement] = optional('What stood in the way', 'The two systems of records do not match')


class Restraint(Part):
    """Restraint in a secure establishment."""

    review: Maybe[ConditionalStatement] = optional(
        'The review of restraint in the establishment',
        {'status': 'not-applicable', 'because': 'There is no secure establishment'},
    )
    reported_to: Maybe[Several[Literal['youth-justice-board', 'youth-custody-service', 'hmi-prisons']]] = optional(
        'Who its findings went to', ['youth-justice-board', 'youth-custody-service', 'hmi-prisons']
    )
