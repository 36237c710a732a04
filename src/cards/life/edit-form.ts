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
import { FAILURE, SEVERITY, STAGE } from '../words/en.ts';
import { asItStood } from './as-it-stood.ts';

/** As much of the complaint as a note holds well. */
const LONGEST_NOTE = 300;

export function editForm(c: RecoveryCase, viewer: Viewer): Form {
  const fields: readonly Field[] = [...readFields(c), ...valueFields(c), ...deadlineFields(c, viewer), ...moreFields];
  return {
    id: 'edit',
    about: { ...aboutCase(c), zone: viewer.zone, stood: asItStood(fields) },
    title: `Edit ${c.id}`,
    submit: 'Save changes',
    notes: [
      [clip(oneLine(c.complaints[0]?.text ?? ''), LONGEST_NOTE)],
      ['What you change takes the place of what stood there; both stay in the history of the case.'],
    ],
    fields,
  };
}

const readFields = ({ triage: t }: RecoveryCase): readonly Field[] => [
  choice('failure', 'What failed', options(FAILURE_TYPES, FAILURE), { value: t.failure.value, required: true }),
  choice('severity', 'How urgent', options(SEVERITIES, SEVERITY), { value: t.severity.value, required: true }),
  choice('stage', 'Stage', options(SERVICE_STAGES, STAGE), { value: t.stage.value, required: true }),
  text('remedySought', 'What the customer asks for', {
    value: t.remedySought?.value ?? null,
    lines: 'many',
    maxLength: 1000,
  }),
];

const valueFields = (c: RecoveryCase): readonly Field[] => [
  text('customer', 'Customer', { value: c.customer.reference, hint: 'Room, booking, order or loyalty number.' }),
  text('orderValue', 'Value of the order', {
    value: c.orderValue === null ? null : writeMoney(c.orderValue),
    maxLength: 40,
    placeholder: '300 EUR',
  }),
  text('lossValue', 'What the customer lost', {
    value: c.lossValue === null ? null : writeMoney(c.lossValue),
    maxLength: 40,
    placeholder: '60 EUR',
  }),
];

function deadlineFields({ triage: { deadline } }: RecoveryCase, { zone }: Viewer): readonly Field[] {
  const local = deadline === null ? null : DateTime.fromJSDate(deadline.value, { zone });
  return [
    {
      kind: 'day',
      id: 'day',
      label: 'Matters by',
      value: local?.toFormat('yyyy-MM-dd') ?? null,
      hint: 'Check-out, departure, a date set by somebody. Empty: none is known.',
    },
    text('time', 'At', {
      value: local?.toFormat('HH:mm') ?? null,
      maxLength: 10,
      placeholder: '17:00',
      hint: `In the time of ${zone}.`,
    }),
  ];
}

const moreFields: readonly Field[] = [
  text('addition', 'What else the customer said', {
    lines: 'many',
    maxLength: 3000,
    hint: 'Added below the complaint, in their words. What stands there stays.',
  }),
  text('because', 'Why', { maxLength: 300, hint: 'Kept with the change.' }),
];
