// The page for a person: from the first choice to the papers, on their own device.
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { currentRoute, go, useRoute } from "./route.ts";
import { Frame, speak } from "./frame.tsx";
import { CarryScreen } from "./screens/carry.tsx";
import { CheckScreen } from "./screens/check.tsx";
import { DoneScreen } from "./screens/done.tsx";
import { HostScreen } from "./screens/host.tsx";
import { KeepScreen } from "./screens/keep.tsx";
import { LanguageScreen } from "./screens/language.tsx";
import { NeedScreen } from "./screens/need.tsx";
import { PapersScreen } from "./screens/papers.tsx";
import { QuestionScreen } from "./screens/question.tsx";
import { RescueScreen } from "./screens/rescue.tsx";
import { inApp } from "./rescue/this-browser.ts";
import { helpLanguage } from "../functions/text/languages.ts";
import { Later } from "./later.tsx";
import { keepForOffline } from "./offline.tsx";
import { current, useVisit } from "./visit.ts";

function App() {
  const route = useRoute();
  const [name, rest] = split(route);
  const { language, answers, staysInApp } = useVisit();
  const needsAnswers = name === "question" || name === "check" || name === "papers" || name === "link";
  // Where answers were erased, going back finds the first screen and none that asks for the rest of them.
  const isOver = needsAnswers && Object.keys(answers).length <= 1;
  useEffect(() => {
    if (isOver && currentRoute() === route) go("start", { replace: true });
  }, [isOver, route]);
  // The first screen speaks every language at once; without one, nothing else can be read.
  if (language === "" || name === "start") return <LanguageScreen then={staysWhileChoosing(name) ? route : "need"} />;
  if (isOver) return null;
  return <Frame>{screenOf(name, rest, staysInApp)}</Frame>;
}

function split(route: string): [string, string] {
  const slash = route.indexOf("/");
  return slash === -1 ? [route, ""] : [route.slice(0, slash), route.slice(slash + 1)];
}

/** A link that somebody sent leads where it says, once a language is chosen. */
function staysWhileChoosing(name: string): boolean {
  return name === "host" || name === "carry" || name === "erase";
}

const linkScreen = async () => (await import("./link/screen.tsx")).LinkScreen;
const eraseScreen = async () => (await import("./link/erase-screen.tsx")).EraseScreen;

function screenOf(name: string, rest: string, staysInApp: boolean) {
  // Said before the first question: what is answered here could not be kept.
  const rescue = (route: string) =>
    inApp === undefined || staysInApp ? undefined : <RescueScreen inApp={inApp} route={route} />;
  switch (name) {
    case "question":
      return <QuestionScreen key={rest} id={rest} />;
    case "check":
      return <CheckScreen />;
    case "papers":
      return <PapersScreen />;
    case "keep":
      return <KeepScreen />;
    case "host":
      return (rest === "" ? rescue("host") : undefined) ?? <HostScreen isDone={rest === "done"} />;
    case "done":
      return <DoneScreen />;
    case "link":
      return <Later load={linkScreen} props={{}} />;
    case "erase":
      return <Later load={eraseScreen} props={{ rest }} />;
    case "carry":
      return <CarryScreen code={rest} />;
    default:
      return rescue("need") ?? <NeedScreen key={rest} id={rest} />;
  }
}

/** `?lang=fr` links straight to the page in a language. */
const linked = helpLanguage(new URLSearchParams(location.search).get("lang"));
const asked = helpLanguage(current().language) ?? linked;
if (asked !== undefined) await speak(asked);
const [first] = split(currentRoute());
if (asked === undefined && first !== "start" && !staysWhileChoosing(first)) go("start", { replace: true });
else if (linked !== undefined && currentRoute() === "start") go("need", { replace: true });
render(<App />, document.body);
keepForOffline();
