// GET /api, the page for who writes programs; /api/openapi.json, /api/schema and /api/health; and the answer to every unknown address or method.
import { version } from "../../package.json";
import { jsonReply, lambda, type Endpoint } from "../api/lambda-http.ts";
import { openApiDocument } from "../api/openapi.ts";
import { replyWithProblem } from "../api/problem-json.ts";
import { HttpProblem } from "../api/http-problems.ts";
import { matchRoute, methodsOf } from "../api/routes.ts";
import { answersJsonSchema } from "../answers/answers.ts";
import { pageLanguage } from "../text/accept-language.ts";
import { message } from "../text/message.ts";
import { deployed } from "../aws/dependencies.ts";
import { replyWithProblemPage } from "../delivery/pages/refusal-page.ts";
import { htmlReply } from "../delivery/pages/render.ts";

export const endpoint: Endpoint = {
  name: "describe-api",
  language: pageLanguage,
  async handle(request, call, { config }) {
    const path = matchRoute(request.method, call.path)?.route.path;
    switch (path) {
      case "/api": {
        const { exampleLink } = config;
        return htmlReply("home", { exampleLink }, { language: call.language, title: message("pages.home.title") });
      }
      case "/api/health":
        return jsonReply({ status: "ok" });
      case "/api/schema":
        return jsonReply(answersJsonSchema(), 200, { "content-type": "application/schema+json" });
      case "/api/openapi.json":
        return jsonReply(openApiDocument(config.publicUrl, version));
      default: {
        const allowed = methodsOf(call.path);
        if (allowed.length === 0) throw new HttpProblem("no-such-address");
        throw new HttpProblem("method-not-allowed", [], { allow: allowed.join(", ") });
      }
    }
  },
  writeProblem: (problem, call) =>
    call.path === "/api" || call.path.startsWith("/api/")
      ? replyWithProblem(problem, call)
      : replyWithProblemPage(problem, call),
};

export const handler = lambda(endpoint, deployed);
