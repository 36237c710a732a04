/** What leaves the house, by the very tables that requests are made of. Pure. */
import { CASE_ASKING } from '../../core/hints/case-question.ts';
import { DIGEST_ASKING } from '../../core/hints/digest-question.ts';
import { LETTER_ASKING } from '../../core/hints/letter-question.ts';
import type { HintTask } from '../../core/hints/settings.ts';

export interface FieldsSent {
  readonly question: string;
  readonly fields: readonly string[];
}

/** Of the questions that these tasks ask. */
export function fieldsSent(tasks: readonly HintTask[]): readonly FieldsSent[] {
  const isOn = (...some: readonly HintTask[]): boolean => some.some((task) => tasks.includes(task));
  const asked = [
    ...(isOn('triage', 'summary', 'translation') ? [CASE_ASKING] : []),
    ...(isOn('letter') ? [LETTER_ASKING] : []),
    ...(isOn('digest') ? [DIGEST_ASKING] : []),
  ];
  return asked.map(({ name, fields }) => ({ question: name, fields: Object.keys(fields) }));
}
