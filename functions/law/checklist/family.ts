// Checklist, the family: who may have a permit, and children's travel papers.
import {
  all,
  any,
  childAged,
  couple,
  familyMember,
  first,
  mayAskBefore18,
  not,
  notFiled,
  ownMajorityToCome,
  protectedPerson,
  type Condition,
} from "../conditions.ts";
import { message } from "../../text/message.ts";
import type { ChecklistRow } from "./row.ts";
import { ofCase } from "./before.ts";
import { familyMembers, foreignChildren } from "../relatives.ts";
import { isCase } from "../special-cases.ts";
import { needsNoPermit } from "../special-cases/citizenship.ts";
import {
  cameByReunification,
  hasUnionSinceAsylum,
  mayBeOutsideReunification,
  mayHaveComeByReunification,
  related,
} from "./ties.ts";

// L. 424-3 for a refugee's family, L. 424-11 (read on service-public) and L. 424-19 for the two others.
const familyLaw = ["LEG1", "SP-PS", "LEG2", "RI"] as const;

const partners = ["spouse", "civil-partner", "cohabiting-partner"] as const;

const isMarriedMinor = all((s) => s.isMinor, couple("married"));

const family: ChecklistRow[] = [
  {
    id: "couple-by-reunification",
    // The row on the whole family has the sheet for the protected person.
    links: (s) => (s === undefined || s.isFamilyMember ? ["reunification"] : []),
    section: "family",
    when: mayHaveComeByReunification(...partners),
    variant: (s) => (!cameByReunification(...partners)(s) ? "usual" : s.isFamilyMember ? "own" : "came"),
    sources: familyLaw,
  },
  {
    id: "couple-since-asylum",
    section: "family",
    when: mayBeOutsideReunification("spouse", "civil-partner"),
    variant: (s) => (hasUnionSinceAsylum(s) ? "after" : "usual"),
    sources: familyLaw,
  },
  {
    id: "unmarried-partner",
    section: "family",
    when: mayBeOutsideReunification("cohabiting-partner"),
    sources: familyLaw,
  },
  {
    id: "parents-card",
    section: "family",
    // The row before says of a grown-up or married person that the articles on parents do not have them.
    when: all(related("parent"), not(isCase("parent-of-adult")), not(isCase("parent-of-married")), not(isMarriedMinor)),
    variant: (s) => (s.isFamilyMember ? "parent" : "own"),
    sources: familyLaw,
  },
  ofCase("union-may-be-before-asylum", "family", { condition: "first-couple-outside-reunification" }),
  ofCase("parent-with-other-children", "family"),
  ofCase("french-relative", "family"),
  ofCase("european-relative", "family"),
  {
    id: "family-work",
    links: ["reunification"],
    section: "family",
    when: all(protectedPerson, related()),
    sources: ["RI", "SP-PS"],
  },
];

const isForeign: Condition = ({ nationalities }) => !needsNoPermit(nationalities);
const isForeignMinor = all((s) => s.isMinor, isForeign);

/** A minor may travel: the person themself, or one of their children of whom it is not said that they do not. */
export const minorMayTravel: Condition = (s) =>
  isForeignMinor(s) ||
  (childAged(0, 18)(s) &&
    (foreignChildren(s).some(({ travels }) => travels !== false) ||
      familyMembers(s).some(({ tie }) => tie === "child")));

/** The person's own card, on coming of age: of a child who applies, the age may not be known. */
const ownMajority = any(
  ownMajorityToCome,
  all(first, notFiled, familyMember, related("child"), ({ age }) => age === undefined),
);

/** Whose journey it is, as far as it is said. */
const whoTravels: ChecklistRow["variant"] = (s) => {
  if (isForeignMinor(s)) return "own";
  return foreignChildren(s).some(({ travels }) => travels === true) ? "child" : "usual";
};

const children: ChecklistRow[] = [
  {
    id: "minor-needs-no-card",
    section: "children",
    when: any(all(isForeignMinor, not(mayAskBefore18)), childAged(0, 18)),
    sources: ["RI-DCEM"],
  },
  {
    id: "dcem",
    links: ["dcem"],
    section: "children",
    where: { anef: "anef", prefecture: "prefecture-ask-for-it" },
    condition: "minor-may-travel",
    when: minorMayTravel,
    variant: whoTravels,
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
    variant: whoTravels,
    sources: ["RI", "RI-DCEM", "FTDA2", "SP-PS"],
  },
  {
    id: "turning-18",
    section: "children",
    when: any(ownMajority, childAged(0, 19)),
    variant: (s) => (ownMajority(s) ? "own" : "usual"),
    sources: ["DOC1", ...familyLaw],
  },
];

export const familyRows: ChecklistRow[] = [...family, ...children];
