// What a request costs: amounts as dated rows, with their sources. Never printed in a document to be signed.
import { firstLateDay } from "./deadlines/windows.ts";
import { sayDays } from "../text/days.ts";
import { concordanceRoute, type ConcordanceRoute } from "./concordance-route.ts";
import { isTooYoungForPermit } from "./permit-age.ts";
import { ageOn, type Situation } from "./situation.ts";
import type { SourceCode } from "./sources.ts";
import type { Text } from "../text/text.ts";

export type Fee = {
  id: string;
  title: Text;
  /** Whole euros; a range where prices differ. */
  amountEuros: number | { from: number; to: number };
  /** First and last day of the amount, YYYY-MM-DD; left out where the source gives none. */
  validFrom?: string;
  validUntil?: string;
  detail: Text;
  sources: SourceCode[];
};

/** « 50 € », « de 8 à 15 € ». */
export function amountInWords({ amountEuros }: Pick<Fee, "amountEuros">): Text {
  if (typeof amountEuros === "number") return { fr: `${amountEuros}\u00A0€`, en: `€${amountEuros}` };
  const { from, to } = amountEuros;
  return { fr: `de ${from} à ${to}\u00A0€`, en: `€${from} to €${to}` };
}

/** What this person pays, by the amounts of the day; a row whose amount is not certain says so. */
export function feesFor(s: Situation): Fee[] {
  return rows.flatMap(({ applies, detail, ...fee }) => {
    const inForce = (fee.validFrom ?? "") <= s.today && s.today <= (fee.validUntil ?? "9999");
    return inForce && applies(s) ? [{ ...fee, detail: typeof detail === "function" ? detail(s) : detail }] : [];
  });
}

type FeeRow = Omit<Fee, "detail"> & { applies: (s: Situation) => boolean; detail: Text | ((s: Situation) => Text) };

// The finance act for 2026 (art. 128) doubles the stamp duty of L. 436-7. The day is not in any official text that was
// read: « à compter de mai 2026 ».
const riseOf2026 = "2026-05-01";
const eveOfRise = "2026-04-30";

const stamps: Text = {
  fr: "Le paiement se fait en timbres fiscaux électroniques (timbres.impots.gouv.fr ou bureau de tabac), au moment de recevoir la carte, pas au dépôt.",
  en: "Payment is made with electronic tax stamps (timbres.impots.gouv.fr or a tobacconist), when you receive the card, not when you file.",
};

const checkAmount: Text = {
  fr: "Montant depuis mai 2026 : le jour exact n’a pas été trouvé dans un texte officiel. Vérifiez le montant demandé par votre préfecture.",
  en: "Amount since May 2026: the exact day was not found in an official text. Check the amount that your prefecture asks for.",
};

const join = (...texts: Text[]): Text => ({
  fr: texts.map(({ fr }) => fr).join(" "),
  en: texts.map(({ en }) => en).join(" "),
});

const needsPermit = (s: Situation): boolean => !isTooYoungForPermit(s);
const isFirstCard = (s: Situation) => needsPermit(s) && s.answers.procedure.kind === "first-application";
const isRenewal = (s: Situation) => needsPermit(s) && s.answers.procedure.kind === "renewal";
const isCivilStatusChange = ({ answers: { procedure } }: Situation) => procedure.kind === "civil-status-change";
// What the Réfugiés.info page says is free is the card after the certificate, not every correction of civil status.
const withCertificate = new Set<ConcordanceRoute>(["letter", "certificate-received", "wait-for-birth-certificate"]);
const isAfterConcordance = (s: Situation) => isCivilStatusChange(s) && withCertificate.has(concordanceRoute(s));
// Nothing read says that the prefecture's own mistake is put right for money: no amount is named.
const isPrefecturesMistake = (s: Situation) => isCivilStatusChange(s) && concordanceRoute(s) === "prefecture-corrects";
const isChangeOfCard = (s: Situation) =>
  needsPermit(s) && !s.isApplication && !isAfterConcordance(s) && !isPrefecturesMistake(s);
const hasTravellingChild = ({ answers, today }: Situation) =>
  (answers.children ?? []).some(({ travels, birth }) => travels === true && (ageOn(today, birth?.date) ?? 0) < 18);

const firstCard = {
  id: "first-card",
  title: { fr: "Première carte (droit de timbre)", en: "First card (stamp duty)" },
  applies: isFirstCard,
} as const;

const exempt: Text = {
  fr: "La première carte des personnes protégées et de leur famille est exemptée de la taxe de l’article L. 436-1 : seul ce droit est dû.",
  en: "The first card of protected persons and their family is exempt from the tax of article L. 436-1: only this duty is owed.",
};

const renewedCard = {
  id: "renewal",
  title: { fr: "Renouvellement (taxe et droit de timbre)", en: "Renewal (tax and stamp duty)" },
  applies: isRenewal,
} as const;

const newCard = {
  id: "new-card",
  title: {
    fr: "Droit de timbre d’une nouvelle carte (duplicata, changement)",
    en: "Stamp duty of a new card (duplicate, change)",
  },
  applies: isChangeOfCard,
} as const;

const newCardUse = ({ answers: { procedure } }: Situation): Text =>
  procedure.kind === "address-change"
    ? {
        fr: "Après un déménagement, la nouvelle carte est facultative et payante ; sans elle, une attestation porte la nouvelle adresse.",
        en: "After a move, a new card is optional and has to be paid for; without it, a certificate shows the new address.",
      }
    : procedure.kind === "civil-status-change"
      ? {
          fr: "Ce droit est dû pour une nouvelle carte. Après un certificat de concordance, la fiche de Réfugiés.info dit que la demande est gratuite.",
          en: "This duty is owed for a new card. After a certificate of concordance, the Réfugiés.info page says that the request is free.",
        }
      : { fr: "Ce droit est dû pour une nouvelle carte.", en: "This duty is owed for a new card." };

const rows: FeeRow[] = [
  {
    ...firstCard,
    amountEuros: 25,
    validUntil: eveOfRise,
    detail: join(exempt, stamps),
    sources: ["SP-R", "SP-PS", "SP-AP", "FTDA1", "MIE"],
  },
  {
    ...firstCard,
    amountEuros: 50,
    validFrom: riseOf2026,
    detail: join(exempt, stamps, checkAmount),
    sources: ["UNAFO", "FAS", "ANQ", "FTDA1", "MIE"],
  },
  {
    ...renewedCard,
    amountEuros: 225,
    validUntil: eveOfRise,
    detail: stamps,
    sources: ["SP-R"],
  },
  {
    ...renewedCard,
    amountEuros: 250,
    validFrom: riseOf2026,
    detail: join(
      {
        fr: "Somme calculée : 200 € de taxe, inchangés, et 50 € de droit de timbre, doublé en mai 2026. Vérifiez le montant demandé par votre préfecture.",
        en: "Amount worked out: €200 of tax, unchanged, and €50 of stamp duty, doubled in May 2026. Check the amount that your prefecture asks for.",
      },
      stamps,
    ),
    sources: ["UNAFO", "FAS", "ANQ"],
  },
  {
    id: "late-fee",
    title: {
      fr: "Renouvellement en retard (droit de visa de régularisation)",
      en: "Late renewal: extra charge (droit de visa de régularisation)",
    },
    amountEuros: 180,
    applies: isRenewal,
    detail: lateFeeDetail,
    sources: ["DOC2", "VAU"],
  },
  {
    ...newCard,
    amountEuros: 25,
    validUntil: eveOfRise,
    detail: (s) => join(newCardUse(s), stamps),
    sources: ["MAI", "UNAFO"],
  },
  {
    ...newCard,
    amountEuros: 50,
    validFrom: riseOf2026,
    detail: (s) => join(newCardUse(s), stamps, checkAmount),
    sources: ["UNAFO", "MAI", "RI-CHG", "RI"],
  },
  {
    id: "card-after-concordance",
    title: {
      fr: "Nouvelle carte après le certificat de concordance",
      en: "New card after the certificate of concordance",
    },
    amountEuros: 0,
    applies: isAfterConcordance,
    detail: {
      fr: "La fiche de Réfugiés.info dit que cette demande est gratuite. Aucun texte officiel n’a été trouvé : si un paiement vous est demandé, montrez la fiche et demandez sur quel texte ce paiement repose.",
      en: "The Réfugiés.info page says that this request is free. No official text was found: if you are asked to pay, show the page and ask which text says so.",
    },
    sources: ["RI"],
  },
  {
    id: "no-regularisation-visa",
    title: { fr: "Droit de visa de régularisation", en: "Regularisation visa (droit de visa de régularisation)" },
    amountEuros: 0,
    // InfoMIE speaks of protected persons; of their family, nothing that was read says as much.
    applies: (s) => isFirstCard(s) && !s.isFamilyMember,
    detail: {
      fr: "D’après InfoMIE, les personnes protégées ne paient pas ce droit pour la première carte. S’il vous est demandé, parlez-en à une association.",
      en: "According to InfoMIE, protected persons do not pay this charge for the first card. If you are asked for it, talk to an association.",
    },
    sources: ["MIE"],
  },
  {
    id: "e-photo",
    title: { fr: "Photo avec code (e-photo)", en: "Photo with a code (e-photo)" },
    amountEuros: { from: 8, to: 15 },
    applies: (s) => needsPermit(s) && s.channel === "anef",
    detail: {
      fr: "Prix relevés en 2022 : environ 8 € en cabine, de 8 à 15 € chez un photographe. Le code sert une seule fois.",
      en: "Prices seen in 2022: about €8 in a booth, €8 to €15 at a photographer’s. The code is used once.",
    },
    sources: ["RI-PHO", "PHO"],
  },
  {
    id: "child-travel-document",
    title: {
      fr: "Timbre du document de circulation d’un enfant (DCEM)",
      en: "Stamp of a child’s travel document (DCEM)",
    },
    amountEuros: 50,
    applies: hasTravellingChild,
    detail: {
      fr: "Pour chaque DCEM. Montant lu avant 2026 : vérifiez le montant demandé.",
      en: "For each DCEM. Amount read before 2026: check the amount that is asked for.",
    },
    sources: ["SP-DCEM"],
  },
];

function lateFeeDetail({ answers: { procedure }, channel, today }: Situation): Text {
  const expires = procedure.currentPermit?.expiresOn;
  const exception: Text = {
    fr: "Ce droit s’ajoute au prix du renouvellement, sauf force majeure ou visa valable.",
    en: "This charge comes on top of the price of the renewal, except in a case of force majeure or with a valid visa.",
  };
  if (expires === undefined)
    return join(
      {
        fr: "Si la demande est déposée hors délai : la date d’expiration de votre titre n’est pas indiquée.",
        en: "If the request is filed too late: the date on which your permit expires is not given.",
      },
      exception,
    );
  const late = firstLateDay(expires, channel);
  const when: Text =
    today < late
      ? {
          fr: "Seulement si la demande est déposée trop tard, à partir du {late}.",
          en: "Only if the request is filed too late, from {late} on.",
        }
      : {
          fr: "Depuis le {late}, la demande est en retard : la préfecture peut vous le demander.",
          en: "Since {late} the request is late: the prefecture can ask you for it.",
        };
  return join(sayDays(when, { late }), exception);
}
