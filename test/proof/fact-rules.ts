// Rules of the reader about facts: what is never printed because it is false or out of date, and what always is. Read on
// public pages in November 2026; each row says where.
import type { Made } from "./made.ts";
import { documentOf, found, hit, isSigned, plainSpaces, type Hit, type LineRule, type MadeRule } from "./rule.ts";

type Fact = { wrong: RegExp; why: string };

/** Never printed, on any document. */
const falsehoods: readonly Fact[] = [
  { wrong: /appel gratuit|free ?phone|free call/i, why: "0 806 is paid as a call (service-public F33278)" },
  {
    wrong: /(?<!\d)(?<!\d )25 ?€|€ ?25(?!\d)|25 euros/,
    why: "the stamp duty is 50 € since May 2026 (loi de finances 2026, article 128)",
  },
  {
    wrong: /sans réponse après 2 mois|no answer after 2 months/i,
    why: "silence is a refusal after 4 months (R. 432-1, R. 432-2)",
  },
  { wrong: /délai écrit sur la décision\.$/i, why: "an implied refusal has no paper (R. 432-1)" },
  { wrong: /n[’']y être mariée? qu[’']à cette seule personne/i, why: "false for a spouse abroad" },
  { wrong: /service-public\.fr/, why: "the site is service-public.gouv.fr" },
  {
    wrong: /(?:recours|tribunal|court)[^.:;]* (?:trop tard|too late)/i,
    why: "without a notice of the remedies the two months may not run (CRPA L. 112-6)",
  },
  { wrong: /téléphone portable accepté|mobile phone bill is accepted/i, why: "a landline only (annexe 10)" },
  {
    wrong: /6 mois renouvelable|renewable for 6 months/i,
    why: "a certificate of a renewal is for 3 months (R. 431-15-1)",
  },
];

const falsehood: LineRule = ({ text, within }) => {
  if (within === "source") return undefined;
  const read = plainSpaces(text).replaceAll("'", "’");
  const fact = falsehoods.find(({ wrong }) => wrong.test(read));
  return fact === undefined ? undefined : `${found(fact.wrong, read)} (${fact.why})`;
};

const givenGender = ({ answers }: Made): boolean =>
  (answers["identity"] as { gender?: string } | undefined)?.gender !== undefined;

/** Where the gender of the person is given, what is said to them needs no bracket. */
const bracketed: LineRule = ({ text }, document, made) =>
  isSigned(document) || !givenGender(made) ? undefined : found(/\p{L}+\(e\)s?|veuf\/veuve/u, text);

const newProof =
  /(?<!\p{L})(?:déposez|faites|envoyez) (?:la|votre) demande|demandez maintenant|file (?:the|your) (?:request|application)|apply now|ask for your card now/iu;

const laterThanRenewal = /enfant|child|(?<!\d)19(?!\d)|réunification|reunification/i;
const laterThanFirst = new RegExp(`${laterThanRenewal.source}|renouvel|renew|prochaine? |next `, "i");

type Procedure = { kind: string; waitsFor?: string; request?: { filedOn?: string } };

/** What is asked for, or was. */
const kindOf = ({ kind, waitsFor }: Procedure): string => waitsFor ?? kind;

/** Nothing says to file what is filed. What comes later, for a child or the next card, may. */
const filed: LineRule = ({ text, within }, { id }, { answers, today }) => {
  const procedure = answers["procedure"] as Procedure;
  const { request } = procedure;
  const later = kindOf(procedure) === "renewal" ? laterThanRenewal : laterThanFirst;
  if (
    request?.filedOn === undefined ||
    request.filedOn > today ||
    later.test(text) ||
    id === "explain" ||
    within === "source"
  )
    return undefined;
  return found(newProof, text);
};

export const factRules: Readonly<Record<string, LineRule>> = {
  "a fact that is false or out of date": falsehood,
  "both genders where one is given": bracketed,
  "to file what is filed": filed,
};

/** Amounts by what is asked for (loi de finances 2026, article 128; L. 436-5; pages on photos and the DCEM). */
function amountsOf({ answers }: Made): ReadonlySet<string> {
  const kind = kindOf(answers["procedure"] as Procedure);
  const always = ["50", "8", "15", "0"];
  return new Set(kind === "renewal" ? [...always, "250", "200", "180", "225"] : [...always, "180", "250", "200"]);
}

/** What a checklist says of money is one of the amounts of the law. */
export const feesRule: MadeRule = (made) => {
  const allowed = amountsOf(made);
  return made.documents
    .filter(({ id }) => id === "checklist")
    .flatMap(({ id, lines }) =>
      lines.flatMap(({ text }) =>
        [...plainSpaces(text).matchAll(/(\d[\d ]*) ?€|€ ?(\d[\d,]*)/g)]
          .map(([, before, after]) => (before ?? after ?? "").trim())
          .filter((amount) => !allowed.has(amount))
          .map((amount) => hit(`${amount} € is no amount of the law`, id, text)),
      ),
    );
};

const said = (made: Made, id: string, words: RegExp, rule: string): Hit[] => {
  const document = documentOf(made, id);
  if (document === undefined) return [];
  const text = plainSpaces(document.lines.map((line) => line.text).join(" "));
  return words.test(text) ? [] : [hit(rule, id, document.fileName)];
};

/** What each signed document must say, by law or by custom. */
export const mustSayRule: MadeRule = (made) => [
  ...said(
    made,
    "non-polygamy-statement",
    /déclare sur l'honneur ne pas vivre en France en état de polygamie/,
    "the sworn words",
  ),
  ...said(
    made,
    "non-polygamy-statement",
    /441-7 .*trois ans d'emprisonnement et 45 000 € d'amende/,
    "the penalty (441-7)",
  ),
  ...said(made, "hosting-attestation", /atteste sur l'honneur héberger/, "the sworn words"),
  ...said(
    made,
    "hosting-attestation",
    /441-7 .*trois ans d'emprisonnement et de 45 000 € d'amende/,
    "the penalty (441-7)",
  ),
  ...said(made, "hosting-attestation", /pour servir et valoir ce que de droit/, "the customary end of an attestation"),
  ...said(
    made,
    "ofpra-letter",
    /certificat de concordance \(attestation d'équivalence\)/,
    "both names of the certificate",
  ),
  ...said(made, "ofpra-letter", /201 RUE CARNOT 94136 FONTENAY SOUS BOIS CEDEX/, "the address of Ofpra"),
  ...said(
    made,
    "counter-file-letter",
    /R\. 431-12|L\. 112-3/,
    "the receipt or the acknowledgement (R. 431-12, L. 112-3)",
  ),
  ...said(made, "card-correction-letter", /copies, aucun original/, "copies, not originals"),
  ...said(made, "card-correction-letter", /se corrige à la préfecture/, "who corrects a permit"),
  ...said(made, "reasons-request", /L\. 232-4 .*dans le délai d'un mois/, "the reasons and their month (L. 232-4)"),
  ...said(
    made,
    "gracious-appeal",
    /recours gracieux contre cette décision \(article L\. 411-2/,
    "the appeal (L. 411-2)",
  ),
  ...["reasons-request", "gracious-appeal"].flatMap((id) => [
    ...said(made, id, /R\. 432-1 et R\. 432-2/, "the refusal by silence (R. 432-1, R. 432-2)"),
    ...said(made, id, /copies, aucun original/, "copies, not originals"),
  ]),
  ...said(made, "decision-copy-request", /201 RUE CARNOT 94136 FONTENAY SOUS BOIS CEDEX/, "the address of Ofpra"),
  ...said(made, "decision-copy-request", /adresser une copie par courrier/, "a copy by post only (Ofpra)"),
  ...said(made, "clerical-error-letter", /POLE PROTECTION 201 RUE CARNOT 94136 FONTENAY/, "the address of Ofpra"),
  ...said(made, "clerical-error-letter", /article 99-2 du code civil/, "what Ofpra may rectify (Civil code, 99-2)"),
  ...said(
    made,
    "rectification-sheet",
    /SECTION AC1 ETAT CIVIL PARVIS DU TRIBUNAL 75859 PARIS CEDEX 17/,
    "the address in Paris",
  ),
  ...said(
    made,
    "rectification-sheet",
    /article 1046 du code de procédure civile/,
    "the prosecutor of Paris (CPC, 1046)",
  ),
  ...said(made, "ofpra-letter", /copies/, "copies, not originals (Ofpra, 1 March 2026)"),
];

/** Four for the usual cases (test/documents/checklist-pages.test.ts); who has every answer may have one more. */
const maxChecklistPages = 5;

const maxFirstPageWords = 170;
const maxItemWords = 20;

const wordsOf = (text: string): number =>
  text.split(/[\s\u00A0\u202F]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** What is acted on: few words in all, and in each item. */
export const firstPageRule: MadeRule = (made) => {
  const lines = (documentOf(made, "checklist")?.lines ?? []).filter(({ within }) => /\b(?:large|h1)\b/.test(within));
  const count = lines.reduce((sum, { text }) => sum + wordsOf(text), 0);
  return [
    ...(count > maxFirstPageWords ? [hit(`${count} words on the first page`, "checklist", lines[0]!.text)] : []),
    ...lines
      .filter(({ within, text }) => /\b(?:box|fact)\b/.test(within) && wordsOf(text) > maxItemWords)
      .map(({ text }) => hit("long item on the first page", "checklist", text)),
  ];
};

/** Pages that people read. */
export const lengthRule: MadeRule = ({ documents }) =>
  documents.flatMap(({ id, pages, fileName }) => {
    const max = { checklist: maxChecklistPages, "cover-sheet": 2 }[id] ?? 2;
    return pages > max ? [hit(`${pages} pages`, id, fileName)] : [];
  });
