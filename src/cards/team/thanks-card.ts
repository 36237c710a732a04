/** Thank-yous: the private draft with its choices, for the person and for a lead, and the post itself: a deed, an effect, a value, nothing else. Pure. */
import type { Audience } from '../../core/case/ends.ts';
import { lapsesAt } from '../../core/case/rules/thanks/ending.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { joined, lineOf, moment, person } from '../kit/say.ts';
import type { ShoutOutView } from '../kit/views.ts';
import { thankingWords as words } from '../words/thanking.ts';
import { chooseButtons, howButton } from './thanked-card.ts';

/** What may be done with a draft as things stand. */
type Standing = 'ask' | 'ready' | 'waits' | 'wants_none' | 'settled';

function standingOf({ shoutOut: s, preference, lead }: ShoutOutView): Standing {
  if (s.status !== 'draft') return 'settled';
  if (preference === 'none') return 'wants_none';
  if (preference !== 'unknown') return 'ready';
  return lead === null ? 'ask' : 'waits';
}

/** The draft, privately to the person thanked, or to the lead who has it too. When it is decided, no live button remains. */
export function draftCard(seen: ShoutOutView): Card {
  const { case: c, shoutOut: s, lead } = seen;
  const standing = standingOf(seen);
  const isShown = standing !== 'wants_none' && (standing !== 'settled' || s.status === 'posted');
  return {
    subject: { kind: 'draft', case: c.id, shoutOut: s.id, to: lead },
    version: c.version,
    title: titleOf(seen, standing),
    blocks: [
      ...(isShown ? [{ kind: 'quote' as const, text: s.text }] : []),
      ...(isShown && s.value !== null ? [{ kind: 'context' as const, text: [s.value] }] : []),
      ...blocksOf(seen, standing),
    ],
    summary: lineOf(summaryOf(seen, standing)),
  };
}

function blocksOf(seen: ShoutOutView, standing: Standing): readonly Block[] {
  const { case: c, shoutOut: s, viewer, lead } = seen;
  const who = person(s.to, viewer);
  switch (standing) {
    case 'settled':
      return [{ kind: 'context', text: whatBecame(seen) }];
    case 'wants_none':
      return [{ kind: 'text', text: words.text(viewer, lead === null ? 'wants_none.own' : 'wants_none', { who }) }];
    case 'ask':
      return [
        { kind: 'text', text: words.text(viewer, 'ask', { command: viewer.command }) },
        { kind: 'buttons', buttons: chooseButtons(viewer) },
        { kind: 'context', text: aboutOf(seen) },
      ];
    case 'waits':
      return [
        { kind: 'text', text: words.text(viewer, 'waits', { who }) },
        { kind: 'context', text: aboutOf(seen) },
        { kind: 'buttons', buttons: [dropButton(seen)] },
      ];
    case 'ready':
      return [
        { kind: 'context', text: joined(goesTo(seen), ' ', aboutOf(seen)) },
        {
          kind: 'buttons',
          buttons: [
            postButton(seen, audienceOf(seen)),
            { label: words.line(viewer, 'edit'), press: { kind: 'open_edit_thanks', ...pressOf(seen) } },
            dropButton(seen),
          ],
          ...(lead === null && { more: { buttons: [...narrower(seen), howButton(viewer)] } }),
        },
      ];
  }
  // every standing is said above: what follows is never reached, and names what was forgotten
  throw new Error(`a draft of ${c.id} stands in no known way`);
}

const audienceOf = ({ preference }: ShoutOutView): Audience =>
  preference === 'unknown' || preference === 'none' ? 'private' : preference;

/** What somebody may rather have this once. */
const narrower = (seen: ShoutOutView): readonly Button[] =>
  (['team', 'private'] as const)
    .slice(audienceOf(seen) === 'public' ? 0 : audienceOf(seen) === 'team' ? 1 : 2)
    .map((audience) => plainly(postButton(seen, audience)));

const plainly = ({ label, press }: Button): Button => ({ label, press });

const pressOf = ({ case: c, shoutOut: s, lead }: ShoutOutView) => ({
  case: c.id,
  v: c.version,
  shoutOut: s.id,
  ...(lead !== null && { lead: true as const }),
});

function postButton(seen: ShoutOutView, audience: Audience): Button {
  const key = audience === 'private' && seen.lead !== null ? 'post.send' : (`post.${audience}` as const);
  return {
    label: words.line(seen.viewer, key),
    press: { kind: 'confirm_thanks', ...pressOf(seen), audience },
    tone: 'primary',
  };
}

const dropButton = (seen: ShoutOutView): Button => ({
  label: words.line(seen.viewer, 'drop'),
  press: { kind: 'drop_thanks', ...pressOf(seen), never: false },
});

function goesTo(seen: ShoutOutView): Text {
  const { shoutOut: s, viewer, lead } = seen;
  const audience = audienceOf(seen);
  if (lead !== null) return words.text(viewer, `goes.${audience}`, { who: viewer.name(s.to) });
  return words.text(viewer, audience === 'public' ? 'goes.public' : `own.${audience}`);
}

function aboutOf({ case: c, shoutOut: s, viewer, lead }: ShoutOutView): Text {
  const until = moment(lapsesAt(s), viewer);
  if (lead !== null) return words.text(viewer, 'about.lead', { case: c.id, who: viewer.name(s.to), until });
  const [also] = s.leads ?? [];
  return joined(
    words.text(viewer, 'about', { case: c.id, until }),
    ...(also === undefined ? [] : [words.text(viewer, 'also', { who: viewer.name(also) })]),
  );
}

function whatBecame({ shoutOut: s, viewer }: ShoutOutView): Text {
  if (s.status === 'posted') {
    const who = s.confirmedBy === null ? '' : viewer.name(s.confirmedBy);
    return s.settledAt === undefined
      ? words.text(viewer, 'by.posted_before', { who })
      : words.text(viewer, 'by.posted', { who, at: moment(s.settledAt, viewer) });
  }
  if (s.dropped === 'lapsed' || s.dropped === 'case') return words.text(viewer, `by.${s.dropped}`);
  if (s.droppedBy == null) return words.text(viewer, 'by.nobody');
  return words.text(viewer, 'by.dropped', { who: viewer.name(s.droppedBy) });
}

/** Posted for others to read, kept by the person, or sent to them alone. */
const howPosted = ({ shoutOut: s, lead }: ShoutOutView): 'posted' | 'kept' | 'sent' | 'not_posted' => {
  if (s.status !== 'posted') return 'not_posted';
  if (s.audience !== 'private') return 'posted';
  return lead === null ? 'kept' : 'sent';
};

function titleOf(seen: ShoutOutView, standing: Standing): string {
  const { viewer, shoutOut: s, lead } = seen;
  const who = viewer.name(s.to);
  if (standing === 'settled') return words.line(viewer, `title.${howPosted(seen)}`, { who });
  if (standing === 'wants_none') return words.line(viewer, 'title.not_posted');
  if (standing === 'ask') return words.line(viewer, 'title.ask');
  if (standing === 'waits') return words.line(viewer, 'title.lead_waits', { who });
  return words.line(viewer, lead === null ? 'title.ready' : 'title.lead', { who });
}

function summaryOf(seen: ShoutOutView, standing: Standing): string {
  const { viewer, shoutOut: s, case: c, lead } = seen;
  const about = { case: c.id, who: viewer.name(s.to) };
  if (standing === 'settled') return words.line(viewer, `summary.${howPosted(seen)}`, about);
  if (standing === 'wants_none') return words.line(viewer, 'summary.not_posted', about);
  if (standing === 'waits') return words.line(viewer, 'waits', about);
  if (standing === 'ask') return words.line(viewer, 'summary.ask', about);
  return words.line(viewer, lead === null ? 'summary.ready' : 'summary.lead', about);
}

/** The post in the thanks channel: names staff only. */
export function shoutOutCard(seen: ShoutOutView): Card {
  const { shoutOut: s, viewer } = seen;
  return {
    subject: { kind: 'thanks', case: seen.case.id, shoutOut: s.id },
    version: seen.case.version,
    title: null,
    blocks: [
      { kind: 'text', text: words.text(viewer, 'you', { who: person(s.to, viewer) }) },
      { kind: 'quote', text: s.text },
      ...(s.value === null ? [] : [{ kind: 'context' as const, text: [s.value] }]),
      ...(seen.picture == null ? [] : [{ kind: 'picture' as const, picture: seen.picture }]),
    ],
    summary: lineOf(`${words.line(viewer, 'you', { who: viewer.name(s.to) })} ${s.text}`),
  };
}
