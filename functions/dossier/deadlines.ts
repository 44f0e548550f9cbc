// The dates of a person's request: windows, ends of validity, duties. No name and no amount, so that they fit a calendar.
import { possibleDays, sayDays, shiftDay } from "./calendar-day.ts";
import type { Situation } from "./situation.ts";
import type { SourceCode } from "./sources.ts";
import type { Text } from "./text.ts";

export type Deadline = {
  id: string;
  /** The last day, or the day on which something happens: YYYY-MM-DD. */
  date: string;
  /** First day of the window that ends on `date`, where there is one. */
  from?: string;
  title: Text;
  detail: Text;
  sources: SourceCode[];
};

/** Every date that the answers give, earliest first; those already past are kept where they still ask for an act. */
export function computeDeadlines(s: Situation): Deadline[] {
  return rules.flatMap((rule) => rule(s)).sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
}

type Rule = (s: Situation) => Deadline[];

const join = (...sentences: (Text | undefined)[]): Text => {
  const given = sentences.filter((sentence) => sentence !== undefined);
  return { fr: given.map(({ fr }) => fr).join(" "), en: given.map(({ en }) => en).join(" ") };
};

// Renewal. R. 431-5, 1°: from the 120th to the 60th day before expiry for titles asked for online, otherwise the two
// months before expiry. L. 436-5: a duty may be asked of those who file after that.

/** First and last day to ask for the renewal of a permit, both included. */
export function renewalWindow(expiresOn: string, channel: Situation["channel"]): { opens: string; closes: string } {
  return channel === "anef"
    ? { opens: shiftDay(expiresOn, { days: -120 }), closes: shiftDay(expiresOn, { days: -60 }) }
    : { opens: shiftDay(expiresOn, { months: -2 }), closes: shiftDay(expiresOn, { days: -1 }) };
}

/** First day on which a request for renewal is late. At the prefecture the day of expiry itself is not held against anyone. */
export function firstLateDay(expiresOn: string, channel: Situation["channel"]): string {
  return shiftDay(channel === "anef" ? renewalWindow(expiresOn, channel).closes : expiresOn, { days: 1 });
}

function stateOfWindow(today: string, opens: string, closes: string, expiresOn: string): Text {
  if (today > expiresOn)
    return {
      fr: "Votre titre a expiré le {expires} : faites la demande tout de suite et faites-vous aider par une association.",
      en: "Your permit expired on {expires}: make the request now and ask an association for help.",
    };
  if (today > closes)
    return {
      fr: "Cette période est terminée : faites la demande tout de suite, avant l’expiration du titre, le {expires}.",
      en: "This period is over: make the request now, before the permit expires on {expires}.",
    };
  if (today === closes) return { fr: "C’est aujourd’hui le dernier jour.", en: "Today is the last day." };
  if (today === opens) return { fr: "La période s’ouvre aujourd’hui.", en: "The period opens today." };
  if (today > opens) return { fr: "La période est déjà ouverte.", en: "The period is already open." };
  return { fr: "Avant, la demande est trop tôt.", en: "Before that, it is too early to ask." };
}

const renewal: Rule = ({ answers: { procedure }, channel, today }) => {
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
  return channel === "anef" ? [window, lateFee] : [contactPrefecture, window, lateFee];
};

const permitExpiry: Rule = ({ answers: { procedure }, channel, today }) => {
  const expires = procedure.currentPermit?.expiresOn;
  if (expires === undefined) return [];
  const after: Text =
    channel === "anef"
      ? {
          fr: "Après cette date, si la préfecture n’a pas encore répondu à votre demande de renouvellement, montrez le titre expiré avec l’attestation de prolongation d’instruction.",
          en: "After this date, if the prefecture has not yet answered your request for renewal, show the expired permit together with the certificate of extension (attestation de prolongation d’instruction).",
        }
      : {
          fr: "Après cette date, si la préfecture n’a pas encore répondu à votre demande de renouvellement, montrez le titre expiré avec le récépissé.",
          en: "After this date, if the prefecture has not yet answered your request for renewal, show the expired permit together with the receipt (récépissé).",
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

const attestationExpiry: Rule = ({ answers: { procedure }, channel, today }) => {
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

// Proof of address: less than 6 months old (annexe 10); several prefectures' lists and the travel document want 3.

/** First day on which a proof of address is 3 months old, and last day on which it is less than 6 months old. */
export function proofOfAddressLife(date: string): { threeMonthsOld: string; lastDay: string } {
  return {
    threeMonthsOld: shiftDay(date, { months: 3 }),
    lastDay: shiftDay(shiftDay(date, { months: 6 }), { days: -1 }),
  };
}

const proofOfAddress: Rule = ({ answers: { housing, procedure }, today }) => {
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
      from: threeMonthsOld,
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

const addressChange: Rule = ({ answers: { procedure }, channel, today }) => {
  const moved = procedure.movedOn;
  if (moved === undefined) return [];
  const last = shiftDay(moved, { months: 3 });
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

// Coming of age. R. 431-5, 2°: a first permit is asked for at the latest on the eve of the 19th birthday.

const familyArticle: Record<Situation["protection"], SourceCode> = {
  refugee: "LEG1",
  "subsidiary-protection": "SP-PS",
  stateless: "LEG2",
};

function comingOfAge(s: Situation, id: string, birthDate: string | undefined, whose: "own" | "child"): Deadline[] {
  if (birthDate === undefined) return [];
  const { first, last } = possibleDays(birthDate);
  const from = shiftDay(first, { years: 18 });
  const date = shiftDay(shiftDay(first, { years: 19 }), { days: -1 });
  if (date < s.today) return [];
  const rule: Text =
    whose === "own"
      ? {
          fr: "À 18 ans, le {from}, il vous faut un titre de séjour. La demande se dépose au plus tard la veille de vos 19 ans, le {date}. Entre 16 et 18 ans, vous pouvez déjà en demander un pour travailler.",
          en: "At 18, on {from}, you need a residence permit. File the request at the latest on the eve of your 19th birthday, {date}. Between 16 and 18, you can already ask for one in order to work.",
        }
      : {
          fr: "À 18 ans, le {from}, votre enfant a besoin de son propre titre de séjour. La demande se dépose au plus tard la veille de ses 19 ans, le {date}. Entre 16 et 18 ans, un titre peut déjà être demandé pour travailler.",
          en: "At 18, on {from}, your child needs a residence permit of their own. File the request at the latest on the eve of the 19th birthday, {date}. Between 16 and 18, a permit can already be asked for in order to work.",
        };
  const uncertain: Text | undefined =
    first === last
      ? undefined
      : {
          fr: "Le jour de naissance n’étant pas connu, c’est la date la plus tôt qui est comptée.",
          en: "As the day of birth is not known, the earliest date is counted.",
        };
  return [
    {
      id,
      from,
      date,
      title:
        whose === "own"
          ? { fr: "Demander un titre de séjour avant vos 19 ans", en: "Ask for a residence permit before you turn 19" }
          : {
              fr: "Demander un titre de séjour pour un enfant devenu majeur",
              en: "Ask for a residence permit for a child who has turned 18",
            },
      detail: sayDays(join(rule, uncertain), { from, date }),
      sources: ["DOC1", familyArticle[s.protection]],
    },
  ];
}

const ownMajority: Rule = (s) =>
  s.answers.procedure.kind === "first-application"
    ? comingOfAge(s, "own-majority", s.answers.identity?.birth?.date, "own")
    : [];

const childrensMajority: Rule = (s) => {
  const members = (s.answers.familyMembers ?? []).filter(({ tie }) => tie === "child");
  const births = [...(s.answers.children ?? []), ...members].map(({ birth }) => birth?.date);
  // Twins, and a child named in both lists, have one date: dates carry no name, so saying it once is enough.
  return [...new Set(births)].flatMap((birth, index) => comingOfAge(s, `child-majority-${index + 1}`, birth, "child"));
};

// A spouse or civil partner who did not come by reunification: union celebrated a year ago or more (L. 424-3 and alike).

/** Day on which a union is a year old, counted from the last day it can be. */
export function unionAnniversary(unionDate: string): string {
  return shiftDay(possibleDays(unionDate).last, { years: 1 });
}

const unionOfOneYear: Rule = (s) => {
  const { status, couple, familyMembers = [] } = s.answers;
  const ownUnion =
    couple.kind === "married" ? couple.marriage?.date : couple.kind === "civil-union" ? couple.date : undefined;
  const unions = [...(status.kind === "family-member" ? [{ ...status, unionDate: ownUnion }] : []), ...familyMembers];
  return unions
    .filter(({ tie, byReunification }) => (tie === "spouse" || tie === "civil-partner") && byReunification !== true)
    .flatMap(({ unionDate }, index) => {
      const date = unionDate === undefined ? undefined : unionAnniversary(unionDate);
      if (date === undefined || date <= s.today) return [];
      return [
        {
          id: `union-one-year-${index + 1}`,
          date,
          title: { fr: "Un an de mariage ou d’union civile", en: "One year of marriage or civil union" },
          detail: sayDays(
            {
              fr: "Sans réunification familiale, le titre de séjour de la personne mariée ou unie civilement demande une union célébrée depuis un an au moins, et une vie commune : à partir du {date}.",
              en: "Without family reunification, a husband, wife or civil partner’s permit asks for a union celebrated at least a year ago, and a shared life: from {date} on.",
            },
            { date },
          ),
          sources: [familyArticle[s.protection]],
        },
      ];
    });
};

// R. 424-1: three months from the decision for the refugee's card, not for the family who came by reunification.
const issuingDelay: Rule = ({ answers: { procedure, status, decision }, today }) => {
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

const rules: Rule[] = [
  renewal,
  permitExpiry,
  attestationExpiry,
  proofOfAddress,
  addressChange,
  ownMajority,
  childrensMajority,
  unionOfOneYear,
  issuingDelay,
];
