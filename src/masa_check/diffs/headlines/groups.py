"""The first page on boards and subgroups: those only planned now, no longer named or new, and those without a chair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from masa_check.diffs.facts.change import FactChange, Sort
from masa_check.diffs.headlines import governance
from masa_check.diffs.headlines.headline import Headline, Path, TextPair, few, in_one
from masa_check.diffs.headlines.people import titled
from masa_check.model.status import Status

GROUPS = 'groups'
GROUP = 'group'
GONE, COME = 3, 2  # groups by name in one sentence
SHARED = 2  # words at the beginning of several names that stand once


def headlines(texts: TextPair, used: frozenset[Path]) -> Iterator[Headline]:
    """The sentences on the groups that came and went, and on those without a chair, but for paths used."""
    yield from in_one((*_in_place_of(texts), *_gone_and_new(texts, used)))
    yield from _without_chair(texts)


def executive(texts: TextPair) -> Iterator[Headline]:
    """The sentences on the groups that a lead chairs, and on those that are only planned now."""
    yield from in_one((*governance.executive(texts), *_planned(texts)))


def _in_place_of(texts: TextPair) -> Iterator[Headline]:
    """The groups that became others, as the declaration says."""
    old, new, matched = texts.lists(GROUPS)
    for one in matched.joined:
        if not one.likely and len(one.old) + len(one.new) > len((old, new)):
            before, after = [old[i].name for i in one.old], [_with_chair(texts, new[j]) for j in one.new]
            verb = 'is' if len(after) == 1 else 'are'
            sentence = f'{few(after)} {verb} in place of {few(without_repeats(before))}'
            yield texts.headline(sentence, (GROUPS, new[one.new[0]].name))


def _with_chair(texts: TextPair, group: Any) -> str:
    """A group with the office that chairs it, where the text tells it."""
    office = titled(texts.value(group, 'chair'))
    return f'{group.name} (chair: {office})' if office else group.name


def _planned(texts: TextPair) -> Iterator[Headline]:
    """The groups that are only planned now and were at work."""
    planned = [one for one in _own_changes(texts) if one.sort is Sort.LESS_SAID and one.after.status is Status.PLANNED]
    if planned:
        about = [one.spot.names[-1].text for one in planned]
        yield texts.headline(f'Only planned now: {few(about)}', *(one.spot.path for one in planned))


def _gone_and_new(texts: TextPair, used: frozenset[Path]) -> Iterator[Headline]:
    old, new, matched = texts.lists(GROUPS)
    gone = _weightiest(texts, (old[i] for i in sorted(matched.gone)))
    newer = [new[j] for j in sorted(matched.come) if (GROUPS, new[j].name) not in used]
    come = _weightiest(texts, newer)
    chaired = {one.name: _with_chair(texts, one) for one in newer}
    named = without_repeats([chaired[name] for name in come])
    parts = [f'{_number(gone)} no longer named: {few(without_repeats(gone), GONE)}'] if gone else []
    parts += [f'{_number(come, noun="" if gone else GROUP)} new: {few(named, COME)}'] if come else []
    if parts:
        yield texts.headline('; '.join(parts), *((GROUPS, name) for name in (*gone, *come)))


def _number(names: Sequence[str], noun: str = GROUP) -> str:
    """How many groups: 13 groups are."""
    return ' '.join(filter(None, (f'{len(names)}', noun and f'{noun}{"s" if len(names) > 1 else ""}', _are(names))))


def _are(names: Sequence[str]) -> str:
    return 'are' if len(names) > 1 else 'is'


def _own_changes(texts: TextPair) -> Iterator[FactChange]:
    """The changes of groups as a whole, and not of what is said of them."""
    return (fact.change for path, fact in texts.facts.items() if path[0] == GROUPS and len(path) == len((GROUPS, '')))


def _weightiest(texts: TextPair, groups: Iterable[Any]) -> Sequence[str]:
    """The names of groups, those whose purpose the text tells first."""
    return [one.name for one in sorted(groups, key=lambda one: texts.value(one, 'purpose') is None)]


def without_repeats(names: Sequence[str]) -> Sequence[str]:
    """
    Names of which those that begin with the same two words as the one before leave these out.

    Example: "Pan Shire Neglect Group", "Pan Shire Training Group": "Pan Shire Neglect Group", "Training Group".
    """
    words = [name.split() for name in names]
    before: Sequence[list[str]] = [[], *words]
    return [
        ' '.join(one[SHARED:] if len(one) > SHARED + 1 and one[:SHARED] == last[:SHARED] else one)
        for last, one in zip(before, words, strict=False)
    ]


def _without_chair(texts: TextPair) -> Iterator[Headline]:
    """The groups that the older text gives a chair, and the newer one does not."""
    old, new, matched = texts.lists(GROUPS)
    chairs = [(new[j].name, texts.value(old[i], 'chair'), (GROUPS, new[j].name, 'chair')) for i, j in matched.both]
    silent = [
        (name, chair.office, path) for name, chair, path in chairs if chair and chair.office and _is_gone(texts, path)
    ]
    if silent:
        named = few([f'the {name} ({texts.then} {office})' for name, office, _ in silent], 2)
        yield texts.headline(f'No longer said who chairs {named}', *(path for *_, path in silent))


def _is_gone(texts: TextPair, path: Path) -> bool:
    fact = texts.fact(*path)
    return fact is not None and fact.change.sort is Sort.REMOVED
