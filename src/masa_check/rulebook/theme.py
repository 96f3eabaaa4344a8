"""Reads one theme of the rulebook from its file, and refuses what is not a rule with its line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from masa_check.document.document import Document
from masa_check.errors import MasaError
from masa_check.rulebook import inheritance
from masa_check.rulebook.duty import Ask, Authority, Cite, Condition, Duty, Example
from masa_check.rulebook.edition import Edition
from masa_check.rulebook.inheritance import Block, EditionBlock, Terms
from masa_check.values import Force, KeyPath, PartialDate, Verdict

Sorts = tuple[type, ...]
Keys = Mapping[str, Sorts]
Word = TypeVar('Word', bound=StrEnum)

TEXT: Sorts = (str,)
NUMBER: Sorts = (int,)
FLAG: Sorts = (bool,)
MAP: Sorts = (dict,)
LIST: Sorts = (list,)
CONDITION: Keys = {'of': TEXT, 'is': TEXT, 'with': MAP, 'because': TEXT}
CITE: Keys = {'para': NUMBER, 'bullet': NUMBER, 'page': NUMBER, 'pages': (str, int), 'of': TEXT}
ASK: Keys = {
    'what': TEXT, 'of': TEXT, 'or': TEXT, 'each': TEXT, 'every': TEXT, 'only': MAP, 'is': TEXT, 'with': MAP,
    'beside': MAP, 'accepts': TEXT, 'told_at': TEXT, 'due': TEXT, 'applies': MAP, 'remedy': TEXT,
}  # fmt: skip
AUTHORITY: Keys = {
    'ref': TEXT, 'force': TEXT, 'confidence': TEXT, 'statute': TEXT, 'cite': (dict, list), 'with': MAP,
    'if_silent': TEXT, 'applies': MAP, 'ours': FLAG, 'accepts': TEXT, 'asked': TEXT,
}  # fmt: skip
THEME: Keys = {'theme': TEXT, 'about': TEXT, 'editions': MAP, 'duties': LIST}
DUTY: Keys = {
    'id': TEXT, 'title': TEXT, 'asked_of': TEXT, 'asks': MAP, 'editions': MAP, 'matters': TEXT, 'remedy': TEXT,
    'examples': LIST,
}  # fmt: skip
SORTS = {str: 'words', int: 'a whole number', bool: 'true or false', dict: 'keys and values', list: 'a list'}


class AskTerms(NamedTuple):
    """What the check of an ask is given beside its subject, and when the ask arises."""

    args: Mapping[str, Any]
    conditions: tuple[Condition, ...]


class _Asked(NamedTuple):
    """An ask as one edition puts it; `before` is how the edition that it is the same as put it."""

    edition: Edition
    terms: Terms
    always: AskTerms
    before: Authority | None


def duties(document: Document, editions: Mapping[str, Edition]) -> Iterator[Duty]:
    """The duties of one file."""
    data = known(document, (), document.data, THEME)
    theme, reader = need(document, (), data, 'theme'), _Reader(document, editions)
    reader.read_theme(data.get('editions', {}))
    for index, raw in enumerate(need(document, (), data, 'duties')):
        yield reader.duty(('duties', index), raw, theme)


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
        self.of_theme: dict[str, Block] = {}

    def read_theme(self, raw: Mapping[str, Any]) -> None:
        """What the theme says of an edition that is the same as another, for all its duties that carry over."""
        same = {name: edition for name, edition in self.editions.items() if edition.same_as}
        for name, block in known(self.document, ('editions',), raw, dict.fromkeys(same, MAP)).items():
            at: KeyPath = ('editions', name)
            self._refuse_more_than_dropped(at, known(self.document, at, block, AUTHORITY))
            whole = {'ref': '-', 'force': Force.ADVICE, 'confidence': '-', **block}
            self._authority(at, _Asked(same[name], Terms(whole), AskTerms({}, ()), None))  # which refuses what is wrong
            self.of_theme[name] = block

    def duty(self, at: KeyPath, raw: Any, theme: str) -> Duty:
        data = known(self.document, at, raw, DUTY)
        written = need(self.document, at, data, 'asks')
        asks = {name: self._ask((*at, 'asks', name), name, ask) for name, ask in written.items()}
        always = {name: self._terms((*at, 'asks', name), ask) for name, ask in written.items()}
        editions = self._editions((*at, 'editions'), need(self.document, at, data, 'editions'), always)
        return Duty(
            **{key: need(self.document, at, data, key) for key in ('id', 'title', 'asked_of', 'matters', 'remedy')},
            theme=theme,
            asks=asks,
            editions=editions,
            examples=tuple(
                self._example((*at, 'examples', index), example, editions)
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

    def _editions(self, at: KeyPath, raw: Any, always: Mapping[str, AskTerms]) -> Mapping[str, Mapping[str, Authority]]:
        """The authority of each ask in each edition: written there, or carried over from another."""
        written = known(self.document, at, raw, dict.fromkeys(self.editions, MAP))
        terms: dict[str, Mapping[str, Terms]] = {}
        standing: dict[str, Mapping[str, Authority]] = {}
        for name, edition in self.editions.items():
            place, before = (*at, name), terms.get(edition.same_as, {})
            block = self._block(place, written.get(name, {}), always)
            self._refuse_to_drop_nothing(place, block, before)
            terms[name] = block.terms(always, before, self.of_theme.get(name, {}))
            if terms[name] or (name in written and not before):
                read = standing.get(edition.same_as, {})
                standing[name] = {
                    ask: self._authority((*place, ask), _Asked(edition, one, always[ask], read.get(ask)))
                    for ask, one in terms[name].items()
                }
        return standing

    def _block(self, at: KeyPath, raw: Any, asks: Mapping[str, AskTerms]) -> EditionBlock:
        """What a duty says of one edition."""
        data = known(self.document, at, raw, {**AUTHORITY, 'asks': LIST, **dict.fromkeys(asks, MAP)})
        for name in data.get('asks', ()):
            if not isinstance(name, str) or name not in asks:
                raise refuse(
                    self.document, (*at, 'asks'), f'there is no ask "{name}"', f'write one of: {", ".join(asks)}'
                )
        common = {key: value for key, value in data.items() if key in AUTHORITY}
        single = {name: known(self.document, (*at, name), data[name], AUTHORITY) for name in asks if name in data}
        for name, block in (('', common), *single.items()):
            self._refuse_more_than_dropped((*at, name) if name else at, block)
        return EditionBlock(common, tuple(data['asks']) if 'asks' in data else None, single)

    def _refuse_more_than_dropped(self, at: KeyPath, block: Block) -> None:
        """Refuse to say anything else of what is not asked."""
        self._one_word(at, block, 'asked', 'no')
        if 'asked' in block and len(block) > 1:
            raise refuse(
                self.document, (*at, 'asked'), 'what is not asked has nothing beside it',
                'take out `asked: no`, or all that stands beside it',
            )  # fmt: skip

    def _refuse_to_drop_nothing(self, at: KeyPath, block: EditionBlock, before: Collection[str]) -> None:
        """Refuse `asked: no` of what the edition would not ask anyway."""
        wrong = [name for name in block.dropped if name not in before]
        if wrong or (block.drops_all and not before):
            raise refuse(
                self.document, (*at, *wrong[:1]), 'nothing carries over here that could be dropped',
                'take out `asked: no`; an edition asks what is written under it, and what it has from another',
            )  # fmt: skip

    def _authority(self, at: KeyPath, asked: _Asked) -> Authority:
        data, edition, inferred = asked.terms.written, asked.edition, asked.terms.inferred
        own = self._terms(at, data)
        ours = data.get('ours', False)
        silent = data.get('if_silent', 'nothing')
        self._one_word(at, data, 'accepts', 'planned')
        cites = data.get('cite', ())
        return Authority(
            edition=edition.id,
            ref=data.get('ref', '') if ours or asked.terms.carried else need(self.document, at, data, 'ref'),
            force=Force.ADVICE if ours else word(self.document, at, need(self.document, at, data, 'force'), Force),
            confidence=inheritance.INFERRED
            if inferred
            else 'ours'
            if ours
            else need(self.document, at, data, 'confidence'),
            statute=data.get('statute', ''),
            cites=tuple(
                self._cite(at, cite, edition.paged_by) for cite in ([cites] if isinstance(cites, dict) else cites)
            ),
            args={**asked.always.args, **own.args},
            if_silent=None if silent == 'nothing' else word(self.document, at, silent, Force),
            compares='if_silent' in data and silent == 'nothing',
            conditions=asked.always.conditions + own.conditions,
            ours=ours,
            accepts_plan='accepts' in data,
            changed_since=edition.same_as if asked.terms.changed else '',
            origin=inheritance.origin(asked.before, changed=asked.terms.changed) if asked.before and inferred else None,
        )

    def _cite(self, at: KeyPath, raw: Any, paged_by: str) -> Cite:
        data = known(self.document, (*at, 'cite'), raw, CITE)
        pages = str(data.get('pages', ''))
        return Cite(data.get('para'), data.get('bullet'), data.get('page'), pages, data.get('of', paged_by))

    def _example(self, at: KeyPath, raw: Any, standing: Collection[str]) -> Example:
        data = known(
            self.document, at, raw, {'given': MAP, 'on': TEXT, 'about': TEXT, **dict.fromkeys(self.editions, TEXT)}
        )
        verdicts: dict[str, Verdict] = {}
        for name, edition in self.editions.items():
            if name in data:
                verdicts[name] = word(self.document, (*at, name), data[name], Verdict)
            elif name in standing and edition.same_as in verdicts:
                verdicts[name] = verdicts[edition.same_as]
        try:
            on = PartialDate.parse(data['on']).first if 'on' in data else None
        except ValueError as wrong:
            raise refuse(self.document, (*at, 'on'), str(wrong), 'write a day') from wrong
        return Example(data.get('given', {}), verdicts, on, self.document.position(at).line)
