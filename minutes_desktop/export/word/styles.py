"""The styles of the Word document, by the layout of the template."""

from __future__ import annotations

from typing import get_args

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from minutes_desktop.domain.layout import BlockStyle, Layout, Role, TextStyle

STRONG = "Minutes Strong"
LABEL = "Minutes Label"
TOPIC = "Minutes Topic"
GAP = "Minutes Gap"
BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")
_BLACK = RGBColor(0, 0, 0)
_HEADINGS = 6
_CIRCLE = ("o", "Courier New")  # as Word itself writes the bullet of a second level


def role_style(role: Role) -> str:
    """The name of the style of a role: ``Minutes Question``."""
    return f"Minutes {role.replace('_', ' ').title()}"


def set_styles(document: Document, layout: Layout) -> None:
    """Give the document the styles of a layout."""
    body = _style(document, "Normal")
    body.font.name, body.font.size = layout.font, Pt(max(layout.size, 10.0))
    _name_for_all_scripts(body, layout.font)
    body.paragraph_format.space_after = Pt(4)
    body.paragraph_format.line_spacing = Pt(layout.leading)
    body.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    looks = layout.looks
    _set(_style(document, "Title"), layout.title, layout)
    _set(_style(document, "Subtitle"), layout.subtitle, layout)
    part = _style(document, "Heading 1")
    _set(part, layout.section, layout)
    part.paragraph_format.space_before = Pt(12)
    headings = looks.headings or (TextStyle(bold=True),)
    for depth in range(_HEADINGS - 1):
        look = headings[min(depth, len(headings) - 1)]
        _set(_style(document, f"Heading {depth + 2}"), look, layout)
    for name, look in (
        (STRONG, TextStyle(bold=True)),
        (LABEL, looks.label),
        (TOPIC, looks.topic),
    ):
        made = _new(document, name)
        _set(made, look, layout)
        made.paragraph_format.keep_with_next = name != STRONG or None
    for name in ("Header", "Footer"):
        running = _style(document, name)
        running.font.size = Pt(10)
        # Word's own tab stops are those of another page.
        running.paragraph_format.tab_stops.clear_all()
    gap = _new(document, GAP).paragraph_format
    gap.space_after, gap.line_spacing = Pt(0), Pt(6)
    gap.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    for name in BULLETS:
        _space_out(_style(document, name))
    _set_bullet(document, BULLETS[1], *_CIRCLE)
    for role in get_args(Role):
        _set_role(_new(document, role_style(role)), looks.blocks.get(role, BlockStyle()))


def _set_role(style: ParagraphStyle, block: BlockStyle) -> None:
    style.font.bold = block.bold or None
    style.font.italic = block.italic or None
    style.font.underline = block.underline or None
    if block.indent:
        style.paragraph_format.left_indent = Mm(block.indent)


def _set(style: ParagraphStyle, look: TextStyle, layout: Layout) -> None:
    font = style.font
    font.name, font.color.rgb = layout.font, _BLACK
    _name_for_all_scripts(style, layout.font)
    font.size = Pt(look.size or max(layout.size, 10.0))
    font.bold, font.italic, font.underline = look.bold, look.italic, look.underline
    font.all_caps = look.capitals or None
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(3)
    _unruled(style)
    for spaced in style.element.get_or_add_rPr().findall(qn("w:spacing")):
        style.element.rPr.remove(spaced)  # letters that Word's own subtitle sets apart


def _name_for_all_scripts(style: ParagraphStyle, name: str) -> None:
    """Take the fonts of the theme away, which Word would set before ours."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _unruled(style: ParagraphStyle) -> None:
    """Take away the rule that Word's own title has under it."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _space_out(style: ParagraphStyle) -> None:
    """Have space between the entries of a list, which Word's own styles leave out."""
    properties = style.element.get_or_add_pPr()
    for close in properties.findall(qn("w:contextualSpacing")):
        properties.remove(close)


def _set_bullet(document: Document, name: str, sign: str, font: str) -> None:
    """Give the lists of a style a bullet of their own."""
    number = document.styles[name].element.pPr.numPr.numId.val
    lists = document.part.numbering_part.element
    kind = lists.num_having_numId(number).abstractNumId.val
    for level in lists.iterfind(f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{kind}']/*"):
        if level.tag == qn("w:lvl"):
            level.find(qn("w:lvlText")).set(qn("w:val"), sign)
            for fonts in level.iter(qn("w:rFonts")):
                for script in ("ascii", "hAnsi", "cs"):
                    fonts.set(qn(f"w:{script}"), font)


def _new(document: Document, name: str) -> ParagraphStyle:
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)  # noqa: S101 - asked for as one
    made.base_style = document.styles["Normal"]
    return made


def _style(document: Document, name: str) -> ParagraphStyle:
    found = document.styles[name]
    assert isinstance(found, ParagraphStyle)  # noqa: S101 - these come with every document
    return found
