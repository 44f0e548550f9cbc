// Where each legal sentence comes from, and the day it was checked.
// What was read are archived copies of these pages, and mirrors of the law; each is to be read again, on its live page,
// before a release. Those that no rule cites are in sources/uncited.ts: the page of a person does not load them.
export type Source = {
  /** How it is named on paper, in few words. Only the law and official pages for the public are; the rest is in `explain`. */
  onPaper?: string;
  /** What the source is, for a person: "service-public.gouv.fr, fiche F15401". */
  title: string;
  url: string;
  /** Official text, official page, association's page, or practice seen elsewhere. */
  kind: "law" | "administration" | "association" | "practice";
  /** Day on which the copy of the source was read, YYYY-MM-DD. */
  checkedOn: string;
};

/** The law is always named on paper: « CESEDA, art. R. 431-5 ». */
export const row = (kind: Source["kind"], title: string, url: string, checkedOn = "2026-11-23"): Source => ({
  title,
  url,
  kind,
  checkedOn,
  ...(kind === "law" && { onPaper: title.replace(/ \(.*$/, "").replace(/\barticles?(?=\s)/, "art.") }),
});

/** An official page for the public. */
export const page = (onPaper: string, title: string, url: string, checkedOn?: string): Source => ({
  ...row("administration", title, url, checkedOn),
  onPaper,
});

export const sources = {
  // The Réfugiés.info sheet that the product follows, and its sister sheets.
  RI: page(
    "refugies.info",
    "Réfugiés.info, fiche « Obtenir son titre de séjour »",
    "https://refugies.info/en/procedure/5eb91481c2622f004e5fa686",
  ),
  "RI-ERR": page(
    "refugies.info",
    "Réfugiés.info (Ofpra), fiche « Demander la correction d’une erreur d’état civil »",
    "https://refugies.info/en/procedure/696f9192a53cba35e31ee44b",
  ),
  "RI-CHG": page(
    "refugies.info",
    "Réfugiés.info, fiche « Déclarer un changement de situation » sur ANEF",
    "https://refugies.info/en/procedure/6392ff59bcd2075a379203a9",
  ),
  "RI-REN": page(
    "refugies.info",
    "Réfugiés.info, fiche « Renouveler son titre de séjour » (version ancienne)",
    "https://refugies.info/en/procedure/5dc2da982e9859001680b8a2",
  ),
  "RI-DCEM": page(
    "refugies.info",
    "Réfugiés.info, fiche « Demander un DCEM »",
    "https://refugies.info/en/procedure/63972dcb98b670cc4bae76e6",
  ),
  "RI-PHO": page(
    "refugies.info",
    "Réfugiés.info, fiche « Faire et utiliser une e-photo »",
    "https://refugies.info/en/procedure/63528e00976acb4f7bcd37ad",
  ),

  // Service-public.gouv.fr: the files read were those published before the rise of the fees of May 2026.
  "SP-R": page(
    "service-public.gouv.fr, F15401",
    "service-public.gouv.fr, fiche F15401 (réfugié)",
    "https://www.service-public.gouv.fr/particuliers/vosdroits/F15401",
  ),
  "SP-PS": page(
    "service-public.gouv.fr, F2689",
    "service-public.gouv.fr, fiche F2689 (protection subsidiaire)",
    "https://www.service-public.gouv.fr/particuliers/vosdroits/F2689",
  ),
  "SP-AP": page(
    "service-public.gouv.fr, F15402",
    "service-public.gouv.fr, fiche F15402 (apatride)",
    "https://www.service-public.gouv.fr/particuliers/vosdroits/F15402",
  ),
  "SP-DOM": page(
    "service-public.gouv.fr, F33052",
    "service-public.gouv.fr, fiche F33052 (justificatif de domicile d’un étranger)",
    "https://www.service-public.gouv.fr/particuliers/vosdroits/F33052",
  ),
  "SP-CE": page(
    "service-public.gouv.fr, F38329",
    "service-public.gouv.fr, fiche F38329 (contrat d’engagement)",
    "https://www.service-public.gouv.fr/particuliers/vosdroits/F38329",
  ),
  "SP-API": page(
    "service-public.gouv.fr, F36206",
    "service-public.gouv.fr, fiche F36206 (attestations de l’ANEF), copie comarquage",
    "https://comarquage.openinfolive.org/html/particuliers/F36206.html",
  ),
  "SP-DCEM": page(
    "service-public.gouv.fr, F2718",
    "service-public.gouv.fr, fiche F2718 (DCEM), copie comarquage",
    "https://hagenbach.illicoweb.com/service-public/fiche/F2718",
  ),
  "SP-VOL": page(
    "service-public.gouv.fr, F22118",
    "service-public.gouv.fr, fiche F22118 (vol de la carte), copie comarquage",
    "https://remuzat.fr/demarches/particuliers/F22118",
  ),
  "SP-UE": page(
    "service-public.gouv.fr, F16003",
    "service-public.gouv.fr, fiche F16003 (citoyen européen)",
    "https://www.service-public.gouv.fr/particuliers/vosdroits/F16003",
    "2026-11-28",
  ),
  MAI: page(
    "service-public.gouv.fr, F35807",
    "service-public.gouv.fr, fiche F35807 (changement d’adresse), copie comarquage",
    "https://www.service-public.gouv.fr/particuliers/vosdroits/F35807",
  ),

  "SP-EC": page(
    "service-public.gouv.fr, F35808",
    "service-public.gouv.fr, fiche F35808 (changement d’état civil), copie comarquage",
    "https://www.service-public.gouv.fr/particuliers/vosdroits/F35808",
    "2026-11-28",
  ),
  "SP-REC": page(
    "service-public.gouv.fr, F15763",
    "service-public.gouv.fr, fiche F15763 (récépissé), copie comarquage",
    "https://www.service-public.gouv.fr/particuliers/vosdroits/F15763",
    "2026-11-28",
  ),
  CNLE: row(
    "administration",
    "Conseil national de lutte contre l’exclusion, « Les attestations d’élection de domicile »",
    "https://cnle.gouv.fr/les-attestations-d-election-de.html",
    "2026-11-28",
  ),

  DOMI: row(
    "law",
    "Code de l’action sociale et des familles, article D. 264-1 (modèle de l’attestation d’élection de domicile)",
    "https://tricoteuses.fr/legifrance/sections/LEGISCTA000006160904",
    "2026-11-29",
  ),

  // The law: CESEDA unless said otherwise; several copies are on private sites that mirror Légifrance.
  LEG1: row(
    "law",
    "CESEDA, article L. 424-3 (carte de résident du réfugié et de sa famille)",
    "https://www.legifrance.gouv.fr/codes/id/LEGIARTI000042776581/2021-05-01/",
  ),
  LEG2: row(
    "law",
    "CESEDA, article L. 424-19 (famille d’apatride)",
    "https://circulaires.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042776540",
  ),
  LEG3: row(
    "law",
    "CESEDA, articles L. 412-7 à L. 412-10 (contrat d’engagement)",
    "https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000006070158/LEGISCTA000049055586",
  ),
  TRI1: row(
    "law",
    "CESEDA, article R. 424-1 (délai de délivrance)",
    "https://legal.tricoteuses.fr/articles/LEGIARTI000042807154",
  ),
  TRI2: row(
    "law",
    "Décret n° 2024-811 du 8 juillet 2024 (CESEDA, R. 412-1 à R. 412-3 et annexe 12)",
    "https://legal.tricoteuses.fr/articles/JORFARTI000049989798",
  ),
  JUR1: row(
    "law",
    "CESEDA, articles R. 431-15-3 et R. 431-15-4 (attestation du protégé)",
    "https://juriblio.fr/codes/code-de-l-entree-et-du-sejour-des-etrangers-et-du-droit-d-asile/partie-reglementaire/livre-iv/titre-iii/chapitre-i/section-5/sous-section-3",
  ),
  JUR2: row(
    "law",
    "CESEDA, article R. 431-15-1 (attestation de prolongation d’instruction)",
    "https://juriblio.fr/codes/code-de-l-entree-et-du-sejour-des-etrangers-et-du-droit-d-asile/partie-reglementaire/livre-iv/titre-iii/chapitre-i/section-5/sous-section-2",
  ),
  REC12: row(
    "law",
    "CESEDA, article R. 431-12 (récépissé)",
    "https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000006070158/LEGISCTA000043288804/",
    "2026-11-29",
  ),
  SIL: row(
    "law",
    "CESEDA, article R. 432-1 (silence sur une demande de titre de séjour)",
    "https://legal.tricoteuses.fr/articles/LEGIARTI000042806946",
    "2026-11-28",
  ),
  CE1: row(
    "law",
    "Conseil d’État, avis n° 494718 du 10 octobre 2024 (CESEDA, article R. 432-2 ; dossier incomplet)",
    "http://conseil-etat.fr/fr/arianeweb/CE/analyse/2024-10-10/494718",
    "2026-11-28",
  ),
  CE2: row(
    "law",
    "Conseil d’État, avis n° 504677 du 2 octobre 2025 (motifs d’un refus implicite)",
    "http://www.conseil-etat.fr/fr/arianeweb/CE/analyse/2025-10-02/504677",
    "2026-11-28",
  ),
  MOT: row(
    "law",
    "Code des relations entre le public et l’administration, article L. 232-4 (motifs d’un refus implicite)",
    "https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000031366350/LEGISCTA000031367627/2016-01-01/",
    "2026-11-28",
  ),
  CJA: row(
    "law",
    "Code de justice administrative, article R. 421-2 (recours contre un refus implicite)",
    "https://www.doctrine.fr/l/texts/codes/LEGITEXT000006070933/articles/LEGIARTI000006449943",
    "2026-11-28",
  ),
  GRA: row(
    "law",
    "Code des relations entre le public et l’administration, article L. 411-2 (recours gracieux)",
    "https://www.doctrine.fr/l/texts/codes/LEGITEXT000031366350/articles/LEGIARTI000031367829",
    "2026-11-29",
  ),
  AVO: row(
    "practice",
    "Barreau de Bayonne, Z. Oloumi, « Refus implicite de titre de séjour »",
    "https://consultation.avocat.fr/barreau-bayonne/blog/zia-oloumi/article-2974175-refus-implicite-de-titre-de-sejour--pourquoi-deposer-un-recours-gracieux-pour-en-exiger-la-motivation.html",
    "2026-11-28",
  ),
  ACR: row(
    "law",
    "Code des relations entre le public et l’administration, article L. 112-3 (accusé de réception)",
    "https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000031366350/LEGISCTA000031367325/2016-01-01/",
    "2026-11-29",
  ),
  DOC1: row(
    "law",
    "CESEDA, article R. 431-5 (délais de dépôt)",
    "https://www.doctrine.fr/l/texts/codes/LEGITEXT000006070158/articles/LEGIARTI000042806998",
  ),
  DOC2: row(
    "law",
    "CESEDA, article L. 436-5 (droit de visa de régularisation)",
    "https://www.doctrine.fr/l/texts/codes/LEGITEXT000006070158/articles/LEGIARTI000042776292",
  ),
  PAP: row(
    "law",
    "CESEDA, article R. 431-2 (téléservice et solution de substitution)",
    "https://justice.pappers.fr/loi/LEGITEXT000006070158/section/LEGISCTA000042807014",
  ),
  ARR: row(
    "law",
    "Arrêté du 1er août 2023 (CESEDA, article R. 431-2, accueil et solution de substitution)",
    "http://www.infomie.net/spip.php?article6704",
    "2026-11-29",
  ),
  "DDD-DEC": row(
    "law",
    "Décret n° 2011-904 du 29 juillet 2011 (réclamation au Défenseur des droits)",
    "https://legal.tricoteuses.fr/articles/LEGIARTI000024415580",
    "2026-11-29",
  ),
  "DDD-SP": page(
    "service-public.gouv.fr, F13158",
    "service-public.gouv.fr, fiche F13158 (Défenseur des droits, copie d’une mairie)",
    "https://argences.com/guide-des-droits-et-demarches/particulier/F13158/defenseur-des-droits",
    "2026-11-29",
  ),
  DDD: row(
    "association",
    "Guide des droits de l’homme, « Comment saisir le Défenseur des droits »",
    "https://guidedroitshomme.fr/themes/les-institutions-des-droits-de-l-homme/le-defenseur-des-droits/comment-pouvez-vous-le-saisir",
    "2026-11-29",
  ),
  "DDD-ADR": row(
    "practice",
    "Adresse postale du Défenseur des droits, sans timbre (copie sur fbls.net)",
    "https://www.fbls.net/defenseur-droits.htm",
    "2026-11-29",
  ),
  FBL1: row(
    "law",
    "CESEDA, article R. 431-15-2 (attestation et droit au travail)",
    "https://french-business-law.com/french-legislation-art/article-r431-15-2-of-the-french-code-governing-the-entry-and-residence-of-foreign-nationals-and-the-right-of-asylum/",
  ),
  TEL: row(
    "law",
    "Décret n° 2021-313 du 24 mars 2021 (CESEDA, R. 431-15-1 à R. 431-15-4)",
    "https://www.legifrance.gouv.fr/jorf/article_jo/JORFARTI000043286078",
    "2026-11-29",
  ),
  RCP: row(
    "law",
    "CESEDA, articles R. 431-12 à R. 431-15 (récépissé)",
    "https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000006070158/LEGISCTA000043288804",
    "2026-11-29",
  ),
  LEG4: row(
    "law",
    "CESEDA, article L. 414-10 (droit d’exercer une activité professionnelle)",
    "https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000006070158/LEGISCTA000042771522",
    "2026-11-29",
  ),
  LEG5: row(
    "law",
    "CESEDA, article L. 561-16 (droits sociaux en attendant l’état civil)",
    "https://french-business-law.com/french-legislation-art/article-l561-16-of-the-french-code-governing-the-entry-and-residence-of-foreign-nationals-and-the-right-of-asylum",
    "2026-11-29",
  ),
  ATF: row(
    "law",
    "CESEDA, article D. 561-12 (attestation provisoire de composition familiale)",
    "https://legal.tricoteuses.fr/articles/JORFARTI000042758919",
    "2026-11-29",
  ),
  ANX10: row(
    "law",
    "CESEDA, annexe 10 (pièces à fournir)",
    "https://french-business-law.com/french-legislation-art/article-annexe-10-of-the-french-code-governing-the-entry-and-residence-of-foreign-nationals-and-the-right-of-asylum",
  ),
  "GIS-EN": row(
    "law",
    "CESEDA, articles L. 111-1 à L. 111-3 (version d’avant 2021, copie du Gisti)",
    "https://www.gisti.org/spip.php?article2613",
    "2026-11-28",
  ),
  ARC: row(
    "law",
    "CESEDA, article L. 445-1 (Polynésie française, version du 23 février 2022)",
    "https://archeo-lex.fr/codes/code_de_l%27entr%C3%A9e_et_du_s%C3%A9jour_des_%C3%A9trangers_et_du_droit_d%27asile/2022-02-23/modifications",
    "2026-11-28",
  ),
  FBL2: row(
    "law",
    "CESEDA, article L. 441-8 (titres délivrés à Mayotte)",
    "https://french-business-law.com/rench-legislation-art/article-l441-8-of-the-french-code-governing-the-entry-and-residence-of-foreign-nationals-and-the-right-of-asylum",
    "2026-11-28",
  ),
  TRI3: row(
    "law",
    "CESEDA, article L. 424-11 (famille d’un bénéficiaire de la protection subsidiaire)",
    "https://tricoteuses.fr/legifrance/sections/JORFSCTA000042755234",
    "2026-11-28",
  ),
  CIV413: row(
    "law",
    "Code civil, article 413-1 (émancipation par le mariage)",
    "https://kohenavocats.fr/?p=61654",
    "2026-11-28",
  ),
  CIV459: row(
    "law",
    "Code civil, article 459 (ce qu’une personne majeure protégée décide seule)",
    "https://www.doctrine.fr/l/texts/codes/LEGITEXT000006070721/articles/LEGIARTI000006427734",
    "2026-11-28",
  ),
  AN1: row(
    "administration",
    "Assemblée nationale, amendement au texte de l’article L. 412-6 du CESEDA (loi du 24 août 2021)",
    "https://www.assemblee-nationale.fr/dyn/15/amendements/3649/CSPRINCREP/1891",
  ),
  AN2: row(
    "administration",
    "Assemblée nationale, question écrite n° 23791 (pièces demandées selon les préfectures)",
    "https://www.assemblee-nationale.fr/dyn/12/questions/QANR5L12QE23791",
  ),
  ANQ: row(
    "administration",
    "Assemblée nationale, question écrite n° 12942 (taxes depuis mai 2026)",
    "https://www.assemblee-nationale.fr/dyn/17/questions/QANR5L17QE12942",
  ),

  // Ministry and prefectures.
  MIN2: page(
    "immigration.interieur.gouv.fr",
    "Ministère de l’Intérieur, page « Contrat d’engagement à respecter les principes de la République »",
    "https://immigration.interieur.gouv.fr/fr/Immigration/Contrat-d-engagement-a-respecter-les-principes-de-la-Republique",
  ),
  ALP: row(
    "administration",
    "Préfecture des Alpes-Maritimes, page « Premier titre de séjour protégé international »",
    "https://www.alpes-maritimes.gouv.fr/index.php/layout/set/print/Demarches-administratives/Immigration-et-integration/Titres-de-sejour-et-documents-de-voyage/Asile-et-protection-internationale/Premier-titre-de-sejour-protege-international",
  ),
  MOS: row(
    "administration",
    "Préfecture de la Moselle, page « Duplicata de titre de séjour »",
    "https://www.moselle.gouv.fr/layout/set/print/Demarches-administratives/Demarches-de-l-etranger-en-France/Titre-de-sejour-et-documents-de-voyage/Autres-demarches/Duplicata-de-titre-de-sejour-perte-vol-ou-destruction",
  ),
  SVE: row(
    "administration",
    "Préfecture des Alpes-de-Haute-Provence, page « Droit au séjour : démarches simples »",
    "https://www.alpes-de-haute-provence.gouv.fr/Actualites/Droit-au-sejour-Ouverture-du-teleservice-demarches-simples",
    "2026-11-28",
  ),
  VAU: row(
    "administration",
    "Préfecture de Vaucluse, page « Déposer une demande en ligne via l’ANEF »",
    "https://vaucluse.gouv.fr/Demarches/Immigration/Demarches-et-reglementation/Deposer-une-demande-en-ligne-via-l-ANEF",
  ),
  SCR: row(
    "practice",
    "Préfecture de la Seine-Saint-Denis, liste de pièces (copie sur Scribd)",
    "https://fr.scribd.com/document/503459658/Conjoint-de-Francais",
  ),

  // Who rectifies the acts that Ofpra makes.
  CIV991: row(
    "law",
    "Code civil, article 99-1 (rectification par l’officier de l’état civil ou le procureur)",
    "https://french-business-law.com/rench-legislation-art/article-99-1-of-the-french-civil-code",
    "2026-11-29",
  ),
  // Article 1050 of before 2017 let the prosecutor of the person's home pass the request on; today's article 1046 does not say so.
  CPC46: row(
    "law",
    "Code de procédure civile, article 1046 (procureur de Paris, décret n° 2017-890, article 47)",
    "https://www.legifrance.gouv.fr/affichTexteArticle.do?idArticle=JORFARTI000034635447&cidTexte=JORFTEXT000034635327",
    "2026-11-29",
  ),
  CPC48: row(
    "law",
    "Code de procédure civile, article 1048 (tribunal judiciaire de Paris)",
    "https://juriblio.fr/codes/code-de-procedure-civile/livre-iii/titre-ier/chapitre-ii/section-i/sous-section-ii/article-1048",
    "2026-11-29",
  ),
  CIV992: row(
    "law",
    "Code civil, article 99-2 (rectification par l’Ofpra de ses erreurs matérielles)",
    "https://www.legifrance.gouv.fr/affichTexteArticle.do?cidTexte=JORFTEXT000033418805&idArticle=LEGIARTI000033423874&dateTexte=20161120",
    "2026-11-29",
  ),

  // Ofpra.
  OFP1: page(
    "ofpra.gouv.fr",
    "Ofpra, page « Mes documents d’état civil »",
    "https://www.ofpra.gouv.fr/mes-documents-detat-civil",
  ),
  OFP2: page(
    "ofpra.gouv.fr",
    "Ofpra, questions fréquentes « Je suis protégé »",
    "https://www.ofpra.gouv.fr/en/faq/i-am-protected-ofpra",
  ),
  OFP3: page(
    "ofpra.gouv.fr",
    "Ofpra, « Au 1er mars 2026, l’Ofpra ne prend plus les documents originaux »",
    "https://www.ofpra.gouv.fr/actualites/au-1er-mars-2026-lofpra-ne-prend-plus-les-documents-originaux",
  ),
  OFP4: page(
    "ofpra.gouv.fr",
    "Ofpra, « La reconstitution de l’état civil »",
    "https://www.ofpra.gouv.fr/dossier/administrations-juridictions/la-reconstitution-de-letat-civil",
  ),
  OFP5: page(
    "ofpra.gouv.fr",
    "Ofpra, « Divorce »",
    "https://ofpra.gouv.fr/fr/protection-etat-civil/divorce",
    "2026-11-28",
  ),
  OFP6: page(
    "ofpra.gouv.fr",
    "Ofpra, « Je souhaite me marier »",
    "https://ofpra.gouv.fr/je-souhaite-me-marier",
    "2026-11-28",
  ),
  OFP7: page(
    "ofpra.gouv.fr",
    "Ofpra, questions fréquentes « Les démarches en ligne »",
    "https://ofpra.gouv.fr/faq/les-demarches-en-ligne/",
    "2026-11-29",
  ),

  // Fees.
  UNAFO: row(
    "association",
    "Unafo, « Majoration des taxes titre de séjour : impacts de la loi de finances 2026 »",
    "https://www.unafo.org/majoration-des-taxes-titre-de-sejour-impacts-de-la-loi-de-finances-2026",
  ),
  FAS: row(
    "association",
    "Fédération des acteurs de la solidarité, « Budget 2026 : hausse des taxes »",
    "https://www.federationsolidarite.org/actualites/budget-2026-hausse-des-taxes-pour-lobtention-dun-titre-de-sejour",
  ),
  MIE: row(
    "association",
    "InfoMIE, page sur les taxes des titres de séjour",
    "https://infomie.net/spip.php?article6837",
  ),

  // Associations, counsel and press.
  FTDA1: row(
    "association",
    "France terre d’asile, forum : timbre fiscal pour le retrait de la carte",
    "https://car-integration.france-terre-asile.org/forum/forum-autre/timbre-fiscal-pour-retrait-carte-de-sejour-protection-subsidiaire-refugie",
  ),
  FTDA2: row(
    "association",
    "France terre d’asile, forum : refus de DCEM",
    "https://car-integration.france-terre-asile.org/forum/mobilite-voyage/refus-de-dcem-car-titre-de-voyage",
  ),
  FTDA4: row(
    "association",
    "France terre d’asile, forum : titre de voyage pour réfugié",
    "https://car-integration.france-terre-asile.org/forum/mobilite-voyage/demande-titre-de-voyage-pour-refugie-tvr",
  ),
  FTDA6: row(
    "association",
    "France terre d’asile, forum : mariages que la France reconnaît ou non",
    "https://car-integration.france-terre-asile.org/forum/reunification-familiale/mariage-religieux-reunification-familiale",
    "2026-11-28",
  ),
  FTA2012: row(
    "association",
    "France terre d’asile, « Quand l’accès au séjour pérenne est synonyme de parcours du combattant » (2012)",
    "https://www.france-terre-asile.org/actualites/actualites-choisies/quand-lacces-au-sejour-perenne-est-synonyme-de-parcours-du-combattant",
  ),
  "GIS-MAY": row(
    "association",
    "Gisti, « Validité des titres de séjour délivrés à Mayotte pour circuler en France »",
    "http://www.gisti.org/spip.php?article4796",
    "2026-11-28",
  ),
  ADAG: row(
    "association",
    "ADA Grenoble, saisine du Défenseur des droits (2023)",
    "https://www.ada-grenoble.org/2023/02/23/lada-saisit-le-defenseur-des-droits/",
  ),

  // Practice seen elsewhere: none of these is an authority.
  ALX: row(
    "practice",
    "Alexia.fr, réponses d’avocats sur l’attestation de décision favorable",
    "https://www.alexia.fr",
  ),
  DEM: row(
    "practice",
    "demandedesejour.fr, renouvellement tardif",
    "https://demandedesejour.fr/renouvellement-tardif-titre-de-sejour",
  ),
  PRA: row(
    "practice",
    "P. Gupathy, les attestations en ligne de l’ANEF (2023)",
    "https://prasanthragupathy.com/2023/06/what-are-the-online-attestations-of-french-resident-permits-anef",
  ),
  PHO: row(
    "practice",
    "Photomaton, aide « Mon numéro ePhoto ne fonctionne pas »",
    "https://photomaton-by-ph.webflow.io/fr-fr/solution/mon-numero-ephoto-ne-fonctionne-pas",
  ),
  TDS1: row("practice", "titredesejour.fr, page sur le numéro étranger", "https://titredesejour.fr/?p=2718"),
  REN: row("practice", "Rennes Métropole, page sur le numéro AGDREF", "https://rennesmetropole.dokit.app"),
  RAT: row(
    "practice",
    "S. Chelbi, avocate, « Récépissé autorisant à travailler » (article R. 431-14)",
    "https://consultation.avocat.fr/blog/sadia-chelbi/article-48969-recepisse-autorisant-a-travailler.html",
    "2026-11-29",
  ),
  RRT: row(
    "practice",
    "Éditions Législatives, récépissé de renouvellement et travail (articles R. 431-15 et R. 431-15-2)",
    "http://lappelexpert.editions-legislatives.fr/question-juridique/social/le-recepisse-de-renouvellement-d-un-titre-de-sejour-autorise-t-il",
    "2026-11-29",
  ),
  PLD: row("practice", "Place du droit, attestation de non-polygamie", "https://blog.placedudroit.com/?p=1711"),

  // Lists of countries and polygamy: secondary, none is an authority on a country’s law of today.
  WPR: row(
    "practice",
    "World Population Review, liste des pays où la polygamie est légale (copie archivée, novembre 2025)",
    "https://archive.ph/uogKU",
  ),
  TM: row(
    "practice",
    "Trends Mask, reprise de la liste de World Population Review",
    "https://trendsmask.com/where-is-polygamy-legal-136144.html",
  ),
  WKP: row(
    "practice",
    "Wikipédia, « Legality of polygamy » (copie)",
    "https://debianws.lexgopc.com/wiki143/index.php?title=Legality_of_polygamy",
  ),
  WKO: row(
    "practice",
    "Wikipédia, « Legal status of polygamy » (ancienne version)",
    "https://en.wikipedia.org/wiki/Legal_status_of_polygamy",
  ),
  TN: row(
    "practice",
    "Travel Noire, « 5 countries where polygamy is legal »",
    "http://travelnoire.com/5-countries-where-polygamy-is-legal",
  ),
  GF: row("association", "Guide d’une association, liste de pays (ancienne)", "http://doczz.fr/doc/2036297/untitled"),
  SWA: row(
    "practice",
    "Actualité ouest-africaine (Club du Sahel et de l’Afrique de l’Ouest), note sur la polygamie",
    "http://www.actualite-ouest-africaine.org/content/fr/la-polygamie-reste-largement-répandue-et-légale-en-afrique-de-l’ouest",
  ),
  MAL: row(
    "practice",
    "Mali Culture, « Quel pays africain autorise la polygamie »",
    "https://maliculture.fr/story/945-quel-pays-africain-autorise-la-polygamie",
  ),
  GNT: row("practice", "GNT TV, article du 29 mai 2023", "https://gnttv.com"),
  WPO: row(
    "practice",
    "World Populace, « Countries where polygamy is legal »",
    "https://worldpopulace.com/countries-where-polygamy-is-legal/",
  ),
  TMK: row(
    "law",
    "Code civil turc, article 130 (pas de nouveau mariage avant la fin du précédent), cité par un cabinet d’avocats",
    "https://www.kemalkaya.av.tr/eslerden-birinin-evlenme-sirasinda-evli-bulunmasi/",
    "2026-11-28",
  ),
  EUREL: row(
    "practice",
    "Eurel (CNRS et université de Strasbourg), page sur le mariage en Turquie",
    "https://eurel.info/spip.php?rubrique626",
    "2026-11-28",
  ),
  CNAV: row(
    "administration",
    "Cnav, conventions de sécurité sociale à clause de polygamie",
    "https://www.legislation.cnav.fr/Pages/expose.aspx?ID=3512",
  ),
} as const satisfies Record<string, Source>;

export type SourceCode = keyof typeof sources;
