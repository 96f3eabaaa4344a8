"""What became of each ask between two documents: kept, lost, gained, still missing, or only declared no longer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, partial
from typing import NamedTuple

from masa_check import crosswalk
from masa_check.answer import FAULTS, AskAnswer
from masa_check.changes.change import Sort
from masa_check.changes.same import renamed
from masa_check.compare.objects import Objects, objects
from masa_check.editions import Edition
from masa_check.model.said import Declared
from masa_check.report import DocumentReport, Held
from masa_check.rulebook import Rulebook
from masa_check.values import Force, Outcome

Key = tuple[str, str]  # duty and ask
Answers = Mapping[str, AskAnswer]  # by object
Asked = Mapping[Key, Answers]
Sides = Sequence[Answers]  # of one document, under its own edition and under the later one


class Became(StrEnum):
    """What became of an ask, judged by the later of the two editions put to both documents."""

    LOST = 'lost'
    NO_LONGER_DECLARED = 'no-longer-declared'
    GAINED = 'gained'
    STILL_MISSING = 'still-missing'
    FOR_A_PERSON = 'for-a-person'
    KEPT = 'kept'
    IN_ONE = 'arises-in-one'
    DOES_NOT_ARISE = 'does-not-arise'
    NOT_ASKED = 'not-asked'


class AskChange(NamedTuple):
    """
    One ask, as either document answers it.

    `before` and `after` are the answers under each document's own edition, None where that does not ask it. `was` and
    `now` are those under the later of the two editions: what became of the ask is judged by these, so that what the
    guidance did is not laid at the partnership's door. `guidance` is what the second document's edition did to the ask.
    """

    duty: str
    ask: str
    object: str
    force: Force
    before: AskAnswer | None
    after: AskAnswer | None
    was: AskAnswer | None
    now: AskAnswer | None
    guidance: crosswalk.Change
    became: Became

    @property
    def sort(self) -> Sort | None:
        """The sort of change that it is; None where nothing was lost or gained."""
        return self.gravity if self.became is Became.LOST else SORTS.get(self.became)

    @property
    def gravity(self) -> Sort | None:
        """The sort by which a run fails: what is no longer declared fails with what is lost of its force."""
        lost = self.became in (Became.LOST, Became.NO_LONGER_DECLARED)
        return LOST.get(self.force, Sort.LOST_SHOULD) if lost else SORTS.get(self.became)


SORTS = {Became.NO_LONGER_DECLARED: Sort.NO_LONGER_DECLARED, Became.GAINED: Sort.GAINED}
# Only statute makes a must (decision 0024); advice that is no longer followed is no loss of what was asked.
LOST = {Force.MUST: Sort.LOST_MUST, Force.ADVICE: Sort.LESS_SAID}


def ask_changes(old: DocumentReport, new: DocumentReport, rulebook: Rulebook) -> Iterator[AskChange]:
    """
    What became of every ask that either document's edition puts, in the order of the rulebook.

    Both documents can be read, and each report holds its document to the later of the two deciding editions too.
    """
    later = later_edition(old, new)
    before, after = _asked(deciding(old)), _asked(deciding(new))
    was, now = (_asked(under(report, later)) for report in (old, new))
    known = cache(partial(objects, model(old), model(new), renamed=renamed(model(old), model(new))))
    for duty in rulebook.duties.values():
        guidance = crosswalk.asks(duty, own_edition(old).id, own_edition(new).id)
        for name, ask in duty.asks.items():
            key = (duty.id, name)
            olds, news = ([side.get(key, {}) for side in sides] for sides in ((before, was), (after, now)))
            for old_thing, new_thing in _things(olds, news, known(ask.each) if ask.each else None):
                answers = (*_of(olds, old_thing), *_of(news, new_thing))
                yield _change(key, new_thing or old_thing, answers, guidance.get(name, crosswalk.Change.SAME))


def deciding(report: DocumentReport) -> list[Held]:
    """The editions that decide over a document; several where it is of the transition and does not say which."""
    return [held for held in report.held if held.standing.counts]


def own_edition(report: DocumentReport) -> Edition:
    """The edition that a document is held to, the latest where several decide."""
    return max((held.standing.edition for held in deciding(report)), key=lambda edition: edition.since)


def later_edition(old: DocumentReport, new: DocumentReport) -> Edition:
    """The later of the editions that two documents are held to."""
    return max(own_edition(old), own_edition(new), key=lambda edition: edition.since)


def under(report: DocumentReport, edition: Edition) -> list[Held]:
    """A document under an edition: all that decide where it is one of them, else as it was put for information."""
    own = deciding(report)
    if any(held.standing.edition == edition for held in own):
        return own
    return [held for held in report.held if held.standing.edition == edition]


def model(report: DocumentReport) -> Declared:
    """What a document that can be read declares."""
    return report.finders[0].declared.model


def _asked(held: Sequence[Held]) -> Asked:
    """The answer to each ask that all of these editions put: where two decide, what both find is what counts."""
    found: dict[Key, dict[str, AskAnswer]] = {}
    put = [{(answer.duty, ask.ask) for answer in one.answers for ask in answer.asks} for one in held]
    common = set.intersection(*put) if put else set()
    for one in held:
        for answer in one.answers:
            for ask in answer.asks:
                if (answer.duty, ask.ask) in common:
                    things = found.setdefault((answer.duty, ask.ask), {})
                    things[ask.object] = min(things.get(ask.object, ask), ask, key=_mildness)
    return found


def _mildness(ask: AskAnswer) -> tuple[bool, int]:
    return ask.outcome in FAULTS, -ask.force.rank


def _things(olds: Sides, news: Sides, called: Objects | None) -> list[tuple[str, str]]:
    """What an ask is about in either document; '' in one where it is in the other alone, or is about no one thing."""
    before, after = (dict.fromkeys(thing for side in sides for thing in side if thing) for sides in (olds, news))
    now = {thing: called.get(thing, '') if called is not None else thing for thing in before}
    pairs = [(thing, now[thing] if now[thing] in after else '') for thing in before]
    pairs += [('', thing) for thing in after if thing not in now.values()]
    return pairs or ([('', '')] if any(olds) or any(news) else [])


def _of(sides: Sides, thing: str) -> list[AskAnswer | None]:
    """The answers about one thing; an answer for all of them is about each."""
    return [side.get(thing, side.get('')) for side in sides]


def _change(key: Key, thing: str, answers: Sequence[AskAnswer | None], guidance: crosswalk.Change) -> AskChange:
    before, was, after, now = answers
    told = next(ask for ask in (now, was, after, before) if ask)
    became = _became(was, now) if was or now else Became.NOT_ASKED
    return AskChange(*key, thing, told.force, before, after, was, now, guidance, became)


def _became(was: AskAnswer | None, now: AskAnswer | None) -> Became:
    old, new = (ask.outcome if ask else Outcome.NOT_APPLICABLE for ask in (was, now))
    nowhere = [outcome is Outcome.NOT_APPLICABLE for outcome in (old, new)]
    if any(nowhere):
        return Became.DOES_NOT_ARISE if all(nowhere) else Became.IN_ONE
    if Outcome.PERSON in (old, new):
        return Became.FOR_A_PERSON
    if new in FAULTS and old in FAULTS:
        return Became.STILL_MISSING
    if new is Outcome.UNDECLARED:
        return Became.NO_LONGER_DECLARED
    return Became.LOST if new in FAULTS else Became.GAINED if old in FAULTS else Became.KEPT
