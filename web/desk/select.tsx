// One choice of a list, with its label before it.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Option } from "./protocol.ts";

export const Options = ({ options }: { options: readonly Option[] }) => (
  <>
    {options.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </>
);

type Props = {
  label: string;
  value: string;
  options: readonly Option[];
  onChoose: (value: string) => void;
  children?: ComponentChildren;
};

export function Select({ label, value, options, onChoose, children }: Props) {
  const id = useId();
  return (
    <p class="select">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <Options options={options} />
      </select>
      {children}
    </p>
  );
}
