"""The first page on boards and subgroups: those only planned now, no longer named or new, and those without a chair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from masa_check.diffs.facts.change import FactChange, Sort
from masa_check.diffs.headlines.headline import Headline, Path, TextPair, few, in_one, paths
from masa_check.diffs.headlines.people import titled
from masa_check.diffs.sentence import raised
from masa_check.model.status import Status

GROUPS = 'groups'
NAMED = 2  # groups by name in one sentence, of those that are gone and of those that are new
SHARED = 2  # words at the beginning of several names that stand once


def headlines(texts: TextPair, told: Sequence[Headline]) -> Iterator[Headline]:
    """The sentences on the groups that came and went, and on those without a chair, but for those told already."""
    yield from in_one((*_gone_and_new(texts, told), *_in_place_of(texts), *_planned(texts)))
    yield from _without_chair(texts)


def _in_place_of(texts: TextPair) -> Iterator[Headline]:
    """The groups that became others, as the declaration says."""
    old, new, matched = texts.lists(GROUPS)
    for one in matched.joined:
        if not one.likely and len(one.old) + len(one.new) > len((old, new)):
            after = [_with_chair(texts, new[j]) for j in one.new]
            before = without_repeats([*after, *(old[i].name for i in one.old)])[len(after) :]
            sentence = f'{few(after)} {"is" if len(after) == 1 else "are"} in place of {few(before)}'
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


def _gone_and_new(texts: TextPair, told: Sequence[Headline]) -> Iterator[Headline]:
    """The groups no longer named and newly named; those in a sentence already only count."""
    old, new, matched = texts.lists(GROUPS)
    said = ' '.join(one.sentence for one in told)
    gone = sorted(_weightiest(texts, (old[i] for i in sorted(matched.gone))), key=lambda name: name in said)
    used = paths(told)
    newer = (new[j] for j in sorted(matched.come) if (GROUPS, new[j].name) not in used)
    come = _weightiest(texts, newer)
    names = without_repeats([*gone[:NAMED], *come])
    parts = [f'{_number(gone)} no longer named: {few([*names[:NAMED], *gone[NAMED:]], NAMED)}'] if gone else []
    parts += [f'newly named: {few(names[len(gone[:NAMED]) :], NAMED)}'] if come else []
    if parts:
        yield texts.headline(raised('; '.join(parts)), *((GROUPS, name) for name in (*gone, *come)))


def _number(names: Sequence[str]) -> str:
    """How many groups: 13 groups are."""
    return f'{len(names)} groups are' if len(names) > 1 else '1 group is'


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
