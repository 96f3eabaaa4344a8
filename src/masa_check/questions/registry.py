"""The list of questions: every field of a kind of document, in plain English, with its authority, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from masa_check.declaration.kinds import PAIR, PARTS, model_of
from masa_check.model.identity import NAMING, Published
from masa_check.model.shape import Field, fields
from masa_check.questions.answer_kind import (
    KEY,
    AnswerKind,
    Option,
    kind_of,
    options_of,
    part_fields,
    statuses_of,
    unit_of,
)
from masa_check.questions.fields import looked_at, own_fields, paths, touches
from masa_check.questions.wording import QuestionWording, Wordings
from masa_check.rulebook.duty import Duty, Path
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force

THE_DOCUMENT = 'The document'  # the theme of what identifies it
NEEDED = 'We need it to read the document'
COMPARED = 'No duty{} asks for it; it helps to compare documents'
SHORT_NAME = Field(KEY, str, required=True, description='A short name for it', examples=('masa',))


class AskedBy(NamedTuple):
    """A duty that asks a question: how strongly in one edition, and where that stands."""

    id: str
    title: str
    force: Force
    citation: str
    by_paragraph: str  # the citation without pages
    matters: str


class FieldQuestion(NamedTuple):
    """One field to be answered: what is asked, by what authority, and which answers are possible."""

    path: Path
    theme: str
    question: str
    good_answer: str
    kind: AnswerKind
    statuses: tuple[Option, ...]
    options: tuple[Option, ...]
    columns: tuple[FieldQuestion, ...]  # the cells of a row; of one value, what is asked beside it
    asked_by: tuple[AskedBy, ...]  # the strongest first
    why: str
    example: str
    required: bool
    unit: str

    @property
    def key(self) -> str:
        return self.path[-1]

    @property
    def name(self) -> str:
        """The path with dots."""
        return '.'.join(self.path)

    @property
    def force(self) -> Force | None:
        """The strongest force with which it is asked; None where no duty asks it."""
        return self.asked_by[0].force if self.asked_by else None

    @property
    def statutory(self) -> bool:
        """Whether a statute asks it."""
        return self.force is Force.MUST


class QuestionList(NamedTuple):
    """The questions about a kind of document, or some of them, as an edition asks them."""

    kind: str
    edition: str  # '' for any
    questions: tuple[FieldQuestion, ...]
    rulebook: Rulebook


def questions(book: Rulebook, worded: Wordings, kind: str, edition: str = '') -> tuple[FieldQuestion, ...]:
    """
    Every question about a kind of document, by theme; those of statute first in each, else as the model has them.

    Without an edition, each has the strongest force that an edition gives it whose text has been read.
    """
    identity = (((key,), field) for key, field in fields(model_of(kind)).items() if key in NAMING)
    maker = _Maker(book, worded, kind, edition)
    made = [maker.question(path, field) for path, field in (*identity, *paths(kind))]
    order = [THE_DOCUMENT, *book.themes]
    return tuple(sorted(made, key=lambda one: (_place(one.theme, order), not one.statutory)))


def groups(book: Rulebook, worded: Wordings, kind: str, edition: str = '') -> tuple[FieldQuestion, ...]:
    """Each group of questions as one, such as `voice`: a status that answers all in it, in the order of the model."""
    maker = _Maker(book, worded, kind, edition)
    return tuple(maker.question(path, field) for path, field in group_paths(kind))


def group_paths(kind: str) -> Iterator[tuple[Path, Field]]:
    """Every group of a kind of document, each before those within it."""
    yield from _groups(fields(model_of(kind)).values(), ())


def _groups(some: Iterable[Field], above: Path) -> Iterator[tuple[Path, Field]]:
    for field in some:
        if field.is_group:
            yield (*above, field.key), field
            yield from _groups(own_fields(field), (*above, field.key))


def _place(theme: str, order: list[str]) -> int:
    return order.index(theme) if theme in order else len(order)


class _Maker:
    """What is looked up for each question of one kind and edition."""

    def __init__(self, book: Rulebook, worded: Wordings, kind: str, edition: str) -> None:
        self._wording = worded.of(kind)
        self._themes = {duty.path: duty.theme for duty in book.duties.values()}
        editions = [edition] if edition else [one.id for one in book.editions_read]
        self._asked = [one for id in editions for one in _asked(book, kind, id)]
        self._helped = [one for id in editions for one in _helped(book, kind, id)]
        self._unasked = COMPARED.format(f' of {book.editions[edition].short}' if edition else '')

    def question(self, path: Path, field: Field) -> FieldQuestion:
        wording = self._wording.get(path)
        asked_by = self._asked_by(path)
        return _question(path, field)._replace(
            theme=self._theme(path, wording),
            question=wording.question if wording else field.description,
            good_answer=wording.good_answer if wording else '',
            asked_by=asked_by,
            why=asked_by[0].matters if asked_by else self._why(path),
        )

    def _theme(self, path: Path, wording: QuestionWording | None) -> str:
        """The theme in whose file a question is worded; of a group, that of the first question in it."""
        if path[0] in fields(Published):
            return THE_DOCUMENT
        first = wording or next(one for at, one in self._wording.items() if at[: len(path)] == path)
        return self._themes.get(first.file, '')

    def _asked_by(self, path: Path) -> tuple[AskedBy, ...]:
        """Each duty that asks for a field, with the strongest of its asks about it; the strongest duty first."""
        strongest: dict[str, AskedBy] = {}
        for one, at in self._asked:
            if touches(at, path) and (one.id not in strongest or one.force.rank <= strongest[one.id].force.rank):
                strongest[one.id] = one
        return tuple(sorted(strongest.values(), key=lambda one: one.force.rank))

    def _why(self, path: Path) -> str:
        title = next((duty.title for duty, at in self._helped if touches(at, path)), '')
        if title:
            return f'It helps to judge: {title}'
        return NEEDED if path[0] in fields(Published) else self._unasked


def _asked(book: Rulebook, kind: str, edition: str) -> Iterator[tuple[AskedBy, Path]]:
    """Each path that an ask of an edition looks at in a kind of document, with its duty."""
    for duty in book.duties.values():
        for name, authority in duty.authorities(edition).items():
            one = AskedBy(
                duty.id, duty.title, authority.force, authority.citation, authority.by_paragraph, duty.matters
            )
            yield from ((one, path) for path in _own(duty, kind, looked_at(duty.asks[name])))


def _helped(book: Rulebook, kind: str, edition: str) -> Iterator[tuple[Duty, Path]]:
    """Each path that decides whether an ask arises, or with which it is compared."""
    for duty in book.duties.values():
        for name, authority in duty.authorities(edition).items():
            beside = (*(condition.of for condition in authority.conditions), *duty.asks[name].beside.values())
            yield from ((duty, path) for path in _own(duty, kind, beside))


def _own(duty: Duty, kind: str, some: Iterable[Path]) -> Iterator[Path]:
    """The paths that lead into a kind of document; those of a duty about a pair begin with the role of a document."""
    for path in filter(None, some):
        if duty.asked_of == kind:
            yield path
        elif duty.asked_of == PAIR and PARTS.get(path[0]) == kind and path[1:]:
            yield path[1:]


def _question(path: Path, field: Field) -> FieldQuestion:
    """The question about a field as the model has it: also that of a cell."""
    kind = kind_of(field)
    return FieldQuestion(
        path=path,
        theme='',
        question=field.description,
        good_answer='',
        kind=kind,
        statuses=statuses_of(field),
        options=options_of(field),
        columns=() if kind is AnswerKind.GROUP else tuple(_columns(path, field)),
        asked_by=(),
        why='',
        example=spoken((field.examples or ('',))[0]),
        required=field.required,
        unit=unit_of(field),
    )


def _columns(path: Path, field: Field) -> Iterator[FieldQuestion]:
    if field.keyed:
        yield _question((*path, KEY), SHORT_NAME)
    for inner in part_fields(field.type, in_row=field.is_list or field.keyed):
        yield _question((*path, inner.key), inner)


def spoken(value: Any) -> str:
    """
    An example in plain words on one line.

    Example: `[{'name': 'Cafcass', 'why': 'It works daily with children'}]` is "Cafcass, It works daily with children".
    """
    if isinstance(value, bool):
        return 'yes' if value else 'no'
    if isinstance(value, Mapping):
        return ', '.join(spoken(inner) for inner in value.values())
    if isinstance(value, list | tuple):
        return '; '.join(spoken(inner) for inner in value)
    return str(value)
