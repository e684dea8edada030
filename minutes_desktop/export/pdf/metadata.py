"""What a PDF says of itself to archives and readers: XMP, colours, dates (ISO 19005-2, 6.6)."""

from __future__ import annotations

import datetime as dt
from html import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

from minutes_desktop.export.pdf.tagging import LANGUAGE, TaggedCanvas
from minutes_desktop.files import resource

PRODUCER = "ReportLab PDF Library - www.reportlab.com"
CREATOR = "Minutes Desktop"
UNDATED = dt.date(2000, 1, 1)
"""The date of a file that has none of its own."""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{description}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

_DESCRIPTION = """
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>"""


class _Stamp:
    """The time of the file, in the form of ReportLab's own: noon of a day, in UTC."""

    dhh = dmm = 0
    tzname = "UTC"

    def __init__(self, day: dt.date) -> None:
        noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
        self.t = noon.timestamp()
        self.lt = noon.timetuple()
        self.YMDhms = tuple(self.lt)[:6]


def describe(canvas: TaggedCanvas, title: str, day: dt.date | None, state: str = "") -> None:
    """Say what the document is, and date it by the day of its meeting.

    ``state`` says how far it is agreed, and of what it is a copy.
    """
    day = day or UNDATED
    canvas.date(_Stamp(day))
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject(state)
    canvas.setCreator(CREATOR)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.declare("Metadata", _packet(title, day, state))
    canvas.declare("OutputIntents", PDFArray([_colours()]))


def _packet(title: str, day: dt.date, state: str) -> PDFStream:
    said = _DESCRIPTION.format(escape(state, quote=False)) if state else ""
    words = _PACKET.format(
        description=said,
        title=escape(title, quote=False),
        language=LANGUAGE,
        date=f"{day.isoformat()}T12:00:00+00:00",
        creator=CREATOR,
        producer=escape(PRODUCER, quote=False),
    )
    return _stream({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}, words.encode())


def _colours() -> PDFDictionary:
    """What the colours of the page mean: sRGB."""
    profile = _stream({"N": 3}, resource("colour/sRGB.icc").read_bytes())
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": "(sRGB IEC61966-2.1)",
            "Info": "(sRGB IEC61966-2.1)",
            "DestOutputProfile": profile,
        }
    )


def _stream(entries: dict[str, object], content: bytes) -> PDFStream:
    return PDFStream(PDFDictionary(entries), content, filters=[])
