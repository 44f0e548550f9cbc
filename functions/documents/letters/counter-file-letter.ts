// The letter that goes with a paper file to the prefecture: its papers in order, numbered, and the request for the receipt.
import type { ProcedureKind } from "../../answers/answers.ts";
import type { ChecklistItem } from "../../law/checklist.ts";
import { no, notMissed, yes, type Eligibility } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import { filesInPlaceOfSite } from "../../law/filing/blocked-filing.ts";
import { isTooYoungForPermit } from "../../law/permit-age.ts";
import { officialLanguage, untold, type Language } from "../../text/languages.ts";
import { message, sentences } from "../../text/message.ts";
import { say } from "../../text/say.ts";
import { document } from "../document.ts";
import { noFacts, type KnownFacts } from "../parts/facts.ts";
import { letterView, requestNames } from "../parts/letter.ts";

export const counterFileLetter = document({
  id: "counter-file-letter",
  fileName: "lettre-depot-dossier",
  signer: "applicant",
  isSignedWithMinor: true,
  language: "official",
  decide,
  view: ({ situation, checklist, language }) => fill(situation, checklist, language, filesInPlaceOfSite(situation)),
  blankView: () => fill(noFacts, [], officialLanguage, false),
});

/** What a renewal tells beside, where it takes the place of another procedure. */
const besides: Partial<Record<ProcedureKind, string>> = {
  "address-change": " et changement d’adresse",
  "civil-status-change": " et changement d’état civil",
  loss: " (titre perdu)",
  theft: " (titre volé)",
  damage: " (titre abîmé)",
};

/** Titles that speak to the person, as the person says them. */
const inOwnWords: Readonly<Record<string, string>> = {
  "relative-decision": "Décision de protection du membre de famille",
  "non-polygamy-recommended": "Déclaration de non-polygamie signée",
  "address-own-name": "Justificatif de domicile",
  "host-identity": "Carte d’identité ou titre de séjour de la personne qui héberge",
  "host-address": "Facture ou bail de la personne qui héberge",
};

const forms = { copy: "copie", original: "original" } as const;

const certificate = {
  title: "Attestation du centre de contact citoyen (dépôt impossible sur l’ANEF)",
  form: forms.copy,
};

/** For papers that a prefecture asks for beside; a file of which nothing is known is written by hand. */
const emptyRows = { known: 0, blank: 10 };

function fill(facts: KnownFacts, checklist: readonly ChecklistItem[], language: Language, isInPlaceOfSite: boolean) {
  const { answers, asksFor } = facts;
  const kind = answers.procedure?.kind;
  const { number, expiresOn } = answers.procedure?.currentPermit ?? {};
  const asked = checklist.flatMap(({ id, title, handedIn }) =>
    handedIn === undefined
      ? []
      : [
          {
            title: inOwnWords[id] ?? say(title, language === untold ? untold : officialLanguage),
            form: forms[handedIn],
          },
        ],
  );
  const pieces = isInPlaceOfSite ? [certificate, ...asked] : asked;
  const isApplication = asksFor === "first-application" || asksFor === "renewal";
  const beside = asksFor === "renewal" && kind !== undefined && kind !== "waiting" ? besides[kind] : undefined;
  const left = asksFor === null ? emptyRows.blank : emptyRows.known;
  return {
    ...letterView(facts),
    /** « renouvellement de titre de séjour (titre perdu) » */
    subject: asksFor === null ? null : `${requestNames[asksFor]}${beside ?? ""}`,
    isInPlaceOfSite,
    /** It may be either, of whoever fills it in. */
    mayBeInPlaceOfSite: asksFor === null,
    /** YYYY-MM-DD */
    centreAskedOn: answers.procedure?.contactCentre?.askedOn ?? null,
    isApplication,
    isChange: asksFor !== null && !isApplication,
    /** As far as it is known: its copy is in the file. */
    hasPermit: number !== undefined || expiresOn !== undefined,
    permitNumber: number ?? null,
    /** YYYY-MM-DD */
    permitEnds: expiresOn ?? null,
    pieces: pieces.map((piece, index) => ({ number: index + 1, ...piece })),
    emptyRows: Array.from({ length: left }, (_, index) => pieces.length + index + 1),
  };
}

function decide(facts: Facts): Eligibility {
  const { channel, hasFiled, isApplication } = facts;
  if (filesInPlaceOfSite(facts))
    return yes(
      "recommended",
      ["PAP", "ARR", "RI", "REC12"],
      sentences(
        message("decisions.counter-file-letter.in-place-of-site"),
        message("decisions.counter-file-letter.application"),
      ),
    );
  if (channel === "anef") return notMissed(["PAP", "RI"], message("decisions.counter-file-letter.online"));
  if (isTooYoungForPermit(facts)) return no(["RI-DCEM"], message("decisions.loss-declaration.too-young"));
  if (hasFiled) return notMissed([], message("decisions.counter-file-letter.filed"));
  return isApplication
    ? yes("recommended", ["SP-AP", "REC12"], message("decisions.counter-file-letter.application"))
    : yes("recommended", ["RI", "ACR"], message("decisions.counter-file-letter.change"));
}
