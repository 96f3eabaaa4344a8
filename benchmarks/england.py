"""A synthetic England: 153 local authorities in 130 partnerships, eight years, both kinds, gaps at known rates."""

from __future__ import annotations

import copy
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from masa_check.document.document import parse
from masa_check.values import Verdict

EXAMPLES = Path(__file__).parents[1] / 'examples'
SEED = 2026
REGIONS = (
    'East Midlands', 'East of England', 'London', 'North East', 'North West', 'South East', 'South West',
    'West Midlands', 'Yorkshire and the Humber',
)  # fmt: skip
PARTS = {1: (3,), 2: (2, 1), 3: (1, 1, 1)}  # three fifths of the budget, by how many councils pay it
ENGLAND = {1: 112, 2: 13, 3: 5}  # so many partnerships of so many local authorities: 130 of 153
YEARS = 8
FIRST_YEAR = {'arrangements': 2019, 'yearly-report': 2020}
OLD_UNTIL = 2023  # the last year of arrangements of WT2018, and of reports on a year that ended under it
NO_CCG_FROM = 2023
BASES = {
    ('arrangements', 'wt2018'): ('complete-2019.yaml', 2019),
    ('arrangements', 'wt2023'): ('complete.yaml', 2025),
    ('yearly-report', 'wt2018'): ('complete-report-2020.yaml', 2020),
    ('yearly-report', 'wt2023'): ('complete-report.yaml', 2026),
}
NOT_FIRST = {'status': 'not-applicable', 'because': 'These are not the first of the area'}
ONE_COUNCIL = {'status': 'not-applicable', 'because': 'The area is that of one council'}
# What is written in the place of the fields that answer a duty, and what has to come of it.
WRITTEN: Mapping[Verdict, Any] = {
    Verdict.GAP: 'not-stated',
    Verdict.PARTLY: {'status': 'planned', 'summary': 'This is to be agreed by the partners next year'},
    Verdict.UNDECLARED: None,  # the key is left out
}
# By kind and edition: each duty, the one field that answers it, and how often it is to come out missing, partly met
# and not declared. Nothing else asks about these fields, so everything that is not listed stays as it was.
Rates = tuple[float, float, float]
FLAWS: Mapping[tuple[str, str], Mapping[str, tuple[str, Rates]]] = {
    ('arrangements', 'wt2018'): {
        'threshold-document-aligned': ('threshold', (0.25, 0.1, 0.05)),
        'voice-included': ('voice', (0.12, 0.2, 0)),
        'linked-to-other-boards': ('links', (0.4, 0.05, 0.1)),
        'data-used-to-judge-help': ('data', (0.3, 0.3, 0.2)),
        'training-set-out': ('training', (0, 0.15, 0.02)),
        'audits-set-out': ('audits', (0.5, 0, 0)),
        'dispute-system-agreed': ('disputes', (0.08, 0.01, 0.03)),
        'funding-transparent': ('funding.transparent', (0.61, 0.1, 0.1)),
    },
    ('arrangements', 'wt2023'): {
        'threshold-document-aligned': ('threshold', (0.1, 0.1, 0.05)),
        'data-used-to-judge-help': ('data', (0.2, 0.4, 0.1)),
        'information-agreement-in-place': ('information_sharing.agreement', (0.33, 0.07, 0.2)),
        'arrangements-linked-to-report': ('publication.link_to_report', (0.45, 0.05, 0)),
        'department-told': ('publication.sent_to_department', (0.7, 0, 0.1)),
        'agencies-consulted': ('agencies.consulted', (0.55, 0.15, 0.3)),
        'agency-list-reviewed': ('agencies.reviewed', (0.05, 0.5, 0.05)),
        'education-at-strategic-discussions': ('education.representative', (0.15, 0.35, 0)),
        'chair-is-single-contact': ('chair.single_contact', (1, 0, 0)),
    },
    ('yearly-report', 'wt2018'): {
        'report-analyses-little-progress': ('priorities', (0.5, 0.1, 0.1)),
        'report-tells-of-feedback': ('feedback', (0.35, 0.15, 0)),
        'report-tells-of-updates': ('updates', (0.2, 0.2, 0.2)),
    },
    ('yearly-report', 'wt2023'): {
        'report-analyses-little-progress': ('priorities', (0.4, 0.1, 0.1)),
        'report-tells-of-case-audits': ('audits', (0.6, 0.1, 0.05)),
        'report-shows-impact-of-reviews': ('reviews', (0.3, 0.3, 0)),
        'report-analyses-serious-incidents': ('incidents', (0.15, 0.05, 0.05)),
        'report-draws-themes-together': ('themes', (0.25, 0.05, 0.05)),
        'report-tells-of-reforms': ('reforms', (0.05, 0.4, 0.1)),
        'report-linked-to-arrangements': ('publication.link_to_arrangements', (0.9, 0.02, 0.02)),
    },
}


class Partnership(NamedTuple):
    """A partnership, its region and its local authorities."""

    id: str
    region: str
    councils: tuple[str, ...]


class Expected(NamedTuple):
    """A verdict on a duty that is to be found so often."""

    kind: str
    edition: str
    duty: str
    verdict: Verdict


def partnerships(sizes: Mapping[int, int] = ENGLAND) -> Iterator[Partnership]:
    """Each partnership with as many local authorities as it covers, region by region in turn."""
    council, number = count(1), count(1)
    for covered, many in sizes.items():
        for place in range(many):
            names = tuple(f'Borough {next(council):03} Council' for _ in range(covered))
            yield Partnership(f'partnership-{next(number):03}', REGIONS[place % len(REGIONS)], names)


def write(folder: Path, sizes: Mapping[int, int] = ENGLAND, years: int = YEARS, seed: int = SEED) -> Counter[Expected]:
    """Write a file for each partnership, year and kind, and give the verdicts that are to be found on flawed duties."""
    folder.mkdir(parents=True, exist_ok=True)
    expected: Counter[Expected] = Counter()
    for (kind, edition), of_group in _groups(sizes, years).items():
        flaws = list(_flaws(kind, edition, len(of_group), random.Random(f'{seed} {kind} {edition}')))
        for (where, year), written in zip(
            of_group, zip(*(verdicts for _, verdicts in flaws), strict=True), strict=True
        ):
            data = declaration(kind, edition, year, where)
            for (duty, _), verdict in zip(flaws, written, strict=True):
                _put(data, FLAWS[kind, edition][duty][0], verdict)
                expected[Expected(kind, edition, duty, verdict)] += 1
            (folder / f'{where.id}-{kind}-{year}.yaml').write_text(_dumped(data), 'utf-8')
    return expected


def _groups(sizes: Mapping[int, int], years: int) -> dict[tuple[str, str], list[tuple[Partnership, int]]]:
    """The documents by their kind and edition."""
    groups: dict[tuple[str, str], list[tuple[Partnership, int]]] = {}
    for kind, first in FIRST_YEAR.items():
        for year in range(first, first + years):
            edition = 'wt2018' if year <= OLD_UNTIL else 'wt2023'
            groups.setdefault((kind, edition), []).extend((where, year) for where in partnerships(sizes))
    return groups


def _flaws(kind: str, edition: str, many: int, chance: random.Random) -> Iterator[tuple[str, list[Verdict]]]:
    """For each flawed duty, the verdict on it in each document: as many of each as its rate says, in random order."""
    for duty, (_, rates) in FLAWS[kind, edition].items():
        verdicts = [v for v, rate in zip(WRITTEN, rates, strict=True) for _ in range(round(rate * many))]
        verdicts += [Verdict.MET] * (many - len(verdicts))
        chance.shuffle(verdicts)
        yield duty, verdicts


def declaration(kind: str, edition: str, year: int, where: Partnership) -> dict[str, Any]:
    """A complete declaration of one partnership and year."""
    name, of_year = BASES[kind, edition]
    data: dict[str, Any] = _moved(_example(name), year - of_year)
    data |= {'id': where.id, 'name': f'Safeguarding Children in {where.councils[0]}'}
    if kind == 'arrangements':
        _cover(data, where)
        data['superseded_on'] = f'{year + 1}-03'
    if edition == 'wt2018' and year > of_year:
        _not_the_first(data, year)
    return data


def _not_the_first(data: dict[str, Any], year: int) -> None:
    publication = data['publication']
    publication['first'] = False
    if data['kind'] == 'arrangements':
        publication['implemented_on'] = NOT_FIRST
        if year >= NO_CCG_FROM:
            data['partners'] = [{**one, 'kind': one['kind'].replace('ccg', 'icb')} for one in data['partners']]
    else:
        publication['previous_on'] = f'{year - 1}-08-30'
        del data['reports_on']['implemented_on']


def _cover(data: dict[str, Any], where: Partnership) -> None:
    """Put the local authorities of a partnership in the place of the two of the example."""
    area, publication = data['area'], data['publication']
    area['region'] = where.region
    area['local_authorities'] = [{'name': name, 'code': f'E99{name[8:11]:0>6}'} for name in where.councils]
    if len(where.councils) == 1:
        area['joint'] = ONE_COUNCIL
    ours = [one for one in data['partners'] if one['kind'] == 'local-authority']
    others = [one for one in data['partners'] if one not in ours]
    named = {one['name'] for one in ours}
    data['partners'] = [_as_partner(ours[0], name) for name in where.councils] + [
        {**one, 'acts_for': list(where.councils)} for one in others
    ]
    signed = publication['signed_off_by']
    publication['signed_off_by'] = [{**signed[0], 'name': name} for name in where.councils] + [
        one for one in signed if one['name'] not in named
    ]
    paid = data['funding']['contributions']
    smaller = next(one for one in paid if one['counts_for'] == 'local-authority' and one['share'] == '20%')
    data['funding']['contributions'] = [
        _as_payment(smaller, name, parts)
        for name, parts in zip(where.councils, PARTS[len(where.councils)], strict=True)
    ] + [one for one in paid if one['counts_for'] != 'local-authority']


def _as_payment(fifth: dict[str, Any], name: str, parts: int) -> dict[str, Any]:
    """What a council pays, as so many times a fifth of the budget."""
    pounds = int(fifth['amount'].strip('£').replace(',', ''))
    return {**fifth, 'name': name, 'amount': f'£{pounds * parts:,}', 'share': f'{20 * parts}%'}


def _as_partner(example: dict[str, Any], name: str) -> dict[str, Any]:
    delegates = [{**one, 'body': name} for one in example['delegates']]
    return {**example, 'name': name, 'lead': {**example['lead'], 'body': name}, 'delegates': delegates}


def _put(data: dict[str, Any], field: str, verdict: Verdict) -> None:
    """Write into a field what gives a verdict."""
    if verdict is Verdict.MET:
        return
    *above, last = field.split('.')
    for key in above:
        data = data[key]
    if WRITTEN[verdict] is None:
        del data[last]
    else:
        data[last] = WRITTEN[verdict]


@cache
def _example(name: str) -> Any:
    return parse((EXAMPLES / name).read_bytes(), name).data


def _moved(node: Any, years: int) -> Any:
    """The same, with every date so many years later."""
    if isinstance(node, dict):
        return {key: _moved(inner, years) for key, inner in node.items()}
    if isinstance(node, list):
        return [_moved(inner, years) for inner in node]
    dated = isinstance(node, str) and re.fullmatch(r'(\d{4})(-\d\d(?:-\d\d)?)', node)
    return f'{int(dated[1]) + years}{dated[2]}' if dated else copy.copy(node)


class _Plain(yaml.CSafeDumper):
    """Writes what occurs twice out twice: marks and references are refused in declarations."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _dumped(data: dict[str, Any]) -> str:
    made: str = yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=120)
    return made
