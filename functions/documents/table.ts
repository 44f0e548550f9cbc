// The documents in print order. Ids, titles, file numbers, API and command line follow from this table.
import type { MessageKey } from "../text/message.ts";
import { bodyAttestation } from "./letters/body-attestation.ts";
import { checklist } from "./checklist.ts";
import { commitmentReminder } from "./commitment-reminder.ts";
import { companionSheet } from "./companion-sheet.ts";
import { coverSheet } from "./cover-sheet.ts";
import type { Document } from "./document.ts";
import { hostingAttestation } from "./hosting-attestation.ts";
import { cardCorrectionLetter } from "./letters/card-correction-letter.ts";
import { attemptLog } from "./letters/anef/attempt-log.ts";
import { contactCentreMessage } from "./letters/anef/contact-centre-message.ts";
import { clericalErrorLetter } from "./letters/clerical-error-letter.ts";
import { decisionCopyRequest } from "./letters/decision-copy-request.ts";
import { counterFileLetter } from "./letters/counter-file-letter.ts";
import { graciousAppeal } from "./letters/gracious-appeal.ts";
import { lateCertificateLetter } from "./letters/late-certificate-letter.ts";
import { lossDeclaration } from "./letters/loss-declaration.ts";
import { otherWayRequest } from "./letters/anef/other-way-request.ts";
import { reasonsRequest } from "./letters/reasons-request.ts";
import { rectificationSheet } from "./letters/rectification-sheet.ts";
import { rightsDefenderNote } from "./letters/anef/rights-defender-note.ts";
import { rightsNote } from "./letters/rights-note.ts";
import { sharedLifeMonths } from "./letters/shared-life-months.ts";
import { sharedLifeStatement } from "./letters/shared-life-statement.ts";
import { nonPolygamyStatement } from "./non-polygamy-statement.ts";
import { ofpraLetter } from "./ofpra-letter.ts";

/** Ids that have a title in templates/locales: another one does not compile. */
type TitledId = MessageKey extends infer Key ? (Key extends `documents.${infer Id}.title` ? Id : never) : never;

export const documentTable = [
  coverSheet,
  counterFileLetter,
  commitmentReminder,
  nonPolygamyStatement,
  hostingAttestation,
  bodyAttestation,
  sharedLifeStatement,
  sharedLifeMonths,
  lossDeclaration,
  ofpraLetter,
  cardCorrectionLetter,
  decisionCopyRequest,
  clericalErrorLetter,
  rectificationSheet,
  attemptLog,
  contactCentreMessage,
  otherWayRequest,
  rightsDefenderNote,
  lateCertificateLetter,
  reasonsRequest,
  graciousAppeal,
  rightsNote,
  checklist,
  companionSheet,
] as const satisfies readonly Document<TitledId>[];

export type DocumentId = (typeof documentTable)[number]["id"];

export const documentIds: readonly DocumentId[] = documentTable.map(({ id }) => id);

/** Made only for those who ask for them by name. */
export const idsOnRequest: readonly DocumentId[] = documentTable.filter(isOnRequest).map(({ id }) => id);

function isOnRequest(document: Document): boolean {
  return document.onRequest === true;
}
