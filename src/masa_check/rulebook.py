"""The rulebook: every duty and edition, loaded from YAML with the line of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from masa_check.document import Document, parse
from masa_check.duty import Ask, Authority, Cite, Condition, Duty, Example
from masa_check.editions import FOR_EVER, Edition, Named
from masa_check.errors import MasaError
from masa_check.select import KeyPath
from masa_check.values import Force, PartialDate

ASK_KEYS = {'what', 'of', 'or', 'each', 'every', 'only', 'is', 'with', 'beside', 'accepts', 'due', 'applies', 'remedy'}
AUTHORITY_KEYS = {'ref', 'force', 'confidence', 'statute', 'cite', 'with', 'if_silent', 'applies', 'ours', 'asks'}
DUTY_KEYS = {'id', 'title', 'asked_of', 'asks', 'editions', 'matters', 'remedy', 'examples'}
EDITION_KEYS = {'id', 'title', 'address', 'from', 'until', 'transition_until', 'advisory', 'recipients', 'paged_by'}
CITE_KEYS = {'para', 'bullet', 'page', 'pages', 'of'}


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every duty, in the order of its themes, and the editions that ask them."""

    editions: Mapping[str, Edition]
    duties: Mapping[str, Duty]
    hash: str

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes in the order of the rulebook."""
        return tuple(dict.fromkeys(duty.theme for duty in self.duties.values()))


def folder() -> Path:
    """Where the rules that ship with the tool are: inside the package, or at the top of a checkout."""
    inside = Path(__file__).parent / 'rules'
    return inside if inside.is_dir() else Path(__file__).parents[2] / 'rules'


def load(folders: Sequence[Path]) -> Rulebook:
    """Load every theme of one or more folders; raises MasaError with file and line at the first thing wrong."""
    files = [file for place in folders for file in sorted(place.glob('*.yaml'))]
    if not files:
        raise MasaError(
            'no rules were found', path=folders[0].as_posix(), remedy='name a folder that holds *.yaml files'
        )
    texts = [(file, file.read_bytes()) for file in files]
    documents = [parse(raw, file.as_posix()) for file, raw in texts]
    editions = dict(_editions(next(d for d in documents if 'editions' in d.data)))
    duties: dict[str, Duty] = {}
    for document in (d for d in documents if 'editions' not in d.data):
        for duty in _theme(document, editions):
            if duty.id in duties:
                raise MasaError(
                    f'the id "{duty.id}" is used twice',
                    path=duty.path,
                    line=duty.line,
                    remedy='ids are for ever: choose another',
                )
            duties[duty.id] = duty
    return Rulebook(editions, duties, hashlib.sha256(b''.join(raw for _, raw in texts)).hexdigest()[:16])


def _refuse(document: Document, at: KeyPath, message: str, remedy: str) -> MasaError:
    place = document.position(at)
    return MasaError(message, path=document.path, line=place.line, column=place.column, remedy=remedy)


def _known(document: Document, at: KeyPath, data: Any, keys: set[str]) -> Mapping[str, Any]:
    """A mapping with no key beside those known."""
    if not isinstance(data, dict):
        raise _refuse(document, at, 'keys and values are wanted here', f'write one of: {", ".join(sorted(keys))}')
    for key in data:
        if key not in keys:
            raise _refuse(
                document,
                (*at, key),
                f'"{key}" is not a key that belongs here',
                f'write one of: {", ".join(sorted(keys))}',
            )
    return data


def _need(document: Document, at: KeyPath, data: Mapping[str, Any], key: str) -> Any:
    if key not in data:
        raise _refuse(document, at, f'there is no "{key}" here', f'add a line "{key}: ..."')
    return data[key]


def _editions(document: Document) -> Iterator[tuple[str, Edition]]:
    for index, raw in enumerate(document.data['editions']):
        at: KeyPath = ('editions', index)
        data = _known(document, at, raw, EDITION_KEYS)
        yield (
            data['id'],
            Edition(
                id=_need(document, at, data, 'id'),
                title=_need(document, at, data, 'title'),
                address=_need(document, at, data, 'address'),
                since=_day(data, 'from'),
                until=_day(data, 'until'),
                transition_until=_day(data, 'transition_until') if 'transition_until' in data else None,
                advisory=data.get('advisory', False),
                recipients=tuple(
                    Named(r['body'], _day(r, 'from'), _day(r, 'until')) for r in data.get('recipients', ())
                ),
                paged_by=data.get('paged_by', ''),
            ),
        )


def _day(data: Mapping[str, Any], key: str) -> date:
    return PartialDate.parse(data[key]).first if key in data else FOR_EVER


def _theme(document: Document, editions: Mapping[str, Edition]) -> Iterator[Duty]:
    data = _known(document, (), document.data, {'theme', 'about', 'duties'})
    theme = _need(document, (), data, 'theme')
    for index, raw in enumerate(_need(document, (), data, 'duties')):
        yield _duty(document, ('duties', index), raw, theme, editions)


def _duty(document: Document, at: KeyPath, raw: Any, theme: str, editions: Mapping[str, Edition]) -> Duty:
    data = _known(document, at, raw, DUTY_KEYS)
    asks = {
        name: _ask(document, (*at, 'asks', name), name, ask) for name, ask in _need(document, at, data, 'asks').items()
    }
    standing = _need(document, at, data, 'editions')
    for edition in standing:
        if edition not in editions:
            raise _refuse(
                document,
                (*at, 'editions', edition),
                f'"{edition}" is no edition',
                f'write one of: {", ".join(editions)}',
            )
    return Duty(
        id=_need(document, at, data, 'id'),
        title=_need(document, at, data, 'title'),
        theme=theme,
        asked_of=_need(document, at, data, 'asked_of'),
        asks=asks,
        editions={
            name: _authorities(document, (*at, 'editions', name), entry, asks, editions[name])
            for name, entry in standing.items()
        },
        matters=_need(document, at, data, 'matters'),
        remedy=_need(document, at, data, 'remedy'),
        examples=tuple(
            _example(document, (*at, 'examples', i), example, editions)
            for i, example in enumerate(data.get('examples', ()))
        ),
        path=document.path,
        line=document.position((*at, 'id')).line,
    )


def _path(written: str) -> tuple[str, ...]:
    return tuple(written.split('.')) if written else ()


def _ask(document: Document, at: KeyPath, name: str, raw: Any) -> Ask:
    data = _known(document, at, raw, ASK_KEYS)
    if not any(key in data for key in ('of', 'each', 'every')):
        raise _refuse(document, at, 'the ask is about nothing', 'add `of`, `each` or `every`')
    return Ask(
        name=name,
        what=_need(document, at, data, 'what'),
        check=_need(document, at, data, 'is'),
        of=_path(data.get('of', '')),
        instead=_path(data.get('or', '')),
        each=_path(data.get('each', '')),
        every=data.get('every', ''),
        only=data.get('only', {}),
        args=data.get('with', {}),
        beside={operand: _path(path) for operand, path in data.get('beside', {}).items()},
        accepts_pointer=data.get('accepts') == 'elsewhere',
        due_on_publication=data.get('due') == 'on-publication',
        applies=_condition(document, (*at, 'applies'), data['applies']) if 'applies' in data else None,
        remedy=data.get('remedy', ''),
    )


def _condition(document: Document, at: KeyPath, raw: Any) -> Condition:
    data = _known(document, at, raw, {'of', 'is', 'with', 'because'})
    return Condition(
        _path(_need(document, at, data, 'of')),
        _need(document, at, data, 'is'),
        data.get('with', {}),
        _need(document, at, data, 'because'),
    )


def _authorities(
    document: Document, at: KeyPath, raw: Any, asks: Mapping[str, Ask], edition: Edition
) -> Mapping[str, Authority]:
    """The authority of each ask: what the edition says of all of them, and what it says of one."""
    data = _known(document, at, raw, AUTHORITY_KEYS | set(asks))
    common = {key: value for key, value in data.items() if key in AUTHORITY_KEYS and key != 'asks'}
    named = data.get('asks', list(asks) if common else [])
    own = {name: data[name] for name in asks if name in data}
    return {
        name: _authority(document, (*at, name), {**common, **own.get(name, {})}, edition)
        for name in asks
        if name in named or name in own
    }


def _authority(document: Document, at: KeyPath, raw: Any, edition: Edition) -> Authority:
    data = _known(document, at, raw, AUTHORITY_KEYS)
    ours = data.get('ours', False)
    try:
        force = Force('advice' if ours else _need(document, at, data, 'force'))
        silent = data.get('if_silent')
        if_silent = Force(silent) if silent and silent != 'nothing' else None
    except ValueError as wrong:
        raise _refuse(document, at, str(wrong), f'write one of: {", ".join(Force)}') from wrong
    cites = data.get('cite', ())
    return Authority(
        edition=edition.id,
        ref='' if ours else _need(document, at, data, 'ref'),
        force=force,
        confidence='ours' if ours else _need(document, at, data, 'confidence'),
        statute=data.get('statute', ''),
        cites=tuple(_cite(document, at, cite, edition) for cite in ([cites] if isinstance(cites, dict) else cites)),
        args=data.get('with', {}),
        if_silent=if_silent,
        compares=silent == 'nothing',
        applies=_condition(document, (*at, 'applies'), data['applies']) if 'applies' in data else None,
        ours=ours,
    )


def _cite(document: Document, at: KeyPath, raw: Any, edition: Edition) -> Cite:
    data = _known(document, (*at, 'cite'), raw, CITE_KEYS)
    return Cite(
        data.get('para'),
        data.get('bullet'),
        data.get('page'),
        str(data.get('pages', '')),
        data.get('of', edition.paged_by),
    )


def _example(document: Document, at: KeyPath, raw: Any, editions: Mapping[str, Edition]) -> Example:
    data = _known(document, at, raw, {'given', 'on', 'about', *editions})
    verdicts = {name: data[name] for name in editions if name in data}
    return Example(data.get('given', {}), verdicts, str(data.get('on', '')), document.position(at).line)
