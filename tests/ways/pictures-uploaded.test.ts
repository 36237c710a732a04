/** The picture of a thank-you where Slack cannot fetch it: by Socket Mode, without an address of Amends, as a file of Slack's own. */
import { beforeAll, expect, it } from 'vitest';
import { isPng } from '../../src/pictures/png.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';
import { thanked } from './thanked.ts';

describeJourney('the picture of a thank-you by Socket Mode', 'Slack', (open) => {
  let hotel: Hotel;
  let chat: Surface;
  let number = 1000;
  beforeAll(async () => {
    hotel = await openHotel(await open(), { socket: true });
    chat = surfaceOf(hotel, 'Slack');
  });
  const again = async (): Promise<string> => {
    const { text } = await thanked(hotel, chat, await journeyIn(hotel, chat, number).opened());
    number += 1;
    return text;
  };
  const fileIn = (text: string): string => /"slack_file":\{"id":"(F[A-Z0-9]{8,})"\}/.exec(text)?.[1] ?? '';

  let first = '';
  it('is uploaded as a file with its words, and stands in the message', async () => {
    // Slack looks at a file before it shows it
    hotel.slack.state.fileLooks = 2;
    const text = await again();
    first = fileIn(text);
    const file = hotel.slack.state.files.get(first);
    expect(file).toMatchObject({ name: 'thank-you-ana-ortiz.png', isComplete: true });
    expect(file?.alt).toMatch(/^A card: Thank you, Ana Ortiz\./);
    expect(isPng(file?.bytes ?? new Uint8Array())).toBe(true);
    expect(text).not.toContain('/picture/');
    expect(hotel.slack.messages('C0WINS')).toHaveLength(1);
  });

  it('goes from Slack too when the case is made private', async () => {
    await chat.answerTo('ana', 'restrict R-1001 legal because a solicitor wrote', /./);
    await hotel.drawn();
    expect(chat.thanks()[0]?.text).not.toContain('slack_file');
    expect(hotel.slack.state.files.has(first)).toBe(false);
  });

  it('is done without where Slack does not take the upload, and the words are posted once', async () => {
    hotel.slack.failApi('files.completeUploadExternal', { kind: 'error', error: 'internal_error' });
    const text = await again();
    expect([fileIn(text), text.includes('Thank you,')]).toEqual(['', true]);
    hotel.slack.state.fileLooks = 99;
    expect(fileIn(await again())).toBe('');
    expect(chat.thanks()).toHaveLength(3);
  });

  it('is done without where the app was not granted it, and not asked for again', async () => {
    hotel.slack.state.fileLooks = 0;
    hotel.slack.state.scopes.delete('files:write');
    expect(fileIn(await again())).toBe('');
    const asked = hotel.slack.calls('files.getUploadURLExternal').length;
    expect(fileIn(await again())).toBe('');
    expect(hotel.slack.calls('files.getUploadURLExternal')).toHaveLength(asked);
    expect(hotel.logged.join('\n')).toContain('a picture was not uploaded');
  });
});
