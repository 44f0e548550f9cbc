// A letter as plain text, to be copied into the field of a contact form.
import { useState } from "preact/hooks";
import { copied } from "../copy.ts";
import { t } from "../words.ts";

type Props = { id: string; text: string; lang: string };

export function ShortText({ id, text, lang }: Props) {
  const [said, tell] = useState("");
  const field = `short-text-${id}`;
  const copy = async () =>
    tell(t((await copied(text)) ? "web.papers.short-text.copied" : "web.papers.short-text.not-copied"));
  return (
    <>
      <label for={field}>{t("web.papers.short-text.title")}</label>
      <textarea
        id={field}
        readOnly
        lang={lang}
        dir="ltr"
        rows={8}
        value={text}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p>
        <button type="button" class="second" onClick={() => void copy()}>
          {t("web.papers.short-text.copy")}
        </button>
      </p>
      <p role="status">{said}</p>
    </>
  );
}
