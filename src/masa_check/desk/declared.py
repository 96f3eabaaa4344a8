"""Makes a declaration of what is answered so far: its data, without what is not finished yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from masa_check.declaration.declaration import Declaration, Fault, FaultKind, fitted
from masa_check.declaration.kinds import model_of
from masa_check.declaration.proposals import confirmed
from masa_check.display import shown
from masa_check.document.document import Document, Position
from masa_check.document.tree import Tree
from masa_check.model.identity import Published
from masa_check.model.status import Status
from masa_check.questions.answer import EMPTY, FieldAnswer
from masa_check.questions.answer_kind import KEY
from masa_check.questions.plain_data import data_of_answers
from masa_check.questions.registry import group_paths
from masa_check.rulebook.duty import Path
from masa_check.values import KeyPath

UNNAMED = {'id': 'not-yet-named', 'name': 'Not yet named'}  # what must be there before anything can be checked
NO_WORDS = (Status.NOT_STATED, Status.NOT_APPLICABLE)
HOLDER, OFFICE = 'holder', 'office'
LEFT_OUT = 'Name left out'
Answers = Mapping[Path, FieldAnswer]


class Sound(NamedTuple):
    """A declaration of the answers that are finished, and for the others what is wrong with each."""

    declaration: Declaration
    faults: Mapping[Path, tuple[Fault, ...]]


def sound(kind: str, answers: Answers, *, holders: bool) -> Sound:
    """The declaration of the answers that can be read as one; what cannot is left out, and told apart."""
    ready = usable(kind, answers, holders=holders)
    faults = {path: found for path, one in ready.items() if (found := tuple(_doubled(path, one)))}
    model = model_of(kind)
    while True:
        finished = {path: one for path, one in ready.items() if path not in faults}
        data = {'kind': kind, **UNNAMED, **data_of_answers(finished, kind)}
        read = fitted(data, model)
        if isinstance(read, Published):  # and then as a file is read, without what is only proposed
            read = fitted(confirmed(data), model)
        if isinstance(read, Published):
            return Sound(Declaration(UnwrittenDocument(data), read), faults)
        faults |= _by_question(read, finished)


def usable(kind: str, answers: Answers, *, holders: bool) -> dict[Path, FieldAnswer]:
    """The answers as they are declared, each without what its status leaves no room for."""
    groups = {path for path, _ in group_paths(kind)}
    some = {
        path: unchosen(declared(one if holders else without_holders(one), is_group=path in groups))
        for path, one in answers.items()
    }
    return {path: one for path, one in some.items() if not one.is_empty}


def declared(answer: FieldAnswer, *, is_group: bool = False) -> FieldAnswer:
    """
    An answer without what its status leaves no room for; words without a status are only proposed, but of a group.

    Example: what was typed before "It says nothing about it" was chosen stays on the page, and is not declared.
    """
    if answer.status in NO_WORDS:
        return FieldAnswer(status=answer.status, because=answer.because, more=answer.more)
    kept = answer._replace(
        lacks=answer.lacks if answer.status == Status.IN_PART else '',
        where=answer.where if answer.status == Status.ELSEWHERE else '',
        cells={key: declared(cell) for key, cell in answer.cells.items()},
        rows=tuple(one for row in answer.rows if not (one := declared(row)).is_empty),
    )
    is_open = needs_status(kept) and not is_group
    return kept._replace(proposed=Status.IN_PLACE.value) if is_open else kept


def unchosen(answer: FieldAnswer) -> FieldAnswer:
    """The answer to a question, only proposed where cells are filled in beside a quotation and nothing is chosen."""
    return answer._replace(proposed=Status.IN_PLACE.value) if answer.cells and needs_choice(answer) else answer


def needs_choice(answer: FieldAnswer) -> bool:
    """Whether nobody has chosen what the document says, of a question: cells beside a quotation are no answer yet."""
    return needs_status(answer._replace(cells={}))


def needs_status(answer: FieldAnswer) -> bool:
    """Whether there are words or a quotation, and nobody has chosen what the document says."""
    worded = answer.summary or any(place.quote for place in answer.places)
    return bool(worded) and not (answer.status or answer.value or answer.cells or answer.rows)


def without_holders(answer: FieldAnswer) -> FieldAnswer:
    """The answer without the names of people; that a person is named and no office stays, since a duty asks for it."""
    cells = {key: without_holders(cell) for key, cell in answer.cells.items() if key != HOLDER}
    if HOLDER in answer.cells and not (answer.value or OFFICE in cells):
        cells[HOLDER] = FieldAnswer(value=LEFT_OUT)
    return answer._replace(cells=cells, rows=tuple(map(without_holders, answer.rows)))


def _by_question(faults: tuple[Fault, ...], answers: Answers) -> dict[Path, tuple[Fault, ...]]:
    """The faults by the answer that each stands in, or by the answer for a whole part around it."""
    by_answer: dict[Path, tuple[Fault, ...]] = {}
    for fault in faults:
        keys = tuple(step for step in fault.at if isinstance(step, str))
        path = max((path for path in answers if keys[: len(path)] == path), key=len, default=None)
        path = path or next((one for one in answers if one[: len(keys)] == keys), None)
        if path is None:
            raise ValueError(f'a fault that is in no answer: {fault}')
        by_answer[path] = (*by_answer.get(path, ()), fault)
    return by_answer


def _doubled(path: Path, answer: FieldAnswer) -> Iterator[Fault]:
    """A fault for each row whose short name another has, which in a declaration would be written over it."""
    names = [row.cells[KEY].value for row in answer.rows if KEY in row.cells]
    for number, name in enumerate(names):
        if name in names[:number]:
            remedy = 'give one of them another short name'
            yield Fault(FaultKind.REFUSED, f'two rows have the short name {shown(name)}', remedy, (*path, number))


def on_page(at: KeyPath, path: Path, answer: FieldAnswer) -> KeyPath:
    """
    A path in a declaration as the page counts its rows: there, rows that are still empty count too.

    Example: where the first of two rows is empty, ('partners', 0, 'name') is ('partners', 1, 'name') on the page.
    """
    made: list[str | int] = list(path)
    for step in at[len(path) :]:
        if isinstance(step, int):
            filled = [number for number, row in enumerate(answer.rows) if not declared(row).is_empty]
            number = filled[step] if step < len(filled) else step
            made.append(number)
            answer = answer.rows[number] if number < len(answer.rows) else EMPTY
        else:
            made.append(step)
            answer = answer.cells.get(step, EMPTY)
    return tuple(made)


class UnwrittenDocument(Document):
    """A document that stands in no file, so that no place in it has a line."""

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__('your answers', '', b'', Tree(data, [], [], {}))

    @cached_property
    def sha256(self) -> str:
        return ''

    def may_hold(self, word: str) -> bool:
        return True

    def position(self, keypath: KeyPath) -> Position:
        return Position(1, 1, 2)

    value_position = position
