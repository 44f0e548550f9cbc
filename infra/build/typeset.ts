// Typography that a keyboard does not give, put in when templates and texts are built.
const noBreak = "\u00A0";

/** Words that stay on one line with the number before them, in the languages of the texts. */
const units =
  "ans|années?|mois|semaines?|jours?|heures?|minutes?|pages?|lignes?|photos?|octets|chiffres?|" +
  "years?|months?|weeks?|days?|hours?|rows?|bytes|Ko|Mo|KB|MB|mm|cm|min|h|s|%";

const numberAndUnit = new RegExp(String.raw`(\d|\{count\}) (?=(?:${units})(?![\w’-]))`, "g");

/**
 * Curly apostrophes, and spaces that must not break a line: before `: ; ? ! » € %`, in `15 000`, in phone numbers, after `L.` and `n°`, before
 * a unit, before the number of a page and the day of a version. The end of the file goes too: a partial can stand before
 * a comma.
 */
export function typeset(source: string): string {
  return source
    .trimEnd()
    .replaceAll("'", "’")
    .replace(/ (?=[:;?!»]|€(?![\d{]))/g, noBreak)
    .replace(/« /g, `«${noBreak}`)
    .replace(/\b(articles?) (?=\d|[LR]\.)/g, `$1${noBreak}`)
    .replace(/\b([LR]\.|[nN]°) (?=[\d{])/g, `$1${noBreak}`)
    .replace(/(?<!\d)(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?! ?\d)/g, (figures) => figures.replaceAll(" ", noBreak))
    .replace(/\b0 8\d\d \d{3} \d{3}\b|\b0\d(?: \d\d){4}\b/g, (phone) => phone.replaceAll(" ", noBreak))
    .replace(/(\d) × (?=\d)/g, `$1${noBreak}×${noBreak}`)
    .replace(/ (?=\{(?:page|version)\})/g, noBreak)
    .replace(numberAndUnit, `$1${noBreak}`);
}
