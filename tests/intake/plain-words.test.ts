import { describe, expect, it } from 'vitest';
import { plainWords } from '../../src/intake/plain-words.ts';

describe('text of another system', () => {
  it.each([
    ['<div>Lamp <b>broken</b>.<br>Please &amp; fix</div>', 'Lamp broken.\nPlease & fix'],
    [
      '<!DOCTYPE html><html><head><style>p{}</style><title>x</title></head><body><p>Cold</p><p>soup</p></body></html>',
      'Cold\nsoup',
    ],
    ['<table><tr><td>Room</td><td>412</td></tr></table>', 'Room 412'],
    ['<P CLASS="x">No towels</P>', 'No towels'],
    ['Fish &amp; chips cold', 'Fish & chips cold'],
    ['the room was &lt; 15 degrees', 'the room was < 15 degrees'],
    ['We were 2 < 3 and <3 this & that', 'We were 2 < 3 and <3 this & that'],
    ['mail me <rosa@example.com>', 'mail me <rosa@example.com>'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['<p> </p>', ''],
    ['<script>alert(1)</script>', ''],
  ])('%s', (sent, words) => {
    expect(plainWords(sent)).toBe(words);
  });
});
