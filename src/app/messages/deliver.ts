/** A message that is wanted → drawn in chat. At least once: each is drawn from the case as it is at that moment, so a repeat shows the same picture. */
import type { Member } from '../../core/base/members.ts';
import type { Card } from '../../cards/kit/card.ts';
import { movedHome } from '../../cards/team/home-card.ts';
import {
  messageDead,
  messageLater,
  messageNow,
  messageShown,
  messageUnknown,
  claimMessage,
  isDead,
  placeOfMessage,
  wantMessage,
  type MessageId,
  type ClaimedMessage,
} from '../../db/messages/messages.ts';
import { readWorkspace } from '../../db/team/members.ts';
import type { Chat, Place, Sent, To } from './chat-port.ts';
import { draw } from './draw.ts';
import type { Dest } from './notify.ts';
import type { Shell } from '../shell.ts';

/** Long enough for one post and its answer; short enough that a crash is noticed soon. */
const LEASE_MS = 45_000;
/** A post whose fate is unknown is looked for this soon. */
const LOOK_AGAIN_MS = 5_000;
/** Thanks and digests are never posted twice: when it cannot be told whether one was, the operator decides. */
const AT_MOST_ONCE = ['thanks:', 'digest:'];

export type DeliveryOutcome = { readonly kind: 'done' } | { readonly kind: 'again'; readonly afterMs: number };
const DONE: DeliveryOutcome = { kind: 'done' };

/** Draws one message until it shows what is wanted. Throws when the database is away; the job is tried again then. */
export async function deliver(shell: Shell, chats: readonly Chat[], id: MessageId): Promise<DeliveryOutcome> {
  const chat = chats.find((c) => c.platform === id.platform);
  if (chat === undefined) return { kind: 'again', afterMs: 60_000 };
  const claim = await claimMessage(shell.db.read, id, shell.now(), LEASE_MS);
  if (claim.kind === 'nothing_to_do') return DONE;
  if (claim.kind === 'busy')
    return { kind: 'again', afterMs: Math.max(500, claim.until.getTime() - shell.now().getTime()) };
  try {
    return await drawUntilShown(shell, chat, id, claim.message);
  } catch (error) {
    await messageLater(shell.db.read, id, claim.message.claim).catch(() => undefined);
    throw error;
  }
}

async function drawUntilShown(
  shell: Shell,
  chat: Chat,
  id: MessageId,
  claimed: ClaimedMessage,
): Promise<DeliveryOutcome> {
  let place = claimed.place as Place | null;
  let now = id.subject.startsWith('home:')
    ? await messageNow(shell.db.read, id)
    : { wanted: claimed.wanted, moves: false };
  for (;;) {
    const to = await resolve(shell, id, claimed.dest as unknown as Dest);
    const card = await draw(shell, id);
    if (card === undefined || to === 'gone') {
      await messageDead(shell.db.read, id, claimed.claim);
      // its thread can no longer be reached: whoever leads the team hears of it
      if (card !== undefined) await tellSomebodyElse(shell, id, claimed.dest as unknown as Dest);
      return DONE;
    }
    if (to === 'not_yet') {
      await messageLater(shell.db.read, id, claimed.claim);
      return { kind: 'again', afterMs: 1_000 };
    }
    if (now.moves && place !== null && to.kind === 'home') {
      // one home at a time: the old one is emptied first, and again should this be tried again
      await chat.redraw(place, movedHome(to.member.id));
      place = null;
    }
    const sent =
      place === null
        ? await postOnce(shell, chat, id, claimed, to, card)
        : await redrawn(chat, id, claimed, place, to, card);
    if (sent.kind !== 'sent') return await notSent(shell, id, claimed, sent);
    place = sent.place;
    const shown = { shown: Math.max(card.version, now.wanted), place, at: shell.now(), leaseMs: LEASE_MS };
    if ((await noteShown(shell, id, claimed.claim, shown)) !== 'draw_again') return DONE;
    // a card without a version of its own shows what was wanted before it was drawn
    now = await messageNow(shell.db.read, id);
  }
}

/** A message that somebody deleted, or that can be edited no more, is posted anew; celebrations stay as they were. */
async function redrawn(
  chat: Chat,
  id: MessageId,
  claimed: ClaimedMessage,
  place: Place,
  to: To,
  card: Card,
): Promise<Sent> {
  const sent = await chat.redraw(place, card);
  if (sent.kind !== 'never' || AT_MOST_ONCE.some((kind) => id.subject.startsWith(kind))) return sent;
  return await chat.post(to, card, `${claimed.key}#${claimed.claim}`);
}

/** A message that is out and could not be noted is in doubt: whoever comes next must look for it before posting. */
async function noteShown(
  shell: Shell,
  id: MessageId,
  claim: number,
  shown: Parameters<typeof messageShown>[3],
): ReturnType<typeof messageShown> {
  try {
    return await messageShown(shell.db.read, id, claim, shown);
  } catch (error) {
    await messageUnknown(shell.db.read, id, claim).catch(() => undefined);
    throw error;
  }
}

/** A post in doubt is looked up first. Where the platform cannot tell, celebrations stay unsent and everything else is posted anew, saying so. */
async function postOnce(
  shell: Shell,
  chat: Chat,
  id: MessageId,
  claimed: ClaimedMessage,
  to: To,
  card: Card,
): Promise<Sent> {
  if (!claimed.inDoubt) return await chat.post(to, card, claimed.key);
  const found = await chat.find(to, claimed.key, new Date(shell.now().getTime() - 86_400_000));
  if (found === 'absent') return await chat.post(to, card, claimed.key);
  if (found !== 'cannot_tell') return await chat.redraw(found, card);
  if (AT_MOST_ONCE.some((kind) => id.subject.startsWith(kind)))
    return { kind: 'never', why: 'uncertain whether it was posted already' };
  const again: Card = {
    ...card,
    blocks: [...card.blocks, { kind: 'context', text: ['This replaces an earlier card that may not have arrived.'] }],
  };
  return await chat.post(to, again, claimed.key);
}

async function notSent(
  shell: Shell,
  id: MessageId,
  claimed: ClaimedMessage,
  sent: Exclude<Sent, { kind: 'sent' }>,
): Promise<DeliveryOutcome> {
  const fields = { workspace: id.workspace, subject: id.subject, platform: id.platform, why: sent.why };
  switch (sent.kind) {
    case 'unknown':
      shell.log.warn('message uncertain', fields);
      await messageUnknown(shell.db.read, id, claimed.claim);
      return { kind: 'again', afterMs: LOOK_AGAIN_MS };
    case 'later':
      shell.log.info('message later', fields);
      await messageLater(shell.db.read, id, claimed.claim);
      return { kind: 'again', afterMs: sent.afterMs };
    case 'never':
      shell.log.warn('message undeliverable', fields);
      await messageDead(shell.db.read, id, claimed.claim);
      await tellSomebodyElse(shell, id, claimed.dest as unknown as Dest);
      return DONE;
  }
}

/** A channel that is gone must not swallow anything: the team's lead is told privately, once. */
async function tellSomebodyElse(shell: Shell, id: MessageId, dest: Dest): Promise<void> {
  if (dest.kind === 'person' || dest.kind === 'home' || id.subject.startsWith('undelivered:')) return;
  const all = (await readWorkspace(shell.db.read, shell.workspace))?.members ?? [];
  const lead = all.find((m) => m.lead && m.active && m.identities.some((i) => i.platform === id.platform));
  if (lead === undefined) return;
  const subject = `undelivered:${id.subject}`;
  const to: Dest = { kind: 'person', member: lead.id };
  await wantMessage(shell.db.read, shell.workspace, {
    subject,
    platform: id.platform,
    dest: { ...to },
    wanted: 1,
    key: `${shell.workspace}/${subject}`,
  });
  await shell.jobs.enqueue('outbox', { workspace: shell.workspace, subject, platform: id.platform });
}

async function resolve(shell: Shell, id: MessageId, dest: Dest): Promise<To | 'not_yet' | 'gone'> {
  switch (dest.kind) {
    case 'channel':
      return { kind: 'channel', channel: dest.channel };
    case 'thread': {
      const of = await placeOfMessage(shell.db.read, { ...id, subject: dest.of });
      if (of !== null) return { kind: 'thread', of: of as Place };
      return (await isDead(shell.db.read, { ...id, subject: dest.of })) ? 'gone' : 'not_yet';
    }
    case 'home':
    case 'person': {
      const workspace = await readWorkspace(shell.db.read, shell.workspace);
      const member: Member | undefined = workspace?.members.find((m) => m.id === dest.member);
      return member === undefined ? 'gone' : { kind: dest.kind, member };
    }
  }
}
