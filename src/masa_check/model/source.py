"""What stands behind a statement: its places in the text, who read it, and what the text promises."""

import re
from datetime import date
from typing import Annotated, Any

from masa_check.model.builder import Field, PlainValidator, WithJsonSchema
from masa_check.model.declared import A_TEXT, Declared, Maybe, optional, required
from masa_check.model.sentence import OfficeName, Promised, Quote, Value, Words
from masa_check.values import PartialDate

YEAR_PATTERN = '(19[0-9]{2}|20[0-9]{2}|2100)'  # from EARLIEST to LATEST, beyond which no date is read
# A page in the place of a heading, of several the first: "page 12", "p. 12", "pp. 12 to 14".
PAGE = r'(?i)(?:pages?|pp?|pgs?)[\s.:]*([1-9]\d{0,3})(?:\s*(?:-|\u2013|\bto\b|\band\b|&)\s*\d{1,4})?\W*'
DAY_SCHEMA = {'type': 'string', 'pattern': rf'^{YEAR_PATTERN}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'}
WrittenDay = Annotated[date, PlainValidator(PartialDate.parse_day), WithJsonSchema(DAY_SCHEMA)]


class Source(Declared):
    """The place of something in the published document."""

    short_key = 'section'
    short_schema = A_TEXT
    section: Maybe[Words] = optional('The heading under which it stands', 'Early Years Settings')
    page: Maybe[Annotated[int, Field(strict=True, ge=1)]] = optional('The page, counted as the document counts', 12)
    text: Maybe[Words] = optional('Which of the texts that were read, by its name under `texts`', 'masa')
    quote: Maybe[Quote] = optional(
        'The words of the text that say it, letter by letter: 5 to 40 of them',
        'Two head teachers are members of the board',
    )

    @classmethod
    def _from_short(cls, written: Any) -> Any:
        if isinstance(written, str) and written[:1] in 'pP' and (page := re.fullmatch(PAGE, written)):
            return {'page': int(page[1])}
        return super()._from_short(written)


class Reading(Declared):
    """Which office read the text for a statement, and on which day."""

    office: OfficeName = required('The office that read it, not the person', 'Business Manager')
    on: WrittenDay = required('The day', '2026-05-04')


class Promise(Declared):
    """Something that the text undertakes to do."""

    noun = 'promise'
    short_key = 'what'
    short_schema = A_TEXT
    what: Promised = required('What is to be done', 'The wider group is to be reinstated')
    by: Maybe[Value] = optional('When it is to be done, as the text puts it', 'August 2020')
    kept: Maybe[Annotated[bool, Field(strict=True)]] = optional(
        'Only of a promise that the text says was kept: true', True
    )

    @property
    def identity(self) -> str:
        return self.what
