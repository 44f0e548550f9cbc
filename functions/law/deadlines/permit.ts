// Dates of the permit: asking for it, renewing it, its end and that of the document that stands for it.
import { sayDays, shiftDay } from "../../text/days.ts";
import type { Text } from "../../text/text.ts";
import { type Deadline, type DeadlineRule, join } from "./deadline.ts";
import { firstLateDay, renewalWindow } from "./windows.ts";

function stateOfWindow(today: string, opens: string, closes: string, expiresOn: string): Text {
  if (today > expiresOn)
    return {
      fr: "Votre titre a expiré le {expires} : faites la demande tout de suite et faites-vous aider par une association.",
      en: "Your permit expired on {expires}: make the request now and ask an association for help.",
    };
  if (today === expiresOn)
    return {
      fr: "Votre titre expire aujourd’hui : faites la demande aujourd’hui.",
      en: "Your permit expires today: make the request today.",
    };
  if (today > closes)
    return {
      fr: "Cette période est terminée : faites la demande tout de suite, avant l’expiration du titre, le {expires}.",
      en: "This period is over: make the request now, before the permit expires on {expires}.",
    };
  if (today === closes) return { fr: "C’est aujourd’hui le dernier jour.", en: "Today is the last day." };
  if (today === opens) return { fr: "La période s’ouvre aujourd’hui.", en: "The period opens today." };
  if (today > opens) return { fr: "La période est déjà ouverte.", en: "The period is already open." };
  return { fr: "Il est encore trop tôt.", en: "It is still too early." };
}

export const renewal: DeadlineRule = ({ answers: { procedure }, channel, today }) => {
  const expires = procedure.currentPermit?.expiresOn;
  if (expires === undefined || procedure.kind === "first-application") return [];
  const { opens, closes } = renewalWindow(expires, channel);
  const late = firstLateDay(expires, channel);
  const contact = shiftDay(expires, { days: -120 });
  const rule: Text =
    channel === "anef"
      ? {
          fr: "Sur le site ANEF, la demande de renouvellement se fait entre le 120e et le 60e jour avant l’expiration du titre : du {opens} au {closes}.",
          en: "On the ANEF website, you ask for renewal between the 120th and the 60th day before the permit expires: from {opens} to {closes}.",
        }
      : {
          fr: "À la préfecture, la demande de renouvellement se fait dans les deux mois avant l’expiration du titre : à partir du {opens} et au plus tard la veille de l’expiration, le {closes}. Si votre préfecture fixe une autre période, suivez-la.",
          en: "At the prefecture, you ask for renewal in the two months before the permit expires: from {opens}, and at the latest the day before it expires, on {closes}. If your prefecture sets another period, follow it.",
        };
  const window: Deadline = {
    id: "renewal-window",
    from: opens,
    date: closes,
    title: { fr: "Demander le renouvellement du titre de séjour", en: "Ask for the renewal of the residence permit" },
    detail: sayDays(join(rule, stateOfWindow(today, opens, closes, expires)), { opens, closes, expires }),
    lasting: sayDays(rule, { opens, closes }),
    sources: channel === "anef" ? ["DOC1", "RI"] : ["DOC1", "SP-AP"],
  };
  const contactPrefecture: Deadline = {
    id: "renewal-contact",
    date: contact,
    title: { fr: "Contacter la préfecture pour le renouvellement", en: "Contact the prefecture about the renewal" },
    detail: sayDays(
      {
        fr: "120 jours avant l’expiration, demandez à la préfecture comment et quand déposer le dossier. La fiche de Réfugiés.info donne à tous une période de 120 à 60 jours avant l’expiration ; le règlement et service-public.gouv.fr disent, pour les apatrides, les deux derniers mois. Vous n’êtes pas en retard avant l’expiration, le {expires}.",
        en: "120 days before it expires, ask the prefecture how and when to file. The Réfugiés.info page gives everyone a period of 120 to 60 days before expiry; the regulation and service-public.gouv.fr say, for stateless persons, the last two months. You are not late before it expires on {expires}.",
      },
      { expires },
    ),
    sources: ["RI", "DOC1", "SP-AP"],
  };
  const lateFee: Deadline = {
    id: "late-fee",
    date: late,
    title: { fr: "Renouvellement en retard à partir de ce jour", en: "Renewal late from this day" },
    detail: sayDays(
      {
        fr: "Une demande déposée à partir du {late} est en retard : un droit supplémentaire peut être demandé (droit de visa de régularisation), sauf force majeure ou visa valable. Gardez les preuves de ce qui vous a empêché de déposer à temps.",
        en: "A request filed from {late} on is late: an extra charge can be asked for (droit de visa de régularisation), except in a case of force majeure or with a valid visa. Keep proof of whatever stopped you from filing in time.",
      },
      { late },
    ),
    sources: ["DOC2", "VAU"],
  };
  if (channel === "anef") return [window, lateFee];
  // Once the request can be filed there is nothing left to ask: both periods stand in the checklist.
  return today < opens ? [contactPrefecture, window, lateFee] : [window, lateFee];
};

export const permitExpiry: DeadlineRule = ({ answers: { procedure }, channel, today }) => {
  const expires = procedure.currentPermit?.expiresOn;
  if (expires === undefined) return [];
  const after: Text =
    channel === "anef"
      ? {
          fr: "Après cette date, si la préfecture n’a pas encore répondu à votre demande de renouvellement, montrez le titre expiré avec l’attestation de prolongation d’instruction.",
          en: "After this date, if the prefecture has not yet answered your request for renewal, show the expired permit together with the certificate of extension (attestation de prolongation d’instruction).",
        }
      : {
          fr: "Après cette date, si la préfecture n’a pas encore répondu à votre demande de renouvellement, gardez avec le titre expiré le récépissé remis au dépôt du dossier.",
          en: "After this date, if the prefecture has not yet answered your request for renewal, keep the receipt (récépissé) given when you filed together with the expired permit.",
        };
  const state: Text =
    expires < today
      ? { fr: "Votre titre a expiré le {expires}.", en: "Your permit expired on {expires}." }
      : expires === today
        ? { fr: "Votre titre expire aujourd’hui, {expires}.", en: "Your permit expires today, {expires}." }
        : { fr: "Votre titre est valable jusqu’au {expires}.", en: "Your permit is valid until {expires}." };
  return [
    {
      id: "permit-expiry",
      date: expires,
      title: { fr: "Expiration du titre de séjour", en: "Residence permit expires" },
      detail: sayDays(join(state, after), { expires }),
      sources: channel === "anef" ? ["JUR2"] : ["SP-AP"],
    },
  ];
};

export const attestationExpiry: DeadlineRule = ({ answers: { procedure }, channel, today }) => {
  const expires = procedure.attestation?.expiresOn;
  if (expires === undefined) return [];
  const state: Text =
    expires < today
      ? { fr: "Votre document provisoire a expiré le {expires}.", en: "Your temporary document expired on {expires}." }
      : {
          fr: "Votre document provisoire est valable jusqu’au {expires}.",
          en: "Your temporary document is valid until {expires}.",
        };
  const act: Text =
    channel === "anef"
      ? {
          fr: "Il est renouvelable jusqu’à la décision de la préfecture. Avant cette date, regardez si le nouveau est dans votre compte ANEF. S’il n’y est pas, écrivez ou téléphonez au Centre de contact citoyen (0 806 001 620) et gardez les captures d’écran.",
          en: "It can be renewed until the prefecture decides. Before this date, look in your ANEF account for the new one. If it is not there, write to or phone the Citizen Contact Center (0 806 001 620) and keep screenshots.",
        }
      : {
          fr: "Avant cette date, demandez à la préfecture de le renouveler et gardez une trace écrite de la demande.",
          en: "Before this date, ask the prefecture to renew it and keep a written trace of your request.",
        };
  return [
    {
      id: "attestation-expiry",
      date: expires,
      title: {
        fr: channel === "anef" ? "Expiration de l’attestation provisoire" : "Expiration du récépissé",
        en: channel === "anef" ? "Temporary certificate expires" : "Receipt (récépissé) expires",
      },
      detail: sayDays(join(state, act), { expires }),
      sources: channel === "anef" ? ["RI", procedure.kind === "first-application" ? "JUR1" : "JUR2"] : ["SP-AP"],
    },
  ];
};

// R. 424-1: three months from the decision for the refugee's card, not for the family who came by reunification.
export const issuingDelay: DeadlineRule = ({ answers: { procedure, status, decision }, today }) => {
  if (procedure.kind !== "first-application" || status.kind !== "refugee" || decision?.date === undefined) return [];
  const date = shiftDay(decision.date, { months: 3 });
  const state: Text | undefined =
    today > date
      ? {
          fr: "Ce délai est passé. Si vous avez déposé votre demande, une association ou un avocat peut vous aider à relancer la préfecture.",
          en: "This time is over. If you have filed your request, an association or a lawyer can help you to ask the prefecture again.",
        }
      : undefined;
  return [
    {
      id: "issuing-delay",
      date,
      title: { fr: "Fin du délai donné à la préfecture", en: "End of the time given to the prefecture" },
      detail: sayDays(
        join(
          {
            fr: "Le règlement donne à la préfecture trois mois après la décision de protection pour délivrer la carte de résident : jusqu’au {date}. En pratique, l’attente est souvent plus longue.",
            en: "The regulation gives the prefecture three months after the protection decision to issue the resident card: until {date}. In practice the wait is often longer.",
          },
          state,
        ),
        { date },
      ),
      sources: ["TRI1", "ADAG"],
    },
  ];
};
