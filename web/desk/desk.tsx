// The desk: somebody's own list of people becomes everyone's papers, on this computer.
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { officialLanguage, operatorLanguage, operatorLanguages } from "../../functions/text/languages.ts";
import { keep, keepForOffline } from "../offline.tsx";
import { currentRoute, go, useRoute } from "../route.ts";
import { current as visit, useVisit } from "../visit.ts";
import { useDesk } from "./desk-state.ts";
import { DeskFrame, speakAtDesk } from "./desk-frame.tsx";
import { FileScreen } from "./screens/file.tsx";
import { ColumnsScreen } from "./screens/columns.tsx";
import { CheckScreen } from "./screens/check.tsx";
import { PapersScreen } from "./screens/papers.tsx";

function Desk() {
  const route = useRoute();
  const { list, made } = useDesk();
  const { language } = useVisit();
  // After a reload the list is there, and what was made of it is not.
  const isLost = (route !== "start" && list === undefined) || (route === "papers" && made === undefined);
  useEffect(() => {
    if (isLost && currentRoute() === route) go(list === undefined ? "start" : "check", { replace: true });
  }, [isLost, list, route]);
  if (isLost) return null;
  return <DeskFrame key={language}>{screenOf(route)}</DeskFrame>;
}

function screenOf(route: string) {
  switch (route) {
    case "columns":
      return <ColumnsScreen />;
    case "check":
      return <CheckScreen />;
    case "papers":
      return <PapersScreen />;
    default:
      return <FileScreen />;
  }
}

/** The language of the visit, that of the browser, or the official one: a desk has those of operators. */
function firstLanguage(): string {
  const wanted = [new URLSearchParams(location.search).get("lang"), visit().language, ...navigator.languages];
  const found = wanted.map((code) => operatorLanguages.find((one) => code?.slice(0, 2) === one));
  return found.find((code) => code !== undefined) ?? operatorLanguage(officialLanguage);
}

// A list that is dropped beside its place would be opened instead of the page.
for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());

await speakAtDesk(firstLanguage());
render(<Desk />, document.body);
keepForOffline();
void keep("desk.html");
