// Alarms and the budget: who is told, of what.
import { beforeAll, describe, expect, test } from "vitest";
import { synthesised, type Properties, type Synthesised } from "./synthesised.ts";

let app: Synthesised;
beforeAll(async () => {
  app = await synthesised();
}, 120_000);

describe("who is told", () => {
  test.each([
    ["errors", "AWS/ApiGateway", "5xx", 1],
    ["bursts of refusals", "AWS/ApiGateway", "4xx", 100],
    ["throttles", "AWS/Lambda", "Throttles", 1],
    ["batches that gave up", "AWS/States", "ExecutionsFailed", 1],
    ["batches that ran out of time", "AWS/States", "ExecutionsTimedOut", 1],
  ])("of %s", (_, Namespace, MetricName, Threshold) => {
    const alarm = app
      .ofType("AWS::CloudWatch::Alarm")
      .find(({ properties }) => properties["MetricName"] === MetricName);
    expect(alarm?.properties).toMatchObject({
      Namespace,
      Threshold,
      Statistic: "Sum",
      Period: 300,
      EvaluationPeriods: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      TreatMissingData: "notBreaching",
    });
    expect(alarm?.properties["AlarmActions"]).toEqual([{ Ref: app.only("AWS::SNS::Topic").id }]);
    const dimensions = (alarm?.properties["Dimensions"] ?? []) as Properties[];
    const watched: Record<string, [string, string][]> = {
      "AWS/ApiGateway": [["ApiId", "{AWS::ApiGatewayV2::Api}"]],
      "AWS/States": [["StateMachineArn", "{AWS::StepFunctions::StateMachine}"]],
    };
    expect(dimensions.map(({ Name, Value }) => [Name, app.text(Value)])).toEqual(watched[Namespace] ?? []);
  });

  test("of a month that costs more than the budget, before it does", () => {
    const { Budget, NotificationsWithSubscribers: told } = app.only("AWS::Budgets::Budget").properties;
    expect(Budget).toMatchObject({ BudgetType: "COST", TimeUnit: "MONTHLY", BudgetLimit: { Amount: 25, Unit: "USD" } });
    expect((told as Properties[]).map(({ Notification: on }) => [on["NotificationType"], on["Threshold"]])).toEqual([
      ["ACTUAL", 80],
      ["FORECASTED", 100],
    ]);
    for (const { Subscribers } of told as Properties[]) {
      expect(Subscribers).toEqual([{ SubscriptionType: "SNS", Address: { Ref: app.only("AWS::SNS::Topic").id } }]);
    }
  });
});
