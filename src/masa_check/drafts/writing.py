"""Writes a draft as a declaration in YAML: valid, with nothing declared in it, and beside each key what was found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from masa_check.declaration.blank import NOT_LOOKED_AT
from masa_check.declaration.kinds import ARRANGEMENTS, model_of
from masa_check.declaration.proposals import PROPOSED
from masa_check.display import visible
from masa_check.drafts.draft import Draft
from masa_check.drafts.identity import file_name
from masa_check.drafts.proposal import Proposal
from masa_check.inert import printable
from masa_check.model.identity import IDENTITY
from masa_check.model.sentence import is_placeholder
from masa_check.model.shape import Field, fields
from masa_check.model.statement import WithStatus
from masa_check.model.status import Status
from masa_check.questions.fields import own_fields
from masa_check.rulebook.duty import Path

SHOWN = 3  # passages
LONGEST = 70  # words of a passage that are shown
COLON = ': '
COPIED = 0.3  # of a passage, from which on it is told that its words are the guidance's
HEAD = """\
# A draft, made from the published document: nothing in it is declared yet.
#
# Beneath each question stand passages that may answer it. `proposed` is a guess by the words of the first passage, and
# counts as not declared. Read the passage, then write what the text says in your own words in place of `proposed`, or
# write `status` and keep the quotation. Where a guess is wrong, write what is right; `not-stated` where the text is
# silent. `not-looked-at` stands where no guess could be made. A list counts once no row of it is proposed: delete the
# rows that are wrong.
#
# `masa-check check` says how much is left, and `masa-check verify` whether what you wrote stands in the document.
"""
FORMS = {ARRANGEMENTS: 'arrangements'}


def as_yaml(draft: Draft) -> str:
    """The draft as a declaration."""
    lines = [*_identity(draft)]
    found = {one.path: one for one in draft.proposals}
    for key, field in fields(model_of(draft.kind)).items():
        if key not in IDENTITY and key != 'texts':
            lines += [*([''] if field.is_group else []), *_key(field, (), draft, found)]
    return HEAD + ''.join(f'{line}\n' for line in lines)


def _identity(draft: Draft) -> Iterator[str]:
    yield from (f'kind: {draft.kind}', f'id: {draft.id}', f'name: {quoted(draft.name)}', 'texts:')
    for number, text in enumerate(draft.texts):
        form = FORMS.get(draft.kind, 'other') if not number else 'other'
        title = f'title: {quoted(text.document.title)}, ' if not is_placeholder(text.document.title) else ''
        yield f'  # {_comment(file_name(text.path))}'
        file = f'file: {quoted(draft.files[text.name])}, ' if text.name in draft.files else ''
        for one in text.document.notices:
            if one.page:
                yield f'  # Page {one.page}: {_comment(one.message)}; {_comment(one.remedy)}'
        yield f'  {text.name}: {{{title}form: {form}, {file}sha256: {quoted(text.sha256)}}}'


def _key(field: Field, above: Path, draft: Draft, found: Mapping[Path, Proposal]) -> Iterator[str]:
    """The lines for a key with its question, passages and what is proposed, and for each key within a group."""
    path, indent = (*above, field.key), '  ' * len(above)
    if field.is_group:
        yield f'{indent}{field.key}:'
        for inner in own_fields(field):
            yield from _key(inner, path, draft, found)
        return
    proposal = found.get(path)
    if proposal is None:
        return
    yield ''
    yield from (f'{indent}# {_comment(one)}' for one in _about(proposal))
    yield from (f'{indent}{line}' for line in _value(proposal, draft))


def _about(proposal: Proposal) -> Iterator[str]:
    """The question, what a good answer says, and the passages."""
    yield proposal.wording.question
    yield f'A good answer says: {proposal.wording.good_answer}'
    yield from _passages(proposal)


def passages_of(draft: Draft) -> Mapping[Path, str]:
    """The passages that may answer each question, a line each; none of a question for which none was found."""
    return {one.path: '\n'.join(map(printable, _passages(one))) for one in draft.proposals if one.passages}


def _passages(proposal: Proposal) -> Iterator[str]:
    if proposal.status is Status.NOT_STATED:
        yield 'No passage has the words in which such texts speak of it. Read the nearest before you believe it:'
    for number, ranked in enumerate(proposal.passages[:SHOWN], start=1):
        passage, copied = ranked.passage, proposal.repeats[number - 1]
        place = ', '.join(filter(None, (passage.section, f'page {passage.page}' if passage.page else '')))
        known = f' [{copied.share:.0%} of these words are those of {copied.edition}]' if copied.share >= COPIED else ''
        yield f'{number}. {place.rstrip(COLON) or "At the beginning"}:{known} {_short(passage.text)}'


def _short(text: str) -> str:
    words = text.split()
    return ' '.join(words[:LONGEST]) + (' ...' if len(words) > LONGEST else '')


def _value(proposal: Proposal, draft: Draft) -> Iterator[str]:
    """The key with what is proposed; of a plain value as a comment."""
    key, rows = proposal.field.key, draft.rows.get(proposal.path, ())
    if not proposal.takes_status:
        yield f'# {key}: {_comment(inline(rows[0]) if rows else "...")}'
        return
    if rows and proposal.field.is_list and proposal.field.holds(WithStatus):
        yield f'{key}:'
        for row in rows:
            first, *rest = {PROPOSED: proposal.status or Status.IN_PLACE, **row}.items()
            yield f'  - {first[0]}: {inline(first[1])}'
            yield from (f'    {name}: {inline(value)}' for name, value in rest)
        return
    if proposal.field.is_list:
        yield from (f'# - {_comment(inline(row))}' for row in rows)
    if proposal.status is None:
        yield f'{key}: {NOT_LOOKED_AT}'
        return
    own = rows[0] if rows and not proposal.field.is_list and proposal.status is not Status.NOT_STATED else {}
    written = {PROPOSED: proposal.status, **own, **_source(proposal)}
    yield from (f'{key}:', *(f'  {name}: {inline(value)}' for name, value in written.items()))


def _source(proposal: Proposal) -> Mapping[str, Any]:
    """Where the quotation stands; nothing where there is none."""
    quotation = proposal.quotation
    if quotation is None:
        return {}
    return {'source': {**proposal.passages[0].passage.source(quotation.page), 'quote': quotation.text}}


def inline(value: Any) -> str:
    """A value as YAML on one line, every text in quotes."""
    if isinstance(value, Mapping):
        return '{' + ', '.join(f'{key}: {inline(inner)}' for key, inner in value.items()) + '}'
    if isinstance(value, Sequence) and not isinstance(value, str):
        return '[' + ', '.join(map(inline, value)) + ']'
    if isinstance(value, str):
        return str(value) if isinstance(value, Status) else quoted(value)
    return json.dumps(value)


def quoted(text: str) -> str:
    """A text in quotes, in which nothing can be taken for YAML and nothing is invisible."""
    return visible(json.dumps(text, ensure_ascii=False))


def _comment(text: str) -> str:
    """A text on one line behind a `#`."""
    return ' '.join(printable(text).split())
