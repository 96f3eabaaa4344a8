"""What a desk remembers: which document, what is answered, and which page is open; all of it JSON can hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from masa_check.questions.answer import FieldAnswer
from masa_check.rulebook.duty import Path

START, DOCUMENT, THEMES, STATUTE, REPORT, AWAY, BESIDE, ANNOUNCED = (
    'start', 'document', 'themes', 'statute', 'report', 'away', 'beside', 'announced',
)  # fmt: skip
THEME = 'theme-'  # and its number
NOTHING: Mapping[Path, FieldAnswer] = MappingProxyType({})


class OpenedFile(NamedTuple):
    """A declaration that was opened: the name of its file, and its text."""

    name: str = ''
    text: str = ''


class DeskState(NamedTuple):
    """What the desk remembers; `read` is the name of the published document that was read."""

    page: str = START
    kind: str = ''
    answers: Mapping[Path, FieldAnswer] = NOTHING
    opened: OpenedFile = OpenedFile()
    last: OpenedFile = OpenedFile()  # last year's
    read: str = ''
    pdf: str = ''  # the hash of the published document, where it is a PDF
    holders: bool = False  # whether names of people are taken away too

    def with_answer(self, path: Path, answer: FieldAnswer) -> DeskState:
        """The state with an answer in the place of the one there."""
        return self._replace(answers={**self.answers, path: answer})

    def as_json(self) -> str:
        answers = {'.'.join(path): answer.as_data() for path, answer in self.answers.items()}
        files = {'opened': self.opened._asdict(), 'last': self.last._asdict()}
        return json.dumps({**self._asdict(), 'answers': answers, **files}, default=str)

    @classmethod
    def of_json(cls, text: str) -> DeskState:
        data: dict[str, Any] = json.loads(text)
        answers = {tuple(name.split('.')): FieldAnswer.of_data(one) for name, one in data['answers'].items()}
        files = {'opened': OpenedFile(**data['opened']), 'last': OpenedFile(**data['last'])}
        return cls(**{**data, 'answers': answers, **files})
