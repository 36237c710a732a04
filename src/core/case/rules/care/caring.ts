/** What is said of a customer on a case: whether they were asked, and whether they want to be. Pure. */
import type { Member } from '../../../base/members.ts';
import type { Care } from '../../care/care.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import { done, refuse, type Answered } from '../../said.ts';
import { reasonIn } from '../own-words.ts';
import { mayResolve } from '../who-may.ts';
import { cared } from './cared.ts';
import { standingOf } from './leaving.ts';
import { noteOf } from './noting.ts';

export function care(c: RecoveryCase, asked: Care, by: Member, ctx: Circumstances): Answered {
  switch (asked.kind) {
    case 'survey_told':
      return surveyTold(c, asked, by, ctx);
    case 'opt_out':
      return optOut(c, asked, by, ctx);
    case 'opt_in':
      return optIn(c, by, ctx);
    case 'remember':
    case 'correct_note':
    case 'forget_note':
      return noteOf(c, asked, by, ctx);
    case 'leaving':
    case 'staying':
    case 'winback':
      return standingOf(c, asked, by, ctx);
  }
}

/** Whoever has the link says what became of it; the last word holds. */
function surveyTold(
  c: RecoveryCase,
  { told }: Extract<Care, { kind: 'survey_told' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const survey = ctx.care?.survey ?? null;
  if (survey === null) return refuse({ kind: 'no_survey', case: c.id });
  if (!mayResolve(by, c) && survey.owner !== by.id) return refuse({ kind: 'not_yours', owner: c.owner });
  if (survey.told === told) return done({ kind: 'already_so' });
  const what = told === 'sent' ? 'survey_sent' : 'survey_not_reachable';
  return cared(what, { what: 'survey_told', survey: survey.id, told }, { by, ctx });
}

/** Anybody may say it: it only ever leaves somebody in peace. */
function optOut(
  c: RecoveryCase,
  { because }: Extract<Care, { kind: 'opt_out' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const { key } = c.customer;
  if (key === null) return refuse({ kind: 'customer_unknown', case: c.id });
  if (ctx.care?.isOptedOut === true) return done({ kind: 'already_so' });
  return cared('opted_out', { what: 'opt_out', key }, { by, ctx, because: reasonIn(because) });
}

/** That the customer wants to be asked after all is for the owner, or a lead of the team, to say. */
function optIn(c: RecoveryCase, by: Member, ctx: Circumstances): Answered {
  const { key } = c.customer;
  if (key === null) return refuse({ kind: 'customer_unknown', case: c.id });
  if (ctx.care?.isOptedOut !== true) return done({ kind: 'already_so' });
  if (!mayResolve(by, c)) return refuse({ kind: 'not_yours', owner: c.owner });
  return cared('opted_in', { what: 'opt_in', key }, { by, ctx });
}
