// The functions, each with its own role and its routes, and the limits of the API.
import { RemovalPolicy, Stack, Validations, type StackProps } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  HttpAuthorizer,
  HttpAuthorizerType,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
  type CfnStage,
  type HttpApi,
  type IHttpRouteAuthorizer,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Key } from "aws-cdk-lib/aws-kms";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import { fallbackFunction, functionNames, routes, type FunctionName } from "../../functions/api/routes.ts";
import { DossierFunction, pascalCase } from "./function.ts";
import { permissions } from "./permissions.ts";
import type { SignIn } from "./sign-in.ts";

export type ServiceStackProps = StackProps & {
  /** The folder that `infra/build/build.ts` writes. */
  bundles: string;
  bucket: Bucket;
  key: Key;
  api: HttpApi;
  publicUrl: string;
  originSecret: Secret;
  machine: StateMachine;
  signIn: SignIn;
};

/** 1,769 MB gives one whole processor: worth it for drawing pages; the others wait for S3. */
const memoryMb: Partial<Record<FunctionName, number>> = { "create-dossier": 1769 };

/** Requests per second of all callers together; above it API Gateway answers 429 at no cost. */
const throttle = { everything: { rate: 50, burst: 100 }, newDossiers: { rate: 10, burst: 20 } };

/** Ids, counts and durations. Never the path: `/d/{token}` holds a link's token; its route key does not. */
const accessLogFields = {
  requestId: "$context.requestId",
  time: "$context.requestTimeEpoch",
  route: "$context.routeKey",
  status: "$context.status",
  bytes: "$context.responseLength",
  durationMs: "$context.responseLatency",
  error: "$context.error.responseType",
};

export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    const { bundles, bucket, key, api, publicUrl, originSecret, machine, signIn } = props;
    const environment = { DOSSIER_PUBLIC_URL: publicUrl, ORIGIN_SECRET: originSecret.secretValue.unsafeUnwrap() };

    const integrations = new Map<FunctionName, HttpLambdaIntegration>();
    for (const name of functionNames) {
      const { lambda } = new DossierFunction(this, pascalCase(name), {
        name,
        bundles,
        bucket,
        key,
        permissions: permissions[name],
        machine,
        environment,
        ...(memoryMb[name] === undefined ? {} : { memoryMb: memoryMb[name] }),
      });
      integrations.set(name, new HttpLambdaIntegration(pascalCase(name), lambda));
    }

    const accounts = this.askForAccounts(api, signIn);
    const routeTo = (id: string, routeKey: HttpRouteKey, name: FunctionName, account = false): HttpRoute => {
      const integration = integrations.get(name);
      if (integration === undefined) throw new Error(`No function is called ${name}.`);
      const guard = account ? { authorizer: accounts } : {};
      const route = new HttpRoute(this, id, { httpApi: api, routeKey, integration, ...guard });
      if (!account) {
        Validations.of(route).acknowledge({
          id: "AwsSolutions-APIG4",
          reason:
            "Anybody may make a dossier: there are no accounts. What exists already opens only to 256 random bits, which the functions check.",
        });
      }
      return route;
    };
    const made = routes.map((route) => {
      const { method, path } = route;
      return routeTo(`${method} ${path}`, HttpRouteKey.with(path, HttpMethod[method]), route.function, route.account);
    });
    made.push(routeTo("Fallback", HttpRouteKey.DEFAULT, fallbackFunction));
    this.openStage(api, made);
  }

  /** Callers send the ID token: only it holds the tenant. The functions refuse an access token. */
  private askForAccounts(api: HttpApi, { pool, client }: SignIn): IHttpRouteAuthorizer {
    const authorizer = new HttpAuthorizer(this, "Accounts", {
      httpApi: api,
      type: HttpAuthorizerType.JWT,
      identitySource: ["$request.header.Authorization"],
      jwtIssuer: `https://cognito-idp.${this.region}.amazonaws.com/${pool.userPoolId}`,
      jwtAudience: [client.userPoolClientId],
    });
    return HttpAuthorizer.fromHttpAuthorizerAttributes(this, "AccountsOfRoutes", {
      authorizerId: authorizer.authorizerId,
      authorizerType: "JWT",
    });
  }

  private openStage(api: HttpApi, made: HttpRoute[]): void {
    const accessLog = new LogGroup(this, "AccessLog", {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, "Stage", {
      httpApi: api,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: throttle.everything.rate, burstLimit: throttle.everything.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
    // The most expensive request has its own limit. API Gateway needs its own route names here, not CDK's.
    (stage.node.defaultChild as CfnStage).routeSettings = {
      "POST /api/dossiers": {
        ThrottlingRateLimit: throttle.newDossiers.rate,
        ThrottlingBurstLimit: throttle.newDossiers.burst,
      },
    };
    stage.node.addDependency(...made);
  }
}
