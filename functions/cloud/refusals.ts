// Every way in which the service says no: a code, an HTTP status, and what to do, in the languages of the help.
import type { Text } from "../dossier/text.ts";

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
  "method-not-allowed": {
    status: 405,
    title: { fr: "Méthode non admise à cette adresse", en: "Method not allowed at this address" },
    detail: {
      fr: "Les méthodes admises sont dans l’en-tête Allow.",
      en: "The methods allowed are in the Allow header.",
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
  "body-too-large": {
    status: 413,
    title: { fr: "Réponses trop longues", en: "Answers too long" },
    detail: { fr: "100\u00A0Ko au plus. Retirez du texte.", en: "At most 100 KB. Take some text out." },
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
  "store-unavailable": {
    status: 503,
    title: { fr: "Le service n’est pas disponible pour l’instant", en: "The service is not available for now" },
    detail: {
      fr: "Réessayez dans une minute, avec la même Idempotency-Key\u00A0: il n’y aura qu’un dossier.",
      en: "Try again in a minute, with the same Idempotency-Key: there will be only one dossier.",
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
