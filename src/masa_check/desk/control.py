"""Controls: the blocks of a page that a person acts on, drawn as HTML beside the blocks of the reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from masa_check.reporters.draw import html
from masa_check.reporters.draw.html import safe
from masa_check.reporters.draw.outline import sections
from masa_check.reporters.draw.page import Block, Heading


class PageEvent(NamedTuple):
    """What happens when somebody uses a control: an event, with what it is about."""

    name: str
    about: Mapping[str, str] = {}  # never written to

    @property
    def attributes(self) -> str:
        about = ''.join(f' data-{key}="{safe(value)}"' for key, value in self.about.items())
        return f' data-act="{self.name}"{about}'


class Button(NamedTuple):
    """A button; `look` is "plain" for one that is not the main thing to do."""

    id: str
    text: str
    act: PageEvent
    look: str = ''
    hint: str = ''


class TextField(NamedTuple):
    """A line or a box for words, or for a date, with its label."""

    id: str
    label: str
    value: str
    act: PageEvent
    hint: str = ''
    lines: int = 1
    titles: tuple[str, ...] = ()  # the ids of headings that are a part of its name


class Choice(NamedTuple):
    """Some answers of which one is chosen, or `several`, or none yet; a long list is one that folds out."""

    id: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    act: PageEvent
    several: bool = False
    folded: bool = False
    titles: tuple[str, ...] = ()


class Upload(NamedTuple):
    """A place to open a file, or to drop it on."""

    id: str
    label: str
    act: PageEvent
    accept: str
    hint: str = ''


class BlockGroup(NamedTuple):
    """Blocks that belong together, under an id of their own: a question with its answer, a row of a table."""

    id: str
    blocks: tuple[DeskBlock, ...]
    look: str = ''


class Fold(NamedTuple):
    """Blocks that are seldom needed, which a reader folds out."""

    id: str
    summary: str
    blocks: tuple[DeskBlock, ...]
    is_open: bool = False


class PassageBlock(NamedTuple):
    """A passage of the published document, with the words marked that led to it."""

    id: str
    place: str
    stretches: tuple[tuple[str, bool], ...]
    known: str = ''  # how much of it is the guidance's own words
    take: PageEvent | None = None


class Title(NamedTuple):
    """A heading with an id of its own, so that it can be morphed and led to."""

    id: str
    text: str
    level: int


class Tally(NamedTuple):
    """A line that a screen reader tells when it changes."""

    id: str
    text: str


class PageLinks(NamedTuple):
    """A list of pages to go to, each with a note."""

    id: str
    items: tuple[tuple[str, str, PageEvent, str], ...]  # id, words, act, note


class PageBar(NamedTuple):
    """The pages of the desk, of which one is open."""

    label: str
    items: tuple[tuple[str, str, PageEvent], ...]  # id, words, act
    current: str


Control = Button | TextField | Choice | Upload | BlockGroup | Fold | PassageBlock | Title | Tally | PageLinks | PageBar
DeskBlock = Block | Control
CONTROLS = (Button, TextField, Choice, Upload, BlockGroup, Fold, PassageBlock, Title, Tally, PageLinks, PageBar)


def drawn(blocks: Iterable[DeskBlock]) -> Iterator[str]:
    """The lines of blocks in their order, the controls among them by their own ids."""
    before = 0
    for are_controls, run in groupby(blocks, key=lambda block: isinstance(block, CONTROLS)):
        if are_controls:
            yield from (_drawn(block) for block in run if isinstance(block, CONTROLS))
            continue
        plain = [block for block in run if not isinstance(block, CONTROLS)]
        yield from html.drawn(sections(plain, before))
        before += sum(isinstance(block, Heading) for block in plain)


def main(title: str, blocks: Iterable[DeskBlock]) -> str:
    """The main part of a page, with its heading."""
    inner = '\n'.join(drawn(blocks))
    return f'<main id="main" tabindex="-1">\n<h1 id="title">{safe(title)}</h1>\n{inner}\n</main>'


def _drawn(control: Control) -> str:
    if isinstance(control, BlockGroup):
        inner = '\n'.join(drawn(control.blocks))
        return f'<div id="{control.id}" class="{control.look or "group"}">\n{inner}\n</div>'
    if isinstance(control, Fold):
        inner, is_open = '\n'.join(drawn(control.blocks)), ' open' if control.is_open else ''
        return f'<details id="{control.id}"{is_open}>\n<summary>{safe(control.summary)}</summary>\n{inner}\n</details>'
    if isinstance(control, Button):
        return _button(control)
    if isinstance(control, TextField):
        return _field(control)
    if isinstance(control, Choice):
        return _folded(control) if control.folded else _choice(control)
    if isinstance(control, Upload):
        return _upload(control)
    if isinstance(control, PassageBlock):
        return _passage(control)
    if isinstance(control, Title):
        return f'<h{control.level} id="{control.id}" tabindex="-1">{safe(control.text)}</h{control.level}>'
    if isinstance(control, Tally):
        line = f'<p id="{control.id}" role="status" class="status">{safe(control.text)}</p>'
        return f'<section class="tally" aria-label="How far you are">{line}</section>'
    return _links(control) if isinstance(control, PageLinks) else _bar(control)


def _hint(id: str, hint: str) -> tuple[str, str]:
    """The line of a hint, and the attribute that ties it to its control."""
    if not hint:
        return '', ''
    return f'<p class="hint" id="{id}-hint">{safe(hint)}</p>', f' aria-describedby="{id}-hint"'


def _button(one: Button) -> str:
    line, tied = _hint(one.id, one.hint)
    look = f' class="{one.look}"' if one.look else ''
    return f'{line}<p><button type="button" id="{one.id}"{look}{one.act.attributes}{tied}>{safe(one.text)}</button></p>'


def _named(id: str, titles: Sequence[str]) -> str:
    """The attribute that makes a name of the headings above a field, and of its label."""
    return f' aria-labelledby="{" ".join((*titles, f"{id}-label"))}"' if titles else ''


def _field(one: TextField) -> str:
    line, tied = _hint(one.id, one.hint)
    label = f'<label for="{one.id}" id="{one.id}-label">{safe(one.label)}</label>'
    attributes = f'id="{one.id}"{one.act.attributes}{_named(one.id, one.titles)}{tied} autocomplete="off"'
    if one.lines > 1:
        box = f'<textarea rows="{one.lines}" {attributes}>\n{safe(one.value)}</textarea>'
    else:
        box = f'<input type="text" {attributes} value="{safe(one.value)}">'
    return f'<div class="field" id="{one.id}-field">{label}{line}{box}</div>'


def _choice(one: Choice) -> str:
    items = '\n'.join(_option(one, value, words) for value, words in one.options)
    legend = f'<legend id="{one.id}-label">{safe(one.label)}</legend>'
    return f'<fieldset id="{one.id}" class="choice"{_named(one.id, one.titles)}>{legend}\n{items}\n</fieldset>'


def _option(one: Choice, value: str, words: str) -> str:
    id, kind = f'{one.id}-{value}', 'checkbox' if one.several else 'radio'
    checked = ' checked' if value in one.chosen else ''
    box = f'<input type="{kind}" id="{id}" name="{one.id}" value="{safe(value)}"{checked}{one.act.attributes}>'
    return f'<label for="{id}">{box} <span>{safe(words)}</span></label>'


def _folded(one: Choice) -> str:
    options = ''.join(
        f'<option value="{safe(value)}"{" selected" if value in one.chosen else ""}>{safe(words)}</option>'
        for value, words in (('', 'Choose one'), *one.options)
    )
    box = f'<select id="{one.id}"{one.act.attributes}{_named(one.id, one.titles)}>{options}</select>'
    label = f'<label for="{one.id}" id="{one.id}-label">{safe(one.label)}</label>'
    return f'<div class="field" id="{one.id}-field">{label}{box}</div>'


def _upload(one: Upload) -> str:
    line, tied = _hint(one.id, one.hint)
    box = f'<input type="file" id="{one.id}" accept="{one.accept}"{one.act.attributes}{tied}>'
    return f'<div class="upload" id="{one.id}-field"><label for="{one.id}">{safe(one.label)}</label>{line}{box}</div>'


def _passage(one: PassageBlock) -> str:
    words = ''.join(f'<mark>{safe(text)}</mark>' if marked else safe(text) for text, marked in one.stretches)
    known = f'<p class="faint">{safe(one.known)}</p>' if one.known else ''
    take = _plain(f'{one.id}-take', 'Quote the words I have selected', one.take) if one.take else ''
    return (
        f'<figure class="passage" id="{one.id}"><figcaption>{safe(one.place)}</figcaption>{known}'
        f'<blockquote id="{one.id}-words" tabindex="0">{words}</blockquote>{take}</figure>'
    )


def _plain(id: str, words: str, act: PageEvent, look: str = 'plain') -> str:
    return f'<button type="button" class="{look}" id="{id}"{act.attributes}>{safe(words)}</button>'


def _bar(one: PageBar) -> str:
    items = ''.join(f'<li>{_tab(id, words, act, is_open=id == one.current)}</li>' for id, words, act in one.items)
    return f'<nav class="bar" aria-label="{safe(one.label)}"><ul>{items}</ul></nav>'


def _tab(id: str, words: str, act: PageEvent, *, is_open: bool) -> str:
    current = ' aria-current="page"' if is_open else ''
    return f'<button type="button" id="{id}"{act.attributes}{current}>{safe(words)}</button>'


def _links(one: PageLinks) -> str:
    items = ''.join(
        f'<li><button type="button" class="link" id="{id}"{act.attributes}>{safe(words)}</button> '
        f'<span class="faint">{safe(note)}</span></li>'
        for id, words, act, note in one.items
    )
    return f'<ul class="links" id="{one.id}">{items}</ul>'
