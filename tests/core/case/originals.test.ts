/** What masking hides of a command: of what somebody typed, not of the names of messages and places, which look like addresses. */
import { expect, it } from 'vitest';
import type { LogCommand } from '../../../src/core/case/commands.ts';
import { hiddenIn } from '../../../src/core/case/originals.ts';

const LOG: LogCommand = {
  kind: 'log',
  text: 'The shower is cold',
  customer: 'Room 217',
  remedySought: null,
  failure: null,
  severity: null,
  orderValue: null,
  lossValue: null,
  source: 'message',
  permalink: 'https://teams.microsoft.com/l/message/19%3Areviews%40thread.tacv2/1795990720149',
  receivedAt: null,
  from: null,
};
const fieldsOf = (change: Partial<LogCommand>): readonly string[] =>
  hiddenIn({ ...LOG, ...change }, new Set()).originals.map(({ field }) => field);

it.each<[string, Partial<LogCommand>]>([
  ['a message of Teams', { message: 'teams:0000-aaaa:19:reviews@thread.tacv2:1795990720149' }],
  ['a message of Slack', { message: 'slack:T0001:C0REVIEWS:1795990720.149000' }],
  [
    'a mail',
    {
      told: {
        way: 'mailbox',
        matters: ['<20261129.4412@mail.example>'],
        inReplyTo: ['<20261128.4411@mail.example>'],
        keys: ['mail:rosa@customer.example'],
        files: [],
      },
    },
  ],
])('hides nothing of the name of %s', (_, change) => {
  expect(fieldsOf(change)).toEqual([]);
});

it.each<[string, Partial<LogCommand>]>([
  ['log.text', { text: 'Write to rosa@customer.example' }],
  ['log.customer', { customer: 'rosa@customer.example' }],
  ['log.customerName', { customerName: 'rosa@customer.example' }],
  ['log.remedySought', { remedySought: 'write to rosa@customer.example' }],
  ['log.files', { told: { way: 'mailbox', matters: [], keys: [], files: ['rosa@customer.example.pdf'] } }],
])('keeps what was typed into %s', (field, change) => {
  expect(fieldsOf(change)).toEqual([field]);
});
