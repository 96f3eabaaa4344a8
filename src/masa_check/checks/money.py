"""Checks of money, at the precision at which the figures are printed."""

from __future__ import annotations

from decimal import Decimal

from masa_check.checks.registry import MET, CheckResult, absent, check, does_not_arise, short, unknown, wrong
from masa_check.model import names
from masa_check.model.funding import Contribution, Entry
from masa_check.model.money import as_printed
from masa_check.model.partners import SafeguardingPartner
from masa_check.model.statement import WithStatus
from masa_check.model.status import Status
from masa_check.model.typed import Amount
from masa_check.values import Money, Share

# An approximate share may lie this many percentage points from the exact one: docs/decisions/0004.
APPROXIMATE = Decimal(1)
WHOLE = Decimal(100)


def _figures(contributions: tuple[Entry, ...]) -> list[Money] | None:
    """The amounts, or None if one of them is undeclared or not in the text."""
    amounts = [c.amount.figure if c.amount and c.amount.status is Status.IN_PLACE else None for c in contributions]
    return [a for a in amounts if a] if all(amounts) else None


@check
def sums_to(contributions: tuple[Entry, ...], total: Amount) -> CheckResult:
    """The contributions add up to the total, within the rounding of the printed figures."""
    figures = _figures(contributions)
    if figures is None or total.figure is None:
        return does_not_arise('not every contribution has an amount')
    added = sum((figure.number for figure in figures), Decimal(0))
    room = sum((figure.half_step for figure in [*figures, total.figure]), Decimal(0))
    if abs(added - total.figure.number) <= room:
        return MET
    return wrong(f'the amounts come to {added:,}, the total is printed as {total.figure}')


@check
def share_of(contribution: Contribution, total: Amount, shares_are: str, printed_in: str) -> CheckResult:
    """The share of a contribution matches its amount and the total."""
    share = contribution.share
    amount = contribution.amount.figure if contribution.amount else None
    if share is None or amount is None or not total.figure or not total.figure.number:
        return does_not_arise('no share and amount to compare')
    low, high = _possible(amount, total.figure)
    if _fits(share, low, high, Decimal(0) if shares_are == 'exact' else APPROXIMATE):
        return MET
    exact = amount.number / total.figure.number * WHOLE
    paid, whole = (as_printed(figure, printed_in) for figure in (amount, total.figure))
    return wrong(f'{contribution.name}: {paid} of {whole} is {exact:.1f}%, printed as {share}')


def _possible(amount: Money, total: Money) -> tuple[Decimal, Decimal]:
    """
    The least and the greatest percentage that the printed figures allow.

    Example: 24.4 of 264.6 thousand lies between 24.35 / 264.65 and 24.45 / 264.55, that is from 9.20% to 9.24%.
    """
    low = (amount.number - amount.half_step) / (total.number + total.half_step) * WHOLE
    high = (amount.number + amount.half_step) / max(total.number - total.half_step, total.half_step) * WHOLE
    return low, high


def _fits(share: Share, low: Decimal, high: Decimal, room: Decimal) -> bool:
    if share.bound == '<':
        return low < share.number
    if share.bound == '>':
        return high > share.number
    return low - share.half_step - room <= share.number <= high + share.half_step + room


@check
def shares_to_hundred(contributions: tuple[Contribution, ...], shares_are: str) -> CheckResult:
    """The shares add up to 100%, where every one is printed."""
    shares = [c.share for c in contributions]
    if not shares or any(share is None for share in shares):
        return does_not_arise('not every contribution has a share')
    low = high = Decimal(0)
    for share in filter(None, shares):
        room = share.half_step + (APPROXIMATE if shares_are == 'approximate' else 0)
        low += Decimal(0) if share.bound == '<' else share.number - room
        high += WHOLE if share.bound == '>' else share.number + (0 if share.bound == '<' else room)
    added = sum((share.number for share in shares if share), Decimal(0))
    return MET if low <= WHOLE <= high else wrong(f'the shares come to {added}%')


@check
def says_who_pays(told: WithStatus | tuple[Contribution, ...]) -> CheckResult:
    """The text says how the work is paid for, or a table names who pays."""
    payers = told if isinstance(told, tuple) else (told,)
    return MET if any(payer.status is Status.IN_PLACE for payer in payers) else absent()


@check
def contributes_for(
    contributions: tuple[Contribution, ...],
    partner: str,
    total: Amount | None = None,
    partners: tuple[SafeguardingPartner, ...] | None = None,
    total_in_report: Amount | None = None,
) -> CheckResult:
    """The payment for this partner, or by agencies, is set out: an amount, or a share of a printed total."""
    theirs = [c for c in contributions if c.counts_for == partner and c.status is Status.IN_PLACE]
    printed = bool(total or total_in_report)
    paid = [c for c in theirs if (c.amount and c.amount.status is Status.IN_PLACE) or (printed and c.share)]
    if paid:
        several = _payers([p for p in partners or () if p.role == partner])
        return MET if len(paid) >= len(several) else short(f'not told of each of {", ".join(several)}')
    if any(c.share for c in theirs):
        return short('a share is printed, but not the total that it is a share of')
    if any(c.counts_for is None for c in contributions):
        return unknown('for which partner each contribution counts')
    return short('a payer is named, but not what it pays') if theirs else absent()


def _payers(partners: list[SafeguardingPartner]) -> list[str]:
    """The partners of one kind that pay for themselves, and not through another that acts for them in a joint area."""
    acted_for = [name for partner in partners for name in partner.acts_for or () if name != partner.name]
    return [p.name for p in partners if not any(names.same_place(p.name, name) for name in acted_for)]
