"""What a declared change asks for: what to publish again, and whom to tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from masa_check.deadlines.area import Anchor, AreaDocuments, Rule, by_authority, is_out, last_set, unread_on
from masa_check.deadlines.due import Due, SetBy, Window, window_of
from masa_check.declaration.declaration import Declaration
from masa_check.model.lookup import as_it_stands, look
from masa_check.model.names import same_name, same_place
from masa_check.model.reporting import Update
from masa_check.model.shape import places
from masa_check.rulebook.rulebook import Rulebook

Named = Mapping[str, tuple[str, ...]]  # what a part names, each as told, with the names by which it is known
SHOWN = 3  # names of a long list; `diff` shows all of them
NO_DAY = 'the guidance sets no day for it'
DEPARTMENT = Rule('updates-to-department', 'the updated arrangements are sent to the Department for Education')
AREA = 'change-of-area'
COMMUNICATED = 'all safeguarding partners agree the change of area; relevant agencies and staff are told of it'


class ChangedPart(NamedTuple):
    """A part of the arrangements whose changes are published: its name in a sentence, and where and what it names."""

    name: str
    path: tuple[str, ...]
    named: Callable[[Any], Named]
    is_one: Callable[[str, str], bool] = same_name


def _leads(partners: Any) -> Named:
    """The office of each lead; nothing where one of them is not declared."""
    offices = {partner: partner.lead.office if partner.lead else None for partner in partners}
    if not all(offices.values()):
        return {}
    return {f'{office} ({partner.name})': (f'{partner.role}: {office}',) for partner, office in offices.items()}


def _items(items: Any) -> Named:
    return {item.name: (item.name, *(getattr(item, 'formerly', None) or ())) for item in items}


SUBJECTS = {
    'change-of-leads': ChangedPart('the lead partners', ('partners',), _leads),
    'change-of-chair': ChangedPart('the chair', ('chair', 'held_by'), lambda office: {office.words: (office.words,)}),
    AREA: ChangedPart('the area', ('area', 'local_authorities'), _items, same_place),
    'change-of-priorities': ChangedPart('the priorities', ('priorities', 'list'), _items),
    'change-of-agencies': ChangedPart('the relevant agencies', ('agencies', 'list'), _items),
}


class Change(NamedTuple):
    """A change that a document declares: of what, in which words, where, by when, and whether it is published."""

    rule: str
    words: str
    anchor: Anchor
    window: Window | None = None
    why: str = NO_DAY
    out: bool = False


def due(area: AreaDocuments, book: Rulebook, on: date) -> Iterator[Due]:
    """What the changes of an area ask for, by the last edition that asks it: to publish again, and whom to tell."""
    unread = unread_on(book, on, 'still asks this')
    for changes in (tuple(_between(area, on)), tuple(_announced(area, on))):
        for change in changes:
            yield from _published_again(change, area, book, unread)
        sent = last_set(book, DEPARTMENT.id, on)
        if changes and sent:
            told = '; '.join(f'{_subject(change)}: {change.words}' for change in changes)
            rule, last = by_authority(sent, DEPARTMENT, SetBy.CHANGE), changes[-1]
            done = '; whether it was done is not known' if last.out else ''
            yield last.anchor.due(rule, None, f'what changed: {told}; {NO_DAY}{done}{unread}', told)


def _published_again(change: Change, area: AreaDocuments, book: Rulebook, unread: str) -> Iterator[Due]:
    """What one change asks for: a text with it, unless one is out, and, of the area, that those concerned are told."""
    asked = last_set(book, change.rule, change.anchor.on)
    if asked and not change.out:
        what = f'the arrangements are published again with what changed in {_subject(change)}: {change.words}'
        rule = by_authority(asked, Rule(change.rule, what), SetBy.CHANGE)
        yield change.anchor.due(rule, change.window, f'{change.why}{_own_words(area, change)}{unread}', change.words)
    if asked and change.rule == AREA:
        rule = by_authority(asked, Rule(f'{AREA}-told', COMMUNICATED), SetBy.CHANGE)
        done = '; whether it was done is not known' if change.out else ''
        yield change.anchor.due(rule, change.window, f'{change.words}; {change.why}{done}{unread}', change.words)


def _subject(change: Change) -> str:
    return SUBJECTS[change.rule].name


def _between(area: AreaDocuments, on: date) -> Iterator[Change]:
    """The changes from the last published arrangements before the newest, in parts that both declare."""
    older, newer = _last_two(area)
    if not (older and newer):
        return
    for rule, subject in SUBJECTS.items():
        at, before, after = subject.path, _named(older, subject), _named(newer, subject)
        told = _difference(before, after, subject.is_one) if before and after else ''
        if told:
            why = f'{_days(older)} to {_days(newer)}; {NO_DAY}'
            yield Change(rule, told, Anchor(newer, at, on), why=why, out=is_out(newer))


def _last_two(area: AreaDocuments) -> tuple[Declaration | None, Declaration | None]:
    """The newest arrangements, a draft before what is published, and the published ones before them."""
    out = [text for text in area.arrangements if is_out(text)]
    drafts = [text for text in area.arrangements if not is_out(text)]
    newer = drafts[-1] if drafts else out.pop() if out else None
    return (out[-1] if out else None), newer


def _named(text: Declaration, subject: ChangedPart) -> Named:
    """What a part names; nothing where it is not in place."""
    lookup = look(text.model, subject.path)
    if not lookup.in_place:
        return {}
    value = lookup.value
    if isinstance(value, tuple):
        value = as_it_stands(lookup).value
        return subject.named(value) if isinstance(value, tuple) else {}
    return {told: known for told, known in subject.named(value).items() if told}


def _difference(before: Named, after: Named, is_one: Callable[[str, str], bool]) -> str:
    """
    What is named no longer, and what is new.

    Example: of "Neglect, Exploitation" and "Exploitation, Early help", "no longer named: Neglect; named now: Early
    help".
    """

    def missing(these: Named, those: Named) -> list[str]:
        others = [name for known in those.values() for name in known]
        return [told for told, known in these.items() if not any(is_one(a, b) for a in known for b in others)]

    gone, new = missing(before, after), missing(after, before)
    parts = [f'no longer named: {_first(gone)}'] if gone else []
    return '; '.join([*parts, f'named now: {_first(new)}'] if new else parts)


def _first(names: Sequence[str]) -> str:
    """Some names, and how many more there are."""
    more = len(names) - SHOWN
    return ', '.join(names) if more <= 0 else f'{", ".join(names[:SHOWN])} and {more} more'


def _days(text: Declaration) -> str:
    return f'from the text of {Window(*text.dated)}' if text.dated else f'from {text.document.path}'


def _announced(area: AreaDocuments, on: date) -> Iterator[Change]:
    """The changes that the last report announces by the part that they change, unless newer arrangements are there."""
    report, current = area.reports[-1] if area.reports else None, area.current(on)
    if report is None or (current and current.dated and report.dated and current.dated[0] > report.dated[1]):
        return
    for at, _, update in places(report.model, Update):
        rule = PARTS.get((update.part or '').partition('.')[0])
        if rule:
            by = update.timescale.by if update.timescale else None
            own = f' for "{by}", a day of its own' if by else ''
            why = f'announced in the yearly report{own}; {NO_DAY}'
            yield Change(rule, update.name, Anchor(report, at, on), window_of(by) if by else None, why)


PARTS = {subject.path[0]: rule for rule, subject in SUBJECTS.items()}


def _own_words(area: AreaDocuments, change: Change) -> str:
    """What the current arrangements say of how they are updated on such a change."""
    current = area.current(change.anchor.on)
    part = change.rule.removeprefix('change-of-')
    updates = look(current.model, ('publication', 'updates')) if current else None
    statement = getattr(updates.value, part, None) if updates and updates.in_place else None
    return f'; the text says "{statement.summary}"' if statement and getattr(statement, 'summary', None) else ''
