/** Carries an accepted wish out, now or after a crash: who asks is known here, then each kind of wish goes its own way. */
import type { Member } from '../../core/base/members.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Command } from '../../core/case/commands.ts';
import { saySaid } from '../../cards/answers/said.ts';
import { putOffCard } from '../../cards/answers/trouble.ts';
import { sayRefusal } from '../../cards/answers/refusals.ts';
import { withFacts, withLinks } from '../../cards/case/offers.ts';
import { givenBack, sayNoMoment, withPromises } from '../../cards/case/promises.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { jobId } from '../../db/engine/jobs.ts';
import { readWorkspace } from '../../db/team/members.ts';
import { causeOf } from '../../log.ts';
import { handle } from '../handle.ts';
import type { Handled } from '../handled.ts';
import { draw } from '../messages/draw.ts';
import type { Shell } from '../shell.ts';
import { setAbsence } from '../team/away.ts';
import { switchOutage } from '../team/outages.ts';
import { switchStorm } from '../team/storms.ts';
import { caseContext, caseView, viewerOf } from '../views/case-view.ts';
import { memberCalling, type Caller } from '../caller.ts';
import type { AcceptedWish, Reply } from './door.ts';
import { placedPromise } from './placed-promise.ts';
import { commandOf } from './presses.ts';

/** Carries a wish out, once whatever happens: its key is remembered with its effect. Then its row is emptied. */
export async function carryOut(shell: Shell, accepted: AcceptedWish): Promise<Reply> {
  const { caller, key } = accepted;
  const reply = await outcomeOf(shell, accepted, await memberCalling(shell, caller));
  await shell.jobs.drop('inbox', jobId(shell.workspace, key));
  return reply;
}

/** What was accepted is never lost: where carrying it out fails now, its row is due in a moment, and doing it again would do it twice. */
export async function carryOutNow(shell: Shell, accepted: AcceptedWish): Promise<Reply> {
  try {
    return await carryOut(shell, accepted);
  } catch (error) {
    shell.log.error('wish put off', { workspace: shell.workspace, wish: accepted.wish.kind, cause: causeOf(error) });
    return { ok: false, say: putOffCard(), now: null };
  }
}

/** Who asks, and how they are answered. */
interface Asker {
  readonly key: string;
  readonly member: Member;
  readonly caller: Caller;
  readonly viewer: Viewer;
}

async function outcomeOf(shell: Shell, { key, caller, wish }: AcceptedWish, member: Member | null): Promise<Reply> {
  const all = (await readWorkspace(shell.db.read, shell.workspace))?.members ?? [];
  const seenBy = member ?? { locale: caller.locale ?? 'en-GB', zone: 'UTC' };
  const viewer = viewerOf(shell, { members: all }, seenBy, caller.platform);
  if (member === null) return no(sayRefusal({ kind: 'not_a_member' }, viewer));
  const asker: Asker = { key, member, caller, viewer };
  switch (wish.kind) {
    case 'command':
      return (await ask(shell, asker, wish.command)).reply;
    case 'press': {
      const { command, redraws } = commandOf(wish.press);
      const { reply, handled } = await ask(shell, asker, command);
      return handled.case === null ? reply : { ...reply, now: await drawNow(shell, redraws, caller) };
    }
    case 'promise': {
      const placed = placedPromise(wish, caller.at, member);
      return placed.ok
        ? (await ask(shell, asker, placed.command, placed.typed)).reply
        : no(sayNoMoment(placed.no, placed.typed, viewer));
    }
    case 'away':
    case 'back':
      return await setAbsence(shell, { ...asker, wish, all });
    case 'storm_on':
    case 'storm_off':
      return await switchStorm(shell, { ...asker, wish });
    case 'outage_open':
    case 'outage_close':
      return await switchOutage(shell, { ...asker, wish });
  }
}

const no = (say: Card): Reply => ({ ok: false, say, now: null });

/** Has a command judged, and says what came of it. `typed` is given back with a refusal. */
async function ask(
  shell: Shell,
  asker: Asker,
  command: Command,
  typed: string | null = null,
): Promise<{ readonly reply: Reply; readonly handled: Handled }> {
  const { key, member, caller, viewer } = asker;
  const handled = await handle(shell, { key, by: member.id, command, at: caller.at });
  const said = handled.ok
    ? saySaid(handled.said, handled.case, viewer)
    : givenBack(sayRefusal(handled.no, viewer), typed);
  const say = await withOffers(shell, asker, handled, said);
  return { reply: { ok: handled.ok, say, now: null }, handled };
}

/** The answer with what it offers: the facts form where a fact is missing, links to earlier cases after a log. */
async function withOffers(
  shell: Shell,
  { member, caller, viewer }: Asker,
  handled: Handled,
  card: Card,
): Promise<Card> {
  const c = handled.case;
  if (c === null) return card;
  if (!handled.ok) return withPromises(withFacts(card, handled.no, c), handled.no, c, viewer);
  if (handled.said.kind !== 'logged') return withFacts(card, handled.said, c);
  const context = await caseContext(shell, c.id, member.id);
  return context === undefined ? card : withLinks(card, caseView(shell, context, caller.platform));
}

/** The card a button was pressed on, as it is now: for platforms that redraw in the answer to the press. */
async function drawNow(shell: Shell, subject: MessageSubject | null, { platform }: Caller): Promise<Card | null> {
  if (subject === null) return null;
  return (await draw(shell, subject, platform)) ?? null;
}
