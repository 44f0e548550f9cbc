// Warnings about who the person is: number, age, nationality.
import type { Situation } from "../situation.ts";
import { nothing, warn, type Warning } from "./warning.ts";

export const identityWarnings = (s: Situation): Warning[] => [...foreignerNumber(s), ...nationality(s), ...minor(s)];

// 10 digits on a card by one page, "9 or 10" by another: never a reason to refuse. Read 2026-11-23.
function foreignerNumber({ answers: { foreignerNumber: number } }: Situation): Warning[] {
  if (number === undefined || /^\d{9,10}$/.test(number.replaceAll(/[\s.-]/g, ""))) return nothing;
  return warn(
    "foreigner-number-unusual",
    ["foreignerNumber"],
    {
      fr: "Le numéro étranger a d’habitude 9 ou 10 chiffres. Comparez avec votre titre, votre attestation ou votre récépissé ; ce n’est ni le numéro Ofpra ni le numéro de la carte.",
      en: "The foreigner’s number usually has 9 or 10 digits. Compare it with your permit, certificate or receipt; it is neither the Ofpra number nor the number of the card.",
    },
    ["TDS1", "REN"],
  );
}

function nationality({ answers: { status, identity } }: Situation): Warning[] {
  if (status.kind !== "stateless" || !Array.isArray(identity?.nationalities)) return nothing;
  return warn("stateless-with-nationality", ["identity", "nationalities"], {
    fr: "Vous êtes apatride, mais une nationalité est indiquée. Vérifiez : elle serait écrite sur les documents.",
    en: "You are stateless, but a nationality is given. Check it: it would be written on the documents.",
  });
}

function minor({ answers, age, isMinor, isFamilyMember, protection }: Situation): Warning[] {
  if (!isMinor || age === undefined) return nothing;
  const path = ["identity", "birth", "date"];
  const signs =
    answers.representative === undefined
      ? warn("minor-without-representative", ["representative"], {
          fr: "La personne est mineure : indiquez le parent ou le représentant qui signe pour elle.",
          en: "The person is a minor: say which parent or guardian signs for them.",
        })
      : nothing;
  if (age < 16)
    return [
      ...warn(
        "minor-needs-no-permit",
        path,
        {
          fr: "Avant 16 ans, il n’y a pas de titre de séjour à demander. Pour voyager, un enfant a besoin d’un titre de voyage et, pour revenir en France, d’un document de circulation (DCEM).",
          en: "Under 16 there is no residence permit to ask for. To travel, a child needs a travel document and, to come back to France, a DCEM (document de circulation pour étranger mineur).",
        },
        ["RI-DCEM"],
      ),
      ...signs,
    ];
  return [
    ...warn(
      "minor-permit-to-work",
      path,
      {
        fr: "Un titre n’est obligatoire qu’à 18 ans. Entre 16 et 18 ans, il peut être demandé pour travailler.",
        en: "A permit is compulsory only from 18. Between 16 and 18, it can be asked for in order to work.",
      },
      ["RI-DCEM", protection === "stateless" && isFamilyMember ? "LEG2" : "LEG1"],
    ),
    ...signs,
  ];
}
