// Dates of the home: how long its proof is good, until when a new address is declared.
import { sayDays } from "../../text/days.ts";
import type { Text } from "../../text/text.ts";
import { type DeadlineRule, join } from "./deadline.ts";
import { lastDayToDeclareMove, proofOfAddressLife } from "./windows.ts";

export const proofOfAddress: DeadlineRule = ({ answers: { housing, procedure }, today }) => {
  const date = housing.proofOfAddress?.date;
  if (date === undefined) return [];
  const { threeMonthsOld, lastDay } = proofOfAddressLife(date);
  const whose: Text =
    housing.kind === "hosted"
      ? {
          fr: "Le justificatif de domicile de la personne qui vous héberge",
          en: "The proof of address of the person who hosts you",
        }
      : housing.kind === "domiciliation"
        ? { fr: "Votre attestation de domiciliation", en: "Your certificate of domiciliation" }
        : { fr: "Votre justificatif de domicile", en: "Your proof of address" };
  const rule: Text =
    housing.kind === "domiciliation"
      ? {
          fr: "est datée du {date}. Une attestation de domiciliation est acceptée. Par prudence, présentez-la avant qu’elle ait 6 mois, au plus tard le {lastDay}, et vérifiez la date de fin qui y est écrite.",
          en: "is dated {date}. A certificate of domiciliation is accepted. To be safe, hand it in before it is 6 months old, at the latest on {lastDay}, and check the end date written on it.",
        }
      : {
          fr: "est daté du {date}. Il doit avoir moins de 6 mois le jour où vous déposez la demande : au plus tard le {lastDay}. À partir du {threeMonthsOld}, il aura 3 mois : certaines préfectures en demandent un plus récent.",
          en: "is dated {date}. It must be less than 6 months old on the day you file: at the latest on {lastDay}. From {threeMonthsOld} on it is 3 months old: some prefectures ask for a newer one.",
        };
  const changed: Text | undefined =
    procedure.kind === "address-change"
      ? {
          fr: "Pour un changement d’adresse, une ancienne fiche officielle disait moins de 3 mois : un papier récent est plus sûr.",
          en: "For a change of address, an older official page said less than 3 months: a recent paper is safer.",
        }
      : undefined;
  const tooOld: Text | undefined =
    today > lastDay ? { fr: "Il en faut maintenant un plus récent.", en: "You now need a newer one." } : undefined;
  return [
    {
      id: "proof-of-address",
      date: lastDay,
      title: { fr: "Dernier jour du justificatif de domicile", en: "Last day of the proof of address" },
      detail: sayDays(join(join(whose, rule), changed, tooOld), { date, lastDay, threeMonthsOld }),
      sources:
        housing.kind === "domiciliation"
          ? ["RI", "SP-PS", "ANX10"]
          : procedure.kind === "address-change"
            ? ["ANX10", "SCR", "RI-CHG", "MAI"]
            : ["ANX10", "RI", "SCR"],
    },
  ];
};

export const addressChange: DeadlineRule = ({ answers: { procedure }, channel, today }) => {
  const moved = procedure.movedOn;
  if (moved === undefined) return [];
  const last = lastDayToDeclareMove(moved);
  const where: Text =
    channel === "anef"
      ? { fr: "sur le site ANEF", en: "on the ANEF website" }
      : { fr: "auprès de la préfecture", en: "to the prefecture" };
  const state: Text | undefined =
    today > last
      ? { fr: "Ce délai est passé : déclarez-la sans attendre.", en: "This time is over: declare it without waiting." }
      : today === last
        ? { fr: "C’est aujourd’hui le dernier jour.", en: "Today is the last day." }
        : undefined;
  return [
    {
      id: "address-change",
      from: moved,
      date: last,
      title: { fr: "Déclarer la nouvelle adresse", en: "Declare the new address" },
      detail: sayDays(
        join(
          {
            fr: `Vous avez changé d’adresse le {moved}. La nouvelle adresse se déclare ${where.fr} dans les 3 mois : au plus tard le {last}.`,
            en: `You moved on {moved}. The new address is declared ${where.en} within 3 months: at the latest on {last}.`,
          },
          state,
        ),
        { moved, last },
      ),
      sources: channel === "anef" ? ["MAI", "RI-CHG"] : ["MAI"],
    },
  ];
};
