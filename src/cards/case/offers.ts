/** What a private answer offers beside its words: the facts form, where a fact is missing; a link, where a case may be the same matter. Pure. */
import type { Reason } from '../../core/authority/decision.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Refusal, Said } from '../../core/case/said.ts';
import type { Block, Button, Card } from '../kit/card.ts';
import { outageBlocks } from '../team/outage-card.ts';
import { likeBlocks } from './matter.ts';
import type { CaseView } from '../kit/views.ts';
import { caseWords } from '../words/case.ts';
import type { Reader } from '../words/language.ts';

export const factsButton = (c: RecoveryCase, viewer: Reader, remedy?: string): Button => ({
  label: caseWords.line(viewer, 'button.facts'),
  press: { kind: 'open_facts', case: c.id, v: c.version, ...(remedy !== undefined && { remedy }) },
});

/** The answer, with the facts form at hand when a fact or a value is what is missing: of the remedy that needs it. */
export function withFacts(card: Card, told: Said | Refusal, c: RecoveryCase, viewer: Reader): Card {
  if (told.kind === 'facts_set' && told.next !== undefined) {
    const { page, remedy } = told.next;
    const press = { kind: 'open_facts', case: c.id, v: c.version, page, ...(remedy !== null && { remedy }) } as const;
    return adding(card, [
      { kind: 'buttons', buttons: [{ label: caseWords.line(viewer, 'button.next_facts'), press }] },
    ]);
  }
  if (!wantsFacts(told)) return card;
  return adding(card, [{ kind: 'buttons', buttons: [factsButton(c, viewer, remedyOf(told, c))] }]);
}

/** Undefined where it cannot be told: then all facts are asked. */
function remedyOf(told: Said | Refusal, c: RecoveryCase): string | undefined {
  if (told.kind === 'needs' || told.kind === 'facts_first') return told.remedy;
  if (told.kind !== 'asked') return undefined;
  const request = c.requests.find(({ id }) => id === told.request);
  const actions = c.actions.filter(({ id }) => request?.actions.includes(id) === true);
  const lacking = actions.filter(({ decision }) => decision.decision.reasons.some(isMissing));
  return lacking.length === 1 ? lacking[0]?.kind : undefined;
}

function wantsFacts(told: Said | Refusal): boolean {
  if (told.kind === 'asked') return told.reasons.some(isMissing);
  if (told.kind === 'facts_first') return true;
  if (told.kind === 'needs') return told.requires.includes('evidence');
  return told.kind === 'nobody_can_approve' && told.reasons.some(isMissing);
}

const isMissing = (reason: Reason): boolean =>
  reason.code === 'fact_unknown' || reason.code === 'value_unknown' || reason.code === 'unidentified_customer';

/** The answer to a log, with the earlier cases that may be the same matter. */
export const withLinks = (card: Card, seen: CaseView): Card =>
  adding(card, [...outageBlocks(seen.case, null, seen.outage?.offered ?? null, seen.viewer), ...likeBlocks(seen)]);

const adding = (card: Card, blocks: readonly Block[]): Card => ({ ...card, blocks: [...card.blocks, ...blocks] });
