// Whom the rules on residence permits leave out: then nothing is checked, and no document is made.
import type { Answers, Person } from "../../answers/answers.ts";
import { isFrench } from "./citizenship.ts";
import { locationsIn } from "./territory.ts";
import type { SourceCode } from "../sources.ts";

export type OtherLaw = "french-citizen" | "monaco" | "other-overseas";

export function otherLawOf(answers: Answers, nationalities: Person["nationalities"]): OtherLaw | undefined {
  if (isFrench(nationalities)) return "french-citizen";
  return (["monaco", "other-overseas"] as const).find((territory) => locationsIn(territory, answers).length > 0);
}

export const sourcesOfOtherLaw: Readonly<Record<OtherLaw, SourceCode[]>> = {
  "french-citizen": ["GIS-EN"],
  monaco: ["GIS-EN"],
  "other-overseas": ["GIS-EN", "ARC"],
};
