"""What a reader is told of a document before its verdicts: notices, none of which is a finding."""

from __future__ import annotations

from collections.abc import Iterator

from masa_check.declaration.declaration import Declaration
from masa_check.model.publication import OLDER_CONTENTS
from masa_check.questions.example import is_begun
from masa_check.report.question import Question
from masa_check.rulebook.edition import STATUTE

DRAFT = 'draft'
IS_DRAFT = (
    'Checked as a draft, so publication is still to come and is not missing: '
    'write `stage: published` if the text is published'
)


def notice_of(declaration: Declaration, question: Question, *, applies: bool) -> str:
    """The notices of a document, as sentences without the last full stop; `applies` says whether any edition does."""
    return '. '.join(_notices(declaration, question, applies=applies))


def _notices(declaration: Declaration, question: Question, *, applies: bool) -> Iterator[str]:
    if still_to_come := declaration.still_to_come(question.on):
        yield still_to_come
    elif not applies:
        statute = question.rulebook.dates[STATUTE]
        yield f'No edition here applies: it is dated before {statute}, the day on which the statute came into force'
    yield from _of_starter(declaration)
    yield from _older_words(declaration)


def _of_starter(declaration: Declaration) -> Iterator[str]:
    """What is left of the starter: examples at which nobody has looked, and the stage."""
    data = declaration.document.data
    if not is_begun(data):
        return
    from masa_check.questions.leftovers import left  # noqa: PLC0415 - only a file of the starter pays for it

    if lines := sorted({declaration.document.position(at).line for at in left(declaration.model.kind, data)}):
        where = f'line {lines[0]}' if len(lines) == 1 else f'lines {", ".join(map(str, lines))}'
        yield f"The starter's own example still stands on {where}: write what your text says there, or delete it"
    if data.get('stage') == DRAFT:
        yield IS_DRAFT


def _older_words(declaration: Declaration) -> Iterator[str]:
    """The older words of contents that were read, each with what to write instead."""
    document = declaration.document
    promised = document.data.get('yearly_report')
    contents = promised.get('contents') if isinstance(promised, dict) else None
    for number, word in enumerate(contents if isinstance(contents, list) else ()):
        if word in OLDER_CONTENTS:
            line = document.position(('yearly_report', 'contents', number)).line
            yield f'Line {line} has an older word, `{word}`: write {OLDER_CONTENTS[word]}'
