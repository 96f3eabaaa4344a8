"""Recognises keys of the long form that were written as words, such as "status: elsewhere", and writes the form out."""

import re
from typing import get_args

from masa_check.display import as_yaml
from masa_check.model.evasion import first_word
from masa_check.model.status import Status, WrittenStatus

KEYS = (
    'status', 'proposed', 'summary', 'where', 'because', 'lacks', 'source', 'section', 'page', 'quote', 'judged',
    'checked', 'promises', 'what', 'by', 'kept', 'on', 'every', 'office', 'body', 'holder', 'so', 'months', 'figure',
)  # fmt: skip
STATUS = '|'.join(word.replace('-', '[- ]') for word in get_args(WrittenStatus))
KEY = '|'.join(KEYS)
TO_FILL_IN = '...'
BEHIND = r'\s*:(?=\s|$)'  # a colon as it stands behind a key
# Patterns are compiled where a text may fit them, and not at every start.
BEGINS = (
    rf'\W*(?:(?:{KEY}){BEHIND}'  # summary: Two heads sit on the board
    rf'|(?i:status)\s*[:;=]?\s*(?i:{STATUS})\b\W*(?:$|(?:{KEY})\s*:)'  # status elsewhere
    rf'|(?i:status)\s*[:=]\s*(?i:{STATUS})\b'
    rf'|(?i:{STATUS})\W+(?:{KEY}){BEHIND}'  # elsewhere, where: the website
    rf'|(?:in-place|(?i:in[- ]part|planned|elsewhere|restated|not[- ](?:stated|applicable))){BEHIND})'
)
# A status and a text behind a mark. With a capital, a comma may stand in a sentence: "Elsewhere, the same holds".
BEFORE_TEXT = (
    r'\W*(?:(?:planned|elsewhere|restated|in part|(?i:in-part|in-place|not-applicable))'
    r'(?:\s*[,;(]|[.:!]\s|\s+[-\u2013]+|[-\u2013]+\s|\s*\u2014)'
    r'|(?i:planned|elsewhere|restated|in part)(?:\s*;|\.\s|\s+[-\u2013]+\s|\s*\u2014)(?!.*(?:\s[-\u2013]+\s|\u2014)))'
    r'(?=.*\w)'
)
A_PAGE = r'(?i)\W*(?:pages?|pg?)\W*(\d{1,4})\W*'
BEFORE_TEXT_BEGINS = frozenset({'planned', 'elsewhere', 'restated', 'in', 'not'})
PAIR = rf'(?:^|[\s,;{{])(?P<key>{KEY})\s*[:=](?=\s|$)'
FIRST = rf'\W*(?:(?i:status)\s*[:;=]?\s*)?(?P<status>(?i:{STATUS}))\b'


def begins_with_key(text: str) -> bool:
    """Whether a text begins with a key of the long form, or with a status and a key or text behind it."""
    return (':' in text or 'tatus' in text.lower()) and re.match(BEGINS, text) is not None


def begins_with_status(text: str) -> bool:
    """Whether a text begins with a status, a mark and more words: "planned - a scrutineer is sought"."""
    return first_word(text) in BEFORE_TEXT_BEGINS and re.match(BEFORE_TEXT, text, re.DOTALL) is not None


def in_brackets(text: str) -> str:
    """
    The long form that such a text stands for, with dots where something has to be filled in.

    Example: `status: elsewhere` gives `{status: elsewhere, where: ...}`.
    """
    written: dict[str, str] = {}
    rest = text
    if status := re.match(FIRST, text):
        written['status'] = status['status'].lower().replace(' ', '-')
        rest = text[status.end() :]
    pairs = list(re.finditer(PAIR, rest))
    bare = _cleaned(rest[: pairs[0].start()] if pairs else rest)
    ends = [*(following.start() for following in pairs[1:]), len(rest)]
    for pair, end in zip(pairs, ends, strict=False):
        written.setdefault(pair['key'], _cleaned(rest[pair.end() : end]))
    needed = [key for key in _needed(written.get('status')) or (('because',) if bare else ()) if key not in written]
    if 'status' in written:
        written |= {key: bare if bare and not number else TO_FILL_IN for number, key in enumerate(needed)}
    return as_yaml({key: value or TO_FILL_IN for key, value in written.items()})


def with_source(key: str, place: str) -> str:
    """The long form for what the text says at a place, with dots for what it says: `{summary: ..., source: Aims}`."""
    page = re.fullmatch(A_PAGE, place)
    return as_yaml({key: TO_FILL_IN, 'source': {'page': int(page[1])} if page else place})


def of_status(status: str, text: str = TO_FILL_IN) -> str:
    """The long form of a status, with a text for the first thing that it needs."""
    needed = _needed(status)
    return as_yaml({'status': status} | {key: TO_FILL_IN if number else text for number, key in enumerate(needed)})


def _needed(status: str | None) -> tuple[str, ...]:
    """What a text behind a status is taken for, in this order."""
    return ('summary',) if status == Status.IN_PLACE else Status(status).needs if status else ()


def _cleaned(text: str) -> str:
    bare = text.strip(' \t\n,;:{}"-\u2013\u2014\u201c\u201d').lstrip('.! ')
    return bare[1:-1] if bare.startswith('(') and bare.endswith(')') else bare
