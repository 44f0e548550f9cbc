// Letters of other scripts, which no paper that is signed has, and where the Latin spelling of an answer stands.
import { message, sentences, type Message, type NameIn } from "../../text/message.ts";
import { valueAt, type Path } from "../paths.ts";

/**
 * Letters, marks, digits and punctuation that French offices do not read (Unicode, Script_Extensions). Letters for sounds such as ʿ and ʼ,
 * and the marks of transliterations, belong to every script, or to the Latin one among others.
 */
const ofAnotherScript = /(?=[\p{L}\p{M}\p{N}\p{P}])[^\p{scx=Latin}\p{scx=Common}\p{scx=Inherited}]/u;

export const isOfAnotherScript = (character: string): boolean => ofAnotherScript.test(character);

type Spelling = NameIn<"problems.spelled-as">;

const addressFields = new Set<string | number | undefined>(["apartment", "building", "street", "locality", "town"]);

/** Whose papers name a person, a birth or a marriage. */
function papersOf([first, second]: Path, input: unknown): Spelling {
  if (first === "identity") return valueAt(input, ["status", "kind"]) === "family-member" ? "relative" : "identity";
  if (first === "couple") return second === "marriage" ? "marriage" : "partner";
  if (first === "children") return "child";
  return first === "familyMembers" ? "relative" : "person";
}

const withPassport = new Set<Spelling>(["relative", "partner", "child", "person"]);

/** Undefined where the answer is printed nowhere: what a foreign paper says, which the letter to Ofpra leaves out. */
function spellingAt(path: Path, input: unknown): Spelling | undefined {
  const field = path.at(-1);
  if (field === "onBirthCertificate") return "identity";
  if (field === "onOtherPaper") {
    return valueAt(input, [...path.slice(0, -1), "otherPaper"]) === "foreign-paper" ? undefined : "other-paper";
  }
  if (addressFields.has(field)) return "address";
  if (field === "number" || field === "reference") return "number";
  if (field === "relation") return "tie";
  if (field === "statusShown" || field === "shown") return "status";
  return path[0] === "housing" && field === "name" ? "home" : papersOf(path, input);
}

/** Where the person finds how the answer is written in Latin letters, as a sentence; undefined where any letters are taken. */
export function whereSpelled(path: Path, input: unknown): Message | undefined {
  const spelling = spellingAt(path, input);
  if (spelling === undefined) return undefined;
  return sentences(
    message(`problems.spelled-as.${spelling}`),
    withPassport.has(spelling) ? message("problems.added.passport-lines") : undefined,
  );
}
