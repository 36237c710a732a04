import { describe, expect, it } from 'vitest';
import { destAsStored, readDest, readPlace, type Dest } from '../../../src/app/messages/dest.ts';
import { ANA, R } from '../../core/case/build.ts';

const channel = { platform: 'slack', place: 'T0AURORA', channel: 'C0RECOVERIES' } as const;
const DESTS: readonly Dest[] = [
  { kind: 'channel', channel },
  { kind: 'thread', of: { kind: 'case', case: R(1042) } },
  { kind: 'person', member: ANA.id },
  { kind: 'home', member: ANA.id, was: null },
  { kind: 'home', member: ANA.id, was: { conversation: 'a:1', id: '7' } },
];

describe('where a message goes', () => {
  it.each(DESTS)('$kind is read as it was stored', (dest) => expect(readDest(destAsStored(dest))).toEqual(dest));

  it('keeps a thread by the printed subject of its first message', () =>
    expect(destAsStored({ kind: 'thread', of: { kind: 'case', case: R(1042) } })).toEqual({
      kind: 'thread',
      of: 'case:R-1042',
    }));

  // rows written before the word changed are still there
  it.each<[object, Dest]>([
    [
      { to: 'channel', channel },
      { kind: 'channel', channel },
    ],
    [
      { to: 'thread', of: 'case:R-1042' },
      { kind: 'thread', of: { kind: 'case', case: R(1042) } },
    ],
    [
      { to: 'person', member: 'ana' },
      { kind: 'person', member: ANA.id },
    ],
    [
      { to: 'home', member: 'ana' },
      { kind: 'home', member: ANA.id, was: null },
    ],
    [
      { to: 'home', member: 'ana', was: { id: '7' } },
      { kind: 'home', member: ANA.id, was: { id: '7' } },
    ],
  ])('%j of an older version is read', (stored, dest) => expect(readDest({ ...stored })).toEqual(dest));

  it.each([null, 'channel', {}, { kind: 'fax' }, { kind: 'thread', of: 'R-1042' }, { kind: 'person', member: 'Ana!' }])(
    '%j is no destination',
    (stored) => expect(() => readDest(stored)).toThrow(/./),
  );

  it.each([[], 'C1', { ts: 7 }, { channel: { id: 'C1' } }])('%j is no place of a post', (stored) =>
    expect(() => readPlace(stored)).toThrow(/./),
  );
});
