/** Both Teams manifests against Microsoft's schema, our code and the grammar. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { VERBS } from '../src/app/door/hear.ts';
import { LOG_COMPLAINT, MENUS } from '../src/chat/teams/ids.ts';

const folder = new URL('../manifests/teams/', import.meta.url);
const command = z.object({ title: z.string(), description: z.string() });
const manifest = z.looseObject({
  id: z.string(),
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z.array(
    z.looseObject({
      botId: z.string(),
      supportsTargetedMessages: z.boolean().optional(),
      commandLists: z.array(
        z.looseObject({
          scopes: z.array(z.string()),
          commands: z.array(command),
          triggers: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
  composeExtensions: z.array(
    z.looseObject({
      botId: z.string(),
      commands: z.array(
        z.looseObject({ id: z.string(), fetchTask: z.boolean(), triggers: z.array(z.string()).optional() }),
      ),
    }),
  ),
  validDomains: z.array(z.string()),
});
const raw = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const stable = manifest.parse(raw('manifest.json'));
const preview = manifest.parse(raw('manifest.preview.json'));
const titles = (list: { commands: readonly { title: string }[] } | undefined): string[] =>
  (list?.commands ?? []).map(({ title }) => title);

describe.each([
  ['manifest.json', stable],
  ['manifest.preview.json', preview],
])('%s', (name, read) => {
  it("holds against Microsoft's schema, offline", async () => {
    const json = raw(name) as Parameters<typeof AppManifestUtils.validateAgainstSchema>[0];
    expect(await AppManifestUtils.validateAgainstSchema(json)).toEqual([]);
  });

  it('advertises the menus of the code, and only words the grammar knows', () => {
    const [bot] = read.bots;
    expect(titles(bot?.commandLists[0])).toEqual([...MENUS.personal]);
    expect(titles(bot?.commandLists[1])).toEqual([...MENUS.team]);
    for (const list of bot?.commandLists ?? []) {
      expect(list.commands.length).toBeLessThanOrEqual(12);
      expect(new Set(titles(list)).size).toBe(list.commands.length);
      expect(Object.keys(VERBS)).toEqual(expect.arrayContaining(titles(list)));
    }
  });

  it('offers the message action the listener serves, as a form', () => {
    expect(
      read.composeExtensions.flatMap(({ commands }) => commands.map(({ id, fetchTask }) => [id, fetchTask])),
    ).toEqual([[LOG_COMPLAINT, true]]);
  });

  it('uses one app id throughout and one domain of the operator', () => {
    expect(new Set([...read.bots, ...read.composeExtensions].map(({ botId }) => botId)).size).toBe(1);
    expect(read.validDomains).toEqual(['amends.example']);
  });

  it('asks for no rights beyond talking', () => {
    for (const key of ['authorization', 'webApplicationInfo', 'staticTabs', 'permissions'])
      expect(read).not.toHaveProperty(key);
  });
});

it('keeps slash commands and private messages in channels to the preview manifest', () => {
  expect(JSON.stringify(stable)).not.toMatch(/slash|supportsTargetedMessages/);
  expect(preview.bots[0]?.supportsTargetedMessages).toBe(true);
  expect(titles(preview.bots[0]?.commandLists[2])).toEqual([...MENUS.slash]);
  expect(preview.composeExtensions[0]?.commands[0]?.triggers).toEqual(['slash']);
});

it.each([
  [stable.icons.color, 192],
  [stable.icons.outline, 32],
])('%s is a square PNG of %d pixels', (name, size) => {
  const bytes = readFileSync(new URL(name, folder));
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
});

it('draws the outline icon in white on nothing', () => {
  const bytes = readFileSync(new URL(stable.icons.outline, folder));
  const at = bytes.indexOf('IDAT');
  const pixels = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  const shares = new Set<number | undefined>();
  for (let y = 0; y < 32; y += 1) {
    for (let x = 0; x < 32; x += 1) {
      const from = y * (1 + 32 * 4) + 1 + x * 4;
      expect([...pixels.subarray(from, from + 3)]).toEqual([255, 255, 255]);
      shares.add(pixels[from + 3]);
    }
  }
  // nothing, all, and the smooth edges between
  expect(shares).toContain(0);
  expect(shares).toContain(255);
  expect(shares.size).toBeGreaterThan(10);
});
