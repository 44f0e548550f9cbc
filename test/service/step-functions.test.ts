// The edge to Step Functions: what it is told, and its faults as one kind of error.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ServiceError } from "../../functions/aws/service-error.ts";
import { openStateMachine, type StateMachine } from "../../functions/aws/step-functions.ts";
import { startStateMachine } from "../../infra/local/service/step-functions.ts";
import { settings } from "../support/local-store.ts";
import { faultyStore, type FaultyStore } from "../aws/faulty-store.ts";
import { listeningProxy, type ListeningProxy } from "../aws/listening-proxy.ts";

let local: Awaited<ReturnType<typeof startStateMachine>>;
let listening: ListeningProxy;
let faulty: FaultyStore;
let machine: StateMachine;
const ends: (() => void)[] = [];
let begun = 0;
const environment = { ...process.env };

beforeAll(async () => {
  local = await startStateMachine({
    ...settings,
    engine: {
      run: () =>
        new Promise<void>((resolve) => {
          begun += 1;
          ends.push(resolve);
        }),
      async close() {
        for (const end of ends) end();
      },
    },
  });
  listening = await listeningProxy(local.endpoint);
  faulty = await faultyStore(listening.endpoint);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SFN: faulty.endpoint,
    DOSSIER_STATE_MACHINE: local.arn,
    AWS_REGION: settings.region,
    AWS_ACCESS_KEY_ID: settings.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  });
  machine = openStateMachine("dossiers");
});
beforeEach(() => {
  faulty.spoil("none");
  listening.posted.length = 0;
  begun = 0;
});
afterAll(async () => {
  await faulty.close();
  listening.close();
  await local.close();
  process.env = environment;
});

let batches = 0;
const freshBatch = () => ({ tenant: "office-a", batch: String(++batches).padStart(32, "0") });

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return "done";
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return error.code;
  }
}

describe("work that is started", () => {
  it("is told whose it is and where it lies, and no more", async () => {
    const ref = freshBatch();
    await machine.start("run", ref);
    const [first = "{}"] = listening.posted;
    const { input = "{}" } = JSON.parse(first) as { input?: string };
    expect(JSON.parse(input)).toEqual({
      operation: "run",
      ...ref,
      bucket: "dossiers",
      prefix: `batches/office-a/${ref.batch}`,
    });
  });

  it("is under way until it ends or is stopped, each operation by itself", async () => {
    const ref = freshBatch();
    expect(await machine.isUnderWay("check", ref)).toBe(false);
    await machine.start("check", ref);
    expect([await machine.isUnderWay("check", ref), await machine.isUnderWay("run", ref)]).toEqual([true, false]);
    await machine.stop("check", ref);
    expect(await machine.isUnderWay("check", ref)).toBe(false);
    // Stopping what is over is no error; starting again is a new execution.
    await machine.stop("check", ref);
    await machine.start("check", ref);
    expect([await machine.isUnderWay("check", ref), begun]).toEqual([true, 2]);
  });

  it("is the same work when it is asked for again", async () => {
    const ref = freshBatch();
    await machine.start("run", ref);
    await machine.start("run", ref);
    expect(begun).toBe(1);
  });
});

describe("a state machine that fails", () => {
  it.each(["slow-down", "hang-up", "lost-answer"] as const)("once (%s) is asked again", async (fault) => {
    const ref = freshBatch();
    faulty.spoil(fault, "none");
    expect(await codeOf(machine.start("run", ref))).toBe("done");
    expect(begun).toBe(1);
  });

  it.each(["slow-down", "hang-up", "lost-answer"] as const)(
    "always (%s) is one clear error after three tries; asked again, nothing is done twice",
    async (fault) => {
      const ref = freshBatch();
      faulty.spoil(fault);
      expect(await codeOf(machine.start("run", ref))).toBe("engine-unavailable");
      expect(faulty.requests()).toBe(3);
      expect(await codeOf(machine.isUnderWay("run", ref))).toBe("engine-unavailable");
      expect(await codeOf(machine.stop("run", ref))).toBe("engine-unavailable");
      faulty.spoil("none");
      expect(await codeOf(machine.start("run", ref))).toBe("done");
      expect(begun).toBe(1);
    },
  );

  it("refuses us for good where the state machine is another one", async () => {
    process.env["DOSSIER_STATE_MACHINE"] = `${local.arn}-other`;
    expect(await codeOf(openStateMachine("dossiers").start("run", freshBatch()))).toBe("engine-refused");
    process.env["DOSSIER_STATE_MACHINE"] = local.arn;
  });
});

it("without its name in the environment is a fault that says so", () => {
  delete process.env["DOSSIER_STATE_MACHINE"];
  expect(() => openStateMachine("dossiers")).toThrow(/DOSSIER_STATE_MACHINE is missing/);
  process.env["DOSSIER_STATE_MACHINE"] = local.arn;
});
