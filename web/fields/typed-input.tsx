// One line to type in. What is pasted unseen with a text is taken out at once, and the cursor stays where it was.
import type { PartialInputHTMLAttributes, Ref } from "preact";
import { cleanText } from "./clean-text.ts";

type Passed =
  | "id"
  | "dir"
  | "lang"
  | "inputMode"
  | "autoCapitalize"
  | "maxLength"
  | "disabled"
  | "aria-describedby"
  | "aria-invalid";

type Props = Pick<PartialInputHTMLAttributes<HTMLInputElement>, Passed> & {
  inputRef?: Ref<HTMLInputElement>;
  value: string;
  onType: (typed: string) => void;
};

export function TypedInput({ value, onType, inputRef = null, ...rest }: Props) {
  return (
    <input
      type="text"
      dir="auto"
      autoComplete="off"
      autoCapitalize="off"
      spellcheck={false}
      {...rest}
      ref={inputRef}
      value={value}
      onInput={(event) => {
        const input = event.currentTarget;
        // What is being composed on a keyboard is not touched.
        const typed = event.isComposing ? input.value : cleanText(input.value);
        if (typed !== input.value) {
          const before = cleanText(input.value.slice(0, input.selectionStart ?? undefined)).length;
          input.value = typed;
          input.setSelectionRange(before, before);
        }
        onType(typed);
      }}
    />
  );
}
