#!/bin/sh
# Saves the .fods beside it with LibreOffice Calc, as its users do. Run by hand; what it writes is committed.
# LibreOffice 7.4 (Debian 12) made the files that are here: soffice --version
set -eu
cd "$(dirname "$0")"
export SAL_USE_VCLPLUGIN=svp LC_ALL=fr_FR.UTF-8
save() { # save SOURCE FORMAT RESULT
  folder=$(mktemp -d)
  soffice --headless -env:UserInstallation="file://$folder/profile" --convert-to "$2" --outdir "$folder" "$1" >/dev/null 2>&1
  mv "$folder"/*.* "$3"
  rm -r "$folder"
}
# Separator ; (59), quote " (34), then the encoding: 1 Windows-1252, 2 Mac Roman, 76 UTF-8, 65535 UTF-16; the second sheet.
csv() { echo "csv:Text - txt - csv (StarCalc):59,34,$1,1,,0,false,true,false,false,false,$2"; }
save register.fods xlsx calc.xlsx
save register.fods "$(csv 1 2)" calc-windows-1252.csv
save register.fods "$(csv 2 2)" calc-mac-roman.csv
save register.fods "$(csv 76 2)" calc-utf-8.csv
save register.fods "$(csv 65535 2)" calc-utf-16.csv
save register.fods ods calc.ods
save register.fods xls calc.xls
save register.fods pdf calc.pdf
save titles.fods xlsx titles.xlsx
# LibreOffice sets no password without its window: msoffcrypto-tool 6 does (pip install msoffcrypto-tool).
msoffcrypto-tool -e -p "un secret" titles.xlsx password.xlsx
save formatted.fods xlsx formatted.xlsx
