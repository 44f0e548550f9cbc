// A country, or nationalities, found by typing; a text that names one is understood without choosing from the list too.
import Combobox from "@github/combobox-nav";
import { useEffect, useRef, useState } from "preact/hooks";
import { call } from "../engine.ts";
import type { Countries } from "../protocol.ts";
import { useVisit } from "../visit.ts";
import { t } from "../words.ts";
import { describedBy, FieldGroup, LabelledField, type FieldProps } from "./explained.tsx";
import { matchCountries } from "./match-countries.ts";
import { draftOfNames, namesOf } from "./picked-names.ts";
import { TypedInput } from "./typed-input.tsx";

export function CountryField(props: FieldProps) {
  const { field, typed, problem, onType } = props;
  const countries = useCountries();
  return (
    <LabelledField {...props}>
      <Picker
        id={field.id}
        countries={countries?.countries ?? []}
        describedBy={describedBy(props)}
        isWrong={problem !== undefined}
        isDisabled={false}
        typing={typed}
        onType={onType}
        onChoose={onType}
      />
    </LabelledField>
  );
}

export function NationalitiesField(props: FieldProps) {
  const { field, typed, problem, onType } = props;
  const known = useCountries();
  /** What stood in the field before the person said that they have no nationality. */
  const before = useRef("");
  const isStateless = known !== undefined && typed.trim() === known.stateless;
  const { chosen, typing } = isStateless ? { chosen: [], typing: "" } : namesOf(typed);
  const put = (names: readonly string[], typing = "") => onType(draftOfNames({ chosen: names, typing }));
  return (
    <FieldGroup {...props}>
      {chosen.length > 0 && (
        <ul class="chosen">
          {chosen.map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
              <button
                type="button"
                class="plain"
                aria-label={t("web.field.take-out-what", { what: name })}
                onClick={() => {
                  put(
                    chosen.filter((one) => one !== name),
                    typing,
                  );
                  document.getElementById(field.id)?.focus();
                }}
              >
                {t("web.field.take-out")}
              </button>
            </li>
          ))}
        </ul>
      )}
      <label for={field.id}>{t(chosen.length === 0 ? "web.field.nationality" : "web.field.another-nationality")}</label>
      <Picker
        id={field.id}
        countries={(known?.countries ?? []).filter(({ isNationality }) => isNationality)}
        describedBy={problem === undefined ? "" : `${field.id}-problem`}
        isWrong={problem !== undefined}
        isDisabled={isStateless}
        typing={typing}
        onType={(text) => put(chosen, text)}
        onChoose={(name) => put([...chosen.filter((one) => one !== name), name])}
      />
      <label class="option">
        <input
          type="checkbox"
          checked={isStateless}
          disabled={known === undefined}
          onChange={({ currentTarget }) => {
            if (currentTarget.checked) before.current = typed;
            onType(currentTarget.checked ? (known?.stateless ?? "") : before.current);
          }}
        />
        <span>{t("web.field.stateless")}</span>
      </label>
    </FieldGroup>
  );
}

function useCountries(): Countries | undefined {
  const { language } = useVisit();
  const [countries, show] = useState<Countries>();
  useEffect(() => {
    // Without the list, what is typed is read all the same.
    call("countries", language, language).then(show, () => show(undefined));
  }, [language]);
  return countries;
}

type PickerProps = {
  id: string;
  countries: Countries["countries"];
  describedBy: string;
  isWrong: boolean;
  isDisabled: boolean;
  typing: string;
  onType: (typed: string) => void;
  onChoose: (name: string) => void;
};

function Picker({ id, countries, describedBy, isWrong, isDisabled, typing, onType, onChoose }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [isAsked, ask] = useState(false);
  const matches = isAsked ? matchCountries(countries, typing) : [];
  const isOpen = matches.length > 0;

  const combobox = useRef<Combobox>(undefined);
  useEffect(() => {
    const made = new Combobox(input.current!, list.current!, { tabInsertsSuggestions: false });
    combobox.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    if (!isOpen) return undefined;
    combobox.current?.start();
    return () => combobox.current?.stop();
  }, [isOpen]);
  useEffect(() => {
    const shown = list.current!;
    const choose = ({ target }: Event) => {
      ask(false);
      onChoose((target as HTMLElement).dataset["name"]!);
    };
    shown.addEventListener("combobox-commit", choose);
    return () => shown.removeEventListener("combobox-commit", choose);
  }, [onChoose]);

  return (
    <div
      class="picker"
      onKeyDown={({ key }) => {
        if (key === "Escape") ask(false);
        if (key === "ArrowDown") ask(true);
      }}
      onFocusOut={() => ask(false)}
    >
      <TypedInput
        inputRef={input}
        id={id}
        aria-describedby={describedBy}
        aria-invalid={isWrong}
        disabled={isDisabled}
        value={typing}
        onType={(text) => {
          ask(true);
          onType(text);
        }}
      />
      {/* The focus stays in the field while an option is pressed. */}
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t("web.field.countries")}
        hidden={!isOpen}
        onMouseDown={(event) => event.preventDefault()}
      >
        {matches.map(({ country: { code, name }, former }) => (
          <li key={code} id={`${id}-${code}`} role="option" data-name={name}>
            {former === undefined ? name : t("web.field.formerly", { country: name, former })}
          </li>
        ))}
      </ul>
      <p class="unseen" role="status">
        {isAsked && typing.trim() !== "" && t("web.field.found", { count: matches.length })}
      </p>
    </div>
  );
}
