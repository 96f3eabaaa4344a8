"""The styles of a Word document: headings, lists, tables and letters, in British English."""

from __future__ import annotations

INK, FAINT = '0B0C0C', '484F54'
RULE, WASH = 'B1B4B6', 'F3F2F1'
FONT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
LANGUAGE = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
SMALL = '<w:sz w:val="17"/><w:szCs w:val="17"/>'


OURS = frozenset({'Cell', 'Summary', 'After', 'Code', 'Foot'})  # of styles, the others are known to every Word


def _paragraph(id: str, name: str, spacing: str, letters: str = '', more: str = '') -> str:
    own = ' w:customStyle="1"' if id in OURS else ''
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:qFormat/><w:pPr>{more}{spacing}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    )


def _heading(level: int, size: int, before: int) -> str:
    next_to = f'<w:outlineLvl w:val="{level - 1}"/>'
    letters = f'<w:b/><w:color w:val="{INK}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="40"/>{next_to}</w:pPr>'
        f'<w:rPr>{letters}</w:rPr></w:style>'
    )


def _list(level: int) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
    name = 'List Bullet' if level == 1 else f'List Bullet {level}'
    return _paragraph(f'ListBullet{level}', name, '<w:spacing w:after="20"/>', more=numbered)


def _letters(id: str, name: str, look: str) -> str:
    own = '' if id == 'Strong' else ' w:customStyle="1"'
    return f'<w:style w:type="character"{own} w:styleId="{id}"><w:name w:val="{name}"/><w:rPr>{look}</w:rPr></w:style>'


def _bold(colour: str) -> str:
    return f'<w:b/><w:color w:val="{colour}"/>'


DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr>{FONT}<w:sz w:val="19"/><w:szCs w:val="19"/>{LANGUAGE}</w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="40"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f'<w:rPr><w:color w:val="{INK}"/></w:rPr></w:style>'
)
EDGES = ''.join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    for edge in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV')
)
TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Report">'
    '<w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/>'
    f'<w:tblPr><w:tblBorders>{EDGES}</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
    f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{WASH}"/></w:tcPr></w:tblStylePr></w:style>'
)
TITLE = '<w:b/><w:sz w:val="30"/><w:szCs w:val="30"/>'
FOOTER_TABS = '<w:tabs><w:tab w:val="right" w:pos="9866"/></w:tabs>'
STYLES = ''.join((
    DEFAULTS,
    NORMAL,
    _paragraph('Title', 'Title', '<w:spacing w:after="60"/>', TITLE, '<w:keepNext/>'),
    _heading(1, 22, 120),
    _heading(2, 20, 120),
    _heading(3, 19, 80),
    _list(1),
    _list(2),
    _list(3),
    _paragraph('Cell', 'Table Text', '<w:spacing w:before="10" w:after="10"/>', SMALL),
    _paragraph('Caption', 'caption', '<w:spacing w:before="80" w:after="20"/>', '<w:b/>', '<w:keepNext/>'),
    _paragraph('Summary', 'Summary', '<w:spacing w:before="60"/>', '<w:b/>', '<w:keepNext/>'),
    _paragraph('After', 'After a Table', '<w:spacing w:after="0" w:line="80" w:lineRule="exact"/>'),
    _paragraph(
        'Code',
        'Code',
        f'<w:shd w:val="clear" w:color="auto" w:fill="{WASH}"/><w:spacing w:after="0"/>',
        f'<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>{SMALL}',
    ),
    _paragraph('Foot', 'Foot', '<w:spacing w:before="40"/>', f'<w:color w:val="{FAINT}"/>{SMALL}'),
    _paragraph('Footer', 'footer', '<w:spacing w:after="0"/>', f'<w:color w:val="{FAINT}"/>{SMALL}', FOOTER_TABS),
    _letters('Strong', 'Strong', '<w:b/>'),
    _letters('Faint', 'Faint', f'<w:color w:val="{FAINT}"/>'),
    _letters('Gravest', 'Gravest', _bold('8A2011')),
    _letters('Grave', 'Grave', _bold('5C4A00')),
    _letters('Good', 'Good', _bold('00542C')),
    _letters('Open', 'Open', _bold('43257F')),
    TABLES,
))  # fmt: skip
