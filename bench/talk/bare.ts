import type {Samples} from './samples.ts';
import type {Stage} from './stage.ts';
import {inMs} from './told.ts';

/** A cold and a warm press, and one that wakes the worker alone, of the bare extension, over the page that Parley is talked to about. */
export async function measureBare({bare, page}: Stage, samples: Samples): Promise<string> {
  await page.bringToFront();
  try {
    const {capture, ready} = await bare.pressCold();
    const warm = await bare.pressWarm();
    const asleep = await bare.pressAsleep();
    samples.take('capture.cold', 'peer', capture);
    samples.take('ready.bare', 'parley', ready);
    samples.take('capture.warm', 'peer', warm.capture);
    samples.take('capture.asleep', 'peer', asleep.capture);
    return `heard after ${inMs(capture)}, ready after ${inMs(ready)}; warm heard after ${inMs(warm.capture)}, asleep ${inMs(asleep.capture)}`;
  } finally {
    await bare.coolDown();
  }
}
