"""What became of each ask between two documents: kept, lost, gained, still missing, or only declared no longer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from masa_check.checks.registry import CHECKS
from masa_check.diffs.facts.change import Sort
from masa_check.diffs.facts.matching import Renamed
from masa_check.diffs.level import CHANGES, Became, Level, level, step
from masa_check.diffs.objects import Answers, Views, matched_objects, object_pairs, owners, with_equal_names
from masa_check.engine.answer import FAULTS, AskAnswer
from masa_check.engine.wording import in_words
from masa_check.model.identity import Published
from masa_check.report.approval import change_hash
from masa_check.report.edition_report import EditionReport
from masa_check.report.report import DocumentReport
from masa_check.rulebook import crosswalk
from masa_check.rulebook.duty import Ask
from masa_check.rulebook.edition import Edition, EditionStatus, Standing
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force, Outcome

Key = tuple[str, str]  # duty and ask
Asked = Mapping[Key, Answers]
BothByLater = tuple[Sequence[EditionReport], Sequence[EditionReport]]


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
    counts: bool = True  # not where guidance asks it that was replaced before the date of the newer document

    @property
    def sort(self) -> Sort | None:
        """The sort of change; None where nothing was lost or gained."""
        if self.became is not Became.LOST:
            return SORTS.get(self.became)
        return self.gravity if self.counts else Sort.LESS_SAID

    @property
    def latest(self) -> AskAnswer | None:
        """The answer that the newer document gives, by the later edition where that asks it."""
        return self.now or self.after

    @property
    def hash(self) -> str:
        """The hash of this very change, by which it can be approved."""
        then, now = ((one.outcome, one.status, one.description) if one else () for one in (self.was, self.now))
        return change_hash((self.duty, self.ask, self.object), then, now)

    @property
    def description(self) -> str:
        """What is wrong with the newer document's answer, without its subject; '' where nothing is."""
        if self.became.fails and self.now and self.now.outcome is Outcome.NOT_APPLICABLE:
            return FELL_SILENT if self.became is Became.LOST else 'not declared'
        return self.latest.description if self.latest else ''

    @property
    def message(self) -> str:
        """What is wrong with the newer document's answer, in one line."""
        return in_words(self.latest.subject, self.description) if self.latest else ''

    @property
    def gravity(self) -> Sort | None:
        """
        The sort that `--fail-on` compares: what is no longer declared, and a new fault, weigh as a loss of their force.

        None where nothing was lost or gained, and of a loss that does not count.
        """
        if not self.counts and self.became.fails:
            return None
        if not self.became.fails:
            return SORTS.get(self.became)
        by_force = LOST.get(self.force, Sort.LOST_SHOULD)
        if self.became is Became.LOST and level(self.was) is Level.RESTATED:
            return Sort.LESS_SAID
        return by_force if self.is_loss else max(by_force, Sort.NO_LONGER_DECLARED, key=lambda sort: sort.rank)

    @property
    def is_loss(self) -> bool:
        """Whether less is there than was, or a fault is new; a gap that is only declared no more is neither."""
        was_a_gap = self.became is Became.NO_LONGER_DECLARED and level(self.was) is Level.SILENT_OR_WRONG
        return self.became.fails and not was_a_gap


FELL_SILENT = 'the text no longer says enough for this to be checked'
SORTS = {
    Became.NO_LONGER_DECLARED: Sort.NO_LONGER_DECLARED,
    Became.NEW_FAULT: Sort.NEW_FAULT,
    Became.DIFFERS: Sort.CHANGED,
    Became.GAINED: Sort.GAINED,
}
# Only statute makes a must (decision 0024); unmet advice is less said, and no loss of an ask.
LOST = {Force.MUST: Sort.LOST_MUST, Force.ADVICE: Sort.LESS_SAID}


def ask_changes(
    old: DocumentReport,
    new: DocumentReport,
    rulebook: Rulebook,
    bodies: Renamed | None = None,
    by_later: BothByLater | None = None,
) -> Iterator[AskChange]:
    """
    The change of every ask that either document's edition puts, in the order of the rulebook.

    Both documents, or pairs of documents, must be readable and of one kind. Where they are at hand, `bodies` is what
    `renamed` gives for two documents, and `by_later` what `both_by_later` gives. Between two areas nothing is lost or
    gained: what is not the same differs.
    """
    later = later_edition(old, new)
    old_by_later, new_by_later = by_later or both_by_later(old, new)
    (before, was), (after, now) = _asked_twice(old, old_by_later), _asked_twice(new, new_by_later)
    known = cache(matched_objects(old.editions[0].case, new.editions[0].case, bodies))
    apart = of_two_areas(old, new)
    ended = _ended(new, later)
    own = own_edition(old).id, own_edition(new).id
    for duty in (duty for duty in rulebook.duties.values() if duty.asked_of == new.kind):
        guidance = crosswalk.asks(duty, *own)
        authorities = duty.authorities(later.id)
        for name, ask in duty.asks.items():
            key = (duty.id, name)
            olds, news = ([side.get(key, {}) for side in sides] for sides in ((before, was), (after, now)))
            matched = with_equal_names(olds, news, known(ask.each) if ask.each else None)
            has_counterpart = set(matched.values())
            for old_object, new_object in object_pairs(olds, news, matched):
                answers = (*_answers_about(olds, old_object), *_answers_about(news, new_object))
                object_name = max((new_object, old_object), key=lambda name: len(list(owners(name))))
                change = _change(key, object_name, answers, guidance.get(name, crosswalk.GuidanceChange.SAME))
                counts = not ended or name not in authorities or authorities[name].outlasts_guidance
                change = _settled(change, is_new=new_object not in has_counterpart, apart=apart)
                if old_object == new_object and _is_overtaken(change, ask):
                    change = change._replace(became=Became.OVERTAKEN)
                yield change._replace(counts=counts)


def _ended(new: DocumentReport, later: Edition) -> bool:
    """Whether only statute counts of the later edition, as its guidance was not in force at the newer text's date."""
    statute_only = (one for one in new.deciding if one.standing.status is EditionStatus.STATUTE_ONLY)
    return any(one.standing.edition == later for one in statute_only)


def own_reports(report: DocumentReport) -> Sequence[EditionReport]:
    """The reports under the editions that decide and have been read; the first edition where none decides."""
    return [one for one in report.deciding if not one.standing.edition.advisory] or report.editions[:1]


def own_edition(report: DocumentReport) -> Edition:
    """The edition that a document is checked against; the latest where several decide."""
    return max((held.standing.edition for held in own_reports(report)), key=lambda edition: edition.since)


def later_edition(old: DocumentReport, new: DocumentReport) -> Edition:
    """The later of the editions that two documents are checked against."""
    return max(own_edition(old), own_edition(new), key=lambda edition: edition.since)


def both_by_later(old: DocumentReport, new: DocumentReport) -> BothByLater:
    """The reports of two documents under the later of their editions, whose answers are worked out once."""
    later = later_edition(old, new)
    return _under(old, later), _under(new, later)


def _under(report: DocumentReport, edition: Edition) -> Sequence[EditionReport]:
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


def _asked_twice(report: DocumentReport, by_later: Sequence[EditionReport]) -> tuple[Asked, Asked]:
    """The answers of a document under its own edition, and under the later one, which may be that."""
    own = own_reports(report)
    asked = _asked(own)
    return asked, asked if list(own) == list(by_later) else _asked(by_later)


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


def _answers_about(views: Views, thing: str) -> list[AskAnswer | None]:
    """The answers about one object in each view; an answer about its owner serves where it has none of its own."""
    return [next((side[name] for name in (thing, *owners(thing)) if name in side), None) for side in views]


def _change(key: Key, thing: str, answers: Sequence[AskAnswer | None], guidance: crosswalk.GuidanceChange) -> AskChange:
    before, was, after, now = answers
    latest = next(ask for ask in (now, was, after, before) if ask)
    became = _by_own_editions(before, after, step(was, now)) if was or now else Became.NOT_ASKED
    return AskChange(*key, thing, latest.force, before, after, was, now, guidance, became)


def _by_own_editions(before: AskAnswer | None, after: AskAnswer | None, became: Became) -> Became:
    """
    What became of an ask once the documents' own editions are considered.

    Met under both own editions: kept. A step down under these, though the later edition finds no loss, or did not ask
    it of the older text: overtaken. A step up, though the later edition finds no change: eased.
    """
    if level(before) is None or level(after) is None:
        return became
    own = step(before, after)
    if own.fails and (became is Became.NEW_FAULT or not became.fails):
        return Became.OVERTAKEN
    if own is Became.GAINED and not (became.fails or became is Became.GAINED):
        return Became.EASED
    return own if own is Became.KEPT else became


def _settled(change: AskChange, *, is_new: bool, apart: bool) -> AskChange:
    """
    The change, as a new fault where the object is new, and as a difference between two areas.

    Example: one reason served all agencies. The newer document has a reason for each, and none for Probation, which is
    new: the general reason was never about Probation, so its lack is a new fault and no loss.
    """
    if apart and change.became in CHANGES:
        return change._replace(became=Became.DIFFERS)
    return change._replace(became=Became.NEW_FAULT) if is_new and change.became.fails else change


def _is_overtaken(change: AskChange, ask: Ask) -> bool:
    """
    Whether what an unchanged name was right for is wrong now because law or guidance moved on.

    Example: two texts send copies to one body, which the guidance named at the date of the older one alone.
    """
    is_wrong = change.now is not None and change.now.outcome is Outcome.WRONG
    return change.became is Became.LOST and is_wrong and CHECKS[ask.check].by_date


def of_two_areas(old: DocumentReport, new: DocumentReport) -> bool:
    """Whether two documents are of two partnerships, by their ids and those of the arrangements they are about."""
    return old.id != new.id and model(old).area_id != model(new).area_id
