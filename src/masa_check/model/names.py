"""Names of bodies, offices and persons compared: the same, one that says no more, likely one renamed, or two."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

GLOSS = re.compile(r'\([^()]*\)')
MARKS = str.maketrans(
    {'&': ' and ', "'": '', '\N{RIGHT SINGLE QUOTATION MARK}': '', '\N{LEFT SINGLE QUOTATION MARK}': ''}
)
SMALL_WORDS = frozenset({'and', 'for', 'in', 'of', 'the'})  # not `to`: an assistant to a chief is no assistant chief
# What is written before a word with a hyphen, with a space or with nothing between: co-operative, well being, subgroup.
FIRST_PARTS = frozenset({'co', 'inter', 'multi', 'non', 'pan', 'post', 'pre', 'semi', 'sub', 'well'})
# Words that tell what sort of council or trust a body is, and not which.
SORTS = frozenset({'borough', 'city', 'county', 'council', 'metropolitan', 'district', 'nhs', 'royal', 'unitary'})
NEAR = 0.5  # a person is asked where two names share more than this of what they say
SLIP = 0.85  # the likeness of letters that a slip of the pen leaves
COMMON = 12  # a word that more names than this share is no reason to hold them beside each other
SHORT = 4  # letters of a word that may well end in s and yet be one
STEM = 6  # letters that tell one word from another: Cambridge and Cambridgeshire are alike, Camden is not

Words = frozenset[str]


def same_name(one: str, other: str) -> bool:
    """
    Whether two printed names are of the same body or office, for a reader of one text.

    Capitals, hyphens, plurals, articles, joining words and the order of words do not count, nor do brackets after one
    of the two: "The Co-operative Trusts (CT)" is the "Cooperative Trust", and "Group (North)" is not "Group (South)".
    """
    if _alike(one, other):
        return True
    return not (GLOSS.search(one) and GLOSS.search(other)) and _alike(_bare(one), _bare(other))


def same_person(one: str, other: str) -> bool:
    """Whether two names are of the same person: Roberts is not Robert."""
    mine, theirs = (frozenset(re.findall(r'\w+', name.casefold().translate(MARKS))) for name in (one, other))
    return mine == theirs


def says_no_more(one: str, other: str) -> bool:
    """Whether one of two names says no more than the other: Chief Executive, Interim Chief Executive."""
    mine, theirs = words(one), words(other)
    return mine <= theirs or theirs <= mine


def same_place(one: str, other: str) -> bool:
    """Whether two printed names of councils mean the same: Northport Council, Northport City Council."""
    mine, theirs = place_words(one), place_words(other)
    return (bool(mine) and mine == theirs) or same_name(one, other)


def renamed(old: str, new: str) -> bool:
    """Whether a thing goes by another name than before: not by the same one, nor by its initials."""
    one, other = (''.join(word[0] for word in _telling(_bare(name))) for name in (old, new))
    return not (same_name(old, new) or one == ''.join(_telling(new)) or other == ''.join(_telling(old)))


def spellings(name: str) -> tuple[str, str]:
    """What two spellings of one name have in common: the words in any order, or the letters in theirs."""
    return key(name), ''.join(_telling(name))


def key(name: str) -> str:
    """The words of a name that tell it from another, whatever their order."""
    return ' '.join(sorted(words(name)))


def short(name: str) -> str:
    """The key without what stands in brackets, where anything else is left."""
    return key(_bare(name))


@lru_cache(maxsize=4096)
def words(name: str) -> Words:
    """The words of a name that tell it from another."""
    return frozenset(_telling(name))


@lru_cache(maxsize=4096)
def place_words(name: str) -> Words:
    """The words of a name that tell the place from another, whatever sort of body it is."""
    return words(name) - SORTS


def _alike(one: str, other: str) -> bool:
    return not set(spellings(one)).isdisjoint(spellings(other))


def _bare(name: str) -> str:
    """A name without what stands in brackets, where anything else is left."""
    bare = GLOSS.sub(' ', name).strip()
    return bare or name


@lru_cache(maxsize=4096)
def _telling(name: str) -> tuple[str, ...]:
    """The words of a name in their order, in the singular, without articles: Ward A keeps its letter."""
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
    """Pairs of names, by their places, that are likely one renamed: each is the nearest to the other, and near."""
    before, after = ([_stems(name) for name in names] for names in (old, new))
    often = Counter(stem for stems in before for stem in stems) | Counter(stem for stems in after for stem in stems)
    found = ((_likeness((old[i], new[j]), (before[i], after[j]), often), i, j) for i, j in _candidates(before, after))
    taken_old, taken_new = set[int](), set[int]()
    for _, i, j in sorted((one for one in found if one[0] > NEAR), key=lambda one: (-one[0], old[one[1]], new[one[2]])):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            yield i, j


def _stems(name: str) -> Words:
    """The beginnings of the words of a name that mean something."""
    return frozenset(word[:STEM] for word in words(_bare(name)) if len(word) > 1)


def _candidates(old: Sequence[Words], new: Sequence[Words]) -> set[tuple[int, int]]:
    """Names that share a word that few others have: so that not each is held beside each."""
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


def _likeness(names: tuple[str, str], stems: tuple[Words, Words], often: Mapping[str, int]) -> float:
    """From 0 to 1: the weight of the words that two names share, a rare word weighing more; 1 if one has them all."""
    import difflib  # noqa: PLC0415 - only a comparison pays for it

    if re.findall(r'\d+', names[0]) != re.findall(r'\d+', names[1]):
        return 0
    one, other = stems
    if min(len(one), len(other)) > 1 and (one <= other or other <= one):
        return 1
    shared, *each = (sum(1 / often[stem] for stem in words) for words in (one & other, one, other))
    first, second = sorted(' '.join(_telling(_bare(name))) for name in names)  # the ratio depends on the order
    letters = difflib.SequenceMatcher(a=first, b=second, autojunk=False).ratio()
    return max(2 * shared / sum(each), letters if letters >= SLIP else 0)
