import {setTimeout as sleep} from 'node:timers/promises';
import {waitForPill} from '../desk/pill-in.ts';
import {waitFor} from '../desk/wait.ts';
import type {Scene} from './scene.ts';
import {BUSY, SNAPSHOTS} from './snapshots.ts';

const WINDOW = [320, 1_000];

/** What Parley draws over a page: the pill in each state, the sign that it listens for its name, the ring. */
export const PAGE_SCENES: Scene[] = [
  ...BUSY.map<Scene>((state) => ({
    name: `pill-${state}`,
    subject: 'pill',
    widths: WINDOW,
    async open(stage) {
      const page = await stage.visit(stage.place);
      await stage.report(SNAPSHOTS[state] ?? {});
      await waitForPill(page);
      return page;
    },
  })),
  {
    name: 'sign-name',
    subject: 'ring',
    widths: WINDOW,
    async open(stage) {
      const page = await stage.visit(stage.place);
      await stage.report({isWakeListening: true});
      await page.waitForSelector('parley-sign');
      return page;
    },
  },
  {
    name: 'ring',
    subject: 'ring',
    widths: [1_000],
    async open(stage) {
      const page = await stage.visit(stage.place);
      await stage.control.setScript([
        {call: {name: 'point', arguments: {target: 'the search box'}}},
        {say: 'Here is the search box, where you can look for a book, a film or a record.'},
      ]);
      await stage.parley.type('where is the search box');
      await waitFor('a ring', async () => ((await page.$('parley-ring')) ? true : undefined), {
        timeoutMs: 20_000,
      });
      // The arrow has arrived by then, and the ring stays for longer.
      await sleep(1_200);
      return page;
    },
  },
];
