/** What gives itself away in a French letter. Pure. */
import type { SpokenRules } from './spoken.ts';
import { word } from './spoken.ts';

const SORRY = String.raw`(?:désolée?s?|navrée?s?|excus\p{L}*|pardon\p{L}*|regret\p{L}*|déplor\p{L}*)`;
/** Ce que le client peut encore vouloir : pas une condition des excuses. */
const SERVICE = String.raw`(?:(?:vous|tu) (?:le |la |nous |en |y |avez (?:d'autres|des|encore|besoin)|as (?:d'autres|des|encore|besoin))?\s?(?:souhait\p{L}*|désir\p{L}*|préfér\p{L}*|voul\p{L}*|veux|besoin|questions?|répond\p{L}*|écri\p{L}*|appel\p{L}*)|besoin|nécessaire|quelque chose manque)`;

export const FRENCH: SpokenRules = {
  conditional: [
    word(String.raw`${SORRY}[^.!?]{0,80}(?<!\p{L})(?:si (?!${SERVICE})\p{L}+|s'ils?(?! (?:vous|te) pla))`),
    word(
      String.raw`(?:si (?!${SERVICE})(?:vous|tu|cela|ceci|ça|nous|quelqu'un|notre|nos|le|la|les|un|une|l'|votre|ton|jamais)|s'il y a|dans le cas où|au cas où|dans la mesure où|pour autant que)[^.!?]{0,90}(?<!\p{L})(?:nous (?:en |vous en |nous en |vous |t'en |te )?(?:sommes|présentons|nous|regret|excus|prions)|${SORRY})`,
    ),
    word(
      String.raw`${SORRY}[^.!?]{0,60}(?:que|si) (?:vous|tu) (?:vous |te |t'|l'|le |la |en |n')?(?:ay\p{L}+ (?:pu )?(?:le sentiment|l'impression|ressenti|perçu|pensé|cru|trouvé|mal pris|mal vécu|mal interprété|mal compris|été (?:déçue?s?|vexée?s?|froissée?s?|blessée?s?|contrariée?s?|offensée?s?)|eu (?:le sentiment|l'impression))|aies (?:le sentiment|l'impression|ressenti|perçu|pensé|cru|trouvé|mal pris|mal vécu|mal interprété|mal compris|été|eu (?:le sentiment|l'impression))|ressent\p{L}*|sent\p{L}*|pens\p{L}*|croy\p{L}*|perce\p{L}*|trouv\p{L}*|voy\p{L}*|pren\p{L}*|soyez senti\p{L}*|vous soyez senti\p{L}*|soyez (?:déçue?s?|vexée?s?|mécontente?s?|froissée?s?|contrariée?s?|insatisfaite?s?)|sois (?:déçue?|vexée?|mécontente?|froissée?|contrariée?))`,
    ),
    word(
      String.raw`(?:éventuel\p{L}*|tout désagrément|toute gêne|toute incompréhension|quelconques?|possibles?|supposée?s?|prétendue?s?)[^.!?]{0,40}(?:désagrément\p{L}*|gêne\p{L}*|inconvénient\p{L}*|malentendu\p{L}*|dérangement\p{L}*|erreur\p{L}*|incompréhension\p{L}*|déception\p{L}*|désagréments)`,
    ),
    word(
      String.raw`(?:désagréments?|gênes?|inconvénients?|malentendus?|erreurs?) (?:éventuel\p{L}*|possibles?|qui (?:ait|aient|aurait|auraient|a pu|ont pu|pourrai\p{L}*))|${SORRY}[^.!?]{0,60}(?:tout désagrément|toute gêne|(?:a|ont|avez|avons|ait|aient) pu (?:\p{L}+ )?(?:causer|occasionner|ressentir|être|vous|créer|subir|éprouver)|aurait pu|auraient pu|pourrait avoir)`,
    ),
    word(
      String.raw`${SORRY}[^.!?]{0,50}(?:votre (?:ressenti|sentiment|impression|perception)|ton (?:ressenti|sentiment|impression))|des erreurs ont (?:pu être|été) commises|à ceux qui (?:ont|auraient)`,
    ),
  ],
  fault: word(
    String.raw`(?:fautes?|erreurs?|tort|oubli\p{L}*|négligé\p{L}*|néglig\p{L}+|trompée?s?|trompé|s'est trompé\p{L}*|manqué|omis|aurait dû|auraient dû|devait|n'a (?:pas|rien|jamais)|n'ont (?:pas|rien|jamais)|n'avait (?:pas|rien|jamais)|n'est (?:pas|jamais)|ne (?:vous |nous |t'|l'|te |lui )?(?:a|ont|avait|avaient) (?:pas|rien|jamais)|mal (?:fait|informée?s?|géré|renseignée?s?|noté|compris|traité\p{L}*|parlé|lu)|impolie?s?|désagréables?|incompéten\p{L}*|inexpérimentée?s?|débutante?s?|nouve(?:au|lle)|maladroite?s?|inattenti\p{L}*|irresponsable\p{L}*|ignoré\p{L}*|perdu|confondu|mélangé|menti|responsable de (?:ce|cet|cette|l'|la)|à cause d\p{L}*|coupable|blâm\p{L}*|sanctionnée?s?|réprimandée?s?|rappelée? à l'ordre|mauvaise journée|non professionnel\p{L}*|bâclé|raté|sali|en retard|grossi\p{L}+)`,
  ),
  colleague: word(
    String.raw`(?:(?:mon|ma|notre|nos|mes|un|une|le|la|les|l'|cet?|cette|d'un|d'une|du|de la|des|de notre|de nos|de mon|de ma) ?)?(?:ancien\p{L}* |nouve\p{L}* |jeune |autre )?(?:collègues?|collaborat\p{L}+|employée?s?|salariée?s?|réceptionnistes?|serveu\p{L}+|chauffeurs?|livreurs?|techniciens?|technicienne?s?|stagiaires?|apprentie?s?|intérimaires?|agents?|conseill\p{L}+|membre(?:s)? (?:du|de l'|de notre) (?:personnel|équipe)|personnel|équipe (?:de nuit|du matin|du soir|d'entretien|technique|de ménage|de réception)|femme de chambre|gouvernante|cuisini\p{L}+|cuisine|réception|service (?:client\p{L}*|comptab\p{L}*|réservation\p{L}*|technique|commercial|des réservations|facturation)|standard|centre d'appels?|vendeu\p{L}+|responsable de (?:service|nuit)|chef de \p{L}+|femme de ménage|personne (?:de service|de garde|qui)|autre (?:service|équipe))`,
  ),
  threat: [
    word(
      String.raw`(?:poursuites?|action en justice|en justice|tribuna\p{L}+|avocats?|huissiers?|porter plainte|plainte (?:pénale|contre vous)|diffamation|diffamatoires?|service juridique|voies? (?:de droit|judiciaires?|légales?)|mise en demeure|recouvrement|nous réservons (?:le|tous|tout)|réserv\p{L}+ (?:le droit|de tous droits|tous nos droits|nos droits)|sans reconnaissance (?:préjudiciable|de responsabilité)|police|gendarmerie|interdi\p{L}+ d'accès|liste noire|supprim\p{L}+ votre avis|retir\p{L}+ votre avis|retirer votre plainte|à condition que vous (?:supprimiez|retiriez|signiez)|confidentialité signée?|dommages et intérêts (?:de votre part|contre vous))`,
    ),
  ],
  admission: [
    word(
      String.raw`(?:responsabilité (?:juridique|civile|pénale|légale|contractuelle)|juridiquement responsables?|légalement responsables?|engage\p{L}* notre responsabilité|négligence\p{L}*|négligents?|faute (?:lourde|grave|contractuelle|professionnelle)|manquement (?:contractuel|à nos obligations)|manqué à nos obligations|viol\p{L}+ (?:le|du|notre|votre) contrat|rupture de contrat|enfreint (?:la|le|les)|illégal\p{L}*|notre assur\p{L}+ (?:paiera|prendra|indemnisera)|aveu|reconnaissons (?:notre )?culpabilité|pouvez nous poursuivre)`,
    ),
  ],
  duties: {
    acknowledgement: word(
      String.raw`(?:désolée?s?|navrée?s?|excus\p{L}*|pardon|regrett\p{L}*|merci|remerci\p{L}*|comprenons|comprends|bien reçu|reçu votre|reçu ta|aviez raison|avez raison|as raison|conscients? (?:que|de|du|des))`,
    ),
    responsibility: word(
      String.raw`(?:responsab\p{L}*|notre (?:\p{L}+ )?(?:erreur|faute|tort|manquement|devoir|rôle)|(?:nous|je) (?:n'avons|n'ai|aurions|aurais|avons|ai) (?:\p{L}+ )?(?:pas|dû|échoué|oublié|manqué|commis|fait une erreur|mal|failli|trop)|n'aurait (?:pas|jamais) dû|n'auraient (?:pas|jamais) dû|pas à la hauteur|pas (?:acceptable|digne|normal)|y remédier|tout remettre en ordre|réparer|de notre fait|de notre côté qu|nous incombe|à nous de)`,
    ),
    next_step: word(
      String.raw`(?:(?:nous|je|vous|tu|il|elle|on|et|y|qui) (?:\p{L}+['  ]){0,3}?\p{L}*(?:rons|rez|rai|ras|ra|ront)|(?:nous|je) (?:\p{L}+['  ]){0,2}(?:avons|ai) (?:\p{L}+ ){0,2}(?:accordé|remboursé|approuvé|envoyé|réservé|commandé|demandé|corrigé|versé|lancé|ouvert|remplacé|crédité)|nous (?:examinons|étudions|vérifions|travaillons|cherchons|souhaitons)|allons|va (?:\p{L}+ )?(?:être|vous)|répond(?:ez|s)|dites-nous|dis-nous|écri(?:vez|s)-nous|appel(?:ez|le)-nous|contact(?:ez|e)-nous|indiquez-nous|n'hésitez pas|veuillez|merci de nous|d'ici|dès (?:que|maintenant|aujourd'hui)|avant (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|le)|sous \d|dans les|prochaine étape|(?:vous avez|tu as) reçu|voici)`,
    ),
  },
};
