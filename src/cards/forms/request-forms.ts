/** The forms of an undecided request: counter-offer, discussion, question, answer, change. Pure. */
import { writeMoney } from '../../core/base/show-money.ts';
import { clip } from '../../core/base/text.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import type { Form } from '../kit/card.ts';
import { aboutCase } from './about-case.ts';
import { choice, text } from '../kit/fields.ts';
import type { Viewer } from '../kit/viewer.ts';
import { aboutRequest, openQuestions } from '../request/about-request.ts';
import { formWords } from '../words/forms.ts';
import type { Reader } from '../words/language.ts';
import { remedyName } from '../words/names.ts';

const about = (c: RecoveryCase, request: string): Record<string, string> => ({
  ...aboutCase(c),
  request,
});

export function counterForm(c: RecoveryCase, r: ApprovalRequest, digest: string, viewer: Viewer): Form {
  return {
    id: 'counter',
    about: { ...about(c, r.id), digest },
    title: formWords.line(viewer, 'counter.title', { case: c.id }),
    submit: formWords.line(viewer, 'counter.submit'),
    notes: aboutRequest(c, r, viewer, { why: true }),
    fields: [
      text('offer', formWords.line(viewer, 'counter.offer'), {
        required: true,
        maxLength: 200,
        placeholder: formWords.line(viewer, 'counter.offer_example'),
        hint: formWords.line(viewer, 'counter.offer_hint'),
      }),
      text('reason', formWords.line(viewer, 'reason'), {
        lines: 'many',
        maxLength: 1000,
        required: true,
        hint: formWords.line(viewer, 'reason_hint'),
      }),
    ],
  };
}

const HINTS = { discuss: 'discuss.text_hint', ask_more: 'ask_more.text_hint', answer_more: null } as const;

export function sentenceForm(id: keyof typeof HINTS, c: RecoveryCase, r: ApprovalRequest, viewer: Viewer): Form {
  const hint = HINTS[id];
  return {
    id,
    about: about(c, r.id),
    title: formWords.line(viewer, `${id}.title`),
    submit: formWords.line(viewer, `${id}.submit`),
    notes: [
      ...aboutRequest(c, r, viewer, { why: id === 'ask_more' }),
      ...(id === 'answer_more' ? openQuestions(r, viewer) : []),
    ],
    fields: [
      text('text', formWords.line(viewer, `${id}.text`), {
        lines: 'many',
        maxLength: 1000,
        required: true,
        hint: hint && formWords.line(viewer, hint),
      }),
    ],
  };
}

/** Filled with what is asked now; an approver's old card no longer counts once it is sent. */
export function editRequestForm(
  c: RecoveryCase,
  r: ApprovalRequest,
  actions: readonly { readonly name: string }[],
  reader: Reader,
): Form {
  const asked = c.actions.filter((a) => r.actions.includes(a.id));
  // what has a size is what people change; words beside it cost nothing
  const first = asked.find((a) => a.amount !== null || a.units !== null) ?? asked[0];
  const quantity = first?.amount != null ? writeMoney(first.amount) : (first?.units?.toString() ?? null);
  return {
    id: 'edit_request',
    about: about(c, r.id),
    title: formWords.line(reader, 'edit_request.title', { case: c.id }),
    submit: formWords.line(reader, 'edit_request.submit'),
    notes: [],
    fields: [
      choice(
        'kind',
        formWords.line(reader, 'what'),
        actions.map((a) => ({ value: a.name, label: clip(remedyName(a.name, reader), 75) })),
        { value: first?.kind ?? null, required: true },
      ),
      text('quantity', formWords.line(reader, 'how_much'), {
        value: quantity,
        maxLength: 40,
        placeholder: formWords.line(reader, 'how_much_example'),
      }),
      text('because', formWords.line(reader, 'because'), { value: r.because, lines: 'many', maxLength: 1000 }),
    ],
  };
}
