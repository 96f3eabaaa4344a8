"""How a thing stands in a declaration: the one set of statuses that look-up, checks, answers and comparisons share."""

from enum import StrEnum
from typing import Literal


class Status(StrEnum):
    """What a declaration makes of one thing; a declaration writes the first six, and the others follow from it."""

    IN_PLACE = 'in-place'
    PLANNED = 'planned'
    ELSEWHERE = 'elsewhere'
    RESTATED = 'restated'
    NOT_STATED = 'not-stated'
    NOT_APPLICABLE = 'not-applicable'
    UNDECLARED = 'undeclared'  # nothing is declared of it
    EMPTY = 'empty'  # a list is declared, and nothing is in it
    UNNAMED = 'unnamed'  # a list is declared, and this is not in it
    FULFILLED = 'in-place-unpromised'  # only planned in another document; in place here, without that promise


WrittenStatus = Literal[
    Status.IN_PLACE, Status.PLANNED, Status.ELSEWHERE, Status.RESTATED, Status.NOT_STATED, Status.NOT_APPLICABLE
]
