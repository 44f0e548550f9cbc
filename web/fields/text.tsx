// One line of text, with the keyboard that fits it. Numbers are text too, so that digits of any script can be typed.
import { describedBy, Explained, type FieldProps } from "./explained.tsx";

const numeric = new Set(["postcode", "ofpra-number"]);
const inputModes: Readonly<Record<string, "tel" | "email">> = { "dialable-phone": "tel", phone: "tel", email: "email" };

export function TextField(props: FieldProps) {
  const { field, isTitled, typed, problem, onType } = props;
  return (
    <div class="field">
      <label for={field.id} class={isTitled ? "unseen" : ""}>
        {field.label}
      </label>
      <Explained {...props} />
      <input
        id={field.id}
        type="text"
        dir="auto"
        inputMode={numeric.has(field.kind) ? "numeric" : (inputModes[field.kind] ?? "text")}
        autoComplete="off"
        spellcheck={false}
        aria-describedby={describedBy(props)}
        aria-invalid={problem !== undefined}
        value={typed}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </div>
  );
}
