"""A session at the desk: takes one event after another, and gives the page that stands after each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from masa_check.declaration.kinds import YEARLY_REPORT
from masa_check.desk import pages, refusal, theme_pages
from masa_check.desk.answering import Answering
from masa_check.desk.assessment import Assessment, assess, tally
from masa_check.desk.control import PageBar, Tally, drawn, main
from masa_check.desk.editing import without_hidden
from masa_check.desk.evidence_found import Evidence
from masa_check.desk.form import is_named_as_form, opened_form
from masa_check.desk.known import DeskKnowledge
from masa_check.desk.marking import text_again
from masa_check.desk.opening import DECLARATIONS, Opened, opened
from masa_check.desk.pages import DeskPage
from masa_check.desk.place import DUTY, QuestionIndex
from masa_check.desk.refusal import LAST, sentence
from masa_check.desk.state import ANNOUNCED, AWAY, BESIDE, DOCUMENT, REPORT, START, STATUTE, THEMES, DeskState
from masa_check.desk.taking import TakenFile, Taking
from masa_check.desk.verdict_page import QuestionPointing
from masa_check.errors import MasaError
from masa_check.evidence.verification import PublishedText
from masa_check.questions.registry import FieldQuestion

Event = Mapping[str, str]
NO_LAST = "This file is not last year's declaration"
MAIN = 'main'  # the id of the part of the page below the bar
MARKED = 'marked'  # the PDF, which is made from what was read
NOT_KEPT = 'The file of the document is not kept, so it cannot be marked'
ONCE_MORE = 'Open the PDF once more, under "Take away"'
NOT_HERE = 'The file of the document is not kept, so it cannot be read once more'
OPEN_AGAIN = 'Open it again on the first page, and then say which kind it is'
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
        self._aside: DeskPage | None = None  # a page on the file of the last event, shown until the next
        self._read_last: Opened | None = None  # a published document, as long as this session lasts
        self._focus = ''  # the id of what is to have the focus on the page that comes
        self._assessed: tuple[tuple[object, ...], Assessment] | None = None

    def handle(self, event: Event, raw: bytes = b'') -> Reply:
        """The page after an event."""
        before, message, file, self._focus = self.state, '', None, ''
        self._aside = None
        try:
            file = self._acts[event['act']](self, event, raw)
        except MasaError as error:
            message = _in_words(error)
        made = self.page()
        is_new = (before.page, before.kind) != (self.state.page, self.state.kind)
        focus = self._focus or (MAIN if is_new else '')
        return made._replace(focus=focus, message=message or (file.note if file else ''), taken=file)

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
        if self._aside:
            return self._aside
        if state.page == ANNOUNCED and self._waiting:
            return pages.announced(self._waiting.name)
        if not state.kind or state.page in (START, ANNOUNCED):
            return pages.start(state)
        if theme_pages.is_open(state):
            return theme_pages.page(state, self._asked, self.assessment, self.evidence)
        if state.page == REPORT:
            by = QuestionPointing(self._index, self.known.question)
            return pages.report(Taking(state, self.known).document, self.known.question, by)
        if state.page == BESIDE:
            return pages.last_year(Taking(state, self.known).document, state.last, self.known.question)
        if state.page == AWAY:
            return pages.away(state, self.assessment.faults, self._index, has_pdf=self._pdf is not None)
        return theme_pages.index(state, self._asked, self.assessment)

    def _under(self) -> str:
        """The item of the bar under which the open page stands."""
        is_within = theme_pages.is_open(self.state) and self.state.page != DOCUMENT
        return THEMES if is_within else self.state.page

    @property
    def _asked(self) -> tuple[FieldQuestion, ...]:
        return self.known.asked[self.state.kind]

    @property
    def _index(self) -> QuestionIndex:
        return QuestionIndex(self._asked, self.state.answers)

    @property
    def assessment(self) -> Assessment:
        """What the answers come to, worked out once for each state of them."""
        of = self.state.kind, self.state.answers, self.state.holders
        if self._assessed is None or self._assessed[0] != of:
            self._assessed = of, assess(self.state, self.known.question)
        return self._assessed[1]

    def _go(self, event: Event, raw: bytes) -> None:
        """Go to a page by its name, or to a question, a row or a duty by its id."""
        to = event['to']
        path = self._index.path_of(to) if self.state.kind else ()
        self._focus = to if path or to.startswith(DUTY) else ''
        page = theme_pages.page_of(path, self._asked) if path else REPORT if to.startswith(DUTY) else to
        self.state = self.state._replace(page=page)

    def _kind(self, event: Event, raw: bytes) -> None:
        """Read the document, or begin, as the other kind."""
        if self._read_last:
            self._take_in(self._read_last._replace(kind=event['kind']))
        elif self.state.read:
            raise MasaError(NOT_HERE, remedy=OPEN_AGAIN)
        else:
            self.state = DeskState(DOCUMENT, event['kind'])

    def _restore(self, event: Event, raw: bytes) -> None:
        self.state = DeskState.of_json(event['state'])
        self.evidence = Evidence.of_json(event['evidence']) if event.get('evidence') else Evidence()

    def _begin(self, event: Event, raw: bytes) -> None:
        self.state, self.evidence, self._read_last = DeskState(STATUTE, event['kind']), Evidence(), None

    def _open(self, event: Event, raw: bytes) -> None:
        try:
            found = self._opened(event, raw)
        except MasaError as error:
            self._aside, self._focus = refusal.page(error, raw, event['name'], event.get('as', '')), MAIN
            return
        if event.get('as') == LAST:
            self.state = self.state._replace(last=found.file)
        elif found.kind == YEARLY_REPORT:
            self._waiting, self.state = found, self.state._replace(page=ANNOUNCED)
        else:
            self._take_in(found)

    def _opened(self, event: Event, raw: bytes) -> Opened:
        """What is in a file that somebody opened; raises MasaError."""
        name = event['name']
        if event.get('as') == LAST and not name.lower().endswith(DECLARATIONS):
            raise MasaError(NO_LAST, remedy=OPEN_LAST)
        return opened_form(raw, name, self.known) if is_named_as_form(name) else opened(raw, name)

    def _read(self, event: Event, raw: bytes) -> None:
        if self._waiting:
            self._take_in(self._waiting)
        self._waiting = None

    def _decline(self, event: Event, raw: bytes) -> None:
        self._waiting, self.state = None, self.state._replace(page=START)

    def _take_in(self, found: Opened) -> None:
        self.evidence = found.evidence(self.known)
        self.state = found.state(self.evidence)
        if found.problems:
            self._aside, self._focus = refusal.left_out(found.name, found.problems), MAIN
        self._read_last = found if found.text else None

    def _answer(self, event: Event, raw: bytes) -> None:
        seen = {**event, 'value': without_hidden(event.get('value', ''))}  # what is pasted may hold what nobody sees
        self.state = Answering(self.state, self._asked, self.evidence).after(seen)

    def _holders(self, event: Event, raw: bytes) -> None:
        self.state = self.state._replace(holders=bool(event['value']))

    def _take(self, event: Event, raw: bytes) -> TakenFile:
        taking = Taking(self.state, self.known, self.evidence, self.assessment.edition)
        if event['what'] != MARKED:
            return taking.file(event['what'])
        if not self._pdf:
            raise MasaError(NOT_KEPT, remedy=ONCE_MORE)
        return taking.marked(*self._pdf)

    def _mark(self, event: Event, raw: bytes) -> TakenFile:
        """The marked copy of the PDF that was read at an earlier start."""
        text = text_again(raw, event['name'], self.state)
        return Taking(self.state, self.known).marked(text, raw)

    @property
    def _pdf(self) -> tuple[PublishedText, bytes] | None:
        """The PDF that was read in this session, with its text."""
        read = self._read_last
        return (read.text, read.pdf) if read and read.text and read.pdf else None

    _acts: Mapping[str, Callable[[Session, Event, bytes], TakenFile | None]] = {
        'go': _go, 'restore': _restore, 'begin': _begin, 'open': _open, 'read': _read, 'decline': _decline,
        **dict.fromkeys(('answer', 'add', 'strike', 'accept', 'quote', 'silent'), _answer),
        'holders': _holders, 'take': _take, 'mark': _mark, 'kind': _kind,
    }  # fmt: skip


def _in_words(error: MasaError) -> str:
    """What is wrong, and what to do."""
    return ' '.join(filter(None, map(sentence, (error.message, error.remedy))))
