// Reads what a page's form sends.
import type { Language } from "../text/languages.ts";
import { refuseDoubled } from "./doubled.ts";
import { mediaType, readText } from "./lambda-http.ts";
import { HttpProblem } from "./http-problems.ts";

/** A token and a factor are some hundred bytes. */
const maxFormBytes = 4096;

/** Throws `HttpProblem` with the fields that come several times. */
export async function readForm(request: Request, language: Language): Promise<URLSearchParams> {
  if (mediaType(request) !== "application/x-www-form-urlencoded" && request.body !== null) {
    throw new HttpProblem("wrong-type");
  }
  const form = new URLSearchParams(await readText(request, maxFormBytes));
  // Without JavaScript the form of a link has its token twice, once empty.
  refuseDoubled(
    [...form].filter(([, value]) => value !== ""),
    language,
  );
  return form;
}
