import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';

/**
 * The id Chrome gives an unpacked extension whose manifest has a `key`: the first 16 bytes of the SHA-256 of the
 * DER, each half byte as a letter from a to p. Source: Chrome's manifest documentation on `key`.
 */
export async function extensionIdOf(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {key?: string};
  if (!manifest.key) throw new Error(`${folder} has no manifest with a key`);
  const digest = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest('hex').slice(0, 32);
  return digest.replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}
