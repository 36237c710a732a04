/** A thank-you from a colleague, as it stands in a channel, with whoever is thanked, or with the lead who looks at it. Names and words, never a number beside a name. Pure. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import { isGiven, type Thank } from '../../core/recognition/thank.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { lineOf, note, person, plain } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { thanksWords as words } from '../words/thanks.ts';

type Note = Extract<MessageSubject, { kind: 'recognition' }>;
type TeamName = (id: string) => string;

/** Those thanked, as a list that mentions people: only there are they called. */
export function thankedIn({ to }: Pick<Thank, 'to'>, teamName: TeamName, viewer: Viewer, mentions: boolean): Text {
  const named = to.map((one): Text =>
    one.member === null
      ? [{ bold: teamName(one.team) }]
      : [mentions ? person(one.member, viewer) : viewer.name(one.member)],
  );
  return named.flatMap((one, n) => {
    const between = n === 0 ? [] : [n === named.length - 1 ? ` ${words.line(viewer, 'and')} ` : ', '];
    return [...between, ...one];
  });
}

/** What it says, and which value it shows. */
function saidBlocks({ text, value }: Thank): Block[] {
  return [{ kind: 'quote', text }, ...(value === null ? [] : [{ kind: 'context' as const, text: [value] }])];
}

/** In the channel of a team: who thanks whom for what. */
export function peerThanksCard(
  subject: Extract<MessageSubject, { kind: 'peer_thanks' }>,
  one: Thank,
  teamName: TeamName,
  viewer: Viewer,
): Card {
  const by = viewer.name(one.by);
  const card = note(
    subject,
    one.version,
    words.text(viewer, 'post', { who: thankedIn(one, teamName, viewer, true), by }),
    saidBlocks(one),
  );
  const who = plain(thankedIn(one, teamName, viewer, false));
  return { ...card, summary: lineOf(`${words.line(viewer, 'post', { who, by })} ${one.text}`) };
}

/** A thank-you that is theirs already, whatever they choose: how they like it is asked once. */
export function likesNote(subject: Note, one: Thank, viewer: Viewer): Card {
  const first = words.text(viewer, 'likes.ask', { by: viewer.name(one.by) });
  const waits = one.to.some(({ member, state }) => member === subject.to && state === 'asks');
  const given = one.to.find(({ member }) => member === subject.to);
  const thank = one.id;
  const button = (likes: 'public' | 'team' | 'private' | 'none'): Button => ({
    label: words.line(viewer, `likes.${likes}`),
    press: { kind: 'thank_likes', thank, likes },
  });
  const asked: Block[] = [
    { kind: 'text', text: words.text(viewer, 'likes.how') },
    { kind: 'buttons', buttons: (['public', 'team', 'private', 'none'] as const).map(button) },
    { kind: 'context', text: words.text(viewer, 'likes.once') },
  ];
  const chosen: Block[] =
    given !== undefined && isGiven(given)
      ? [{ kind: 'context', text: words.text(viewer, 'likes.chosen', { how: howSaid(given.state, viewer) }) }]
      : [];
  return note(subject, one.version, first, [...saidBlocks(one), ...(waits ? asked : chosen)]);
}

const howSaid = (state: string, viewer: Viewer): string =>
  state === 'public' || state === 'team' ? words.line(viewer, `likes.${state}`) : words.line(viewer, 'likes.private');

/** In private: to whoever likes it so, or to a lead of a team without a channel. */
export function givenNote(subject: Note, one: Thank, teamName: TeamName, viewer: Viewer): Card {
  const isOwn = one.to.some(({ member }) => member === subject.to);
  const by = viewer.name(one.by);
  const first = isOwn
    ? words.text(viewer, 'given', { by })
    : words.text(viewer, 'given.team', { by, who: thankedIn(one, teamName, viewer, false) });
  return note(subject, one.version, first, saidBlocks(one));
}

/** For the lead: why it waits, said of the words and not of whoever wrote them. */
export function lookNote(subject: Note, one: Thank, teamName: TeamName, viewer: Viewer): Card {
  const held = { ...one, to: one.to.filter(({ state }) => state === 'held') };
  const by = viewer.name(one.by);
  if (held.to.length === 0) {
    const how = one.text === '' ? 'look.left' : 'look.posted';
    const first = words.text(viewer, how, { lead: one.lookedBy === null ? '' : viewer.name(one.lookedBy) });
    return note(subject, one.version, first, []);
  }
  const first = words.text(viewer, 'look', { by, who: thankedIn(held, teamName, viewer, false) });
  const settle = (to: 'post' | 'leave'): Button => ({
    label: words.line(viewer, `look.${to}`),
    press: { kind: 'settle_thank', thank: one.id, to },
  });
  return note(subject, one.version, first, [
    ...saidBlocks(one),
    { kind: 'text', text: words.text(viewer, `look.why.${one.held ?? 'same_pair'}`) },
    { kind: 'buttons', buttons: [settle('post'), settle('leave')] },
    { kind: 'context', text: words.text(viewer, 'look.nobody_told') },
  ]);
}

/** For whoever is thanked, once: that colleagues were glad of it. How many, and nobody by name. */
export function cheeredNote(subject: Note, one: Thank, viewer: Viewer): Card {
  const n = one.to.find(({ member }) => member === subject.to)?.cheers?.told ?? 1;
  return note(subject, one.version, words.text(viewer, 'cheered', { n }), saidBlocks(one));
}

/** Nothing is kept of it any more. */
export const goneNote = (subject: Note, viewer: Viewer): Card => note(subject, 1, words.text(viewer, 'gone'), []);
