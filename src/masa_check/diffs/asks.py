"""What became of each ask between two documents: kept, lost, gained, still missing, or only declared no longer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, partial
from typing import NamedTuple

from masa_check.diffs.facts.change import Sort
from masa_check.diffs.facts.matching import renamed
from masa_check.diffs.objects import Objects, objects
from masa_check.engine.answer import FAULTS, AskAnswer, verdict
from masa_check.model.identity import Published
from masa_check.report.report import DocumentReport, EditionReport
from masa_check.rulebook import crosswalk
from masa_check.rulebook.duty import Duty
from masa_check.rulebook.edition import Edition, EditionStatus, Standing
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Outcome, Verdict

Key = tuple[str, str]  # duty and ask
Answers = Mapping[str, AskAnswer]  # by object
Asked = Mapping[Key, Answers]
Views = Sequence[Answers]  # of one document, under its own edition and under the later one


KNOWN_FAULTS = FAULTS - {Outcome.UNDECLARED}


class Became(StrEnum):
    """
    What became of an ask, judged by the later of the two editions put to both documents.

    `overtaken` is met no longer, and `eased` met at last, under the documents' own editions alone: by the later one
    nothing changed, so that it was the guidance that moved, and not the text.
    """

    LOST = 'lost'
    NO_LONGER_DECLARED = 'no-longer-declared'
    OVERTAKEN = 'overtaken'
    GAINED = 'gained'
    EASED = 'eased'
    STILL_MISSING = 'still-missing'
    FOR_A_PERSON = 'for-a-person'
    KEPT = 'kept'
    IN_ONE = 'arises-in-one'
    DOES_NOT_ARISE = 'does-not-arise'
    NOT_ASKED = 'not-asked'

    @property
    def fails(self) -> bool:
        """Whether what was met is met no longer, or nobody says so any more."""
        return self in (Became.LOST, Became.NO_LONGER_DECLARED)


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
    guidance: crosswalk.GuidanceChange
    became: Became

    @property
    def sort(self) -> Sort | None:
        """The sort of change that it is; None where nothing was lost or gained."""
        return self.gravity if self.became is Became.LOST else SORTS.get(self.became)

    @property
    def gravity(self) -> Sort | None:
        """The sort by which a run fails: what is no longer declared fails with what is lost of its force."""
        return LOST.get(self.force, Sort.LOST_SHOULD) if self.became.fails else SORTS.get(self.became)


SORTS = {Became.NO_LONGER_DECLARED: Sort.NO_LONGER_DECLARED, Became.GAINED: Sort.GAINED}
# Only statute makes a must (decision 0024); advice that is no longer followed is no loss of what was asked.
LOST = {Force.MUST: Sort.LOST_MUST, Force.ADVICE: Sort.LESS_SAID}


def ask_changes(old: DocumentReport, new: DocumentReport, rulebook: Rulebook) -> Iterator[AskChange]:
    """
    What became of every ask that either document's edition puts, in the order of the rulebook.

    Both documents can be read, and are of one kind.
    """
    later = later_edition(old, new)
    before, after = _asked(old.deciding), _asked(new.deciding)
    was, now = (_asked(under(report, later)) for report in (old, new))
    known = cache(partial(objects, model(old), model(new), renamed=renamed(model(old), model(new))))
    for duty in (duty for duty in rulebook.duties.values() if duty.asked_of == new.kind):
        guidance = crosswalk.asks(duty, own_edition(old).id, own_edition(new).id)
        duty_met = _met(was, duty), _met(now, duty)
        for name, ask in duty.asks.items():
            key = (duty.id, name)
            olds, news = ([side.get(key, {}) for side in sides] for sides in ((before, was), (after, now)))
            for old_thing, new_thing in _things(olds, news, known(ask.each) if ask.each else None):
                answers = (*_of(olds, old_thing), *_of(news, new_thing))
                thing = max((new_thing, old_thing), key=lambda name: len(list(_owners(name))))
                yield _change(key, thing, answers, guidance.get(name, crosswalk.GuidanceChange.SAME), duty_met)


def own_edition(report: DocumentReport) -> Edition:
    """The edition that a document is held to, the latest where several decide."""
    return max((held.standing.edition for held in report.deciding), key=lambda edition: edition.since)


def later_edition(old: DocumentReport, new: DocumentReport) -> Edition:
    """The later of the editions that two documents are held to."""
    return max(own_edition(old), own_edition(new), key=lambda edition: edition.since)


def under(report: DocumentReport, edition: Edition) -> Sequence[EditionReport]:
    """A document under an edition: all that decide where it is one of them, else as it was put for information."""
    own = report.deciding
    if any(held.standing.edition == edition for held in own):
        return own
    known = [held for held in report.editions if held.standing.edition == edition]
    first = own[0]
    return known or [
        EditionReport(Standing(edition, EditionStatus.READINESS, counts=False), first.case, first.question, first.terms)
    ]


def model(report: DocumentReport) -> Published:
    """What a document that can be read declares."""
    return report.editions[0].case.main.model


def _asked(held: Sequence[EditionReport]) -> Asked:
    """The answer to each ask that all of these editions put: where two decide, what both find is what counts."""
    answers: dict[Key, dict[str, AskAnswer]] = {}
    put = [{(answer.duty, ask.ask) for answer in one.answers for ask in answer.asks} for one in held]
    common = set.intersection(*put) if put else set()
    for one in held:
        for answer in one.answers:
            for ask in answer.asks:
                if (answer.duty, ask.ask) in common:
                    things = answers.setdefault((answer.duty, ask.ask), {})
                    things[ask.object] = min(things.get(ask.object, ask), ask, key=_mildness)
    return answers


def _mildness(ask: AskAnswer) -> tuple[bool, int]:
    return ask.outcome in FAULTS, -ask.force.rank


def _met(side: Asked, duty: Duty) -> bool:
    """Whether a duty is met by all that came of its asks."""
    outcomes = (answer.outcome for name in duty.asks for answer in side.get((duty.id, name), {}).values())
    return verdict(outcomes) is Verdict.MET


def _things(olds: Views, news: Views, called: Objects | None) -> list[tuple[str, str]]:
    """
    What an ask is about, by its name in either document.

    A thing that one of them does not have goes there by the name of what it hangs on: what is said of a list as a
    whole, or of there being none, is said of each thing in it.
    """
    before, after = ({thing: None for side in sides for thing in side} for sides in (olds, news))
    there = {'': '', **(called if called is not None else {thing: thing for thing in (*before, *after)})}
    back = {new: old for old, new in there.items()}
    pairs = [(thing, _nearest(thing, there)) for thing in before]
    pairs += [(_nearest(thing, back), thing) for thing in after]
    split = [{owner for thing in side for owner in _owners(thing)} - side.keys() for side in (before, after)]
    return [
        (old, new)
        for old, new in dict.fromkeys(pairs)
        if there.get(old) != new or not (old in split[0] or new in split[1])  # else it is told of each thing beneath it
    ]


def _nearest(thing: str, called: Objects) -> str:
    """What a thing is called in the other document, or else the nearest thing that it hangs on there."""
    return next((called[name] for name in (thing, *_owners(thing)) if name in called), '')


def _owners(thing: str) -> Iterator[str]:
    """What a thing hangs on, the nearest first: a delegate on the partner, and everything on the document."""
    while thing:
        thing = thing.rpartition('/')[0]
        yield thing


def _of(sides: Views, thing: str) -> list[AskAnswer | None]:
    """The answers about one thing; an answer about what it hangs on is about it too."""
    return [next((side[name] for name in (thing, *_owners(thing)) if name in side), None) for side in sides]


def _change(
    key: Key,
    thing: str,
    answers: Sequence[AskAnswer | None],
    guidance: crosswalk.GuidanceChange,
    duty_met: tuple[bool, bool],
) -> AskChange:
    before, was, after, now = answers
    told = next(ask for ask in (now, was, after, before) if ask)
    became = _moved(before, after, _became(was, now, duty_met)) if was or now else Became.NOT_ASKED
    return AskChange(*key, thing, told.force, before, after, was, now, guidance, became)


def _moved(before: AskAnswer | None, after: AskAnswer | None, became: Became) -> Became:
    """What became of an ask beside what the documents' own editions say: the guidance may have moved, or have not."""
    old, new = (ask.outcome if ask else None for ask in (before, after))
    if old is new is Outcome.MET:
        return Became.KEPT
    if old is Outcome.MET and new in FAULTS and not became.fails:
        return Became.OVERTAKEN
    if old in FAULTS and new is Outcome.MET and became is not Became.GAINED:
        return Became.EASED
    return became


def _became(was: AskAnswer | None, now: AskAnswer | None, duty_met: tuple[bool, bool]) -> Became:
    old, new = (ask.outcome if ask else Outcome.NOT_APPLICABLE for ask in (was, now))
    if Outcome.NOT_APPLICABLE in (old, new):
        return _in_one(old, new, duty_met)
    if Outcome.PERSON in (old, new):
        return Became.FOR_A_PERSON
    if new in FAULTS and old in FAULTS:
        return Became.STILL_MISSING
    if new is Outcome.UNDECLARED:
        return Became.NO_LONGER_DECLARED
    return Became.LOST if new in FAULTS else Became.GAINED if old in FAULTS else Became.KEPT


def _in_one(old: Outcome, new: Outcome, duty_met: tuple[bool, bool]) -> Became:
    """What is asked of one document alone: it may be why a duty that was met no longer is, or the other way about."""
    if old is new:
        return Became.DOES_NOT_ARISE
    if new in KNOWN_FAULTS and duty_met[0]:
        return Became.LOST
    return Became.GAINED if old in KNOWN_FAULTS and duty_met[1] else Became.IN_ONE
