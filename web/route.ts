// The address of each screen, behind the #, so that any web space can serve the page. No answer is ever in it.
import { useEffect, useState } from "preact/hooks";

/** `start`, `need`, `question/identity.familyName`, `check`, `papers`… */
export const currentRoute = (): string => decodeURIComponent(location.hash.replace(/^#\/?/, "")) || "start";

export const hrefOf = (route: string): string => `#/${route}`;

/** `replace`: the screen before is not one to go back to. */
export function go(route: string, { replace = false } = {}): void {
  if (replace) location.replace(hrefOf(route));
  else location.hash = `/${route}`;
}

export function useRoute(): string {
  const [route, show] = useState(currentRoute());
  useEffect(() => {
    const update = () => show(currentRoute());
    addEventListener("hashchange", update);
    // It may have changed since the first drawing.
    update();
    return () => removeEventListener("hashchange", update);
  }, []);
  return route;
}
