/** Practice: which situation comes next, what the rules say of an answer, and that every pack has situations that can be played in every language. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drillsOf, nextDrill, practiceCase, whatRulesSay } from '../../../src/core/learning/practice.ts';
import { readPack, type Pack } from '../../../src/core/triage/packs.ts';
import { readPolicy } from '../../../src/core/policy/reader/read-policy.ts';
import { suggest } from '../../../src/core/triage/suggest.ts';
import { ANA, circumstances, GIL, MIA } from '../case/build.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PACKS: readonly Pack[] = readdirSync(path.join(ROOT, 'packs')).flatMap((file) => {
  const read = readPack(readFileSync(path.join(ROOT, 'packs', file), 'utf8'), file);
  return read.ok ? [read.pack] : [];
});
const demo = readPolicy(readFileSync(path.join(ROOT, 'demo/policy.yaml'), 'utf8'), 'policy.yaml');
if (!demo.ok) throw new Error('the demo policy does not read');
const { policy } = demo;
const HOTEL = drillsOf(PACKS, 'hotel');

describe('the situations of the packs', () => {
  it.each(PACKS.map((pack) => [pack.id, pack] as const))('%s has some to play, in each language', (_, pack) => {
    const drills = pack.drills ?? [];
    expect(drills.length).toBeGreaterThanOrEqual(4);
    const all = drills.flatMap(({ says, good }) => [says.en, says.de, good.en, good.de]);
    expect(new Set(all).size).toBe(all.length);
    for (const drill of drills) {
      const here = { ...circumstances({ by: ANA, policy }) };
      const [en, de] = (['en', 'de'] as const).map((language) => practiceCase(drill, language, ANA, here));
      if (en == null || de == null) throw new Error(drill.id);
      expect([en.triage.failure.value, en.triage.severity.value]).toEqual([drill.failure, drill.severity]);
      // said in another language it is the same case
      expect({ drill: drill.id, kept: de.sensitivity }).toEqual({ drill: drill.id, kept: en.sensitivity });
      const isMoney = drill.loss !== null;
      expect({ drill: drill.id, keepsMoney: isMoney && en.sensitivity !== null }).toEqual({
        drill: drill.id,
        keepsMoney: false,
      });
      const fits = pack.bundles.some(
        (b) => b.failures.includes(drill.failure) && b.severities.includes(drill.severity),
      );
      expect({ drill: drill.id, fits }).toEqual({ drill: drill.id, fits: true });
    }
  });

  it('are those of the pack the policy names, or of the general one', () => {
    expect(HOTEL.map(({ id }) => id)).toContain('cold-shower');
    const general = drillsOf(PACKS, 'general');
    expect(drillsOf(PACKS, 'somewhere')).toEqual(general);
    expect(
      drillsOf(
        PACKS.map((p) => (p.id === 'hotel' ? { ...p, drills: [] } : p)),
        'hotel',
      ),
    ).toEqual(general);
    expect(drillsOf([], 'hotel')).toEqual([]);
  });

  it('are told apart: one that stands there twice, or lacks a language, is a fault of the file', () => {
    const text = readFileSync(path.join(ROOT, 'packs/hotel.yaml'), 'utf8');
    expect(readPack(text.replace('id: room-not-ready', 'id: cold-shower'), 'x')).toEqual({
      ok: false,
      faults: ['x drills: "cold-shower" stands there twice'],
    });
    const without = readPack(text.replace(/ {6}de: 'In meinem Zimmer.*\n/, ''), 'x');
    expect(without.ok ? [] : without.faults.join(' ')).toMatch(/drills\.0\.says\.de/);
  });
});

describe('the next situation', () => {
  it('goes through all of them before one comes again, and never the one just played', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (turns) => {
        const done = new Map<string, Date>();
        let last: string | null = null;
        for (let n = 0; n < turns; n++) {
          const next = nextDrill(HOTEL, done, last);
          if (next === undefined) throw new Error('there are some');
          expect(next.id).not.toBe(last);
          expect(n < HOTEL.length && done.has(next.id)).toBe(false);
          done.set(next.id, new Date(1_000_000 + n));
          last = next.id;
        }
      }),
    );
    expect(nextDrill(HOTEL.slice(0, 1), new Map(), HOTEL[0]?.id ?? null)).toBe(HOTEL[0]);
    expect(nextDrill([], new Map(), null)).toBeUndefined();
  });
});

describe('what the rules say of an answer', () => {
  const offersTo = (by: typeof ANA, id: string) => {
    const drill = HOTEL.find((one) => one.id === id);
    const here = circumstances({ by, policy });
    const c = drill && practiceCase(drill, 'en', by, here);
    if (c == null) throw new Error(id);
    return suggest(c, by, here, PACKS).bundles;
  };
  it('is judged for whoever plays: theirs, beyond it, or words alone', () => {
    for (const by of [ANA, MIA, GIL])
      for (const { id } of HOTEL) {
        const offers = offersTo(by, id);
        const said = whatRulesSay('give', offers);
        const more = offers.filter(({ why }) => why.kind !== 'words_come_first');
        const wanted = more.some((o) => o.standing.kind === 'now') ? 'yours' : more.length > 0 ? 'over' : 'words';
        expect({ by: by.id, id, kind: said.kind }).toEqual({ by: by.id, id, kind: wanted });
        const standing = said.kind === 'words' ? 'words' : said.offer.standing.kind;
        expect(standing).toBe({ yours: 'now', over: 'needs', words: 'words' }[said.kind]);
      }
  });
  it('has words where nothing is offered', () => {
    expect(whatRulesSay('ask', [])).toEqual({ kind: 'words', answer: 'ask' });
  });
});
