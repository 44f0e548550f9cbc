// Checklist, the family: who may have a permit, and children's travel papers.
import {
  all,
  any,
  childAged,
  familyMember,
  ownMajorityToCome,
  protectedPerson,
  type Condition,
} from "../conditions.ts";
import { message } from "../../text/message.ts";
import type { ChecklistRow } from "./row.ts";
import { ofCase } from "./before.ts";
import { familyMembers, foreignChildren } from "../relatives.ts";
import { needsNoPermit } from "../special-cases/citizenship.ts";
import { mayBeOutsideReunification, mayHaveComeByReunification, related } from "./ties.ts";

// L. 424-3 for a refugee's family, L. 424-11 (read on service-public) and L. 424-19 for the two others.
const familyLaw = ["LEG1", "SP-PS", "LEG2", "RI"] as const;

const family: ChecklistRow[] = [
  {
    id: "couple-by-reunification",
    links: ["reunification"],
    section: "family",
    when: mayHaveComeByReunification("spouse", "civil-partner", "cohabiting-partner"),
    sources: familyLaw,
  },
  {
    id: "couple-since-asylum",
    section: "family",
    when: mayBeOutsideReunification("spouse", "civil-partner"),
    sources: familyLaw,
  },
  {
    id: "unmarried-partner",
    section: "family",
    when: mayBeOutsideReunification("cohabiting-partner"),
    sources: familyLaw,
  },
  {
    id: "children-card",
    section: "family",
    when: any(all(protectedPerson, childAged(0, 19)), all(familyMember, related("child"))),
    sources: familyLaw,
  },
  { id: "parents-card", section: "family", when: related("parent"), sources: familyLaw },
  ofCase("union-may-be-before-asylum", "family", { condition: "first-couple-outside-reunification" }),
  ofCase("parent-with-other-children", "family"),
  ofCase("french-relative", "family"),
  ofCase("european-relative", "family"),
  { id: "family-work", section: "family", when: all(protectedPerson, related()), sources: ["RI", "SP-PS"] },
];

const isForeign: Condition = ({ nationalities }) => !needsNoPermit(nationalities);
const isForeignMinor = all((s) => s.isMinor, isForeign);

/** A minor may travel: the person themself, or one of their children of whom it is not said that they do not. */
export const minorMayTravel: Condition = (s) =>
  isForeignMinor(s) ||
  (childAged(0, 18)(s) &&
    (foreignChildren(s).some(({ travels }) => travels !== false) ||
      familyMembers(s).some(({ tie }) => tie === "child")));

const hasMinor = any(isForeignMinor, childAged(0, 18));

const children: ChecklistRow[] = [
  { id: "minor-needs-no-card", section: "children", when: hasMinor, sources: ["RI-DCEM"] },
  {
    id: "dcem",
    links: ["dcem"],
    section: "children",
    where: { anef: "anef", prefecture: "prefecture-ask-for-it" },
    condition: "minor-may-travel",
    when: minorMayTravel,
    sources: ["RI-DCEM", "SP-DCEM", "RI"],
  },
  {
    id: "travel-document",
    why: (s) =>
      message(
        `checklist.rows.travel-document.why.${s === undefined || s.protection === "refugee" ? "refugee" : "any"}`,
      ),
    links: ["travel"],
    section: "children",
    condition: "minor-may-travel",
    when: minorMayTravel,
    sources: ["RI", "RI-DCEM", "FTDA2", "SP-PS"],
  },
  { id: "turning-18", section: "children", when: any(ownMajorityToCome, childAged(16, 19)), sources: ["DOC1"] },
];

export const familyRows: ChecklistRow[] = [...family, ...children];
