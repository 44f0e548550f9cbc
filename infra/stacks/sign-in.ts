// Accounts for batches: a user pool in which the operator creates each account, with a second factor, and its sign-in page.
// oxlint-disable no-new -- CDK adds a resource to its scope by making it.
import { tenantClaim } from "../../functions/api/limits.ts";
import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  ClientAttributes,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
  UserPoolClientIdentityProvider,
  type UserPoolClient,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

/** Cognito prefixes the name of a custom attribute with `custom:`. */
const tenantAttribute = tenantClaim.replace(/^custom:/, "");

export type SignInProps = {
  /** The address of the service, to which the sign-in page redirects. */
  publicUrl: string;
  /** Part of the sign-in page's address; unique in the region. */
  domainPrefix: string;
};

export class SignIn extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** Of the sign-in page. */
  readonly address: string;

  constructor(scope: Construct, id: string, { publicUrl, domainPrefix }: SignInProps) {
    super(scope, id);
    this.pool = new UserPool(this, "Pool", {
      selfSignUpEnabled: false,
      // Free up to 10,000 people a month, as is the plan below, whose sign-in page has no French.
      featurePlan: FeaturePlan.ESSENTIALS,
      signInAliases: { email: true },
      // The second factor is on a phone: recovery goes through the operator, not through e-mail.
      accountRecovery: AccountRecovery.NONE,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      enableSmsRole: false,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(2),
        passwordHistorySize: 5,
      },
      customAttributes: {
        // Immutable: an account never moves to another tenant.
        [tenantAttribute]: new StringAttribute({ minLen: 1, maxLen: 64, mutable: false }),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.pool).acknowledge({
      id: "AwsSolutions-COG8",
      reason:
        "The plan that weighs risks keeps the addresses and machines of who signs in, and costs $0.02 for each. Accounts are few, opened by hand, and have a second factor.",
    });

    this.client = this.pool.addClient("Client", {
      // A public client (browser or desktop) cannot keep a secret: it uses PKCE.
      generateSecret: false,
      // The service never receives a password: people sign in on the hosted page.
      authFlows: { userSrp: false },
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [`${publicUrl}/`],
        logoutUrls: [`${publicUrl}/`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      idTokenValidity: Duration.minutes(30),
      accessTokenValidity: Duration.minutes(30),
      // A working day.
      refreshTokenValidity: Duration.hours(8),
      authSessionValidity: Duration.minutes(5),
      // Tokens hold the tenant only: no name or address of a worker reaches the functions.
      readAttributes: new ClientAttributes().withCustomAttributes(tenantAttribute),
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    });

    const domain = this.pool.addDomain("Domain", {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    // The page needs a branding to be shown: this is AWS's default, which has French (`&lang=fr`).
    const branding = new CfnManagedLoginBranding(this, "Look", {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    branding.node.addDependency(domain);
    this.address = domain.baseUrl();
  }
}
