"""The first page on money: the total, who pays more or less, who pays no longer, and who pays in whose place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from masa_check.diffs.comparison import MONEY
from masa_check.diffs.facts.payments import TOTAL, Payment
from masa_check.diffs.headlines.headline import Headline, TextPair, few, promised, topic
from masa_check.diffs.sentence import raised
from masa_check.engine.answer import AskAnswer
from masa_check.model import names
from masa_check.model.lookup import items_of
from masa_check.model.money import Difference, Pounds, in_pounds
from masa_check.values import Outcome

PAYERS = 1  # by name in one sentence, before the others are a number
PAYING = 3  # those who pay no longer, or newly, by name: the rows begin with who pays most
MOVES = 2  # differences by name in one sentence
PATH = ('funding', 'contributions')


def headlines(texts: TextPair) -> Iterator[Headline]:
    """The sentences on the total with the payments that changed, and on those who pay now and did not, or no longer."""
    rows = texts.comparison.money
    total = [row for row in rows if row.name == TOTAL]
    payers = [row for row in rows if row.name != TOTAL]
    opening = [f'In all {_total(row)}' for row in total if row.before and row.after]
    is_about = any(row.after and row.after.within > 1 for row in total if row.before)
    parts = [*_changed(payers, is_about=is_about), *_replaced(texts, payers), *_gone(payers), *_new(payers)]
    if parts or any(row.difference and row.difference.visible for row in total):
        sentence = ': '.join(filter(None, (*opening, '; '.join(parts))))
        yield _about(texts, raised(sentence) + _contradictions(texts))
    yield from _no_longer(texts)


def _contradictions(texts: TextPair) -> str:
    """The printed figures that contradict one another and did not, as the end of a sentence."""
    shares = dict(_shares(texts.comparison.money))
    wrong = [
        shares.get(ask.object, ask.now.description)
        for ask in texts.asks(PATH)
        if ask.is_loss and ask.now and _is_wrong(ask.now)
    ]
    return f'; figures no longer agree: {few(wrong, 2)}' if wrong else ''


def _shares(rows: Sequence[Payment]) -> Iterator[tuple[str, str]]:
    """The share of the total that each payer pays, beside the share that is printed."""
    whole = next((row.after.number for row in rows if row.name == TOTAL and row.after), Decimal(0))
    for row in rows:
        if whole and row.after and row.share_after and len(row.newer) == 1:
            yield row.newer[0], f'{row.newer[0]} {row.after.number * 100 / whole:.1f}%, printed as {row.share_after}'


def _is_wrong(answer: AskAnswer) -> bool:
    return answer.outcome is Outcome.WRONG and bool(answer.description)


def _no_longer(texts: TextPair) -> Iterator[Headline]:
    """What the text no longer says of the funding, and the first promise on it that is not mentioned."""
    promises = texts.unmentioned(PATH[0])
    for several in texts.apart([*texts.silenced(PATH[0]), *promises]):
        unsaid = [topic(one) for one in several if one not in promises]
        missing = [promised(one) for one in several if one in promises]
        parts = [f'no longer said of the funding: {few(unsaid, 3)}'] if unsaid else []
        parts += [f'promised and not mentioned: {missing[0]}'] if missing else []
        yield texts.headline(raised('; '.join(parts)), *(one.spot.path for one in several))


def _about(texts: TextPair, sentence: str) -> Headline:
    plain = texts.headline(sentence, PATH, ('funding', 'total'))
    return plain._replace(theme=plain.theme or MONEY)


def _total(row: Payment) -> str:
    change = row.difference
    is_about = bool(row.after and row.after.within > 1)
    return (
        f'{_sum(row.after)} is paid, {_more(change, is_about=is_about)}'
        if change and change.visible
        else f'{_sum(row.after)} is paid, as before'
    )


def _sum(paid: Pounds | None) -> str:
    """A sum as far as it is printed: about £264,600."""
    return f'{"about " if paid and paid.within > 1 else ""}{paid}'


def _more(change: Difference, *, is_about: bool) -> str:
    """How much more or less; after a total that is only about right, so is this."""
    share = f' ({abs(change.per_cent)}%)' if change.per_cent is not None else ''
    return f'{"about " if change.room and not is_about else ""}{change.more}{share}'


def _changed(payers: list[Payment], *, is_about: bool) -> Iterator[str]:
    """
    Who pays more or less, those with the same difference together, the greatest first and the least by number.

    What cannot be seen in print is left out. After a total that is only about right (`is_about`), so is the rest.
    """
    seen: dict[str, list[Payment]] = {}
    for row in sorted(payers, key=_moved, reverse=True):
        if row.difference and row.difference.visible:
            about = 'about ' if row.difference.room and not is_about else ''
            seen.setdefault(f'{about}{row.difference.more}', []).append(row)
    groups = list(seen.items())
    small = [row for _, rows in groups[MOVES:] for row in rows]
    for more, rows in groups[:MOVES]:
        certain, likely = ([_payer(row) for row in rows if row.likely is is_likely] for is_likely in (False, True))
        note = f' ({_some(len(likely), len(certain))} likely renamed)' if likely else ''
        yield f'{few([*certain, *likely], PAYERS)} {more}{" each" if len(rows) > 1 else ""}{note}'
    if len(small) > 1:
        yield f'{len(small)} others by at most {in_pounds(_moved(small[0]))}'
    elif small:
        yield f'1 other {groups[MOVES][0]}'


def _payer(row: Payment) -> str:
    """Who pays, with those that paid beside it before and became one with it."""
    joined = [old for old in row.older if all(names.renamed(old, new) for new in row.newer)]
    return few(row.newer) + (f' (with {few(joined)})' if joined and len(row.older) > len(row.newer) else '')


def _is_moved(row: Payment) -> bool:
    return row.difference is None or row.difference.visible


def _moved(row: Payment) -> Decimal:
    """By how much a payment changed."""
    return abs(row.difference.number) if row.difference else Decimal(0)


def _some(likely: int, certain: int) -> str:
    """How many of the payers that were listed are meant."""
    if not certain:
        return 'all' if likely > 1 else 'it was'
    return 'one' if likely == 1 else f'{likely}'


def _replaced(texts: TextPair, payers: list[Payment]) -> Iterator[str]:
    """
    Who pays in the place of whom, in one part of the sentence.

    Without a partner whose successor has a sentence, and who pays the same sum for the same partner.
    """
    partners = {payer.name for payer in items_of(texts.value(texts.new, *PATH)) if payer.role}
    told = frozenset(_payers_of_new_partners(texts))
    told |= {name for row in payers for name in row.newer if name in partners and not _is_moved(row)}
    rows = (row for row in payers if _is_replaced(row) and row.newer[0] not in told)
    pairs = [(few(row.newer), few(row.older)) for row in rows]
    for (new, old), *others in [pairs] if pairs else []:
        yield ', '.join((f'{new} pays instead of {old}', *(f'{new} instead of {old}' for new, old in others)))


def _payers_of_new_partners(texts: TextPair) -> Iterator[str]:
    """The payers that pay for a partner which took over from another body."""
    old, new, matched = texts.lists('partners')
    roles = {new[j].role for i, j in matched.both if names.renamed(old[i].name, new[j].name)}
    roles |= {new[j].role for one in matched.joined for j in one.new}
    payers = items_of(texts.value(texts.new, *PATH))
    return (payer.name for payer in payers if payer.role in roles)


def _is_replaced(row: Payment) -> bool:
    """Whether another pays than before: known, and not only likely. Those that were joined stand with their sum."""
    if row.likely or len(row.older) != 1 or len(row.newer) != 1:
        return False
    return names.renamed(row.older[0], row.newer[0])


def _gone(payers: list[Payment]) -> Iterator[str]:
    gone = [f'{row.name}{_paid(row.before)}' for row in payers if not row.newer]
    if gone:
        yield f'{few(gone, PAYING)} no longer {"pay" if len(gone) > 1 else "pays"}'


def _new(payers: list[Payment]) -> Iterator[str]:
    new = [f'{row.name}{_paid(row.after)}' for row in payers if not row.older]
    if new:
        yield f'{"newly paying" if any(row.older for row in payers) else "named now as paying"}: {few(new, PAYING)}'


def _paid(paid: Pounds | None) -> str:
    return f' ({_sum(paid)})' if paid else ''
