// Answers that came in the address, from a browser inside an app: taken, and out of the address at once.
import { useEffect, useState } from "preact/hooks";
import { call } from "../engine.ts";
import { Title } from "../frame.tsx";
import type { Carried } from "../protocol.ts";
import { go, hrefOf } from "../route.ts";
import { change, current } from "../visit.ts";
import { t } from "../words.ts";

export function CarryScreen({ code }: { code: string }) {
  const [reason, tell] = useState<Extract<Carried, { ok: false }>["reason"]>();
  useEffect(() => {
    history.replaceState(null, "", hrefOf("carry"));
    const take = async () => {
      const carried = await call("unpack", current().language, code, Date.now());
      if (!carried.ok) return tell(carried.reason);
      change({ answers: carried.answers, skipped: carried.skipped, drafts: {}, remarks: [], ticks: [] });
      go("check", { replace: true });
    };
    take().catch(() => tell("unreadable"));
    // The code is that of the address at first: it is taken once.
  }, []);
  return (
    <>
      <Title>{t("web.rescue.arrived.title")}</Title>
      <p role="status">{t(`web.rescue.arrived.${reason ?? "wait"}`)}</p>
      {reason !== undefined && (
        <p>
          <a class="target" href={hrefOf("start")}>
            {t("web.rescue.arrived.start")}
          </a>
        </p>
      )}
    </>
  );
}
