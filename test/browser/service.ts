// The service as `npm start` runs it, for one test file.
import { createdSchema, type Created } from "../../functions/api/dossier-schemas.ts";
import { newDataFolder, removeFolder, startProcess } from "../service/bundled-service.ts";
import { builtProgram } from "../support/once.ts";
import { exampleAnswers } from "../support/service-client.ts";

export type Service = {
  url: string;
  /** Makes a dossier of an example. `query`: options of the API, as `?factor=code`. */
  make(query?: string, example?: string): Promise<Created>;
  close(): Promise<void>;
};

export async function openService(): Promise<Service> {
  const data = await newDataFolder();
  const running = await startProcess(await builtProgram(), data);
  const { url } = running;
  return {
    url,
    async make(query = "", example = "refugee-first-hosted-married") {
      const reply = await fetch(`${url}/api/dossiers${query}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(await exampleAnswers(example)),
      });
      if (reply.status !== 201) throw new Error(`${reply.status} ${await reply.text()}`);
      return createdSchema.parse(await reply.json());
    },
    async close() {
      await running.end("SIGTERM");
      await removeFolder(data);
    },
  };
}
