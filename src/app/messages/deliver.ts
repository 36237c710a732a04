/** A message that is wanted → drawn in chat. At least once: each is drawn from the case as it is at that moment, so a repeat shows the same picture. */
import { isDeepStrictEqual } from 'node:util';
import { printSubject, type MessageSubject } from '../../core/base/message-subject.ts';
import type { Member } from '../../core/base/members.ts';
import { peopleOf } from '../../core/base/people.ts';
import type { Card } from '../../cards/kit/card.ts';
import { withoutPictures } from '../../cards/kit/pictures.ts';
import { movedCard, twinCard } from '../../cards/answers/delivery.ts';
import {
  messageDead,
  messageLater,
  messageNow,
  messagePostedAnew,
  messageStuck,
  claimMessage,
  isHopeless,
  isComingAnywhere,
  placeOfMessage,
  type MessageId,
  type ClaimedMessage,
  type Drawn,
  type Noted,
} from '../../db/messages/messages.ts';
import { ownerOf } from '../../db/case/reading.ts';
import { messageInDoubt } from '../../db/messages/in-doubt.ts';
import { reviveUnder } from '../../db/messages/tried-again.ts';
import type { ClaimedInSave } from '../../db/case/command-rows.ts';
import { UNTRACED } from '../../tracing.ts';
import type { Shell } from '../shell.ts';
import type { Chat, Place, Sent, To } from './chat-port.ts';
import { readDest, readPlace, type Dest } from './dest.ts';
import { draw } from './draw.ts';
import { givenBack, unbegun } from './given-back.ts';
import { whoCanBeTold } from './draw-notes.ts';
import { handedToLead } from './handed-to-lead.ts';
import { LEASE_MS, stillOurs, type Lease } from './lease.ts';
import type { DeliveryOutcome, Picture } from './drawing.ts';
import type { Together } from './noted-together.ts';
import { want, type Message } from './want.ts';

/** What could not be posted is tried again this often, should nothing change meanwhile. */
const STUCK_MS = 3_600_000;
/** A post whose fate is unknown is looked for this soon. */
const LOOK_AGAIN_MS = 5_000;

const DONE: DeliveryOutcome = { kind: 'done' };

/** What is known of a message's post. */
interface Post {
  /** Unique per intended post. */
  key: string;
  /** It may be there without our knowing. */
  inDoubt: boolean;
  /** Another one may stay for good, whatever becomes of the one that says so. */
  isTwin: boolean;
}

/** A message that is ours to draw, and what it is drawn with. */
interface Turn {
  readonly shell: Shell;
  readonly chat: Chat;
  readonly id: MessageId;
  readonly claimed: ClaimedMessage;
  readonly dest: Dest;
  readonly post: Post;
  readonly lease: Lease;
  /** Where the message is in whose thread this goes, as far as is known without asking. */
  readonly head: Place | null;
  /** The first time; whatever is wanted meanwhile is drawn from the database. */
  readonly picture: Picture;
  readonly note: (drawn: Drawn) => Promise<Noted>;
  /** When the command that wants it was asked; not given: nobody knows. */
  readonly askedAt?: Date;
}

/** Draws one message until it shows what is wanted. Throws when the database is away; it is tried again then. */
export async function deliver(shell: Shell, chats: readonly Chat[], id: MessageId): Promise<DeliveryOutcome> {
  const chat = chats.find((c) => c.platform === id.platform);
  // whoever has the platform finds the row
  if (chat === undefined) return DONE;
  const at = shell.now();
  const claim = await claimMessage(shell.db.read, id, { holder: shell.holder, at, leaseMs: LEASE_MS });
  if (claim.kind === 'nothing_to_do') return DONE;
  if (claim.kind === 'busy')
    return { kind: 'again', afterMs: Math.max(500, claim.until.getTime() - shell.now().getTime()), because: 'time' };
  return await takeTurn({
    shell,
    chat,
    id,
    claimed: claim.message,
    lease: { claim: claim.message.claim, until: new Date(at.getTime() + LEASE_MS) },
    head: null,
    picture: pictureNow(shell),
    note: shell.noteShown,
  });
}

/** Draws a message that the command which wants it has claimed, from what that command knows. */
export async function deliverClaimed(
  shell: Shell,
  chats: readonly Chat[],
  message: ClaimedInSave,
  { picture, together, askedAt }: { readonly picture: Picture; readonly together: Together; readonly askedAt: Date },
): Promise<DeliveryOutcome> {
  const { subject, platform, head, leaseUntil, ...claimed } = message;
  const id: MessageId = { workspace: shell.workspace, subject, platform };
  const chat = chats.find((c) => c.platform === platform);
  if (chat === undefined || leaseUntil.getTime() - shell.now().getTime() < LEASE_MS / 2) {
    together.without();
    return await deliverLater(shell, chats, message);
  }
  const known = head === null ? null : readPlace(head);
  let isNoted = false;
  const note = (drawn: Drawn): Promise<Noted> => {
    if (isNoted) return shell.noteShown(drawn);
    isNoted = true;
    return together.shown(drawn);
  };
  try {
    const ours = { ...claimed, inDoubt: false };
    const lease = { claim: claimed.claim, until: leaseUntil };
    return await takeTurn({ shell, chat, id, claimed: ours, lease, head: known, picture, note, askedAt });
  } finally {
    if (!isNoted) together.without();
  }
}

/**
 * Hands the claim of a command back, and draws the message as anybody would: from what is true now. A claim that is nearly
 * over is somebody else's by the time the message is posted, and a picture that waited is an old one.
 */
export async function deliverLater(
  shell: Shell,
  chats: readonly Chat[],
  message: ClaimedInSave,
): Promise<DeliveryOutcome> {
  const { subject, platform } = message;
  await unbegun(shell, message);
  return await deliver(shell, chats, { workspace: shell.workspace, subject, platform });
}

const pictureNow =
  (shell: Shell): Picture =>
  (subject, platform) =>
    draw(shell, subject, platform);

async function takeTurn(turn: Omit<Turn, 'dest' | 'post'>): Promise<DeliveryOutcome> {
  const { shell, id, claimed } = turn;
  const post: Post = { key: claimed.key, inDoubt: claimed.inDoubt, isTwin: false };
  const of = { under: claimed.trace, attributes: { about: id.subject.kind, platform: id.platform } };
  const drawing = (): Promise<DeliveryOutcome> => drawUntilShown({ ...turn, post, dest: readDest(claimed.dest) });
  try {
    return await (shell.tracing ?? UNTRACED).span('draw', of, drawing);
  } catch (error) {
    await givenBack(shell, () =>
      (post.inDoubt ? messageInDoubt : messageLater)(shell.db.read, id, claimed.claim, shell.now()),
    );
    throw error;
  }
}

async function drawUntilShown(turn: Turn): Promise<DeliveryOutcome> {
  const { shell, id, claimed } = turn;
  let place = claimed.place === null ? null : readPlace(claimed.place);
  let now = isHome(id) ? await messageNow(shell.db.read, id) : asClaimed(turn, place);
  let { picture } = turn;
  for (;;) {
    const to = await resolve(turn);
    const drawn = await picture(id.subject, id.platform);
    const card = drawn && inTheWay(turn) ? withoutPictures(drawn) : drawn;
    if (card === undefined) return await giveUp(turn);
    if (to === 'gone' || to === 'stuck') return await stuck(turn);
    if (to === 'not_yet') return await again(turn, 250, 'message');
    if (now.moves && place !== null) {
      // one at a time: the old one is emptied first, and again should this be tried again; one that is gone is as good
      const left = await turn.chat.redraw(place, movedCard(id.subject, readerAt(shell, to)));
      if (left.kind === 'later' || left.kind === 'shut') return await notSent(turn, left);
      turn.post.key = now.key ?? turn.post.key;
      turn.post.isTwin ||= isTwin(place);
      place = null;
    }
    const sent = place === null ? await postOnce(turn, to, card) : await redrawn(turn, place, to, card);
    if (sent.kind !== 'sent') return await notSent(turn, sent);
    const isFirst = place === null;
    place = sent.place;
    const noted = await noteShown(turn, Math.max(card.version, now.wanted), place);
    if (isFirst && claimed.failures > 0) {
      const under = await reviveUnder(shell.db.read, id);
      shell.outbox?.due(under);
    }
    if (noted !== 'draw_again') {
      noteRedrawn(turn);
      return DONE;
    }
    // a card without a version of its own shows what was wanted before it was drawn
    now = await messageNow(shell.db.read, id);
    picture = pictureNow(shell);
  }
}

function noteRedrawn({ shell, id: { platform }, askedAt }: Turn): void {
  if (askedAt !== undefined)
    shell.meters?.took('amends_redrawn_seconds', { platform }, shell.now().getTime() - askedAt.getTime());
}

/** A platform may have fetched a picture for so long that nobody heard what became of the message, and would again. */
const inTheWay = ({ post, claimed }: Turn): boolean => post.inDoubt || claimed.failures > MOST_WITH_PICTURE;
const MOST_WITH_PICTURE = 2;

/** What the claim itself says of it, without asking. */
function asClaimed({ claimed, dest }: Turn, place: Place | null): Awaited<ReturnType<typeof messageNow>> {
  const was = 'was' in dest ? (dest.was ?? null) : null;
  const moves = was !== null && place !== null && isDeepStrictEqual(was, place);
  return { wanted: claimed.wanted, moves, key: claimed.key };
}

/** Who reads there: whose private place it is, else a team. */
function readerAt({ directory }: Shell, to: To): { readonly locale: string } {
  return 'member' in to ? to.member : (directory.remembered()?.teams[0] ?? { locale: 'en-GB' });
}

/** A message that somebody deleted, or that can be edited no more, is posted anew; celebrations stay as they were. */
async function redrawn(turn: Turn, place: Place, to: To, card: Card): Promise<Sent> {
  const { shell, chat, id, claimed, post } = turn;
  const sent = await chat.redraw(place, isTwin(place) ? twinCard(card, readerAt(shell, to)) : card);
  if (sent.kind === 'sent' && isTwin(place)) return { kind: 'sent', place: asTwin(sent.place) };
  if (sent.kind !== 'never' || isCelebration(id)) return sent;
  const key = `${claimed.key.replace(/#\d+$/, '')}#${claimed.claim}`;
  await messagePostedAnew(shell.db.read, id, claimed.claim, key);
  post.key = key;
  post.isTwin ||= isTwin(place);
  return await postOnce(turn, to, card);
}

/** A message that is out and could not be noted is in doubt: whoever comes next must look for it before posting. */
async function noteShown(turn: Turn, version: number, place: Place): Promise<Noted> {
  const { shell, note, post, lease } = turn;
  const { subject, platform } = turn.id;
  const leaseUntil = new Date(shell.now().getTime() + LEASE_MS);
  try {
    const noted = await note({ subject, platform, claim: lease.claim, shown: version, place, leaseUntil });
    lease.until = leaseUntil;
    return noted;
  } catch (error) {
    post.inDoubt = true;
    throw error;
  }
}

/**
 * A post in doubt is looked up first, and stays in doubt until the platform has said where it is, or that it is not there.
 * Where the platform cannot tell, celebrations stay unsent and everything else is posted anew, saying so.
 */
async function postOnce(turn: Turn, to: To, card: Card): Promise<Sent> {
  const { shell, chat, id, post, lease } = turn;
  if (post.inDoubt) {
    const found = await chat.find(to, post.key, new Date(shell.now().getTime() - 86_400_000));
    switch (found.kind) {
      case 'absent':
        post.inDoubt = false;
        break;
      case 'sent':
        return await chat.redraw(found.place, card);
      case 'cannot_tell':
        if (isCelebration(id)) return UNCERTAIN;
        post.isTwin = true;
        break;
      case 'later':
      case 'shut':
      case 'never':
        return found;
    }
  }
  // it says that it replaces another as long as it is there, because so long the other one may be
  const saying = post.isTwin ? twinCard(card, readerAt(shell, to)) : card;
  const sent = await chat.post(to, saying, post.key, stillOurs(shell, id, lease));
  return sent.kind === 'sent' && post.isTwin ? { kind: 'sent', place: asTwin(sent.place) } : sent;
}

const asTwin = (place: Place): Place => ({ ...place, twin: 'yes' });
const isTwin = (place: Place): boolean => place['twin'] === 'yes';

/** It may be there, and must not be there twice. */
const UNCERTAIN: Sent = { kind: 'never', why: 'uncertain whether it was posted already' };

async function notSent(turn: Turn, sent: Exclude<Sent, { kind: 'sent' }>): Promise<DeliveryOutcome> {
  const { shell, id, claimed } = turn;
  const fields = { workspace: id.workspace, subject: printSubject(id.subject), platform: id.platform, why: sent.why };
  switch (sent.kind) {
    case 'unknown':
      shell.log.warn('message uncertain', fields);
      turn.post.inDoubt = true;
      return await again(turn, LOOK_AGAIN_MS, 'platform', sent.why);
    case 'later':
      shell.log.info('message later', fields);
      return await again(turn, sent.afterMs, sent.asked === true ? 'time' : 'platform', sent.why);
    case 'shut':
      shell.log.warn('message waits, Amends may not speak there', fields);
      return await waits(turn, sent.afterMs, sent.why);
    case 'never': {
      shell.log.warn('message undeliverable', fields);
      // a celebration that stands somewhere is not posted anew
      if (sent !== UNCERTAIN && !(isCelebration(id) && claimed.place !== null)) return await stuck(turn, sent.why);
      await giveUp(turn);
      if (!(await handedToLead(turn))) await tellSomebodyElse(turn);
      return DONE;
    }
  }
}

/** Its place cannot be posted to now: somebody is told, and it is tried again when something changes, or in an hour. */
async function stuck(turn: Turn, why = 'its place is not there'): Promise<DeliveryOutcome> {
  // whoever leads the team has it in hand: it is not posted a second time once the channel is back, but the next one is
  if (!turn.post.inDoubt && (await handedToLead(turn))) return await giveUp(turn);
  await waits(turn, STUCK_MS, why);
  await tellSomebodyElse(turn);
  return DONE;
}

/** What may be there already must be looked for first, also then. */
async function waits(
  { shell, id, claimed, post: { inDoubt } }: Turn,
  ms: number,
  why: string,
): Promise<DeliveryOutcome> {
  await messageStuck(shell.db.read, id, claimed.claim, { at: shell.now(), dueAt: after(shell, ms), inDoubt, why });
  return DONE;
}

async function again(
  { shell, id, claimed, post }: Turn,
  afterMs: number,
  because: 'platform' | 'time' | 'message',
  why = '',
): Promise<DeliveryOutcome> {
  const noted = post.inDoubt ? messageInDoubt : messageLater;
  await noted(shell.db.read, id, claimed.claim, after(shell, afterMs), why);
  return { kind: 'again', afterMs, because };
}

const after = (shell: Shell, ms: number): Date => new Date(shell.now().getTime() + ms);

async function giveUp({ shell, id, claimed }: Turn): Promise<DeliveryOutcome> {
  await messageDead(shell.db.read, id, claimed.claim);
  return DONE;
}

/**
 * A channel that is gone must not swallow anything: the team's lead is told privately, once, and so is whose case it is.
 * So it is where somebody who is asked to decide cannot be reached in private.
 */
async function tellSomebodyElse({ shell, id: { subject, platform }, dest }: Turn): Promise<void> {
  if (dest.kind === 'home' || (dest.kind === 'person' && !(await isUnreached(shell, subject)))) return;
  if (subject.kind === 'undelivered' || subject.kind === 'reply') return;
  const { members } = await shell.directory.now(shell.db.read);
  const here = whoCanBeTold(members, subject, platform);
  const lead = here.find((m) => m.lead);
  const tell = async (to: Member, about: Extract<MessageSubject, { kind: 'undelivered' }>): Promise<void> => {
    const message: Message = { subject: about, platform, dest: { kind: 'person', member: to.id } };
    await want(shell, { kind: 'version', message, version: 1 });
  };
  if (lead !== undefined) await tell(lead, { kind: 'undelivered', of: subject });
  const whose = 'case' in subject ? await ownerOf(shell.db.read, shell.workspace, subject.case) : null;
  const owner = here.find((m) => m.id === whose && m.id !== lead?.id);
  if (owner !== undefined) await tell(owner, { kind: 'undelivered', of: subject, to: owner.id });
}

/** A card that asks for a decision, and that has come to its reader on no platform. */
const isUnreached = async (shell: Shell, subject: MessageSubject): Promise<boolean> =>
  subject.kind === 'request' && !(await isComingAnywhere(shell.db.read, shell.workspace, subject));

async function resolve({ shell, id, dest, head }: Turn): Promise<To | 'not_yet' | 'gone' | 'stuck'> {
  switch (dest.kind) {
    case 'channel':
      return { kind: 'channel', channel: dest.channel };
    case 'thread': {
      if (head !== null) return { kind: 'thread', of: head };
      const first = { ...id, subject: dest.of };
      const of = await placeOfMessage(shell.db.read, first);
      if (of !== null) return { kind: 'thread', of: readPlace(of) };
      const hopeless = await isHopeless(shell.db.read, first);
      return hopeless === null ? 'not_yet' : 'stuck';
    }
    case 'under':
      return { kind: 'thread', of: dest.place };
    case 'home':
    case 'person': {
      const { read } = shell.db;
      const find = (people: { readonly members: readonly Member[] }): Member | undefined =>
        peopleOf(people.members).byId(dest.member);
      const member = find(await shell.directory.lately(read)) ?? find(await shell.directory.now(read));
      return member === undefined ? 'gone' : { kind: dest.kind, member };
    }
  }
}

const isHome = ({ subject }: MessageId): boolean => subject.kind === 'home';
/** Thanks and digests are never posted twice: when it cannot be told whether one was, the operator decides. */
const isCelebration = ({ subject }: MessageId): boolean => ONCE.has(subject.kind);
const ONCE: ReadonlySet<MessageSubject['kind']> = new Set(['thanks', 'peer_thanks', 'digest', 'lineup', 'leader']);
