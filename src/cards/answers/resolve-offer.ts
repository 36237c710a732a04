/** Resolving with one press, where nothing is left to do but to hear that the customer agreed. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { isOpen } from '../../core/case/evolve.ts';
import { MOST_DONE } from '../../core/case/press.ts';
import type { Refusal } from '../../core/case/said.ts';
import { isOngoing } from '../../core/case/status.ts';
import type { Card } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { caseWords } from '../words/case.ts';
import { resolveWords } from '../words/resolve-offer.ts';

/** The answer to something given, with a button that resolves the case: where nobody is waited for and nothing was promised. */
export function withResolve(card: Card, c: RecoveryCase, viewer: Pick<Viewer, 'locale'>): Card {
  const given = c.actions.filter((a) => a.status === 'authorised').map((a) => a.id);
  const isWaiting = c.requests.some(isOpen) || c.promises.some((p) => p.status === 'open' || p.status === 'broken');
  if (!isOngoing(c) || isWaiting || given.length === 0 || given.length > MOST_DONE) return card;
  const label = resolveWords.line(viewer, 'button');
  const press = { kind: 'resolve_accepted' as const, case: c.id, v: c.version, done: given };
  return { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [{ label, press, tone: 'primary' }] }] };
}

export function sayGivenSince(no: Extract<Refusal, { kind: 'given_since' }>, viewer: Viewer): Card {
  const said = reply(resolveWords.text(viewer, 'given_since', { case: no.case }));
  const label = caseWords.line(viewer, 'button.resolve');
  const press = { kind: 'open_resolve' as const, case: no.case, v: no.v };
  return { ...said, blocks: [...said.blocks, { kind: 'buttons', buttons: [{ label, press }] }] };
}
