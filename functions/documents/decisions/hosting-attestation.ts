// The hosting attestation: only for a person hosted by a private person, who signs it (annexe 10 of the CESEDA).
import type { Answers, ProcedureKind } from "../../answers/answers.ts";
import { isTooYoungForPermit } from "../../law/permit-age.ts";
import type { Situation } from "../../law/situation.ts";
import { paperList } from "../../law/status-sources.ts";
import { no, procedureName, type Verdict, yes } from "../../law/document-decision.ts";

export function decideHostingAttestation(s: Situation): Verdict {
  const { housing, procedure } = s.answers;
  if (housing.kind !== "hosted") return notHosted[housing.kind](s);
  return isTooYoungForPermit(s) ? forTravelDocument : whenHosted[procedure.kind];
}

// Never the attestation of a private person in place of what a hotel, a centre or a town's social service writes.
const notHosted: Record<Exclude<Answers["housing"]["kind"], "hosted">, (s: Situation) => Verdict> = {
  "own-name": () =>
    no(["SP-DOM", "ANX10"], {
      fr: "Vous avez un logement à votre nom : un papier à votre nom suffit (facture d’électricité, de gaz, d’eau, de téléphone fixe ou d’internet, bail, quittance de loyer).",
      en: "You have a home in your own name: one paper in your name is enough (bill for electricity, gas, water, landline or internet, lease, rent receipt).",
    }),
  hotel: () =>
    no(["SP-DOM", "ANX10"], {
      fr: "Vous logez à l’hôtel : c’est l’hôtelier qui fait une attestation, à joindre avec la facture du dernier mois. L’attestation d’un particulier ne convient pas.",
      en: "You live in a hotel: the hotel keeper writes a certificate, to be added with last month’s bill. The attestation of a private person is not right here.",
    }),
  centre: () =>
    no(["SP-DOM"], {
      fr: "Vous logez dans un centre : en pratique, il donne une attestation d’hébergement à son nom, datée et signée. Demandez-la. L’attestation d’un particulier ne convient pas.",
      en: "You live in a centre: in practice it gives a certificate of accommodation in its own name, dated and signed. Ask for it. The attestation of a private person is not right here.",
    }),
  domiciliation: ({ protection }) =>
    no(["RI", paperList[protection]], {
      fr: "Vous avez une domiciliation : votre attestation d’élection de domicile est acceptée comme justificatif. L’attestation d’un particulier ne convient pas.",
      en: "You have a domiciliation address: your certificate of domiciliation is accepted as proof of address. The attestation of a private person is not right here.",
    }),
};

const forTravelDocument = yes("offered", ["SP-PS", "SP-DOM", "RI-DCEM"], {
  fr: "Avant 16 ans, il n’y a pas de titre de séjour à demander. Pour un titre de voyage, un justificatif de domicile de moins de 3 mois est demandé : la personne qui héberge la famille peut signer cette attestation.",
  en: "Under 16 there is no residence permit to ask for. For a travel document, a proof of address less than 3 months old is asked for: the person who hosts the family can sign this attestation.",
});

const hostSigns = yes("required", ["ANX10", "SP-DOM", "RI"], {
  fr: "Vous êtes chez quelqu’un : cette personne atteste qu’elle vous héberge, date et signe, et joint la copie de sa pièce d’identité ou de son titre de séjour et un justificatif de domicile à son nom.",
  en: "You live at someone’s home: that person attests that they host you, dates and signs, and adds a copy of their identity card or residence permit and a proof of address in their name.",
});

const ifAskedFor = (kind: ProcedureKind): Verdict =>
  yes("offered", ["SP-DOM"], {
    fr: `Vous êtes chez quelqu’un. Si un justificatif de domicile vous est demandé pour ${procedureName[kind].fr}, la personne qui vous héberge signe cette attestation ; sinon, elle ne sert pas.`,
    en: `You live at someone’s home. If you are asked for a proof of address for ${procedureName[kind].en}, the person who hosts you signs this attestation; otherwise it is not needed.`,
  });

const whenHosted: Record<ProcedureKind, Verdict> = {
  "first-application": hostSigns,
  renewal: hostSigns,
  "address-change": hostSigns,
  loss: ifAskedFor("loss"),
  theft: ifAskedFor("theft"),
  damage: ifAskedFor("damage"),
  "civil-status-change": ifAskedFor("civil-status-change"),
};
