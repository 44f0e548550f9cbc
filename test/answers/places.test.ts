// Places as a clerk would say them aloud: towns, regions, countries, descriptions, and what is unknown.
import { assert, property, stringMatching } from "fast-check";
import { describe, expect, it } from "vitest";
import { countryCodes, countryName } from "../../functions/answers/countries.ts";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { countryOf } from "../../functions/answers/places/country-words.ts";
import { formerStateOf, formerStates } from "../../functions/answers/places/former-states.ts";
import { inCountry } from "../../functions/answers/places/in-country.ts";
import { placePhrase, type PlaceAnswers } from "../../functions/answers/places/place-phrase.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { readRows } from "../../functions/spreadsheet/reading/read-rows.ts";
import { say } from "../../functions/text/say.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";

/** As it stands after « né le 5 mars 1990 ». */
function said(answers: PlaceAnswers): string {
  const { where, isApart, country, namesCountry } = placePhrase(answers, "lieu de naissance");
  const inBrackets = namesCountry ? "" : ` (${country ?? "…"})`;
  return `${isApart ? "," : ""} ${where ?? "à …"}${inBrackets}`.trim();
}

const at = (place: string, country?: string): string => placePhrase({ place, country }, "lieu de naissance").where!;

describe("towns and areas", () => {
  it.each([
    ["Hérat", "à Hérat"],
    ["Kaboul", "à Kaboul"],
    ["Alep", "à Alep"],
    ["Al-Hasakah", "à Al-Hasakah"],
    ["al-Hasakah", "à al-Hasakah"],
    ["El Fasher", "à El Fasher"],
    ["Ürümqi", "à Ürümqi"],
    ["Œuilly", "à Œuilly"],
    ["İzmir", "à İzmir"],
    ["ʿAmrān", "à ʿAmrān"],
    ["’Ayn al-ʿArab", "à ’Ayn al-ʿArab"],
    ["Homs", "à Homs"],
    ["Hébron", "à Hébron"],
    ["Hénin-Beaumont", "à Hénin-Beaumont"],
    ["HYÈRES", "à HYÈRES"],
    ["Yaoundé", "à Yaoundé"],
    ["Yvetot", "à Yvetot"],
    ["Yerres", "à Yerres"],
    ["Ouagadougou", "à Ouagadougou"],
    ["Oujda", "à Oujda"],
    ["Iaroslavl", "à Iaroslavl"],
    ["Iéna", "à Iéna"],
    ["Irbil", "à Irbil"],
    ["Le Caire", "au Caire"],
    ["LE CAIRE", "au CAIRE"],
    ["le Mans", "au Mans"],
    ["Les Abymes", "aux Abymes"],
    ["La Rochelle", "à La Rochelle"],
    ["La Paz", "à La Paz"],
    ["L’Haÿ-les-Roses", "à L’Haÿ-les-Roses"],
    ["Los Angeles", "à Los Angeles"],
    ["Leskovac", "à Leskovac"],
    ["Lệ Thủy", "à Lệ Thủy"],
    ["Мариуполь", "à Мариуполь"],
    ["province de Kaboul", "dans la province de Kaboul"],
    ["PROVINCE DE KABOUL", "dans la PROVINCE DE KABOUL"],
    ["District d’Achin", "dans le district d’Achin"],
    ["Camp de réfugiés de Dadaab", "au camp de réfugiés de Dadaab"],
    ["village de la Fontaine", "au village de la Fontaine"],
    ["Village-Neuf", "à Village-Neuf"],
    ["Camp David", "à Camp David"],
    ["Province Herat", "dans la province de Herat"],
    ["Province Hérat", "dans la province de Hérat"],
    ["Herat Province", "dans la province de Herat"],
    ["Herat province", "dans la province de Herat"],
    ["Province of Herat", "dans la province de Herat"],
    ["the province of Herat", "dans la province de Herat"],
    ["province herat", "dans la province herat"],
    ["PROVINCE HERAT", "dans la province de HERAT"],
    ["Province : Hérat", "dans la province de Hérat"],
    ["la province de Kaboul", "dans la province de Kaboul"],
    ["Province Alep", "dans la province d’Alep"],
    ["Province Le Kef", "dans la province du Kef"],
    ["Gouvernorat Le Kef", "dans le gouvernorat du Kef"],
    ["Gouvernorat de Ninive", "dans le gouvernorat de Ninive"],
    ["Anbar Governorate", "dans le gouvernorat d’Anbar"],
    ["district Achin", "dans le district d’Achin"],
    ["Achin District", "dans le district d’Achin"],
    ["Achin District, Nangarhar Province", "dans le district d’Achin, province de Nangarhar"],
    ["district de Mirwais, province de Kandahar", "dans le district de Mirwais, province de Kandahar"],
    ["District 5", "dans le district 5"],
    ["wilaya d’Alger", "dans la wilaya d’Alger"],
    ["Wilaya Tizi Ouzou", "dans la wilaya de Tizi Ouzou"],
    ["région de Kayes", "dans la région de Kayes"],
    ["Region de Kayes", "dans la région de Kayes"],
    ["région maritime", "dans la région maritime"],
    ["village de Nawabad", "au village de Nawabad"],
    ["Village Nawabad", "au village de Nawabad"],
    ["Nawabad village", "au village de Nawabad"],
    ["Vieux Village", "à Vieux Village"],
    ["ville de Kaboul", "dans la ville de Kaboul"],
    ["camp de Zaatari", "au camp de Zaatari"],
    ["camp d’Oure Cassoni", "au camp d’Oure Cassoni"],
    ["Zaatari refugee camp", "au camp de réfugiés de Zaatari"],
    ["Yarmouk Camp", "au camp de Yarmouk"],
    ["bande de Gaza", "dans la bande de Gaza"],
    ["État de Kachin", "dans l’État de Kachin"],
    ["Kayin State", "dans l’État de Kayin"],
    ["Northern Province", "dans la province du Nord"],
    ["Eastern Province", "dans la province de l’Est"],
    ["comté de Yei", "dans le comté de Yei"],
    ["Yei County", "dans le comté de Yei"],
    ["arrondissement de Croix-des-Bouquets", "dans l’arrondissement de Croix-des-Bouquets"],
    ["île de Gorée", "sur l’île de Gorée"],
    ["vallée du Panjshir", "dans la vallée du Panjshir"],
    ["hôpital de Mossoul", "à l’hôpital de Mossoul"],
    ["frontière irano-afghane", "à la frontière irano-afghane"],
    ["nord de la Syrie", "dans le nord de la Syrie"],
    ["Nord du Darfour", "dans le nord du Darfour"],
    ["Camp Zaatari", "au camp de Zaatari"],
    ["Camp Perrin", "à Camp Perrin"],
    ["Quartier Madina", "au quartier Madina"],
    ["Commune III du district de Bamako", "dans la commune III du district de Bamako"],
    ["Jaghori (Ghazni)", "à Jaghori, Ghazni"],
    [
      "village de Sang-e-Masha, district de Jaghori, province de Ghazni",
      "au village de Sang-e-Masha, district de Jaghori, province de Ghazni",
    ],
    ["Benin City", "à Benin City"],
    ["Cape Town", "à Cape Town"],
    ["Ouest-Foire", "à Ouest-Foire"],
    ["Sur", "à Sur"],
  ])("%s: %s", (place, phrase) => {
    expect(at(place)).toBe(phrase);
  });

  it("takes no « Le » for an article where French is not written", () => {
    expect(at("Le Thuy", "VN")).toBe("à Le Thuy");
    expect(at("Le Caire", "EG")).toBe("au Caire");
  });

  it("never loses or adds a letter of the name itself, other than the article", () => {
    assert(
      property(stringMatching(/^[A-ZÉ][a-zé]{3,12}([ -][A-Z][a-z]{1,8})?$/), (place) => {
        const { where } = placePhrase({ place, placeKind: "town" }, "lieu de naissance");
        expect(where!.replace(/^(?:à|aux?|dans l[ae]) /, "").toLowerCase()).toBe(
          place.toLowerCase().replace(/^les? /, ""),
        );
      }),
    );
  });
});

describe("regions", () => {
  it.each([
    ["Darfour", undefined, "au Darfour"],
    ["Le Darfour", undefined, "au Darfour"],
    ["DARFOUR", undefined, "au DARFOUR"],
    ["Darfur", undefined, "au Darfur"],
    ["Nord-Darfour", undefined, "au Nord-Darfour"],
    ["Darfour du Sud", undefined, "au Darfour du Sud"],
    ["au Darfour", undefined, "au Darfour"],
    ["Tchétchénie", undefined, "en Tchétchénie"],
    ["TCHETCHENIE", undefined, "en TCHETCHENIE"],
    ["Sud-Kivu", undefined, "au Sud-Kivu"],
    ["Kurdistan irakien", undefined, "au Kurdistan irakien"],
    ["Ogaden", undefined, "dans l’Ogaden"],
    ["Cachemire", undefined, "au Cachemire"],
    ["West Bank", undefined, "en Cisjordanie"],
    ["Nangarhar", "AF", "dans la province de Nangarhar"],
    ["Uruzgan", "AF", "dans la province d’Uruzgan"],
    ["Équateur", "CD", "dans la province de l’Équateur"],
    ["Nord-Ouest", "CM", "dans le Nord-Ouest"],
    ["Ouest", "HT", "dans l’Ouest"],
    ["Hérat", "AF", "à Hérat"],
  ])("%s (%s): %s", (place, country, phrase) => {
    expect(at(place, country)).toBe(phrase);
  });
});

describe("countries", () => {
  it.each([
    [{ place: "Afghanistan", country: "AF" }, "en Afghanistan"],
    [{ place: "afghanistan", country: "AF" }, "en Afghanistan"],
    [{ place: "L’Afghanistan", country: "AF" }, "en Afghanistan"],
    [{ place: "en Afghanistan", country: "AF" }, "en Afghanistan"],
    [{ place: "Afghanistan" }, "en Afghanistan"],
    [{ place: "Sudan", country: "SD" }, "au Soudan"],
    [{ place: "Soudan", country: "SD" }, "au Soudan"],
    [{ place: "Comores", country: "KM" }, "aux Comores"],
    [{ place: "Congo", country: "CD" }, "en République démocratique du Congo"],
    [{ place: "RDC", country: "CD" }, "en République démocratique du Congo"],
    [{ place: "Goma (RDC)", country: "CD" }, "à Goma (République démocratique du Congo)"],
    [{ place: "Centrafrique", country: "CF" }, "en République centrafricaine"],
    [{ place: "Éthiopie", country: "ER", countryAsWritten: "Éthiopie" }, "en Éthiopie"],
    [{ place: "Djibouti", country: "DJ" }, "à Djibouti (Djibouti)"],
    [{ place: "Mexico", country: "MX" }, "à Mexico (Mexique)"],
    [{ place: "Mexique", country: "MX" }, "au Mexique"],
    [{ place: "Koweït", country: "KW" }, "à Koweït (Koweït)"],
    [{ place: "Djibouti", country: "DJ", placeKind: "country" }, "à Djibouti"],
    [{ place: "Mali", country: "GN" }, "à Mali (Guinée)"],
    [{ place: "Bo", country: "SL" }, "à Bo (Sierra Leone)"],
    [{ place: "Van", country: "TR" }, "à Van (Turquie)"],
    [{ place: "Kaboul, Afghanistan", country: "AF" }, "à Kaboul (Afghanistan)"],
    [{ place: "Kaboul (Afghanistan)", country: "AF" }, "à Kaboul (Afghanistan)"],
    [{ place: "Kaboul - Afghanistan", country: "AF" }, "à Kaboul (Afghanistan)"],
    [{ place: "Afghanistan, Kaboul", country: "AF" }, "à Kaboul (Afghanistan)"],
    [{ place: "Kaboul (Afghanistan)" }, "à Kaboul (Afghanistan)"],
    [{ place: "Province Herat, Afghanistan", country: "AF" }, "dans la province de Herat (Afghanistan)"],
    [{ place: "Kaboul" }, "à Kaboul (…)"],
    [{ country: "AF" }, "à … (Afghanistan)"],
    [{}, "à … (…)"],
  ] as [PlaceAnswers, string][])("%j: %s", (answers, phrase) => {
    expect(said(answers)).toBe(phrase);
  });

  it.each([
    ["AF", "en Afghanistan"],
    ["SD", "au Soudan"],
    ["SS", "au Soudan du Sud"],
    ["ML", "au Mali"],
    ["KM", "aux Comores"],
    ["DJ", "à Djibouti"],
    ["IR", "en Iran"],
    ["IQ", "en Irak"],
    ["CD", "en République démocratique du Congo"],
    ["CG", "au Congo"],
    ["LK", "au Sri Lanka"],
    ["HT", "en Haïti"],
    ["XK", "au Kosovo"],
    ["AE", "aux Émirats arabes unis"],
    ["MG", "à Madagascar"],
    ["CK", "aux îles Cook"],
  ])("%s: %s", (iso, phrase) => {
    expect(inCountry(iso)).toBe(phrase);
  });

  it("has a phrase for each country that holds its name", () => {
    for (const iso of countryCodes) {
      const last = countryName(iso)
        .split(" ")
        .at(-1)!
        .replace(/^.*['’]/, "");
      expect(inCountry(iso)).toContain(last);
      expect(inCountry(iso)).not.toMatch(/\b(?:en|au|aux|à) (?:Îles?|île|la Réunion)\b|en (?:Le|Les) /);
    }
  });
});

describe("what no town is", () => {
  it.each([
    [{ place: "inconnu", country: "AO" }, ", lieu de naissance inconnu (Angola)"],
    [{ place: "INCONNUE", country: "AO" }, ", lieu de naissance inconnu (Angola)"],
    [{ place: "lieu inconnu", country: "AO" }, ", lieu de naissance inconnu (Angola)"],
    [{ place: "unknown", country: "AO" }, ", lieu de naissance inconnu (Angola)"],
    [{ place: "Неизвестно", country: "AO" }, ", lieu de naissance inconnu (Angola)"],
    [{ place: "?", country: "AO" }, ", lieu de naissance inconnu (Angola)"],
    [{ place: "N/A", country: "AO" }, ", lieu de naissance inconnu (Angola)"],
    [{ placeKind: "unknown", country: "AO" }, ", lieu de naissance inconnu (Angola)"],
    [{ placeKind: "unknown" }, ", lieu de naissance inconnu (…)"],
    [{ place: "en mer" }, "en mer (…)"],
    [{ place: "Dans un camp de réfugiés", country: "KE" }, "dans un camp de réfugiés (Kenya)"],
    [{ place: "Près de Kaboul", country: "AF" }, "près de Kaboul (Afghanistan)"],
    [{ place: "à Kaboul", country: "AF" }, "à Kaboul (Afghanistan)"],
    [{ place: "A Kaboul", country: "AF" }, "à Kaboul (Afghanistan)"],
    [{ place: "A Coruña", country: "ES" }, "à A Coruña (Espagne)"],
    [{ place: "Au Caire", country: "EG" }, "au Caire (Égypte)"],
    [{ place: "Aux Cayes", country: "HT" }, "aux Cayes (Haïti)"],
    [
      { place: "bateau Ocean Viking", placeKind: "description", country: "IT" },
      ", lieu de naissance\u00A0: bateau Ocean Viking (Italie)",
    ],
  ] as [PlaceAnswers, string][])("%j: %s", (answers, phrase) => {
    expect(said(answers)).toBe(phrase.replace(/^, /, ", "));
  });

  it.each([
    [{ place: "Le Nord", placeKind: "region" }, "dans le Nord (…)"],
    [{ place: "Hérat", placeKind: "region", country: "AF" }, "dans la région de Hérat (Afghanistan)"],
    [{ place: "Darfour", placeKind: "region", country: "SD" }, "au Darfour (Soudan)"],
    [{ place: "Darfour", placeKind: "town", country: "SD" }, "à Darfour (Soudan)"],
    [{ place: "Mali", placeKind: "country", country: "ML" }, "au Mali"],
    [{ place: "Mali", placeKind: "town", country: "ML" }, "à Mali (Mali)"],
    [{ place: "Pountland", placeKind: "country" }, ", lieu de naissance\u00A0: Pountland (…)"],
    [{ place: "Inconnu", placeKind: "town", country: "FR" }, "à Inconnu (France)"],
  ] as [PlaceAnswers, string][])("what was said of it decides: %j: %s", (answers, phrase) => {
    expect(said(answers)).toBe(phrase);
  });
});

describe("States that are no more", () => {
  it.each([
    [{ place: "Kiev", country: "UA", countryAsWritten: "URSS" }, "à Kiev (URSS)"],
    [{ place: "Kiev (URSS)", country: "UA" }, "à Kiev (URSS)"],
    [{ place: "Sarajevo", country: "BA", countryAsWritten: "Yougoslavie" }, "à Sarajevo (Yougoslavie)"],
    [{ place: "Asmara", country: "ER", countryAsWritten: "Éthiopie" }, "à Asmara (Éthiopie)"],
    [{ place: "URSS", country: "UA", countryAsWritten: "URSS" }, "en URSS"],
    [{ place: "Zaïre", country: "CD" }, "au Zaïre"],
    [{ countryAsWritten: "Zaïre", country: "CD" }, "à … (Zaïre)"],
    [{ placeKind: "unknown", countryAsWritten: "URSS" }, ", lieu de naissance inconnu (URSS)"],
  ] as [PlaceAnswers, string][])("%j: %s", (answers, phrase) => {
    expect(said(answers)).toBe(phrase);
  });

  it("have no name or code that a State of today has", () => {
    const words = formerStates.flatMap(({ name, words }) => [name, ...words]);
    expect(words.filter((word) => countryOf(word) !== undefined)).toEqual([]);
    expect(formerStates.flatMap(({ today }) => today).filter((iso) => !countryCodes.has(iso))).toEqual([]);
  });

  it("are found by their names in several languages and by the codes that they had", () => {
    const found = ["urss", "U.R.S.S.", "l’URSS", "ex-Yougoslavie", "Haute Volta", "SU", "YU", "ZR", "DDR", "СССР"];
    expect(found.map((word) => formerStateOf(word)?.name).join(" ")).toBe(
      "URSS URSS URSS Yougoslavie Haute-Volta URSS Yougoslavie Zaïre RDA URSS",
    );
    expect(formerStateOf("Afghanistan")).toBeUndefined();
  });

  const refused = (identity: object) => {
    const parsed = parseAnswers({ ...sampleAnswers(), identity }, { today: sampleToday, covers });
    return parsed.ok ? [] : parsed.issues.map(({ code, path, message }) => [code, path.join("."), say(message, "fr")]);
  };

  it.each(["URSS", "SU", "Union soviétique"])("typed as a country, %s is told where it goes", (country) => {
    const [[code, path, words] = []] = refused({ birth: { country } });
    expect([code, path]).toEqual(["former-country", "identity.birth.country"]);
    expect(words).toContain("URSS\u00A0» n’existe plus");
    expect(words).toContain("Ukraine (UA)");
    expect(words).toContain("countryAsWritten");
  });

  it("typed as a nationality, it is told what to write", () => {
    expect(refused({ nationalities: ["YU"] })).toMatchObject([["former-nationality", "identity.nationalities.0", {}]]);
  });

  it("a name of today is told its code", () => {
    expect(refused({ birth: { country: "Soudan" } })[0]?.[2]).toContain("SD\u00A0»");
  });

  it("in a sheet, the column for the name is named", () => {
    const bytes = new TextEncoder().encode(
      "Démarche;Protection;Logement;Situation familiale;Lieu de naissance;Pays de naissance;Nationalité;Nom de famille\n" +
        "1ère demande;réfugié;hôtel;célibataire;inconnu;URSS;yougoslave;Rahimi\n" +
        "1ère demande;réfugié;hôtel;célibataire;inconnu;Angola;apatride;Rahimi\n",
    );
    const reading = readRows(bytes, { today: sampleToday, covers });
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
    const [wrong, valid] = [...reading.rows()];
    expect(valid).toMatchObject({ answers: { identity: { birth: { place: "inconnu", country: "AO" } } } });
    const issues = wrong?.kind === "wrong" ? wrong.issues : [];
    expect(issues.map(({ code }) => code)).toEqual(["former-country", "former-nationality"]);
    expect(say(issues[0]!.message, "fr")).toContain("Pays de naissance écrit sur l’acte");
  });

  it.each([
    ["Pays d’origine", "URSS", "former-origin", "d’où vient la personne"],
    ["Enfant 1 – Pays de naissance", "Yougoslavie", "former-country", "Enfant 1 – Pays de naissance écrit sur l’acte"],
    ["Enfant 1 – Nationalité", "soviétique", "former-nationality", "Ukraine (UA)"],
    ["Enfant 2 – Pays de naissance", "SU", "former-country", "Enfant 2 – Pays de naissance écrit sur l’acte"],
    ["Époux – Pays de naissance", "Zaïre", "former-country", "Conjoint(e) – Pays de naissance écrit sur l’acte"],
    ["Pays du mariage", "Tchécoslovaquie", "former-country", "Pays du mariage écrit sur l’acte"],
  ])("in a sheet, in the column %s, %s is told where it goes", (title, text, code, part) => {
    const bytes = new TextEncoder().encode(
      `Démarche;Protection;Logement;Situation familiale;${title};Nom de famille\n1ère demande;réfugié;hôtel;marié;${text};Rahimi\n`,
    );
    const reading = readRows(bytes, { today: sampleToday, covers });
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
    const [row] = [...reading.rows()];
    const [issue] = row?.kind === "wrong" ? row.issues : [];
    expect(issue?.code).toBe(code);
    expect(say(issue!.message, "fr").replaceAll("\u00A0", " ")).toContain(part);
  });

  it("on the certificate beside a bare code, the answer or the column for the name is offered", () => {
    const bytes = new TextEncoder().encode(
      "Démarche;Protection;Logement;Situation familiale;Pays de naissance;Certificat de naissance de l’Ofpra;" +
        "Différence 1 – Élément;Différence 1 – Sur le certificat de naissance;Différence 1 – Sur l’autre document;" +
        "Différence 1 – Autre document;Nom de famille\n" +
        "1ère demande;réfugié;hôtel;célibataire;Ukraine;Reçu;Pays de naissance;URSS;Ukraine;Récépissé;Rahimi\n",
    );
    const reading = readRows(bytes, { today: sampleToday, covers });
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
    const [row] = [...reading.rows()];
    const words = row?.kind === "wrong" ? row.issues.map(({ message }) => say(message, "fr")) : [];
    expect(words).toHaveLength(1);
    expect(words[0]).toContain("Pays de naissance écrit sur l’acte");
  });
});
