"""A survey as a page for people: the counts, the shares with their denominators, and the documents left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from masa_check.engine.answer import Result
from masa_check.reporters.check.frame import opening, to_confirm
from masa_check.reporters.draw.page import CAVEAT, Block, Heading, Page, Table, Words, how_many, say
from masa_check.reporters.draw.verdicts import RESULTS
from masa_check.reporters.survey import map_page
from masa_check.survey.comparison import ShareChange, SurveyComparison
from masa_check.survey.matrix import By, Row, Survey
from masa_check.survey.share import Interval, Proportion
from masa_check.survey.view import SurveyView

KINDS = {'arrangements': 'Arrangements', 'yearly-report': 'Yearly reports', 'pair': 'Arrangements and yearly reports'}
NOUNS = {By.DUTY: 'duty', By.AREA: 'area', By.THEME: 'theme', By.REGION: 'region'}
WIDE = Fraction(1, 100)
FEW = 10  # documents: of fewer, a percentage says more than is known


def page(view: SurveyView, *, maps: bool = False) -> Page:
    """The page of a survey, with the maps of documents and duties if they are wanted."""
    return Page(tuple(_page(view, map_page.tables(view.survey) if maps else {})), tuple(_foot(view.survey)))


def _page(view: SurveyView, maps: Mapping[tuple[str, str], Table]) -> Iterator[Block]:
    survey = view.survey
    areas = len({entry.area for entry in survey.counted})
    yield from opening(survey.rulebook.notice(survey.on)).blocks
    yield Heading(f'Survey of {how_many(len(survey.counted), "document")} of {how_many(areas, "area")}')
    if survey.pairs:
        yield say(
            f'{how_many(len(survey.pairs), "yearly report")} checked together with the arrangements that each is about.'
        )
    yield from _about(view)
    for kind, edition, rows in view.tables:
        yield Heading(f'{KINDS[kind]} checked against {edition.upper()}', level=2)
        yield _table(view, rows)
        if (kind, edition) in maps:
            yield Heading(f'{KINDS[kind]} checked against {edition.upper()}, one by one', level=2)
            yield maps[kind, edition]
    if view.comparison:
        yield from _comparison(view.comparison)
    yield from _uncounted((survey, *((view.comparison.then,) if view.comparison else ())))


def _foot(survey: Survey) -> Iterator[Block]:
    yield say()
    yield say(f'On {survey.on}, with version {survey.rulebook.hash} of the rules.')
    yield CAVEAT


def _about(view: SurveyView) -> Iterator[Block]:
    survey = view.survey
    yield from to_confirm(sum(entry.proposed for entry in survey.counted))
    if survey.edition:
        yield say(f'Every document is checked against {survey.edition.upper()}, whatever its date.')
    else:
        yield say('Each document is checked against its own edition, by its date. Each edition has a table of its own.')
        yield say('Shares of different editions, or of different kinds of document, are never added up.')
    yield say(
        '"Stated by" is the number of documents that meet a duty, out of those whose answer is known: met, partly met, '
        "missing, or the guidance's words only."
    )
    yield say('"Stated by" leaves out three answers: not declared, for a person, and does not arise.')
    if view.sample:
        yield say('Each interval has 95 % confidence (Wilson), and holds only if these documents are a random sample.')
    if survey.statute_only:
        yield say(
            f'{how_many(len(survey.statute_only), "document")} dated after the end of its edition: '
            'only statute counts for it. What the guidance asked is shown for comparison.'
        )
    if survey.undecided:
        yield say(
            f'{how_many(len(survey.undecided), "document")} dated in the transition between two editions. '
            'The text does not say which it follows, so it counts under both.'
        )


def _table(view: SurveyView, rows: list[Row]) -> Table:
    results = tuple(RESULTS.values())
    extra = ('stated by', *(('95 % interval',) if view.sample else ())) if view.tells_shares else ()
    titles = ('what it asks',) if view.by == (By.DUTY,) else ()
    head = (' / '.join(NOUNS[by] for by in view.by), 'documents', *results, *extra, *titles)
    return Table(head, tuple(_row(view, row) for row in rows), numbers=True, ends_in_words=bool(titles))


def _row(view: SurveyView, row: Row) -> tuple[Words, ...]:
    counts = (
        Words(str(number or '-'), result if number else 'faint')
        for result, number in zip(Result, row.share, strict=True)
    )
    shares: list[Words] = []
    if view.tells_shares:
        shares.append(Words(stated(row.share)))
        if view.sample:
            shares.append(Words(interval(row.share.interval)))
    titles = [Words(view.survey.rulebook.duties[row.group.names[0]].title)] if view.by == (By.DUTY,) else []
    return (Words(' / '.join(row.group.names)), Words(str(row.documents)), *counts, *shares, *titles)


def stated(share: Proportion) -> str:
    """A share for readers: the number met, of how many, and from ten documents on the percentage."""
    if share.stated is None:
        return 'not known'
    counts = f'{share.met} of {share.known}'
    return counts if share.known < FEW else f'{counts} ({percent(share.stated)})'


def percent(share: Fraction | float | None) -> str:
    """A share in whole per cent; 0% and 100% only where they are exact."""
    if share is None:
        return 'not known'
    if 0 < share < WIDE or 1 - WIDE < share < 1:
        return '<1%' if share < WIDE else '>99%'
    return f'{float(share):.0%}'


def interval(bounds: Interval | None) -> str:
    """The interval of a share in words."""
    return f'{percent(bounds.low)} to {percent(bounds.high)}' if bounds else 'not known'


def points(difference: Fraction | None) -> str:
    """The difference of two shares in percentage points."""
    return 'not known' if difference is None else f'{float(difference * 100):+.0f} points'


def _comparison(comparison: SurveyComparison) -> Iterator[Block]:
    yield Heading('Then and now', level=2)
    yield say(
        f'{how_many(len(comparison.pairs), "pair")} of documents with the same id and kind. '
        '"Gained" and "lost" count the areas whose answer is known both times.'
    )
    changes = comparison.changes
    for kind in dict.fromkeys(change.kind for change in changes):
        yield Heading(f'{KINDS[kind]}, {_editions(comparison, kind)}', level=3)
        rows = tuple(_change(change) for change in changes if change.kind == kind)
        yield Table(('duty', 'then', 'now', 'difference', 'gained', 'lost'), rows, numbers=True)
    for label, entries in (
        ('Only then: ', comparison.only_then),
        ('Only now: ', comparison.only_now),
        ('Passed over, as a later document of the same area is there: ', comparison.older),
    ):
        if entries:
            yield say(Words(label, 'heading'), ', '.join(entry.path for entry in entries))


def _editions(comparison: SurveyComparison, kind: str) -> str:
    pairs = [pair for pair in comparison.pairs if pair[0].kind == kind]
    then, now = (sorted({edition.upper() for pair in pairs for edition, _ in pair[side].letters}) for side in (0, 1))
    return f'then checked against {", ".join(then)}, now against {", ".join(now)}'


def _change(change: ShareChange) -> tuple[Words, ...]:
    then, now = (stated(share) if any(share) else 'not asked' for share in (change.then, change.now))
    return (
        Words(change.duty),
        Words(then),
        Words(now),
        Words(points(change.difference) if min(change.then.known, change.now.known) >= FEW else '-'),
        Words(str(change.gained or '-')),
        Words(str(change.lost or '-')),
    )


def _uncounted(surveys: Sequence[Survey]) -> Iterator[Block]:
    """The documents that were not counted or may be counted twice, in this survey and the earlier one."""
    broken = [entry for survey in surveys for entry in survey.broken]
    if broken:
        yield Heading(f'{how_many(len(broken), "file")} that cannot be read', level=2)
        yield from (say(Words(entry.path, 'place'), f'  {entry.fault}') for entry in broken)
    left_out = [entry for survey in surveys for entry in survey.left_out]
    if left_out:
        yield Heading('Left out, as they are not the whole of the arrangements (--with-parts counts them)', level=2)
        yield from (say(Words(entry.path, 'place'), f'  {entry.name}') for entry in left_out)
    unfilled = [entry for survey in surveys for entry in survey.unfilled]
    if unfilled:
        yield Heading('Left out, as nothing in them is declared yet', level=2)
        yield from (say(Words(entry.path, 'place'), f'  {entry.name}') for entry in unfilled)
    doubled = [paths for survey in surveys for paths in survey.doubled]
    if doubled:
        yield Heading('Of the same area, kind and date: all are counted, though one may be a copy', level=2)
        yield from (say(Words(', '.join(paths), 'place')) for paths in doubled)
