import type {Samples} from './samples.ts';
import type {Stage} from './stage.ts';
import {inMs} from './told.ts';

/** One cold press of the bare extension, over the page that Parley is talked to about. */
export async function measureBare({bare, page}: Stage, samples: Samples): Promise<string> {
  await page.bringToFront();
  const {capture, ready} = await bare.press();
  samples.take('capture.cold', 'peer', capture);
  samples.take('ready.bare', 'parley', ready);
  return `heard after ${inMs(capture)}, ready after ${inMs(ready)}`;
}
