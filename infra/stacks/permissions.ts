// What each function may do with the objects of the bucket, and under which prefixes. Everything else is denied.
import { batchesPrefix as batches } from "../../functions/aws/batch-folder.ts";
import type { FunctionName, StepName } from "../../functions/api/routes.ts";

export type Permissions = {
  read?: readonly string[];
  write?: readonly string[];
  delete?: readonly string[];
  /**
   * Lists keys. Without it S3 answers 403 instead of 404 for a missing object; a condition on the prefix would undo that,
   * since a GET has none. Keys are ids and hashes: they open nothing.
   */
  list?: true;
  /** On the state machine of batches only. */
  executions?: readonly ("start" | "look" | "stop")[];
};

const manifests = "dossiers/*/manifest.json";

export const permissions: Record<FunctionName, Permissions> = {
  "create-dossier": {
    read: ["dossiers/", "ended/", "idempotency/", "links/"],
    write: ["dossiers/", "idempotency/", "links/"],
    // Deletes what it wrote if it fails half-way or if the dossier is deleted meanwhile.
    delete: ["dossiers/", "links/", "openings/", "tries/"],
    list: true,
  },
  "delete-dossier": {
    read: [manifests, "ended/"],
    write: ["ended/"],
    delete: ["dossiers/", "openings/", "tries/"],
    list: true,
  },
  "revoke-dossier": { read: [manifests, "ended/"], write: ["ended/"], list: true },
  "unlock-dossier": { read: [manifests, "ended/"], write: ["tries/"], list: true },
  "list-openings": { read: [manifests, "ended/"], list: true },
  // The landing page reads nothing: it cannot tell one token from another.
  "show-link": {},
  "open-link": {
    read: [manifests, "ended/", "links/", "opened/", "tries/"],
    write: ["opened/", "openings/", "tries/", "visits/"],
    // A right answer releases its attempt.
    delete: ["tries/"],
    list: true,
  },
  "download-file": { read: ["dossiers/", "ended/", "visits/"], write: ["openings/"], list: true },
  // Signs an upload address with its own credentials.
  "create-batch": { write: ["uploads/"] },
  "check-batch": { read: ["uploads/", batches], write: [batches], list: true, executions: ["start"] },
  "start-batch": {
    read: [batches],
    write: [batches],
    // The record that a batch was cancelled.
    delete: [batches],
    list: true,
    executions: ["start", "look"],
  },
  "show-batch": { read: [batches], list: true, executions: ["look"] },
  "list-batches": { list: true },
  "cancel-batch": { read: [batches], write: [batches], list: true, executions: ["look", "stop"] },
  // Signs the addresses of the results.
  "list-results": { read: [batches], list: true, executions: ["look"] },
  "delete-batch": {
    // Finds a file that was uploaded and never checked.
    read: [batches, "uploads/"],
    write: [batches],
    list: true,
    executions: ["start", "look", "stop"],
  },
  "delete-row": {
    read: [batches, "dossiers/", "ended/"],
    write: ["ended/"],
    delete: ["dossiers/", "openings/", "tries/"],
    list: true,
    executions: ["look"],
  },
  "describe-api": {},
};

export const stepPermissions: Record<StepName, Permissions> = {
  "check-rows": {
    read: [batches, "batches-keys/", "uploads/"],
    write: [batches, "batches-keys/"],
    delete: [batches, "uploads/"],
    list: true,
  },
  // Saves dossiers as `create-dossier` does, and deletes what it wrote after a deletion.
  "render-rows": {
    read: [batches, "dossiers/", "ended/", "links/"],
    write: [batches, "dossiers/", "links/"],
    delete: [batches, "dossiers/", "links/", "openings/", "tries/"],
    list: true,
  },
  "find-missing-chunks": { read: [batches], list: true },
  // Deletes what it wrote after a deletion.
  "pack-volume": { read: [batches], write: [batches], delete: [batches], list: true },
  // Removes intermediate objects.
  "finish-batch": { read: [batches], write: [batches], delete: [batches], list: true },
  "erase-batch": {
    read: [batches],
    write: [batches, "ended/"],
    delete: [batches, "dossiers/", "openings/", "tries/", "uploads/"],
    list: true,
  },
};

/** Why a function may reach all objects under a prefix: cdk-nag asks for a reason for each. */
export const reasons: Record<string, string> = {
  "dossiers/": "The id of a dossier is drawn when it is made: its objects cannot be named before.",
  [manifests]: "Of whichever dossier is asked for, the manifest alone: not the documents.",
  "ended/": "The record of a deleted or revoked dossier is named after its id.",
  "idempotency/": "A claim is named after the hash of the key that the caller chose.",
  "links/": "A link's record is named after the hash of its token, which only its holder knows.",
  "opened/": "The record of a one-time link is named after the hash of its token.",
  "openings/": "Each opening is an object of its own, under the id of its dossier.",
  "tries/": "Wrong answers are counted under the id of the dossier.",
  [batches]: "Everything of a batch is under its owner and its id, which is drawn when it is made.",
  "batches-keys/": "Each owner has a key of their own, made at the first batch.",
  "uploads/": "An uploaded file is named after its owner and the id of its batch.",
  "visits/": "A visit is named after the hash of its own token.",
};
