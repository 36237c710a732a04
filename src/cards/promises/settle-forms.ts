/** The forms that say what became of promises: one the customer let us off, or several at once, also while resolving. Pure. */
import { clip } from '../../core/base/text.ts';
import { showMoment } from '../../core/base/time.ts';
import type { CustomerPromise, RecoveryCase } from '../../core/case/case.ts';
import { waitedFor } from '../../core/case/rules/promising.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Field, Form } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import type { Viewer } from '../kit/viewer.ts';
import { promiseWords } from '../words/promises.ts';

/** As much as the box of a form holds on either platform. */
const LABEL = 75;
/** As many as a list of boxes takes in Slack. */
const MOST_TICKED = 10;

export function voidForm(c: RecoveryCase, p: CustomerPromise, viewer: Viewer): Form {
  const at = showMoment(p.due, viewer.zone, viewer.locale);
  return {
    id: 'void_promise',
    about: { ...aboutCase(c), promise: p.id },
    title: promiseWords.line(viewer, 'void.title', { id: c.id }),
    submit: promiseWords.line(viewer, 'void.submit'),
    notes: [
      promiseWords.text(viewer, 'move.was', { text: p.text, at }),
      promiseWords.text(viewer, p.due < viewer.now ? 'void.note_late' : 'void.note'),
    ],
    fields: [
      text('reason', promiseWords.line(viewer, 'void.reason'), {
        lines: 'many',
        maxLength: 1000,
        required: true,
        placeholder: promiseWords.line(viewer, 'void.example'),
      }),
    ],
  };
}

export const settleForm = (c: RecoveryCase, viewer: Viewer): Form => ({
  id: 'settle_promises',
  about: aboutCase(c),
  title: promiseWords.line(viewer, 'settle.title', { id: c.id }),
  submit: promiseWords.line(viewer, 'settle.submit'),
  notes: [],
  fields: settleFields(waitedFor(c), viewer),
});

/** Which were kept, which the customer let us off, and why; nothing where nothing was promised. */
export function settleFields(promises: readonly CustomerPromise[], viewer: Viewer): Field[] {
  if (promises.length === 0) return [];
  const options = promises.slice(0, MOST_TICKED).map((p) => ({ value: p.id, label: labelOf(p, viewer) }));
  return [
    { kind: 'ticks', id: 'kept', label: promiseWords.line(viewer, 'settle.kept'), options, values: [], hint: null },
    {
      kind: 'ticks',
      id: 'released',
      label: promiseWords.line(viewer, 'settle.released'),
      options,
      values: [],
      hint: null,
    },
    text('reason', promiseWords.line(viewer, 'settle.reason'), {
      maxLength: 1000,
      hint: promiseWords.line(viewer, 'settle.reason_hint'),
    }),
  ];
}

function labelOf(p: CustomerPromise, viewer: Viewer): string {
  const at = showMoment(p.due, viewer.zone, viewer.locale);
  const rest = promiseWords.line(viewer, 'settle.by', { text: '', at }).length;
  return clip(promiseWords.line(viewer, 'settle.by', { text: clip(p.text, Math.max(20, LABEL - rest)), at }), LABEL);
}
