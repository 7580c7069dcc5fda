import {join} from 'node:path';
import {installOpenClaw} from '../local/openclaw/install.ts';
import {buildWhenStale} from '../scripts/build-when-stale.ts';

/**
 * Tests in a browser run what is built, and many of them a real gateway: both are made ready once, before the first of them,
 * since files that run beside each other would do it twice in one place.
 */
export default function setup(): void {
  buildWhenStale(join(import.meta.dirname, '..'));
  installOpenClaw((line) => console.log(line));
}
