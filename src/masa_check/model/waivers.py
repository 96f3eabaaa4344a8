"""The waivers file: findings that a partnership is putting right, and its answers to what only a person can judge."""

from datetime import date
from functools import partial
from typing import Annotated, Any, Literal

from masa_check.display import shown
from masa_check.invalid import InvalidValueError
from masa_check.model.builder import AfterValidator, BeforeValidator, Field
from masa_check.model.declared import Declared, Maybe, Name, as_list, optional, required
from masa_check.model.evasion import evasion
from masa_check.model.sentence import ALWAYS, NAME_THE_OFFICE, is_placeholder, names_no_office
from masa_check.model.source import WrittenDay


def some_text(text: str, *, remedy: str, least: int = 1) -> str:
    """The text; raises InvalidValueError for a placeholder, words that evade, or fewer words than `least`."""
    if is_placeholder(text) or evasion(text) in ALWAYS:
        raise InvalidValueError(f'{shown(text)} says nothing', remedy)
    if len(text.split()) < least:
        raise InvalidValueError(f'{shown(text)} is one word', remedy)
    return text


def somebody(text: str) -> str:
    """The name of an office; raises InvalidValueError for words that name nobody in particular, such as "the team"."""
    if names_no_office(text) or evasion(text):
        raise InvalidValueError(f'{shown(text)} is no office', NAME_THE_OFFICE)
    return text


def in_order(agreed_on: date, expires: date) -> None:
    """Raise InvalidValueError for what expires before it was agreed."""
    if expires < agreed_on:
        raise InvalidValueError('this ends before it was agreed', 'put the days right')


WHY = 'say in a few words why it is not put right yet'
WHERE = 'say in a few words where it can be read'
AnOffice = Annotated[str, AfterValidator(partial(some_text, remedy='name the office')), AfterValidator(somebody)]
Why = Annotated[str, AfterValidator(partial(some_text, remedy=WHY, least=2))]
Where = Annotated[str, AfterValidator(partial(some_text, remedy=WHERE, least=2))]


class About(Declared):
    """The subject of a waiver or an answer: a duty, a document, and an object where the duty has several."""

    duty: Name = required('The id of the duty, as a report prints it', 'reviews-commissioned-and-published')
    document: Name = required(
        'The id of the document, or its path as seen from the folder of this file; * stands for any letters',
        'exampleshire',
        'masa/exampleshire.yaml',
    )
    ask: Maybe[Name] = optional(
        'Which part of the duty, if not all of it, as the JSON report names it', 'commissioning'
    )
    object: Annotated[tuple[Name, ...], BeforeValidator(as_list)] = Field(
        default=(),
        description='Which thing, where the duty is asked of several: as the JSON report names it, one or a list',
        examples=['police/Exampleshire Police', ['Cafcass', 'Northport College']],
    )


class Waived(About):
    """A finding that an office has undertaken to put right by a day."""

    reason: Why = required('Why it is not put right yet', 'The front door is being rebuilt')
    owner: AnOffice = required('The office that puts it right, not a person', 'Head of Safeguarding')
    agreed_on: WrittenDay = required('The day on which it was agreed', '2026-04-01')
    expires: WrittenDay = required('The last day of the waiver, at most a year after it was agreed', '2026-12-31')

    def model_post_init(self, context: Any, /) -> None:
        """Raise InvalidValueError for a waiver that expires before it was agreed."""
        in_order(self.agreed_on, self.expires)


class Answered(About):
    """An office's judgement on what no program can judge."""

    answer: Literal['met', 'not-met'] = required('met, or not-met', 'met')
    office: AnOffice = required('The office that judged, not a person', 'Independent Scrutineer')
    on: WrittenDay = required('The day on which it was judged', '2026-05-01')
    evidence: Where = required(
        'Where the reasons for the judgement can be read', 'Minutes of the board of 1 May 2026, item 4'
    )


class ApprovedChange(Declared):
    """A loss to which an office agreed: the ask or the fact that changed, and the hash of what it was and is."""

    document: Name = required(
        'The id of the newer document, or its path as seen from the folder of this file', 'exampleshire'
    )
    duty: Maybe[Name] = optional(
        'The duty of the ask that was lost, as the JSON comparison names it', 'chair-appointed'
    )
    ask: Maybe[Name] = optional('The ask, as the JSON comparison names it', 'agreed')
    object: Maybe[Name] = optional('The object of the ask, where it has one', 'Northport College')
    fact: Maybe[Name] = optional('In place of an ask: the path of a fact, its steps joined by full stops', 'escalation')
    change: Name = required('The hash of the change, as the JSON comparison or report has it', '0123456789ab')
    reason: Why = required('Why it was agreed to', 'The board merged two groups into one')
    owner: AnOffice = required('The office that agreed, not a person', 'Independent Scrutineer')
    agreed_on: WrittenDay = required('The day on which it was agreed', '2026-04-01')
    expires: WrittenDay = required('The last day of the approval, at most a year after it was agreed', '2026-05-31')

    def model_post_init(self, context: Any, /) -> None:
        """Raise InvalidValueError where it names neither an ask nor a fact, or both, or ends before it was agreed."""
        if bool(self.fact) == bool(self.duty and self.ask) or (self.fact and (self.duty or self.ask or self.object)):
            raise InvalidValueError('this names neither an ask nor a fact, or both', 'write duty and ask, or fact')
        in_order(self.agreed_on, self.expires)


class WaivedValue(Declared):
    """A value that the published document does not bear out, and that an office is to put right by a day."""

    document: Name = required(
        'The id of the declaration, or its path as seen from the folder of this file', 'exampleshire'
    )
    value: Name = required('The value as the JSON verification has it: a name, a sum, a heading', '£24,359')
    path: Maybe[Name] = optional(
        'Where it stands in the declaration, as the JSON verification has it; the number of an item does not count',
        'funding.contributions.2.amount',
    )
    reason: Why = required('Why it is not put right yet', 'The web page is corrected with the next edition')
    owner: AnOffice = required('The office that puts it right, not a person', 'Business Manager')
    agreed_on: WrittenDay = required('The day on which it was agreed', '2026-04-01')
    expires: WrittenDay = required('The last day of the waiver, at most a year after it was agreed', '2026-12-31')

    def model_post_init(self, context: Any, /) -> None:
        """Raise InvalidValueError for a waiver that expires before it was agreed."""
        in_order(self.agreed_on, self.expires)


class WaiversFile(Declared):
    """The waivers of a partnership, the losses it approved, and its answers to what only a person can judge."""

    waivers: tuple[Waived, ...] = Field(
        default=(),
        description='Findings that are known and being put right: they stay in every report and do not fail a run',
        examples=[
            [
                {
                    'duty': 'reviews-commissioned-and-published',
                    'document': 'exampleshire',
                    'reason': 'The page for reviews is being built',
                    'owner': 'Head of Safeguarding',
                    'agreed_on': '2026-04-01',
                    'expires': '2026-12-31',
                }
            ]
        ],
    )
    approvals: tuple[ApprovedChange, ...] = Field(
        default=(),
        description='Losses from one state of a document to another that were agreed to; they are told and fail no run',
        examples=[
            [
                {
                    'document': 'exampleshire',
                    'duty': 'chair-appointed',
                    'ask': 'agreed',
                    'change': '0123456789ab',
                    'reason': 'The leads agreed to leave it to their terms of reference',
                    'owner': 'Independent Scrutineer',
                    'agreed_on': '2026-04-01',
                    'expires': '2026-05-31',
                }
            ]
        ],
    )
    values: tuple[WaivedValue, ...] = Field(
        default=(),
        description='Values that the published document does not bear out: `verify` tells them, and does not fail',
        examples=[
            [
                {
                    'document': 'exampleshire',
                    'value': '£24,359',
                    'reason': 'The web page is corrected with the next edition',
                    'owner': 'Business Manager',
                    'agreed_on': '2026-04-01',
                    'expires': '2026-12-31',
                }
            ]
        ],
    )
    answers: tuple[Answered, ...] = Field(
        default=(),
        description='Answers to what a report calls for a person to judge',
        examples=[
            [
                {
                    'duty': 'funding-fair',
                    'document': 'exampleshire',
                    'answer': 'met',
                    'office': 'Independent Scrutineer',
                    'on': '2026-05-01',
                    'evidence': 'Minutes of the board of 1 May 2026, item 4',
                }
            ]
        ],
    )
