import type {ToolDesk} from '../../local/desk/tool-desk.ts';
import type {PageReading, PageView} from '../../src/protocol/page.ts';
import type {Result} from '../../src/protocol/failures.ts';

/** One view of a page, read several times. */
export interface Timed {
  /** From the worker's question to its answer, in ms. */
  times: number[];
  /** For how long at once the page was kept busy, in ms, in each reading. */
  slices: number[];
  reading: PageReading;
}

/** Asks the page in front as the worker's tool does, `turns` times, and takes the time in the worker. */
export async function timeView(desk: ToolDesk, view: PageView, turns: number): Promise<Timed> {
  const tabId = await desk.frontTab();
  const asked = await desk.worker.evaluate(
    async (tab, wanted, count) => {
      await chrome.scripting.executeScript({target: {tabId: tab}, files: ['content.js']});
      const args = {view: wanted, ref: null, shown: null, since: null};
      const message = {parley: 1, to: 'content', command: 'page.read', args};
      const times: number[] = [];
      const slices: number[] = [];
      let last: unknown = null;
      for (let turn = 0; turn < count; turn += 1) {
        const from = performance.now();
        last = await chrome.tabs.sendMessage(tab, message, {frameId: 0});
        times.push(performance.now() - from);
        slices.push((last as {value?: {longestSliceMs: number}}).value?.longestSliceMs ?? -1);
      }
      return {times, slices, last};
    },
    tabId,
    view,
    turns,
  );
  const result = asked.last as Result<PageReading>;
  if (!result.ok) throw new Error(`${view}: ${result.failure.message}`);
  return {times: asked.times, slices: asked.slices, reading: result.value};
}
