import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audience, ShoutOutKind } from '../../../src/core/case/ends.ts';
import { thanksSaid, type ThanksSeen } from '../../../src/cards/team/thanks-picture.ts';
import { runs } from '../../runs.ts';

const seen = (change: Partial<ThanksSeen> = {}): ThanksSeen => ({
  shoutOut: { kind: 'ownership', text: 'Ana stayed with it. Ana Ortiz saw it through; Ana’s way.', value: 'We own it' },
  name: 'Ana Ortiz',
  team: 'Front desk',
  audience: 'public',
  reader: { locale: 'en-GB' },
  ...change,
});

describe('what the picture of a thank-you says', () => {
  it('is who, what kind, what was done, the value and the team; and all of it again for whoever does not see it', () => {
    const said = thanksSaid(seen());
    expect(said).toMatchObject({
      label: 'Ownership',
      heading: { named: 'Thank you, Ana Ortiz' },
      file: 'thank-you-ana-ortiz.png',
    });
    expect(said.alt).toBe(
      'A card: Thank you, Ana Ortiz. Ownership. Ana stayed with it. Ana Ortiz saw it through; Ana’s way. Our value: We own it. Team: Front desk.',
    );
  });

  it('is said in German to a team that reads German', () => {
    const shoutOut = { kind: 'promise_kept', text: 'Jörg hat Wort gehalten', value: null } as const;
    const said = thanksSaid(seen({ shoutOut, name: 'Jörg Weiß', team: null, reader: { locale: 'de-AT' } }));
    expect(said).toMatchObject({
      label: 'Wort gehalten',
      heading: { named: 'Danke, Jörg Weiß', plain: 'Danke' },
      file: 'danke-jorg-weiss.png',
    });
    expect(said.alt).toBe('Eine Karte: Danke, Jörg Weiß. Wort gehalten. Jörg hat Wort gehalten.');
  });

  it.each(['team', 'private'] as const)('names nobody who wishes to be thanked less openly: %s', (audience) => {
    const said = thanksSaid(seen({ audience }));
    expect(said.heading).toEqual({ named: null, plain: 'Thank you' });
    expect(said.words).toEqual({
      named: null,
      plain: 'A colleague stayed with it. A colleague saw it through; a colleague’s way.',
    });
    expect(JSON.stringify(said)).not.toMatch(/Ana|Ortiz|ana|ortiz/);
  });

  it('lets no part of a name through, in any script, where nobody is to be named', () => {
    const name = fc
      .array(
        fc.constantFrom(
          'Ana',
          'Ортис',
          'O’Brien',
          'Müller-Lüdenscheidt',
          '李雷',
          'de',
          'Çelik',
          'A.',
          '(x)',
          '$&',
          'نور',
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((parts) => parts.join(' '));
    const text = fc
      .array(fc.constantFrom('stayed', 'with it.', 'Then', ''), { maxLength: 4 })
      .map((rest) => rest.join(' '));
    fc.assert(
      fc.property(name, text, (who, rest) => {
        const shoutOut = {
          kind: 'help_given',
          text: `${who} ${rest} ${who}, ${who.split(' ')[0] ?? ''}.`,
          value: null,
        } as const;
        const { plain } = thanksSaid(seen({ shoutOut, name: who, audience: 'team' })).words;
        for (const part of who.split(' ').filter((one) => [...one].length > 1))
          expect(` ${plain} `).not.toMatch(new RegExp(`[ ,]${part.replaceAll(/[$()*+.?]/g, String.raw`\$&`)}[ ,.]`));
      }),
      { numRuns: runs(100) },
    );
  });

  it('has words for every kind and audience, and a file that every system takes', () => {
    const kinds: ShoutOutKind[] = [
      'ownership',
      'promise_kept',
      'good_use_of_authority',
      'lesson_shared',
      'help_given',
      'customer_words',
    ];
    const audiences: Audience[] = ['public', 'team', 'private'];
    const names = ['Ana Ortiz', '李雷', '../../etc/passwd', 'a"b\r\nc', '🎉', 'Ω'.repeat(300)];
    for (const kind of kinds)
      for (const audience of audiences)
        for (const name of names)
          for (const locale of ['en', 'de']) {
            const said = thanksSaid(
              seen({ shoutOut: { kind, text: 'x', value: null }, audience, name, reader: { locale } }),
            );
            expect(said.label).not.toBe('');
            expect(said.file).toMatch(/^[a-z0-9-]{5,80}\.png$/);
            expect([...said.alt].length).toBeLessThanOrEqual(1_000);
          }
  });
});
