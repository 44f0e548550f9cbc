// Warnings about the request itself: too early, too late, the wrong one, a document that ends soon.
import { daysBetween, shiftDay } from "../../text/days.ts";
import { lastDayToDeclareMove, renewalWindow } from "../deadlines/windows.ts";
import type { Situation } from "../situation.ts";
import { nothing, warn, type Warning } from "./warning.ts";

export const procedureWarnings = (s: Situation): Warning[] => [
  ...renewal(s),
  ...cardTooShort(s),
  ...attestation(s),
  ...move(s),
  ...decision(s),
];

const expiresPath = ["procedure", "currentPermit", "expiresOn"];

function renewal({ answers: { procedure }, channel, today }: Situation): Warning[] {
  if (procedure.kind !== "renewal") return nothing;
  const expires = procedure.currentPermit?.expiresOn;
  if (expires === undefined)
    return warn("renewal-without-expiry", expiresPath, {
      fr: "La date d’expiration de votre titre n’est pas indiquée : les dates de la demande de renouvellement ne peuvent pas être calculées.",
      en: "The date on which your permit expires is not given: the dates for asking for renewal cannot be worked out.",
    });
  const { opens, closes } = renewalWindow(expires, channel);
  const days = { opens, closes, expires };
  if (today > expires)
    return warn(
      "permit-expired",
      expiresPath,
      {
        fr: "Votre titre a expiré le {expires}. Faites la demande tout de suite et faites-vous aider par une association : vos droits peuvent être interrompus, et un droit supplémentaire peut être demandé.",
        en: "Your permit expired on {expires}. Make the request now and ask an association for help: your rights can be cut off, and an extra charge can be asked for.",
      },
      ["DOC2", "DEM"],
      days,
    );
  if (today < opens) return tooEarly[channel](days);
  if (today === expires)
    return warn("permit-expires-today", expiresPath, {
      fr: "Votre titre expire aujourd’hui : déposez la demande de renouvellement aujourd’hui.",
      en: "Your permit expires today: file the request for renewal today.",
    });
  if (today > closes)
    return warn(
      "renewal-late",
      expiresPath,
      {
        fr: "La période pour demander le renouvellement s’est terminée le {closes}. Faites la demande tout de suite : le titre expire le {expires}, et un droit supplémentaire peut être demandé.",
        en: "The period for asking for renewal ended on {closes}. Make the request now: the permit expires on {expires}, and an extra charge can be asked for.",
      },
      ["DOC1", "DOC2"],
      days,
    );
  return nothing;
}

const tooEarly: Record<Situation["channel"], (days: { opens: string }) => Warning[]> = {
  anef: (days) =>
    warn(
      "renewal-too-early",
      expiresPath,
      {
        fr: "C’est trop tôt : la demande de renouvellement s’ouvre le {opens}. Préparez les papiers, mais prenez alors un justificatif de domicile récent.",
        en: "It is too early: you can ask for renewal from {opens}. Get the papers ready, but take a recent proof of address then.",
      },
      ["DOC1", "RI"],
      days,
    ),
  prefecture: (days) =>
    warn(
      "renewal-too-early",
      expiresPath,
      {
        fr: "La demande de renouvellement se dépose à partir du {opens}. Dès 120 jours avant l’expiration, demandez à la préfecture comment faire.",
        en: "You can file the request for renewal from {opens}. From 120 days before the permit expires, ask the prefecture how to do it.",
      },
      ["DOC1", "SP-AP", "RI"],
      days,
    ),
};

// A card that ends within three months is renewed, not made again.
function cardTooShort({ answers: { procedure }, isApplication, today }: Situation): Warning[] {
  const expires = procedure.currentPermit?.expiresOn;
  if (isApplication || expires === undefined || expires >= shiftDay(today, { months: 3 })) return nothing;
  return warn(
    "renew-instead-of-new-card",
    expiresPath,
    {
      fr:
        expires < today
          ? "Votre titre a expiré le {expires} : c’est un renouvellement qu’il faut demander, sans attendre."
          : "Votre titre expire le {expires}, dans moins de 3 mois : c’est un renouvellement qu’il faut demander, pas une nouvelle carte. Signalez tout de même le changement.",
      en:
        expires < today
          ? "Your permit expired on {expires}: what you need to ask for, without waiting, is a renewal."
          : "Your permit expires on {expires}, in less than 3 months: what you need to ask for is a renewal, not a new card. Report the change all the same.",
    },
    ["RI-CHG", "MOS"],
    { expires },
  );
}

// A month leaves time to write to the contact centre or the prefecture.
const soonInDays = 30;

function attestation({ answers: { procedure }, channel, today }: Situation): Warning[] {
  const expires = procedure.attestation?.expiresOn;
  if (expires === undefined || daysBetween(today, expires) > soonInDays) return nothing;
  const path = ["procedure", "attestation", "expiresOn"];
  const days = { expires };
  const help =
    channel === "anef"
      ? {
          fr: "Regardez si la nouvelle est dans votre compte ANEF ; sinon, contactez le Centre de contact citoyen (0 806 001 620) et gardez les captures d’écran.",
          en: "Look in your ANEF account for the new one; if it is not there, contact the Citizen Contact Center (0 806 001 620) and keep screenshots.",
        }
      : {
          fr: "Demandez à la préfecture de le renouveler et gardez une trace écrite de la demande.",
          en: "Ask the prefecture to renew it and keep a written trace of your request.",
        };
  const what =
    channel === "anef"
      ? { fr: "Votre attestation provisoire", en: "Your temporary certificate" }
      : { fr: "Votre récépissé", en: "Your receipt (récépissé)" };
  const sources = channel === "anef" ? (["RI"] as const) : (["SP-AP"] as const);
  return expires < today
    ? warn(
        "attestation-expired",
        path,
        { fr: `${what.fr} a expiré le {expires}. ${help.fr}`, en: `${what.en} expired on {expires}. ${help.en}` },
        [...sources],
        days,
      )
    : warn(
        "attestation-expires-soon",
        path,
        { fr: `${what.fr} expire le {expires}. ${help.fr}`, en: `${what.en} expires on {expires}. ${help.en}` },
        [...sources],
        days,
      );
}

function move({ answers: { procedure }, today }: Situation): Warning[] {
  const moved = procedure.movedOn;
  if (moved === undefined) return nothing;
  const last = lastDayToDeclareMove(moved);
  if (moved > today)
    return warn(
      "move-to-come",
      ["procedure", "movedOn"],
      {
        fr: "Le déménagement est prévu le {moved} : déclarez la nouvelle adresse après, dans les 3 mois, avec un justificatif à cette adresse.",
        en: "You will move on {moved}: declare the new address after that, within 3 months, with a proof of that address.",
      },
      ["MAI"],
      { moved },
    );
  if (today > last)
    return warn(
      "address-change-late",
      ["procedure", "movedOn"],
      {
        fr: "La nouvelle adresse était à déclarer dans les 3 mois, au plus tard le {last}. Déclarez-la sans attendre.",
        en: "The new address was to be declared within 3 months, at the latest on {last}. Declare it without waiting.",
      },
      ["MAI"],
      { last },
    );
  return nothing;
}

// Who decides: Ofpra, and on appeal the CNDA for refugees and subsidiary protection, an administrative court for stateless persons.
function decision({ answers, protection, today }: Situation): Warning[] {
  const { by, date } = answers.decision ?? {};
  return [
    ...(protection === "stateless" && by === "cnda"
      ? warn(
          "stateless-decided-by-cnda",
          ["decision", "by"],
          {
            fr: "Le statut d’apatride est donné par l’Ofpra ou, sur recours, par le juge administratif, pas par la CNDA. Regardez l’en-tête de la décision.",
            en: "Stateless status is given by Ofpra or, on appeal, by an administrative court, not by the CNDA. Look at the heading of the decision.",
          },
          ["SP-AP"],
        )
      : nothing),
    ...(protection !== "stateless" && by === "court"
      ? warn(
          "protection-decided-by-court",
          ["decision", "by"],
          {
            fr: "La protection est donnée par une décision de l’Ofpra ou de la CNDA. Regardez l’en-tête de la décision.",
            en: "The protection is given by a decision of Ofpra or of the CNDA. Look at the heading of the decision.",
          },
          [protection === "refugee" ? "SP-R" : "SP-PS"],
        )
      : nothing),
    ...(date !== undefined && date > today
      ? warn(
          "date-to-come",
          ["decision", "date"],
          {
            fr: "La décision est datée du {date}, un jour à venir. Vérifiez la date.",
            en: "The decision is dated {date}, a day to come. Check the date.",
          },
          [],
          { date },
        )
      : nothing),
  ];
}
