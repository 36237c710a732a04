/** A message's subject → the card as it should look now. */
import { caseId, thingId, type MemberId } from '../../core/base/ids.ts';
import type { Platform } from '../../core/base/members.ts';
import type { ApprovalRequest } from '../../core/case/case.ts';
import { whoCanDecide } from '../../core/case/rules/who-decides.ts';
import type { Card } from '../../cards/kit/card.ts';
import { caseCard } from '../../cards/case/case-card.ts';
import { digestCard } from '../../cards/team/digest-card.ts';
import { toldCard, undeliveredCard } from '../../cards/answers/told-card.ts';
import { elsewhereCard, requestCard, takenCard } from '../../cards/request/request-card.ts';
import { draftCard, shoutOutCard } from '../../cards/team/thanks-card.ts';
import type { CardId } from '../../db/messages/messages.ts';
import { eventAt } from '../../db/case/journal.ts';
import { digestFor } from '../views/digest.ts';
import { drawBudget, drawOutage, drawStorm } from './draw-notes.ts';
import { drawHome } from '../views/home.ts';
import { caseView, viewerOf, requestView, caseContext, type CaseContext } from '../views/case-view.ts';
import type { Shell } from '../shell.ts';

/** Undefined when there is nothing to draw (the thing is gone). */
export async function draw(shell: Shell, id: CardId): Promise<Card | undefined> {
  const [kind = '', first = '', second = '', third = ''] = id.subject.split(':');
  if (kind === 'digest') return await drawDigest(shell, first, second, id.platform);
  if (kind === 'home') return await drawHome(shell, first, id.platform);
  if (kind === 'storm') return await drawStorm(shell, first, id.platform);
  if (kind === 'failure') return await drawOutage(shell, first, id.platform);
  if (kind === 'budget') return await drawBudget(shell, id.subject, id.platform);
  if (kind === 'undelivered') return undeliveredCard(id.subject);
  const context = await caseContext(shell, caseId.parse(first));
  return context === undefined
    ? undefined
    : await drawOfCase(shell, context, { kind, second, third, platform: id.platform });
}

async function drawDigest(shell: Shell, team: string, week: string, platform: Platform): Promise<Card | undefined> {
  const digest = await digestFor(shell, team, week);
  return digest === undefined ? undefined : digestCard(digest, platform);
}

interface What {
  readonly kind: string;
  readonly second: string;
  readonly third: string;
  readonly platform: Platform;
}

async function drawOfCase(shell: Shell, context: CaseContext, what: What): Promise<Card | undefined> {
  const { platform } = what;
  switch (what.kind) {
    case 'case':
      return caseCard(caseView(shell, context, platform));
    case 'request':
      return drawRequest(shell, context, what);
    case 'draft':
    case 'thanks':
      return drawThanks(shell, context, what);
    case 'event': {
      const event = await eventAt(shell.db.read, shell.workspace, context.case.id, Number(what.second));
      const to = context.loaded.members.find((m) => m.id === what.third) ?? null;
      return event === undefined
        ? undefined
        : toldCard(event, context.case, viewerOf(shell, context.loaded, to, platform), Number(what.second), {
            id: to?.id ?? null,
            mayDecide: (request) => decides(context, request, to?.id),
          });
    }
    default:
      return undefined;
  }
}

/** The card in the thread; or somebody's own copy, on another platform than the case's, with buttons as long as they may decide. */
async function drawRequest(shell: Shell, context: CaseContext, what: What): Promise<Card | undefined> {
  const request = context.case.requests.find((r) => r.id === thingId.parse(what.second));
  const seen = request === undefined ? undefined : await requestView(shell, context, request, what.platform);
  if (request === undefined || seen === undefined || what.third === '') return seen && requestCard(seen);
  const to = context.loaded.members.find((m) => m.id === what.third) ?? null;
  const subject = `request:${context.case.id}:${what.second}:${what.third}`;
  const own = { ...seen, viewer: viewerOf(shell, context.loaded, to, what.platform) };
  if (to !== null && to.id === context.case.concerns) return { ...elsewhereCard(own), subject };
  const isTaken = request.status === 'pending' && !decides(context, request, to?.id);
  return { ...(isTaken ? takenCard(own) : requestCard(own)), subject };
}

const decides = (context: CaseContext, request: ApprovalRequest, who: MemberId | undefined): boolean =>
  whoCanDecide(context.case, request, context.ctx).some((w) => w.member === who);

function drawThanks(shell: Shell, context: CaseContext, what: What): Card | undefined {
  const shoutOut = context.case.shoutOuts.find((s) => s.id === thingId.parse(what.second));
  if (shoutOut === undefined) return undefined;
  const to = context.loaded.members.find((m) => m.id === shoutOut.to) ?? null;
  const seen = {
    case: context.case,
    shoutOut,
    viewer: viewerOf(shell, context.loaded, to, what.platform),
    preference: to?.recognition ?? ('unknown' as const),
    thanksChannel: null,
  };
  return what.kind === 'draft' ? draftCard(seen) : shoutOutCard(seen);
}
