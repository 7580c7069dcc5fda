import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from 'puppeteer-core';
import type {ToolDesk} from '../../local/desk/tool-desk.ts';

/** Chrome takes two captures a second; what waits for the next one says nothing about the work. */
const SPACE_MS = 700;
/** The first ones wait for the canvas to be made ready. */
const WARM_UP = 2;

/** Times in ms from the tool's call to a picture that can be sent, one call after the other, on the page at `address`. */
export async function timeScreenshot(
  desk: ToolDesk,
  page: Page,
  address: string,
  turns: number,
): Promise<number[]> {
  await desk.visit(address, page);
  const times: number[] = [];
  for (let turn = 0; turn < turns + WARM_UP; turn += 1) {
    await sleep(SPACE_MS);
    const {picture, failure, ms} = await desk.call('take_screenshot', {});
    if (!picture) throw new Error(failure?.message ?? 'no picture');
    if (turn >= WARM_UP) times.push(ms);
  }
  return times;
}
