// Expires objects by age, as a bucket's lifecycle rules do: days after their last change, at the next midnight UTC.
import type { ObjectFolder } from "./object-folder.ts";

export type LifecycleRule = { prefix: string; days: number };

const dayMs = 24 * 60 * 60 * 1000;

/** S3 adds the days and rounds up to midnight UTC: an object lives a little longer than its rule, never shorter. */
const endsAt = (lastModified: Date, days: number): number =>
  Math.ceil((lastModified.getTime() + days * dayMs) / dayMs) * dayMs;

/** Deletes expired objects and returns their number. */
export async function sweep(folder: ObjectFolder, rules: LifecycleRule[], now: Date): Promise<number> {
  let swept = 0;
  for (const { prefix, days } of rules) {
    const ended = folder.index
      .withPrefix(prefix)
      .filter(({ lastModified }) => endsAt(lastModified, days) <= now.getTime());
    // Checked again when deleting: the object may have been replaced meanwhile.
    swept += await folder.delete(
      ended.map(({ key }) => key),
      ({ lastModified }) => endsAt(lastModified, days) <= now.getTime(),
    );
  }
  return swept;
}
