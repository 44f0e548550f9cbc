// What does not fit on a narrow screen: text that is cut off or beside the page, and words that break in their middle.
import type { Page } from "playwright-core";

/** What scrolls by itself, such as the pages of a paper, is not looked into. */
const apart = ".unseen, .pages, svg, script, option, [hidden]";

/** A line for each part that is beside the page or cut off; none where all is well. */
export const misplaced = (page: Page): Promise<string[]> =>
  page.evaluate((apart) => {
    const found = new Set<string>();
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.add(`the page is ${scrollWidth}px`);
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest(apart) !== null || !element.checkVisibility()) continue;
      const name = `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 40)}`;
      const { left, right } = element.getBoundingClientRect();
      if (left < 0 || right > clientWidth) found.add(`beside the page: ${name}`);
      // A field scrolls, and a box in a line has no width of its own.
      if (element instanceof HTMLInputElement || element.clientWidth === 0) continue;
      const isHidden = ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
      if (
        element.scrollWidth > element.clientWidth + 1 ||
        (isHidden && element.scrollHeight > element.clientHeight + 1)
      )
        found.add(`cut off: ${name}`);
    }
    return [...found];
  }, apart);

/** The same, and a line for each word that is broken. */
export const misfits = async (page: Page): Promise<string[]> => [...(await misplaced(page)), ...(await broken(page))];

const broken = (page: Page): Promise<string[]> =>
  page.evaluate((apart) => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode() !== null) {
      const { data, parentElement } = walker.currentNode as Text;
      if (parentElement === null || parentElement.closest(apart) !== null || !parentElement.checkVisibility()) continue;
      // An address may be longer than a line.
      for (const { 0: word, index } of data.matchAll(/(?<![@./\w])[\p{L}\p{M}\p{N}]+(?![@/\w]|[.-]\w)/gu)) {
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + word.length);
        const bottoms = [...range.getClientRects()].filter((box) => box.width > 0).map(({ bottom }) => bottom);
        const height = Math.max(...bottoms) - Math.min(...bottoms);
        if (height > 8) found.add(`broken: ${word} in ${parentElement.tagName}: ${data.trim().slice(0, 40)}`);
      }
    }
    return [...found];
  }, apart);
