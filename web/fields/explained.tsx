// What is said of a field besides its label: why it is asked, where to find it, an example, its problem.
import { Picture } from "../pictures/picture.tsx";
import type { FieldProblem, FieldView } from "../protocol.ts";
import { t } from "../words.ts";
import type { Where } from "./where.ts";

export type FieldProps = {
  field: FieldView;
  /** The heading of the screen is its label already. */
  isTitled: boolean;
  /** Where the answer stands on a paper, unless a field above says it. */
  where: Where | undefined;
  typed: string;
  problem: FieldProblem | undefined;
  onType: (typed: string) => void;
};

export function Explained({ field, where, problem }: Pick<FieldProps, "field" | "where" | "problem">) {
  return (
    <>
      <div id={`${field.id}-help`} class="help">
        {where !== undefined && <p>{t(where.text)}</p>}
        {field.help.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {field.example !== "" && <p>{t("web.question.example", { example: field.example })}</p>}
      </div>
      {where?.picture !== undefined && <Picture name={where.picture} />}
      <details class="help">
        <summary>{t("web.question.why")}</summary>
        <p>{field.why}</p>
      </details>
      {problem !== undefined && (
        <p id={`${field.id}-problem`} class="problem">
          {problem.message}
        </p>
      )}
    </>
  );
}

/** The ids of these texts, for a screen reader. */
export const describedBy = ({ field, problem }: Pick<FieldProps, "field" | "problem">): string =>
  `${field.id}-help${problem === undefined ? "" : ` ${field.id}-problem`}`;
