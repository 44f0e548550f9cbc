// The maintained fork of pdf-lib, with the fontkit that it names, `subset: true`.
import fontkit from "@cantoo/fontkit";
import * as library from "@cantoo/pdf-lib";
import { openPdfLib } from "./pdf-lib-papers.ts";

export const open = openPdfLib(library, fontkit, true);
