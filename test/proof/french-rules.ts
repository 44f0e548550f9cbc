// Rules of the reader about how French and English are written.
import { wrongPreposition } from "./countries.ts";
import { pen, type Line } from "./made.ts";
import { found, isSigned, letters, plainSpaces, typedTexts, type LineRule } from "./rule.ts";

/** Not signed, and with lines for what is not known. */
const mayBeFilledIn = new Set([
  "checklist",
  "rights-note",
  "attempt-log",
  "contact-centre-message",
  "shared-life-months",
]);

const frenchOnly =
  (rule: LineRule): LineRule =>
  (line, document, made) =>
    line.language === "fr" ? rule(line, document, made) : undefined;

const englishOnly =
  (rule: LineRule): LineRule =>
  (line, document, made) =>
    line.language === "en" ? rule(line, document, made) : undefined;

const pattern =
  (wrong: RegExp): LineRule =>
  ({ text }) =>
    found(wrong, text);

/** With addresses of pages and of mail as one word, which follow no grammar. */
const withoutAddresses = (text: string): string =>
  text.replaceAll(
    /https?:\/\/\S+|\S+@\S+|(?<![\p{L}])[\w-]+(?:\.[\w-]+)*\.(?:fr|org|info|net|com)(?:\/\S*)?/gu,
    "Site",
  );

const readable =
  (rule: (text: string) => string | undefined): LineRule =>
  ({ text, within }) =>
    within === "dtstart" || within === "source" ? undefined : rule(withoutAddresses(text));

// « à le signer », « de les remplir » are right: the article is a pronoun before an infinitive.
const notContracted = /(?<![\p{L}’-])(?:[Àà]|[Dd]e) [Ll]es? (?!\p{Ll}+(?:er|ir|re|oir)(?!\p{L}))\p{L}+/u;

const twoPrepositions =
  /(?<![\p{L}’-])(?:à (?:à|au|aux|en|chez|dans)|au (?:à|au|le|la|en)|aux (?:à|les|aux)|en (?:à|au|en|le|la|les)|de (?:de|du|des|à|d’)|du (?:de|du|le|la)|des (?:de|des|les)|dans (?:à|au|en|dans)|par (?:de|par)|le (?:en|le|au|la)|chez (?:à|chez))(?![\p{L}’-])/iu;

const vowel = "aàâäeéèêëiîïoôöuùûüœæAÀÂEÉÈÊËIÎÏOÔUÙŒ";
// « de Ouagadougou », « le onze », « ce à quoi »: nothing is elided. Of the words with h, those that are said without it.
const notElided = "onze|onzième|oui|ou|où|et|à|un|une";
const soundlessH =
  "habit|habituel|habiter|hôte|hébergement|hébergeant|héberge|hébergé|heure|histoire|homme|honneur|hôtel|huissier|humain|hôpital|horaire|hébergée|Habib|Haïti|Haïdara|Hérat|Hodan|Hoxha";
const elided = new RegExp(
  `(?<![\\p{L}’'-])(?:le|la|de|que|ne|se|me|te|je|jusque|lorsque|puisque|quoique|presque(?= île)|quelque(?= un))[ \\u00A0](?!(?:${notElided})(?!\\p{L})|ou[aeéiï])(?:[${vowel}]|(?:${soundlessH})(?!\\p{L}))[\\p{L}’-]*`,
  "iu",
);
const ifHe = /(?<![\p{L}’'-])si ils?(?!\p{L})/iu;
/** « l’Mali »: elided before a consonant. */
const wronglyElided =
  /(?<![\p{L}])(?:[ldjmtsnc]|qu|lorsqu|puisqu|jusqu)’(?![aàâäeéèêëiîïoôöuùûüyœæAÀÂÄEÉÈÊËIÎÏOÔÖUÙÛÜYŒÆhH(«\dAFHLMNRSXÖŌ])\p{L}+/iu;

/** Letters said with a vowel first: « l’OFII », « l’URSS », « l’API », « l’ANEF », but « le CCAS ». */
const doublePunctuation =
  /[:;,][ \u00A0]*[:;,.]|[?!][ \u00A0]*[.,;:]|\.[ \u00A0]+[.,;:]|(?<!\.)\.\.(?!\.)|\.[;:]|\([ \u00A0]*[,;:.]|[:;,][ \u00A0]*\)|–[ \u00A0]*–|\([ \u00A0]*\(/u;
const spaceBefore = /\p{L}*[ \u00A0\u202F][,.](?!\d|\.\.|pdf|ics)/u;
const frenchSpacing = /[^\u00A0\u202F\s]?(?:[^\u00A0\u202F](?:[;!?»]|:(?!\/\/|\d))|«[^\u00A0\u202F])/u;
const leftovers =
  /undefined|(?<![\p{L}])null(?![\p{L}])|\[object|NaN|Invalid|\{|\}|&(?:amp|lt|gt|quot|#\w+);|<\/?[a-z]/u;
const rawKey =
  /(?<![\p{L}/.@-])(?:answers|batch|checklist|cli|countries|deadlines|decisions|documents|fees|http|labels|language|pages|problems|spreadsheet|synonyms|warnings)(?:\.[\w-]+)+(?!\p{L})/u;
const empty = /\([ \u00A0]*\)|«[ \u00A0]*»|\[[ \u00A0]*\]|“[ \u00A0]*”/u;
const missingSpace = /[\p{Ll})»][,;](?=\p{L})|\p{Ll}{3}\.(?=\p{Lu}\p{Ll})/u;
const wideSpace = /[ \u00A0\u202F]{2}/u;

/** Brackets and quotes that are open at the end, or closed before they open. */
export function unbalanced(text: string): string | undefined {
  const closes: Record<string, string> = { ")": "(", "»": "«", "]": "[", "”": "“" };
  const open: string[] = [];
  for (const sign of text) {
    if ("(«[“".includes(sign)) open.push(sign);
    else if (sign in closes && open.pop() !== closes[sign]) return `${sign} in ${text}`;
  }
  return open.length > 0 ? `${open[0]} in ${text}` : undefined;
}

/** A label with nothing after it. Before a list or a table it is a heading, which stands in a paragraph of its own. */
const emptyLabel = ({ text, within }: Line): string | undefined =>
  /(?:^| )(?:li|box|td|fact)(?: |$)/.test(within) || within === "explain"
    ? found(/[^ ]+[ \u00A0]?:$/, text)
    : undefined;

// « vous vous connectez », « nous nous » are French.
const doubled = /(?<![\p{L}’'-])(\p{L}{2,}) \1(?![\p{L}’'-])/iu;
function doubledWord({ text }: Line, typed: readonly string[]): string | undefined {
  const read = plainSpaces(text);
  const word = found(doubled, read);
  if (word === undefined || /^(?:vous|nous) /i.test(word)) return undefined;
  // A name may be typed twice, or end where the next begins.
  const parts = new Set(typed.flatMap((each) => plainSpaces(each).toLowerCase().split(" ")));
  return parts.has(word.split(" ")[0]!.toLowerCase()) ? undefined : word;
}

const wrongArticle = /(?<![\p{L}’'-])(?:a (?!one|uni|use|usu|eu|ur)[aeio]\p{L}+|an [bcdfgjklmnpqrstvwxyz]\p{Ll}+)/u;
const englishSpacing = /[ \u00A0\u202F][:;?!]/u;
const frenchLeft = /(?<![\p{L}«])(?:vous|votre|demande|personne|préfecture|avec|pour|dans|une|les)(?![\p{L}])/u;

/** Texts in « » or “ ” are quoted from French documents and pages. */
const withoutQuotes = (text: string): string => text.replaceAll(/«[^»]*»|“[^”]*”|\([^()]*\)/gu, "…");

/** In them a person says what is so. */
const declarations = new Set([
  "non-polygamy-statement",
  "hosting-attestation",
  "body-attestation",
  "shared-life-statement",
  "loss-declaration",
]);

/** How a helper speaks: to the person as « vous », and never as « je » or « tu ». */
function voice({ text, within }: Line, id: string): string | undefined {
  // A title is the person's own: « Mes papiers », as a label on a folder.
  if (["explain", "source", "x-wr-calname"].includes(within) || /h[123]$/.test(within)) return undefined;
  const own = withoutQuotes(text);
  if (declarations.has(id)) return found(/(?<![\p{L}’-])(?:vous|votre|vos)(?![\p{L}-])/iu, own);
  if (letters.has(id)) return found(/(?<![\p{L}’-])(?:votre|tu|toi)(?![\p{L}-])/iu, own);
  return found(/(?<![\p{L}’-])(?:je|j’\p{L}+|mon|ma|tu|ton|ta|tes|mes)(?![\p{L}-])/iu, own);
}

/** How the product was made is nobody's business on document. */
const ownWork =
  /(?:la|les|une|aucune) (?:loi|source|règle)s? (?:lue|consultée)|n’a (?:pas )?été (?:lu|trouvé)|(?:fiche|page)[^;:]{0,40} (?:dit|cite|parle)(?!\p{L})|n’en parle|(?:law|source)s? (?:that was |we )?read(?! on)|no source|was not found|(?:page|sheet)[^;:]{0,40} (?:says|only names)/iu;

export const writingRules: Readonly<Record<string, LineRule>> = {
  "preposition before a country": frenchOnly(readable(wrongPreposition)),
  "article not contracted": frenchOnly(readable((text) => found(notContracted, text))),
  "two prepositions": frenchOnly(readable((text) => found(twoPrepositions, text))),
  "missing elision": frenchOnly(readable((text) => found(elided, text) ?? found(ifHe, text))),
  "wrong elision": frenchOnly((line, _, made) => {
    const word = found(wronglyElided, withoutAddresses(line.text));
    const isName = typedTexts(made).some((text) => text.toUpperCase().startsWith(word?.toUpperCase() ?? " "));
    return isName ? undefined : word;
  }),
  "double punctuation": readable((text) => found(doublePunctuation, text)),
  "space before a mark": readable((text) => found(spaceBefore, text)),
  "French spacing": frenchOnly(readable((text) => found(frenchSpacing, text))),
  "English spacing": englishOnly(readable((text) => found(englishSpacing, text))),
  "missing space": readable((text) => found(missingSpace, text)),
  "two spaces": pattern(wideSpace),
  "unbalanced marks": ({ text }) => unbalanced(text),
  "left by the program": pattern(leftovers),
  "raw key": pattern(rawKey),
  "empty place": pattern(empty),
  "empty label": emptyLabel,
  "doubled word": (line, _, made) => doubledWord(line, typedTexts(made)),
  "English article": englishOnly(readable((text) => found(wrongArticle, text))),
  "French left in English": englishOnly(({ text, within }) =>
    within === "source" ? undefined : found(frenchLeft, withoutQuotes(withoutAddresses(text))),
  ),
  "straight apostrophe": pattern(/\p{L}'\p{L}/u),
  "who speaks": frenchOnly((line, { id }) => voice(line, id)),
  "how the product was made": ({ text, within }, { id }) =>
    within === "source" || id === "explain" ? undefined : found(ownWork, text),
  "pen in a help page": (line, document) =>
    isSigned(document) || !line.text.includes(pen) || mayBeFilledIn.has(document.id) ? undefined : line.text,
};
