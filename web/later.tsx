// A screen that few people open: its code is loaded when they do.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failed } from "./failed.tsx";
import { t } from "./words.ts";

/** `load` is the same function at every drawing. */
export function Later<Props extends object>({
  load,
  props,
}: {
  load: () => Promise<ComponentType<Props>>;
  props: Props;
}) {
  const [found, show] = useState<{ Screen: ComponentType<Props> }>();
  const [hasFailed, fail] = useState(false);
  const [tries, count] = useState(0);
  useEffect(() => {
    fail(false);
    load().then(
      (Screen) => show({ Screen }),
      () => fail(true),
    );
  }, [load, tries]);
  if (found !== undefined) return <found.Screen {...props} />;
  if (!hasFailed) return <p role="status">{t("web.loading")}</p>;
  return <Failed why="web.failed.not-here-yet" onAgain={() => count(tries + 1)} />;
}
