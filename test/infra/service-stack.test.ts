// The functions and the API: each function with its own narrow role, each route to its function, limits, and no path in a log.
import { beforeAll, describe, expect, test } from "vitest";
import { fallbackFunction, functionNames, routes, type FunctionName } from "../../functions/api/routes.ts";
import { grantedTo, inWords, type Granted } from "./granted.ts";
import { functionOf, synthesised, type Properties, type Resource, type Synthesised } from "./synthesised.ts";

let app: Synthesised;
beforeAll(async () => {
  app = await synthesised();
}, 120_000);

const lambdas = (): Resource[] => app.ofType("AWS::Lambda::Function").filter(({ stack }) => stack === "DossierService");

describe("each function", () => {
  const manifests = "dossiers/*/manifest.json";
  // Written by hand from what each function has to do. `log` is its own log group and nothing else.
  const allowed: Record<FunctionName, Granted> = {
    "create-dossier": {
      get: ["dossiers/*", "ended/*", "idempotency/*", "links/*"],
      put: ["dossiers/*", "idempotency/*", "links/*"],
      delete: ["dossiers/*", "links/*", "openings/*", "tries/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
    },
    "delete-dossier": {
      get: [manifests, "ended/*"],
      put: ["ended/*"],
      delete: ["dossiers/*", "openings/*", "tries/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
    },
    "revoke-dossier": {
      get: [manifests, "ended/*"],
      put: ["ended/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
    },
    "unlock-dossier": {
      get: [manifests, "ended/*"],
      put: ["tries/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
    },
    "list-openings": { get: [manifests, "ended/*"], list: ["bucket"], key: ["decrypt"] },
    "show-link": {},
    "open-link": {
      get: [manifests, "ended/*", "links/*", "opened/*", "tries/*"],
      put: ["opened/*", "openings/*", "tries/*", "visits/*"],
      delete: ["tries/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
    },
    "download-file": {
      get: ["dossiers/*", "ended/*", "visits/*"],
      put: ["openings/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
    },
    "create-batch": { put: ["uploads/*"], key: ["encrypt"] },
    "check-batch": {
      get: ["batches/*", "uploads/*"],
      put: ["batches/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
      executions: ["start"],
    },
    "start-batch": {
      get: ["batches/*"],
      put: ["batches/*"],
      delete: ["batches/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
      executions: ["look", "start"],
    },
    "show-batch": { get: ["batches/*"], list: ["bucket"], key: ["decrypt"], executions: ["look"] },
    "list-batches": { list: ["bucket"] },
    "cancel-batch": {
      get: ["batches/*"],
      put: ["batches/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
      executions: ["look", "stop"],
    },
    "list-results": { get: ["batches/*"], list: ["bucket"], key: ["decrypt"], executions: ["look"] },
    "delete-batch": {
      get: ["batches/*", "uploads/*"],
      put: ["batches/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
      executions: ["look", "start", "stop"],
    },
    "delete-row": {
      get: ["batches/*", "dossiers/*", "ended/*"],
      put: ["ended/*"],
      delete: ["dossiers/*", "openings/*", "tries/*"],
      list: ["bucket"],
      key: ["decrypt", "encrypt"],
      executions: ["look"],
    },
    "describe-api": {},
  };
  const isOfBatches = (name: string | undefined): boolean =>
    Object.entries(allowed).some(([other, row]) => other === name && "executions" in row);

  test.each(functionNames)("%s may do what its row says, and nothing else", (name) => {
    expect(grantedTo(app, name)).toEqual(inWords(allowed[name]));
  });

  test.each(functionNames)("%s has a role of its own, without managed policies, for Lambda only", (name) => {
    const roles = app.ofType("AWS::IAM::Role").filter((role) => functionOf(role) === name);
    expect(roles).toHaveLength(1);
    expect(roles[0]?.properties).not.toHaveProperty("ManagedPolicyArns");
    expect(roles[0]?.properties["AssumeRolePolicyDocument"]["Statement"]).toEqual([
      { Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" } },
    ]);
    const lambda = app.ofType("AWS::Lambda::Function").find((resource) => functionOf(resource) === name);
    expect(lambda?.properties["Role"]).toEqual({ "Fn::GetAtt": [roles[0]?.id, "Arn"] });
    const policies = app.ofType("AWS::IAM::Policy").filter((policy) => functionOf(policy) === name);
    expect(policies.map(({ properties }) => properties["Roles"])).toEqual([[{ Ref: roles[0]?.id }]]);
  });

  test("uses the key through S3 only, for this bucket only", () => {
    const uses = app
      .ofType("AWS::IAM::Policy")
      .flatMap(({ properties }) => app.statementsOf(properties["PolicyDocument"]))
      .filter(({ actions }) => actions.some((action) => action.startsWith("kms:")));
    expect(uses.length).toBeGreaterThan(0);
    for (const { resources, condition } of uses) {
      expect(resources).toEqual(["{AWS::KMS::Key}"]);
      expect(Object.keys(condition)).toEqual(["StringEquals"]);
      expect(condition["StringEquals"]["kms:ViaService"]).toBe("s3.eu-west-3.amazonaws.com");
      expect(app.text(condition["StringEquals"]["kms:EncryptionContext:aws:s3:arn"])).toBe("{AWS::S3::Bucket}");
    }
  });

  test("is a separate Lambda with the defaults of this project", () => {
    expect(new Set(lambdas().map(functionOf))).toEqual(new Set(functionNames));
    expect(lambdas()).toHaveLength(functionNames.length);
    for (const { properties } of lambdas()) {
      expect(properties).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"], Handler: "index.handler" });
      // API Gateway waits 30 seconds: its own message would tell the caller less.
      expect(properties["Timeout"]).toBeLessThan(30);
    }
    const codes = lambdas().map(({ properties }) => properties["Code"]["S3Key"]);
    expect(new Set(codes).size).toBe(functionNames.length);
  });

  test("is called by this API only, and has no address of its own", () => {
    expect(app.ofType("AWS::Lambda::Url")).toEqual([]);
    const callers = app.ofType("AWS::Lambda::Permission");
    expect(callers.length).toBeGreaterThan(0);
    for (const { properties } of callers) {
      expect(properties).toMatchObject({ Action: "lambda:InvokeFunction", Principal: "apigateway.amazonaws.com" });
      expect(app.text(properties["SourceArn"])).toMatch(
        /^arn:aws:execute-api:eu-west-3:\{AWS::AccountId\}:\{AWS::ApiGatewayV2::Api\}\/\*\/\*/,
      );
    }
  });

  test("is told these variables, of which none is about a person and the secret is only a reference", () => {
    for (const lambda of lambdas()) {
      const { properties } = lambda;
      const variables = properties["Environment"]["Variables"] as Properties;
      const told = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, app.text(value)]));
      expect(told).toEqual({
        DOSSIER_BUCKET: "{AWS::S3::Bucket}",
        DOSSIER_PUBLIC_URL: "https://{AWS::CloudFront::Distribution}",
        ORIGIN_SECRET: "{{resolve:secretsmanager:{AWS::SecretsManager::Secret}:SecretString:::}}",
        POWERTOOLS_LOG_LEVEL: "INFO",
        POWERTOOLS_METRICS_NAMESPACE: "Dossier",
        POWERTOOLS_SERVICE_NAME: "dossier",
        ...(isOfBatches(functionOf(lambda)) ? { DOSSIER_STATE_MACHINE: "{AWS::StepFunctions::StateMachine}" } : {}),
      });
    }
  });

  test("writes to a log group of its own, which forgets after a month", () => {
    const groups = app.ofType("AWS::Logs::LogGroup");
    for (const { properties } of groups) expect(properties["RetentionInDays"]).toBeLessThanOrEqual(30);
    const used = lambdas().map(({ properties }) => properties["LoggingConfig"]["LogGroup"]["Ref"]);
    expect(new Set(used).size).toBe(functionNames.length);
    for (const id of used) expect(groups.map((group) => group.id)).toContain(id);
  });
});

describe("the API", () => {
  const targetOf = (route: Resource): ReturnType<typeof functionOf> => {
    const integrationId = route.properties["Target"]["Fn::Join"][1][1]["Ref"] as string;
    const integration = app.resources.find(({ id }) => id === integrationId);
    const lambdaId = integration?.properties["IntegrationUri"]["Fn::GetAtt"][0] as string;
    const lambda = app.resources.find(({ id }) => id === lambdaId);
    return lambda && functionOf(lambda);
  };

  test("sends each route to its function, and everything else to the one that says no", () => {
    const made = app
      .ofType("AWS::ApiGatewayV2::Route")
      .map((route) => `${route.properties["RouteKey"]} → ${targetOf(route)}`);
    const wanted = routes.map((route) => `${route.method} ${route.path} → ${route.function}`);
    expect(made.toSorted()).toEqual([...wanted, `$default → ${fallbackFunction}`].toSorted());
  });

  test("asks API Gateway for a token of the pool's own client on every route of batches, and on no other", () => {
    const authorizer = app.only("AWS::ApiGatewayV2::Authorizer");
    const { AuthorizerType, IdentitySource, JwtConfiguration: jwt } = authorizer.properties;
    expect([AuthorizerType, IdentitySource]).toEqual(["JWT", ["$request.header.Authorization"]]);
    // Compared with what an ID token says as `aud`. An access token passes too, by its `client_id`, but has no tenant:
    // the functions refuse it.
    expect((jwt["Audience"] as unknown[]).map((client) => app.text(client))).toEqual([
      "{AWS::Cognito::UserPoolClient}",
    ]);
    expect(app.text(jwt["Issuer"])).toBe("https://cognito-idp.eu-west-3.amazonaws.com/{AWS::Cognito::UserPool}");
    for (const { properties } of app.ofType("AWS::ApiGatewayV2::Route")) {
      const forAccounts = /\/api\/batches(?:\/|$)/.test(properties["RouteKey"] as string);
      expect([properties["RouteKey"], properties["AuthorizationType"]]).toEqual([
        properties["RouteKey"],
        forAccounts ? "JWT" : "NONE",
      ]);
      expect(properties["AuthorizerId"]).toEqual(forAccounts ? { Ref: authorizer.id } : undefined);
    }
    expect(routes.filter(({ account }) => account === true)).toHaveLength(9);
  });

  test("takes events of version 2.0, as the handlers read them", () => {
    for (const { properties } of app.ofType("AWS::ApiGatewayV2::Integration")) {
      expect(properties).toMatchObject({ IntegrationType: "AWS_PROXY", PayloadFormatVersion: "2.0" });
    }
  });

  test("limits all requests together, and new dossiers more tightly", () => {
    const { DefaultRouteSettings: all, RouteSettings: single } = app.only("AWS::ApiGatewayV2::Stage").properties;
    expect(all).toEqual({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
    expect(single).toEqual({ "POST /api/dossiers": { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 } });
  });

  test("logs these fields of a request and no other: no path (it may hold a token), no address", () => {
    const format = JSON.parse(app.only("AWS::ApiGatewayV2::Stage").properties["AccessLogSettings"]["Format"] as string);
    expect(Object.values(format as Record<string, string>).toSorted()).toEqual([
      "$context.error.responseType",
      "$context.requestId",
      "$context.requestTimeEpoch",
      "$context.responseLatency",
      "$context.responseLength",
      "$context.routeKey",
      "$context.status",
    ]);
  });

  test("lets no other site's pages read its replies", () => {
    expect(app.only("AWS::ApiGatewayV2::Api").properties).not.toHaveProperty("CorsConfiguration");
    for (const { properties } of app.ofType("AWS::S3::Bucket"))
      expect(properties).not.toHaveProperty("CorsConfiguration");
  });
});
