// The reader's own table of countries and regions: how French says « in » and « of » them. From the list of country names
// of the Imprimerie nationale's usage; written by hand, shared with nothing.

type Article = "la" | "le" | "l’" | "les" | "none";

const byArticle: Readonly<Record<Article, string>> = {
  la: "Birmanie|Bosnie-Herzégovine|Chine|Colombie|Côte d’Ivoire|Fédération de Russie|France|Gambie|Géorgie|Guinée|Guinée-Bissau|Guinée équatoriale|Jordanie|Libye|Macédoine du Nord|Mauritanie|Moldavie|République centrafricaine|République démocratique du Congo|République dominicaine|Russie|Serbie|Sierra Leone|Somalie|Syrie|Tanzanie|Thaïlande|Tunisie|Turquie|Tchétchénie|Crimée|Casamance|Kabylie|Yougoslavie|Tchécoslovaquie|Haute-Volta|Zambie|Namibie|Mongolie|Malaisie|Nouvelle-Calédonie",
  le: "Bangladesh|Bénin|Bhoutan|Burkina Faso|Burundi|Cambodge|Cameroun|Congo|Darfour|Ghana|Kazakhstan|Kenya|Kirghizistan|Kosovo|Kurdistan|Laos|Libéria|Liban|Mali|Maroc|Mexique|Mozambique|Népal|Nicaragua|Niger|Nigéria|Nigeria|Pakistan|Pérou|Qatar|Rwanda|Salvador|Sénégal|Soudan du Sud|Soudan|Sri Lanka|Tadjikistan|Tchad|Tibet|Tigré|Togo|Turkménistan|Venezuela|Viêt Nam|Vietnam|Yémen|Zaïre|Zimbabwe|Kivu|Cachemire",
  "l’": "Afghanistan|Albanie|Algérie|Allemagne|Angola|Arabie saoudite|Arménie|Azerbaïdjan|Égypte|Érythrée|Eswatini|Éthiopie|Inde|Indonésie|Iran|Irak|Ouganda|Ouzbékistan|Ukraine|Oromia|Ogaden|URSS|Union soviétique",
  les: "Comores|Philippines|Maldives|Émirats arabes unis|Territoires palestiniens",
  none: "Cuba|Haïti|Madagascar|Maurice|Oman|Bahreïn",
};

/** Djibouti, Monaco, Singapour: the country and its town have one name, and both are said « à ». */
const sameAsTown = "Djibouti|Singapour|Monaco|Koweït|Guatemala|Panama|Mexico|Luxembourg|Brunei|Gibraltar";

export const countries: ReadonlyMap<string, Article> = new Map(
  (Object.entries(byArticle) as [Article, string][]).flatMap(([article, names]) =>
    names.split("|").map((name) => [name, article] as const),
  ),
);

// « en Iran », « en Angola », « en Ogaden »: every name with an elided article takes « en », whatever its gender.
const inOf: Readonly<Record<Article, readonly string[]>> = {
  la: ["en"],
  le: ["au"],
  "l’": ["en"],
  les: ["aux"],
  none: ["à", "en"],
};

const ofOf: Readonly<Record<Article, readonly string[]>> = {
  la: ["de", "de la"],
  le: ["du", "de"],
  "l’": ["d’", "de l’"],
  les: ["des"],
  none: ["de", "d’"],
};

const prepositions =
  "à la |à l[’']|dans la |dans le |dans l[’']|de la |de l[’']|au |aux |en |à |du |des |de |d[’']|le |la |les |l[’']";
const names = [...countries.keys(), ...sameAsTown.split("|")].sort((a, b) => b.length - a.length).join("|");
const named = new RegExp(`(?<![\\p{L}’'-])(${prepositions})(${names})(?![\\p{L}-]| (?:du|de|d’|Nord|Sud))`, "giu");

/** « à Afghanistan », « en Soudan », « de le Mali »: the first preposition that this name does not take. */
export function wrongPreposition(text: string): string | undefined {
  for (const [whole, before = "", name = ""] of text.replaceAll("\u00A0", " ").matchAll(named)) {
    const article = [...countries].find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
    if (article === undefined) continue;
    const said = before.trim().toLowerCase().replace("'", "’");
    const articles = article === "none" ? [] : [article];
    if (![...inOf[article], ...ofOf[article], ...articles].includes(said)) return whole;
  }
  return undefined;
}
