// What the first page says to do now, in order.
import { describe, expect, test } from "vitest";
import { actsFor } from "../../functions/law/checklist/acts.ts";
import { sampleSituation, type SampleOverrides } from "../support/sample-answers.ts";
import { said } from "../support/said.ts";

type Overrides = SampleOverrides;

const acts = (overrides: Overrides) => actsFor(sampleSituation(overrides));
const idsOf = (overrides: Overrides): string[] => acts(overrides).map(({ id }) => id);
const textOf = (id: string, overrides: Overrides) => {
  const act = acts(overrides).find((candidate) => candidate.id === id);
  return act === undefined ? undefined : said(act.text).en;
};

const letter: Overrides["concordance"] = {
  birthCertificate: "received",
  differences: [
    { item: "family-name", onBirthCertificate: "Rahimi", onOtherPaper: "Rahim", otherPaper: "protection-decision" },
  ],
};

const changeOf = (change: "correction" | "marriage" | "divorce" | "birth"): Overrides => ({
  procedure: { kind: "civil-status-change", civilStatus: { change }, currentPermit: { expiresOn: "2028-03-01" } },
  concordance: letter,
});

describe("the acts of the first page", () => {
  test("wait for Ofpra only to correct papers: a marriage, a divorce or a birth is declared without waiting", () => {
    expect(idsOf(changeOf("correction"))).toContain("wait-for-ofpra");
    for (const change of ["marriage", "divorce", "birth"] as const) {
      expect(idsOf(changeOf(change))).toContain("declare-civil-status");
      expect(idsOf(changeOf(change))).not.toContain("wait-for-ofpra");
    }
  });

  test.each(["wait-for-birth-certificate", "rectification"] as const)(
    "do not hold back a divorce where the papers are to be corrected (%s)",
    (act) => {
      const birthCertificate = act === "rectification" ? "has-an-error" : "not-received";
      const concordance: Overrides["concordance"] = { ...letter, birthCertificate };
      expect(idsOf({ ...changeOf("correction"), concordance })).toContain(act);
      expect(idsOf({ ...changeOf("correction"), concordance })).not.toContain("declare-civil-status");
      expect(idsOf({ ...changeOf("divorce"), concordance })).toContain("declare-civil-status");
    },
  );

  test("send to an association first the person whom the law may leave out", () => {
    const cohabiting: Overrides = {
      status: { kind: "family-member", of: "refugee", tie: "cohabiting-partner", byReunification: false },
      couple: { kind: "cohabiting" },
    };
    expect(idsOf(cohabiting)[0]).toBe("association-first");
    expect(idsOf(cohabiting)).not.toContain("association-for-family");
  });

  test("do not hold back the protected person's own request for a relative whom the law may leave out", () => {
    const withMother: Overrides = { familyMembers: [{ tie: "parent" }] };
    expect(idsOf(withMother)).not.toContain("association-first");
    expect(idsOf(withMother).at(-1)).toBe("association-for-family");
    const minor = { birth: { date: "2010-06-15", place: "Kaboul", country: "AF" } } as const;
    const rows = acts({ ...withMother, identity: minor }).flatMap((act) => act.rows.map((row) => [row, act.id]));
    expect(Object.fromEntries(rows)).toMatchObject({
      "married-minor": "association-first",
      "association-first": "association-for-family",
    });
    expect(new Set(rows.map(([row]) => row)).size).toBe(rows.length);
  });

  test("ask a European citizen whether the card is of use, before anything else", () => {
    expect(idsOf({ identity: { nationalities: ["IT"] } })[0]).toBe("ask-if-needed");
    expect(idsOf({})).not.toContain("ask-if-needed");
  });

  test("have a request that the site cannot take handed in at the prefecture, once asked for with the certificate", () => {
    const certified = (more: object = {}): Overrides => ({
      procedure: {
        kind: "first-application",
        attempts: [{ triedOn: "2026-11-09" }],
        contactCentre: { askedOn: "2026-11-10", answer: "certificate" },
        ...more,
      },
    });
    const ofFiling = new Set([
      "post-other-way-request",
      "ask-appointment",
      "order-papers",
      "scan",
      "file",
      "keep-proof",
    ]);
    const filing = (overrides: Overrides) => idsOf(overrides).filter((id) => ofFiling.has(id));
    expect(filing(certified())).toEqual(["post-other-way-request", "order-papers", "file", "keep-proof"]);
    expect(filing(certified({ otherWayAskedOn: "2026-11-16" }))).toEqual(["order-papers", "file", "keep-proof"]);
    expect(filing(certified({ attempts: [] }))).toEqual(["ask-appointment", "order-papers", "file", "keep-proof"]);
    expect(filing(certified({ request: {} }))).toEqual(["keep-proof"]);
    expect(filing(certified({ contactCentre: { askedOn: "2026-11-10" } }))).toEqual(["scan", "file"]);
    expect(textOf("file", certified())).toBe("File your application at the prefecture.");
    expect(textOf("file", {})).toBe("Apply on the ANEF website.");
  });

  test("leave open who signs for a married minor, as the cover sheet does", () => {
    const minor = { birth: { date: "2010-06-15", place: "Kaboul", country: "AF" } } as const;
    expect(textOf("sign-statement", { identity: minor })).toMatch(/^Ask who signs the statement/);
    expect(textOf("sign-statement", {})).toMatch(/^Sign the statement/);
  });

  test.each([
    ["refugee", "2026-11-22", /next (?:certificate|receipt) today/],
    ["stateless", "2026-11-22", /next (?:certificate|receipt) today/],
    ["refugee", "2026-11-23", /next (?:certificate|receipt) today/],
    ["stateless", "2026-11-24", /before yours ends/],
  ] as const)("tell a %s person whose certificate ends on %s to ask for the next one", (kind, expiresOn, expected) => {
    const overrides: Overrides = {
      status: { kind },
      procedure: { kind: "first-application", attestation: { expiresOn } },
    };
    expect(textOf("renew-certificate", overrides)).toMatch(expected);
  });

  test.each([
    ["2026-11-22", "Look today whether the card is ready."],
    ["2026-11-24", "Look whether the card is ready before your certificate ends."],
  ])("tell who was agreed with until %s to look for the card, and of no silence", (expiresOn, expected) => {
    const attestation = { expiresOn, kind: "favourable-decision" } as const;
    const overrides: Overrides = { procedure: { kind: "renewal", attestation } };
    expect(textOf("renew-certificate", overrides)).toBe(expected);
    expect(idsOf(overrides)).not.toContain("ask-reasons");
  });

  test("say of a silence that is a refusal already that it is one", () => {
    const filed = (filedOn: string): Overrides => ({
      procedure: { kind: "first-application", request: { filedOn } },
    });
    expect(textOf("ask-reasons", filed("2026-05-22"))).toMatch(/^4\smonths without an answer/);
    expect(textOf("ask-reasons", filed("2026-05-23"))).toMatch(
      /^Have a lawyer or an association read the letter \(paper/,
    );
    expect(textOf("ask-reasons", filed("2026-07-23"))).toMatch(
      /^Have a lawyer or an association read the letter \(paper/,
    );
    expect(textOf("ask-reasons", filed("2026-07-24"))).toMatch(/^No answer after 4\smonths/);
  });
});
