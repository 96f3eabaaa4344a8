"""Rewrites dates, amounts and shares from the forms in which people write them."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from datetime import date

MONTHS = {name.lower(): number for number, name in enumerate(month_name) if number}
MONTHS |= {name.lower(): number for number, name in enumerate(month_abbr) if number} | {'sept': 9}
YEARS = r'(?P<year>(?:19|20)?[0-9]{2})'
DAY = r'(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?'
NAMED = r'(?P<month>[a-z]+)\.?'
NUMBERED = r'(?P<month>[0-9]{1,2})'
# England writes the day first.
DATES = (
    rf'{DAY}[/.\- ]{NUMBERED}[/.\- ]{YEARS}',
    rf'(?P<year>[0-9]{{4}})[/.\- ]{NUMBERED}[/.\- ](?P<day>[0-9]{{1,2}})',
    r'(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})',
    rf'{DAY}(?: of)?[\- ]{NAMED},?[\- ]{YEARS}',
    rf'{NAMED} {DAY},? {YEARS}',
    rf'{NAMED}[\- ]{YEARS}',
    r'(?P<month>[0-9]{1,2})[/.\-](?P<year>[0-9]{4})',
)
DAYS = (rf'{DAY}(?: of)? {NAMED}', rf'{NAMED} {DAY}', rf'{DAY}[/.\-]{NUMBERED}', rf'(?:the )?end of {NAMED}')
FIGURE = r'(?:£|gbp)?([0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(\.[0-9]+)?(?:gbp|pounds?)?'
# What people write around a date: the day of the week, the time of day, "by ... each year".
AROUND_A_DATE = (
    r'^(?:by |before |on )|^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?|(?:t| at | )[0-9]{1,2}:[0-9]{2}.*$'
    r'|,? (?:each|every) year$|,? annually$'
)
AMOUNT = r'£ ?[0-9][0-9,]*(?:\.[0-9]+)?(?![0-9]| ?(?:k|m|mn|million|thousand)\b)'
WHOLE = 2  # dashes in a whole day
TWO_DIGITS = 100  # a year of two digits is of this century
ABOUT = r'(?:about |around |circa |c\. ?|approx(?:imately|\.)? |some )?'
NOTHING = frozenset({'nil', 'zero', 'nought', 'nothing'})
SHORT = {'k': 'thousands', 'thousand': 'thousands', 'm': 'millions', 'mn': 'millions', 'million': 'millions'}


def as_date(written: str) -> str:
    """A date as a declaration has it, or '': `31/03/2025` and `31st March 2025` are `2025-03-31`."""
    parts = _parts(written, DATES)
    if not parts or not parts.get('year'):
        return ''
    year, month, day = parts['year'], parts['month'], parts.get('day', 0)
    if month > len(month_name) - 1 and day:
        month, day = day, month  # written as Americans write it
    try:
        date(year, month, day or 1)
    except ValueError:
        return ''
    return '-'.join(f'{part:02}' for part in (year, month, day) if part)


def as_day(written: str) -> str:
    """A whole day as a declaration has it, or '': `31/03/2025` is `2025-03-31`, and a month is none."""
    found = as_date(written)
    return found if found.count('-') == WHOLE else ''


def as_period(written: str) -> str:
    """
    A period as a declaration has it, or '': `2024/25` and `April 2024 to March 2025` are from 2024-04 to 2025-03.
    """
    ends = [as_date(day) for day in re.split(r' (?:to|until) | ?\u2013 ?', written.strip())]
    if len(ends) == len(('starts', 'ends')) and all(ends):
        return f'{{starts: {ends[0]}, ends: {ends[1]}}}'
    years = re.fullmatch(r'(20[0-9]{2}) ?[/\u2013-] ?(?:20)?([0-9]{2})', written.strip())
    if not years or int(years[2]) != (int(years[1]) + 1) % TWO_DIGITS:
        return ''
    return f'{{starts: {years[1]}-04, ends: {int(years[1]) + 1}-03}}'


def as_day_of_year(written: str) -> str:
    """A day of every year as a declaration has it, or '': `30th Sept` and `30/09` are `30 September`."""
    parts = _parts(written, DAYS)
    if not parts or not 0 < parts['month'] < len(month_name):
        return ''
    month = month_name[parts['month']]
    return f'{parts["day"]} {month}' if parts.get('day') else f'end of {month}'


def _parts(written: str, forms: tuple[str, ...]) -> dict[str, int] | None:
    """The numbers of a date in the first form that fits, or None."""
    text = re.sub(AROUND_A_DATE, '', ' '.join(written.lower().split()))
    for form in forms:
        if match := re.fullmatch(form, text):
            named = {part: value for part, value in match.groupdict().items() if value}
            numbers = {part: int(value) if value.isdecimal() else MONTHS.get(value, 0) for part, value in named.items()}
            if 0 < numbers.get('year', 0) < TWO_DIGITS:
                numbers['year'] += 20 * TWO_DIGITS
            if numbers['month']:
                return numbers
    return None


def as_money(written: str) -> str:
    """What to write for an amount, or '': `43 326 pounds` is `£43,326`, `£43k` is `43` in a table in thousands."""
    text = written.lower().strip()
    if short := re.fullmatch(rf'{ABOUT}£? ?([0-9][0-9,]*(?:\.[0-9]+)?) ?(k|thousand|mn|m|million)', text):
        return f'{short[1]} with `printed_in: {SHORT[short[2]]}`, if the whole table is, or else in full'
    if text in NOTHING:
        return '£0'
    figure = re.fullmatch(FIGURE, re.sub(r'(?<=£) +| +(?=gbp|pound)|(?<=gbp) +', '', text))
    if not figure:
        amounts = re.findall(AMOUNT, text)  # "approx. £264,600 (2024/25)"
        return as_money(amounts[0]) if len(amounts) == 1 and amounts[0] != text else ''
    return f'£{int(re.sub("[, ]", "", figure[1])):,}{figure[2] or ""}'


def as_share(written: str) -> str:
    """A share as a declaration has it, or '': `9 per cent` is `9%`, `less than 1%` is `<1%`."""
    text = re.sub(r' ?(?:per ?cent|pc|%)$', '', written.lower().strip())
    share = re.fullmatch(r'(less than |under |below |more than |over |above )?([0-9]{1,3}(?:\.[0-9]+)?)', text)
    if not share or (share[2].startswith('0.') and text == written.strip()):
        return ''  # 0.09 may be 9%
    bound = '' if not share[1] else '<' if share[1].split()[0] in ('less', 'under', 'below') else '>'
    return f'{bound}{share[2]}%'
