import type {Page} from 'puppeteer-core';
import type {SceneStage} from './scene-stage.ts';

/** The widths of a window in which Parley's own pages are looked at: a narrow side panel, a tablet, a desk. */
export const WIDTHS = [320, 760, 1280] as const;

/** A state of the running extension that a person may see. */
export interface Scene {
  /** Names the picture, such as `popup-listening`. */
  name: string;
  /** What is looked at: one of Parley's own pages, or what it draws over a page. */
  subject: 'page' | 'pill' | 'ring';
  /** Widths of the window, in CSS pixels. */
  widths: readonly number[];
  /** Brings the extension into the state, and gives the page that shows it. */
  open: (stage: SceneStage) => Promise<Page>;
  /** The part of the page that the picture shows; without it all of the page. */
  part?: string;
}
