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
/** What is held back comes this much later. */
const LATE_MS = 1_500;

export function slackDesk(slack: FakeSlack, { person, team }: Worker): Desk {
  const user = person.slackUser;
  const place = channelOf(team, 'digest').slackChannel;
  const by = (way: Way): void => {
    if (way === 'twice') slack.failApp({ kind: 'duplicate' });
  };
  return {
    type: async (line, way) => {
      by(way);
      if (way === 'late') await sleep(LATE_MS);
      return ackOf(await slack.command(user, place, line));
    },
    write: async (line, way) => {
      by(way);
      const began = performance.now();
      slack.say(user, slack.directOf(user), line);
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
      return { ok, ms: performance.now() - began, said: '' };
    },
    form: async (line, _button, fields) => {
      const opened = formSince(slack, user);
      const { failed } = await slack.command(user, place, line);
      if (failed !== null) return null;
      const view = await slack.waitFor(opened, 'a form', FORM_MS).catch(() => undefined);
      if (view === undefined) return null;
      const answer = await slack.submit(user, view.id, filledIn(fields));
      const ack = ackOf(answer);
      if (slack.openViews(user).length > 0) await slack.closeView(user, true);
      return ack;
    },
    press: async (words) => {
      const found = buttonWith(slack, user, words);
      return found === undefined ? null : ackOf(await slack.press(user, found.ts, found.button));
    },
    heard: () =>
      [...slack.ephemerals(user), ...slack.dms(user).filter((one) => one.botId !== null)].map(
        ({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`,
      ),
  };
}

const ackOf = ({ failed, withheld, ms, body }: AppAnswer): Ack => ({
  ok: failed === null && withheld === null,
  ms,
  said: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
});
