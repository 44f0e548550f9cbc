// View of the sworn statement of non-polygamy.
import { countryName } from "../../answers/countries.ts";
import { atPlace, frenchPartialDay } from "../../answers/french.ts";
import { homeView, type Facts } from "../parts/facts.ts";
import { personView, type AddressView, type PersonView } from "../parts/person.ts";

export type NonPolygamyStatementView = {
  applicant: PersonView;
  address: AddressView;
  isDomiciled: boolean;
  foreignerNumber: string | null;
  spouse: PersonView;
  /** « le 5 mars 2015 », « en 2015 » */
  marriedWhen: string | null;
  marriedWhere: string | null;
  marriageCountry: string | null;
};

export function nonPolygamyStatementView({ answers }: Facts): NonPolygamyStatementView {
  const married = answers.couple?.kind === "married" ? answers.couple : undefined;
  const { date, place, country } = married?.marriage ?? {};
  return {
    applicant: personView(answers.identity),
    address: homeView(answers),
    isDomiciled: answers.housing?.kind === "domiciliation",
    foreignerNumber: answers.foreignerNumber ?? null,
    spouse: personView(married?.spouse),
    marriedWhen: date === undefined ? null : frenchPartialDay(date),
    marriedWhere: place === undefined ? null : atPlace(place),
    marriageCountry: country === undefined ? null : countryName(country, "fr"),
  };
}
