// A page from right to left with every kind of block, for other programs to draw and to read.
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { layOut } from "../../functions/pdf/layout/layout.ts";
import type { LaidOut } from "../../functions/pdf/layout/page-model.ts";
import { readMarkup } from "../../functions/pdf/markup.ts";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { inDirection, type Direction } from "../../functions/pdf/text/fonts.ts";
import { drawDocument, writePdf } from "../../functions/pdf/write/tagged-pdf.ts";

/** Paragraphs that every reader finds as they are written. */
export const arabicLines: readonly string[] = [
  "قائمتك الشخصية للتحقق",
  "وقّع الرسالة وأرسلها بالبريد، واحتفظ بالإثبات.",
  "لا ترفق شيئًا الآن: تُطلب منك نسخة لاحقًا.",
  "أین ثبت نام کنیم؟ می‌خواهم پاسپورت بگیرم.",
  "د استوګنې کارت چېرته غواړئ؟ ښځه، څانګه، ځای، ړوند، ږغ، پيسې.",
];

/** With Latin values, figures, brackets and quotes: Poppler and PDFium put these in an order of their own. */
export const mixedLines: readonly string[] = [
  "حتى الثلاثاء 12 يناير 2027، أي خلال 3 أشهر.",
  "يوقّع \u2068Jeanne PETIT\u2069 شهادة الاستضافة (الورقة 3).",
  "بطاقة المقيم (carte de résident): اضغط على «Je demande un titre de séjour» ثم أرسل.",
  "اتصل بالرقم 0 806 001 620، والسعر 50 €.",
];

const body = `<h1>${arabicLines[0]}</h1>
<p>${arabicLines[1]}</p>
<note><p>${arabicLines[2]}</p></note>
<p>${arabicLines[3]}</p>
<p>${arabicLines[4]}</p>
<ul><li>${mixedLines[0]}</li></ul>
<ol><li>${mixedLines[1]}</li></ol>
<boxes><box><p>${mixedLines[1]}</p></box></boxes>
<facts look="details"><fact label="الموقع">${mixedLines[2]}</fact><fact label="الهاتف">${mixedLines[3]}</fact></facts>
<table cols="1 2"><tr><th>رقم</th><th>الورقة</th></tr>
<tr><td>1</td><td><b>شهادة الاستضافة</b><br/><span lang="fr">Attestation d’hébergement (original).</span></td></tr></table>
<p>صفحة <a href="https://refugies.info/ar">refugies.info/ar</a>. <fill mm="40" label="التاريخ"/></p>
<qr href="https://refugies.info/ar" label="امسح الرمز"/>
<stamp label="الختم"/>`;

export function layOutPage(body: string, direction: Direction = "rtl"): LaidOut {
  const lang = direction === "rtl" ? "ar" : "fr";
  const markup = readMarkup(`<document lang="${lang}" title="قائمة" version="-">${body}</document>`);
  const [title, mark] = direction === "rtl" ? ["قائمة", "ملف"] : ["Liste", "Dossier"];
  const footer = { lines: (page: string) => [`${title} — ${page}`], mark };
  return layOut(markup, footer, inDirection(allFonts, direction));
}

export const writePage = (laidOut: LaidOut): Uint8Array =>
  writePdf(
    [drawDocument(laidOut, nodePlatform)],
    { title: "قائمة", lang: laidOut.lang, date: "2026-11-23" },
    nodePlatform,
  );

export const rightToLeftLaidOut = (): LaidOut => layOutPage(body);
export const rightToLeftPage = (): Uint8Array => writePage(rightToLeftLaidOut());
