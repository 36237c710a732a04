/** Answers to `away` and `back`. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { Absence } from '../../core/approval/absences.ts';
import type { Card } from '../kit/card.ts';
import { moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { teamWords as words } from '../words/team.ts';

export function awayCard(absence: Absence, viewer: Viewer): Card {
  const who =
    absence.deputy === null
      ? words.text(viewer, 'away.climb')
      : words.text(viewer, 'away.deputy', { deputy: person(absence.deputy, viewer) });
  const when = { from: moment(absence.from, viewer), until: moment(absence.until, viewer) };
  return reply(
    words.text(viewer, 'away.set', { ...when, who }),
    words.text(viewer, 'away.back', { command: viewer.command }),
  );
}

export const backCard = (wasAway: boolean, viewer: Viewer): Card =>
  reply(
    wasAway ? words.text(viewer, 'back.welcome') : words.text(viewer, 'back.not_away', { command: viewer.command }),
  );

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
  switch (no.kind) {
    case 'no_such_day':
    case 'wrong_way_round':
      return reply([
        ...words.text(viewer, `away.${no.kind}`),
        ...words.text(viewer, 'away.example', { command: viewer.command }),
      ]);
    case 'no_such_person':
      return reply(words.text(viewer, 'away.no_such_person', { typed: no.typed.slice(0, 60) }));
    case 'not_a_deputy': {
      const roles = listIn(no.roles.map(nameInWords), viewer, 'or');
      return reply(words.text(viewer, 'away.not_a_deputy', { name: no.name, roles }));
    }
    case 'too_long':
      return reply(words.text(viewer, 'away.too_long', { days: no.days }));
    case 'too_far':
    case 'own_deputy':
      return reply(words.text(viewer, `away.${no.kind}`));
  }
}
