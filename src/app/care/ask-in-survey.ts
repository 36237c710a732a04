/** After a case is resolved its customer is asked how it was put right: the owner gets the link, because Amends writes to no customer by itself. A system that does may get it, too. */
import { policyInForce } from '../../core/policy/in-force.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { outgoingOfSurvey } from '../../core/case/follows/outgoing-care.ts';
import { voiceFor } from '../../core/case/rules/letters/drafting.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { inviteToSurvey, withdrawSurveys } from '../../db/care/surveys.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import { emit, isAnybodyTold } from '../deliveries/emit.ts';
import type { Shell } from '../shell.ts';
import { readerOf } from '../views/case-view.ts';
import { redrawSurveys, tellOfSurvey } from './survey-news.ts';

interface Happened {
  readonly after: RecoveryCase;
  readonly events: readonly CaseEvent[];
  readonly at: Date;
}

/** In the transaction of the command; nothing is asked of the database where nothing is resolved or opened again. */
export async function askInSurvey(shell: Shell, tx: Tx, { after: c, events, at }: Happened): Promise<void> {
  const rule = policyInForce(shell.policies(), at)?.survey;
  if (shell.surveys == null || rule == null) return;
  const { workspace } = shell;
  if (events.some(({ kind }) => TAKES_BACK.has(kind))) {
    const withdrawn = await withdrawSurveys(tx, workspace, c.id, at);
    if (withdrawn.length > 0) await redrawSurveys(shell, c.id, tx);
  }
  if (!events.some(({ kind }) => kind === 'resolved')) return;
  const id = shell.newId('sur');
  const expires = new Date(at.getTime() + rule.openFor);
  const excluded = await inviteToSurvey(tx, workspace, {
    id,
    case: c.id,
    customerKey: c.customer.key,
    team: c.team,
    owner: c.owner,
    resolvedAt: at,
    expiresAt: expires,
    isKeptPrivate: isRestricted(c) && rule.restricted === 'never',
    quietSince: new Date(at.getTime() - rule.quietPeriod),
  });
  if (excluded !== null) return;
  await tellOfSurvey(shell, tx, { case: c, survey: id, to: [c.owner] });
  if (!isAnybodyTold(shell)) return;
  const { teams } = await shell.directory.now(tx);
  const { language } = voiceFor(c, readerOf(teams, c.team).locale);
  const link = shell.surveys.linkOf({ id, expires });
  await emit(shell, tx, outgoingOfSurvey({ case: c, survey: id, link, expires, language, at }));
}

/** What was resolved is not any more: it is asked anew when it is. */
const TAKES_BACK: ReadonlySet<CaseEvent['kind']> = new Set<CaseEvent['kind']>([
  'resolve_undone',
  'reopened',
  'merged',
  'dismissed',
]);
