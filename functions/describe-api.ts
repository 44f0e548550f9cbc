// GET /api/openapi.json, /api/schema and /api/health; and the answer to every address or method that is none.
import { version } from "../package.json";
import { config } from "./cloud/config.ts";
import { jsonReply, lambda } from "./cloud/http.ts";
import { openApiDocument } from "./cloud/openapi.ts";
import { refuseWithProblem } from "./cloud/problem-reply.ts";
import { Refused } from "./cloud/refusals.ts";
import { matchRoute, methodsOf } from "./cloud/routes.ts";
import { answersJsonSchema } from "./dossier/answers.ts";
import { refuseWithPage } from "./pages/refusal-page.ts";

export const handler = lambda(
  "describe-api",
  async (request, call) => {
    const path = matchRoute(request.method, call.path)?.route.path;
    switch (path) {
      case "/api/health":
        return jsonReply({ status: "ok" });
      case "/api/schema":
        return jsonReply(answersJsonSchema(), 200, { "content-type": "application/schema+json" });
      case "/api/openapi.json":
        return jsonReply(openApiDocument(config().publicUrl, version));
      default: {
        const allowed = methodsOf(call.path);
        if (allowed.length === 0) throw new Refused("no-such-address");
        throw new Refused("method-not-allowed", [], { allow: allowed.join(", ") });
      }
    }
  },
  (refused, call) =>
    call.path === "/api" || call.path.startsWith("/api/")
      ? refuseWithProblem(refused, call)
      : refuseWithPage(refused, call),
);
