/** Answers to `away` and `back`. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { Absence } from '../../core/approval/absences.ts';
import type { Card } from '../kit/card.ts';
import { bold, listed, moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';

export function awayCard(absence: Absence, viewer: Viewer): Card {
  const who =
    absence.deputy === null
      ? ['Requests climb to the next person meanwhile.']
      : [person(absence.deputy, viewer), ' decides in your place, with your limits.'];
  return reply(
    [
      bold('You are away'),
      ' from ',
      moment(absence.from, viewer),
      ' until ',
      moment(absence.until, viewer),
      '. ',
      ...who,
    ],
    [bold(`${viewer.command} back`), ' ends it at once.'],
  );
}

export function backCard(wasAway: boolean, viewer: Viewer): Card {
  return reply([
    wasAway
      ? 'Welcome back. Requests come to you again from now on.'
      : `You were not away. ${viewer.command} away 2026-12-09 to 2026-12-20 @max sets an absence.`,
  ]);
}

export type AwayRefusal =
  | { readonly kind: 'no_such_day' }
  | { readonly kind: 'wrong_way_round' }
  | { readonly kind: 'no_such_person'; readonly typed: string }
  | { readonly kind: 'own_deputy' }
  /** The policy names the roles that may stand in, and theirs is none of them. */
  | { readonly kind: 'not_a_deputy'; readonly name: string; readonly roles: readonly string[] }
  | { readonly kind: 'too_long'; readonly days: number }
  | { readonly kind: 'too_far' };

export function sayAwayRefusal(no: AwayRefusal, viewer: Viewer): Card {
  const how = `For example: ${viewer.command} away 2026-12-09 to 2026-12-20 @max (back on the 20th).`;
  switch (no.kind) {
    case 'no_such_day':
      return reply([`One of these days does not exist, so nothing was set. ${how}`]);
    case 'wrong_way_round':
      return reply([`The day you are back has to lie ahead, and after the first day away; nothing was set. ${how}`]);
    case 'no_such_person':
      return reply([
        `“${no.typed.slice(0, 60)}” is nobody Amends knows here, or more than one person; nothing was set. Mention them with @.`,
      ]);
    case 'not_a_deputy':
      return reply([
        `${no.name} may not decide in your place: the policy lets ${listed(
          no.roles.map(nameInWords),
          'or',
        )} stand in. Nothing was set; name one of them, or nobody.`,
      ]);
    case 'too_long':
      return reply([
        `That is longer than the ${no.days} days somebody may be stood in for, so nothing was set. Give a nearer day, and set the rest later.`,
      ]);
    case 'too_far':
      return reply(['That begins more than a year from now, so nothing was set. Look at the dates again.']);
    case 'own_deputy':
      return reply(['Nobody stands in for themselves; nothing was set. Name somebody else, or nobody.']);
  }
}
