import {join} from 'node:path';
import {loadedScripts} from './loaded-scripts.ts';

/** The popup opens at a click: what it loads is kept small enough not to be waited for. */
const LIMIT_BYTES = 30_000;

const scripts = loadedScripts(join(import.meta.dirname, '..', '..', 'dist'), 'src/popup/index.html');
const total = scripts.reduce((sum, {gzipped}) => sum + gzipped, 0);
for (const {path, size, gzipped} of scripts) console.log(`  ${path}: ${size} bytes, ${gzipped} gzipped`);
console.log(`popup scripts: ${total} bytes gzipped, limit ${LIMIT_BYTES}`);
if (total > LIMIT_BYTES) process.exitCode = 1;
