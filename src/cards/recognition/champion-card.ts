/** Service champions: what whoever is named is asked, and what is said to those who name. Pure. */
import type { CaseId, MemberId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import { MOST_GROUNDS, type Champion, type DeedKind } from '../../core/recognition/champion.ts';
import { LONGEST_THANKS, SHORTEST_THANKS } from '../../core/recognition/thank.ts';
import type { Button, Card } from '../kit/card.ts';
import { lineOf, plain, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import type { Reader } from '../words/language.ts';
import { championWords as words } from '../words/champion.ts';

export type NoChampion =
  | { readonly kind: 'team' | 'self' | 'short' | 'long' | 'tone' | 'many' }
  | { readonly kind: 'case'; readonly case: CaseId }
  | { readonly kind: 'no_part'; readonly case: CaseId; readonly who: MemberId }
  | { readonly kind: 'grounds'; readonly who: MemberId };

export function noChampion(no: NoChampion, viewer: Viewer): Card {
  switch (no.kind) {
    case 'team':
    case 'self':
    case 'tone':
      return reply(words.text(viewer, `no.${no.kind}`));
    case 'short':
      return reply(words.text(viewer, 'no.short', { least: SHORTEST_THANKS, command: viewer.command }));
    case 'long':
      return reply(words.text(viewer, 'no.long', { most: LONGEST_THANKS }));
    case 'many':
      return reply(words.text(viewer, 'no.many', { most: MOST_GROUNDS }));
    case 'case':
      return reply(words.text(viewer, 'no.case', { case: no.case }));
    case 'no_part':
      return reply(words.text(viewer, 'no.no_part', { case: no.case, who: viewer.name(no.who) }));
    case 'grounds':
      return reply(words.text(viewer, 'no.grounds', { who: viewer.name(no.who), command: viewer.command }));
  }
}

export const nominatedCard = (became: 'asked' | 'stands' | 'nowhere', who: MemberId, viewer: Viewer): Card =>
  reply(words.text(viewer, `said.${became}`, { who: viewer.name(who) }));

export const championAnswer = (became: 'yes' | 'no' | 'gone', viewer: Viewer): Card =>
  reply(words.text(viewer, `answer.${became}`));

/** To whom it is about; `one` null: nothing is kept of it any more. */
export function championNote(
  subject: Extract<MessageSubject, { kind: 'recognition' }>,
  one: Champion | null,
  viewer: Viewer,
): Card {
  const first =
    one === null
      ? words.text(viewer, 'note.gone')
      : words.text(viewer, one.consentedAt === null ? 'note.asks' : 'note.is', { by: viewer.name(one.by) });
  const button = (answer: 'yes' | 'no', key: 'yes' | 'no' | 'back'): Button => ({
    label: words.line(viewer, `button.${key}`),
    press: { kind: 'answer_champion', answer },
  });
  const card: Card = {
    subject,
    version: one?.version ?? 1,
    title: null,
    blocks: [{ kind: 'text', text: first }],
    summary: lineOf(plain(first)),
  };
  if (one === null) return card;
  return {
    ...card,
    blocks: [
      ...card.blocks,
      { kind: 'quote', text: one.reason },
      { kind: 'context', text: words.text(viewer, 'note.deeds', { deeds: deedsSaid(one.deeds, viewer) }) },
      {
        kind: 'buttons',
        buttons: one.consentedAt === null ? [button('yes', 'yes'), button('no', 'no')] : [button('no', 'back')],
      },
      { kind: 'context', text: words.text(viewer, one.consentedAt === null ? 'note.means' : 'note.taken_back') },
    ],
  };
}

export const deedsSaid = (deeds: readonly DeedKind[], reader: Reader): string =>
  listIn(
    deeds.map((deed) => words.line(reader, `deed.${deed}`)),
    reader,
  );
