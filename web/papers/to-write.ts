// What is left to write in a paper: on the screen or by hand where it has fields, and what stays for the pen.

export type LeftOpen = { byHand: readonly string[]; toType: readonly string[] };

export type ToWrite = { how: "typed" | "by-hand"; items: readonly string[] };

export function toWrite({ byHand, toType }: LeftOpen, isFillable: boolean): readonly ToWrite[] {
  const typed = isFillable ? toType : [];
  const parts: readonly ToWrite[] = [
    { how: "typed", items: typed },
    { how: "by-hand", items: byHand.filter((item) => !typed.includes(item)) },
  ];
  return parts.filter(({ items }) => items.length > 0);
}
