// Which function answers which request: read by the local server, by the CDK app and by the OpenAPI document.

/** One Lambda each: `functions/<name>.ts`. */
export const functionNames = [
  "create-dossier",
  "delete-dossier",
  "revoke-dossier",
  "unlock-dossier",
  "list-openings",
  "show-link",
  "open-link",
  "download-file",
  "create-batch",
  "check-batch",
  "start-batch",
  "show-batch",
  "list-batches",
  "cancel-batch",
  "list-results",
  "delete-batch",
  "delete-row",
  "describe-api",
] as const;

/** One Lambda each too, without an address: the state machine calls them. */
export const stepNames = [
  "check-rows",
  "render-rows",
  "find-missing-chunks",
  "pack-volume",
  "finish-batch",
  "erase-batch",
] as const;

export type FunctionName = (typeof functionNames)[number];
export type StepName = (typeof stepNames)[number];
export type Method = "GET" | "HEAD" | "POST" | "DELETE";
/** `{name}` stands for one part of the path, as in API Gateway. */
export type Route = {
  method: Method;
  path: string;
  function: FunctionName;
  /** Only for who signs in: API Gateway verifies the token before the function runs. */
  account?: true;
};

export const routes: readonly Route[] = [
  { method: "POST", path: "/api/dossiers", function: "create-dossier" },
  { method: "DELETE", path: "/api/dossiers/{id}", function: "delete-dossier" },
  { method: "POST", path: "/api/dossiers/{id}/revoke", function: "revoke-dossier" },
  { method: "POST", path: "/api/dossiers/{id}/unlock", function: "unlock-dossier" },
  { method: "GET", path: "/api/dossiers/{id}/openings", function: "list-openings" },
  { method: "POST", path: "/api/batches", function: "create-batch", account: true },
  { method: "GET", path: "/api/batches", function: "list-batches", account: true },
  { method: "GET", path: "/api/batches/{id}", function: "show-batch", account: true },
  { method: "DELETE", path: "/api/batches/{id}", function: "delete-batch", account: true },
  {
    method: "DELETE",
    path: "/api/batches/{id}/dossiers/{row}",
    function: "delete-row",
    account: true,
  },
  { method: "POST", path: "/api/batches/{id}/check", function: "check-batch", account: true },
  { method: "POST", path: "/api/batches/{id}/start", function: "start-batch", account: true },
  { method: "POST", path: "/api/batches/{id}/cancel", function: "cancel-batch", account: true },
  { method: "GET", path: "/api/batches/{id}/results", function: "list-results", account: true },
  { method: "GET", path: "/api", function: "describe-api" },
  { method: "HEAD", path: "/api", function: "describe-api" },
  { method: "GET", path: "/api/openapi.json", function: "describe-api" },
  { method: "GET", path: "/api/schema", function: "describe-api" },
  { method: "GET", path: "/api/health", function: "describe-api" },
  // The token is in the fragment, which no browser sends; or in the path, for people without JavaScript.
  { method: "GET", path: "/d", function: "show-link" },
  { method: "HEAD", path: "/d", function: "show-link" },
  { method: "GET", path: "/d/{token}", function: "show-link" },
  { method: "HEAD", path: "/d/{token}", function: "show-link" },
  { method: "POST", path: "/d", function: "open-link" },
  { method: "POST", path: "/d/{token}", function: "open-link" },
  { method: "POST", path: "/d/file", function: "download-file" },
];

/** Answers what is no route, with 404 or 405: API Gateway's `$default`. */
export const fallbackFunction: FunctionName = "describe-api";

export type Match = { route: Route; parameters: Record<string, string> };

/** The route of a request; where two fit, the one with the fewer parameters, as in API Gateway. */
export function matchRoute(method: string, path: string): Match | undefined {
  return routes
    .flatMap((route) => {
      const parameters = route.method === method ? matchPath(route.path, path) : undefined;
      return parameters === undefined ? [] : [{ route, parameters }];
    })
    .toSorted((one, other) => Object.keys(one.parameters).length - Object.keys(other.parameters).length)[0];
}

/** The methods that a path answers to; none where the path is unknown. */
export const methodsOf = (path: string): Method[] => [
  ...new Set(routes.filter((route) => matchPath(route.path, path) !== undefined).map(({ method }) => method)),
];

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part !== value) return undefined;
    } else if (value === "") return undefined;
    else parameters[name] = decode(value);
  }
  return parameters;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
