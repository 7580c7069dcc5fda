import {describeFailure} from '../../src/protocol/failures.ts';
import {NO_GATEWAY} from '../../src/protocol/gateway.ts';
import {WIDTHS, type Scene} from './scene.ts';

/** The settings as a whole, each of their sections, and the welcome tab step by step. */
export const SETTINGS_SCENES: Scene[] = [
  {
    name: 'options',
    subject: 'page',
    widths: WIDTHS,
    open: (stage) => stage.open('options'),
  },
  {
    name: 'options-gateway-pairing',
    subject: 'page',
    widths: [760],
    part: 'form[aria-labelledby="gateway-title"]',
    async open(stage) {
      await stage.store('local', {
        gateway: {
          ...NO_GATEWAY,
          phase: 'waiting',
          failure: describeFailure('gateway.pairing'),
          pairingRequest: 'f3a1c2',
          retryAt: Date.now() + 20_000,
        },
      });
      const page = await stage.open('options');
      await page.waitForSelector('.gateway-trouble');
      return page;
    },
  },
  {
    name: 'options-wipe',
    subject: 'page',
    widths: [760],
    part: 'form[aria-labelledby="history-title"]',
    async open(stage) {
      const page = await stage.open('options');
      await page.locator('.wipe > button').click();
      await page.waitForSelector('.wipe-question');
      return page;
    },
  },
  ...(['prompt', 'denied', 'granted'] as const).map<Scene>((setting) => ({
    name: `welcome-microphone-${setting}`,
    subject: 'page',
    widths: WIDTHS,
    open: (stage) => stage.open('welcome', setting),
  })),
];
