// Alarms on errors, throttles and bursts of refusals, and a monthly budget.
import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import { Alarm, ComparisonOperator, Metric, TreatMissingData, type IMetric } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";

export type WatchStackProps = StackProps & {
  api: HttpApi;
  machine: StateMachine;
  monthlyBudgetDollars: number;
  /** E-mail address for alarms; without it they show in the console only. */
  alertEmail?: string;
};

const period = Duration.minutes(5);
/** Refusals in five minutes: single ones are mistyped birth dates, a hundred are somebody guessing or an error in a page. */
const manyRefusals = 100;

export class WatchStack extends Stack {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, props: WatchStackProps) {
    super(scope, id, props);
    this.topic = new Topic(this, "Alerts", { displayName: "Dossier: alerts", enforceSSL: true });
    if (props.alertEmail !== undefined) this.topic.addSubscription(new EmailSubscription(props.alertEmail));

    const ofApi = (metricName: string): Metric =>
      new Metric({
        namespace: "AWS/ApiGateway",
        metricName,
        dimensionsMap: { ApiId: props.api.apiId },
        statistic: "Sum",
        period,
      });
    this.alarm("Errors", "A function failed, ran out of time, or said 500: see its log.", ofApi("5xx"), 1);
    this.alarm(
      "Refusals",
      "Many requests are refused: guessed links, or a page that errs.",
      ofApi("4xx"),
      manyRefusals,
    );
    // Without dimensions: the functions of an account share one limit.
    const throttles = new Metric({ namespace: "AWS/Lambda", metricName: "Throttles", statistic: "Sum", period });
    this.alarm("Throttles", "More functions ran at once than the account may: requests were refused.", throttles, 1);

    const failed = props.machine.metricFailed({ period });
    this.alarm("FailedBatches", "A batch gave up: see its execution, then redrive it.", failed, 1);
    const timedOut = props.machine.metricTimedOut({ period });
    this.alarm("LateBatches", "A batch ran out of time: see its execution, then redrive it.", timedOut, 1);

    this.watchBudget(props.monthlyBudgetDollars);
  }

  private alarm(id: string, alarmDescription: string, metric: IMetric, threshold: number): void {
    const alarm = new Alarm(this, id, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }

  private watchBudget(amount: number): void {
    const sender = (service: string): void => {
      this.topic.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal(service)],
          actions: ["sns:Publish"],
          resources: [this.topic.topicArn],
          conditions: { StringEquals: { "aws:SourceAccount": this.account } },
        }),
      );
    };
    sender("budgets.amazonaws.com");
    sender("cloudwatch.amazonaws.com");

    const tell = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
      notification: { notificationType, threshold, thresholdType: "PERCENTAGE", comparisonOperator: "GREATER_THAN" },
      subscribers: [{ subscriptionType: "SNS", address: this.topic.topicArn }],
    });
    const budget = new CfnBudget(this, "Budget", {
      budget: {
        budgetType: "COST",
        timeUnit: "MONTHLY",
        budgetLimit: { amount, unit: "USD" },
      },
      notificationsWithSubscribers: [tell("ACTUAL", 80), tell("FORECASTED", 100)],
    });
    budget.node.addDependency(this.topic);
  }
}
