/** What stands in the fields of a case that a person may change, in words. Pure. */
import { FAILURE_TYPES, SERVICE_STAGES, SEVERITIES } from '../../core/base/failures.ts';
import { isMoney } from '../../core/policy/facts.ts';
import type { ValueOfCase } from '../../core/case/history.ts';
import type { CaseChanges } from '../../core/case/commands.ts';
import { sayFact } from '../case/matter.ts';
import { amount } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { whenIn } from '../words/dates.ts';
import { lifeWords } from '../words/life.ts';
import { names } from '../words/names.ts';

/** What may stand in a field of fixed words, for whoever typed something else: as it is typed, which is English. */
export function choicesOf(field: keyof CaseChanges | null): readonly string[] {
  const { failure, severity } = names({ locale: 'en' });
  if (field === 'failure') return FAILURE_TYPES.map((type) => failure[type]);
  if (field === 'severity') return SEVERITIES.map((one) => severity[one]);
  return field === 'stage' ? [...SERVICE_STAGES] : [];
}

export function valueWords(value: ValueOfCase, viewer: Viewer): string {
  if (value === null) return lifeWords.line(viewer, 'field.not_known');
  if (value instanceof Date) return whenIn(value, viewer);
  if (typeof value === 'string') return fixedWords(value, viewer) ?? value;
  return isMoney(value) ? amount(value, viewer) : sayFact(value, viewer);
}

function fixedWords(value: string, viewer: Viewer): string | undefined {
  const of = names(viewer);
  const failure = FAILURE_TYPES.find((one) => one === value);
  if (failure !== undefined) return of.failure[failure];
  const severity = SEVERITIES.find((one) => one === value);
  if (severity !== undefined) return of.severity[severity];
  const stage = SERVICE_STAGES.find((one) => one === value);
  return stage && of.stage[stage];
}
