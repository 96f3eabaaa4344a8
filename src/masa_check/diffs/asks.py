"""What became of each ask between two documents: kept, lost, gained, still missing, or only declared no longer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, partial
from typing import NamedTuple

from masa_check.diffs.facts.change import Sort
from masa_check.diffs.facts.matching import Renamed, renamed
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
    What became of an ask, judged by the later of the two editions, under which both documents are evaluated.

    `overtaken` and `eased` are changes under the documents' own editions alone: lost there, or met there at last. The
    later edition finds no change, so the guidance moved and the text did not.
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
        """Whether an ask that was met is no longer met, or is no longer declared."""
        return self in (Became.LOST, Became.NO_LONGER_DECLARED)


class AskChange(NamedTuple):
    """
    One ask about one object, as each document answers it.

    `before` and `after` are the answers under each document's own edition, None where that edition does not ask it.
    `was` and `now` are the answers under the later of the two editions. They alone decide what became of the ask, so
    that a change in the guidance does not count against the partnership. `guidance` is how the newer document's edition
    changed the ask.
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
        """The sort of change; None where nothing was lost or gained."""
        return self.gravity if self.became is Became.LOST else SORTS.get(self.became)

    @property
    def gravity(self) -> Sort | None:
        """
        The sort that `--fail-on` compares: a declaration that was dropped weighs as much as losing an ask of its force.
        """
        return LOST.get(self.force, Sort.LOST_SHOULD) if self.became.fails else SORTS.get(self.became)


SORTS = {Became.NO_LONGER_DECLARED: Sort.NO_LONGER_DECLARED, Became.GAINED: Sort.GAINED}
# Only statute makes a must (decision 0024); unmet advice is less said, and no loss of an ask.
LOST = {Force.MUST: Sort.LOST_MUST, Force.ADVICE: Sort.LESS_SAID}


def ask_changes(
    old: DocumentReport, new: DocumentReport, rulebook: Rulebook, bodies: Renamed | None = None
) -> Iterator[AskChange]:
    """
    The change of every ask that either document's edition puts, in the order of the rulebook.

    Both documents must be readable and of one kind; `bodies` is what `renamed` gives for them, where it is at hand.
    """
    later = later_edition(old, new)
    before, after = _asked(own_reports(old)), _asked(own_reports(new))
    was, now = (_asked(under(report, later)) for report in (old, new))
    known = cache(partial(objects, model(old), model(new), renamed=bodies or renamed(model(old), model(new))))
    for duty in (duty for duty in rulebook.duties.values() if duty.asked_of == new.kind):
        guidance = crosswalk.asks(duty, own_edition(old).id, own_edition(new).id)
        duty_met = _met(was, duty), _met(now, duty)
        for name, ask in duty.asks.items():
            key = (duty.id, name)
            olds, news = ([side.get(key, {}) for side in sides] for sides in ((before, was), (after, now)))
            for old_object, new_object in _object_pairs(olds, news, known(ask.each) if ask.each else None):
                answers = (*_answers_about(olds, old_object), *_answers_about(news, new_object))
                object_name = max((new_object, old_object), key=lambda name: len(list(_owners(name))))
                yield _change(key, object_name, answers, guidance.get(name, crosswalk.GuidanceChange.SAME), duty_met)


def own_reports(report: DocumentReport) -> Sequence[EditionReport]:
    """The reports under the editions that decide and have been read; the first edition where none decides."""
    return [one for one in report.deciding if not one.standing.edition.advisory] or report.editions[:1]


def own_edition(report: DocumentReport) -> Edition:
    """The edition that a document is checked against; the latest where several decide."""
    return max((held.standing.edition for held in own_reports(report)), key=lambda edition: edition.since)


def later_edition(old: DocumentReport, new: DocumentReport) -> Edition:
    """The later of the editions that two documents are checked against."""
    return max(own_edition(old), own_edition(new), key=lambda edition: edition.since)


def under(report: DocumentReport, edition: Edition) -> Sequence[EditionReport]:
    """
    The deciding reports of a document if the edition is one of theirs, else its report under the edition.

    That report is made here: it judges by the document's own date, where readiness judges by the day of the run.
    """
    own = own_reports(report)
    if any(own_report.standing.edition == edition for own_report in own):
        return own
    by_its_date, first = Standing(edition, EditionStatus.READINESS, counts=False), own[0]
    return [EditionReport(by_its_date, first.case, first.question, first.terms)]


def model(report: DocumentReport) -> Published:
    """The model of a document that can be read."""
    return report.editions[0].case.main.model


def _asked(reports: Sequence[EditionReport]) -> Asked:
    """
    The answer to each ask that all of these editions put, by duty and ask, then by object.

    Where two editions decide, a fault counts only if both find it: of a fault under WT2018 and a met ask under WT2023,
    the met ask is taken.
    """
    answers: dict[Key, dict[str, AskAnswer]] = {}
    asks_put = [{(answer.duty, ask.ask) for answer in report.answers for ask in answer.asks} for report in reports]
    common = set.intersection(*asks_put) if asks_put else set()
    for report in reports:
        for answer in report.answers:
            for ask in answer.asks:
                if (answer.duty, ask.ask) in common:
                    things = answers.setdefault((answer.duty, ask.ask), {})
                    things[ask.object] = min(things.get(ask.object, ask), ask, key=_mildness)
    return answers


def _mildness(ask: AskAnswer) -> tuple[bool, int]:
    return ask.outcome in FAULTS, -ask.force.rank


def _met(side: Asked, duty: Duty) -> bool:
    """Whether a duty is met on all its asks together."""
    outcomes = (answer.outcome for name in duty.asks for answer in side.get((duty.id, name), {}).values())
    return verdict(outcomes) is Verdict.MET


def _object_pairs(olds: Views, news: Views, called: Objects | None) -> list[tuple[str, str]]:
    """
    The objects of an ask in pairs: the name in the older document, and the name in the newer one.

    An object that one document lacks is paired with its nearest owner there: an answer about a whole list also answers
    for each item. Example: the older document answers for `agencies` as a whole ('', "none is named"); the newer one
    answers for Cafcass and for Probation. The pairs are ('', 'Cafcass') and ('', 'Probation'), without ('', '').
    """
    before, after = ({thing: None for side in sides for thing in side} for sides in (olds, news))
    matched = {'': '', **(called if called is not None else {thing: thing for thing in (*before, *after)})}
    back = {new: old for old, new in matched.items()}
    pairs = [(thing, _nearest(thing, matched)) for thing in before]
    pairs += [(_nearest(thing, back), thing) for thing in after]
    split = [{owner for thing in side for owner in _owners(thing)} - side.keys() for side in (before, after)]
    return [
        (old, new)
        for old, new in dict.fromkeys(pairs)
        if matched.get(old) != new
        or not (old in split[0] or new in split[1])  # else each object below has a pair of its own
    ]


def _nearest(thing: str, called: Objects) -> str:
    """The name of an object in the other document, or the name of its nearest owner there."""
    return next((called[name] for name in (thing, *_owners(thing)) if name in called), '')


def _owners(thing: str) -> Iterator[str]:
    """The owners of an object, the nearest first: for a delegate the partner, and at last the document, ''."""
    while thing:
        thing = thing.rpartition('/')[0]
        yield thing


def _answers_about(views: Views, thing: str) -> list[AskAnswer | None]:
    """The answers about one object in each view; an answer about its owner serves where it has none of its own."""
    return [next((side[name] for name in (thing, *_owners(thing)) if name in side), None) for side in views]


def _change(
    key: Key,
    thing: str,
    answers: Sequence[AskAnswer | None],
    guidance: crosswalk.GuidanceChange,
    duty_met: tuple[bool, bool],
) -> AskChange:
    before, was, after, now = answers
    latest = next(ask for ask in (now, was, after, before) if ask)
    became = _by_own_editions(before, after, _by_later_edition(was, now, duty_met)) if was or now else Became.NOT_ASKED
    return AskChange(*key, thing, latest.force, before, after, was, now, guidance, became)


def _by_own_editions(before: AskAnswer | None, after: AskAnswer | None, became: Became) -> Became:
    """
    What became of an ask once the documents' own editions are considered.

    Met under both own editions: kept. Met, then a fault, though the later edition finds no loss: overtaken. A fault,
    then met, though the later edition finds no gain: eased.
    """
    old, new = (ask.outcome if ask else None for ask in (before, after))
    if old is new is Outcome.MET:
        return Became.KEPT
    if old is Outcome.MET and new in FAULTS and not became.fails:
        return Became.OVERTAKEN
    if old in FAULTS and new is Outcome.MET and became is not Became.GAINED:
        return Became.EASED
    return became


def _by_later_edition(was: AskAnswer | None, now: AskAnswer | None, duty_met: tuple[bool, bool]) -> Became:
    """What became of an ask by its outcomes under the later edition; a missing answer counts as not arising."""
    old, new = (ask.outcome if ask else Outcome.NOT_APPLICABLE for ask in (was, now))
    if Outcome.NOT_APPLICABLE in (old, new):
        return _arising_in_one(old, new, duty_met)
    if Outcome.PERSON in (old, new):
        return Became.FOR_A_PERSON
    if new in FAULTS and old in FAULTS:
        return Became.STILL_MISSING
    if new is Outcome.UNDECLARED:
        return Became.NO_LONGER_DECLARED
    return Became.LOST if new in FAULTS else Became.GAINED if old in FAULTS else Became.KEPT


def _arising_in_one(old: Outcome, new: Outcome, duty_met: tuple[bool, bool]) -> Became:
    """
    What became of an ask that arises in one document only: a loss or a gain only if it changed a duty that was met.

    Example: a duty was met for every agency; the newer document adds an agency for which one ask is absent. That ask is
    lost. Had the duty been missed before, the ask would only be one that arises in one document.
    """
    if old is new:
        return Became.DOES_NOT_ARISE
    if new in KNOWN_FAULTS and duty_met[0]:
        return Became.LOST
    return Became.GAINED if old in KNOWN_FAULTS and duty_met[1] else Became.IN_ONE
