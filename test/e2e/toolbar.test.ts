import {expect, it} from 'vitest';
import {waitFor} from '../../local/desk/wait.ts';
import {press, startTalking, turnSince, useStage} from './stage.ts';

const stage = useStage();

interface Shown {
  title: string;
  /** The colours of the icon's middle and of its ground, as they were drawn, and how many pixels are seen. */
  ground: string;
  seen: number;
  picture: string;
}

/** Writes down every icon that the worker gives to Chrome. */
const follow = async () =>
  (await stage.parley.worker()).evaluate(() => {
    const shown: Shown[] = ((globalThis as {shown?: Shown[]}).shown ??= []);
    const setIcon = chrome.action.setIcon.bind(chrome.action) as unknown as (
      details: object,
    ) => Promise<void>;
    chrome.action.setIcon = (async (details: {imageData: Record<string, ImageData>}) => {
      const {data, width} = details.imageData['32'] ?? new ImageData(1, 1);
      const at = (4 * width + 12) * 4;
      const [ground, seen] = [
        [...data.slice(at, at + 3)].join(),
        data.filter((_, i) => i % 4 === 3 && _ > 0).length,
      ];
      shown.push({title: await chrome.action.getTitle({}), ground, seen, picture: data.join()});
      // Chrome itself judges whether it is a picture it can show.
      await setIcon(details);
    }) as typeof chrome.action.setIcon;
  });

const shown = async () =>
  (await stage.parley.worker()).evaluate(() => (globalThis as {shown?: Shown[]}).shown ?? []);
const until = (title: string) =>
  waitFor(`the icon of “${title}”`, async () => (await shown()).find((one) => one.title === title), {
    timeoutMs: 20_000,
  });

it('the toolbar shows each state as an icon of its own, and says it in words', async () => {
  await follow();
  await stage.control.setScript([
    {call: {name: 'read_page', arguments: {view: 'full'}}},
    {say: 'This is a shop. It sells tea, and it sells books, and it is open until the evening comes.'},
  ]);
  const from = await startTalking(stage);
  const listening = await until('Parley is listening');
  await stage.desk.mouth.say('what is on this page');
  await press(stage);
  const speaking = await until('Parley is speaking');
  await turnSince(stage, from);
  const idle = await until('Parley');

  await stage.control.setFaults({failNext: 1});
  await stage.parley.type('hello');
  const problem = await until('Parley has a problem: The voice service could not finish its answer.');
  const pictures = [listening, speaking, idle, problem];
  expect(new Set(pictures.map(({picture}) => picture)).size).toBe(4);
  expect(new Set(pictures.map(({ground}) => ground)).size).toBe(4);
  for (const {seen} of pictures) expect(seen).toBeGreaterThan(32 * 32 * 0.4);
});
