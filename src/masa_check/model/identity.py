"""The identity of a document: its texts, its date, its edition and its area."""

from datetime import date
from typing import Annotated, Literal

from masa_check.model.builder import Field, StringConstraints
from masa_check.model.declared import Declared, Maybe, optional, required
from masa_check.model.sentence import OfficeName, Reason, RelativePath, Value, Words
from masa_check.model.source import Source
from masa_check.model.statement import ConditionalStatement, Item, Part, Several, Statement
from masa_check.model.typed import DATE_SCHEMA, Day, Flag, Whether, WrittenDate
from masa_check.values import PartialDate

Stage = Literal['draft', 'approved', 'published']
NAMING = ('id', 'name')
IDENTITY = ('kind', *NAMING)  # what a document is, which nobody has to look up in the text
EditionName = Annotated[str, StringConstraints(pattern=r'^wt\d{4}$')]
Identifier = Annotated[str, StringConstraints(pattern=r'^[a-z0-9]+(-[a-z0-9]+)*$')]


class Text(Declared):
    """One of the texts that were read to make this declaration."""

    title: Maybe[Words] = optional('What the text is called', 'Luton Multi-Agency Safeguarding Arrangements')
    form: Literal['arrangements', 'terms-of-reference', 'policy', 'annex', 'web-page', 'other'] = required(
        'The kind of text', 'arrangements'
    )
    whole: Flag = Field(default=True, description='Whether it is the whole of the arrangements', examples=[True])
    read_on: Maybe[WrittenDate] = optional('When it was read', '2024-11-02')
    file: Maybe[RelativePath] = optional(
        'The file of the text, where it is kept beside the declaration: quotations are looked up in it', 'luton.pdf'
    )
    sha256: Maybe[Annotated[str, StringConstraints(pattern='^[0-9a-f]{64}$')]] = optional(
        'The SHA-256 of the file that was read: 64 letters and digits, by which anybody can tell that it is the same',
        '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    )


class DocumentDate(Declared):
    """The date by which the document is judged; it decides the edition, and answers no question."""

    short_key = 'on'
    short_schema = tuple(DATE_SCHEMA['anyOf'])
    on: WrittenDate = required('The date of the document: day, month or year', '2024-07')
    stated: Flag = Field(default=True, description='Whether the text gives this date itself', examples=[False])
    because: Maybe[Reason] = optional('How the date was inferred', 'The funding appendix is headed July 2024')
    source: Maybe[Source] = optional('Where the date stands', 'Signatures')


class Published(Declared):
    """The fields of every document: its identity, its texts and its date."""

    kind: str = required('The kind of document', 'arrangements')
    id: Identifier = required(
        'The id of the partnership: a short name that stays the same across editions and changes of name', 'luton'
    )
    name: Words = required('The name of the partnership', 'Luton Safeguarding Children Partnership')
    texts: dict[Identifier, Text] = Field(
        default={},
        description='The texts that were read, by a short name',
        examples=[{'masa': {'form': 'arrangements'}}],
    )
    stage: Maybe[Stage] = optional('How far the document has come: draft, approved or published', 'published')
    dated: Maybe[DocumentDate] = optional('The date by which the document is judged', '2024-07')
    follows: Maybe[EditionName] = optional('The edition of Working Together that it says it follows', 'wt2023')

    @property
    def area_id(self) -> str:
        """The id of the arrangements that the document is or reports on, the same for all documents of an area."""
        return self.id

    @property
    def written(self) -> PartialDate | None:
        """The document's own date."""
        return self.dated.on if self.dated else None

    @property
    def bound(self) -> tuple[date, date] | None:
        """The earliest and the latest day that can decide the edition."""
        return (self.written.first, self.written.last) if self.written else None

    @property
    def bound_because(self) -> str:
        """The reason for that day, where it is not the document's own date."""
        return ''

    @property
    def read_in_part(self) -> bool:
        """Whether only a part of the document was read."""
        return bool(self.texts) and not any(text.whole for text in self.texts.values())

    @property
    def read_whole(self) -> bool:
        """Whether the whole of the arrangements themselves was read, not only terms of reference or a policy."""
        return any(text.whole and text.form == 'arrangements' for text in self.texts.values())


class Citation(Declared):
    """How the document cites an edition of the guidance."""

    short_key = 'edition'
    short_schema = ({'type': 'string', 'pattern': r'^wt\d{4}$'},)
    edition: EditionName = required('The edition that is named', 'wt2018')
    cited_as: Literal['in-force', 'superseded', 'mentioned'] = Field(
        default='in-force',
        description='in-force: as the guidance to be followed; superseded: as a past one; mentioned: in passing',
        examples=['in-force'],
    )
    source: Maybe[Source] = optional('Where it is named', 'Governance')

    @property
    def identity(self) -> str:
        return f'{self.edition} as {self.cited_as}' + (
            f' ({self.source.section})' if self.source and self.source.section else ''
        )

    @property
    def known_by(self) -> str:
        return f'{self.edition.upper()} as {self.cited_as.replace("-", " ")}'


class LocalAuthority(Item):
    """A local authority whose area the arrangements cover."""

    noun = 'local authority'
    name: Words = required('Its name', 'Luton Borough Council')
    code: Maybe[Annotated[str, StringConstraints(pattern=r'^[EWSN]\d{8}$')]] = optional(
        'Its code from the Office for National Statistics', 'E06000032'
    )


class Area(Part):
    """The area that the arrangements cover."""

    local_authorities: Maybe[Several[LocalAuthority]] = optional(
        'The local authorities whose area is covered', [{'name': 'Luton Borough Council', 'code': 'E06000032'}]
    )
    boundaries: Maybe[Statement] = optional(
        'How the text states the area covered', 'The arrangements cover the area of Luton Borough Council'
    )
    region: Maybe[Value] = optional('The region of England', 'East of England')
    joint: Maybe[ConditionalStatement] = optional(
        'Where two or more local authorities join: what was agreed',
        'Both councils agreed in 2019 to be treated as one area',
    )
    changes: Maybe[ConditionalStatement] = optional(
        'How a change of area was agreed, told and taken into the arrangements',
        {'status': 'not-applicable', 'because': 'The area has not changed'},
    )
    secure_establishment: Maybe[Whether] = optional(
        'Whether there is a secure establishment for children in the area', False
    )
    residential_home: Maybe[Whether] = optional('Whether there is a residential home for children in the area', True)
    whole_authorities: Maybe[Whether] = optional(
        'Whether the area is made up of the whole areas of local authorities', True
    )
    nations: Maybe[Several[Literal['England', 'Wales', 'Scotland', 'Northern Ireland']]] = optional(
        'The nations to which the text says that the law, or the arrangements, apply', ['England']
    )


class SignOff(Item):
    """Who signed for one safeguarding partner."""

    noun = 'signatory'
    name: Words = required('The partner for whom it was signed', 'Bedfordshire Police')
    office: Maybe[OfficeName] = optional('The office that signed', 'Chief Constable')
    holder: Maybe[Words] = optional('The person who signed', 'A. N. Other')
    on: Maybe[Day] = optional('When it was signed', '2019-05-30')


class Updates(Part):
    """When the published arrangements are brought up to date."""

    leads: Maybe[Statement] = optional(
        'When a lead safeguarding partner changes', 'Reissued when a lead partner changes'
    )
    chair: Maybe[Statement] = optional('When the partnership chair changes', 'Reissued when the chair passes on')
    priorities: Maybe[Statement] = optional(
        'When the yearly priorities change', 'Reissued each April with the priorities'
    )
    agencies: Maybe[Statement] = optional(
        'When the list of relevant agencies changes', 'Reissued when the list changes'
    )
