// The papers that both engines print in the browser, as our markup and as a source for Typst.
import { makeSets } from "../peers/papers.ts";
import { typstSource } from "../peers/engines/typst-source.ts";
import type { PaperSet } from "../peers/engine.ts";

export { makeSets };

export const sources = (sets: readonly PaperSet[]) =>
  sets.flatMap(({ papers }) => papers.map(({ markup, plain }) => ({ markup, source: typstSource(plain) })));
