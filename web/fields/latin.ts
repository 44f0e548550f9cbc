// Which fields take Latin letters or figures only, as papers in France are written, and which languages are written otherwise.
import { factsOf, type Language } from "../../functions/text/languages.ts";
import type { FieldView } from "../protocol.ts";

export const isWrittenInLatin = (language: Language): boolean =>
  new Intl.Locale(factsOf(language).locale).maximize().script === "Latn";

const numericKinds = new Set(["postcode", "ofpra-number"]);
const numericFields = /(?:^|\.)foreignerNumber$/;

export const takesFigures = ({ id, kind }: FieldView): boolean => numericKinds.has(kind) || numericFields.test(id);

/** Names, addresses and other words that are printed as they are typed. */
export const takesLatin = (field: FieldView): boolean => field.kind === "text" && !takesFigures(field);
