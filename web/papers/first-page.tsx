// The first page of the checklist as a page: the same content and numbers as the printed one, with boxes that are kept for the visit.
import type { FirstPage as First, LaterFile } from "../protocol.ts";
import { change } from "../visit.ts";
import { Get } from "./get.tsx";

type Props = {
  first: First;
  ticks: readonly string[];
  /** Where there are dates, once it is made. */
  calendar: LaterFile | undefined;
};

export function FirstPage({ first, ticks, calendar }: Props) {
  const { words, acts, notes, papers, datesAndPrices, phone, contact, site } = first;
  return (
    <section class="first-page">
      <h2>{first.heading}</h2>
      <h3>{words.now}</h3>
      {acts.length > 0 ? (
        <ol class="ticks">
          {acts.map(({ id, text }) => (
            <Tick key={id} id={`act:${id}`} ticks={ticks}>
              {text}
            </Tick>
          ))}
        </ol>
      ) : (
        (notes.length > 0 ? notes : [words.nothing]).map((note) => <p key={note}>{note}</p>)
      )}
      {papers.length > 0 && (
        <>
          <h3>{words.papers}</h3>
          <ul class="ticks">
            {papers.map(({ id, title, french, from }) => (
              <Tick key={id} id={`paper:${id}`} ticks={ticks} french={french} from={from}>
                {title ?? ""}
              </Tick>
            ))}
          </ul>
        </>
      )}
      {datesAndPrices.length > 0 && (
        <>
          <h3>{words.datesAndPrices}</h3>
          <dl class="facts">
            {datesAndPrices.map(({ label, text }) => (
              <div key={`${label} ${text}`}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {calendar !== undefined && <Get file={calendar} label="web.papers.calendar" />}
      <h3>{words.problem}</h3>
      <dl class="facts">
        {phone !== null && (
          <div>
            <dt>
              <a class="target" href={`tel:${phone.replace(/^0/, "+33").replaceAll(/\s/g, "")}`}>
                <bdi>{phone}</bdi>
              </a>
            </dt>
            <dd>{words.phone}</dd>
          </div>
        )}
        {[contact, site].map(
          (link) =>
            link !== null && (
              <div key={link.url}>
                <dt>{link.label}</dt>
                <dd>
                  <a class="target" href={link.url} target="_blank" rel="noopener noreferrer">
                    <bdi>{link.shown}</bdi>
                  </a>
                </dd>
              </div>
            ),
        )}
      </dl>
      <p class="stamp">{words.association}</p>
    </section>
  );
}

function Tick({
  id,
  ticks,
  french = null,
  from = null,
  children,
}: {
  id: string;
  ticks: readonly string[];
  /** As the French papers call it. */
  french?: string | null;
  from?: string | null;
  children: string;
}) {
  const isTicked = ticks.includes(id);
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={isTicked}
          onChange={() => change({ ticks: isTicked ? ticks.filter((one) => one !== id) : [...ticks, id] })}
        />
        <span>
          {children}
          {french !== null && (
            <span class="from">
              <bdi lang="fr">{french}</bdi>
            </span>
          )}
          {from !== null && <span class="from">{from}</span>}
        </span>
      </label>
    </li>
  );
}
