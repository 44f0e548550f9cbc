// The files that infra/fonts/prepare-fonts.ts made, as one table for each style. A new range needs two lines here.
import africanBold from "../../../templates/fonts/african-bold.json" with { type: "json" };
import africanRegular from "../../../templates/fonts/african-regular.json" with { type: "json" };
import cyrillicBold from "../../../templates/fonts/cyrillic-bold.json" with { type: "json" };
import cyrillicRegular from "../../../templates/fonts/cyrillic-regular.json" with { type: "json" };
import cyrillicAsiaBold from "../../../templates/fonts/cyrillic-asia-bold.json" with { type: "json" };
import cyrillicAsiaRegular from "../../../templates/fonts/cyrillic-asia-regular.json" with { type: "json" };
import cyrillicExtBold from "../../../templates/fonts/cyrillic-ext-bold.json" with { type: "json" };
import cyrillicExtRegular from "../../../templates/fonts/cyrillic-ext-regular.json" with { type: "json" };
import cyrillicOldBold from "../../../templates/fonts/cyrillic-old-bold.json" with { type: "json" };
import cyrillicOldRegular from "../../../templates/fonts/cyrillic-old-regular.json" with { type: "json" };
import greekBold from "../../../templates/fonts/greek-bold.json" with { type: "json" };
import greekRegular from "../../../templates/fonts/greek-regular.json" with { type: "json" };
import greekExtBold from "../../../templates/fonts/greek-ext-bold.json" with { type: "json" };
import greekExtRegular from "../../../templates/fonts/greek-ext-regular.json" with { type: "json" };
import ipaBold from "../../../templates/fonts/ipa-bold.json" with { type: "json" };
import ipaRegular from "../../../templates/fonts/ipa-regular.json" with { type: "json" };
import kerningBold from "../../../templates/fonts/kerning-bold.json" with { type: "json" };
import kerningRegular from "../../../templates/fonts/kerning-regular.json" with { type: "json" };
import latinBold from "../../../templates/fonts/latin-bold.json" with { type: "json" };
import latinRegular from "../../../templates/fonts/latin-regular.json" with { type: "json" };
import latinAdditionalBold from "../../../templates/fonts/latin-additional-bold.json" with { type: "json" };
import latinAdditionalRegular from "../../../templates/fonts/latin-additional-regular.json" with { type: "json" };
import latinExtABold from "../../../templates/fonts/latin-ext-a-bold.json" with { type: "json" };
import latinExtARegular from "../../../templates/fonts/latin-ext-a-regular.json" with { type: "json" };
import latinExtBBold from "../../../templates/fonts/latin-ext-b-bold.json" with { type: "json" };
import latinExtBRegular from "../../../templates/fonts/latin-ext-b-regular.json" with { type: "json" };
import latinExtCBold from "../../../templates/fonts/latin-ext-c-bold.json" with { type: "json" };
import latinExtCRegular from "../../../templates/fonts/latin-ext-c-regular.json" with { type: "json" };
import marksBold from "../../../templates/fonts/marks-bold.json" with { type: "json" };
import marksRegular from "../../../templates/fonts/marks-regular.json" with { type: "json" };
import marksExtBold from "../../../templates/fonts/marks-ext-bold.json" with { type: "json" };
import marksExtRegular from "../../../templates/fonts/marks-ext-regular.json" with { type: "json" };
import modifiersBold from "../../../templates/fonts/modifiers-bold.json" with { type: "json" };
import modifiersRegular from "../../../templates/fonts/modifiers-regular.json" with { type: "json" };
import punctuationBold from "../../../templates/fonts/punctuation-bold.json" with { type: "json" };
import punctuationRegular from "../../../templates/fonts/punctuation-regular.json" with { type: "json" };
import signsBold from "../../../templates/fonts/signs-bold.json" with { type: "json" };
import signsRegular from "../../../templates/fonts/signs-regular.json" with { type: "json" };
import transliterationBold from "../../../templates/fonts/transliteration-bold.json" with { type: "json" };
import transliterationRegular from "../../../templates/fonts/transliteration-regular.json" with { type: "json" };
import vietnameseBold from "../../../templates/fonts/vietnamese-bold.json" with { type: "json" };
import vietnameseRegular from "../../../templates/fonts/vietnamese-regular.json" with { type: "json" };

/** The order says nothing: a code point is in one range only. */
export const preparedSubsets = {
  regular: [
    latinRegular,
    signsRegular,
    africanRegular,
    vietnameseRegular,
    transliterationRegular,
    latinExtARegular,
    latinExtBRegular,
    latinExtCRegular,
    ipaRegular,
    modifiersRegular,
    marksRegular,
    marksExtRegular,
    latinAdditionalRegular,
    cyrillicRegular,
    cyrillicAsiaRegular,
    cyrillicExtRegular,
    cyrillicOldRegular,
    greekRegular,
    greekExtRegular,
    punctuationRegular,
  ],
  bold: [
    latinBold,
    signsBold,
    africanBold,
    vietnameseBold,
    transliterationBold,
    latinExtABold,
    latinExtBBold,
    latinExtCBold,
    ipaBold,
    modifiersBold,
    marksBold,
    marksExtBold,
    latinAdditionalBold,
    cyrillicBold,
    cyrillicAsiaBold,
    cyrillicExtBold,
    cyrillicOldBold,
    greekBold,
    greekExtBold,
    punctuationBold,
  ],
};

/** For each left class: right class, kerning, right class, kerning… */
export const kerningRows: { regular: number[][]; bold: number[][] } = {
  regular: kerningRegular.rows,
  bold: kerningBold.rows,
};

export type PreparedSubset = (typeof preparedSubsets)["regular"][number];
