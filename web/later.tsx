// A screen of links, which few people open: its code and its texts are loaded when they do.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failed } from "./failed.tsx";
import { loadTexts } from "./texts.ts";
import { useVisit } from "./visit.ts";
import { t } from "./words.ts";

/** `load` is the same function at every drawing. */
export function Later<Props extends object>({
  load,
  props,
}: {
  load: () => Promise<ComponentType<Props>>;
  props: Props;
}) {
  const { language } = useVisit();
  const [found, show] = useState<{ Screen: ComponentType<Props>; language: string }>();
  const [hasFailed, fail] = useState(false);
  const [tries, count] = useState(0);
  useEffect(() => {
    fail(false);
    Promise.all([load(), loadTexts("link", language)]).then(
      ([Screen]) => show({ Screen, language }),
      () => fail(true),
    );
  }, [load, language, tries]);
  if (found?.language === language) return <found.Screen {...props} />;
  if (!hasFailed) return <p role="status">{t("web.loading")}</p>;
  return <Failed why="web.failed.not-here-yet" onAgain={() => count(tries + 1)} />;
}
