/** Typed lines as clean words, with people by their ids. */
import { describe, expect, it } from 'vitest';
import { readEnvelope } from '../../../../src/chat/teams/in/envelope.ts';
import { accountsToFind, typedLine } from '../../../../src/chat/teams/in/read-text.ts';

const BOT = '11111111-2222-4333-8444-555555555555';
const bot = { type: 'mention', text: '<at>Amends</at>', mentioned: { id: `28:${BOT}`, name: 'Amends' } };
const line = (text: string, entities: unknown[] = [bot]): string => {
  const read = readEnvelope({ type: 'message', text, entities });
  if (read === undefined) throw new Error('not an envelope');
  return typedLine(read, BOT);
};

describe('a typed line', () => {
  it.each([
    ['<at>Amends</at> log Room 412', 'log Room 412'],
    ['<at>Amends</at>&nbsp;log Room 412 ', 'log Room 412'],
    ['\u00a0<at>Amends</at>\n  log   Room 412', 'log Room 412'],
    ['/log Room 412', 'log Room 412'],
    ['amends log Room 412', 'log Room 412'],
    ['/Amends: log Room 412', 'log Room 412'],
    ['log 5 &lt; 6 &amp;lt; 7', 'log 5 < 6 &lt; 7'],
    ['log first\nsecond', 'log first\nsecond'],
    ['', ''],
  ])('%j is read as %j', (text, expected) => expect(line(text)).toBe(expected));

  it('keeps other people by their id, with the name beside an id of Teams’ own', () => {
    const person = (id: string) => ({ type: 'mention', text: '<at>Mia</at>', mentioned: { id, name: 'Mia' } });
    const text = '<at>Amends</at> thanks <at>Mia</at> and <at>Mia</at>';
    expect(line(text, [bot, person('29:one'), person('29:two')])).toBe('thanks <@29:one|Mia> and <@29:two|Mia>');
  });

  const mention = (text: string | undefined, mentioned: Record<string, string>) => ({
    type: 'mention',
    text,
    mentioned,
  });
  const gil = { id: '29:gil', name: 'Okafor, Gil (Aurora)' };
  it.each([
    [
      'one name made two mentions',
      'away 1 to 2 <at>Okafor, Gil</at> <at>(Aurora)</at>',
      [
        mention('<at>Okafor, Gil</at>', { id: '29:gil', name: 'Okafor, Gil' }),
        mention('<at>(Aurora)</at>', { id: '29:gil', name: '(Aurora)' }),
      ],
      'away 1 to 2 <@29:gil|Okafor, Gil (Aurora)>',
    ],
    [
      'two words of one name, a hard blank between',
      'thanks <at>Mia</at>&nbsp;<at>Laurent</at> for x',
      [
        mention('<at>Mia</at>', { id: '29:mia', name: 'Mia Laurent' }),
        mention('<at>Laurent</at>', { id: '29:mia', name: 'Mia Laurent' }),
      ],
      'thanks <@29:mia|Mia Laurent> for x',
    ],
    [
      'one person named twice, words between',
      'thanks <at>Mia</at> and <at>Mia</at>',
      [mention('<at>Mia</at>', { id: '29:mia', name: 'Mia' }), mention('<at>Mia</at>', { id: '29:mia', name: 'Mia' })],
      'thanks <@29:mia|Mia> and <@29:mia|Mia>',
    ],
    [
      'an id and no words',
      'thanks <at>Okafor, Gil (Aurora)</at> for x',
      [mention(undefined, gil)],
      'thanks <@29:gil|Okafor, Gil (Aurora)> for x',
    ],
    [
      'an id and no words, the name typed',
      'thanks @Okafor, Gil (Aurora) for x',
      [mention(undefined, gil)],
      'thanks <@29:gil|Okafor, Gil (Aurora)> for x',
    ],
    ['an id and neither words nor name', 'thanks x', [mention(undefined, { id: '29:gil' })], 'thanks x'],
    [
      'tags with attributes',
      'thanks <at id="0">Gil</at> for x',
      [mention('<at id="0">Gil</at>', gil)],
      'thanks <@29:gil|Okafor, Gil (Aurora)> for x',
    ],
    [
      'words that are no tag',
      'thanks @Gil for x',
      [mention('@Gil', gil)],
      'thanks <@29:gil|Okafor, Gil (Aurora)> for x',
    ],
    ['nobody Teams knows', 'thanks <at>Gil</at> for x', [], 'thanks @Gil for x'],
    [
      'a directory id',
      'thanks <at>Gil</at>',
      [mention('<at>Gil</at>', { ...gil, aadObjectId: 'aad-gil-1' })],
      'thanks <@aad-gil-1>',
    ],
    [
      'the organisation’s id',
      'thanks <at>Gil</at>',
      [mention('<at>Gil</at>', { ...gil, id: '8:orgid:aad-gil-1' })],
      'thanks <@aad-gil-1>',
    ],
    [
      'signs that are ours',
      'thanks <at>G</at>',
      [mention('<at>G</at>', { id: '29:g', name: 'G|<x>' })],
      'thanks <@29:g|G x>',
    ],
    [
      'ourselves without words',
      '<at>Amends</at> limits',
      [mention(undefined, { id: `28:${BOT}`, name: 'Amends' })],
      'limits',
    ],
    ['a quotation in front', '<quoted messageId="17"/> limits', [], 'limits'],
  ])('%s', (_what, text, entities, expected) => expect(line(text, entities)).toBe(expected));

  it('knows people by the id it has learnt, and says whom it does not know', () => {
    const read = readEnvelope({
      type: 'message',
      text: 'thanks <at>Gil</at>',
      entities: [bot, mention('<at>Gil</at>', gil)],
    });
    if (read === undefined) throw new Error('not an envelope');
    expect(accountsToFind(read, BOT, () => undefined)).toEqual(['29:gil']);
    expect(accountsToFind(read, BOT, () => 'aad-gil-1')).toEqual([]);
    expect(typedLine(read, BOT, (id) => (id === '29:gil' ? 'aad-gil-1' : undefined))).toBe('thanks <@aad-gil-1>');
  });

  it('does not stumble over odd entities', () => {
    expect(
      line('log x', [
        null,
        5,
        { type: 'clientInfo' },
        { type: 'mention' },
        { type: 'mention', text: '', mentioned: {} },
      ]),
    ).toBe('log x');
  });
});
