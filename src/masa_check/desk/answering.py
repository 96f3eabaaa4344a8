"""What comes of an act at a question: an answer, a row added or struck out, a theme confirmed silent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from masa_check.desk import editing
from masa_check.desk.evidence_found import Evidence
from masa_check.desk.state import DeskState
from masa_check.desk.theme_pages import left, themes
from masa_check.model.status import Status
from masa_check.questions.answer import AnswerPlace, FieldAnswer
from masa_check.questions.registry import FieldQuestion
from masa_check.rulebook.duty import Path

Event = Mapping[str, str]


class Answering(NamedTuple):
    """The state before an act, the questions, and what was found for them."""

    state: DeskState
    asked: Sequence[FieldQuestion]
    evidence: Evidence

    def after(self, event: Event) -> DeskState:
        """The state after an act."""
        if event['act'] == 'silent':
            return self._silent(event['to'])
        path = tuple(event['path'].split('.'))
        alone = self._alone(path)
        return alone.with_answer(path, self._changed(alone.answers.get(path, FieldAnswer()), path, event))

    def _changed(self, answer: FieldAnswer, path: Path, event: Event) -> FieldAnswer:
        steps, act = tuple(filter(None, event['at'].split('/'))), event['act']
        if act == 'add':
            return editing.with_row(answer, steps)
        if act == 'strike':
            return editing.without_row(answer, steps)
        if act == 'accept':
            return editing.accepted_row(answer, steps)
        if act == 'quote':
            return self._quoted(answer, path, event)
        return editing.edited(answer, steps, event['part'], event['value'])

    def _quoted(self, answer: FieldAnswer, path: Path, event: Event) -> FieldAnswer:
        """The answer with selected words of a passage as its quotation, and their place."""
        found = self.evidence.passages[path][int(event['number'])]
        place = AnswerPlace(section=found.section, page=found.page, quote=' '.join(event['value'].split()))
        return answer._replace(places=(place, *answer.places[1:]))

    def _silent(self, page: str) -> DeskState:
        theme = next(one for one in themes(self.asked) if one.page == page)
        some = left(theme.questions, self.state, self.evidence)
        silent = {one.path: FieldAnswer(status=Status.NOT_STATED.value) for one in some}
        return self.state._replace(answers={**self.state.answers, **silent})

    def _alone(self, path: Path) -> DeskState:
        """
        The state in which no answer for a whole part stands over a question.

        Example: where `voice` is not stated and one of its questions is answered, each of the others is not stated.
        """
        state = self.state
        for end in range(1, len(path)):
            group = path[:end]
            whole = state.answers.get(group)
            if whole is None or not whole.status:
                continue
            within = [one.path for one in self.asked if one.path[:end] == group and one.path not in state.answers]
            each = dict.fromkeys(within, whole._replace(more={}))
            state = state._replace(answers={**state.answers, **each, group: FieldAnswer()})
        return state
