/** Somebody's hand in the fake Slack. */
import type { FakeSlack } from '../slack/fake-slack.ts';
import { objectsOf, textOf } from '../slack/json.ts';
import type { SlackMessage } from '../slack/state.ts';
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
      const before = new Set(slack.openViews(slackUser).map(({ id }) => id));
      await slack.command(slackUser, desk, line);
      const view = await until(
        () =>
          slack.openViews(slackUser).find(({ id, content }) => !before.has(id) && isForm(content['submit'])) ?? false,
        `a form for ${line}`,
      );
      const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`field:${name}`, value]));
      await answered(slackUser, line, () => slack.submit(slackUser, view.id, values));
    },
    press: async ({ slackUser }, ...words) => {
      for (const message of slack.dms(slackUser).toReversed()) {
        const button = buttonThat(message, words);
        if (button === undefined) continue;
        await slack.press(slackUser, message.ts, button);
        return true;
      }
      return false;
    },
    highest: () =>
      Math.max(0, ...slack.messages(cases).map(({ text, blocks }) => numberIn(`${text} ${JSON.stringify(blocks)}`))),
  };
}

/** A view that is still loading has no button to send it. */
const isForm = (submit: unknown): boolean => submit !== undefined && submit !== null;

/** The first button whose value holds all of these words. */
function buttonThat({ blocks }: SlackMessage, words: readonly string[]): { what: string; block: string } | undefined {
  for (const block of blocks ?? [])
    for (const element of objectsOf(block['elements'])) {
      const [value, what] = [textOf(element, 'value') ?? '', textOf(element, 'action_id')];
      if (what !== undefined && words.every((word) => value.includes(word)))
        return { what, block: textOf(block, 'block_id') ?? '' };
    }
  return undefined;
}
