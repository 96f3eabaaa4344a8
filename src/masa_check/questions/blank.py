"""The blank form: a declaration with every key live and not yet looked at, the questions of statute first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masa_check.declaration.blank import NOT_LOOKED_AT
from masa_check.declaration.kinds import model_of
from masa_check.display import as_yaml
from masa_check.model.identity import IDENTITY
from masa_check.model.shape import Field, fields
from masa_check.model.statement import Item
from masa_check.questions.fields import FieldQuestion, own_fields, questions
from masa_check.questions.starter import EXAMPLE, SUBJECTS
from masa_check.rulebook.duty import Path
from masa_check.rulebook.rulebook import Rulebook
from masa_check.values import Force

TOP = """\
# A declaration of %(subject)s: %(count)d questions, those of statute first.
#
# Behind each key stands %(blank)s. Look in the text, and write in its place what the text says, in your own words, or
# not-stated where you looked and it says nothing. Leave the others as they are: they count as not declared.
# `masa-check check` says how many are answered.
kind: %(kind)s
id: %(id)s
name: %(name)s
"""
BY_STATUTE = '# Asked by statute.'


def blank(kind: str, book: Rulebook) -> str:
    """The blank form for one kind of document: valid as it is, without any answer."""
    asked = {one.path: one for one in questions(kind, book)}
    top = [field for key, field in fields(model_of(kind)).items() if key not in IDENTITY]
    head = TOP % {**EXAMPLE, 'subject': SUBJECTS[kind], 'count': len(asked), 'blank': NOT_LOOKED_AT, 'kind': kind}
    lines = (line for field in _ordered(top, (), asked) for line in ('', *_key(field, (), asked)))
    return head + ''.join(f'{line}\n' for line in lines)


def _ordered(some: Iterable[Field], above: Path, asked: dict[Path, FieldQuestion]) -> list[Field]:
    """Fields by the strongest force with which they, or what they hold, are asked; else in the order of the model."""
    return sorted(some, key=lambda field: _rank((*above, field.key), asked))


def _rank(path: Path, asked: dict[Path, FieldQuestion]) -> int:
    """Statute comes first; all else stays in the order of the model."""
    ranks = (one.rank for at, one in asked.items() if at[: len(path)] == path)
    return 0 if min(ranks, default=len(Force)) == Force.MUST.rank else 1


def _key(field: Field, above: Path, asked: dict[Path, FieldQuestion]) -> Iterator[str]:
    """The lines for a key with its meaning and an example, and for each key within a group."""
    path, indent = (*above, field.key), '  ' * len(above)
    yield f'{indent}# {field.description}'
    if field.is_group:
        yield f'{indent}{field.key}:'
        for inner in _ordered(own_fields(field), path, asked):
            yield from _key(inner, path, asked)
        return
    if asked[path].force is Force.MUST:
        yield f'{indent}{BY_STATUTE}'
    example = as_yaml((field.examples or ('...',))[0])
    keys = f'; each item may have: {", ".join(one.key for one in own_fields(field))}' if _holds_items(field) else ''
    yield f'{indent}# (for example: {example}{keys})'
    yield f'{indent}{field.key}: {NOT_LOOKED_AT}'


def _holds_items(field: Field) -> bool:
    return field.is_list and field.holds(Item)
