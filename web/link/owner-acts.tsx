// What the owner of a link can do with it: see when it was opened, unlock it, and erase everything from the service.
import { useState } from "preact/hooks";
import type { AccessOutcome } from "../../functions/api/kinds.ts";
import { sayMoment } from "../../functions/text/dates-in-words.ts";
import type { MessageKey } from "../../functions/text/message.ts";
import { useVisit } from "../visit.ts";
import { t } from "../words.ts";
import { Refused } from "./refused.tsx";
import { eraseLink, listOpenings, unlockLink, type Opening, type Owner, type Refusal } from "./service.ts";

const outcomes: Readonly<Record<AccessOutcome, MessageKey>> = {
  opened: "web.link.openings.opened",
  downloaded: "web.link.openings.downloaded",
  "wrong-factor": "web.link.openings.wrong-factor",
  locked: "web.link.openings.locked",
  expired: "web.link.openings.expired",
  "already-opened": "web.link.openings.already-opened",
};

type Props = {
  owner: Owner;
  /** A link without a code is never locked. */
  mayBeLocked: boolean;
  onErased: () => void;
};

export function OwnerActs({ owner, mayBeLocked, onErased }: Props) {
  const { language } = useVisit();
  const [openings, show] = useState<readonly Opening[]>();
  const [refusal, refuse] = useState<Refusal>();
  const [isUnlocked, setUnlocked] = useState(false);
  const [asks, setAsks] = useState(false);
  const [isAtWork, work] = useState(false);
  const doing = async (act: () => Promise<Refusal | undefined>) => {
    if (isAtWork) return;
    work(true);
    refuse(await act());
    work(false);
  };
  const look = () =>
    doing(async () => {
      const reply = await listOpenings(owner, language);
      if (!reply.ok) return reply.refusal;
      show(reply.value);
      return undefined;
    });
  const unlock = () =>
    doing(async () => {
      setUnlocked(false);
      const reply = await unlockLink(owner, language);
      if (!reply.ok) return reply.refusal;
      setUnlocked(true);
      return undefined;
    });
  const erase = () =>
    doing(async () => {
      const reply = await eraseLink(owner, language);
      if (!reply.ok && reply.refusal.kind !== "over") return reply.refusal;
      onErased();
      return undefined;
    });
  return (
    <section class="owner">
      <h2>{t("web.link.openings.title")}</h2>
      <button type="button" class="second" aria-disabled={isAtWork} onClick={() => void look()}>
        {t("web.link.openings.look")}
      </button>
      <div role="status">
        {openings?.length === 0 && <p>{t("web.link.openings.none")}</p>}
        {openings !== undefined && openings.length > 0 && (
          <ul>
            {openings.map(({ at, outcome }, index) => (
              <li key={index}>
                {t("web.link.openings.line", { when: sayMoment(new Date(at), language), what: t(outcomes[outcome]) })}
              </li>
            ))}
          </ul>
        )}
      </div>
      {mayBeLocked && (
        <>
          <h2>{t("web.link.unlock.title")}</h2>
          <p>{t("web.link.unlock.what")}</p>
          <button type="button" class="second unlock" aria-disabled={isAtWork} onClick={() => void unlock()}>
            {t("web.link.unlock.button")}
          </button>
          <p role="status">{isUnlocked && t("web.link.unlock.done")}</p>
        </>
      )}
      <h2>{t("web.link.erase.title")}</h2>
      <p>{t("web.link.erase.what")}</p>
      {refusal !== undefined && <Refused refusal={refusal} />}
      <p class="actions">
        {asks ? (
          <>
            <button type="button" aria-disabled={isAtWork} onClick={() => void erase()}>
              {t("web.link.erase.yes")}
            </button>
            <button type="button" class="plain" onClick={() => setAsks(false)}>
              {t("web.link.erase.no")}
            </button>
          </>
        ) : (
          <button type="button" class="second" onClick={() => setAsks(true)}>
            {t("web.link.erase.button")}
          </button>
        )}
      </p>
    </section>
  );
}
