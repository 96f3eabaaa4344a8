"""The words of a board paper: a text shows a thing or does not, and nobody is said to comply or not."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from masa_check.declaration.kinds import KINDS, PARTS, model_of
from masa_check.engine.answer import AskAnswer, Result
from masa_check.model.shape import NoSuchPathError, field_at
from masa_check.reporters.draw.page import Words, how_many
from masa_check.values import Outcome, PartialDate, Reason

VERDICTS = {
    Result.MET: 'shown',
    Result.PARTLY: 'shown in part',
    Result.RESTATED: "only in the guidance's words",
    Result.GAP: 'not shown',
    Result.UNDECLARED: 'not fully recorded yet',
    Result.FOR_A_PERSON: 'for a person to judge',
    Result.NOT_APPLICABLE: 'does not arise',
}
NOT_RECORDED = 'not recorded yet'
UNKNOWN = {
    Reason.KEY_MISSING: NOT_RECORDED,
    Reason.CONDITION_UNKNOWN: 'not recorded yet whether this applies',
    Reason.CONDITION_SILENT: 'the text leaves open whether this applies',
    Reason.NOTHING_TO_COMPARE: 'what this is compared with is not recorded yet',
    Reason.IMPRECISE_DATE: 'a date is not recorded exactly enough to tell',
    Reason.UNCLEAR: 'what is recorded of this is not clear',
}
MORE = '\N{HORIZONTAL ELLIPSIS}'


def verdict(result: Result) -> Words:
    """A verdict as a cell."""
    return Words(VERDICTS[result], result)


def spoken(day: date) -> str:
    """A day as a sentence has it."""
    return PartialDate(day.year, day.month, day.day).spoken


def shortened(text: str, most: int) -> str:
    """A text of no more letters than that, cut between two words."""
    if len(text) <= most:
        return text
    return f'{text[:most].rpartition(" ")[0].rstrip(",;:.")}{MORE}'


def sentence(text: str) -> str:
    """A text with a full stop, unless it was cut."""
    return text if text.endswith((MORE, '.')) else f'{text}.'


def capital(text: str) -> str:
    """A text that begins a cell or a sentence."""
    return text[:1].upper() + text[1:]


def few(names: Iterable[str], most: int, between: str = '; ') -> str:
    """Names with semicolons between, and how many more there are; sentences with full stops."""
    listed = list(dict.fromkeys(names))
    more = [f'and {len(listed) - most} more'] if len(listed) > most else []
    return between.join([*listed[:most], *more])


def wrong(ask: AskAnswer) -> str:
    """What a text does not show of one ask, or what of it is still to be recorded, behind the subject."""
    if ask.outcome is Outcome.PERSON:
        return ask.detail
    if ask.outcome is not Outcome.UNDECLARED:
        return f'the text does not give this: {described(ask.needs)}' if ask.needs else ask.description
    if ask.reason is Reason.DETAIL_MISSING:
        return f'recorded in part; still to be recorded: {ask.detail}'
    return UNKNOWN[ask.reason] if ask.reason else NOT_RECORDED


def described(path: tuple[str, ...]) -> str:
    """What stands at a path of a declaration, in words; of a duty on two documents it begins with the role of one."""
    kinds, steps = ((PARTS[path[0]],), path[1:]) if path[0] in PARTS else (KINDS, path)
    for kind in kinds:
        with suppress(NoSuchPathError):
            words = field_at(model_of(kind), steps, through_lists=True).description
            return words[:1].lower() + words[1:]
    return path[-1].replace('_', ' ')


def duties(number: int) -> str:
    """A number of duties."""
    return how_many(number, 'duty', 'duties')
