// GET /api/openapi.json, /api/schema and /api/health; and the answer to every unknown address or method.
import { version } from "../../package.json";
import { jsonReply, lambda, type Endpoint } from "../api/lambda-http.ts";
import { openApiDocument } from "../api/openapi.ts";
import { refuseWithProblem } from "../api/problem-json.ts";
import { Refused } from "../api/http-problems.ts";
import { matchRoute, methodsOf } from "../api/routes.ts";
import { answersJsonSchema } from "../answers/answers.ts";
import { deployed } from "../aws/dependencies.ts";
import { refuseWithPage } from "../delivery/pages/refusal-page.ts";

export const endpoint: Endpoint = {
  name: "describe-api",
  async handle(request, call, { config }) {
    const path = matchRoute(request.method, call.path)?.route.path;
    switch (path) {
      case "/api/health":
        return jsonReply({ status: "ok" });
      case "/api/schema":
        return jsonReply(answersJsonSchema(), 200, { "content-type": "application/schema+json" });
      case "/api/openapi.json":
        return jsonReply(openApiDocument(config.publicUrl, version));
      default: {
        const allowed = methodsOf(call.path);
        if (allowed.length === 0) throw new Refused("no-such-address");
        throw new Refused("method-not-allowed", [], { allow: allowed.join(", ") });
      }
    }
  },
  refuse: (refused, call) =>
    call.path === "/api" || call.path.startsWith("/api/")
      ? refuseWithProblem(refused, call)
      : refuseWithPage(refused, call),
};

export const handler = lambda(endpoint, deployed);
