// The least that Lambda's runtime does: load the handler, ask for an event, answer it, ask again. Its own cost is near nothing.
import process from "node:process";

const api = `http://${process.env["AWS_LAMBDA_RUNTIME_API"]}/2018-06-01/runtime/invocation`;
const { handler } = (await import(process.argv[2] ?? "")) as { handler: (event: unknown, context: object) => unknown };
for (;;) {
  const next = await fetch(`${api}/next`);
  const id = next.headers.get("lambda-runtime-aws-request-id") ?? "";
  const reply = await handler(await next.json(), { awsRequestId: id });
  await fetch(`${api}/${id}/response`, { method: "POST", body: JSON.stringify(reply) });
}
