"""What belongs at the path of a fault: the type of its field, an example, and the keys that it may have."""

from __future__ import annotations

from itertools import islice
from typing import Any

from masa_check.declaration.usual_words import meant
from masa_check.display import as_yaml
from masa_check.document.document import written
from masa_check.errors import did_you_mean, nearest
from masa_check.model import shape
from masa_check.model.declared import Declared
from masa_check.model.identity import Published
from masa_check.model.long_form import in_brackets
from masa_check.model.source import Source
from masa_check.model.statement import STATUSES
from masa_check.values import KeyPath

VERY_LIKE = 0.8  # a slip of the pen, such as delegate for delegates
LIKE = 0.6
QUOTE = '"'
A_LINE = 12  # the most words that fit in one line
# Keys as people write them, and what is meant where that is a key that belongs there.
USUAL_KEYS = {
    **dict.fromkeys(['from', 'title', 'partner', 'organisation', 'agency', 'body_name'], 'name'),
    **dict.fromkeys(['url', 'link', 'website', 'web_address', 'web_page'], 'address'),
    **dict.fromkeys(['role', 'post', 'job_title', 'job', 'position'], 'office'),
    **dict.fromkeys(['description', 'words', 'says', 'detail', 'details'], 'summary'),
    **dict.fromkeys(['reason', 'notes', 'note', 'comment', 'comments'], 'because'),
    **dict.fromkeys(['date', 'published_on', 'date_of_publication', 'version_date'], 'dated'),
    **dict.fromkeys(['percent', 'percentage', 'proportion'], 'share'),
    **dict.fromkeys(['type', 'sort'], 'kind'),
    **dict.fromkeys(['missing', 'gap', 'lacking'], 'lacks'),
    **dict.fromkeys(['sources', 'reference', 'ref', 'location'], 'source'),
}
MOST_PLACES = 3  # at which a key belongs, for a message to name them


def keys_of(at: KeyPath) -> tuple[str, ...]:
    """The keys of a path, without the numbers of items."""
    return tuple(step for step in at if isinstance(step, str))


def field_at(model: type[Declared], keys: tuple[str, ...]) -> shape.Field | None:
    """The field at a path, or None."""
    try:
        return shape.field_at(model, keys, as_written=True)
    except LookupError:
        return None


def type_at(model: type[Declared], keys: tuple[str, ...]) -> Any:
    """The type of the field at a path, or None."""
    field = field_at(model, keys)
    return field.type if field else None


def row_instead(model: type[Declared], at: KeyPath, node: Any) -> str:
    """The item to write in place of a pair such as `Luton Council: £100,000` or `Cafcass: courts`, or ''."""
    owner, value = field_at(model, keys_of(at[:-1])), node[at[-1]]
    keys = shape.written(owner.type) if owner and owner.is_list else {}
    if 'name' not in keys or 'name' in node or isinstance(value, dict | list):
        return ''
    if 'amount' in keys and 'amount' not in node:
        return f'write: - {as_yaml({"name": at[-1], "amount": value})}'
    is_only_key = isinstance(at[-2], int) and len(node) == 1 and not did_you_mean(str(at[-1]), keys)
    return f'write: - {as_yaml({"name": at[-1]})}' if is_only_key else ''


def example_at(model: type[Declared], at: KeyPath) -> str:
    """An example of the field at a path, or ''."""
    keys = keys_of(at)
    field = shape.written(type_at(model, keys[:-1])).get(keys[-1]) if keys else None
    return f', for example: {as_yaml(field.examples[0])}' if field and field.examples else ''


def key_instead(model: type[Declared], at: KeyPath, data: Any) -> str:
    """What to do about a key that does not belong at a path: where it belongs, the nearest that does, or all."""
    node, key = data, str(at[-1])
    for step in written(data, at[:-1]):
        node = node[step]
    if row := row_instead(model, at, node):
        return row
    if _is_in_place_of_list(model, at):
        return f'a list belongs here: begin each item with a dash{example_at(model, at[:-1])}'
    keys = list(shape.written(type_at(model, keys_of(at)[:-1])))
    unused = [one for one in keys if one not in node]
    is_document = issubclass(model, Published)  # only there one key stands for one thing
    if 'source' in keys and key in shape.fields(Source):
        return f'write it within the source: source: {as_yaml({key: node[key]})}'
    if 'status' in keys and key in STATUSES:
        words = in_brackets(f'{key}: {node[key]}').strip('{}')
        return f'write each key on a line of its own: {words}'
    if (usual := USUAL_KEYS.get(key.casefold())) in unused:
        return f'write "{usual}" in place of "{key}"'
    places = list(islice(shape.paths_to(model, key), MOST_PLACES + 1)) if is_document else []
    if 0 < len(places) <= MOST_PLACES and not did_you_mean(key, unused, likeness=VERY_LIKE):
        return f'move it to where it belongs: {" or ".join(map(_beneath, places))}'
    within = [one for one in unused if one in key.casefold().split('_')]  # independent_scrutiny
    likely = f'did you mean "{within[0]}"?' if len(within) == 1 else ''
    return likely or did_you_mean(key, unused) or f'keys that belong here: {", ".join(keys)}'


def _beneath(path: tuple[str, ...]) -> str:
    return f'beneath {".".join(path[:-1])}' if path[1:] else 'at the top, with no space before it'


def one_of(word: str, allowed: list[str]) -> str:
    """
    What to write in place of a word of a closed set: what people mean by it, or the nearest by its letters, and all.

    Example: for "NHS trust" it is `write nhs-trust`, for "partial" it asks whether in-part is meant, and for "school"
    which of the sorts of school.
    """
    as_token = '-'.join(word.casefold().replace('_', ' ').split())
    if exact := [one for one in allowed if one.casefold() in (as_token, word.casefold().strip())]:
        return f'write {exact[0]}'
    near = nearest(as_token, allowed, likeness=VERY_LIKE)
    alike = [near] if near else meant(word, allowed)
    alike = alike or [one for one in allowed if set(word.casefold().split()) <= set(one.split('-'))]
    alike = alike or [one for one in allowed if one in word.casefold().split()]  # "Published on 3 April"
    alike = alike or list(filter(None, [nearest(word, allowed, likeness=LIKE)]))
    question = f'did you mean {" or ".join(f"{QUOTE}{one}{QUOTE}" for one in alike)}?' if alike else ''
    if len(allowed) > A_LINE and question:
        return f'{question} If not, write one of: {", ".join(allowed)}'
    return f'write one of: {", ".join(allowed)}{f" ({question})" if question else ""}'


def _is_in_place_of_list(model: type[Declared], at: KeyPath) -> bool:
    """Whether keys stand where the items of a list belong, and not in one of them."""
    owner = field_at(model, keys_of(at[:-1]))
    return bool(at[1:]) and owner is not None and owner.is_list and not isinstance(at[-2], int)
