"""The first page on the relevant agencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from masa_check.checks.agency import names_a_partner
from masa_check.diffs.asks import AskChange
from masa_check.diffs.facts.matching import Joined
from masa_check.diffs.headlines import losses
from masa_check.diffs.headlines.headline import Headline, TextPair, few
from masa_check.diffs.sentence import raised
from masa_check.model.agencies import Agency
from masa_check.model.lookup import items_of
from masa_check.model.schedule import outsider

LIST = ('agencies', 'list')
OVERSEERS = 'an independent scrutineer or chair'  # told with scrutiny
NAMED = 2  # agencies that are new, by name
TAKEN_IN = 1  # agencies that a wider line takes in, by name


def headlines(texts: TextPair) -> Iterator[Headline]:
    """The sentences on agencies that are gone or new, and on what is lost of them; none of a yearly report."""
    if not hasattr(texts.new, LIST[0]):
        return
    old, new, matched = texts.lists(*LIST)
    partners = tuple(one for side in texts.both('partners') for one in items_of(side))
    gone = [old[i] for i in matched.gone if _counts(old[i], partners)]
    come = [new[j].name for j in matched.come if _counts(new[j], partners)]
    yield from _gone_and_new(texts, gone, come)
    yield from _taken_in(texts)


def _gone_and_new(texts: TextPair, gone: Sequence[Agency], come: Sequence[str]) -> Iterator[Headline]:
    """First those whom an ask misses, with what else is lost; then the others that are gone, and the new."""
    lost = [ask for ask in losses.lost(texts) if texts.path_of(ask)[:1] == LIST[:1]]
    of_list = {ask.ask: _answering(texts, ask, gone) for ask in lost if texts.path_of(ask) == LIST}
    names = {one.name for agencies in of_list.values() for one in agencies}
    told = [ask for ask in lost if texts.path_of(ask) != LIST or of_list[ask.ask]]
    departing = list(_lost(texts, [one.name for one in gone if one.name in names], told, whole=all(of_list.values())))
    yield from departing
    others = [one.name for one in gone if one.name not in names]
    within = dict(_within_wider_lines(texts))
    parts = [_no_longer(others, also=bool(departing and names))] if others else []
    lead = 'nor by name' if others else 'no longer listed by name'
    parts += [f'{lead}: {few(list(within), TAKEN_IN)}'] if within else []
    parts += [f'newly listed{"" if parts else " as agencies"}: {few(come, NAMED)}'] if come else []
    if parts:
        yield texts.headline(raised('; '.join(parts)), *((*LIST, name) for name in (*others, *come, *within.values())))


def _lost(texts: TextPair, missed: Sequence[str], lost: Sequence[AskChange], *, whole: bool) -> Iterator[Headline]:
    """
    The agencies that an ask misses, and what else the guidance asks of the agencies and the text has no more.

    Unless it is the whole, an ask of the list is left to be told with the other losses.
    """
    unsaid = dict.fromkeys(losses.topic(texts, ask) for ask in lost if texts.path_of(ask) != LIST)
    parts = [_no_longer(missed)] if missed else []
    parts += [f'less is said of {few(list(unsaid), losses.NAMED)}'] if unsaid else []
    if parts:
        paths = (path for path in map(texts.path_of, lost) if whole or path != LIST)
        yield texts.about(lost, raised('; '.join(parts)), *((*LIST, name) for name in missed), *paths)


def _answering(texts: TextPair, ask: AskChange, gone: Sequence[Agency]) -> Sequence[Agency]:
    """The agencies of those that an ask looks for in the list; each is, where it looks for no category."""
    authority = texts.authority(ask)
    wanted = authority.args.get('any_of') if authority else None
    return [one for one in gone if wanted is None or one.kinds.intersection(wanted)]


def _no_longer(agencies: Sequence[str], *, also: bool = False) -> str:
    return f'{"Nor listed" if also else "No longer listed as agencies"}: {few(agencies)}'


def _counts(agency: Any, partners: tuple[Any, ...]) -> bool:
    """Whether an agency that came or went is news by itself: not a partner, and not who chairs or scrutinises."""
    return outsider(agency.name) != OVERSEERS and not names_a_partner(agency, partners)


def _within_wider_lines(texts: TextPair) -> Iterator[tuple[str, str]]:
    """The agencies that had a line of their own, with the one that has their categories and more, and likely them."""
    old, new, matched = texts.lists(*LIST)
    for one in matched.joined:
        yield from ((name, new[one.new[0]].name) for name in _pieces(old, new, one))


def _pieces(old: Sequence[Any], new: Sequence[Any], joined: Joined) -> Sequence[str]:
    """The lines that a wider line took in, but for one nearly as wide, which is likely that line by another name."""
    if not joined.likely or len(joined.new) > 1:
        return ()
    wide = new[joined.new[0]].kinds
    return [old[i].name for i in joined.old if (kinds := old[i].kinds) and kinds < wide and 2 * len(kinds) <= len(wide)]


def _taken_in(texts: TextPair) -> Iterator[Headline]:
    """Lines of the list that became one line."""
    old, new, matched = texts.lists(*LIST)
    for one in matched.joined:
        if len(one.old) > 1 and not _pieces(old, new, one):
            before, after = [old[i].name for i in one.old], [new[j].name for j in one.new]
            likely = ' (likely)' if one.likely else ''
            lines = 'is one line of the list' if len(after) == 1 else f'are {len(after)} lines of the list'
            yield texts.headline(f'{few(after)} {lines} in place of {few(before, 3)}{likely}', (*LIST, after[0]))
