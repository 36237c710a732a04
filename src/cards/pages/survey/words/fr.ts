/** La page d’une enquête, pour les clients. */
import type { PageWords } from '../survey-words.ts';

export const fr: PageWords = {
  message:
    'Vous nous avez signalé un problème. Nous aimerions savoir comment nous l’avons réglé. Cela prend une minute : {link}\nMerci, {company}',
  title: 'Comment avons-nous réparé les choses ?',
  intro:
    'Vous avez signalé un problème à {company}. Dites-nous s’il vous plaît comment il a été réglé. Cela prend une minute, et vous pouvez laisser de côté ce que vous voulez.',
  overall: 'Dans l’ensemble, comment avons-nous réglé le problème ?',
  outcome: 'Le résultat était-il juste ?',
  procedure: 'La façon d’y arriver était-elle juste : assez rapide, et avez-vous été entendu ?',
  interaction: 'Avons-nous été polis et honnêtes avec vous ?',
  effort: 'Était-ce facile pour vous ?',
  lowest_overall: 'très mal',
  highest_overall: 'très bien',
  lowest_fair: 'pas du tout',
  highest_fair: 'tout à fait',
  lowest_effort: 'très difficile',
  highest_effort: 'très facile',
  words: 'Que souhaitez-vous nous dire ?',
  words_hint: 'Merci de ne pas indiquer de numéro de carte ni de mot de passe.',
  send: 'Envoyer la réponse',
  may_quote: 'Vous pouvez montrer mes mots à vos collègues, sans mon nom, pour remercier qui m’a aidé.',
  who_reads:
    'Lu par les personnes qui se sont occupées de vous et leur responsable. Votre réponse sert à réparer et à apprendre, et à rien d’autre.',
  privacy: 'Confidentialité',
  language: 'Langue',
  thanks_title: 'Merci',
  thanks: 'Votre réponse est arrivée chez les personnes qui se sont occupées de vous. Vous pouvez fermer cette page.',
  answered_title: 'Votre réponse est déjà arrivée',
  answered:
    'Chaque lien accepte une réponse, et la vôtre est arrivée. Merci. Pour ajouter quelque chose, écrivez à {company} comme auparavant.',
  closed_title: 'Nous nous en occupons à nouveau',
  closed:
    'Ce lien n’accepte pas de réponse pour le moment. Si vous souhaitez dire quelque chose, écrivez à {company} comme auparavant.',
  expired_title: 'Ce lien est trop ancien',
  expired:
    'Il n’accepte plus de réponse. Si vous souhaitez encore dire quelque chose, écrivez à {company} comme auparavant.',
  unknown_title: 'Ce lien ne fonctionne pas',
  unknown:
    'Il en manque peut-être une partie. Ouvrez-le encore une fois depuis le message que vous avez reçu, ou écrivez à {company} comme auparavant.',
  empty: 'Rien n’a encore été envoyé : répondez au moins à une question, ou écrivez quelques mots.',
  too_long: 'Rien n’a encore été envoyé : le texte est trop long. Restez en dessous de {most} caractères.',
  not_saved:
    'Votre réponse n’a pas pu être enregistrée à l’instant. Rien n’est perdu : envoyez-la encore une fois dans un moment.',
  busy_title: 'Un instant, s’il vous plaît',
  busy: 'Cette page vient d’être ouverte très souvent. Réessayez dans une minute.',
};
