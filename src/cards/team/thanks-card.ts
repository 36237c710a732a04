/** Thank-yous: the private draft with its choices, and the post itself: a deed, an effect, a value, nothing else. Pure. */
import type { Card } from '../kit/card.ts';
import { bold, lineOf, person } from '../kit/say.ts';
import type { ShoutOutView } from '../kit/views.ts';

/** The draft, privately to the person thanked. When it is confirmed or left, no live button remains. */
export function draftCard(seen: ShoutOutView): Card {
  const { case: c, shoutOut: s } = seen;
  const at = { case: c.id, v: c.version, shoutOut: s.id };
  const where = seen.thanksChannel === null ? 'publicly' : `in ${seen.thanksChannel}`;
  const open = s.status === 'draft';
  return {
    subject: { kind: 'draft', case: c.id, shoutOut: s.id },
    version: c.version,
    title: open ? 'A thank-you, ready to post' : s.status === 'posted' ? 'Thank-you posted' : 'Thank-you not posted',
    blocks: [
      { kind: 'quote', text: s.text },
      ...(open
        ? [
            {
              kind: 'context' as const,
              text: [
                `For ${c.id}. It names what you did, and no customer, room or amount.`,
                ...(seen.preference === 'unknown'
                  ? [' Your choice here is also remembered as how you like to be thanked.']
                  : []),
              ],
            },
            {
              kind: 'buttons' as const,
              buttons: [
                {
                  label: 'Post it',
                  press: { kind: 'confirm_thanks' as const, ...at, audience: 'public' as const },
                  tone: 'primary' as const,
                },
                { label: 'Change the words…', press: { kind: 'open_edit_thanks' as const, ...at } },
                {
                  label: 'Keep it private',
                  press: { kind: 'confirm_thanks' as const, ...at, audience: 'private' as const },
                },
                { label: 'Not this time', press: { kind: 'drop_thanks' as const, ...at, never: false } },
                { label: 'Never thank me here', press: { kind: 'drop_thanks' as const, ...at, never: true } },
              ],
            },
          ]
        : []),
    ],
    summary: open
      ? lineOf(`A thank-you for ${c.id} is ready to be posted ${where}.`)
      : `The thank-you for ${c.id} is ${s.status === 'posted' ? 'posted' : 'not posted'}.`,
  };
}

/** The post in the thanks channel: names staff only. */
export function shoutOutCard(seen: ShoutOutView): Card {
  const { shoutOut: s, viewer } = seen;
  return {
    subject: { kind: 'thanks', case: seen.case.id, shoutOut: s.id },
    version: seen.case.version,
    title: null,
    blocks: [
      { kind: 'text', text: [bold('Thank you, '), person(s.to, viewer), bold('!')] },
      { kind: 'quote', text: s.text },
      ...(s.value === null ? [] : [{ kind: 'context' as const, text: [s.value] }]),
    ],
    summary: lineOf(`Thank you, ${viewer.name(s.to)}! ${s.text}`),
  };
}
