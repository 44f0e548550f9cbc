// The letter that asks Ofpra for the certificate of concordance: only once the triage has shown that it is the right way.
import { type ConcordanceRoute, concordanceRoute } from "../../law/concordance-route.ts";
import { isTooYoungForPermit } from "../../law/permit-age.ts";
import type { Situation } from "../../law/situation.ts";
import type { Text } from "../../text/text.ts";
import { both, no, procedureName, type Verdict, yes } from "../../law/document-decision.ts";

export function decideOfpraLetter(s: Situation): Verdict {
  const { procedure, concordance } = s.answers;
  const route = concordanceRoute(s);
  if (route !== "letter") return withoutLetter[route](s);
  if (isTooYoungForPermit(s))
    return no(["OFP1"], {
      fr: "La lettre se fait avec une demande de titre de séjour. Pour un enfant sans titre, demandez conseil à une association.",
      en: "The letter goes with a request for a residence permit. For a child without a permit, ask an association for advice.",
    });
  if (!s.isApplication && procedure.kind !== "civil-status-change")
    return no(["OFP1"], {
      fr: `Elle n’est pas nécessaire pour ${procedureName[procedure.kind].fr}. Pour faire corriger ensuite votre titre, préparez un dossier de changement d’état civil : la lettre y sera.`,
      en: `It is not needed for ${procedureName[procedure.kind].en}. To have your permit corrected afterwards, make a dossier for a change of civil status: the letter will be in it.`,
    });
  const why: Text = {
    fr: "Votre certificat de naissance établi par l’Ofpra et d’autres papiers français ne disent pas la même chose, et vous n’avez pas reçu le certificat de concordance (attestation d’équivalence). S’il n’est pas arrivé avec le certificat de naissance, il se demande à l’Ofpra, uniquement par la poste.",
    en: "The birth certificate made by Ofpra and other French papers of yours do not say the same, and you have not received the certificate of concordance (attestation d’équivalence). If it did not come with the birth certificate, it is asked of Ofpra, by post only.",
  };
  const hasForeign = concordance?.differences?.some(({ otherPaper }) => otherPaper === "foreign-paper") ?? false;
  return yes(
    "recommended",
    ["OFP1", "RI", "RI-ERR"],
    [
      ...(procedure.kind === "civil-status-change" ? [beforeTheStep] : []),
      ...(concordance?.differences === undefined ? [byHand] : []),
      ...(hasForeign ? [withoutForeign] : []),
    ].reduce(both, why),
  );
}

const withoutForeign: Text = {
  fr: "Les papiers étrangers n’y sont pas : le certificat concerne les papiers donnés par les autorités françaises.",
  en: "Foreign papers are left out of it: the certificate is about papers given by the French authorities.",
};

const beforeTheStep: Text = {
  fr: "Envoyez-la avant la déclaration de changement de situation : vous pourrez alors joindre le certificat.",
  en: "Send it before you declare the change of situation: you can then add the certificate.",
};

const byHand: Text = {
  fr: "Écrivez les différences à la main dans le tableau. Si l’erreur est seulement sur votre titre de séjour, n’envoyez pas la lettre : la préfecture le corrige.",
  en: "Write the differences into the table by hand. If only your residence permit is wrong, do not send the letter: the prefecture corrects it.",
};

const asksPrefecture: Record<Situation["channel"], Text> = {
  anef: {
    fr: "sur le site ANEF, avec « Je déclare un changement de situation »",
    en: "on the ANEF website, with “Je déclare un changement de situation”",
  },
  prefecture: { fr: "auprès de la préfecture", en: "at the prefecture" },
};

const withoutLetter: Record<Exclude<ConcordanceRoute, "letter">, (s: Situation) => Verdict> = {
  "nothing-to-do": () =>
    no([], {
      fr: "Vos réponses ne signalent pas de différence entre votre certificat de naissance de l’Ofpra et vos autres papiers.",
      en: "Your answers show no difference between your Ofpra birth certificate and your other papers.",
    }),
  "family-member": () =>
    no(["OFP1", "ANX10"], {
      fr: "Cette lettre est celle d’une personne protégée, dont l’Ofpra établit l’état civil. Comme membre de famille, vous prouvez votre état civil avec vos propres actes, traduits si besoin.",
      en: "This letter is for a protected person, whose civil-status papers Ofpra makes. As a family member you prove your civil status with your own papers, translated if need be.",
    }),
  "certificate-received": ({ channel }) =>
    no(["RI", "OFP1"], {
      fr: `Vous avez déjà le certificat de concordance (attestation d’équivalence) : demandez le nouveau titre ${asksPrefecture[channel].fr}, en y joignant le certificat.`,
      en: `You already have the certificate of concordance (attestation d’équivalence): ask for the new permit ${asksPrefecture[channel].en}, and add the certificate.`,
    }),
  "wait-for-birth-certificate": () =>
    no(["OFP1", "OFP2"], {
      fr: "Vous n’avez pas encore reçu votre certificat de naissance de l’Ofpra. S’il y a des différences, l’Ofpra envoie le certificat de concordance en même temps : il faut attendre, et relancer l’Ofpra n’est pas utile.",
      en: "You have not received your Ofpra birth certificate yet. If there are differences, Ofpra sends the certificate of concordance with it: you have to wait, and reminding Ofpra is no use.",
    }),
  rectification: () =>
    no(["OFP2", "RI-ERR"], {
      fr: "L’erreur est dans le certificat de naissance lui-même : il faut sa rectification, pas un certificat de concordance. Si l’Ofpra a fait une erreur matérielle (faute de frappe, oubli), écrivez à l’Ofpra ; sinon, au Tribunal judiciaire de Paris (Parvis du tribunal, section AC1 état civil, 75859 Paris Cedex 17).",
      en: "The birth certificate itself is wrong: it has to be rectified, and a certificate of concordance does not do that. If Ofpra made a clerical error (a slip of the keyboard, something left out), write to Ofpra; otherwise to the court in Paris (Tribunal judiciaire de Paris, Parvis du tribunal, section AC1 état civil, 75859 Paris Cedex 17).",
    }),
  "prefecture-corrects": ({ channel }) =>
    no(["RI-ERR"], {
      fr: `Votre certificat de naissance de l’Ofpra est juste, et seul ce que la préfecture a fait est à corriger : demandez-lui la correction ${asksPrefecture[channel].fr}. Il ne faut pas écrire à l’Ofpra.`,
      en: `Your Ofpra birth certificate is right, and only what the prefecture made has to be corrected: ask for the correction ${asksPrefecture[channel].en}. There is no need to write to Ofpra.`,
    }),
  "foreign-papers-only": () =>
    no(["OFP1", "ALP"], {
      fr: "Seuls des papiers étrangers diffèrent. Le certificat de l’Ofpra concerne les papiers donnés par les autorités françaises pendant la procédure d’asile ; pour la préfecture, seul compte l’état civil retenu par l’Ofpra.",
      en: "Only foreign papers differ. Ofpra’s certificate is about papers given by the French authorities during the asylum procedure; for the prefecture, only the civil status recorded by Ofpra counts.",
    }),
};
