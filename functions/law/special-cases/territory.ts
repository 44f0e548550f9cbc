// Where a person lives, as far as the rules on permits differ by place: read from postcodes.
import type { Answers } from "../../answers/answers.ts";

/**
 * `monaco`: another State. `other-overseas`: Wallis and Futuna, French Polynesia, New Caledonia and the southern lands,
 * which are not « en France » for the code and have rules of their own. `adapted-overseas`: Saint-Pierre-et-Miquelon,
 * Saint-Barthélemy and Saint-Martin, where the code applies with adaptations. Read on 2026-11-28.
 */
export type Territory = "monaco" | "other-overseas" | "adapted-overseas" | "mayotte";

/** Undefined for the rest of France. */
function territoryOf(postcode: string): Territory | undefined {
  if (postcode.startsWith("980")) return "monaco";
  if (/^98[46-9]/.test(postcode)) return "other-overseas";
  if (/^97[578]|^971(?:33|50)$/.test(postcode)) return "adapted-overseas";
  return postcode.startsWith("976") ? "mayotte" : undefined;
}

/** The postcodes of where the person lives or receives mail, each with its location in the answers. */
function postcodesOf({ address, housing }: Answers): { path: string[]; postcode: string | undefined }[] {
  const host = housing.kind === "hosted" ? housing.host : undefined;
  return [
    { path: ["address", "postcode"], postcode: address?.postcode },
    { path: ["housing", "host", "address", "postcode"], postcode: host?.address?.postcode },
  ];
}

/** Where the answers name an address in this territory. */
export const locationsIn = (territory: Territory, answers: Answers): string[][] =>
  postcodesOf(answers).flatMap(({ path, postcode }) =>
    postcode !== undefined && territoryOf(postcode) === territory ? [path] : [],
  );
