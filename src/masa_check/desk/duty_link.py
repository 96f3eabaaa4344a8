"""The duties that a question answers, each with its verdict and a way to it, and what an answer still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from masa_check.desk.assessment import Assessment
from masa_check.desk.place import QuestionIndex, duty_id, joined
from masa_check.engine.answer import Answer as DutyAnswer
from masa_check.questions.registry import AskedBy, FieldQuestion
from masa_check.reporters.draw.page import Block, Folded, Paragraph, Words, say
from masa_check.reporters.draw.verdicts import FORCES, RESULTS


class DutyLink(NamedTuple):
    """A duty that asks a question, and the answer to it; None where it is not asked of this document."""

    by: AskedBy
    answer: DutyAnswer | None

    @property
    def words(self) -> tuple[Words, ...]:
        """Its title with a way to its verdict, and the verdict."""
        if self.answer is None:
            return (Words(self.by.title),)
        title = Words(self.by.title, link=duty_id(self.by.id))
        return title, Words(' '), Words(RESULTS[self.answer.result], self.answer.result)


def duty_links(question: FieldQuestion, found: Assessment) -> tuple[DutyLink, ...]:
    """The duties that ask a question, those first that statute asks."""
    answers: Mapping[str, DutyAnswer] = {one.duty: one for one in found.answers}
    return tuple(DutyLink(by, answers.get(by.id)) for by in question.asked_by)


def asked_by(question: FieldQuestion, duties: Sequence[DutyLink]) -> Iterator[Block]:
    """What a good answer says, by what authority it is asked and why, and which duties it answers."""
    if question.good_answer:
        yield say(Words(f'A good answer says: {_lowered(question.good_answer)}.', 'faint'))
    if not duties:
        yield say(Words(f'{question.why}.', 'faint'))
        return
    first, *others = duties
    yield say(Words(FORCES[first.by.force], first.by.force), f' {first.by.citation}')
    yield say(Words('Why it matters: ', 'remedy'), f'{question.why}.')
    yield say(Words('Verdict on: ', 'remedy'), *first.words)
    if others:
        inner = tuple(
            say(Words(FORCES[one.by.force], one.by.force), ' ', *one.words, f': {one.by.citation}', step=1)
            for one in others
        )
        yield Folded((Words(f'Asked by {len(others)} more'),), inner)


def notes(
    question: FieldQuestion, found: Assessment, index: QuestionIndex, *, is_answered: bool
) -> Iterator[Paragraph]:
    """What an answer still lacks; of a question without one, what waits for it, and what another answer shows."""
    if is_answered:
        for one in found.lacking(question.path):
            needed = index.unanswered(one.ask.needs) if one.ask.needs else ''
            why = needed or one.ask.detail or 'not said yet'
            words = f'{one.ask.subject}: {why}.'
            yield say(
                Words('More is needed: ', 'remedy'), words, ' ', Words(one.duty.title, link=duty_id(one.duty.duty))
            )
        return
    if waiting := found.needing(question.path):
        titles = (Words(one.title, link=duty_id(one.duty)) for one in waiting)
        yield say(Words('Needed for the verdict on: ', 'remedy'), *joined(titles))
    for one in found.shown_elsewhere(question.path):
        by = f' ({one.ask.evidence})' if one.ask.evidence else ''
        yield from (say('Your answer to ', link, f' shows this already{by}.') for link in index.links(one.ask.at)[:1])


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
