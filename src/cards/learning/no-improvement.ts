/** Why an improvement was not noted or changed, and what to do instead. Pure. */
import type { CaseId, MemberId } from '../../core/base/ids.ts';
import type { Text } from '../kit/card.ts';
import { person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { dayIn } from '../words/dates.ts';
import { improvementWords as words } from '../words/improvements.ts';

export type NoImprovement =
  | { readonly kind: 'words'; readonly case: CaseId }
  /** It names a colleague. */
  | { readonly kind: 'names'; readonly word: string; readonly field: 'text' | 'reason' }
  | { readonly kind: 'person'; readonly typed: string }
  | { readonly kind: 'due'; readonly typed: string }
  | { readonly kind: 'past'; readonly due: Date }
  | { readonly kind: 'unknown'; readonly typed: string }
  | { readonly kind: 'not_yours'; readonly number: number; readonly owner: MemberId }
  | { readonly kind: 'over'; readonly number: number; readonly how: 'done' | 'dropped' }
  | { readonly kind: 'reason'; readonly number: number };

export function sayNoImprovement(no: NoImprovement, viewer: Viewer): Text {
  const { command } = viewer;
  switch (no.kind) {
    case 'words':
      return words.text(viewer, 'no.words', { command, case: no.case });
    case 'names':
      return words.text(viewer, 'no.names', { word: no.word });
    case 'person':
    case 'due':
      return words.text(viewer, `no.${no.kind}`, { typed: no.typed });
    case 'past':
      return words.text(viewer, 'no.past', { due: dayIn(no.due, viewer) });
    case 'unknown':
      return words.text(viewer, 'no.unknown', { typed: no.typed, command });
    case 'not_yours':
      return words.text(viewer, 'no.not_yours', { number: no.number, owner: person(no.owner, viewer) });
    case 'over':
      return words.text(viewer, 'no.over', { number: no.number, how: words.line(viewer, `no.over_${no.how}`) });
    case 'reason':
      return words.text(viewer, 'no.reason', { number: no.number, command });
  }
}

/** Where in a form it stands. */
export function fieldOfNoImprovement(no: NoImprovement): string | null {
  switch (no.kind) {
    case 'words':
      return 'text';
    case 'names':
      return no.field;
    case 'person':
      return 'owner';
    case 'due':
    case 'past':
      return 'day';
    case 'reason':
      return 'reason';
    case 'unknown':
    case 'not_yours':
    case 'over':
      return null;
  }
}
