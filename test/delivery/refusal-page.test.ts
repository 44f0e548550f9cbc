// What the pages that refuse say to the holder of a link: what happened, and what to do next.
import { describe, expect, it } from "vitest";
import { HttpProblem, httpStatusOf, type HttpProblemCode } from "../../functions/api/http-problems.ts";
import { refusalPage, replyWithProblemPage, type RefusalReason } from "../../functions/delivery/pages/refusal-page.ts";

/** Title and paragraphs as they are read. */
async function read(reply: Response): Promise<{ status: number; title: string; said: string[] }> {
  const html = (await reply.text()).replaceAll("&#x27;", "'").replaceAll("\u00A0", " ");
  const title = /<h1>([^<]*)<\/h1>/.exec(html)?.[1] ?? "";
  return { status: reply.status, title, said: Array.from(html.matchAll(/<p>([^<]*)<\/p>/g), ([, text = ""]) => text) };
}

describe("the page says what happened and what to do", () => {
  it.each<[RefusalReason, number, title: string, why: string, next: string]>([
    ["unknown", 404, "Lien inconnu", "Aucun document n’est à cette adresse.", "Ouvrez de nouveau le lien"],
    ["expired", 410, "Lien expiré", "La durée de ce lien est passée", "Demandez un nouveau lien"],
    ["ended", 410, "Lien arrêté", "l’a arrêté, ou a supprimé les documents", "Demandez-lui un nouveau lien"],
    ["already-opened", 410, "Lien déjà ouvert", "ne s’ouvrait qu’une seule fois", "Si ce n’était pas vous, prévenez"],
    ["locked", 423, "Lien bloqué", "5 mauvaises réponses", "La personne qui vous l’a donné peut le débloquer"],
    ["visit-over", 410, "Page fermée", "ouverte depuis trop longtemps", "Ouvrez de nouveau le lien."],
    [
      "no-such-file",
      404,
      "Fichier inconnu",
      "Ce fichier n’est pas dans le dossier.",
      "choisissez un fichier de la liste",
    ],
    ["no-such-address", 404, "Page inconnue", "Il n’y a pas de page à cette adresse.", "que vous avez reçu."],
    ["unreadable", 400, "Demande incomplète", "n’a pas envoyé ce qui était attendu", "appuyez sur le bouton"],
    ["doubled", 400, "Valeur en double", "Le navigateur a envoyé plusieurs fois", "appuyez sur le bouton"],
    ["unavailable", 503, "Service indisponible", "Vos documents ne sont pas perdus.", "dans une minute"],
    ["busy", 429, "Trop de demandes à la fois", "trop de demandes en ce moment", "dans quelques secondes"],
    ["fault", 500, "Erreur du service", "Une erreur est survenue de notre côté.", "Essayez encore plus tard."],
  ])("%s: %i", async (reason, status, title, why, next) => {
    const page = await read(refusalPage(reason, "fr"));
    expect(page).toMatchObject({ status, title });
    expect(page.said).toEqual([expect.stringContaining(why), expect.stringContaining(next)]);
  });

  it("in the language that is asked for", async () => {
    const page = await read(refusalPage("no-such-address", "en"));
    expect(page.title).toBe("Unknown page");
    expect(page.said[0]).toBe("There is no page at this address.");
  });
});

/** The page of each refusal that programs are told by code; of those that no page can lead to, the general one. */
function titleOf(code: HttpProblemCode): string {
  if (code === "doubled-field") return "Valeur en double";
  const titles: Record<number, string> = {
    403: "Page inconnue",
    404: "Page inconnue",
    405: "Page inconnue",
    429: "Trop de demandes à la fois",
    500: "Erreur du service",
    503: "Service indisponible",
  };
  return titles[httpStatusOf[code]] ?? "Demande incomplète";
}

describe("a refusal by code becomes a page", () => {
  const codes = Object.keys(httpStatusOf) as HttpProblemCode[];

  it.each(codes)("%s", async (code) => {
    const reply = replyWithProblemPage(new HttpProblem(code, [], { "x-extra": "1" }), {
      language: "fr",
      requestId: "r-1",
    });
    expect(reply.headers.get("x-extra")).toBe("1");
    const page = await read(reply);
    expect(page).toMatchObject({ status: httpStatusOf[code], title: titleOf(code) });
    expect(page.said.some((text) => text.includes("r-1"))).toBe(page.status === 500);
  });

  it("there is one of each status that a page can have", () => {
    const statuses = new Set<number>(codes.map((code) => httpStatusOf[code]));
    expect([400, 403, 404, 405, 429, 500, 503].filter((status) => !statuses.has(status))).toEqual([]);
  });
});
