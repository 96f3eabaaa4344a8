"""Refusals of a status that lacks something beside it, or that something beside it contradicts."""

from masa_check.invalid import Cause, Invalid, InvalidValueError
from masa_check.model.status import Status


def lacking(message: str, status: Status, key: str, before: str = '') -> InvalidValueError:
    """The refusal of a status without the key that it needs."""
    return InvalidValueError(message, f'{before}add `{key}`', Cause(Invalid.NEEDS_MORE, (status, key)))


def contradicting(message: str, status: Status, key: str, remedy: str = 'remove one of the two') -> InvalidValueError:
    """The refusal of a status with a key beside it that it leaves no room for."""
    return InvalidValueError(message, remedy, Cause(Invalid.CONTRADICTS, (status, key)))


def impossible(message: str, status: Status, remedy: str) -> InvalidValueError:
    """The refusal of a status that a field cannot have."""
    return InvalidValueError(message, remedy, Cause(Invalid.NO_SUCH_STATUS, (status,)))
