import { describe, expect, it } from 'vitest';
import { privacyPage, termsPage } from '../../../src/cards/pages/public-pages.ts';

describe.each([
  ['privacy', privacyPage],
  ['terms', termsPage],
])('the page on %s', (_, page) => {
  it('says who runs Amends and whom to ask', () => {
    const html = page({ company: 'Corner Shop', contact: 'hello@corner-shop.example' });
    expect(html).toMatch(/<h1>[^<]+Amends at Corner Shop<\/h1>/);
    expect(html).toContain('<a href="mailto:hello@corner-shop.example">hello@corner-shop.example</a>');
    expect(html).not.toMatch(/undefined|null|\[object/);
  });

  it('links a web address, keeps words as words, and does without', () => {
    expect(page({ company: 'Shop', contact: 'https://shop.example/ask?x=1&y=2' })).toContain(
      '<a href="https://shop.example/ask?x=1&amp;y=2">',
    );
    expect(page({ company: 'Shop', contact: 'the office, room 4' })).toMatch(/ (to|ask) the office, room 4\./);
    expect(page({ company: 'Shop', contact: null })).toContain('whoever looks after Amends at Shop');
  });

  it.each(['<script>alert(1)</script>', 'javascript:alert(1)', 'x"onclick="y@z', "a'b@c", 'https://x"><img src=y>'])(
    'runs nothing that stands in it: %s',
    (nasty) => {
      const html = page({ company: nasty, contact: nasty });
      expect(
        html.replaceAll(/<\/?(!doctype html|html lang="en"|html|head|meta [^<>]*|title|style|body|main|h1|p)>/g, ''),
      ).not.toMatch(/<(?!a href="(mailto:|https:)[^"'<>\s]*">|\/a>)/);
    },
  );
});
