"""Publication of a yearly report, the arrangements that it is about, and changes to them."""

from masa_check.invalid import InvalidValueError
from masa_check.model.declared import Maybe, optional, required
from masa_check.model.identity import Identifier, SignOff
from masa_check.model.partners import SafeguardingPartner
from masa_check.model.publication import Recipient
from masa_check.model.sentence import Value, Words
from masa_check.model.statement import Item, Part, PlaceStatement, Several, Statement, WithStatus
from masa_check.model.typed import ConditionalDay, Day, Whether, WrittenDate


class ReportsOn(Part):
    """The arrangements that the report is about."""

    id: Maybe[Identifier] = optional('Their `id`, if it is not that of the report', 'luton')
    title: Maybe[Words] = optional('What they are called', 'Safer Together')
    dated: Maybe[WrittenDate] = optional('Their date, as they give it', '2024-07')
    implemented_on: Maybe[ConditionalDay] = optional(
        'For a first report: when the arrangements came into operation', '2019-09-29'
    )


class Sent(Recipient):
    """A body to which the report was sent, and when."""

    on: Maybe[Day] = optional('When it was sent', '2025-09-24')


class ReportPublication(Part):
    """Publication of the report."""

    on: Maybe[Day] = optional('When it was published', '2025-09-22')
    address: Maybe[PlaceStatement] = optional('Where it is published', 'On the website of Safeguarding Bedfordshire')
    easy_to_get: Maybe[PlaceStatement] = optional(
        'How families and professionals can find it', 'A plain summary is in each library and family hub'
    )
    first: Maybe[Whether] = optional('Whether it is the first report on the arrangements of the area', False)
    previous_on: Maybe[ConditionalDay] = optional(
        'When the report before it was published; does not arise for a first report', '2024-09-27'
    )
    signed_off_by: Maybe[Several[SignOff]] = optional(
        'Who signed the report off', [{'name': 'Bedfordshire Police', 'office': 'Chief Constable'}]
    )
    contributed_to: Maybe[Statement] = optional(
        'How all lead safeguarding partners contributed to the report',
        'Each lead wrote the section on its own body',
    )
    link_to_arrangements: Maybe[Statement] = optional(
        'How the report shows its link to the published arrangements', 'Each chapter opens with what they promised'
    )
    sent_to: Maybe[Several[Sent]] = optional(
        'Who it was sent to, and when', [{'name': 'national-panel', 'on': '2025-09-24'}]
    )

    def _hold_together(self) -> None:
        """Refuse a date of the previous report that is after this report's own."""
        ours, before = (day.on if day else None for day in (self.on, self.previous_on))
        if ours and before and before.first > ours.last:
            raise InvalidValueError('the report before this one is dated after it', 'check the two dates')
        super()._hold_together()


class ReportingPartner(SafeguardingPartner):
    """A safeguarding partner in a yearly report."""

    contribution: Maybe[Statement] = optional(
        'What it contributed to the functioning and the structure of the arrangements',
        'Chaired the executive and led the subgroup on exploitation',
    )


class When(WithStatus):
    """The time of an event, in the words of the text."""

    short_key = 'by'
    short_schema = ({'type': 'string', 'minLength': 3},)
    value_keys = ('by',)
    by: Maybe[Value] = optional('When it is to happen, as the text puts it', 'April 2026', 'by the end of the year')


class Update(Item):
    """A change to the published arrangements."""

    noun = 'change to the arrangements'
    name: Words = required('What changes', 'A fifth subgroup, on children in custody')
    timescale: Maybe[When] = optional('When it is to happen', 'April 2026')
    part: Maybe[Words] = optional(
        'The part of the declared arrangements that it changes, by its key', 'groups', 'scrutiny.by'
    )
