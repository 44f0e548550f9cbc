// A link to the papers, on request: first what is sent, where to and until when; then the link, its code and its slip.
import { useState } from "preact/hooks";
import { sayMoment } from "../../functions/text/dates-in-words.ts";
import { Title } from "../frame.tsx";
import { hrefOf } from "../route.ts";
import { SharedLink } from "../shared-link.tsx";
import { change, current, useVisit } from "../visit.ts";
import { t } from "../words.ts";
import { OwnerActs } from "./owner-acts.tsx";
import { QrCode } from "./qr.tsx";
import { Refused } from "./refused.tsx";
import { hasService, serviceHost } from "./host.ts";
import { makeLink, type LinkOptions, type OwnLink, type Refusal } from "./service.ts";
import { Slip } from "./slip.tsx";

/** Days that a person can choose; the service takes any from 1 to 30. */
export const dayChoices = [1, 7, 30] as const;

export function LinkScreen() {
  const { link } = useVisit();
  if (!hasService()) return <Title>{t("web.link.absent")}</Title>;
  return link === undefined ? <Before /> : <Made link={link} />;
}

function Before() {
  const [options, choose] = useState<Omit<LinkOptions, "isFillable">>({ days: 7, factor: "code" });
  const [isSending, setSending] = useState(false);
  const [refusal, refuse] = useState<Refusal>();
  const send = async () => {
    if (isSending) return;
    setSending(true);
    refuse(undefined);
    const { answers, language, id, isFillable } = current();
    const reply = await makeLink(answers, { ...options, isFillable }, language);
    setSending(false);
    // Whoever erased everything meanwhile does not get it back.
    if (current().id !== id) return;
    if (reply.ok) change({ link: reply.value });
    else refuse(reply.refusal);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Title>{t("web.link.title")}</Title>
      <p>{t("web.link.what")}</p>
      <h2>{t("web.link.before")}</h2>
      <ul>
        <li>{t("web.link.sent-what")}</li>
        <li>{t("web.link.sent-where", { host: serviceHost() })}</li>
        <li>{t("web.link.sent-until")}</li>
      </ul>
      <fieldset class="field">
        <legend>{t("web.link.days")}</legend>
        {dayChoices.map((days) => (
          <label key={days} class="option">
            <input
              type="radio"
              name="days"
              checked={options.days === days}
              onChange={() => choose({ ...options, days })}
            />
            <span>{t("web.link.day-count", { count: days })}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="field">
        <legend>{t("web.link.code")}</legend>
        {(["code", "none"] as const).map((factor) => (
          <label key={factor} class="option">
            <input
              type="radio"
              name="factor"
              checked={options.factor === factor}
              onChange={() => choose({ ...options, factor })}
            />
            <span>{t(factor === "code" ? "web.link.with-code" : "web.link.without-code")}</span>
          </label>
        ))}
      </fieldset>
      {refusal !== undefined && <Refused refusal={refusal} />}
      <p role="status">{isSending ? t("web.link.sending") : ""}</p>
      <p class="actions">
        <button aria-disabled={isSending}>{t(refusal === undefined ? "web.link.send" : "web.link.again")}</button>
        <a class="button plain" href={hrefOf("papers")}>
          {t("web.link.no")}
        </a>
      </p>
    </form>
  );
}

function Made({ link }: { link: OwnLink }) {
  const { language } = useVisit();
  const until = sayMoment(new Date(link.expiresAt), language);
  return (
    <>
      <Title>{t("web.link.made")}</Title>
      <p>{t("web.link.until", { until })}</p>
      {/* The code is never in what is shared. */}
      <SharedLink id="link" label={t("web.link.address")} link={link.link} isMain />
      <QrCode text={link.link} label={t("web.link.qr")} />
      {link.code !== undefined && (
        <section class="note">
          <h2>{t("web.link.code-title")}</h2>
          {/* With spaces, so that it is read aloud digit by digit. */}
          <p class="code">
            <bdi>{Array.from(link.code).join(" ")}</bdi>
          </p>
          <p>{t("web.link.code-say")}</p>
          <p>{t("web.link.code-wrong")}</p>
        </section>
      )}
      <Slip link={link} until={until} />
      <OwnerActs owner={link} mayBeLocked={link.code !== undefined} onErased={() => change({ link: undefined })} />
      <p>
        <a href={hrefOf("papers")}>{t("web.link.back")}</a>
      </p>
    </>
  );
}
