"""The pages of questions: the list of themes, what statute asks, and each theme."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from masa_check.desk.assessment import Assessment, answer_to, is_finished, progress
from masa_check.desk.control import Button, DeskBlock, PageEvent, PageLinks
from masa_check.desk.document_page import above
from masa_check.desk.duty_link import duty_links, notes
from masa_check.desk.evidence_found import Evidence
from masa_check.desk.pages import DeskPage
from masa_check.desk.place import QuestionIndex
from masa_check.desk.question_block import QuestionView, question_block
from masa_check.desk.state import DOCUMENT, STATUTE, THEME, THEMES, DeskState
from masa_check.model.status import Status
from masa_check.questions.answer import EMPTY
from masa_check.questions.registry import FieldQuestion
from masa_check.reporters.draw.page import how_many, say
from masa_check.rulebook.duty import Path

INTRODUCTION = 'Answer in any order. Start with what statute asks if you have little time.'
WHICH = 'Which document this is'
FIRST = ('name', 'dated', 'follows', 'texts', 'stage')  # of the questions on which document it is


class ThemePage(NamedTuple):
    """A theme with its questions, and the name of its page."""

    name: str
    page: str
    questions: tuple[FieldQuestion, ...]


def themes(asked: Sequence[FieldQuestion]) -> tuple[ThemePage, ...]:
    """The pages of questions in their order: the themes, and before them what statute asks in any of them."""
    statutory = tuple(one for one in asked if one.statutory)
    named = [(name, tuple(some)) for name, some in groupby(asked, key=lambda one: one.theme)]
    own = [ThemePage(name, f'{THEME}{number}', some) for number, (name, some) in enumerate(named)]
    known_first = sorted(own[0].questions, key=lambda one: FIRST.index(one.key) if one.key in FIRST else len(FIRST))
    first = ThemePage(WHICH, DOCUMENT, tuple(known_first))
    return (first, ThemePage('What statute asks', STATUTE, statutory), *own[1:])


def page_of(path: Path, asked: Sequence[FieldQuestion]) -> str:
    """The page of its theme on which a question stands."""
    every = (one for one in themes(asked) if one.page != STATUTE)
    return next(one.page for one in every if any(own.path == path for own in one.questions))


def index(state: DeskState, asked: Sequence[FieldQuestion], found: Assessment) -> DeskPage:
    """The list of themes, each with how much of it is answered."""
    items = []
    for theme in themes(asked):
        done = progress(theme.questions, state, found.faults)
        act = PageEvent('go', {'to': theme.page})
        items.append((f'go-{theme.page}', theme.name, act, f'{done.answered} of {done.of} answered'))
    return DeskPage('Questions', (say(INTRODUCTION), PageLinks('themes', tuple(items))))


def page(state: DeskState, asked: Sequence[FieldQuestion], found: Assessment, evidence: Evidence) -> DeskPage:
    """The questions of the theme that is open."""
    every = themes(asked)
    at = next(number for number, one in enumerate(every) if one.page == state.page)
    theme, index = every[at], QuestionIndex(asked, state.answers)
    blocks: list[DeskBlock] = list(above(state, found)) if theme.page == DOCUMENT else []
    blocks += [question_block(_asked(one, state, found, evidence, index)) for one in theme.questions]
    if silent := left(theme.questions, state, evidence):
        blocks.append(_silence(theme, silent, bool(state.read)))
    if at + 1 < len(every):
        following = every[at + 1]
        blocks.append(Button('next', f'Next: {following.name}', PageEvent('go', {'to': following.page})))
    blocks.append(Button('all-themes', 'All themes', PageEvent('go', {'to': THEMES}), 'plain'))
    return DeskPage(theme.name, tuple(blocks))


def _asked(
    one: FieldQuestion, state: DeskState, found: Assessment, evidence: Evidence, index: QuestionIndex
) -> QuestionView:
    own, answer = state.answers.get(one.path, EMPTY), answer_to(one.path, state)
    faults = found.faults.get(one.path, ())
    return QuestionView(
        one,
        answer,
        faults,
        evidence.passages.get(one.path, ()),
        searched=bool(state.read),
        whole=own.is_empty and not answer.is_empty,
        proposed=evidence.values.get(one.path),
        duties=duty_links(one, found),
        notes=() if faults else tuple(notes(one, found, index, is_answered=is_finished(answer))),
    )


def left(some: Sequence[FieldQuestion], state: DeskState, evidence: Evidence) -> list[FieldQuestion]:
    """The questions of a theme that nobody has answered, and to which nothing was found."""
    return [
        one
        for one in some
        if any(option.value == Status.NOT_STATED for option in one.statuses)
        and answer_to(one.path, state).is_empty
        and (not state.read or one.path in evidence.silent)
    ]


def _silence(theme: ThemePage, silent: Sequence[FieldQuestion], searched: bool) -> Button:
    """One answer for all of them, which she confirms."""
    number = how_many(len(silent), 'question')
    names = '; '.join(one.question for one in silent)
    found = 'We found nothing in the document for these: ' if searched else 'Not answered yet: '
    ask = f'Answer {number} with "It says nothing about it"? Do this only if you have looked. {names}'
    act = PageEvent('silent', {'to': theme.page, 'ask': ask})
    return Button('silent', f'The document says nothing about these: {number}', act, 'plain', f'{found}{names}')


def is_open(state: DeskState) -> bool:
    """Whether a page of questions is open."""
    return state.page in (DOCUMENT, STATUTE) or state.page.startswith(THEME)
