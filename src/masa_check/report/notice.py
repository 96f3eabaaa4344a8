"""What a reader is told of a document before its verdicts: notices, none of which is a finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from masa_check.declaration.declaration import Declaration
from masa_check.model.publication import OLDER_CONTENTS
from masa_check.model.several import bodies_in
from masa_check.questions.answer_kind import plain
from masa_check.questions.example import is_begun
from masa_check.report.question import Question
from masa_check.rulebook.edition import STATUTE
from masa_check.values import KeyPath

DRAFT = 'draft'
AS_DRAFT = 'Checked as a draft, so publication is still to come and is not missing: '
IS_DRAFT = f'{AS_DRAFT}write `stage: published` if the text is published'


class Remark(NamedTuple):
    """A notice in the words of a file, and of a page on which answers stand under questions; and what it is about."""

    in_a_file: str
    on_a_page: str
    at: tuple[KeyPath, ...] = ()


def notice_of(declaration: Declaration, question: Question, *, applies: bool) -> str:
    """The notices of a document, as sentences without the last full stop; `applies` says whether any edition does."""
    return '. '.join(one.in_a_file for one in remarks(declaration, question, applies=applies))


def remarks(declaration: Declaration, question: Question, *, applies: bool) -> Iterator[Remark]:
    """Each notice of a document."""
    if still_to_come := declaration.still_to_come(question.on):
        yield Remark(still_to_come, still_to_come, (('dated',),))
    elif not applies:
        statute = question.rulebook.dates[STATUTE]
        words = f'No edition here applies: it is dated before {statute}, the day on which the statute came into force'
        yield Remark(words, words, (('dated',),))
    yield from _of_starter(declaration)
    yield from _older_words(declaration)
    yield from _joined_names(declaration)


def _of_starter(declaration: Declaration) -> Iterator[Remark]:
    """What is left of the starter: examples at which nobody has looked, and the stage."""
    data = declaration.document.data
    if not is_begun(data):
        return
    from masa_check.questions.leftovers import left  # noqa: PLC0415 - only a file of the starter pays for it

    places = tuple(left(declaration.model.kind, data))
    if lines := sorted({declaration.document.position(at).line for at in places}):
        where = f'line {lines[0]}' if len(lines) == 1 else f'lines {", ".join(map(str, lines))}'
        yield Remark(
            f"The starter's own example still stands on {where}: write what your text says there, or delete it",
            'An example still stands where your answer belongs: write what your document says, or empty it',
            places,
        )
    if data.get('stage') == DRAFT:
        yield Remark(IS_DRAFT, f'{AS_DRAFT}choose "Published" if the document is published', (('stage',),))


def _older_words(declaration: Declaration) -> Iterator[Remark]:
    """The older words of contents that were read, each with what to write instead."""
    document = declaration.document
    promised = document.data.get('yearly_report')
    contents = promised.get('contents') if isinstance(promised, dict) else None
    for number, word in enumerate(contents if isinstance(contents, list) else ()):
        if word in OLDER_CONTENTS:
            at: KeyPath = ('yearly_report', 'contents', number)
            line = document.position(at).line
            in_a_file = f'Line {line} has an older word, `{word}`: write {OLDER_CONTENTS[word]}'
            yield Remark(in_a_file, f'"{plain(word)}" is an older answer: choose another in its place', (at,))


def _joined_names(declaration: Declaration) -> Iterator[Remark]:
    """The names of relevant agencies that join several bodies: as one, they are counted and compared as one."""
    document = declaration.document
    agencies = document.data.get('agencies')
    named = agencies.get('list') if isinstance(agencies, dict) else None
    for number, item in enumerate(named if isinstance(named, list) else ()):
        name = item.get('name') if isinstance(item, dict) else item
        if isinstance(name, str) and (bodies := bodies_in(name)):
            at: KeyPath = ('agencies', 'list', number)
            line = document.position((*at, 'name')).line
            apart = ', '.join(f'"{body}"' for body in bodies)
            in_a_file = (
                f'Line {line} has {len(bodies)} agencies in one name: write each after a dash of its own: {apart}'
            )
            yield Remark(in_a_file, f'One name has {len(bodies)} agencies: give each a row of its own: {apart}', (at,))
