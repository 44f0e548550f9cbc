// One field of a screen, by the kind of its answer.
import { ChoiceField } from "./choice.tsx";
import { CountryField, NationalitiesField } from "./country.tsx";
import { DateField } from "./date.tsx";
import type { FieldProps } from "./explained.tsx";
import { TextField } from "./text.tsx";

export function Field(props: FieldProps) {
  const { kind, options } = props.field;
  if (options.length > 0) return <ChoiceField {...props} />;
  if (kind === "day" || kind === "partial-day") return <DateField {...props} />;
  if (kind === "country") return <CountryField {...props} />;
  if (kind === "nationalities") return <NationalitiesField {...props} />;
  return <TextField {...props} />;
}
