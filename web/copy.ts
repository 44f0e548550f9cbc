// Copies a text for the person, where the browser lets a page do that.

/** False where it does not: without TLS there is no clipboard, and apps may forbid it. The person copies by hand then. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
