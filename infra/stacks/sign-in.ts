// Who may make batches: a pool of accounts that the operator opens one by one, with a second factor, and its sign-in page.
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

/** Cognito puts `custom:` before the name of every attribute of one's own. */
const tenantAttribute = tenantClaim.replace(/^custom:/, "");

export type SignInProps = {
  /** The address of the service: where the sign-in page sends back to. */
  publicUrl: string;
  /** Part of the sign-in page's address, which must be nobody else's in the region. */
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
      // Up to 10,000 people a month cost nothing, as in the plan below it; that one's sign-in page knows no French.
      featurePlan: FeaturePlan.ESSENTIALS,
      signInAliases: { email: true },
      // The second factor stands on a phone: who loses it asks the operator, not a mailbox.
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
        // Given when the account is opened, and never changed: an account does not move to another tenant.
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
      // Anybody can read a program that runs in a browser or on a desk: it has no secret, and proves itself by PKCE.
      generateSecret: false,
      // No password is ever sent to the service: people sign in on the page below.
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
      // Tokens say which tenant, not who: no name or address of a worker reaches the functions.
      readAttributes: new ClientAttributes().withCustomAttributes(tenantAttribute),
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    });

    const domain = this.pool.addDomain("Domain", {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    // Without a look the page is not shown at all: this is AWS's own, which speaks French (`&lang=fr`).
    const branding = new CfnManagedLoginBranding(this, "Look", {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    branding.node.addDependency(domain);
    this.address = domain.baseUrl();
  }
}
