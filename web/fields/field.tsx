// One field of a screen, by the kind of its answer.
import { ChoiceField } from "./choice.tsx";
import type { FieldProps } from "./explained.tsx";
import { TextField } from "./text.tsx";

export function Field(props: FieldProps) {
  return props.field.options.length > 0 ? <ChoiceField {...props} /> : <TextField {...props} />;
}
