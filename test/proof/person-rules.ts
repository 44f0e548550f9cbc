// Rules of the reader about who is spoken of: agreement in gender and number, protection, signers, the sheet of the cover.
import { identityOf, isMinor } from "./answer-rules.ts";
import { pen, type Made, type ReadDocument } from "./made.ts";
import { found, hit, isSigned, documentOf, letters, plainSpaces, type Hit, type MadeRule } from "./rule.ts";

type Gender = "female" | "male" | undefined;

/** Words that agree, each as it is for a woman, a man, and where the gender is not given. */
const forms = (masculine: string, feminine: string, both: string): Record<"female" | "male" | "unknown", string> => ({
  female: feminine,
  male: masculine,
  unknown: both,
});

const soussigne = forms("soussigné", "soussignée", "soussigné(e)");
const born = forms("né", "née", "né(e)");
const married = forms("marié", "mariée", "marié(e)");
const homed = forms("domicilié", "domiciliée", "domicilié(e)");
const recognised = forms("reconnu", "reconnue", "reconnu(e)");
const refugee = forms("réfugié", "réfugiée", "réfugié(e)");

const anyOf = (word: Record<string, string>): RegExp => {
  const escaped = Object.values(word)
    .sort((one, other) => other.length - one.length)
    .map((form) => form.replaceAll(/[()]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}])(?:${escaped.join("|")})(?![\\p{L}(])`, "gu");
};

/** The protected relative, whoever they are: the words agree with « personne ». */
const relative = /personne reconnue (?:réfugiée|apatride)/;

/** What is wrong in the words of a document that agree with these people, in their order. */
function disagreements(
  document: ReadDocument,
  word: Record<"female" | "male" | "unknown", string>,
  genders: Gender[],
): Hit[] {
  const said = document.lines.flatMap(({ text }) =>
    [...plainSpaces(text).replace(relative, "").matchAll(anyOf(word))].map(([form]) => ({ form, text })),
  );
  return said.flatMap(({ form, text }, index) => {
    const gender = genders[Math.min(index, genders.length - 1)];
    return form === word[gender ?? "unknown"]
      ? []
      : [hit(`« ${form} » of somebody ${gender ?? "unknown"}`, document.id, text)];
  });
}

const genderAt = (made: Made, ...path: string[]): Gender =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], made.answers) as Gender;

export function agreementRule(made: Made): Hit[] {
  const own = genderAt(made, "identity", "gender");
  const host = genderAt(made, "housing", "host", "gender");
  const spouse = genderAt(made, "couple", "spouse", "gender");
  const hits: Hit[] = [];
  const statement = documentOf(made, "non-polygamy-statement");
  if (statement !== undefined) {
    hits.push(...disagreements(statement, soussigne, [own]), ...disagreements(statement, born, [own, spouse]));
    hits.push(...disagreements(statement, married, [own]), ...disagreements(statement, homed, [own]));
  }
  const life = documentOf(made, "shared-life-statement");
  if (life !== undefined)
    hits.push(...disagreements(life, born, [own, spouse ?? genderAt(made, "couple", "partner", "gender")]));
  const attestation = documentOf(made, "hosting-attestation");
  if (attestation !== undefined) {
    hits.push(...disagreements(attestation, soussigne, [host]), ...disagreements(attestation, born, [host, own]));
  }
  for (const id of letters) {
    const letter = documentOf(made, id);
    if (letter === undefined) continue;
    hits.push(...disagreements(letter, born, [own]));
    if (!isMinor(made)) hits.push(...disagreements(letter, recognised, [own]));
    hits.push(...disagreements(letter, refugee, [own]));
  }
  return hits;
}

/** A stateless person has none; anyone else each of theirs, once. */
export function nationalitiesRule(made: Made): Hit[] {
  const given = (made.answers["identity"] as { nationalities?: unknown } | undefined)?.nationalities;
  const document = documentOf(made, "non-polygamy-statement");
  const status = made.answers["status"] as { kind: string };
  const label = document?.lines.findIndex(({ text }) => text === "Nationalité") ?? -1;
  const said = document?.lines[label + 1]?.text;
  if (document === undefined || label < 0 || said === undefined) return [];
  if (given === "stateless" || status.kind === "stateless")
    return said === "apatride" ? [] : [hit("a stateless person has no nationality", document.id, said)];
  const isKnown = Array.isArray(given);
  const count = said.split(/, | et /).length;
  if (isKnown ? count === given.length && said !== "apatride" : said === pen) return [];
  return [hit("number of nationalities", document.id, said)];
}

// What is said of one protection on the documents of another. Names of pages and of bodies are not the person.
const names = /Réfugiés\.info|Office français de protection des réfugiés et apatrides|refugies\.info/g;
const wordsOf: Readonly<Record<string, RegExp>> = {
  refugee: /réfugiée?s?(?:\(e\))?(?![\p{L}.])|(?<![\p{L}])refugees?(?![\p{L}.])/iu,
  "subsidiary-protection": /protection subsidiaire|subsidiary protection/i,
  stateless: /apatrides?|stateless/i,
};

const protectionOf = ({ answers }: Made): string => {
  const status = answers["status"] as { kind: string; of?: string };
  return status.of ?? status.kind;
};

/** A document never speaks of a protection that is not the person's; a source is cited by its own title. */
export const protectionRule: MadeRule = (made) => {
  const own = protectionOf(made);
  const isStatelessInLaw =
    (made.answers["identity"] as { nationalities?: unknown } | undefined)?.nationalities === "stateless";
  return made.documents.flatMap((document) =>
    document.lines.flatMap(({ text, within }) => {
      // To explain why, two pages of the administration may be compared.
      const isCompared = document.id === "explain" && /service-public\.gouv\.fr/.test(text);
      const isSource =
        isCompared || /\[\d+\][^[]*;|^\[\d+\]|https?:/.test(text) || within === "source" || within.includes("qr");
      if (isSource) return [];
      const said = text.replaceAll(names, "").replaceAll(/«[^»]*»/g, "");
      return Object.entries(wordsOf).flatMap(([protection, words]) => {
        if (protection === own || (protection === "stateless" && isStatelessInLaw)) return [];
        const word = found(words, said);
        return word === undefined ? [] : [hit(`« ${word} » on a document of ${own}`, document.id, text)];
      });
    }),
  );
};

/** The person and whoever signs are named where they sign, and a minor never signs. */
export const signerRule: MadeRule = (made) =>
  made.documents.filter(isSigned).flatMap((document) => {
    const signatures = document.lines.filter(({ within }) => within.includes("signature")).map(({ text }) => text);
    if (signatures.length === 0)
      return [hit("a signed document without a place to sign", document.id, document.fileName)];
    const label = signatures.join(" ");
    const isOfHost = document.id === "hosting-attestation";
    if (isOfHost !== /héberge/.test(label)) return [hit("the wrong signer", document.id, label)];
    // Who is married signs what is said of the marriage: marriage emancipates (Civil code, article 413-1).
    // A body signs for itself.
    if (document.id === "non-polygamy-statement" || document.id === "body-attestation") return [];
    if (!isOfHost && isMinor(made) !== /pour la personne mineure|représentante? légal/.test(label))
      return [hit("the wrong signer of a minor's document", document.id, label)];
    return [];
  });

/** A signed document names no amount but those of the penal code. */
export const amountsRule: MadeRule = ({ documents }) =>
  documents.flatMap((document) =>
    document.lines.flatMap(({ text }) => {
      if (!isSigned(document) && document.id !== "commitment-reminder") return [];
      const amounts = plainSpaces(text).match(/\d[\d ]*\s?(?:€|euros)/g) ?? [];
      const other = amounts.filter((amount) => !/^(?:15 000|45 000|30 000) €$/.test(amount));
      return other.map(() => hit("an amount on a signed document", document.id, text));
    }),
  );

/** The sheet of the cover names each file once, with its number, and no other. */
export const coverRule: MadeRule = ({ documents }) => {
  const cover = documents.find(({ id }) => id === "cover-sheet");
  if (cover === undefined) return [hit("no cover sheet", "", "")];
  const cells = cover.lines.filter(({ within }) => within.endsWith("td"));
  const numbers = cells.map(({ text }) => text).filter((text) => /^\d+$/.test(text));
  const files = documents.filter(({ id, fileName }) => fileName.endsWith(".pdf") && id !== "cover-sheet");
  const named = files.map(({ fileName }) => fileName.split("-")[0]!);
  if (numbers.join() === named.join()) return [];
  return [hit("numbers of the cover and of the files", cover.id, `${numbers.join()} for ${named.join()}`)];
};

type Relative = { tie?: string; birth?: { date?: string } };

/** Nobody without a child who may be a minor is told about the papers of children who travel. */
export const childDocumentRule: MadeRule = (made) => {
  const { answers, today } = made;
  const relatives = [
    ...((answers["children"] as Relative[]) ?? []),
    ...((answers["familyMembers"] as Relative[]) ?? []),
  ];
  const adultBefore = `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`;
  const mayBeMinor = ({ birth }: Relative): boolean => {
    const date = birth?.date ?? "9999";
    return date.replaceAll("-00", "").padEnd(10, "-99") > adultBefore;
  };
  if (isMinor(made) || relatives.some(mayBeMinor) || identityOf(made).birth?.date === undefined) return [];
  return made.documents.flatMap(({ id, lines }) =>
    lines
      .filter(
        ({ text, within }) =>
          /(?<!\p{L})DCEM(?!\p{L})/u.test(text) &&
          // Who needs none is told so.
          !/n’a besoin ni|need neither/.test(text) &&
          within !== "source" &&
          !/\[\d+\].*;/.test(text),
      )
      .map(({ text }) => hit("DCEM without a child", id, text)),
  );
};

// The help with the account, and « your account », are for those who file online.
const online = /(?<!\p{L})ANEF(?!\p{L})|Étrangers en France|Foreigners in France|administration-etrangers/u;

/** Only the site gives these: whoever holds one has an account there. */
function holdsOnlineCertificate({ answers }: Made): boolean {
  const { attestation } = answers["procedure"] as { attestation?: { kind?: string } };
  return attestation?.kind === "extension" || attestation?.kind === "favourable-decision";
}

/** A person whose request is made at the prefecture is not sent to the site. */
export const onlineRule: MadeRule = (made) =>
  protectionOf(made) === "stateless" && !holdsOnlineCertificate(made)
    ? made.documents.flatMap(({ id, lines }) =>
        lines
          .filter(({ text, within }) => online.test(text) && !/\[\d+\].*;/.test(text) && within !== "source")
          .map(({ text }) => hit("the site for those who file online", id, text)),
      )
    : [];
