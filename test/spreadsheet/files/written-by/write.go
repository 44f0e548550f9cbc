// Writes the list with excelize: go run write.go RESULT, beside list.json.
package main

import (
	"encoding/json"
	"os"
	"time"

	"github.com/xuri/excelize/v2"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	text, err := os.ReadFile("list.json")
	must(err)
	var list struct {
		Titles []any
		Rows   [][]any
	}
	must(json.Unmarshal(text, &list))
	book := excelize.NewFile()
	must(book.SetSheetName("Sheet1", "Suivi"))
	style := func(format string) int {
		id, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
		must(err)
		return id
	}
	day, digits := style("dd/mm/yyyy"), style("0000000000")
	must(book.SetSheetRow("Suivi", "A1", &list.Titles))
	for index, row := range list.Rows {
		row[3], err = time.Parse(time.DateOnly, row[3].(string))
		must(err)
		at := func(column int) string {
			name, err := excelize.CoordinatesToCellName(column, index+2)
			must(err)
			return name
		}
		must(book.SetSheetRow("Suivi", at(1), &row))
		must(book.SetCellStyle("Suivi", at(4), at(4), day))
		must(book.SetCellStyle("Suivi", at(8), at(8), digits))
	}
	must(book.SaveAs(os.Args[1]))
}
