/** Answers to what people look up: cases, who can decide, the next digest. Pure. */
import { clip } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { privateLine } from '../case/private-card.ts';
import type { Card, Text } from '../kit/card.ts';
import { bold, lineOf, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import type { Reader } from '../words/language.ts';
import { lookedUpWords as words } from '../words/looked-up.ts';
import { names } from '../words/names.ts';

export function caseLine(c: RecoveryCase, viewer: Viewer): Text {
  if (isRestricted(c)) return privateLine(c, viewer);
  const text = clip(c.complaints[0]?.text.replace(/\s+/g, ' ') ?? '', 90);
  return words.text(viewer, 'found.line', {
    case: c.id,
    status: names(viewer).status[c.status],
    severity: c.triage.severity.value,
    failure: names(viewer).failure[c.triage.failure.value],
    text,
    owner: viewer.name(c.owner),
  });
}

export function foundCard(typed: string, found: readonly RecoveryCase[], viewer: Viewer): Card {
  if (found.length === 0) return reply(words.text(viewer, 'found.none', { words: clip(typed, 60) }));
  const title = words.line(viewer, 'found.title', { count: found.length });
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: [{ kind: 'list', items: found.map((c) => caseLine(c, viewer)) }],
    summary: `${title}.`,
  };
}

/** Who decides an amount, for the one who asks. */
export interface WhoCan {
  readonly what: string;
  /** The one who asks may give it without asking, where nothing was given yet. */
  readonly isOwn: boolean;
  /** Those who can decide it when the one who asks asks, in the order in which they are asked. */
  readonly who: readonly { readonly name: string; readonly upTo: string | null }[];
  /** The one who asks may say yes when somebody else of the team asks: alone, or as one of two. */
  readonly approves: 'alone' | 'one of two' | null;
  readonly needsTwo: boolean;
  /** What it is in the policy's currency, where it was said in another one. */
  readonly inBase: string | null;
  /** The currency that no rate says the value of; null where one does. */
  readonly unrated: string | null;
}

export function whoCanCard(asked: WhoCan, reader: Reader): Card {
  const { who, isOwn, approves, inBase, unrated } = asked;
  const what = inBase === null ? asked.what : words.line(reader, 'who.amount', { what: asked.what, base: inBase });
  const own: Text[] = [
    ...(isOwn ? [words.text(reader, 'who.own')] : []),
    ...(approves === null ? [] : [words.text(reader, approves === 'alone' ? 'who.alone' : 'who.one_of_two')]),
  ];
  if (who.length === 0) return reply(...own, words.text(reader, isOwn ? 'who.nobody_more' : 'who.nobody', { what }));
  const two =
    unrated !== null
      ? words.line(reader, 'who.unrated', { currency: unrated })
      : asked.needsTwo
        ? words.line(reader, 'who.two')
        : null;
  const texts: Text[] = [...own, words.text(reader, isOwn ? 'who.these_more' : 'who.these')];
  const each = who.map(({ name, upTo }): Text =>
    upTo === null ? [bold(name)] : words.text(reader, 'who.up_to', { who: name, most: upTo }),
  );
  const all = listIn(
    who.map(({ name }) => name),
    reader,
    'or',
  );
  const summary = words.line(reader, isOwn ? 'who.summary_own' : 'who.summary', { who: all, what });
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: words.line(reader, 'who.title', { what }),
    blocks: [
      ...texts.map((text) => ({ kind: 'text' as const, text })),
      { kind: 'list', items: each },
      ...(two === null ? [] : [{ kind: 'text' as const, text: [two] }]),
    ],
    summary: lineOf(two === null ? summary : `${summary} ${two}`),
  };
}

export const noPolicyCard = (reader: Reader): Card => reply([names(reader).noPolicy]);

export const noDigestCard = (reader: Reader): Card => reply(words.text(reader, 'no_digest'));
