"""Reads one theme of the rulebook from its file, and refuses what is not a rule with its line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from masa_check.document.document import Document
from masa_check.errors import MasaError
from masa_check.rulebook import grammar, inheritance
from masa_check.rulebook.duty import NONE, Ask, AskedTo, Authority, Cite, Condition, Duty, Example
from masa_check.rulebook.edition import Edition
from masa_check.rulebook.fault import RuleFault, day, known, missing, not_one_of
from masa_check.rulebook.inheritance import Block, EditionBlock, InheritedTerms
from masa_check.rulebook.key import KeyGroup
from masa_check.values import Force, KeyPath, Verdict


class AskTerms(NamedTuple):
    """What the check of an ask is given beside its subject, and when the ask arises."""

    args: Mapping[str, Any]
    conditions: tuple[Condition, ...]


class _Asked(NamedTuple):
    """An ask as one edition puts it; `before` is how the edition that it is the same as put it."""

    edition: Edition
    terms: InheritedTerms
    always: AskTerms
    before: Authority | None


def duties(document: Document, editions: Mapping[str, Edition]) -> Iterator[Duty]:
    """The duties of one file."""
    data = known(document, (), document.data, grammar.THEME)
    reader = _Reader(document, editions)
    reader.read_theme(data.get('editions', NONE))
    for index, raw in enumerate(data['duties']):
        yield reader.duty(('duties', index), raw, data['theme'])


def faults(document: Document, editions: Mapping[str, Edition]) -> Iterator[MasaError]:
    """The fault of the editions of a theme, if any, and the first fault of each duty."""
    reader = _Reader(document, editions)
    try:
        reader.read_theme(document.data.get('editions', NONE))
    except MasaError as error:
        yield error
    for index, raw in enumerate(document.data['duties']):
        try:
            reader.duty(('duties', index), raw, document.data['theme'])
        except MasaError as error:
            yield error


def _path(written: str) -> tuple[str, ...]:
    return tuple(written.split('.')) if written else ()


class _Reader:
    """Reads the parts of a duty; holds the file, the editions and, once read, what the theme says of them."""

    def __init__(self, document: Document, editions: Mapping[str, Edition]) -> None:
        self.document = document
        self.editions = editions
        self.of_theme: dict[str, Block] = {}

    def read_theme(self, raw: Mapping[str, Any]) -> None:
        """What the theme says of an edition that is the same as another, for all its duties that carry over."""
        same = {name: edition for name, edition in self.editions.items() if edition.same_as}
        for name, block in known(self.document, ('editions',), raw, grammar.THEME_EDITIONS, same).items():
            at: KeyPath = ('editions', name)
            self._refuse_more_than_dropped(at, known(self.document, at, block, grammar.TERMS))
            whole = {'ref': '-', 'force': Force.ADVICE, 'confidence': '-', **block}
            self._authority(
                at, _Asked(same[name], InheritedTerms(whole), AskTerms({}, ()), None)
            )  # which refuses what is wrong
            self.of_theme[name] = block

    def duty(self, at: KeyPath, raw: Any, theme: str) -> Duty:
        data = known(self.document, at, raw, grammar.DUTY)
        general = self._condition((*at, 'applies'), data['applies']) if 'applies' in data else None
        asks = known(self.document, (*at, 'asks'), data['asks'], grammar.ASKS)
        always = {name: self._always((*at, 'asks', name), ask, general) for name, ask in asks.items()}
        editions = self._editions((*at, 'editions'), data['editions'], always)
        return Duty(
            **{key: data[key] for key in ('id', 'title', 'asked_of', 'matters', 'remedy')},
            theme=theme,
            asks={name: self._ask((*at, 'asks', name), name, ask) for name, ask in asks.items()},
            editions=editions,
            examples=tuple(
                self._example((*at, 'examples', index), example, editions)
                for index, example in enumerate(data.get('examples', ()))
            ),
            path=self.document.path,
            line=self.document.position((*at, 'id')).line,
        )

    def _ask(self, at: KeyPath, name: str, raw: Any) -> Ask:
        data = known(self.document, at, raw, grammar.ASK)
        return Ask(
            name=name,
            what=data['what'],
            check=data['is'],
            of=_path(data.get('of', '')),
            instead=_path(data.get('or', '')),
            each=_path(data.get('each', '')),
            every=data.get('every', ''),
            only=self._named((*at, 'only'), data, grammar.CHOICE),
            beside={name: _path(path) for name, path in self._named((*at, 'beside'), data, grammar.OPERANDS).items()},
            accepts_pointer='accepts' in data,
            due_on_publication='due' in data,
            reported_at=_path(data.get('told_at', '')),
            remedy=data.get('remedy', ''),
        )

    def _named(self, at: KeyPath, data: Mapping[str, Any], group: KeyGroup) -> Mapping[str, Any]:
        """What stands under the last key of a place, by names; nothing where it is left out."""
        return known(self.document, at, data[str(at[-1])], group) if at[-1] in data else NONE

    def _always(self, at: KeyPath, raw: Any, general: Condition | None) -> AskTerms:
        """What an ask says for all editions, together with what the duty says of all its asks."""
        data = known(self.document, at, raw, grammar.ASK)
        return AskTerms(data.get('with', NONE), self._conditions((*at, 'applies'), data.get('applies'), general))

    def _conditions(self, at: KeyPath, raw: Any, general: Condition | None) -> tuple[Condition, ...]:
        """The condition of an ask beside that of its duty; one that is only arguments fills in that of the duty."""
        if raw is None:
            return (general,) if general else ()
        data = known(self.document, at, raw, grammar.ASK_CONDITION)
        if 'of' in data:
            own = self._condition(at, raw)
            return (general, own) if general else (own,)
        if not general:
            message = 'the duty has no `applies` that this could fill in'
            raise RuleFault((*at, 'with'), message, 'add `of`, `is` and `because`').error(self.document)
        return (general._replace(args={**general.args, **data['with']}),)

    def _condition(self, at: KeyPath, raw: Any) -> Condition:
        data = known(self.document, at, raw, grammar.CONDITION)
        of_silence = 'decides' in data
        return Condition(_path(data['of']), data['is'], data.get('with', NONE), data['because'], of_silence)

    def _editions(self, at: KeyPath, raw: Any, always: Mapping[str, AskTerms]) -> Mapping[str, Mapping[str, Authority]]:
        """The authority of each ask in each edition: written there, or carried over from another."""
        written = known(self.document, at, raw, grammar.EDITIONS, self.editions)
        terms: dict[str, Mapping[str, InheritedTerms]] = {}
        standing: dict[str, Mapping[str, Authority]] = {}
        for name, edition in self.editions.items():
            place, before = (*at, name), terms.get(edition.same_as, {})
            block = self._block(place, written.get(name, NONE), always)
            self._refuse_to_drop_nothing(place, block, before)
            terms[name] = block.terms(always, before, self.of_theme.get(name, NONE))
            if terms[name] or (name in written and not before):
                read = standing.get(edition.same_as, {})
                standing[name] = {
                    ask: self._authority((*place, ask), _Asked(edition, one, always[ask], read.get(ask)))
                    for ask, one in terms[name].items()
                }
        return standing

    def _block(self, at: KeyPath, raw: Any, asks: Mapping[str, AskTerms]) -> EditionBlock:
        """What a duty says of one edition."""
        data = known(self.document, at, raw, grammar.EDITION_TERMS, asks)
        for name in data.get('asks', ()):
            if name not in asks:
                raise not_one_of((*at, 'asks'), name, asks, 'ask').error(self.document)
        common = {key: value for key, value in data.items() if key in grammar.TERMS.keys}
        single = {name: known(self.document, (*at, name), data[name], grammar.TERMS) for name in asks if name in data}
        for name, block in (('', common), *single.items()):
            self._refuse_more_than_dropped((*at, name) if name else at, block)
            self._refuse_force_of_ours((*at, name) if name else at, block)
        return EditionBlock(common, tuple(data['asks']) if 'asks' in data else None, single)

    def _refuse_more_than_dropped(self, at: KeyPath, block: Block) -> None:
        """Refuse to say anything else of what is not asked."""
        if 'asked' in block and len(block) > 1:
            remedy = 'take out `asked: no`, or all that stands beside it'
            raise RuleFault((*at, 'asked'), 'what is not asked has nothing beside it', remedy).error(self.document)

    def _refuse_force_of_ours(self, at: KeyPath, block: Block) -> None:
        """Refuse another force than advice for what no source asks."""
        if block.get('ours') and block.get('force', Force.ADVICE) != Force.ADVICE:
            message = f'what is ours is advice, and cannot be {block["force"]}'
            remedy = 'take out `force`, or take out `ours` and write `ref`, `confidence` and `cite` of the source'
            raise RuleFault((*at, 'force'), message, remedy).error(self.document)

    def _refuse_to_drop_nothing(self, at: KeyPath, block: EditionBlock, before: Collection[str]) -> None:
        """Refuse `asked: no` of what the edition would not ask anyway."""
        wrong = [name for name in block.dropped if name not in before]
        if wrong or (block.drops_all and not before):
            message = 'nothing carries over here that could be dropped'
            remedy = 'take out `asked: no`; an edition asks what is written under it, and what it has from another'
            raise RuleFault((*at, *wrong[:1]), message, remedy).error(self.document)

    def _authority(self, at: KeyPath, asked: _Asked) -> Authority:
        data, edition, inferred = asked.terms.written, asked.edition, asked.terms.inferred
        ours = data.get('ours', False)
        if not ours:
            needed = {'ref': asked.terms.carried, 'force': False, 'confidence': inferred}
            self._need(at, data, [key for key, known_otherwise in needed.items() if not known_otherwise])
        conditions = (self._condition((*at, 'applies'), data['applies']),) if 'applies' in data else ()
        cites = data.get('cite', ())
        return Authority(
            edition=edition.id,
            ref=data.get('ref', ''),
            force=Force.ADVICE if ours else Force(data['force']),
            confidence=inheritance.INFERRED if inferred else 'ours' if ours else data['confidence'],
            statute=data.get('statute', ''),
            cites=tuple(self._cite(place, cite, edition.paged_by) for place, cite in self._places(at, cites)),
            asked_to=AskedTo(data.get('asked_to', AskedTo.DO)),
            args={**asked.always.args, **data.get('with', NONE)},
            compares='if_silent' in data,
            conditions=asked.always.conditions + conditions,
            ours=ours,
            accepts_plan='accepts' in data,
            of_any=data.get('any', False),
            changed_since=edition.same_as if asked.terms.changed else '',
            origin=inheritance.origin(asked.before, changed=asked.terms.changed) if asked.before and inferred else None,
        )

    def _need(self, at: KeyPath, data: Mapping[str, Any], keys: Collection[str]) -> None:
        """Refuse what an edition says of an ask where it does not say by what authority."""
        for key in keys:
            if key not in data:
                raise missing(at, key, grammar.TERMS).error(self.document)

    def _places(self, at: KeyPath, cites: Any) -> Iterator[tuple[KeyPath, Any]]:
        """Each place that is cited, with where it is written: one alone, or each in a list."""
        if isinstance(cites, dict):
            yield (*at, 'cite'), cites
        else:
            yield from (((*at, 'cite', index), cite) for index, cite in enumerate(cites))

    def _cite(self, at: KeyPath, raw: Any, paged_by: str) -> Cite:
        data = known(self.document, at, raw, grammar.CITE)
        places = {key: data[key] for key in ('para', 'bullet', 'page', 'chapter', 'footnote', 'box') if key in data}
        return Cite(**places, pages=str(data.get('pages', '')), of=data.get('of', paged_by))

    def _example(self, at: KeyPath, raw: Any, standing: Collection[str]) -> Example:
        data = known(self.document, at, raw, grammar.EXAMPLE, self.editions)
        verdicts: dict[str, Verdict] = {}
        for name, edition in self.editions.items():
            if name in data:
                verdicts[name] = Verdict(data[name])
            elif name in standing and edition.same_as in verdicts:
                verdicts[name] = verdicts[edition.same_as]
        on = day(self.document, at, data, 'on')
        return Example(data.get('given', NONE), verdicts, on, self.document.position(at).line)
