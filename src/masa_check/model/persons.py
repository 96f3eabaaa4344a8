"""Persons' names in the name of an office: "Jane Smith, Chief Executive" is the Chief Executive, and Jane Smith."""

import re
from functools import lru_cache
from typing import NamedTuple

# Given names that are common in England, of several origins. Left out are those that are words, firms or places too
# (Grant, Dean, Grace, Hope, Rose, Will, May): an office that is taken for a person is worse than a name that gets by.
NAMES = (
    'aaron abdul abigail adam adrian aisha alan alastair albert alex alexander alexandra ali alice alison alistair '
    'allan amanda amber amelia amina amit amy andrea andrew andy angela anil anita ann anna anne annette anthony '
    'anton antonia arthur asha ashley barbara barry beatrice becky ben benjamin bernadette bernard beth bev '
    'beverley brenda brian bridget bruce bryan callum carl carmel caroline carolyn catherine cathy charles charlie '
    'charlotte chloe chris christina christine christopher claire clare clive colin colleen connor craig cynthia '
    'dale damian daniel daniela darren dave david dawn debbie deborah debra denise dennis derek diana diane dipti '
    'dominic donald donna doreen dorothy douglas duncan edward eileen elaine eleanor elizabeth ellen emily emma '
    'eric erica esther eugene evelyn farah fatima fiona frances francesca gareth gary gavin gemma geoff geoffrey '
    'george georgina gerald geraldine gerard gillian gina glenn gordon graeme graham greg gregory gurpreet gwen '
    'hannah harjit harold harpreet harry hassan hayley hazel heather helen henry hilary howard hugh hussain ian '
    'ibrahim imran ingrid isabel jack jackie jacob jacqueline jaime jake james jamie jan jane janet janice janine '
    'jasmine jason jaswinder javed jay jayne jean jeanette jeff jeffrey jennifer jenny jeremy jessica jill jim jo '
    'joan joanna joanne joe joel john johnny jonathan jordan joseph josephine joshua joyce juan judith judy julia '
    'julian julie justin karen karl kate katherine kathleen kathryn kathy katie kay keith kelly ken kenneth kerry '
    'kevin khalid kim kiran kirsten kirsty krishna kulwinder kyle laura lauren laurence lawrence leah leanne lee '
    'leon leonard lesley leslie lewis liam linda lindsay lindsey lisa liz lorna lorraine louis louise lucy luke '
    'lydia lyn lynda lynn lynne mahmood malcolm mandy manjit maria marian marianne marie marion mark martha martin '
    'martina martyn mary mathew matt matthew maureen maurice max maxine meena meera megan mehmet melanie melissa '
    'michael michaela michele michelle mick mike miriam mohamed mohammad mohammed moira monica muhammad nadia naomi '
    'nasreen natalie natasha nathan navdeep neil nicholas nick nicky nicola nicole nigel nikki nina nisha noel nora '
    'norma oliver olivia omar oscar owen pamela parveen patricia patrick paul paula pauline penelope peter petra '
    'phil philip philippa phillip phyllis priya rachael rachel raj rajesh rajinder ralph rashid ravi ray raymond '
    'rebecca rhys richard rita rob robert roberta robin roger roisin ronald rory rosalind rosemary ross roy russell '
    'ruth ryan sally sam samantha samina samuel sandeep sandra sanjay sara sarah satnam scott sean shabana shahid '
    'shane sharon shaun sheila shelley shirley sian siobhan sofia sonia sophia sophie stacey stephanie stephen '
    'steve steven stewart stuart sue sunil sunita surinder susan susanna suzanne sylvia tanya tara terence teresa '
    'terry theresa thomas tim timothy tina toby tom tony tracey tracy trevor usha val valerie vanessa vera veronica '
    'vicki vicky victor victoria vijay vincent vivien vivienne walter wayne wendy william yasmin yusuf yvonne '
    'zainab zara zoe '
)
GIVEN = frozenset(NAMES.split())
TITLE = r'(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor|Rev|Revd)\.?'
SURNAME = r"(?:(?:Mc|Mac|O'|O\u2019|De |Van |van |de |St )?[A-Z][\w\u2019'-]+)"
INITIALS = r'(?:[A-Z]\. ?)+'
TITLED = re.compile(rf'{TITLE} (?:{INITIALS})?(?:[A-Z][\w-]+ )?{SURNAME}$')
# A title before a name, or initials before a surname and nothing more.
PERSON = re.compile(rf"{TITLE} [A-Z]|{INITIALS}[A-Z][a-z'-]+([- ][A-Z][a-z]+)?$")
# Two or three words in capitals, none of them of an office or a body: "Sharon Lea", but not "Chief Nurse".
BARE_NAME = re.compile(r"[A-Z][a-z]+( [A-Z]\.?)?( (Mc|Mac|O'|De |Van )?[A-Z][a-z]+(-[A-Z][a-z]+)?){1,2}$")
FULL_NAME = rf'(?P<given>[A-Z][\w-]+)(?: [A-Z]\.?)?(?: [A-Z][\w-]+)??(?: {SURNAME})'
ONLY_A_NAME = re.compile(rf'{FULL_NAME}$')
NAME_FIRST = re.compile(rf'(?P<name>(?:{TITLE} )?[A-Z][\w-]+ {SURNAME}) (?P<rest>[A-Z].*)$')
NAME_LAST = re.compile(rf'(?P<rest>.*\w) (?P<name>(?:{TITLE} )?[A-Z][\w-]+ {SURNAME})$')
PARTS = re.compile(r'\s*(?:[,;:/()\[\]]| [-\u2013\u2014] |\u2014)\s*')
# Words that make a place or an institution of a person's name: Victoria Road, the Mary Seacole Centre.
PLACE_WORDS = (
    'academy avenue building campus centre clinic close college court foundation gardens grove hospital house hub '
    'infirmary institute lodge place primary project road school square street surgery terrace trust unit wing'
)
# Names of places as often as surnames: Tom Hall is a person, and Victoria Hall is not.
PLACE_OR_SURNAME = (' hall', ' hill', ' green', ' field', ' lane', ' park', ' ward', ' wood')
OF_PLACES = frozenset(
    {'albert', 'alexandra', 'charlotte', 'clare', 'edward', 'elizabeth', 'george', 'jordan', 'victoria'}
)
PREPOSITION = r'(?i)\b(at|for|from|in|of|on|to|with)$'
SCHOOLS = r'(?i)\b(head ?teachers?|head ?master|head ?mistress|head of school|governors?|school|academy)\b'
# Words of an office, and how some begin. Words are looked up, for a pattern of them takes 9 ms to be compiled.
OFFICE_WORDS = (
    'accountable administration administrator adult adviser advisor advocate agency ambassador ambulance analyst area '
    'arrangements assistant assurance barrister bishop board boards borough bureau business cabinet caldicott captain '
    'care centre charity chief clerk clinical college colleges commander commissioner committee community company '
    'consultant coordinator corporate county data department deputy designated detective division doctor duty early '
    'elected engagement executive family finance fire force foundation general governance governor governors group '
    'groups guardian health hospital housing hub hubs human improvement independent information inspector integrated '
    'interim investigation joint justice lay learning legal local manager managing mayor medical member mental '
    'minister monitoring named national network nurse observer officers operations panel participation passenger '
    'people performance pharmacist physician planning police policy practice practitioner president principal prison '
    'probation professional programme provider psychologist public quality referral regional registrar representative '
    'rescue risk safeguarding school schools secretariat secretary sector senior sergeant social solicitor sports '
    'staff statutory superintendent support system teacher team teams technical therapist therapy training transport '
    'treasurer tutor unit units vice virtual voluntary volunteer ward warden welfare worker youth chair child council '
    'director education head lead office parent partner review service trust'
)
OFFICE_BEGINNINGS = (
    'chair', 'child', 'constab', 'council', 'director', 'education', 'head', 'lead', 'midwi', 'nurs', 'office',
    'parent', 'partner', 'protect', 'review', 'scrutin', 'service', 'strateg', 'trust',
)  # fmt: skip
OF_A_PLACE, OF_AN_OFFICE = frozenset(PLACE_WORDS.split()), frozenset(OFFICE_WORDS.split())
MARKS = ' ,;:/()[]-\u2013\u2014'


class NamedPerson(NamedTuple):
    """A person's name in an office, and the office without it; '' where nothing is left."""

    name: str
    office: str
    sure: bool = True  # by a title, initials or a common given name, and not only by capitals


@lru_cache(maxsize=4096)
def named_person(office: str) -> NamedPerson | None:
    """
    The person named in an office, or None; in doubt there is none.

    Examples: "Jane Smith (Chief Executive)" and "Chief Executive - Mr Tom Hall" name a person; "Grant Thornton
    (auditor)" and "Head of Service - North Hill" do not.
    """
    office = office.strip()
    whole = PERSON.match(office) or BARE_NAME.match(office)
    parts = [part for part in PARTS.split(office) if part]
    if len(parts) > 1:
        return _in_parts(office, parts)
    if (named := _beside_words(office)) is not None:
        return named
    if whole and (whole.re is PERSON or not _has_office(office)):
        return NamedPerson(office, '', sure=whole.re is PERSON or _is_name(office))
    return None


def _in_parts(office: str, parts: list[str]) -> NamedPerson | None:
    """The person in one of the parts between commas, dashes and brackets."""
    if all(map(_is_name, parts)):
        return NamedPerson(office, '')
    for before, part in zip(['', *parts], parts, strict=False):
        is_of_school = re.search(SCHOOLS, before) and not TITLED.match(part)  # Head teacher, Thomas Becket
        named = _beside_words(part)
        if named or (_is_name(part) and not is_of_school and _has_office(office)):
            name = named.name if named else part
            return NamedPerson(name, _without(office, name))
    return None


def _is_name(text: str) -> bool:
    """Whether a text is a name with a title, or one that begins with a common given name."""
    if _has_office(text):
        return False
    if TITLED.match(text):
        return True
    named = ONLY_A_NAME.match(text)
    given = named['given'].casefold() if named else ''
    is_place = given in OF_PLACES and text.casefold().endswith(PLACE_OR_SURNAME)
    return given in GIVEN and not is_place and OF_A_PLACE.isdisjoint(_words(text))


def _beside_words(text: str) -> NamedPerson | None:
    """The person before or behind the words of an office, with nothing between: Chief Constable Jane Smith."""
    for match in filter(None, (NAME_FIRST.match(text), NAME_LAST.match(text))):
        of_office = _has_office(match['rest']) and not re.search(PREPOSITION, match['rest'])
        if of_office and _is_name(match['name']) and OF_A_PLACE.isdisjoint(_words(text)):
            return NamedPerson(match['name'], match['rest'])
    return None


def _words(text: str) -> list[str]:
    return re.findall(r'\w+', text.casefold())


def _has_office(text: str) -> bool:
    """Whether a word of an office is in a text; the beginning of one is none by itself, such as "protect"."""
    return any(
        word in OF_AN_OFFICE or (word.startswith(OFFICE_BEGINNINGS) and word not in OFFICE_BEGINNINGS)
        for word in _words(text)
    )


def _without(office: str, name: str) -> str:
    """An office without a name in it, and without the marks around the name."""
    before, _, after = office.partition(name)
    between = ', ' if ',' in (before[-2:].strip(), after[:1]) and before.strip(MARKS) and after.strip(MARKS) else ' '
    left = f'{before.rstrip(MARKS)}{between}{after.lstrip(MARKS)}'.strip()
    return left.strip('() ') if left.count('(') != left.count(')') else left
