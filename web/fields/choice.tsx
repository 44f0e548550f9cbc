// One of a few options, none of which is chosen before the person does.
import { FieldGroup, type FieldProps } from "./explained.tsx";

export function ChoiceField(props: FieldProps) {
  const { field, typed, onType } = props;
  return (
    <FieldGroup {...props}>
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
    </FieldGroup>
  );
}
