// The parts of the interview, in the order in which they are asked: they say how far a person is, and group the answers.
import type { MessageKey } from "../functions/text/message.ts";

export type Part = { id: string; title: MessageKey; isOf: (field: string) => boolean };

const part = (id: string, title: MessageKey, fields: RegExp): Part => ({
  id,
  title,
  isOf: (field) => fields.test(field),
});

/** A field belongs to the first part that takes it. */
export const parts: readonly Part[] = [
  part(
    "situation",
    "web.part.situation",
    /^(?:language|procedure\.(?:kind|waitsFor)|status\.(?:kind|of|tie)|housing\.kind|couple\.kind)$/,
  ),
  part("you", "web.part.you", /^(?:identity|ofpraNumber|foreignerNumber|countryOfOrigin|representative)\b/),
  part("address", "web.part.address", /^(?:contact|address)\b/),
  part("protection", "web.part.protection", /^(?:decision|status|asylumApplicationDate|procedure)\b/),
  part("home", "web.part.home", /^housing\b/),
  part("family", "web.part.family", /^(?:couple|children|familyMembers)\b/),
  part("papers", "web.part.papers", /^concordance\b/),
];

/** `id` is the path of an answer, as showPath writes it; counted from 0. */
export const partOf = (id: string): number => parts.findIndex(({ isOf }) => isOf(id));
