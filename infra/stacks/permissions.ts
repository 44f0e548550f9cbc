// What each function may do with the objects of the bucket, and under which prefixes. What is not here is refused.
import type { FunctionName, StepName } from "../../functions/api/routes.ts";

export type Permissions = {
  read?: readonly string[];
  write?: readonly string[];
  delete?: readonly string[];
  /**
   * Sees which keys there are; and only so does S3 say 404, and not 403, where nothing is stored. A condition on the
   * prefix would forbid the latter, since a GET has none. Keys are ids and hashes: they open nothing.
   */
  list?: true;
  /** Of the state machine of batches, and of no other. */
  executions?: readonly ("start" | "look" | "stop")[];
};

const manifests = "dossiers/*/manifest.json";

export const permissions: Record<FunctionName, Permissions> = {
  "create-dossier": {
    read: ["dossiers/", "ended/", "idempotency/", "links/"],
    write: ["dossiers/", "idempotency/", "links/"],
    // Takes back what it wrote when it fails half-way, or when the dossier is deleted meanwhile.
    delete: ["dossiers/", "links/", "openings/"],
    list: true,
  },
  "delete-dossier": {
    read: [manifests, "ended/"],
    write: ["ended/"],
    delete: ["dossiers/", "openings/"],
    list: true,
  },
  "revoke-dossier": { read: [manifests, "ended/"], write: ["ended/"], list: true },
  "list-openings": { read: [manifests, "ended/"], list: true },
  // A landing page has no effect and looks nothing up: it cannot tell one token from another.
  "show-link": {},
  "open-link": {
    read: [manifests, "ended/", "links/", "opened/", "tries/"],
    write: ["opened/", "openings/", "tries/", "visits/"],
    // A right answer gives its number back.
    delete: ["tries/"],
    list: true,
  },
  "download-file": { read: ["dossiers/", "ended/", "visits/"], write: ["openings/"], list: true },
  // Signs the address of one upload under its own name.
  "create-batch": { write: ["uploads/"] },
  "check-batch": { read: ["uploads/", "batches/"], write: ["batches/"], list: true, executions: ["start"] },
  "start-batch": {
    read: ["batches/"],
    write: ["batches/"],
    // The mark of a batch that was cancelled.
    delete: ["batches/"],
    list: true,
    executions: ["start", "look"],
  },
  "show-batch": { read: ["batches/"], list: true, executions: ["look"] },
  "list-batches": { list: true },
  "cancel-batch": { read: ["batches/"], write: ["batches/"], list: true, executions: ["look", "stop"] },
  // Signs the addresses of the results.
  "list-results": { read: ["batches/"], list: true, executions: ["look"] },
  "delete-batch": {
    // Sees a file that was sent and never checked.
    read: ["batches/", "uploads/"],
    write: ["batches/"],
    list: true,
    executions: ["start", "look", "stop"],
  },
  "describe-api": {},
};

export const stepPermissions: Record<StepName, Permissions> = {
  "check-rows": {
    read: ["batches/", "batches-keys/", "uploads/"],
    write: ["batches/", "batches-keys/"],
    delete: ["batches/", "uploads/"],
    list: true,
  },
  // Saves dossiers as `create-dossier` does, and takes back what a deletion overtook.
  "render-rows": {
    read: ["batches/", "dossiers/", "ended/", "links/"],
    write: ["batches/", "dossiers/", "links/"],
    delete: ["batches/", "dossiers/", "links/", "openings/"],
    list: true,
  },
  "sweep-batch": { read: ["batches/"], list: true },
  // Takes back what a deletion overtook.
  "pack-volume": { read: ["batches/"], write: ["batches/"], delete: ["batches/"], list: true },
  // Takes away what was only needed on the way.
  "finish-batch": { read: ["batches/"], write: ["batches/"], delete: ["batches/"], list: true },
  "erase-batch": {
    read: ["batches/"],
    write: ["batches/", "ended/"],
    delete: ["batches/", "dossiers/", "openings/", "uploads/"],
    list: true,
  },
};

/** Why a function may reach every object under a prefix, and not one: cdk-nag asks for a reason for each. */
export const reasons: Record<string, string> = {
  "dossiers/": "The id of a dossier is drawn when it is made: its objects cannot be named before.",
  [manifests]: "Of whichever dossier is asked for, the manifest alone: not the papers.",
  "ended/": "The mark of a deleted or revoked dossier is named after its id.",
  "idempotency/": "A claim is named after the hash of the key that the caller chose.",
  "links/": "A link's record is named after the hash of its token, which only its holder knows.",
  "opened/": "The mark of a one-time link is named after the hash of its token.",
  "openings/": "Each opening is an object of its own, under the id of its dossier.",
  "tries/": "Wrong answers are counted under the hash of the link's token.",
  "batches/": "Everything of a batch is under its owner and its id, which is drawn when it is made.",
  "batches-keys/": "Each owner has a key of their own, made at the first batch.",
  "uploads/": "An uploaded file is named after its owner and the id of its batch.",
  "visits/": "A visit is named after the hash of its own token.",
};
