// Warnings about where the person lives and how it is proved.
import type { Address } from "../../answers/answers.ts";
import { proofOfAddressLife } from "../deadlines/windows.ts";
import type { Situation } from "../situation.ts";
import { paperList } from "../status-sources.ts";
import { nothing, warn, type Warning } from "./warning.ts";

export const addressWarnings = (s: Situation): Warning[] => [...proof(s), ...hosting(s), ...domiciliation(s)];

function proof({ answers: { housing }, today }: Situation): Warning[] {
  const date = housing.proofOfAddress?.date;
  if (date === undefined) return nothing;
  const path = ["housing", "proofOfAddress", "date"];
  const { threeMonthsOld, lastDay } = proofOfAddressLife(date);
  const days = { date, lastDay };
  if (date > today)
    return warn(
      "date-to-come",
      path,
      {
        fr: "Le justificatif de domicile est daté du {date}, un jour à venir. Vérifiez la date.",
        en: "The proof of address is dated {date}, a day to come. Check the date.",
      },
      [],
      days,
    );
  // A certificate of domiciliation runs for the time written on it.
  if (housing.kind === "domiciliation") return nothing;
  if (today > lastDay)
    return warn(
      "proof-of-address-too-old",
      path,
      {
        fr: "Ce justificatif de domicile, daté du {date}, a 6 mois ou plus : il est trop ancien. Il en faut absolument un plus récent le jour où vous déposez la demande.",
        en: "This proof of address, dated {date}, is 6 months old or more: it is too old. You must have a newer one on the day you file.",
      },
      ["ANX10", "RI"],
      days,
    );
  if (today >= threeMonthsOld)
    return warn(
      "proof-of-address-ageing",
      path,
      {
        fr: "Ce justificatif de domicile, daté du {date}, a 3 mois ou plus. Il est accepté jusqu’au {lastDay}, mais certaines préfectures, et la demande de titre de voyage, en veulent un de moins de 3 mois.",
        en: "This proof of address, dated {date}, is 3 months old or more. It is accepted until {lastDay}, but some prefectures, and the request for a travel document, want one less than 3 months old.",
      },
      ["ANX10", "SCR", "SP-PS"],
      days,
    );
  return nothing;
}

const comparable = ({ postcode = "", town = "", street = "" }: Address): string =>
  `${street}|${postcode}|${town}`
    .normalize("NFD")
    .replaceAll(/[\p{M}\p{P}\s]/gu, "")
    .toLowerCase();

function hosting({ answers: { address, housing }, today }: Situation): Warning[] {
  if (housing.kind !== "hosted") return nothing;
  const { host, since, freeOfCharge } = housing;
  const bothKnown = address?.street !== undefined && host?.address?.street !== undefined;
  return [
    ...(bothKnown && comparable(address) !== comparable(host.address ?? {})
      ? warn("host-address-differs", ["housing", "host", "address"], {
          fr: "L’adresse de la personne qui vous héberge n’est pas la vôtre. Il vaut mieux que l’attestation, sa pièce d’identité et son justificatif portent l’adresse où vous vivez.",
          en: "The address of the person who hosts you is not yours. It is better if the attestation, their identity card and their proof show the address where you live.",
        })
      : nothing),
    ...(since !== undefined && since > today
      ? warn(
          "date-to-come",
          ["housing", "since"],
          {
            fr: "L’hébergement commence le {since}, un jour à venir : l’attestation se signe une fois que vous y habitez.",
            en: "The hosting begins on {since}, a day to come: the attestation is signed once you live there.",
          },
          [],
          { since },
        )
      : nothing),
    ...(freeOfCharge === false
      ? warn("hosted-for-payment", ["housing", "freeOfCharge"], {
          fr: "Vous payez la personne qui vous héberge : demandez-lui un bail ou des quittances de loyer, qui prouvent mieux votre adresse.",
          en: "You pay the person who hosts you: ask them for a lease or rent receipts, which are a better proof of your address.",
        })
      : nothing),
  ];
}

function domiciliation({ answers: { housing }, protection }: Situation): Warning[] {
  if (housing.kind !== "domiciliation") return nothing;
  return warn(
    "domiciliation-is-accepted",
    ["housing", "kind"],
    {
      fr: "La domiciliation est acceptée comme justificatif de domicile. Si un guichet veut une « adresse physique », montrez la fiche de service-public.gouv.fr et demandez l’aide de votre association.",
      en: "Domiciliation is accepted as proof of address. If a counter wants a “physical address”, show the page of service-public.gouv.fr and ask your association for help.",
    },
    [paperList[protection], "RI", "FTA2012"],
  );
}
