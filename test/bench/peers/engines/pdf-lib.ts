// pdf-lib as documented for small files: @pdf-lib/fontkit, `subset: true`.
import fontkit from "@pdf-lib/fontkit";
import * as library from "pdf-lib";
import { openPdfLib } from "./pdf-lib-papers.ts";

export const open = openPdfLib(library, fontkit, true);
