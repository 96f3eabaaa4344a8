"""What an edition that is the same as another has from it, and what it never has (docs/decisions/0040)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from masa_check.rulebook.duty import Authority, Origin

Block = Mapping[str, Any]  # what a file of rules says of an ask in an edition
# Paragraph, page and confidence tell what somebody read in one text, and a row is of the inventory of one text.
CARRIED = ('force', 'asked_to', 'statute', 'with', 'any', 'if_silent', 'applies', 'accepts', 'ours')
READ = frozenset({'cite', 'confidence'})  # what nobody can write who has not read the text, or what was made of it
INFERRED = 'I'
NOTHING: Block = {}


class InheritedTerms(NamedTuple):
    """All that holds of an ask in an edition, what was carried over among it."""

    written: Block
    carried: bool = False
    changed: bool = False

    @property
    def inferred(self) -> bool:
        """Whether it is asked for no other reason than that the edition is the same as another."""
        return self.carried and not READ & self.written.keys() and not self.written.get('ours')


class EditionBlock(NamedTuple):
    """What a duty says of one edition: of all its asks or of some by name, and of single ones."""

    common: Block = NOTHING
    named: tuple[str, ...] | None = None
    single: Mapping[str, Block] = NOTHING

    def terms(
        self, asks: Iterable[str], before: Mapping[str, InheritedTerms], theme: Block
    ) -> Mapping[str, InheritedTerms]:
        """
        The terms of each ask that stands in the edition; `before` are those of the edition that it is the same as.

        With `before` of `who` and `how`, `{force: must, how: {asked: no}}` leaves `who` alone, and makes it a must.
        """
        made: dict[str, InheritedTerms] = {}
        for ask in asks:
            blocks = list(self._about(ask, before, theme))
            if _stands(blocks, carried=ask in before):
                made[ask] = _terms(blocks, before.get(ask))
        return made

    def _about(self, ask: str, before: Mapping[str, InheritedTerms], theme: Block) -> Iterator[Block]:
        """All that is said of an ask, the nearest last; of a new ask only what names it, or says all of a new duty."""
        if theme and ask in before:
            yield theme
        of_all = bool(self.common) and (ask in before or not before)
        if ask in self.single or (ask in self.named if self.named is not None else of_all):
            yield self.common
        if ask in self.single:
            yield self.single[ask]

    @property
    def drops_all(self) -> bool:
        """Whether it says of all asks that they are not asked."""
        return 'asked' in self.common and self.named is None

    @property
    def dropped(self) -> tuple[str, ...]:
        """The asks of which it says by their names that they are not asked."""
        named = self.named or () if 'asked' in self.common else ()
        return (*named, *(ask for ask, block in self.single.items() if 'asked' in block))


def _stands(blocks: Sequence[Block], *, carried: bool) -> bool:
    """Whether an ask is put: the nearest block that speaks of it decides."""
    return 'asked' not in blocks[-1] if blocks else carried


def _terms(blocks: Sequence[Block], before: InheritedTerms | None) -> InheritedTerms:
    own = {key: value for block in blocks for key, value in block.items() if key != 'asked'}
    if before is None:
        return InheritedTerms(own)
    kept = {key: before.written[key] for key in CARRIED if key in before.written}
    written = {**kept, **own}
    if 'with' in written:
        written['with'] = {**kept.get('with', NOTHING), **own.get('with', NOTHING)}
    return InheritedTerms(written, carried=True, changed=any(written.get(key) != kept.get(key) for key in CARRIED))


def origin(before: Authority, *, changed: bool) -> Origin:
    """Where an ask that was carried over was last read."""
    if before.origin:
        return before.origin._replace(changed=changed or before.origin.changed)
    place = '; '.join(dict.fromkeys(cite.paragraph for cite in before.cites)) or 'paragraph not confirmed'
    unseen = ', not seen in a source' if before.unconfirmed else ''
    return Origin(before.edition, before.ref, f'{place}{unseen}', changed)
