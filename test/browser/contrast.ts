// Contrast from the colours that the browser uses: axe reads others where a system forces its own, and no border of a field.
import type { Page } from "playwright-core";

/** WCAG 1.4.3 and 1.4.11. */
const [leastOfText, leastOfBorder] = [4.5, 3];

/** A line for each text, and each field to type in, that is too pale on what is behind it. */
export const paleParts = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([leastOfText, leastOfBorder]) => {
      type Colour = { rgb: readonly number[]; alpha: number };
      const colourOf = (text: string): Colour => {
        const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
        return { rgb: [red, green, blue], alpha };
      };
      const over = ({ rgb, alpha }: Colour, behind: readonly number[]): number[] =>
        rgb.map((part, channel) => part * alpha + behind[channel]! * (1 - alpha));
      const behind = (element: Element | null): number[] => {
        if (element === null) return [255, 255, 255];
        const colour = colourOf(getComputedStyle(element).backgroundColor);
        return colour.alpha === 1 ? [...colour.rgb] : over(colour, behind(element.parentElement));
      };
      const luminance = (rgb: readonly number[]): number => {
        const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const contrast = (text: string, ground: readonly number[]): number => {
        const [one, other] = [luminance(over(colourOf(text), ground)), luminance(ground)];
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      };
      const pale: string[] = [];
      const check = (what: string, element: Element, text: string, ground: Element | null, least: number) => {
        const found = contrast(text, behind(ground));
        if (found < least) pale.push(`${what} ${found.toFixed(2)}: ${element.outerHTML.slice(0, 100)}`);
      };
      for (const element of document.querySelectorAll("body *")) {
        if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".unseen, svg, :disabled"))
          continue;
        const { color, borderBottomColor } = getComputedStyle(element);
        const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== "");
        if (hasText || element.matches("input[type=text]")) check("text", element, color, element, leastOfText);
        if (element.matches("input[type=text]"))
          check("border", element, borderBottomColor, element.parentElement, leastOfBorder);
      }
      return pale;
    },
    [leastOfText, leastOfBorder] as const,
  );
