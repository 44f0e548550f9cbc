// Nationalities to which the rules on residence permits do not apply, or apply in part.
import type { Person } from "../../answers/answers.ts";
import { nationalityFeminine } from "../../answers/countries.ts";

type Nationalities = Person["nationalities"];

// The Union as of 2026-11-28, without France.
const union = "AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
const economicArea = [...union, "IS", "LI", "NO"];

/** One of these nationalities; a territory has the nationality of its State. */
function nationalOf(countries: readonly string[]): (nationalities: Nationalities) => boolean {
  let names: Set<string | undefined> | undefined;
  return (nationalities) => {
    if (!Array.isArray(nationalities)) return false;
    const known = (names ??= new Set(countries.map(nationalityFeminine)));
    return nationalities.some((country) => known.has(nationalityFeminine(country)));
  };
}

/** Whoever is French is no foreigner, whatever other nationality they have. */
export const isFrench = nationalOf(["FR"]);

const isOfEurope = nationalOf([...economicArea, "CH"]);

/** A citizen of the Union, the EEA or Switzerland who is not French. */
export const isEuropean = (nationalities: Nationalities): boolean =>
  !isFrench(nationalities) && isOfEurope(nationalities);

export const needsNoPermit = (nationalities: Nationalities): boolean =>
  isFrench(nationalities) || isEuropean(nationalities);

const maySignOrNot = nationalOf(["DZ", "MC", ...economicArea]);
const mayNeedNotSign = nationalOf(["GB", "MA", "TN"]);

/**
 * What service-public.gouv.fr (F38329) says of the commitment contract: signing is optional whatever the permit, or only
 * for permits other than those of protected persons and their family. It does not name Switzerland.
 */
export function contractException(nationalities: Nationalities): "optional" | "for-other-permits" | undefined {
  if (maySignOrNot(nationalities)) return "optional";
  if (mayNeedNotSign(nationalities)) return "for-other-permits";
  return undefined;
}

/** The same page has the family of citizens of the Union and of the EEA. */
export const isOfEconomicArea = nationalOf(economicArea);
