// Notes for whoever accompanies the person: where sources differ, and what is not certain. Printed on request only.
import type { ChecklistItem } from "../checklist.ts";
import type { Fee } from "../fees.ts";
import type { SourceCode } from "../sources.ts";
import { message, type Message, type MessageKey, type NameIn } from "../../text/message.ts";

export type Note = { text: Message; sources: readonly SourceCode[] };

/** The ids that have texts in a group. */
type IdIn<Group extends string> = MessageKey extends infer Key
  ? Key extends `${Group}.${infer Id}.${string}`
    ? Id
    : never
  : never;

type NoteRow = {
  id: NameIn<"documents.companion-sheet.notes">;
  /** Rows of the checklist and fees that it is about: it is for those who have one. */
  about: readonly (IdIn<"checklist.rows"> | IdIn<"fees">)[];
  sources: readonly SourceCode[];
};

const rows: readonly NoteRow[] = [
  { id: "decision", about: ["protection-decision", "relative-decision"], sources: ["RI", "SP-R", "SP-PS"] },
  { id: "stateless-decision", about: ["stateless-decision"], sources: ["RI", "SP-AP"] },
  { id: "host-address", about: ["host-address"], sources: ["ANX10", "SP-DOM", "RI"] },
  { id: "payment-schedule", about: ["host-address", "address-own-name"], sources: ["SCR"] },
  {
    id: "polygamy",
    about: ["non-polygamy-required", "non-polygamy-recommended"],
    sources: ["ANX10", "SP-R", "SP-PS", "WPR", "WKP", "GF", "CNAV"],
  },
  { id: "extension-first", about: ["extension-first"], sources: ["RI", "JUR1"] },
  { id: "extension-renewal", about: ["extension-renewal"], sources: ["RI", "JUR2"] },
  { id: "favourable-decision", about: ["favourable-decision"], sources: ["RI", "ALX"] },
  { id: "issuing-delay", about: ["waiting-for-ofpra", "issuing-delay"], sources: ["TRI1", "ADAG"] },
  { id: "stamp", about: ["first-card", "new-card"], sources: ["UNAFO", "FAS", "ANQ", "RI"] },
  { id: "first-card-tax", about: ["first-card"], sources: ["FTDA1", "MIE"] },
  { id: "renewal-price", about: ["renewal"], sources: ["UNAFO", "SP-R"] },
  { id: "regularisation", about: ["no-regularisation-visa"], sources: ["MIE"] },
  { id: "e-photo-price", about: ["e-photo"], sources: ["RI-PHO", "PHO"] },
  { id: "dcem-price", about: ["child-travel-document"], sources: ["SP-DCEM"] },
  { id: "free-card", about: ["free-card", "after-concordance"], sources: ["RI"] },
  { id: "age-after-move", about: ["move-now"], sources: ["MAI", "RI-CHG"] },
  { id: "renewal-of-stateless", about: ["renewal-window-prefecture"], sources: ["RI", "DOC1", "SP-AP"] },
  { id: "unmarried-partner", about: ["unmarried-partner", "couple-since-asylum"], sources: ["RI", "LEG1", "LEG2"] },
  { id: "travel-document", about: ["travel-document"], sources: ["RI", "RI-DCEM", "FTDA2"] },
  { id: "blocked", about: ["still-blocked"], sources: ["FTDA2", "FTDA4"] },
];

const noteOf = ({ id, sources }: NoteRow): Note => ({
  text: message(`documents.companion-sheet.notes.${id}`),
  sources,
});

/** The notes about what this person has to gather, do and pay. */
export function notesFor(checklist: readonly ChecklistItem[], fees: readonly Fee[]): Note[] {
  const own = new Set<string>([...checklist, ...fees].map(({ id }) => id));
  return rows.filter(({ about }) => about.some((id) => own.has(id))).map(noteOf);
}

/** Every note: the sheet printed without answers. */
export const allNotes = (): Note[] => rows.map(noteOf);
