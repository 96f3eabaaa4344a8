"""The statuses of a declared thing, shared by look-ups, checks, answers and comparisons."""

from enum import StrEnum
from typing import Literal


class Status(StrEnum):
    """The status of one thing; a declaration can write the first seven, and the others follow from it."""

    IN_PLACE = 'in-place'
    IN_PART = 'in-part'  # of a statement only: said for some, or some of it said
    PLANNED = 'planned'
    ELSEWHERE = 'elsewhere'
    RESTATED = 'restated'
    NOT_STATED = 'not-stated'
    NOT_APPLICABLE = 'not-applicable'
    UNDECLARED = 'undeclared'  # nothing is declared of it
    EMPTY = 'empty'  # a list is declared, and nothing is in it
    UNNAMED = 'unnamed'  # a list is declared, and this is not in it

    @property
    def says_something(self) -> bool:
        """Whether the text says something of what is done here, or of a part of it."""
        return self is Status.IN_PLACE or self is Status.IN_PART

    @property
    def needs(self) -> tuple[str, ...]:
        """The keys that a statement of this status must have beside it; one in place needs its value instead."""
        return NEEDS.get(self, ())


NEEDS = {
    Status.IN_PART: ('summary', 'lacks'),
    Status.PLANNED: ('summary',),
    Status.ELSEWHERE: ('where',),
    Status.NOT_APPLICABLE: ('because',),
}


WrittenStatus = Literal[
    Status.IN_PLACE,
    Status.IN_PART,
    Status.PLANNED,
    Status.ELSEWHERE,
    Status.RESTATED,
    Status.NOT_STATED,
    Status.NOT_APPLICABLE,
]
ProposedStatus = Literal[Status.IN_PLACE, Status.PLANNED, Status.ELSEWHERE, Status.RESTATED, Status.NOT_STATED]
