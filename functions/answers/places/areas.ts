// Areas: a certificate without a town gives one, which needs an article: « né à province de Kaboul » is no French.
import { foldWords } from "../../text/fold.ts";

/** French articles of town names; articles of other languages do not contract: « à La Paz », « à El Fasher ». */
export const townArticle = /^(les?)\s+(?=\S)/i;

type Area = {
  french: string;
  /** The words before it: `dans la`. */
  at: string;
  /** The same in other languages, and other ways to write it. */
  words: readonly string[];
};

const area = (at: string, french: string, ...words: string[]): Area => ({ at, french, words });

const areas: readonly Area[] = [
  area("au", "camp de réfugiés", "refugee camp"),
  area("au", "camp", "camp"),
  ...["hameau", "quartier", "lieu-dit"].map((word) => area("au", word)),
  area("au", "village", "village"),
  ...["canton", "cercle", "comté", "département", "gouvernorat", "secteur", "territoire"].map((word) =>
    area("dans le", word),
  ),
  area("dans le", "district", "district", "woreda", "tehsil", "rayon", "raïon", "raion"),
  area("dans le", "comté", "county"),
  area("dans le", "gouvernorat", "governorate", "muhafazah"),
  ...["commune", "préfecture", "sous-préfecture", "ville", "localité", "vallée", "bande", "banlieue", "zone"].map(
    (word) => area("dans la", word),
  ),
  area("dans la", "province", "province"),
  area("dans la", "région", "region", "zoba"),
  area("dans la", "wilaya", "wilayat", "wilayah", "velayat"),
  area("dans la", "vallée", "valley"),
  ...["État", "arrondissement", "oblast", "émirat", "archipel"].map((word) => area("dans l’", word)),
  area("dans l’", "État", "state"),
  area("sur l’", "île", "island"),
  ...["environs", "montagnes", "faubourgs", "alentours"].map((word) => area("dans les", word)),
  ...["maternité", "clinique", "frontière", "périphérie"].map((word) => area("à la", word)),
  area("à l’", "hôpital", "hospital"),
  ...["nord", "sud", "centre", "nord-est", "nord-ouest", "sud-est", "sud-ouest"].map((word) => area("dans le", word)),
  ...["est", "ouest"].map((word) => area("dans l’", word)),
];

/** The descriptor, then « de »: « province de Kaboul », "village of Achin". Longer words first. */
const areaWords: readonly { word: string; area: Area }[] = areas
  .flatMap((one) => [...new Set([one.french, ...one.words])].map((word) => ({ word, area: one })))
  .toSorted((one, other) => other.word.length - one.word.length);

/** A pattern for the word in capitals or not, with its accents or not, and with a space for its hyphen. */
const anyCase = (word: string): string =>
  Array.from(word, (letter) => {
    if (letter === "-") return "[- ]";
    const plain = letter.normalize("NFD").replaceAll(/\p{M}/gu, "");
    return `[${[...new Set([letter, plain].flatMap((one) => [one.toLowerCase(), one.toUpperCase()]))].join("")}]`;
  }).join("");

const leading = areaWords.map(({ word, area: one }) => ({
  area: one,
  linked: new RegExp(`^(?:[lL][ae] |[lL]['’])?(${anyCase(word)})(?= (?:de|du|des|DE|DU|DES) | [dD]['’])`, "u"),
  inEnglish: new RegExp(`^(?:[tT]he )?${anyCase(word)} of (?:the )?(?=\\S)`, "u"),
  // « région parisienne »: what follows in small letters belongs to the word.
  withAdjective: new RegExp(`^(?:[lL][ae] |[lL]['’])?(${anyCase(word)})(?= \\p{Ll}{4})`, "u"),
}));

/** Camp David, Camp Perrin in Haiti */
const namesWithCamp = /^(?:David|Hill|Perrin|Verde)\b/;

/** Without « de » only words that begin no town's name: Ville-Marie and Nord are towns. */
const standAlone = new Set(
  "province région district wilaya gouvernorat village département oblast préfecture commune camp quartier".split(" "),
);
const alone = areaWords
  .filter(({ area: one }) => standAlone.has(one.french))
  .map(({ word, area: one }) => ({
    area: one,
    pattern: new RegExp(`^${anyCase(word)}(?: ?: ?| [–-] | )(?=[\\p{Lu}\\p{N}ʿʾ'’])`, "u"),
  }));

/** In English the descriptor stands behind: "Herat Province". */
const trailing = areaWords
  .filter(({ word, area: one }) => one.words.includes(word))
  .map(({ word, area: one }) => ({ area: one, pattern: new RegExp(`^([\\p{Lu}ʿʾ'’].*\\S) ${anyCase(word)}$`, "u") }));

/** « Vieux Village » is the name of a place. */
const partOfName =
  /^(?:nouveau|nouvelle|grande?|petite?|ancien|ancienne|vieux|vieille|haute?|basse?|new|old|free|union)$/i;

const compassNames: Readonly<Record<string, string>> = {
  north: "du Nord",
  northern: "du Nord",
  south: "du Sud",
  southern: "du Sud",
  east: "de l’Est",
  eastern: "de l’Est",
  west: "de l’Ouest",
  western: "de l’Ouest",
  central: "du Centre",
};

/** « de Kaboul », « d’Achin », « du Kef », « des Cayes » */
function ofPlace(name: string): string {
  const compass = compassNames[foldWords(name).join(" ")];
  if (compass !== undefined) return compass;
  const found = townArticle.exec(name);
  if (found !== null) return `${found[1]?.length === 2 ? "du" : "des"} ${name.slice(found[0].length)}`;
  // « de Yaoundé », « de Ouagadougou »: before such a vowel there is no elision.
  const isElided = /^(?:[aeioàâäéèêëîïôöùûüœæ]|u|y[^aeiou])/i.test(name) && !/^(?:ou[aeiéè]|ia|ye)/i.test(name);
  return isElided ? `d’${name}` : `de ${name}`;
}

const atArea = ({ at }: Area, words: string): string => `${at}${at.endsWith("’") ? "" : " "}${words}`;

/** `dans la province de Kaboul`, also for « Province Kaboul » and "Kabul Province"; undefined for what is no area. */
export function inArea(text: string): string | undefined {
  const [head = "", ...rest] = text.split(/,\s*/);
  const named = nameOfArea(head);
  if (named === undefined) return undefined;
  const others = rest.map((part) => nameOfArea(part)?.words ?? part);
  return [atArea(named.area, named.words), ...others].join(", ");
}

function nameOfArea(text: string): { area: Area; words: string } | undefined {
  for (const { area: one, linked, inEnglish, withAdjective } of leading) {
    const found = linked.exec(text) ?? withAdjective.exec(text);
    if (found !== null) {
      const [whole, word = ""] = found;
      // « PROVINCE » typed in capitals stays so.
      const isInCapitals = word.length > 1 && word === word.toUpperCase();
      return { area: one, words: `${isInCapitals ? word : one.french}${text.slice(whole.length)}` };
    }
    const english = inEnglish.exec(text);
    if (english !== null) return { area: one, words: `${one.french} ${ofPlace(text.slice(english[0].length))}` };
  }
  for (const { area: one, pattern } of alone) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const name = text.slice(found[0].length);
    if (one.french === "camp" && namesWithCamp.test(name)) return undefined;
    const isNumber = /^(?:\p{N}|[IVX]+(?!\p{L}))/u.test(name);
    return { area: one, words: `${one.french} ${isNumber || one.french === "quartier" ? name : ofPlace(name)}` };
  }
  for (const { area: one, pattern } of trailing) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined && !partOfName.test(name)) return { area: one, words: `${one.french} ${ofPlace(name)}` };
  }
  return undefined;
}

export function inRegion(text: string): string {
  const [, found = "", name = ""] = /^(la|le|les|l['’])\s*(.+)$/i.exec(text) ?? [];
  if (found === "") return `dans la région ${ofPlace(text)}`;
  return `dans ${found.toLowerCase()}${/['’]$/.test(found) ? "" : " "}${name}`;
}
