"""Reads a document into the model of its kind, or gives its faults of shape in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import Any, Final, NamedTuple, TypeVar, get_args

from masa_check.declaration.at_path import example_at, key_instead, keys_of, one_of, type_at
from masa_check.declaration.blank import NOT_LOOKED_AT, without_blanks
from masa_check.declaration.kinds import KINDS, model_of
from masa_check.declaration.proposals import PROPOSED, confirmed, proposals
from masa_check.declaration.validator import validator
from masa_check.display import as_yaml, shown
from masa_check.document.document import Document, Position, written
from masa_check.errors import MasaError
from masa_check.invalid import Cause, InvalidValueError
from masa_check.model.compiled import ValidationError
from masa_check.model.declared import Declared
from masa_check.model.identity import Published
from masa_check.model.sentence import EvasionError
from masa_check.values import KeyPath

Model = TypeVar('Model', bound=Declared)
EMPTY = (
    'write what the text says, set in by two spaces if it is on the next line, or remove the line; '
    'within { } put a value with a comma in quotes, and a space after each colon'
)
WRITTEN = {
    'id': 'write small letters, digits and dashes',
    'code': 'write a letter and eight digits',
    'edition': 'write wt and the year',
    'follows': 'write wt and the year',
}
OTHERWISE = 'check how it is written'
MOST = 100
EDITIONS = frozenset({'edition', 'follows'})
SORTS = frozenset({'string_type', 'int_type', 'bool_type', 'tuple_type', 'dict_type', 'model_type'})
KEY_ITSELF = '[key]'
TAGS = frozenset({'several', 'said', KEY_ITSELF})


class FaultKind(StrEnum):
    """The kind of a fault of shape."""

    UNKNOWN_KEY = 'unknown-key'
    MISSING_KEY = 'missing-key'
    NOTHING_WRITTEN = 'nothing-written'
    UNKNOWN_WORD = 'unknown-word'  # not in a closed set
    WRONG_SORT = 'wrong-sort'  # such as words where a list belongs
    MISWRITTEN = 'miswritten'  # the right kind of value in a wrong form
    EVADES = 'evades'  # words that do not say what is in place
    REFUSED = 'refused'  # by the model itself, with its own message
    TOO_MANY = 'too-many'  # more faults than the report lists


class Fault(NamedTuple):
    """A fault in the shape of a document, which makes it unreadable; its words are for whoever has a file of YAML."""

    kind: FaultKind
    message: str
    remedy: str
    at: KeyPath
    place: Position | None = None  # where it is not where the path leads
    text: str = ''  # what is written there, as a message quotes it
    cause: Cause | None = None  # by which another page words it for its own readers


class Declaration:
    """A document with its model."""

    def __init__(
        self,
        document: Document,
        model: Published,
        proposed: frozenset[KeyPath] = frozenset(),
        evading: tuple[KeyPath, ...] = (),
    ) -> None:
        self.document: Final = document
        self.model: Final = model
        self.proposed: Final = proposed  # the places of what is left to confirm; the model has nothing of it
        self.evading: Final = evading  # of an older revision: the places of words that evade, left out likewise

    @cached_property
    def in_part(self) -> bool:
        """Whether the text that was read is only a part of the document."""
        return self.model.read_in_part

    @cached_property
    def dated(self) -> tuple[date, date] | None:
        """The earliest and the latest day of the document's date."""
        written = self.model.written
        return (written.first, written.last) if written else None

    def still_to_come(self, on: date) -> str:
        """
        The notice for a document dated after the day of the run, else ''; it is never a finding, since it may be meant.
        """
        if self.dated is None or self.dated[0] <= on:
            return ''
        return f'Its date, {self.model.written}, is still to come on {on}, the day of this run'


def declared_in(document: Document, hint: str = '') -> Declaration:
    """The declaration of a document; raises MasaError for its first fault of shape, whose remedy the hint follows."""
    declared = declare(document)
    if isinstance(declared, Declaration):
        return declared
    fault = declared[0]
    place = fault.place or document.position(fault.at)
    remedy = f'{fault.remedy}{hint}'
    raise MasaError(fault.message, path=document.path, line=place.line, column=place.column, remedy=remedy)


def declare(document: Document, *, older: bool = False) -> Declaration | tuple[Fault, ...]:
    """
    The declaration of a document, or its faults of shape, the first hundred.

    In an older revision, words that evade are read as not declared: nobody can mend it any more.
    """
    kind = document.data.get('kind')
    if not isinstance(kind, str) or kind not in KINDS:
        return misread(document, (_unknown_kind(kind, document),))
    model: type[Published] = model_of(kind)
    data = without_blanks(document.data) if document.may_hold(NOT_LOOKED_AT) else document.data
    evading: list[KeyPath] = []
    read = fitted(data, model)
    while older and isinstance(read, tuple) and any(one.kind is FaultKind.EVADES for one in read):
        from masa_check.declaration.evasions import without  # noqa: PLC0415 - only an older revision pays for it

        places = [one.at for one in read if one.kind is FaultKind.EVADES]
        data, evading = without(data, places, model), [*evading, *places]
        read = fitted(data, model)
    if isinstance(read, tuple):
        return misread(document, read)
    if not older and (joined := tuple(_joined(document))):
        return joined
    proposed = frozenset(proposals(data)) if document.may_hold(PROPOSED) else frozenset()
    known = fitted(confirmed(data), model) if proposed else read
    return known if isinstance(known, tuple) else Declaration(document, known, proposed, tuple(evading))


def _joined(document: Document) -> Iterator[Fault]:
    """A fault for each key that was read as words of the one above."""
    if '>' in document.text or '|' in document.text:
        from masa_check.document.joined import joined_keys  # noqa: PLC0415 - few declarations have such texts

        for slip in joined_keys(document.text):
            yield Fault(FaultKind.REFUSED, slip.message, slip.remedy, (), document.place_of(slip.at))


def misread(document: Document, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The faults, each that comes of a slip in the writing as the slip at its own line."""
    from masa_check.declaration.writing import slip_behind  # noqa: PLC0415 - only a mistake pays for its patterns
    from masa_check.document.line import lines_of  # noqa: PLC0415 - as above

    lines = lines_of(document.text)
    slips = {one: slip_behind(document, lines, one.at, misplaced=one.kind is FaultKind.UNKNOWN_KEY) for one in faults}
    mended = {fault.at[:-1] for fault, slip in slips.items() if slip and fault.kind is FaultKind.UNKNOWN_KEY}
    return tuple(
        dict.fromkeys(
            fault._replace(message=slip.message, remedy=slip.remedy, place=document.place_of(slip.at))
            if slip
            else fault
            for fault, slip in slips.items()
            if not (fault.kind is FaultKind.MISSING_KEY and fault.at[:-1] in mended)  # it may be the key with the slip
        )
    )


def fitted(data: dict[str, Any], model: type[Model]) -> Model | tuple[Fault, ...]:
    """The data as a model, or its faults of shape, the first hundred."""
    try:
        read: Model = validator(model).validate_python(data)
    except ValidationError as wrong:
        empty = tuple(islice(_empty(data, ()), MOST + 1))  # the models refuse these too, but less plainly
        return _first(empty or _faults(model, wrong, data))
    return read


def _faults(model: type[Declared], wrong: ValidationError, data: dict[str, Any]) -> tuple[Fault, ...]:
    errors = islice(wrong.errors(include_url=False), MOST + 1)
    return tuple(dict.fromkeys(_fault(model, error, data)._replace(text=shown(error['input'])) for error in errors))


def _first(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The first hundred faults, with a note if there are more."""
    if len(faults) <= MOST:
        return faults
    more = Fault(FaultKind.TOO_MANY, 'there are more faults than are listed here', 'mend these and check again', ())
    return (*faults[:MOST], more)


def _empty(node: Any, at: KeyPath) -> Iterator[Fault]:
    """A fault for each key and each dash without a value."""
    if node is None:
        sign = 'the dash' if isinstance(at[-1], int) else shown(at[-1])
        yield Fault(FaultKind.NOTHING_WRITTEN, f'nothing is written after {sign}', EMPTY, at)
    elif isinstance(node, dict | list):
        for key, inner in node.items() if isinstance(node, dict) else enumerate(node):
            yield from _empty(inner, (*at, key))


def _unknown_kind(kind: object, document: Document) -> Fault:
    from masa_check.declaration.other_files import other_file  # noqa: PLC0415 - only a mistake pays for it

    if kind is None and (other := other_file(document)):
        return Fault(FaultKind.UNKNOWN_WORD, *other, ())
    if kind is None:
        message, remedy = 'the document does not say of what kind it is', f'add a first line "kind: {KINDS[0]}"'
        return Fault(FaultKind.MISSING_KEY, message, remedy, ())
    return Fault(
        FaultKind.UNKNOWN_WORD,
        f'{shown(kind)} is not a kind of document',
        one_of(str(kind), list(KINDS)),
        ('kind',),
    )


def _fault(model: type[Declared], error: Any, data: Any) -> Fault:
    """The fault for one error of pydantic, in plain words."""
    at: KeyPath = tuple(step for step in error['loc'] if step not in TAGS)
    kind, key = error['type'], next(iter(keys_of(at)[-1:]), '')
    if kind == 'extra_forbidden':
        message = f'{shown(at[-1])} is not a key that belongs here'
        return Fault(FaultKind.UNKNOWN_KEY, message, key_instead(model, at, data), at)
    if kind == 'missing':
        return Fault(
            FaultKind.MISSING_KEY, f'there is no "{key}" here', f'add a line "{key}: ..."{example_at(model, at)}', at
        )
    if kind == 'value_error' and isinstance(refused := error['ctx']['error'], InvalidValueError):
        of = FaultKind.EVADES if isinstance(refused, EvasionError) else FaultKind.REFUSED
        remedy = _remedy(model, at, error['input'], refused.remedy)
        return Fault(of, refused.message, remedy, at, cause=refused.cause)
    if kind == 'literal_error':
        return _unknown_word(model, error['input'], at)
    if kind in SORTS and key not in EDITIONS:
        from masa_check.declaration.sorts import wrong_sort  # noqa: PLC0415 - only a mistake pays for it

        message, remedy = wrong_sort(model, kind, error['input'], at, _written_key(data, at))
        return Fault(FaultKind.WRONG_SORT, message, remedy, at)
    if key in EDITIONS and (year := re.search(r'20[0-9]{2}', str(error['input']))):
        return Fault(
            FaultKind.MISWRITTEN,
            f'{shown(error["input"])} is not the short name of an edition',
            f'write wt{year[0]}',
            at,
        )
    if KEY_ITSELF in error['loc']:
        return Fault(FaultKind.MISWRITTEN, f'{shown(key)} cannot be a short name', WRITTEN['id'], at)
    message, how = f'{shown(error["input"])} is not written as "{key}" should be', WRITTEN.get(key, OTHERWISE)
    return Fault(FaultKind.MISWRITTEN, message, f'{how}{example_at(model, at)}', at)


def _remedy(model: type[Declared], at: KeyPath, text: Any, remedy: str) -> str:
    """The remedy for a refused value, by the statuses of the field where the value is words that evade."""
    from masa_check.declaration.instead import instead  # noqa: PLC0415 - only a mistake pays for it

    return instead(model, at, text, remedy) if isinstance(text, str) else remedy


def _unknown_word(model: type[Declared], unknown: Any, at: KeyPath) -> Fault:
    keys = keys_of(at)
    allowed = [str(word) for word in get_args(type_at(model, keys))]
    message = f'{shown(unknown)} is not one of the words known for "{keys[-1]}"'
    word = unknown if isinstance(unknown, str) else as_yaml(unknown)
    return Fault(FaultKind.UNKNOWN_WORD, message, one_of(word, allowed), at)


def _written_key(data: Any, at: KeyPath) -> str:
    """The last key of a path that somebody wrote: of `meets: 4` it is `meets`, and not `every`."""
    return next(iter(keys_of(written(data, at))[-1:]), '')
