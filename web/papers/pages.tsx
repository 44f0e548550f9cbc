// The pages of a paper as they will be printed, painted when they come into view: phones show no PDF in a page.
import { useEffect, useRef, useState } from "preact/hooks";
import { paintPage } from "../paint-page.ts";
import type { PageView } from "../protocol.ts";
import { t } from "../words.ts";
import { toWrite } from "./to-write.ts";

/** `load` gives the page with this index. */
type Props = { title: string; isFillable: boolean; load: (index: number) => Promise<PageView> };

export function Pages({ title, isFillable, load }: Props) {
  // The first page says how many there are.
  const [pages, count] = useState(1);
  const [enlarged, enlarge] = useState<number>();
  return (
    <div
      class="pages"
      role="group"
      aria-label={t("web.papers.preview.pages", { title })}
      // A browser may leave what has the focus half beside the strip.
      onFocusIn={({ target }) => (target as Element).scrollIntoView({ block: "nearest", inline: "nearest" })}
    >
      {Array.from({ length: pages }, (_, index) => (
        <Page
          key={index}
          title={title}
          isFillable={isFillable}
          load={load}
          index={index}
          isLarge={enlarged === index}
          onSize={() => enlarge(enlarged === index ? undefined : index)}
          onCount={count}
        />
      ))}
    </div>
  );
}

type PageProps = Props & {
  index: number;
  isLarge: boolean;
  onSize: () => void;
  onCount: (pages: number) => void;
};

function Page({ title, isFillable, load, index, isLarge, onSize, onCount }: PageProps) {
  const figure = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [page, show] = useState<PageView>();
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting !== true) return;
        observer.disconnect();
        load(index).then(
          (found) => {
            show(found);
            onCount(found.pages);
          },
          // The files say what is wrong; a page that is not painted here is in them.
          () => undefined,
        );
      },
      { rootMargin: "200px" },
    );
    observer.observe(figure.current!);
    return () => observer.disconnect();
  }, [index, isFillable]);
  useEffect(() => {
    if (page !== undefined) paint(canvas.current!, page);
  }, [page, isLarge]);
  const left = page === undefined ? [] : toWrite(page, isFillable);
  const label = t("web.papers.preview.page", { page: index + 1, pages: page?.pages ?? 1, title });
  return (
    <figure ref={figure} class={isLarge ? "large" : ""}>
      {/* A page that is larger than the screen is moved with the keys too. */}
      <div class="sheet" role="group" aria-label={label} tabIndex={isLarge ? 0 : undefined}>
        <canvas ref={canvas} role="img" aria-label={label} />
      </div>
      {page !== undefined && (
        <figcaption>
          {left.length === 0 && <p>{t("web.papers.preview.nothing-by-hand")}</p>}
          {left.map(({ how, items }) => (
            <p key={how}>
              {t(how === "typed" ? "web.papers.preview.to-complete-here" : "web.papers.preview.by-hand-here")}{" "}
              <bdi lang={page.lang}>{items.join(", ")}</bdi>
            </p>
          ))}
          <button type="button" class="plain" aria-pressed={isLarge} onClick={onSize}>
            {t("web.papers.preview.larger")}
            <span class="unseen"> {label}</span>
          </button>
          <details>
            <summary>
              {t("web.papers.preview.read")}
              <span class="unseen"> {label}</span>
            </summary>
            <div lang={page.lang}>
              {page.texts.map((text, line) => (
                <p key={line}>{text}</p>
              ))}
            </div>
          </details>
        </figcaption>
      )}
    </figure>
  );
}

/** As sharp as the screen, within what an old phone can hold: some 8 million pixels. */
function paint(canvas: HTMLCanvasElement, { drawing }: PageView): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const pixels = canvas.clientWidth * Math.min(devicePixelRatio, 2);
  const scale = Math.min(pixels / drawing.width, 4);
  canvas.width = Math.round(drawing.width * scale);
  canvas.height = Math.round(drawing.height * scale);
  paintPage(context, drawing, scale);
}
