"""Deadlines as an iCalendar file (RFC 5545), which a calendar program can import again without duplicates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

from masa_check.deadlines.calendar import Deadlines
from masa_check.deadlines.due import Due, Window
from masa_check.inert import printable
from masa_check.reporters.deadlines.page import STATES, strength

LONGEST = 75  # octets of a line, by RFC 5545 section 3.1
ESCAPED = str.maketrans({'\\': '\\\\', ';': '\\;', ',': '\\,'})


def render(calendar: Deadlines) -> str:
    """The calendar, with an event for each deadline that has a day."""
    lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//masa-check//deadlines//EN', 'CALSCALE:GREGORIAN']
    for due in calendar.dues:
        if due.window:
            lines += _event(due, due.window, calendar.on)
    return ''.join(f'{part}\r\n' for line in (*lines, 'END:VCALENDAR') for part in _folded(line))


def uid(due: Due) -> str:
    """The identifier of a deadline, the same in every calendar made from the same documents."""
    key = '\n'.join((due.area, due.rule, due.about))
    return f'{hashlib.sha256(key.encode()).hexdigest()[:32]}@masa-check'


def _event(due: Due, window: Window, on: date) -> Iterator[str]:
    """The lines of an all-day event; its stamp is the day of the run, so that no clock is needed."""
    places = ', '.join(map(str, due.places))
    description = f'{due.why}. {due.citation}. {places}. On {on}: {STATES[due.state][0]}.'
    yield 'BEGIN:VEVENT'
    yield f'UID:{uid(due)}'
    yield f'DTSTAMP:{_day(on)}T000000Z'
    yield f'DTSTART;VALUE=DATE:{_day(window.first)}'
    if window.last < date.max:
        yield f'DTEND;VALUE=DATE:{_day(window.last + timedelta(days=1))}'
    yield f'SUMMARY:{_text(f"{due.what}: {due.name} ({strength(due).text})")}'
    yield f'DESCRIPTION:{_text(description)}'
    yield f'CATEGORIES:{_text(strength(due).text)}'
    yield 'TRANSP:TRANSPARENT'
    yield 'END:VEVENT'


def _day(day: date) -> str:
    """A day in eight digits, also where a system writes years below 1000 with fewer than four."""
    return day.isoformat().replace('-', '')


def _text(words: str) -> str:
    return printable(words).translate(ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """A long line folded into parts without splitting a letter; each part after the first begins with a space."""
    part = ''
    for letter in line:
        if len((part + letter).encode()) > LONGEST:
            yield part
            part = ' '
        part += letter
    yield part
