// Regions whose names are no towns' names, with the words that stand before them in French.
import { fold, foldWords } from "../../text/fold.ts";

type Region = {
  at: string;
  names: readonly string[];
  /** Where the name means this only in one country. */
  country?: string;
  /** In place of a name in another language. */
  french?: string;
};

const listed = (names: string): string[] => names.split(", ");

// By French usage, without an official list. A region that bears the name of its capital (Hérat, Homs, Kayes) is read as
// the town: the answer to `placeKind` says otherwise.
const regions: readonly Region[] = [
  {
    at: "au",
    names: listed(
      "Darfour, Darfur, Kordofan, Nil Bleu, Nil Blanc, Bahr el-Ghazal, " +
        "Kurdistan, Kurdistan irakien, Kurdistan iranien, Kurdistan syrien, Kurdistan turc, " +
        "Rojava, Cachemire, Kashmir, Azad Cachemire, Azad Kashmir, Jammu-et-Cachemire, Pendjab, " +
        "Punjab, Sind, Sindh, Baloutchistan, Balochistan, Baluchistan, Waziristan, Waziristân, " +
        "Gilgit-Baltistan, Tibet, Xinjiang, Turkestan oriental, Bengale, Bengale occidental, " +
        "Tamil Nadu, Kerala, Manipur, Nagaland, Mizoram, Daghestan, Dagestan, Karabakh, Karabagh, " +
        "Haut-Karabakh, Haut-Karabagh, Nagorno-Karabakh, Nakhitchevan, Tatarstan, Donbass, Donbas, " +
        "Kivu, Katanga, Kasaï, Kasai, Maniema, Bas-Congo, Kongo-Central, Bandundu, Haut-Katanga, " +
        "Haut-Uele, Bas-Uele, Kwilu, Fouta, Fouta-Djalon, Fouta-Djallon, Fouta-Toro, Macina, " +
        "Tigré, Tigray, Somaliland, Puntland, Jubaland, Galmudug, Moyen-Chari, Logone occidental, " +
        "Logone oriental, Kanem, Guéra, Ouaddaï, Borkou, Tibesti, Biafra, Borno, Khorasan, " +
        "Khouzistan, Khuzestan, Gilan, Mazandaran, Kordestan, Lorestan, Sistan-Baloutchistan, " +
        "Sistan-et-Baloutchistan, Guerrero, Chiapas, Panjshir, Pandjchir, Nouristan, Nuristan, " +
        "Badakhshan, Hazarajat, Hazaradjat",
    ),
  },
  {
    at: "en",
    names: listed(
      "Tchétchénie, Chechnya, Ingouchie, Ingushetia, Ossétie, Ossetia, Kabardino-Balkarie, " +
        "Karatchaïévo-Tcherkessie, Abkhazie, Abkhazia, Adjarie, Transnistrie, Crimée, Crimea, " +
        "Galicie, Volhynie, Bucovine, Bessarabie, Gagaouzie, Sibérie, Voïvodine, Herzégovine, " +
        "Republika Srpska, Kabylie, Casamance, Gezira, Cyrénaïque, Tripolitaine, Cisjordanie, " +
        "Galilée, Anatolie, Cappadoce, Ituri, Oromia, Oromie, Haute-Guinée, " +
        "Basse-Guinée, Moyenne-Guinée, Guinée forestière, Mongolie-Intérieure, Mandchourie, " +
        "Papouasie, Papouasie occidentale, Nouvelle-Calédonie, Île-de-France, Grande Comore, " +
        "Malaisie orientale, Bavière, Flandre, Wallonie",
    ),
  },
  {
    at: "dans l’",
    names: listed(
      "Adamaoua, Extrême-Nord, Ogaden, Azawad, Assam, Arakan, Artibonite, Uttar Pradesh, " +
        "Arunachal Pradesh, Andhra Pradesh, Ennedi, Anbar, Al-Anbar",
    ),
  },
  { at: "dans le", names: ["Khyber Pakhtunkhwa"] },
  { at: "en", names: ["West Bank"], french: "Cisjordanie" },
  { at: "au", names: ["Blue Nile"], french: "Nil Bleu" },
  { at: "au", names: ["White Nile"], french: "Nil Blanc" },
  { at: "dans la", names: ["Gaza Strip"], french: "bande de Gaza" },
  { at: "dans l’État de", names: listed("Rakhine, Chin, Kachin, Shan, Kayin, Kayah"), country: "MM" },
  { at: "dans la", names: listed("Grand’Anse, Bekaa, Bekaa-Hermel, Beqaa, Ghouta, Ghouta orientale") },
  { at: "dans les", names: ["Nippes", "Chittagong Hill Tracts", "Balkans"] },
  { at: "dans le", names: listed("Nord-Ouest, Sud-Ouest, Nord, Sud, Centre, Littoral"), country: "CM" },
  { at: "dans l’", names: ["Est", "Ouest"], country: "CM" },
  {
    at: "dans le",
    names: listed("Nord, Sud, Nord-Est, Nord-Ouest, Sud-Est, Centre, Plateau central"),
    country: "HT",
  },
  { at: "dans l’", names: ["Ouest"], country: "HT" },
  { at: "dans la province de l’", names: ["Équateur"], country: "CD" },
  { at: "dans la province d’", names: ["Uruzgan", "Oruzgan", "Ourouzgan"], country: "AF" },
  {
    at: "dans la province de",
    names: listed(
      "Nangarhar, Helmand, Takhar, Parwan, Parvan, Kapisa, Laghman, Kunar, Paktia, Paktya, " +
        "Paktika, Logar, Wardak, Maidan Wardak, Daykundi, Daikundi, Zabul, Zaboul, Samangan, " +
        "Jowzjan, Jawzjan, Faryab, Badghis, Ghor, Nimroz, Nimruz",
    ),
    country: "AF",
  },
  { at: "dans la région", names: ["Amhara", "Afar"], country: "ET" },
  { at: "dans la région de", names: ["Gash-Barka", "Gash Barka", "Debub", "Debubawi Keyih Bahri"], country: "ER" },
];

const byName = new Map<string, Region[]>();
for (const region of regions)
  for (const name of region.names) byName.set(fold(name), [...(byName.get(fold(name)) ?? []), region]);

const point =
  "(?:nord|sud|est|ouest|central|centrale|oriental|orientale|occidental|occidentale|north|south|east|west|northern|southern|eastern|western)";
/** « Nord-Darfour », « Darfour du Nord »; « nord du Darfour » is a part that has no name. */
const points = new RegExp(`^(?:${point} )+(?!d[eu] )|(?: (?:du |de l )?${point})+$`, "g");

const articleBefore = /^(?:(?:la|le|les|the)\s|l['’])/i;

/** `au Darfour`, `en Tchétchénie`, `au Sud-Kivu`; undefined for what is in no list. `country` is an ISO code. */
export function inKnownRegion(place: string, country: string | undefined): string | undefined {
  const bare = place.replace(articleBefore, "");
  const words = foldWords(bare).join(" ");
  const find = (name: string) =>
    byName.get(name.replaceAll(" ", ""))?.find((one) => one.country === undefined || one.country === country);
  const region = find(words) ?? find(words.replaceAll(points, ""));
  return region && `${region.at}${region.at.endsWith("’") ? "" : " "}${region.french ?? bare}`;
}
