// One of a few options, none of which is chosen before the person does.
import { describedBy, Explained, type FieldProps } from "./explained.tsx";

export function ChoiceField(props: FieldProps) {
  const { field, isTitled, typed, problem, onType } = props;
  return (
    <fieldset aria-describedby={describedBy(props)} aria-invalid={problem !== undefined}>
      <legend class={isTitled ? "unseen" : ""}>{field.label}</legend>
      <Explained {...props} />
      {field.options.map((option, index) => (
        <label key={option} class="option">
          <input
            id={index === 0 ? field.id : undefined}
            type="radio"
            name={field.id}
            checked={typed === String(index)}
            onChange={() => onType(String(index))}
          />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}
