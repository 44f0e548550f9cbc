// Writes the structure tree: which element owns which marks, for those who listen to a paper or reflow it.
// Elements are the bulk of a file's objects, so they are written as text rather than built from pdf-lib's dictionaries.
import type { PDFContext, PDFRef } from "pdf-lib";
import { Verbatim } from "./pdf-file.ts";
import { textString } from "./text-string.ts";
import type { Element } from "./page-model.ts";

/** What an element holds, in reading order: other elements, marked content of a page, link annotations. */
type Kid = Element | { page: PDFRef; markedContent: number } | { page: PDFRef; annotation: PDFRef };

/** Gathers the owners of all marks, page by page, then writes the tree. */
export function newStructure() {
  const kidsOf = new Map<Element, Kid[]>();
  /** Parent tree: by page the owner of each marked content, by annotation its link. */
  const parents: (readonly Element[] | Element)[] = [];

  const addKid = (owner: Element, kid: Kid): void => {
    const kids = kidsOf.get(owner);
    if (kids !== undefined) {
      kids.push(kid);
      return;
    }
    kidsOf.set(owner, [kid]);
    if (owner.inside !== undefined) addKid(owner.inside, owner);
  };

  return {
    /** The page's key in the parent tree; `owners` by marked-content id. */
    addPage(page: PDFRef, owners: readonly Element[]): number {
      for (const [markedContent, owner] of owners.entries()) addKid(owner, { page, markedContent });
      return parents.push(owners) - 1;
    },

    /** The annotation's key in the parent tree. */
    addLink(page: PDFRef, annotation: PDFRef, owner: Element): number {
      addKid(owner, { page, annotation });
      return parents.push(owner) - 1;
    },

    /** Writes the tree over these documents; `boxOf` says where a figure stands. Gives the tree's root. */
    write(
      context: PDFContext,
      roots: readonly Element[],
      boxOf: (figure: Element) => readonly number[] | undefined,
    ): PDFRef {
      const treeRef = context.nextRef();
      const documentRef = context.nextRef();
      const refs = new Map<Element, PDFRef>();
      const holdsSomething = (one: Element): boolean =>
        isCell(one) || kidsOf.has(one) || one.kids.some((kid) => holdsSomething(kid));

      const writeElement = (one: Element, parent: PDFRef): string => {
        const ref = context.nextRef();
        refs.set(one, ref);
        const kids: Kid[] = one.kids.length > 0 ? one.kids.filter(holdsSomething) : (kidsOf.get(one) ?? []);
        const page = kids.find((kid) => "markedContent" in kid)?.page;
        const held = kids.map((kid) => {
          if ("tag" in kid) return writeElement(kid, ref);
          if ("annotation" in kid) return `<</Type/OBJR/Obj ${String(kid.annotation)}/Pg ${String(kid.page)}>>`;
          if (kid.page === page) return String(kid.markedContent);
          return `<</Type/MCR/Pg ${String(kid.page)}/MCID ${kid.markedContent}>>`;
        });
        const text =
          `<</S/${one.tag}/P ${String(parent)}` +
          (page === undefined ? "" : `/Pg ${String(page)}`) +
          (one.title === undefined ? "" : `/T${textString(one.title)}`) +
          (one.lang === undefined ? "" : `/Lang(${one.lang})`) +
          (one.alt === undefined ? "" : `/Alt${textString(one.alt)}`) +
          attributes(one, boxOf) +
          `/K[${held.join(" ")}]>>`;
        context.assign(ref, new Verbatim(text));
        return String(ref);
      };

      // An empty paragraph is left out; an empty table cell is not.
      const parts = roots.filter(holdsSomething).map((root) => writeElement(root, documentRef));
      context.assign(documentRef, new Verbatim(`<</S/Document/P ${String(treeRef)}/K[${parts.join(" ")}]>>`));
      const refOf = (owner: Element) => String(refs.get(owner));
      const numbers = parents.map((owner, key) =>
        "tag" in owner ? `${key} ${refOf(owner)}` : `${key} [${owner.map(refOf).join(" ")}]`,
      );
      const parentTree = context.register(new Verbatim(`<</Nums[${numbers.join(" ")}]>>`));
      context.assign(
        treeRef,
        context.obj({
          Type: "StructTreeRoot",
          K: documentRef,
          ParentTree: parentTree,
          ParentTreeNextKey: parents.length,
        }),
      );
      return treeRef;
    },
  };
}

const isCell = ({ tag }: Element): boolean => tag === "TD" || tag === "TH";

function attributes(one: Element, boxOf: (figure: Element) => readonly number[] | undefined): string {
  if (one.tag === "TH") return "/A<</O/Table/Scope/Column>>";
  if (one.numbering !== undefined) return `/A<</O/List/ListNumbering/${one.numbering}>>`;
  if (one.tag === "Figure") return `/A<</O/Layout/Placement/Block/BBox[${(boxOf(one) ?? []).join(" ")}]>>`;
  if (one.printField === undefined) return "";
  const { role, description } = one.printField;
  return `/A<</O/PrintField/Role/${role}/Desc${textString(description)}${role === "cb" ? "/checked/off" : ""}>>`;
}
