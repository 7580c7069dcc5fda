import {mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {SCENES, showScene, type Look} from '../local/scenes/index.ts';
import {openSceneStage} from '../local/scenes/scene-stage.ts';
import {buildWhenStale} from './build-when-stale.ts';

const ROOT = join(import.meta.dirname, '..');
const USAGE = `Usage: npm run screens [-- FOLDER] [--only WORD] [--lang LANGUAGE]

Writes a picture of each screen and state, light and dark, from the running extension in Chromium.
  FOLDER       where to; screens/ by default
  --only WORD  only scenes whose name holds this word
  --lang de    in a browser of this language; its pictures carry it in their names`;

const words = process.argv.slice(2);
/** Takes an option out of what was written, with its value. */
function take(option: string): string | undefined {
  const at = words.indexOf(option);
  return at < 0 ? undefined : words.splice(at, 2)[1];
}
const only = take('--only') ?? '';
const language = take('--lang');
if (words.length > 1 || words[0]?.startsWith('-')) {
  console.error(USAGE);
  process.exit(words[0] === '--help' ? 0 : 2);
}
const target = resolve(words[0] ?? join(ROOT, 'screens'));
mkdirSync(target, {recursive: true});

const {folder} = buildWhenStale(ROOT);
const stage = await openSceneStage(folder, language);
let count = 0;
try {
  for (const scene of SCENES.filter(({name}) => name.includes(only)))
    await showScene(stage, scene, async (look) => {
      await takePicture(look);
      count += 1;
    });
} finally {
  await stage.close();
}
console.log(`${count} pictures in ${target}`);

async function takePicture({scene, theme, width, page}: Look): Promise<void> {
  const path = join(
    target,
    `${scene.name}-${width}-${theme}${language ? `-${language}` : ''}.png`,
  ) as `${string}.png`;
  const part = scene.part === undefined ? null : await page.waitForSelector(scene.part);
  if (part) await part.screenshot({path});
  else await page.screenshot({path, fullPage: scene.subject === 'page'});
}
