/** Somebody's hand in the fake Slack. */
import { buttonWith, filledIn, formSince } from '../slack/at-hand.ts';
import type { FakeSlack } from '../slack/fake-slack.ts';
import type { PlayWorld } from '../world.ts';
import { numberIn, PATIENCE_MS, type Hand } from './hand.ts';

export function slackHand(slack: FakeSlack, world: PlayWorld): Hand {
  const cases = world.channels[0]?.slackChannel ?? '';
  const desk = world.channels.find(({ name }) => name === 'front-desk')?.slackChannel ?? '';
  const until: Hand['until'] = (look, what) => slack.waitFor(look, what, PATIENCE_MS);
  const answered = async (user: string, what: string, act: () => Promise<unknown>): Promise<void> => {
    const latest = (): string | undefined => slack.ephemerals(user).at(-1)?.ts;
    const before = latest();
    await act();
    await until(() => latest() !== before, `an answer to ${what}`);
  };
  return {
    until,
    say: ({ slackUser }, line) => answered(slackUser, line, () => slack.command(slackUser, desk, line)),
    form: async ({ slackUser }, line, fields) => {
      const opened = formSince(slack, slackUser);
      await slack.command(slackUser, desk, line);
      const view = await until(opened, `a form for ${line}`);
      await answered(slackUser, line, () => slack.submit(slackUser, view.id, filledIn(fields)));
    },
    press: async ({ slackUser }, ...words) => {
      const found = buttonWith(slack, slackUser, words);
      if (found === undefined) return false;
      await slack.press(slackUser, found.ts, found.button);
      return true;
    },
    highest: () =>
      Math.max(0, ...slack.messages(cases).map(({ text, blocks }) => numberIn(`${text} ${JSON.stringify(blocks)}`))),
  };
}
