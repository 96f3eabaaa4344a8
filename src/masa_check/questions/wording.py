"""Reads from the files of rules how each question is worded, and by which cues a passage is found that answers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as File
from typing import Any, NamedTuple

from masa_check.declaration.kinds import KINDS
from masa_check.document.document import Document, parse
from masa_check.errors import MasaError
from masa_check.questions.cue import Cue
from masa_check.rulebook import rule_files
from masa_check.rulebook.duty import Path
from masa_check.rulebook.fault import RuleFault, known, not_one_of
from masa_check.rulebook.grammar import THEME
from masa_check.rulebook.question_grammar import CUE, EITHER, QUESTION, QUESTIONS
from masa_check.values import KeyPath

MOST_CUES = 3
LAST = 'questions'  # the key, which is the last of a file


class QuestionWording(NamedTuple):
    """One question: about which field of which kind of document, in plain English, and the cues to its answer."""

    kind: str
    path: Path
    question: str
    good_answer: str
    cues: tuple[Cue, ...]
    silent_without: tuple[
        Cue, ...
    ] = ()  # where they do not stand near each other, a text is silent; none: nobody can tell
    file: str = ''
    line: int = 0


class Wordings(NamedTuple):
    """Every question that some folders of rules word, and their cues by name."""

    questions: tuple[QuestionWording, ...]
    cues: Mapping[str, Cue]

    def of(self, kind: str) -> Mapping[Path, QuestionWording]:
        """The questions about one kind of document, by the path of their field; one of one's own replaces ours."""
        return {one.path: one for one in self.questions if one.kind == kind}


def load(folders: Sequence[File]) -> Wordings:
    """The questions of one or more folders of rules. Raises MasaError."""
    texts = [(path, part) for path, raw in rule_files.texts_of(folders) if (part := rule_files.questions_of(raw))]
    return read([parse(raw, path) for path, raw in texts])


def read(documents: Sequence[Document]) -> Wordings:
    """The questions in some files, of which each may use the cues of all. Raises MasaError."""
    cues: dict[str, Cue] = {}
    for document in documents:
        known(document, (), {LAST: document.data[LAST]}, THEME._replace(keys={LAST: THEME.keys[LAST]}))
        for cue in _cues(document):
            if cue.name in cues:
                remedy = 'use that cue, or give this one another name'
                raise MasaError(f'the cue "{cue.name}" is there twice', path=cue.path, line=cue.line, remedy=remedy)
            cues[cue.name] = cue
    return Wordings(tuple(one for document in documents for one in _questions(document, cues)), cues)


def _cues(document: Document) -> Iterator[Cue]:
    data = known(document, (LAST,), document.data[LAST], QUESTIONS)
    for name, raw in data.get('cues', {}).items():
        at: KeyPath = (LAST, 'cues', name)
        cue = known(document, at, raw, CUE)
        yield Cue(name, tuple(cue['words']), cue['finds'], cue['misses'], document.path, document.position(at).line)


def _questions(document: Document, cues: Mapping[str, Cue]) -> Iterator[QuestionWording]:
    for written in (*KINDS, EITHER):
        for path, raw in document.data[LAST].get(written, {}).items():
            at: KeyPath = (LAST, written, path)
            for kind in KINDS if written == EITHER else (written,):
                yield _question(document, at, kind, raw, cues)


def _question(document: Document, at: KeyPath, kind: str, raw: Any, cues: Mapping[str, Cue]) -> QuestionWording:
    data = known(document, at, raw, QUESTION)
    return QuestionWording(
        kind,
        tuple(str(at[-1]).split('.')),
        data['question'],
        data['good_answer'],
        _cues_of(document, (*at, 'cues'), data, cues),
        _cues_of(document, (*at, 'silent_without'), data, cues),
        document.path,
        document.position(at).line,
    )


def _cues_of(document: Document, at: KeyPath, data: Any, cues: Mapping[str, Cue]) -> tuple[Cue, ...]:
    """The cues that are named at a key of a question; none without the key."""
    if at[-1] not in data:
        return ()
    names = data[at[-1]]
    if not 0 < len(names) <= MOST_CUES:
        raise RuleFault(at, 'a question has 1 to 3 cues', 'name the cues that decide').error(document)
    for name in names:
        if name not in cues:
            raise not_one_of(at, name, cues, 'cue').error(document)
    return tuple(cues[name] for name in names)
