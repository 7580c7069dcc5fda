import axe from 'axe-core';
import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {pillIn} from '../../local/desk/pill-in.ts';
import {SCENES, showScene, type Look} from '../../local/scenes/index.ts';
import {openSceneStage, type SceneStage} from '../../local/scenes/scene-stage.ts';
import {EXTENSION} from './stage.ts';

let stage: SceneStage;
/** Where the pill is looked at: a tool in the page cannot see into its closed root either. */
let bench: Page;

beforeAll(async () => {
  stage = await openSceneStage(EXTENSION);
  bench = await stage.desk.browser.newPage({background: true});
});
afterAll(() => stage.close());

/** What is not as it should be, in words that name the place. */
async function problemsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const {violations, passes} = await page.evaluate(async () => {
    const tool = (globalThis as unknown as {axe: typeof axe}).axe;
    return tool.run(document, {resultTypes: ['violations', 'passes']});
  });
  // A page that is empty has nothing to be found in it either.
  if (!passes.some(({id}) => id === 'button-name')) return ['no button was looked at'];
  return violations.flatMap(({id, help, nodes}) =>
    nodes.map(({target, any}) => `${id}: ${help}; ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/** The same markup and style in a page of its own, in a root that is open. */
async function copyOfPill({page, theme}: Look): Promise<Page> {
  const pill = await pillIn(page);
  if (!pill) throw new Error('no pill');
  await bench.goto('about:blank');
  await bench.emulateMediaFeatures([{name: 'prefers-color-scheme', value: theme}]);
  await bench.setContent(
    '<!doctype html><html lang="en"><title>Pill</title><main><h1>Pill</h1></main></html>',
  );
  await bench.evaluate(
    (html, css) => {
      const host = document.createElement('div');
      document.querySelector('main')?.append(host);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      const root = host.attachShadow({mode: 'open'});
      root.adoptedStyleSheets = [sheet];
      root.innerHTML = html;
    },
    pill.html,
    pill.css,
  );
  return bench;
}

describe('axe finds nothing', () => {
  // What the ring and the sign are drawn over is a page of somebody else; they themselves are words without a control.
  it.each(SCENES.filter(({subject}) => subject !== 'ring'))('in $name', async (scene) => {
    const found = new Map<string, string[]>();
    await showScene(stage, scene, async (look) => {
      const page = scene.subject === 'pill' ? await copyOfPill(look) : look.page;
      const problems = await problemsOf(page);
      if (problems.length > 0) found.set(`${look.theme} at ${look.width}`, problems);
    });
    expect(Object.fromEntries(found)).toEqual({});
  });
});
