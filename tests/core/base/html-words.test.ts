/** What a person reads in HTML. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { wordsOfHtml } from '../../../src/core/base/html-words.ts';
import { runs } from '../../runs.ts';

describe('the words of HTML', () => {
  it.each([
    ['<p>No hot water</p><p>in&nbsp;412</p>', 'No hot water\nin 412'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['line<p>para</p>', 'line\npara'],
    ['<div>Lamp <b>broken</b>.<br>Please &amp; fix</div>', 'Lamp broken.\nPlease & fix'],
    ['<p>one</p><p>&nbsp;</p><p>two</p>', 'one\n\ntwo'],
    ['<div>\n  <span>a</span>\n  <span>b</span>\n</div>', 'a b'],
    ['<pre>a\n  b</pre>c', 'a\nb\nc'],
    ['<table><tr><td>Room</td><td>412</td></tr><tr><td>AC</td><td>broken</td></tr></table>', 'Room 412\nAC broken'],
    ['<td>Room</td><td>412</td>', 'Room 412'],
    ['<table><tr><td><p>Room</p></td><td><p>412</p></td></tr></table>', 'Room\n412'],
    ['Ok <emoji id="smile" alt="🙂" title="Smile"></emoji> now', 'Ok 🙂 now'],
    ['<img itemtype="http://schema.skype.com/Emoji" alt="😡"> again', '😡 again'],
    ['<img alt="image" src="https://x.example/a.png">ok', 'ok'],
    ['<img src=x onerror=alert(1)>ok', 'ok'],
    ['<img alt="stain > bed" src="a.png">', 'stain > bed'],
    ['<script>alert(1)</script>x<style>p{}</style>', 'x'],
    ['<script>never closed', ''],
    ['<!-- hidden -->shown', 'shown'],
    ['<a href="https://evil.example">bank</a>', 'bank'],
    ['&lt;b&gt; stays text', '<b> stays text'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['<ul><li>one</li><li>two</li></ul>', '• one\n• two'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['&#72;&#x69;&#0;', 'Hi'],
    [
      'caf&eacute; &ndash; 40&nbsp;&euro; f&uuml;r Stra&szlig;e &unknown; &toString;',
      'café – 40 € für Straße &unknown; &toString;',
    ],
    ['', ''],
  ])('%j reads %j', (html, words) => expect(wordsOfHtml(html)).toBe(words));

  it('puts what an element refers to where it stands', () => {
    const inPlaceOf = ({ name, get }: { name: string; get: (key: string) => string | null }): string | null =>
      name === 'attachment' ? `[${get('id') ?? ''}]` : null;
    expect(wordsOfHtml('a<attachment id="7"></attachment>b', { inPlaceOf })).toBe('a\n[7]\nb');
  });

  it('reads escaped words back as they were, and never a tag from them', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        const plain = words
          .replaceAll('\u00a0', ' ')
          .replaceAll(/[ \t\n\r]+/g, ' ')
          .trim();
        expect(wordsOfHtml(`<p>${escaped}</p>`)).toBe(plain);
      }),
      { numRuns: runs(300) },
    );
  });
});
