// pdf-lib as documented first: @pdf-lib/fontkit, the whole face in every file.
import fontkit from "@pdf-lib/fontkit";
import * as library from "pdf-lib";
import { openPdfLib } from "./pdf-lib-papers.ts";

export const open = openPdfLib(library, fontkit, false);
