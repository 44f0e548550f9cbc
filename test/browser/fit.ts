// What does not fit on a narrow screen: text that is cut off or beside the page, and words that break in their middle.
import type { Page } from "playwright-core";

/** A line for each; none where all is well. What scrolls by itself, such as the pages of a paper, is not looked into. */
export const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = new Set<string>();
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width)
      found.add(`the page is ${document.documentElement.scrollWidth}px`);
    const apart = ".unseen, .pages, svg, script, option, [hidden]";
    const nameOf = ({ tagName, className, textContent }: Element) =>
      `${tagName.toLowerCase()}.${className}: ${textContent.trim().slice(0, 40)}`;
    const isSeen = (element: Element) => element.closest(apart) === null && element.checkVisibility();
    for (const element of document.querySelectorAll("body *")) {
      if (!isSeen(element)) continue;
      const { left, right } = element.getBoundingClientRect();
      if (right > left && (left < -1 || right > width + 1)) found.add(`beside the page: ${nameOf(element)}`);
      // A field scrolls, and a box in a line has no width of its own.
      if (element instanceof HTMLInputElement || element.clientWidth === 0) continue;
      if (element.scrollWidth > element.clientWidth + 1) found.add(`cut off: ${nameOf(element)}`);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode() !== null) {
      const { data, parentElement } = walker.currentNode as Text;
      if (parentElement === null || !isSeen(parentElement)) continue;
      // An address may be longer than a line.
      for (const { 0: word, index } of data.matchAll(/(?<![@./\w])[\p{L}\p{M}\p{N}]+(?![@/\w]|[.-]\w)/gu)) {
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + word.length);
        const bottoms = [...range.getClientRects()].filter((box) => box.width > 0).map(({ bottom }) => bottom);
        if (Math.max(...bottoms) - Math.min(...bottoms) > 8) found.add(`broken: ${word} in ${nameOf(parentElement)}`);
      }
    }
    return [...found];
  });
