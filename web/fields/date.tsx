// A date as papers show it: day, month and year, each in a field of its own. Nothing is filled in before the person does.
import { useRef } from "preact/hooks";
import { t } from "../words.ts";
import { draftOfDate, partsOfDate, unsaid, type DatePart } from "./date-parts.ts";
import { FieldGroup, type FieldProps } from "./explained.tsx";
import { TypedInput } from "./typed-input.tsx";

const parts: readonly DatePart[] = ["day", "month", "year"];
const maxLengths = { day: 2, month: 12, year: 4 } as const;

export function DateField(props: FieldProps) {
  const { field, typed, problem, onType } = props;
  const known = partsOfDate(typed);
  /** What stood in a part before the person said that the paper does not give it. */
  const before = useRef<Partial<Record<DatePart, string>>>({});
  const put = (changed: Partial<Record<DatePart, string>>) => onType(draftOfDate({ ...known, ...changed }));
  const wrong = problem === undefined ? undefined : (problem.part ?? "day");
  /** Where the paper does not say the month, it does not say the day. */
  const leaveOut = (part: "day" | "month", isLeftOut: boolean) => {
    const together = part === "month" && isLeftOut ? (["day", "month"] as const) : ([part] as const);
    for (const one of together) if (isLeftOut && known[one] !== unsaid) before.current[one] = known[one];
    put(Object.fromEntries(together.map((one) => [one, isLeftOut ? unsaid : (before.current[one] ?? "")])));
  };
  return (
    <FieldGroup {...props}>
      <p class="help">{t("web.field.date-example")}</p>
      <div class="date">
        {parts.map((part) => {
          const isUnsaid = known[part] === unsaid;
          return (
            <div key={part} class={part}>
              <label for={idOfPart(field.id, part)}>{t(`web.field.${part}`)}</label>
              <TypedInput
                id={idOfPart(field.id, part)}
                inputMode="numeric"
                dir="ltr"
                maxLength={maxLengths[part]}
                aria-invalid={wrong === part}
                aria-describedby={wrong === part ? `${field.id}-problem` : undefined}
                disabled={isUnsaid}
                value={isUnsaid ? "" : known[part]}
                onType={(text) => put({ [part]: text })}
              />
            </div>
          );
        })}
      </div>
      {field.kind === "partial-day" &&
        (["day", "month"] as const).map((part) => (
          <label key={part} class="option">
            <input
              type="checkbox"
              checked={known[part] === unsaid}
              disabled={part === "day" && known.month === unsaid}
              onChange={({ currentTarget }) => leaveOut(part, currentTarget.checked)}
            />
            <span>{t(`web.field.${part}-unsaid`)}</span>
          </label>
        ))}
    </FieldGroup>
  );
}

/** The first part has the id of the field, to which its problem leads. */
export const idOfPart = (field: string, part: DatePart): string => (part === "day" ? field : `${field}-${part}`);
