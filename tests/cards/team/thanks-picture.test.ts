import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thanksSaid, type ThanksSeen } from '../../../src/cards/team/thanks-picture.ts';
import { runs } from '../../runs.ts';

const seen = (change: Partial<ThanksSeen> = {}): ThanksSeen => ({
  kind: 'ownership',
  text: 'Ana stayed with it. Ana Ortiz saw it through; Ana’s way.',
  value: 'We own it',
  named: ['Ana Ortiz'],
  unnamed: [],
  team: 'Front desk',
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
    const kept = { kind: 'promise_kept', text: 'Jörg hat Wort gehalten', value: null } as const;
    const said = thanksSaid(seen({ ...kept, named: ['Jörg Weiß'], team: null, reader: { locale: 'de-AT' } }));
    expect(said).toMatchObject({
      label: 'Wort gehalten',
      heading: { named: 'Danke, Jörg Weiß', plain: 'Danke' },
      file: 'danke-jorg-weiss.png',
    });
    expect(said.alt).toBe('Eine Karte: Danke, Jörg Weiß. Wort gehalten. Jörg hat Wort gehalten.');
  });

  it('names nobody who wishes to be thanked less openly', () => {
    const said = thanksSaid(seen({ named: [], unnamed: ['Ana Ortiz'] }));
    expect(said.heading).toEqual({ named: null, plain: 'Thank you' });
    expect(said.words).toEqual({
      named: null,
      plain: 'A colleague stayed with it. A colleague saw it through; a colleague’s way.',
    });
    expect(JSON.stringify(said)).not.toMatch(/Ana|Ortiz|ana|ortiz/);
  });

  it('names those who wish it and leaves out those who do not, of several', () => {
    const text = 'Ana, Bob and Zoë moved forty guests in an hour; Bob Lima drove';
    const said = thanksSaid(seen({ kind: 'thanks', text, named: ['Ana Ortiz', 'Zoë Kaya'], unnamed: ['Bob Lima'] }));
    expect(said.heading.named).toBe('Thank you, Ana Ortiz and Zoë Kaya');
    expect(said.words.named).toBe('Ana, a colleague and Zoë moved forty guests in an hour; a colleague drove');
    expect(JSON.stringify(said)).not.toMatch(/Bob|Lima/);
    expect(said.label).toBe('From a colleague');
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
    const others = fc
      .array(fc.constantFrom('stayed', 'with it.', 'Then', ''), { maxLength: 4 })
      .map((rest) => rest.join(' '));
    fc.assert(
      fc.property(name, others, (who, rest) => {
        const text = `${who} ${rest} ${who}, ${who.split(' ')[0] ?? ''}.`;
        const { plain } = thanksSaid(seen({ text, named: [], unnamed: [who] })).words;
        for (const part of who.split(' ').filter((one) => [...one].length > 1))
          expect(` ${plain} `).not.toMatch(new RegExp(`[ ,]${part.replaceAll(/[$()*+.?]/g, String.raw`\$&`)}[ ,.]`));
      }),
      { numRuns: runs(100) },
    );
  });

  it('has words for every kind and audience, and a file that every system takes', () => {
    const kinds: ThanksSeen['kind'][] = [
      'ownership',
      'promise_kept',
      'good_use_of_authority',
      'lesson_shared',
      'help_given',
      'customer_words',
      'thanks',
    ];
    const names = ['Ana Ortiz', '李雷', '../../etc/passwd', 'a"b\r\nc', '🎉', 'Ω'.repeat(300)];
    for (const kind of kinds)
      for (const name of names)
        for (const locale of ['en', 'de']) {
          const said = thanksSaid(seen({ kind, text: 'x', value: null, named: [name], reader: { locale } }));
          expect(said.label).not.toBe('');
          expect(said.file).toMatch(/^[a-z0-9-]{5,80}\.png$/);
          expect([...said.alt].length).toBeLessThanOrEqual(1_000);
        }
  });
});
