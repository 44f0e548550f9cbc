// How the code points that we print are shared out between font subsets: a document embeds only the font subsets it draws with.
import type { Alphabet, Marks } from "./joining.ts";

/** `key`: first part of the PDF resource name. Pairs are first and last code point; a string lists single characters. */
export type FontRange = {
  name: string;
  key: string;
  codePoints: readonly (readonly [number, number] | string)[];
  /** The face that draws it; Noto Sans where none is named. */
  face?: "ethiopic" | "arabic";
  /** How its letters join, in a script whose letters do. */
  alphabet?: Alphabet;
  /** How its marks go on the letters of the range before it. */
  marks?: Marks;
  /** What can be typed into fields draws it too: Latin letters, their marks, and what stands between words. */
  isTyped?: true;
};

/** A row of the Ethiopic block: a consonant with each of the seven vowels. */
const seven = (first: number): readonly [number, number] => [first, first + 6];

const arabicDual = "بتثجحخسشصضطظعغفقكلمنهيئ";

/** A code point goes to the first range that names it, so the short lists come before the blocks that they pick from. */
const fontRanges: readonly FontRange[] = [
  {
    // What French papers are made of, and every letter of Latin-1: most dossiers need no other font subset.
    name: "latin",
    key: "Lat",
    isTyped: true,
    codePoints: [
      // Thin space, non-breaking hyphen and narrow no-break space (U+2009, U+2011, U+202F) besides what is seen.
      "\u0020\u00a0\u2009\u2011\u202f!\"#%&'()*+,-./:;=?@[]_«»°§²·×–—‘’“”•…€ŒœŸ",
      [0x30, 0x39],
      [0x41, 0x5a],
      [0x61, 0x7a],
      [0xc0, 0xd6],
      [0xd8, 0xf6],
      [0xf8, 0xff],
    ],
  },
  // The rest of ASCII and Latin-1, and the signs of Windows-1252.
  { name: "signs", key: "Sig", isTyped: true, codePoints: [[0x20, 0x7e], [0xa0, 0xff], "‚„†‰‹›−"] },
  {
    // Letters of African alphabets (Niger-Congo, Chadic, Nilo-Saharan), capitals beside their small letters.
    name: "african",
    key: "Afr",
    isTyped: true,
    codePoints: ["ƁɓƆɔƉɖƊɗƎǝƏəƐɛƑƒƓɠƔɣƖɩƗɨƘƙƝɲƟŊŋɵƤƥƩʃƬƭƮʈƱʊƲʋƳƴƵƶƷʒǀǁǂǃɁɂɄʉɅʌɥɦɪɬɭɽꞌꞋꞍꞪꞮɱ"],
  },
  // All that Vietnamese has beyond Latin-1, so that a Vietnamese name costs one font subset.
  { name: "vietnamese", key: "Vie", isTyped: true, codePoints: [[0x1ea0, 0x1eff], "ĂăĐđĨĩŨũƠơƯư"] },
  {
    // Latin letters for Arabic, Hebrew, Persian, Indian languages and Chinese (DIN 31635, ALA-LC, IAST, Pinyin); also ṣ of Yoruba.
    name: "transliteration",
    key: "Trl",
    isTyped: true,
    codePoints: ["ʿʾʼʻʹʺˈĀāĒēĪīŌōŪūḌḍḎḏĠġḠḡḤḥḪḫẖḲḳḴḵḶḷḸḹḺḻṀṁṂṃṄṅṆṇṈṉṚṛṜṝṞṟṢṣṬṭṮṯẒẓẔẕẗǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǦǧǨǩǰ"],
  },
  { name: "latin-ext-a", key: "LxA", isTyped: true, codePoints: [[0x100, 0x17f], "ȘșȚțẞ"] },
  { name: "latin-ext-b", key: "LxB", isTyped: true, codePoints: [[0x180, 0x24f]] },
  { name: "ipa", key: "Ipa", isTyped: true, codePoints: [[0x250, 0x2af]] },
  // With the raised letters of French abbreviations (2ᵉ, Mᵐᵉ, Nᵒ).
  { name: "modifiers", key: "Mod", isTyped: true, codePoints: [[0x2b0, 0x2ff], "ᵉᵈᵐᵒ"] },
  {
    name: "marks",
    key: "Mrk",
    isTyped: true,
    codePoints: [[0x300, 0x30c], "\u030f\u0311", [0x323, 0x331], "\u0313\u0315\u031b\u0342\u0358"],
  },
  { name: "marks-ext", key: "MrX", isTyped: true, codePoints: [[0x300, 0x36f]] },
  { name: "latin-additional", key: "LAd", isTyped: true, codePoints: [[0x1e00, 0x1e9f]] },
  { name: "cyrillic", key: "Cyr", codePoints: [[0x400, 0x45f], "Ґґ№"] },
  // Tajik, Kazakh, Kyrgyz, Mongolian, Uzbek, Tatar, Bashkir, Chechen and their neighbours.
  { name: "cyrillic-asia", key: "CyA", codePoints: ["ҒғҖҗҘҙҚқҜҝҠҡҢңҪҫҮүҰұҲҳҶҷҸҹҺһӀӏӔӕӘәӢӣӤӥӦӧӨөӮӯӰӱ"] },
  { name: "cyrillic-ext", key: "CyX", codePoints: [[0x48a, 0x52f]] },
  { name: "cyrillic-old", key: "CyO", codePoints: [[0x460, 0x489]] },
  { name: "greek", key: "Grk", codePoints: [[0x370, 0x3ff]] },
  { name: "greek-ext", key: "GrX", codePoints: [[0x1f00, 0x1fff]] },
  {
    name: "punctuation",
    key: "Pun",
    codePoints: [
      [0x2010, 0x2027],
      [0x2030, 0x205e],
      [0x2070, 0x209c],
      [0x20a0, 0x20c0],
      [0x2150, 0x215e],
      "\u2002\u2003\u2007\u2008\u200a℃℉ℓ℗℠™",
    ],
  },
  {
    // Letters whose other case is in a block before, old Uyghur and Turkic letters, Egyptological ones, Latvian before 1921.
    name: "latin-ext-c",
    key: "LxC",
    isTyped: true,
    codePoints: [
      [0x2c60, 0x2c7f],
      [0xa722, 0xa725],
      [0xa78b, 0xa794],
      [0xa7a0, 0xa7ae],
    ],
  },
  {
    // The syllables of Tigrinya as it is written today, and its punctuation.
    name: "ethiopic",
    key: "Eth",
    face: "ethiopic",
    codePoints: [
      ...[0x1200, 0x1208, 0x1210, 0x1218, 0x1228, 0x1230, 0x1238, 0x1240, 0x1250, 0x1260, 0x1270, 0x1278, 0x1290].map(
        seven,
      ),
      ...[0x1298, 0x12a0, 0x12a8, 0x12b8, 0x12c8, 0x12d0, 0x12d8, 0x12e8, 0x12f0, 0x1300, 0x1308, 0x1320].map(seven),
      ...[0x1328, 0x1338, 0x1348, 0x1350].map(seven),
      ...[0x1248, 0x12b0, 0x12c0, 0x1310].map((first) => [first, first + 5] as const),
      [0x1361, 0x1367],
    ],
  },
  // What Amharic, older spellings and loan words have besides, and numerals.
  {
    name: "ethiopic-ext",
    key: "EtX",
    face: "ethiopic",
    codePoints: [
      [0x1200, 0x135a],
      [0x1360, 0x137c],
    ],
  },
  {
    // Arabic, Persian, Dari and Pashto, with their punctuation and vowel signs. Figures are as on French papers.
    name: "arabic",
    key: "Ara",
    face: "arabic",
    alphabet: {
      dual: "بتثجحخسشصضطظعغفقكلمنهىيئپچکگیټښګڼېځڅـ",
      right: "آأؤإاةدذرزوژډړږۍۀ",
      signs: " \u00a0\u200c.:!()[]«»-–—…/’%€",
    },
    codePoints: ["،؛؟٪٫٬", [0x621, 0x63a], [0x640, 0x64a], "پچژکگیټډړږښګڼېۍځڅۀ"],
  },
  {
    // Vowel signs, which texts use where a word could be read as another: most of all these, on letters of Arabic.
    name: "arabic-marks",
    key: "ArM",
    face: "arabic",
    marks: {
      above: "\u064b\u064c\u064e\u064f\u0651\u0652\u0653\u0654\u0670",
      below: "\u064d\u0650\u0655",
      often: [
        {
          mark: "\u064b",
          on: [
            [arabicDual, ["start", "middle"]],
            ["اةدذرزوؤأ", ["alone", "end"]],
            ["ء", ["alone"]],
            ["لا", ["lam-alef"]],
          ],
        },
        {
          mark: "\u064f",
          on: [
            [arabicDual, ["start", "middle"]],
            ["دذرزوأ", ["alone", "end"]],
          ],
        },
        {
          mark: "\u0651",
          on: [
            [arabicDual, ["start", "middle", "end"]],
            ["دذرزو", ["alone", "end"]],
            ["ل", ["lam-alef"]],
          ],
        },
        {
          mark: "\u064d",
          on: [
            [arabicDual, ["end"]],
            ["ةدر", ["alone", "end"]],
          ],
        },
      ],
    },
    codePoints: [[0x64b, 0x655], "\u0670"],
  },
];

// Invisible code points that a font draws as a hyphen or as nothing: a name that holds one is to be asked again.
const ignorable = new Set([0xad, 0x34f]);

/**
 * The code points of each range that the font has, in order. Those that NFC replaces are left out (text is normalised
 * before it is drawn), and so are those that a reader of the page could not see.
 */
export function shareOut(
  inFont: (codePoint: number, range: FontRange) => boolean,
): { range: FontRange; codePoints: number[] }[] {
  const taken = new Set<number>();
  return fontRanges.map((range) => {
    const wanted = range.codePoints.flatMap((part) =>
      typeof part === "string"
        ? Array.from(part, (char) => char.codePointAt(0)!)
        : Array.from({ length: part[1] - part[0] + 1 }, (_, i) => part[0] + i),
    );
    const codePoints = wanted
      .filter((codePoint) => {
        const char = String.fromCodePoint(codePoint);
        if (taken.has(codePoint) || ignorable.has(codePoint)) return false;
        return inFont(codePoint, range) && char.normalize("NFC") === char;
      })
      .sort((a, b) => a - b);
    codePoints.forEach((codePoint) => taken.add(codePoint));
    return { range, codePoints };
  });
}
