"""A session at the desk: takes one event after another, and gives the page that stands after each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from masa_check.declaration.kinds import YEARLY_REPORT
from masa_check.desk import pages, theme_pages
from masa_check.desk.answering import Answering
from masa_check.desk.assessment import Assessment, assess, tally
from masa_check.desk.control import PageBar, Tally, drawn, main
from masa_check.desk.evidence_found import Evidence
from masa_check.desk.form import SUFFIX, opened_form
from masa_check.desk.known import DeskKnowledge
from masa_check.desk.opening import DECLARATIONS, Opened, opened
from masa_check.desk.pages import DeskPage
from masa_check.desk.state import ANNOUNCED, AWAY, BESIDE, REPORT, START, STATUTE, THEMES, DeskState
from masa_check.desk.taking import TakenFile, Taking
from masa_check.errors import MasaError
from masa_check.questions.registry import FieldQuestion

Event = Mapping[str, str]
LEFT_OUT = 'Some of the form could not be read, and is left out.'
NO_LAST = "This file is not last year's declaration"
OPEN_LAST = 'Open the file (.yaml) that was taken away last year under "Take the declaration"'


class Reply(NamedTuple):
    """The page after an event, what to say, whether something is to be kept, and a file to take away."""

    html: str
    title: str
    focus: str = ''
    message: str = ''
    taken: TakenFile | None = None


class Session:
    """One desk, from its first page on."""

    def __init__(self, known: DeskKnowledge) -> None:
        self.known: Final = known
        self.state = DeskState()
        self.evidence = Evidence()
        self._waiting: Opened | None = None  # a yearly report that is announced, and not yet read
        self._problems: tuple[str, ...] = ()  # of the form that was opened last
        self._assessed: tuple[tuple[object, ...], Assessment] | None = None

    def handle(self, event: Event, raw: bytes = b'') -> Reply:
        """The page after an event."""
        before, message, file = self.state, '', None
        try:
            file = self._acts[event['act']](self, event, raw)
        except MasaError as error:
            message = _in_words(error)
        made = self.page()
        is_new = (before.page, before.kind) != (self.state.page, self.state.kind)
        return made._replace(focus='main' if is_new else '', message=message or self._left_out(), taken=file)

    def _left_out(self) -> str:
        """What of a form could not be read, told once."""
        problems, self._problems = self._problems, ()
        return ' '.join((LEFT_OUT, *(f'{one}.' for one in problems))) if problems else ''

    def page(self) -> Reply:
        """The page that is open."""
        made = self._page()
        bar = PageBar('Pages', pages.bar(self.state), f'bar-{self._under()}')
        counts = [Tally('tally', tally(self._asked, self.state, self.assessment))] if self.state.kind else []
        return Reply('\n'.join((*drawn([bar, *counts]), main(made.title, made.blocks))), made.title)

    def blank(self, kind: str) -> Reply:
        """The empty form of a kind of document, open at what statute asks."""
        self.state, before = DeskState(STATUTE, kind), self.state
        made = self.page()
        self.state = before
        return made

    def _page(self) -> DeskPage:
        state = self.state
        if state.page == ANNOUNCED and self._waiting:
            return pages.announced(self._waiting.name)
        if not state.kind or state.page in (START, ANNOUNCED):
            return pages.start(state)
        if theme_pages.is_open(state):
            return theme_pages.page(state, self._asked, self.assessment, self.evidence)
        if state.page == REPORT:
            return pages.report(Taking(state, self.known).document, self.known.question)
        if state.page == BESIDE:
            return pages.last_year(Taking(state, self.known).document, state.last, self.known.question)
        if state.page == AWAY:
            return pages.away(state, len(self.assessment.faults))
        return theme_pages.index(state, self._asked, self.assessment)

    def _under(self) -> str:
        """The item of the bar under which the open page stands."""
        return THEMES if theme_pages.is_open(self.state) else self.state.page

    @property
    def _asked(self) -> tuple[FieldQuestion, ...]:
        return self.known.asked[self.state.kind]

    @property
    def assessment(self) -> Assessment:
        """What the answers come to, worked out once for each state of them."""
        of = self.state.kind, self.state.answers, self.state.holders
        if self._assessed is None or self._assessed[0] != of:
            self._assessed = of, assess(self.state, self.known.question)
        return self._assessed[1]

    def _go(self, event: Event, raw: bytes) -> None:
        self.state = self.state._replace(page=event['to'])

    def _restore(self, event: Event, raw: bytes) -> None:
        self.state = DeskState.of_json(event['state'])
        self.evidence = Evidence.of_json(event['evidence']) if event.get('evidence') else Evidence()

    def _begin(self, event: Event, raw: bytes) -> None:
        self.state, self.evidence = DeskState(STATUTE, event['kind']), Evidence()

    def _open(self, event: Event, raw: bytes) -> None:
        if event.get('as') == 'last' and not event['name'].lower().endswith(DECLARATIONS):
            raise MasaError(NO_LAST, remedy=OPEN_LAST)
        is_form = event['name'].lower().endswith(SUFFIX)
        found = opened_form(raw, event['name'], self.known) if is_form else opened(raw, event['name'])
        if event.get('as') == 'last':
            self.state = self.state._replace(last=found.file)
        elif found.kind == YEARLY_REPORT:
            self._waiting, self.state = found, self.state._replace(page=ANNOUNCED)
        else:
            self._take_in(found)

    def _read(self, event: Event, raw: bytes) -> None:
        if self._waiting:
            self._take_in(self._waiting)
        self._waiting = None

    def _decline(self, event: Event, raw: bytes) -> None:
        self._waiting, self.state = None, self.state._replace(page=START)

    def _take_in(self, found: Opened) -> None:
        self.evidence = found.evidence(self.known)
        self.state = found.state(self.evidence)
        self._problems = found.problems

    def _answer(self, event: Event, raw: bytes) -> None:
        self.state = Answering(self.state, self._asked, self.evidence).after(event)

    def _holders(self, event: Event, raw: bytes) -> None:
        self.state = self.state._replace(holders=bool(event['value']))

    def _take(self, event: Event, raw: bytes) -> TakenFile:
        return Taking(self.state, self.known, self.evidence, self.assessment.edition).file(event['what'])

    _acts: Mapping[str, Callable[[Session, Event, bytes], TakenFile | None]] = {
        'go': _go, 'restore': _restore, 'begin': _begin, 'open': _open, 'read': _read, 'decline': _decline,
        **dict.fromkeys(('answer', 'add', 'strike', 'accept', 'quote', 'silent'), _answer),
        'holders': _holders, 'take': _take,
    }  # fmt: skip


def _in_words(error: MasaError) -> str:
    """What is wrong with a file, at which line, and what to do."""
    place = f'{error.path}, line {error.line}: ' if error.line else ''
    sentences = (_sentence(part) for part in (error.message, error.remedy) if part)
    return place + ' '.join(sentences)


def _sentence(words: str) -> str:
    return f'{words[:1].upper()}{words[1:]}' + ('' if words.endswith(('.', '?')) else '.')
