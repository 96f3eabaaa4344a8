"""The file of acts on record: what the partners have done, by day and office, and where the evidence is."""

from functools import partial
from typing import Annotated

from masa_check.model.builder import AfterValidator, Field
from masa_check.model.declared import Declared, required
from masa_check.model.source import WrittenDay
from masa_check.model.waivers import About, AnOffice, Where, some_text

WHAT = 'say in a few words what was done'
What = Annotated[str, AfterValidator(partial(some_text, remedy=WHAT, least=2))]


class Recorded(About):
    """Something that the partners have done, though the published text does not say it."""

    what: What = required('What was done', 'The arrangements were sent to the Department')
    on: WrittenDay = required('The day on which it was done', '2026-04-01')
    office: AnOffice = required('The office that did it, not a person', 'Business Manager')
    evidence: Where = required('Where the evidence is', 'Minutes of the board of 1 April 2026, item 7')


class ActsFile(Declared):
    """The acts on record of one or more partnerships."""

    acts: tuple[Recorded, ...] = Field(
        default=(),
        description='What was done: shown beside the verdict as done, by record; it never changes a verdict',
        examples=[
            [
                {
                    'duty': 'department-told',
                    'document': 'exampleshire',
                    'what': 'The arrangements were sent to the Department',
                    'on': '2026-04-01',
                    'office': 'Business Manager',
                    'evidence': 'Minutes of the board of 1 April 2026, item 7',
                }
            ]
        ],
    )
