import {readdir} from 'node:fs/promises';
import {basename, join} from 'node:path';
import type {Page} from 'puppeteer-core';
import {build} from 'vite';
import type {BenchSite} from './pages.ts';

/** How many names came out as a folder of web-platform-tests expects them, and those that did not. */
export interface AccnameScore {
  right: number;
  of: number;
  wrong: string[];
}

/** Holds Parley's names against `data-expectedlabel` in every page of a folder of web-platform-tests. */
export async function scoreAccname(folder: string, site: BenchSite, page: Page): Promise<AccnameScore> {
  const code = await namesScript();
  const score: AccnameScore = {right: 0, of: 0, wrong: []};
  const stub = `globalThis.AriaUtils = new Proxy({}, {get: () => () => undefined});
    globalThis.setup = globalThis.promise_test = globalThis.test = () => undefined;`;
  const stubbed = await page.evaluateOnNewDocument(stub);
  for (const name of (await readdir(folder, {recursive: true}))
    .filter((each) => each.endsWith('.html'))
    .sort()) {
    await page.goto(site.at(`/${basename(folder)}/${name}`), {waitUntil: 'load'});
    await page.evaluate(code);
    const results = await page.evaluate(() => {
      const {nameIn} = globalThis as unknown as {nameIn: (element: Element) => string};
      return [...document.querySelectorAll('[data-expectedlabel]')].map((element) => ({
        expected: element.getAttribute('data-expectedlabel') ?? '',
        name: nameIn(element),
        test: element.getAttribute('data-testname') ?? '',
      }));
    });
    for (const {expected, name: got, test} of results) {
      score.of += 1;
      if (got === expected) score.right += 1;
      else score.wrong.push(`${name}, ${test}: ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`);
    }
  }
  await page.removeScriptToEvaluateOnNewDocument(stubbed.identifier);
  return score;
}

/** The page script's own names as a script that any page can run. */
async function namesScript(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'names-entry.ts'),
        output: {format: 'iife'},
      },
    },
  });
  const built = Array.isArray(output) ? output[0] : output;
  if (!built || !('output' in built)) throw new Error('the names were not built');
  return built.output[0].code;
}
