// Why the service did not do what was asked, in words, with what to do.
import type { MessageKey } from "../../functions/text/message.ts";
import { hrefOf } from "../route.ts";
import { t } from "../words.ts";
import type { Refusal } from "./service.ts";

const words: Readonly<Record<Exclude<Refusal["kind"], "other">, MessageKey>> = {
  "no-network": "web.link.refused.no-network",
  busy: "web.link.refused.busy",
  unavailable: "web.link.refused.unavailable",
  answers: "web.link.refused.answers",
  over: "web.link.refused.over",
  unknown: "web.link.refused.unknown",
};

export function Refused({ refusal }: { refusal: Refusal }) {
  const { kind, problems, title, detail } = refusal;
  const own = kind === "other" && title !== "";
  return (
    <div class="problems" role="alert">
      <p>{own ? title : t(kind === "other" ? "web.link.refused.unavailable" : words[kind])}</p>
      {own && detail !== "" && <p>{detail}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {/* An option of the request has no question. */}
              {path === "" || path.startsWith("?") ? message : <a href={hrefOf(`question/${path}`)}>{message}</a>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
