// Warnings about who the person is: number, age, nationality.
import { findTextDoubts } from "../../answers/texts/text-doubts.ts";
import type { Facts } from "../facts.ts";
import { isCase } from "../special-cases.ts";
import { needsNoPermit } from "../special-cases/citizenship.ts";
import { message } from "../../text/message.ts";
import { noWarnings, warn, type Warning } from "./warning.ts";

export const identityWarnings = (s: Facts): Warning[] => [
  ...foreignerNumberWarnings(s),
  ...textWarnings(s),
  ...nationality(s),
  ...minor(s),
  ...representative(s),
];

export const textWarnings = ({ answers }: Facts): Warning[] =>
  findTextDoubts(answers).flatMap(({ kind, path, text, letters = [], countries: [named, given] = ["", ""] }) =>
    warn(
      kind,
      path,
      message(`warnings.texts.${kind}`, {
        text: message("labels.quoted", { text }),
        letters: { list: letters, type: "separated" },
        named,
        given,
      }),
    ),
  );

// 10 digits on a card by one page, "9 or 10" by another: never a reason to refuse. Read 2026-11-23.
export function foreignerNumberWarnings({ answers: { foreignerNumber: number } }: Facts): Warning[] {
  if (number === undefined || /^\d{9,10}$/.test(number.replaceAll(/[\s.-]/g, ""))) return noWarnings;
  return warn("foreigner-number-unusual", ["foreignerNumber"], message("warnings.foreigner-number-unusual"), [
    "TDS1",
    "REN",
  ]);
}

function nationality({ answers: { status, identity } }: Facts): Warning[] {
  if (status.kind !== "stateless" || !Array.isArray(identity?.nationalities)) return noWarnings;
  return warn(
    "stateless-with-nationality",
    ["identity", "nationalities"],
    message("warnings.stateless-with-nationality"),
  );
}

/** Only for a minor someone else signs; an adult who is protected by a court decides alone, as far as the judgment lets them. */
function representative({ answers, age, isMinor }: Facts): Warning[] {
  if (answers.representative === undefined || isMinor) return noWarnings;
  return age === undefined
    ? warn("representative-not-used", ["representative"], message("warnings.representative-not-used.no-age"))
    : warn("representative-not-used", ["representative"], message("warnings.representative-not-used.adult"), [
        "CIV459",
      ]);
}

function minor(s: Facts): Warning[] {
  const { answers, age, isMinor, isFamilyMember, protection, nationalities } = s;
  // Neither a French nor a European child has a permit or a DCEM to ask for.
  if (!isMinor || age === undefined || needsNoPermit(nationalities)) return noWarnings;
  const path = ["identity", "birth", "date"];
  const signs =
    // Whether a married minor signs is what they have to ask.
    answers.representative === undefined && !isCase("married-minor")(s)
      ? warn("minor-without-representative", ["representative"], message("warnings.minor-without-representative"))
      : noWarnings;
  if (age < 16)
    return [...warn("minor-needs-no-permit", path, message("warnings.minor-needs-no-permit"), ["RI-DCEM"]), ...signs];
  return [
    ...warn("minor-permit-to-work", path, message("warnings.minor-permit-to-work"), [
      "RI-DCEM",
      protection === "stateless" && isFamilyMember ? "LEG2" : "LEG1",
    ]),
    ...signs,
  ];
}
