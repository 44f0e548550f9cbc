#!/bin/sh
# Writes the list with each of the eight programs. Run by hand; what it writes is committed. Needs LibreOffice Calc, Python,
# Node, Go, Java 17 and Maven; the libraries are installed into .cache/written-by, at these versions.
set -eu
cd "$(dirname "$0")"
here=$PWD
work=$here/../../../../.cache/written-by
mkdir -p "$work"

python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --requirement ../../../conformance/workbook-writers-requirements.txt
for program in openpyxl xlsxwriter pandas; do "$work/python/bin/python" write.py $program "$here/$program.xlsx"; done

mkdir -p "$work/node"
cd "$work/node"
npm install --silent --no-save --prefix . exceljs@4.4.0 xlsx@0.18.5
for program in exceljs sheetjs; do node "$here/write.mjs" $program "$here/$program.xlsx"; done

mkdir -p "$work/go"
cd "$work/go"
cp "$here/write.go" "$here/list.json" .
[ -f go.mod ] || go mod init written-by
go get github.com/xuri/excelize/v2@v2.11.1
go run write.go "$here/excelize.xlsx"

mvn -B -q -f "$here/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$work/poi"
cd "$here"
node -e 'const { titles, rows } = require("./list.json"); console.log([titles, ...rows].map((row) => row.join("\t")).join("\n"))' >"$work/list.tsv"
java -Dfile.encoding=UTF-8 -cp "$work/poi/*" Write.java "$work/list.tsv" "$here/poi.xlsx"

"$work/python/bin/python" fods.py "$work/libreoffice.fods"
export SAL_USE_VCLPLUGIN=svp LC_ALL=fr_FR.UTF-8
soffice --headless -env:UserInstallation="file://$work/profile" --convert-to xlsx --outdir "$here" "$work/libreoffice.fods"
