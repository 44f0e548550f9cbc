// What API Gateway does around a function: an HTTP request becomes an event (payload version 2.0).
import { randomUUID } from "node:crypto";
import type { LambdaEvent } from "../../../functions/api/lambda-http.ts";
import { fallbackFunction, matchRoute, type FunctionName, type Route } from "../../../functions/api/routes.ts";

export type PlainRequest = {
  method: string;
  /** Path and query as they came. */
  target: string;
  /** Names in small letters. */
  headers: Record<string, string>;
  body: Uint8Array;
};

export type RoutedEvent = { name: FunctionName; route: Route | undefined; event: LambdaEvent };

/** The event, and the function that it is for. `claims`: of a verified token, for accounts. */
export function eventOf(
  { method, target, headers, body }: PlainRequest,
  claims?: Readonly<Record<string, string>>,
): RoutedEvent {
  const [path = "/", ...rest] = target.split("?");
  const rawPath = path.startsWith("/") ? path : `/${path}`;
  const match = matchRoute(method, rawPath);
  const isEmpty = body.length === 0;
  return {
    name: match?.route.function ?? fallbackFunction,
    route: match?.route,
    event: {
      version: "2.0",
      routeKey: match === undefined ? "$default" : `${match.route.method} ${match.route.path}`,
      rawPath,
      rawQueryString: rest.join("?"),
      headers,
      ...(match === undefined ? {} : { pathParameters: match.parameters }),
      requestContext: {
        requestId: randomUUID(),
        http: { method, path: rawPath },
        ...(match?.route.account === true && claims !== undefined ? { authorizer: { jwt: { claims } } } : {}),
      },
      ...(isEmpty ? {} : { body: Buffer.from(body).toString("base64") }),
      isBase64Encoded: !isEmpty,
    },
  };
}
