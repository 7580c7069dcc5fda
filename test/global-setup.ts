import {join} from 'node:path';
import {buildWhenStale} from '../scripts/build-when-stale.ts';

/** Tests in a browser run what is built: it is built once, before the first of them. */
export default function setup(): void {
  buildWhenStale(join(import.meta.dirname, '..'));
}
