"""Tells a heading from a sentence: a sentence has a verb, or says how often."""

import re

ASKING = frozenset(['how', 'who', 'whom', 'what', 'why', 'when', 'where', 'which'])
LONGEST = 10  # words of a heading that begins with one of these, as in "How we will work together with families"
# Words that only a sentence has. Left out are verbs that are nouns as well, as in "Practice reviews" and "Leads".
VERBS = (
    'is are was were be been being has have had having does do did will shall can cannot may must should would '
    'could might isnt arent wont dont doesnt each every within twice once annually quarterly monthly weekly daily '
    'fortnightly termly advises agrees alerts allocates allows applies appoints approves asks assesses assures '
    'attends begins brings carries chooses collates collects comes considers consults contributes convenes decides '
    'delivers develops discusses draws enables engages ensures escalates evaluates examines feeds follows gives '
    'goes hears helps holds hosts identifies includes informs invites involves joins keeps makes manages meets '
    'monitors notifies oversees owns passes pays provides publishes raises reads receives recommends refers '
    'represents requires resolves responds rotates runs scrutinises scrutinizes sends serves sets settles sits '
    'speaks starts takes tells tracks trains uses writes '
)
IN_A_SENTENCE = frozenset(VERBS.split())
# Words that only a sentence has behind its first word: a heading may begin with one, as in "Make a referral".
PLURALS = (
    'agree allow appoint apply approve ask attend become begin bring carry choose come consider contribute decide '
    'deliver discuss enable ensure escalate examine follow give hear hold identify include inform invite involve '
    'join keep made make meet met monitor notify oversee own pay provide publish ran receive recommend refer '
    'resolve respond rotate sat scrutinise scrutinize send sent settle sit speak take tell took write began brought '
    'came chose drew gave heard kept led paid read saw spoke told taught went wrote '
)
BEHIND_THE_FIRST = frozenset(PLURALS.split())
BEFORE_A_VERB = frozenset(['to', 'who', 'that'])  # of a heading, as in "Duty to refer"
DONE_BY = re.compile(r'\b(?:\w+ed|held|led|run|overseen|taken|given|made|sent|met) (?:by|at|through|jointly)\b')


def is_heading(words: str) -> bool:
    """Whether words in small letters, without marks, read as a heading: "raising concerns", "who we are"."""
    first, *behind = words.split()
    if first in ASKING:
        return len(behind) < LONGEST
    previous = [first, *behind]
    verbs = (word for word, before in zip(behind, previous, strict=False) if before not in BEFORE_A_VERB)
    return (
        first not in IN_A_SENTENCE
        and IN_A_SENTENCE.isdisjoint(behind)
        and BEHIND_THE_FIRST.isdisjoint(verbs)
        and not DONE_BY.search(words)
    )
