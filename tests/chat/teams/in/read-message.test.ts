/** A message of Teams as a person reads it, wherever its words stand. */
import { describe, expect, it } from 'vitest';
import { readEnvelope } from '../../../../src/chat/teams/in/envelope.ts';
import { readAttached, readPayload } from '../../../../src/chat/teams/in/read-message.ts';

const html = (content: string): unknown => ({ contentType: 'html', content });
const attached = (contentType: string, content: unknown, more: Record<string, unknown> = {}): unknown => ({
  contentType,
  content,
  ...more,
});
const card = (content: unknown): unknown =>
  attached('application/vnd.microsoft.card.adaptive', JSON.stringify(content));
const textOf = (payload: Record<string, unknown>): string | undefined => readPayload(payload)?.text;
const robin = { user: { displayName: 'Robin Kline', id: 'aad-robin' } };

describe('a message that is logged', () => {
  it.each<[string, Record<string, unknown>, string]>([
    [
      'what its author marked',
      { importance: 'urgent', subject: 'Room 412', body: html('<p>Cold</p>') },
      'URGENT! Room 412\nCold',
    ],
    ['importance that is none', { importance: 'normal', body: html('<p>Cold</p>') }, 'Cold'],
    [
      'a picture among words',
      { body: html('<p>look<img alt="a broken lamp" src="x">there&nbsp;&nbsp;<emoji alt="😢"></emoji></p>') },
      'look a broken lamp there 😢',
    ],
    [
      'a review of a bot: stars, code, and nothing that is pressed',
      {
        body: html('<attachment id="1"></attachment>'),
        attachments: [
          attached(
            'application/vnd.microsoft.card.adaptive',
            {
              body: [
                { type: 'Rating', value: 1, max: 5 },
                { type: 'CodeBlock', codeSnippet: 'ERR 42' },
                { type: 'CompoundButton', title: 'Reply' },
                { type: 'Input.Text', label: 'Your reply' },
              ],
            },
            { id: '1' },
          ),
        ],
      },
      '1/5\nERR 42',
    ],
    ['subject and body', { subject: 'Room 412', body: html('<p>No hot water</p>') }, 'Room 412\nNo hot water'],
    ['a table', { body: html('<table><tr><td>Room</td><td>412</td></tr></table>') }, 'Room 412'],
    ['plain text as it is', { body: { contentType: 'text', content: 'AC <both> broken' } }, 'AC <both> broken'],
    [
      'files by their names',
      {
        body: html('<attachment id="1"></attachment>'),
        attachments: [attached('reference', null, { id: '1', name: 'stain.jpg' })],
      },
      'stain.jpg',
    ],
    [
      'a quotation, who is quoted first',
      {
        body: html('<attachment id="1"></attachment><p>Please log this</p>'),
        attachments: [
          attached(
            'messageReference',
            JSON.stringify({ messagePreview: 'No hot water in 412', messageSender: robin }),
            { id: '1' },
          ),
        ],
      },
      'Robin Kline: No hot water in 412\nPlease log this',
    ],
    [
      'a quotation of an older client',
      {
        body: html(
          '<div>\n<blockquote itemtype="http://schema.skype.com/Reply">\n<strong itemprop="mri">Robin Kline</strong><span itemprop="time"></span>\n<p itemprop="preview">No hot water</p>\n</blockquote>\n<p>again!</p></div>',
        ),
      },
      'Robin Kline:\nNo hot water\nagain!',
    ],
    [
      'a forward',
      {
        body: html('<attachment id="1"></attachment>'),
        attachments: [
          attached(
            'forwardedMessageReference',
            { originalMessageContent: '<p>Bag lost</p>', originalMessageSender: robin },
            { id: '1' },
          ),
        ],
      },
      'Robin Kline: Bag lost',
    ],
    [
      'an adaptive card alone',
      {
        body: html('<attachment id="c"></attachment>'),
        attachments: [
          card({
            type: 'AdaptiveCard',
            fallbackText: 'no',
            body: [
              { type: 'TextBlock', text: '**New complaint** [open](https://x.example/1)' },
              { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'AC ' }, 'broken'] },
              {
                type: 'ColumnSet',
                columns: [
                  { items: [{ type: 'TextBlock', text: 'Room' }] },
                  { items: [{ type: 'TextBlock', text: '412' }] },
                ],
              },
              { type: 'FactSet', facts: [{ title: 'Guest', value: 'Lindqvist' }] },
              {
                type: 'Table',
                rows: [
                  {
                    cells: [
                      { items: [{ type: 'TextBlock', text: 'Since' }] },
                      { items: [{ type: 'TextBlock', text: 'Monday' }] },
                    ],
                  },
                ],
              },
              { type: 'TextBlock', isVisible: false, text: 'hidden' },
              { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Button' }] },
            ],
          }),
        ],
      },
      'New complaint open\nAC broken\nRoom 412\nGuest: Lindqvist\nSince Monday',
    ],
    [
      'a hero card',
      {
        attachments: [
          attached('application/vnd.microsoft.card.hero', {
            title: 'Ticket 7',
            subtitle: 'late',
            text: 'Bag <b>lost</b>',
            buttons: [{ title: 'Open' }],
          }),
        ],
      },
      'Ticket 7\nlate\nBag lost',
    ],
    [
      'a connector card',
      {
        attachments: [
          attached('application/vnd.microsoft.teams.card.o365connector', {
            title: 'Survey',
            sections: [{ activityTitle: 'Guest', facts: [{ name: 'Score', value: '1' }] }],
            potentialAction: [{ name: 'x' }],
          }),
        ],
      },
      'Survey\nGuest\nScore: 1',
    ],
    [
      'an announcement',
      {
        attachments: [
          attached('application/vnd.microsoft.card.announcement', JSON.stringify({ title: 'Boiler is down' })),
        ],
      },
      'Boiler is down',
    ],
    ['nothing', {}, ''],
    [
      'odd shapes',
      { subject: 7, body: 'x', attachments: [null, 5, { contentType: 3, content: '{' }], from: 'who' },
      '',
    ],
  ])('%s', (_what, payload, words) => expect(textOf(payload)).toBe(words));

  it('says who wrote it, when, and where it stands', () => {
    const read = readPayload({
      createdDateTime: '2026-12-10T08:00:00.123Z',
      linkToMessage: 'https://teams.microsoft.com/l/message/1',
      from: robin,
      body: html('x'),
    });
    expect(read).toEqual({
      text: 'x',
      by: 'Robin Kline',
      at: new Date('2026-12-10T08:00:00.123Z'),
      link: 'https://teams.microsoft.com/l/message/1',
    });
    expect(
      readPayload({
        linkToMessage: 'javascript:alert(1)',
        createdDateTime: 'soon',
        from: { application: { displayName: 'Desk bot' } },
      }),
    ).toEqual({ text: '', by: 'Desk bot', at: null, link: null });
  });

  it('counts from when a forwarded message was written, and names its writer', () => {
    const forward = attached(
      'forwardedMessageReference',
      JSON.stringify({
        originalMessageContent: 'Bag lost',
        originalSentDateTime: '2026-12-09T21:00:00Z',
        originalMessageSender: robin,
      }),
    );
    const read = readPayload({
      createdDateTime: '2026-12-10T08:00:00Z',
      from: { user: { displayName: 'Ana Ortiz' } },
      attachments: [forward],
    });
    expect(read).toMatchObject({ by: 'Robin Kline', at: new Date('2026-12-09T21:00:00Z') });
  });

  it('is read to the end however deep a card is', () => {
    let deep: unknown = { type: 'TextBlock', text: 'x' };
    for (let i = 0; i < 5_000; i += 1) deep = { items: [deep] };
    expect(textOf({ attachments: [attached('application/vnd.microsoft.card.adaptive', deep)] })).toBe('');
  });
});

describe('what comes with a typed line', () => {
  const read = (over: Record<string, unknown>) => {
    const envelope = readEnvelope({ type: 'message', ...over });
    if (envelope === undefined) throw new Error('not an envelope');
    return readAttached(envelope);
  };
  it.each<[string, Record<string, unknown>, string | null]>([
    ['the line itself is no attachment', { attachments: [attached('text/html', '<p>log Room 4</p>')] }, null],
    [
      'a quotation',
      {
        attachments: [
          attached(
            'text/html',
            '<blockquote itemscope itemtype="http://schema.skype.com/Reply"><strong itemprop="mri">Robin</strong><p itemprop="preview">No hot water</p></blockquote><p>log it</p>',
          ),
        ],
      },
      'Robin:\nNo hot water',
    ],
    [
      'a quotation as an entity',
      { entities: [{ type: 'quotedReply', quotedReply: { senderName: 'Robin', preview: 'No hot water' } }] },
      'Robin: No hot water',
    ],
    [
      'a file',
      {
        attachments: [
          attached('application/vnd.microsoft.teams.file.download.info', { downloadUrl: 'x' }, { name: 'stain.jpg' }),
        ],
      },
      'stain.jpg',
    ],
    ['nothing', {}, null],
    ['no list', { attachments: 'x' }, null],
  ])('%s', (_what, over, words) => expect(read(over)?.text ?? null).toBe(words));
});
