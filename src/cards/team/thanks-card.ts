/** Thank-yous: the private draft with its choices, and the post itself: a deed, an effect, a value, nothing else. Pure. */
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { lineOf, person } from '../kit/say.ts';
import type { ShoutOutView } from '../kit/views.ts';
import { teamWords as words } from '../words/team.ts';

/** The draft, privately to the person thanked. When it is confirmed or left, no live button remains. */
export function draftCard(seen: ShoutOutView): Card {
  const { case: c, shoutOut: s, viewer } = seen;
  const how = s.status === 'draft' ? 'ready' : s.status === 'posted' ? 'posted' : 'not_posted';
  const about: Text = [
    ...words.text(viewer, 'thanks.about', { case: c.id }),
    ...(seen.preference === 'unknown' ? words.text(viewer, 'thanks.remembered') : []),
  ];
  const open: Block[] = [
    { kind: 'context', text: about },
    { kind: 'buttons', buttons: buttonsOf(seen) },
  ];
  return {
    subject: { kind: 'draft', case: c.id, shoutOut: s.id },
    version: c.version,
    title: words.line(viewer, `thanks.${how}`),
    blocks: [{ kind: 'quote', text: s.text }, ...(how === 'ready' ? open : [])],
    summary: lineOf(summaryOf(how, seen)),
  };
}

function summaryOf(how: 'ready' | 'posted' | 'not_posted', { case: c, thanksChannel, viewer }: ShoutOutView): string {
  if (how !== 'ready') return words.line(viewer, `thanks.summary_${how}`, { case: c.id });
  return thanksChannel === null
    ? words.line(viewer, 'thanks.summary', { case: c.id })
    : words.line(viewer, 'thanks.summary_in', { case: c.id, channel: thanksChannel });
}

function buttonsOf({ case: c, shoutOut: s, viewer }: ShoutOutView): Button[] {
  const at = { case: c.id, v: c.version, shoutOut: s.id };
  const label = (key: 'post' | 'edit' | 'private' | 'drop' | 'never'): string => words.line(viewer, `thanks.${key}`);
  return [
    { label: label('post'), press: { kind: 'confirm_thanks', ...at, audience: 'public' }, tone: 'primary' },
    { label: label('edit'), press: { kind: 'open_edit_thanks', ...at } },
    { label: label('private'), press: { kind: 'confirm_thanks', ...at, audience: 'private' } },
    { label: label('drop'), press: { kind: 'drop_thanks', ...at, never: false } },
    { label: label('never'), press: { kind: 'drop_thanks', ...at, never: true } },
  ];
}

/** The post in the thanks channel: names staff only. */
export function shoutOutCard(seen: ShoutOutView): Card {
  const { shoutOut: s, viewer } = seen;
  return {
    subject: { kind: 'thanks', case: seen.case.id, shoutOut: s.id },
    version: seen.case.version,
    title: null,
    blocks: [
      { kind: 'text', text: words.text(viewer, 'thanks.you', { who: person(s.to, viewer) }) },
      { kind: 'quote', text: s.text },
      ...(s.value === null ? [] : [{ kind: 'context' as const, text: [s.value] }]),
      ...(seen.picture == null ? [] : [{ kind: 'picture' as const, picture: seen.picture }]),
    ],
    summary: lineOf(`${words.line(viewer, 'thanks.you', { who: viewer.name(s.to) })} ${s.text}`),
  };
}
