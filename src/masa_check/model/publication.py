"""Publication of the arrangements, sign-off, updates, and the yearly report."""

from typing import Literal

from masa_check.model.declared import Maybe, optional, required
from masa_check.model.identity import SignOff, Updates
from masa_check.model.sentence import Words
from masa_check.model.statement import ConditionalStatement, Item, Part, PlaceStatement, Several, Statement
from masa_check.model.typed import ConditionalDay, Day, Deadline, Every, Frequency, Months, Whether, Within


class PapersSignedOff(Part):
    """The papers that the lead partners review and sign off beside the arrangements and the report."""

    scrutiny_plan: Maybe[Statement] = optional('The plan for independent scrutiny', 'Signed off each March')
    budget: Maybe[Statement] = optional('The shared annual budget', 'The lead partners sign it off each February')
    threshold: Maybe[Statement] = optional('The local threshold document', 'Signed off by the leads in January 2025')


class Publication(Part):
    """Publication of the arrangements."""

    on: Maybe[Day] = optional('When they were published', '2019-05-30')
    address: Maybe[PlaceStatement] = optional('Where they are published', 'On the website of Safeguarding Bedfordshire')
    first: Maybe[Whether] = optional('Whether these are the first arrangements of the area, not an update', False)
    implemented_on: Maybe[ConditionalDay] = optional(
        'When they came into operation; does not arise for an update', '2019-09-29'
    )
    signed_off_by: Maybe[Several[SignOff]] = optional(
        'Who signed the arrangements off', [{'name': 'Bedfordshire Police', 'office': 'Chief Constable'}]
    )
    contributed_to: Maybe[Statement] = optional(
        'How all lead safeguarding partners contributed to the text', 'Drafted and agreed by the three lead partners'
    )
    sent_to_department: Maybe[Statement] = optional(
        'How the Department for Education is told of publication or of updates', 'Each update is sent to the Department'
    )
    lscb_told: Maybe[Statement] = optional(
        'For first arrangements: how the chair of the local safeguarding children board was told of publication',
        'The chair was sent the arrangements on the day',
    )
    papers_signed_off: Maybe[PapersSignedOff] = optional(
        'Which other papers the lead partners sign off', {'budget': 'The lead partners sign it off each February'}
    )
    easy_to_get: Maybe[PlaceStatement] = optional(
        'How the public and professionals can find it', 'A web page with a plain summary'
    )
    shared_with_agencies: Maybe[Statement] = optional(
        'How it is shared with partners and relevant agencies', 'Sent to every relevant agency on publication'
    )
    link_to_report: Maybe[Statement] = optional(
        'How the arrangements show their link to the yearly report', 'Each priority is reported on in the yearly report'
    )
    updates: Maybe[Updates] = optional('When the text is brought up to date', {'leads': 'Reissued on a change'})
    review_on: Maybe[Day] = optional('When the arrangements are next to be reviewed', '2025-09')
    reviewed_every: Maybe[Frequency] = optional('How often the text is reviewed', 'annually')


class Recipient(Item):
    """A body to which the yearly report is sent."""

    noun = 'recipient'
    name: Words = required(
        'Which body: the id of one that the guidance names, or the name of another',
        'national-panel',
        'what-works-csc',
        'foundations',
        'dfe-masa-unit',
    )


Content = Literal[
    'activity',
    'practice-reviews',
    'effectiveness',
    'partner-contributions',
    'scrutiny-themes',
    'impact',
    'little-progress',
    'serious-incidents',
    'key-decisions',
    'review-decisions',
    'decisions-and-actions',
    'feedback',
    'costs',
    'education',
    'data-and-sharing',
    'scrutiny-impact',
    'updates-to-arrangements',
    'national-reforms',
    'restraint',
]


# A word of contents that is still read, and what to write instead.
OLDER_CONTENTS = {
    'decisions-and-actions': 'key-decisions where all key decisions are promised, '
    'or review-decisions where only what follows reviews is',
}


class YearlyReportPromised(Part):
    """What the arrangements say about the yearly report."""

    interval: Maybe[Every] = optional('How often a report is published', '12 months')
    period: Maybe[Months] = optional('The months that a report covers', 'April to March')
    deadline: Maybe[Deadline] = optional('The day by which a report is published', '30 September')
    sent_within: Maybe[Within] = optional('How soon after publication copies are sent', '7 days', '7 working days')
    recipients: Maybe[Several[Recipient]] = optional('Who copies are sent to', ['national-panel', 'dfe-masa-unit'])
    contents: Maybe[Several[Content]] = optional('What a report is to contain', ['activity', 'effectiveness', 'impact'])
    contents_restated: Maybe[Several[Content]] = optional(
        'Which of the contents the text only repeats from the guidance, as in "the report should include"', ['feedback']
    )
    restraint: Maybe[ConditionalStatement] = optional(
        'Where there is a secure establishment: the review of restraint, and to whom its findings go',
        {'status': 'not-applicable', 'because': 'There is no secure establishment'},
    )
    published_where: Maybe[PlaceStatement] = optional(
        'Where a report is published', 'On the website of Safeguarding Bedfordshire'
    )
