"""When two names are the same name, and when they are near enough to ask a person."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from masa_check.model.schedule import RENAMED

GLOSS = re.compile(r'\([^()]*\)')
MARKS = str.maketrans({'&': ' and ', '-': '', "'": '', '\N{RIGHT SINGLE QUOTATION MARK}': ''})
SMALL_WORDS = frozenset({'and', 'for', 'from', 'in', 'of', 'the', 'to'})
NEAR = 0.5  # a person is asked where two names share more than this of what they say
SLIP = 0.85  # the likeness of letters that a slip of the pen leaves
COMMON = 12  # a word that more names than this share is no reason to hold them beside each other
SHORT = 4  # letters of a word that may well end in s and yet be one
STEM = 6  # letters that tell one word from another: Cambridge and Cambridgeshire are alike, Camden is not


def plain(name: str) -> str:
    """A name without capitals, marks, and the article: what is left when spelling is no matter."""
    words = re.findall(r'\w+', name.casefold().translate(MARKS))
    return ' '.join(word for word in words if word != 'the') or name


def key(name: str) -> str:
    """What two spellings of one name have in common: the plain name with its words in the singular."""
    return ' '.join(_singular(word) for word in plain(name).split())


def short(name: str) -> str:
    """The key without what stands in brackets, where anything else is left."""
    return key(GLOSS.sub(' ', name)) or key(name)


def unlike(old: str, new: str) -> bool:
    """Whether two names differ by more than spelling: not by what stands in brackets, nor as initials do."""
    one, other = (plain(GLOSS.sub(' ', name)) or plain(name) for name in (old, new))
    return one != other and one != _initials(other) and other != _initials(one)


def _initials(name: str) -> str:
    return ''.join(word[0] for word in name.split() if word not in SMALL_WORDS)


def _singular(word: str) -> str:
    if len(word) <= SHORT or not word.endswith('s') or word.endswith('ss'):
        return word
    return f'{word[:-3]}y' if word.endswith('ies') else word[:-1]


BY_LAW: Mapping[str, str] = {before: after for _, before, after in RENAMED.values()}


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


Stems = frozenset[str]


def _stems(name: str) -> Stems:
    """The beginnings of the words of a name that mean something."""
    return frozenset(word[:STEM] for word in short(name).split() if word not in SMALL_WORDS and len(word) > 1)


def _candidates(old: Sequence[Stems], new: Sequence[Stems]) -> set[tuple[int, int]]:
    """Names that share a word that few others have: so that not each is held beside each."""
    before, after = _by_stem(old), _by_stem(new)
    return {
        (i, j)
        for stem in before.keys() & after.keys()
        if max(len(before[stem]), len(after[stem])) <= COMMON
        for i in before[stem]
        for j in after[stem]
    }


def _by_stem(names: Sequence[Stems]) -> Mapping[str, list[int]]:
    places_of: dict[str, list[int]] = defaultdict(list)
    for place, stems in enumerate(names):
        for stem in stems:
            places_of[stem].append(place)
    return places_of


def _likeness(names: tuple[str, str], stems: tuple[Stems, Stems], often: Mapping[str, int]) -> float:
    """From 0 to 1: the weight of the words that two names share, a rare word weighing more; 1 if one has them all."""
    if re.findall(r'\d+', names[0]) != re.findall(r'\d+', names[1]):
        return 0
    one, other = stems
    if min(len(one), len(other)) > 1 and (one <= other or other <= one):
        return 1
    shared, *each = (sum(1 / often[stem] for stem in words) for words in (one & other, one, other))
    first, second = sorted(map(short, names))  # the ratio depends on the order
    letters = difflib.SequenceMatcher(a=first, b=second, autojunk=False).ratio()
    return max(2 * shared / sum(each), letters if letters >= SLIP else 0)
