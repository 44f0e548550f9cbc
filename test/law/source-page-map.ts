// Every statement of the Réfugiés.info sheet « Obtenir son titre de séjour » (source RI, read 2026-11-23), in our own short
// words and in its order, with the checklist rows that say it, or why none does.
export type Statement = { id: string; says: string } & ({ rows: readonly string[] } | { notARow: string });

export const furniture = "words of the website, not a statement";

export const sourcePage: readonly Statement[] = [
  { id: "page-headings", says: "headings of the side column", notARow: furniture },

  // Getting your residence permit
  {
    id: "right-to-settle",
    says: "protection gives the right to settle in France and to work",
    rows: ["right-to-stay"],
  },
  { id: "must-apply", says: "then a permit must be applied for", rows: ["right-to-stay"] },
  { id: "refugee-ten-years", says: "refugees: resident card, 10 years", rows: ["card-resident"] },
  {
    id: "others-four-years",
    says: "subsidiary protection and stateless: multi-year permit, 4 years at most",
    rows: ["card-subsidiary", "card-stateless"],
  },
  {
    id: "stateless-prefecture",
    says: "stateless persons always apply at the prefecture",
    rows: ["file-at-prefecture"],
  },
  {
    id: "not-the-cir-heading",
    says: "the contract is not OFII's CIR (said above the list)",
    rows: ["commitment-contract"],
  },

  // Documents
  { id: "contract", says: "the commitment contract is needed", rows: ["commitment-contract"] },
  {
    id: "contract-how",
    says: "read, print, complete, date and sign it in French",
    rows: ["commitment-contract"],
  },
  {
    id: "contract-principles",
    says: "the principles that it sets out",
    notARow: "listed one by one in the reminder of the dossier; the row sends to the contract",
  },
  { id: "contract-promise", says: "signing is a promise to respect them in France", rows: ["commitment-contract"] },
  { id: "contract-not-cir", says: "it is not OFII's CIR", rows: ["commitment-contract"] },
  { id: "cir-explained", says: "the CIR is explained on another page", rows: ["commitment-contract"] },
  {
    id: "contract-prefecture",
    says: "at the prefecture: in the paper file, by post, or as PDF on demarches-simplifiees.fr",
    rows: ["commitment-contract"],
  },
  {
    id: "address-six-months",
    says: "proof of address less than 6 months old",
    rows: ["address-own-name", "host-address", "address-hotel", "address-centre", "address-domiciliation"],
  },
  {
    id: "postal-address-only",
    says: "without stable housing, the usual paper for a postal address is accepted",
    rows: ["address-domiciliation"],
  },
  { id: "hosted-attestation", says: "hosted: proof of accommodation from the host", rows: ["host-attestation"] },
  { id: "hosted-identity", says: "hosted: copy of the host's identity card or permit", rows: ["host-identity"] },
  {
    id: "hosted-bill",
    says: "hosted: proof of address in the host's name (corrected: landline or internet, not mobile)",
    rows: ["host-address"],
  },
  { id: "e-photos", says: "e-photos (3 photos on paper at the prefecture)", rows: ["e-photo", "paper-photos"] },
  { id: "e-photo-sheet", says: "the sheet on e-photos", rows: ["e-photo"] },
  {
    id: "non-polygamy",
    says: "married and national of a country that allows polygamy: sworn statement",
    rows: ["non-polygamy-required", "non-polygamy-recommended", "non-polygamy-asked-for"],
  },

  // Applying
  { id: "online", says: "refugees and subsidiary protection apply on the ANEF website", rows: ["account"] },
  { id: "open-account", says: "log in, click on your name, open your account", rows: ["account"] },
  { id: "create-account", says: "or create an account", rows: ["account"] },
  { id: "create-account-sheet", says: "the sheet on creating an account", rows: ["account"] },
  {
    id: "stateless-not-online",
    says: "stateless persons cannot apply online yet and go to the prefecture of their area",
    rows: ["file-at-prefecture", "declare-at-prefecture"],
  },
  { id: "stateless-same-papers", says: "stateless: the same papers as online", rows: ["file-at-prefecture"] },
  {
    id: "stateless-decision",
    says: "stateless: the decision too (corrected: Ofpra or the administrative court; asked of every status)",
    rows: ["stateless-decision", "protection-decision", "relative-decision"],
  },
  { id: "request-button", says: "click on « Je demande ou renouvelle un titre de séjour »", rows: ["request-button"] },
  { id: "form", says: "complete a form and send the documents", rows: ["request-button"] },
  { id: "scan", says: "the sheet on scanning a document", rows: ["scan"] },

  // Certificates
  {
    id: "email",
    says: "an e-mail invites to download the confirmation of submission",
    rows: ["confirmation-of-filing"],
  },
  { id: "confirmation", says: "it proves the submission and gives no right", rows: ["confirmation-of-filing"] },
  {
    id: "api-when",
    says: "complete and in time: certificate of extension (corrected: given on filing, for a first application)",
    rows: ["extension-first"],
  },
  {
    id: "api-rights",
    says: "it proves the right to be in France and to work, and opens social security",
    rows: ["extension-first", "extension-family"],
  },
  { id: "api-travel", says: "it does not allow travel", rows: ["extension-first", "extension-family"] },
  { id: "api-receipt", says: "it replaces the receipt", rows: ["extension-first", "extension-family"] },
  {
    id: "api-six-months",
    says: "valid 6 months (corrected: for a first application), renewable until the decision",
    rows: ["extension-first", "extension-renewal"],
  },
  {
    id: "favourable",
    says: "certificate of favourable decision once approved, until the permit is available",
    rows: ["favourable-decision"],
  },
  { id: "favourable-rights", says: "it allows work and crossing Schengen borders", rows: ["favourable-decision"] },
  { id: "certificates-document", says: "a document on the kinds of certificates", rows: ["confirmation-of-filing"] },

  // Following the request
  { id: "who-examines", says: "the prefecture or sub-prefecture of the address examines", rows: ["who-decides"] },
  { id: "time-varies", says: "processing times vary", rows: ["who-decides"] },
  { id: "follow", says: "log in, click on your name, open your account to see progress", rows: ["follow-request"] },
  { id: "state-submitted", says: "state 1: submitted, received", rows: ["follow-request"] },
  { id: "state-processing", says: "state 2: being processed", rows: ["follow-request"] },
  { id: "state-decided", says: "state 3: decision made", rows: ["follow-request"] },
  { id: "state-ready", says: "state 4: card ready", rows: ["follow-request"] },
  { id: "pick-up", says: "a message says what to do to get the permit", rows: ["pick-up"] },
  {
    id: "paris-example",
    says: "the example of the Paris police prefecture",
    rows: ["pick-up"],
  },

  // Paying
  {
    id: "stamps-proof",
    says: "on the day of pick-up, prove payment of the tax stamps (amount corrected: from fees.ts)",
    rows: ["stamps"],
  },
  {
    id: "stamps-where",
    says: "sold only on timbres.impots.gouv.fr and by tobacconists",
    rows: ["stamps"],
  },
  { id: "stamps-sheet", says: "the sheet on buying a tax stamp", rows: ["stamps"] },

  // What happens next
  { id: "valid-ten", says: "valid 10 years for refugees", rows: ["card-resident"] },
  { id: "valid-four", says: "valid 4 years for the two others", rows: ["card-subsidiary", "card-stateless"] },

  // Problems
  { id: "contact-centre", says: "technical problem: contact centre by phone or form", rows: ["contact-centre"] },
  { id: "screenshots", says: "explain clearly, with screenshots", rows: ["contact-centre"] },
  {
    id: "impossibility",
    says: "the centre can certify that filing online is impossible",
    rows: ["proof-of-impossibility"],
  },
  { id: "appointment", says: "with it, an appointment at the prefecture", rows: ["proof-of-impossibility"] },

  // Challenging
  { id: "challenge", says: "no answer or a refusal can be challenged", rows: ["silence", "challenge"] },
  { id: "court", says: "administrative court of the place of residence", rows: ["court"] },
  { id: "court-address", says: "where to find its address", rows: ["court"] },
  { id: "lawyer", says: "help from a lawyer", rows: ["lawyer"] },
  { id: "legal-aid", says: "legal aid pays all or part", rows: ["lawyer"] },
  { id: "legal-aid-sheet", says: "the sheet on legal aid", rows: ["lawyer"] },
  { id: "association", says: "help from an association", rows: ["challenge"] },
  { id: "rights-defender", says: "the Defender of Rights", rows: ["rights-defender"] },

  // Declaring
  { id: "declare-move", says: "declare a move online", rows: ["move", "move-now", "declare-button"] },
  { id: "declare-loss", says: "declare a lost or damaged permit", rows: ["lost-card", "declare-button"] },
  { id: "declare-theft", says: "declare a stolen permit", rows: ["lost-card", "declare-button"] },
  {
    id: "declare-sheet",
    says: "the sheet on declaring a change of situation",
    rows: ["declare-button"],
  },
  {
    id: "new-address-certificate",
    says: "a certificate with the new address appears in the account",
    rows: ["move", "new-address-certificate"],
  },

  // Family
  {
    id: "family-reunification",
    says: "spouse, civil partner or partner admitted by family reunification",
    rows: ["couple-by-reunification"],
  },
  {
    id: "family-later-union",
    says: "union after the asylum application: 18 or over, a year, living together (corrected: celebrated a year ago)",
    rows: ["couple-since-asylum"],
  },
  {
    id: "family-later-partner",
    says: "the same for an unmarried partner (corrected: the law names marriage and civil union)",
    rows: ["unmarried-partner"],
  },
  {
    id: "family-children",
    says: "children under 19 (said with the law's window)",
    rows: ["turning-18"],
  },
  { id: "family-parents", says: "parents of an unmarried minor", rows: ["parents-card"] },
  { id: "reunification-sheet", says: "the sheet on family reunification", rows: ["couple-by-reunification"] },
  { id: "family-work", says: "the family's permit allows work", rows: ["family-work", "work"] },

  // Children
  { id: "child-two-papers", says: "a child travels with one of two papers", rows: ["dcem", "travel-document"] },
  { id: "dcem", says: "the DCEM", rows: ["dcem"] },
  { id: "tiv", says: "or the TIV", rows: ["travel-document"] },
  {
    id: "children-sheets",
    says: "the sheets on the DCEM and the travel document",
    rows: ["dcem", "travel-document"],
  },
  { id: "tiv-alone", says: "a TIV needs no DCEM (said with the sources that disagree)", rows: ["travel-document"] },

  // Renewal
  {
    id: "renewal-window",
    says: "between 120 and 60 days before expiry (corrected for stateless persons)",
    rows: ["renewal-window", "renewal-window-prefecture"],
  },
  { id: "renewal-online", says: "online with the same button", rows: ["renewal-how", "request-button"] },
  {
    id: "renewal-prefecture",
    says: "at the prefecture for stateless persons",
    rows: ["renewal-how", "file-at-prefecture"],
  },
  {
    id: "renewal-sheet",
    says: "the sheet on renewal",
    rows: ["renewal-how"],
  },
  {
    id: "renewal-certificate",
    says: "expired and the new one not there: a certificate keeps the rights",
    rows: ["renewal-rights", "extension-renewal"],
  },
  { id: "renewal-certificate-link", says: "a page on these certificates", rows: ["confirmation-of-filing"] },

  // Concordance
  {
    id: "concordance-sent",
    says: "birth certificate and permit differ: Ofpra sends a certificate of concordance (also: attestation d'équivalence)",
    rows: ["compare-papers", "what-concordance-is"],
  },
  {
    id: "concordance-proves",
    says: "it proves that it is the same person",
    rows: ["what-concordance-is", "concordance-certificate"],
  },
  {
    id: "concordance-ask",
    says: "not sent: ask by post, at Ofpra's address",
    rows: ["ask-for-concordance", "send-letter"],
  },
  {
    id: "concordance-change",
    says: "then a change of situation and a new permit",
    rows: ["after-concordance", "declare-button"],
  },
  { id: "concordance-free", says: "this request is free", rows: ["after-concordance", "free-card"] },

  { id: "contributors", says: "how many people wrote the sheet", notARow: furniture },
];

/** Rows that the sheet does not have, and why the checklist does. */
export const additions: Readonly<Record<string, string>> = {
  "french-citizen": "a French citizen has no permit to ask for",
  monaco: "no rule was checked for Monaco",
  "other-overseas": "no rule was checked for the Pacific",
  "european-citizen": "a European citizen needs no permit",
  "adapted-overseas": "the code applies there with adaptations",
  "married-minor": "who signs is not certain",
  "minor-in-civil-union": "a civil union does not emancipate",
  "association-first": "the articles on family permits may not have this case",
  mayotte: "where cards given in Mayotte are valid",
  "mayotte-stateless": "where cards given in Mayotte are valid",
  "union-may-be-before-asylum": "the articles on family permits ask for a union after the application",
  "parent-with-other-children": "F2689: parents with their other minor children",
  "french-relative": "a French relative needs neither permit nor DCEM",
  "european-relative": "a European relative needs no permit",
  "current-permit": "asked for by the sheets on renewal and on changes",
  "police-report": "a theft is reported to the police or gendarmerie",
  "birth-certificate-later": "saves a useless request: Ofpra sends the civil status to the prefecture",
  "birth-certificate": "asked for at renewal",
  "marriage-certificate": "asked for at renewal",
  "family-identity": "papers of a family member, who has no Ofpra papers",
  "family-birth-certificate": "papers of a family member",
  "family-link": "papers of a family member",
  "common-life": "papers of a family member outside reunification",
  "entry-visa": "papers of a family member after reunification",
  "medical-certificate": "papers of a family member after reunification",
  "commitment-contract-in-reserve": "the law names first issue and renewal only; no useless signature",
  "several-spouses": "nobody is led to sign something untrue",
  "address-under-3-months": "the sheet on changes of civil status asks for it",
  "address-in-reserve": "some prefectures ask for it with a new card",
  "address-for-travel": "a child under 16 has no permit, but may travel",
  "sworn-translation": "annexe 10: papers in another language are translated",
  "other-papers": "lists differ between prefectures",
  "ofpra-form": "without this form Ofpra cannot make the certificates",
  "before-18": "a permit before 18 is a choice",
  "answer-in-time": "requests are closed for papers not sent in time",
  "issuing-delay": "R. 424-1: three months for a refugee's card",
  "file-in-place-of-site": "R. 431-2: what the prefecture registers where the site cannot take the request",
  "receipt-in-place-of-site": "R. 431-12 and R. 431-15-1: what proves a request that the prefecture registers",
  receipt: "what a stateless person receives instead of the ANEF certificates",
  "waiting-for-ofpra": "a frequent wait, and rights that need not wait for it",
  "card-family-subsidiary": "the card of the family",
  "card-family-stateless": "the card of the family",
  "old-card": "an old card not recorded as given back has blocked people",
  "check-card": "a mistake on the card is the prefecture's to correct, not Ofpra's",
  "papers-given": "papers sent with a request may be asked for again",
  "paper-marriage": "each change of civil status has a paper of its own",
  "paper-civil-union": "each change of civil status has a paper of its own",
  "paper-divorce": "each change of civil status has a paper of its own",
  "paper-name": "each change of civil status has a paper of its own",
  "paper-birth": "each change of civil status has a paper of its own",
  "paper-adoption": "each change of civil status has a paper of its own",
  "paper-death": "each change of civil status has a paper of its own",
  "paper-of-change": "each change of civil status has a paper of its own",
  "already-filed": "a second request would stop the first",
  "renew-certificate": "a certificate that ends before the card comes is renewed",
  "renew-receipt": "a receipt that ends before the card comes is renewed",
  "reasons-letter": "the letter of the dossier, while there is time for it",
  "appeal-letter": "the letter of the dossier, while there is time for it",
  "card-after-decision": "what follows an agreement: the card, which the site shows as ready",
  "renew-now": "a card that ends soon is renewed, not remade",
  "request-number": "who helps asks for this number first",
  "receipt-late": "what a stateless person asks the prefecture for while waiting",
  "prefecture-contact": "a stateless person has no contact centre: the State's contact page",
  "declared-change": "which change is declared, and its day",
  "change-without-card": "a change that the card does not show needs no new card",
  "new-card-after-change": "a new card after a change is a choice that costs money",
  "still-blocked": "what associations advise after the contact centre",
  "keep-traces": "what associations advise",
  "new-card-optional": "a new card after a move is a choice that costs money",
  "travel-document-address": "saves a useless request",
  "renew-instead": "a card that ends soon is renewed, not remade",
  "found-card": "a card found again is given back",
  "family-change": "other changes that must be declared",
  "minor-needs-no-card": "no permit before 18",
  "late-renewal": "a late request may cost more",
  "late-renewal-prefecture": "a late request may cost more",
  "ten-year-card": "after 4 years the resident card can be asked for",
  "wait-for-birth-certificate": "triage before writing to Ofpra",
  "wrong-birth-certificate": "triage before writing to Ofpra",
  "wrong-card": "triage before writing to Ofpra",
  "other-mention": "triage before writing to Ofpra",
  "foreign-papers": "triage before writing to Ofpra",
};
