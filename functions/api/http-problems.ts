// Every way in which the service says no: a code, an HTTP status, and what to do, in the languages of the help.
import type { Text } from "../text/text.ts";

export type ProblemItem = { code: string; path: string; message: string };

type Kind = { status: number; title: Text; detail: Text };

export const refusals = {
  "not-json": {
    status: 400,
    title: { fr: "Ce n’est pas du JSON valide", en: "This is not valid JSON" },
    detail: { fr: "Corrigez le texte à l’endroit indiqué.", en: "Correct the text at the place given." },
  },
  "wrong-idempotency-key": {
    status: 400,
    title: { fr: "En-tête Idempotency-Key incorrect", en: "Wrong Idempotency-Key header" },
    detail: {
      fr: "Attendu\u00A0: 1 à 255 caractères ASCII sans espace, tirés au hasard pour chaque nouveau dossier.",
      en: "Expected 1 to 255 ASCII characters without spaces, drawn at random for each new dossier.",
    },
  },
  "no-owner-secret": {
    status: 401,
    title: { fr: "Secret du propriétaire manquant", en: "The owner’s secret is missing" },
    detail: {
      fr: "Envoyez l’en-tête «\u00A0Authorization: Bearer …\u00A0» avec la valeur ownerSecret reçue à la création.",
      en: "Send the header “Authorization: Bearer …” with the ownerSecret received at creation.",
    },
  },
  "not-signed-in": {
    status: 401,
    title: { fr: "Connexion nécessaire", en: "Sign in first" },
    detail: {
      fr: "Connectez-vous, puis envoyez l’en-tête «\u00A0Authorization: Bearer …\u00A0» avec le jeton d’identité reçu.",
      en: "Sign in, then send the header “Authorization: Bearer …” with the ID token that you get.",
    },
  },
  "no-tenant": {
    status: 403,
    title: { fr: "Ce compte n’est rattaché à aucun organisme", en: "This account belongs to no organisation" },
    detail: {
      fr: "Envoyez le jeton d’identité, pas le jeton d’accès. Si c’est déjà le cas, demandez à l’exploitant du service de rattacher votre compte.",
      en: "Send the ID token, not the access token. If you did, ask the operator of the service to attach your account.",
    },
  },
  "only-on-this-machine": {
    status: 403,
    title: { fr: "Les lots ne sont accessibles que depuis cette machine", en: "Batches open on this machine only" },
    detail: {
      fr: "Sans compte, les lots n’appartiennent qu’à la personne qui utilise la machine. Retirez HOST, relancez le service, puis appelez-le par http://localhost, et non depuis la page d’un autre site.",
      en: "Without accounts, batches belong to the one user of the machine. Unset HOST, start the service again, then call it by http://localhost, and not from a page of another site.",
    },
  },
  "not-by-the-front-door": {
    status: 403,
    title: { fr: "Adresse directe refusée", en: "Direct address refused" },
    detail: { fr: "Passez par l’adresse publique du service.", en: "Use the public address of the service." },
  },
  "no-such-address": {
    status: 404,
    title: { fr: "Adresse inconnue", en: "Unknown address" },
    detail: {
      fr: "Les adresses de l’API sont décrites dans /api/openapi.json.",
      en: "The addresses of the API are described in /api/openapi.json.",
    },
  },
  "no-such-dossier": {
    status: 404,
    title: { fr: "Dossier inconnu", en: "Unknown dossier" },
    detail: {
      fr: "Aucun dossier n’a cet identifiant avec ce secret. Vérifiez les deux.",
      en: "No dossier has this id with this secret. Check both.",
    },
  },
  "no-such-batch": {
    status: 404,
    title: { fr: "Lot inconnu", en: "Unknown batch" },
    detail: {
      fr: "Aucun de vos lots n’a cet identifiant. Vérifiez-le\u00A0; un lot existe dès que son fichier est envoyé et que sa vérification est demandée.",
      en: "None of your batches has this id. Check it; a batch exists once its file is uploaded and its check is asked for.",
    },
  },
  "method-not-allowed": {
    status: 405,
    title: { fr: "Méthode non admise à cette adresse", en: "Method not allowed at this address" },
    detail: {
      fr: "Les méthodes admises sont dans l’en-tête Allow.",
      en: "The methods allowed are in the Allow header.",
    },
  },
  "nothing-uploaded": {
    status: 409,
    title: { fr: "Aucun fichier n’a été reçu", en: "No file was received" },
    detail: {
      fr: "Envoyez le fichier à l’adresse upload.url de la réponse à la création, avec ses en-têtes, puis redemandez la vérification. Si l’adresse a expiré, créez un autre lot.",
      en: "Send the file to upload.url of the reply to the creation, with its headers, then ask for the check again. If the address has expired, create another batch.",
    },
  },
  "not-checked-yet": {
    status: 409,
    title: { fr: "Le fichier n’est pas encore vérifié", en: "The file is not checked yet" },
    detail: {
      fr: "Attendez que l’état du lot soit «\u00A0checked\u00A0» et lisez le rapport. Si la vérification s’est arrêtée, redemandez-la.",
      en: "Wait until the state of the batch is “checked”, and read the report. If the check has stopped, ask for it again.",
    },
  },
  "rows-have-errors": {
    status: 409,
    title: { fr: "Des lignes sont à corriger", en: "Some rows need correcting" },
    detail: {
      fr: 'Rien n’a été fait. Corrigez le fichier et créez un autre lot, ou demandez «\u00A0"rows": "valid-only"\u00A0» pour ne traiter que les lignes correctes.',
      en: 'Nothing was made. Correct the file and create another batch, or ask for “"rows": "valid-only"” to make the good rows only.',
    },
  },
  "no-valid-rows": {
    status: 409,
    title: { fr: "Aucune ligne ne peut être traitée", en: "No row can be made" },
    detail: {
      fr: "Le rapport du lot dit pourquoi. Corrigez le fichier et créez un autre lot.",
      en: "The report of the batch says why. Correct the file and create another batch.",
    },
  },
  "already-running": {
    status: 409,
    title: { fr: "Ce lot est déjà en cours", en: "This batch is already under way" },
    detail: {
      fr: "Suivez son avancement, ou annulez-le d’abord.",
      en: "Follow its progress, or cancel it first.",
    },
  },
  "already-done": {
    status: 409,
    title: { fr: "Ce lot est déjà terminé", en: "This batch is already done" },
    detail: { fr: "Ses résultats sont prêts.", en: "Its results are ready." },
  },
  "not-running": {
    status: 409,
    title: { fr: "Ce lot n’est pas en cours", en: "This batch is not under way" },
    detail: { fr: "Il n’y a rien à annuler.", en: "There is nothing to cancel." },
  },
  "not-done-yet": {
    status: 409,
    title: { fr: "Ce lot n’est pas terminé", en: "This batch is not done yet" },
    detail: {
      fr: "Les résultats viennent tous à la fin. Suivez l’avancement du lot. S’il est annulé ou arrêté, relancez-le\u00A0: il reprend où il en était.",
      en: "The results all come at the end. Follow the progress of the batch. If it is cancelled or stopped, start it again: it goes on where it was.",
    },
  },
  "dossier-over": {
    status: 410,
    title: { fr: "Ce dossier n’existe plus", en: "This dossier is no more" },
    detail: {
      fr: "Il a expiré ou a été supprimé. Faites-en un nouveau avec une autre Idempotency-Key.",
      en: "It has expired or was deleted. Make a new one with another Idempotency-Key.",
    },
  },
  "batch-deleted": {
    status: 410,
    title: { fr: "Ce lot est supprimé", en: "This batch is deleted" },
    detail: { fr: "Créez un autre lot si besoin.", en: "Create another batch if you need one." },
  },
  "body-too-large": {
    status: 413,
    title: { fr: "Demande trop longue", en: "Request too long" },
    detail: {
      fr: "100\u00A0Ko de réponses au plus, ou 4\u00A0Ko de toute autre demande. Retirez du texte.",
      en: "At most 100 KB of answers, or 4 KB of whatever else. Take some text out.",
    },
  },
  "wrong-type": {
    status: 415,
    title: { fr: "Type de contenu non admis", en: "Content type not allowed" },
    detail: {
      fr: "Envoyez du JSON en UTF-8, avec l’en-tête «\u00A0Content-Type: application/json\u00A0».",
      en: "Send JSON in UTF-8, with the header “Content-Type: application/json”.",
    },
  },
  "wrong-answers": {
    status: 422,
    title: { fr: "Des réponses sont à corriger", en: "Some answers need correcting" },
    detail: {
      fr: "Rien n’a été fait. Corrigez tous les points de la liste, puis renvoyez les réponses.",
      en: "Nothing was made. Correct every point of the list, then send the answers again.",
    },
  },
  "wrong-batch-request": {
    status: 422,
    title: { fr: "La demande est à corriger", en: "The request needs correcting" },
    detail: {
      fr: "Rien n’a été fait. Corrigez tous les points de la liste.",
      en: "Nothing was done. Correct every point of the list.",
    },
  },
  "idempotency-key-reused": {
    status: 422,
    title: { fr: "Idempotency-Key déjà utilisée", en: "Idempotency-Key already used" },
    detail: {
      fr: "Cette clé a déjà servi pour d’autres réponses ou d’autres options. Tirez une nouvelle clé.",
      en: "This key was already used with other answers or options. Draw a new key.",
    },
  },
  "too-many-requests": {
    status: 429,
    title: { fr: "Trop de demandes à la fois", en: "Too many requests at once" },
    detail: { fr: "Réessayez dans quelques secondes.", en: "Try again in a few seconds." },
  },
  bug: {
    status: 500,
    title: { fr: "Erreur du service", en: "Fault of the service" },
    detail: {
      fr: "Signalez-la avec le numéro de la demande (requestId).",
      en: "Please report it with the number of the request (requestId).",
    },
  },
  "store-refused": {
    status: 500,
    title: { fr: "Erreur du service", en: "Fault of the service" },
    detail: {
      fr: "Signalez-la avec le numéro de la demande (requestId).",
      en: "Please report it with the number of the request (requestId).",
    },
  },
  "engine-refused": {
    status: 500,
    title: { fr: "Erreur du service", en: "Fault of the service" },
    detail: {
      fr: "Signalez-la avec le numéro de la demande (requestId).",
      en: "Please report it with the number of the request (requestId).",
    },
  },
  "engine-unavailable": {
    status: 503,
    title: { fr: "Le service n’est pas disponible pour l’instant", en: "The service is not available for now" },
    detail: {
      fr: "Refaites la même demande dans une minute\u00A0: rien ne sera fait deux fois.",
      en: "Ask for the same again in a minute: nothing will be done twice.",
    },
  },
  "store-unavailable": {
    status: 503,
    title: { fr: "Le service n’est pas disponible pour l’instant", en: "The service is not available for now" },
    detail: {
      fr: "Réessayez dans une minute\u00A0; pour un nouveau dossier, avec la même Idempotency-Key\u00A0: il n’y en aura qu’un.",
      en: "Try again in a minute; for a new dossier, with the same Idempotency-Key: there will be only one.",
    },
  },
} as const satisfies Record<string, Kind>;

export type RefusalCode = keyof typeof refusals;

/** Ends a request with a refusal, from any depth. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly code: RefusalCode;
  readonly problems: readonly ProblemItem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: RefusalCode, problems: readonly ProblemItem[] = [], headers: Record<string, string> = {}) {
    super(code);
    this.code = code;
    this.problems = problems;
    this.headers = headers;
  }
}
