"""Texts of a declaration: names, values and sentences, each refused where its words say nothing."""

import re
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Annotated, Any, Final

from masa_check.display import shown
from masa_check.invalid import Cause, Invalid, InvalidValueError
from masa_check.model.evasion import evasion
from masa_check.model.long_form import begins_with_key, begins_with_status, in_brackets, of_status
from masa_check.model.phrases.part import Evasion
from masa_check.model.status import Status

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core.core_schema import CoreSchema, ValidationInfo

AS_GIVEN = 'write it as the text gives it, or remove the line'
OR_SILENT = 'write what the text says, or not-stated'
WRITE = 'write what the text says, or remove the line'
NAME_THE_OFFICE = 'name the office, such as Head of Safeguarding'
TO_BE = r'^[Tt]o (do|be (added|agreed|confirmed|decided))\.?$'  # the placeholders that begin with "to", for the schema

# In small letters and without a full stop, as texts are compared.
PLACEHOLDERS = frozenset({'tba', 'tbc', 'tbd', 'todo', 'to do', 'na', 'n/a', 'none', 'nil', 'yes', 'no'})
PLACEHOLDERS |= {f'to be {done}' for done in ('added', 'agreed', 'confirmed', 'decided')}
PLACEHOLDERS |= {'not stated', 'not-stated', 'not applicable', 'not known'}
NOT_RELATIVE = re.compile(r'[/~]|[A-Za-z]:')
# Who is no office, behind "the", "our" or "all": nobody could be asked, or reached.
NO_OFFICE = frozenset(
    {'all', 'all of us', 'anybody', 'anyone', 'colleagues', 'department', 'everybody', 'everyone', 'group', 'i', 'me'}
    | {'myself', 'no one', 'nobody', 'office', 'officers', 'others', 'partners', 'partnership', 'people', 'somebody'}
    | {'someone', 'staff', 'team', 'teams', 'them', 'they', 'unit', 'us', 'various', 'we', 'whole team'}
)
ANY_OF = frozenset({'a', 'all', 'every', 'my', 'our', 'some', 'the', 'their'})
DOTS = '-?.…\u2013\u2014'
LONGEST_PLACEHOLDER = max(map(len, PLACEHOLDERS)) + 1  # with its full stop
REPEATED = f'xX{DOTS}'  # signs that say nothing however often they stand

# What to write in place of words that evade.
INSTEAD = {
    Evasion.SILENCE: ('says that the text is silent', 'write not-stated'),
    Evasion.NOT_ARISING: (
        'says that this does not arise',
        'write not-stated if the text is silent',
    ),
    Evasion.PROMISE: ('speaks of what is to come', f'write {of_status("planned")} with what is planned'),
    Evasion.POINTER: ('points to another place', f'write {of_status("elsewhere")} with the place'),
    Evasion.SECTION: (
        'names a place in the text, and not what it says there',
        'write what it says there, with the place as its `source`',
    ),
    Evasion.PLACE: ('says where a text is, and not what it says', f'write {of_status("elsewhere")} with the place'),
    Evasion.BARE: ('does not say what is in place', 'say it in a few words, or write not-stated'),
}
ALWAYS = frozenset({Evasion.SILENCE, Evasion.NOT_ARISING, Evasion.BARE})  # the others may stand beside their status


class EvasionError(InvalidValueError):
    """Words that evade, where the text of a summary or a value belongs."""


def is_placeholder(text: str) -> bool:
    """Whether a text is blank or a placeholder such as "tbc"."""
    bare = text.strip()
    if len(bare) > LONGEST_PLACEHOLDER and bare[0] not in REPEATED:
        return False  # as of nearly every text
    bare = bare.lower().removesuffix('.')
    return bare in PLACEHOLDERS or not bare.strip('x') or not bare.strip(DOTS)


def some_words(text: str, remedy: str = AS_GIVEN) -> str:
    """The text of a name, a heading or a place; raises InvalidValueError for a blank or a placeholder."""
    if is_placeholder(text):
        if not text.strip():
            raise InvalidValueError('nothing is written here', WRITE, Cause(Invalid.EMPTY_WORDS))
        raise InvalidValueError(f'{shown(text)} says nothing', remedy, Cause(Invalid.EMPTY_WORDS))
    return text


def a_value(text: str, status: Status = Status.IN_PLACE, answers: Evasion | None = None) -> str:
    """
    The text of a value, such as an office or how often; raises InvalidValueError also for words that evade.

    `answers` are words that would evade elsewhere, and answer here: to "where is it published?" a website does.
    """
    if begins_with_key(some_words(text, OR_SILENT)):
        fault = 'begins with a key; within words or quotation marks a key does not count'
        raise EvasionError(f'{shown(text)} {fault}', f'write {in_brackets(text)}', Cause(Invalid.BEGINS_WITH_KEY))
    if begins_with_status(text):
        fault = 'begins with a status; within words a status does not count'
        raise EvasionError(f'{shown(text)} {fault}', f'write {in_brackets(text)}', Cause(Invalid.BEGINS_WITH_STATUS))
    kind = evasion(text)
    if kind and kind is not answers and (kind in ALWAYS or status.says_something):
        fault, remedy = INSTEAD[kind]
        raise EvasionError(f'{shown(text)} {fault}', remedy, Cause(Invalid(kind)))
    return text


def names_no_office(text: str) -> bool:
    """Whether words name nobody in particular: "the team", "all staff"."""
    words = text.casefold().strip(' .').split()
    while words and words[0] in ANY_OF and words[1:]:
        words = words[1:]
    return ' '.join(words) in NO_OFFICE


def an_office(text: str, status: Status = Status.IN_PLACE) -> str:
    """The text of an office; raises InvalidValueError for words that evade or name nobody in particular."""
    if names_no_office(a_value(text, status)):
        raise EvasionError(f'{shown(text)} is no office', NAME_THE_OFFICE, Cause(Invalid.NO_OFFICE))
    return text


def a_sentence(text: str, status: Status = Status.IN_PLACE, answers: Evasion | None = None) -> str:
    """The text of a summary; raises InvalidValueError also for words that evade, and for a single word."""
    if len(a_value(text, status, answers).split()) == 1:
        remedy = 'say in a few words what the text says, or write not-stated'
        raise InvalidValueError(f'{shown(text)} is one word', remedy, Cause(Invalid.ONE_WORD))
    return text


def a_place(text: str, status: Status = Status.IN_PLACE) -> str:
    """The text of a summary that says where something is published; raises InvalidValueError as `a_sentence`."""
    return a_sentence(text, status, answers=Evasion.PLACE)


def a_promise(text: str) -> str:
    """The text of a promise; raises InvalidValueError where it does not say what is promised."""
    return a_sentence(text, status=Status.PLANNED)


def a_lack(text: str) -> str:
    """The text of what is missing; raises InvalidValueError for words that do not say what it is."""
    remedy = 'name what is missing, or for whom it is missing'
    if evasion(some_words(text, remedy)):
        raise InvalidValueError(f'{shown(text)} does not say what is missing', remedy, Cause(Invalid.NO_LACK))
    return text


SHORTEST_QUOTE, LONGEST_QUOTE = 5, 40  # words


def a_quote(text: str) -> str:
    """The text of a quotation, which is the document's own and may be of any words; raises InvalidValueError."""
    number = len(text.split())
    if number < SHORTEST_QUOTE:
        raise InvalidValueError(
            f'the quotation has {number} word{"" if number == 1 else "s"}',
            f'quote at least {SHORTEST_QUOTE}, so that the place can be found again',
        )
    if number > LONGEST_QUOTE:
        raise InvalidValueError(
            f'the quotation has {number} words', f'quote at most {LONGEST_QUOTE}: the words that decide'
        )
    return text


def a_reason(text: str) -> str:
    """The text of a reason; raises InvalidValueError for a blank, a placeholder or a single word."""
    if len(some_words(text).split()) == 1:
        remedy = 'give the reason in a few words'
        raise InvalidValueError(f'{shown(text)} is one word', remedy, Cause(Invalid.ONE_WORD))
    return text


def a_file(text: str) -> str:
    """The path of a file as seen from the declaration; raises InvalidValueError for an address or a whole path."""
    if '://' in some_words(text) or NOT_RELATIVE.match(text) or '\\' in text:
        raise InvalidValueError(
            f'{shown(text)} is no path from this declaration',
            'keep the file beside it, and write its name as `luton.pdf` or `published/luton.pdf`',
            Cause(Invalid.NO_FILE),
        )
    return text


class _Text:
    """A text that a function may refuse: like pydantic's AfterValidator, built once for hundreds of fields."""

    def __init__(self, refuse: Callable[[str], str]) -> None:
        self.refuse: Final = refuse

    @cached_property
    def schema(self) -> 'CoreSchema':
        from pydantic_core import core_schema  # noqa: PLC0415 - a schema that is cached is not built

        return core_schema.no_info_after_validator_function(self.refuse, core_schema.str_schema())

    def __get_pydantic_core_schema__(self, source: Any, handler: 'GetCoreSchemaHandler') -> 'CoreSchema':
        return self.schema


class _TextOfStatus(_Text):
    """A text that may be refused under one status and not under another, which stands before it in its model."""

    def __init__(self, refuse: Callable[[str, Status], str]) -> None:
        self.judge: Final = partial(_by_status, refuse)  # no inner function, which could not be kept in the cache

    @cached_property
    def schema(self) -> 'CoreSchema':
        from pydantic_core import core_schema  # noqa: PLC0415 - as above

        return core_schema.with_info_after_validator_function(self.judge, core_schema.str_schema())


def _by_status(refuse: Callable[[str, Status], str], text: str, info: 'ValidationInfo[dict[str, Any]]') -> str:
    return refuse(text, info.data.get('status', Status.IN_PLACE))


Words = Annotated[str, _Text(some_words)]
RelativePath = Annotated[str, _Text(a_file)]
Value = Annotated[str, _TextOfStatus(a_value)]
OfficeName = Annotated[str, _TextOfStatus(an_office)]
Sentence = Annotated[str, _TextOfStatus(a_sentence)]
PlaceOrSentence = Annotated[str, _TextOfStatus(a_place)]
Lack = Annotated[str, _Text(a_lack)]
Quote = Annotated[str, _Text(a_quote)]
Promised = Annotated[str, _Text(a_promise)]
Reason = Annotated[str, _Text(a_reason)]
