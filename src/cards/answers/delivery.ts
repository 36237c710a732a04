/** What is said of messages that may not have arrived, or cannot. Pure. */
import type { MessageSubject, PostedSubject } from '../../core/base/message-subject.ts';
import type { Card, Text } from '../kit/card.ts';
import { bold, lineOf, plain } from '../kit/say.ts';

/** A card that is posted again because nobody knows whether it arrived. */
export function twinCard(card: Card): Card {
  const text: Text = ['This replaces an earlier card that may not have arrived.'];
  return { ...card, blocks: [...card.blocks, { kind: 'context', text }] };
}

const REPLACED = 'This card was replaced: a newer one stands further down.';

/** What is left of the older of two copies. */
export function replacedCard(): Card {
  const blocks: Card['blocks'] = [{ kind: 'context', text: [REPLACED] }];
  return { subject: { kind: 'reply' }, version: 1, title: null, blocks, summary: REPLACED };
}

/** For the lead, who can mend it; or for whoever the case belongs to, who must not wait for a card. */
export function undeliveredCard(subject: Extract<MessageSubject, { kind: 'undelivered' }>): Card {
  const { of, to } = subject;
  const why = 'Amends is not in its channel, or the channel is archived.';
  const text: Text = [
    bold('A message could not be posted'),
    `: ${nameOf(of)}. ${why}`,
    ...(to === undefined ? MEND : meanwhile(of)),
  ];
  return { subject, version: 1, title: null, blocks: [{ kind: 'text', text }], summary: lineOf(plain(text)) };
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
