// In which countries polygamy is allowed, and what that means for the statement of non-polygamy.
import type { Person } from "../answers/answers.ts";
import type { SourceCode } from "./sources.ts";

/**
 * A allowed generally · M only for some religions, communities or regions, or under customary law · R allowed with
 * conditions (consent, a judge, an option at marriage) · X? banned in civil law but contested or tolerated, or sources
 * conflict · B banned.
 */
export type PolygamyClass = "A" | "M" | "R" | "X?" | "B";

export type PolygamyRow = {
  iso: string;
  class: PolygamyClass;
  /** Where two readings are possible, the class that the rule follows. */
  treatedAs?: PolygamyClass;
  sources: readonly SourceCode[];
  /** No source was read: nothing may be printed about this country's law. */
  generalKnowledge?: true;
  note?: string;
};

// In none of the lists that were read.
const inNoList = "AL XK AM AZ GE RU UA BY MD CN MN NP VN HT CU VE CO PE SV NI HN EC KZ KG TJ TM UZ".split(" ");

// No list used by French prefectures was found, and every source here is a secondary one: the rows serve to decide with
// caution, they are no statement of foreign law. Read on 23 November 2026. WPR stands for the archived page or, where
// the archive was cut, for its restatement; TM is the restatement where it says « mainly for Muslims ».
export const polygamyRows: readonly PolygamyRow[] = [
  { iso: "AF", class: "A", sources: ["TM", "GF"], note: "up to four wives" },
  { iso: "DZ", class: "R", sources: ["GF", "TM"], note: "a judge’s authorisation" },
  { iso: "SA", class: "A", sources: ["WPR", "GF"] },
  { iso: "BH", class: "A", sources: ["TM", "GF"] },
  { iso: "BD", class: "R", sources: ["WPR", "GF"], note: "permission of existing wives" },
  { iso: "BT", class: "R", sources: ["WPR", "WKO"] },
  { iso: "BN", class: "M", sources: ["GF", "TN"] },
  { iso: "BF", class: "R", sources: ["SWA", "WKO"], note: "option at marriage; WPR says illegal" },
  { iso: "CM", class: "A", sources: ["WKP", "TM"] },
  { iso: "KM", class: "A", sources: ["WPR", "WKP"] },
  { iso: "CG", class: "R", sources: ["TM", "MAL"], note: "article 135 of the family code" },
  { iso: "DJ", class: "A", sources: ["TM", "WKP"] },
  { iso: "EG", class: "A", sources: ["WPR", "GF"] },
  { iso: "AE", class: "A", sources: ["TM", "GF"] },
  { iso: "ER", class: "M", sources: ["WKO"] },
  { iso: "SZ", class: "M", sources: ["WPR"], note: "customary law" },
  { iso: "GA", class: "R", sources: ["WKP", "WPR"], note: "option at marriage" },
  { iso: "GM", class: "M", sources: ["WPR", "WKP"] },
  { iso: "GN", class: "R", sources: ["WKP", "WPR"], note: "SWA, before the code of 2019, says banned" },
  { iso: "GW", class: "M", sources: ["WPR", "WKP"] },
  { iso: "IN", class: "M", sources: ["WKP"] },
  { iso: "ID", class: "R", sources: ["WPR"], note: "varies by province" },
  { iso: "IQ", class: "R", sources: ["WPR", "GF"], note: "a judge’s leave" },
  { iso: "IR", class: "R", sources: ["WPR", "GNT"], note: "permission of a court" },
  { iso: "JO", class: "A", sources: ["WPR", "GF"] },
  { iso: "KE", class: "M", sources: ["WKP"], note: "act of 2014" },
  { iso: "KW", class: "A", sources: ["WPR", "GF"] },
  { iso: "LB", class: "M", sources: ["WPR", "GF"], note: "by religious community" },
  { iso: "LY", class: "A", sources: ["WPR", "WKP"] },
  { iso: "MY", class: "M", sources: ["WKP"] },
  { iso: "MV", class: "R", sources: ["WPR"] },
  { iso: "ML", class: "R", sources: ["WPR", "SWA"], note: "option at marriage" },
  { iso: "MA", class: "R", sources: ["WPR", "GF"], note: "a judge" },
  { iso: "MR", class: "R", sources: ["SWA"], note: "consent of existing wives" },
  { iso: "NE", class: "M", sources: ["WPR"], note: "customary law" },
  { iso: "NG", class: "M", sources: ["SWA"], note: "12 northern states; customary law" },
  { iso: "OM", class: "A", sources: ["WPR", "GF"] },
  { iso: "UG", class: "M", sources: ["WPR", "GF"] },
  { iso: "PK", class: "R", sources: ["TM", "GNT"], note: "ordinance of 1961" },
  { iso: "PS", class: "A", sources: ["TM"] },
  { iso: "PH", class: "M", sources: ["WPR", "WKP"] },
  { iso: "QA", class: "A", sources: ["WPR", "GF"] },
  { iso: "CF", class: "R", sources: ["TM", "WKP", "MAL"] },
  { iso: "EH", class: "A", sources: ["WPR"] },
  { iso: "SB", class: "M", sources: ["WPR", "WKP"] },
  { iso: "ST", class: "X?", sources: ["WKP"] },
  { iso: "SN", class: "R", sources: ["SWA", "WPR"], note: "option at marriage" },
  { iso: "SG", class: "M", sources: ["WKP"] },
  { iso: "SO", class: "A", sources: ["WPR", "GF"] },
  { iso: "SD", class: "A", sources: ["WPR", "GF"] },
  { iso: "SS", class: "M", sources: ["WPR", "WKP"], note: "customary law" },
  { iso: "LK", class: "M", sources: ["WKP", "WPR"], note: "WPR says general" },
  { iso: "SY", class: "R", sources: ["WPR"], note: "banned in the Kurdish-run area" },
  { iso: "TZ", class: "R", sources: ["WPR", "WKP"] },
  { iso: "TD", class: "R", sources: ["WPR", "SWA"], note: "option at marriage" },
  { iso: "TG", class: "R", sources: ["WPR", "SWA"], note: "option at marriage" },
  { iso: "YE", class: "A", sources: ["TM"] },
  { iso: "ZA", class: "M", sources: ["WPR"], note: "customary law, with a court" },
  { iso: "BW", class: "M", sources: ["WPR"], note: "customary law" },
  { iso: "LS", class: "M", sources: ["WPR"], note: "customary law" },
  { iso: "LR", class: "M", sources: ["WPR"], note: "customary law" },
  { iso: "MW", class: "M", sources: ["WPR"], note: "customary law" },
  { iso: "NA", class: "M", sources: ["WPR"], note: "customary law" },
  { iso: "SL", class: "M", sources: ["WPR"], note: "customary law" },
  { iso: "ZM", class: "M", sources: ["WPR"], note: "customary law" },
  { iso: "ZW", class: "M", sources: ["WPR"], note: "customary law" },
  { iso: "AO", class: "X?", sources: ["GF", "WPR"], note: "GF allowed; WPR illegal but practised" },
  { iso: "BJ", class: "X?", sources: ["SWA", "GF", "CNAV"], note: "SWA banned; GF and CNAV list it" },
  { iso: "CV", class: "X?", sources: ["SWA", "WKO"], note: "SWA banned; WKO listed it" },
  { iso: "CD", class: "X?", sources: ["WPR", "MAL"], note: "WPR illegal but practised; MAL says legalised" },
  { iso: "CI", class: "X?", sources: ["SWA", "CNAV"], note: "SWA banned; CNAV has a convention" },
  { iso: "ET", class: "X?", sources: ["WPR"], note: "illegal but practised" },
  { iso: "GH", class: "X?", treatedAs: "M", sources: ["SWA", "WPR"], note: "banned in the civil code; practised" },
  { iso: "GQ", class: "X?", sources: ["GF", "WPR"], note: "GF allowed; WPR illegal" },
  { iso: "MG", class: "X?", sources: ["WPR"] },
  { iso: "MU", class: "X?", sources: ["WKP"], note: "religious unions without legal effect" },
  { iso: "MZ", class: "X?", sources: ["WPR"] },
  { iso: "MM", class: "X?", sources: ["WPO", "GF"], note: "WPO banned in 2015; GF listed it" },
  { iso: "BI", class: "X?", sources: ["WPR", "WKO"], note: "WPR illegal; WKO listed it" },
  { iso: "RW", class: "X?", sources: ["WPR", "WKO"], note: "WPR illegal; WKO listed it" },
  { iso: "KH", class: "X?", sources: ["GF"], note: "in GF only" },
  { iso: "LA", class: "X?", sources: ["GF"], note: "in GF only" },
  { iso: "TN", class: "B", sources: ["GF"], note: "article 18 of the code of personal status" },
  { iso: "TR", class: "B", sources: ["TMK", "EUREL"], note: "article 130 of the civil code" },
  { iso: "FR", class: "B", sources: ["PLD"], note: "article 147 of the civil code" },
  ...inNoList.map((iso): PolygamyRow => ({ iso, class: "B", sources: [], generalKnowledge: true })),
];

const rowOf: ReadonlyMap<string, PolygamyRow> = new Map(polygamyRows.map((row) => [row.iso, row]));

export type StatementNeed = {
  /** For a married person: `required` is asked of them; `recommended` leaves it to the prefecture to ask. */
  need: "required" | "recommended" | "not-by-default";
  /** The nationality or the country of origin that decides, or why none does. */
  because:
    | { kind: "country"; country: string; row: PolygamyRow }
    | { kind: "origin"; country: string; row: PolygamyRow }
    | { kind: "country-not-in-table"; country: string }
    | { kind: "stateless" }
    | { kind: "unknown" };
};

const needOfClass: Readonly<Record<PolygamyClass, StatementNeed["need"]>> = {
  A: "required",
  M: "required",
  R: "required",
  "X?": "recommended",
  B: "not-by-default",
};

function needFor(country: string): StatementNeed {
  const row = rowOf.get(country);
  if (row === undefined) return { need: "recommended", because: { kind: "country-not-in-table", country } };
  return { need: needOfClass[row.treatedAs ?? row.class], because: { kind: "country", country, row } };
}

/**
 * Whether a married person with these nationalities needs the statement. The strictest nationality decides; among
 * equals, the first. Annexe 10 asks those who come from such a country, service-public.gouv.fr its nationals: `origin`,
 * where it is known, counts as a nationality if it allows polygamy. Religion is neither asked nor inferred.
 */
export function statementNeed(nationalities: Person["nationalities"], origin?: string): StatementNeed {
  const own = needByNationality(nationalities);
  if (own.need === "required" || origin === undefined) return own;
  const { need, because } = needFor(origin);
  return need === "required" && because.kind === "country" ? { need, because: { ...because, kind: "origin" } } : own;
}

function needByNationality(nationalities: Person["nationalities"]): StatementNeed {
  if (nationalities === undefined) return { need: "recommended", because: { kind: "unknown" } };
  if (nationalities === "stateless") return { need: "recommended", because: { kind: "stateless" } };
  const needs = nationalities.map(needFor);
  return (
    needs.find(({ need }) => need === "required") ??
    needs.find(({ need }) => need === "recommended") ??
    needs[0] ?? { need: "recommended", because: { kind: "unknown" } }
  );
}
