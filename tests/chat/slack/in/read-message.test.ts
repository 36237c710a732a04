/** Whatever a person reads in a message of Slack is read; what they do not see is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/chat/slack/in/read-message.ts';
import { runs } from '../../../runs.ts';

const TS = '1796896800.000100';
const text = (words: string): object => ({ type: 'text', text: words });
const rich = (...elements: object[]): object => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const plain = (words: string): object => ({ type: 'plain_text', text: words });
const mrkdwn = (words: string): object => ({ type: 'mrkdwn', text: words });
const cell = (words: string): object => ({ type: 'raw_text', text: words });

const section = (...elements: object[]): object => ({ type: 'rich_text_section', elements });
const READ: readonly (readonly [string, object, string])[] = [
  [
    'a numbered list that goes on, and one within',
    {
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              style: 'ordered',
              offset: 1,
              elements: [section(text('soup')), section(text('bill'))],
            },
            { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [section(text('twice'))] },
          ],
        },
      ],
    },
    '2. soup\n3. bill\n• twice',
  ],
  [
    'a moment that only a client writes out, by its day',
    { blocks: [rich(text('due '), { type: 'date', timestamp: 1796000000, format: '{date} at {time}' })] },
    'due 2026-11-30',
  ],
  [
    'marks of emphasis and links as they are drawn, sums and snake_case as they are',
    { blocks: [{ type: 'section', text: mrkdwn('*Cold* ~warm~ _room_ <https://x.example/p|the photo> 3*4*5 a_b_c') }] },
    'Cold warm room the photo 3*4*5 a_b_c',
  ],
  [
    'Markdown of an assistant or a review bot',
    {
      blocks: [
        {
          type: 'markdown',
          text: '## Review\n**Very** cold, [more](https://x.example)\n| Room | Stars |\n|:--|--|\n| 412 | 1 |',
        },
      ],
    },
    'Review\nVery cold, more\nRoom Stars\n412 1',
  ],
  [
    'numbers in a table',
    {
      blocks: [
        {
          type: 'table',
          rows: [[cell('Stars'), { type: 'raw_number', value: 1 }, { type: 'raw_number', value: 5, text: 'of 5' }]],
        },
      ],
    },
    'Stars 1 of 5',
  ],
  [
    'a film and a picture by their titles and what is in them',
    {
      blocks: [
        {
          type: 'video',
          title: plain('Broken door'),
          description: plain('filmed in 412'),
          alt_text: 'a door',
          video_url: 'https://x',
        },
        { type: 'image', title: plain('Mould'), alt_text: 'mould on the wall', image_url: 'https://x' },
      ],
    },
    'Broken door\nfilmed in 412\na door\nMould\nmould on the wall',
  ],
  [
    'a mail with pages of HTML, and what was attached to it',
    {
      files: [
        {
          filetype: 'email',
          title: 'Cold',
          subject: 'Cold',
          preview: '<div>Hello<br>the <b>shower</b> &amp; all</div>',
          attachments: [{ filename: 'photo.jpg' }],
        },
      ],
    },
    'Cold\nHello\nthe shower & all\nphoto.jpg',
  ],
  [
    'a picture by its name and what is in it',
    { files: [{ filetype: 'png', title: 'IMG_1.png', alt_txt: 'a broken lamp' }] },
    'IMG_1.png\na broken lamp',
  ],
  ['text alone', { text: 'Room 4: &lt;soup&gt; &amp; rice' }, 'Room 4: <soup> & rice'],
  ['text Slack escaped', { text: 'a &lt;b&gt; &amp;amp;' }, 'a <b> &amp;'],
  [
    'blocks, and not the notification beside them',
    {
      text: 'New answer',
      blocks: [
        { type: 'header', text: plain('Survey') },
        { type: 'section', text: mrkdwn('*2* of 5') },
      ],
    },
    'Survey\n2 of 5',
  ],
  [
    'rich text with a link, a mention, a sign and a moment',
    {
      text: 'x',
      blocks: [
        rich(
          text('see '),
          { type: 'link', url: 'https://example.com/a', text: 'the photo' },
          text(' '),
          { type: 'emoji', name: 'soup', unicode: '1f372' },
          { type: 'user', user_id: 'U1' },
          { type: 'date', timestamp: 1, format: '{date}', fallback: ' on Monday' },
        ),
      ],
    },
    'see the photo 🍲@U1 on Monday',
  ],
  [
    'lists, quotes and code, each on lines of their own',
    {
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              style: 'bullet',
              elements: [
                { type: 'rich_text_section', elements: [text('cold soup')] },
                { type: 'rich_text_section', elements: [text('rude waiter')] },
              ],
            },
            { type: 'rich_text_quote', elements: [text('never again')] },
            { type: 'rich_text_preformatted', elements: [text('E-42')] },
          ],
        },
      ],
    },
    '• cold soup\n• rude waiter\nnever again\nE-42',
  ],
  [
    'fields and small print, not buttons and pickers',
    {
      blocks: [
        {
          type: 'section',
          fields: [mrkdwn('Room'), mrkdwn('412')],
          accessory: { type: 'button', text: plain('Open') },
        },
        { type: 'context', elements: [plain('Form 7'), { type: 'image', image_url: 'x', alt_text: 'a broken lamp' }] },
        { type: 'actions', elements: [{ type: 'button', text: plain('Delete') }] },
        { type: 'divider' },
      ],
    },
    'Room\n412\nForm 7\na broken lamp',
  ],
  [
    'tables, cell by cell',
    {
      blocks: [
        {
          type: 'table',
          rows: [
            [cell('Room'), cell('412')],
            [cell('Heating'), rich(text('out'))],
          ],
        },
      ],
    },
    'Room 412\nHeating out',
  ],
  [
    'attachments of an older app',
    {
      attachments: [
        {
          pretext: 'From the desk',
          title: 'Ticket 9',
          text: 'No &amp; water',
          fields: [{ title: 'Room', value: '412' }],
        },
      ],
    },
    'From the desk\nTicket 9\nNo & water\nRoom: 412',
  ],
  [
    'what an attachment says where nothing else is in it',
    { attachments: [{ fallback: 'Lamp broken' }] },
    'Lamp broken',
  ],
  [
    'no preview of a link beside somebody’s own words',
    {
      text: 'see https://example.com',
      attachments: [{ from_url: 'https://example.com', title: 'Example Domain', text: 'ad' }],
    },
    'see https://example.com',
  ],
  [
    'files by their names',
    { text: 'broken', files: [{ title: 'lamp.jpg', name: 'IMG_1.jpg' }, { name: 'bill.pdf' }] },
    'broken\nlamp.jpg\nbill.pdf',
  ],
  [
    'a mail, a snippet and a recording by what they say',
    {
      files: [
        { mode: 'email', title: 'Re: stay', subject: 'Our stay', plain_text: 'The room was cold.' },
        { mode: 'snippet', title: 'note.txt', preview: 'lift stuck' },
        { title: 'audio', transcription: { status: 'complete', preview: { content: 'I waited an hour' } } },
      ],
    },
    'Our stay\nThe room was cold.\nnote.txt\nlift stuck\naudio\nI waited an hour',
  ],
  [
    'a canvas of blocks nobody here knows yet',
    { blocks: [{ type: 'hologram', title: plain('Pool closed'), elements: [mrkdwn('since Monday')] }] },
    'Pool closed\nsince Monday',
  ],
  ['nothing where nothing is said', { blocks: [{ type: 'divider' }] }, ''],
];

describe('a message of Slack', () => {
  it.each(READ)('is read as a person would: %s', (_, message, words) => {
    expect(readMessage({ ts: TS, ...message }).words).toBe(words);
  });

  it('says who wrote it, and when', () => {
    expect(readMessage({ ts: TS, user: 'U1', text: 'x' })).toMatchObject({
      by: null,
      user: 'U1',
      at: new Date(1796896800000.1),
    });
    expect(readMessage({ ts: TS, bot_id: 'B1', bot_profile: { name: 'Survey' }, text: 'x' })).toMatchObject({
      by: 'Survey',
      user: null,
    });
  });

  it('passed on from elsewhere is the one who wrote it first, there and then', () => {
    const forward = {
      is_share: true,
      author_name: 'Rosa Lind',
      author_id: 'U7',
      from_url: 'https://hotel.slack.com/archives/C1/p1',
      ts: '1796810400.000000',
      message_blocks: [{ team: 'T1', channel: 'C1', ts: '1', message: { blocks: [rich(text('No towels'))] } }],
      fallback: 'No towels, as plain text',
    };
    expect(readMessage({ ts: TS, user: 'U1', text: 'please look', attachments: [forward] })).toEqual({
      words: 'please look\nNo towels',
      by: 'Rosa Lind',
      user: 'U7',
      at: new Date(1796810400000),
      link: 'https://hotel.slack.com/archives/C1/p1',
    });
  });

  it('never throws, whatever is in it, and reads long ones in no time', () => {
    fc.assert(
      fc.property(
        fc.object({
          key: fc.constantFrom('text', 'blocks', 'attachments', 'files', 'elements', 'type', 'rows', 'ts'),
          maxDepth: 5,
        }),
        (raw) => {
          expect(typeof readMessage(raw).words).toBe('string');
        },
      ),
      { numRuns: runs(200) },
    );
    let deep: object = text('end');
    for (let i = 0; i < 2_000; i += 1) deep = { type: 'x', elements: [deep] };
    expect(readMessage({ blocks: [deep, rich(text('seen'))] }).words).toBe('seen');
  });
});

it('takes whoever wrote a forwarded mail, and when, for its author', () => {
  const from = [{ name: 'Ana Guest', address: 'ana@guest.example' }];
  const headers = { date: 'Sun, 29 Nov 2026 10:00:00 +0000' };
  const read = readMessage({
    user: 'USLACKBOT',
    ts: TS,
    files: [{ filetype: 'email', subject: 'Cold', plain_text: 'x', from, headers }],
  });
  expect(read).toEqual({
    words: 'Cold\nx',
    by: 'Ana Guest',
    user: null,
    at: new Date('2026-11-29T10:00:00Z'),
    link: null,
  });
});
