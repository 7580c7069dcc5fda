import type {Page} from 'puppeteer-core';
import {PAGE_SCENES} from './page-scenes.ts';
import type {Scene} from './scene.ts';
import type {SceneStage} from './scene-stage.ts';
import {SETTINGS_SCENES} from './settings-scenes.ts';
import {VIEW_SCENES} from './view-scenes.ts';
import {WORK_SCENES} from './work-scenes.ts';

/** The colours in which everything is looked at. */
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Every screen in every state: of these `npm run screens` makes pictures, and the accessibility test reads each. */
export const SCENES: readonly Scene[] = [...VIEW_SCENES, ...WORK_SCENES, ...PAGE_SCENES, ...SETTINGS_SCENES];

/** A scene as it is seen in one colour and one width. */
export interface Look {
  scene: Scene;
  theme: Theme;
  width: number;
  page: Page;
}

const HEIGHT = 800;

/** Sets a scene and shows it in each colour and width, one after the other; then the stage is at rest again. */
export async function showScene(
  stage: SceneStage,
  scene: Scene,
  see: (look: Look) => Promise<void>,
): Promise<void> {
  const page = await scene.open(stage);
  try {
    // A picture of a whole page has no scroll bar, and is not to be laid out as if it had one.
    const session = await page.createCDPSession();
    await session.send('Emulation.setScrollbarsHidden', {hidden: true});
    for (const width of scene.widths) {
      const height = scene.subject === 'page' ? HEIGHT : Math.round(HEIGHT * 0.8);
      await page.setViewport({width, height});
      for (const theme of THEMES) {
        await page.emulateMediaFeatures([
          {name: 'prefers-color-scheme', value: theme},
          {name: 'prefers-reduced-motion', value: 'reduce'},
        ]);
        await settled(page);
        await see({scene, theme, width, page});
      }
    }
  } finally {
    await page.close();
    await stage.reset();
  }
}

/** Waits until what was changed has been laid out and drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 60)));
      }),
  );
}
