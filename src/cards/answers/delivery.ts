/** What is said of messages that may not have arrived, or cannot. Pure. */
import type { MessageSubject, PostedSubject } from '../../core/base/message-subject.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { Card, Text } from '../kit/card.ts';
import { lineOf, plain } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { answerWords as words } from '../words/answers.ts';
import type { Reader } from '../words/language.ts';

/** A card that is posted again because nobody knows whether it arrived. */
export function twinCard(card: Card, reader: Reader): Card {
  return { ...card, blocks: [...card.blocks, { kind: 'context', text: words.text(reader, 'delivery.twin') }] };
}

/** What is left where a message stood before it moved to the end of its chat. */
export function movedCard(subject: MessageSubject, reader: Reader): Card {
  const moved =
    subject.kind === 'home'
      ? words.line(reader, 'delivery.moved_home')
      : 'case' in subject
        ? words.line(reader, 'delivery.moved_case', { case: subject.case })
        : words.line(reader, 'delivery.moved');
  return { subject, version: 0, title: null, blocks: [{ kind: 'context', text: [moved] }], summary: moved };
}

/** What is left of the older of two copies. */
export function replacedCard(reader: Reader): Card {
  const summary = words.line(reader, 'delivery.replaced');
  const blocks: Card['blocks'] = [{ kind: 'context', text: [summary] }];
  return { subject: { kind: 'reply' }, version: 1, title: null, blocks, summary };
}

/** For the lead, who can mend it; or for whoever the case belongs to, who must not wait for a card. */
export function undeliveredCard(subject: Extract<MessageSubject, { kind: 'undelivered' }>, viewer: Viewer): Card {
  const { of, to } = subject;
  const text: Text = [
    ...(isOwnRequest(of)
      ? words.text(viewer, 'delivery.unreached', { who: viewer.name(of.to), case: of.case })
      : lost(of, to === undefined, viewer)),
    ...words.text(viewer, 'delivery.lost.again'),
  ];
  return { subject, version: 1, title: null, blocks: [{ kind: 'text', text }], summary: lineOf(plain(text)) };
}

type OwnRequest = Extract<PostedSubject, { kind: 'request' }> & { readonly to: MemberId };

/** Somebody who is asked to decide cannot be written to. */
const isOwnRequest = (of: PostedSubject): of is OwnRequest => of.kind === 'request' && of.to !== null;

function lost(of: PostedSubject, mayMend: boolean, viewer: Viewer): Text {
  return [
    ...words.text(viewer, 'delivery.lost', { what: nameOf(of, viewer) }),
    ...(mayMend
      ? words.text(viewer, 'delivery.lost.mend')
      : 'case' in of
        ? words.text(viewer, 'delivery.lost.case', { case: of.case })
        : []),
  ];
}

function nameOf(subject: PostedSubject, viewer: Viewer): string {
  switch (subject.kind) {
    case 'case':
    case 'request':
    case 'assist':
    case 'advice':
    case 'draft':
    case 'thanks':
    case 'event':
    case 'survey':
      return words.line(viewer, `delivery.${subject.kind}`, { case: subject.case });
    case 'handover':
      return words.line(viewer, 'delivery.event', { case: subject.case });
    case 'digest':
      return words.line(viewer, 'delivery.digest', { team: subject.team });
    case 'lineup':
      return words.line(viewer, 'delivery.lineup', { team: subject.team });
    case 'home':
      return words.line(viewer, 'delivery.home', { member: viewer.name(subject.member) });
    case 'peer_thanks':
      return words.line(viewer, 'delivery.peer_thanks', { team: subject.team });
    case 'unheard':
    case 'murmur':
    case 'recognition':
    case 'storm':
    case 'outage':
    case 'budget':
    case 'learning':
    case 'leader':
      return words.line(viewer, `delivery.${subject.kind}`);
  }
}
