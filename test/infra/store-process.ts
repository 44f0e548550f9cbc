// The local store as a process of its own, to be killed: run by `node --import tsx`, with the folder as its argument.
import { startObjectStore } from "../../infra/local/object-store/object-store.ts";
import { settings } from "../support/local-store.ts";

const store = await startObjectStore({ ...settings, folder: String(process.argv[2]) });
process.send?.({ endpoint: store.endpoint });
