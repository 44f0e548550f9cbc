// The fonts of every range at once, where code is loaded from a disk: a service, a terminal, a batch.
import african from "../../../templates/fonts/african.json" with { type: "json" };
import arabic from "../../../templates/fonts/arabic.json" with { type: "json" };
import arabicMarks from "../../../templates/fonts/arabic-marks.json" with { type: "json" };
import cyrillic from "../../../templates/fonts/cyrillic.json" with { type: "json" };
import cyrillicAsia from "../../../templates/fonts/cyrillic-asia.json" with { type: "json" };
import cyrillicExt from "../../../templates/fonts/cyrillic-ext.json" with { type: "json" };
import cyrillicOld from "../../../templates/fonts/cyrillic-old.json" with { type: "json" };
import ethiopic from "../../../templates/fonts/ethiopic.json" with { type: "json" };
import ethiopicExt from "../../../templates/fonts/ethiopic-ext.json" with { type: "json" };
import fields from "../../../templates/fonts/fields.json" with { type: "json" };
import greek from "../../../templates/fonts/greek.json" with { type: "json" };
import greekExt from "../../../templates/fonts/greek-ext.json" with { type: "json" };
import ipa from "../../../templates/fonts/ipa.json" with { type: "json" };
import kerning from "../../../templates/fonts/kerning.json" with { type: "json" };
import latin from "../../../templates/fonts/latin.json" with { type: "json" };
import latinAdditional from "../../../templates/fonts/latin-additional.json" with { type: "json" };
import latinExtA from "../../../templates/fonts/latin-ext-a.json" with { type: "json" };
import latinExtB from "../../../templates/fonts/latin-ext-b.json" with { type: "json" };
import latinExtC from "../../../templates/fonts/latin-ext-c.json" with { type: "json" };
import marks from "../../../templates/fonts/marks.json" with { type: "json" };
import marksExt from "../../../templates/fonts/marks-ext.json" with { type: "json" };
import modifiers from "../../../templates/fonts/modifiers.json" with { type: "json" };
import punctuation from "../../../templates/fonts/punctuation.json" with { type: "json" };
import signs from "../../../templates/fonts/signs.json" with { type: "json" };
import transliteration from "../../../templates/fonts/transliteration.json" with { type: "json" };
import vietnamese from "../../../templates/fonts/vietnamese.json" with { type: "json" };
import { makeFieldFont } from "./field-font.ts";
import { makeFonts } from "./fonts.ts";
import { rightToLeft } from "./right-to-left.ts";

export const allFonts = makeFonts(
  [
    latin,
    signs,
    african,
    vietnamese,
    transliteration,
    latinExtA,
    latinExtB,
    ipa,
    modifiers,
    marks,
    marksExt,
    latinAdditional,
    cyrillic,
    cyrillicAsia,
    cyrillicExt,
    cyrillicOld,
    greek,
    greekExt,
    punctuation,
    latinExtC,
    ethiopic,
    ethiopicExt,
    arabic,
    arabicMarks,
  ],
  kerning,
  rightToLeft,
);

export const fieldFont = makeFieldFont(fields);
