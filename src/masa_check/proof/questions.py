"""Proves the questions of a rulebook: each is about a field that there is, and each cue finds what it should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from masa_check.errors import MasaError, did_you_mean
from masa_check.model.identity import NAMING
from masa_check.questions import fields
from masa_check.questions.cue import Cue, simplified, words
from masa_check.questions.wording import QuestionWording, Wordings


def faults(wordings: Wordings, own: Path | None = None) -> Iterator[MasaError]:
    """The faults of all questions and cues, or of those in one folder."""
    asked: set[tuple[Path, str, tuple[str, ...]]] = set()
    used = {cue.name for one in wordings.questions for cue in (*one.cues, *one.silent_without)}
    for cue in wordings.cues.values():
        if own is None or _is_in(cue.path, own):
            yield from _of_cue(cue, used)
    for one in wordings.questions:
        place = (Path(one.file).parent, one.kind, one.path)
        if own is None or _is_in(one.file, own):
            yield from _of_question(one, place in asked)
        asked.add(place)


def _is_in(file: str, folder: Path) -> bool:
    return Path(file).parent == folder


def _of_cue(cue: Cue, used: set[str]) -> Iterator[MasaError]:
    if not cue.stands_in(simplified(cue.finds)):
        yield _cue_fault(cue, 'does not find the sentence that it must find', 'mend its words or the sentence')
    if cue.stands_in(simplified(cue.misses)):
        yield _cue_fault(cue, 'finds the sentence that it must not find', 'mend its words or the sentence')
    for word in cue.words:
        if not words(word):
            yield _cue_fault(cue, f'has "{word}", which is no word', 'write words, with letters or figures')
    if cue.name not in used:
        yield _cue_fault(cue, 'is used by no question', 'name it under `cues` of a question, or delete it')


def _cue_fault(cue: Cue, message: str, remedy: str) -> MasaError:
    return MasaError(f'the cue "{cue.name}" {message}', path=cue.path, line=cue.line, remedy=remedy)


def _of_question(one: QuestionWording, again: bool) -> Iterator[MasaError]:
    path = '.'.join(one.path)
    known = [*NAMING, *('.'.join(at) for at, _ in fields.paths(one.kind))]
    if not one.cues and path not in NAMING:
        yield MasaError(f'"{path}" has no cues', path=one.file, line=one.line, remedy='name 1 to 3 cues')
    if path not in known:
        remedy = did_you_mean(path, known) or '`masa-check init -` prints every key'
        yield MasaError(f'{one.kind} have no field "{path}"', path=one.file, line=one.line, remedy=remedy)
    if again:
        remedy = 'word each question once'
        yield MasaError(f'"{path}" is asked twice', path=one.file, line=one.line, remedy=remedy)
