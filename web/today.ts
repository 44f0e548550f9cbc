// The day on which papers are made, in Paris.
import { dayInParis } from "../functions/text/dates-in-words.ts";

/** YYYY-MM-DD */
export const today = (): string => dayInParis(new Date());
