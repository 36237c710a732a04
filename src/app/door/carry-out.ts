/** Carries an accepted wish out, now or after a crash: who asks is known here, then each kind of wish goes its own way. */
import type { Member } from '../../core/base/members.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import { isRestricted, mayRead, mayResolve } from '../../core/case/rules/who-may.ts';
import type { Command } from '../../core/case/commands.ts';
import { saySaid } from '../../cards/answers/said.ts';
import { sayRefusal } from '../../cards/answers/refusals.ts';
import { withFacts, withLinks } from '../../cards/case/offers.ts';
import { withHidden } from '../../cards/case/hidden-card.ts';
import { hushed } from '../../cards/case/private-card.ts';
import { sayHelpMoment, sayNobodyToHelp } from '../../cards/help/said-of-help.ts';
import { sayDeadlineAsked } from '../../cards/life/said-of-life.ts';
import { sayGiftAsked } from '../../cards/promises/call-form.ts';
import { sayMomentAsked, sayMoveAsked } from '../../cards/case/moment-asked.ts';
import { givenBack } from '../../cards/case/promises.ts';
import { sayNobodyCalled } from '../../cards/owning/refusals-of-owning.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { FilledForm } from '../../cards/forms/filled.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { dropWishes } from '../../db/work/wishes.ts';
import { handle } from '../handle.ts';
import type { Handled } from '../handled.ts';
import { draw } from '../messages/draw.ts';
import { drawnAnewAt } from '../messages/want.ts';
import type { Shell } from '../shell.ts';
import { refusedCard } from './refused-card.ts';
import { sentencesIn, withWords } from './words-back.ts';
import { chooseLanguage } from '../team/choose-language.ts';
import { chooseThanked } from '../team/choose-thanked.ts';
import { withResolve } from '../../cards/answers/resolve-offer.ts';
import { carryOutLearning } from '../team/learning/act.ts';
import { carryOutListening } from '../team/listening/act.ts';
import { carryOutRecognition } from '../team/recognition/act.ts';
import { carryOutSetup } from '../team/setup/act.ts';
import { setLineup } from '../team/rhythms.ts';
import { setAbsence } from '../team/away.ts';
import { handOverAll } from '../team/shift.ts';
import { switchOutage } from '../team/outages.ts';
import { switchStorm } from '../team/storms.ts';
import { caseContext, caseView, hasLinks, viewerOf } from '../views/case-view.ts';
import { matterOpenly, saidOpenly } from '../views/matter-openly.ts';
import { callingLately, callingNow, type Caller } from '../caller.ts';
import type { AcceptedWish, PressedMessage, Reply, Wish } from './door.ts';
import { offerPhrased } from './letters/offer-phrased.ts';
import { checkLetter } from './letters/check-letter.ts';
import { placedDeadline } from './life/placed-deadline.ts';
import { placedGift } from './promises/placed-gift.ts';
import { placedMove } from './promises/placed-move.ts';
import { placedAssist } from './help/placed-assist.ts';
import { placedHandover } from './owning/placed-handover.ts';
import { placedPromise } from './placed-promise.ts';
import { commandOf } from './presses.ts';
import { tellUnheard } from './tell-unheard.ts';

/**
 * Carries a wish out, once whatever happens: its key is remembered with its effect. Throws when it should be tried again.
 * `isHeard`: whoever asked waits for the reply; to somebody who does not, a no, and what no card shows, is told before the wish
 * is over.
 */
export async function carryOut(shell: Shell, accepted: AcceptedWish, isHeard = true): Promise<Reply> {
  const { key } = accepted;
  const { reply, isDropped, isUnseen } = await outcomeOf(shell, accepted);
  if (!isHeard && (!reply.ok || isUnseen === true)) await tellUnheard(shell, accepted, reply);
  if (!isDropped) await dropWishes(shell.db.read, shell.workspace, [key]);
  return !reply.ok || isUnseen === true ? { ...reply, isOwed: true } : reply;
}

/** Who asks, and how they are answered. */
interface Asker extends Pick<AcceptedWish, 'key' | 'anew'> {
  readonly member: Member;
  readonly caller: Caller;
  readonly viewer: Viewer;
}

/** `isDropped`: the wish went with what it changed. `isUnseen`: a yes that no card shows, because it was so already or waits for somebody. */
interface Outcome {
  readonly reply: Reply;
  readonly isDropped: boolean;
  readonly isUnseen?: boolean | undefined;
}

async function outcomeOf(shell: Shell, { key, caller, wish, anew }: AcceptedWish): Promise<Outcome> {
  const isCommand = wish.kind === 'command' || wish.kind === 'press' || TYPED.has(wish.kind);
  // a command looks at who asks once more in its transaction; nothing else does
  const people = isCommand ? await callingLately(shell, caller) : await callingNow(shell, caller);
  const { member } = people;
  const seenBy = member ?? { locale: caller.locale ?? 'en-GB', zone: 'UTC' };
  const viewer = viewerOf(shell, people, seenBy, caller.platform);
  if (member === null) {
    const words = wish.kind === 'command' ? sentencesIn(wish.command) : '';
    return still(no(withWords(sayRefusal({ kind: 'not_a_member' }, viewer), words)));
  }
  const asker: Asker = { key, member, caller, viewer, ...(anew !== undefined && { anew }) };
  switch (wish.kind) {
    case 'command':
      return await ask(shell, asker, wish.command, { form: wish.form });
    case 'press': {
      const { command, redraws } = commandOf(wish.press, member.id);
      const { reply, isDropped, isUnseen, case: c } = await ask(shell, asker, command);
      const isOwn = redraws?.kind === 'request' && 'own' in wish.press;
      const pressed = isOwn ? { ...redraws, to: member.id } : redraws;
      const now = c === null || pressed === null ? null : pressedOn(shell, pressed, caller);
      return { reply: { ...reply, now }, isDropped, isUnseen };
    }
    case 'promise': {
      const placed = placedPromise(wish, caller.at, member);
      if (!placed.ok) return still(no(sayMomentAsked(placed, wish.case, viewer)));
      return await ask(shell, asker, placed.command, { words: placed.typed });
    }
    case 'give_by': {
      const placed = placedGift(wish, caller.at, member);
      if (!placed.ok) return still(no(sayGiftAsked(placed, wish, viewer)));
      return await ask(shell, asker, placed.command, { words: placed.typed });
    }
    case 'move': {
      const placed = placedMove(wish, caller.at, member);
      if (!placed.ok) return still(no(sayMoveAsked(placed, wish.case, viewer)));
      return await ask(shell, asker, placed.command, { words: placed.typed });
    }
    case 'deadline': {
      const placed = placedDeadline(wish, caller.at, member);
      if (!placed.ok) return still(no(sayDeadlineAsked(placed.read, wish, viewer)));
      return await ask(shell, asker, placed.command);
    }
    case 'assist': {
      const placed = placedAssist(wish, caller.at, member, { ...people, caller });
      if (placed.ok) return await ask(shell, asker, placed.command, { words: `assist ${wish.case} ${wish.typed}` });
      const say =
        placed.why === 'nobody'
          ? sayNobodyToHelp(wish, placed.name, viewer)
          : sayHelpMoment(placed.read, { ...wish, ...placed }, viewer);
      return still(no(say));
    }
    case 'check_letter':
      return still({ ...(await checkLetter(shell, asker, wish.case, wish.form)), now: null });
    case 'handover': {
      const placed = placedHandover(wish, { ...people, caller });
      if (!placed.ok) {
        const say = sayNobodyCalled({ case: wish.case, typed: placed.name }, viewer);
        return still(no(givenBack(say, `handover ${wish.case} ${wish.typed}`)));
      }
      return await ask(shell, asker, placed.command, { words: `handover ${wish.case} ${wish.typed}` });
    }
    case 'handover_all':
      return still(await handOverAll(shell, asker, wish));
    case 'away':
    case 'back':
      return still(await setAbsence(shell, { ...asker, wish, all: people.members }));
    case 'thanked':
      return still(await chooseThanked(shell, { ...asker, wish }));
    case 'language':
      return still(await chooseLanguage(shell, { ...asker, wish }));
    case 'lineup':
      return still(await setLineup(shell, { ...asker, ...people, wish, member }));
    case 'storm_on':
    case 'storm_off':
      return still(await switchStorm(shell, { ...asker, wish }));
    case 'outage_open':
    case 'outage_close':
      return still(await switchOutage(shell, { ...asker, wish }));
    case 'learning':
      return still(await carryOutLearning(shell, { ...asker, ...people, member }, wish.act));
    case 'setup':
      return still(await carryOutSetup(shell, { ...asker, ...people, member }, wish.act));
    case 'listening':
      return still(await carryOutListening(shell, { ...asker, ...people, member }, wish.act));
    case 'recognition':
      return still(await carryOutRecognition(shell, { ...asker, ...people, member }, wish.act));
  }
}

/** Commands whose moment is read where whoever types is, or whose colleague is found by name. */
const TYPED: ReadonlySet<Wish['kind']> = new Set(['promise', 'give_by', 'move', 'deadline', 'assist', 'handover']);

const still = (reply: Reply): Outcome => ({ reply, isDropped: false, isUnseen: reply.isUnseen });

const no = (say: Card): Reply => ({ ok: false, say, now: null });

/** How a command was asked, where not by a button alone. */
interface Typed {
  readonly words?: string;
  readonly form?: FilledForm | undefined;
}

/** Has a command judged, and says what came of it. */
async function ask(
  shell: Shell,
  asker: Asker,
  command: Command,
  typed: Typed = {},
): Promise<Outcome & Pick<Handled, 'case'>> {
  const { key, member, caller, viewer, anew: again } = asker;
  const of = { key, by: member.id, account: caller, isWish: true, command, at: caller.at };
  const handled = await handle(shell, { ...of, ...(again !== undefined && { anew: again }) });
  if (!handled.ok) {
    const { no: refused, case: c } = handled;
    const back = { command, no: refused, case: c, typed: typed.words ?? null };
    const say = await refusedCard(shell, { member, caller, viewer, form: typed.form }, back);
    return { reply: no(say), isDropped: false, isUnseen: false, case: c };
  }
  const said = saySaid(await saidOpenly(shell, handled.said, handled.case), handled.case, viewer);
  const offered = forFew(await withOffers(shell, asker, handled, said), handled, asker);
  const { hidden, case: c } = handled;
  const isTold = handled.said.kind === 'logged';
  const say = hidden === undefined ? offered : withHidden(offered, hidden, { c, viewer, isTold });
  // what a command changed has taken its wish along
  const isDropped = handled.isNew;
  const isRepeat = handled.isRepeat === true;
  const anew = isRepeat && stillWaits(handled) ? { anew: { of: again?.of ?? key, version: handled.case.version } } : {};
  const logged = handled.said.kind === 'logged' ? { case: handled.case.id } : {};
  const reply: Reply = { ok: true, say, now: null, ...logged, ...(isRepeat ? { isRepeat } : {}), ...anew };
  return { reply, isDropped, isUnseen: handled.said.kind === 'already_so', case: handled.case };
}

/** Answers that say nothing of the case. */
const NEUTRAL: ReadonlySet<string> = new Set(['logged', 'restricted', 'lifted', 'looked']);

/** On a locked screen an answer about a restricted case says nothing of it. */
function forFew(card: Card, { said, case: c }: Done, { member, viewer }: Asker): Card {
  return !isRestricted(c) || !mayRead(member, c) || NEUTRAL.has(said.kind) ? card : hushed(card, c, viewer);
}

type Done = Extract<Handled, { ok: true }>;

/** What was asked for waits for somebody's yes: facts may have come since that let it be given, or forbid it. */
function stillWaits({ said, case: c }: Done): boolean {
  return said.kind === 'asked' && c.requests.some((r) => r.id === said.request && r.status === 'pending');
}

/** The answer with what it offers: the facts form where a fact is missing, links to earlier cases after a log. */
async function withOffers(shell: Shell, { member, caller, viewer }: Asker, done: Done, card: Card): Promise<Card> {
  const c = done.case;
  if (done.said.kind === 'given' && mayResolve(member, c)) return withResolve(card, c, viewer);
  if (done.said.kind === 'drafted') return offerPhrased(shell, done.case, done.said, card, viewer);
  if (done.said.kind !== 'logged') return withFacts(card, done.said, c, viewer);
  // a case logged before is somebody else's by now, perhaps
  const context = await (done.seen?.() ?? caseContext(shell, c.id, member.id));
  if (context === undefined || !hasLinks(context) || isRestricted(context.case)) return card;
  return withLinks(card, await matterOpenly(shell, caseView(shell, context, caller.platform)));
}

const pressedOn = (shell: Shell, subject: MessageSubject, { platform }: Caller): PressedMessage => ({
  draw: async () => (await draw(shell, subject, platform)) ?? null,
  drawnAnew: (messageId) => drawnAnewAt(shell, { subject, platform }, messageId),
});
