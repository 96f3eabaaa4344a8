"""Reads one theme of the rulebook from its file, and refuses what is not a rule with its line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from masa_check.document.document import Document
from masa_check.errors import MasaError
from masa_check.rulebook import grammar
from masa_check.rulebook.duty import NONE, Ask, AskedTo, Authority, Cite, Condition, Duty, Example
from masa_check.rulebook.edition import Edition
from masa_check.rulebook.fault import RuleFault, known, missing, not_one_of
from masa_check.rulebook.key import KeyGroup
from masa_check.values import Force, KeyPath, PartialDate, Verdict


class AskTerms(NamedTuple):
    """What the check of an ask is given beside its subject, and when the ask arises."""

    args: Mapping[str, Any]
    conditions: tuple[Condition, ...]


def duties(document: Document, editions: Mapping[str, Edition]) -> Iterator[Duty]:
    """The duties of one file."""
    data = known(document, (), document.data, grammar.THEME)
    for index, raw in enumerate(data['duties']):
        yield _Reader(document, editions).duty(('duties', index), raw, data['theme'])


def faults(document: Document, editions: Mapping[str, Edition]) -> Iterator[MasaError]:
    """The first fault of each duty in a file whose top is as it should be."""
    for index, raw in enumerate(document.data['duties']):
        try:
            _Reader(document, editions).duty(('duties', index), raw, document.data['theme'])
        except MasaError as error:
            yield error


def _path(written: str) -> tuple[str, ...]:
    return tuple(written.split('.')) if written else ()


class _Reader:
    """Reads the parts of a duty; holds only the file that it reads and the editions there are."""

    def __init__(self, document: Document, editions: Mapping[str, Edition]) -> None:
        self.document = document
        self.editions = editions

    def duty(self, at: KeyPath, raw: Any, theme: str) -> Duty:
        data = known(self.document, at, raw, grammar.DUTY)
        general = self._condition((*at, 'applies'), data['applies']) if 'applies' in data else None
        asks = known(self.document, (*at, 'asks'), data['asks'], grammar.ASKS)
        standing = known(self.document, (*at, 'editions'), data['editions'], grammar.EDITIONS, self.editions)
        always = {name: self._always((*at, 'asks', name), ask, general) for name, ask in asks.items()}
        return Duty(
            **{key: data[key] for key in ('id', 'title', 'asked_of', 'matters', 'remedy')},
            theme=theme,
            asks={name: self._ask((*at, 'asks', name), name, ask) for name, ask in asks.items()},
            editions={
                name: self._edition((*at, 'editions', name), entry, always, name) for name, entry in standing.items()
            },
            examples=tuple(
                self._example((*at, 'examples', index), example)
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
        return Condition(_path(data['of']), data['is'], data.get('with', NONE), data['because'])

    def _edition(self, at: KeyPath, raw: Any, asks: Mapping[str, AskTerms], edition: str) -> Mapping[str, Authority]:
        """The authority of each ask: what the edition says of all of them, and what it says of one."""
        data = known(self.document, at, raw, grammar.EDITION_TERMS, asks)
        common = {key: value for key, value in data.items() if key in grammar.TERMS.keys}
        named = data.get('asks', list(asks) if common else [])
        for name in named:
            if name not in asks:
                raise not_one_of((*at, 'asks'), name, asks, 'ask').error(self.document)
        own = {name: known(self.document, (*at, name), data[name], grammar.TERMS) for name in asks if name in data}
        return {
            name: self._authority((*at, name), {**common, **own.get(name, {})}, always, edition)
            for name, always in asks.items()
            if name in named or name in own
        }

    def _authority(self, at: KeyPath, data: Mapping[str, Any], always: AskTerms, edition: str) -> Authority:
        ours = data.get('ours', False)
        if not ours:
            self._need(at, data, ('ref', 'force', 'confidence'))
        conditions = (self._condition((*at, 'applies'), data['applies']),) if 'applies' in data else ()
        cites = data.get('cite', ())
        authority = Authority(
            edition=edition,
            ref='' if ours else data['ref'],
            force=Force.ADVICE if ours else Force(data['force']),
            confidence='ours' if ours else data['confidence'],
            statute=data.get('statute', ''),
            cites=tuple(self._cite(at, cite, edition) for cite in ([cites] if isinstance(cites, dict) else cites)),
            asked_to=AskedTo(data.get('asked_to', AskedTo.DO)),
            args={**always.args, **data.get('with', NONE)},
            compares='if_silent' in data,
            conditions=always.conditions + conditions,
            ours=ours,
            accepts_plan='accepts' in data,
        )
        return authority._replace(citation=_citation(authority, self.editions[edition]))

    def _need(self, at: KeyPath, data: Mapping[str, Any], keys: Collection[str]) -> None:
        """Refuse what an edition says of an ask where it does not say by what authority."""
        for key in keys:
            if key not in data:
                raise missing(at, key, grammar.TERMS).error(self.document)

    def _cite(self, at: KeyPath, raw: Any, edition: str) -> Cite:
        data = known(self.document, (*at, 'cite'), raw, grammar.CITE)
        of = data.get('of', self.editions[edition].paged_by)
        places = {key: data[key] for key in ('para', 'bullet', 'page', 'chapter', 'footnote', 'box') if key in data}
        return Cite(**places, pages=str(data.get('pages', '')), of=of)

    def _example(self, at: KeyPath, raw: Any) -> Example:
        data = known(self.document, at, raw, grammar.EXAMPLE, self.editions)
        verdicts = {name: Verdict(data[name]) for name in self.editions if name in data}
        try:
            on = PartialDate.parse(data['on']).first if 'on' in data else None
        except ValueError as wrong:
            raise RuleFault((*at, 'on'), str(wrong), 'write a day').error(self.document) from wrong
        return Example(data.get('given', NONE), verdicts, on, self.document.position(at).line)


def _citation(authority: Authority, edition: Edition) -> str:
    """By what authority something is asked, as a reader would look it up."""
    if authority.ours:
        return 'asked by masa-check itself, not by the guidance'
    places = '; '.join(str(cite) for cite in authority.cites) or 'paragraph not confirmed'
    said = f'{edition.short}, {places}'
    if authority.statute:
        said = f'{authority.statute}; {said}'
    return f'{said} (unconfirmed: not seen in a source)' if authority.unconfirmed else said
