/** The forms of an undecided request: counter-offer, discussion, question, answer, change. Pure. */
import { writeMoney } from '../../core/base/show-money.ts';
import { clip } from '../../core/base/text.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import type { Form } from '../kit/card.ts';
import { aboutCase } from './about-case.ts';
import { choice, text } from '../kit/fields.ts';
import type { Viewer } from '../kit/viewer.ts';
import { aboutRequest, openQuestions } from '../request/about-request.ts';
import { remedy } from '../words/en.ts';

const about = (c: RecoveryCase, request: string): Record<string, string> => ({
  ...aboutCase(c),
  request,
});

export function counterForm(c: RecoveryCase, r: ApprovalRequest, digest: string, viewer: Viewer): Form {
  return {
    id: 'counter',
    about: { ...about(c, r.id), digest },
    title: `Counter on ${c.id}`,
    submit: 'Offer this',
    notes: aboutRequest(c, r, viewer, { why: true }),
    fields: [
      text('offer', 'What you offer instead', {
        required: true,
        maxLength: 200,
        placeholder: '250 EUR, or refund 200 EUR + upgrade',
        hint: 'An amount alone means the same remedy for that much.',
      }),
      text('reason', 'Reason', { lines: 'many', maxLength: 1000, required: true, hint: 'The asker reads this.' }),
    ],
  };
}

const SENTENCES = {
  discuss: {
    title: 'Discuss the offer',
    submit: 'Send',
    label: 'Why it does not help yet',
    hint: 'The request stands again as you asked it.',
  },
  ask_more: {
    title: 'Ask first',
    submit: 'Ask',
    label: 'What you need to know',
    hint: 'The request keeps waiting; its clock goes on.',
  },
  answer_more: { title: 'Answer', submit: 'Send', label: 'Your answer', hint: null },
} as const;

export function sentenceForm(id: keyof typeof SENTENCES, c: RecoveryCase, r: ApprovalRequest, viewer: Viewer): Form {
  const { title, submit, label, hint } = SENTENCES[id];
  return {
    id,
    about: about(c, r.id),
    title,
    submit,
    notes: [
      ...aboutRequest(c, r, viewer, { why: id === 'ask_more' }),
      ...(id === 'answer_more' ? openQuestions(r, viewer) : []),
    ],
    fields: [text('text', label, { lines: 'many', maxLength: 1000, required: true, hint })],
  };
}

/** Filled with what is asked now; an approver's old card no longer counts once it is sent. */
export function editRequestForm(
  c: RecoveryCase,
  r: ApprovalRequest,
  actions: readonly { readonly name: string }[],
): Form {
  const asked = c.actions.filter((a) => r.actions.includes(a.id));
  // what has a size is what people change; words beside it cost nothing
  const first = asked.find((a) => a.amount !== null || a.units !== null) ?? asked[0];
  const quantity = first?.amount != null ? writeMoney(first.amount) : (first?.units?.toString() ?? null);
  return {
    id: 'edit_request',
    about: about(c, r.id),
    title: `Change on ${c.id}`,
    submit: 'Ask for this',
    notes: [],
    fields: [
      choice(
        'kind',
        'What',
        actions.map((a) => ({ value: a.name, label: clip(remedy(a.name), 75) })),
        { value: first?.kind ?? null, required: true },
      ),
      text('quantity', 'How much', { value: quantity, maxLength: 40, placeholder: '40 EUR, or 2000 points' }),
      text('because', 'Because', { value: r.because, lines: 'many', maxLength: 1000 }),
    ],
  };
}
