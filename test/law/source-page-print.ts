// What each statement of the Réfugiés.info sheet becomes in print: its words in French and in English, for whom they are
// printed and for whom they are not. Written by hand beside the sheet (source RI, read 2026-11-23).
import type { SampleOverrides } from "../support/sample-answers.ts";

const own = { kind: "own-name" } as const;
const ukrainian = { nationalities: ["UA"], familyName: "Koval", givenNames: "Olena" };
const single = { kind: "single" } as const;
const card = { currentPermit: { expiresOn: "2027-03-02" } };

/** Who is printed a dossier; what is not named is the sample's: a married Afghan refugee, hosted, a first card. */
export const people = {
  hosted: {},
  alone: { identity: ukrainian, couple: single, housing: own },
  subsidiary: { status: { kind: "subsidiary-protection" }, couple: single, housing: own },
  stateless: {
    status: { kind: "stateless" },
    identity: { ...ukrainian, nationalities: "stateless" },
    couple: single,
    housing: { kind: "domiciliation" },
  },
  renewing: { procedure: { kind: "renewal", ...card }, couple: single, housing: own },
  renewingAtPrefecture: {
    status: { kind: "stateless" },
    identity: { ...ukrainian, nationalities: "stateless" },
    procedure: { kind: "renewal", ...card },
    couple: single,
    housing: own,
  },
  moving: { procedure: { kind: "address-change", movedOn: "2026-11-02" }, couple: single, housing: own },
  robbed: { procedure: { kind: "theft" }, couple: single, housing: own },
  correcting: {
    procedure: { kind: "civil-status-change", civilStatus: { change: "correction" } },
    concordance: { birthCertificate: "received", certificateReceived: true },
    couple: single,
    housing: own,
  },
  wife: { status: { kind: "family-member", of: "refugee", tie: "spouse" } },
  reunited: { status: { kind: "family-member", of: "refugee", tie: "spouse", byReunification: true } },
  unmarried: { couple: { kind: "cohabiting" } },
  mother: { couple: single, housing: own, children: [{ birth: { date: "2016-03-05" }, nationalities: ["AF"] }] },
  minor: { identity: { ...ukrainian, birth: { date: "2010-03-05" } }, couple: single, housing: own },
  child: { identity: { ...ukrainian, birth: { date: "2018-03-05" } }, couple: single, housing: own },
} satisfies Record<string, SampleOverrides>;

export type Who = keyof typeof people;

/** One row of the table; where both languages have the same words, as in an address, they stand once. */
export type Printed = [
  statement: string,
  words: string | { fr: string; en: string },
  told: readonly Who[],
  notTold: readonly Who[],
];

/** The sister sheet in the language of the paper. */
const sheet = (id: string) => ({ fr: `refugies.info/fr/demarche/${id}`, en: `refugies.info/en/procedure/${id}` });

const officialPage = "service-public.gouv.fr/particuliers/vosdroits/";

export const printed: readonly Printed[] = [
  // Getting your residence permit
  [
    "right-to-settle",
    {
      fr: "Votre protection vous donne le droit de vous installer en France et d'y travailler.",
      en: "Your protection gives you the right to settle in France and to work there.",
    },
    ["hosted", "subsidiary", "stateless"],
    ["wife", "renewing", "moving"],
  ],
  [
    "must-apply",
    { fr: "Vous devez demander une carte de séjour.", en: "You must apply for a residence card." },
    ["hosted", "subsidiary", "stateless"],
    ["child", "moving"],
  ],
  [
    "refugee-ten-years",
    { fr: "Votre carte Carte de résident. Valable : 10 ans.", en: "Your card « Carte de résident ». Valid: 10 years." },
    ["hosted", "renewing", "wife"],
    ["subsidiary", "stateless"],
  ],
  [
    "others-four-years",
    {
      fr: "Carte pluriannuelle « bénéficiaire de la protection subsidiaire ». Valable : 4 ans au plus.",
      en: "Multi-year card « bénéficiaire de la protection subsidiaire ». Valid: 4 years at most.",
    },
    ["subsidiary"],
    ["hosted", "stateless"],
  ],
  [
    "others-four-years",
    {
      fr: "Carte pluriannuelle « bénéficiaire du statut d'apatride ». Valable : 4 ans au plus.",
      en: "Multi-year card « bénéficiaire du statut d'apatride ». Valid: 4 years at most.",
    },
    ["stateless", "renewingAtPrefecture"],
    ["hosted", "subsidiary"],
  ],
  [
    "stateless-prefecture",
    {
      fr: "À la préfecture ou à la sous-préfecture de votre domicile.",
      en: "At the prefecture or sub-prefecture of the place where you live.",
    },
    ["stateless", "renewingAtPrefecture"],
    ["hosted", "subsidiary", "wife"],
  ],
  [
    "not-the-cir-heading",
    {
      fr: "Ce n'est pas le contrat d'intégration républicaine (CIR)",
      en: "It is not OFII's integration contract (CIR).",
    },
    ["hosted", "stateless", "renewing"],
    ["moving", "child"],
  ],

  // Documents
  [
    "contract",
    { fr: "Contrat d'engagement signé, en français", en: "Commitment contract signed, in French" },
    ["hosted", "stateless", "renewing", "wife"],
    ["moving", "robbed", "child"],
  ],
  [
    "contract-how",
    {
      fr: "Lisez ses sept engagements à respecter les principes de la République ; imprimez, complétez, datez et signez la version française.",
      en: "Read its seven commitments to respect the principles of the French Republic, then print, complete, date and sign the French version.",
    },
    ["hosted", "stateless", "renewing"],
    ["moving", "child"],
  ],
  [
    "contract-principles",
    { fr: "La liberté d'expression et de conscience", en: "Freedom of expression and of conscience" },
    ["hosted", "stateless", "renewing"],
    ["moving", "child"],
  ],
  [
    "contract-principles",
    { fr: "La devise et les symboles de la République", en: "The motto and the symbols of the Republic" },
    ["hosted", "wife"],
    ["robbed", "child"],
  ],
  [
    "contract-promise",
    {
      fr: "En signant, vous acceptez de les respecter en France.",
      en: "By signing you agree to respect them in France.",
    },
    ["hosted", "stateless"],
    ["moving", "child"],
  ],
  [
    "contract-not-cir",
    { fr: "(CIR) de l'OFII.", en: "OFII's integration contract (CIR)" },
    ["hosted", "renewing"],
    ["moving", "child"],
  ],
  ["cir-explained", `${officialPage}F17048`, ["hosted", "stateless", "renewing"], ["moving", "child"]],
  [
    "contract-prefecture",
    {
      fr: "dans le dossier papier, par la poste, ou en PDF sur demarches-simplifiees.fr",
      en: "in the paper file, by post, or as a PDF on demarches-simplifiees.fr",
    },
    ["stateless", "renewingAtPrefecture"],
    ["hosted", "moving"],
  ],
  [
    "address-six-months",
    { fr: "Valable : moins de 6 mois le jour de la demande.", en: "less than 6 months old on the day" },
    ["hosted", "alone", "moving"],
    ["stateless", "child"],
  ],
  [
    "postal-address-only",
    {
      fr: "Une adresse pour le courrier seulement suffit : elle est acceptée.",
      en: "An address for mail only is enough: it is accepted.",
    },
    ["stateless"],
    ["hosted", "alone"],
  ],
  [
    "hosted-attestation",
    { fr: "Datée et signée à la main par la personne qui vous héberge.", en: "Dated and signed by hand by the person" },
    ["hosted", "wife"],
    ["alone", "stateless"],
  ],
  [
    "hosted-identity",
    {
      fr: "Carte d'identité de la personne qui vous héberge (copie) Ou son titre de séjour.",
      en: "Host's identity card (copy) Or their residence permit.",
    },
    ["hosted", "wife"],
    ["alone", "stateless"],
  ],
  [
    "hosted-bill",
    {
      fr: "Facture ou bail de la personne qui vous héberge Un seul, à son nom : facture d'électricité",
      en: "Host's bill or lease Only one, in their name: bill for electricity",
    },
    ["hosted", "wife"],
    ["alone", "stateless"],
  ],
  [
    "e-photos",
    { fr: "Photo avec code (« e-photo »)", en: "Photo with a code (« e-photo »)" },
    ["hosted", "renewing", "robbed"],
    ["stateless", "moving"],
  ],
  [
    "e-photos",
    { fr: "3 photos d'identité", en: "3 identity photos" },
    ["stateless", "renewingAtPrefecture"],
    ["hosted"],
  ],
  ["e-photo-sheet", sheet("63528e00976acb4f7bcd37ad"), ["hosted", "renewing", "robbed"], ["stateless", "moving"]],
  [
    "non-polygamy",
    {
      fr: "Demandée aux personnes mariées dont le pays permet la polygamie.",
      en: "Asked of married people whose country allows polygamy.",
    },
    ["hosted"],
    ["alone", "stateless", "unmarried"],
  ],

  // Applying
  [
    "online",
    {
      fr: "Sur le site Étrangers en France (ANEF), connectez-vous ou créez un compte.",
      en: "On the website Étrangers en France (ANEF), log in or create an account.",
    },
    ["hosted", "subsidiary", "wife", "renewing", "moving"],
    ["stateless", "renewingAtPrefecture"],
  ],
  ["online", "administration-etrangers-en-france.interieur.gouv.fr", ["hosted", "subsidiary"], ["stateless"]],
  [
    "open-account",
    {
      fr: "Cliquez sur votre nom, en haut à droite, puis sur « Accéder à mon compte ».",
      en: "Click on your name, at the top right, then on « Accéder à mon compte ».",
    },
    ["hosted", "moving"],
    ["stateless"],
  ],
  ["create-account", { fr: "ou créez un compte", en: "or create an account" }, ["hosted", "renewing"], ["stateless"]],
  ["create-account-sheet", sheet("63401d8783f485a025e88388"), ["hosted", "moving"], ["stateless"]],
  [
    "stateless-not-online",
    {
      fr: "Les apatrides ne peuvent pas encore faire la demande sur Internet",
      en: "Stateless people cannot apply on the Internet yet",
    },
    ["stateless", "renewingAtPrefecture"],
    ["hosted", "subsidiary"],
  ],
  [
    "stateless-same-papers",
    { fr: "les papiers sont les mêmes", en: "the papers are the same" },
    ["stateless"],
    ["hosted", "subsidiary"],
  ],
  [
    "stateless-decision",
    {
      fr: "Elle vient de l'Ofpra ou, après un recours, du juge administratif.",
      en: "It comes from Ofpra or, after an appeal, from the administrative court.",
    },
    ["stateless", "renewingAtPrefecture"],
    ["hosted", "subsidiary"],
  ],
  [
    "request-button",
    {
      fr: "Cliquez sur « Je demande ou renouvelle un titre de séjour »",
      en: "Click on « Je demande ou renouvelle un titre de séjour »",
    },
    ["hosted", "renewing", "wife"],
    ["stateless", "moving"],
  ],
  [
    "form",
    {
      fr: "remplissez le formulaire, joignez les papiers, envoyez",
      en: "complete the form, add the papers, send",
    },
    ["hosted", "renewing", "moving"],
    ["stateless"],
  ],
  [
    "scan",
    { fr: "fiche « Scanner un document » sur refugies.info", en: 'page "Scan a document" on refugies.info' },
    ["hosted", "moving"],
    ["stateless", "child"],
  ],

  // Certificates
  [
    "email",
    {
      fr: "Un courriel vous invite à la télécharger dans votre compte.",
      en: "An e-mail invites you to download it from your account.",
    },
    ["hosted", "renewing"],
    ["stateless", "moving"],
  ],
  [
    "confirmation",
    {
      fr: "Elle prouve que vous avez envoyé la demande. Elle ne donne aucun droit.",
      en: "It proves that you sent the request. It gives no right.",
    },
    ["hosted", "renewing"],
    ["stateless", "moving"],
  ],
  [
    "api-when",
    {
      fr: "Elle arrive dans votre compte après le dépôt d'une demande complète et faite à temps.",
      en: "It comes to your account after you file a complete request in time.",
    },
    ["hosted", "subsidiary"],
    ["stateless", "moving"],
  ],
  [
    "api-rights",
    {
      fr: "Elle prouve votre droit d'être en France et de travailler, et donne accès à la sécurité sociale.",
      en: "It proves your right to be in France and to work, and opens social security.",
    },
    ["hosted", "wife"],
    ["stateless", "moving"],
  ],
  [
    "api-travel",
    { fr: "Elle ne permet pas de voyager", en: "It does not allow travel" },
    ["hosted", "wife"],
    ["stateless", "moving"],
  ],
  [
    "api-receipt",
    { fr: "Elle remplace le récépissé.", en: "It replaces the receipt." },
    ["hosted", "wife"],
    ["stateless"],
  ],
  [
    "api-six-months",
    { fr: "6 mois, renouvelable jusqu'à la décision.", en: "6 months, renewable until the decision." },
    ["hosted", "subsidiary"],
    ["stateless", "renewing"],
  ],
  [
    "favourable",
    {
      fr: "Attestation de décision favorable Après l'accord de la préfecture.",
      en: "Certificate of favourable decision After the prefecture has agreed.",
    },
    ["hosted", "renewing"],
    ["stateless", "moving"],
  ],
  [
    "favourable",
    { fr: "jusqu'à ce que la carte soit disponible", en: "until the card is available" },
    ["hosted", "renewing"],
    ["stateless", "moving"],
  ],
  [
    "favourable-rights",
    {
      fr: "Elle prouve que vous pouvez travailler et permet de passer les frontières de l'espace Schengen.",
      en: "It proves that you can work and allows you to cross the borders of the Schengen area.",
    },
    ["hosted", "renewing"],
    ["stateless", "moving"],
  ],
  ["certificates-document", `${officialPage}F36206`, ["hosted", "renewing", "wife"], ["stateless", "moving"]],

  // Following the request
  [
    "who-examines",
    {
      fr: "La préfecture ou la sous-préfecture de votre adresse examine la demande.",
      en: "The prefecture or sub-prefecture of your address examines the request.",
    },
    ["hosted", "stateless", "renewing"],
    ["moving", "child"],
  ],
  [
    "time-varies",
    { fr: "Le délai varie d'un lieu à l'autre.", en: "How long it takes differs from place to place." },
    ["hosted", "stateless"],
    ["moving", "child"],
  ],
  [
    "follow",
    {
      fr: "Dans votre compte ANEF (votre nom, en haut à droite)",
      en: "In your ANEF account (your name, at the top right)",
    },
    ["hosted", "renewing"],
    ["stateless", "child"],
  ],
  [
    "state-submitted",
    { fr: "« Demande déposée », elle est arrivée", en: "« Demande déposée », it has arrived" },
    ["hosted", "renewing"],
    ["stateless"],
  ],
  [
    "state-processing",
    {
      fr: "« Instruction en cours », la préfecture l'examine",
      en: "« Instruction en cours », the prefecture examines it",
    },
    ["hosted", "renewing"],
    ["stateless"],
  ],
  [
    "state-decided",
    { fr: "« Décision prise », elle a décidé", en: "« Décision prise », it has decided" },
    ["hosted", "renewing"],
    ["stateless"],
  ],
  [
    "state-ready",
    { fr: "« Titre disponible », la carte est prête", en: "« Titre disponible », the card is ready" },
    ["hosted", "renewing"],
    ["stateless"],
  ],
  [
    "pick-up",
    {
      fr: "Un message dit comment : par exemple aller sur le site de la préfecture, ou vous présenter un jour donné.",
      en: "A message says how: for example go to the prefecture's website, or come on a given day.",
    },
    ["hosted", "stateless", "renewing", "robbed"],
    ["moving", "child"],
  ],
  [
    "paris-example",
    {
      fr: "Exemple à Paris : prefecturedepolice.interieur.gouv.fr",
      en: "Example in Paris (in French): prefecturedepolice.interieur.gouv.fr",
    },
    ["hosted", "stateless", "robbed"],
    ["moving", "child"],
  ],

  // Paying
  [
    "stamps-proof",
    {
      fr: "Gardez la preuve du paiement : elle est demandée ce jour-là.",
      en: "Keep the proof of payment: it is asked for on that day.",
    },
    ["hosted", "stateless", "renewing", "robbed"],
    ["correcting", "child"],
  ],
  [
    "stamps-where",
    {
      fr: "seulement sur timbres.impots.gouv.fr ou dans un bureau de tabac",
      en: "only on timbres.impots.gouv.fr or at a tobacconist's",
    },
    ["hosted", "stateless", "robbed"],
    ["correcting", "child"],
  ],
  ["stamps-sheet", sheet("6259461f2f6e6ea2de4b2382"), ["hosted", "stateless", "robbed"], ["correcting", "child"]],

  // What happens next
  ["valid-ten", { fr: "Valable : 10 ans.", en: "Valid: 10 years." }, ["hosted", "wife"], ["subsidiary", "stateless"]],
  [
    "valid-four",
    { fr: "Valable : 4 ans au plus.", en: "Valid: 4 years at most." },
    ["subsidiary", "stateless"],
    ["hosted", "wife"],
  ],

  // Problems
  [
    "contact-centre",
    {
      fr: "Centre de contact citoyen : 0 806 001 620 (service gratuit, prix d'un appel) ou bouton « Contact », en bas à gauche de l'écran.",
      en: "Citizen contact centre: 0 806 001 620 (free service, price of a call) or button « Contact », at the bottom left of the screen.",
    },
    ["hosted", "moving", "renewing"],
    ["stateless", "child"],
  ],
  [
    "screenshots",
    {
      fr: "Expliquez le problème et envoyez des captures d'écran : site, date, heure, message d'erreur.",
      en: "Explain the problem and send screenshots: website, date, time, error message.",
    },
    ["hosted", "moving"],
    ["stateless"],
  ],
  [
    "impossibility",
    {
      fr: "Dans certains cas, le Centre donne une attestation qui le prouve.",
      en: "In some cases the Centre gives a certificate that proves it.",
    },
    ["hosted", "moving"],
    ["stateless"],
  ],
  [
    "appointment",
    {
      fr: "Avec elle, demandez un rendez-vous à la préfecture.",
      en: "With it, ask the prefecture for an appointment.",
    },
    ["hosted", "moving"],
    ["stateless"],
  ],

  // Challenging
  [
    "challenge",
    { fr: "Si la préfecture ne répond pas", en: "If the prefecture does not answer" },
    ["hosted", "stateless", "renewing", "moving"],
    ["child"],
  ],
  [
    "challenge",
    { fr: "Vous pouvez contester, avec une association ou un avocat.", en: "You can challenge it" },
    ["hosted", "stateless", "renewing"],
    ["child"],
  ],
  [
    "court",
    {
      fr: "Écrivez au tribunal administratif de votre domicile.",
      en: "Write to the administrative court of the place where you live.",
    },
    ["hosted", "stateless", "moving"],
    ["child"],
  ],
  [
    "court-address",
    {
      fr: "conseil-etat.fr/le-conseil-d-etat/qui-sommes-nous/les-tribunaux-et-cours/la-carte-des-juridictions-administratives",
      en: "conseil-etat.fr/en/le-conseil-d-etat/qui-sommes-nous/les-tribunaux-et-cours/la-carte-des-juridictions-administratives",
    },
    ["hosted", "stateless"],
    ["child"],
  ],
  ["lawyer", { fr: "Si vous cherchez un avocat", en: "If you look for a lawyer" }, ["hosted", "stateless"], ["child"]],
  [
    "legal-aid",
    {
      fr: "Avec peu d'argent, demandez l'aide juridictionnelle : elle paie tout ou partie des frais.",
      en: "With little money, ask for legal aid (« aide juridictionnelle »): it pays all or part of the costs.",
    },
    ["hosted", "stateless"],
    ["child"],
  ],
  ["legal-aid-sheet", `${officialPage}F18074`, ["hosted", "stateless", "moving"], ["child"]],
  [
    "association",
    { fr: "avec une association ou un avocat", en: "with an association or a lawyer" },
    ["hosted", "stateless", "moving"],
    ["child"],
  ],
  [
    "rights-defender",
    { fr: "Le Défenseur des droits aide gratuitement", en: "The Defender of Rights helps, free of charge" },
    ["hosted", "stateless", "moving"],
    ["child"],
  ],

  // Declaring
  [
    "declare-move",
    { fr: "Déclarez la nouvelle adresse dans les 3 mois.", en: "Declare the new address within 3 months." },
    ["hosted", "stateless", "renewing"],
    ["moving", "child"],
  ],
  [
    "declare-move",
    {
      fr: "Déclarez-la dans les 3 mois qui suivent le déménagement.",
      en: "Declare it within 3 months after the move.",
    },
    ["moving"],
    ["hosted", "child"],
  ],
  [
    "declare-loss",
    { fr: "Si la carte est perdue, volée ou abîmée", en: "If the card is lost, stolen or damaged" },
    ["hosted", "stateless", "moving"],
    ["robbed", "child"],
  ],
  [
    "declare-theft",
    {
      fr: "En cas de vol, allez d'abord à la police ou à la gendarmerie.",
      en: "After a theft, go to the police or the gendarmerie first.",
    },
    ["hosted", "stateless", "moving"],
    ["robbed", "child"],
  ],
  [
    "declare-theft",
    { fr: "Déclarez la carte volée sur le site ANEF.", en: "Declare the stolen card on the ANEF website." },
    ["robbed"],
    ["hosted"],
  ],
  ["declare-sheet", sheet("6392ff59bcd2075a379203a9"), ["hosted", "stateless", "moving", "robbed"], ["child"]],
  [
    "new-address-certificate",
    {
      fr: "Une attestation avec la nouvelle adresse arrive dans votre compte",
      en: "A certificate with the new address",
    },
    ["hosted", "moving"],
    ["stateless", "child"],
  ],

  // Family
  [
    "family-reunification",
    {
      fr: "La personne mariée, unie civilement ou en concubinage, venue par la réunification familiale, peut avoir une carte.",
      en: "A spouse, civil partner or unmarried partner who came by family reunification can have a card.",
    },
    ["hosted", "unmarried", "wife"],
    ["alone", "mother"],
  ],
  [
    "family-reunification",
    {
      fr: "Vous pouvez avoir une carte par votre couple : mariage, union civile ou concubinage.",
      en: "You can have a card through your couple: marriage, civil union or life together.",
    },
    ["reunited"],
    ["hosted", "wife"],
  ],
  [
    "family-later-union",
    {
      fr: "une carte est possible à partir de 18 ans, si l'union a été célébrée il y a un an au moins et si le couple vit toujours ensemble",
      en: "a card is possible from the age of 18, if the union was celebrated at least a year ago and if the couple still lives together",
    },
    ["hosted", "wife"],
    ["alone", "unmarried", "reunited"],
  ],
  [
    "family-later-partner",
    {
      fr: "Pour un concubin ou une concubine, demandez à une association, puis à la préfecture.",
      en: "For an unmarried partner, ask an association, then the prefecture.",
    },
    ["unmarried"],
    ["hosted", "alone"],
  ],
  [
    "family-children",
    {
      fr: "À 18 ans, une carte est nécessaire : demande au plus tard la veille des 19 ans, ou dès 16 ans pour travailler.",
      en: "At the age of 18, a card is needed: request at the latest on the eve of the 19th birthday, or from 16 in order to work.",
    },
    ["mother"],
    ["hosted", "alone"],
  ],
  [
    "family-parents",
    {
      fr: "Vos parents peuvent avoir une carte tant que vous avez moins de 18 ans et restez célibataire.",
      en: "Your parents can have a card as long as you are under 18 and not married.",
    },
    ["minor", "child"],
    ["hosted", "mother"],
  ],
  [
    "reunification-sheet",
    sheet("5e3d2572ca16ad0056c9dc48"),
    ["hosted", "unmarried", "mother", "minor", "wife"],
    ["alone", "stateless"],
  ],
  [
    "family-work",
    { fr: "Cette carte permet de travailler.", en: "This card allows them to work." },
    ["hosted", "mother", "minor"],
    ["alone", "wife"],
  ],
  [
    "family-work",
    { fr: "La carte permet de travailler, sans autre autorisation.", en: "The card allows you to work" },
    ["wife", "hosted"],
    ["child", "moving"],
  ],

  // Children
  [
    "child-two-papers",
    { fr: "Si un enfant voyage : DCEM", en: "If a child travels: DCEM" },
    ["mother"],
    ["hosted", "alone", "child"],
  ],
  ["child-two-papers", { fr: "Pour voyager : DCEM", en: "To travel: DCEM" }, ["child", "minor"], ["hosted", "mother"]],
  [
    "dcem",
    { fr: "Le document de circulation pour étranger mineur", en: "(« DCEM »)" },
    ["mother", "child", "minor"],
    ["hosted", "alone"],
  ],
  [
    "tiv",
    { fr: "TIV (titre d'identité et de voyage)", en: "TIV (identity and travel document)" },
    ["mother", "child", "minor"],
    ["hosted", "alone"],
  ],
  ["children-sheets", sheet("63972dcb98b670cc4bae76e6"), ["mother", "child"], ["hosted", "alone"]],
  ["children-sheets", sheet("61951d028259c0001456707f"), ["mother", "child"], ["hosted", "alone"]],
  [
    "tiv-alone",
    {
      fr: "Un TIV permet de sortir de France et d'y revenir sans DCEM",
      en: "With a TIV a child can leave France and come back without a DCEM",
    },
    ["mother", "child"],
    ["hosted", "alone"],
  ],

  // Renewal
  [
    "renewal-window",
    {
      fr: "Entre 120 et 60 jours (4 et 2 mois) avant l'expiration de la carte",
      en: "Between 120 and 60 days (4 and 2 months) before the card expires",
    },
    ["hosted", "subsidiary", "wife", "moving"],
    ["stateless", "renewing", "child"],
  ],
  [
    "renewal-window",
    {
      fr: "entre le 120e et le 60e jour avant l'expiration du titre",
      en: "120th and the 60th day before the permit expires",
    },
    ["renewing"],
    ["hosted", "renewingAtPrefecture"],
  ],
  [
    "renewal-window",
    { fr: "dans les deux mois avant l'expiration du titre", en: "in the two months before the permit expires" },
    ["renewingAtPrefecture"],
    ["hosted", "renewing"],
  ],
  [
    "renewal-online",
    {
      fr: "Où : site ANEF, « Je demande ou renouvelle un titre de séjour ».",
      en: "Where: ANEF website, « Je demande ou renouvelle un titre de séjour ».",
    },
    ["hosted", "moving"],
    ["stateless"],
  ],
  [
    "renewal-prefecture",
    {
      fr: "Pour renouveler Avec un nouveau contrat d'engagement signé. Où : à la préfecture.",
      en: "To renew With a new signed commitment contract. Where: at the prefecture.",
    },
    ["stateless"],
    ["hosted", "renewing"],
  ],
  [
    "renewal-sheet",
    sheet("5dc2da982e9859001680b8a2"),
    ["hosted", "stateless", "renewing", "renewingAtPrefecture", "moving"],
    ["child"],
  ],
  [
    "renewal-certificate",
    {
      fr: "Une « attestation de prolongation d'instruction d'une demande de renouvellement » maintient vos droits.",
      en: "An « attestation de prolongation d'instruction d'une demande de renouvellement » keeps your rights.",
    },
    ["hosted", "moving"],
    ["stateless", "renewing", "child"],
  ],
  [
    "renewal-certificate",
    {
      fr: "si la carte expire avant l'arrivée de la nouvelle, elle maintient vos droits en France",
      en: "if the card expires before the new one comes, it keeps your rights in France",
    },
    ["renewing"],
    ["hosted", "renewingAtPrefecture"],
  ],
  ["renewal-certificate-link", `${officialPage}F36206`, ["hosted", "renewing"], ["stateless"]],

  // Concordance
  [
    "concordance-sent",
    {
      fr: "L'Ofpra envoie un certificat de concordance (« attestation d'équivalence »).",
      en: "Ofpra sends a certificate of concordance (« attestation d'équivalence »).",
    },
    ["hosted", "stateless", "renewing"],
    ["wife", "correcting"],
  ],
  [
    "concordance-proves",
    {
      fr: "prouve que vous êtes la même personne, même si un nom, un prénom ou une date est écrit autrement",
      en: "proves that you are the same person, even if a name or a date is written in another way",
    },
    ["hosted", "stateless", "renewing", "correcting"],
    ["wife"],
  ],
  [
    "concordance-ask",
    { fr: "Demandez-le à l'Ofpra, uniquement par la poste.", en: "Ask Ofpra for it, by post only." },
    ["hosted", "stateless"],
    ["wife", "correcting"],
  ],
  [
    "concordance-ask",
    "Ofpra - Pôle Protection - 201 rue Carnot - 94136 Fontenay-sous-Bois Cedex",
    ["hosted", "stateless"],
    ["wife", "correcting"],
  ],
  [
    "concordance-change",
    {
      fr: "Avec le certificat de concordance Demandez une nouvelle carte",
      en: "With the certificate of concordance Ask for a new card",
    },
    ["hosted", "stateless", "moving"],
    ["wife", "child"],
  ],
  [
    "concordance-free",
    { fr: "Demandez une nouvelle carte : elle est gratuite.", en: "Ask for a new card: it is free." },
    ["hosted", "stateless"],
    ["wife", "child"],
  ],
  [
    "concordance-free",
    { fr: "La nouvelle carte est gratuite.", en: "The new card is free." },
    ["correcting"],
    ["hosted", "robbed"],
  ],
];
