// For each protection, its family included: the page that lists the papers, and the article on the family's permit.
import type { Protection } from "../answers/answers.ts";
import type { SourceCode } from "./sources.ts";

/** The service-public.gouv.fr page with the papers to hand in. */
export const supportingDocumentsPage: Readonly<Record<Protection, SourceCode>> = {
  refugee: "SP-R",
  "subsidiary-protection": "SP-PS",
  stateless: "SP-AP",
};

/** L. 424-3, L. 424-11 (as service-public.gouv.fr gives it) and L. 424-19. */
export const familyArticle: Readonly<Record<Protection, SourceCode>> = {
  refugee: "LEG1",
  "subsidiary-protection": "SP-PS",
  stateless: "LEG2",
};

const ofOneStatus = new Set<SourceCode>([...Object.values(supportingDocumentsPage), ...Object.values(familyArticle)]);

/** Leaves out the sources of other statuses where the source of the person's own status is cited. */
export function ownSources(codes: readonly SourceCode[], protection: Protection): SourceCode[] {
  const own = new Set<SourceCode>([supportingDocumentsPage[protection], familyArticle[protection]]);
  if (!codes.some((code) => own.has(code))) return [...codes];
  return codes.filter((code) => !ofOneStatus.has(code) || own.has(code));
}
