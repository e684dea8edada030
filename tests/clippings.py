"""What other programs put on the clipboard, written in the way each of them writes it."""

from __future__ import annotations

import itertools
import textwrap

_WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<title>Response to the board</title>
<!--[if gte mso 9]><xml>
 <w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument>
</xml><![endif]-->
<style>
<!--
 /* Font Definitions */
 @font-face {font-family:Wingdings; panose-1:5 0 0 0 0 0 0 0 0 0;}
 p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
 @list l0:level1 {mso-level-number-format:bullet; mso-level-text:\uf0b7;}
-->
</style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Table Normal";}</style>
<![endif]-->
</head>

<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->
"""

WORD = (
    _WORD_HEAD
    + """
<h2>Answer of the force<o:p></o:p></h2>

<p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>new form</b> has been in
use since 1<sup>st</sup> March. It takes <i>four minutes</i> less;<span
style='mso-spacerun:yes'>\u00a0 </span><u>nobody</u> misses the old one.<o:p></o:p></p>

<p class=MsoNormal><o:p>&nbsp;</o:p></p>

<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><!--[if
!supportLists]--><span style='font-family:Symbol;mso-fareast-font-family:Symbol;
mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><!--[endif]-->Calls
are answered sooner.<o:p></o:p></p>

<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:
auto;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New";mso-fareast-font-family:"Courier New"'><span
style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>By <b>day</b><o:p></o:p></p>

<p class=MsoListParagraphCxSpMiddle style='margin-left:108.0pt;mso-list:l0 level3 lfo1'><!--[if
!supportLists]--><span style='font-family:Wingdings'><span style='mso-list:Ignore'>v<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><!--[endif]-->In
Hill Street<o:p></o:p></p>

<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><!--[if
!supportLists]--><span style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>3.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><!--[endif]-->Waits
are <del cite="mailto:Clerk" datetime="2031-05-02T09:00">longer</del><ins
cite="mailto:Clerk" datetime="2031-05-02T09:00">shorter</ins>.<o:p></o:p></p>

<p class=MsoNormal>Sum<span style='mso-tab-count:2'>\u00a0\u00a0 </span>12<o:p></o:p></p>

<!--EndFragment-->
<div style='mso-element:comment-list'><p class=MsoCommentText>Is this right?</p></div>
</body>
</html>
"""
)

WORD_TABLE = (
    _WORD_HEAD
    + """
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0
 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=200 valign=top style='width:150.25pt;padding:0cm 5.4pt 0cm 5.4pt'>
  <p class=MsoNormal><b>Month<o:p></o:p></b></p>
  </td>
  <td width=200 valign=top style='width:150.25pt;padding:0cm 5.4pt 0cm 5.4pt'>
  <p class=MsoNormal><b>Calls<o:p></o:p></b></p>
  </td>
 </tr>
 <tr style='mso-yfti-irow:1'>
  <td width=200 valign=top><p class=MsoNormal>March<o:p></o:p></p></td>
  <td width=200 valign=top><p class=MsoNormal><o:p>&nbsp;</o:p></p></td>
 </tr>
 <tr style='mso-yfti-irow:2;mso-yfti-lastrow:yes'>
  <td width=200 valign=top><p class=MsoNormal>April<o:p></o:p></p></td>
  <td width=200 valign=top><p class=MsoNormal>Two kinds:<o:p></o:p></p>
  <ul type=disc><li class=MsoNormal>by day</li><li class=MsoNormal>by night</li></ul></td>
 </tr>
</table>
<p class=MsoNormal>After the table.<o:p></o:p></p>
<!--EndFragment--></body></html>
"""
)

OUTLOOK = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- a:link {color:#0563C1; text-decoration:underline;} --></style></head>
<body lang="EN-GB" link="#0563C1" vlink="#954F72"><div class="WordSection1">
<p class="MsoNormal">Dear clerk,<o:p></o:p></p>
<p class="MsoNormal"><o:p>&nbsp;</o:p></p>
<p class="MsoNormal">The figures are at <a href="https://example.org/f"><span
style="text-decoration:underline">example.org/f</span></a>.<br>
They are for May.<o:p></o:p></p>
<p class="MsoNormal"><o:p>&nbsp;</o:p></p>
<p class="MsoNormal">Regards<o:p></o:p></p>
<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">
<p class="MsoNormal"><b><span lang="EN-US">From:</span></b><span lang="EN-US"> Clerk<br>
<b>Sent:</b> 4 May 2031 09:12<o:p></o:p></span></p></div></div>
<p class="MsoNormal"><img width="120" height="40" src="cid:image001.png" alt="Northmoor"></p>
</div></body></html>
"""

LIBREOFFICE = """<!DOCTYPE html>
<html>
<head>
\t<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
\t<title></title>
\t<meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/>
\t<style type="text/css">
\t\tp { line-height: 115%; margin-bottom: 0.25cm; background: transparent }
\t</style>
</head>
<body lang="en-GB" link="#000080" dir="ltr"><p style="line-height: 100%; margin-bottom: 0cm">
The <b>new form</b> has been in use since 1<sup>st</sup>
<font color="#c9211e"><span style="background: #ffff00">March</span></font>.</p>
<p style="line-height: 100%; margin-bottom: 0cm"><br/>

</p>
<ul>
\t<li><p style="line-height: 100%; margin-bottom: 0cm">Calls</p>
\t<ul>
\t\t<li><p style="line-height: 100%; margin-bottom: 0cm">By day</p></li>
\t</ul></li>
\t<li><p style="line-height: 100%; margin-bottom: 0cm">Waits</p></li>
</ul>
<ol type="a" start="3">
\t<li><p style="margin-bottom: 0cm">Third</p></li>
\t<li><p style="margin-bottom: 0cm">Fourth</p></li>
</ol>
<pre class="western">kept   as
it is</pre>
</body>
</html>"""

BROWSER = """<meta charset='utf-8'><h3 style="color: rgb(34, 34, 34); font-family: Arial;
font-style: normal; font-weight: 600;">News</h3><p style="color: rgb(34, 34, 34); font-style:
normal; font-weight: 400; white-space: normal; text-decoration-style: initial;">Read <a
href="https://example.org/a" style="text-decoration: underline;">the report</a> &amp; <span
style="font-style: italic; font-weight: 700;">answer</span>.<span style="display:none">x</span></p
><ol style="list-style-type: lower-roman;"><li>first<li value=4>fourth<ul style="list-style:none"
><li>unmarked</ul></ol><p>a<br><br>b<script>alert("no")</script></p>"""

GOOGLE_DOCS = """<meta charset='utf-8'><b style="font-weight:normal;"
id="docs-internal-guid-1f2e"><p dir="ltr" style="line-height:1.38;margin-top:0pt;"><span
style="font-size:11pt;font-weight:400;font-style:normal;text-decoration:none;vertical-align:
baseline;white-space:pre-wrap;">On the 1</span><span style="font-size:6.6pt;font-weight:700;
vertical-align:super;white-space:pre-wrap;">st</span></p><ul style="margin-top:0;"><li dir="ltr"
style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span
style="white-space:pre-wrap;">outer</span></p></li><ul><li dir="ltr" style="list-style-type:
circle;" aria-level="2"><p dir="ltr" role="presentation"><span style="text-decoration:underline;
white-space:pre-wrap;">inner</span></p></li></ul></ul></b><br class="Apple-interchange-newline">"""

WORD_ONLINE = """<div class="ListContainerWrapper"><ul class="BulletListStyle1" role="list"><li
data-leveltext="\uf0b7" data-font="Symbol" data-aria-level="1" role="listitem"><p
class="Paragraph"><span class="TextRun">one</span><span class="EOP">&nbsp;</span></p></li></ul>
</div><div class="ListContainerWrapper"><ul class="BulletListStyle2" role="list"><li
data-leveltext="o" data-font="Courier New" data-aria-level="2" role="listitem"><p
class="Paragraph"><span class="TextRun">two</span></p></li></ul></div>"""

_SENTENCES = (
    "The force has looked at every call of the last winter.",
    "Fewer were made in the north of Northmoor than in the year before.",
    "In the town itself they rose, and most of that rise came from two streets.",
    "Officers who know these streets were asked what had changed, and said the buses.",
    "Since the last one leaves at nine, people wait where they did not wait before.",
    "A shelter has been asked for, which the council may build by the autumn.",
    "We have changed who answers a call first, so that nobody is asked the same thing twice.",
    "It takes four minutes less, which over the year comes to some nine hundred hours.",
    "Those hours are spent out of the office.",
    "What the board asked about young people cannot be answered yet.",
    "The figures are kept by age only since March, and two months say little.",
    "They will be brought to the meeting in October with those of the schools.",
    "It seems to me that the way in which harm is counted has moved more than harm has.",
)


PAGE_WIDTH = 92  # characters


def long_response() -> list[str]:
    """The paragraphs of a written response of 2,500 words, as its author wrote it.

    Each ends well before the edge of the page; one that filled its last line could not be told
    from the one that follows it.
    """
    order = itertools.cycle(_SENTENCES)
    paragraphs: list[str] = []
    while sum(len(paragraph.split()) for paragraph in paragraphs) < 2500:
        words = " ".join(itertools.islice(order, 4 + len(paragraphs) % 3))
        if len(textwrap.wrap(words, PAGE_WIDTH)[-1]) < 0.8 * PAGE_WIDTH:
            paragraphs.append(words)
    return paragraphs


def as_pdf(paragraphs: list[str]) -> str:
    """The paragraphs as a PDF gives them to the clipboard: one line for each on its pages."""
    return "\n".join(line for words in paragraphs for line in textwrap.wrap(words, PAGE_WIDTH))
