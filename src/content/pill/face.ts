import {shareOf} from '../../core/level-wave.ts';
import {caption} from '../../platform/caption.ts';
import type {Pill, PillKind, PillStop} from '../../protocol/pill.ts';
import type {TextKey} from '../../protocol/texts/words.ts';

const BARS = 5;
/** How high the bars stand against each other. */
const SHAPE = [0.5, 0.8, 1, 0.7, 0.45];
const LEAST = 0.18;
/** What is worth being told to who does not see it. What Parley says is heard anyway. */
const ANNOUNCED: ReadonlySet<PillKind> = new Set(['listening', 'sharing']);

const STOP_WORDS = {talk: 'pill_stop_label', sharing: 'ui_stop_sharing'} as const satisfies Record<
  PillStop,
  TextKey
>;

/** The parts of a pill. */
export interface Face {
  element: HTMLElement;
  grip: HTMLElement;
  stop: HTMLElement;
  show: (pill: Pill) => void;
  /** Draws a loudness, RMS from 0 to 1. */
  level: (rms: number) => void;
  /** The person wants it to stop; nothing else is to be done with it. */
  stopping: () => void;
  /** Whether the mouse is where the stop button is drawn. */
  isOverStop: (at: {clientX: number; clientY: number}) => boolean;
}

/** Builds the pill in the root of its host. */
export function drawFace(root: ShadowRoot): Face {
  const element = part('div', 'pill');
  element.role = 'group';
  const grip = part('button', 'grip');
  grip.ariaLabel = caption('pill_move_label');
  grip.title = caption('pill_move');
  const bars = Array.from({length: BARS}, () => document.createElement('i'));
  grip.append(...bars);
  const words = part('span', 'words');
  words.ariaHidden = 'true';
  const news = part('span', 'news');
  news.role = 'status';
  const stop = part('button', 'stop');
  stop.append(document.createElement('i'));
  element.append(grip, words, news, stop);
  root.append(element);

  const setBars = (share: number) => {
    for (const [at, bar] of bars.entries())
      bar.style.setProperty('--high', Math.max(LEAST, share * (SHAPE[at] ?? 1)).toFixed(3));
  };
  setBars(0);
  return {
    element,
    grip,
    stop,
    show({kind, words: said, stops, theme}) {
      element.dataset['kind'] = kind;
      element.dataset['theme'] = theme;
      element.ariaLabel = `Parley: ${said}`;
      words.textContent = said;
      if (ANNOUNCED.has(kind) && news.textContent !== said) news.textContent = said;
      else if (!ANNOUNCED.has(kind)) news.textContent = '';
      stop.ariaLabel = stop.title = caption(STOP_WORDS[stops]);
      setBars(0);
    },
    level: (rms) => setBars(shareOf(rms)),
    stopping() {
      words.textContent = caption('pill_stopping');
    },
    isOverStop({clientX, clientY}) {
      const {left, right, top, bottom} = stop.getBoundingClientRect();
      return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
    },
  };
}

function part<K extends 'div' | 'span' | 'button'>(name: K, className: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.className = className;
  if (element instanceof HTMLButtonElement) element.type = 'button';
  return element;
}
