"""Values of arguments: a day, and a name out of those that are known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from masa_check.errors import MasaError, did_you_mean
from masa_check.invalid import InvalidValueError
from masa_check.values import PartialDate, Rung

if TYPE_CHECKING:
    from masa_check.rulebook.rulebook import Rulebook

NEVER = 'never'
ONE_DAY = 'write a whole day, as 2024-07-31'


def day(written: str | None) -> date:
    """The day of `--on`, or today."""
    if written is None:
        return date.today()
    try:
        return PartialDate.parse_day(written)
    except InvalidValueError as wrong:
        raise MasaError(f'--on: {wrong.message}', remedy=ONE_DAY) from wrong


def threshold(named: str, ladder: type[Rung], what: str, place: str = '') -> Rung | None:
    """The lowest rung at which a run fails; None for `never`."""
    words = [*ladder, NEVER]
    found = one_of(named, words, what, f'write one of: {", ".join(words)}', place)
    return None if found == NEVER else ladder(found)


def one_of(
    given: str, known: list[str], what: str, otherwise: str = '`masa-check rules` lists them', place: str = ''
) -> str:
    """A name that is known, in whatever case it is given, or a refusal with the nearest one or with what to do."""
    return _known(given, known) or exactly(
        given, known, what, did_you_mean(given, known, likeness=0.5) or otherwise, place
    )


def exactly(given: str, known: list[str], what: str, remedy: str, place: str = '') -> str:
    """A name that is known, in whatever case it is given, or a refusal with the remedy."""
    found = _known(given, known)
    if found is None:
        raise MasaError(f'there is no {what} "{given}"', remedy=remedy, path=place)
    return found


def _known(given: str, known: list[str]) -> str | None:
    return next((name for name in known if name.casefold() == given.casefold()), None)


def edition(named: str | None, book: Rulebook, place: str = '') -> str:
    """The edition of `--edition`, or '' for each document its own."""
    known = '; '.join(f'{one.id} (in force {one.days})' for one in book.editions.values())
    return '' if named is None else exactly(named, list(book.editions), 'edition', f'write one of: {known}', place)
