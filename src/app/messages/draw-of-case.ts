/** Messages about a case and what is on it: its card, requests, thank-yous, what somebody is told. Drawn as they should look now. Reads only. */
import type { MemberId, ThingId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { isOngoing } from '../../core/case/status.ts';
import { passedOverIn } from '../../core/case/follows/notices.ts';
import { whoCanDecide } from '../../core/case/rules/who-decides.ts';
import { concernedBy, isRestricted, mayRead } from '../../core/case/rules/who-may.ts';
import { toldCard } from '../../cards/answers/told-card.ts';
import { mergedNote } from '../../cards/life/over-blocks.ts';
import { caseCard } from '../../cards/case/case-card.ts';
import { erasedCard } from '../../cards/privacy/erased-card.ts';
import { hushed, privateCard, privateNote } from '../../cards/case/private-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { ShoutOutView } from '../../cards/kit/views.ts';
import { elsewhereCard, ownRequestCard, requestCard, takenCard } from '../../cards/request/request-card.ts';
import { adviceCard } from '../../cards/help/advice-card.ts';
import { assistCard } from '../../cards/help/assist-card.ts';
import { handoverCard } from '../../cards/owning/handover-card.ts';
import { draftCard, shoutOutCard } from '../../cards/team/thanks-card.ts';
import { eventAt } from '../../db/case/journal.ts';
import { thanksPicture } from '../pictures/thanks-pictured.ts';
import type { Shell } from '../shell.ts';
import {
  caseContext,
  caseView,
  personOf,
  readerOf,
  requestView,
  viewerOf,
  type CaseContext,
} from '../views/case-view.ts';
import { withHint } from '../views/hints.ts';
import { matterOpenly } from '../views/matter-openly.ts';

type About<K extends MessageSubject['kind']> = Extract<MessageSubject, { readonly kind: K }>;

/** The case of a message, with what is known of it. */
export interface Known {
  readonly context: CaseContext;
  /** Events that have just happened, by their place in the journal. */
  readonly events?: ReadonlyMap<number, CaseEvent>;
}

export type AboutCase = About<'case' | 'request' | 'assist' | 'advice' | 'handover' | 'draft' | 'thanks' | 'event'>;

/** Undefined when there is nothing to draw: the case, or what is told of it, is not there. */
export async function drawOfCase(
  shell: Shell,
  about: AboutCase,
  platform: Platform,
  known?: Known,
): Promise<Card | undefined> {
  const context = known?.context ?? (await caseContext(shell, about.case));
  if (context === undefined) return undefined;
  const erased = await drawErased(shell, about, platform, { ...known, context });
  if (erased !== undefined) return erased;
  const drawn = isRestricted(context.case)
    ? await drawPrivately(shell, about, platform, { ...known, context })
    : await drawOpenly(shell, about, platform, { ...known, context });
  return drawn ?? drawMerged(about, context);
}

/** Of a customer who was erased a message says so and nothing else; where the case goes on, what is left to do is drawn. */
async function drawErased(shell: Shell, about: AboutCase, platform: Platform, known: Known): Promise<Card | undefined> {
  const { case: c, loaded } = known.context;
  if (c.erasedAt === undefined || (about.kind === 'thanks' && !isTheirWords(c, about.shoutOut))) return undefined;
  if (isOngoing(c) && about.kind !== 'event') return undefined;
  // news since then is no news of them
  const event = about.kind === 'event' ? await eventOf(shell, about, known) : undefined;
  if (event !== undefined && event.at > c.erasedAt) return undefined;
  return erasedCard(c, c.erasedAt, about, viewerOf(shell, loaded, readerOf(loaded.teams, c.team), platform));
}

const isTheirWords = (c: RecoveryCase, id: ThingId): boolean =>
  c.shoutOuts.some((s) => s.id === id && s.kind === 'customer_words');

/** What stood on a case that is part of another one now. */
function drawMerged(about: AboutCase, { case: c, loaded }: CaseContext): Card | undefined {
  if (c.status !== 'merged' || c.mergedInto == null) return undefined;
  return mergedNote(c, c.mergedInto, about, readerOf(loaded.teams, c.team));
}

/** Of a restricted case only what goes to one person says anything, and only to somebody who may see it as it is now. */
async function drawPrivately(
  shell: Shell,
  about: AboutCase,
  platform: Platform,
  known: Known,
): Promise<Card | undefined> {
  const c = known.context.case;
  const isForOne =
    about.kind === 'request' || about.kind === 'assist' || about.kind === 'handover' || about.kind === 'event';
  const to = isForOne ? personOf(known.context, about.to) : null;
  const reader = viewerOf(shell, known.context.loaded, to ?? personOf(known.context, c.owner), platform);
  if (about.kind === 'case') return privateCard(c, reader);
  if (to === null) return privateNote(c, about, reader);
  if (!mayRead(to, c))
    return (await passedOverCard(shell, about, platform, known, to.id)) ?? privateNote(c, about, reader);
  const card = await drawOpenly(shell, about, platform, known);
  return card && hushed(card, c, reader);
}

/** Who would have been asked is told that it is somebody else's, and where the policy wants it, that it is about them; that says nothing of the case. */
async function passedOverCard(
  shell: Shell,
  about: AboutCase,
  platform: Platform,
  known: Known,
  to: MemberId,
): Promise<Card | undefined> {
  const isAboutThem = concernedBy(known.context.case).includes(to);
  if (about.kind === 'request')
    return isAboutThem ? await drawRequest(shell, about, platform, known.context) : undefined;
  if (about.kind !== 'event') return undefined;
  const event = await eventOf(shell, about, known);
  const isForThem =
    event !== undefined &&
    (passedOverIn(event).includes(to) || (event.kind === 'facts_set' && event.tellsConcerned === to));
  return isForThem ? await drawEvent(shell, about, platform, known) : undefined;
}

async function drawOpenly(shell: Shell, about: AboutCase, platform: Platform, known: Known): Promise<Card | undefined> {
  const { context } = known;
  switch (about.kind) {
    case 'case':
      return caseCard(await withHint(shell, await matterOpenly(shell, caseView(shell, context, platform))));
    case 'request':
      return await drawRequest(shell, about, platform, context);
    case 'advice': {
      const { case: c, loaded } = context;
      const advice = c.advice?.find((a) => a.id === about.advice);
      const viewer = viewerOf(shell, loaded, readerOf(loaded.teams, c.team), platform);
      return advice && adviceCard({ case: c, advice, viewer });
    }
    case 'assist':
      return drawAssist(shell, about, platform, context);
    case 'handover':
      return drawHandover(shell, about, platform, context);
    case 'draft': {
      const seen = shoutOutView(shell, about, platform, context);
      return seen && draftCard(seen);
    }
    case 'thanks': {
      const seen = shoutOutView(shell, about, platform, context);
      return seen && shoutOutCard({ ...seen, picture: thanksPicture(shell, context, seen.shoutOut) });
    }
    case 'event':
      return await drawEvent(shell, about, platform, known);
  }
}

/** The card in the thread; or somebody's own, in private, with buttons as long as they may decide. */
async function drawRequest(
  shell: Shell,
  about: About<'request'>,
  platform: Platform,
  context: CaseContext,
): Promise<Card | undefined> {
  const request = context.case.requests.find((r) => r.id === about.request);
  if (request === undefined) return undefined;
  const view = await requestView(shell, context, request, platform);
  const seen = view && (await matterOpenly(shell, view));
  if (seen === undefined || about.to === null) return seen && requestCard(seen);
  const to = personOf(context, about.to);
  const own = { ...seen, viewer: viewerOf(shell, context.loaded, to, platform) };
  if (to !== null && concernedBy(context.case).includes(to.id)) return { ...elsewhereCard(own), subject: about };
  const isTaken = request.status === 'pending' && !decides(context, request, to?.id);
  return { ...(isTaken ? takenCard(own) : ownRequestCard(own)), subject: about };
}

/** In the channel as the team reads that is asked; to somebody alone with its buttons, as long as it is theirs. */
function drawAssist(
  shell: Shell,
  about: About<'assist'>,
  platform: Platform,
  { case: c, loaded, ...context }: CaseContext,
): Card | undefined {
  const assist = c.assists?.find((a) => a.id === about.assist);
  if (assist === undefined) return undefined;
  const to = personOf({ case: c, loaded, ...context }, about.to);
  const team = assist.of.kind === 'team' ? assist.of.team : c.team;
  const viewer = viewerOf(shell, loaded, about.to === null ? readerOf(loaded.teams, team) : to, platform);
  if (to !== null && !mayRead(to, c)) return privateNote(c, about, viewer);
  return assistCard({ case: c, assist, to: about.to, viewer });
}

const decides = (context: CaseContext, request: ApprovalRequest, who: MemberId | undefined): boolean =>
  whoCanDecide(context.case, request, context.ctx).some((w) => w.member === who);

const eventOf = async (
  shell: Shell,
  { seq }: About<'event'>,
  { context, events }: Known,
): Promise<CaseEvent | undefined> =>
  events?.get(seq) ?? (await eventAt(shell.db.read, shell.workspace, context.case.id, seq));

async function drawEvent(
  shell: Shell,
  about: About<'event'>,
  platform: Platform,
  { context, events }: Known,
): Promise<Card | undefined> {
  const event = await eventOf(shell, about, { context, ...(events && { events }) });
  if (event === undefined) return undefined;
  const to = personOf(context, about.to);
  return toldCard({ event, seq: about.seq }, context.case, viewerOf(shell, context.loaded, to, platform), {
    id: to?.id ?? null,
    mayDecide: (request) => decides(context, request, to?.id),
  });
}

/** Whom the case turned out to be about sees nothing of it any more. */
function drawHandover(shell: Shell, about: About<'handover'>, platform: Platform, context: CaseContext): Card {
  const { case: c, loaded } = context;
  const to = personOf(context, about.to);
  const viewer = viewerOf(shell, loaded, to, platform);
  if (to === null || !mayRead(to, c)) return privateNote(c, about, viewer);
  const teamName = (id: string): string => loaded.teams.find((t) => t.id === id)?.name ?? id;
  return handoverCard({ case: c, handover: about.handover, to: about.to, viewer, teamName });
}

function shoutOutView(
  shell: Shell,
  about: About<'draft' | 'thanks'>,
  platform: Platform,
  context: CaseContext,
): ShoutOutView | undefined {
  const shoutOut = context.case.shoutOuts.find((s) => s.id === about.shoutOut);
  if (shoutOut === undefined) return undefined;
  const to = personOf(context, shoutOut.to);
  const lead = about.kind === 'draft' ? about.to : null;
  // a post is read by a team: the person's own, or that of the case
  const team = shoutOut.audience === 'team' ? (to?.team ?? context.case.team) : context.case.team;
  const reader =
    about.kind === 'thanks' ? readerOf(context.loaded.teams, team) : personOf(context, lead ?? shoutOut.to);
  return {
    case: context.case,
    shoutOut,
    viewer: viewerOf(shell, context.loaded, reader, platform),
    // whoever has left is thanked no more
    preference: to === null ? 'none' : to.recognition,
    lead,
  };
}
