// The mapping of a sheet: from the options of a command, or kept beside the file since the last time.
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { covers } from "../../../../functions/pdf/text/fonts.ts";
import type { DescribedColumn } from "../../../../functions/spreadsheet/mapping/describe.ts";
import { emptyMapping, isEmptyMapping } from "../../../../functions/spreadsheet/mapping/empty-mapping.ts";
import {
  isMappingFor,
  parseMapping,
  type Mapping,
  type MappingIssue,
} from "../../../../functions/spreadsheet/mapping/mapping.ts";
import { addWritten } from "../../../../functions/spreadsheet/mapping/written.ts";
import { readRows } from "../../../../functions/spreadsheet/reading/read-rows.ts";
import type { Encoding } from "../../../../functions/text/encodings.ts";
import { officialLanguage, type Language } from "../../../../functions/text/languages.ts";
import { message } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import { writeFilesWhole } from "../write-files.ts";
import { WrongInput } from "../wrong-input.ts";

/** The options of a command that say what the columns and words of the sheet are. */
export type MappingOptions = {
  map?: string[];
  everyRow?: string[];
  word?: string[];
  guess?: true;
  withoutMapping?: true;
};

/** Whether any of these options was given. */
export const hasMappingOptions = ({ map, everyRow, word, guess, withoutMapping }: MappingOptions): boolean =>
  [map, everyRow, word, guess, withoutMapping].some((option) => option !== undefined);

type Asked = MappingOptions & { today: string; language?: Language; json?: true; encoding?: Encoding };

/** `said`: where it was read from. `isNew`: the options made it, or changed it. */
export type FoundMapping = { mapping?: Mapping | undefined; said?: string; isNew: boolean };

const ending = ".mapping.json";
const mappingPath = (sheet: string): string => `${sheet}${ending}`;

/** Throws `WrongInput` with all issues of the options and of the file. */
export async function findMapping(source: string, bytes: Uint8Array, asked: Asked): Promise<FoundMapping> {
  const describe = (mapping: Mapping): DescribedColumn[] => {
    const reading = readRows(bytes, { today: asked.today, covers, mapping, encoding: asked.encoding });
    return (reading.ok ? reading : reading.sheet)?.describe() ?? [];
  };
  const kept = asked.withoutMapping === true ? undefined : await findKept(source, asked, describe);
  const base = kept?.mapping ?? emptyMapping;
  const said = kept && saidOf(kept, asked.language ?? officialLanguage);
  const { map, everyRow, word, guess } = asked;
  const isWritten = map !== undefined || everyRow !== undefined || word !== undefined;
  let mapping = base;
  if (isWritten) {
    const added = addWritten(base, asked, describe(base));
    if (!added.ok) throw wrongMapping(added.issues, source, asked);
    ({ mapping } = added);
  }
  if (guess === true) {
    const guessed = describe(mapping).flatMap(({ key, proposal }) => (proposal ? [[key, proposal.read] as const] : []));
    mapping = { ...mapping, columns: { ...mapping.columns, ...Object.fromEntries(guessed) } };
  }
  if (isEmptyMapping(mapping)) return { isNew: false };
  const isNew = JSON.stringify(mapping) !== JSON.stringify(base);
  return { mapping, isNew, ...(said === undefined ? {} : { said }) };
}

/** Beside the sheet, for the next time; says where. Nothing for a sheet of standard input. */
export async function keepMapping(
  sheet: string,
  { mapping, isNew }: FoundMapping,
  language: Language = officialLanguage,
): Promise<string | undefined> {
  if (mapping === undefined || !isNew || sheet === "-") return undefined;
  const path = mappingPath(sheet);
  await writeFilesWhole([{ path, bytes: new TextEncoder().encode(`${JSON.stringify(mapping, null, 2)}\n`) }]);
  return say(message("cli.check.mappingWritten", { file: path }), language);
}

type Kept = { path: string; mapping: Mapping };

/** Of this sheet, or of another one in its folder, all of whose titles this one has. */
async function findKept(
  source: string,
  asked: Asked,
  describe: (mapping: Mapping) => DescribedColumn[],
): Promise<Kept | undefined> {
  if (source === "-") return undefined;
  const own = mappingPath(source);
  const text = await textAt(own);
  if (text !== undefined) {
    const parsed = parsedText(text);
    if (!parsed.ok) throw wrongMapping(parsed.issues, own, asked);
    return { path: own, mapping: parsed.mapping };
  }
  const folder = dirname(source);
  const others = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ending)).toSorted();
  if (others.length === 0) return undefined;
  const keys = describe(emptyMapping).map(({ key }) => key);
  for (const name of others) {
    const path = join(folder, name);
    const parsed = parsedText((await textAt(path)) ?? "");
    if (parsed.ok && isMappingFor(parsed.mapping, keys)) return { path, mapping: parsed.mapping };
  }
  return undefined;
}

const textAt = (path: string): Promise<string | undefined> => readFile(path, "utf8").catch(() => undefined);

function parsedText(text: string): ReturnType<typeof parseMapping> {
  try {
    return parseMapping(JSON.parse(text));
  } catch {
    return parseMapping(undefined);
  }
}

function wrongMapping(issues: readonly MappingIssue[], source: string, { language, json }: Asked): WrongInput {
  const spoken = language ?? officialLanguage;
  const said = issues.map(({ code, message: issue }) => ({ code, path: [], message: say(issue, spoken) }));
  return new WrongInput(said, source, spoken, json);
}

function saidOf({ path, mapping }: Kept, language: Language): string {
  const words = Object.values(mapping.words).reduce((sum, list) => sum + Object.keys(list).length, 0);
  const count = (number: number) => ({ count: { number } });
  return say(
    message("cli.check.mappingRead", {
      file: path,
      columns: message("cli.check.mappingColumns", count(Object.keys(mapping.columns).length)),
      words: message("cli.check.mappingWords", count(words)),
      everyRow: message("cli.check.mappingEveryRow", count(Object.keys(mapping.everyRow).length)),
    }),
    language,
  );
}
