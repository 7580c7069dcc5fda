import type {Question} from '../../src/protocol/question.ts';
import {sentence} from '../../src/protocol/sentences.ts';
import type {Scene} from './scene.ts';
import {SNAPSHOTS} from './snapshots.ts';

/** As wide as Chrome makes the popup. */
const POPUP = [360];
const PANEL = [320, 480];

const ASKED = sentence('ask_click', {
  it: sentence('ask_named', {name: 'Add to basket'}),
  site: 'shop.example',
});
const QUESTION: Question = {
  id: 'question-scene',
  sessionId: 'sess_scene-0001',
  turnId: 'turn_scene-0002',
  tabId: 1,
  frameId: 0,
  frameNumber: null,
  origins: ['https://shop.example'],
  documentOrigin: 'https://shop.example',
  kind: 'plain',
  action: {kind: 'visit', url: 'https://shop.example/basket'} as unknown as Question['action'],
  fingerprint: '',
  text: ASKED.message,
  sentences: [ASKED],
  askedAt: 0,
  expiresAt: Number.MAX_SAFE_INTEGER,
};

/** The popup and the side panel in each state, and with a question. */
export const VIEW_SCENES: Scene[] = (['popup', 'sidepanel'] as const).flatMap((view) => {
  const widths = view === 'popup' ? POPUP : PANEL;
  // Chrome makes the popup as high as what is in it.
  const part = view === 'popup' ? {part: 'main'} : {};
  const states = Object.entries(SNAPSHOTS).map<Scene>(([state, snapshot]) => ({
    name: `${view}-${state}`,
    subject: 'page',
    widths,
    ...part,
    async open(stage) {
      await stage.report(snapshot);
      return stage.open(view);
    },
  }));
  const question: Scene = {
    name: `${view}-question`,
    subject: 'page',
    widths,
    ...part,
    async open(stage) {
      await stage.report(SNAPSHOTS['speaking'] ?? {});
      await stage.ask({...QUESTION, expiresAt: Date.now() + 80_000});
      const page = await stage.open(view);
      await page.waitForSelector('.question');
      return page;
    },
  };
  return [...states, question];
});
