"""The 38 categories of relevant agency in the Schedule to SI 2018/789, and bodies that are outside it."""

import re
from functools import lru_cache
from typing import Literal, get_args

Category = Literal[
    'academy-school',
    'sixteen-to-nineteen-academy',
    'alternative-provision-academy',
    'maintained-school',
    'maintained-nursery-school',
    'pupil-referral-unit',
    'independent-educational-institution',
    'non-maintained-special-school',
    'special-post-16-institution',
    'further-education-institution',
    'higher-education-provider',
    'state-funded-education-or-training-provider',
    'registered-childcare-provider',
    'childrens-centre',
    'nhs-england',
    'nhs-trust',
    'nhs-foundation-trust',
    'adoption-support-agency',
    'voluntary-adoption-agency',
    'fostering-agency',
    'childrens-home-provider',
    'residential-family-centre',
    'residential-holiday-scheme-for-disabled-children',
    'district-council',
    'cafcass',
    'prison-governor-or-director',
    'probation-provider',
    'secure-college',
    'secure-training-centre',
    'young-offender-institution',
    'youth-offending-team',
    'british-transport-police',
    'city-of-london-police-authority',
    'port-police',
    'borders-and-immigration',
    'charity',
    'religious-organisation',
    'sport-or-leisure-body',
]
CATEGORIES: tuple[str, ...] = get_args(Category)  # in the order of the Schedule's paragraphs 1 to 38
HEADINGS = {
    'Education and childcare': CATEGORIES[:14],
    'Health and social care': CATEGORIES[14:23],
    'Local government': CATEGORIES[23:24],
    'Criminal justice': CATEGORIES[24:31],
    'Police and immigration': CATEGORIES[31:35],
    'Miscellaneous': CATEGORIES[35:],
}

# What paragraph 15 of the Schedule called the body, and what it calls it since SI 2023/1071, regulation 98.
RENAMED = {'nhs-england': ('National Health Service Commissioning Board', 'NHS England')}


def paragraph(category: str) -> int:
    """The number of a category's paragraph in the Schedule."""
    return CATEGORIES.index(category) + 1


# Those that can be in no paragraph of the Schedule, by the words in their names, in small letters. Not every one
# is here: a housing association may be a charity (paragraph 36), and a fire service a part of the county council.
OUTSIDERS = {
    'the Department for Work and Pensions': r'\bdwp\b|work and pensions|job ?centre',
    'a lay member': r'\blay (members?|representatives?)\b',
    'an independent scrutineer or chair': r'\bscrutineers?\b|independent chair(person|man|woman)?\b',
}


@lru_cache(maxsize=4096)
def outsider(name: str) -> str:
    """The body or person surely outside the Schedule that a name stands for, or ''."""
    return next((what for what, words in OUTSIDERS.items() if re.search(words, name.lower())), '')
