// One line of text, with the keyboard that fits it. Numbers are text too, so that digits of any script can be typed.
import { useRef } from "preact/hooks";
import { noName } from "../protocol.ts";
import { t } from "../words.ts";
import { describedBy, LabelledField, type FieldProps } from "./explained.tsx";
import { takesFigures } from "./latin.ts";
import { TypedInput } from "./typed-input.tsx";

const inputModes: Readonly<Record<string, "tel" | "email">> = { "dialable-phone": "tel", phone: "tel", email: "email" };

export function TextField(props: FieldProps) {
  const { field, typed, problem, onType } = props;
  const isNone = typed === noName;
  /** What stood in the field before the person said that there is no such name. */
  const before = useRef("");
  return (
    <LabelledField {...props}>
      <TypedInput
        id={field.id}
        dir="ltr"
        lang="fr"
        inputMode={takesFigures(field) ? "numeric" : (inputModes[field.kind] ?? "text")}
        autoCapitalize={field.kind === "text" ? "sentences" : "off"}
        aria-describedby={describedBy(props)}
        aria-invalid={problem !== undefined}
        disabled={isNone}
        value={isNone ? "" : typed}
        onType={onType}
      />
      {field.mayBeNone && (
        <label class="option">
          <input
            type="checkbox"
            checked={isNone}
            onChange={({ currentTarget }) => {
              if (currentTarget.checked) before.current = typed;
              onType(currentTarget.checked ? noName : before.current);
            }}
          />
          <span>{t(field.id.endsWith("familyName") ? "web.field.no-family-name" : "web.field.no-given-names")}</span>
        </label>
      )}
    </LabelledField>
  );
}
