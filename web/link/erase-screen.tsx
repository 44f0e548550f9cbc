// Where the slip of a link leads: its owner erases the papers from the service, from any device.
import { useEffect, useState } from "preact/hooks";
import { TypedInput } from "../fields/typed-input.tsx";
import { Title } from "../frame.tsx";
import { go } from "../route.ts";
import { t } from "../words.ts";
import { OwnerActs } from "./owner-acts.tsx";
import { hasService } from "./host.ts";
import type { Owner } from "./service.ts";

/** `rest`: what the address of the slip holds, `<number>/<secret>`; else both are typed. */
export function EraseScreen({ rest }: { rest: string }) {
  const [id = "", ownerSecret = ""] = rest.split("/");
  const [owner, setOwner] = useState<Owner>({ id, ownerSecret });
  const [isErased, setErased] = useState(false);
  // The secret does not stay in the history of the browser.
  useEffect(() => {
    if (rest !== "") go("erase", { replace: true });
  }, [rest]);
  if (!hasService()) return <Title>{t("web.link.absent")}</Title>;
  if (isErased) {
    return (
      <>
        <Title>{t("web.link.erased")}</Title>
        <p>{t("web.link.erased-what")}</p>
      </>
    );
  }
  const field = (name: keyof Owner, label: string) => (
    <div class="field">
      <label for={name}>{label}</label>
      <TypedInput
        id={name}
        dir="ltr"
        value={owner[name]}
        onType={(typed) => setOwner({ ...owner, [name]: typed.trim() })}
      />
    </div>
  );
  return (
    <>
      <Title>{t("web.link.slip.title")}</Title>
      <p>{t("web.link.slip.type")}</p>
      {field("id", t("web.link.slip.number"))}
      {field("ownerSecret", t("web.link.slip.secret"))}
      <OwnerActs owner={owner} mayBeLocked onErased={() => setErased(true)} />
    </>
  );
}
