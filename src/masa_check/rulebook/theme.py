"""Reads one theme of the rulebook from its file, and refuses what is not a rule with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from masa_check.document.document import Document
from masa_check.errors import MasaError
from masa_check.rulebook.duty import Ask, Authority, Cite, Condition, Duty, Example
from masa_check.rulebook.edition import Edition
from masa_check.values import AskedTo, Force, KeyPath, PartialDate, Verdict

Sorts = tuple[type, ...]
Keys = Mapping[str, Sorts]
Word = TypeVar('Word', bound=StrEnum)

TEXT: Sorts = (str,)
NUMBER: Sorts = (int,)
FLAG: Sorts = (bool,)
MAP: Sorts = (dict,)
LIST: Sorts = (list,)
CONDITION: Keys = {'of': TEXT, 'is': TEXT, 'with': MAP, 'because': TEXT}
CITE: Keys = {
    'para': NUMBER, 'bullet': NUMBER, 'page': NUMBER, 'pages': (str, int), 'of': TEXT, 'chapter': NUMBER,
    'footnote': NUMBER, 'box': NUMBER,
}  # fmt: skip
ASK: Keys = {
    'what': TEXT, 'of': TEXT, 'or': TEXT, 'each': TEXT, 'every': TEXT, 'only': MAP, 'is': TEXT, 'with': MAP,
    'beside': MAP, 'accepts': TEXT, 'told_at': TEXT, 'due': TEXT, 'applies': MAP, 'remedy': TEXT,
}  # fmt: skip
AUTHORITY: Keys = {
    'ref': TEXT, 'force': TEXT, 'confidence': TEXT, 'statute': TEXT, 'cite': (dict, list), 'with': MAP,
    'asked_to': TEXT, 'if_silent': TEXT, 'applies': MAP, 'ours': FLAG, 'accepts': TEXT,
}  # fmt: skip
DUTY: Keys = {
    'id': TEXT, 'title': TEXT, 'asked_of': TEXT, 'asks': MAP, 'editions': MAP, 'matters': TEXT, 'remedy': TEXT,
    'examples': LIST,
}  # fmt: skip
SORTS = {str: 'words', int: 'a whole number', bool: 'true or false', dict: 'keys and values', list: 'a list'}


class AskTerms(NamedTuple):
    """What the check of an ask is given beside its subject, and when the ask arises."""

    args: Mapping[str, Any]
    conditions: tuple[Condition, ...]


def duties(document: Document, editions: Mapping[str, Edition]) -> Iterator[Duty]:
    """The duties of one file."""
    data = known(document, (), document.data, {'theme': TEXT, 'about': TEXT, 'duties': LIST})
    theme = need(document, (), data, 'theme')
    for index, raw in enumerate(need(document, (), data, 'duties')):
        yield _Reader(document, editions).duty(('duties', index), raw, theme)


def refuse(document: Document, at: KeyPath, message: str, remedy: str) -> MasaError:
    """What is wrong with a rule, at its line."""
    place = document.position(at)
    return MasaError(message, path=document.path, line=place.line, column=place.column, remedy=remedy)


def known(document: Document, at: KeyPath, data: Any, keys: Keys) -> Mapping[str, Any]:
    """A mapping with no key beside those known, and each value of its sort."""
    if not isinstance(data, dict):
        raise refuse(document, at, 'keys and values belong here', f'write one of: {", ".join(sorted(keys))}')
    for key, value in data.items():
        if key not in keys:
            message = f'"{key}" is not a key that belongs here'
            raise refuse(document, (*at, key), message, f'write one of: {", ".join(sorted(keys))}')
        if type(value) not in keys[key]:
            message = f'"{key}" is of the wrong sort'
            raise refuse(document, (*at, key), message, f'write {" or ".join(SORTS[sort] for sort in keys[key])}')
    return data


def need(document: Document, at: KeyPath, data: Mapping[str, Any], key: str) -> Any:
    """A value that must be there."""
    if key not in data:
        raise refuse(document, at, f'there is no "{key}" here', f'add a line "{key}: ..."')
    return data[key]


def word(document: Document, at: KeyPath, written: str, words: type[Word]) -> Word:
    """One of a closed set of words."""
    if written not in list(words):
        raise refuse(
            document, at, f'"{written}" is not one of the words known here', f'write one of: {", ".join(words)}'
        )
    return words(written)


def _path(written: str) -> tuple[str, ...]:
    return tuple(written.split('.')) if written else ()


class _Reader:
    """Reads the parts of a duty; holds only the file that it reads and the editions there are."""

    def __init__(self, document: Document, editions: Mapping[str, Edition]) -> None:
        self.document = document
        self.editions = editions

    def duty(self, at: KeyPath, raw: Any, theme: str) -> Duty:
        data = known(self.document, at, raw, DUTY)
        written = need(self.document, at, data, 'asks')
        asks = {name: self._ask((*at, 'asks', name), name, ask) for name, ask in written.items()}
        always = {name: self._terms((*at, 'asks', name), ask) for name, ask in written.items()}
        standing = known(
            self.document,
            (*at, 'editions'),
            need(self.document, at, data, 'editions'),
            dict.fromkeys(self.editions, MAP),
        )
        return Duty(
            **{key: need(self.document, at, data, key) for key in ('id', 'title', 'asked_of', 'matters', 'remedy')},
            theme=theme,
            asks=asks,
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
        data = known(self.document, at, raw, ASK)
        if not any(key in data for key in ('of', 'each', 'every')):
            raise refuse(self.document, at, 'the ask is about nothing', 'add `of`, `each` or `every`')
        if 'only' in data and 'each' not in data:
            raise refuse(self.document, (*at, 'only'), '`only` chooses among the items of a list', 'add `each`')
        for key, wanted in data.get('only', {}).items():
            if not isinstance(wanted, list):
                raise refuse(
                    self.document, (*at, 'only', key), f'"{key}" is of the wrong sort', 'write a list of words'
                )
        self._one_word(at, data, 'accepts', 'elsewhere')
        self._one_word(at, data, 'due', 'on-publication')
        return Ask(
            name=name,
            what=need(self.document, at, data, 'what'),
            check=need(self.document, at, data, 'is'),
            of=_path(data.get('of', '')),
            instead=_path(data.get('or', '')),
            each=_path(data.get('each', '')),
            every=data.get('every', ''),
            only=data.get('only', {}),
            beside={operand: _path(str(path)) for operand, path in data.get('beside', {}).items()},
            accepts_pointer='accepts' in data,
            due_on_publication='due' in data,
            reported_at=_path(data.get('told_at', '')),
            remedy=data.get('remedy', ''),
        )

    def _one_word(self, at: KeyPath, data: Mapping[str, Any], key: str, allowed: str) -> None:
        """Refuse any other word than the one that a key may hold."""
        if data.get(key, allowed) != allowed:
            raise refuse(
                self.document, (*at, key), f'"{data[key]}" is not known here', f'write {allowed}, or take it out'
            )

    def _terms(self, at: KeyPath, data: Mapping[str, Any]) -> AskTerms:
        """What an ask says for all editions, or one edition for itself."""
        conditions = (self._condition((*at, 'applies'), data['applies']),) if 'applies' in data else ()
        return AskTerms(data.get('with', {}), conditions)

    def _condition(self, at: KeyPath, raw: Any) -> Condition:
        data = known(self.document, at, raw, CONDITION)
        of, check, because = (need(self.document, at, data, key) for key in ('of', 'is', 'because'))
        return Condition(_path(of), check, data.get('with', {}), because)

    def _edition(self, at: KeyPath, raw: Any, asks: Mapping[str, AskTerms], edition: str) -> Mapping[str, Authority]:
        """The authority of each ask: what the edition says of all of them, and what it says of one."""
        data = known(self.document, at, raw, {**AUTHORITY, 'asks': LIST, **dict.fromkeys(asks, MAP)})
        common = {key: value for key, value in data.items() if key in AUTHORITY}
        named = data.get('asks', list(asks) if common else [])
        for name in named:
            if not isinstance(name, str) or name not in asks:
                raise refuse(
                    self.document, (*at, 'asks'), f'there is no ask "{name}"', f'write one of: {", ".join(asks)}'
                )
        own = {name: known(self.document, (*at, name), data[name], AUTHORITY) for name in asks if name in data}
        return {
            name: self._authority((*at, name), {**common, **own.get(name, {})}, always, edition)
            for name, always in asks.items()
            if name in named or name in own
        }

    def _authority(self, at: KeyPath, data: Mapping[str, Any], always: AskTerms, edition: str) -> Authority:
        own = self._terms(at, data)
        ours = data.get('ours', False)
        self._one_word(at, data, 'if_silent', 'nothing')
        self._one_word(at, data, 'accepts', 'planned')
        cites = data.get('cite', ())
        authority = Authority(
            edition=edition,
            ref='' if ours else need(self.document, at, data, 'ref'),
            force=Force.ADVICE if ours else word(self.document, at, need(self.document, at, data, 'force'), Force),
            confidence='ours' if ours else need(self.document, at, data, 'confidence'),
            statute=data.get('statute', ''),
            cites=tuple(self._cite(at, cite, edition) for cite in ([cites] if isinstance(cites, dict) else cites)),
            args={**always.args, **own.args},
            asked_to=word(self.document, at, data.get('asked_to', AskedTo.DO), AskedTo),
            compares='if_silent' in data,
            conditions=always.conditions + own.conditions,
            ours=ours,
            accepts_plan='accepts' in data,
        )
        return authority._replace(citation=_citation(authority, self.editions[edition]))

    def _cite(self, at: KeyPath, raw: Any, edition: str) -> Cite:
        data = known(self.document, (*at, 'cite'), raw, CITE)
        of = data.get('of', self.editions[edition].paged_by)
        places = {key: data[key] for key in ('para', 'bullet', 'page', 'chapter', 'footnote', 'box') if key in data}
        return Cite(**places, pages=str(data.get('pages', '')), of=of)

    def _example(self, at: KeyPath, raw: Any) -> Example:
        data = known(
            self.document, at, raw, {'given': MAP, 'on': TEXT, 'about': TEXT, **dict.fromkeys(self.editions, TEXT)}
        )
        verdicts = {
            name: word(self.document, (*at, name), data[name], Verdict) for name in self.editions if name in data
        }
        try:
            on = PartialDate.parse(data['on']).first if 'on' in data else None
        except ValueError as wrong:
            raise refuse(self.document, (*at, 'on'), str(wrong), 'write a day') from wrong
        return Example(data.get('given', {}), verdicts, on, self.document.position(at).line)


def _citation(authority: Authority, edition: Edition) -> str:
    """By what authority something is asked, as a reader would look it up."""
    if authority.ours:
        return 'asked by masa-check itself, not by the guidance'
    places = '; '.join(str(cite) for cite in authority.cites) or 'paragraph not confirmed'
    said = f'{edition.short}, {places}'
    if authority.statute:
        said = f'{authority.statute}; {said}'
    return f'{said} (unconfirmed: not seen in a source)' if authority.unconfirmed else said
