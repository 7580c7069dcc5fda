import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {readdir, readFile} from 'node:fs/promises';
import {basename, join} from 'node:path';

/** Pages made for the benchmark, by path. */
export interface BenchSite {
  at: (path: string) => string;
  close: () => Promise<void>;
}

/** The hard page: frames of three kinds, both kinds of shadow root, and something in front of the rest. */
export const HARD_PATH = '/hard';

/** A page of about `nodes` elements, such as a shop or a forum has: sections of text, links, buttons and fields. */
export function generatedPage(nodes: number): string {
  const words =
    'green black white tea leaf hill water cup pot time morning paper letter market street winter'.split(' ');
  const say = (from: number, count: number) =>
    Array.from(
      {length: count},
      (_, at) => words[(from * 7 + at * 3 + ((from * at) % 5)) % words.length],
    ).join(' ');
  const sections: string[] = [];
  // Each section has sixteen elements.
  for (let at = 0; at < nodes / 16; at += 1) {
    sections.push(
      `<section class="card"><h3>${say(at, 3)} ${at}</h3><p>${say(at + 1, 14)} <a href="/p/${at}">${say(at, 2)} ${at}</a>, ${say(at + 3, 6)} ` +
        `<b>${say(at, 2)}</b> <i>${say(at + 5, 2)}</i>.</p><ul><li>${say(at + 2, 4)}</li><li>${say(at + 4, 4)}</li></ul>` +
        `<div class="row"><button>Add ${at}</button><label><input type="checkbox"> Choose ${at}</label><span class="more" data-click>More ${at}</span>` +
        `<div><span>${say(at + 6, 5)}</span></div></div></section>`,
    );
  }
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${nodes} nodes</title><style>
.card{border:1px solid #ccc;margin:4px}.more{cursor:pointer}header{position:sticky;top:0;background:#fff}</style>
<header><h1>Market</h1><nav aria-label="Main"><a href="/a">Home</a> <a href="/b">Basket</a></nav></header><main>${sections.join('')}</main>`;
}

function hardPage(other: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hard page</title>
<style>.card{cursor:pointer;padding:4px}.modal{position:fixed;right:10px;bottom:10px;background:#fff;border:1px solid}</style>
<h1>Hard page</h1><p>Text before the frames.</p>
<iframe title="Same origin" src="/inner" width="400" height="120"></iframe>
<iframe title="Other origin" src="${other}" width="400" height="120"></iframe>
<iframe title="Sandboxed" sandbox srcdoc="&lt;h2&gt;Sandbox&lt;/h2&gt;&lt;button&gt;In the sandbox&lt;/button&gt;" width="400" height="120"></iframe>
<open-card></open-card><div id="closed"></div>
<div class="card" data-click>Open the drawer</div><span onclick="void 0" data-click>Star</span><div tabindex="0" data-click>Drag handle</div>
<label for="f">City</label><input id="f" value="Lisbon"><select aria-label="Size"><option>Small</option><option selected>Large</option></select>
<div class="modal" role="dialog" aria-label="Cookies"><p>We bake cookies.</p><button>Accept</button><button>Refuse</button></div>
<script>
customElements.define('open-card', class extends HTMLElement { connectedCallback() {
  this.attachShadow({mode: 'open'}).innerHTML = '<h2>Open root</h2><button>Open root button</button><a href="/x">Open root link</a>'; }});
document.querySelector('#closed').attachShadow({mode: 'closed'}).innerHTML = '<h2>Closed root</h2><button>Closed root button</button>';
</script>`;
}

const INNER =
  '<!doctype html><title>Inner</title><h2>Inner heading</h2><a href="/i">Inner link</a><button>Inner button</button>';

/** Serves the made pages, and the HTML files of the folders by name. Two addresses, so that there are two origins. */
export async function openBenchSite(folders: readonly string[]): Promise<BenchSite & {found: string[]}> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    for (const name of await readdir(folder, {recursive: true})) {
      if (name.endsWith('.html')) files.set(`/${basename(folder)}/${name}`, join(folder, name));
    }
  }
  let base = '';
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname);
    const nodes = /^\/nodes-(\d+)$/.exec(path)?.[1];
    const file = files.get(path);
    const send = (body: string | Buffer) => {
      response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(body);
    };
    if (nodes) send(generatedPage(Number(nodes)));
    else if (path === HARD_PATH) send(hardPage(`${base.replace('127.0.0.1', 'localhost')}/inner`));
    else if (path === '/inner') send(INNER);
    else if (file) readFile(file).then(send, () => response.writeHead(404).end());
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    found: [...files.keys()].sort(),
    at: (path) => base + path,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
