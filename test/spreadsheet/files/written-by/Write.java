// Writes the list with Apache POI: java -cp 'lib/*' Write.java LIST RESULT. LIST: one row a line, its cells between tabs.
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

public class Write {
  public static void main(String[] args) throws Exception {
    try (var book = new XSSFWorkbook(); var out = new FileOutputStream(args[1])) {
      var sheet = book.createSheet("Suivi");
      var day = style(book, "dd/mm/yyyy");
      var digits = style(book, "0000000000");
      var lines = Files.readAllLines(Path.of(args[0]));
      for (int number = 0; number < lines.size(); number++) {
        var row = sheet.createRow(number);
        var cells = lines.get(number).split("\t");
        for (int column = 0; column < cells.length; column++) {
          var cell = row.createCell(column);
          if (number > 0 && column == 3) cell.setCellValue(LocalDate.parse(cells[column]));
          else if (number > 0 && (column == 0 || column == 6 || column == 7)) cell.setCellValue(Double.parseDouble(cells[column]));
          else cell.setCellValue(cells[column]);
          if (number > 0 && column == 3) cell.setCellStyle(day);
          if (number > 0 && column == 7) cell.setCellStyle(digits);
        }
      }
      book.write(out);
    }
  }

  static CellStyle style(XSSFWorkbook book, String format) {
    var style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    return style;
  }
}
