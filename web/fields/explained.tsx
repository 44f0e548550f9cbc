// What is said of a field besides its label: why it is asked, help, an example, its problem.
import type { FieldView } from "../protocol.ts";
import { t } from "../words.ts";

export type FieldProps = {
  field: FieldView;
  /** The heading of the screen is its label already. */
  isTitled: boolean;
  typed: string;
  problem: string | undefined;
  onType: (typed: string) => void;
};

export function Explained({ field, problem }: Pick<FieldProps, "field" | "problem">) {
  return (
    <>
      <div id={`${field.id}-help`} class="help">
        <p>{field.why}</p>
        {field.help.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {field.example !== "" && <p>{t("web.question.example", { example: field.example })}</p>}
      </div>
      {problem !== undefined && (
        <p id={`${field.id}-problem`} class="problem">
          {problem}
        </p>
      )}
    </>
  );
}

/** The ids of these texts, for a screen reader. */
export const describedBy = ({ field, problem }: Pick<FieldProps, "field" | "problem">): string =>
  `${field.id}-help${problem === undefined ? "" : ` ${field.id}-problem`}`;
