import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A web site on this machine for one test file. */
export interface Site {
  /** Address of `path`, such as `/shop`. */
  at: (path: string) => string;
  close: () => Promise<void>;
}

/** Serves `pages` by path; a value is the HTML, or bytes of a type of their own. */
export async function openSite(pages: Record<string, string | {type: string; body: Buffer}>): Promise<Site> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://site').pathname];
    if (page === undefined) {
      response.writeHead(404).end();
      return;
    }
    const {type, body} = typeof page === 'string' ? {type: 'text/html; charset=utf-8', body: page} : page;
    response.writeHead(200, {'content-type': type}).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    // By this name the extension has no standing access to it: a press has to give it, as on any site.
    at: (path) => `http://localhost:${port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A page like those that people talk about: headings, a search box, links, a button. */
export const SHOP = `<!doctype html><html lang="en"><title>Tea and Books</title>
<h1>Tea and Books</h1><p>A small shop for people who read.</p>
<label>Search the catalogue <input type="search" name="q"></label>
<nav><a href="/about">About us</a> <a href="/contact">Contact</a></nav>
<h2>New this week</h2><p>Green tea from the hills.</p><button>Add to basket</button></html>`;
