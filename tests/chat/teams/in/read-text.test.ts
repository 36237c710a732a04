/** Typed lines and message HTML as clean words. */
import { describe, expect, it } from 'vitest';
import { readEnvelope } from '../../../../src/chat/teams/in/envelope.ts';
import { htmlToText, typedLine } from '../../../../src/chat/teams/in/read-text.ts';
import { cpuMsOf } from '../../../cpu.ts';

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

describe('the HTML of a message', () => {
  it.each([
    ['<p>No hot water</p><p>in&nbsp;412</p>', 'No hot water\nin 412'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<script>alert(1)</script>x<style>p{}</style>', 'x'],
    ['<script>never closed', ''],
    ['<!-- hidden -->shown', 'shown'],
    ['<a href="https://evil.example">bank</a>', 'bank'],
    ['<img src=x onerror=alert(1)>ok', 'ok'],
    ['&lt;b&gt; stays text', '<b> stays text'],
    ['<ul><li>one</li><li>two</li></ul>', '• one\n• two'],
    ['1 < 2', '1 < 2'],
    ['&#72;&#x69;&#0;', 'Hi'],
  ])('%j becomes %j', (html, text) => expect(htmlToText(html)).toBe(text));

  it('is read in time that grows with its length only', () => {
    for (const evil of ['<br', '<li', '<!--', '<a', '</p', '<script', ' ', '&#']) {
      expect(cpuMsOf(() => htmlToText(evil.repeat(60_000)))).toBeLessThan(2000);
    }
  });
});
