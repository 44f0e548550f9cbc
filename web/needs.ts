// What a person needs today, in plain choices: each answers the first questions and leaves out what does not concern it.
import type { AnswersSoFar } from "../functions/questions/answer-set.ts";
import type { MessageKey } from "../functions/text/message.ts";
import type { State } from "./visit.ts";

export type Need = {
  /** Names its texts, `web.need.<id>`, and its address. */
  id: string;
  label: MessageKey;
  /** What decides further, with a choice each; without it, `answers` are known at once. */
  choices?: readonly { id: string; label: MessageKey; procedure: AnswersSoFar }[];
  procedure?: AnswersSoFar;
  /** Questions of the other needs, which are not asked. */
  leavesOut: readonly string[];
};

const under = (path: string, fields: readonly string[]) => fields.map((field) => `${path}.${field}`);
const ofRequest = [
  ...under("procedure.request", ["filedOn", "number", "reasonsAskedOn", "statusShown"]),
  ...under("procedure.attestation", ["expiresOn", "kind", "noteFor"]),
];
const ofWaiting = [...ofRequest, ...under("procedure.atRisk", ["job", "benefits", "housing", "health", "studies"])];
const ofPermit = ["procedure.currentPermit.number", "procedure.currentPermit.expiresOn"];
const ofMove = ["procedure.movedOn"];
const ofBlockedSite = ["procedure.attempts[0]"];

const kind = (kind: string): AnswersSoFar => ({ kind });
const waiting = (waitsFor: string): AnswersSoFar => ({ kind: "waiting", waitsFor });

export const needs: readonly Need[] = [
  {
    id: "first-card",
    label: "web.need.first-card",
    procedure: kind("first-application"),
    leavesOut: [...ofWaiting, ...ofPermit, ...ofMove, ...ofBlockedSite],
  },
  {
    id: "renew",
    label: "web.need.renew",
    procedure: kind("renewal"),
    leavesOut: [...ofWaiting, ...ofMove, ...ofBlockedSite],
  },
  {
    id: "moved",
    label: "web.need.moved",
    procedure: kind("address-change"),
    leavesOut: [...ofWaiting, ...ofBlockedSite],
  },
  {
    id: "lost",
    label: "web.need.lost",
    choices: [
      { id: "loss", label: "web.need.lost-choice.loss", procedure: kind("loss") },
      { id: "theft", label: "web.need.lost-choice.theft", procedure: kind("theft") },
      { id: "damage", label: "web.need.lost-choice.damage", procedure: kind("damage") },
    ],
    leavesOut: [...ofWaiting, ...ofMove, ...ofBlockedSite],
  },
  {
    id: "differ",
    label: "web.need.differ",
    choices: [
      {
        id: "with-permit",
        label: "web.need.differ-choice.with-permit",
        procedure: { kind: "civil-status-change", civilStatus: { change: "correction" } },
      },
      { id: "without-permit", label: "web.need.differ-choice.without-permit", procedure: kind("first-application") },
    ],
    leavesOut: [...ofWaiting, ...ofMove, ...ofBlockedSite],
  },
  {
    id: "waiting",
    label: "web.need.waiting",
    choices: [
      { id: "first", label: "web.need.waiting-choice.first", procedure: waiting("first-application") },
      { id: "renewal", label: "web.need.waiting-choice.renewal", procedure: waiting("renewal") },
      { id: "address", label: "web.need.waiting-choice.address", procedure: waiting("address-change") },
    ],
    leavesOut: [...ofMove, ...ofBlockedSite],
  },
  {
    id: "blocked",
    label: "web.need.blocked",
    choices: [
      { id: "first", label: "web.need.first-card", procedure: kind("first-application") },
      { id: "renewal", label: "web.need.renew", procedure: kind("renewal") },
      { id: "address", label: "web.need.moved", procedure: kind("address-change") },
    ],
    leavesOut: ofRequest,
  },
];

const known = new Set(needs.flatMap(({ leavesOut }) => leavesOut));

/** A question of another need: it was left out by the choice of this one, and not by the person. */
export const isLeftOutByNeed = (field: string): boolean => known.has(field);

/** The visit with the procedure of a need; all other answers stay. */
export function withNeed(state: State, { leavesOut }: Need, procedure: AnswersSoFar): State {
  const skipped = [...state.skipped.filter((path) => !known.has(path)), ...leavesOut];
  return { ...state, answers: { ...state.answers, procedure }, skipped };
}
