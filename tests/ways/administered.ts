/** The hotel with two administrators. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The demo's file, with two administrators and a team that nobody set up. */
export function administered(): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-setup-')), 'amends.yaml');
  const more = '  - { id: night, name: Night desk, zone: Europe/Paris }\n';
  const demo = readFileSync('demo/amends.yaml', 'utf8');
  writeFileSync(
    file,
    demo
      .replace('\nadmins: [gil]\n', '\nadmins: [mia, gil]\n')
      .replace('\npeople:\n', `\n${more}\n\npeople:\n`)
      .replace('\n\n  - { id: night', '\n  - { id: night'),
  );
  return file;
}
