/** Somebody in Slack. */
import { setTimeout as sleep } from 'node:timers/promises';
import { buttonWith, filledIn, formSince } from '../../src/playground/slack/at-hand.ts';
import type { FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import type { AppAnswer } from '../../src/playground/slack/to-app.ts';
import type { Worker } from '../company.ts';
import { channelOf } from '../company.ts';
import { FORM_MS, type Ack, type Desk, type Way } from './desk.ts';

/** How long somebody looks at what they wrote. */
const EVENT_MS = 3_000;
/**
 * An event that got lost on the way has no answer within the three seconds that Slack waits, and is sent again at once. A
 * command, a press and a form are not: who sent them hears that nobody answered.
 */
const LATE_MS = 3_000;

export function slackDesk(slack: FakeSlack, { person, team }: Worker): Desk {
  const user = person.slackUser;
  const place = channelOf(team, 'digest').slackChannel;
  /** A proxy on the way that had no answer, and asks again with the same signed request. */
  const again = (way: Way): void => {
    if (way === 'twice') slack.failApp({ kind: 'duplicate' });
  };
  return {
    type: async (line, way) => {
      again(way);
      return ackOf(await slack.command(user, place, line), asInvoked(way));
    },
    write: async (line, way) => {
      again(way);
      if (way === 'late') slack.failApp({ kind: 'late' });
      const began = performance.now();
      slack.say(user, slack.directOf(user), line);
      if (way === 'late') {
        await sleep(LATE_MS);
        await slack.releaseLate();
      }
      const isAcknowledged = (): boolean =>
        slack.wire
          .entries()
          .some(
            ({ id, what, status }) =>
              what.startsWith('event message') &&
              status === 200 &&
              slack.wire.payload(id)?.body.includes(line) === true,
          );
      // what is not acknowledged is sent again after a minute; whoever wrote sees nothing of it
      const ok = await slack.waitFor(isAcknowledged, 'an event to be acknowledged', EVENT_MS).catch(() => false);
      return { ok, ms: performance.now() - began, said: '', way };
    },
    form: async (line, _button, fields, way) => {
      const opened = formSince(slack, user);
      const { failed } = await slack.command(user, place, line);
      if (failed !== null) return null;
      const view = await slack.waitFor(opened, 'a form', FORM_MS).catch(() => undefined);
      if (view === undefined) return null;
      // a dialog takes one click: its button is dead until the answer is there
      again(way);
      const answer = await slack.submit(user, view.id, filledIn(fields));
      const ack = ackOf(answer, asInvoked(way));
      if (slack.openViews(user).length > 0) await slack.closeView(user, true);
      return ack;
    },
    press: async (words, way) => {
      const found = buttonWith(slack, user, words);
      if (found === undefined) return null;
      // a message takes a double click for two
      const clicks = Array.from({ length: way === 'twice' ? 2 : 1 }, () => slack.press(user, found.ts, found.button));
      const [answer] = await Promise.all(clicks);
      return answer === undefined ? null : ackOf(answer, asInvoked(way));
    },
    heard: () =>
      [...slack.ephemerals(user), ...slack.dms(user).filter((one) => one.botId !== null)].map(
        ({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`,
      ),
  };
}

/** Whoever waits for an answer is not told of it later. */
const asInvoked = (way: Way): Way => (way === 'late' ? 'once' : way);

const ackOf = ({ failed, withheld, ms, body }: AppAnswer, way: Way): Ack => ({
  way,
  ok: failed === null && withheld === null,
  ms,
  said: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
});
