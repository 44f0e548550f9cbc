// The calendar file, read back line by line as RFC 5545 says.
import { describe, expect, it } from "vitest";
import { makeCalendarFile } from "../../functions/documents/calendar-file.ts";
import { computeDeadlines } from "../../functions/law/deadlines.ts";
import { said } from "../support/said.ts";
import { type SampleOverrides as Overrides, sampleSituation, sampleToday } from "../support/sample-answers.ts";

const overrides: Overrides = {
  procedure: {
    kind: "renewal",
    currentPermit: { number: "ABC123456", expiresOn: "2027-03-31" },
    movedOn: "2026-10-01",
  },
  children: [{ familyName: "Rahimi", givenNames: "Zahra", birth: { date: "2009" } }],
};
const deadlines = computeDeadlines(sampleSituation(overrides));
const file = makeCalendarFile(deadlines, "fr", sampleToday);

/** Lines put together again, as name and value; parameters of the name are kept with it. */
const readLines = (text: string): [name: string, value: string][] =>
  text
    .replaceAll("\r\n ", "")
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]);

type Event = Record<string, string>;

function readEvents(text: string): Event[] {
  const events: Event[] = [];
  let inAlarm = false;
  for (const [name, value] of readLines(text)) {
    if (name === "BEGIN" && value === "VEVENT") events.push({});
    if (name === "BEGIN" && value === "VALARM") inAlarm = true;
    const event = events.at(-1);
    const key = inAlarm ? `ALARM-${name}` : name;
    if (event !== undefined) event[key] ??= value.replaceAll(/\\([\\;,])/g, "$1").replaceAll("\\n", "\n");
    if (name === "END" && value === "VALARM") inAlarm = false;
  }
  return events;
}

const events = readEvents(file);

describe("the calendar file", () => {
  it("is one calendar of whole events", () => {
    const lines = readLines(file).map(([name, value]) => `${name}:${value}`);
    expect(lines[0]).toBe("BEGIN:VCALENDAR");
    expect(lines.at(-1)).toBe("END:VCALENDAR");
    expect(lines).toContain("VERSION:2.0");
    expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(events.length);
    expect(lines.filter((line) => line === "END:VEVENT")).toHaveLength(events.length);
  });

  it("has every date, and the opening of every window still to come", () => {
    expect(events.map((event) => [event["DTSTART;VALUE=DATE"], event["SUMMARY"]?.replaceAll("\u00A0", " ")])).toEqual([
      ["20270101", "Déclarer la nouvelle adresse"],
      ["20261201", "Ouverture : Demander le renouvellement du titre de séjour"],
      ["20270130", "Demander le renouvellement du titre de séjour"],
      ["20270131", "Renouvellement en retard à partir de ce jour"],
      ["20270331", "Expiration du titre de séjour"],
      ["20270501", "Dernier jour du justificatif de domicile"],
      ["20270101", "Ouverture : Demander un titre de séjour pour un enfant devenu majeur"],
      ["20271231", "Demander un titre de séjour pour un enfant devenu majeur"],
    ]);
  });

  it("of a filed request has the days that silence counts, without its number, and no window for a renewal", () => {
    const waiting: Overrides = {
      ...overrides,
      housing: { kind: "own-name" },
      children: undefined,
      procedure: {
        kind: "renewal",
        currentPermit: { expiresOn: "2027-03-31" },
        attestation: { expiresOn: "2027-01-15" },
        request: { filedOn: "2026-11-02", number: "6903-118" },
      },
    };
    const text = makeCalendarFile(computeDeadlines(sampleSituation(waiting)), "fr", sampleToday);
    expect(readEvents(text).map((event) => [event["DTSTART;VALUE=DATE"], event["SUMMARY"]])).toEqual([
      ["20270115", "Expiration de l’attestation provisoire"],
      ["20270302", "Sans réponse de la préfecture\u00A0: refus à partir de ce jour"],
      ["20270331", "Expiration du titre de séjour"],
      ["20270302", "Ouverture\u00A0: Contester le silence de la préfecture, ou en demander les motifs"],
      ["20270502", "Contester le silence de la préfecture, ou en demander les motifs"],
    ]);
    expect(text).not.toMatch(/6903|aujourd’hui/);
  });

  it("of a child of 13 has nothing about a card", () => {
    const child: Overrides = {
      identity: { birth: { date: "2013-05-01" } },
      couple: { kind: "single" },
      housing: { kind: "own-name" },
      decision: { by: "ofpra", date: "2026-10-12" },
    };
    expect(readEvents(makeCalendarFile(computeDeadlines(sampleSituation(child)), "fr", sampleToday))).toEqual([]);
  });

  it.each([
    ["2026-11-30", ["20270101", "20261201", "20270130"]],
    ["2026-12-01", ["20270101", "20270130"]],
    ["2027-01-01", ["20270101", "20270130"]],
    ["2027-01-02", ["20270130"]],
    ["2027-01-30", ["20270130"]],
    ["2027-01-31", []],
  ])("made on %s, has the dates of that day and after it, and no window that is open", (today, dates) => {
    const soon = deadlines.filter(({ date }) => date <= "2027-01-30");
    expect(readEvents(makeCalendarFile(soon, "fr", today)).map((event) => event["DTSTART;VALUE=DATE"])).toEqual(dates);
  });

  it("reminds a week before", () => {
    expect(events.every((event) => event["ALARM-ACTION"] === "DISPLAY" && event["ALARM-TRIGGER"] === "-P7D")).toBe(
      true,
    );
  });

  it("gives back the words of each date", () => {
    const expiry = deadlines.find(({ id }) => id === "permit-expiry")!;
    const event = events.find(({ UID }) => UID === "permit-expiry-2027-03-31@dossier-generator");
    expect(event?.["DESCRIPTION"]).toBe(said(expiry.detail).fr);
    expect(event?.["SUMMARY"]).toBe(said(expiry.title).fr);
  });

  it("says nothing that is only true today", () => {
    expect(file).not.toMatch(/trop tôt|aujourd’hui/);
  });

  it("is the same for the same dates and day, stamped with that day", () => {
    expect(makeCalendarFile(deadlines, "fr", sampleToday)).toBe(file);
    expect(new Set(events.map(({ DTSTAMP }) => DTSTAMP))).toEqual(new Set(["20261123T000000Z"]));
    expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length);
  });

  it("ends its lines with CRLF and folds them at 75 octets, never inside a letter", () => {
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(file.split("\r\n").filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(file).not.toContain("\uFFFD");
    expect(new TextDecoder("utf-8", { fatal: true }).decode(new TextEncoder().encode(file))).toBe(file);
  });

  it("holds nothing personal", () => {
    const text = file.replaceAll("\r\n ", "");
    expect(text).not.toMatch(/Rahimi|Zahra|Mariam|Dupont|République|69002|Lyon|ABC123456|24-01-12345|9912345678|2009/);
  });

  it("leaves out what is past, and is a calendar even without a date", () => {
    expect(readEvents(makeCalendarFile(deadlines, "fr", "2027-02-01")).map(({ UID }) => UID)).not.toContain(
      "renewal-window-2027-01-30@dossier-generator",
    );
    expect(readLines(makeCalendarFile([], "en", sampleToday)).at(-1)).toEqual(["END", "VCALENDAR"]);
  });

  it("is in English for English", () => {
    const english = readEvents(makeCalendarFile(deadlines, "en", sampleToday));
    expect(english.map(({ SUMMARY }) => SUMMARY)).toContain("Opens: Ask for the renewal of the residence permit");
  });
});
