"""What counts as words that say something, and what by its own words cannot be in place."""

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from masa_check.values import shown

WRITE = 'write what the text says, or remove the line'
PLACEHOLDER = re.compile(
    r'(tb[acd]|todo|to do|n/?a|none|nil|yes|no|x+|[-?.…]+|to be (added|agreed|confirmed|decided))\.?', re.I
)
TO_BE = r'^[Tt]o (do|be (added|agreed|confirmed|decided))\.?$'  # the placeholders of two words or more, for the schema

# A status in words: "not stated", "Not applicable here", "It is not in the text".
AS_WORDS = re.compile(
    r'((this|it|that) is )?('
    r'not (yet )?(stated|applicable|declared|said|known|in place|mentioned|covered|given|addressed|found|in the text)'
    r'|nothing( is)? (said|stated|found)|(the )?text (is silent|does not say|says nothing)|does not apply'
    r'|in place|elsewhere|planned|restated)( here| in the text| yet)?\.?',
    re.IGNORECASE,
)


def some_words(text: str) -> str:
    """Refuse a blank, a placeholder or a status in words."""
    said = text.strip()
    if not said:
        raise ValueError(f'nothing is written here; {WRITE}')
    if PLACEHOLDER.fullmatch(said):
        raise ValueError(f'{shown(text)} says nothing; write what the text says, or not-stated')
    if AS_WORDS.fullmatch(said):
        raise ValueError(
            f'{shown(text)} is not what the text says; write not-stated, or `status:` and a word known for it'
        )
    return text


def a_sentence(text: str) -> str:
    """Refuse a single word as well, where the text is to be summed up."""
    if len(some_words(text).split()) == 1:
        raise ValueError(f'{shown(text)} is one word; say in a few words what the text says, or write not-stated')
    return text


# Words that begin by speaking of what is to come, or that only point somewhere else.
INTENTION = re.compile(
    r'(to be (added|agreed|arranged|confirmed|decided|determined|developed|drafted|finalised|set|written)'
    r'|under (development|review|discussion|consideration)|in development|not sure'
    r'|being (developed|drafted|written))\b',
    re.IGNORECASE,
)
POINTER = re.compile(r'(see (below|above|overleaf|https?:|www\.)|as (above|below)\b|https?:|www\.)', re.IGNORECASE)


class _Text:
    """A text that a function may refuse: pydantic's AfterValidator, ready made for hundreds of fields."""

    def __init__(self, refuse: Callable[[str], str]) -> None:
        self.schema = core_schema.no_info_after_validator_function(refuse, core_schema.str_schema())

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.schema


Words = Annotated[str, _Text(some_words)]
Sentence = Annotated[str, _Text(a_sentence)]
