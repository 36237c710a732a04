/** The form in which the owner or a lead says otherwise what stands on a case, filled with what stands now. Pure. */
import { DateTime } from 'luxon';
import { FAILURE_TYPES, SERVICE_STAGES, SEVERITIES } from '../../core/base/failures.ts';
import { writeMoney } from '../../core/base/show-money.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Field, Form } from '../kit/card.ts';
import { choice, options, text } from '../kit/fields.ts';
import type { Viewer } from '../kit/viewer.ts';
import { lifeWords } from '../words/life.ts';
import { names } from '../words/names.ts';
import { asItStood } from './as-it-stood.ts';

/** As much of the complaint as a note holds well. */
const LONGEST_NOTE = 300;

export function editForm(c: RecoveryCase, viewer: Viewer): Form {
  const fields: readonly Field[] = [
    ...readFields(c, viewer),
    ...valueFields(c, viewer),
    ...deadlineFields(c, viewer),
    ...moreFields(viewer),
  ];
  return {
    id: 'edit',
    about: { ...aboutCase(c), zone: viewer.zone, stood: asItStood(fields) },
    title: lifeWords.line(viewer, 'edit.title', { case: c.id }),
    submit: lifeWords.line(viewer, 'edit.submit'),
    notes: [[clip(oneLine(c.complaints[0]?.text ?? ''), LONGEST_NOTE)], lifeWords.text(viewer, 'edit.note')],
    fields,
  };
}

type Key =
  | 'failure'
  | 'severity'
  | 'stage'
  | 'sought'
  | 'customer'
  | 'customer_hint'
  | 'order'
  | 'loss'
  | 'day'
  | 'day_hint'
  | 'time'
  | 'addition'
  | 'addition_hint'
  | 'because'
  | 'because_hint';
const say = (viewer: Viewer, key: Key): string => lifeWords.line(viewer, `edit.${key}`);

function readFields({ triage: t }: RecoveryCase, viewer: Viewer): readonly Field[] {
  const { failure, severity, stage } = names(viewer);
  return [
    choice('failure', say(viewer, 'failure'), options(FAILURE_TYPES, failure), {
      value: t.failure.value,
      required: true,
    }),
    choice('severity', say(viewer, 'severity'), options(SEVERITIES, severity), {
      value: t.severity.value,
      required: true,
    }),
    choice('stage', say(viewer, 'stage'), options(SERVICE_STAGES, stage), { value: t.stage.value, required: true }),
    text('remedySought', say(viewer, 'sought'), {
      value: t.remedySought?.value ?? null,
      lines: 'many',
      maxLength: 1000,
    }),
  ];
}

const valueFields = (c: RecoveryCase, viewer: Viewer): readonly Field[] => [
  text('customer', say(viewer, 'customer'), { value: c.customer.reference, hint: say(viewer, 'customer_hint') }),
  text('orderValue', say(viewer, 'order'), {
    value: c.orderValue === null ? null : writeMoney(c.orderValue),
    maxLength: 40,
    placeholder: '300 EUR',
  }),
  text('lossValue', say(viewer, 'loss'), {
    value: c.lossValue === null ? null : writeMoney(c.lossValue),
    maxLength: 40,
    placeholder: '60 EUR',
  }),
];

function deadlineFields({ triage: { deadline } }: RecoveryCase, viewer: Viewer): readonly Field[] {
  const { zone } = viewer;
  const local = deadline === null ? null : DateTime.fromJSDate(deadline.value, { zone });
  return [
    {
      kind: 'day',
      id: 'day',
      label: say(viewer, 'day'),
      value: local?.toFormat('yyyy-MM-dd') ?? null,
      hint: say(viewer, 'day_hint'),
    },
    text('time', say(viewer, 'time'), {
      value: local?.toFormat('HH:mm') ?? null,
      maxLength: 10,
      placeholder: '17:00',
      hint: lifeWords.line(viewer, 'edit.time_hint', { zone }),
    }),
  ];
}

const moreFields = (viewer: Viewer): readonly Field[] => [
  text('addition', say(viewer, 'addition'), { lines: 'many', maxLength: 3000, hint: say(viewer, 'addition_hint') }),
  text('because', say(viewer, 'because'), { maxLength: 300, hint: say(viewer, 'because_hint') }),
];
