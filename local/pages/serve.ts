import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize, sep} from 'node:path';

/** A folder served over HTTP to this machine alone. */
export interface PageServer {
  /** Address of the folder, ending in a slash. */
  url: string;
  close: () => Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Serves the files of `folder` on a free loopback port. */
export async function servePages(folder: string = import.meta.dirname): Promise<PageServer> {
  const root = normalize(folder);
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = normalize(join(root, path));
    const isInside = file.startsWith(root + sep);
    const looking = isInside ? stat(file).then((found) => found.isFile()) : Promise.resolve(false);
    void looking
      .catch(() => false)
      .then((exists) => {
        if (!exists) {
          response.writeHead(404, {'content-type': 'text/plain'}).end('There is no such page here.');
          return;
        }
        response.writeHead(200, {'content-type': TYPES[extname(file)] ?? 'application/octet-stream'});
        createReadStream(file).pipe(response);
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
