# Writes the list as a .fods, which LibreOffice opens as its own: python3 fods.py RESULT
import json
import pathlib
import sys
from xml.sax.saxutils import escape

held = json.loads((pathlib.Path(__file__).parent / "list.json").read_text("utf-8"))


def cell(column, value):
    if column == 3:
        return f'<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{value}"/>'
    if isinstance(value, int):
        style = ' table:style-name="digits"' if column == 7 else ""
        return f'<table:table-cell{style} office:value-type="float" office:value="{value}"/>'
    return text(value)


def text(value):
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


rows = [map(text, held["titles"]), *([cell(*one) for one in enumerate(row)] for row in held["rows"])]
lines = "\n".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
space = "urn:oasis:names:tc:opendocument:xmlns:"
names = {"office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle"}
namespaces = " ".join(f'xmlns:{prefix}="{space}{name}:1.0"' for prefix, name in names.items())
pathlib.Path(sys.argv[1]).write_text(
    f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:number-style style:name="N2"><number:number number:decimal-places="0" number:min-integer-digits="10"/></number:number-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="digits" style:family="table-cell" style:data-style-name="N2"/>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Suivi">
{lines}
</table:table></office:spreadsheet></office:body></office:document>
""",
    "utf-8",
)
