# Writes the list with openpyxl, xlsxwriter or pandas: python3 write.py PROGRAM RESULT
import datetime
import json
import pathlib
import sys

program, result = sys.argv[1:]
held = json.loads((pathlib.Path(__file__).parent / "list.json").read_text("utf-8"))
titles = held["titles"]
rows = [[*row[:3], datetime.date.fromisoformat(row[3]), *row[4:]] for row in held["rows"]]
day, digits = "dd/mm/yyyy", "0" * 10

if program == "openpyxl":
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Suivi"
    for row in [titles, *rows]:
        sheet.append(row)
    for number in range(2, len(rows) + 2):
        sheet.cell(number, 4).number_format = day
        sheet.cell(number, 8).number_format = digits
    book.save(result)
elif program == "xlsxwriter":
    import xlsxwriter

    book = xlsxwriter.Workbook(result)
    sheet = book.add_worksheet("Suivi")
    formats = {3: book.add_format({"num_format": day}), 7: book.add_format({"num_format": digits})}
    sheet.write_row(0, 0, titles)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            write = sheet.write_datetime if column == 3 else sheet.write
            write(number, column, value, formats.get(column))
    book.close()
elif program == "pandas":
    import pandas

    frame = pandas.DataFrame(rows, columns=titles)
    frame["Né(e) le"] = pandas.to_datetime(frame["Né(e) le"])
    with pandas.ExcelWriter(result, engine="openpyxl") as writer:
        frame.to_excel(writer, sheet_name="Suivi", index=False)
        for (cell,) in writer.sheets["Suivi"]["H2:H6"]:
            cell.number_format = digits
else:
    sys.exit(f"no such program: {program}")
