"""Statements: what a published text says about one thing, with a status, words or a typed value."""

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, get_args

from masa_check.display import shown
from masa_check.invalid import Cause, Invalid, InvalidValueError
from masa_check.model.builder import BeforeValidator, Discriminator, Field, Tag
from masa_check.model.contradiction import contradicting, impossible, lacking
from masa_check.model.declared import A_TEXT, Declared, Maybe, Schemas, as_list, optional
from masa_check.model.evasion import plain
from masa_check.model.sentence import TO_BE, EvasionError, Lack, PlaceOrSentence, Reason, Sentence, Words
from masa_check.model.source import Promise, Reading, Source
from masa_check.model.status import ProposedStatus, Status, WrittenStatus

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

STATUSES: tuple[Status, ...] = get_args(WrittenStatus)
BARE = (Status.RESTATED, Status.NOT_STATED)  # the statuses that need no more words

T = TypeVar('T')


def _one_or_several(written: Any) -> str:
    return 'several' if isinstance(written, list | tuple) else 'said'


class WithStatus(Declared):
    """What the text says about one thing: its status, its words and its source."""

    if TYPE_CHECKING:  # pydantic would inspect a visible ClassVar again for each subclass
        may_not_arise: ClassVar[bool]
        value_keys: ClassVar[tuple[str, ...]]
        refusal: ClassVar[tuple[str, str]]  # the message and remedy for words that are no short form
        instead_of_part: ClassVar[str]  # what to write where nothing can be in part; '' where it can
    may_not_arise, value_keys, refusal = False, ('summary',), ('', '')
    instead_of_part = 'write the value that the text gives, or not-stated'
    status: WrittenStatus = Field(
        default=Status.IN_PLACE,
        description='in-place, in-part (of a statement: said for some, or some of it; needs `lacks`), planned, '
        'elsewhere (needs `where`), restated (repeats the guidance without saying what is done here), '
        'not-stated (looked for, not there), or not-applicable (needs `because`)',
        examples=['in-place', 'not-stated'],
    )
    proposed: Maybe[ProposedStatus] = optional(
        'In the place of a status, until somebody has confirmed it; it counts as not declared', 'in-place'
    )
    summary: Maybe[Sentence] = optional('What the text says, in your own words', 'Two head teachers sit on the board')
    where: Maybe[Words] = optional(
        'Where the text points to instead of saying it', 'The escalation procedure on the website'
    )
    because: Maybe[Reason] = optional(
        'Why it does not arise, or why it is read this way', 'There is no establishment in the area'
    )
    source: Annotated[
        tuple[Source, ...],
        BeforeValidator(as_list),
        Field(description='Where in the document it stands: one place or several'),
    ] = Field(default=(), examples=['Early Years Settings', [{'section': 'Education', 'page': 5}]])
    judged: Maybe[Reading] = optional(
        'Who read the text and chose the status', {'office': 'Business Manager', 'on': '2026-05-04'}
    )
    checked: Maybe[Reading] = optional('Who read it again', {'office': 'Independent Scrutineer', 'on': '2026-05-11'})
    promises: tuple[Promise, ...] = Field(
        default=(), description='What the text undertakes to do', examples=[[{'what': 'The group is to be reinstated'}]]
    )

    @classmethod
    def _from_short(cls, written: Any) -> Any:
        if isinstance(written, str) and written in STATUSES:
            return {'status': written}
        if isinstance(written, str) and cls.refusal[0] and not cls.short_key:
            fault, remedy = cls.refusal
            raise InvalidValueError(fault.format(shown(written)), remedy)
        return super()._from_short(written)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: 'CoreSchema', handler: 'GetJsonSchemaHandler') -> dict[str, Any]:
        schema = super().__get_pydantic_json_schema__(core, handler)
        if cls.instead_of_part:
            whole = handler.resolve_ref_schema(schema)
            long_form = whole['anyOf'][0] if 'anyOf' in whole else whole
            long_form['properties']['status']['enum'].remove(Status.IN_PART)
        return schema

    @property
    def words(self) -> str:
        """The value in a reader's words; '' where the summary says it all."""
        values = (getattr(self, key) for key in self.value_keys if key != 'summary')
        return ', '.join(getattr(value, 'spoken', str(value)) for value in values if value is not None)

    @property
    def second_reader(self) -> bool:
        """Whether another office than the one that judged it has read it again."""
        return bool(self.checked and not (self.judged and self.judged.office == self.checked.office))

    @property
    def quotes(self) -> tuple[Source, ...]:
        """The sources that quote the text."""
        return tuple([source for source in self.source if source.quote])

    @property
    def gist(self) -> str:
        """What the text says: the summary or, where there is none and no value, the quotations in its place."""
        if self.summary or self.value_keys != ('summary',):
            return self.summary or ''
        return ' ... '.join(source.quote or '' for source in self.quotes)

    def model_post_init(self, context: Any, /) -> None:
        """Raise InvalidValueError for a declaration that contradicts itself."""
        if self.proposed:
            if 'status' in self.model_fields_set:
                raise InvalidValueError(
                    'a proposal stands beside a status', 'remove `proposed` if the status is confirmed, else `status`'
                )
            return  # what belongs together is for whoever confirms it
        if self.status is Status.IN_PART and self.instead_of_part:
            raise impossible('only a sentence about one thing can be in-part', self.status, self.instead_of_part)
        self._hold_together()

    def _hold_together(self) -> None:
        """Check that the status agrees with the other keys."""
        valued = self._has_value
        if self.status is Status.IN_PLACE:
            if valued or self._says_by_quotes:
                return
            pointer = 'add `status: elsewhere` if the text only points there, or ' if self.where else ''
            raise lacking('this is said to be in place, but not what is', self.status, self.value_keys[0], pointer)
        if self.status is Status.NOT_APPLICABLE and not self.may_not_arise:
            message = 'this is asked of every area and cannot be not-applicable'
            raise impossible(message, self.status, 'write not-stated if the text is silent')
        if self.status is Status.NOT_APPLICABLE and not self.because:
            raise lacking('not-applicable needs a reason', self.status, 'because')
        if self.status is Status.ELSEWHERE and not self.where:
            raise lacking('elsewhere needs the place that the text points to', self.status, 'where')
        if self.status is Status.PLANNED and not (self.gist or self.quotes or self.promises or valued):
            raise lacking('planned needs what is planned', self.status, 'summary')
        if self.status is Status.NOT_STATED and self.quotes:
            message = 'this is said to be not-stated, and yet words of the text are quoted'
            remedy = 'remove the quotation, or write the status of what it says'
            raise contradicting(message, self.status, 'quote', remedy)
        if self.status in (Status.NOT_STATED, Status.NOT_APPLICABLE) and valued:
            message = f'this is said to be {self.status}, and yet something is declared'
            raise contradicting(message, self.status, self.value_keys[0])

    @property
    def _has_value(self) -> bool:
        for key in self.value_keys:
            value = getattr(self, key)
            if value is not None and not (isinstance(value, tuple) and not value):
                return True
        return False

    @property
    def _says_by_quotes(self) -> bool:
        """Whether quotations stand in the place of a summary; of a typed value they cannot."""
        return bool(self.quotes) and self.value_keys == ('summary',)


WORD = {'type': 'string', 'enum': [status.value for status in BARE]}
A_LIST = ('a list belongs here', 'write one item a line, each after a dash, or not-stated')


class Silence(WithStatus):
    """A status in the place of a list."""

    short_schema = (WORD,)
    refusal = A_LIST
    instead_of_part = 'list what the text names'

    def _hold_together(self) -> None:
        if self.status is Status.IN_PLACE:
            raise InvalidValueError(*A_LIST)
        super()._hold_together()


class ConditionalSilence(Silence):
    """A status in the place of a list that an area may not need."""

    may_not_arise = True


Several = Annotated[
    Annotated[tuple[T, ...], Tag('several')] | Annotated[Silence, Tag('said')], Discriminator(_one_or_several)
]


SeveralIfAny = Annotated[
    Annotated[tuple[T, ...], Tag('several')] | Annotated[ConditionalSilence, Tag('said')],
    Discriminator(_one_or_several),
]


class Statement(WithStatus):
    """What the text says about one thing, in your own words; a plain sentence means that it is in place."""

    short_key = 'summary'
    short_schema = (WORD, {'type': 'string', 'pattern': r'\S\s+\S', 'not': {'pattern': TO_BE}})
    instead_of_part = ''
    lacks: Maybe[Lack] = optional(
        'Of a statement that is in-part: what is missing, or for whom', 'how colleges and early years are reached'
    )

    @property
    def words(self) -> str:
        return f'missing: {self.lacks}' if self.lacks else ''

    def _hold_together(self) -> None:
        """Check also what is missing of a statement that is in part, and that a summary is more than a heading."""
        if self.status.says_something and self._repeats_heading:
            raise EvasionError(
                'the summary only repeats the heading of its source',
                'write what stands under that heading, or `status: elsewhere` with `where` if it only points on',
                Cause(Invalid.HEADING),
            )
        if self.status is Status.IN_PART:
            if not self.gist:
                raise lacking('in-part needs the part that the text says', self.status, 'summary')
            if not self.lacks:
                raise lacking('in-part needs what is missing', self.status, 'lacks')
        elif self.lacks:
            message = f'`lacks` stands beside the status {self.status}'
            raise contradicting(message, self.status, 'lacks', 'write `status: in-part`, or remove `lacks`')
        super()._hold_together()

    @property
    def _repeats_heading(self) -> bool:
        headings = [plain(source.section) for source in self.source if source.section]
        return bool(headings) and plain(self.summary or '') in headings


class NameStatement(Statement):
    """A statement about which text something is, which its title answers."""

    @property
    def _repeats_heading(self) -> bool:
        return False


class PlaceStatement(Statement):
    """A statement about where something is published, which "On the council website" answers."""

    summary: Maybe[PlaceOrSentence] = optional(
        'Where it is, in your own words', "On the page for parents of the partnership's own website"
    )


class ConditionalStatement(Statement):
    """A statement about something that does not arise in every area."""

    may_not_arise = True


class Part(WithStatus):
    """A group of statements; `not-stated` for the group applies to each of them."""

    if TYPE_CHECKING:  # as in WithStatus
        short_schema: ClassVar[Schemas]
        own_keys: ClassVar[frozenset[str]]
        needed_keys: ClassVar[frozenset[str]]  # beyond these, the keys that each such group must have
    short_schema = (WORD,)
    own_keys, needed_keys = frozenset(WithStatus.__annotations__), frozenset[str]()
    instead_of_part = 'write it at each sentence below that says only a part'
    refusal = (
        '{} stands where several keys belong',
        'write each key on a line of its own below, set in by two spaces; or write not-stated for all of them',
    )

    def _hold_together(self) -> None:
        """Check that a group has nothing declared within it unless it is in place or planned."""
        if self.status is not Status.IN_PLACE:
            within = sorted(self.declared_within)
            if within and self.status is not Status.PLANNED:
                message = f'the whole is said to be {self.status}, and yet "{within[0]}" is declared'
                raise contradicting(message, self.status, within[0], 'remove one')
            super()._hold_together()

    @property
    def declared_within(self) -> frozenset[str]:
        """The declared keys within the group; a required key, such as a partner's kind, only says which one it is."""
        return frozenset(self.model_fields_set - self.own_keys - self.needed_keys)


class Item(Part):
    """One item of a list, identified by its name; a plain name is the short form."""

    short_key = 'name'
    short_schema = A_TEXT
    own_keys = Part.own_keys | {'name'}
