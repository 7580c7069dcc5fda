import {caption} from '../../platform/caption.ts';
import {isOverlay, putOverlay} from '../overlay.ts';
import css from './shared-sign.css?inline';

/** By this name the worker takes the sign away again. */
const HOST = 'parley-shared';

/**
 * The sign on the page that the person shares with their agent, above whatever the page shows. Being put here shows it; being
 * put here again puts back what the page has taken away. The toolbar tells it too.
 */
const there = document.querySelector(HOST);
if (!there || !isOverlay(there) || !there.matches(':popover-open')) {
  there?.remove();
  const {root} = putOverlay(HOST, css, true);
  const sign = document.createElement('div');
  sign.className = 'sign';
  sign.role = 'status';
  const dot = document.createElement('span');
  dot.className = 'dot';
  sign.append(dot, caption('sign_shared'));
  root.append(sign);
}
