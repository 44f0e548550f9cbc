// For somebody who hosts a person: only their own questions, on their own phone, and a small file to send back.
import { useMemo } from "preact/hooks";
import { hostFile } from "../answer-file.ts";
import { call } from "../engine.ts";
import { Title } from "../frame.tsx";
import { toNext } from "../next.ts";
import { Get } from "../papers/get.tsx";
import { useWork } from "../use-work.ts";
import { change, forget, useVisit } from "../visit.ts";
import { t } from "../words.ts";
import { Failed } from "../failed.tsx";

export function HostScreen({ isDone }: { isDone: boolean }) {
  const { answers, isHost } = useVisit();
  return isDone && isHost && answers["housing"] !== undefined ? <Done /> : <Begin />;
}

function Begin() {
  const { language, answers, isHost } = useVisit();
  const { state, run, again } = useWork();
  const begin = async () => {
    if (!isHost) {
      const visit = await call("hostVisit", language, language);
      // Answers of two people are never mixed.
      forget();
      change({ ...visit, isHost: true });
    }
    await toNext();
  };
  return (
    <>
      <Title>{t("web.host.title")}</Title>
      <p>{t("web.host.intro")}</p>
      <p>{t("web.host.private")}</p>
      {!isHost && Object.keys(answers).length > 1 && <p class="note">{t("web.host.erases")}</p>}
      {state === "failed" && <Failed onAgain={again} />}
      <p class="actions">
        <button type="button" onClick={() => run(begin)}>
          {t("web.host.begin")}
        </button>
      </p>
    </>
  );
}

function Done() {
  const { answers } = useVisit();
  const file = useMemo(() => hostFile(answers, t("web.host.file-name")), [answers]);
  return (
    <>
      <Title>{t("web.host.done-title")}</Title>
      <p>{t("web.host.done")}</p>
      <Get file={file} label="web.keep.save" isMain />
    </>
  );
}
