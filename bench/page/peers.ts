import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {chmod} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {within} from '../../local/desk/wait.ts';
import {connectPlaywright} from './playwright.ts';

/** Another program's way to read a page; it reads the tab at the address it is told. */
export interface Peer {
  name: string;
  read: (address: string) => Promise<string>;
  close: () => Promise<void>;
}

const HERE = import.meta.dirname;
const require = createRequire(join(HERE, 'package.json'));
const CALL_TIMEOUT_MS = 60_000;

/** Installs what is compared with, in the exact versions of its own lockfile, when it is not there. Needs a network once. */
export function installPeers(print: (line: string) => void): void {
  try {
    require.resolve('gpt-tokenizer/encoding/o200k_base');
    return;
  } catch {
    print('Installing what is compared with, once, into bench/page/node_modules');
  }
  const done = spawnSync('npm', ['ci', '--ignore-scripts'], {cwd: HERE, encoding: 'utf8'});
  if (done.status !== 0) throw new Error(`npm ci in bench/page failed: ${done.stdout}${done.stderr}`.trim());
}

/** Counts tokens as o200k does, the vocabulary of OpenAI's newer models. */
export function loadTokenizer(): (text: string) => number {
  const {encode} = require('gpt-tokenizer/encoding/o200k_base') as {encode: (text: string) => number[]};
  return (text) => encode(text).length;
}

/** Every peer that can be had, each connected to the browser whose debugging port is `port`. */
export async function openPeers(port: number, print: (line: string) => void): Promise<Peer[]> {
  const makers = {
    playwright: openPlaywright,
    'chrome-devtools-mcp': openDevtoolsMcp,
    'agent-browser': openAgentBrowser,
  };
  const peers: Peer[] = [];
  for (const [name, make] of Object.entries(makers)) {
    try {
      peers.push(...(await within(name, CALL_TIMEOUT_MS, make(port))));
    } catch (error) {
      print(`${name} is left out: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return peers;
}

async function openPlaywright(port: number): Promise<Peer[]> {
  const {pageAt, close} = await connectPlaywright(port);
  const read = (mode: 'default' | 'ai') => async (address: string) => pageAt(address).ariaSnapshot({mode});
  return [
    {name: 'Playwright aria', read: read('default'), close: () => Promise.resolve()},
    {name: 'Playwright ai', read: read('ai'), close},
  ];
}

interface McpReply {
  id?: number;
  result?: {content?: {type: string; text?: string}[]};
  error?: {message: string};
}

async function openDevtoolsMcp(port: number): Promise<Peer[]> {
  const script = join(HERE, 'node_modules/chrome-devtools-mcp/build/src/bin/chrome-devtools-mcp.js');
  const child: ChildProcess = spawn(
    process.execPath,
    [script, `--browserUrl=http://127.0.0.1:${port}`, '--no-usage-statistics'],
    {stdio: ['pipe', 'pipe', 'ignore']},
  );
  const waiting = new Map<number, (reply: McpReply) => void>();
  let calls = 0;
  if (child.stdout) {
    createInterface({input: child.stdout}).on('line', (line) => {
      const reply = JSON.parse(line) as McpReply;
      if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
    });
  }
  const send = (message: object) => child.stdin?.write(`${JSON.stringify({jsonrpc: '2.0', ...message})}\n`);
  const ask = async (method: string, params: object): Promise<string> => {
    const id = (calls += 1);
    const answered = new Promise<McpReply>((resolve) => waiting.set(id, resolve));
    send({id, method, params});
    const {result, error} = await within(method, CALL_TIMEOUT_MS, answered);
    if (error) throw new Error(error.message);
    return (result?.content ?? []).map(({text}) => text ?? '').join('\n');
  };
  const call = (name: string, args: object) => ask('tools/call', {name, arguments: args});
  await ask('initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: {name: 'bench', version: '1'},
  });
  send({method: 'notifications/initialized'});
  let selected = '';
  let pageId = 0;
  return [
    {
      name: 'chrome-devtools-mcp',
      read: async (address) => {
        if (selected !== address) {
          const pages = await call('list_pages', {});
          const id = pages
            .split('\n')
            .find((line) => line.includes(address))
            ?.match(/^\s*(\d+):/)?.[1];
          if (id === undefined)
            throw new Error(`chrome-devtools-mcp does not see ${address}: ${pages.slice(0, 300)}`);
          pageId = Number(id);
          await call('select_page', {pageId});
          selected = address;
        }
        return call('take_snapshot', {pageId});
      },
      close: async () => {
        child.kill();
        await Promise.resolve();
      },
    },
  ];
}

async function openAgentBrowser(port: number): Promise<Peer[]> {
  const platform = process.platform === 'win32' ? 'win32' : process.platform;
  const binary = join(
    HERE,
    `node_modules/agent-browser/bin/agent-browser-${platform}-${process.arch}${platform === 'win32' ? '.exe' : ''}`,
  );
  // The package sets this in an install script, which is not run here.
  await chmod(binary, 0o755);
  const session = `parley-bench-${process.pid}`;
  const run = (...args: string[]) =>
    new Promise<string>((resolve, reject) => {
      const child = spawn(binary, ['--session', session, ...args], {stdio: ['ignore', 'pipe', 'pipe']});
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.once('error', reject);
      child.once('close', (code) => {
        if (code === 0) resolve(out);
        else reject(new Error(`agent-browser ${args.join(' ')}: ${out.slice(0, 300)}`));
      });
    });
  await run('connect', String(port));
  let selected = '';
  return [
    {
      name: 'agent-browser',
      read: async (address) => {
        if (selected !== address) {
          const tabs = await run('tab');
          const line = tabs.split('\n').find((each) => each.includes(address));
          const id = line?.match(/\[?(t?\d+)\]?/)?.[1];
          if (id === undefined)
            throw new Error(`agent-browser does not see ${address}: ${tabs.slice(0, 300)}`);
          await run('tab', id);
          selected = address;
        }
        return run('snapshot');
      },
      close: async () => {
        await run('close').catch(() => undefined);
      },
    },
  ];
}
