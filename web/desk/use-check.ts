// Reads the list again where what was said of it has changed.
import { useEffect } from "preact/hooks";
import { useWork, type Work } from "../use-work.ts";
import { useVisit } from "../visit.ts";
import { change, useDesk } from "./desk-state.ts";
import { call } from "./engine.ts";
import type { Checked } from "./protocol.ts";

/** `found` may be of the choices before, as long as `isCurrent` is false. */
export function useCheck(): { found: Checked | undefined; isCurrent: boolean } & Pick<Work, "state" | "again"> {
  const { list, checked } = useDesk();
  const { language } = useVisit();
  const { state, run, again } = useWork();
  const isCurrent = list !== undefined && checked?.of === list;
  useEffect(() => {
    if (list === undefined || isCurrent || state !== "idle") return;
    run(async () => change({ checked: { of: list, found: await call("check", language, list) } }));
  }, [list, isCurrent, language, state]);
  return { found: checked?.found, isCurrent, state, again };
}
