/** The form of a suggestion that needs a word before it is given or asked: why, and by when what is promised is kept. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Suggestion } from '../../core/triage/suggestion.ts';
import { timeFields } from '../case/promises.ts';
import { suggestionTitle } from '../case/suggestions.ts';
import type { Form } from '../kit/card.ts';
import { aboutCase } from './about-case.ts';
import { text } from '../kit/fields.ts';
import type { Viewer } from '../kit/viewer.ts';
import { formWords } from '../words/forms.ts';
import type { Reader } from '../words/language.ts';

/** What is promised by it. */
export const callBack = (reader: Reader): string => formWords.line(reader, 'suggestion.call_back');

/** As it stands for whoever opens it. */
export function suggestionForm(c: RecoveryCase, s: Suggestion, viewer: Viewer): Form {
  const how = s.standing.kind === 'now' ? 'now' : 'ask';
  return {
    id: 'suggestion',
    about: {
      ...aboutCase(c),
      suggestion: s.id,
      zone: viewer.zone,
      ...(s.wantsReason && { reason: 'yes' }),
      ...(s.makesPromise && { promise: 'yes' }),
    },
    title: formWords.line(viewer, `suggestion.title_${how}`, { case: c.id }),
    submit: formWords.line(viewer, `suggestion.submit_${how}`),
    notes: [
      formWords.text(viewer, 'suggestion.what', { what: suggestionTitle(s.items, viewer) }),
      ...(s.makesPromise ? [formWords.text(viewer, 'suggestion.call_back_note', { zone: viewer.zone })] : []),
    ],
    fields: [
      ...(s.makesPromise ? timeFields(c, viewer) : []),
      text('because', formWords.line(viewer, 'because'), {
        lines: 'many',
        maxLength: 1000,
        required: s.wantsReason,
        hint: formWords.line(viewer, `suggestion.because_${how}`),
      }),
    ],
  };
}
