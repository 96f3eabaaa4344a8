"""Whether one name is of several bodies: "Cafcass; Probation Service" is, "Children, Families and Education" not."""

import re

# Bodies that are known by these names alone: where a comma or "and" stands between such, each is a body of its own.
# Not those that are a council's departments as well, as in "Adult Social Care and Public Health".
ALONE = frozenset([
    'cafcass', 'probation', 'probation service', 'national probation service', 'the probation service', 'nhs england',
    'nspcc', "barnardo's", 'barnardos', 'british transport police', 'border force', 'youth justice service',
    'youth offending team', 'youth offending service', 'yot', 'yjs', 'ambulance service', 'healthwatch', 'home-start',
    'samaritans', 'prisons', 'prison service', 'dwp', 'action for children', 'relate', "women's aid", 'hmpps', 'ukvi',
])  # fmt: skip
BETWEEN = r'(?i),\s*(?:and\s+)?|\s+and\s+|\s*&\s*'


def bodies_in(name: str) -> tuple[str, ...]:
    """
    The bodies that one name joins; none where it is the name of one body, or may be.

    A semicolon outside brackets always joins; a comma or "and" only between names that are known to stand alone.
    """
    if ';' not in name and ',' not in name and ' and ' not in name.casefold() and '&' not in name:
        return ()  # as in nearly every name
    outside = re.sub(r'\([^()]*\)', '', name.replace('\u2019', "'"))
    if ';' in outside:
        parts = _parts(re.split(';', outside))
        return parts if parts[1:] else ()
    parts = _parts(re.split(BETWEEN, outside))
    joined = parts[1:] and all(part.casefold() in ALONE for part in parts)
    return parts if joined else ()


def _parts(split: list[str]) -> tuple[str, ...]:
    stripped = (part.strip(' .\t\n') for part in split)
    return tuple(part for part in stripped if any(letter.isalpha() for letter in part))
