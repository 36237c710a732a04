/** What people at a keyboard look for in what Amends put there, whoever moves their hand: the form that opens, the button they mean. */
import type { Pressable } from './elements.ts';
import type { FakeSlack } from './fake-slack.ts';
import { objectsOf, textOf } from './json.ts';
import type { SlackView } from './state.ts';

type Looked = Pick<FakeSlack, 'openViews' | 'dms'>;

/** Finds the form that opens for somebody from now on; a view that is still loading has no button to send it. */
export function formSince(slack: Looked, user: string): () => SlackView | false {
  const before = new Set(slack.openViews(user).map(({ id }) => id));
  return () =>
    slack.openViews(user).findLast(({ id, content }) => !before.has(id) && (content['submit'] ?? null) !== null) ??
    false;
}

/** What stands in a form, by the names of its fields. */
export const filledIn = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`field:${name}`, value]));

/** In somebody's private chat the button whose value holds all of these words, from the newest message on. */
export function buttonWith(
  slack: Looked,
  user: string,
  words: readonly string[],
): { readonly ts: string; readonly button: Pressable } | undefined {
  for (const { ts, blocks } of slack.dms(user).toReversed())
    for (const block of blocks ?? [])
      for (const element of objectsOf(block['elements'])) {
        const [value, what] = [textOf(element, 'value') ?? '', textOf(element, 'action_id')];
        if (what !== undefined && words.every((word) => value.includes(word)))
          return { ts, button: { what, block: textOf(block, 'block_id') } };
      }
  return undefined;
}
