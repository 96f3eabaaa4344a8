"""Comparison of the names of bodies, offices and persons."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

GLOSS = re.compile(r'\([^()]*\)')
MARKS = str.maketrans(
    {'&': ' and ', "'": '', '\N{RIGHT SINGLE QUOTATION MARK}': '', '\N{LEFT SINGLE QUOTATION MARK}': ''}
)
SMALL_WORDS = frozenset({'and', 'for', 'in', 'of', 'the'})  # not `to`: an assistant to a chief is no assistant chief
# Prefixes written with a hyphen, a space or nothing after them: co-operative, well being, subgroup.
FIRST_PARTS = frozenset({'co', 'inter', 'multi', 'non', 'pan', 'post', 'pre', 'semi', 'sub', 'well'})
# Words for the kind of council or trust, which do not identify it.
SORTS = frozenset({'borough', 'city', 'county', 'council', 'metropolitan', 'district', 'nhs', 'royal', 'unitary'})
NEAR = 0.5  # two names with a greater likeness are put to a person
SLIP = 0.85  # the likeness of letters after a slip of the pen
COMMON = 12  # a word that more names share is no reason to compare them
SHORT = 4  # a word of so few letters may end in s without being a plural
STEM = 6  # letters of a stem: Cambridge and Cambridgeshire share one, Camden does not

Words = frozenset[str]


def same_name(one: str, other: str) -> bool:
    """
    Whether two printed names are of the same body or office, for a reader of one text.

    Capitals, hyphens, plurals, articles, joining words and the order of words do not count, nor do brackets in one of
    the two names: "The Co-operative Trusts (CT)" is the "Cooperative Trust", and "Group (North)" is not "Group
    (South)".
    """
    if _alike(one, other):
        return True
    return not (GLOSS.search(one) and GLOSS.search(other)) and _alike(_bare(one), _bare(other))


def same_person(one: str, other: str) -> bool:
    """Whether two names are of the same person, with every letter compared: Roberts is not Robert."""
    mine, theirs = (frozenset(re.findall(r'\w+', name.casefold().translate(MARKS))) for name in (one, other))
    return mine == theirs


def says_no_more(one: str, other: str) -> bool:
    """Whether all words of one name are in the other: Chief Executive, Interim Chief Executive."""
    mine, theirs = words(one), words(other)
    return mine <= theirs or theirs <= mine


def same_place(one: str, other: str) -> bool:
    """Whether two printed names of councils are of one place: Northport Council, Northport City Council."""
    mine, theirs = place_words(one), place_words(other)
    return (bool(mine) and mine == theirs) or same_name(one, other)


def place_keys(name: str) -> set[str | Words]:
    """Keys of a council's name, of which two that are of one place share at least one."""
    return {place_words(name), *spellings(name), *spellings(_bare(name))}


def renamed(old: str, new: str) -> bool:
    """Whether the newer name is another name, and neither the same in another spelling nor its initials."""
    old_initials, new_initials = (''.join(word[0] for word in _telling(_bare(name))) for name in (old, new))
    return not (same_name(old, new) or old_initials == ''.join(_telling(new)) or new_initials == ''.join(_telling(old)))


def spellings(name: str) -> tuple[str, str]:
    """
    Two keys of a name: its words in alphabetical order, and its letters in their order. Equal keys mean equal names.

    Example: "Sub-Group North" and "Subgroup: North" share both; "Health Watch" and "Healthwatch" share the second.
    """
    return key(name), ''.join(_telling(name))


def key(name: str) -> str:
    """The significant words of a name, in alphabetical order."""
    return ' '.join(sorted(words(name)))


def short(name: str) -> str:
    """The key of a name without its parts in brackets, unless nothing else is left."""
    return key(_bare(name))


@lru_cache(maxsize=4096)
def words(name: str) -> Words:
    """The significant words of a name."""
    return frozenset(_telling(name))


@lru_cache(maxsize=4096)
def place_words(name: str) -> Words:
    """The significant words of a name, without words for kinds of council or trust."""
    return words(name) - SORTS


def _alike(one: str, other: str) -> bool:
    return not set(spellings(one)).isdisjoint(spellings(other))


def _bare(name: str) -> str:
    """A name without its parts in brackets, unless nothing else is left."""
    bare = GLOSS.sub(' ', name).strip()
    return bare or name


@lru_cache(maxsize=4096)
def _telling(name: str) -> tuple[str, ...]:
    """
    The significant words of a name in their order, in the singular and without articles; "Ward A" keeps its letter.

    Example: "The Co-operative Trusts of Luton" gives ('cooperative', 'trust', 'luton').
    """
    telling: list[str] = []
    for word in re.findall(r'\w+', name.replace(' a ', ' ').replace(' an ', ' ').casefold().translate(MARKS)):
        if telling and telling[-1] in FIRST_PARTS:
            telling[-1] += _singular(word)
        elif word not in SMALL_WORDS:
            telling.append(_singular(word))
    return tuple(telling) or (name,)


def _singular(word: str) -> str:
    if len(word) <= SHORT or not word.endswith('s') or word.endswith('ss'):
        return word
    return f'{word[:-3]}y' if word.endswith('ies') else word[:-1]


def near(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """
    Pairs of names, by position, of which one is probably the other renamed, the likeliest pair first.

    Example: "Probation Service" and "National Probation Service" are a pair, because one has all the words of the
    other. "Cafcass" and "Cambridge City Council" share no word and are none. Each name is in one pair at most.
    """
    before, after = ([_stems(name) for name in names] for names in (old, new))
    frequency = Counter(stem for stems in before for stem in stems) | Counter(stem for stems in after for stem in stems)
    scored = (
        (_likeness((old[i], new[j]), (before[i], after[j]), frequency), i, j) for i, j in _candidates(before, after)
    )
    likely = (match for match in scored if match[0] > NEAR)
    ordered = sorted(likely, key=lambda match: (-match[0], old[match[1]], new[match[2]]))
    return each_once((i, j) for _, i, j in ordered)


def each_once(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs in their order, without those of which one half is in a pair before."""
    used_old, used_new = set[int](), set[int]()
    for i, j in pairs:
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            yield i, j


def _stems(name: str) -> Words:
    """The first six letters of each significant word that has more than one letter."""
    return frozenset(word[:STEM] for word in words(_bare(name)) if len(word) > 1)


def _candidates(old: Sequence[Words], new: Sequence[Words]) -> set[tuple[int, int]]:
    """The pairs of names that share a stem which few names have, so that not every pair needs a comparison."""
    before, after = _by_stem(old), _by_stem(new)
    return {
        (i, j)
        for stem in before.keys() & after.keys()
        if max(len(before[stem]), len(after[stem])) <= COMMON
        for i in before[stem]
        for j in after[stem]
    }


def _by_stem(names: Sequence[Words]) -> Mapping[str, list[int]]:
    places_of: dict[str, list[int]] = defaultdict(list)
    for place, stems in enumerate(names):
        for stem in stems:
            places_of[stem].append(place)
    return places_of


def _likeness(names: tuple[str, str], stems: tuple[Words, Words], frequency: Mapping[str, int]) -> float:
    """
    The likeness of two names from 0 to 1: the weight of their shared stems, where a rare stem weighs more.

    It is 1 where one name has all stems of the other, at least two. It is 0 where numbers in the names differ, or where
    two of a sort have names of their own. Names that are alike in letters ("Cafcas", "Cafcass") have that likeness if
    it is greater.
    """
    if re.findall(r'\d+', names[0]) != re.findall(r'\d+', names[1]) or _two_of_a_sort(*names):
        return 0
    one, other = stems
    if min(len(one), len(other)) > 1 and (one <= other or other <= one):
        return 1
    shared, *each = (sum(1 / frequency[stem] for stem in words) for words in (one & other, one, other))
    letters = _letters(*(' '.join(_telling(_bare(name))) for name in names))
    return max(2 * shared / sum(each), letters if letters >= SLIP else 0)


def _two_of_a_sort(one: str, other: str) -> bool:
    """
    Whether two names end in the same words for a sort of body, two at least, and begin with words of their own.

    Example: "Ashdown Primary School" and "Beechwood Primary School". In "Partnership of Ashdown" the sort comes first.
    """
    if any(' of ' in name for name in (one, other)):
        return False
    mine, theirs = (list(_telling(_bare(name))) for name in (one, other))
    shared = 0
    while mine and theirs and mine[-1] == theirs[-1]:
        mine.pop(), theirs.pop()
        shared += 1
    return shared > 1 and bool(mine) and bool(theirs) and set(mine).isdisjoint(theirs) and not _slip(mine, theirs)


def _slip(mine: list[str], theirs: list[str]) -> bool:
    """Whether words are alike in letters, as after a slip of the pen, or by their first letters."""
    near = _letters(' '.join(mine), ' '.join(theirs)) >= SLIP
    return near or {word[:STEM] for word in mine} == {word[:STEM] for word in theirs}


def _letters(one: str, other: str) -> float:
    """How alike two texts are in their letters, from 0 to 1, whichever of them comes first."""
    import difflib  # noqa: PLC0415 - only a comparison pays for it

    first, second = sorted((one, other))  # the ratio depends on the order
    return difflib.SequenceMatcher(a=first, b=second, autojunk=False).ratio()
