// What was read for the wording and the layout of documents, or beside a source that rules cite; heads of templates name some.
import { page, row, type Source } from "../sources.ts";

export const uncitedSources = {
  "RI-DOC": page(
    "refugies.info",
    "Réfugiés.info, fiche sur les documents d’état civil de l’Ofpra",
    "https://refugies.info/en/procedure/6197834b2ecb15001446dbf5",
  ),
  CP1: row(
    "law",
    "Code pénal, article 441-7 (fausse attestation)",
    "https://code-penal.fr/article-441-7-a37398925.html",
  ),
  NAT: row(
    "law",
    "Code pénal, article 441-6 (obtention indue d’un document), table Natinf",
    "https://piouapp.fr/natinfs/11655",
  ),
  EUQ: row(
    "law",
    "Règlement (UE) 2024/1347, article 23",
    "https://fantasticsearch.net/law/eu/en?article=1&id=uW0lZpsB1anJoctMpFY6",
  ),
  MIN1: page(
    "immigration.interieur.gouv.fr",
    "Ministère de l’Intérieur, page « L’état de polygamie et le droit au séjour »",
    "http://www.immigration.interieur.gouv.fr/Immigration/L-immigration-familiale/L-etat-de-polygamie-et-le-droit-au-sejour",
  ),
  "93A": row(
    "administration",
    "Préfecture de la Seine-Saint-Denis, page « Composition du dossier »",
    "http://seine-saint-denis.gouv.fr/Demarches-administratives/Etrangers-Vos-demarches/Admission-exceptionnelle-au-sejour2/Composition-du-dossier",
  ),
  LYC: row(
    "practice",
    "Lycée des métiers de Parentis, page sur le changement de date de naissance auprès de l’Ofpra",
    "https://lyceedesmetiersparentis.fr/blog/changement-date-de-naissance-ofpra",
  ),
  FTDA3: row(
    "association",
    "France terre d’asile, forum : taxe de séjour",
    "https://car-integration.france-terre-asile.org/forum/droit-au-sejour/taxe-de-sejour",
  ),
  FTDA5: row(
    "association",
    "France terre d’asile, forum : erreur et reconnaissance du mariage",
    "https://car-integration.france-terre-asile.org/forum/reunification-familiale/erreur-reconnaissance-mariage",
  ),
  DDD2: row(
    "association",
    "Ardhis, sur le rapport du Défenseur des droits consacré à l’ANEF (2024)",
    "https://ardhis.org/le-defenseur-des-droits-pointe-dans-un-rapport-les-graves-dysfonctionnements-de-lanef",
  ),
  ARD: row(
    "association",
    "Ardah, « Patronyme, vous avez dit patronyme ? »",
    "https://ardah.org/patronyme-vous-avez-dit-patronyme/",
  ),
  POD: row(
    "practice",
    "Podcast Étrange droit, « L’ANEF après avoir obtenu l’asile »",
    "https://podcast.ausha.co/etrange-droit/l-anef-apres-avoir-obtenu-l-asile-avec-eva-rouhier",
  ),
  CIM1: row(
    "association",
    "La Cimade, « Quelle adaptation du pacte européen en France »",
    "https://www.lacimade.org/droit-dasile-quelle-adaptation-du-pacte-europeen-en-france",
  ),
  VJ: row(
    "practice",
    "Village de la justice, « Le contrat d’engagement au respect des principes républicains »",
    "https://village-justice.com/articles/contrat-engagement-respect-des-principes-republicains-est-arrive,50361.html",
  ),
  CAN: row("practice", "In the Canopy, « Le code e-photo »", "https://inthecanopy.fr/le-code-e-photo"),
  AID: row(
    "practice",
    "aide-sociale.fr, déclaration sur l’honneur",
    "http://www.aide-sociale.fr/declaration-sur-l-honneur/",
  ),
  AID2: row("practice", "aide-sociale.fr, attestation d’hébergement", "https://aide-sociale.fr/?p=7228"),
  ARE: row(
    "practice",
    "Arès conseil, modèle d’attestation sur l’honneur",
    "https://www.aresconseil.fr/modele-dattestation-sur-lhonneur-exemple-gratuit",
  ),
  IMI: row(
    "practice",
    "Immo-invest, attestation d’hébergement",
    "https://www.immo-invest.fr/attestation-dhebergement-comment-prouver-son-domicile-de-maniere-efficace/",
  ),
  CIV: row("practice", "Civiweb, attestation de non-polygamie", "https://civiweb.fr/attestation-de-non-polygamie/"),
  TOP: row(
    "practice",
    "Top Assistante, présenter une lettre (NF Z 11-001)",
    "http://www.top-assistante.com/presenter-une-lettre/",
  ),
  DCZ: row(
    "practice",
    "Norme Afnor, guide de présentation d’une lettre (copie)",
    "http://doczz.fr/doc/989805/norme-afnor---espace-jas-de-bouffan",
  ),
  EDI: row(
    "practice",
    "Edics, rédiger vos adresses (zone de la fenêtre)",
    "https://edics.fr/rediger-vos-adresses-les-bonnes-pratiques/",
  ),
  POS: row(
    "practice",
    "La Poste, bien rédiger une adresse (NF Z 10-011)",
    "http://www.laposte.fr/sna/article.php3?id_article=148",
  ),
  POH: row(
    "practice",
    "La Poste, exemples d’adresses (NF Z 10-011)",
    "http://www.laposte.fr/sna/article.php3?id_article=631",
  ),
  HAO: row(
    "practice",
    "Haoui, les lignes d’une adresse",
    "https://www.haoui.com/newsletter/2014/janvier07/s2/index.html",
  ),
  REZ: row(
    "practice",
    "Rezeau-Merah, avocate, page sur les preuves de vie commune",
    "https://mandyrezeaumerah.com/2022/10/09/quelles-preuves-de-vie-commune-pour-un-titre-de-sejour-vie-privee-et-familial",
    "2026-11-29",
  ),
} as const satisfies Record<string, Source>;
