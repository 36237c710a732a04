/** Messages about a case and what is on it: its card, requests, thank-yous, what somebody is told. Drawn as they should look now. Reads only. */
import type { MemberId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { ApprovalRequest } from '../../core/case/case.ts';
import { whoCanDecide } from '../../core/case/rules/who-decides.ts';
import { toldCard } from '../../cards/answers/told-card.ts';
import { caseCard } from '../../cards/case/case-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { ShoutOutView } from '../../cards/kit/views.ts';
import { elsewhereCard, requestCard, takenCard } from '../../cards/request/request-card.ts';
import { draftCard, shoutOutCard } from '../../cards/team/thanks-card.ts';
import { eventAt } from '../../db/case/journal.ts';
import type { Shell } from '../shell.ts';
import { caseContext, caseView, requestView, viewerOf, type CaseContext } from '../views/case-view.ts';

type About<K extends MessageSubject['kind']> = Extract<MessageSubject, { readonly kind: K }>;

export async function drawCase(shell: Shell, about: About<'case'>, platform: Platform): Promise<Card | undefined> {
  const context = await caseContext(shell, about.case);
  return context === undefined ? undefined : caseCard(caseView(shell, context, platform));
}

/** The card in the thread; or somebody's own copy, on another platform than the case's, with buttons as long as they may decide. */
export async function drawRequest(
  shell: Shell,
  about: About<'request'>,
  platform: Platform,
): Promise<Card | undefined> {
  const context = await caseContext(shell, about.case);
  const request = context?.case.requests.find((r) => r.id === about.request);
  if (context === undefined || request === undefined) return undefined;
  const seen = await requestView(shell, context, request, platform);
  if (seen === undefined || about.to === null) return seen && requestCard(seen);
  const to = context.loaded.members.find((m) => m.id === about.to) ?? null;
  const own = { ...seen, viewer: viewerOf(shell, context.loaded, to, platform) };
  if (to !== null && to.id === context.case.concerns) return { ...elsewhereCard(own), subject: about };
  const isTaken = request.status === 'pending' && !decides(context, request, to?.id);
  return { ...(isTaken ? takenCard(own) : requestCard(own)), subject: about };
}

const decides = (context: CaseContext, request: ApprovalRequest, who: MemberId | undefined): boolean =>
  whoCanDecide(context.case, request, context.ctx).some((w) => w.member === who);

export async function drawEvent(shell: Shell, about: About<'event'>, platform: Platform): Promise<Card | undefined> {
  const context = await caseContext(shell, about.case);
  const event = context && (await eventAt(shell.db.read, shell.workspace, context.case.id, about.seq));
  if (context === undefined || event === undefined) return undefined;
  const to = context.loaded.members.find((m) => m.id === about.to) ?? null;
  return toldCard({ event, seq: about.seq }, context.case, viewerOf(shell, context.loaded, to, platform), {
    id: to?.id ?? null,
    mayDecide: (request) => decides(context, request, to?.id),
  });
}

export async function drawDraft(shell: Shell, about: About<'draft'>, platform: Platform): Promise<Card | undefined> {
  const seen = await shoutOutView(shell, about, platform);
  return seen && draftCard(seen);
}

export async function drawThanks(shell: Shell, about: About<'thanks'>, platform: Platform): Promise<Card | undefined> {
  const seen = await shoutOutView(shell, about, platform);
  return seen && shoutOutCard(seen);
}

async function shoutOutView(
  shell: Shell,
  about: About<'draft' | 'thanks'>,
  platform: Platform,
): Promise<ShoutOutView | undefined> {
  const context = await caseContext(shell, about.case);
  const shoutOut = context?.case.shoutOuts.find((s) => s.id === about.shoutOut);
  if (context === undefined || shoutOut === undefined) return undefined;
  const to = context.loaded.members.find((m) => m.id === shoutOut.to) ?? null;
  return {
    case: context.case,
    shoutOut,
    viewer: viewerOf(shell, context.loaded, to, platform),
    preference: to?.recognition ?? 'unknown',
    thanksChannel: null,
  };
}
