"""The ids of questions, rows and duties on the pages of the desk, and the ways between questions and verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from masa_check.desk.declared import on_page
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.registry import FieldQuestion
from masa_check.reporters.draw.page import Words
from masa_check.rulebook.duty import Path
from masa_check.values import KeyPath

QUESTION, DUTY, TITLE = 'q', 'duty-', 'title'


def answer_id(path: Path, steps: Sequence[str] = ()) -> str:
    """The id of a question, or of what stands at some steps within its answer."""
    return '-'.join((QUESTION, *path, *steps))


def title_id(path: Path, steps: Sequence[str] = ()) -> str:
    """The id of the heading of a question, or of a row."""
    return f'{answer_id(path, steps)}-{TITLE}'


def duty_id(duty: str) -> str:
    """The id of a duty on the page of verdicts."""
    return f'{DUTY}{duty}'


def joined(links: Iterable[Words]) -> tuple[Words, ...]:
    """Links with semicolons between."""
    return tuple(word for one in links for word in (one, Words('; ')))[:-1]


class QuestionIndex:
    """The questions about a document, by their paths, with the answers so far."""

    def __init__(self, asked: Sequence[FieldQuestion], answers: Mapping[Path, FieldAnswer]) -> None:
        self._asked: Final = {one.path: one for one in asked}
        self._answers: Final = answers

    def at(self, at: KeyPath) -> tuple[FieldQuestion, ...]:
        """The question in whose answer a path leads, or those of the whole part to which it leads."""
        keys = tuple(step for step in at if isinstance(step, str))
        if not keys:
            return ()
        one = next((self._asked[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in self._asked), None)
        return (one,) if one else tuple(own for path, own in self._asked.items() if path[: len(keys)] == keys)

    def links(self, at: KeyPath) -> tuple[Words, ...]:
        """The ways to the questions at a path, to the row in which it stands."""
        return tuple(self._link(one, at) for one in self.at(at))

    def link(self, question: FieldQuestion) -> Words:
        """The way to a question."""
        return Words(question.question, link=title_id(question.path))

    def unanswered(self, path: Path) -> str:
        """Say that a question is not answered yet; '' where there is none."""
        titles = ' and '.join(f'"{one.question}"' for one in self.at(path)[:1])
        return f'{titles} is not answered yet' if titles else ''

    def path_of(self, id: str) -> Path:
        """The path of the question to which the id of a heading belongs; () for none."""
        paths = (path for path in self._asked if id.startswith(f'{answer_id(path)}-'))
        return max(paths, key=len, default=())

    def _link(self, question: FieldQuestion, at: KeyPath) -> Words:
        path = question.path
        if len(path) > len(at):
            return self.link(question)
        steps = on_page(at, path, self._answers.get(path, EMPTY))[len(path) :]
        last = max((number for number, step in enumerate(steps, start=1) if isinstance(step, int)), default=0)
        numbers = [step + 1 for step in steps[:last] if isinstance(step, int)]
        rows = ''.join(f', row {number}' for number in numbers)
        return Words(f'{question.question}{rows}', link=title_id(path, tuple(map(str, steps[:last]))))
