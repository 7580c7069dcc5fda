import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const manifest = JSON.parse(read('manifest.json')) as Record<string, unknown>;
const list = (key: string) => (manifest[key] as string[] | undefined) ?? [];

/** All that Chrome may tell a person that Parley can do, or asks them for. */
const ASKED = [
  'permissions',
  'optional_permissions',
  'host_permissions',
  'optional_host_permissions',
].flatMap(list);

/** What the table under “Permissions” in a document explains: the code in each first column, with its reason. */
function explained(path: string): Map<string, string> {
  const section = /\n## Permissions\n([\s\S]*?)(?=\n## |$)/.exec(read(path))?.[1] ?? '';
  const rows = [...section.matchAll(/^\|[^|`\n]*`([^`\n]+)`[^|\n]*\|([^|\n]+)\|$/gm)];
  return new Map(rows.map(([, name = '', reason = '']) => [name, reason.trim()]));
}

it.each(['docs/privacy.md', 'docs/architecture.md'])(
  'every permission in the manifest has its reason in %s, and no other',
  (path) => {
    const reasons = explained(path);
    expect([...reasons.keys()].sort()).toEqual(ASKED.toSorted());
    for (const [name, reason] of reasons) expect(reason.length, name).toBeGreaterThanOrEqual(20);
  },
);

it('nothing runs on pages by itself, and pages reach nothing of the extension', () => {
  for (const key of ['content_scripts', 'web_accessible_resources', 'externally_connectable'])
    expect(manifest, key).not.toHaveProperty(key);
});
