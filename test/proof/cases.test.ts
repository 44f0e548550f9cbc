// Cases with their right values, written by hand from the sources and read on what is made: people whom a rule does not fit,
// answers that must agree, and days. The reader's own words and days; nothing of the product is asked.
import { describe, expect, test } from "vitest";
import { make, type Language, type Made } from "./made.ts";
import type { Input } from "./people.ts";
import { documentOf, plainSpaces } from "./rule.ts";

const today = "2026-11-23";

const refugee: Input = {
  version: 1,
  procedure: { kind: "first-application" },
  status: { kind: "refugee" },
  decision: { by: "ofpra", date: "2026-10-12" },
  identity: {
    familyName: "Rahimi",
    givenNames: "Mariam",
    gender: "female",
    birth: { date: "1990-03-05", place: "Hérat", country: "AF" },
    nationalities: ["AF"],
  },
  address: { street: "12 rue de la République", postcode: "69002", town: "Lyon" },
  housing: { kind: "own-name" },
  couple: { kind: "single" },
};

const identity = refugee["identity"] as Input;
const married = { kind: "married", spouse: { familyName: "Rahimi", givenNames: "Yusuf", gender: "male" } };
const host = { familyName: "Dupont", givenNames: "Jeanne", gender: "female", birth: { date: "1958-07-14" } };
const differs = (...differences: Input[]) => ({ concordance: { birthCertificate: "received", differences } });
const nameDiffers = { item: "family-name", onBirthCertificate: "Rahimi", onOtherPaper: "Rahimy" };

function madeFor(changes: Input, day = today, language: Language = "fr"): Made {
  const made = make({ ...refugee, ...changes }, day, language);
  if (made === undefined) throw new Error("these answers are refused");
  return made;
}

const textOf = (made: Made, id: string): string =>
  plainSpaces((documentOf(made, id)?.lines ?? []).map(({ text }) => text).join(" "));

const allOf = (made: Made): string => made.documents.map(({ id }) => textOf(made, id)).join(" ");

describe("answers that agree", () => {
  // A certificate gives a town, a region, a country, a description, or nothing that is known.
  test.each([
    ["Hérat", "AF", "à Hérat (Afghanistan)"],
    ["Le Caire", "EG", "au Caire (Égypte)"],
    ["Les Cayes", "HT", "aux Cayes (Haïti)"],
    ["La Havane", "CU", "à La Havane (Cuba)"],
    ["Darfour", "SD", "au Darfour (Soudan)"],
    ["Kurdistan", "IQ", "au Kurdistan (Irak)"],
    ["Tchétchénie", "RU", "en Tchétchénie (Russie)"],
    ["Afghanistan", "AF", "en Afghanistan"],
    ["Comores", "KM", "aux Comores"],
    ["province de Hérat", "AF", "dans la province de Hérat (Afghanistan)"],
    ["inconnu", "AO", "lieu de naissance inconnu (Angola)"],
    ["Djibouti", "DJ", "à Djibouti"],
    ["Mexico", "MX", "à Mexico (Mexique)"],
    ["Addis-Abeba", "ET", "à Addis-Abeba (Éthiopie)"],
  ])("born « %s » (%s): « %s »", (place, country, said) => {
    const birth = { date: "1990-03-05", place, country };
    const made = madeFor({ identity: { ...identity, birth }, couple: { ...married, wantsStatement: true } });
    expect(textOf(made, "non-polygamy-statement")).toContain(said);
  });

  test.each([
    ["married before birth", { couple: { kind: "married", marriage: { date: "1989-01-01" } } }],
    ["a spouse who is the applicant", { couple: { kind: "married", spouse: identity } }],
    ["a host who is the applicant", { housing: { kind: "hosted", host: identity } }],
    ["a host who is a minor", { housing: { kind: "hosted", host: { ...host, birth: { date: "2012-01-01" } } } }],
    ["a child who is older", { children: [{ familyName: "A", givenNames: "B", birth: { date: "1985-01-01" } }] }],
    ["a decision before birth", { decision: { by: "ofpra", date: "1989-01-01" } }],
    ["hosted before birth", { housing: { kind: "hosted", host, since: "1980-01-01" } }],
    ["a proof of the future", { housing: { kind: "own-name", proofOfAddress: { date: "2026-11-24" } } }],
    ["letters for a number", { foreignerNumber: "Zwart" }],
    [
      "a certificate that says another name",
      differs({ ...nameDiffers, onBirthCertificate: "Karimi", otherPaper: "receipt" }),
    ],
  ])("%s is refused", (_, changes) => {
    expect(make({ ...refugee, ...changes }, today, "fr")).toBeUndefined();
  });

  test("digits of other scripts are read in dates and numbers", () => {
    const birth = { date: "۱۹۹۰-۰۳-۰۵", place: "Hérat", country: "AF" };
    const changes = { identity: { ...identity, birth }, foreignerNumber: "٩٩١٢٣٤٥٦٧٨", couple: married };
    const statement = textOf(madeFor(changes), "non-polygamy-statement");
    expect(statement).toContain("née le 5 mars 1990");
    expect(statement).toContain("9912345678");
  });

  // Domiciliation: mail comes to the body (service-public F33052).
  test("the body that keeps the mail is in the address", () => {
    const housing = { kind: "domiciliation", name: "CCAS de Lyon", number: "4521" };
    const made = madeFor({
      housing,
      couple: married,
      ...differs({ ...nameDiffers, otherPaper: "protection-decision" }),
    });
    expect(textOf(made, "ofpra-letter")).toContain("CHEZ CCAS DE LYON");
    expect(textOf(made, "ofpra-letter")).toContain("4521");
    expect(textOf(made, "non-polygamy-statement")).toMatch(/[Dd]omicili\S+ chez CCAS de Lyon, n° 4521/);
  });

  test("a stateless person signs as one, whatever nationality was typed", () => {
    const changes = {
      status: { kind: "stateless" },
      identity: { ...identity, nationalities: ["MM"] },
      couple: married,
    };
    const statement = textOf(madeFor(changes), "non-polygamy-statement");
    expect(statement).toContain("apatride");
    expect(statement).not.toContain("birmane");
  });

  // Who corrects what: Réfugiés.info (Ofpra), sheet on errors of civil status, January 2026.
  test.each([
    ["the decision", { ...nameDiffers, otherPaper: "protection-decision" }, true],
    ["the certificate of the asylum request", { ...nameDiffers, otherPaper: "asylum-application-certificate" }, true],
    ["the permit only", { ...nameDiffers, otherPaper: "residence-permit" }, false],
    ["the travel document only", { ...nameDiffers, otherPaper: "travel-document" }, false],
    ["a foreign paper only", { ...nameDiffers, otherPaper: "foreign-paper" }, false],
    [
      "the marital status only",
      {
        item: "marital-status",
        onBirthCertificate: "célibataire",
        onOtherPaper: "mariée",
        otherPaper: "protection-decision",
      },
      false,
    ],
    [
      "the nationality only",
      {
        item: "nationality",
        onBirthCertificate: "afghane",
        onOtherPaper: "iranienne",
        otherPaper: "protection-decision",
      },
      false,
    ],
  ])("a difference with %s: a letter to Ofpra, or none", (_, difference, isLetter) => {
    expect(documentOf(madeFor(differs(difference)), "ofpra-letter") !== undefined).toBe(isLetter);
  });

  test("only the permit is wrong: the letter is for the prefecture", () => {
    const difference = { item: "gender", onBirthCertificate: "F", onOtherPaper: "M", otherPaper: "residence-permit" };
    const ids = madeFor(differs(difference)).documents.map(({ id }) => id);
    expect(ids).toContain("card-correction-letter");
    expect(ids).not.toContain("ofpra-letter");
  });
});

describe("people whom a rule does not fit", () => {
  // R. 431-15-3 and L. 424-1: only a foreigner has a permit.
  test("a French applicant gets no papers for a permit", () => {
    const made = madeFor({ identity: { ...identity, nationalities: ["FR"] } });
    expect(made.documents.map(({ id }) => id)).not.toContain("commitment-reminder");
    expect(allOf(made)).toMatch(/française? n'a pas de titre de séjour/);
  });

  test.each([
    ["Monaco", "98000", /Monaco n'est pas en France/],
    ["New Caledonia", "98800", /Nouvelle-Calédonie.*(?:autres|d'autres) règles|rien n'a été vérifié/],
    ["Mayotte", "97600", /valable dans toute la France/],
  ])("an address in %s", (_, postcode, said) => {
    const address = { street: "1 rue du Port", postcode, town: "Ville" };
    expect(allOf(madeFor({ address }))).toMatch(said);
  });

  // L. 424-3 2°: the union comes after the request for asylum; else only by reunification.
  test("a union before the request for asylum, without reunification: an association first", () => {
    const status = { kind: "family-member", of: "refugee", tie: "spouse", byReunification: false };
    const marriage = { date: "2018-05-04" };
    const changes = { status, asylumApplicationDate: "2024-02-01", couple: { ...married, marriage } };
    expect(textOf(madeFor(changes), "cover-sheet")).toMatch(/avant la demande d'asile/);
    const reunited = { ...changes, status: { ...status, byReunification: true } };
    expect(textOf(madeFor(reunited), "cover-sheet")).not.toMatch(/avant la demande d'asile/);
  });

  // F15401 does not list the statement for a refugee's family; F2689 does for subsidiary protection.
  test.each([
    ["refugee", "document conseillé"],
    ["subsidiary-protection", "document demandé"],
  ])("the statement of a family member of: %s", (of, strength) => {
    const status = { kind: "family-member", of, tie: "spouse", byReunification: true };
    const cover = textOf(madeFor({ status, couple: married }), "cover-sheet");
    expect(cover).toContain(`Déclaration sur l'honneur de non-polygamie ${strength}`);
  });

  // Annexe 10 says originaire, the sheets say ressortissant.
  test("a stateless person from a country that allows polygamy: both words are explained", () => {
    const status = { kind: "stateless" };
    const made = madeFor({ status, identity: { ...identity, nationalities: "stateless" }, couple: married });
    expect(textOf(made, "explain")).toMatch(/originaire/);
    expect(textOf(made, "explain")).toMatch(/ressortissant/);
    expect(textOf(made, "cover-sheet")).toContain("Déclaration sur l'honneur de non-polygamie document demandé");
  });

  test("a minor who is married: marriage emancipates (Civil code, article 413-1), an association first", () => {
    const minor = { ...identity, birth: { date: "2009-05-06" } };
    const couple = { kind: "married", marriage: { date: "2026-06-06" } };
    expect(textOf(madeFor({ identity: minor, couple }), "cover-sheet")).toMatch(/article 413-1 du code civil/);
  });
});

describe("days", () => {
  const filed = (filedOn: string, kind = "first-application") => ({
    procedure: { kind, request: { filedOn, number: "DEM-48213" } },
    decision: { by: "ofpra", date: "2026-07-01" },
  });

  // R. 432-1 and R. 432-2: four months of silence; then two months for the court (cautious: the last working day).
  test.each([
    ["2026-07-24", "24 novembre 2026", "22 janvier 2027"],
    ["2026-08-31", "31 décembre 2026", "26 février 2027"],
    ["2026-10-31", "28 février 2027", "28 avril 2027"],
  ])("filed on %s: a refusal on %s, the court before %s", (filedOn, refused, last) => {
    const checklist = textOf(madeFor(filed(filedOn)), "checklist");
    expect(checklist).toContain(refused);
    expect(checklist).toContain(last);
  });

  // R. 424-1: three months after the decision.
  test("the card of a refugee is due three months after the decision", () => {
    expect(textOf(madeFor({}), "checklist")).toContain("mardi 12 janvier 2027");
  });

  // R. 431-5: the 120th to the 60th day before the end; at the prefecture, the last two months.
  test.each([
    ["refugee", "1er décembre 2026", "30 janvier 2027"],
    ["stateless", "31 janvier 2027", "31 mars 2027"],
  ])("the renewal of a card of a %s that ends on 31 March 2027", (kind, from, to) => {
    const procedure = { kind: "renewal", currentPermit: { expiresOn: "2027-03-31" } };
    const checklist = textOf(madeFor({ status: { kind }, procedure }), "checklist");
    expect(checklist).toContain(from);
    expect(checklist).toContain(to);
  });

  test("a domiciliation certificate runs for its own year", () => {
    const housing = { kind: "domiciliation", name: "CCAS de Lyon", proofOfAddress: { date: "2026-05-11" } };
    const all = allOf(madeFor({ housing }));
    expect(all).toMatch(/1[01] mai 2027/);
    expect(all).not.toContain("10 novembre 2026");
  });

  // R. 431-23: three months after the move.
  test("a move is declared within three months", () => {
    const procedure = { kind: "address-change", movedOn: "2026-09-15" };
    expect(textOf(madeFor({ procedure }), "checklist")).toContain("mardi 15 décembre 2026");
  });

  test("a child of 17 is told of the day before the 19th birthday only when it is near", () => {
    const near = madeFor({ children: [{ birth: { date: "2008-12-24" } }] });
    expect(textOf(near, "checklist")).toContain("23 décembre 2027");
    const far = madeFor({ children: [{ birth: { date: "2015-12-24" } }] });
    expect(allOf(far)).not.toMatch(/203[34]/);
  });

  test.each([
    ["marriage", /acte de mariage/i],
    ["divorce", /jugement de divorce/i],
    ["birth", /acte de naissance de l'enfant/i],
    ["adoption", /jugement d'adoption/i],
    ["death", /acte de décès/i],
    ["name", /changement de nom/i],
  ])("a change of civil status, %s: its own paper", (change, paper) => {
    const procedure = { kind: "civil-status-change", civilStatus: { change } };
    expect(textOf(madeFor({ procedure }), "checklist")).toMatch(paper);
  });

  // R. 431-2: with proof that the site cannot take the request, the prefecture registers it at its counter.
  test("a request that the site cannot take is handed in on paper, with that proof first", () => {
    const contactCentre = { askedOn: "2026-11-10", answer: "certificate" };
    const attempts = [{ triedOn: "2026-11-09", step: "send" }];
    const made = madeFor({ procedure: { kind: "first-application", attempts, contactCentre } });
    expect(textOf(made, "counter-file-letter")).toMatch(
      /sollicité le 10 novembre 2026.*R\. 431-2.*N° Pièce Remise en 1 Attestation du centre de contact citoyen.*copie 2 .*R\. 431-12/,
    );
    expect(textOf(made, "other-way-request")).toContain("sera remis à ce rendez-vous");
    const checklist = textOf(made, "checklist");
    expect(checklist).toMatch(/Déposez la demande à la préfecture.*3 photos d'identité/);
    expect(checklist).not.toMatch(/Faites la demande sur le site ANEF|e-photo|étape « Justificatifs »/);
    const onSite = madeFor({ procedure: { kind: "first-application", attempts } });
    expect(documentOf(onSite, "counter-file-letter")).toBeUndefined();
  });

  test("who has filed is not told to file, and is told the number to give", () => {
    const checklist = textOf(madeFor(filed("2026-11-02")), "checklist");
    expect(checklist).toContain("DEM-48213");
    expect(checklist).not.toMatch(/Demandez maintenant votre carte|Remplissez le formulaire/);
  });
});

describe("money", () => {
  // Loi de finances 2026, article 128: the stamp duty is 50 €, 200 + 50 € for a renewal; L. 436-5: 180 € when it is late.
  test.each([
    [{ kind: "first-application" }, ["50 €"], ["250 €", "225 €"]],
    [{ kind: "renewal", currentPermit: { expiresOn: "2027-03-01" } }, ["250 €"], ["225 €"]],
    [{ kind: "renewal", currentPermit: { expiresOn: "2026-11-01" } }, ["250 €", "180 €"], []],
    [{ kind: "loss" }, ["50 €"], ["225 €"]],
  ])("%o", (procedure, due, not) => {
    const checklist = textOf(madeFor({ procedure }), "checklist");
    expect(due.filter((amount) => !checklist.includes(amount))).toEqual([]);
    expect(not.filter((amount) => checklist.includes(amount))).toEqual([]);
  });
});
