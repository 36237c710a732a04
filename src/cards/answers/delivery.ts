/** What is said of messages that may not have arrived, or cannot. Pure. */
import type { MessageSubject, PostedSubject } from '../../core/base/message-subject.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { Card, Text } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { bold, lineOf, plain } from '../kit/say.ts';

/** A card that is posted again because nobody knows whether it arrived. */
export function twinCard(card: Card): Card {
  const text: Text = ['This replaces an earlier card that may not have arrived.'];
  return { ...card, blocks: [...card.blocks, { kind: 'context', text }] };
}

/** What is left where a message stood before it moved to the end of its chat. */
export function movedCard(subject: MessageSubject): Card {
  const words =
    subject.kind === 'home'
      ? 'Your home card has moved to the end of this chat.'
      : `${'case' in subject ? subject.case : 'This card'} has moved further down in this chat.`;
  return { subject, version: 0, title: null, blocks: [{ kind: 'context', text: [words] }], summary: words };
}

const REPLACED = 'This card was replaced: a newer one stands further down.';

/** What is left of the older of two copies. */
export function replacedCard(): Card {
  const blocks: Card['blocks'] = [{ kind: 'context', text: [REPLACED] }];
  return { subject: { kind: 'reply' }, version: 1, title: null, blocks, summary: REPLACED };
}

/** For the lead, who can mend it; or for whoever the case belongs to, who must not wait for a card. */
export function undeliveredCard(subject: Extract<MessageSubject, { kind: 'undelivered' }>, viewer: Viewer): Card {
  const { of, to } = subject;
  const why = 'Amends is not in its channel, or the channel is archived.';
  const text: Text = isOwnRequest(of)
    ? unreached(of, viewer)
    : [bold('A message could not be posted'), `: ${nameOf(of)}. ${why}`, ...(to === undefined ? MEND : meanwhile(of))];
  return { subject, version: 1, title: null, blocks: [{ kind: 'text', text }], summary: lineOf(plain(text)) };
}

type OwnRequest = Extract<PostedSubject, { kind: 'request' }> & { readonly to: MemberId };

const isOwnRequest = (of: PostedSubject): of is OwnRequest => of.kind === 'request' && of.to !== null;

/** Somebody who is asked to decide cannot be written to. */
function unreached(of: OwnRequest, viewer: Viewer): Text {
  const name = viewer.name(of.to);
  return [
    bold(`${name} cannot be reached in private`),
    `, and a request on ${of.case} waits for their decision. Please tell them: it is on their home, and in the thread of the`,
    ` case unless that is kept private.${AGAIN}`,
  ];
}

const AGAIN = ' It is tried again at every change, when Amends is added, and once an hour.';
const MEND: Text = [` Add Amends there, or change the channel in the configuration.${AGAIN}`];

function meanwhile(of: PostedSubject): Text {
  return 'case' in of ? [` Nothing else is lost: “show ${of.case}” shows you the case.${AGAIN}`] : [AGAIN];
}

function nameOf(subject: PostedSubject): string {
  switch (subject.kind) {
    case 'case':
    case 'request':
    case 'draft':
    case 'thanks':
    case 'event':
      return `${subject.kind} ${subject.case}`;
    case 'digest':
      return `digest ${subject.team}`;
    case 'home':
      return `home ${subject.member}`;
    case 'storm':
      return `storm ${subject.storm}`;
    case 'outage':
      return `failure ${subject.outage}`;
    case 'budget':
      return `budget ${subject.budget}`;
  }
}
