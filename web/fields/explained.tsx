// What is around every field: its label, and besides it why it is asked, where to find it, an example, its problem.
import type { ComponentChildren } from "preact";
import { Picture } from "../pictures/picture.tsx";
import type { FieldProblem, FieldView } from "../protocol.ts";
import { t } from "../words.ts";
import type { Where } from "./where.ts";

export type FieldProps = {
  field: FieldView;
  /** The heading of the screen is its label already. */
  isTitled: boolean;
  /** That Latin letters are asked for is said once on a screen, in languages of other letters. */
  asksForLatin: boolean;
  /** Where the answer stands on a paper, unless a field above says it. */
  where: Where | undefined;
  typed: string;
  problem: FieldProblem | undefined;
  onType: (typed: string) => void;
};

type Around = FieldProps & { children: ComponentChildren };

/** A field of one control, which has the id of the field. */
export function LabelledField({ children, ...props }: Around) {
  const { field, isTitled } = props;
  return (
    <div class="field" id={`${field.id}-field`}>
      <label for={field.id} class={isTitled ? "unseen" : ""}>
        {field.label}
      </label>
      <Explained {...props} />
      {children}
    </div>
  );
}

/** A field of several controls, each with a label of its own. */
export function FieldGroup({ children, ...props }: Around) {
  const { field, isTitled } = props;
  return (
    <fieldset class="field" id={`${field.id}-field`} aria-describedby={describedBy(props)}>
      <legend class={isTitled ? "unseen" : ""}>{field.label}</legend>
      <Explained {...props} />
      {children}
    </fieldset>
  );
}

function Explained({ field, asksForLatin, where, problem }: Omit<FieldProps, "isTitled" | "typed" | "onType">) {
  return (
    <>
      <div id={`${field.id}-help`} class="help">
        {where !== undefined && <p>{t(where.text)}</p>}
        {asksForLatin && <p>{t("web.field.latin")}</p>}
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
