"""What counts as words that say something, and what by its own words cannot be in place."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from masa_check.values import InvalidValueError, shown

WRITE = 'write what the text says, or remove the line'
TO_BE = r'^[Tt]o (do|be (added|agreed|confirmed|decided))\.?$'  # the placeholders of two words or more, for the schema

# All in small letters, as they are compared, and without the full stop that any of them may have.
PLACEHOLDERS = frozenset({'tba', 'tbc', 'tbd', 'todo', 'to do', 'na', 'n/a', 'none', 'nil', 'yes', 'no'})
PLACEHOLDERS |= {f'to be {done}' for done in ('added', 'agreed', 'confirmed', 'decided')}
DOTS = '-?.…'

# A status in words: "not stated", "Not applicable here", "It is not in the text".
NOT_YET = ('stated', 'applicable', 'declared', 'said', 'known', 'mentioned', 'covered', 'given', 'addressed', 'found')
STATUS_WORDS = (
    *(f'not {yet}{what}' for yet in ('', 'yet ') for what in (*NOT_YET, 'in place', 'in the text')),
    *(f'nothing{verb} {what}' for verb in ('', ' is') for what in ('said', 'stated', 'found')),
    *(f'{the}text {what}' for the in ('', 'the ') for what in ('is silent', 'does not say', 'says nothing')),
    *('does not apply', 'in place', 'elsewhere', 'planned', 'restated'),
)
AS_WORDS = frozenset(
    f'{subject}{status}{place}'
    for subject in ('', 'this is ', 'it is ', 'that is ')
    for status in STATUS_WORDS
    for place in ('', ' here', ' in the text', ' yet')
)


def is_placeholder(text: str) -> bool:
    """Whether a text is blank or stands in the place of words that are still to come."""
    bare = _bare(text)
    return bare in PLACEHOLDERS or not bare.strip('x') or not bare.strip(DOTS)


def is_status(text: str) -> bool:
    """Whether a text is no more than a status in words."""
    return _bare(text) in AS_WORDS


def _bare(text: str) -> str:
    return text.strip().lower().removesuffix('.')


def some_words(text: str) -> str:
    """Refuse a blank, a placeholder or a status in words."""
    if not text.strip():
        raise InvalidValueError('nothing is written here', WRITE)
    if is_placeholder(text):
        raise InvalidValueError(f'{shown(text)} says nothing', 'write what the text says, or not-stated')
    if is_status(text):
        raise InvalidValueError(
            f'{shown(text)} is not what the text says', 'write not-stated, or `status:` and a word known for it'
        )
    return text


def a_sentence(text: str) -> str:
    """Refuse a single word as well, where the text is to be summed up."""
    if len(some_words(text).split()) == 1:
        raise InvalidValueError(
            f'{shown(text)} is one word', 'say in a few words what the text says, or write not-stated'
        )
    return text


INTENTIONS = (
    *(f'to be {done}' for done in ('added', 'agreed', 'arranged', 'confirmed', 'decided', 'determined', 'developed')),
    *(f'to be {done}' for done in ('drafted', 'finalised', 'set', 'written')),
    *(f'under {thought}' for thought in ('development', 'review', 'discussion', 'consideration')),
    *('in development', 'not sure', 'being developed', 'being drafted', 'being written'),
)
ADDRESSES = ('http:', 'https:', 'www.')
POINTERS = (*ADDRESSES, 'see below', 'see above', 'see overleaf', *(f'see {address}' for address in ADDRESSES))


def speaks_of_what_is_to_come(text: str) -> bool:
    """Whether a text begins by speaking of what is to come."""
    return _begins(text.lower(), INTENTIONS)


def points_elsewhere(text: str) -> bool:
    """Whether a text only points somewhere else."""
    said = text.lower()
    return said.startswith(POINTERS) or _begins(said, ('as above', 'as below'))


def _begins(said: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text begins with one of some phrases, the last word of which ends there."""
    if not said.startswith(phrases):
        return False
    next_letters = (said[len(phrase) :][:1] for phrase in phrases if said.startswith(phrase))
    return not all(letter.isalnum() or letter == '_' for letter in next_letters)


class _Text:
    """A text that a function may refuse: pydantic's AfterValidator, ready made for hundreds of fields."""

    def __init__(self, refuse: Callable[[str], str]) -> None:
        self.schema = core_schema.no_info_after_validator_function(refuse, core_schema.str_schema())

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.schema


Words = Annotated[str, _Text(some_words)]
Sentence = Annotated[str, _Text(a_sentence)]
