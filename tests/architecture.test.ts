import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsIn } from './architecture.ts';

/** The tree as it is: path below src → text. */
function tree(folder = 'src'): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(folder, file).replaceAll(path.sep, '/'), readFileSync(file, 'utf8')];
      }),
  );
}

describe('the house', () => {
  it('refers to no document that is not in it', () => {
    const elsewhere = /\b(?:AT-\d\d|FR-\d+|(?:relsec|slack|teams|domain|stack|scenarios|features)\.md)|\(F\d+\)/;
    const files = Object.entries({ ...tree('src'), ...tree('tests'), ...tree('bench') });
    const named = files.filter(([file]) => file !== 'architecture.test.ts').filter(([, text]) => elsewhere.test(text));
    expect(named.map(([file]) => file)).toEqual([]);
  });

  it('makes the shapes it reads by once, not for each reading: that takes forty times as long', () => {
    const inPassing = /\bz\s*\.\w+\([^;]*?\)\s*\.(?:safeParse|parse)\(/;
    const files = Object.entries(tree()).filter(([file]) => !file.startsWith('cli/'));
    expect(files.filter(([, text]) => inPassing.test(text)).map(([file]) => file)).toEqual([]);
  });

  it('lets imports only go down, keeps packages at home, and keeps the core pure', () => {
    expect(faultsIn(tree())).toEqual([]);
  });

  it.each([
    ['app reaches up', { 'app/a.ts': "import { x } from '../chat/slack/send.ts';" }],
    ['a door beside a door', { 'chat/slack/a.ts': "import { x } from '../teams/send.ts';" }],
    ['a door in the database', { 'chat/slack/a.ts': "import { x } from '../../db/client.ts';" }],
    ['the server in the database', { 'server.ts': "import { x } from './db/client.ts';" }],
    ['authority knows cases', { 'core/authority/a.ts': "import { x } from '../case/case.ts';" }],
    ['triage knows the digest', { 'core/triage/a.ts': "import { x } from '../digest/digest.ts';" }],
    ['database and cards meet', { 'db/a.ts': "import { x } from '../cards/card.ts';" }],
    ['jobs reach into a chat', { 'jobs/a.ts': "import { x } from '../chat/slack/send.ts';" }],
    ['the playground knows the app', { 'playground/a.ts': "import { x } from '../app/door.ts';" }],
    ['the app knows the playground', { 'app/a.ts': "import { x } from '../playground/world.ts';" }],
    ['start plays', { 'start.ts': "import { x } from './playground/world.ts';" }],
    ['Slack outside its room', { 'app/a.ts': "import { WebClient } from '@slack/web-api';" }],
    ['the Teams SDK outside its room', { 'core/base/a.ts': "import { App } from '@microsoft/teams.apps';" }],
    ['the model’s package outside its room', { 'app/a.ts': "import OpenAI from 'openai';" }],
    ['authority knows what a model suggests', { 'core/authority/a.ts': "import { x } from '../hints/question.ts';" }],
    ['a case knows what a model suggests', { 'core/case/a.ts': "import { x } from '../hints/question.ts';" }],
    ['Prisma outside its room', { 'app/a.ts': "import { PrismaClient } from '@prisma/client';" }],
    ['a clock in the core', { 'core/base/a.ts': 'const t = new Date();' }],
    ['another clock in the core', { 'core/base/a.ts': 'const t = Date.now();' }],
    ['chance in the core', { 'core/base/a.ts': 'const n = Math.random();' }],
    ['waiting in the cards', { 'cards/a.ts': 'async function f() { await g(); }' }],
    ['files in the core', { 'core/base/a.ts': "import { readFileSync } from 'node:fs';" }],
    ['a side-effect import', { 'core/base/a.ts': "import 'node:fs';" }],
    ['a dynamic import', { 'app/a.ts': "const x = import('../chat/slack/send.ts');" }],
    ['a re-export', { 'app/a.ts': "export { x } from '../chat/slack/send.ts';" }],
    ['a view writes', { 'app/views/a.ts': "import { handle } from '../handle.ts';" }],
    ['a view knows a writer, for a type', { 'app/views/a.ts': "import type { Used } from '../team/budgets.ts';" }],
    [
      'a view writes through another file',
      {
        'app/views/a.ts': "import type { B } from '../b.ts';",
        'app/b.ts': "import { want } from './messages/want.ts';",
      },
    ],
    ['the operator’s verbs write', { 'cli/a.ts': "import { saveChange } from '../app/steps/save-change.ts';" }],
    ['the core speaks', { 'core/case/a.ts': "const no = { why: 'Type an amount, please.' };" }],
    ['the app speaks, with a value', { 'app/a.ts': 'reply([`Ask in ${base}, for example ${base} 400.`]);' }],
    ['a sentence calls something', { 'app/a.ts': 'const a = `You decide up to ${amount(upTo, { viewer })} now.`;' }],
    ['a sentence stands beside an error', { 'app/a.ts': "throw new Error('no');\nreply('Nothing was done at all.');" }],
    ['a folder without a place', { 'utils/a.ts': 'export const x = 1;' }],
  ])('notices when %s', (_what, wrong) => {
    expect(faultsIn(wrong)).not.toEqual([]);
  });

  it.each([
    ['thrown', "throw new RangeError('A limit must be above zero.');\n"],
    ['rejected with', "setTimeout(() => reject(new Error('Nobody answered within the time.')), 1);"],
    ['logged', "log.warn('The message could not be posted', { why: 'Nobody knows why it failed' });"],
    ['said in a comment', '// It is kept as it was typed.\nconst a = 1;'],
    ['a list of codes', "const codes = words('EUR USD CHF GBP JPY');"],
  ])('lets the app keep what is %s', (_what, text) => {
    expect(faultsIn({ 'app/a.ts': text })).toEqual([]);
  });

  it('lets cards speak, and those who read a policy file', () => {
    const text = "export const words = 'Nothing was done at all.';";
    expect(faultsIn({ 'cards/a.ts': text, 'core/policy/reader/a.ts': text })).toEqual([]);
  });
});
