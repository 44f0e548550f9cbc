// Reads what a page's form sends.
import { mediaType, readText } from "./lambda-http.ts";
import { HttpProblem } from "./http-problems.ts";

/** A token and a factor are some hundred bytes. */
const maxFormBytes = 4096;

export async function readForm(request: Request): Promise<URLSearchParams> {
  if (mediaType(request) !== "application/x-www-form-urlencoded" && request.body !== null) {
    throw new HttpProblem("wrong-type");
  }
  return new URLSearchParams(await readText(request, maxFormBytes));
}
