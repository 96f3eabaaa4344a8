"""The sentence for one change, in plain English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from masa_check.diffs.facts.change import FactChange, FactKind, FactState, Name
from masa_check.diffs.side import Side
from masa_check.model.money import Pounds, difference, in_pounds
from masa_check.model.status import Status

PROMISE = 'promise'
KEPT = 'kept'  # of a promise: that the text says so
DIFFERENTLY = 'told differently'
NAMED = re.compile(r'(?!(The|A|An|All|Each|Every|No|Two|Three|Four|Five|Six)\b)[A-Z]\S* [A-Z]')  # begins with a name
NOW = {
    Status.IN_PLACE: 'now said to be in place',
    Status.IN_PART: 'now there in part',
    Status.PLANNED: 'now only planned',
    Status.ELSEWHERE: 'the text now only points elsewhere',
    Status.RESTATED: 'the text now only repeats the guidance',
    Status.NOT_STATED: 'the text no longer says',
    Status.NOT_APPLICABLE: 'now said not to arise',
    Status.UNDECLARED: 'no longer declared',
    Status.EMPTY: 'there is none now',
}
THEN = {
    Status.IN_PLACE: 'it was said to be in place',
    Status.IN_PART: 'it was there in part',
    Status.PLANNED: 'it was planned',
    Status.ELSEWHERE: 'the text only pointed elsewhere',
    Status.RESTATED: 'the text only repeated the guidance',
    Status.NOT_STATED: 'the text did not say',
    Status.NOT_APPLICABLE: 'it was said not to arise',
    Status.UNDECLARED: 'it was not declared',
    Status.EMPTY: 'there was none',
    Status.UNNAMED: 'it was not',
}
NONE_THEN = {
    **THEN,
    Status.NOT_STATED: 'none was named',
    Status.EMPTY: 'none was named',
    Status.UNDECLARED: 'none was declared',
}
NONE_NOW = {
    **NOW,
    Status.NOT_STATED: 'none is named',
    Status.EMPTY: 'none is named',
    Status.UNDECLARED: 'none is declared',
}


def sentence(change: FactChange, sides: tuple[Side, Side]) -> str:
    """The sentence for a change: the newer document's statement first, then the older one's."""
    then = sides[0].when
    if change.kind is FactKind.ITEM:
        text = _item(change, then)
    elif change.kind is FactKind.NAME:
        text = _name(change, sides)
    elif change.kind is FactKind.PERSON:
        text = _person(change)
    elif _says_kept(change):
        text = _of(change.spot.names[:-3], f'a promise that the text says was kept: {change.spot.names[-2].text}')
    else:
        text = _of(change.spot.names, statement(change, sides))
    return text + (f' ({change.note})' if change.note else '')


def _says_kept(change: FactChange) -> bool:
    return change.spot.path[-1:] == (KEPT,) and change.after.words == 'yes'


def _of(steps: Sequence[Name], text: str) -> str:
    """A sentence on a fact; without a name for what stands within a thing that the sentence has named already."""
    return f'{subject(steps)}: {text}' if steps else text


def subject(steps: Sequence[Name]) -> str:
    """The name of a fact: from the last named item on its path, or else the top, down to the fact."""
    if not steps:
        return ''
    last = max((place for place, step in enumerate(steps) if step.item), default=0)
    first, *rest = steps[last:]
    head = f'{first.text} ({first.noun})' if first.noun else first.text
    return ', '.join([head, *(lowered(step.text) for step in rest)])


def lowered(text: str) -> str:
    """
    The text with a small first letter, unless it begins with initials or with a name of two words.

    Examples: "The group is to meet" is "the group is to meet"; "Safeguarding Luton is to meet" stays as it is.
    """
    return text if text[1:2].isupper() or not text[1:2] or NAMED.match(text) else text[0].lower() + text[1:]


def raised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _owner(steps: Sequence[Name]) -> str:
    """The named item that holds the list, or "The text" where there is none."""
    owners = [step.text for step in steps[:-1] if step.item]
    return owners[-1] if owners else 'The text'


def _item(change: FactChange, then: str) -> str:
    *steps, thing = change.spot.names
    added = (
        change.before.status in (Status.UNDECLARED, Status.UNNAMED, Status.EMPTY, Status.NOT_STATED)
        or not change.before.words
    )
    if not thing.noun:
        return _of_closed_set(subject(steps), thing.text, change, then, added=added)
    if thing.noun == PROMISE:
        return _of(steps[:-1], f'{_promise(change, then, added=added)}: {lowered(thing.text)}')
    who, role = _owner(change.spot.names), f'as {_a(thing.noun)}'
    if added:
        plans = 'plans' if change.after.status is Status.PLANNED else 'names'
        content = f' ({change.after.summary})' if change.after.summary else ''
        return f'{who} now {plans} {thing.text} {role}{content}; {then} {NONE_THEN[change.before.status]}'
    rest = '' if change.after.status is Status.UNNAMED else f'; {NONE_NOW[change.after.status]}'
    content = f' ({change.before.summary})' if change.before.summary else ''
    return f'{who} no longer names {thing.text} {role}{content}{rest}'


def _promise(change: FactChange, then: str, *, added: bool) -> str:
    """What became of a promise; one that is not spoken of is never told as kept or as broken."""
    by = change.before.summary or change.after.summary
    due = f' by {by}' if by else ''
    if added:
        return f'the text now promises{due}'
    return f'promised {then}{due}; this text does not {"mention it" if by else "promise it again"}'


def _of_closed_set(about: str, thing: str, change: FactChange, then: str, *, added: bool) -> str:
    if added:
        also = f'now also {thing}' if change.before.status is Status.UNNAMED else f'now {thing}'
        return f'{about}: {also}; {then} {NONE_THEN[change.before.status]}'
    rest = '' if change.after.status is Status.UNNAMED else f'; {NONE_NOW[change.after.status]}'
    return f'{about}: no longer {thing}{rest}'


def _name(change: FactChange, sides: tuple[Side, Side]) -> str:
    """The sentence for a thing under another name, or for several that became one or one that became several."""
    noun = change.spot.names[-1].noun
    older, newer = (
        names or (state.words,) for names, state in ((change.older, change.before), (change.newer, change.after))
    )
    old, new, is_ = named_together(older), named_together(newer), 'is' if len(newer) == 1 else 'are'
    if change.likely:
        link = (
            f'likely what {sides[0].when} was' if len(older) == 1 else f'likely in the place of {len(older)} entries:'
        )
        text = f'{new} {is_} {link} {old}, which a person should confirm'
    else:
        text = f'{new} {is_} now the {noun} in the place of {old}'
    return '; '.join((text, *_inner(change, sides)))


def _inner(change: FactChange, sides: tuple[Side, Side]) -> Iterator[str]:
    """What changed within a likely pair, and the difference of the sums that were joined."""
    depth = len(change.spot.names)
    for one in change.inner:
        below = one._replace(spot=one.spot._replace(path=one.spot.path[depth:], names=one.spot.names[depth:]))
        yield lowered(sentence(below, sides)) if below.spot.names else statement(one, sides)
    if not change.inner and change.before.pounds and change.after.pounds:
        yield _money(change.before.pounds, change.after.pounds, sides)


def named_together(names: Sequence[str]) -> str:
    """Names in a sentence: A; A and B; A, B and C."""
    *first, last = names
    return f'{", ".join(first)} and {last}' if first else last


def _person(change: FactChange) -> str:
    """The sentence for a new office-holder; the states hold names only where names were asked for."""
    about, before, after = change.spot.names[:-1], change.before, change.after
    named = ' to '.join(state.words for state in (before, after) if state.words)
    if Status.UNDECLARED not in (before.status, after.status):
        return _of(about, 'the office-holder changed' + (f', from {named}' if named else ''))
    added = before.status is Status.UNDECLARED
    verb = 'the text now names the office-holder' if added else 'the office-holder is no longer named'
    return _of(about, verb + (f' ({named})' if named else ''))


def _a(noun: str) -> str:
    return f'{"an" if noun[0] in "aeiou" else "a"} {noun}'


def statement(change: FactChange, sides: tuple[Side, Side]) -> str:
    """What a statement says now and what it said, without the name of the fact."""
    before, after = change.before, change.after
    if before.pounds and after.pounds and before.status == after.status:
        return _money(before.pounds, after.pounds, sides)
    if before.status == after.status and before.words == after.words:
        return DIFFERENTLY
    then = sides[0].when
    if before.status is Status.PLANNED and after.status is Status.IN_PLACE:
        return f'promised {then}; said to be in place now{_content(after)}'
    return f'{_now(after)}; {then} {_then(before)}'


def _now(state: FactState) -> str:
    if state.status is Status.IN_PLACE and state.words:
        return f'now {_worth(state)}'
    if state.status is Status.IN_PLACE and state.summary:
        return f'the text now says{_content(state)}'
    return f'{NOW[state.status]} ({state.words})' if state.words else f'{NOW[state.status]}{_content(state)}'


def _then(state: FactState) -> str:
    if state.status is Status.IN_PLACE and state.words:
        return _worth(state)
    if state.status is Status.IN_PLACE and state.summary:
        return f'it said{_content(state)}'
    return f'{THEN[state.status]} ({state.words})' if state.words else f'{THEN[state.status]}{_content(state)}'


def _content(state: FactState) -> str:
    """The content of a statement, in the declarer's words."""
    return f' "{state.summary}"' if state.summary else ''


def _worth(state: FactState) -> str:
    return str(state.pounds) if state.pounds else state.words


def _money(before: Pounds, after: Pounds, sides: tuple[Side, Side]) -> str:
    change = difference(before, after)
    was, now = (f'{sum_} ({side.period})' for sum_, side in zip((before, after), sides, strict=True))
    if not change.number:
        return DIFFERENTLY
    if not change.visible:
        unseen = f'a difference of {in_pounds(abs(change.number))} that cannot be seen at the precision printed'
        return f'now {now}; before {was}: {unseen}'
    share = f'{abs(change.per_cent)}%' if change.per_cent is not None else ''
    room = f'give or take {change.room}' if change.room else ''
    about, rest = 'about ' if change.room else '', ', '.join(filter(None, (share, room)))
    return f'now {now}; before {was}: {about}{change.more}{f" ({rest})" if rest else ""}'
