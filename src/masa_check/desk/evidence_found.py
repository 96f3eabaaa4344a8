"""What was found in a published document for each question: up to three passages, and rows that it may name."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from masa_check.document.document import parse
from masa_check.drafts.draft import Draft
from masa_check.drafts.making import Known, draft, kind_of
from masa_check.drafts.proposal import Proposal
from masa_check.drafts.writing import COPIED, as_yaml
from masa_check.errors import MasaError
from masa_check.evidence import reading
from masa_check.evidence.verification import PublishedText
from masa_check.inert import printable
from masa_check.model.identity import NAMING
from masa_check.model.status import Status
from masa_check.questions.answer import FieldAnswer
from masa_check.questions.cue import STAR, Cue, words
from masa_check.questions.reading import answers_of
from masa_check.rulebook.duty import Path

SHOWN = 3  # passages
LONGEST = 1_500  # letters of a passage
IDENTITY_PATHS = tuple((key,) for key in NAMING)


class FoundPassage(NamedTuple):
    """A passage: where it stands, its words, and the stretches of them that led to it."""

    section: str
    page: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    known: str = ''  # how much of it is the guidance's own words

    @property
    def place(self) -> str:
        page = f'page {self.page}' if self.page else ''
        return ', '.join(filter(None, (printable(self.section), page))) or 'At the beginning'

    @property
    def stretches(self) -> tuple[tuple[str, bool], ...]:
        """The words in stretches, each with whether it is marked."""
        made, end = [], 0
        for start, stop in self.marks:
            made += [(self.text[end:start], False), (self.text[start:stop], True)]
            end = stop
        return (*made, (self.text[end:], False))


class FoundValue(NamedTuple):
    """A value that may answer a question, such as a date, and where it stands."""

    value: str
    place: str = ''


class Evidence(NamedTuple):
    """
    What was found in one published document: passages, what nothing was found for, and what it may say.

    `answers` are of its identity, which nobody has to look up, and rows that are only proposed.
    """

    kind: str = ''
    passages: Mapping[Path, tuple[FoundPassage, ...]] = {}  # never written to
    silent: frozenset[Path] = frozenset()
    values: Mapping[Path, FoundValue] = {}  # never written to
    answers: Mapping[Path, FieldAnswer] = {}  # never written to

    def as_json(self) -> str:
        return json.dumps({
            'kind': self.kind,
            'passages': {'.'.join(path): some for path, some in self.passages.items()},
            'silent': sorted('.'.join(path) for path in self.silent),
            'values': {'.'.join(path): one for path, one in self.values.items()},
        }, default=str)  # fmt: skip

    @classmethod
    def of_json(cls, text: str) -> Evidence:
        data: dict[str, Any] = json.loads(text)
        passages = {
            tuple(name.split('.')): tuple(
                FoundPassage(section, page, words, tuple(map(tuple, marks)), known)
                for section, page, words, marks, known in some
            )
            for name, some in data['passages'].items()
        }
        values = {tuple(name.split('.')): FoundValue(*one) for name, one in data['values'].items()}
        return cls(data['kind'], passages, frozenset(tuple(name.split('.')) for name in data['silent']), values)


def text_in(raw: bytes, name: str) -> PublishedText:
    """The published document in some bytes; raises MasaError."""
    return PublishedText('text-1', name, hashlib.sha256(raw).hexdigest(), reading.read(raw, name))


def kind_in(text: PublishedText) -> str:
    """The kind of a published document; raises MasaError for one that is neither."""
    if kind := kind_of([text]):
        return kind
    message = 'This seems to be neither safeguarding arrangements nor a yearly report on them'
    raise MasaError(message, remedy='Open the published document itself, or begin with nothing')


def evidence_in(text: PublishedText, kind: str, known: Known) -> Evidence:
    """What was found in a published document."""
    made = draft([text], kind, known)
    found = {one.path: tuple(_passages(one)) for one in made.proposals}
    silent = frozenset(one.path for one in made.proposals if one.status is Status.NOT_STATED)
    return Evidence(kind, found, silent, dict(_values(made)), _answers(made))


def _passages(proposal: Proposal) -> Iterator[FoundPassage]:
    for ranked, copied in zip(proposal.passages[:SHOWN], proposal.repeats, strict=False):
        text = ranked.passage.text[:LONGEST]
        known = f"{copied.share:.0%} of these words are the guidance's own ({copied.edition.upper()})"
        yield FoundPassage(
            ranked.passage.section,
            ranked.passage.page,
            text,
            tuple(_marks(text, proposal.wording.cues)),
            known if copied.share >= COPIED else '',
        )


def _marks(text: str, cues: Sequence[Cue]) -> Iterator[tuple[int, int]]:
    """
    The stretches in which the words of cues stand, none within another.

    Example: of the cue "practice review*" the words "practice reviews".
    """
    forms = {_pattern(word) for cue in cues for word in cue.words}
    end = 0
    for match in re.finditer('|'.join(sorted(forms, key=len, reverse=True)) or r'(?!)', text, re.IGNORECASE):
        if match.start() >= end and match.end() > match.start():
            yield match.span()
            end = match.end()


def _pattern(word: str) -> str:
    parts = r'[\W_]+'.join(map(re.escape, words(word.removesuffix(STAR))))
    return rf'\b{parts}' + (r'\w*' if word.endswith(STAR) else r'\b')


def _values(made: Draft) -> Iterator[tuple[Path, FoundValue]]:
    """The values that a document may give of what is not a list."""
    lists = {one.path for one in made.proposals if one.field.is_list}
    for path, rows in made.rows.items():
        (first, *others), is_list = rows, path in lists
        values = [value for key, value in first.items() if key != 'source']
        if not others and not is_list and len(values) == 1 and isinstance(values[0], str):
            source = first.get('source', {})
            page = f'page {source["page"]}' if 'page' in source else ''
            yield path, FoundValue(values[0], ', '.join(filter(None, (source.get('section', ''), page))))


def _answers(made: Draft) -> Mapping[Path, FieldAnswer]:
    """What the document is, with the hash of its file, and the rows that it may name, each only proposed."""
    found = answers_of(parse(as_yaml(made).encode(), made.name).data, made.kind)
    return {path: answer for path, answer in found.items() if answer.rows or path in IDENTITY_PATHS}
