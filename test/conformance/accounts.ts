// Accounts of the emulated user pool: opened by the operator, signed in by the code flow with PKCE, as a worker's program does.
import { createHash, randomBytes } from "node:crypto";
import { must, type Bench } from "./bench.ts";

export type Tokens = { id: string; access: string };

const password = "Conformance-2026!";

/** Opens an account, of a tenant or of none, and signs in. */
export async function openAccount(bench: Bench, name: string, tenant?: string): Promise<Tokens> {
  const { emulator, deployed } = bench;
  const UserPoolId = deployed.outputs["DossierBulk"]?.["UserPool"] ?? "";
  const Username = `${name}@example.org`;
  const cognito = (action: string, body: object) =>
    emulator.json("cognito-idp", `AWSCognitoIdentityProviderService.${action}`, { UserPoolId, Username, ...body });
  const UserAttributes = [
    { Name: "email", Value: Username },
    ...(tenant === undefined ? [] : [{ Name: "custom:tenant", Value: tenant }]),
  ];
  await cognito("AdminCreateUser", { UserAttributes, MessageAction: "SUPPRESS" });
  await cognito("AdminSetUserPassword", { Password: password, Permanent: true });
  return signIn(bench, Username);
}

async function signIn({ emulator, deployed }: Bench, username: string): Promise<Tokens> {
  const client = deployed.outputs["DossierBulk"]?.["Client"] ?? "";
  const verifier = randomBytes(32).toString("base64url");
  const asked = {
    client_id: client,
    redirect_uri: `${deployed.outputs["DossierSite"]?.["Address"]}/`,
    response_type: "code",
    scope: "openid",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
  const post = (path: string, fields: Record<string, string>) =>
    emulator.ask(`${emulator.endpoint}${path}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields).toString(),
    });
  const sent = await post("/login", { ...asked, username, password });
  const code = new URL(String(sent.headers["location"] ?? "https://none.invalid")).searchParams.get("code");
  must(code !== null, `the sign-in page gave no code: ${sent.status} ${sent.body.toString("utf8").slice(0, 300)}`);
  const exchange = { grant_type: "authorization_code", client_id: client, redirect_uri: asked.redirect_uri, code };
  const withoutProof = await post("/oauth2/token", exchange);
  must(withoutProof.status === 400, `tokens for a code without its proof: ${withoutProof.status}`);
  const given = await post("/oauth2/token", { ...exchange, code_verifier: verifier });
  must(given.status === 200, `no tokens: ${given.status} ${given.body.toString("utf8").slice(0, 300)}`);
  const tokens = JSON.parse(given.body.toString("utf8")) as { id_token: string; access_token: string };
  return { id: tokens.id_token, access: tokens.access_token };
}
