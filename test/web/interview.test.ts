// The interview as the page leads it: nothing is lost or mixed, and what disagrees is said where the second answer is given.
import { describe, expect, it } from "vitest";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { describeSituation } from "../../functions/documents/decide.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { leaves } from "../../functions/spreadsheet/columns/columns.ts";
import { needs } from "../../web/needs.ts";
import { noName, type Visit } from "../../web/protocol.ts";
import { calls } from "../../web/worker/calls.ts";

const today = "2026-11-29";
const visit = (answers: object, skipped: readonly string[] = []): Visit => ({
  language: "en",
  answers: { version: 1, language: "en", ...answers },
  skipped,
});
const refugee = {
  procedure: { kind: "first-application" },
  status: { kind: "refugee" },
  housing: { kind: "own-name" },
  couple: { kind: "single" },
};
const submit = (before: Visit, screen: string, drafts: Record<string, string>) =>
  calls.submit(before, screen, drafts, today);
const answersAfter = (before: Visit, screen: string, drafts: Record<string, string>) => {
  const done = submit(before, screen, drafts);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.visit;
};

describe("a screen that is sent", () => {
  it("reads a date of three parts, and says which of them is wrong", () => {
    const birth = (date: string) =>
      submit(visit(refugee), "identity.birth.date", {
        "identity.birth.date": date,
        "identity.birth.place": "Herat",
        "identity.birth.country": "Afghanistan",
      });
    expect(birth("۵/mars/۱۹۹۰")).toMatchObject({
      ok: true,
      visit: { answers: { identity: { birth: { date: "1990-03-05" } } } },
    });
    expect(birth("?/?/1990")).toMatchObject({
      ok: true,
      visit: { answers: { identity: { birth: { date: "1990" } } } },
    });
    expect(birth("00/00/1990")).toMatchObject({
      ok: true,
      visit: { answers: { identity: { birth: { date: "1990-00-00" } } } },
    });
    for (const [date, part] of [
      ["5//1990", "month"],
      ["5/3/90", "year"],
      ["31/2/1990", "day"],
      ["3/25/1990", "month"],
      ["5/3/1369", "year"],
      ["5/3/2090", "day"],
    ])
      expect([date, birth(date!)]).toMatchObject([
        date,
        { ok: false, problems: [{ field: "identity.birth.date", part }] },
      ]);
  });

  it("says everything that is wrong at once", () => {
    const done = submit(visit({ ...refugee, couple: { kind: "married" } }), "identity.birth.date", {
      "identity.birth.date": "31/2/1990",
      "identity.birth.place": "",
      "identity.birth.country": "Neverland",
    });
    const fields = done.ok ? [] : done.problems.map(({ field }) => field);
    expect(fields).toEqual(["identity.birth.date", "identity.birth.country"]);
  });

  it("takes a person who has one name, and keeps it when the screen is seen again", () => {
    const after = answersAfter(visit(refugee), "identity.familyName", {
      "identity.familyName": noName,
      "identity.usualName": "",
      "identity.givenNames": "Mariam",
    });
    expect(after.answers["identity"]).toEqual({ familyName: null, givenNames: "Mariam" });
    const seen = calls.screen(after, "identity.familyName", today)!.fields;
    expect(seen.map(({ typed }) => typed)).toEqual([noName, "", "Mariam"]);
  });

  it("leaves an answer alone that it did not show", () => {
    const before = visit({ ...refugee, identity: { familyName: "Rahimi", givenNames: "Mariam" } });
    const after = answersAfter(before, "identity.familyName", { "identity.usualName": "Karimi" });
    expect(after.answers["identity"]).toEqual({ familyName: "Rahimi", givenNames: "Mariam", usualName: "Karimi" });
  });

  it("keeps a no to the first of a list as an answer, which is shown again and can be changed", () => {
    const none = answersAfter(visit(refugee), "children[0]", { "children[0]": "1" });
    expect(none.answers["children"]).toEqual([]);
    expect(calls.next(visit(none.answers), today)?.id).not.toMatch(/^children/);
    expect(calls.screen(none, "children[0]", today)!.fields.map(({ typed }) => typed)).toEqual(["1"]);
    const one = answersAfter(none, "children[0]", { "children[0]": "0" });
    expect(one.answers["children"]).toEqual([{}]);
  });

  it("does not take silence for a no", () => {
    expect(submit(visit(refugee), "children[0]", { "children[0]": "" })).toMatchObject({ ok: false });
    expect(submit(visit({ procedure: refugee.procedure }), "status.kind", { "status.kind": "" })).toMatchObject({
      ok: false,
    });
  });

  it.each(needs.filter(({ id }) => id !== "waiting"))(
    "asks nothing about a request that is filed: $id",
    ({ id, leavesOut }) => {
      // Without a filed request, too, a right may be at risk.
      const asked =
        id === "blocked" ? /^procedure\.(?:request|attestation)\./ : /^procedure\.(?:request|attestation|atRisk)\./;
      const ofWaiting = leaves.map(({ path }) => path.join(".")).filter((path) => asked.test(path));
      expect(leavesOut).toEqual(expect.arrayContaining(ofWaiting));
    },
  );

  it.each(needs.find(({ id }) => id === "waiting")!.choices!)(
    "holds a request of $id for filed without its day and its number",
    ({ procedure }) => {
      const waiting = visit({ ...refugee, procedure });
      const draftsOf = (filedOn: string) => ({ "procedure.request.filedOn": filedOn, "procedure.request.number": "" });
      const skipped = answersAfter(waiting, "procedure.request.filedOn", draftsOf(""));
      const dated = answersAfter(waiting, "procedure.request.filedOn", draftsOf("2/11/2026"));
      expect(dated.answers["procedure"]).toMatchObject({ request: { filedOn: "2026-11-02" } });
      const undone = answersAfter(dated, "procedure.request.filedOn", draftsOf(""));
      for (const { answers } of [skipped, undone]) {
        expect(answers["procedure"]).toMatchObject(procedure);
        const whole = parseAnswers({ ...answers }, { today, covers });
        expect(whole.ok && describeSituation(whole.answers, today).hasFiled).toBe(true);
      }
    },
  );

  it("compares answers where the second of the two is given", () => {
    const child = { ...refugee, identity: { birth: { date: "1990-03-05" } }, children: [{ familyName: "Rahimi" }] };
    const older = submit(visit(child), "children[0].birth.date", {
      "children[0].birth.date": "4/2/1980",
      "children[0].birth.place": "",
      "children[0].birth.country": "",
    });
    expect(older).toMatchObject({ ok: false, problems: [{ field: "children[0].birth.date" }] });
    const withChild = visit({ ...refugee, children: [{ familyName: "Rahimi", birth: { date: "2015-02-04" } }] });
    const younger = submit(withChild, "identity.birth.date", {
      "identity.birth.date": "5/3/2019",
      "identity.birth.place": "",
      "identity.birth.country": "",
    });
    expect(younger).toMatchObject({ ok: false, problems: [{ field: "identity.birth.date" }] });
  });

  it("offers again what had no place beside another answer", () => {
    const hosted = visit({ ...refugee, housing: { kind: "hosted", host: { familyName: "Dupont" } } });
    const moved = submit(hosted, "housing.kind", { "housing.kind": "0" });
    expect(moved).toMatchObject({ ok: true, dropped: { "housing.host.familyName": "Dupont" } });
  });
});

describe("an interview", () => {
  it("ends, and shows every question that it says comes next", () => {
    let one = visit({ ...refugee, housing: { kind: "hosted" }, couple: { kind: "married" } });
    let count = 0;
    for (let next = calls.next(one, today); next !== undefined; next = calls.next(one, today)) {
      // Of nobody else.
      const texts: Record<string, string> = {
        "partial-day": `5/3/${1960 + count}`,
        country: "Afghanistan",
        text: String.fromCodePoint(97 + (count % 26)).repeat(3 + Math.floor(count / 26)),
      };
      const shown = calls.screen(one, next.id, today)!.fields;
      expect(shown.map(({ id }) => id)).toEqual(expect.arrayContaining(next.fields.map(({ id }) => id)));
      const typed = shown.map(({ id, kind, options, typed }): [string, string] => {
        const isNamed = /(?:family|given)Names?$|birth\./.test(id) && !/placeKind|AsWritten/.test(id);
        return [id, options.length > 0 ? "1" : typed === "" && isNamed ? (texts[kind] ?? "") : typed];
      });
      one = answersAfter(one, next.id, Object.fromEntries(typed));
      count += 1;
      expect(count).toBeLessThan(60);
    }
    expect(one.answers["housing"]).toMatchObject({
      host: { familyName: expect.any(String), givenNames: expect.any(String), birth: { date: expect.any(String) } },
    });
  });
});

describe("a file of answers", () => {
  const load = (value: unknown, before = visit({})) => calls.load(JSON.stringify(value), before, today);

  it("is taken up where answers are missing, as the command line does", () => {
    const answers = { version: 1, ...refugee, identity: { familyName: "Rahimi" } };
    expect(load(answers)).toMatchObject({ ok: true, isHostPart: false, visit: { answers } });
    expect(load({ version: 1, procedure: refugee.procedure })).toMatchObject({ ok: true });
  });

  it("is refused with every problem and its place, and nothing of it is kept", () => {
    const text = '{"version":1,"ofpraNumber":"12","identity":{"birth":{"date":"1990-13-01"}},"xyz":2,"xyz":3}';
    const loaded = calls.load(text, visit({}), today);
    const problems = loaded.ok ? [] : loaded.problems;
    expect(problems.map(({ label }) => label)).toEqual(
      expect.arrayContaining(["xyz", "What is your Ofpra number?", "What is your date of birth?"]),
    );
    expect(problems.length).toBeGreaterThanOrEqual(4);
  });

  it.each(["", "{", "[]", "null", '"text"', '{"version":2}'])("is refused where it is %j", (text) => {
    const loaded = calls.load(text, visit({}), today);
    expect(loaded.ok).toBe(false);
  });

  it("of a host is put to the answers of the person, of which none changes", () => {
    const person = visit({
      ...refugee,
      identity: { familyName: "Rahimi" },
      housing: { kind: "hosted", since: "2026-01-05" },
    });
    const part = { version: 1, housing: { kind: "hosted", host: { familyName: "Dupont" } } };
    expect(load(part, person)).toMatchObject({
      ok: true,
      isHostPart: true,
      visit: {
        answers: {
          ...person.answers,
          housing: { kind: "hosted", since: "2026-01-05", host: { familyName: "Dupont" } },
        },
      },
    });
  });
});

describe.each(operatorLanguages)("a host who is asked in %s", (language) => {
  it("is asked of their home only, and of nothing that the person said", () => {
    let host = calls.hostVisit(language);
    const asked: string[] = [];
    for (let screen = calls.next(host, today); screen !== undefined; screen = calls.next(host, today)) {
      asked.push(...screen.fields.map(({ id }) => id));
      const drafts = screen.fields.map(({ id, options }): [string, string] => [id, options.length > 0 ? "0" : ""]);
      host = answersAfter(host, screen.id, Object.fromEntries(drafts));
    }
    expect(asked.filter((id) => !id.startsWith("housing."))).toEqual([]);
    expect(asked).toEqual(expect.arrayContaining(["housing.host.familyName", "housing.host.address.street"]));
  });
});
