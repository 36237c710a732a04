/** The form of a suggestion that needs a word before it is given or asked: why, and by when what is promised is kept. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Suggestion } from '../../core/triage/suggestion.ts';
import { timeFields } from '../case/promises.ts';
import { suggestionTitle } from '../case/suggestions.ts';
import type { Form } from '../kit/card.ts';
import { aboutCase } from './about-case.ts';
import { text } from '../kit/fields.ts';
import type { Viewer } from '../kit/viewer.ts';

/** What is promised by it. */
export const CALL_BACK = 'call back';

/** As it stands for whoever opens it. */
export function suggestionForm(c: RecoveryCase, s: Suggestion, viewer: Viewer): Form {
  const isNow = s.standing.kind === 'now';
  return {
    id: 'suggestion',
    about: {
      ...aboutCase(c),
      suggestion: s.id,
      zone: viewer.zone,
      ...(s.wantsReason && { reason: 'yes' }),
      ...(s.makesPromise && { promise: 'yes' }),
    },
    title: isNow ? `Give on ${c.id}` : `Ask on ${c.id}`,
    submit: isNow ? 'Give this' : 'Ask for this',
    notes: [
      [`${suggestionTitle(s.items, viewer)}.`],
      ...(s.makesPromise ? [[`The call back becomes a promise. Times are those of ${viewer.zone}.`]] : []),
    ],
    fields: [
      ...(s.makesPromise ? timeFields(c, viewer) : []),
      text('because', 'Because', {
        lines: 'many',
        maxLength: 1000,
        required: s.wantsReason,
        hint: isNow ? 'It stands on the case.' : 'Whoever decides reads this.',
      }),
    ],
  };
}
