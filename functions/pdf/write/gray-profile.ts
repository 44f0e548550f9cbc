// The ICC profile of the output intent that PDF/A asks for: our pages are black on white, so a gray profile is enough.

const tags = {
  // ICC.1:2001-04, 6.5.17: textDescriptionType; ASCII, then empty Unicode and Macintosh parts.
  desc: [
    ...ascii("desc"),
    0,
    0,
    0,
    0,
    ...u32(11),
    ...ascii("Gray gamma\0"),
    ...Array<number>(4 + 4 + 2 + 1 + 67).fill(0),
  ],
  cprt: [...ascii("text"), 0, 0, 0, 0, ...ascii("No copyright\0")],
  // Media white point: D50, as the profile connection space.
  wtpt: [...ascii("XYZ "), 0, 0, 0, 0, ...u32(0xf6d6), ...u32(0x10000), ...u32(0xd32d)],
  // One entry: a gamma of 2.2 as u8Fixed8Number.
  kTRC: [...ascii("curv"), 0, 0, 0, 0, ...u32(1), 0x02, 0x33],
};

/** A version 2.1 gray display profile (ICC.1:2001-04), about 350 bytes. */
export const grayProfile = makeProfile();

function makeProfile(): Uint8Array {
  const entries = Object.entries(tags);
  const table: number[] = [...u32(entries.length)];
  const data: number[] = [];
  const start = 128 + 4 + entries.length * 12;
  for (const [signature, bytes] of entries) {
    table.push(...ascii(signature), ...u32(start + data.length), ...u32(bytes.length));
    data.push(...bytes, ...Array<number>((4 - (bytes.length % 4)) % 4).fill(0));
  }
  const header = [
    ...u32(start + data.length),
    ...u32(0), // preferred module: none
    ...u32(0x02100000), // version 2.1
    ...ascii("mntrGRAYXYZ "),
    ...[2026, 11, 23, 0, 0, 0].flatMap((part) => [part >> 8, part & 0xff]),
    ...ascii("acsp"),
    ...Array<number>(28).fill(0), // platform, flags, maker, model, attributes, perceptual intent
    ...u32(0xf6d6),
    ...u32(0x10000),
    ...u32(0xd32d), // illuminant D50
    ...Array<number>(48).fill(0),
  ];
  return new Uint8Array([...header, ...table, ...data]);
}

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

function u32(value: number): number[] {
  return [(value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}
