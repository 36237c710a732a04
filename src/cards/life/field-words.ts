/** The fields of a case that a person may change, and what stands in them, in words. Pure. */
import { FAILURE_TYPES, SERVICE_STAGES, SEVERITIES } from '../../core/base/failures.ts';
import { isMoney } from '../../core/policy/facts.ts';
import type { ValueOfCase } from '../../core/case/history.ts';
import type { DismissReason } from '../../core/case/status.ts';
import type { CaseChanges } from '../../core/case/commands.ts';
import { sayFact } from '../case/matter.ts';
import { amount } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { whenIn } from '../words/common.ts';
import { FAILURE, SEVERITY, STAGE } from '../words/en.ts';

export const FIELD: Readonly<Record<keyof CaseChanges, string>> = {
  failure: 'what failed',
  severity: 'how urgent',
  stage: 'the stage',
  deadline: 'the time it matters by',
  remedySought: 'what the customer asks for',
  customer: 'the customer',
  orderValue: 'the order value',
  lossValue: 'the loss',
  addition: 'what the customer said',
};

/** Why a case is none. */
export const DISMISSED_AS: Readonly<Record<DismissReason, string>> = {
  not_a_complaint: 'not a complaint',
  duplicate: 'written down twice',
  test: 'a test',
  wrong_place: 'for somebody else, not for us',
  other: 'something else',
};

/** What may stand in a field of fixed words, for whoever typed something else. */
export function choicesOf(field: keyof CaseChanges | null): readonly string[] {
  if (field === 'failure') return FAILURE_TYPES.map((type) => FAILURE[type]);
  if (field === 'severity') return SEVERITIES.map((one) => SEVERITY[one]);
  return field === 'stage' ? [...SERVICE_STAGES] : [];
}

export function valueWords(value: ValueOfCase, viewer: Viewer): string {
  if (value === null) return 'not known';
  if (value instanceof Date) return whenIn(value, viewer);
  if (typeof value === 'string') return fixedWords(value) ?? value;
  return isMoney(value) ? amount(value, viewer) : sayFact(value, viewer);
}

function fixedWords(value: string): string | undefined {
  const [failure, severity, stage] = [
    FAILURE_TYPES.find((one) => one === value),
    SEVERITIES.find((one) => one === value),
    SERVICE_STAGES.find((one) => one === value),
  ];
  if (failure !== undefined) return FAILURE[failure];
  if (severity !== undefined) return SEVERITY[severity];
  return stage && STAGE[stage];
}
