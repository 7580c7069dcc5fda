import {cornerOf, placeClearOf} from '../../core/pill-place.ts';
import type {Pill} from '../../protocol/pill.ts';
import {stayOnTop} from '../on-top.ts';
import {putOverlay} from '../overlay.ts';
import {pillWorld} from '../pill-here.ts';
import {drawFace} from './face.ts';
import {letMove} from './moving.ts';
import {isAlive, tell} from './tell.ts';
import {watchLevels} from './watch-levels.ts';
import css from './pill.css?inline';

/** By this name tests find it. */
const HOST = 'parley-pill';
/** How often it is looked whether the page left the pill as it was. */
const LOOK_MS = 500;
/** A picture is taken in less; the worker that would show the pill again may have died meanwhile. */
const LONGEST_VEIL_MS = 1_500;

/** A pill that is shown. */
export interface OpenPill {
  /** Answers `false` where the page has taken it away too often: then it is closed. */
  change: (pill: Pill) => boolean;
  veil: (isVeiled: boolean) => boolean;
  giveWay: () => void;
  close: () => void;
}

/** Puts the pill over the page. `onClosed` is called once, when nothing of it is left there. */
export function openPill(first: Pill, onClosed: () => void): OpenPill {
  const life = new AbortController();
  const {signal} = life;
  const overlay = putOverlay(HOST, css, true);
  const face = drawFace(overlay.root);
  let pill = first;
  let unveil: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    if (signal.aborted) return;
    life.abort();
    clearInterval(timer);
    clearTimeout(unveil);
    overlay.remove();
    onClosed();
  };
  const size = () => ({width: face.element.offsetWidth, height: face.element.offsetHeight});
  const frame = () => ({width: innerWidth, height: innerHeight});
  const lay = () => {
    const {x, y} = cornerOf(
      placeClearOf(pill.place, pillWorld.parleyPointed ?? null, size(), frame()),
      size(),
      frame(),
    );
    face.element.style.transform = `translate(${x}px, ${y}px)`;
  };
  const change = (next: Pill) => {
    if (!overlay.keep()) {
      close();
      return false;
    }
    pill = next;
    face.show(pill);
    levels.follow(pill.kind === 'listening' || pill.kind === 'speaking');
    lay();
    return true;
  };
  const stop = () => {
    face.stopping();
    tell('pill.stop', {what: pill.stops});
  };
  const levels = watchLevels((rms) => face.level(rms), signal);
  letMove(face, {
    signal,
    size,
    frame,
    place: () => pill.place,
    onMoved(place) {
      pill = {...pill, place};
      lay();
      tell('pill.move', {place});
    },
    onLetGo: lay,
  });
  // A page can make clicks, but no trusted ones.
  const isMeant = (event: MouseEvent) => event.isTrusted;
  face.stop.addEventListener('click', (event) => {
    if (isMeant(event)) stop();
  });
  addEventListener(
    'click',
    (event) => {
      // A dialog of the page makes everything around it inert, the pill too, which is seen all the same.
      if (event.target === overlay.host || !isMeant(event) || !face.isOverStop(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      stop();
    },
    {capture: true, signal},
  );
  addEventListener('resize', lay, {signal});
  // A page that is kept for the way back must not come back with what was shown then.
  addEventListener('pagehide', close, {signal});
  stayOnTop(overlay, signal);
  const timer = setInterval(() => {
    if (!isAlive() || !overlay.keep()) close();
  }, LOOK_MS);
  // It does not fly in from a corner.
  face.element.style.transition = 'none';
  change(first);
  requestAnimationFrame(() => face.element.style.removeProperty('transition'));
  return {
    change,
    veil(isVeiled) {
      clearTimeout(unveil);
      face.element.classList.toggle('veiled', isVeiled);
      if (isVeiled) unveil = setTimeout(() => face.element.classList.remove('veiled'), LONGEST_VEIL_MS);
      return true;
    },
    giveWay: lay,
    close,
  };
}
