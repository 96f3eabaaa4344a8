"""The first page: which changes stand on it, in which order, how each stands to the guidance, what it never says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from textwrap import wrap

import pytest

from masa_check.diffs.comparison import Comparison, compare
from masa_check.diffs.facts.change import FactKind, Sort
from masa_check.diffs.headlines.first_page import LEAST, MOST, WORDS, chosen, first_page
from masa_check.diffs.headlines.groups import without_repeats
from masa_check.diffs.headlines.headline import Headline, Relation
from masa_check.diffs.level import Became
from masa_check.diffs.losses import since
from masa_check.document.document import parse, read
from masa_check.report.question import Question
from masa_check.report.report import check_document
from masa_check.reporters.diff import json as diff_json
from masa_check.reporters.diff import page as diff_page
from masa_check.reporters.draw import html, markdown, text
from masa_check.rulebook import rulebook

ROOT = Path(__file__).parents[1]
QUESTION = Question(rulebook.load([rulebook.folder()]), date(2026, 11, 23))
HEAD = 'kind: arrangements\nid: luton\nname: Luton\n'
OLD, NEW = f'{HEAD}dated: 2019-06-01\n', f'{HEAD}dated: 2025-02-01\n'
# Lists of the ten changes that matter most, each written from the two published texts by somebody who had seen no
# output, by words that the page has to have. The first writer built the page; the others are strangers to it.
LISTS = {
    'the builder': {
        'the health partner is an integrated care board': ('health partner', 'Integrated Care Board'),
        'delegates are named': ('delegates', 'none was named'),
        'the independent chair has gone': ('independent chair has gone', 'delegated partner', 'rotation'),
        'scrutiny is by a scrutineer and no longer by the chair': ('Independent Scrutineer', 'lay members'),
        'the executive is chaired by the chief executive': ('Executive', 'Chief Executive of Luton Borough Council'),
        'the money': ('£264,600', '£7,450 less', 'Police & Crime Commissioner', 'CAFCASS'),
        'agencies that are new or gone': ('Fire and Rescue', 'Work and Pensions', 'Youth Offending', 'Early Years'),
        'why these agencies is not said': ('why these agencies were chosen',),
        'who speaks for education': ('education director', 'Five head teachers'),
        'early years are only planned': ('early years settings', 'only planned'),
    },
    'a lawyer': {
        'nobody is said to answer for a delegate': ('who stays accountable', 'delegates', '2 each'),
        'the independent chair and the lay members have gone': ('independent chair has gone', 'lay members'),
        'who identifies serious cases is not said': ('serious cases',),
        'the money, and Cafcass pays no longer': ('£264,600', '£7,450 less', 'CAFCASS', 'printed as 56%'),
        'the funding review and its cover of reviews': ('August 2020', 'practice reviews', 'not mentioned'),
        'early years have gone from the list': ('Early Years providers', 'only planned'),
        'who speaks for education': ('education director', 'Five head teachers'),
        'agencies that are new or gone': ('Youth Offending', 'Fire and Rescue', 'Work and Pensions'),
        'checks on agencies are weaker': ('section 11',),
        'the voice group is to be reinstated': ('Voice of the Child Group',),
    },
    'a scrutineer': {
        'a delegate of the council chairs': ('independent chair has gone', 'Luton Borough Council'),
        'delegates are named, two each, and nobody answers': ('2 each', 'who stays accountable'),
        'scrutiny has less footing': ('three lay members', 'Independent Scrutineer'),
        'the money, and the shares do not fit': ('£264,600', '£7,450 less', '£2,633 more', 'printed as 56%'),
        'the funding review and its cover of reviews': ('August 2020', 'practice reviews', 'not mentioned'),
        'education has fewer seats': ('education director', 'Five head teachers'),
        'early years went backwards': ('Early Years providers', 'only planned'),
        'agencies that are new or gone': ('Youth Offending', 'Fire and Rescue', 'Work and Pensions'),
        'audits, powers and named boards are gone': ('section 11',),
        'what ran is only promised': ('Voice of the Child Group',),
    },
    # Written after the order of the page was settled.
    'an inspector': {
        'a delegate of the council chairs, and a scrutineer scrutinises': (
            'independent chair has gone',
            'Luton Borough Council',
            'Independent Scrutineer',
        ),
        'delegates are named, and nobody answers': ('2 each', 'who stays accountable'),
        'the money, and the shares do not fit': ('£7,450 less', '£2,633 more', 'CAFCASS', 'printed as 56%'),
        'the funding review and its cover of reviews': ('August 2020', 'practice reviews', 'not mentioned'),
        'agencies that are new or gone': ('Youth Offending', 'Fire and Rescue', 'Work and Pensions'),
        'early years lost their place': ('Early Years providers', 'only planned'),
        'education is promised a place, with fewer seats': ('education director', 'Five head teachers'),
        'the review group has no independent chair': ('review group',),
        'audits and powers are gone': ('section 11',),
        'the voice group is to be reinstated': ('Voice of the Child Group',),
    },
    # Read after the page was built: six of its ten stood there then. The page was made denser with this list known.
    'a chief officer': {
        'chairing is parted from scrutiny': ('independent chair has gone', 'in rotation', 'Independent Scrutineer'),
        'leads and delegates are set out by post': ('2 each', 'who stays accountable'),
        'an executive that the chief executive chairs': ('(Executive)', 'Chief Executive of Luton Borough Council'),
        'education is to speak in strategy': ('education director', 'an alternative setting and a college'),
        'the health partner is an integrated care board': ('health partner', 'Integrated Care Board'),
        'the council pays less and health more': ('£7,450 less', '£2,633 more', 'August 2020'),
        'the pathfinder': ('Families First for Children pathfinder',),
        'agencies that are new or gone': ('Early Years', 'why these agencies', 'Fire and Rescue', 'Work and Pensions'),
        'the yearly report holds more, by a fixed day': ('30 September 2024', 'hold more', 'costs'),
        'the working groups are rebuilt': ('groups are no longer named', 'Performance Group'),
    },
    # Both read after the page had its rounds: six and seven of their ten stood there then. The page was made broader
    # with them known, and each subject shorter.
    'a sixth reader': {
        'a delegate chairs in rotation': (
            'independent chair has gone',
            'in rotation',
            "Director of Children's Services",
        ),
        'scrutiny is an office of its own': ('three lay members', 'Independent Scrutineer', 'apart from the chair'),
        'an executive for children and adults': (
            'Chief Executive of Luton Borough Council',
            'adult board',
            'Pan Bedfordshire Chief Executive Group',
        ),
        'two delegates for each partner': ('2 each', 'none was named'),
        'education is to be the fourth partner': ('safeguarding partner', 'chief officers for education', 'the fourth'),
        'the health partner is an integrated care board': ('replacing Luton Clinical', 'Integrated Care Board'),
        'the pathfinder': ('Families First for Children pathfinder', 'multi-agency child protection team'),
        'the council pays less and health more': ('£7,450 less', '3 others £2,633 more each', '£264,600'),
        'figures are read by a joint group': ('Joint Quality Assurance', 'highlight reports'),
        'the yearly report has a fixed day and accounts for money': ('30 September 2024', 'hold more', 'costs'),
    },
    'a new chief officer': {
        'a partner chairs': ('independent chair has gone', 'in rotation', "Director of Children's Services"),
        'delegates are named by office': ('delegates by office', '2 each', 'none was named'),
        'scrutiny is a post of its own': ('three lay members', 'Independent Scrutineer', 'apart from the chair'),
        'an executive for children and adults': ('(Executive)', 'four times a year', 'adult board'),
        'the health partner is an integrated care board': ('replacing Luton Clinical', 'Integrated Care Board'),
        'education is to be the fourth partner': ('chief officers for education', 'the fourth', 'Five head teachers'),
        'the pathfinder': ('Families First for Children pathfinder', 'multi-agency child protection team'),
        'an assurance group that the scrutineer chairs': ("Children's Assurance and Improvement Group", 'Scrutineer)'),
        'the council pays less and health more': ('£7,450 less', '£2,633 more each', '£264,600'),
        'agencies that are new or gone': ('Fire and Rescue', 'Work and Pensions', 'Early Years', '16+ providers'),
    },
    # Both read after that: seven and eight of their ten stood there. The groups, missing of both, were moved up.
    'an eighth reader': {
        'a partner chairs in rotation': ('independent chair has gone', 'delegated partner', 'in rotation'),
        'who is responsible, by post, and a board for a group': ('none was named', 'replacing Luton Clinical'),
        'one scrutineer': ('three lay members', 'Independent Scrutineer', 'apart from the chair'),
        'governance at the top': ('(Executive)', 'Chief Executive Group', 'four times a year'),
        'education is to be the fourth partner': ('safeguarding partner', 'chief officers for education', 'the fourth'),
        'the money': ('£264,600', '£7,450 less', '£2,633 more each', 'August 2020'),
        'early years are only to be linked': ('Early Years providers', 'only planned'),
        'the list of agencies': (
            'Youth Offending',
            'Fire and Rescue',
            'why these agencies were chosen',
            'yearly review',
        ),
        'the working groups': ('groups are no longer named', 'Performance Group', 'Safeguarding Education Group'),
        'the yearly report holds more, by a day': ('30 September 2024', 'hold more'),
    },
    'a business manager': {
        'a partner chairs in rotation': ('independent chair has gone', 'delegated partner', 'in rotation'),
        'scrutiny is a job of its own': ('three lay members', 'Independent Scrutineer', 'apart from the chair'),
        'delegates are named by post': ('delegates by office', '2 each', 'none was named'),
        'an executive that the chief executive chairs': ('(Executive)', 'Chief Executive Group', 'adult board'),
        'education is to be the fourth partner': ('safeguarding partner', 'the fourth', 'Early Years providers'),
        'the health partner is an integrated care board': ('replacing Luton Clinical', 'Integrated Care Board'),
        'the pathfinder': ('Families First for Children pathfinder', 'multi-agency child protection team'),
        'fewer, merged groups': ('10 groups are no longer named', 'in place of Training and Development Group'),
        'the yearly report holds more, by a day': ('30 September 2024', 'hold more'),
        'the money': ('£264,600', '£7,450 less', '£2,633 more each'),
    },
}


@pytest.fixture(scope='module')
def luton() -> Comparison:
    names = [f'examples/luton-{year}.yaml' for year in (2019, 2024)]
    old, new = (check_document(read(ROOT / name, name), QUESTION) for name in names)
    return compare(old, new, QUESTION)


def compared(old: str, new: str) -> Comparison:
    before, after = (check_document(parse(one.encode(), 'a.yaml'), QUESTION) for one in (old, new))
    return compare(before, after, QUESTION)


def sentences(old: str, new: str) -> list[str]:
    return [one.sentence for one in first_page(compared(OLD + old, NEW + new))]


def only(old: str, new: str) -> Headline:
    (headline,) = first_page(compared(OLD + old, NEW + new))
    return headline


@pytest.mark.parametrize(
    ('writer', 'least'),
    [
        ('the builder', 8),
        ('a lawyer', 8),
        ('a scrutineer', 9),
        ('an inspector', 8),
        ('a chief officer', 9),
        ('a sixth reader', 8),
        ('a new chief officer', 9),
        ('an eighth reader', 8),
        ('a business manager', 9),
    ],
)
def test_most_of_what_a_reader_of_both_texts_would_put_first_stands_in_the_first_480_words(
    luton: Comparison, writer: str, least: int
) -> None:
    words = ' '.join(text.draw(diff_page.page(luton)).split()[:480]).lower()
    there = [what for what, parts in LISTS[writer].items() if all(part.lower() in words for part in parts)]

    assert len(there) >= least, there


def themes_of(luton: Comparison) -> list[str]:
    assert 10 <= len(first_page(luton)) <= MOST
    return list(dict.fromkeys(one.theme for one in first_page(luton)))


def test_the_first_page_is_ranked_by_who_is_responsible_then_money_then_agencies(luton: Comparison) -> None:
    themes = themes_of(luton)

    assert themes[0] == 'Partners and leadership'
    assert themes.index('Joint working') < themes.index('What is said of the yearly report')  # a plan, on an Act's ask
    assert themes.index('Funding') < themes.index('Relevant agencies') < themes.index('Education and childcare')


def test_a_must_of_statute_that_was_lost_stands_before_who_is_responsible() -> None:
    old, new = (ROOT / 'examples' / f'luton-{year}.yaml' for year in (2019, 2024))
    in_part = r'( +respond:\n) +status: in-part\n((?:.*\n)+?) +lacks: .*\n'
    in_place, count = re.subn(in_part, r'\1\2', old.read_text('utf-8'), count=1)

    assert count == 1
    assert themes_of(compared(in_place, new.read_text('utf-8')))[:2] == ['Joint working', 'Partners and leadership']


def test_the_text_fits_eighty_lines_and_everything_is_there_where_it_is_asked_for(luton: Comparison) -> None:
    short, whole = (text.draw(diff_page.page(luton, everything=all_)) for all_ in (False, True))

    assert len(short.splitlines()) <= 80
    page, _, _ = short.partition('How much changed')
    assert sum(len(wrap(line, 80)) for line in page.splitlines()) <= 80  # on a narrow screen too
    assert all(fact.sentence in whole for fact in luton.facts)


def test_what_is_only_told_in_other_words_is_a_count_and_stands_whole_with_all_and_in_the_data(
    luton: Comparison,
) -> None:
    short, whole = (text.draw(diff_page.page(luton, everything=all_)) for all_ in (False, True))
    plain = whole.translate({ord('['): None, ord(']'): None})
    told = [fact.change for fact in luton.facts if fact.sentence.endswith('told differently')]
    reworded = [one for one in told if one.kind is FactKind.STATEMENT and one.before.summary]
    data = {tuple(fact['path']): fact for fact in diff_json.as_data(luton)['facts']}

    assert len(reworded) > 20
    assert 'told in other words' not in short
    for one in reworded:
        assert f'then: {one.before.summary}'.replace('[', '').replace(']', '') in plain
        then, now = (data[one.spot.path][side] for side in ('before', 'after'))
        assert (then['summary'], now['summary']) == (one.before.summary, one.after.summary)


def test_a_comparison_of_few_changes_is_open_but_for_a_long_list_of_what_the_guidance_did() -> None:
    found = compared(f'{OLD}voice: {{included: A panel is asked}}\n', f'{NEW}voice: {{included: not-stated}}\n')
    short, whole = (text.draw(diff_page.page(found, everything=all_)) for all_ in (False, True))
    row = 'How the arrangements link to the yearly report (arrangements-linked-to-report)'

    assert 'the text no longer says' in short
    assert 'What the guidance did, from WT2018 to WT2023: 56 duties' in short
    assert ('--all shows all' in short, '--all shows all' in whole) == (True, False)
    assert (row in short, row in whole) == (False, True)


def test_html_and_markdown_hold_everything_in_folds(luton: Comparison) -> None:
    page = diff_page.page(luton)
    for drawn in (html.draw(diff_page.page(luton, columns=True)), markdown.draw(page)):
        assert drawn.count('<details>') == drawn.count('</details>') > len(luton.themes)
        assert '<details open>' not in drawn
    assert '<details open>' in html.draw(diff_page.page(luton, everything=True))


def test_the_words_that_changed_are_marked() -> None:
    old, new = 'voice: {shapes: Four bodies pay}\n', 'voice: {shapes: Five bodies pay}\n'
    page = diff_page.page(compared(OLD + old, NEW + new))

    assert 'then: [Four] bodies pay' in text.draw(page)
    assert '<mark>Five</mark> bodies pay' in html.draw(page)
    assert '**Four** bodies pay' in markdown.draw(page)


def test_no_word_is_marked_where_one_text_says_nothing() -> None:
    found = compared(f'{OLD}voice: {{shapes: Four of the bodies pay}}\n', f'{NEW}voice: {{shapes: not-stated}}\n')
    drawn = html.draw(diff_page.page(found.only(theme=found.facts[-1].theme), columns=True))

    assert 'the text does not say' in drawn
    assert 'Four of the bodies pay' in drawn
    assert '<mark>' not in drawn


def test_a_chair_who_is_a_delegate_now_follows_the_guidance() -> None:
    office = "office: Director of Children's Services"
    new = f'chair: {{held_as: delegate, held_by: {{{office}}}, rotation: It passes on each year}}\n'
    partners = f'partners: [{{kind: local-authority, name: Luton Council, delegates: [{{{office}}}]}}]\n'
    told = first_page(compared(f'{OLD}chair: {{held_as: independent}}\n{partners}', NEW + new + partners))
    (chair,) = [one for one in told if 'independent chair has gone' in one.sentence]

    assert (chair.relation, chair.citation) == (Relation.FOLLOWS, 'WT2023, paragraph 61')


def test_what_law_changed_is_made_by_law_and_no_loss() -> None:
    one = only('partners: [{kind: ccg, name: Luton CCG}]\n', 'partners: [{kind: icb, name: BLMK Board}]\n')

    assert (one.relation, one.citation) == (Relation.BY_LAW, '')
    assert one.sentence == 'The health partner is now BLMK Board, replacing Luton CCG'


@pytest.mark.parametrize(
    ('said', 'duty', 'ask'),
    [
        ('partners: [{kind: ccg, name: Luton CCG}]\n', 'partners-identified', 'health-body-of-its-day'),
        ('yearly_report: {recipients: [what-works-csc]}\n', 'report-copied-in-time', 'named-at-the-time'),
        (
            'cites: [{edition: wt2018, cited_as: in-force, source: Governance}]\n',
            'editions-cited-rightly',
            'edition',
        ),
    ],
)
def test_what_law_or_guidance_made_wrong_in_a_text_that_says_the_same_is_no_loss(
    said: str, duty: str, ask: str
) -> None:
    found = compared(OLD + said, NEW + said)
    became = {(one.duty, one.ask): one.became for one in found.asks}
    other = compared(OLD + said, NEW)

    before, after = (side.report for side in found.pair)
    open_ = since(before, after, QUESTION.rulebook, 'main').open

    assert became[duty, ask] is Became.OVERTAKEN
    assert (duty, ask) not in [(one.duty, one.ask) for one in open_]
    assert Became.LOST not in became.values()
    assert 'law or guidance changed and the text did not' in text.draw(diff_page.page(found))
    assert any(one.became.fails for one in other.asks if one.duty == duty)


def test_two_groups_that_became_one_board_by_law_are_told_as_that() -> None:
    old = 'partners: [{kind: ccg, name: Alder CCG}, {kind: ccg, name: Birch CCG}]\n'
    new = 'partners: [{kind: icb, name: The Board, formerly: [Alder CCG, Birch CCG]}]\n'

    (one,) = [one for one in first_page(compared(OLD + old, NEW + new)) if 'The Board' in one.sentence]

    assert (one.relation, one.citation) == (Relation.BY_LAW, '')


def test_what_was_met_and_is_not_departs_from_the_guidance_at_its_paragraph() -> None:
    told = first_page(compared(f'{OLD}voice: {{included: A panel is asked}}\n', f'{NEW}voice: not-stated\n'))

    assert [(one.relation, one.citation) for one in told] == [(Relation.DEPARTS, 'WT2023, paragraph 104')]
    assert 'no longer in the text' in told[0].sentence


def test_a_lost_must_of_statute_is_the_first_sentence_of_the_first_page() -> None:
    police = 'partners: [{kind: police, name: %s Police}]\n'
    told = first_page(
        compared(
            f'{OLD}{police % "Luton"}joint_working: {{identify: One front door, respond: Teams act on it}}\n',
            f'{NEW}{police % "Ash and Birch"}joint_working: {{identify: One front door, respond: not-stated}}\n',
        )
    )

    assert (told[0].relation, told[0].citation) == (Relation.SHORT_OF_STATUTE, 'Children Act 2004 s16E(2)')
    assert told[0].sentence == (
        'No longer met: how the partners together respond to what children need (no longer in the text)'
    )
    assert told[1].sentence.startswith('The police partner is')


def test_every_lost_must_of_statute_is_told_before_all_else_whatever_their_number() -> None:
    parts = {
        'joint_working': 'identify: One front door, respond: Teams act on it',
        'reviews': 'identification: Each group looks out for them, commissioning: The partners have them reviewed',
        'scrutiny': 'arrangements: An independent scrutineer reports twice a year',
        'yearly_report': 'interval: 12 months',
        'voice': 'included: A panel is asked',
    }
    old = ''.join(f'{part}: {{{said}}}\n' for part, said in parts.items())
    found = compared(OLD + old, NEW + 'yearly_report: {interval: 24 months}\n')
    lost = [ask for ask in found.asks if ask.gravity is Sort.LOST_MUST]
    relations = [one.relation for one in first_page(found)]

    assert len(lost) == 6
    assert relations[:4] == [Relation.SHORT_OF_STATUTE] * 4
    assert Relation.SHORT_OF_STATUTE not in relations[4:]


def test_an_agency_that_no_ask_misses_does_not_depart_from_the_guidance_with_one_that_an_ask_does() -> None:
    nursery = '{name: Ash Nursery, categories: [registered-childcare-provider]}'
    kept = '{name: Cafcass, categories: [cafcass]}'
    bus, bank = '{name: The Bus Company, in_schedule: false}', '{name: The Food Bank, in_schedule: false}'
    old, new = (f'agencies: {{list: [{listed}]}}\n' for listed in (f'{nursery}, {kept}, {bus}, {bank}', kept))
    told = [one for one in first_page(compared(OLD + old, NEW + new)) if ' listed' in one.sentence]

    assert [(one.relation, one.citation, one.sentence.rpartition(': ')[2]) for one in told] == [
        (Relation.DEPARTS, 'WT2023, paragraph 67', 'Ash Nursery'),
        (Relation.NOT_ASKED, '', 'The Bus Company and The Food Bank'),
    ]


def test_an_ask_that_no_agency_gone_had_answered_is_told_with_the_other_losses() -> None:
    listed = 'agencies: {list: [{name: Ash Trust, categories: [%s]}, {name: Cafcass, categories: [cafcass]}%s]}\n'
    old = listed % ('registered-childcare-provider', ', {name: The Food Bank, in_schedule: false}')
    told = first_page(compared(OLD + old, NEW + listed % ('charity', '')))

    gone = next(one for one in told if one.sentence.startswith('No longer listed'))
    lost = [one for one in told if 'childcare providers among the relevant agencies' in one.sentence]
    assert (gone.relation, gone.sentence.rpartition(': ')[2]) == (Relation.NOT_ASKED, 'The Food Bank')
    assert [one.relation for one in lost] == [Relation.DEPARTS]


def test_a_total_that_is_as_it_was_is_told_only_beside_payments_that_are_not() -> None:
    paid = 'funding: {total: £100, contributions: [{name: A Trust, amount: £%s}, {name: The Police, amount: £%s}]}\n'
    voice = 'voice: {included: %s}\n'

    alone = sentences(paid % (60, 40) + voice % 'A panel is asked', paid % (60, 40) + voice % 'not-stated')
    moved = sentences(paid % (60, 40), paid % (50, 50))

    assert len(alone) == 1
    assert 'paid' not in alone[0]
    assert moved[0] == 'In all £100 is paid, as before: A Trust £10 less; The Police £10 more'


def test_a_promise_that_is_not_spoken_of_is_neither_kept_nor_broken() -> None:
    promise = (
        'training: {commissioned: {summary: A unit does it, promises: [{what: A plan is to come, by: May 2020}]}}\n'
    )

    assert sentences(promise, 'training: {commissioned: A unit does it}\n') == [
        'Promised in 2019 and not mentioned in this text: a plan is to come (by May 2020)'
    ]


@pytest.mark.parametrize(
    ('old', 'new'), [(OLD, NEW.replace('id: luton', 'id: bedford')), (NEW, OLD)], ids=['two areas', 'newest first']
)
def test_what_is_not_one_text_through_time_has_no_first_page(old: str, new: str) -> None:
    found = compared(old + 'agencies: {list: [Cafcass]}\n', new + 'agencies: {list: [NSPCC]}\n')

    assert first_page(found) == ()
    assert 'What matters most' not in text.draw(diff_page.page(found))


def test_one_theme_has_the_sentences_of_that_theme_alone(luton: Comparison) -> None:
    assert {one.theme for one in first_page(luton.only(theme='Funding'))} == {'Funding'}
    assert first_page(luton.only(duties=False)) == ()


REPORT = HEAD.replace('arrangements', 'yearly-report') + 'period: {starts: %s, ends: %s}\n'


def reports(old: str, new: str) -> list[Headline]:
    return list(first_page(compared(REPORT % ('2023-04', '2024-03') + old, REPORT % ('2024-04', '2025-03') + new)))


def test_the_page_of_two_yearly_reports_goes_from_work_done_to_scrutiny_money_partners_and_duties_lost() -> None:
    told = reports(
        'activity: {done: A joint front door opened, agencies: Hospitals took part in all audits}\n'
        'effectiveness: {judgement: Neglect is found sooner}\n'
        'priorities: [{name: Neglect, progress: good}, {name: Exploitation, progress: some}]\n'
        'scrutiny: {by: [{office: Chair of Scrutiny}], impact: The front door is open at weekends}\n'
        'funding: {spent: £100, contributions: [{name: A Trust, amount: £100}]}\n'
        'partners: [{kind: police, name: Luton Police}]\n'
        'feedback: {sought: A panel of parents met}\n',
        'activity: {done: A joint front door opened, agencies: not-stated}\n'
        'effectiveness: {judgement: Neglect is found too late}\n'
        'priorities: [{name: Neglect, progress: little-or-none}, {name: Early help}]\n'
        'scrutiny: {by: [{office: Independent Scrutineer}], impact: not-stated}\n'
        'funding: {spent: £120, contributions: [{name: A Trust, amount: £150}]}\n'
        'partners: [{kind: police, name: Luton and Bedford Police}]\n'
        'feedback: {sought: not-stated}\n',
    )
    starts = [
        'How effective the arrangements were: neglect is found too late',
        'Progress on priorities: Neglect little or none, before good',
        'Of the priorities, no longer reported on: Exploitation; reported on now: Early help',
        'Of the work done, no longer in the report: what relevant agencies did',
        'Scrutiny has passed from the Chair of Scrutiny to the Independent Scrutineer',
        'Of scrutiny, no longer in the report: what scrutiny changed',
        'In all £120 was spent; before £100',
        'A Trust £50 more',
        'The police partner is now Luton and Bedford Police, replacing Luton Police',
        'No longer met (should): ',
    ]
    order = [next((n for n, one in enumerate(told) if one.sentence.startswith(start)), start) for start in starts]

    assert order == sorted(order, key=str), [one.sentence for one in told]
    assert 'feedback' in told[-1].sentence


def test_the_examples_of_yearly_reports_are_compared_with_a_first_page() -> None:
    names = ('examples/complete-report-2020.yaml', 'examples/complete-report.yaml')
    old, new = (check_document(read(ROOT / name, name), QUESTION) for name in names)

    assert first_page(compare(old, new, QUESTION))[0].sentence.startswith('How effective the arrangements were')


def test_two_yearly_reports_have_a_first_page_too() -> None:
    report = HEAD.replace('arrangements', 'yearly-report') + 'period: {starts: %s, ends: %s}\n'
    old = report % ('2023-04', '2024-03') + 'funding: {total: £100, contributions: [{name: A Trust, amount: £100}]}\n'
    new = report % ('2024-04', '2025-03') + 'funding: {total: £150, contributions: [{name: A Trust, amount: £150}]}\n'

    assert 'In all £150 is paid, £50 more (50.0%): A Trust £50 more' in [
        one.sentence for one in first_page(compared(old, new))
    ]


def named(name: str, words: int = 3) -> Headline:
    return Headline(' '.join([name, *['word'] * (words - 1)]), 'A theme')


def test_each_subject_has_its_best_sentence_before_any_has_its_third_and_they_stand_by_subject() -> None:
    subjects = [[named(f'{subject}{number}') for number in range(3)] for subject in 'abcdefgh']
    told = [one.sentence[:2] for one in chosen([named('must')], subjects)]

    assert told == ['mu', *(f'{subject}{number}' for subject in 'abcdef' for number in range(2)), 'g0', 'h0']
    assert len(told) == MOST


def test_a_sentence_too_long_for_what_is_left_of_the_page_is_passed_over_after_the_tenth() -> None:
    long = [[named(f'{letter}0', WORDS // LEAST)] for letter in 'abcdefghij']
    told = [one.sentence[:2] for one in chosen([], [*long, [named('k0', 40)], [None, named('l0')], [named('m0')]])]

    assert told == [f'{letter}0' for letter in 'abcdefghij']
    short = [[named(f'{letter}0')] for letter in 'abcdefghij']
    told = [one.sentence[:2] for one in chosen([], [*short, [named('k0', WORDS)], [None, named('l0')], [named('m0')]])]
    assert told == [f'{letter}0' for letter in 'abcdefghijlm']


PARTNERS = 'partners: [{kind: police, name: The Police%s}, {kind: local-authority, name: The Council%s}]\n'
DELEGATES = ', delegates: [{office: %s}]'
CHIEF, CARE = DELEGATES % 'Chief Superintendent', DELEGATES % 'Head of Care'


@pytest.mark.parametrize(
    ('old', 'new', 'sentence'),
    [
        (
            ('', ''),
            (CHIEF, CARE),
            'Every partner now names its delegates by office, 1 each; in 2019 none was named',
        ),
        ((CHIEF, CARE), ('', ''), 'No partner names its delegates any more; in 2019 every partner did'),
        (('', ''), (CHIEF, ''), 'Delegates have changed: Chief Superintendent (The Police), newly named'),
        ((CHIEF, ''), ('', ''), 'Delegates have changed: Chief Superintendent (The Police), no longer named'),
        (
            (CHIEF, CARE),
            (CHIEF, DELEGATES % 'Head of Early Help'),
            'Delegates have changed: Head of Early Help (The Council) in place of Head of Care',
        ),
    ],
)
def test_delegates_that_came_and_went_are_told_by_office(
    old: tuple[str, str], new: tuple[str, str], sentence: str
) -> None:
    assert sentence in sentences(PARTNERS % old, PARTNERS % new)


def test_a_new_partner_without_a_delegate_is_not_among_those_that_name_theirs() -> None:
    police = '{kind: police, name: The Police%s}'
    new = f'partners: [{police % CHIEF}, {{kind: local-authority, name: The Council}}]\n'
    told = sentences(f'partners: [{police % ""}]\n', new)

    assert not [one for one in told if one.startswith('Every partner')]
    assert 'Delegates have changed: Chief Superintendent (The Police), newly named' in told


@pytest.mark.parametrize(
    ('old', 'new', 'sentence', 'relation'),
    [
        ('', 'deadline: 30 September', 'be out by 30 September', Relation.FOLLOWS),
        ('deadline: 30 September', 'deadline: 31 December', 'be out by 31 December', Relation.DEPARTS),
        (
            '',
            'deadline: 30 September, contents: [costs, education]',
            'be out by 30 September and hold more: costs and education',
            Relation.FOLLOWS,
        ),
        ('', 'contents: [costs]', 'hold one more thing: costs', Relation.FOLLOWS),
    ],
)
def test_the_day_and_the_contents_of_the_yearly_report_are_told_each_as_the_guidance_asks(
    old: str, new: str, sentence: str, relation: Relation
) -> None:
    report = 'yearly_report: {interval: 12 months, %s}\n'
    told = first_page(compared(OLD + report % old, NEW + report % new))

    assert (f'The yearly report is to {sentence}', relation) in [(one.sentence, one.relation) for one in told]


def test_a_later_day_of_the_report_is_not_told_with_the_contents_that_the_guidance_asks_for() -> None:
    report = 'yearly_report: {deadline: %s}\n'
    told = first_page(compared(OLD + report % '30 September', NEW + report % '31 December, contents: [costs]'))

    assert [(one.sentence, one.relation) for one in told] == [
        ('The yearly report is to hold one more thing: costs', Relation.FOLLOWS),
        ('The yearly report is to be out by 31 December', Relation.DEPARTS),
    ]


def test_what_a_report_is_no_longer_to_hold_is_apart_from_what_it_is_to_hold() -> None:
    report = 'yearly_report: {contents: [%s]}\n'
    told = first_page(compared(OLD + report % 'effectiveness', NEW + report % 'costs'))

    assert [(one.sentence, one.relation) for one in told] == [
        ('The yearly report is to hold one more thing: costs', Relation.FOLLOWS),
        ('No longer said to be in the yearly report: effectiveness', Relation.OF_PARTNERS),
    ]


def test_what_is_newly_promised_on_a_loss_stands_with_it_and_the_rest_by_number() -> None:
    old = 'joint_working: {identify: One front door, respond: Teams act on it}\n'
    new = (
        'joint_working: {identify: One front door, respond: {status: planned, summary: Teams are to act, '
        'promises: [{what: A pathfinder is to bring family help, by: May 2026}]}}\n'
        'training: {commissioned: {summary: A unit does it, promises: [A plan is to come, A page is to be made]}}\n'
    )
    told = sentences(old, new)

    assert told[0] == (
        'No longer met in full: how the partners together respond to what children need '
        '(only planned; newly promised: a pathfinder is to bring family help (by May 2026))'
    )
    (promised,) = [one for one in told if one.startswith('Newly promised')]
    assert promised == 'Newly promised (one of 2): a page is to be made'


def test_a_statement_that_an_ask_misses_is_told_once() -> None:
    old, new = 'chair: {authority: It decides}\n', 'chair: {authority: {status: planned, summary: It is to decide}}\n'

    assert sentences(old, new) == ['No longer met in full (should): what authority the chair has (only planned)']


@pytest.mark.parametrize(
    ('what', 'sentence'),
    [
        ('Safeguarding Luton is to meet', 'Safeguarding Luton is to meet'),
        ('The Board is to meet', 'the Board is to meet'),
        ('Figures are to be read', 'figures are to be read'),
        ('Two Boards are to meet', 'two Boards are to meet'),
    ],
)
def test_a_promise_begins_with_a_capital_only_where_it_begins_with_a_name(what: str, sentence: str) -> None:
    old, new = (
        f'training: {{delivered: {{summary: A unit does it{more}}}}}\n' for more in ('', f', promises: [{what}]')
    )

    assert sentences(old, new) == [f'Newly promised: {sentence}']


GROUPS = 'groups: [%s]\n'


@pytest.mark.parametrize(
    ('old', 'new', 'sentence'),
    [
        (['Neglect Group'], [], '1 group is no longer named: Neglect Group'),
        ([], ['Neglect Group', 'Audit Panel'], 'Newly named: Neglect Group and Audit Panel'),
        (
            ['Pan Shire Neglect Group', 'Pan Shire Audit Panel'],
            ['Early Help Forum'],
            '2 groups are no longer named: Pan Shire Neglect Group and Audit Panel; newly named: Early Help Forum',
        ),
    ],
)
def test_groups_that_are_gone_and_new_are_counted_and_named(old: list[str], new: list[str], sentence: str) -> None:
    before, after = ([f'{{name: {name}}}' for name in side] for side in (['Board', *old], ['Board', *new]))

    assert sentences(GROUPS % ', '.join(before), GROUPS % ', '.join(after)) == [sentence]


def test_only_names_that_stay_clear_lose_the_words_that_they_share() -> None:
    names = ['Pan Shire Neglect Group', 'Pan Shire Group', 'Pan Shire Audit Panel', 'Luton Board']

    assert without_repeats(names) == ['Pan Shire Neglect Group', 'Pan Shire Group', 'Audit Panel', 'Luton Board']


def test_a_group_that_a_lead_takes_over_and_one_without_a_chair_are_told() -> None:
    partners = 'partners: [{kind: police, name: The Police, lead: {office: Chief Constable, body: The Police}}]\n'
    groups = 'groups: [{name: Executive, chair: %s}, {name: Review Group, chair: %s}]\n'
    new = '{office: Chief Constable, body: The Police}'
    told = sentences(partners + groups % ('Independent Chair', 'Lay member'), partners + groups % (new, 'not-stated'))

    assert told == [
        'The Chief Constable of The Police now chairs the Executive, in 2019 the Independent Chair',
        'No longer said who chairs the Review Group (in 2019 Lay member)',
    ]


def test_the_smallest_of_many_differences_are_a_number_and_the_greatest_come_first() -> None:
    payer = '{name: %s, amount: £%s}'
    old = [('A Trust', 100), ('B Trust', 100), ('C Trust', 100), ('D Trust', 100), ('E Trust', 100)]
    new = [('A Trust', 104), ('B Trust', 95), ('C Trust', 50), ('D Trust', 130), ('E Trust', 90)]
    paid = [', '.join(payer % one for one in side) for side in (old, new)]
    told = sentences(*(f'funding: {{contributions: [{side}]}}\n' for side in paid))

    assert told == ['C Trust £50 less; D Trust £30 more; 3 others by at most £10']


def test_a_part_where_to_read_more_stands_above_the_sentences_of_it(luton: Comparison) -> None:
    lines = text.draw(diff_page.page(luton)).partition('How much changed')[0].splitlines()
    above = {line.strip(): number for number, line in enumerate(lines)}
    headlines = first_page(luton)

    assert all(one.theme in above for one in headlines)
    assert all(one.theme in luton.themes for one in headlines)
    assert sum(line.startswith('  ') for line in lines) == len(headlines)


def test_no_summary_stands_in_quotation_marks_as_if_the_text_said_it_in_these_words(luton: Comparison) -> None:
    assert [one.sentence for one in first_page(luton) if '"' in one.sentence] == []


def test_who_paid_before_and_became_one_with_another_is_named_beside_it() -> None:
    payers = 'funding: {contributions: [%s]}\n'
    old = payers % '{name: Probation East, amount: £1000}, {name: Probation West, amount: £600}'
    new = payers % '{name: Probation East, amount: £2200, formerly: [Probation East, Probation West]}'
    (money,) = sentences(old, new)

    assert money == 'Probation East (with Probation West) about £600 more'


def test_a_total_is_about_right_once(luton: Comparison) -> None:
    (money,) = (one.sentence for one in first_page(luton) if 'In all about' in one.sentence)

    assert money.startswith('In all about £264,600 is paid, £3,173 more (1.2%)')
    assert money.count('about') == 1


LEAD = 'partners: [{kind: police, name: The Police, lead: {office: Chief Constable, body: The Police}}]\n'
EXECUTIVE = (
    'groups: [{name: Executive, purpose: Seeks assurance on adults too, meets: four times a year, '
    'chair: {office: Chief Constable, body: The Police}}]\n'
)


@pytest.mark.parametrize(
    ('team', 'relation', 'citation'),
    [
        ('They settle priorities together', Relation.ASKED_IN_PART, 'WT2023, paragraph 50'),
        ('not-stated', Relation.NOT_ASKED, ''),
    ],
)
def test_a_group_that_a_lead_chairs_is_asked_in_part_where_the_text_has_the_leads_act_as_a_team(
    team: str, relation: Relation, citation: str
) -> None:
    old = f'{LEAD}leadership: {{structure: Governance by a county group of chief executives}}\n'
    new = f'{LEAD}leadership: {{structure: Governance by the Executive, act_as_team: {team}}}\n{EXECUTIVE}'
    (told,) = [one for one in first_page(compared(OLD + old, NEW + new)) if 'newly named' in one.sentence]

    assert told.sentence == (
        'The Chief Constable of The Police chairs the newly named Executive, four times a year: seeks assurance on '
        'adults too; in 2019: governance by a county group of chief executives'
    )
    assert (told.relation, told.citation) == (relation, citation)


@pytest.mark.parametrize(
    ('old', 'new', 'sentence'),
    [
        (
            'false',
            '{so: true, summary: A group is to make it the fourth}',
            'Newly said of education as a safeguarding partner: a group is to make it the fourth',
        ),
        ('not-stated', 'true', 'Education is now called a safeguarding partner'),
        ('true', 'false', 'The text no longer calls education a safeguarding partner'),
    ],
)
def test_that_a_text_calls_education_a_partner_or_no_longer_does_is_told_and_is_not_asked(
    old: str, new: str, sentence: str
) -> None:
    told = only(*(f'education: {{called_a_partner: {said}}}\n' for said in (old, new)))

    assert (told.sentence, told.relation) == (sentence, Relation.NOT_ASKED)


def test_education_that_is_called_a_partner_in_both_texts_is_no_news() -> None:
    said = 'education: {called_a_partner: {so: true, summary: %s}}\n'

    assert sentences(said % 'A fourth partner', said % 'The fourth of the partners') == []


def test_agencies_that_a_wider_line_takes_in_are_no_longer_listed_by_name() -> None:
    schools = 'maintained-school, academy-school, pupil-referral-unit'
    old = f'{{name: 16+ providers, categories: [pupil-referral-unit]}}, {{name: All Schools, categories: [{schools}]}}'
    new = f'{{name: All Education Settings, categories: [{schools}, further-education-institution]}}'
    gone, come = '{name: The Bus Company, in_schedule: false}', '{name: The Fire Service, in_schedule: false}'
    listed = 'agencies: {list: [%s, %s]}\n'

    told = sentences(listed % (old, gone), listed % (new, come))

    assert told[0] == (
        'No longer listed as agencies: The Bus Company; nor by name: 16+ providers; newly listed: The Fire Service'
    )


def test_agencies_that_a_wider_line_takes_in_are_told_where_nothing_else_changed() -> None:
    listed = 'agencies: {list: [%s{name: %s, categories: [maintained-school, academy-school, %s]}]}\n'
    unit, new = '{name: Pupil Units, categories: [pupil-referral-unit]}, ', 'pupil-referral-unit, cafcass'
    told = sentences(listed % (unit, 'All Schools', 'pupil-referral-unit'), listed % ('', 'Education Settings', new))

    assert told == ['No longer listed by name: Pupil Units']


def test_groups_that_became_one_are_told_with_its_chair() -> None:
    new = '{name: Assurance Group, formerly: [Audit Group, Training Group], chair: Independent Scrutineer}'

    assert sentences(GROUPS % '{name: Audit Group}, {name: Training Group}', GROUPS % new) == [
        'Assurance Group (chair: Independent Scrutineer) is in place of Audit Group and Training Group'
    ]


@pytest.mark.parametrize(
    ('before', 'is_told'),
    [('Staff share by a protocol', True), ('{status: in-part, summary: A newsletter, lacks: the agencies}', False)],
)
def test_what_was_only_there_in_part_and_is_pointed_to_now_is_no_loss_of_the_first_page(
    before: str, is_told: bool
) -> None:
    now = '{status: elsewhere, where: The tier 2 protocol}'
    told = sentences(*(f'information_sharing: {{processes: {said}}}\n' for said in (before, now)))

    assert any('sharing information' in one for one in told) is is_told


@pytest.mark.parametrize(('paid', 'is_told'), [(24400, False), (25000, True)])
def test_who_pays_for_a_partner_instead_of_another_is_told_where_the_sum_is_another(paid: int, is_told: bool) -> None:
    payers = 'funding: {contributions: [{name: %s, counts_for: police, amount: £%s}, {name: A Trust, amount: £%s}]}\n'
    told = sentences(payers % ('The Commissioner', 24400, 100), payers % ('The Police', paid, 50))

    assert any('The Police pays instead of The Commissioner' in one for one in told) is is_told


def test_of_what_is_no_longer_said_of_leads_the_gravest_is_told() -> None:
    old = 'leadership: {delegates_meet: four times a year, key_decisions: The leads settle what touches all}\n'
    told = sentences(old, 'leadership: {delegates_meet: not-stated, key_decisions: not-stated}\n')

    assert [one for one in told if one.startswith('No longer said')] == [
        'No longer said: how lead partners are part of key decisions'
    ]


def test_what_is_missing_of_education_is_named() -> None:
    now = '{status: in-part, summary: What all are asked, lacks: what is particular to education}'
    told = sentences(*(f'education: {{meaning: {said}}}\n' for said in ('To join audits', now)))

    assert any('(missing: what is particular to education; in 2019: to join audits)' in one for one in told)


def test_a_sentence_on_what_no_edition_asks_has_the_theme_of_its_part() -> None:
    old, new = (f'{HEAD}dated: {year}-06-01\n' for year in (2019, 2020))
    (told,) = first_page(compared(old + PARTNERS % ('', ''), new + PARTNERS % (CHIEF, CARE)))

    assert told.sentence.startswith('Every partner now names its delegates')
    assert told.theme == 'Partners and leadership'


def test_a_promise_that_two_parts_made_is_told_once() -> None:
    promise = '{summary: A unit does it, promises: [A plan is to come]}'
    told = sentences(
        f'training: {{commissioned: {promise}, delivered: {promise}}}\n',
        'training: {commissioned: A unit does it, delivered: A unit does it}\n',
    )

    assert told == ['Promised in 2019 and not promised again in this text: a plan is to come']
