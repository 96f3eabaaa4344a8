"""Each module imports only what stands below it, only the CLI touches the world, and everything stays small."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / 'src' / 'masa_check'
TYPED = ('src', 'tests', 'benchmarks', 'scripts')

# From the ground up, one folder a step: text into plain data, rules into duties, a document into its model, the duties
# put to it, what came of that, what is made of reports, and who reads it.
FLOORS = (
    {'version', 'display', 'installed', 'inert', 'unfinished', 'conversion', 'invalid'},
    {'values', 'cache'},
    {'model', 'errors'},
    {'document', 'checks'},
    {'rulebook', 'declaration'},
    {'questions', 'engine'},
    {'report'},
    {'gate', 'diffs', 'deadlines', 'survey', 'proof', 'evidence'},
    {'drafts'},
    {'library', 'reporters'},
    {'forms'},
    {'desk'},
    {'cli'},
    {'__main__'},
)
FLOOR = {room: number for number, floor in enumerate(FLOORS, start=1) for room in floor}
FACE = {'cli', '__main__'}

# What touches the world, by how it looks in the text: modules imported, names used, methods called.
MODULES = {'getpass', 'importlib.resources', 'logging', 'rich', 'shutil', 'socket', 'subprocess', 'tempfile', 'time'}
MODULES |= {'typer', 'urllib.request'}
NAMES = {'SystemExit', 'breakpoint', 'exit', 'input', 'open', 'print', 'quit'}
NAMES |= {'os.environ', 'os.getenv', 'os.getcwd', 'os._exit', 'sys.argv', 'sys.exit'}
NAMES |= {'os.listdir', 'os.path.isdir', 'os.path.isfile', 'os.scandir', 'os.walk'}
NAMES |= {'sys.stderr', 'sys.stdin', 'sys.stdout', 'warnings.warn'}
CLOCK = {'now', 'today', 'utcnow'}
LOOKS = {'cwd', 'exists', 'expanduser', 'glob', 'home', 'is_dir', 'is_file', 'iterdir', 'rglob', 'stat'}
FILES = {'mkdir', 'open', 'read_bytes', 'read_text', 'rename', 'rmdir', 'touch', 'unlink', 'write_bytes', 'write_text'}
METHODS = CLOCK | LOOKS | FILES

MAY_TOUCH = {
    ('document.files', 'open'),
    ('document.files', 'os.listdir'),
    ('document.files', 'os.path.isdir'),
    ('document.files', 'stat'),
    ('document.folder', 'is_dir'),
    ('document.folder', 'os.scandir'),
    ('cache', 'glob'),
    ('cache', 'mkdir'),
    ('cache', 'read_bytes'),
    ('cache', 'unlink'),
    ('cache', 'write_bytes'),
    ('evidence.docx_package', 'open'),  # a part of a file that has been read
    ('drafts.known', 'glob'),
    ('model.prepared', 'os.listdir'),
    ('model.prepared', 'read_bytes'),
    ('rulebook.rulebook', 'glob'),
    ('rulebook.rule_files', 'glob'),
    ('rulebook.rule_files', 'is_dir'),
    ('rulebook.rulebook', 'read_bytes'),
    ('reporters.draw.html', 'read_text'),
    ('reporters.draw.columns', 'rich'),
    ('reporters.draw.text', 'rich'),
    ('declaration.schema', 'read_text'),
    ('installed', 'is_dir'),
}


@cache
def _modules(house: Path) -> dict[str, ast.Module]:
    """Every module but the library's face, by its name below the package."""
    files = (path for path in sorted(house.rglob('*.py')) if path != house / '__init__.py')
    return {_name(path.relative_to(house)): ast.parse(path.read_text('utf-8')) for path in files}


def _name(path: Path) -> str:
    return '.'.join(path.with_suffix('').parts).removesuffix('.__init__')


def _room(module: str) -> str:
    return module.partition('.')[0]


def _imported(tree: ast.Module) -> Iterator[str]:
    """Dotted names: of a module, and of each thing taken from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = '.' * node.level + (node.module or '')
            yield from (f'{start}.{alias.name}' for alias in node.names)


def _ours(tree: ast.Module) -> set[str]:
    """What is imported of the house; its version alone may be had from the face, by all."""
    ours = {name.removeprefix('masa_check').lstrip('.') for name in _imported(tree) if name.startswith('masa_check')}
    return ours - {'__version__'}


def _arrows(house: Path) -> set[tuple[str, str]]:
    """Which module imports which, a name within a module being its module."""
    modules = _modules(house)
    return {
        (module, name if name in modules else name.rpartition('.')[0] or name)
        for module, tree in modules.items()
        for name in _ours(tree)
    }


def relative_imports(house: Path) -> set[str]:
    return {module for module, tree in _modules(house).items() if any(name[0] == '.' for name in _imported(tree))}


def rooms_without_a_floor(house: Path) -> set[str]:
    imported = {_room(name) for _, name in _arrows(house)}
    return ({_room(module) for module in _modules(house)} | imported) - FLOOR.keys()


def upward_imports(house: Path) -> set[tuple[str, str]]:
    rooms = {(_room(module), _room(name)) for module, name in _arrows(house)}
    return {(a, b) for a, b in rooms if a != b and FLOOR.get(b, 0) >= FLOOR.get(a, 0)}


def circle(house: Path) -> list[str]:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for module, name in _arrows(house):
        sorter.add(module, name)
    try:
        sorter.prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _touches(tree: ast.Module) -> Iterator[str]:
    for name in _imported(tree):
        yield from (part for part in MODULES if f'{name}.'.startswith(f'{part}.'))
        yield from {name} & NAMES
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) in NAMES:
            yield ast.unparse(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
            yield node.func.attr


def touches_of_the_world(house: Path) -> set[tuple[str, str]]:
    below = {module: tree for module, tree in _modules(house).items() if _room(module) not in FACE}
    return {(module, what) for module, tree in below.items() for what in _touches(tree)}


def module_lengths(house: Path) -> dict[str, int]:
    return {_name(path.relative_to(house)): len(path.read_text('utf-8').splitlines()) for path in house.rglob('*.py')}


def function_lengths(house: Path) -> dict[str, int]:
    """From the line of its `def` to its last, docstring and all."""
    return {
        f'{module}.{node.name}:{node.lineno}': (node.end_lineno or node.lineno) - node.lineno + 1
        for module, tree in _modules(house).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


EXCUSE = re.compile(r'#\s*(type:\s*ignore(\[[^]]*\])?|noqa(:\s*[A-Z]+\d+([,\s]+[A-Z]+\d+)*)?)')


def excuses_without_a_reason(folder: Path) -> list[str]:
    bare = []
    for path in sorted(folder.rglob('*.py')):
        with path.open('rb') as text:
            comments = [token for token in tokenize.tokenize(text.readline) if token.type == tokenize.COMMENT]
        for comment in comments:
            reason = EXCUSE.sub('', comment.string)
            if reason != comment.string and not re.search(r'\w{2,}', reason):
                bare.append(f'{path.name}:{comment.start[0]}')
    return bare


PROSE = {'message', 'remedy', 'notice'}  # what people are told: what a later step needs to know is a value beside it
STRING_METHODS = {name for name in dir(str) if not name.startswith('_')}
PATTERN_METHODS = {'search', 'match', 'fullmatch', 'findall', 'finditer', 'split', 'sub', 'subn'}


def _is_prose(node: ast.expr) -> bool:
    """Whether an expression is a message, a remedy or a notice, by its name."""
    return (node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else '') in PROSE


def _reads_prose(node: ast.AST) -> bool:
    """Whether a node looks into what people are told: by a method of text, a pattern, a comparison or a part of it."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        of, method = node.func.value, node.func.attr
        takes_text = method in PATTERN_METHODS or (isinstance(of, ast.Name) and of.id in ('re', 'str'))
        return (_is_prose(of) and method in STRING_METHODS) or (takes_text and any(map(_is_prose, node.args)))
    if isinstance(node, ast.Compare):
        sides = (node.left, *node.comparators)
        return any(map(_is_prose, sides)) and (
            any(isinstance(how, ast.In | ast.NotIn) for how in node.ops)
            or any(isinstance(side, ast.Constant | ast.JoinedStr) for side in sides)
        )
    return isinstance(node, ast.Subscript) and _is_prose(node.value)


def readings_of_prose(house: Path) -> set[str]:
    """Where code reads what it tells people, by module and line."""
    return {
        f'{module}:{getattr(node, "lineno", 0)}'
        for module, tree in _modules(house).items()
        for node in ast.walk(tree)
        if _reads_prose(node)
    }


# Facts of law: an edition by its id or its name, a row of the inventory of one, and a day in words or as a value.
MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December'
LAW = re.compile(
    rf'[Ww][Tt](?:19|20)[0-9]{{2}}|W[0-9]{{2}}-[A-Z0-9]|(?:[0-9]{{1,2}} )?(?:{MONTH}) (?:19|20)[0-9]{{2}}'
    r'|(?<![0-9])20[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?|(?<![\w.])20(?!00)[0-9]{2}(?![\w./-])'
)
FIELDS = {'Field', 'Key', '_named', 'optional', 'required'}
# In the text of what a user can type, each of which shows how something is written and holds nobody to anything.
SHOWN = {
    'cli.arguments': {'2024-07-31'},  # how a day is written, in a message
    'cli.check': {'2024-12-31'},  # a command as an example, in its help
    'cli.deadlines': {'2026-12-31'},  # the same
    'cli.options': {'2024-07-31'},  # the same
    'cli.questions': {'wt2023'},  # the same
    'cli.rules': {'wt2023'},  # the same
    # How a text speaks of a day, and a worked example.
    'deadlines.due': {
        '1 May 2025',
        '2025',
        'August 2020',
        'March 2025',
        '30 May 2024',
        '30 May 2025',
        '30 May 2019',
        '1 August 2024',
    },
    'evidence.xml_tree': {'2006'},  # in the name of a namespace of Word files
    'reporters.draw.word_package': {'2006'},  # the same
    'proof.proof': {'2025'},  # the day by which examples of duties are judged that do not look at it
    # The days and editions of worked examples in docstrings.
    'checks.dates': {'July 2024', '20 August 2024'},
    'deadlines.arrangements': {'30 September 2023', '30 September 2024', '12 November 2024'},
    'diffs.asks': {'WT2018', 'WT2023'},
    'report.pairing': {'July 2024', 'March 2025', 'April 2024', '2019'},
    'report.edition_report': {'WT2018', 'WT2023'},
    'survey.comparison': {'2023', '2019', '2024'},
    # How dates are written and spoken.
    'forms.package': {'2024-07-31', '2024-07'},
    'forms.start_sheet': {'2024-07-31', '2024-07', '2024'},
    'forms.writing': {'August 2020'},
    'conversion': {'2024-04', '2025', '2025-03', '2025-03-31', 'April 2024', 'March 2025'},
    'values': {
        '2024-07-31',
        '2024-07',
        '2024',
        '31 July 2024',
        'July 2024',
        'September 2024',
        '2024-09-30',
    },
}


def law_in_code(house: Path) -> dict[str, set[str]]:
    """Facts of law in what runs or is printed: comments may cite, and the examples of a field show what it holds."""
    found: dict[str, set[str]] = {}
    for module, tree in _modules(house).items():
        examples = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FIELDS
            for argument in (*node.args[1:], *(keyword.value for keyword in node.keywords if keyword.arg == 'examples'))
            for inner in ast.walk(argument)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str | int) and id(node) not in examples:
                found.setdefault(module, set()).update(LAW.findall(str(node.value)))
    return {module: facts for module, facts in found.items() if facts}


@pytest.mark.slow
def test_law_stands_in_the_rules_and_not_in_the_code() -> None:
    assert law_in_code(HOUSE) == SHOWN


@pytest.mark.parametrize(
    ('text', 'fact'),
    [
        ("ROWS = {'wt2023': 5}", 'wt2023'),
        ('def judge():\n    """By WT2018, footnote 23."""', 'WT2018'),
        ("REF = 'W23-Y-P4'", 'W23-Y-P4'),
        ('from datetime import date\nSINCE = date(2022, 7, 1)', '2022'),
        ("f'since 1 July 2022 {name}'", '1 July 2022'),
        ("optional('before July 2022', 'icb')", 'July 2022'),
        ("LIMIT = '2019-06-30'", '2019-06-30'),
    ],
)
def test_law_in_the_code_is_seen(tmp_path: Path, text: str, fact: str) -> None:
    (facts,) = law_in_code(_build(tmp_path, {'checks/dates.py': text})).values()

    assert any(fact.startswith(found) for found in facts)


@pytest.mark.parametrize(
    'text',
    [
        "optional('When it was read', '2024-11-02')",
        "# WT2023, footnote 23\nRANKS = ('constable',)",
        "PATTERN = r'^wt\\d{4}$'",
        "TITLE = 'The Schedule to SI 2018/789'",
    ],
)
def test_a_citation_in_a_comment_and_an_example_of_a_field_are_let_be(tmp_path: Path, text: str) -> None:
    assert law_in_code(_build(tmp_path, {'model/identity.py': text})) == {}


def test_every_room_has_a_floor() -> None:
    assert rooms_without_a_floor(HOUSE) == set()


def test_imports_are_absolute() -> None:
    assert relative_imports(HOUSE) == set()


def test_imports_run_downwards() -> None:
    assert upward_imports(HOUSE) == set()


def test_imports_run_in_no_circle() -> None:
    assert circle(HOUSE) == []


@pytest.mark.slow
def test_only_the_cli_prints_exits_reads_the_clock_or_touches_files() -> None:
    assert touches_of_the_world(HOUSE) - MAY_TOUCH == set()


@pytest.mark.slow
def test_one_module_runs_other_programs() -> None:
    assert [name for name, tree in _modules(HOUSE).items() if 'subprocess' in _touches(tree)] == ['cli.git_program']


def test_no_module_and_no_function_is_long() -> None:
    assert {name: lines for name, lines in module_lengths(HOUSE).items() if lines > 300} == {}
    assert {name: lines for name, lines in function_lengths(HOUSE).items() if lines > 40} == {}


def test_most_modules_and_functions_are_short() -> None:
    assert median(module_lengths(HOUSE).values()) <= 120
    assert median(function_lengths(HOUSE).values()) <= 8


def test_no_code_reads_what_people_are_told() -> None:
    assert readings_of_prose(HOUSE) == set()


@pytest.mark.slow
@pytest.mark.parametrize('folder', TYPED)
def test_what_silences_a_checker_says_why(folder: str) -> None:
    assert excuses_without_a_reason(ROOT / folder) == []


def _build(folder: Path, texts: Mapping[str, str]) -> Path:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, 'utf-8')
    return folder


def test_a_room_without_a_floor_is_seen(tmp_path: Path) -> None:
    house = _build(tmp_path, {'utils.py': '', 'cli/check.py': 'from masa_check import load'})

    assert rooms_without_a_floor(house) == {'utils', 'load'}


def test_the_version_may_be_had_by_all(tmp_path: Path) -> None:
    house = _build(tmp_path, {'__init__.py': "__version__ = '1'", 'cli/a.py': 'from masa_check import __version__'})

    assert rooms_without_a_floor(house) == set()


@pytest.mark.parametrize(
    'text', ['from . import values', 'from ..model import dates', 'def f():\n    from .a import b']
)
def test_a_relative_import_is_seen(tmp_path: Path, text: str) -> None:
    assert relative_imports(_build(tmp_path, {'model/funding.py': text})) == {'model.funding'}


@pytest.mark.parametrize(
    ('where', 'text', 'arrow'),
    [
        ('values.py', 'import masa_check.report', ('values', 'report')),
        ('checks/dates.py', 'from masa_check.engine.case import Case', ('checks', 'engine')),
        ('model/voice.py', 'from masa_check import errors', ('model', 'errors')),
        ('values.py', 'from masa_check.model.voice import Voice', ('values', 'model')),
        ('reporters/text.py', 'def f():\n    from masa_check.cli.check import g', ('reporters', 'cli')),
    ],
)
def test_an_upward_import_is_seen(tmp_path: Path, where: str, text: str, arrow: tuple[str, str]) -> None:
    assert upward_imports(_build(tmp_path, {where: text})) == {arrow}


def test_a_downward_import_is_let_be(tmp_path: Path) -> None:
    house = _build(
        tmp_path,
        {
            'model/funding.py': 'from masa_check.model.status import Status\nfrom masa_check.values import Money',
            'engine/ask.py': 'from masa_check.rulebook.duty import Duty\nimport masa_check.model.funding',
        },
    )

    assert upward_imports(house) == set()
    assert circle(house) == []


def test_a_circle_within_a_room_is_seen(tmp_path: Path) -> None:
    house = _build(
        tmp_path,
        {
            'model/__init__.py': 'from masa_check.model.agencies import Agencies',
            'model/agencies.py': 'from masa_check.model import partners',
            'model/partners.py': 'from masa_check.model.agencies import Agencies',
        },
    )

    assert set(circle(house)) == {'model.agencies', 'model.partners'}


@pytest.mark.parametrize(
    ('text', 'what'),
    [
        ('print(1)', 'print'),
        ('raise SystemExit(2)', 'SystemExit'),
        ('import sys\nsys.exit()', 'sys.exit'),
        ('from os import environ', 'os.environ'),
        ('from datetime import date\ndate.today()', 'today'),
        ('from datetime import datetime as clock\nclock.now()', 'now'),
        ('import os\nos.environ["HOME"]', 'os.environ'),
        ('path.read_text()', 'read_text'),
        ('import os\nos.walk(".")', 'os.walk'),
        ('def f(path):\n    return [p for p in path.glob("*")]', 'glob'),
        ('import subprocess', 'subprocess'),
        ('def f():\n    from rich.console import Console', 'rich'),
        ('from importlib.resources import files', 'importlib.resources'),
    ],
)
def test_a_touch_of_the_world_below_the_cli_is_seen(tmp_path: Path, text: str, what: str) -> None:
    assert ('engine', what) in touches_of_the_world(_build(tmp_path, {'engine.py': text}))


def test_the_cli_may_touch_the_world(tmp_path: Path) -> None:
    assert touches_of_the_world(_build(tmp_path, {'cli/check.py': 'print(open("x").read())'})) == set()


@pytest.mark.parametrize(
    'text',
    [
        'ask.message.endswith("not declared")',
        'head, _, tail = message.partition("; ")',
        'finding.remedy.lower()',
        're.search("cannot be read", fault.message)',
        'UNFIT.search(fault.message)',
        'str.startswith(standing.notice, "No date")',
        '"brackets" in self.remedy',
        'message not in known',
        'standing.notice == "No date is declared"',
        'message[:3]',
    ],
)
def test_a_message_that_is_read_is_seen(tmp_path: Path, text: str) -> None:
    house = _build(tmp_path, {'report/finding.py': f'X = 1\n{text}\n'})

    assert readings_of_prose(house) == {'report.finding:2'}


@pytest.mark.parametrize(
    'text',
    [
        'f"{finding.message}; {finding.remedy}"',
        'yield finding.message, printable(finding.remedy)',
        'notice = standing.notice or model.bound_because',
        'dict.fromkeys(finding.remedy for finding in group)',
        'said.endswith("not declared")',
        'ask.reason is Reason.KEY_MISSING',
        'revision.message_of.split()',
    ],
)
def test_a_message_that_is_passed_on_is_let_be(tmp_path: Path, text: str) -> None:
    assert readings_of_prose(_build(tmp_path, {'report/finding.py': text})) == set()


def test_lengths_are_counted_from_the_first_line_to_the_last(tmp_path: Path) -> None:
    house = _build(
        tmp_path, {'engine.py': 'X = 1\n\n\n@wrapped\ndef ask(\n    case,\n):\n    """Asks."""\n    return 1\n'}
    )

    assert module_lengths(house) == {'engine': 9}
    assert function_lengths(house) == {'engine.ask:5': 5}


@pytest.mark.parametrize(
    ('line', 'bare'),
    [
        ('x = 1  # type: ignore', True),
        ('x = 1  # type: ignore[arg-type]', True),
        ('x = 1  # noqa: E501, PLR0913', True),
        ('x = 1  # type: ignore[arg-type]  # noqa: E501', True),
        ('x = 1  # noqa: E501 (a citation is not cut in two)', False),
        ('x = 1  # type: ignore[arg-type]  # pydantic widens it', False),
        ('x = "# noqa"', False),
    ],
)
def test_an_excuse_without_a_reason_is_seen(tmp_path: Path, line: str, bare: bool) -> None:
    assert bool(excuses_without_a_reason(_build(tmp_path, {'a.py': line}))) is bare
