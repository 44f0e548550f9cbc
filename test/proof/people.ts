// People for the proof: every pair of (status × procedure × housing × couple), all else drawn by chance from lists of facts
// that are true together. Plain JSON, as a person would send it.
import { couples, housings, procedures } from "../support/answer-kinds.ts";

export type Input = Record<string, unknown>;

export type Quadruple = { status: Input; procedure: string; housing: string; couple: string };

const protections = ["refugee", "subsidiary-protection", "stateless"];
const ties = ["spouse", "civil-partner", "cohabiting-partner", "child", "parent"];

export const statuses: readonly Input[] = [
  ...protections.map((kind) => ({ kind })),
  ...protections.flatMap((of) => ties.map((tie) => ({ kind: "family-member", of, tie }))),
];

/** Every combination of the four. */
export const quadruples: readonly Quadruple[] = statuses.flatMap((status) =>
  procedures.flatMap((procedure) =>
    housings.flatMap((housing) => couples.map((couple) => ({ status, procedure, housing, couple }))),
  ),
);

/** A few of them that hold every pair of two of the four: greedy, always the same. */
export function everyPair(): Quadruple[] {
  const pairsOf = ({ status, procedure, housing, couple }: Quadruple): string[] => {
    const [s, p, h, c] = [JSON.stringify(status), procedure, housing, couple];
    return [`${s}${p}`, `${s}${h}`, `${s}${c}`, `${p}-${h}`, `${p}-${c}`, `${h}-${c}`];
  };
  const missing = new Set(quadruples.flatMap(pairsOf));
  const chosen: Quadruple[] = [];
  let least = 6;
  while (missing.size > 0) {
    const before = missing.size;
    for (const one of quadruples) {
      const fresh = pairsOf(one).filter((pair) => missing.has(pair));
      if (fresh.length < least) continue;
      chosen.push(one);
      for (const pair of fresh) missing.delete(pair);
    }
    if (missing.size === before || least > 1) least -= 1;
  }
  return chosen;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Draw = {
  one: <Item>(items: readonly Item[]) => Item;
  between: (least: number, most: number) => number;
  /** True once in `times`. */
  rarely: (times: number) => boolean;
  /** Mostly the answer, now and then none. */
  maybe: <Value>(value: Value, times?: number) => Value | undefined;
};

function drawFrom(random: () => number): Draw {
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const rarely = (times: number) => random() * times < 1;
  return {
    one: (items) => items[between(0, items.length - 1)]!,
    between,
    rarely,
    maybe: (value, times = 8) => (rarely(times) ? undefined : value),
  };
}

const familyNames =
  "Rahimi|Ouédraogo|Nguyễn|N’Diaye|Şahin|Kovačević|Ait-Oufella|Haïdara|Diallo|Abdi|Tesfay|Öztürk|Yılmaz|El Amrani|Ibrahim|Hoxha|Umarov|Ishimwe|Ulloa|Yansané|Łukaszewicz".split(
    "|",
  );
const womenNames = "Mariam|Aïssatou|Thị Ánh|Zeynep|Jovana|Hodan|Elif Su|Éléonore|Olga|Umm Kulthum|Yodit".split("|");
const menNames = "Yusuf|Ousmane|Văn Đức|Emre|Miloš|Abdirahman|Ömer|Étienne|Igor|Habib|Yared".split("|");

/** Places as certificates give them, with their country. */
const places: readonly [place: string, country: string][] = [
  ["Hérat", "AF"],
  ["province de Kaboul", "AF"],
  ["Afghanistan", "AF"],
  ["Le Caire", "EG"],
  ["Alep", "SY"],
  ["Al-Hasakah", "SY"],
  ["Darfour", "SD"],
  ["El Fasher", "SD"],
  ["Nyala", "SD"],
  ["inconnu", "AO"],
  ["Luanda", "AO"],
  ["Mogadiscio", "SO"],
  ["Asmara", "ER"],
  ["Addis-Abeba", "ET"],
  ["Conakry", "GN"],
  ["Kinshasa", "CD"],
  ["Abidjan", "CI"],
  ["Les Cayes", "HT"],
  ["Istanbul", "TR"],
  ["Diyarbakır", "TR"],
  ["Lhassa", "CN"],
  ["Tibet", "CN"],
  ["Grozny", "RU"],
  ["Tchétchénie", "RU"],
  ["La Havane", "CU"],
  ["Djibouti", "DJ"],
  ["Moroni", "KM"],
  ["Colombo", "LK"],
  ["Maungdaw", "MM"],
  ["Manille", "PH"],
  ["Bagdad", "IQ"],
  ["Kurdistan", "IQ"],
  ["Peshawar", "PK"],
  ["Oujda", "DZ"],
  ["Kiev", "UA"],
  ["Niamey", "NE"],
  ["Bamako", "ML"],
  ["Cotonou", "BJ"],
  ["Mexico", "MX"],
  ["Managua", "NI"],
  ["Tananarive", "MG"],
  ["Beyrouth", "LB"],
];

const kindOfPlace: Readonly<Record<string, string>> = {
  inconnu: "unknown",
  Afghanistan: "country",
  ...Object.fromEntries(
    ["province de Kaboul", "Darfour", "Tibet", "Tchétchénie", "Kurdistan"].map((name) => [name, "region"]),
  ),
};

/** States that are no more, as a certificate names them, with the code of the State that its place is in now. */
const formerStates: readonly [country: string, asWritten: string][] = [
  ["RU", "URSS"],
  ["UA", "URSS"],
  ["CD", "Zaïre"],
  ["BA", "Yougoslavie"],
  ["BF", "Haute-Volta"],
];

const nationalitiesOf = "AF SY SD SO ER ET GN CD CI HT TR CN RU CU DJ KM LK MM PH IQ PK DZ UA NE ML BJ NI MG LB".split(
  " ",
);

const homes = [
  { street: "12 rue de la République", postcode: "69002", town: "Lyon" },
  {
    apartment: "Appartement 14",
    building: "Bâtiment C",
    street: "3 bis allée de l’Été",
    postcode: "31000",
    town: "Toulouse",
  },
  { street: "8 avenue d’Angleterre", locality: "BP 12", postcode: "59000", town: "Lille" },
  { street: "5 chemin du Haut", postcode: "97600", town: "Mamoudzou" },
  { street: "40 boulevard Ornano", postcode: "75018", town: "Paris" },
  { street: "1 place du Marché", postcode: "97300", town: "Cayenne" },
  { street: "2 quai du Port", postcode: "76600", town: "Le Havre" },
  { street: "9 rue du Lagon", postcode: "98800", town: "Nouméa" },
  { street: "4 rue Grimaldi", postcode: "98000", town: "Monaco" },
];

/** Calendar days, by the number of days since 1970. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
export const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
const plus = (day: string, days: number): string => dayOf(dayNumber(day) + days);

/** A birth date at an age on `today`, as exact as certificates are. */
function bornAt(draw: Draw, today: string, age: number): string {
  const day = plus(today, -Math.round(age * 365.25) - draw.between(3, 300));
  if (draw.rarely(9)) return day.slice(0, 4);
  if (draw.rarely(12)) return day.slice(0, 7);
  if (draw.rarely(12)) return `${day.slice(0, 4)}-00-00`;
  return draw.rarely(14) ? `${day.slice(0, 4)}-01-01` : day;
}

function drawPerson(draw: Draw, today: string, age: number): Input {
  const gender = draw.one(["female", "male"]);
  const [place, country] = draw.one(places);
  // A certificate may give one name only.
  const isAlone = draw.rarely(20) ? draw.one(["familyName", "givenNames"]) : undefined;
  return {
    familyName: isAlone === "givenNames" ? null : draw.one(familyNames),
    usualName: draw.rarely(6) ? draw.one(familyNames) : undefined,
    givenNames: isAlone === "familyName" ? null : draw.one(gender === "female" ? womenNames : menNames),
    gender: draw.maybe(gender),
    birth: {
      date: draw.maybe(bornAt(draw, today, age), 20),
      place: draw.maybe(place, 10),
      ...drawPlaceKind(draw, place),
      ...drawCountry(draw, country),
    },
    nationalities: draw.maybe(draw.rarely(12) ? "stateless" : drawNationalities(draw, country), 10),
  };
}

const drawPlaceKind = (draw: Draw, place: string): Input =>
  draw.rarely(20) ? { placeKind: kindOfPlace[place] ?? "town" } : {};

function drawCountry(draw: Draw, country: string): Input {
  const former = formerStates.find(([code]) => code === country);
  if (former !== undefined && draw.rarely(2)) return { country, countryAsWritten: former[1] };
  return { country: draw.maybe(country, 10) };
}

const drawNationalities = (draw: Draw, country: string): string[] =>
  draw.rarely(40)
    ? [draw.one(["FR", "DE", "CH"])]
    : draw.rarely(6)
      ? [...new Set([country, draw.one(nationalitiesOf)])]
      : [country];

const withoutNationality = (person: Input): Input => ({ ...person, nationalities: undefined });

function drawBlockedFiling(draw: Draw, today: string): Input {
  if (!draw.rarely(4)) return {};
  const days = draw.one([[0], [1, 0], [40, 12, 3], [3, 12, 40]]);
  return {
    attempts: days.map((ago) => ({
      triedOn: plus(today, -ago),
      step: draw.maybe(draw.one(["account", "start", "form", "upload", "send"]), 3),
      shown: draw.rarely(2) ? "Une erreur technique est survenue" : undefined,
    })),
    contactCentre: draw.rarely(2)
      ? {
          askedOn: plus(today, -draw.one([0, 2, 15])),
          answer: draw.maybe(draw.one(["no-solution", "certificate"]), 3),
        }
      : undefined,
    otherWayAskedOn: draw.rarely(5) ? plus(today, -draw.one([0, 1, 8])) : undefined,
  };
}

function drawProcedure(draw: Draw, kind: string, today: string): Input {
  const isFirst = kind === "first-application";
  const expiresOn = plus(today, draw.one([-400, -20, -1, 0, 1, 30, 60, 61, 90, 120, 121, 200, 500, 1400, 3000]));
  const filedOn = draw.maybe(plus(today, -draw.one([0, 3, 59, 61, 100, 121, 122, 180, 190, 400])));
  return {
    ...(draw.rarely(6) ? { kind: "waiting", waitsFor: kind } : { kind }),
    currentPermit: isFirst
      ? undefined
      : draw.maybe({ number: draw.maybe("7503123456"), expiresOn: draw.maybe(expiresOn, 12) }, 6),
    movedOn: kind === "address-change" ? draw.maybe(plus(today, draw.one([-200, -92, -60, -10, 0, 20])), 5) : undefined,
    request: draw.rarely(3)
      ? {
          filedOn,
          number: draw.maybe("DEM-48213", 3),
          reasonsAskedOn:
            filedOn !== undefined && dayNumber(today) - dayNumber(filedOn) > 125 && draw.rarely(2)
              ? plus(filedOn, 124)
              : undefined,
          statusShown: draw.rarely(3) ? "Instruction en cours" : undefined,
        }
      : undefined,
    atRisk: draw.rarely(4)
      ? {
          job: draw.maybe(draw.rarely(2), 2),
          benefits: draw.maybe(draw.rarely(2), 2),
          housing: draw.maybe(draw.rarely(2), 2),
          health: draw.maybe(draw.rarely(2), 2),
          studies: draw.maybe(draw.rarely(2), 2),
        }
      : undefined,
    ...drawBlockedFiling(draw, today),
    civilStatus:
      kind === "civil-status-change"
        ? draw.maybe(
            {
              change: draw.one([
                "correction",
                "marriage",
                "civil-union",
                "divorce",
                "name",
                "birth",
                "adoption",
                "death",
              ]),
              date: draw.maybe(plus(today, -draw.one([2, 30, 80])), 3),
            },
            6,
          )
        : undefined,
    attestation: draw.rarely(3)
      ? {
          expiresOn: plus(today, draw.one([-30, -1, 0, 1, 20, 80, 170])),
          kind: draw.maybe(draw.one(["extension", "receipt", "favourable-decision"]), 2),
          noteFor: draw.maybe(draw.one(["employer", "landlord", "family-benefits", "health-insurance"]), 2),
        }
      : undefined,
  };
}

function drawHousing(draw: Draw, kind: string, today: string, home: Input): Input {
  const proofOfAddress = draw.maybe({ date: plus(today, -draw.one([0, 5, 60, 95, 150, 179, 200, 330])) }, 3);
  if (kind === "hosted") {
    const host = withoutNationality(drawPerson(draw, today, draw.between(25, 70)));
    return {
      kind,
      host: draw.maybe(
        {
          ...host,
          address: draw.maybe(draw.rarely(6) ? draw.one(homes) : home),
          phone: draw.maybe(draw.one(["04 72 00 00 00", "+49 30 1234567"]), 2),
          email: draw.maybe("hote@example.org", 2),
          relation: draw.maybe(draw.one(["proche de la famille", "bénévole", "logeuse d’une association"]), 2),
        },
        12,
      ),
      since: draw.maybe(plus(today, -draw.between(1, 400)), 6),
      freeOfCharge: draw.one([undefined, true, true, false]),
      proofOfAddress,
    };
  }
  if (kind === "own-name") return { kind, proofOfAddress };
  const name = { hotel: "Hôtel des Lilas", centre: "CADA Les Tilleuls", domiciliation: "CCAS de Lyon" }[kind];
  const number = kind === "domiciliation" ? draw.maybe("4521", 3) : undefined;
  return { kind, name: draw.maybe(name, 5), number, proofOfAddress };
}

function drawCouple(draw: Draw, kind: string, today: string, age: number): Input {
  const partner = drawPerson(draw, today, Math.max(19, age + draw.between(-4, 6)));
  const years = Math.max(0, Math.min(age - 18, draw.one([0, 0.3, 0.9, 1.2, 3, 8])));
  const day = plus(today, -Math.round(years * 365.25));
  const date = draw.rarely(8) && years > 2 ? day.slice(0, 4) : day;
  if (kind === "married") {
    const [place, country] = draw.one(places);
    return {
      kind,
      spouse: draw.maybe(partner, 10),
      marriage: draw.maybe(
        {
          date: draw.maybe(date, 10),
          place: draw.maybe(place),
          ...drawPlaceKind(draw, place),
          ...drawCountry(draw, country),
        },
        10,
      ),
      severalSpousesInFrance: draw.rarely(25) ? true : draw.one([undefined, false]),
      wantsStatement: draw.rarely(10) ? true : undefined,
    };
  }
  if (kind === "civil-union") return { kind, partner: draw.maybe(partner, 4), date: draw.maybe(date, 4) };
  return kind === "cohabiting" ? { kind, partner: draw.maybe(partner, 4) } : { kind };
}

function drawDifferences(draw: Draw, identity: Input): Input[] {
  const { familyName, givenNames, birth } = identity as {
    familyName?: string | null;
    givenNames?: string | null;
    birth: { date?: string };
  };
  const otherPapers =
    "asylum-application-certificate extension-certificate receipt residence-permit protection-decision travel-document foreign-paper other-french-paper".split(
      " ",
    );
  const possible: Input[] = [
    { item: "family-name", onBirthCertificate: familyName, onOtherPaper: "Rahimy" },
    { item: "given-names", onBirthCertificate: givenNames, onOtherPaper: "Maryam" },
    {
      item: "birth-date",
      onBirthCertificate: birth.date?.split("-").toReversed().join("/"),
      onOtherPaper: "01/01/1991",
    },
    { item: "parents", onBirthCertificate: "Ahmad et Zahra", onOtherPaper: "Ahmed et Zohra" },
    { item: "marital-status", onBirthCertificate: "mariage non mentionné", onOtherPaper: "mariage mentionné" },
  ].filter(({ onBirthCertificate }) => typeof onBirthCertificate === "string");
  return possible
    .filter(() => draw.rarely(2))
    .map((difference) => ({ ...difference, otherPaper: draw.one(otherPapers) }));
}

/** Of whom a parent applies. */
const drawRelative = (draw: Draw, { tie }: Input, today: string): Input =>
  tie === "parent"
    ? {
        relativeBirthDate: draw.maybe(bornAt(draw, today, draw.one([4, 12, 17, 19])), 3),
        relativeIsMarried: draw.one([undefined, undefined, false, true]),
      }
    : {};

const withoutGaps = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Answers of these four kinds, and all else by chance. Some contradict one another and are refused: draw again. */
export function drawAnswers(
  { status, procedure, housing, couple }: Quadruple,
  { today, seed, language }: { today: string; seed: number; language: string },
): Input {
  const draw = drawFrom(chance(seed));
  const isCouple = couple !== "single" || /spouse|partner/.test(String(status["tie"]));
  const age =
    status["tie"] === "child"
      ? draw.one([12, 16, 17, 18, 18, 20])
      : isCouple
        ? draw.between(19, 60)
        : draw.one([10, 14, 16, 17, 20, 30, 45, 70]);
  const home = draw.one(homes);
  const identity = drawPerson(draw, today, age);
  const isOfStateless = status["kind"] === "stateless" || status["of"] === "stateless";
  const representative = withoutNationality(drawPerson(draw, today, 40));
  const differences = draw.maybe(drawDifferences(draw, identity), 5);
  const childAge = () => draw.one([0, 3, 9, 13, 15, 16, 17, 18, 18.8, 25].filter((each) => each < age - 14));
  const { birth: _, ...named } = representative;
  return withoutGaps({
    version: 1,
    language: draw.maybe(language, 3),
    procedure: drawProcedure(draw, procedure, today),
    status:
      status["kind"] === "family-member"
        ? { ...status, byReunification: draw.one([true, false, undefined]), ...drawRelative(draw, status, today) }
        : status,
    decision: draw.maybe(
      {
        by: draw.rarely(15) ? draw.one(["cnda", "court"]) : draw.one(["ofpra", isOfStateless ? "court" : "cnda"]),
        date: draw.maybe(plus(today, -draw.one([10, 40, 89, 95, 200, 1500]))),
        reference: draw.maybe("2026-1012-458", 2),
        copyLost: draw.rarely(6) ? true : undefined,
      },
      8,
    ),
    asylumApplicationDate: draw.rarely(3) ? plus(today, -draw.one([200, 400, 900, 2500])) : undefined,
    countryOfOrigin: draw.rarely(8) ? draw.one(nationalitiesOf) : undefined,
    identity: draw.maybe(identity, 40),
    representative: age < 18 ? draw.maybe(named, 3) : undefined,
    ofpraNumber: draw.maybe("24-01-12345"),
    foreignerNumber: draw.maybe(draw.one(["9912345678", "991234567"])),
    contact: draw.maybe({ phone: draw.maybe("06 12 34 56 78"), email: draw.maybe("moi@example.org") }),
    address: draw.maybe(home, 10),
    housing: drawHousing(draw, housing, today, home),
    couple: drawCouple(draw, couple, today, age),
    children:
      age >= 19 && draw.rarely(2)
        ? Array.from({ length: draw.between(1, 3) }, () => ({
            ...drawPerson(draw, today, childAge()),
            travels: draw.one([undefined, true, false]),
          }))
        : undefined,
    familyMembers:
      age >= 19 && draw.rarely(4)
        ? [
            {
              ...drawPerson(draw, today, Math.max(19, age - 2)),
              tie: draw.one(["spouse", "civil-partner", "cohabiting-partner"]),
              byReunification: draw.one([true, false, undefined]),
              unionDate: draw.maybe(plus(today, -draw.one([100, 364, 366, 300]))),
            },
          ]
        : undefined,
    concordance: draw.rarely(2)
      ? {
          birthCertificate: draw.one(["received", "received", "received", "not-received", "has-an-error"]),
          marriageCertificateError: draw.rarely(6) ? true : undefined,
          clericalError: draw.one([undefined, true, false]),
          certificateReceived: draw.rarely(5) ? true : undefined,
          differences: differences?.length === 0 ? undefined : differences,
        }
      : undefined,
  }) as Input;
}
