"""Recognises keys of the long form that were written as words, such as "status: elsewhere", and writes the form out."""

import re

from masa_check.display import as_yaml

KEYS = (
    'status', 'proposed', 'summary', 'where', 'because', 'lacks', 'source', 'section', 'page', 'quote', 'judged',
    'checked', 'promises', 'what', 'by', 'kept', 'on', 'every', 'office', 'body', 'holder', 'so', 'months', 'figure',
)  # fmt: skip
STATUS = r'in[- ]place|in[- ]part|planned|elsewhere|restated|not[- ]stated|not[- ]applicable'
KEY = '|'.join(KEYS)
# What a status needs beside it, in the order in which a bare text behind it is taken for them.
NEEDED = {
    'in-place': ('summary',),
    'in-part': ('summary', 'lacks'),
    'planned': ('summary',),
    'elsewhere': ('where',),
    'not-applicable': ('because',),
}
TO_FILL_IN = '...'
BEHIND = r'\s*:(?=\s|$)'  # a colon as it stands behind a key
BEGINS = re.compile(
    rf'\W*(?:(?:{KEY}){BEHIND}'  # summary: Two heads sit on the board
    rf'|(?i:status)\s*[:;=]?\s*(?i:{STATUS})\b\W*(?:$|(?:{KEY})\s*:)'  # status elsewhere
    rf'|(?i:status)\s*[:=]\s*(?i:{STATUS})\b'
    rf'|(?i:{STATUS})\W+(?:{KEY}){BEHIND}'  # elsewhere, where: the website
    rf'|(?:in-place|(?i:in[- ]part|planned|elsewhere|restated|not[- ](?:stated|applicable))){BEHIND})'
)
# A status and a text behind a mark. With a capital, a comma may stand in a sentence: "Elsewhere, the same holds".
BEFORE_TEXT = re.compile(
    r'\W*(?:(?:planned|elsewhere|restated|in part|(?i:in-part|in-place|not-applicable))'
    r'(?:\s*[,;(]|[.:!]\s|\s+[-\u2013]+|[-\u2013]+\s|\s*\u2014)'
    r'|(?i:planned|elsewhere|restated|in part)(?:\s*;|\.\s|\s+[-\u2013]+\s|\s*\u2014)(?!.*(?:\s[-\u2013]+\s|\u2014)))'
    r'(?=.*\w)',
    re.DOTALL,
)
PAIR = re.compile(rf'(?:^|[\s,;{{])(?P<key>{KEY})\s*[:=](?=\s|$)')
FIRST = re.compile(rf'\W*(?:(?i:status)\s*[:;=]?\s*)?(?P<status>(?i:{STATUS}))\b')


def begins_with_key(text: str) -> bool:
    """Whether a text begins with a key of the long form, or with a status and a key or text behind it."""
    return (':' in text or 'tatus' in text.lower()) and BEGINS.match(text) is not None


def begins_with_status(text: str) -> bool:
    """Whether a text begins with a status, a mark and more words: "planned - a scrutineer is sought"."""
    return BEFORE_TEXT.match(text) is not None


def in_brackets(text: str) -> str:
    """
    The long form that such a text stands for, with dots where something has to be filled in.

    Example: `status: elsewhere` gives `{status: elsewhere, where: ...}`.
    """
    written: dict[str, str] = {}
    rest = text
    if status := FIRST.match(text):
        written['status'] = status['status'].lower().replace(' ', '-')
        rest = text[status.end() :]
    pairs = list(PAIR.finditer(rest))
    bare = _cleaned(rest[: pairs[0].start()] if pairs else rest)
    ends = [*(following.start() for following in pairs[1:]), len(rest)]
    for pair, end in zip(pairs, ends, strict=False):
        written.setdefault(pair['key'], _cleaned(rest[pair.end() : end]))
    needed = [key for key in NEEDED.get(written.get('status', ''), ('because',) if bare else ()) if key not in written]
    if 'status' in written:
        written |= {key: bare if bare and not number else TO_FILL_IN for number, key in enumerate(needed)}
    return form({key: value or TO_FILL_IN for key, value in written.items()})


def of_status(status: str, text: str = TO_FILL_IN) -> str:
    """The long form of a status, with a text for the first thing that it needs."""
    needed = NEEDED.get(status, ())
    return form({'status': status} | {key: TO_FILL_IN if number else text for number, key in enumerate(needed)})


def form(written: dict[str, str]) -> str:
    """The long form as it is written on one line."""
    return as_yaml(written)


def _cleaned(text: str) -> str:
    bare = text.strip(' \t\n,;:{}"-\u2013\u2014\u201c\u201d').lstrip('.! ')
    return bare[1:-1] if bare.startswith('(') and bare.endswith(')') else bare
