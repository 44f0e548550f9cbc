// What is made where the ANEF site does not let somebody file: each document in each situation, why not, and what it says.
import { describe, expect, test } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { printDocument } from "../../functions/documents/print.ts";
import { renderBlank, renderDossier } from "../../functions/documents/render.ts";
import type { DocumentId } from "../../functions/documents/table.ts";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { say } from "../../functions/text/say.ts";
import { readPdf, textOf } from "../support/read-pdf.ts";
import { sampleAnswers, sampleToday, type SampleOverrides } from "../support/sample-answers.ts";

type Procedure = Answers["procedure"];
const ids = ["attempt-log", "other-way-request"] as const satisfies DocumentId[];

const attempt = { triedOn: "2026-11-09", step: "send", shown: "Vous avez déjà une demande en cours." } as const;
const earlier = { triedOn: "2026-11-03", step: "upload", shown: "Une erreur technique est survenue." } as const;

const blocked = (more: Partial<Procedure> = {}, other: SampleOverrides = {}): SampleOverrides => ({
  decision: undefined,
  ...other,
  procedure: { kind: "first-application", attempts: [attempt, earlier], ...more },
});
const centre = (answer?: "no-solution" | "certificate") => ({
  contactCentre: { askedOn: "2026-11-10", ...(answer && { answer }) },
});

const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, " ");

/** The strength, or the reason in French. */
function outcomes(overrides: SampleOverrides): string[] {
  const { situation } = makeDossier(sampleAnswers(overrides), { today: sampleToday });
  return ids.map((id) => {
    const { strength, reason } = situation.decisions.find((one) => one.id === id)!;
    return strength ?? plain(say(reason, "fr"));
  });
}

const none = ids.map(() => /ne citent aucun essai/);
const all = (reason: RegExp) => ids.map(() => reason);
const made = /^recommended$/;

describe("each document is made, or not", () => {
  test.each<[string, SampleOverrides, RegExp[]]>([
    ["no attempt is named", { procedure: { kind: "first-application" } }, none],
    ["an empty list of attempts", blocked({ attempts: [] }), none],
    ["only the contact centre was asked", { procedure: { kind: "first-application", ...centre() } }, none],
    ["attempts, no help asked for", blocked(), [made, /Demandez d’abord de l’aide au Centre de contact citoyen/]],
    ["the contact centre was asked", blocked(centre()), [made, /^offered$/]],
    ["it found no solution", blocked(centre("no-solution")), [made, made]],
    ["it gave a certificate", blocked(centre("certificate")), [made, made]],
    [
      "the prefecture was asked",
      blocked({ ...centre("certificate"), otherWayAskedOn: "2026-11-16" }),
      [made, /déjà demandé une autre voie à la préfecture le lundi 16 novembre 2026/],
    ],
    ["a renewal", blocked({ kind: "renewal", ...centre("no-solution") }), [made, made]],
    ["a move", blocked({ kind: "address-change", ...centre() }), [made, /parle des demandes de titre de séjour/]],
    [
      "a move beside a card that ends soon, which is renewed",
      blocked({
        kind: "address-change",
        currentPermit: { expiresOn: "2026-12-20" },
        ...centre("no-solution"),
      }),
      [made, made],
    ],
    ["the request is filed", blocked({ request: {}, ...centre() }), all(/^Votre demande est déposée/)],
    ["a certificate is held", blocked({ attestation: { expiresOn: "2027-03-01" } }), all(/^Votre demande est déposée/)],
    ["somebody waits", blocked({ kind: "waiting" }), all(/^Votre demande est déposée/)],
    ["a stateless person", blocked(centre(), { status: { kind: "stateless" } }), all(/se dépose à la préfecture/)],
    [
      "a stateless person's wife",
      blocked({}, { status: { kind: "family-member", of: "stateless", tie: "spouse" } }),
      all(/se dépose à la préfecture/),
    ],
    [
      "a refugee's wife",
      blocked(centre("no-solution"), { status: { kind: "family-member", of: "refugee", tie: "spouse" } }),
      [made, made],
    ],
    ["a child of 15", blocked(centre(), { identity: { birth: { date: "2010-11-24" } } }), all(/^Avant 16 ans/)],
    ["somebody of 16", blocked(centre("no-solution"), { identity: { birth: { date: "2010-11-23" } } }), [made, made]],
  ])("%s", (_, overrides, expected) => {
    for (const [index, outcome] of outcomes(overrides).entries()) expect(outcome).toMatch(expected[index]!);
  });

  test("nobody looks for them where no attempt is named: the cover sheet has no line for them", () => {
    const { notIncluded } = makeDossier(sampleAnswers(), { today: sampleToday });
    for (const id of ids) expect(notIncluded.find((one) => one.id === id)?.isNotMissed).toBe(true);
  });
});

const message = "contact-centre-message";

describe("the message to the contact centre", () => {
  test.each<[string, SampleOverrides, RegExp]>([
    ["no attempt is named", {}, /ne citent aucun essai/],
    ["nobody was asked", blocked(), /^recommended$/],
    ["it has not answered", blocked(centre()), /^offered$/],
    ["it found no solution", blocked(centre("no-solution")), /^offered$/],
    ["it gave a certificate", blocked(centre("certificate")), /adressez-vous maintenant à la préfecture/],
    ["a declaration of a move", blocked({ kind: "address-change" }), /^recommended$/],
    ["the request is filed", blocked({ request: {} }), /^Votre demande est déposée/],
    ["a stateless person", blocked({}, { status: { kind: "stateless" } }), /se dépose à la préfecture/],
    ["a child of 15", blocked({}, { identity: { birth: { date: "2010-11-24" } } }), /^Avant 16 ans/],
  ])("%s", (_, overrides, outcome) => {
    const { situation } = makeDossier(sampleAnswers(overrides), { today: sampleToday });
    const { strength, reason } = situation.decisions.find(({ id }) => id === message)!;
    expect(strength ?? plain(say(reason, "fr"))).toMatch(outcome);
  });

  test("is also plain text for its form: who, which request, the last attempts, what is attached, what is asked", () => {
    const { shortText = "" } = documentFor(message, blocked(centre("no-solution")));
    const text = plain(shortText);
    expect(text).toContain("\nMadame, Monsieur,\n");
    expect(text).toContain("Nom et prénoms : RAHIMI Mariam");
    expect(text).toContain("Démarche : première demande de titre de séjour");
    expect(text).toContain("L’aide du centre a déjà été demandée le 10 novembre 2026, sans solution.");
    expect(text).toContain("Essais notés : 2.");
    expect(text).toMatch(/Essai du 3 novembre 2026 : étape : ajout.*Essai du 9 novembre 2026/s);
    expect(text).toContain("Joint : captures d’écran (site, date, heure, message) ; journal des essais");
    expect(text).toContain("une attestation qui le constate");
    expect(text.trimEnd()).toMatch(/Je vous remercie de votre réponse\.$/);
    expect(text).not.toMatch(/0 806|Jour de l’envoi|Signature/);
  });

  test("tells the last three attempts, and fits the form with the longest messages", () => {
    const shown = "Votre demande ne peut pas être enregistrée. ".repeat(3).slice(0, 120);
    const attempts = Array.from({ length: 10 }, (_, index) => ({
      ...attempt,
      triedOn: `2026-11-${10 + index}`,
      shown,
    }));
    const { shortText = "" } = documentFor(message, blocked({ attempts }));
    expect(shortText.match(/^Essai du/gm)).toHaveLength(3);
    expect(plain(shortText)).toContain("Essais notés : 10.");
    expect(shortText).toContain("Essai du 19 novembre 2026");
    expect(shortText.length).toBeLessThanOrEqual(2000);
    expect(shortText).not.toContain("…");
  });

  test("stays on one page, blank and filled", async () => {
    expect(await pagesOf(renderBlank(message, "fr"))).toHaveLength(1);
    expect(await pagesOf(documentFor(message, blocked(centre("no-solution"))))).toHaveLength(1);
  });
});

async function pagesOf({ markup }: { markup: string }): Promise<string[]> {
  const file = printDocument({ fileName: "x.pdf", markup }, sampleToday, allFonts, nodePlatform);
  const { pages } = await readPdf(file.bytes);
  return pages.map(({ runs }) => plain(textOf(runs)).replaceAll(/\s+/g, " "));
}

function documentFor(id: DocumentId, overrides: SampleOverrides) {
  const dossier = makeDossier(sampleAnswers(overrides), { today: sampleToday, only: [id] });
  return renderDossier(dossier, "fr").documents.find((document) => document.id === id)!;
}

const textFor = async (id: DocumentId, overrides: SampleOverrides) =>
  (await pagesOf(documentFor(id, overrides))).join(" ");

describe("the log", () => {
  test("has a row for each attempt, in the order of their days, then rows for the pen", async () => {
    const { toFillIn } = documentFor("attempt-log", blocked());
    const text = await textFor("attempt-log", blocked());
    expect(text).toMatch(/1 3 novembre 2026 ajout d’un document.*« Une erreur technique est survenue\. »/);
    expect(text).toMatch(/2 9 novembre 2026 envoi de la demande « Vous avez déjà une demande en cours\. »/);
    expect(text).toMatch(/ 3 .* 10 Une capture/);
    expect(toFillIn).toContain("jour de chaque nouvel essai");
  });

  test("leaves what an attempt does not say to the pen", () => {
    const { toFillIn } = documentFor("attempt-log", blocked({ attempts: [{ triedOn: "2026-11-20" }] }));
    expect(toFillIn).toEqual(expect.arrayContaining(["étape où le site s’arrête", "ce que le site a affiché"]));
  });

  test.each([
    [undefined, /le 10 novembre 2026 ; réponse : citoyen/],
    ["no-solution", /réponse : pas de solution/],
    ["certificate", /réponse : attestation d’impossibilité de déposer citoyen en ligne/],
  ] as const)("says what the contact centre answered: %s", async (answer, words) => {
    expect(await textFor("attempt-log", blocked(centre(answer)))).toMatch(words);
  });

  const tenTimes = (shown: string) =>
    blocked({
      attempts: Array.from({ length: 10 }, (_, index) => ({ ...attempt, triedOn: `2026-11-${10 + index}`, shown })),
    });

  test("stays on one page, blank and with ten attempts", async () => {
    expect(await pagesOf(renderBlank("attempt-log", "fr"))).toHaveLength(1);
    expect(await pagesOf(documentFor("attempt-log", tenTimes(attempt.shown)))).toHaveLength(1);
  });

  test("goes on under the head of its table with the longest messages", async () => {
    const pages = await pagesOf(
      documentFor("attempt-log", tenTimes("Votre demande ne peut pas être enregistrée. ".repeat(3).slice(0, 120))),
    );
    expect(pages).toHaveLength(2);
    for (const page of pages) expect(page).toContain("Étape où le site s’arrête Ce que le site a affiché");
    expect(pages[1]).toMatch(/ 13 .*Aide demandée/);
  });
});

describe("the letter that asks the prefecture for another way", () => {
  test("tells the attempts, the help that was asked for, the article, and what is at risk", async () => {
    const text = await textFor(
      "other-way-request",
      blocked({
        kind: "renewal",
        ...centre("no-solution"),
        currentPermit: { expiresOn: "2026-12-20" },
        atRisk: { job: true },
      }),
    );
    expect(text).toContain("renouvellement de titre de séjour ; fin du titre : 20 décembre 2026");
    expect(text).toContain(
      "à chaque essai du 3 novembre 2026 au 9 novembre 2026 ; la dernière fois, à l’étape « envoi de la demande »",
    );
    expect(text).toContain("Le site a affiché « Vous avez déjà une demande en cours. » ; le journal joint");
    expect(text).toContain("a été demandée le 10 novembre 2026. Sa réponse n’a pas permis de déposer la demande.");
    expect(text).toContain("L’article R. 431-2 du CESEDA");
    expect(text).toContain("« prenant la forme d’un accueil physique permettant l’enregistrement de la demande »");
    expect(text).toContain("Droits menacés, avec les preuves jointes : l’emploi.");
    expect(text).toMatch(
      /P\.J\..*journal des essais ; captures d’écran.*titre de séjour \(les deux faces\) ; lettre de l’employeur/,
    );
    expect(text).not.toMatch(/€|tribunal/);
  });

  test.each<[string, SampleOverrides, RegExp, RegExp]>([
    [
      "a single attempt",
      blocked({ attempts: [attempt], ...centre() }),
      /a échoué le 9 novembre 2026, à l’étape/,
      /à chaque essai/,
    ],
    [
      "no answer yet",
      blocked(centre()),
      /À ce jour, la demande n’a toujours pas pu être déposée/,
      /Sa réponse|attesté/,
    ],
    [
      "a certificate",
      blocked(centre("certificate")),
      /a attesté.*dossier papier.*sera remis à ce rendez-vous.*attestation du centre de contact citoyen/,
      /Sa réponse/,
    ],
    ["nothing at risk is named", blocked(centre("no-solution")), /le journal joint/, /Droits menacés/],
    [
      "a family member",
      blocked(centre("no-solution"), { status: { kind: "family-member", of: "refugee", tie: "spouse" } }),
      /membre de la famille/,
      /P\.J\..*décision de protection/,
    ],
  ])("says what fits: %s", async (_, overrides, words, others) => {
    const text = await textFor("other-way-request", overrides);
    expect(text).toMatch(words);
    expect(text).not.toMatch(others);
  });

  test("stays on one page, blank, and with long names and the longest message", async () => {
    expect(await pagesOf(renderBlank("other-way-request", "fr"))).toHaveLength(1);
    const attempts = [
      earlier,
      { ...attempt, shown: "Votre demande ne peut pas être enregistrée. ".repeat(3).slice(0, 120) },
    ];
    const atRisk = { job: true, benefits: true, housing: true, health: true, studies: true };
    const overrides = blocked(
      { kind: "renewal", attempts, ...centre("no-solution"), currentPermit: { expiresOn: "2026-12-20" }, atRisk },
      {
        housing: { kind: "own-name" },
        decision: { by: "cnda", date: "2026-01-15", reference: "2026-01-00417" },
        identity: {
          familyName: "Wickramasinghe Mudiyanselage",
          givenNames: "Anne-Sophie Élisabeth",
          usualName: "Rajapakse",
        },
      },
    );
    expect(await pagesOf(documentFor("other-way-request", overrides))).toHaveLength(1);
  });
});

const note = "rights-defender-note";
const prefectureAsked = { otherWayAskedOn: "2026-11-16" };

describe("the complaint to the Defender of Rights", () => {
  test.each<[string, SampleOverrides, RegExp]>([
    ["no attempt is named", {}, /ne citent aucun essai/],
    ["nobody was asked", blocked(), /demande d’abord des démarches auprès de l’administration/],
    ["the contact centre was asked", blocked(centre()), /^offered$/],
    ["only the prefecture was asked", blocked(prefectureAsked), /^offered$/],
    ["both were asked", blocked({ ...centre("certificate"), ...prefectureAsked }), /^offered$/],
    ["a declaration of a move", blocked({ kind: "address-change", ...centre() }), /^offered$/],
    ["the request is filed", blocked({ request: {}, ...centre() }), /^Votre demande est déposée/],
    ["a stateless person", blocked(centre(), { status: { kind: "stateless" } }), /se dépose à la préfecture/],
    ["a child of 15", blocked(centre(), { identity: { birth: { date: "2010-11-24" } } }), /^Avant 16 ans/],
  ])("%s", (_, overrides, outcome) => {
    const { situation } = makeDossier(sampleAnswers(overrides), { today: sampleToday });
    const { strength, reason } = situation.decisions.find(({ id }) => id === note)!;
    expect(strength ?? plain(say(reason, "fr"))).toMatch(outcome);
  });

  test("tells the facts in the order of their days, with what was answered, and encloses what proves them", async () => {
    const procedure = { ...centre("no-solution"), ...prefectureAsked, atRisk: { housing: true } };
    const text = await textFor(note, blocked(procedure));
    expect(text).toContain("DEFENSEUR DES DROITS LIBRE REPONSE 71120 75342 PARIS CEDEX 07");
    expect(text).toMatch(
      /3 novembre 2026 premier essai .* 9 novembre 2026 dernier essai noté \(n° 2\).* 10 novembre 2026 aide demandée au centre de contact citoyen ; sa réponse n’a pas permis le dépôt 16 novembre 2026 demande d’une autre voie de dépôt à la préfecture/,
    );
    expect(text).toContain("le site a affiché « Vous avez déjà une demande en cours. »");
    expect(text).toContain("Droits menacés, avec les preuves jointes : le logement.");
    expect(text).toMatch(
      /P\.J\..*échanges avec le centre de contact citoyen ; lettre à la préfecture, preuve d’envoi et réponse/,
    );
    expect(text).not.toMatch(/€|illégal|atteinte/);
  });

  test("names a single attempt once, and no step that was not taken", async () => {
    const text = await textFor(note, blocked({ attempts: [{ triedOn: "2026-11-09" }], ...prefectureAsked }));
    expect(text).toContain("9 novembre 2026 essai de dépôt sur l’ANEF 16 novembre 2026");
    expect(text).not.toMatch(/premier essai|dernier essai|centre de contact/);
  });

  test("takes what is asked to a second page whole, with the signature: blank, and with long names and messages", async () => {
    const shown = "Votre demande ne peut pas être enregistrée. ".repeat(3).slice(0, 120);
    const attempts = [earlier, attempt].map((one) => ({ ...one, shown }));
    const overrides = blocked(
      {
        kind: "renewal",
        attempts,
        ...centre("no-solution"),
        ...prefectureAsked,
        currentPermit: { expiresOn: "2026-12-20" },
      },
      {
        housing: { kind: "own-name" },
        decision: { by: "cnda", date: "2026-01-15", reference: "2026-01-00417" },
        identity: {
          familyName: "Wickramasinghe Mudiyanselage",
          givenNames: "Anne-Sophie Élisabeth",
          usualName: "Rajapakse",
        },
      },
    );
    for (const made of [renderBlank(note, "fr"), documentFor(note, overrides)]) {
      const pages = await pagesOf(made);
      expect(pages).toHaveLength(2);
      expect(pages[0]).toContain("Jour Fait");
      expect(pages[1]).toMatch(/^(?:Jour Fait )?Je vous demande d’intervenir .*Aucun tribunal .*P\.J\..*Signature/);
    }
  });
});
