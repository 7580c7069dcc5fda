import {join} from 'node:path';
import {openTab} from '../../local/desk/browser.ts';
import {openDesk} from '../../local/desk/desk.ts';
import {Parley} from '../../local/desk/parley.ts';
import {speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {servePages} from '../../local/pages/serve.ts';
import {buildWhenStale} from '../../scripts/build-when-stale.ts';
import type {Figure} from '../figures.ts';
import {startVoiceServer} from '../talk/voice-server.ts';
import {beginEpisode, outcomeOf, pathOf} from './episode.ts';
import {percentage} from './percentage.ts';
import {SPOKEN_TASKS} from './tasks.ts';

/** What a person says when Parley asks. A task asks at most twice. */
const YES = 'yes please';
const MOST_QUESTIONS = 2;

/**
 * Does ten of the tasks by voice: the sentence is spoken into the microphone, heard by the service on this machine, which
 * calls the tools, and answered aloud; what it asks is answered by voice. The recogniser knows the words of pages it was
 * shown, so each page is asked about once before, in writing.
 */
export async function sayTasks(
  folder: string,
  turns: number,
  print: (line: string) => void,
): Promise<Figure[]> {
  const {folder: extension} = buildWhenStale(join(import.meta.dirname, '..', '..'));
  const results: number[] = [];
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const server = await startVoiceServer();
    closers.push(server.stop);
    const site = await servePages(folder);
    closers.push(site.close);
    const desk = await openDesk({extension});
    closers.push(desk.close);
    const parley = await Parley.find(desk.browser, extension);
    await parley.configure(server, {acting: 'on'});
    for (const task of SPOKEN_TASKS) {
      const address = new URL(pathOf(task), site.url).href;
      const page = await openTab(desk.browser, address);
      await page.bringToFront();
      const own: number[] = [];
      for (let seed = 1; seed <= turns; seed += 1) {
        const utterance = await beginEpisode(page, address, seed);
        await typeTurn(desk, parley, 'what is on this page');
        const said = aloud(utterance);
        const {record} = await speakTurn(desk, parley, said);
        let {answer} = record;
        for (let asked = 0; answer.includes('?') && asked < MOST_QUESTIONS; asked += 1)
          ({answer} = (await speakTurn(desk, parley, YES)).record);
        const isRight = (await outcomeOf(page)) >= 1;
        own.push(isRight ? 1 : 0);
        if (!isRight)
          print(`  ${task} ${seed}: said “${said}”, heard “${record.heard}”, answered “${answer}”`);
      }
      print(`${task}: ${own.filter((one) => one > 0).length} of ${own.length}`);
      results.push(...own);
      await page.close();
    }
  } finally {
    for (const close of closers.reverse()) await close().catch(() => undefined);
  }
  return [percentage('act.spoken', results, null)];
}

const NUMBERS: Record<string, string> = {
  '1': 'one',
  '2': 'two',
  '3': 'three',
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
};

/** A task's sentence as it is read aloud: signs and numbers as words. */
export function aloud(utterance: string): string {
  return utterance
    .replaceAll('"', '')
    .replace(/\.$/, '')
    .replaceAll(/#?\b(\d(?:st|nd|rd)?)\b/g, (_, number: string) => NUMBERS[number] ?? number)
    .replaceAll('textbox', 'text box')
    .toLowerCase();
}
